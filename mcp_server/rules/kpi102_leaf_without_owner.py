"""KPI102 leaf-without-owner."""

from mcp_server.methods.build_kpi_tree import KpiTree
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "叶子指标没有负责人",
        "ask": "谁对“{name}”负责？若无人能推动，请标明不可控。",
        "why": "没有负责人的指标人人看、没人推。",
    },
    "en": {
        "title": "Leaf without an owner",
        "ask": 'Who answers for "{name}"? If nobody can move it, say so.',
        "why": "A measure without an owner is watched by all and moved by none.",
    },
}


@rule("KPI102", "question")
def leaf_without_owner(body: KpiTree) -> Seen:
    """Leaf without an owner.

    ## What it does
    Asks who owns the leaves of a tree that nobody owns; those that cannot be moved need nobody.

    ## Why is this bad?
    A measure without an owner is watched by all and moved by none.

    ## Bad
    ```yaml build_kpi_tree
    nodes:
      - {id: revenue, formula: customers * price}
      - {id: customers, value: "40"}
      - {id: price, value: "$30", owner: Pricing lead}
    ```

    ## Good
    ```yaml build_kpi_tree
    nodes:
      - {id: revenue, formula: customers * price}
      - {id: customers, value: "40", owner: Sales lead}
      - {id: price, value: "$30", owner: Pricing lead}
    ```

    ## Fix
    Name one person for each leaf, or say that nobody can move it.
    """
    inner = {m.id for m in body.measures if m.children}
    for node in body.nodes:
        if len(body.nodes) > 1 and node.id not in inner and not node.owner and node.controllable != "no":
            yield See(f"/nodes/id={node.id}/owner", name=node.name or node.id)
