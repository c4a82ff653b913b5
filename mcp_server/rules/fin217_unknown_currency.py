"""FIN217 unknown-currency."""

from mcp_server.language.quantities import quantity
from mcp_server.methods.build_proposal import Proposal
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "币种看不懂",
        "message": "看不懂币种“{currency}”。",
        "fix": "写成 CNY、元、万元、USD 这样的形式。",
    },
    "en": {
        "title": "Currency that is not known",
        "message": '"{currency}" is no currency that is known here.',
        "fix": "Write it like CNY, USD, EUR.",
    },
}


@rule("FIN217", "error")
def unknown_currency(proposal: Proposal) -> Seen:
    """Currency that is not known.

    ## What it does
    Checks that the currency of a proposal is one.

    ## Why is this bad?
    Amounts without a currency of their own stay bare numbers.

    ## Bad
    ```yaml build_proposal
    currency: pebbles
    costs:
      - {name: Lockers, amount: 900}
    ```

    ## Good
    ```yaml build_proposal
    currency: USD
    costs:
      - {name: Lockers, amount: 900}
    ```

    ## Fix
    Write it like CNY, USD, EUR; 万元 says the unit, too.
    """
    said = proposal.currency.strip()
    known = quantity(f"1{said}") or quantity(f"1 {said}")
    if said and (known is None or known.dimension != "money"):
        yield See("/currency", currency=said)
