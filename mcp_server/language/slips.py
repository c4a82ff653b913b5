"""Figures that miss what others give by a slip of the pen: two digits swapped, one digit wrong, a nought too many."""

from decimal import Decimal
from typing import Final

from mcp_server.model.quantity import Quantity

SWAPPED: Final = 3
"""Digits from which on two that are swapped tell where a figure comes from."""
WRONG: Final = 4
"""The same for one wrong digit."""
_MOST: Final = 12


def slipped(stated: Quantity, value: Decimal) -> bool:
    """Whether a stated figure is another value but for a slip, so that little else than that value can be meant."""
    step = stated.step if stated.step > 0 else Decimal(1)
    one, two = (_digits(number / step) for number in (stated.value, value))
    if len(one) < SWAPPED or not one.isdigit() or not two.isdigit() or one == two:
        return False
    if len(one) != len(two):
        return (
            len(one.rstrip("0")) >= WRONG - 1 and one.rstrip("0") == two.rstrip("0") and abs(len(one) - len(two)) == 1
        )
    off = [n for n, (mine, other) in enumerate(zip(one, two, strict=True)) if mine != other]
    if len(off) == 2:
        return off[1] == off[0] + 1 and one[off[0]] + one[off[1]] == two[off[1]] + two[off[0]]
    return len(off) == 1 and len(one.rstrip("0")) >= WRONG


def _digits(number: Decimal) -> str:
    whole = abs(number).to_integral_value() if abs(number) < Decimal(10) ** _MOST else Decimal(0)
    return f"{whole:f}"
