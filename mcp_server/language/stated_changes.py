"""Whether what is said of a change fits its two figures: an amount, a percentage, points, or a multiple."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from mcp_server.language.nearly_rebased import is_rebased
from mcp_server.language.relations import Said, said
from mcp_server.language.stated_deltas import Delta, exact, moved
from mcp_server.language.stated_terms import Term, like
from mcp_server.model.quantity import Quantity

WIDE: Final = Decimal("0.6")
"""How far apart what is said and what follows may be, as a share of the larger, to be meant for each other."""
LOOSE: Final = Decimal("0.07")
"""How far off a multiple may be: doubled, a third."""


def checked(before: Term, after: Term, delta: Delta, *, firm: bool = False) -> Iterator[Said]:
    """Yield a change with its two figures: clearly, where it fits them about, and its direction, too."""
    one, two, figure = like(before.figure, after.figure), like(after.figure, before.figure), delta.term.figure
    if one.value <= 0 or two.value < 0 or figure.bound != "=":
        return
    if figure.dimension == "ratio":
        yield from _multiplied(one, two, delta)
        return
    figure = _as_money(like(figure, one), one)
    rise = two.value - one.value
    if one.dimension == "percent" and (figure.dimension == "points" or figure.unit in {"points", "个点", "点"}):
        fits = close(abs(rise), abs(figure.value), Decimal(2))
    elif figure.dimension == "percent":
        fits = one.dimension == "percent" or close(abs(rise / one.value * 100), abs(figure.value), Decimal(15))
        if one.dimension == "percent" and abs(rise) == abs(figure.value):
            # from 4 % to 3 % is 1 point, and no 1 %, however roughly the two are given
            one, two = (exact(level) for level in (one, two))
    else:
        fits = close(abs(rise), abs(figure.value), Decimal(0))
    clear = (
        (fits or firm) and (not delta.way or not rise or (delta.way > 0) == (rise > 0)) and not _finer(one, two, figure)
    )
    yield from moved(one, two, figure, clear=clear, sure=clear)


def _finer(one: Quantity, two: Quantity, stated: Quantity) -> bool:
    """Whether a percentage of more digits than its two figures was plainly worked out before they were rounded."""
    if stated.dimension != "percent" or stated.step >= 1 or one.dimension == "percent" or one.step <= 1:
        return False
    most = ((two.value + two.step / 2) / (one.value - one.step / 2) - 1) * 100
    least = ((two.value - two.step / 2) / (one.value + one.step / 2) - 1) * 100
    return not is_rebased(one, two, stated) and (least <= stated.value <= most or least <= -stated.value <= most)


def close(one: Decimal, other: Decimal, room: Decimal) -> bool:
    """Whether what is said and what follows are near enough to be meant for each other."""
    return abs(one - other) <= max(room, WIDE * max(one, other))


def _as_money(figure: Quantity, like: Quantity) -> Quantity:
    """Return 50 cents as 0.50 of the currency."""
    if like.dimension == "money" and figure.unit in {"cents", "pence", "p"}:
        return figure.model_copy(
            update={"value": figure.value / 100, "step": Decimal("0.01"), "dimension": "money", "unit": like.unit}
        )
    return figure


def _multiplied(one: Quantity, two: Quantity, delta: Delta) -> Iterator[Said]:
    """Yield a multiple of what was before, or an addition to it, that need not be exact."""
    figure, actual = delta.term.figure, two.value / one.value
    if not figure.value:
        return
    if delta.sort in {"times", "either"}:
        exact = abs(actual / figure.value - 1) <= LOOSE
        value = round(actual if exact else figure.value, 2)
        stated = figure.model_copy(
            update={"value": value, "step": Decimal("0.01"), "unit": "x", "text": f"{value:.2f}x"}
        )
        inverse = actual < 1 < figure.value and abs(figure.value * actual - 1) <= LOOSE
        clear = close(actual, figure.value, Decimal(0)) and not inverse
        yield said("ratio", (two, one), stated, clear=clear, sure=clear)
    if delta.sort in {"by", "either"}:
        change = abs(actual - 1)
        exact = abs(change / figure.value - 1) <= LOOSE
        value = round((change if exact else figure.value) * 100, 1)
        stated = figure.model_copy(
            update={"value": value, "unit": "%", "dimension": "percent", "step": Decimal("0.1"), "text": f"{value}%"}
        )
        right = not delta.way or (delta.way > 0) == (actual > 1)
        clear = right and close(change, figure.value, Decimal("0.15"))
        yield said("change", (one, two), stated, clear=clear, sure=clear)
