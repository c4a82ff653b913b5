"""KPI204 measure-made-of-itself."""

from mcp_server.methods.build_kpi_tree import KpiTree
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "指标由自己算出",
        "message": "{names} 的公式互相引用，都算不出来。",
        "fix": "确定哪个是实际测量的，给出数值而不是公式。",
    },
    "en": {
        "title": "Measure made of itself",
        "message": "The formulas of {names} lead back to themselves.",
        "fix": "Decide which of them is measured, and give its figure instead of a formula.",
    },
}


@rule("KPI204", "error")
def measure_made_of_itself(body: KpiTree) -> Seen:
    """Measure made of itself.

    ## What it does
    Checks for measures whose formulas lead back to themselves.

    ## Why is this bad?
    None of them can be computed.

    ## Bad
    ```yaml build_kpi_tree
    nodes:
      - {id: revenue, formula: margin + cost}
      - {id: margin, formula: revenue - cost}
      - {id: cost, value: "$30"}
    ```

    ## Good
    ```yaml build_kpi_tree
    nodes:
      - {id: revenue, unit: USD, formula: customers * price, value: "$1,200"}
      - {id: customers, value: "40"}
      - {id: price, unit: USD, value: "$30"}
    ```

    ## Fix
    Decide which of them is measured, and give its figure instead of a formula.
    """
    names = {m.id: m.name for m in body.measures}
    for circle in body.circles:
        for node in circle:
            yield See(f"/nodes/id={node}/formula", names=tuple(names[n] for n in circle))
