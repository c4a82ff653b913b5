"""RET203 change-within-sampling-error."""

from mcp_server.methods.run_retrospective import Retrospective
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "差别在抽样误差之内",
        "message": "“{name}”由 {before} 到 {after}，样本 {n} 与 {m}，差别在抽样误差之内，不能算成效。",
        "fix": "写成“未见变化”，或扩大样本再看。",
    },
    "en": {
        "title": "Change within sampling error",
        "message": '"{name}" went from {before} to {after} on {n} and {m} answers: chance alone can do that.',
        "fix": "Say that no change is shown, or look again with more people.",
    },
}


@rule("RET203")
def change_within_sampling_error(body: Retrospective) -> Seen:
    """Change within sampling error.

    ## What it does
    Checks a share or a Net Promoter Score that is counted as met, with its baseline and with the numbers
    counted both times, for a difference that is within sampling error (95 %).

    ## Why is this bad?
    The next survey may show the opposite, with nothing done.

    ## Bad
    ```yaml run_retrospective
    project: Locker pilot
    goals: [{id: g, metric: repeat rate, baseline: 30%, target: ≥32%, actual: 33%}]
    evidence:
      - {metric: repeat rate, value: 30%, n: '120'}
      - {metric: repeat rate, value: 33%, n: '130'}
    ```

    ## Good
    ```yaml run_retrospective
    project: Locker pilot
    goals: [{id: g, metric: repeat rate, baseline: 30%, target: ≥32%, actual: 33%}]
    evidence:
      - {metric: repeat rate, value: 30%, n: '12,000'}
      - {metric: repeat rate, value: 33%, n: '13,000'}
    ```

    ## Fix
    Say that no change is shown, or look again with more people.
    """
    met = {row.at for row in body.attained if row.verdict == "met"}
    for row in body.moved:
        if row.verdict == "within_error" and row.at in met:
            yield See(
                f"{row.at}/actual", name=row.metric, before=row.before, after=row.after, n=row.n_before, m=row.n_after
            )  # fmt: skip
