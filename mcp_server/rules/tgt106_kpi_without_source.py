"""TGT106 kpi-without-source."""

from mcp_server.model.base import called
from mcp_server.model.goals import Kpi
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "指标没有数据来源",
        "ask": "“{name}”的数从哪里来、谁出、多久一次？",
        "why": "期末才发现没有数，目标就无法判断。",
    },
    "en": {
        "title": "KPI without a source of data",
        "ask": 'Where does the figure of "{name}" come from, from whom, and how often?',
        "why": "If nobody has the figure at the end, the target cannot be judged.",
    },
}


@rule("TGT106", "question")
def kpi_without_source(kpi: Kpi) -> Seen:
    """KPI without a source of data.

    ## What it does
    Asks where the figure of a KPI comes from.

    ## Why is this bad?
    If nobody has the figure at the end, the target cannot be judged.

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
      - {name: Renewal rate, target: "92%", source: "Contract ledger, monthly"}
    ```

    ## Fix
    Name the system or the list, who reads it, and when.
    """
    if kpi.target and not kpi.source:
        yield See("source", name=called(kpi))
