"""PLN110 improvements-without-rank."""

from mcp_server.model.situation import Department
from mcp_server.rules._rule import See, Seen, rule
from mcp_server.rules._work import names

WORDS = {
    "zh-CN": {
        "title": "改进项没有排序",
        "ask": "这些改进项先做哪一个、后做哪一个：{names}？",
        "why": "没有先后，人和钱会平均撒下去。",
    },
    "en": {
        "title": "Improvements without a rank",
        "ask": "Which of these comes first, and which after it: {names}?",
        "why": "Without an order people and money are spread evenly over all of them.",
    },
}


@rule("PLN110", "question")
def improvements_without_rank(department: Department) -> Seen:
    """Improvements without a rank.

    ## What it does
    Asks for the order of two or more improvements of which some have no rank.

    ## Why is this bad?
    A list in which everything matters equally decides nothing.

    ## Bad
    ```yaml generate_plan
    department:
      name: Support
      improvements: [{text: Slow answers at weekends}, {text: No second level}]
    ```

    ## Good
    ```yaml generate_plan
    department:
      name: Support
      improvements: [{text: Slow answers at weekends, rank: 1}, {text: No second level, rank: 2}]
    ```

    ## Fix
    Give each a rank; 1 comes first.
    """
    unranked = [item for item in department.improvements if not item.rank.strip()]
    if len(department.improvements) > 1:
        for item in unranked:
            yield See(f"improvements/id={item.id}/rank", names=names(unranked))
