"""FIN104 offer-without-price-or-customers."""

from mcp_server.methods.build_proposal import Proposal
from mcp_server.rules._rule import See, Seen, rule
from mcp_server.words import Key

WORDS = {
    "zh-CN": {
        "title": "产品缺价格或客户数",
        "ask": "“{name}”的{what}是多少？",
        "why": "收入 = 价格 × 客户数，缺一项就算不出来。",
    },
    "en": {
        "title": "Offer without a price or customers",
        "ask": '"{name}": {what}?',
        "why": "Revenue is price times customers; without one of them there is none.",
    },
}


@rule("FIN104", "question")
def offer_without_price_or_customers(proposal: Proposal) -> Seen:
    """Offer without a price or customers.

    ## What it does
    Asks for the price of an offer with customers, and for the customers of an offer with a price, where our own
    case rests on the revenue model.

    ## Why is this bad?
    Revenue is price times customers; without one of them there is none.

    ## Bad
    ```yaml build_proposal
    prices:
      - {name: Basic, price: $9 per month}
    cases:
      - {name: Ours, whose: ours, outlay: $900, horizon: 4 years, rate: 8%}
    ```

    ## Good
    ```yaml build_proposal
    prices:
      - {name: Basic, price: $9 per month, customers: {1: 40, 2: 90}}
    cases:
      - {name: Ours, whose: ours, outlay: $900, horizon: 4 years, rate: 8%}
    ```

    ## Fix
    Say how many customers pay in each year.
    """
    ours = any(case.whose == "ours" and not case.benefits for case in proposal.cases)
    for sale in proposal.sales:
        if sale.reason == "no_price":
            yield See(f"{sale.at.partition('/customers')[0]}/price", name=sale.offer, what=Key("price"))
        elif sale.reason == "no_customers" and ours:
            yield See(sale.at, name=sale.offer, what=Key("customers"))
