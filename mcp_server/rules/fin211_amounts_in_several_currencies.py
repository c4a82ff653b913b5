"""FIN211 amounts-in-several-currencies."""

from mcp_server.methods._proposal_money import Foreign
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "币种混用",
        "message": "{amount} 与其他金额的币种（{currency}）不同，没有相加。",
        "fix": "换算成同一币种，并写明汇率和日期。",
    },
    "en": {
        "title": "Amounts in several currencies",
        "message": "{amount} is in another currency than the others ({currency}), and is not added to them.",
        "fix": "Convert it, and say at which rate of which day.",
    },
}


@rule("FIN211", "error")
def amounts_in_several_currencies(foreign: Foreign) -> Seen:
    """Amounts in several currencies.

    ## What it does
    Checks for amounts in another currency than the one that is named, else than most of the amounts.

    ## Why is this bad?
    They cannot be added; a rate that nobody named decides the result.

    ## Bad
    ```yaml build_proposal
    costs:
      - {name: Lockers, amount: $900}
      - {name: Software, amount: €300}
    ```

    ## Good
    ```yaml build_proposal
    costs:
      - {name: Lockers, amount: $900}
      - {name: Software, amount: $330}
    assumptions:
      - {text: 1.10 dollars for a euro on 2 November}
    ```

    ## Fix
    Convert the amount, and note rate and day as an assumption.
    """
    yield See(amount=foreign.amount, currency=foreign.currency)
