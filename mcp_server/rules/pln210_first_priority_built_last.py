"""PLN210 first-priority-built-last."""

import re
from typing import Final

from mcp_server.methods.generate_plan import Plan
from mcp_server.model.base import by_reference, called
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "最优先的最后才做",
        "message": "“{name}”优先级最高（{priority}），却在所有其他工作开始之后的 {start} 才开始，最后完成。",
        "fix": "把它提前，或改它的优先级。",
    },
    "en": {
        "title": "First priority built last",
        "message": (
            '"{name}" has the first priority ({priority}), yet it starts on {start}, after all the others have '
            "begun, and ends last."
        ),
        "fix": "Move it forward, or change its priority.",
    },
}


_WORDS: Final = {
    "最高": 0, "高": 1, "中": 2, "低": 3,
    "critical": 0, "high": 1, "medium": 2, "low": 3, "must": 1, "should": 2, "could": 3,
}  # fmt: skip


def _level(priority: str) -> int | None:
    """Return a priority as a number, the first the smallest; nothing where it is not clear."""
    word = priority.strip().lower()
    found = re.fullmatch(r"p?\s?(\d{1,2})", word)
    return int(found[1]) if found else _WORDS.get(word.removesuffix("优先级").removesuffix(" priority"))


@rule("PLN210")
def first_priority_built_last(plan: Plan) -> Seen:
    """First priority built last.

    ## What it does
    Checks for work of the first priority that starts after at least two others of lower priority and ends last,
    although it does not wait for them.

    ## Why is this bad?
    When time or money runs short, what comes last is left out.

    ## Bad
    ```yaml generate_plan
    department: IT
    period: 2026
    initiatives:
      - {name: Move the data, priority: P0, start: 2026-09-01, duration: 8 weeks}
      - {name: New icons, priority: P1, start: 2026-03-02, duration: 4 weeks}
      - {name: Dark mode, priority: P2, start: 2026-05-06, duration: 4 weeks}
    ```

    ## Good
    ```yaml generate_plan
    department: IT
    period: 2026
    initiatives:
      - {name: Move the data, priority: P0, start: 2026-03-02, duration: 8 weeks}
      - {name: New icons, priority: P1, start: 2026-05-06, duration: 4 weeks}
      - {name: Dark mode, priority: P2, start: 2026-09-01, duration: 4 weeks}
    ```

    ## Fix
    Move it forward, or change its priority.
    """
    level = {i.id: _level(i.priority) for i in plan.initiatives}
    tasks = [t for t in plan.tasks if t.level == "initiative" and level[t.id] is not None and t.start and t.finish]
    levels = [n for n in level.values() if n is not None]
    top = [task for task in tasks if level[task.id] == min(levels)]
    rest = [task for task in tasks if level[task.id] != min(levels)]
    if len(tasks) < len(plan.initiatives) or not top or len(rest) < 2:
        return
    known = by_reference(plan.initiatives)
    last_start = max(task.start for task in rest if task.start)
    last_end = max(task.finish for task in rest if task.finish)
    if any(task.start <= last_start or task.finish <= last_end for task in top if task.start and task.finish):
        return
    for task in top:
        item = known[task.id]
        if item.start and not item.after:
            yield See(f"initiatives/id={item.id}/start", name=called(item), priority=item.priority, start=task.start)
