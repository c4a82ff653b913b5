"""Figures that are said to be the highest, the least or the second, held against those beside them."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from mcp_server.language.boards import name_of
from mcp_server.language.folding import stretch_of
from mcp_server.language.limits_said import read
from mcp_server.language.pages import excerpt_of
from mcp_server.language.rank_words import LIMIT, MOST, NOT_MOST, TOTAL
from mcp_server.language.shapes import DATE, MARKS, Shape
from mcp_server.language.stated_cues import ASIDE, EARLIER
from mcp_server.model.paper import Misranked
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

SHORT: Final = 28
"""Characters beside a figure in a list of named ones."""
NEAR: Final = 4
"""How many times the other a figure without a unit may be."""
FIGURES: Final = frozenset(map(chr, range(0xE000, 0xE007)))
"""Marks of figures, in a shape."""
_PAUSE: Final = regex(r"[,;:()|。!?、]|\.\s|\s(?:and|but|while|whereas)\s|[而且但]")
_BESIDE: Final = regex(
    rf"^[,(]?\s?(?:(?:为|达到?|是|仅|只有|约|有|with|at|of|on|about|only|just|by)\s?|[每人均]\S{{1,2}} ?)*[{MARKS}]"
)
"""Behind a rank, and before the figure of what has it."""
_OTHER: Final = regex(
    r"上限|下限|限值|警戒|预警|目标|计划|设定|要求|规定|应|须|不得|控制值|报警|标准|比|较|相差|高出|低于|高于|超过|差|增|减|升|降|去年|上年|平均|人均|每"
    r"|\b(?:than|by|ahead by|difference|gap|margin|average|mean|per|each|up|down|from|of (?:them|these|which)|out of"
    r"|must|shall|should|may|allowed|permitted|required|warning|alert|targets?|goal|planned|minimum|maximum|set at"
    r"|alarm|trip|ceiling|threshold|budget\w*|slo|gross|net|record|so far|limit|last year|in total|all told)\b"
)
_OF_ALL: Final = regex(
    r"\s?(?:[a-z]+ )?(?:(?:had|have|has) been|were|was|are) (?:invited|asked|sent|held|offered"
    r"|eligible|entitled|planned)\b"
)
_NAMED: Final = regex(r"[a-z]{2,}|[\u4e00-\u9fff]|[a-z](?=\s?[\ue000-\ue008(])")
_JOINED: Final = regex(
    r"^[^,;:。!?]{0,12}?(?:,(?:\sand)?|\sand|[、和及])(?!\s?(?:though|although|but|while|of|which)\b)[^,;:。!?]{0,24}$"
)
_PEAK: Final = regex(r"peak|trough|low point|高峰|峰值|顶峰|低谷|谷底")
"""The most of one thing over time, not of several."""
_COUNTER: Final = regex(r"\s?[\u4e00-\u9fff](?<![的和与及是为在])")
_REST: Final = regex(r"\b(?:the )?(?:others|other two|rest)\b|其余|其他|另外?[两二三几]")
_NEXT: Final = regex(
    r"\bfollowed by\b|\bahead of\b|\bthen (?=come|came|comes|by)|\b(?:second|third|fourth)\s(?=came|comes|was|is|place)"
    r"|其次|再次|紧随其后|第[二三四](?=是|为|的?是)|[居位]第?[二三四]"
)
"""What leads on to the next in rank."""


class _Ranked(NamedTuple):
    figure: Quantity
    words: str
    way: int
    shape: Shape


def ranked(shapes: Sequence[Shape]) -> Iterator[Misranked]:
    """Yield what is said to be the most, the least or the next, with a figure of its own that another one denies."""
    chain: list[_Ranked] = []
    for shape in shapes:
        text = shape.text
        if chain and chain[-1].shape.sentence.line != shape.sentence.line:
            chain = []
        if not (MOST.search(text) or _NEXT.search(text)):
            continue
        for found in MOST.finditer(text):
            low, high = stretch_of(_PAUSE, text, found.start(), found.end())
            clause = text[low:high]
            if (
                _PEAK.search(found[0])
                or NOT_MOST.search(clause)
                or LIMIT.match(text[found.end() :])
                or EARLIER.search(clause)
            ):
                continue
            own = _own(shape, low, high, found.end())
            if own is None:
                continue
            way = 1 if found["high"] or found["high2"] else -1 if found["low"] or found["low2"] else 0
            place, figure = own
            rivals = _rivals(shape, place, figure)
            chain = [_Ranked(figure, found[0], way, shape)]
            if other := _beyond(figure, way, rivals):
                yield _misranked(chain[0], shape, other)
                break
        else:
            yield from _chained(shape, chain)


def _own(shape: Shape, low: int, high: int, at: int = -1) -> tuple[int, Quantity] | None:
    """Return the one figure of a clause, or the one right behind it."""
    own = list(shape.figures(low, high))
    behind_it = [one for one in own if one[0] > at]
    if len(own) > 1 and len(behind_it) == 1:
        return behind_it[0]
    counted = len(own) == 1 and own[0][0] < at and own[0][1].dimension == "count"
    if (not own or counted) and (behind := _BESIDE.match(shape.text[high:])):
        # of three ways the train is fastest, 40 minutes
        own = list(shape.figures(high, high + behind.end()))
    return own[0] if len(own) == 1 else None


def _bare(two: Quantity, one: Quantity) -> bool:
    """Whether a figure without a unit may be one of the other's kind: 180 euros, 165 and 195."""
    near = abs(two.value) <= abs(one.value) * NEAR and abs(one.value) <= abs(two.value) * NEAR
    return two.dimension == "count" and not two.unit and one.dimension in {"money", "duration"} and near


def _alike(one: Quantity, two: Quantity) -> bool:
    return (
        ((one.dimension, one.per) == (two.dimension, two.per) or _bare(two, one))
        and (one.unit == two.unit or not (one.unit and two.unit))
        and two.bound == "="
        and two.upper is None
        and not two.signed
    )


def _counted(shape: Shape, place: int, figure: Quantity) -> str:
    """Return what a figure counts: its unit, or the Chinese character right behind it."""
    found = _COUNTER.match(shape.text, place + 1)
    return figure.unit or (found[0].strip() if found else "")


def _rivals(shape: Shape, own: int, figure: Quantity) -> list[tuple[Quantity, str]]:
    """Return the other figures of a list, each with the words beside it; nothing where they make no list."""
    found = []
    limits = {limit.place for limit in read(shape)[0]}
    for place, one in shape.figures():
        if place == own or place in limits or not _alike(figure, one):
            continue
        if _counted(shape, place, one) not in {"", _counted(shape, own, figure)}:
            # 抽检 20 点，最大 10.4 厘米
            continue
        low, high = stretch_of(_PAUSE, shape.text, place, place)
        if shape.text[low - 1 : low] == "(":
            low = stretch_of(_PAUSE, shape.text, max(0, low - 2), max(0, low - 2))[0]
        piece = shape.text[low:high]
        if (
            len(piece) > SHORT
            or sum(mark in FIGURES for mark in piece) > 1
            or shape.text[place + 1 : place + 4].strip().startswith(("中", "里", "人中", "of "))
            or _OF_ALL.match(shape.text, place + 1)
            or not (_NAMED.search(piece) or _REST.search(shape.text))
            or any(words.search(piece) for words in (_OTHER, ASIDE, TOTAL))
            or EARLIER.search(shape.text[low:place])
            or DATE in piece
        ):
            continue
        found.append((one, shape.text[max(0, low - 14) : place]))
    values = [one.value for one, _ in found]
    # what the others add up to is none of them
    found = [(one, words) for one, words in found if one.value * 2 < sum(values) + figure.value or len(values) == 1]
    if len(found) == 1 and not (
        _NEXT.search(found[0][1]) and figure.value < found[0][0].value * 3 and found[0][0].value < figure.value * 3
    ):
        return []
    return found


def _beyond(figure: Quantity, way: int, rivals: Sequence[tuple[Quantity, str]]) -> Quantity | None:
    over = max((one for one, _ in rivals if one.value > figure.value), key=lambda one: one.value, default=None)
    under = min((one for one, _ in rivals if one.value < figure.value), key=lambda one: one.value, default=None)
    if not way:
        return over if over and under else None
    return over if way > 0 else under


def _chained(shape: Shape, chain: list[_Ranked]) -> Iterator[Misranked]:
    """Yield where one that comes next in rank lies on the wrong side of the one ahead of it."""
    for found in _NEXT.finditer(shape.text):
        low, high = stretch_of(_PAUSE, shape.text, found.end(), found.end())
        own = _own(shape, found.end(), high)
        if own is None or NOT_MOST.search(shape.text, low, high) or (chain and not _alike(chain[-1].figure, own[1])):
            continue
        chain.append(_Ranked(own[1], found[0], 0, shape))
        # followed by A (91) and B (93)
        for at, figure in shape.figures(own[0] + 1):
            between = shape.text[own[0] + 1 : at]
            if not (_alike(own[1], figure) and _JOINED.match(between)) or _NEXT.search(between):
                break
            own = at, figure
            chain.append(_Ranked(figure, found[0], 0, shape))
    if len(chain) < 2:
        return
    steps = [two.figure.value - one.figure.value for one, two in pairwise(chain)]
    way = -chain[0].way or (1 if steps[0] > 0 else -1)
    for (one, two), step in zip(pairwise(chain), steps, strict=True):
        if step * way < 0:
            yield _misranked(two, two.shape, one.figure)
            del chain[:]
            return


def _misranked(one: _Ranked, shape: Shape, other: Quantity) -> Misranked:
    return Misranked(
        line=shape.sentence.line,
        excerpt=excerpt_of(shape.sentence.text),
        name=_beside(one.shape, one.figure),
        words=one.words.strip(),
        value=one.figure.text.strip(),
        other=_beside(shape, other),
        than=other.text.strip(),
    )


def _beside(shape: Shape, figure: Quantity) -> str:
    """Return the name before a figure, or the figure where none stands there."""
    at = figure.start - shape.sentence.start
    return name_of(shape.sentence.text[max(0, at - SHORT * 2) : max(0, at)]) or figure.text.strip()
