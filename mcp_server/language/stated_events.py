"""Lengths of time between two events that a text names, and those that nearly lie between two moments beside them."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from mcp_server.language.claims import from_texts
from mcp_server.language.pages import Sentence, excerpt_of
from mcp_server.language.relations import Said, written
from mcp_server.language.stated_counted import BEHIND, LINES, Counted, Known, around, best, ends_of
from mcp_server.language.stated_lasting import LIMITED, SHORT, Moments, comparable, limited
from mcp_server.model.paper import Nearly
from mcp_server.regex import regex


def near(read: Sequence[Moments], explained: frozenset[int]) -> Iterator[Nearly]:
    """Yield the lengths behind two moments of their sentence that nearly lie between them, though no word says so."""
    for one in read:
        for a, b in pairwise(one.instants):
            behind = [length for length in one.lengths if 0 <= length.start - b.end <= BEHIND]
            if not behind or behind[0].start in explained or not comparable(a, b) or limited(one, behind[0]):
                continue
            length = behind[0]
            ends = a.written(), b.written()
            found = from_texts("elapsed", ends, written(length.figure))
            short = length.figure.unit in SHORT
            if found is None or found.holds or (a.minute is not None) != short:
                continue
            parted = any(one.low[b.end : length.start].count(mark) for mark in ";；。") or _OTHER.search(
                one.low[b.end : length.start]
            )
            value = found.value.value * (60 if found.value.unit == "hours" and length.figure.unit == "minutes" else 1)
            if not parted and value * LEAST <= length.figure.value * 10 <= value * MOST:
                yield Nearly(
                    line=one.sentence.line, excerpt=excerpt_of(one.sentence.text), op="elapsed", of=ends,
                    value=written(length.figure),
                )  # fmt: skip


LEAST, MOST = 6, 17
"""Tenths of what lies between two moments within which a length may be meant as it."""
_OTHER: Final = regex(
    r"[歇息]|另|其中|每|平均|目标|计划|预计|提前|约定|以内|要求|标准|合同|保修|质保|\b(?:each|every"
    r"|per|average|target|notice|within|warranty|previous|last|next"
    r"|another|further|extra|break|of which|including|plus|compared|against|instead|usual\w*|normal\w*"
    r"|planned|allowed|limit|valid|expire\w*|than)\b"
)


def between(read: Sequence[Moments]) -> Iterator[tuple[Said, Sentence]]:
    """Yield the lengths from one event of a timeline to another, both named: from the alarm to the roll-back 43 minutes."""
    known: list[Known] = []
    for one in read:
        if not one.instants:
            for length in one.lengths:
                head = one.low[max(0, length.start - 90) : length.start]
                found = _FROM_TO.search(head)
                near_ = [two for two in known if two.line >= one.sentence.line - 2 * LINES]
                near_ = [two for two in near_ if (two.instant.minute is not None) == (length.figure.unit in SHORT)]
                if found and near_ and not LIMITED.search(head[-24:]):
                    first, last = best(found["x"] or found["a"], near_), best(found["y"] or found["b"], near_)
                    if first and last and first is not last:
                        to = Counted(one.sentence, length, last.instant, near_, first)
                        yield (
                            Said(length.figure.start, "elapsed", ends_of(first, to), length.figure, clear=True),
                            one.sentence,
                        )
        known += [Known(two, around(one.low, two), one.sentence.line, one.sentence.start) for two in one.instants]


_FROM_TO: Final = regex(
    r"(?:从|由|自)?(?P<x>[\u4e00-\u9fff]{2,8})(?:到|至)(?P<y>[\u4e00-\u9fff]{2,8}?),?(?:总?共|前后|一共"
    r"|花|用|历时|耗时|隔|相隔|间隔|只|才|仅|过|是|为|经过|整整|约|有|了){1,4}\s?$"
    r"|\b(?:from|between)\s(?P<a>[a-z' -]{4,40}?)\s(?:to|until|till|and)\s(?P<b>[a-z' -]{4,40}?)[,:]?\s(?:(?:took"
    r"|lasted|was|were|is|took us|it took|there were|passed|came to|we needed|we took|makes?)\s)?$"
)
