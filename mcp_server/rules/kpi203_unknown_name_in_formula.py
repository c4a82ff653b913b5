"""KPI203 unknown-name-in-formula."""

from mcp_server.methods._tree_nouns import Measure
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "公式里有未知名称",
        "message": "“{name}”的公式里，{unknown} 不是任何节点。",
        "fix": "用节点的编号或名称，或补上该节点。",
    },
    "en": {
        "title": "Formula with an unknown name",
        "message": 'In the formula of "{name}", {unknown} is no node.',
        "fix": "Use the id or the name of a node, or add the node.",
    },
}


@rule("KPI203", "error")
def unknown_name_in_formula(measure: Measure) -> Seen:
    """Formula with an unknown name.

    ## What it does
    Checks for names in formulas that are no node of the tree.

    ## Why is this bad?
    The measure and all above it cannot be computed.

    ## Bad
    ```yaml build_kpi_tree
    nodes:
      - {id: revenue, formula: customers * prices}
      - {id: customers, value: "40"}
      - {id: price, value: "$30"}
    ```

    ## Good
    ```yaml build_kpi_tree
    nodes:
      - {id: revenue, unit: USD, formula: customers * price, value: "$1,200"}
      - {id: customers, value: "40"}
      - {id: price, unit: USD, value: "$30"}
    ```

    ## Fix
    Use the id or the name of a node, or add the node.
    """
    if measure.unknown:
        yield See("formula", name=measure.name, unknown=measure.unknown)
