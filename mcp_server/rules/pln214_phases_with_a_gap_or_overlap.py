"""PLN214 phases-with-a-gap-or-overlap."""

import re
from datetime import timedelta
from itertools import pairwise
from typing import Final

from mcp_server.language.numerals import chinese
from mcp_server.methods._plan_time import calendar_for
from mcp_server.methods.generate_plan import Plan
from mcp_server.model.base import called
from mcp_server.model.time import Window
from mcp_server.regex import regex
from mcp_server.rules._rule import See, Seen, rule
from mcp_server.rules._work import clock_of, single, sure

WORDS = {
    "zh-CN": {
        "title": "阶段之间有空档或重叠",
        "message": "“{one}”到 {end} 结束，“{two}”从 {start} 开始，两者相差 {days} 个工作日。",
        "fix": "让下一阶段紧接上一阶段，或写明中间这段时间做什么。",
    },
    "en": {
        "title": "Phases with a gap or an overlap",
        "message": (
            '"{one}" ends on {end} and "{two}" starts on {start}: {days} working days lie between the two dates.'
        ),
        "fix": "Let the phases follow each other, or say what the time between them is for.",
    },
}


_PHASE: Final = regex(
    r"(?:第\s?(?P<a>\d|[一二三四五六七八九])\s?阶段|阶段\s?(?P<b>\d|[一二三四五六七八九])|phase\s(?P<c>\d))(?![\d.])",
    re.IGNORECASE,
)


def _number(name: str) -> int:
    """Return the number of a phase; 0 where a name is that of none."""
    found = _PHASE.match(name.strip())
    word = found and (found["a"] or found["b"] or found["c"])
    if not word:
        return 0
    read = None if word.isdigit() else chinese(word)
    return int(word) if word.isdigit() else int(read.value) if read else 0


@rule("PLN214")
def phases_with_a_gap_or_overlap(plan: Plan) -> Seen:
    """Phases with a gap or an overlap.

    ## What it does
    Checks initiatives that are numbered as phases and give their days, for five working days or more in no phase or
    in two.

    ## Why is this bad?
    Time in no phase is planned for nothing; time in two is planned twice.

    ## Bad
    ```yaml generate_plan
    department: IT
    period: 2026
    initiatives:
      - {name: "Phase 1: design", start: 2026-03-02, end: 2026-03-31}
      - {name: "Phase 2: build", start: 2026-05-06, end: 2026-06-30}
    ```

    ## Good
    ```yaml generate_plan
    department: IT
    period: 2026
    initiatives:
      - {name: "Phase 1: design", start: 2026-03-02, end: 2026-03-31}
      - {name: "Phase 2: build", start: 2026-04-01, end: 2026-06-30}
    ```

    ## Fix
    Let the phases follow each other, or say what the time between them is for.
    """
    clock, found = clock_of(plan), {}
    for item in plan.initiatives:
        begins, ends, number = sure(clock, item.start), sure(clock, item.end), _number(item.name)
        if number:
            if begins is None or ends is None or not single(begins) or not single(ends) or number in found:
                return
            found[number] = (item, begins.start, ends.end)
    phases = [found[number] for number in sorted(found)]
    if len(phases) < 2 or sorted(found) != list(range(min(found), min(found) + len(found))):
        return
    calendar = calendar_for(plan, Window(start=phases[0][1], end=max(phases[0][1], phases[-1][2])))
    for (one, _, end), (two, start, _) in pairwise(phases):
        gap = calendar.working_days(end + timedelta(1), start - timedelta(1))
        both = 0 if one.id in two.after or one.name in two.after else calendar.working_days(start, end)
        if max(gap, both) >= 5:
            at = f"initiatives/id={two.id}/start"
            yield See(at, one=called(one), two=called(two), end=end, start=start, days=max(gap, both))
