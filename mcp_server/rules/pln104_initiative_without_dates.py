"""PLN104 initiative-without-dates."""

from mcp_server.language.dates import when
from mcp_server.methods.generate_plan import Plan
from mcp_server.model.work import Initiative
from mcp_server.rules._rule import See, Seen, rule
from mcp_server.rules._work import names, says

WORDS = {
    "zh-CN": {
        "title": "工作没有时间",
        "ask": "以下工作何时开始、要多久（可以给三点估算，如 5/8/15 天）：{names}？",
        "why": "没有起点和工期，就排不出进度，也算不出关键路径和人力。",
    },
    "en": {
        "title": "Initiatives without dates",
        "ask": (
            "When does each of these start, and how long does it take (three points such as 5/8/15 days will "
            "do): {names}?"
        ),
        "why": "Without a start and a length there is no schedule, no critical path and no load by month.",
    },
}


def _missing(item: Initiative) -> str:
    """Return the first field of a date that is missing; nothing where the dates of an initiative are known."""
    if any(step.when for step in item.actions) or says(item, r"\d\s*[月周季天日]|\d{4}|\bQ[1-4]\b|week|month|day"):
        return ""
    begins = when(item.start) if item.start else None
    if begins is not None and begins.sort == "window":
        return ""
    if not (item.start or item.after or (item.end and item.duration)):
        return "start"
    return "" if item.duration or item.end else "duration"


@rule("PLN104", "question")
def initiative_without_dates(plan: Plan) -> Seen:
    """Initiatives without dates.

    ## What it does
    Asks once for all initiatives that give no start (nor what they wait for), or neither a duration nor an end. Dated
    steps count as dates.

    ## Why is this bad?
    What has no dates has no place in the schedule, and what waits for it has none either.

    ## Bad
    ```yaml generate_plan
    department: IT
    period: 2026
    initiatives:
      - {name: Move the data, owner: Mei Lin}
    ```

    ## Good
    ```yaml generate_plan
    department: IT
    period: 2026
    initiatives:
      - {name: Move the data, owner: Mei Lin, start: 2026-03-02, duration: 3 weeks}
    ```

    ## Fix
    Give a start or what it waits for, and a duration, three points, or an end.
    """
    undated = [(item, missing) for item in plan.initiatives if (missing := _missing(item))]
    found = names(item for item, _ in undated)
    for item, missing in undated:
        yield See(f"initiatives/id={item.id}/{missing}", names=found)
