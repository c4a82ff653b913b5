"""FIN212 more-customers-than-there-are."""

from mcp_server.methods._proposal_revenue import Reach
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "客户数超过客群规模",
        "message": "“{offer}”在 {year} 计划 {customers} 个客户，而“{segments}”一共只有 {size} 个。",
        "fix": "降低客户数，或补上其他客群。",
    },
    "en": {
        "title": "More customers than there are",
        "message": '"{offer}" is to have {customers} customers in {year}; {segments} has {size} in all.',
        "fix": "Lower the number, or name the other segments.",
    },
}


@rule("FIN212", "error")
def more_customers_than_there_are(reach: Reach) -> Seen:
    """More customers than there are.

    ## What it does
    Checks the customers of an offer against the size of all segments that it is meant for.

    ## Why is this bad?
    More than everybody cannot buy; the revenue is wrong with it.

    ## Bad
    ```yaml build_proposal
    segments:
      - {name: Stations, size: 120, offer: [p]}
    prices:
      - {id: p, name: Locker, price: $90 a month, customers: {2027: 80, 2028: 150}}
    ```

    ## Good
    ```yaml build_proposal
    segments:
      - {name: Stations, size: 220, offer: [p]}
    prices:
      - {id: p, name: Locker, price: $90 a month, customers: {2027: 80, 2028: 150}}
    ```

    ## Fix
    Lower the number, or name the other segments.
    """
    if reach.customers > reach.size:
        yield See(
            offer=reach.offer, year=reach.year, customers=reach.customers, segments=reach.segments, size=reach.size
        )  # fmt: skip
