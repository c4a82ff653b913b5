"""How one value may have become another by a slip: two digits swapped, one of them another, a little more."""

from decimal import Decimal
from typing import Final, Literal, NamedTuple

from mcp_server.language.slips import differing, swapped

FAR: Final = 2.5
"""How many times as large one of two figures may be."""
TURNED: Final = 3
"""Digits that stand in another order by no chance."""
NEARLY: Final = 1.5
"""The same, where the digits are the same in another order."""
NEAR: Final = 1.15
"""The same, where nothing else about their digits makes one a slip of the other."""
SMALL: Final = 20
"""A count up to which two that differ by two are near."""


class Way(NamedTuple):
    """How one figure may have become another."""

    sort: Literal["swap", "digit", "near"]
    digits: int
    close: bool
    """Whether the two values are near each other."""
    round: bool = False
    """Whether the digit is the last one, and one of the two has a nought there, as rounding makes it."""
    nought: bool = False
    """Whether one of two swapped digits is a nought."""


def way_between(one: Decimal, two: Decimal) -> Way | None:
    """Return how one value may have become another by a slip."""
    low, high = sorted((abs(one), abs(two)))
    if low == high or not low or float(high) > float(low) * 2 * FAR:
        return None
    near = float(high) <= float(low) * NEAR
    close = near or (low > 1 and high <= SMALL and high - low == 1) or (low > 2 and high <= SMALL and high - low == 2)
    first, second = _digits(one, two)
    if len(first) == len(second):
        off = differing(first, second)
        if swapped(first, second, off):
            return Way("swap", len(first), close, nought="0" in first[off[0] : off[0] + 2])
        if len(first) >= TURNED and sorted(first) == sorted(second) and float(high) <= float(low) * NEARLY:
            # 37.2 for 27.3, 96,120 for 92,160
            return Way("swap", len(first), close, nought=True)
        if len(off) == 1 and len(first) > 1 and float(high) <= float(low) * FAR:
            return Way("digit", len(first), close, off[0] == len(first) - 1 and "0" in first[-1] + second[-1])
    return Way("near", max(len(first), len(second)), close) if close else None


def _digits(one: Decimal, two: Decimal) -> tuple[str, str]:
    """Return the digits of two values, without the noughts at the end of both; nothing to compare of unlike places."""
    places = [max(0, -int(value.normalize().as_tuple().exponent)) for value in (one, two)]
    first, second = (f"{abs(value):.{places[0]}f}".replace(".", "").lstrip("0") for value in (one, two))
    if places[0] != places[1]:
        return first, ""
    end = min(len(text) - len(text.rstrip("0")) for text in (first, second))
    return first[: len(first) - end], second[: len(second) - end]
