"""Words that tell something about a text: vague, blaming, loaded, anonymous, and those that change what a name means."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from mcp_server.knowledge.entries import read
from mcp_server.knowledge.lexicon import Lexicon

_FILE = Path(__file__).with_name("wording.yaml")


class Word(NamedTuple):
    """A word of some kind as it is written in a text, and where it stands."""

    text: str
    start: int
    end: int


def found(kind: str, text: str) -> tuple[Word, ...]:
    """The words of a kind in a text, in order; its exceptions, and what is within them, are left out.

    Raises KeyError for a kind that wording.yaml does not have.
    """
    names, patterns = _compiled(kind)
    places = [(start, end) for _, start, end in names.find(text)]
    if patterns is not None:
        places = sorted({*places, *(match.span() for match in patterns.finditer(text))})
    return tuple(Word(text[start:end], start, end) for start, end in _apart(places))


def words(kind: str) -> tuple[str, ...]:
    """Every word of a kind in both languages, as it stands in wording.yaml."""
    entry = _kinds()[kind]
    return (*entry.get("zh-CN", ()), *entry.get("en", ()))


@cache
def _kinds() -> dict[str, Any]:
    return read(_FILE)


@cache
def _compiled(kind: str) -> tuple[Lexicon[bool], re.Pattern[str] | None]:
    entry = _kinds()[kind]
    patterns = "|".join(f"(?:{pattern})" for pattern in entry.get("patterns", ()))
    names = [(word, True) for word in words(kind)] + [(text, None) for text in entry.get("except", ())]
    return Lexicon(names), re.compile(patterns, re.IGNORECASE) if patterns else None


def _apart(places: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The places that do not lie within, or run into, an earlier one."""
    behind = 0
    for start, end in places:
        if start >= behind:
            yield start, end
            behind = end
