"""Figures that others bound whatever they are: of both groups, of a group named before, of the year so far.

Nobody is in both of two groups who is not in the smaller one; of those that came, no more can have answered; and since
January no less can have been sold than in the quarter.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from mcp_server.language.amounts import Amount, amounts, is_amount
from mcp_server.language.folding import HAN
from mcp_server.language.mentions import EMPTY, stem
from mcp_server.language.relations import Said
from mcp_server.language.shapes import COUNT, DATE, MARKS, Shape
from mcp_server.language.units import PEOPLE
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

LINES: Final = 3
"""Lines before a group on which it may have been counted."""
TWO: Final = 2
_BOTH: Final = regex(
    r"\bboth\b(?! (?:sides|ends|ways|times|hands|dates|days|weeks|months|years|parties))"
    rf"|(?P<two>{COUNT})\s?[^,;。{MARKS}]{{0,4}}(?:都|均|皆|兼|重)"
    r"|(?:两|二)(?:[者门项种样科类边处头份语]|个[部小]?组)[^,;。]{0,4}(?:都|均|皆|兼|会|重)|两者兼|两头(?:都|占)"
    r"|重[叠复合]的|既[^,;。]{1,12}又"
)
_TOGETHER: Final = regex(
    r"\b(?:together|total\w*|altogether|combined|in all|sum|neither|either|at least one|each|per|average|than|from"
    r"|to)\b|合计|共计|总计|一共|总共|加起来|平均|每|各|至少|比|较|从|由|不"
)
_BASE: Final = regex(r"\b(?:of|among|from|out of|than|in all)(?: (?:the|our|all|these|those))?\s?$|^ ?in all\b")
_TO_DATE: Final = regex(
    r"\bsince (?:january|new year|the (?:start|beginning|turn) of the year)\b|\b(?:this )?year to date\b|\bytd\b"
    r"|\bso far this year\b|\bin the year so far\b|\bthis year so far\b|\b(?:cumulative(?:ly)?|running total)\b"
    r"|(?:今年|本年度?|年内|年初|开年|当年|全年|年度)(?:以来|至今|到现在|起)?(?:已?累计|已)|年初(?:以来|至今)|今年以来"
    r"|前[二三两四五六七八九十]{1,2}个?(?:月|季度)|累计"
)
_PERIOD: Final = regex(
    rf"\b(?:in|of|this|over|for|during)(?: the)? (?:(?:first|second|third|fourth|last|past) )?(?:quarter|month|week)\b"
    r"|\bin (?:january|february|march|april|may|june|july|august|september|october|november|december)\b"
    r"|[一二三四]季度|[本当](?:月|周|季度?)|(?:^|[,;。(])[一二三四五六七八九十]{1,2}月份?|\bq[1-4]\b"
    rf"|^\W*{DATE}"
)
_NOT_TO_DATE: Final = regex(
    r"去年|上年|同期|往年|目标|计划|预计|余额|库存|在[库岗册]|其中|预算|率|均|每|增长|下降|比|较|新增|减少|四季度以来"
    r"|\b(?:last year|target|plan|forecast|budget|average|mean|per|each|of (?:which|these|them)|more|less|fewer|than"
    r"|in stock|balance|open|from|by|up|down)\b"
)
_SAYS_NOTHING: Final = regex(
    rf"{_TO_DATE.pattern}|[{MARKS}]|[共有为是达到已计的了]|[^\w\u4e00-\u9fff]"
    r"|\b(?:there|were|was|are|is|it|they|came|come|comes|to|and|we|have|had|has|been|in|the|all|that|makes|stands?|at"
    r"|now|sold|for|brings?|us|total|so)\b",
)
_GROUP: Final = regex(
    r"(?:^|[,;。:] ?)(?P<zh>[\u4e00-\u9fff]{2,10}?)(?:当中|之中|[中里]面?(?!心|国|期|央|学|级|午|旬|间|线|程))[,，]?"
    rf"|(?:^|[,;.:] )(?:of|among) (?:the|those|these|all|our) (?P<en>(?:[a-z-]+ ){{0,3}}?[a-z-]+?)(?=,| who\b| that\b"
    rf"| [{MARKS}])"
)
"""What names a group without its number: 到场的人中, of the visitors."""
_FILL: Final = regex("[的了人者们]|全部|所有|这些")
_OTHER: Final = regex(
    r"目标|计划|预计|另|此外|除|每|均|从|比|较|上年|去年|线上"
    r"|\b(?:target|plan|average|per|each|another|others?|besides|than|from|last)\b"
)


def nested(shape: Shape, recent: Sequence[Shape]) -> Iterator[Said]:
    """Yield the figures of a sentence that can be no larger than another; *recent* are the sentences ahead of it."""
    if found := _BOTH.search(shape.text):
        yield from _in_both(shape, recent, found)
    if _TO_DATE.search(shape.text):
        yield from _to_date(shape)
        if recent and shape.sentence.line - recent[-1].sentence.line <= TWO:
            yield from _to_date_behind(shape, recent[-1])
    if _ONCE.search(shape.text):
        yield from _of_visits(shape, recent)
    if ":" in shape.text and _ASKED.search(shape.text):
        yield from _asked(shape)
    if " of " in shape.text:
        yield from _of_named(shape, recent)
    if recent and (group := _GROUP.search(shape.text)):
        yield from _of_group(shape, recent, group.group("zh") or "", group.group("en") or "", group.end())


def _of_named(shape: Shape, recent: Sequence[Shape]) -> Iterator[Said]:
    """Yield so many of things that were counted before: 73 of the ratings."""
    for one in amounts(shape):
        found = _OF_NOUN.match(one.tail)
        if found is None or not _counts(one) or one.figure.dimension != "count":
            continue
        words = {stem(found["n"])}
        wholes = [
            other.figure
            for before in (*recent, shape)
            for other in amounts(before)
            if other is not one and _counts(other) and _names(other, "", words)
        ]
        most = max(wholes, key=lambda figure: figure.value, default=None)
        if most and most.dimension == "count" and one.figure.unit in {"", most.unit}:
            yield _within(one.figure, most)


def _asked(shape: Shape) -> Iterator[Said]:
    """Yield what those who were asked named, none of it by more than there were."""
    colon = shape.text.find(":")
    own = [one for one in amounts(shape) if _counts(one) and one.figure.dimension == "count"]
    wholes = [one for one in own if one.place < colon and one.figure.unit]
    parts = [one for one in own if one.place > colon]
    if len(wholes) != 1 or len(parts) < TWO or _MEANT.search(shape.text):
        return
    for one in parts:
        if one.figure.unit == wholes[0].figure.unit or (one.figure.unit == "" and not HAN.search(shape.text)):
            yield _within(one.figure, wholes[0].figure)


def _of_visits(shape: Shape, recent: Sequence[Shape]) -> Iterator[Said]:
    """Yield the people behind visits, of whom there are no more than of these."""
    own = [one for one in amounts(shape) if _counts(one) and one.figure.dimension == "count"]
    near = [one for before in recent[-1:] for one in amounts(before) if _counts(one)]
    for at, one in enumerate(own):
        if one.figure.unit not in PEOPLE:
            continue
        visits = [other.figure for other in (*near, *own[:at]) if other.figure.unit in _VISITS]
        if visits:
            yield _within(one.figure, visits[-1])


_OF_NOUN: Final = regex(r"^ ?of (?:the|our|these|those|all the) (?P<n>[a-z-]{4,}s)\b(?! of)")
_MEANT: Final = regex(r"目标|计划|去年|上年|\b(?:target|plan|last)\b")
_ASKED: Final = regex(
    r"访谈|受访|调查|问卷|走访|回收|收回|\b(?:asked|interviewed|surveyed|answer(?:s|ed)|repl(?:ies|ied))\b"
)
_ONCE: Final = regex(
    r"去重|去[掉除]重复|剔除重复|按人(?:头|数)?(?:算|计)"
    r"|\b(?:twice|more than once|several times|distinct|different people)\b"
)
_VISITS: Final = frozenset({"人次", "attendances", "visits", "attendees", "places"})


def _counts(one: Amount) -> bool:
    figure = one.figure
    if one.tail.lstrip().startswith(("岁", "周岁", "years old", "years of age")):
        return False
    return is_amount(figure)


def _within(part: Quantity, whole: Quantity) -> Said:
    """Return the reading of a part, which stands at the part: what else is of the whole is another matter."""
    return Said(part.start, "within", (part,), whole, clear=True)


def _alike(one: Amount, other: Amount) -> bool:
    """Whether two figures may count the same: their units are alike, or one leaves it out."""
    mine, theirs = one.figure, other.figure
    if mine.dimension != theirs.dimension:
        return False
    bare = mine.dimension == "count" and "" in {mine.unit, theirs.unit}
    return mine.unit == theirs.unit or {mine.unit, theirs.unit} <= PEOPLE or bare


def _clause(text: str, place: int) -> tuple[int, int]:
    """Return where the clause of a figure begins and ends."""
    low = max(text.rfind(mark, 0, place) for mark in ",;。:(") + 1
    ends = [end for mark in ",;。:)" if (end := text.find(mark, place)) >= 0]
    return low, min(ends, default=len(text))


def _in_both(shape: Shape, recent: Sequence[Shape], found: re.Match[str]) -> Iterator[Said]:
    """Yield those in both of two groups, who are at most as many as in the smaller one."""
    at = found.start()
    if found["two"] and shape.figure(at).value != TWO:
        return
    own = [one for one in amounts(shape) if one.figure.dimension in {"count", "percent"} and _counts(one)]
    own = [one for one in own if not found["two"] or one.place != at]
    both = next((one for one in own if (span := _clause(shape.text, one.place))[0] <= at < span[1]), None)
    if both is None:
        return
    low, high = _clause(shape.text, both.place)
    if _TOGETHER.search(shape.text[low:high].replace("to both", "")):
        return
    ahead = [one for one in own if one.place < low and not _BASE.search(one.head)]
    if not ahead and recent and recent[-1].sentence.line == shape.sentence.line:
        ahead = [one for one in amounts(recent[-1]) if _counts(one) and not _BASE.search(one.head)]
    groups = [one for one in ahead if _alike(one, both)][-TWO:]
    if len(groups) == TWO:
        least = min(groups, key=lambda one: one.figure.value)
        if both.figure.value < sum(one.figure.value for one in groups):
            yield _within(both.figure, least.figure)


def _to_date(shape: Shape) -> Iterator[Said]:
    """Yield the figure of a month or quarter, which is in that of the year so far right beside it."""
    text = shape.text
    own = [one for one in amounts(shape) if one.figure.dimension in {"count", "money"} and _counts(one)]
    for one, two in pairwise(own):
        spans = [_clause(text, some.place) for some in (one, two)]
        if spans[0] == spans[1]:
            cut = text.find(" and ", one.place, two.place)
            if cut < 0:
                continue
            spans = [(spans[0][0], cut), (cut, spans[1][1])]
        first, second = (text[low:high] for low, high in spans)
        if not _alike(one, two) or _NOT_TO_DATE.search(first + second):
            continue
        so_far = _TO_DATE.search(second) and _PERIOD.search(first) and not _TO_DATE.search(first)
        if so_far and not _SAYS_NOTHING.sub("", second):
            yield _within(one.figure, two.figure)


def _to_date_behind(shape: Shape, before: Shape) -> Iterator[Said]:
    """Yield the figure of a quarter in one sentence, which is in that of the year so far in the next."""
    own = [one for one in amounts(shape) if one.figure.dimension in {"count", "money"} and _counts(one)][:1]
    last = [one for one in amounts(before) if one.figure.dimension in {"count", "money"} and _counts(one)]
    for two in own:
        low, high = _clause(shape.text, two.place)
        clause = shape.text[low:high]
        if low > 1 or _SAYS_NOTHING.sub("", clause) or not _TO_DATE.search(clause) or _TO_DATE.search(before.text):
            continue
        if _NOT_TO_DATE.search(clause + before.text) or len(last) != 1 or not two.figure.unit:
            continue
        first = last[0]
        if first.figure.unit == two.figure.unit and _PERIOD.search(before.text):
            yield _within(first.figure, two.figure)


def _of_group(shape: Shape, recent: Sequence[Shape], han: str, latin: str, end: int) -> Iterator[Said]:
    """Yield the figures behind the name of a group, none of which is larger than the group itself."""
    if _OTHER.search(shape.text):
        return
    name = _FILL.sub("", han)
    words = {stem(word) for word in latin.split() if word not in EMPTY}
    if len(name) < TWO and not words:
        return
    near = [one for one in recent if one.sentence.line >= shape.sentence.line - LINES]
    wholes = [
        one
        for before in near
        for one in amounts(before)
        if _counts(one) and one.figure.dimension in {"count", "money"} and _names(one, name, words)
    ]
    if not wholes:
        return
    whole = wholes[-1]
    stop = min((at for mark in "。;" if (at := shape.text.find(mark, end)) >= 0), default=len(shape.text))
    for one in amounts(shape):
        units = {one.figure.unit, whole.figure.unit}
        alike = one.figure.dimension == whole.figure.dimension and (len(units) == 1 or units <= PEOPLE)
        if end <= one.place < stop and _counts(one) and alike:
            yield _within(one.figure, whole.figure)


def _names(one: Amount, name: str, words: set[str]) -> bool:
    """Whether the words right beside a figure are the name of a group."""
    if name:
        return one.near.rstrip(" 为共有是达").endswith((name, name[:-1]) if len(name) > TWO else name)
    said_ = {stem(word) for word in (one.figure.text.partition(" ")[2] + " " + one.behind).lower().split()[: 1 + TWO]}
    return bool(words) and words <= said_
