"""What material says about its own figures, computed again."""

from collections.abc import Callable, Sequence
from decimal import Decimal, localcontext
from typing import Final, NamedTuple

from mcp_server.language.quantities import quantity
from mcp_server.language.times import elapsed
from mcp_server.language.units import times_as_long
from mcp_server.model.brief import Claim
from mcp_server.model.quantity import Quantity

_WHOLE: Final = Decimal(100)
_SHARES: Final = 12
"""Shares of one whole beyond which their rounding may be all there is to it."""
_OFF: Final = Decimal("1.4")
_CENT: Final = Decimal("0.01")
TERMS: Final = 12
"""Figures of a formula that are written out."""


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
        # "2 million" beside "1.5 million" is two million: amounts are rounded little, however few digits they show;
        # 4.8 for each place is a mean of whole ones, and may be rounded as far as it shows
        rate = op == "product" and found.dimension == "count" and found.step < 1 <= found.value
        half = Decimal(0) if found.step == 1 else half if rate else min(half, abs(found.value) / 200)
    return found.value / scale, half / scale


def may_be_rounded(figures: Sequence[Quantity]) -> bool:
    """Whether amounts that are added may be rounded: 38 and $4.20 are just this, 38万 and 1.2 million need not be."""
    steps = {one.step for one in figures}
    exact = steps == {Decimal(1)} or (steps == {_CENT} and all(one.dimension == "money" for one in figures))
    return not exact or any(one.dimension not in {"count", "money"} for one in figures)


def _beyond_rounding(shares: Sequence[Quantity], off: Decimal) -> bool:
    """Whether shares of one precision are further from the whole than their rounding makes them but once in fifty."""
    steps = {one.step for one in shares}
    if len(steps) != 1 or len(shares) > _SHARES:
        return False
    # each is off by up to half a step either way; no whole is a step and a half off for two of them
    off /= steps.pop()
    return off > _OFF and off**2 * 12 > Decimal("5.4") * len(shares)


def recomputed(claim: Claim) -> Recomputed | None:
    """Return what a claim's own figures give; nothing where they are not clear, or the operation is none of arithmetic.

    It holds where the stated value lies within what the rounding of all figures allows; the sign of a difference or a
    change does not matter, for "shortened by 29 %" and "-29 %" say the same. A count is that of the things listed, an
    elapsed time that between two days or moments; what is within something is no larger.
    """
    return from_texts(claim.op, claim.of, claim.value)


def from_texts(op: str, of: Sequence[str], value: str) -> Recomputed | None:
    """Return what figures that are written as texts give by an operation; nothing where they are not clear."""
    stated = quantity(value) if value else None
    if stated is None:
        return None
    if op == "count":
        return _counted(of, stated)
    if op == "elapsed":
        return _elapsed(of, stated)
    figures = [quantity(text) for text in of]
    known = [f for f in figures if f]
    return recompute(op, known, stated, of) if len(known) == len(figures) else None


def _counted(of: Sequence[str], stated: Quantity) -> Recomputed | None:
    if stated.bound != "=" or stated.dimension != "count" or not of:
        return None
    value = Quantity(value=Decimal(len(of)), unit=stated.unit, basis="computed", source="count")
    return Recomputed(value, _formula(of, ", "), stated.value == len(of))


def _elapsed(of: Sequence[str], stated: Quantity) -> Recomputed | None:
    found = elapsed(of[0], of[1], stated, *of[2:]) if len(of) in {2, 3} else None
    return Recomputed(found.value, " → ".join(of[:2]), found.holds) if found else None


def _within(known: Sequence[Quantity], stated: Quantity) -> Recomputed | None:
    if len(known) != 1 or known[0].dimension != stated.dimension or known[0].bound != "=" or stated.bound != "=":
        return None
    return Recomputed(known[0], f"{known[0].text} ≤ {stated.text}", known[0].value <= stated.value)


def _formula(of: Sequence[str], mark: str) -> str:
    texts = [" ".join(text.split()) for text in of]
    if len(texts) > TERMS:
        texts = [*texts[: TERMS - 2], "…", texts[-1]]
    return mark.join(texts).replace("+ -", "− ")


def recompute(op: str, known: Sequence[Quantity], stated: Quantity, of: Sequence[str] = ()) -> Recomputed | None:
    """Return what figures give by an operation, and whether the stated value is within what their rounding allows."""
    if op == "within":
        return _within(known, stated)
    if stated.bound != "=" or op not in _RULES or any(f.bound != "=" or f.upper is not None for f in known):
        return None
    compute, mark, takes = _RULES[op]
    if len(known) < 2 or (takes and len(known) != takes):
        return None
    if op == "product" and sum(f.dimension == "money" for f in known) > 1:
        return None
    mixed = len({f.dimension for f in known}) > 1
    if op in {"sum", "difference", "points"} and mixed:
        return None
    exact = op == "sum" and not may_be_rounded([*known, stated])
    spans = [(f.value, Decimal(0)) if exact else _plain(f, op, mixed) for f in known]
    if op == "product" and stated.dimension == "duration":
        # 90 times 20 minutes are 30 hours
        ratios = [times_as_long(f.unit, stated.unit) if f.dimension == "duration" else None for f in known]
        spans = [(v * (r or 1), h * (r or 1)) for (v, h), r in zip(spans, ratios, strict=True)]
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
    as_share = Decimal(100) if op == "ratio" and stated.dimension == "percent" else Decimal(1)
    target, half = stated.value / as_share, Decimal(0) if exact else stated.step / 2 / as_share
    low, high = min(*corners, *turned) - half, max(*corners, *turned) + half
    signless = op in {"change", "difference", "points"}
    holds = low <= target <= high or (signless and low <= -target <= high)
    if op == "sum" and stated.dimension == "percent" and target == _WHOLE:
        holds = holds and not _beyond_rounding(known, abs(middle - target))
    like = stated if op in {"share", "change", "points"} else known[0]
    shown = middle * as_share
    unit = stated.unit if op in {"ratio", "product"} else like.unit
    value = Quantity(value=shown, unit=unit, dimension=stated.dimension, basis="computed", source=op)
    return Recomputed(value, _formula(of or [f.text for f in known], mark), holds)
