"""Which few of many causes make up most of the whole."""

from collections.abc import Iterable
from decimal import MAX_EMAX, MIN_EMIN, Decimal, localcontext
from itertools import accumulate
from typing import Final, Literal, NamedTuple

Reason = Literal["empty", "zero_total", "negative"]

VITAL: Final = Decimal("0.8")


class Cause(NamedTuple):
    """One bar: a cause, its part of the whole, and the part of all bars up to this one."""

    name: str
    amount: Decimal
    share: Decimal
    cumulative: Decimal
    vital: bool
    """True for the few; a cause as large as the last of them is one of them."""


class Pareto(NamedTuple):
    """The causes, the largest first; none, with the reason, where there are no shares."""

    causes: tuple[Cause, ...]
    total: Decimal
    vital_share: Decimal | None = None
    """What the few make up together."""
    concentrated: bool = False
    """True where the few are at most half of the causes: otherwise there are no vital few."""
    reason: Reason | None = None


def pareto(amounts: Iterable[tuple[str, Decimal]], vital: Decimal = VITAL) -> Pareto:
    """Return the causes in descending order with shares, cumulative shares and the vital few.

    The few are the fewest that together make up `vital`, and all that are as large as the smallest of these. Amounts
    under one name are added up; causes of one size keep the order given. An amount that is not finite, and a `vital`
    outside 0 to 1, raises a ValueError.
    Source: Juran (1951), Quality Control Handbook (the vital few and the trivial many).
    """
    if not 0 < vital <= 1:
        raise ValueError("The few must make up more than nothing and at most the whole.")
    by_name: dict[str, Decimal] = {}
    with localcontext(prec=28, Emin=MIN_EMIN, Emax=MAX_EMAX):
        for name, amount in amounts:
            if not amount.is_finite():
                raise ValueError("An amount must be a finite number.")
            by_name[name] = by_name.get(name, Decimal(0)) + amount
        ordered = sorted(by_name.items(), key=lambda item: item[1], reverse=True)
        running = list(accumulate(amount for _, amount in ordered))
        total = running[-1] if running else Decimal(0)
        if not ordered or ordered[-1][1] < 0 or total == 0:
            reason: Reason = "empty" if not ordered else "negative" if ordered[-1][1] < 0 else "zero_total"
            return Pareto((), total, reason=reason)
        least = next(amount for (_, amount), so_far in zip(ordered, running, strict=True) if so_far >= vital * total)
        causes = tuple(
            Cause(name, amount, amount / total, so_far / total, amount >= least)
            for (name, amount), so_far in zip(ordered, running, strict=True)
        )
        few = [cause for cause in causes if cause.vital]
        return Pareto(causes, total, few[-1].cumulative, 2 * len(few) <= len(causes))
