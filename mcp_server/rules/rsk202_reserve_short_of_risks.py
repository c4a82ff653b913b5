"""RSK202 reserve-short-of-risks."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from mcp_server.methods._plan_risks import RESERVE
from mcp_server.methods.generate_plan import Plan
from mcp_server.rules._rule import See, Seen, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcp_server.methods.build_proposal import Proposal

WORDS = {
    "zh-CN": {
        "title": "预备金不足",
        "message": "“{name}”只有 {money}，而风险的期望损失为 {expected}。",
        "fix": "增加预备金、降低某个风险，或写明差额由谁承担。",
    },
    "en": {
        "title": "Reserve short of the expected loss",
        "message": '"{name}" holds {money}; the expected loss from risks is {expected}.',
        "fix": "Raise the reserve, lower a risk, or say who carries the rest.",
    },
}


def _lines(proposal: Proposal) -> Iterator[See]:
    """Yield the reserve of a proposal where it is short: all its lines together."""
    lines = [a for a in proposal.accounts if not a.lines and (a.cost_type == "reserve" or RESERVE.search(a.name))]
    amounts = [a.amount for a in lines if a.amount]
    expected = proposal.expected_loss
    if expected is None or not amounts or {a.unit for a in amounts} != {expected.unit}:
        return
    money = amounts[0] if len(amounts) == 1 else amounts[0].model_copy(
        update={"value": sum((a.value for a in amounts), Decimal(0)), "basis": "computed"}
    )  # fmt: skip
    if money.value < expected.value:
        yield See(f"{lines[0].at}/amount", name=lines[0].name, money=money, expected=expected)


@rule("RSK202")
def reserve_short_of_risks(body: Plan | Proposal) -> Seen:
    """Reserve short of the expected loss.

    ## What it does
    Checks the budget lines for contingencies (reserve, 应急, 预备), all together, against the expected money value of
    the risks: the sum of probability times cost.

    ## Why is this bad?
    By the plan's own figures the money will not be enough.

    ## Bad
    ```yaml generate_plan
    department: Sales
    resources:
      budget:
        - {name: Reserve, amount: 0.2 million yuan}
    risks:
      - {text: A budget freeze, probability: "50%", cost: 1 million yuan}
    ```

    ## Good
    ```yaml generate_plan
    department: Sales
    resources:
      budget:
        - {name: Reserve, amount: 0.6 million yuan}
    risks:
      - {text: A budget freeze, probability: "50%", cost: 1 million yuan}
    ```

    ## Fix
    Raise the reserve, lower a risk, or say who carries the rest.
    """
    if not isinstance(body, Plan):
        yield from _lines(body)
        return
    found = body.contingency
    if found and found.reserve and found.left and found.left.value < 0:
        yield See(found.at, name=found.names[0], money=found.reserve, expected=body.reserve)
