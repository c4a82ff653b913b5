"""NUM102 shares-off-the-whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from mcp_server.language.quantities import quantity
from mcp_server.model.base import by_reference, called
from mcp_server.model.goals import Kpi
from mcp_server.model.quantity import Quantity
from mcp_server.rules._rule import See, Seen, rule
from mcp_server.words import Key

if TYPE_CHECKING:
    from mcp_server.methods.build_proposal import Proposal

WORDS = {
    "zh-CN": {
        "title": "占比合计不是 100%",
        "message": "“{name}”各部分的占比合计 {total}%。",
        "fix": "按同一个整体给出占比，或写不带 % 的权重。",
    },
    "en": {
        "title": "Shares that do not add up",
        "message": 'The shares of the parts of "{name}" add up to {total}%.',
        "fix": "Give shares of one whole, or plain weights without %.",
    },
}


@rule("NUM102", "error")
def shares_off_the_whole(noun: Kpi | Proposal) -> Seen:
    """Shares that do not add up.

    ## What it does
    Checks that the weights of a KPI's splits, where all are given in per cent, add up to 100 %; likewise the shares of
    the cost lines below one line of a proposal, and of the uses of its money.

    ## Why is this bad?
    The weighted total is then not the total.

    ## Bad
    ```yaml generate_plan
    department: Sales
    kpis:
      - {name: ARR, splits: [{name: East, weight: "50%"}, {name: North, weight: "40%"}]}
    ```

    ## Good
    ```yaml generate_plan
    department: Sales
    kpis:
      - {name: ARR, splits: [{name: East, weight: "60%"}, {name: North, weight: "40%"}]}
    ```

    ## Fix
    Give shares of one whole, or plain weights without %.
    """
    if isinstance(noun, Kpi):
        groups = [("splits", called(noun), [split.weight for split in noun.splits])]
    else:
        groups = _groups(noun)
    for at, name, texts in groups:
        total = _off([quantity(text) if text else None for text in texts])
        if total is not None:
            yield See(at, name=name, total=total)


def _groups(proposal: Proposal) -> list[tuple[str, str, list[str]]]:
    """Return the shares that should make up one whole, with their pointer and the name of the whole."""
    known, below = by_reference(proposal.costs), defaultdict(list)
    for line in proposal.costs:
        if line.parent in known:
            below[known[line.parent].id].append(line)
    rows = [
        (f"/costs/id={lines[0].id}/share", called(known[one]), [line.share for line in lines])
        for one, lines in below.items()
    ]
    uses = proposal.funding.uses
    return [*rows, ("/funding/uses", Key("proposal.funding"), [use.share for use in uses])]


def _off(found: Sequence[Quantity | None]) -> Decimal | None:
    """Return what shares add up to where all are given and that is not the whole."""
    shares = [q for q in found if q and q.dimension == "percent"]
    if len(shares) < 2 or len(shares) < len(found):
        return None
    total = sum((q.value for q in shares), Decimal(0))
    rounding = sum((q.step for q in shares), Decimal(0)) / 2
    return total if abs(total - 100) > rounding else None
