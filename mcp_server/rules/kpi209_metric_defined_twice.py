"""KPI209 metric-defined-twice."""

from mcp_server.methods.build_kpi_tree import KpiTree
from mcp_server.rules._rule import See, Seen, rule
from mcp_server.rules._texts import plain

WORDS = {
    "zh-CN": {
        "title": "同一指标定义两次",
        "message": "“{name}”与节点 {other} 同名。",
        "fix": "两处用同一个节点，或在名称里写明差别。",
    },
    "en": {
        "title": "Measure defined twice",
        "message": '"{name}" has the name of node {other}.',
        "fix": "Use one node in both places, or name what differs.",
    },
}


@rule("KPI209")
def metric_defined_twice(body: KpiTree) -> Seen:
    """Measure defined twice.

    ## What it does
    Checks for two nodes with one name.

    ## Why is this bad?
    Two figures go by one name, and people quote the one that suits them.

    ## Bad
    ```yaml build_kpi_tree
    nodes:
      - {id: revenue, formula: a * b}
      - {id: a, name: Active customers, value: "40"}
      - {id: b, name: active customers, value: "45"}
    ```

    ## Good
    ```yaml build_kpi_tree
    nodes:
      - {id: revenue, formula: a * b}
      - {id: a, name: Active customers, value: "40"}
      - {id: b, name: Orders per active customer, value: "45"}
    ```

    ## Fix
    Use one node in both places, or name what differs.
    """
    first: dict[str, str] = {}
    for node in body.nodes:
        name = plain(node.name)
        if name and name in first:
            yield See(f"/nodes/id={node.id}/name", name=node.name, other=first[name])
        elif name:
            first[name] = node.id
