"""Clauses that deny what a rule says is to happen beyond a limit: the second gate opens at 40, and it stayed shut."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from mcp_server.language.folding import HAN, stretch_of
from mcp_server.language.limits_said import Limit, Value
from mcp_server.language.shapes import Shape
from mcp_server.language.verdict_pairs import OF
from mcp_server.language.verdict_words import Claim
from mcp_server.regex import regex

MOST: Final = 12
"""Denials of one sentence."""
GAP: Final = 24
"""Characters before a denial, and from it, that may say what is denied."""


def denials_of(shape: Shape, before: Sequence[tuple[Shape, Sequence[Limit], Sequence[Value]]]) -> Iterator[Claim]:
    """Yield the clauses that say that what is to happen beyond a limit did not, in the words of the rule."""
    for other, limits, _ in before:
        last = max((one.place for one in limits if one.rings), default=-1)
        if last < 0 or not (denials := list(islice(DENIAL.finditer(shape.text, last if other is shape else 0), MOST))):
            continue
        low, high = stretch_of(_RULE, other.text, last, last)
        happens = content(other.text[low:high])
        for found in denials:
            start, end = stretch_of(OF, shape.text, found.start(), found.start())
            if _SCOPE.search(shape.text, max(0, start - GAP), end):
                continue
            words = content(shape.text[max(start, found.end() - GAP) : end])
            if len(happens & words) > (not shape.text[found.end() : end].isascii()):
                text = shape.text[start:end].strip()
                yield Claim("quiet", True, max(start, found.start()), end, text[: 2 * GAP])


def content(text: str) -> set[str]:
    """Return the Chinese characters of a text that mean something alone, and the beginnings of its words."""
    return {one for one in HAN.findall(text) if one not in _FUNCTION} | {one[:5] for one in _WORD.findall(text)}


_FUNCTION: Final = frozenset("的了在是有就即则须要应时到不没未无需也还才可以以上下内外个一于为低高超过少多达前后当每")
DENIAL: Final = regex(
    r"[没未无不]|\b(?:no|not|never|nobody|nothing|none|without|neither)\b|n't\b|\bstay(?:s|ed)? |\bremain(?:s|ed)? "
)
_SCOPE: Final = regex(r"\bappl(?:y|ies|icable)\b|适用")
"""What says that a rule is not meant, and not that it was kept."""
_RULE: Final = regex(r"[。!?]|\.\s")


_WORD: Final = regex(r"[a-z]{4,}")
