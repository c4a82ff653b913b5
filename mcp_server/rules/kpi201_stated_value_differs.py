"""KPI201 stated-value-differs."""

from mcp_server.methods._tree_nouns import Measure
from mcp_server.rules._rule import See, Seen, rule
from mcp_server.words import Key

WORDS = {
    "zh-CN": {
        "title": "写明的数与公式不符",
        "message": "“{name}”（{scenario}）写的是 {stated}，按 {formula} 应为 {computed}。",
        "fix": "查清哪个数错了；若计算值正确，就删去写明的数。",
    },
    "en": {
        "title": "Stated figure that its formula does not give",
        "message": '"{name}" ({scenario}) is stated as {stated}; {formula} gives {computed}.',
        "fix": "Find out which figure is wrong; take the stated one out where the computed one is right.",
    },
}


@rule("KPI201", "error")
def stated_value_differs(measure: Measure) -> Seen:
    """Stated figure that its formula does not give.

    ## What it does
    Checks the figure stated for a measure against what its formula gives, within the rounding of all figures shown.

    ## Why is this bad?
    One of the figures is wrong, or the formula is; decisions are taken on either.

    ## Bad
    ```yaml build_kpi_tree
    nodes:
      - {id: revenue, unit: USD, formula: customers * price, value: "$1,500"}
      - {id: customers, value: "40"}
      - {id: price, unit: USD, value: "$30"}
    ```

    ## Good
    ```yaml build_kpi_tree
    nodes:
      - {id: revenue, unit: USD, formula: customers * price, value: "$1,200"}
      - {id: customers, value: "40"}
      - {id: price, unit: USD, value: "$30"}
    ```

    ## Fix
    Find out which figure is wrong; take the stated one out where the computed one is right.
    """
    for figure in measure.figures:
        if figure.holds is False:
            yield See(
                "value" if figure.scenario == "value" else f"scenarios/{figure.scenario}",
                name=measure.name, scenario=Key(figure.scenario), stated=figure.stated, computed=figure.computed,
                formula=measure.formula,
            )  # fmt: skip
