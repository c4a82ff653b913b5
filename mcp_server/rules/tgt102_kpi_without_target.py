"""TGT102 kpi-without-target."""

from mcp_server.model.base import called
from mcp_server.model.goals import Kpi
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "指标没有目标值",
        "ask": "“{name}”要达到多少？",
        "why": "没有目标值的指标只能看，不能判断。",
    },
    "en": {
        "title": "KPI without a target",
        "ask": 'What should "{name}" reach?',
        "why": "A measure without a target can be watched, but nobody can say whether it is good.",
    },
}


@rule("TGT102", "question")
def kpi_without_target(kpi: Kpi) -> Seen:
    """KPI without a target.

    ## What it does
    Asks for the target of a KPI that has none.

    ## Why is this bad?
    At the end of the period everybody reads the figure as they like.

    ## Bad
    ```yaml generate_plan
    department: Support
    kpis:
      - {name: First response time, baseline: 4 hours}
    ```

    ## Good
    ```yaml generate_plan
    department: Support
    kpis:
      - {name: First response time, baseline: 4 hours, target: "≤2 hours"}
    ```

    ## Fix
    Give the figure with its bound, or take the measure out of the KPIs.
    """
    if kpi.name and not kpi.target:
        yield See("target", name=called(kpi))
