"""Values that a sentence tells in a number word alone, without what is counted: fourteen reached us, it took seven."""

from collections.abc import Iterator
from typing import Final

from mcp_server.language.number_words import SMALL, TENS, english
from mcp_server.language.shapes import Shape
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

_ONES: Final = "|".join(word for word, value in SMALL.items() if value > 2)
_NUMBER: Final = rf"(?P<n>(?:{'|'.join(TENS)})(?:-(?:one|two|{_ONES}))?|{_ONES})"
_ALONE: Final = regex(
    rf"(?:^|[,;:]\s)(?:(?:but|and|only|in fact) )?{_NUMBER}(?= (?:[a-z]+ed|came|were|was|had|got|left|stand|stood|rang"
    r"|broke|fell|went|made|took|are|have|sat|slept|lay|ran)\b)"
    r"|\b(?:took|takes|had|has|got|saw|needed|lasted|counted|received|made|was|were|is|are|came to|ran to|with|at)"
    rf" (?:only |just |even |in fact )?{_NUMBER.replace('?P<n>', '?P<m>')}"
    r"(?=\s?(?:[,;.!?]|$)| (?:in|on|at|by|this|last|and|so|instead)\b)"
)


def spelled(shape: Shape, low: int, high: int) -> Iterator[tuple[int, Quantity]]:
    """Yield the number words of a clause that count something named elsewhere, each with its place."""
    for found in _ALONE.finditer(shape.text, low, high):
        word = found["n"] or found["m"]
        if read := english(word):
            start = shape.sentence.start
            yield found.end() - 1, Quantity(value=read.value, text=word, start=start, end=start + 1)
