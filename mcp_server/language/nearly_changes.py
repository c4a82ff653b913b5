"""Changes that the figures around them nearly give, though the text does not say between which of them they lie.

"An increase of 6.9 %" behind 57.0 and 61.2 is 4.2 of the new figure; of the old one it is 7.4 %. Where no two figures
around it give a change, and just two of them are such that it can lie between these, it is asked whether it does.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from typing import Final, NamedTuple

from mcp_server.language.naming import keys
from mcp_server.language.relations import asked, written
from mcp_server.language.shapes import Shape
from mcp_server.language.slips import slip
from mcp_server.language.stated_changes import LOOSE
from mcp_server.language.stated_cues import AIM, ASIDE, GREW, JOINS
from mcp_server.language.stated_deltas import Delta, delta_of, exact
from mcp_server.language.stated_moves import is_before, is_earlier
from mcp_server.language.stated_terms import Line, Term, plain, unlike
from mcp_server.model.brief import ClaimOp
from mcp_server.model.paper import Nearly
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

LINES: Final = 2
"""Lines before and behind a change on which its figures may stand."""
FEW: Final = 6
"""Figures of one sentence, or of those beside it, that are looked at."""
POINTS: Final = frozenset({"points", "个点", "点"})
BACK: Final = 3
"""Sentences before a change whose figures may give it."""
WIDE: Final = Decimal("2.5")
"""How many times as much as it says a change may be to be meant for two figures."""
TIMES: Final = Decimal("1.7")
"""The same of a multiple."""
SHORT: Final = 16
"""Characters between what was before and what is after."""
_BEHIND: Final = regex(
    r"[^,;:。(—–]{0,12}[,;—–] ?(?:(?:that|this) is|is|are|was|were|so|thus|or|hence|i\.e\.|up|down|which is"
    r"|an? [a-z]+ of|[a-z]+ by"
    r"|[\u4e00-\u9fff]{1,5})? ?"
)
"""Between the second of two figures and how far it is from the first."""
_OF: Final = regex(r"^ (?:of )?(?:the|our|its|their|all|what|that|those|these)\b")
"""Behind a fraction of what is named: half the nodes."""
_AGAINST: Final = regex(r"\b(?:against|from|than|after|compared (?:with|to)|versus|vs\.?)\b[^,;()]{0,24}\($")


class _Level(NamedTuple):
    term: Term
    ago: int
    """Sentences before that of the change; 0 in its own, -1 behind it."""

    @property
    def figure(self) -> Quantity:
        return self.term.figure


def nearly_changed(shapes: Sequence[Shape], lines: Sequence[Line], told: frozenset[int]) -> Iterator[Nearly]:
    """Yield changes that figures around them nearly give; *told* are the places of those that are explained."""
    for number, (shape, own) in enumerate(zip(shapes, lines, strict=True)):
        sentence = shape.sentence
        if sentence.sort == "heading" or len(own.terms) > FEW + FEW:
            continue
        deltas = [delta for term in own.terms if (delta := _delta(term)) and term.figure.bound in {"=", "~"}]
        for delta in deltas:
            figure = delta.term.figure
            aside = ASIDE.search(delta.term.near) or AIM.search(delta.term.tail[:12])
            if figure.start in told or aside or not figure.value:
                continue
            base = _named_base(delta, own) if delta.sort == "times" else None
            if delta.sort == "times" and _OF.match(delta.term.tail) and base is None:
                continue
            levels = [
                _Level(term, number - at)
                for at in range(max(0, number - BACK), min(len(lines), number + 1 + (delta.sort == "by")))
                if at == number or _beside(shapes[min(at, number)], shapes[max(at, number)])
                for term in _levels(lines[at])[: 2 if at > number else None]
            ]
            if base:
                ahead_of = [level for level in levels if not level.ago and level.term.place < delta.term.place]
                levels = [*ahead_of[-1:], _Level(base, 0)]
            # what has no figure beside it must speak of what stands ahead
            ahead = frozenset(key for line in lines[max(0, number - BACK) : number] for key in keys(line.text))
            if not frozenset(keys(GREW.sub("", delta.term.near))) <= ahead:
                levels = levels if any(_counts(level, delta) and not level.ago for level in levels) else []
            if found := _missed(delta, levels, [one for one in deltas if one is not delta]):
                op, of = found
                if op == "change" and figure.dimension == "ratio":
                    value = round(figure.value * 100)
                    more = {"unit": "%", "dimension": "percent", "text": f"{value}%"}
                    figure = figure.model_copy(update={"value": Decimal(value), **more})
                yield asked(sentence, op, map(written, _of_one_unit(op, of)), figure)


def _named_base(delta: Delta, own: Line) -> Term | None:
    """Return what a multiple is of, where that stands in brackets: three times what the bus offers (1,100)."""
    behind = next((term for term in own.terms if term.place > delta.term.place), None)
    named = behind and plain(behind.figure) and behind.head.endswith("(") and not _PAUSE.search(behind.head)
    return behind if named else None


_PAUSE: Final = regex(r"[,;:。]")


def _delta(term: Term) -> Delta | None:
    """Return what a figure says of a change; points are of one, whatever stands beside them."""
    figure = term.figure
    points = figure.dimension == "points" or figure.unit == "points"
    return delta_of(term) or (Delta(term, 0, "by") if points and not figure.signed and figure.upper is None else None)


def _beside(one: Shape, two: Shape) -> bool:
    first, second = one.sentence, two.sentence
    return second.line - first.line <= LINES and first.sort != "heading" and first.under == second.under


def _levels(own: Line) -> list[Term]:
    """Return the figures of a sentence that may be those of before and after a change."""
    return [
        term
        for term in own.terms
        if plain(term.figure) and not term.word and term.figure.value > 0 and (_delta(term) is None or _bracketed(term))
    ][:FEW]


def _bracketed(term: Term) -> bool:
    """Whether a percentage in brackets may be one of before or after: 6 of 75 (8 %)."""
    return term.figure.dimension == "percent" and term.head.endswith("(") and not GREW.search(term.near)


def _missed(
    delta: Delta, levels: Sequence[_Level], others: Sequence[Delta]
) -> tuple[ClaimOp, tuple[Quantity, ...]] | None:
    """Return between which figures a change nearly lies; nothing where it follows from some."""
    figure = delta.term.figure
    points = figure.dimension == "points" or figure.unit in POINTS
    rate = figure.dimension in {"percent", "ratio"}
    kinds = [level for level in levels if _counts(level, delta)]
    pairs = [(one, two) for one, two in combinations(kinds, 2) if _alike(one.figure, two.figure)]
    if not (rate or points):
        pairs = [(one, two) for one, two in pairs if _alike(one.figure, figure) and _alike(two.figure, figure)]
    if any(_gives(one.figure, two.figure, delta) for one, two in pairs):
        return None
    own = [pair for pair in pairs if not pair[0].ago and not pair[1].ago]
    # an amount and a percentage of one change: of two figures that one of them fits, the other is meant to be, too
    besides = [other for other in others if not _bracketed(other.term)]
    fit = [(one, two) for one, two in own if any(_gives(one.figure, two.figure, other) for other in besides)]
    if len(fit) == 1 and not any(other.term.figure.dimension == figure.dimension for other in others):
        return _near(fit[0][0].figure, fit[0][1].figure, delta)
    if _of_others(delta, kinds, others):
        return None
    alike = [other for other in others if other.term.figure.dimension == figure.dimension]
    if not (rate or points) and alike:
        # gained 4,100 and lost 1,800
        return None
    if points and len(own) == 1 and (turned := _turned(own[0][0].term, own[0][1].term, delta)):
        return turned
    if not rate and _of_three(figure, [one.figure for one in kinds if not one.ago]):
        return None
    for reach in (
        own,
        [pair for pair in pairs if not (pair[0].ago and pair[1].ago)],
        pairs if rate or points else [],
    ):
        near = [
            (found, _namesakes(one, two))
            for one, two in reach
            if (_told(one, two) or delta.sort == "times" or _right_behind(one, two, delta))
            and not any(_gives(one.figure, two.figure, other) for other in alike)
            and (found := _near(one.figure, two.figure, delta))
        ]
        if len(near) > 1 and len(named := [one for one in near if one[1]]) == 1:
            near = named
        if reach:
            return near[0][0] if len(near) == 1 else None
    return None


def _of_three(stated: Quantity, own: Sequence[Quantity]) -> bool:
    """Whether what came is told beside what was there, what went and what is left."""
    sums = {one.value + two.value for one, two in combinations(own, 2) if _alike(one, two)}
    others = {abs(one.value - two.value) for one, two in combinations(own, 2) if _alike(one, two)}
    return any(
        one.value + abs(stated.value) in sums or abs(one.value - abs(stated.value)) in others
        for one in own
        if _alike(one, stated)
    )


def _turned(one: Term, two: Term, delta: Delta) -> tuple[ClaimOp, tuple[Quantity, ...]] | None:
    """Return two percentages of which the words tell the earlier one, where points have gone the other way."""
    if is_earlier(one) == is_earlier(two):
        return None
    before, after = (one, two) if is_earlier(one) else (two, one)
    off = (after.figure.value > before.figure.value) != (delta.way > 0)
    return ("points", (before.figure, after.figure)) if delta.way and off else None


def _counts(level: _Level, delta: Delta) -> bool:
    """Whether a figure is of the sort of those between which a change is: percentages, where it is one of points."""
    figure = delta.term.figure
    points = figure.dimension == "points" or figure.unit in POINTS
    return (level.figure.dimension == "percent") == points and level.figure.unit not in POINTS


def _of_one_unit(op: ClaimOp, of: Sequence[Quantity]) -> Iterator[Quantity]:
    """Yield figures without the unit that only one of them has: 22 and 14 days."""
    bare = op == "difference" and len({figure.dimension for figure in of}) > 1
    for figure in of:
        more = {"unit": "", "dimension": "count", "text": f"{figure.value:f}"}
        yield figure.model_copy(update=more) if bare else figure


def _told(one: _Level, two: _Level) -> bool:
    """Whether the words tell one of two figures to be of another time."""
    terms = one.term, two.term
    joint = two.term.head
    if (len(joint) < SHORT and JOINS.search(joint)) or (
        one.term.when and two.term.when and one.term.when != two.term.when
    ):
        return True
    if (AIM.search(terms[0].near) is None) != (AIM.search(terms[1].near) is None):
        return True
    return any(is_before(term, []) or is_earlier(term) or _AGAINST.search(term.near) for term in terms)


def _right_behind(one: _Level, two: _Level, delta: Delta) -> bool:
    """Whether a change is told right behind two figures: 14 days; before the new press 22, nine more."""
    if one.ago or two.ago or delta.term.place < two.term.place:
        return False
    return delta.term.place - two.term.place == len(delta.term.head) + 1 and bool(_BEHIND.fullmatch(delta.term.head))


def _namesakes(one: _Level, two: _Level) -> bool:
    """Whether two figures are told to be of one thing: both are called an average price."""
    return bool(frozenset(keys(one.term.near)) & frozenset(keys(two.term.near)))


def _alike(one: Quantity, two: Quantity) -> bool:
    if "times" in {one.unit, two.unit}:
        # rung 56 times, after 28 calls
        return one.dimension == two.dimension
    return not unlike(one, two) and (one.dimension == two.dimension or not (one.unit and two.unit))


def _gives(one: Quantity, two: Quantity, delta: Delta) -> bool:
    """Whether a change lies between two figures, whichever of them is the earlier, unless its words say so."""
    figure = delta.term.figure
    stated, rest = abs(figure.value), abs(two.value - one.value)
    room = figure.step / 2 * (2 if figure.bound == "~" else 1)
    small, large = sorted((one, two), key=lambda level: level.value)
    if figure.dimension not in {"percent", "ratio"}:
        return abs(rest - stated) < max(figure.step, small.step, large.step)
    if figure.dimension == "ratio" and delta.sort != "by":
        times = large.value / small.value if stated >= 1 else small.value / large.value
        return any(
            abs(times / meant - 1) <= (LOOSE if figure.bound == "=" else LOOSE * 3)
            for meant in (stated, stated + 1)[: 1 + (delta.sort == "either")]
        )
    if figure.dimension == "ratio":
        stated, room = stated * 100, Decimal(1)
    on_small, on_large = rest / small.value * 100, rest / large.value * 100
    meant = [on_small] if delta.way > 0 else [on_large] if delta.way < 0 else [on_small, on_large]
    if not delta.way:
        meant += [small.value / large.value * 100, large.value / small.value * 100]
    swapped = delta.way and abs((on_large if delta.way > 0 else on_small) - stated) <= room
    loose = Decimal(0) if swapped else (small.step + large.step) / 2 / small.value * 100
    return any(abs(right - stated) <= room + loose for right in meant)


def _of_others(delta: Delta, levels: Sequence[_Level], others: Sequence[Delta]) -> bool:
    """Whether an amount more and a percentage beside it belong together, on what was before or is now."""
    for other in others:
        rates = [one.term.figure for one in (delta, other) if one.term.figure.dimension in {"percent", "ratio"}]
        more = [one.term.figure for one in (delta, other) if one.term.figure.dimension not in {"percent", "ratio"}]
        if len(rates) != 1 or len(more) != 1:
            continue
        rate, by = rates[0], more[0]
        stated = abs(rate.value) * (100 if rate.dimension == "ratio" else 1)
        for level in levels:
            for base in (level.figure.value, level.figure.value - by.value, level.figure.value + by.value):
                room = (rate.step + (by.step + level.figure.step) / base * 100) / 2 if base > 0 else Decimal(0)
                if base > 0 and abs(abs(by.value) / base * 100 - stated) <= room:
                    return True
    return False


def _near(one: Quantity, two: Quantity, delta: Delta) -> tuple[ClaimOp, tuple[Quantity, ...]] | None:
    """Return two figures with how a change should follow from them, where it comes near that."""
    figure = delta.term.figure
    small, large = sorted((one, two), key=lambda level: level.value)
    rest, stated = large.value - small.value, abs(figure.value)
    ordered = (large, small) if delta.way < 0 else (small, large)
    op: ClaimOp = "change"
    if figure.dimension == "ratio" and delta.sort != "by":
        times = large.value / small.value
        of = (large, small) if stated >= 1 else (small, large)
        stated = stated if stated >= 1 else 1 / stated
        return ("ratio", of) if times / TIMES <= stated <= times * TIMES else None
    if figure.dimension == "ratio":
        stated *= 100
    if figure.dimension in {"percent", "ratio"}:
        rest = rest / ordered[0].value * 100
    else:
        op = "points" if figure.dimension == "points" or figure.unit in POINTS else "difference"
        ordered = (large, small) if op == "difference" or delta.way < 0 else (small, large)
    if not rest or not (stated / WIDE <= rest <= stated * WIDE or slip(round(rest, 1), stated)):
        return None
    if op == "points" and abs(rest - stated) <= (small.step + large.step + figure.step) / 2:
        ordered = (exact(ordered[0]), exact(ordered[1]))
    return op, ordered
