"""PLN212 durations-that-may-be-end-marks."""

from mcp_server.methods.generate_plan import Plan
from mcp_server.rules._rule import See, Seen, rule
from mcp_server.rules._work import end_marks, names

WORDS = {
    "zh-CN": {
        "title": "工期可能是结束时点",
        "message": (
            "{names} 依次进行，工期写的是 {spans}，加起来超过整个周期，而最后一个正好等于周期长度："
            "它们像是各自结束的时点。"
        ),
        "fix": "每项只写自己的工期，从前一项结束算起。",
    },
    "en": {
        "title": "Durations that may be end marks",
        "message": (
            "{names} follow each other with durations of {spans}: together they pass the period, and the last "
            "alone fills it, so they look like the points at which each ends."
        ),
        "fix": "Give each its own length, counted from the end of the one before.",
    },
}


@rule("PLN212")
def durations_that_may_be_end_marks(plan: Plan) -> Seen:
    """Durations that may be end marks.

    ## What it does
    Checks a chain of work for rising durations of which the last is as long as the period and all together are
    longer.

    ## Why is this bad?
    Read as durations, they make the plan far longer than it is meant to be.

    ## Bad
    ```yaml generate_plan
    department: IT
    period: {start: 2026-03-02, end: 2026-05-24}
    initiatives:
      - {id: a, name: Design, duration: 4 weeks}
      - {id: b, name: Build, duration: 8 weeks, after: [a]}
      - {id: c, name: Roll out, duration: 12 weeks, after: [b]}
    ```

    ## Good
    ```yaml generate_plan
    department: IT
    period: {start: 2026-03-02, end: 2026-05-24}
    initiatives:
      - {id: a, name: Design, duration: 4 weeks}
      - {id: b, name: Build, duration: 4 weeks, after: [a]}
      - {id: c, name: Roll out, duration: 4 weeks, after: [b]}
    ```

    ## Fix
    Give each its own length, counted from the end of the one before.
    """
    chain = end_marks(plan)
    spans = tuple(item.duration for item in chain)
    for item in chain:
        yield See(f"initiatives/id={item.id}/duration", names=names(chain), spans=spans)
