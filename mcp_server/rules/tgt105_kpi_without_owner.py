"""TGT105 kpi-without-owner."""

from mcp_server.model.base import called
from mcp_server.model.goals import Kpi
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "指标没有负责人",
        "ask": "谁对“{name}”负责？",
        "why": "人人负责等于没有人负责。",
    },
    "en": {
        "title": "KPI without an owner",
        "ask": 'Who answers for "{name}"?',
        "why": "What everybody answers for, nobody does.",
    },
}


@rule("TGT105", "question")
def kpi_without_owner(kpi: Kpi) -> Seen:
    """KPI without an owner.

    ## What it does
    Asks who answers for a KPI.

    ## Why is this bad?
    What everybody answers for, nobody does.

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
      - {name: Renewal rate, target: "92%", owner: Key account director}
    ```

    ## Fix
    Name one person.
    """
    if kpi.target and not kpi.owner:
        yield See("owner", name=called(kpi))
