"""KPI208 several-north-stars."""

from mcp_server.methods.build_kpi_tree import KpiTree
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "不止一个北极星指标",
        "message": "顶层有 {names}，没有说明哪个是北极星指标。",
        "fix": "指定一个为 north_star，其余作为它的组成，或另立一棵树。",
    },
    "en": {
        "title": "Several north stars",
        "message": "{names} are at the top, and none is named as the north star.",
        "fix": "Name one as north_star; make the other a part of it, or a tree of its own.",
    },
}


@rule("KPI208")
def several_north_stars(body: KpiTree) -> Seen:
    """Several north stars.

    ## What it does
    Checks for trees with more than one measure at the top, where none is named as the north star.

    ## Why is this bad?
    Two tops pull in two directions, and nobody says which one gives way.

    ## Bad
    ```yaml build_kpi_tree
    nodes:
      - {id: revenue, formula: customers * price}
      - {id: visits, formula: customers * frequency}
      - {id: customers, value: "40"}
      - {id: price, value: "$30"}
      - {id: frequency, value: "3"}
    ```

    ## Good
    ```yaml build_kpi_tree
    nodes:
      - {id: revenue, unit: USD, formula: customers * price, value: "$1,200"}
      - {id: customers, value: "40"}
      - {id: price, unit: USD, value: "$30"}
    ```

    ## Fix
    Name one as north_star; make the other a part of it, or a tree of its own.
    """
    names = {m.id: m.name for m in body.measures}
    formulas = {m.id for m in body.measures if m.formula}
    tops = [root for root in body.roots if root in formulas]
    if len(tops) > 1 and not body.north_star:
        yield See("/north_star", names=tuple(names[top] for top in tops))
