"""Where each business of a portfolio stands: the growth of its market against its share of it."""

from collections.abc import Iterable
from decimal import MAX_EMAX, MIN_EMIN, Decimal, localcontext
from typing import Final, Literal, NamedTuple

Quadrant = Literal["star", "cash_cow", "question_mark", "dog"]
Reason = Literal["no_growth", "no_share", "no_rival", "negative_share"]

SHARE_CUT: Final = Decimal(1)
"""As large as the largest rival."""
GROWTH_CUT: Final = Decimal("0.1")


class Business(NamedTuple):
    """One business: the growth of its market, its share of it, and the share of its largest rival."""

    name: str
    growth: Decimal | None
    share: Decimal | None
    rival: Decimal | None
    """In the same measure as `share`, so that revenues do as well."""


class Placed(NamedTuple):
    """The quadrant of a business, or the reason why it has none."""

    name: str
    quadrant: Quadrant | None
    relative_share: Decimal | None = None
    """Its share over that of its largest rival."""
    on_cut: bool = False
    """True where a figure lies on its cut-off: it counts as high, and the slightest fall moves the business."""
    reason: Reason | None = None


def place(
    businesses: Iterable[Business], growth_cut: Decimal = GROWTH_CUT, share_cut: Decimal = SHARE_CUT
) -> tuple[Placed, ...]:
    """Return each business with its quadrant, in the order given; the growth and its cut-off are in one measure.

    A figure that is not finite raises a ValueError.
    Source: Henderson (1970), The Product Portfolio; Hedley (1977), "Strategy and the business portfolio", Long Range
    Planning 10 (relative share against the largest rival, cut-offs of 1 and 10 %).
    """
    return tuple(_placed(business, growth_cut, share_cut) for business in businesses)


def _placed(business: Business, growth_cut: Decimal, share_cut: Decimal) -> Placed:
    name, growth, share, rival = business
    if not all(figure.is_finite() for figure in (growth, share, rival) if figure is not None):
        raise ValueError("Growth and shares must be finite numbers.")
    if share is None or growth is None:
        return Placed(name, None, reason="no_share" if share is None else "no_growth")
    if not rival or min(share, rival) < 0:
        return Placed(name, None, reason="negative_share" if rival or share < 0 else "no_rival")
    with localcontext(prec=28, Emin=MIN_EMIN, Emax=MAX_EMAX):
        relative = share / rival
    on_cut = relative == share_cut or growth == growth_cut
    if growth >= growth_cut:
        return Placed(name, "star" if relative >= share_cut else "question_mark", relative, on_cut)
    return Placed(name, "cash_cow" if relative >= share_cut else "dog", relative, on_cut)
