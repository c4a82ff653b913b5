"""JSON as it comes in, before anything else looks at it."""

import math
from decimal import Decimal
from typing import Any

from mcp_server.errors import BriefError, Fault, TooLarge
from mcp_server.language.typed import pointer
from mcp_server.limits import DEPTH, FAULTS, TEXT_CHARACTERS, VALUES

LARGEST = 2**53
"""Beyond it, JSON readers disagree about a whole number."""


def _fault(text: str) -> str:
    if "\x00" in text:
        return "a NUL character cannot be kept: take it out"
    if not text.isascii():
        try:
            text.encode()
        except UnicodeEncodeError:
            return "half a surrogate pair is no character: take it out"
    return ""


Trail = tuple[Any, Any] | None
"""Where a value lies: its key, and the trail of what it lies in. Made into a pointer for faults alone."""


def _at(trail: Trail) -> str:
    keys: list[Any] = []
    while trail:
        trail, key = trail
        keys.append(key)
    return pointer(tuple(reversed(keys)))


def _number_fault(value: float | Decimal) -> str:
    if isinstance(value, float | Decimal):
        return "" if math.isfinite(float(value)) else "not a finite number: write the figure as text, or leave it out"
    return "" if abs(value) <= LARGEST else "a number of this size must be written as text"


def guard(value: Any) -> None:
    """Refuse what no tool should meet: too much, too deep, not finite, or not text.

    Raises TooLarge with the limit's name, or BriefError with a pointer for each fault.
    """
    faults: list[Fault] = []
    stack: list[tuple[Any, int, Trail]] = [(value, 0, None)]
    count = 0
    while stack and len(faults) <= FAULTS:
        one, depth, trail = stack.pop()
        count += 1
        if count > VALUES:
            raise TooLarge(f"More than {VALUES:,} values in one call (limit VALUES): send less at once.")
        if depth > DEPTH:
            raise TooLarge(f"Lists and objects more than {DEPTH} deep (limit DEPTH): flatten them.")
        if isinstance(one, str):
            if len(one) > TEXT_CHARACTERS:
                long = f"a text of {len(one):,} characters; the limit TEXT_CHARACTERS is {TEXT_CHARACTERS:,}."
                raise TooLarge(f"{_at(trail)}: {long}")
            if said := _fault(one):
                faults.append(Fault(_at(trail), said))
        elif isinstance(one, dict):
            for key, member in one.items():
                if said := _fault(str(key)):
                    faults.append(Fault(_at(trail), f"a name of a field: {said}"))
                else:
                    stack.append((member, depth + 1, (trail, key)))
        elif isinstance(one, list):
            stack.extend((member, depth + 1, (trail, index)) for index, member in enumerate(one))
        elif isinstance(one, int | float | Decimal) and not isinstance(one, bool) and (said := _number_fault(one)):
            faults.append(Fault(_at(trail), said))
    if faults:
        raise BriefError(reversed(faults))
