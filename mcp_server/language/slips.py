"""Figures that miss what others give by a slip of the pen: two digits swapped, one digit wrong, a nought too many."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from mcp_server.model.quantity import Quantity

SWAPPED: Final = 3
"""Digits from which on two that are swapped tell where a figure comes from."""
WRONG: Final = 4
"""The same for one wrong digit."""
_MOST: Final = 12


def differing(one: str, two: str) -> list[int]:
    """Return the places at which two numbers of as many digits have another one."""
    return [at for at, (mine, other) in enumerate(zip(one, two, strict=True)) if mine != other]


def swapped(one: str, two: str, at: Sequence[int]) -> bool:
    """Whether two numbers differ *at* two neighbours that changed places."""
    return len(at) == 2 and at[1] == at[0] + 1 and one[at[0] : at[1] + 1] == two[at[1]] + two[at[0]]


def slip(one: Decimal, other: Decimal) -> bool:
    """Whether two numbers differ by what a hand slips over: one digit, or two neighbours that changed places."""
    least = min(int(one.as_tuple().exponent), int(other.as_tuple().exponent), 0)
    first, second = (str(int(abs(value).scaleb(-least))) for value in (one, other))
    if len(first) != len(second):
        return False
    at = differing(first, second)
    return len(at) == 1 or swapped(first, second, at)


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
    off = differing(one, two)
    return swapped(one, two, off) or (len(off) == 1 and len(one.rstrip("0")) >= WRONG)


def _digits(number: Decimal) -> str:
    whole = abs(number).to_integral_value() if abs(number) < Decimal(10) ** _MOST else Decimal(0)
    return f"{whole:f}"


def is_slip(stated: Quantity, value: Decimal) -> bool:
    """Whether a figure of several digits is another value but for one of them, or two that changed places."""
    return len(stated.value.normalize().as_tuple().digits) > 2 and slip(stated.value, value)


def times(of: Sequence[Quantity]) -> Decimal:
    """Return the product of figures."""
    value = Decimal(1)
    for figure in of:
        value *= figure.value
    return value
