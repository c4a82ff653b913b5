"""KPI101 leaf-without-figure."""

from mcp_server.methods.build_kpi_tree import KpiTree
from mcp_server.rules._rule import See, Seen, rule
from mcp_server.words import Key

WORDS = {
    "zh-CN": {
        "title": "叶子指标缺数",
        "ask": "“{name}”在“{scenario}”下是多少？",
        "why": "缺了它，上面的指标都算不出来。",
    },
    "en": {
        "title": "Leaf without a figure",
        "ask": 'What is "{name}" in {scenario}?',
        "why": "All that is computed from it stays empty.",
    },
}


@rule("KPI101", "question")
def leaf_without_figure(body: KpiTree) -> Seen:
    """Leaf without a figure.

    ## What it does
    Asks for the figures of leaves that are missing in a scenario for which others are given.

    ## Why is this bad?
    All that is computed from it stays empty.

    ## Bad
    ```yaml build_kpi_tree
    nodes:
      - {id: revenue, formula: customers * price}
      - {id: customers, value: "40"}
      - {id: price}
    ```

    ## Good
    ```yaml build_kpi_tree
    nodes:
      - {id: revenue, unit: USD, formula: customers * price, value: "$1,200"}
      - {id: customers, value: "40"}
      - {id: price, unit: USD, value: "$30"}
    ```

    ## Fix
    Give the figure with its source, or take the scenario out.
    """
    sought = body.goal.target_scenario if body.goal else ""  # what the leaves must be is worked out, not asked
    for scenario in (each for each in body.scenarios if each != sought):
        for measure in body.measures:
            here = [f for f in measure.figures if f.scenario == scenario]
            if not measure.children and not measure.formula and not measure.fault and not any(f.stated for f in here):
                yield See(f"{measure.at}/scenarios", name=measure.name, scenario=Key(scenario))
