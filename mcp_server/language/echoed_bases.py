"""Bases from which a measure is to move, where the text gives that measure otherwise: now 82 %, from 85 % to 92 %."""

from collections.abc import Iterator, Sequence
from typing import Final

from mcp_server.language.mentions import apart
from mcp_server.language.naming import Named, keys
from mcp_server.language.naming_words import EDGE
from mcp_server.language.pages import excerpt_of
from mcp_server.language.shapes import MARKS, Shape
from mcp_server.model.paper import Echo
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

_FROM: Final = regex(
    rf"(?:由|从)(?:目前|现在|当前|现有|今年|原来|现行)?的?\s?(?P<z>[{MARKS}])[^,;。{MARKS}]{{0,6}}?(?:至|到|为|成)\s?[^,;。{MARKS}]{{0,6}}[{MARKS}]"
    rf"|\bfrom (?:the )?(?:current |present |today's |some |about )?(?P<e>[{MARKS}])[^,;.{MARKS}]{{0,24}}?"
    rf" to [^,;.{MARKS}]{{0,24}}[{MARKS}]"
)
_VERB: Final = regex(
    r"\b(?:raise[sd]?|cut|cuts|reduce[sd]?|increase[sd]?|lower(?:ed)?|improve[sd]?|bring|push|get|shorten|lift|grow"
    r"|drop|move|take|go|goes|should|must|will|shall|is|are|to|we|be|our|the|fall|falls|rise|rises|down|up)\b"
    r"|到?(?:年|月|季度?)(?:底|末|内)前?|[今明]年|全年|力争|争取|[把将使让]"
)
_DONE: Final = regex(
    r"去年|上年|同期|以前|此前|曾|了[^,;。]{0,3}$|\b(?:was|were|had|fell|rose|grew|dropped|went|last|previous|before|improved|climbed|since)\b"
)
NAME: Final = 2
"""Words or pairs of characters of a name."""


def echoed_bases(shapes: Sequence[Shape], names: Sequence[Named]) -> Iterator[Echo]:
    """Yield the bases of intended moves that differ from what the measure is elsewhere."""
    for shape in shapes:
        for found in _FROM.finditer(shape.text):
            place = found.start(found.lastgroup or "z")
            base = shape.token(place).quantity
            if base is None or base.upper is not None or base.signed:
                continue
            low = max((edge.end() for edge in EDGE.finditer(shape.text, 0, found.start())), default=0)
            head = shape.text[low : found.start()]
            if _DONE.search(head):
                continue
            name = frozenset(keys(_VERB.sub(" ", head)))
            if len(name) < NAME:
                continue
            if one := _other(base, name, apart(head), shape, names):
                sentence = shape.sentence
                yield Echo(
                    line=sentence.line, excerpt=excerpt_of(sentence.text), one=one.value.text.strip(),
                    two=base.text.strip(), there=one.line,
                )  # fmt: skip


def _other(
    base: Quantity, name: frozenset[str], parts: frozenset[str], shape: Shape, names: Sequence[Named]
) -> Named | None:
    """Return the one other figure of a measure that is given as what it is now."""
    unit = (base.dimension, base.unit)
    if any(one.value.value == base.value and one.start != base.start and _unit(one.value) == unit for one in names):
        return None
    found = [
        one
        for one in names
        if _unit(one.value) == unit and one.line != shape.sentence.line and name <= one.near and not one.moved
        and one.value.bound == "=" and not one.apart ^ parts and not one.when
    ]  # fmt: skip
    return found[0] if len({one.value.value for one in found}) == 1 else None


def _unit(value: Quantity) -> tuple[str, str]:
    return value.dimension, value.unit
