"""Figures that nearly follow from others beside them, though their words do not say from which.

"45%" behind 15,440 of 38,640 should be 40 %. The words for a share, a rest, an average or a change ask for figures from
which it follows. Where none around explain it, and the nearest of fitting kind give nearly the same, one of them may be
wrong; as the text does not say that it is these, that is asked, and not called wrong.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise, permutations
from typing import Final, NamedTuple

from mcp_server.language.claims import recompute
from mcp_server.language.pages import excerpt_of
from mcp_server.language.relations import alike, written
from mcp_server.language.shapes import Shape
from mcp_server.language.stated_roles import EARLIER, GREW
from mcp_server.model.brief import ClaimOp
from mcp_server.model.paper import Nearly
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

BACK: Final = 32
"""Figures before one from which it may follow."""
LINES: Final = 10
"""Lines before one on which they may stand."""
_LITTLE: Final = 2
"""By how much a small count may be off to be nearly right."""
_SMALL: Final = 20

_SHARE: Final = regex(
    r"(?:占[^,，;；]{0,8}|(?<![增长降跌涨税利汇])率[^,，;；增降]{0,6}|(?:完成|达成|执行|兑现)[^,，;；]{0,8}|(?:份额|比例|比重)[^,，;；]{0,4})$"
    r"|\b(?:rate|share|proportion|response|conversion|margin|attainment|occupancy|uptake|yield)\b[a-z ,]{0,12}$|\s=\s?$"
)
_OF: Final = regex(
    r"^ of (?:it|them|those|these|everything|(?:the |our |its |all )?(?:plan|budget|target|total|quota|goal|sales"
    r"|revenue|capacity))\b"
)
_AFTER: Final = regex(
    r"^\s?[(（]$|^[^,，;；(（]{0,6}[(（]$|^,?\s?(?:=|or|i\.e\.|that is|which is|or about|即|也就是)?,?\s?$"
)
"""Between a figure and a percentage that is its share."""
_NO_SHARE: Final = regex(
    r"目标|预计|增长|下降|同比|环比|上年|去年|上月|利率|折扣|税|target|goal|growth|interest|discount|tax|last|previous|up|down"
)
_LEFT: Final = regex(
    r"(?:余下?|剩余?|剩下|结余|结存|遗留|欠|还?差|尚余|未完成|延期|缺口|未关闭|空置)[^,，;；]{0,5}$"
    r"|\b(?:remaining|leaves|leaving|left|rest|short|carried over|still open|outstanding|missing|less)\b[a-z ,:]{0,10}$"
)
_LEFT_BEHIND: Final = regex(
    r"^ (?:[a-z]+ )?(?:left|remain(?:s|ed|ing)?|short|to go|are still|still|carried over|unsold|over)\b"
)
_MEAN: Final = regex(
    r"(?:平均|人均|户均|日均|月均|场均|均价)[^,，;；]{0,6}$|\b(?:average|mean|each|every|per)\b[a-z ,:]{0,24}$"
)
_MEAN_BEHIND: Final = regex(
    r"^ (?:to|for) (?:an?|each|every) |^ ?(?:[a-z]+ )?(?:each|apiece|a head|a day|a month|on average|for each|per\b)|^/"
)
_MADE: Final = regex(
    r"(?:[=＝→]|共|合计|总计|计|合)\s?$|\b(?:together|in all|in total|makes?|so|which is|worth|that is)\b[a-z ,:]{0,8}$"
)
_MAKES: Final = regex(r"\bmake?s? up\s?$|\bmade up\s?$")
_CHANGE: Final = regex(
    r"^\s?(?:more|less|fewer|lower|higher|faster|slower|shorter|longer|cheaper|up|down)\b|^ (?:increase|decrease"
    r"|growth|reduction|rise|drop|fall|decline)\b"
)
_ELSE: Final = regex(
    r"目标|预计|计划|预算|上限|下限|不超过|不低于|以上|以下|以内|至少|最多|约|近|target|goal|plan\b"
    r"|limit|at least|at most|up to|about|nearly"
    r"|under|over|below|above|forecast|expect"
)


class _Seen(NamedTuple):
    """A figure with the words before and behind it, up to the next ones, and its place among the sentences."""

    figure: Quantity
    head: str
    tail: str
    at: int
    line: int
    part: int
    """How many semicolons stand before it in its sentence."""


def nearly(shapes: Sequence[Shape], told: frozenset[int]) -> Iterator[Nearly]:
    """Yield figures that nearly follow from others around them; *told* are the places of those that are explained."""
    before: list[_Seen] = []
    for number, shape in enumerate(shapes):
        sentence = shape.sentence
        if sentence.sort == "heading":
            before = []
            continue
        own = list(_seen(shape, number))
        for at, one in enumerate(own):
            if one.figure.start in told or not _plain(one.figure):
                continue
            around = [seen for seen in before if seen.line >= sentence.line - LINES]
            found = _missed(one, [*around, *own[:at]], own[at + 1 :])
            if found:
                op, of = found
                yield Nearly(
                    line=sentence.line,
                    excerpt=excerpt_of(sentence.text),
                    op=op,
                    of=tuple(map(written, of)),
                    value=written(one.figure),
                )
        before = [*before, *own][-BACK:]


def _seen(shape: Shape, number: int) -> Iterator[_Seen]:
    edges = [-1, *shape.places, len(shape.text)]
    for low, place, high in zip(edges, edges[1:], edges[2:], strict=False):
        token = shape.token(place)
        if token.quantity:
            head, tail = shape.text[max(low + 1, place - 32) : place], shape.text[place + 1 : min(high, place + 24)]
            yield _Seen(token.quantity, head, tail, number, shape.sentence.line, shape.text.count(";", 0, place))


def _like(one: Quantity, other: Quantity) -> bool:
    return (one.dimension, one.unit, one.per) == (other.dimension, other.unit, other.per)


def _plain(figure: Quantity) -> bool:
    return figure.bound == "=" and figure.upper is None and bool(figure.value)


def _missed(
    one: _Seen, before: Sequence[_Seen], behind: Sequence[_Seen]
) -> tuple[ClaimOp, tuple[Quantity, ...]] | None:
    """Return how other figures nearly give one; nothing where its words ask for none, or some give it."""
    if _ELSE.search(one.head) or _ELSE.search(one.tail[:8]) or EARLIER.search(one.head):
        return None
    before, behind = ([seen for seen in side if _plain(seen.figure)] for side in (before, behind))
    tries = tuple(_tries(one, before, behind))
    if not tries:
        return None
    own = [s.figure for s in (*before, *behind) if s.at == one.at]
    run = [figure.value for figure in own if _like(figure, one.figure)]
    if any(_gives(one.figure, *pair) for pair in combinations(own, 2)) or any(
        sum(run[low:high]) == one.figure.value for low, high in combinations(range(len(run) + 1), 2)
    ):
        return None
    near: tuple[float, ClaimOp, tuple[Quantity, ...]] | None = None
    for op, of, room in tries:
        result = recompute(op, of, one.figure)
        if result is None:
            continue
        if result.holds:
            return None
        off = abs(abs(float(result.value.value)) - abs(float(one.figure.value)))
        if off <= room and (near is None or off < near[0]):
            near = off, op, of
    return near[1:] if near else None


def _gives(stated: Quantity, one: Quantity, other: Quantity) -> bool:
    """Whether two figures give a figure by any operation, near enough for a rounding."""
    first, last, value = abs(float(one.value)), abs(float(other.value)), abs(float(stated.value))
    if not first or not last:
        return False
    room = float(stated.step)
    if stated.dimension in {"percent", "points"}:
        if not _like(one, other):
            return False
        share, change = first / last * 100, abs(last / first - 1) * 100
        made = [share, 1e4 / share, change, abs(first / last - 1) * 100, abs(100 - share), abs(first - last)]
    elif one.dimension == other.dimension == stated.dimension:
        made = [abs(first - last), first + last, first * last, first / last, last / first]
    else:
        made = [first * last, first / last, last / first]
    return any(abs(result - value) <= max(room, value / 200) for result in made)


def _tries(
    one: _Seen, before: Sequence[_Seen], behind: Sequence[_Seen]
) -> Iterator[tuple[ClaimOp, tuple[Quantity, ...], float]]:
    """Yield the ways in which a figure may follow, each with the room within which it nearly does."""
    value = abs(float(one.figure.value))
    changed = one.figure.signed or (GREW.search(one.head) and not _MAKES.search(one.head)) or _CHANGE.search(one.tail)
    if one.figure.dimension == "percent":
        yield from (_changes if changed else _shares)(one, before, behind)
    elif changed:
        return
    elif _LEFT.search(one.head) or _LEFT_BEHIND.search(one.tail):
        like = [s.figure for s in before if _like(s.figure, one.figure)][-3:]
        room = float(_LITTLE) if value <= _SMALL else value * 0.15
        for whole in like[:-1]:
            yield "difference", (whole, like[-1]), room
    elif _MEAN.search(one.head) or _MEAN_BEHIND.search(one.tail):
        near = [
            s.figure
            for s in (*before[-4:], *behind[:2])
            if s.figure.dimension != "percent" and (s.part == one.part if s.at == one.at else one.at - s.at == 1)
        ]
        for total, number in permutations(near, 2):
            if alike(total, one.figure) and number.dimension == "count" and not alike(total, number):
                yield "ratio", (total, number), value * 0.15
    elif _MADE.search(one.head):
        for first, last in pairwise([s.figure for s in before[-3:] if s.at == one.at]):
            kinds = {first.dimension, last.dimension}
            if one.figure.dimension in kinds and "duration" not in kinds and not _like(first, last):
                yield "product", (first, last), value * 0.12


def _changes(
    one: _Seen, before: Sequence[_Seen], behind: Sequence[_Seen]
) -> Iterator[tuple[ClaimOp, tuple[Quantity, ...], float]]:
    """Yield changes between the amounts around a percentage, from the earlier one where the words tell it."""
    room = min(12.0, abs(float(one.figure.value)) * 0.35)
    amounts = [s for s in (*before[-6:], *behind[:1]) if s.figure.dimension not in {"percent", "points"}]
    for older, newer in combinations(amounts, 2):
        if _like(older.figure, newer.figure):
            turned = (newer.figure, older.figure) if EARLIER.search(newer.head) else (older.figure, newer.figure)
            yield "change", turned, room
            yield "change", turned[::-1], 0.0


def _shares(
    one: _Seen, before: Sequence[_Seen], behind: Sequence[_Seen]
) -> Iterator[tuple[ClaimOp, tuple[Quantity, ...], float]]:
    """Yield shares of the figure right before a percentage, of any that may be its whole."""
    if _NO_SHARE.search(one.head):
        return
    plain = [s for s in before if s.figure.dimension not in {"percent", "points"}]
    own = [s for s in plain if s.at == one.at]
    named = _SHARE.search(one.head) or _OF.search(one.tail)
    if not own or not (named or (before and before[-1] is own[-1] and _AFTER.search(one.head))):
        return
    value = float(one.figure.value)
    part = own[-1].figure
    like = [
        s.figure
        for s in (*plain, *(s for s in behind if s.at == one.at))
        if s.figure is not part and _like(s.figure, part)
    ]
    wholes = [figure for figure in like if figure.value > part.value]
    for whole in (*wholes[-3:], *wholes[:1], *sorted(wholes, key=lambda figure: figure.value)[-1:]):
        yield "share", (part, whole), min(6.0, value * 0.25)
    if named and len(own) > 1 and _like(own[-2].figure, part):
        yield "share", (own[-2].figure, part), min(6.0, value * 0.25)
