"""FIN102 case-without-outlay-or-benefits."""

from typing import Final

from mcp_server.methods._proposal_cases import CaseResult
from mcp_server.rules._rule import See, Seen, rule
from mcp_server.words import Key

WORDS = {
    "zh-CN": {
        "title": "测算缺投入或收益",
        "ask": "“{name}”的{what}是多少？",
        "why": "缺了这一项，这份测算什么结果也算不出来。",
    },
    "en": {
        "title": "Case without its outlay or its benefits",
        "ask": '"{name}": how much is {what}?',
        "why": "Without it nothing of this case can be computed.",
    },
}


_ASKED: Final = frozenset(["no_outlay", "no_benefits", "no_amount", "no_base"])


@rule("FIN102", "question")
def case_without_outlay_or_benefits(case: CaseResult) -> Seen:
    """Case without its outlay or its benefits.

    ## What it does
    Asks for the outlay of a case, for what it brings, and for the amount of each benefit. A case of ours takes them
    from costs and prices where these are given.

    ## Why is this bad?
    Money that goes out without money that comes in, or the other way round, has no return.

    ## Bad
    ```yaml build_proposal
    cases:
      - {name: Ours, whose: ours, benefits: [{name: Fees, amount: $400}], horizon: 4 years, rate: 8%}
    ```

    ## Good
    ```yaml build_proposal
    cases:
      - {name: Ours, whose: ours, outlay: $900, benefits: [{name: Fees, amount: $400}], horizon: 4 years,
          rate: 8%}
    ```

    ## Fix
    Give the amount, with the year or the month that it is for.
    """
    for lack in case.lacks:
        if lack.reason in _ASKED:
            name = lack.name if lack.reason in {"no_amount", "no_base"} else case.name
            yield See(lack.at, name=name, what=Key(f"proposal.ask.{lack.reason}"))
