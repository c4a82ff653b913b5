"""KPI205 leaves-nobody-can-move."""

from mcp_server.methods.build_kpi_tree import KpiTree
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "没有人能推动的树",
        "message": "叶子 {names} 都标为不可控。",
        "fix": "继续往下拆，直到有人能推动的一层。",
    },
    "en": {
        "title": "Tree that nobody can move",
        "message": "All leaves ({names}) are out of control.",
        "fix": "Go on from the leaves until there is one that somebody can move.",
    },
}


@rule("KPI205")
def leaves_nobody_can_move(body: KpiTree) -> Seen:
    """Tree that nobody can move.

    ## What it does
    Checks for trees all of whose leaves are marked as out of control.

    ## Why is this bad?
    The tree explains the measure and helps nobody to change it.

    ## Bad
    ```yaml build_kpi_tree
    nodes:
      - {id: revenue, formula: market * share}
      - {id: market, value: "400", controllable: no}
      - {id: share, value: "10%", controllable: no}
    ```

    ## Good
    ```yaml build_kpi_tree
    nodes:
      - {id: revenue, formula: market * share}
      - {id: market, value: "400", controllable: no}
      - {id: share, value: "10%", controllable: yes}
    ```

    ## Fix
    Go on from the leaves until there is one that somebody can move.
    """
    inner = {m.id for m in body.measures if m.children}
    leaves = [node for node in body.nodes if node.id not in inner]
    if len(leaves) > 1 and all(leaf.controllable == "no" for leaf in leaves):
        yield See("/nodes", names=tuple(leaf.name or leaf.id for leaf in leaves))
