"""Lengths of time in several units at once: 5h 26m, 1 hour and 48 minutes, 2年3个月."""

import re
from decimal import Decimal
from typing import Final, NamedTuple

from mcp_server.language.units import TIME, Unit
from mcp_server.regex import regex

_WORDS: Final = (
    ("years", r"年|years?|yrs?", 12),
    ("months", r"个月|months?|mos?", 1),
    ("weeks", r"周|个?星期|weeks?|w", 604_800),
    ("days", r"天|days?|d", 86_400),
    ("hours", r"个?小时|hours?|hrs?|h", 3_600),
    ("minutes", r"分钟|分|minutes?|mins?|m", 60),
    ("seconds", r"秒钟?|seconds?|secs?|s", 1),
)
_PIECE: Final = regex(
    r"(?P<n>[0-9]{1,6}(?:\.[0-9]{1,3})?)[\s-]?(?:"
    + "|".join(f"(?P<{name}>{words})" for name, words, _ in _WORDS)
    + r")(?![a-z])(?P<joint>\sand\s|\s|零|又)?(?=[0-9])|(?P<last>[0-9]{1,6}(?:\.[0-9]{1,3})?)[\s-]?(?:"
    + "|".join(f"(?P<last_{name}>{words})" for name, words, _ in _WORDS)
    + r")(?![a-z])"
)
_RANKS: Final = {name: rank for rank, (name, _, _) in enumerate(_WORDS)}
_SIZES: Final = {name: size for name, _, size in _WORDS}
STARTS: Final = frozenset("年个周天小分 -yhdwmq")
"""What stands behind the first number."""


class Span(NamedTuple):
    """A length of time in its finest unit, and where it ends."""

    value: Decimal
    unit: Unit
    end: int


def span(low: str, at: int) -> Span | None:
    """Return the length of time in several falling units that begins at a place, or nothing where there is but one."""
    total, rank, pieces = Decimal(0), -1, 0
    place, end, name = at, at, ""
    while found := _PIECE.match(low, place):
        last = found["last"] is not None
        word = (found.lastgroup or "").removeprefix("last_") if last else _named(found)
        if _RANKS[word] <= rank or (pieces and (_RANKS[word] < 2) != (rank < 2)):
            break
        total += Decimal(found["last"] if last else found["n"]) * _SIZES[word]
        rank, name, pieces = _RANKS[word], word, pieces + 1
        end = found.end() if last else found.start("joint") if found["joint"] else found.end()
        if last:
            break
        place = found.end()
    return Span(total / _SIZES[name], Unit(TIME[name].name, "duration"), end) if pieces > 1 else None


def _named(found: re.Match[str]) -> str:
    return next(name for name, _, _ in _WORDS if found[name])
