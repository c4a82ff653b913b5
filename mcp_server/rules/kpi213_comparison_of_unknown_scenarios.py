"""KPI213 comparison-of-unknown-scenarios."""

from mcp_server.methods.build_kpi_tree import KpiTree
from mcp_server.rules._rule import See, Seen, rule
from mcp_server.words import Key

WORDS = {
    "zh-CN": {
        "title": "要比较的情景不存在",
        "message": "要比较的是 {wished}，节点里的情景只有 {known}。",
        "fix": "写两个不同的、节点里有数的情景名称，或不写 compare。",
    },
    "en": {
        "title": "Comparison of unknown scenarios",
        "message": "{wished} are to be compared; the scenarios of the nodes are {known}.",
        "fix": "Name two different scenarios for which nodes have figures, or leave out compare.",
    },
}


@rule("KPI213")
def comparison_of_unknown_scenarios(body: KpiTree) -> Seen:
    """Comparison of unknown scenarios.

    ## What it does
    Checks that the two scenarios to compare are two of those for which the nodes give figures.

    ## Why is this bad?
    Nothing is compared, and the difference that somebody asked about is not explained.

    ## Bad
    ```yaml build_kpi_tree
    compare: [baseline, actual]
    nodes:
      - {id: orders, formula: leads * win}
      - {id: leads, scenarios: {target: "500", actual: "480"}}
      - {id: win, unit: "%", scenarios: {target: 20%, actual: 18%}}
    ```

    ## Good
    ```yaml build_kpi_tree
    compare: [target, actual]
    nodes:
      - {id: orders, formula: leads * win}
      - {id: leads, scenarios: {target: "500", actual: "480"}}
      - {id: win, unit: "%", scenarios: {target: 20%, actual: 18%}}
    ```

    ## Fix
    Name two different scenarios for which nodes have figures, or leave out compare.
    """
    if body.compare and body.scenarios and not body.comparisons and body.levers:
        yield See("/compare", wished=body.compare, known=tuple(map(Key, body.scenarios)))
