"""JSON as it comes in, before anything else looks at it."""

import math
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


def guard(value: Any) -> None:
    """Refuse what no tool should meet: too much, too deep, not finite, or not text.

    Raises TooLarge with the limit's name, or BriefError with a pointer for each fault.
    """
    faults: list[Fault] = []
    stack: list[tuple[Any, tuple[Any, ...]]] = [(value, ())]
    count = 0
    while stack and len(faults) <= FAULTS:
        one, at = stack.pop()
        count += 1
        if count > VALUES:
            raise TooLarge(f"More than {VALUES:,} values in one call (limit VALUES): send less at once.")
        if len(at) > DEPTH:
            raise TooLarge(
                f"Lists and objects more than {DEPTH} deep (limit DEPTH), at {pointer(at[:8])}/…: flatten them."
            )
        if isinstance(one, str):
            if len(one) > TEXT_CHARACTERS:
                raise TooLarge(
                    f"{pointer(at)}: a text of {len(one):,} characters; the limit TEXT_CHARACTERS is {TEXT_CHARACTERS:,}."
                )
            if said := _fault(one):
                faults.append(Fault(pointer(at), said))
        elif isinstance(one, float) and not math.isfinite(one):
            faults.append(Fault(pointer(at), "not a finite number: write the figure as text, or leave it out"))
        elif isinstance(one, int) and not isinstance(one, bool) and abs(one) > LARGEST:
            faults.append(Fault(pointer(at), "a number of this size must be written as text"))
        elif isinstance(one, dict):
            for key, member in one.items():
                if said := _fault(str(key)):
                    faults.append(Fault(pointer(at), f"a name of a field: {said}"))
                else:
                    stack.append((member, (*at, key)))
        elif isinstance(one, list):
            stack.extend((member, (*at, index)) for index, member in enumerate(one))
    if faults:
        raise BriefError(reversed(faults))
