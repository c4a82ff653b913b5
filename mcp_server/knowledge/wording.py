"""Words that tell something about a text: vague, blaming, loaded, anonymous, or changing what a name means."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

from mcp_server.knowledge.entries import read
from mcp_server.knowledge.lexicon import alternation, fold

_FILE = Path(__file__).with_name("wording.yaml")

Kind = Literal[
    "vague_action",  # says that something will be better, not what will be done: 加强沟通, raise awareness
    "vague_verb",  # says little unless a measure stands beside it: 优化, improve
    "vague_degree",  # stands where a figure belongs: 显著, significantly
    "blame",  # a cause that ends at somebody's care or character: 粗心, human error
    "loaded",  # judges where a fact would do: 一塌糊涂, fiasco
    "anonymous",  # proof by nobody in particular: 某公司, studies show
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
    sought, excepted = _compiled(kind)
    folded = fold(text)
    places = [match.span() for match in sought.finditer(folded)]
    hidden = [match.span() for match in excepted.finditer(folded)] if places and excepted else []
    return tuple(Word(text[start:end], start, end) for start, end in _outside(hidden, places))


def words(kind: Kind) -> tuple[str, ...]:
    """Every word of a kind in both languages, as it stands in wording.yaml."""
    entry = _kinds()[kind]
    return tuple(word for locale in ("zh-CN", "en") for word in entry[locale].split(", "))


@cache
def _kinds() -> dict[str, Any]:
    return read(_FILE)


@cache
def _compiled(kind: Kind) -> tuple[re.Pattern[str], re.Pattern[str] | None]:
    entry = _kinds()[kind]
    sought = [f"(?:{pattern})" for pattern in entry.get("patterns", ())]
    excepted = entry.get("except", ())
    return (
        re.compile("|".join([*sought, alternation(words(kind))])),
        re.compile(alternation(excepted)) if excepted else None,
    )


def _outside(hidden: list[tuple[int, int]], places: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The places that lie within none of the hidden ones; both in order."""
    at = 0
    for start, end in places:
        while at < len(hidden) and hidden[at][1] < end:
            at += 1
        if at == len(hidden) or hidden[at][0] > start:
            yield start, end
