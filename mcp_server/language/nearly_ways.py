"""The ways in which a figure may follow from others around it, whatever the words say: operations on fitting units."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from mcp_server.language.units import times_as_long
from mcp_server.model.quantity import Quantity

_RUN: Final = 8
"""Figures of a run that may add up."""
_LITTLE: Final = 0.005
"""By how much of itself an amount is rounded at most: 2 million beside 1.5 million is two million."""
NEAR: Final = 2
"""Times a figure, and parts of it, between which a way comes near it: few slips are further off."""
_NO_AMOUNT: Final = frozenset({"percent", "points", "ratio", "date"})
_LESS: Final = {
    3: ((2,), (1, 2), (1,)),
    4: ((3,), (2, 3), (1, 2, 3), (1,), (2,), (1, 2), (1, 3)),
    5: ((4,), (3, 4), (2, 3, 4), (1, 2, 3, 4)),
}
"""Of a run of so many figures, those that may be taken away."""


class Term(NamedTuple):
    """A figure in floats: good enough to look for what it follows from."""

    value: float
    dimension: str
    unit: str
    step: float
    half: float
    """What its rounding leaves open."""
    shown: str
    """Its digits."""
    figure: Quantity


class Way(NamedTuple):
    """An operation, the places of what it takes among the figures around, and what it gives."""

    op: str
    """As in a claim; besides balance (in and out), raw (a product of what is shown), part and whole (with a
    percentage), grown and back (by one), moved (by how much); of percentages within and beside (of the sum or the rest
    of two), unlike (of another thing), index (of two units), over (more than all)."""
    of: tuple[int, ...]
    value: float
    half: float
    """What the rounding of what it takes leaves open."""
    less: tuple[int, ...] = ()
    """Places of what is taken away."""


class Range(NamedTuple):
    """Between what values a way is worth a look."""

    low: float
    high: float


def term(figure: Quantity) -> Term:
    """Return a figure as a term."""
    value, step = abs(float(figure.value)), float(figure.step)
    half = step / 2
    if figure.dimension not in _NO_AMOUNT:
        half = 0.0 if step == 1 else min(half, value * _LITTLE)
    return Term(value, figure.dimension, figure.unit, step, half, f"{value / step:.0f}", figure)


def like(one: Term, other: Term) -> bool:
    """Whether two figures can be added or compared; a bare count goes with any amount, 个 with days."""
    if one.dimension == other.dimension and one.unit == other.unit:
        return True
    if (one.unit == "个" and other.dimension == "duration") or (other.unit == "个" and one.dimension == "duration"):
        return True
    if (one.dimension == "count" and not one.unit) or (other.dimension == "count" and not other.unit):
        return one.dimension not in _NO_AMOUNT and other.dimension not in _NO_AMOUNT
    return False


def ways(
    one: Term, around: Sequence[Term], pairs: Sequence[tuple[int, int]], runs: Sequence[Sequence[int]], per: bool
) -> Iterator[Way]:
    """Yield the ways in which a figure may follow from figures around it, and come near it.

    *pairs* are the places of two that may be taken together, *runs* those of figures that follow each other; *per*: the
    words tell one of something.
    """
    within = Range(one.value / NEAR, one.value * NEAR)
    if one.dimension in {"percent", "points", "ratio"}:
        yield from _rates(one, around, pairs, within)
        return
    fits = [like(one, other) for other in around]
    amounts = [other.dimension not in _NO_AMOUNT for other in around]
    for i, j in pairs:
        first, last = around[i], around[j]
        if amounts[i] and amounts[j]:
            if fits[i] and fits[j] and like(first, last):
                yield from _added(one, first, last, i, j, within)
            yield from _products(one, around, i, j, per, within)
        elif first.dimension == "percent" and fits[j]:
            yield from _parts(around, j, i, within)
        elif last.dimension == "percent" and fits[i]:
            yield from _parts(around, i, j, within)
    for run in runs:
        yield from _more(one, around, [at for at in run if fits[at]], within)
        for of in zip(run, run[1:], run[2:], strict=False):
            if amounts[of[0]] + amounts[of[1]] + amounts[of[2]] > 1:
                yield from _volumes(one, around, of, per, within)


def _volumes(one: Term, around: Sequence[Term], of: tuple[int, int, int], per: bool, within: Range) -> Iterator[Way]:
    """Yield the product of three figures."""
    terms = around[of[0]], around[of[1]], around[of[2]]
    value = terms[0].value * terms[1].value * terms[2].value
    if value < within.low and one.dimension != "duration":
        return
    if times := _times(one, terms):
        if within.low < value * times < within.high and (per or times == 1):
            yield Way("product", of, value * times, _spread(value * times, *terms))
    elif within.low < value < within.high and _bare_product(one, terms):
        yield Way("raw", of, value, _spread(value, *terms))


def _added(one: Term, first: Term, last: Term, i: int, j: int, within: Range) -> Iterator[Way]:
    total, rest = first.value + last.value, abs(first.value - last.value)
    if not (within.low < total < within.high or within.low < rest < within.high) or not _as_fine(one, first, last):
        return
    half = _room(one, first, last)
    if within.low < total < within.high:
        yield Way("sum", (i, j), total, half)
    if within.low < rest < within.high:
        yield Way("difference", (i, j) if first.value > last.value else (j, i), rest, half)


def _room(one: Term, *of: Term) -> float:
    """Return what the rounding of parts leaves open: all of it where they show less than their sum."""
    return sum(term.step / 2 if term.step > one.step else term.half for term in of)


def _as_fine(one: Term, *of: Term) -> bool:
    """Whether a sum shows as much as its parts: tenths add up to tenths, people to people."""
    step, least = min(term.step for term in of), min(term.value for term in of)
    return ((one.step < 1) == (step < 1) or max(one.step, step) > 1) and least >= one.step


def _more(one: Term, around: Sequence[Term], fitting: Sequence[int], within: Range) -> Iterator[Way]:
    """Yield the sums of runs of like figures, and what comes in and goes out."""
    low, high = within
    for start in range(len(fitting) - 2):
        total = around[fitting[start]].value + around[fitting[start + 1]].value
        for end in range(start + 3, min(len(fitting), start + _RUN) + 1):
            places = tuple(fitting[start:end])
            total += around[places[-1]].value
            if total < low:
                continue
            less = _LESS.get(end - start, ())
            if total > high and not less:
                break
            terms = [around[at] for at in places]
            if len({term.unit for term in terms if term.unit}) > 1 or not _as_fine(one, *terms):
                break
            if total < high:
                yield Way("sum", places, total, _room(one, *terms))
            for taken in less:
                value = total - 2 * sum(terms[at].value for at in taken)
                if low < value < high:
                    yield Way("balance", places, value, _room(one, *terms), tuple(places[at] for at in taken))


def _spread(value: float, *of: Term) -> float:
    return value * sum(term.half / term.value for term in of)


def _parts(around: Sequence[Term], amount: int, rate: int, within: Range) -> Iterator[Way]:
    """Yield the part and the whole that a rate makes of an amount, and what grows by it or did."""
    base, share = around[amount], around[rate].value / 100
    if not share:
        return
    pairs = [
        ("part", base.value * share),
        ("grown", base.value * (1 + share)),
        ("back", base.value / (1 + share)),
        ("moved", base.value * share / (1 + share)),
    ]
    if share < 1:
        pairs += [
            ("whole", base.value / share),
            ("grown", base.value * (1 - share)),
            ("back", base.value / (1 - share)),
            ("moved", base.value * share / (1 - share)),
        ]
    for op, value in pairs:
        if within.low < value < within.high:
            yield Way(op, (amount, rate), value, _spread(value, base, around[rate]))


def _products(one: Term, around: Sequence[Term], i: int, j: int, per: bool, within: Range) -> Iterator[Way]:
    first, last = around[i], around[j]
    low, high = within
    value = first.value * last.value
    # a product of days may be told in hours; what else is multiplied keeps its unit
    if low < value < high or one.dimension == "duration":
        if times := _times(one, (first, last)):
            if low < value * times < high and (per or first.dimension != last.dimension or value > high / 10):
                yield Way("product", (i, j), value * times, _spread(value * times, first, last))
        elif low < value < high and _bare_product(one, (first, last)):
            yield Way("raw", (i, j), value, _spread(value, first, last))
    for a, b in ((i, j), (j, i)):
        whole, number = around[a], around[b]
        value = whole.value / number.value
        if not low < value < high:
            continue
        counted = number.dimension in {"count", "duration"} and (not number.unit or not like(whole, number))
        if (like(one, whole) and counted) or (
            one.dimension == "count" and like(whole, number) and whole.dimension in {"money", "duration"}
        ):
            yield Way("ratio", (a, b), value, _spread(value, whole, number))


def _bare_product(one: Term, of: Sequence[Term]) -> bool:
    """Whether figures are multiplied as they are shown: 5 people, 4 days a week, 14 weeks."""
    whole = all(term.dimension in {"count", "duration"} and term.step <= 1 for term in of)
    return whole and one.dimension in {"count", "effort", "duration"}


def _times(one: Term, of: Sequence[Term]) -> float:
    """Return by what the product of some figures is to be multiplied to be of the unit of one; 0 where it is not."""
    amounts = [term for term in of if term.dimension not in {"count", "percent"}]
    scale = 0.01 ** sum(term.dimension == "percent" for term in of)
    if any(term.dimension in {"points", "ratio"} for term in of):
        return 0.0
    if not amounts:
        return scale if one.dimension == "count" else 0.0
    same = [term for term in amounts if term.dimension == one.dimension]
    others = {term.dimension for term in amounts} - {one.dimension}
    if one.dimension == "effort" and not same:
        return scale if others == {"duration"} and len(amounts) == 1 and one.unit.endswith(amounts[0].unit) else 0.0
    if one.dimension == "count":
        if not one.unit and len(amounts) == 1 and others == {"money"}:
            return scale
        return scale if others == {"duration"} and len(amounts) == 1 else 0.0
    if len(same) != 1 or others - {"duration"} or (one.dimension == "duration" and len(amounts) > 1):
        return 0.0
    if one.dimension == "duration":
        return scale * float(times_as_long(same[0].unit, one.unit) or 0)
    return scale if same[0].unit == one.unit else 0.0


def _rates(one: Term, around: Sequence[Term], pairs: Sequence[tuple[int, int]], within: Range) -> Iterator[Way]:
    """Yield the shares, changes and ratios that figures around give, and what percentages make together."""
    for i, j in pairs:
        first, last = around[i], around[j]
        if first.dimension == "percent" == last.dimension:
            yield from _points(one, first, last, i, j, within)
        elif first.dimension in _NO_AMOUNT or last.dimension in _NO_AMOUNT or first.value == last.value:
            continue
        elif one.dimension == "ratio":
            of = (i, j) if first.value > last.value else (j, i)
            value = around[of[0]].value / around[of[1]].value
            if within.low < value < within.high and like(first, last):
                yield Way("ratio", of, value, _spread(value, first, last))
        elif one.dimension == "percent":
            for op, of, value in _percentages(first, last, i, j):
                if within.low < value < within.high:
                    yield Way(op, of, value, _spread(value + 100 if op in {"change", "index"} else value, first, last))


def _points(one: Term, first: Term, last: Term, i: int, j: int, within: Range) -> Iterator[Way]:
    half = first.half + last.half
    if one.dimension == "percent" and within.low < first.value + last.value < within.high:
        yield Way("sum", (i, j), first.value + last.value, half)
    if within.low < abs(first.value - last.value) < within.high:
        yield Way("points", (i, j), abs(first.value - last.value), half)


def _percentages(first: Term, last: Term, i: int, j: int) -> Iterator[tuple[str, tuple[int, int], float]]:
    """Yield the percentages that two amounts may make."""
    if not like(first, last):
        if "" in {first.unit, last.unit}:
            yield "index", (i, j), abs(last.value / first.value * 100 - 100)
        elif first.dimension == "count" == last.dimension:
            of = (i, j) if first.value < last.value else (j, i)
            yield "unlike", of, min(first.value, last.value) / max(first.value, last.value) * 100
        return
    small, large, a, b = first.value, last.value, i, j
    if small > large:
        small, large, a, b = large, small, j, i
    rest, both = (large - small) * 0.01, (large + small) * 0.01
    yield "share", (a, b), small / large * 100
    yield "over", (b, a), large / small * 100
    yield "change", (i, j), abs(last.value / first.value * 100 - 100)
    yield "change", (j, i), abs(first.value / last.value * 100 - 100)
    yield "within", (a, b), small / both
    yield "within", (b, a), large / both
    yield "beside", (a, b), small / rest
    yield "beside", (b, a), large / rest
