"""FIN213 years-in-different-measures."""

from mcp_server.methods._proposal_money import years
from mcp_server.model.base import called
from mcp_server.model.proposal import Case, Offer
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "年份口径不一",
        "message": "“{name}”里有的写第几年（{one}），有的写日历年（{two}）。",
        "fix": "统一成一种；日历年与项目年只有一月开始时才一致。",
    },
    "en": {
        "title": "Years in different measures",
        "message": '"{name}" counts some years from the start ({one}) and some by the calendar ({two}).',
        "fix": "Use one of the two: they are the same only for a start in January.",
    },
}


@rule("FIN213")
def years_in_different_measures(noun: Case | Offer) -> Seen:
    """Years in different measures.

    ## What it does
    Checks for years from the start (1, 2, 3) beside years of the calendar (2027) in the benefits of one case, or in
    the customers of one offer.

    ## Why is this bad?
    Year 1 is 2027 only for a start in January; otherwise months are counted twice or not at all.

    ## Bad
    ```yaml build_proposal
    prices:
      - {name: Locker, price: $90 a month, customers: {1: 80, 2028: 150}}
    ```

    ## Good
    ```yaml build_proposal
    prices:
      - {name: Locker, price: $90 a month, customers: {2027: 80, 2028: 150}}
    ```

    ## Fix
    Use one of the two.
    """
    written = noun.customers if isinstance(noun, Offer) else [b.year for b in noun.benefits if b.year.strip()]
    known = [(text, span) for text in written if (span := years(text)) and (span.first > 1 or span.last)]
    counted = [text for text, span in known if not span.calendar]
    dated = [text for text, span in known if span.calendar]
    if counted and dated:
        at = "customers" if isinstance(noun, Offer) else "benefits"
        yield See(at, name=called(noun), one=counted[0], two=dated[0])
