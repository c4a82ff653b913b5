"""Figures that are named again and are not as before, the two as near each other as slips of the pen make them.

6,912 failed checkouts above, "the 6,192 failed checkouts" here. That two figures are of one thing is seen by their
words (naming); the less these say it, the more must the digits: two of them swapped, one of them another, or two values
that differ little. What explains the second as another thing leaves it alone: a time, a part, the same value elsewhere,
a figure that is just the difference.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal
from itertools import combinations, pairwise
from typing import Final

from mcp_server.language.folding import HAN, words
from mcp_server.language.naming import Named, keys
from mcp_server.language.pages import excerpt_of
from mcp_server.language.relations import Known
from mcp_server.language.same import of_one_whole
from mcp_server.language.slip_ways import FAR, SMALL, Way, way_between
from mcp_server.language.stamped import at_two_times
from mcp_server.language.units import measured, times_as_long
from mcp_server.model.paper import Echo
from mcp_server.model.quantity import Quantity

MANY: Final = 400
"""Figures of a text that are held against each other."""
PAIRS: Final = 12_000
"""Pairs of them that are looked at."""
OFTEN: Final = 8
"""Values beside which a word stands, from which on it tells little apart."""
CLOSE_BY: Final = 4
"""Lines between a figure and what points at it."""
MOST: Final = 0.5
"""Part of a name in Chinese that makes it known."""
LAST: Final = 4
"""Figures right before one of which two may give it."""
LONG: Final = 3
"""Digits of a figure that are no chance."""
_ANY: Final = frozenset({"", "个"})
_HEADS: Final = frozenset("人名位户家")
_SCALES: Final = (3, 4, 6, 8)
_DIMENSIONS: Final = frozenset({"count", "money", "duration", "effort", "percent"})
_SAME: Final = frozenset(
    words(
        "all total each without no not some many most few part if would could should might may half example "
        "first second third 若 如果 假如 未 没 非 例如 比如 一半 首 全部 所有 累计 每 新增"
    )
)
"""What makes figures others to some readers, and not here."""

_MEANT: Final = frozenset(words("目标 计划 预算 预计 target plan planned budget"))

_Beside = Mapping[str, set[Decimal]]
_Often = Mapping[tuple[str, Decimal], int]


def echoes(names: Sequence[Named], known: Known, times: Mapping[int, str]) -> Iterator[Echo]:
    """Yield figures that are named again and nearly as before."""
    every = [one for one in names if one.value.dimension in _DIMENSIONS][:MANY]
    beside: dict[str, set[Decimal]] = defaultdict(set)
    for one in every:
        for word in one.near:
            beside[word].add(Decimal(-one.line) if one.table else one.value.value)
    often = Counter(map(_what, every))
    told: set[int] = set()
    sizes = [_size(one.value) for one in every]
    left = PAIRS
    for number, two in enumerate(every):
        ahead = [one for one, size in zip(every[:number], sizes, strict=False) if _comparable(size, sizes[number])][
            :left
        ]
        left -= len(ahead)
        last = next((one for one in reversed(every[:number]) if one.value.unit == two.value.unit), None)
        found = [
            (one, way)
            for one in ahead
            if (way := _way(one, two))
            and (one.line != two.line or way.sort != "near")
            and _may_be_one(one, two)
            and not at_two_times(times, one.line, two.line)
            and (_fits(one, two, way, beside, known, often) or (one is last and _points(one, two, way)))
        ]
        if not found or two.start in known.wrong:
            continue
        one, way = max(found, key=lambda pair: _likeness(pair[0], two, beside))
        if (one.start in known.wrong and two.value.value in known.mended) or _explained(one, two, every, way):
            continue
        both = {one.start, two.start} <= known.held
        if both and (way.sort == "near" or (way.digits < LONG and not (two.definite or one.table))):
            continue
        off, right = (one, two) if _confirmed(two, every, known) > _confirmed(one, every, known) else (two, one)
        if off.line not in told:
            told.add(off.line)
            yield Echo(
                line=off.line, excerpt=excerpt_of(off.excerpt), one=right.value.text.strip(),
                two=off.value.text.strip(), there=right.line,
            )  # fmt: skip


def _what(one: Named) -> tuple[str, Decimal]:
    return one.value.dimension, one.value.value


def _size(value: Quantity) -> tuple[str, float]:
    """Return what sort of measure a figure is of, and its size in the smallest unit of it."""
    for unit in ("seconds", "days", "months"):
        if factor := times_as_long(value.unit, unit):
            return unit, float(value.value * factor)
    for unit in ("g", "w", "wh", "㎡", "ml", "m"):
        if factor := measured(value.unit, unit):
            return unit, float(value.value * factor)
    return value.dimension if value.dimension != "money" else f"money {value.unit}", float(value.value)


def _comparable(one: tuple[str, float], two: tuple[str, float]) -> bool:
    """Whether two sizes are of one sort, not the same, and not too far apart."""
    if one[0] != two[0]:
        return {one[0][:5], two[0][:5]} == {"count", "money"}
    low, high = sorted((abs(one[1]), abs(two[1])))
    return low < high <= low * 2 * FAR


def _likeness(one: Named, two: Named, beside: _Beside) -> float:
    """Return how much of the name of a figure stands beside another one, rare words more than frequent ones."""
    return sum(
        (2 if word in one.near else 1) / max(1, len(beside[word]) - 1) for word in two.near & (one.wide | one.near)
    )


def _may_be_one(one: Named, two: Named) -> bool:
    """Whether two figures stand in two places, and are of one time."""
    if one.line == two.line and (one.table or one.sentence == two.sentence):
        return False
    if one.table and one.table == two.table:
        return False
    years = one.years and two.years and one.years != two.years
    return not years and not (one.when and two.when and not _meet(one, two))


def _meet(one: Named, two: Named) -> bool:
    """Whether the times of two figures may be the same: 30 September, September."""
    return any(mine in theirs or theirs in mine for mine in one.when for theirs in two.when)


def _in(one: Quantity, two: Quantity) -> Decimal | None:
    """Return the value of a figure in the unit of another; nothing where they cannot be of one thing."""
    if one.per and two.per and one.per != two.per:
        return None
    if one.unit == two.unit and one.dimension == two.dimension:
        return one.value
    if factor := times_as_long(one.unit, two.unit) or measured(one.unit, two.unit):
        return one.value * factor
    units, dimensions = {one.unit, two.unit}, {one.dimension, two.dimension}
    if dimensions == {"count"}:
        alike = units & _ANY or units <= _HEADS or (one.unit.isascii() and two.unit.isascii())
        return one.value if alike else None
    if dimensions != {"count", "money"} or "" not in units:
        return None
    if two.dimension == "money" and (scale := _scale(one.value, two.value)):
        return one.value.scaleb(scale)
    # 98 万 for 95 万元
    return one.value


def _scale(one: Decimal, two: Decimal) -> int:
    """Return by how many noughts a bare figure of a table falls short of an amount, where its unit stands elsewhere."""
    return next((scale for scale in _SCALES if 1 / FAR < float(abs(two / one.scaleb(scale))) < FAR), 0)


def _way(one: Named, two: Named) -> Way | None:
    """Return how one figure may have become another."""
    if one.value.unit == two.value.unit:
        low, high = sorted((abs(float(one.value.value)), abs(float(two.value.value))))
        if low == high or high > low * 2 * FAR:
            return None
    value = _in(one.value, two.value)
    if value is None and one.value.dimension == two.value.dimension == "count" and one.row & two.near:
        # 皮带实盘 2,127 条, in a column of 件
        value = one.value.value if one.column & two.near else None
    if value is None or not one.value.value or abs(value - two.value.value) < _room(one.value, two.value, value):
        return None
    return way_between(value, two.value.value)


def _room(one: Quantity, two: Quantity, value: Decimal) -> Decimal:
    """Return by how much two figures may differ where one is the other, rounded."""
    steps = one.step * abs(value / one.value), two.step
    room = max(steps) if steps[0] != steps[1] else Decimal(0)
    return max(room, abs(value) / 8) if "~" in {one.bound, two.bound} else room


def _fits(one: Named, two: Named, way: Way, beside: _Beside, known: Known, often: _Often) -> bool:
    """Whether the words of two figures say that they are of one thing, as far as the digits ask for it."""
    if one.line == two.line:
        one, two = one._replace(wide=one.near), two._replace(wide=two.near)
    both = one.near & two.near
    cross = (two.near & one.wide) | (one.near & two.wide)
    rare = {word for word in both if len(beside[word]) <= OFTEN}
    apart = _apart(one, two, way)
    alone = not {one.start, two.start} & known.held
    if alone and way.close and one.value.unit != two.value.unit and measured(one.value.unit, two.value.unit):
        return not apart
    if two.value.dimension == "percent":
        return bool(both) and not apart and _rates_fit(one, two, way, rare=bool(rare))
    if way.sort == "swap" and way.digits >= LONG:
        bare = one.value.unit and not way.nought and two.start not in known.held
        alike = cross or (two.definite and _meet(one, two))
        return bool(alike or (bare and one.value.unit == two.value.unit))
    if apart or two.moved or one.moved or two.scope - one.scope - one.when:
        return False
    if one.total and cross and way.close and _covers(one, two.head):
        return True
    if two.total and cross and way.close and way.sort != "near" and _covers(two, one.head):
        return True
    if way.close and one.value.unit == two.value.unit != "" and _alone(one, two, way, known, often, cross):
        return True
    named = _names(one, two)
    if way.sort == "digit" and way.digits >= LONG and not way.round:
        return bool(rare and (named or two.definite)) or (way.digits > LONG and bool(cross))
    if way.sort == "digit" and not way.close:
        return named and bool(rare) and (two.definite or (len(rare) > 1 and _covers(two, one.head)))
    if _cross(one.value, two.value) and cross:
        return way.close and (two.definite or bool(both))
    if named and rare and one.brief and not two.brief:
        return True
    sure = two.definite or way.sort == "swap" or (one.table > 0 and bool(one.value.unit or one.column & two.near))
    return (named and bool(rare or one.table) and sure) or (way.close and bool(rare) and _told_alike(one, two))


def _alone(one: Named, two: Named, way: Way, known: Known, often: _Often, cross: AbstractSet[str]) -> bool:
    """Whether two figures that are near stand so alone that the second one must be a slip, whatever their words."""
    if two.start in known.held:
        return False
    if two.definite and way.sort == "digit" and way.digits >= LONG and one.start not in known.held:
        return bool(cross or two.value.dimension != "money")
    if often[_what(two)] > 1:
        return False
    if two.definite and way.sort == "digit" and (one.start in known.held or often[_what(one)] > 1):
        # the first one is told again or follows from others; a few people more are often others
        return bool(cross) or (two.value.value > 2 * SMALL and two.value.dimension != "money")
    # lengths of time that are so near each other are few
    return two.value.dimension == "duration" and way.sort != "near" and often[_what(one)] == 1 and bool(cross)


def _apart(one: Named, two: Named, way: Way) -> frozenset[str]:
    """Return the words beside one of two figures that make them figures of two things."""
    found = (one.apart ^ two.apart) - _SAME
    if way.sort == "swap" and one.table and one.when and one.when == two.when:
        # the budget of 2026 is what prose gives for 2026
        return found - _MEANT
    return found


def _rates_fit(one: Named, two: Named, way: Way, *, rare: bool) -> bool:
    """Whether two percentages are of one thing: by their digits, by their month, or by how both are spoken of."""
    if way.sort == "swap":
        return way.digits >= LONG
    if way.sort != "digit" or one.moved or two.moved or _of_parts(one, two) or not _names(one, two):
        return False
    timed = way.digits >= LONG and way.close and one.when and two.when
    # a response of 59 %, the response of 69 %
    return bool(timed) or (rare and one.definite and two.definite and not way.round)


def _of_parts(one: Named, two: Named) -> bool:
    """Whether one of two figures lies under a heading of a part."""
    return not of_one_whole(one.under, two.under)


def _cross(one: Quantity, two: Quantity) -> bool:
    """Whether two figures are given in two units of one measure: 1.5 hours, 80 minutes."""
    return one.unit != two.unit and bool(times_as_long(one.unit, two.unit) or measured(one.unit, two.unit))


def _told_alike(one: Named, two: Named) -> bool:
    """Whether two sentences say the same of two figures, in sections of which neither is of a part."""
    if one.listed and one.listed == two.listed:
        return False
    if not (_covers(one, two.head) and _covers(two, one.head)):
        return False
    if of_one_whole(one.under, two.under):
        return True
    # a section that is named as the figure is of no part of it
    deep = [head for under in (one.under, two.under) for head in under if (head in one.under) != (head in two.under)]
    return all(set(keys(head.lower())) <= one.near & two.near for head in deep)


def _points(one: Named, two: Named, way: Way) -> bool:
    """Whether the second figure points at the first, the last of its unit before it: those 85 minutes."""
    near = two.pointed and two.value.unit and two.line - one.line <= CLOSE_BY
    return bool(near) and (way.close or way.sort == "swap") and not one.moved and not one.table


def _names(one: Named, two: Named) -> bool:
    """Whether the second figure is called as the first one is: by its head, or by its row."""
    if one.total:
        return bool(two.near & one.wide) and _covers(one, two.head)
    if not one.near & two.near or (one.table and not one.row & two.near | one.row & two.wide):
        return False
    return _covers(one, two.head) or ((one.table > 0 or one.brief) and _covers(two, one.head))


def _covers(one: Named, head: Sequence[str]) -> bool:
    """Whether what a figure counts is named beside another one; of Chinese characters, most of them."""
    if not head or not HAN.search(head[0]):
        return bool(head) and all(word in one.near or word in one.wide for word in head)
    return any(_known(one, run) for run in head)


def _known(one: Named, run: str) -> bool:
    """Whether most characters of a stretch of Chinese stand beside a figure."""
    if len(run) == 1:
        return run in one.near
    known = [run[i : i + 2] in one.near or run[i : i + 2] in one.wide for i in range(len(run) - 1)]
    return sum(here or there for here, there in pairwise([False, *known, False])) >= len(run) * MOST


def _like(one: Named, two: Named) -> bool:
    same = one.value.unit == two.value.unit or "" in {one.value.unit, two.value.unit}
    return one.value.dimension == two.value.dimension and same and one.value.value > SMALL


def _explained(one: Named, two: Named, every: Sequence[Named], way: Way) -> bool:
    """Whether two figures differ by what the text says, or the second one stands elsewhere for the same."""
    value = _in(one.value, two.value) or one.value.value
    off, both = abs(value - two.value.value), one.near & two.near
    rates = [off / abs(base) * 100 for base in (value, two.value.value)]
    rates.append(min(value / two.value.value, two.value.value / value) * 100)
    # that two swapped digits of many make a difference that another figure is, too, is chance
    long = way.sort == "swap" and way.digits > LONG
    beside = [o.value.value for o in every if o.line == two.line and o.start < two.start and _like(o, two)][-LAST:]
    if not long and any(two.value.value in {abs(a - b), a + b} for a, b in combinations(beside, 2) if a != b):
        return True
    if not long and any(a + b - c == two.value.value for a, b, c in zip(beside, beside[1:], beside[2:], strict=False)):
        # 96 and 83, 41 of them both: 138
        return True
    for other in every:
        if other.start in {one.start, two.start}:
            continue
        if other.line in {one.line, two.line}:
            if other.line == two.line and _in(other.value, two.value) == value:
                return True
            alike = other.near & both or not (both or long) or other.apart or other.moved
            if _in(other.value, two.value) == off and alike:
                return True
            share = other.value
            if share.dimension == "percent" and any(abs(rate - share.value) <= share.step / 2 for rate in rates):
                return True
        times = other.when and two.when and not _meet(other, two)
        if _in(other.value, two.value) == two.value.value and other.near & two.near and not times:
            return True
    return False


def _confirmed(one: Named, every: Sequence[Named], known: Known) -> bool:
    """Whether a relation that holds, or the same figure elsewhere, stands for a figure."""
    return one.start in known.held or any(
        other.start != one.start and other.value.value == one.value.value and other.near & one.near for other in every
    )
