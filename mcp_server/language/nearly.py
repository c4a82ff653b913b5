"""Figures that nearly follow from others beside them, whether or not their words say from which.

"45%" behind 15,440 of 38,640 should be 40 %. A figure follows in one of many ways from those around it, or it is given.
Where nothing gives it, and a way that is likely for its place and words gives almost the same but for a slip that
people make, one of them may be wrong; as the text does not say that it is these, that is asked, and not called wrong.
"""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import Final, NamedTuple

from mcp_server.language.amounts import negative
from mcp_server.language.claims import recompute
from mcp_server.language.nearly_around import Case, in_prose, in_tables
from mcp_server.language.nearly_odds import Seen, by_hand, exact, given, odds, of_another, slipped, told, turned
from mcp_server.language.nearly_ways import Way, ways
from mcp_server.language.nearly_words import ABOUT
from mcp_server.language.pages import Page, excerpt_of
from mcp_server.language.quantities import quantity
from mcp_server.language.relations import written
from mcp_server.language.several import overlap
from mcp_server.language.shapes import DATE, Shape
from mcp_server.model.brief import ClaimOp
from mcp_server.model.paper import Nearly
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

MANY: Final = 2_000
"""Figures of a text that it is looked for."""
SLIPS: Final = 0.06
"""Figures in a hundred that are slips, in a document that has some."""
ASKED: Final = 1.5
"""Odds of a slip from which it is asked."""
LIKELY: Final = 200.0
"""Odds of a way at most."""
CONFIRMED: Final = 2.0
AGAIN: Final = 0.7
"""Log odds against a slip in a figure from which another one follows, and in one that stands elsewhere too."""
CELL: Final = (-2.5, -1.5, 1.0)
"""Log odds for a slip in a cell of a table where the same way gives no cell of other rows, one, and several."""
_ELSE: Final = regex(
    rf"目标|预计|预期|计划|预算|上限|下限|标准|不超过|不低于|以上|以下|以内|至少|最多|{ABOUT}"
    r"|[去上前]年|上[月期]"
    r"|\b(?:target|goal|plan(?:ned)?|budget(?:ed)?|limit|cap|at (?:least|most)|up to|about|nearly|under|over|below"
    r"|above|forecast|expect\w*|roughly|around|almost|last (?:year|month|quarter|week)|compared|versus|vs|against"
    r"|than)\b|[快慢高低多少优好短长大小早晚]于\s?$"
    r"|(?:最[高低大小多少长短快慢早晚好差重轻]|预警|报警|警戒|控制值|阈值|期初|月初|年初|上期末)[^,，。;；]{0,6}$"
    r"|\b(?:highest|lowest|best|worst|longest|shortest|maximum|minimum|peak|opening|alarm|warning|trip)\b[^,;]{0,16}$"
    r"|[(（](?:19|20)[0-9]{2}(?:/[0-9]{2})?:|\bfrom (?:[a-z']+ ){0,3}$"
    rf"|{DATE}\s?的\s?$|(?<![占对同环百无])比(?![例重值率较如])[^,，。;；]{{0,12}}$"
)
"""Words before a figure that is given from outside, or told by the way."""
_BOUND: Final = regex(
    r"^\s?的?(?:[^,，。;；0-9]{0,3}(?:要求|进度)|目标|[上下]限|标准|红线|门[限槛]|警戒|考核|合格|及格|以[上下内])"
    r"|^ ?(?:[a-z]+ )?(?:limit|target|threshold|goal|cap|mark|bar|requirement|required|or (?:more|less|better))\b"
)
"""Words behind such a figure."""
_APART: Final = regex(
    r"\brespectively\b|允许|都列|兼|\bboth(?=[,.;:)]|$)|\b(?:every|each) (?:day|week|month|quarter|year)\b"
    r"|逐[日周月季年]|依次"
)
"""Words for figures of several things that need not add up: none follows from the others."""
_AMONG: Final = regex(r"其中|包括|\b(?:among (?:them|these|which)|includ\w+|of (?:them|which|these)|such as)\b")
"""Words before parts that are not all."""
_PARTLY: Final = regex(
    r"主要|部分"
    r"|\b(?:primarily|mainly|mostly|partly|partially|attributable|due to|driven by|offset|as a result|because)\b"
)
"""Words of a sentence that tells what had most to do with a figure, and not all that makes it."""
_TIMES: Final = frozenset({"product", "raw", "ratio"})
_NO_PART: Final = regex(
    r"均[^,，;；]{0,4}\||\b(?:average|mean|median)(?: [a-z]+){0,3} ?\|"
    r"|[去上前]年[^,，;；]{0,8}\||\b(?:last|previous) (?:year|month|week|quarter)\b"
)
"""Beside a mean, and what was at another time: no part of anything."""
_ADDED: Final = frozenset({"sum", "balance", "difference"})
_SMALL: Final = 50
"""Times that a part of a balance is less than what is left, from which on it could be any number beside it."""
_CLAIMS: Final[dict[str, ClaimOp]] = {
    "sum": "sum", "balance": "sum", "difference": "difference", "points": "points", "product": "product",
    "raw": "product", "part": "product", "whole": "ratio", "ratio": "ratio", "share": "share", "unlike": "share",
    "change": "change",
}  # fmt: skip
"""How what a way gives is claimed; what grows by a rate, or did, only explains a figure."""


class _Tried(NamedTuple):
    """A figure with the ways that give it, and those that nearly do with how likely such a slip is."""

    case: Case
    exact: tuple[Way, ...]
    near: tuple[tuple[float, Way], ...]


class _Slip(NamedTuple):
    """How a figure nearly follows, and the odds that it is meant to."""

    odds: float
    op: ClaimOp
    of: tuple[Quantity, ...]
    value: Quantity


def nearly(page: Page, shapes: Sequence[Shape], explained: frozenset[int], cells: frozenset[int]) -> Iterator[Nearly]:
    """Yield figures that nearly follow from others around them.

    *explained* are the places of those in sentences of which it is known how they follow, *cells* of those in tables.
    """
    cases = chain(in_tables(page, cells), in_prose(shapes, explained))
    tried = [_tried(case) for case in islice(cases, MANY)]
    if not any(one.near for one in tried):
        return
    kept = Counter(mark for one in tried for mark in {mark_of(way, one.case) for way in one.exact})
    lines: dict[tuple[float, str], set[int]] = {}
    for one in tried:
        lines.setdefault(_what(one.case.one), set()).add(one.case.line)
    else_ = [_else(one, kept) for one in tried]
    confirmed: dict[int, float] = {}
    for one, ways_of in zip(tried, else_, strict=True):
        total = sum(ways_of) + given(one.case.one.term)
        for odd, way in zip(ways_of, one.exact, strict=True):
            for at in way.of:
                place = _place(one.case.around[at])
                confirmed[place] = max(confirmed.get(place, 0.0), odd / total)
    best: dict[tuple[int, str], _Slip] = {}
    for one, ways_of in zip(tried, else_, strict=True):
        if one.near:
            seen = one.case.one
            against = CONFIRMED * confirmed.get(_place(seen), 0.0) + AGAIN * (len(lines[_what(seen)]) > 1)
            total = sum(ways_of) + given(seen.term)
            slip = _slip(one, kept, SLIPS * math.exp(-against) / total)
            told_in = one.case.line, one.case.text
            if slip and (told_in not in best or slip.odds > best[told_in].odds):
                best[told_in] = slip
    for (line, text), slip in sorted(best.items()):
        of = tuple(map(written, slip.of))
        yield Nearly(line=line, excerpt=excerpt_of(text), op=slip.op, of=of, value=written(slip.value))


def _place(seen: Seen) -> int:
    return seen.place if seen.place >= 0 else seen.term.figure.start


def _what(seen: Seen) -> tuple[float, str]:
    return seen.term.value, seen.term.dimension


def mark_of(way: Way, case: Case) -> tuple[object, ...]:
    """Return by what a way is known again in another sentence, item or row."""
    around = case.around
    if case.one.kind:
        return case.key, way.op, case.one.slot, len(way.less), *(around[at].slot for at in (*way.less, *way.of))
    own = case.one.term
    return (
        way.op,
        own.dimension,
        own.unit,
        *((around[at].apart, around[at].ago, around[at].term.unit) for at in way.of),
    )


def _tried(case: Case) -> _Tried:
    one = case.one
    silent = (
        not one.term.figure.text
        or _ELSE.search(one.head)
        or _BOUND.search(one.tail)
        or _APART.search(case.text.lower())
        or overlap(case.text)
    )
    partly = _PARTLY.search(case.text.lower())
    given_by, near = [], []
    for way in ways(one.term, [seen.term for seen in case.around], case.pairs, case.runs, case.per):
        if turned(way, one, case.around) or (way.less and any(_again(case.around[at], one) for at in way.of)):
            continue
        if exact(one.term, way):
            given_by.append(way)
        elif (
            not silent
            and not (partly and way.op in _ADDED)
            and (slip := slipped(one.term, way.value, way.op))
            and _asked(way, one, case.around)
        ):
            near.append((slip, way))
    return _Tried(case, tuple(given_by), tuple(near))


def _again(seen: Seen, one: Seen) -> bool:
    """Whether a part of a balance is what it gives: whatever comes in beside it goes out again."""
    return seen.term.value == one.term.value and seen.term.unit == one.term.unit


def _else(tried: _Tried, kept: Counter[tuple[object, ...]]) -> list[float]:
    """Return the odds of the ways that give a figure."""
    case = tried.case
    return [odds(way, case.one, case.around, case.per, kept[mark_of(way, case)] - 1) for way in tried.exact]


def _slip(tried: _Tried, kept: Counter[tuple[object, ...]], slips: float) -> _Slip | None:
    """Return how a figure nearly follows; nothing where that is not likely enough."""
    case = tried.case
    one, around, per = case.one, case.around, case.per
    best = 0.0
    for slip, near in tried.near:
        if slip * slips * LIKELY < max(ASKED, best * slips):
            continue
        as_others = kept[mark_of(near, case)]
        if one.kind == "row" and near.op == "balance" and as_others < 2:
            # of four quarters some may always be added and others taken away
            continue
        cell = math.exp(CELL[min(as_others, 2)]) if one.kind else 1.0
        chance = slip * cell * odds(near, one, around, per, as_others)
        if chance > best:
            best, way = chance, near
    if best * slips < ASKED:
        return None
    op = _CLAIMS[way.op]
    value, *of = _of_one_unit(
        one.term.figure,
        *(negative(around[at].term.figure) if at in way.less else around[at].term.figure for at in way.of),
        adds=way.op in _ADDED,
    )
    result = recompute(op, of, value)
    return _Slip(best * slips, op, tuple(of), value) if result and not result.holds else None


def _of_one_unit(*figures: Quantity, adds: bool) -> Iterator[Quantity]:
    """Yield figures that are added with the unit that some of them leave out."""
    named = next((figure for figure in figures if figure.unit), None)
    for figure in figures:
        if not (adds and named) or figure.unit or figure.dimension != "count":
            yield figure
            continue
        more = {"unit": named.unit, "dimension": named.dimension}
        sign, text = ("-", figure.text[1:]) if figure.text.startswith("-") else ("", figure.text)
        mark = named.text.strip("-+ ")
        for whole in (f"{sign}{mark[:1]}{text}", f"{sign}{text}{mark[-1:]}", f"{sign}{text} {mark.split(' ')[-1]}"):
            read = quantity(whole) if text else None
            if read and (read.value, read.unit) == (figure.value, named.unit):
                more["text"] = whole
                break
        else:
            more["text"] = ""
        yield figure.model_copy(update=more)


def _asked(way: Way, one: Seen, around: Sequence[Seen]) -> bool:
    """Whether it can be asked that a figure follows in a way, and would not seem silly to a reader."""
    if way.op not in _CLAIMS or (one.term.dimension == "percent" and way.op in {"sum", "points"}):
        return False
    of = [around[at] for at in way.of]
    if not one.kind and all(seen.apart and seen.clause != one.clause for seen in of):
        return False
    if not one.kind and not any(told(way.op, one)):
        # what no word asks for stands before it, and two figures have some difference
        behind = any(seen.apart > 0 for seen in of)
        if way.op == "difference" or (behind and way.op in {"product", "change"}):
            return False
    if way.op in {"part", "whole"}:
        return _of_its_rate(way, one, around)
    if way.op in _TIMES and any(seen.term.value == 1 for seen in of):
        return False
    if way.op in _ADDED and any(_NO_PART.search(f"{seen.head}|{seen.tail}") for seen in of):
        return False
    if way.op == "sum":
        # parts that are told behind a whole need not be all of it
        parts = [seen for seen in of if seen.apart > 0]
        return not parts or (not any(_AMONG.search(seen.head) for seen in parts) and by_hand(one.term, way.value) > 0)
    return way.op != "balance" or _balanced(way, one, around)


def _of_its_rate(way: Way, one: Seen, around: Sequence[Seen]) -> bool:
    """Whether a percentage is none that is told for another amount, here or in another sentence."""
    amount, rate = (around[at] for at in way.of)
    elsewhere = bool(rate.ago) and rate.ago != amount.ago
    return one.term.dimension != "duration" and not elsewhere and not of_another(way, around)


def _balanced(way: Way, one: Seen, around: Sequence[Seen]) -> bool:
    """Whether what comes in and goes out is of one sort and told before what is left, or is all but one part of it."""
    of = [around[at] for at in way.of]
    whole_less_parts = way.less == way.of[1:]
    units = {seen.term.unit for seen in of}
    small = min(seen.term.value for seen in of) * _SMALL < one.term.value
    if small and (len(units) > 1 or "" in units):
        return False
    return (
        bool(one.kind)
        or whole_less_parts
        or (all(seen.apart <= 0 for seen in of) and (any(told("balance", one)) or by_hand(one.term, way.value) > 0))
    )
