"""RET401 phases-that-do-not-meet."""

from mcp_server.methods._retro_time import Seam
from mcp_server.model.paper import Join
from mcp_server.rules._rule import See, Seen, rule
from mcp_server.words import Key

WORDS = {
    "zh-CN": {
        "title": "阶段之间有空档或重叠",
        "message": "“{one}”与“{two}”之间：{start} 至 {end}，{days} 个工作日{sort}。",
        "fix": "补上这段时间做了什么，或更正日期。",
    },
    "en": {
        "title": "Phases that do not meet",
        "message": '"{one}" and "{two}": {start} to {end}, {days} working days {sort}.',
        "fix": "Say what was done in that time, or correct the dates.",
    },
}


@rule("RET401")
def phases_that_do_not_meet(seam: Seam | Join) -> Seen:
    """Phases that do not meet.

    ## What it does
    Checks the phases, one after the other, for two working days or more that lie in none of them or in two. A
    phase that spans the whole period runs beside the others. In a text, where most of its phases meet or there are
    only two, and not where it says that they run side by side.

    ## Why is this bad?
    What was done in that time, and what it cost, is in no phase.

    ## Bad
    ```yaml run_retrospective
    project: Locker pilot
    phases:
      - {name: Site search, actual: 2025-03-03 to 2025-03-14}
      - {name: Installation, actual: 2025-03-24 to 2025-04-25}
    ```

    ## Good
    ```yaml run_retrospective
    project: Locker pilot
    phases:
      - {name: Site search, actual: 2025-03-03 to 2025-03-14}
      - {name: Installation, actual: 2025-03-17 to 2025-04-25}
    ```

    ## Fix
    Say what was done in that time, or correct the dates.
    """
    if seam.two and seam.days >= 2:
        sort = Key(f"in_{seam.sort}")
        yield See("", one=seam.one, two=seam.two, start=seam.start, end=seam.end, days=seam.days, sort=sort)
