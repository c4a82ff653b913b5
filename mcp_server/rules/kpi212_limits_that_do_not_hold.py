"""KPI212 limits-that-do-not-hold."""

from mcp_server.methods._tree_nouns import Need
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "可动范围不成立",
        "message": "“{name}”无法作为杠杆计算：{fault}。",
        "fix": "写明包含现值的上下限，例如 15%–25%。",
    },
    "en": {
        "title": "Limits that do not hold",
        "message": '"{name}" cannot be moved as a lever: {fault}.',
        "fix": "Give limits with today's figure between them, such as 15%-25%.",
    },
}


@rule("KPI212")
def limits_that_do_not_hold(need: Need) -> Seen:
    """Limits that do not hold.

    ## What it does
    Checks the limits of the levers of a tree that has a target: they must be limits, with today's figure between them.

    ## Why is this bad?
    The lever is left out, and the others have to carry its part of the way.

    ## Bad
    ```yaml build_kpi_tree
    nodes:
      - {id: orders, formula: leads * win, scenarios: {actual: "100", target: "120"}}
      - {id: leads, scenarios: {actual: "500"}}
      - {id: win, unit: "%", scenarios: {actual: 20%}, limits: 25%-30%}
    ```

    ## Good
    ```yaml build_kpi_tree
    nodes:
      - {id: orders, formula: leads * win, scenarios: {actual: "100", target: "120"}}
      - {id: leads, scenarios: {actual: "500"}}
      - {id: win, unit: "%", scenarios: {actual: 20%}, limits: 15%-30%}
    ```

    ## Fix
    Give limits with today's figure between them, such as 15%-25%.
    """
    if need.fault:
        yield See("limits", name=need.name, fault=need.fault)
