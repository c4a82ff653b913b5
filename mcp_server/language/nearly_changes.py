"""Changes that the figures around them nearly give, though the text does not say between which of them they lie.

"An increase of 6.9 %" behind 57.0 and 61.2 is 4.2 of the new figure; of the old one it is 7.4 %. A percentage that is
just that of the wrong base, or a figure that is off by a slip of the pen, is asked about; where some figures around it
give it, nothing is.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from typing import Final, NamedTuple

from mcp_server.language.relations import asked, written
from mcp_server.language.shapes import Shape
from mcp_server.language.slips import slip
from mcp_server.language.stated_cues import AIM, ASIDE
from mcp_server.language.stated_deltas import Delta, delta_of
from mcp_server.language.stated_terms import Line, Term, plain, unlike
from mcp_server.model.brief import ClaimOp
from mcp_server.model.paper import Nearly
from mcp_server.model.quantity import Quantity

LINES: Final = 2
"""Lines before and behind a change on which its figures may stand."""
FEW: Final = 6
"""Figures of one sentence, or of those beside it, that are looked at."""
POINTS: Final = frozenset({"points", "个点", "点"})
LONG: Final = 3
"""Digits of a figure that is hardly met by chance."""


class _Level(NamedTuple):
    figure: Quantity
    own: bool
    """Whether it stands in the sentence of the change."""


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
            if figure.start in told or aside or delta.sort != "by" or not figure.value:
                continue
            around = [
                *(
                    term
                    for at in range(max(0, number - 2), number)
                    if _beside(shapes[at], shape)
                    for term in _levels(lines[at])
                ),
                *(
                    term
                    for at in range(number + 1, min(len(lines), number + 2))
                    if _beside(shape, shapes[at])
                    for term in _levels(lines[at])[:2]
                ),
            ]
            levels = [
                *(_Level(term.figure, own=True) for term in _levels(own)),
                *(_Level(term.figure, own=False) for term in around),
            ]
            if found := _missed(delta, levels, [one.term.figure for one in deltas if one is not delta]):
                op, of = found
                yield asked(sentence, op, map(written, of), figure)


def _delta(term: Term) -> Delta | None:
    """Return what a figure says of a change; points are of one, whatever stands beside them."""
    figure = term.figure
    points = figure.dimension == "points" or figure.unit in {"points", "个点", "点"}
    return delta_of(term) or (Delta(term, 0, "by") if points and not figure.signed and figure.upper is None else None)


def _beside(one: Shape, two: Shape) -> bool:
    first, second = one.sentence, two.sentence
    return second.line - first.line <= LINES and first.sort != "heading" and first.under == second.under


def _levels(own: Line) -> list[Term]:
    """Return the figures of a sentence that may be those of before and after a change."""
    return [
        term
        for term in own.terms
        if plain(term.figure) and not term.word and term.figure.value > 0 and delta_of(term) is None
    ][:FEW]


def _missed(
    delta: Delta, levels: Sequence[_Level], others: Sequence[Quantity]
) -> tuple[ClaimOp, tuple[Quantity, ...]] | None:
    """Return between which figures a change nearly lies; nothing where it follows from some."""
    figure = delta.term.figure
    percent, points = figure.dimension in {"percent", "ratio"}, figure.dimension == "points" or figure.unit in POINTS
    kinds = [
        level for level in levels if (level.figure.dimension == "percent") == points and level.figure.unit not in POINTS
    ]
    pairs = [(one, two) for one, two in combinations(kinds, 2) if _alike(one.figure, two.figure)]
    apart = len(pairs) == 1 and not any(level.own for level in kinds)
    pairs = [(one, two) for one, two in pairs if one.own or two.own or apart]
    if percent:
        return _of_percent(delta, pairs, [one.figure for one in kinds], others)
    if not points:
        pairs = [(one, two) for one, two in pairs if _alike(one.figure, figure)]
    return _of_amount(delta, pairs, points=points)


def _alike(one: Quantity, two: Quantity) -> bool:
    return not unlike(one, two) and (one.dimension == two.dimension or not (one.unit and two.unit))


def _of_percent(
    delta: Delta, pairs: Sequence[tuple[_Level, _Level]], levels: Sequence[Quantity], others: Sequence[Quantity]
) -> tuple[ClaimOp, tuple[Quantity, ...]] | None:
    """Return the figures of which a percentage is that of the wrong base, or off by a slip."""
    stated, room = abs(delta.term.figure.value), delta.term.figure.step / 2
    if delta.term.figure.dimension == "ratio":
        stated, room = stated * 100, Decimal(1)
    about = room * 2 if delta.term.figure.bound == "~" else room
    found: tuple[ClaimOp, tuple[Quantity, ...]] | None = None
    for other in others:
        # an amount more, on what was before or is now
        for level in levels:
            for base in (level.value, level.value - other.value, level.value + other.value):
                if base > 0 and abs(abs(other.value) / base * 100 - stated) <= room + _rounding(base, other, level):
                    return None
    for one, two in pairs:
        small, large = sorted((one.figure, two.figure), key=lambda figure: figure.value)
        if small.value == large.value:
            continue
        rest = large.value - small.value
        on_small, on_large = rest / small.value * 100, rest / large.value * 100
        loose = _rounding(small.value, small, large)
        meant = [on_small] if delta.way > 0 else [on_large] if delta.way < 0 else [on_small, on_large]
        wrong = on_large if delta.way > 0 else on_small
        swapped = delta.way and abs(wrong - stated) <= room
        if any(abs(right - stated) <= about + (0 if swapped else loose) for right in meant):
            return None
        if (
            any(
                abs(value / other.value * 100 - stated) <= room
                for value, other in ((small.value, large), (large.value, small))
            )
            and not delta.way
        ):
            return None
        if swapped or (
            delta.way
            and one.own
            and two.own
            and len(pairs) == 1
            and slip(round(meant[0], _places(delta.term.figure)), stated)
        ):
            found = found or ("change", (small, large) if delta.way > 0 else (large, small))
    return found


def _rounding(base: Decimal, *figures: Quantity) -> Decimal:
    """Return by how many percent a change may be off for the rounding of its figures."""
    return sum((figure.step for figure in figures), Decimal(0)) / 2 / base * 100 if base else Decimal(0)


def _places(figure: Quantity) -> int:
    return max(0, -int(figure.step.normalize().as_tuple().exponent))


def _of_amount(
    delta: Delta, pairs: Sequence[tuple[_Level, _Level]], *, points: bool
) -> tuple[ClaimOp, tuple[Quantity, ...]] | None:
    """Return the figures from whose difference an amount is off by a slip."""
    figure = delta.term.figure
    stated = abs(figure.value)
    found: tuple[ClaimOp, tuple[Quantity, ...]] | None = None
    own = [pair for pair in pairs if pair[0].own and pair[1].own]
    for one, two in pairs:
        small, large = sorted((one.figure, two.figure), key=lambda level: level.value)
        rest = large.value - small.value
        if abs(rest - stated) <= max(figure.step, one.figure.step, two.figure.step) / 2:
            return None
        digits = len(str(int(stated / figure.step))) if figure.step else 0
        sure = (len(own) == 1 and one.own and two.own) or digits >= LONG
        if rest and digits > 1 and not found and (slip(rest, stated) if sure else _by_one(rest, stated)):
            found = (
                ("points" if points else "difference"),
                ((small, large) if points and delta.way >= 0 else (large, small)),
            )
    return found


def _by_one(one: Decimal, other: Decimal) -> bool:
    """Whether one digit is off by one."""
    off = abs(one - other).normalize().as_tuple()
    return off.digits == (1,) and slip(one, other)
