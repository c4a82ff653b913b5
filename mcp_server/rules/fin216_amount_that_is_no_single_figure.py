"""FIN216 amount-that-is-no-single-figure."""

from mcp_server.language.prices import price
from mcp_server.model.base import called
from mcp_server.model.proposal import Cost, Offer
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "金额不是一个确定的数",
        "message": "“{name}”写的是 {amount}，没法相加。",
        "fix": "写一个数，把上下限放进情景（scenarios）或预备费。",
    },
    "en": {
        "title": "Amount that is no single figure",
        "message": '"{name}" is {amount}, which cannot be added up.',
        "fix": "Give one figure; what it may vary by belongs into scenarios or a reserve.",
    },
}


@rule("FIN216", "error")
def amount_that_is_no_single_figure(noun: Cost | Offer) -> Seen:
    """Amount that is no single figure.

    ## What it does
    Checks for cost lines, prices, unit costs and CAC that are a range, or no money at all.

    ## Why is this bad?
    A total of ranges is a range that nobody can approve, and a total without them is too small.

    ## Bad
    ```yaml build_proposal
    costs:
      - {name: Lockers, amount: $300-400}
      - {name: Software, amount: $90}
    ```

    ## Good
    ```yaml build_proposal
    costs:
      - {name: Lockers, amount: $350}
      - {name: Software, amount: $90}
      - {name: Reserve, amount: $50, cost_type: reserve}
    ```

    ## Fix
    Give one figure; what it may vary by belongs into scenarios or a reserve.
    """
    fields = ("amount",) if isinstance(noun, Cost) else ("price", "unit_cost", "cac")
    for field in fields:
        text = getattr(noun, field)
        found = price(text) if text else None
        bare = found is not None and found.dimension == "count" and not found.unit
        if found and (found.upper is not None or not (bare or found.dimension == "money")):
            yield See(field, name=called(noun), amount=text.strip())
