"""KPI211 target-out-of-reach."""

from mcp_server.methods._tree_nouns import Goal
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "目标够不着",
        "message": "“{name}”的目标是 {target}；所有杠杆都走到可动范围的尽头，最接近的是 {reached}。",
        "fix": "放宽某个杠杆的范围，增加杠杆，或调整目标。",
    },
    "en": {
        "title": "Target out of reach",
        "message": 'The target of "{name}" is {target}; with all levers at their limits, the nearest is {reached}.',
        "fix": "Widen the limits of a lever, find another one, or move the target.",
    },
}


@rule("KPI211")
def target_out_of_reach(goal: Goal) -> Seen:
    """Target out of reach.

    ## What it does
    Checks whether the levers of a tree, moved together within their limits, reach the target that is set for the top.

    ## Why is this bad?
    A target that the tree itself rules out is missed from the first day.

    ## Bad
    ```yaml build_kpi_tree
    nodes:
      - {id: orders, formula: leads * win, scenarios: {actual: "100", target: "300"}}
      - {id: leads, scenarios: {actual: "500"}, limits: 400-600}
      - {id: win, unit: "%", scenarios: {actual: 20%}, limits: 15%-30%}
    ```

    ## Good
    ```yaml build_kpi_tree
    nodes:
      - {id: orders, formula: leads * win, scenarios: {actual: "100", target: "150"}}
      - {id: leads, scenarios: {actual: "500"}, limits: 400-600}
      - {id: win, unit: "%", scenarios: {actual: 20%}, limits: 15%-30%}
    ```

    ## Fix
    Widen the limits of a lever, find another one, or move the target.
    """
    if goal.reachable is False:
        yield See(name=goal.name, target=goal.target, reached=goal.reached)
