"""Words that tell something about a text: vague, blaming, loaded, anonymous, and those that change what a name means."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

from mcp_server.knowledge.entries import read
from mcp_server.knowledge.lexicon import Lexicon, key

_FILE = Path(__file__).with_name("wording.yaml")

Kind = Literal[
    "vague_action",  # says that something will be better, not what will be done: 加强沟通, raise awareness
    "vague_verb",  # says little unless a measure stands beside it: 优化, improve
    "vague_degree",  # stands where a figure belongs: 显著, significantly
    "blame",  # a cause that ends at somebody's care or character: 粗心, human error
    "loaded",  # judges where a fact would do: 一塌糊涂, fiasco
    "anonymous",  # proof by nobody in particular: 某公司, studies show
    "placeholder",  # left in: 待定, XX, [insert name]
    "collective_owner",  # for the name of an owner: everybody is nobody
    "external",  # for SWOT: outside the organisation
    "internal",  # for SWOT: within it
    "qualifier",  # leaves a metric what it is: 年末, year-end
    "average",  # qualifiers that leave only a rate what it is
    "unit",  # what may stand in brackets behind the name of a metric
    "changes_before",  # makes the metric that follows another one: 净, net
    "changes_after",  # makes the metric before it another one: 增长率, per head
]


class Word(NamedTuple):
    """A word of some kind as it is written in a text, and where it stands."""

    text: str
    start: int
    end: int


def found(kind: Kind, text: str) -> tuple[Word, ...]:
    """The words of a kind in a text in order, none within another, and none within an exception; in linear time."""
    names, exceptions, patterns = _compiled(kind)
    places = [(start, end) for _, start, end in names.find(text)]
    if patterns is not None:
        places += [match.span() for match in patterns.finditer(text)]
    hidden = [(start, end) for _, start, end in exceptions.find(text)] if places else []
    return tuple(Word(text[start:end], start, end) for start, end in _outside(hidden, _apart(places)))


def words(kind: Kind) -> tuple[str, ...]:
    """Every word of a kind in both languages, as it stands in wording.yaml."""
    entry = _kinds()[kind]
    return tuple(word for locale in ("zh-CN", "en") for word in entry[locale].split(", "))


@cache
def _kinds() -> dict[str, Any]:
    return read(_FILE)


@cache
def _compiled(kind: Kind) -> tuple[Lexicon[bool], Lexicon[bool], re.Pattern[str] | None]:
    entry = _kinds()[kind]
    names = Lexicon({key(word): True for word in words(kind)})
    exceptions = Lexicon({key(text): True for text in entry.get("except", ())})
    patterns = "|".join(f"(?:{pattern})" for pattern in entry.get("patterns", ()))
    return names, exceptions, re.compile(patterns, re.IGNORECASE) if patterns else None


def _apart(places: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The places in order, of those that overlap the one that begins first, then the longest."""
    behind = 0
    for start, end in sorted(places, key=lambda place: (place[0], -place[1])):
        if start >= behind:
            yield start, end
            behind = end


def _outside(hidden: list[tuple[int, int]], places: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The places that lie within none of the hidden ones; both in order."""
    at = 0
    for start, end in places:
        while at < len(hidden) and hidden[at][1] < end:
            at += 1
        if at == len(hidden) or hidden[at][0] > start:
            yield start, end
