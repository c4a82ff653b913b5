"""What material says about its own figures, computed again."""

from collections.abc import Callable, Sequence
from decimal import Decimal, localcontext
from typing import Final, NamedTuple

from mcp_server.language.quantities import quantity
from mcp_server.model.brief import Claim
from mcp_server.model.quantity import Quantity


class Recomputed(NamedTuple):
    """What a claim's figures give."""

    value: Quantity
    formula: str
    holds: bool


def _total(values: Sequence[Decimal]) -> Decimal:
    return sum(values, Decimal(0))


def _product(values: Sequence[Decimal]) -> Decimal:
    result = Decimal(1)
    for value in values:
        result *= value
    return result


_RULES: Final[dict[str, tuple[Callable[[Sequence[Decimal]], Decimal], str, int]]] = {
    "sum": (_total, " + ", 0),
    "product": (_product, " × ", 0),
    "difference": (lambda v: v[0] - v[1], " − ", 2),
    "points": (lambda v: v[1] - v[0], " → ", 2),
    "ratio": (lambda v: v[0] / v[1], " ÷ ", 2),
    "share": (lambda v: v[0] / v[1] * 100, " ÷ ", 2),
    "change": (lambda v: (v[1] / v[0] - 1) * 100, " → ", 2),
}
"""For each operation what it computes, how its formula is written, and how many figures it takes (0: two or more)."""


def _plain(found: Quantity, op: str, many: bool) -> tuple[Decimal, Decimal]:
    """Return a figure and half of its step; a rate is a share where it is multiplied or divided by something else."""
    scale = Decimal(100) if found.dimension == "percent" and op in {"product", "ratio"} and many else Decimal(1)
    half = found.step / 2
    if found.dimension in {"count", "money", "duration", "effort"}:
        # "2 million" beside "1.5 million" is two million: amounts are rounded little, however few digits they show.
        half = Decimal(0) if found.step == 1 else min(half, abs(found.value) / 200)
    return found.value / scale, half / scale


def recomputed(claim: Claim) -> Recomputed | None:
    """Return what a claim's own figures give; nothing where they are not clear, or the operation is none of arithmetic.

    It holds where the stated value lies within what the rounding of all figures allows; the sign of a difference or a
    change does not matter, for "shortened by 29 %" and "-29 %" say the same.
    """
    stated = quantity(claim.value) if claim.value else None
    figures = [quantity(text) for text in claim.of]
    if stated is None or stated.bound != "=" or claim.op not in _RULES:
        return None
    known = [f for f in figures if f and f.bound == "=" and f.upper is None]
    compute, mark, takes = _RULES[claim.op]
    if len(known) < len(figures) or len(known) < 2 or (takes and len(known) != takes):
        return None
    mixed = len({f.dimension for f in known}) > 1
    if claim.op in {"sum", "difference", "points"} and mixed:
        return None
    spans = [_plain(f, claim.op, mixed) for f in known]
    try:
        with localcontext() as context:
            context.prec = 40
            middle = compute([value for value, _ in spans])
            corners = [compute([v + (h if up else -h) for v, h in spans]) for up in (True, False)]
            turned = [
                compute([v + (h if (i == 0) is up else -h) for i, (v, h) in enumerate(spans)]) for up in (True, False)
            ]
    except ArithmeticError:
        return None
    as_share = Decimal(100) if claim.op == "ratio" and stated.dimension == "percent" else Decimal(1)
    target, half = stated.value / as_share, stated.step / 2 / as_share
    low, high = min(*corners, *turned) - half, max(*corners, *turned) + half
    signless = claim.op in {"change", "difference", "points"}
    holds = low <= target <= high or (signless and low <= -target <= high)
    like = stated if claim.op in {"share", "change", "points"} else known[0]
    shown = middle * as_share
    unit = stated.unit if claim.op in {"ratio", "product"} else like.unit
    value = Quantity(value=shown, unit=unit, dimension=stated.dimension, basis="computed", source=claim.op)
    return Recomputed(value, mark.join(text.strip() for text in claim.of), holds)
