"""NUM104 parts-short-of-their-total."""

from mcp_server.methods.build_proposal import Proposal
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "分项之和不足总额",
        "message": "“{name}”写的是 {total}，下级合计 {parts}，差 {rest}。",
        "fix": "补上漏掉的分项，或更正总额。",
    },
    "en": {
        "title": "Parts short of their total",
        "message": '"{name}" is {total}; the lines below it add up to {parts}, which is {rest} less.',
        "fix": "Add the line that is missing, or correct the total.",
    },
}


@rule("NUM104")
def parts_short_of_their_total(proposal: Proposal) -> Seen:
    """Parts short of their total.

    ## What it does
    Checks cost lines that have an amount and at least two lines below them, all with amounts.

    ## Why is this bad?
    Either a line is missing, or the total is asked for without a use.

    ## Bad
    ```yaml build_proposal
    costs:
      - {id: a, name: All, amount: $900}
      - {name: Lockers, amount: $500, parent: a}
      - {name: Software, amount: $300, parent: a}
    ```

    ## Good
    ```yaml build_proposal
    costs:
      - {id: a, name: All, amount: $800}
      - {name: Lockers, amount: $500, parent: a}
      - {name: Software, amount: $300, parent: a}
    ```

    ## Fix
    Add the line that is missing, or correct the total.
    """
    for account in proposal.accounts:
        amount, parts = account.amount, account.parts
        if account.lines < 2 or account.open or amount is None or parts is None or amount.unit != parts.unit:
            continue
        slack = max(amount.step / 2, abs(amount.value) / 200)
        if account.left and amount.value - parts.value > slack and not amount.per:
            yield See(f"{account.at}/amount", name=account.name, total=amount, parts=parts, rest=account.left)
