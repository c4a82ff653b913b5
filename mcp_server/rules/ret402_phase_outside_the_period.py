"""RET402 phase-outside-the-period."""

from mcp_server.methods._retro_time import Seam
from mcp_server.model.paper import Join
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "阶段超出周期",
        "message": "“{one}”有 {days} 个工作日（{start} 至 {end}）在项目周期之外。",
        "fix": "更正周期或阶段的日期。",
    },
    "en": {
        "title": "Phase outside the period",
        "message": '"{one}" has {days} working days ({start} to {end}) outside the period of the project.',
        "fix": "Correct the period, or the dates of the phase.",
    },
}


@rule("RET402")
def phase_outside_the_period(seam: Seam | Join) -> Seen:
    """Phase outside the period.

    ## What it does
    Checks for phases with working days before the first or after the last day of the period; in a text, for phases
    that begin or end with the whole project and go beyond its other end.

    ## Why is this bad?
    Either the project took longer than it says, or a date is wrong.

    ## Bad
    ```yaml run_retrospective
    project: Locker pilot
    period: {start: 2025-03-03, end: 2025-04-30}
    phases: [{name: Installation, actual: 2025-03-17 to 2025-05-16}]
    ```

    ## Good
    ```yaml run_retrospective
    project: Locker pilot
    period: {start: 2025-03-03, end: 2025-05-16}
    phases: [{name: Installation, actual: 2025-03-17 to 2025-05-16}]
    ```

    ## Fix
    Correct the period, or the dates of the phase.
    """
    if seam.sort == "outside" and seam.days:
        yield See("", one=seam.one, start=seam.start, end=seam.end, days=seam.days)
