"""RET403 rounds-longer-than-their-phase."""

from mcp_server.methods._retro_time import Rounds
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "迭代总长超过阶段",
        "message": "“{name}”写了 {count} 轮、每轮{length}，依次要 {needed} 周，这一阶段只有 {there} 周。",
        "fix": "更正轮数、每轮长度或阶段日期；如有并行，分别写明。",
    },
    "en": {
        "title": "Rounds longer than their phase",
        "message": '"{name}" has {count} rounds of {length}: {needed} weeks in a row, in a phase of {there}.',
        "fix": "Correct the number, the length or the dates; where rounds ran side by side, say so.",
    },
}


@rule("RET403", "error")
def rounds_longer_than_their_phase(rounds: Rounds) -> Seen:
    """Rounds longer than their phase.

    ## What it does
    Checks whether the rounds of a phase, so many of one length, fit into its days one after the other, with
    half a week of slack.

    ## Why is this bad?
    Either rounds were left out or the dates are wrong, and every rate per round rests on it.

    ## Bad
    ```yaml run_retrospective
    project: Locker pilot
    phases: [{name: Build, actual: 2025-03-17 to 2025-05-02, iterations: '4', iteration_length: 2 weeks}]
    ```

    ## Good
    ```yaml run_retrospective
    project: Locker pilot
    phases: [{name: Build, actual: 2025-03-17 to 2025-05-09, iterations: '4', iteration_length: 2 weeks}]
    ```

    ## Fix
    Correct the number, the length or the dates; where rounds ran side by side, say so.
    """
    if not rounds.fits:
        needed, there = rounds.needed, rounds.there
        yield See("iterations", name=rounds.name, count=rounds.count, length=rounds.length, needed=needed, there=there)
