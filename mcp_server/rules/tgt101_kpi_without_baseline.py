"""TGT101 kpi-without-baseline."""

from mcp_server.model.base import called
from mcp_server.model.goals import Kpi
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "指标没有基线",
        "ask": "“{name}”现在是多少（或上一期是多少）？",
        "why": "不知道起点，就画不出通往目标的路径，也无法判断目标是否现实。",
    },
    "en": {
        "title": "KPI without a baseline",
        "ask": 'Where does "{name}" stand today, or where did it stand in the last period?',
        "why": "Without a start there is no path to the target, and nobody can tell whether the target is realistic.",
    },
}


@rule("TGT101", "question")
def kpi_without_baseline(kpi: Kpi) -> Seen:
    """KPI without a baseline.

    ## What it does
    Asks for the baseline of a KPI that has a target.

    ## Why is this bad?
    A target of 92 % says nothing about the work that it takes: from 91 % it is a rounding error, from 70 % a new
    product.

    ## Bad
    ```yaml generate_plan
    department: Sales
    kpis:
      - {name: Renewal rate, target: "92%"}
    ```

    ## Good
    ```yaml generate_plan
    department: Sales
    kpis:
      - {name: Renewal rate, baseline: "88%", target: "92%"}
    ```

    ## Fix
    Give the figure of today, or of the last period, with its source. A flow that starts from nothing has the baseline
    0.
    """
    if kpi.target and not kpi.baseline:
        yield See("baseline", name=called(kpi))
