"""FIN210 customer-who-could-not-pay."""

from mcp_server.language.prices import price
from mcp_server.methods.build_proposal import Proposal
from mcp_server.model.base import by_reference, called
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "客户付不起",
        "message": "“{name}”要客户付 {outlay}，而“{segment}”单个客户的预算只有 {budget}。",
        "fix": "降价、分期，或换一个付得起的客群。",
    },
    "en": {
        "title": "Customer who could not pay",
        "message": '"{name}" asks {outlay} of a customer; one of "{segment}" has {budget} for it.',
        "fix": "Lower the price, spread it, or choose customers who can pay.",
    },
}


@rule("FIN210")
def customer_who_could_not_pay(proposal: Proposal) -> Seen:
    """Customer who could not pay.

    ## What it does
    Checks the outlay of a customer's case against what one customer of its segment has for such a thing.

    ## Why is this bad?
    However well it pays back: who has not the money does not buy.

    ## Bad
    ```yaml build_proposal
    segments:
      - {id: s, name: Corner shops, size: 900, budget: $400}
    cases:
      - {whose: customer, segment: s, outlay: $900, horizon: 3 years, rate: 8%, benefits: [{name: Hours,
          counts_as: saving, amount: $500}]}
    ```

    ## Good
    ```yaml build_proposal
    segments:
      - {id: s, name: Corner shops, size: 900, budget: $1400}
    cases:
      - {whose: customer, segment: s, outlay: $900, horizon: 3 years, rate: 8%, benefits: [{name: Hours,
          counts_as: saving, amount: $500}]}
    ```

    ## Fix
    Lower the price, spread it, or choose customers who can pay.
    """
    segments = by_reference(proposal.segments)
    for case in proposal.cases:
        segment = segments.get(case.segment)
        outlay = price(case.outlay) if case.outlay else None
        budget = price(segment.budget) if segment and segment.budget else None
        if case.whose != "customer" or segment is None or outlay is None or budget is None:
            continue
        if budget.unit == outlay.unit and abs(outlay.value) > (budget.upper or budget.value):
            yield See(
                f"/cases/id={case.id}/outlay", name=called(case), outlay=case.outlay, segment=called(segment),
                budget=segment.budget,
            )  # fmt: skip
