"""What is left of a whole of which the sentence before tells a part: 46 of 48 passed, the two that did not."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from mcp_server.language.amounts import Amount, negative
from mcp_server.language.folding import words
from mcp_server.language.relations import Said, said
from mcp_server.language.shapes import COUNT, Shape
from mcp_server.language.slips import slip
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

_N: Final = {
    word: n for n, word in enumerate(words("one two three four five six seven eight nine ten eleven twelve"), 1)
}
_OF: Final = regex(r" (?:out )?of (?:the |our |its |all |these |those )*")
_NOT: Final = (
    r"(?:[a-z]+ )?(?:that|which|who) (?:(?:did|were|was|had|have|has|are|is|do|does|could|would)(?: not|n't)|failed"
    r"|remain\w*|missed)"
)
_REST: Final = regex(
    rf"\W*the (?:(?:last|other|remaining|missing|final|outstanding) (?P<a>{COUNT}|{'|'.join(_N)})(?![a-z])"
    rf"|(?P<b>{COUNT}|{'|'.join(_N)}) (?:{_NOT}|others\b|left\b|remaining\b))"
)
"""The rest of a whole, at the beginning of a sentence."""
_LAST: Final = regex(r"\W*the (?:last|final)\b")
_SLIGHT: Final = 2
_MANY: Final = 100
"""A rest of which a slip of one digit is no chance."""


def remaining(before: Shape, ahead: Sequence[Amount], shape: Shape) -> Iterator[Said]:
    """Yield the rest that a sentence begins with, of the one part and whole of the sentence *before* it."""
    found = _REST.match(shape.text)
    counted = [one for one in ahead if one.figure.dimension == "count"] if found else []
    pairs = [
        (one.figure, two.figure)
        for one, two in pairwise(counted)
        if _OF.fullmatch(before.text[one.place + 1 : two.place]) and one.figure.value < two.figure.value
    ]
    if not found or len(pairs) != 1:
        return
    place = found.start("a") if found["a"] else found.start("b")
    word = found["a"] or found["b"]
    spelled = Quantity(value=Decimal(_N.get(word, 0)), start=shape.sentence.start + place)
    rest = spelled if word in _N else shape.figure(place)
    part, whole = pairs[0]
    left = whole.value - part.value
    away = abs(left - rest.value)
    # the last three may be the last of those that passed
    near = (away <= _SLIGHT and not _LAST.match(shape.text)) or (left >= _MANY and slip(left, rest.value))
    if rest.dimension == "count" and rest.bound == "=" and (near or not away):
        bare = [one.model_copy(update={"unit": "", "text": f"{one.value:f}"}) for one in (whole, part, rest)]
        yield said("sum", (bare[0], negative(bare[1])), bare[2])
