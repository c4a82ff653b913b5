"""KPI202 unreadable-formula."""

from mcp_server.methods._tree_nouns import Measure
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "公式读不出",
        "message": "“{name}”的公式读不出：{fault}",
        "fix": "可用 + - * /、括号、min、max、sum、avg、wavg、数字和其他节点的编号。",
    },
    "en": {
        "title": "Formula that cannot be read",
        "message": 'The formula of "{name}" cannot be read: {fault}',
        "fix": "Use + - * /, brackets, min, max, sum, avg, wavg, numbers, and the ids of other nodes.",
    },
}


@rule("KPI202", "error")
def unreadable_formula(measure: Measure) -> Seen:
    """Formula that cannot be read.

    ## What it does
    Checks for formulas that cannot be read.

    ## Why is this bad?
    The measure is treated as a leaf, and nothing above it is computed.

    ## Bad
    ```yaml build_kpi_tree
    nodes:
      - {id: revenue, formula: customers ** price}
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
    Use + - * /, brackets, min, max, sum, avg, wavg, numbers, and the ids of other nodes.
    """
    if measure.fault:
        yield See("formula", name=measure.name, fault=measure.fault)
