"""TGT103 kpi-without-unit."""

from mcp_server.language.quantities import quantity
from mcp_server.model.base import called
from mcp_server.model.goals import Kpi
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "指标没有单位",
        "ask": "“{name}”的单位是什么（元、家、%、天……）？",
        "why": "同一个数字，单位不同就是两回事。",
    },
    "en": {
        "title": "KPI without a unit",
        "ask": 'In what unit is "{name}" counted (yuan, customers, %, days …)?',
        "why": "The same digits are two things in two units.",
    },
}


@rule("TGT103", "question")
def kpi_without_unit(kpi: Kpi) -> Seen:
    """KPI without a unit.

    ## What it does
    Asks for the unit of a KPI whose target is a bare number.

    ## Why is this bad?
    The same digits are two things in two units.

    ## Bad
    ```yaml generate_plan
    department: Sales
    kpis:
      - {name: Backlog, baseline: "40", target: "25"}
    ```

    ## Good
    ```yaml generate_plan
    department: Sales
    kpis:
      - {name: Backlog, baseline: "40", target: "25", unit: tickets}
    ```

    ## Fix
    Write the unit beside the figure, or in `unit`.
    """
    if kpi.target and not kpi.unit and (target := quantity(kpi.target)) and not target.unit:
        yield See("unit", name=called(kpi))
