"""The ways in which a figure may follow from others around it, whatever the words say: operations on fitting units."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final, NamedTuple

from mcp_server.language.units import times_as_long
from mcp_server.model.quantity import Quantity

_RUN: Final = 7
"""Figures of a run that may add up."""
_LITTLE: Final = 0.005
"""By how much of itself an amount is rounded at most: 2 million beside 1.5 million is two million."""
_NO_AMOUNT: Final = frozenset({"percent", "points", "ratio", "date"})


class Term(NamedTuple):
    """A figure in floats: good enough to look for what it follows from."""

    value: float
    dimension: str
    unit: str
    step: float
    half: float
    """What its rounding leaves open."""
    figure: Quantity


class Way(NamedTuple):
    """An operation, the places of what it takes among the figures around, and what it gives."""

    op: str
    """As in a claim; besides balance (in and out), part and whole (with a percentage), grown and back (by one)."""
    of: tuple[int, ...]
    value: float
    half: float
    """What the rounding of what it takes leaves open."""
    less: tuple[int, ...] = ()
    """Places of what is taken away."""


def term(figure: Quantity) -> Term:
    """Return a figure as a term."""
    value, step = abs(float(figure.value)), float(figure.step)
    half = step / 2
    if figure.dimension not in _NO_AMOUNT:
        half = 0.0 if step == 1 else min(half, value * _LITTLE)
    return Term(value, figure.dimension, figure.unit, step, half, figure)


def like(one: Term, other: Term) -> bool:
    """Whether two figures can be added or compared; a bare count goes with any."""
    if one.dimension != other.dimension:
        return False
    return one.unit == other.unit or (one.dimension == "count" and not (one.unit and other.unit))


def ways(one: Term, around: Sequence[Term], per: bool) -> Iterator[Way]:
    """Yield the ways in which a figure may follow from figures around it; *per*: the words tell one of something."""
    if one.dimension in {"percent", "points", "ratio"}:
        yield from _rates(one, around)
        return
    fitting = [at for at, other in enumerate(around) if like(one, other)]
    for i, j in combinations(fitting, 2):
        first, last = around[i], around[j]
        half = _room(one, first, last)
        if like(first, last) and _as_fine(one, first, last):
            yield Way("sum", (i, j), first.value + last.value, half)
            of = (i, j) if first.value > last.value else (j, i)
            yield Way("difference", of, abs(first.value - last.value), half)
    yield from _more(one, around, fitting)
    for i, j in combinations(range(len(around)), 2):
        first, last = around[i], around[j]
        if (first.dimension == "percent") != (last.dimension == "percent"):
            yield from _parts(one, around, *((j, i) if first.dimension == "percent" else (i, j)))
        elif first.dimension not in _NO_AMOUNT and last.dimension not in _NO_AMOUNT:
            yield from _products(one, around, i, j, per)
    for i in range(len(around) - 2):
        if per and (times := _times(one, around[i : i + 3])):
            value = around[i].value * around[i + 1].value * around[i + 2].value * times
            yield Way("product", (i, i + 1, i + 2), value, _spread(value, *around[i : i + 3]))


def _room(one: Term, *of: Term) -> float:
    """Return what the rounding of parts leaves open: all of it where they show less than their sum."""
    return sum(term.step / 2 if term.step > one.step else term.half for term in of)


def _as_fine(one: Term, *of: Term) -> bool:
    """Whether a sum shows as much as its parts: tenths add up to tenths, people to people."""
    step, least = min(term.step for term in of), min(term.value for term in of)
    return ((one.step < 1) == (step < 1) or max(one.step, step) > 1) and least >= one.step


def _more(one: Term, around: Sequence[Term], fitting: Sequence[int]) -> Iterator[Way]:
    """Yield the sums of runs of like figures, and what comes in and goes out."""
    for low in range(len(fitting) - 2):
        for high in range(low + 3, min(len(fitting), low + _RUN) + 1):
            places = tuple(fitting[low:high])
            terms = [around[at] for at in places]
            if len({term.unit for term in terms}) > 2 or not _as_fine(one, *terms):
                break
            half = _room(one, *terms)
            yield Way("sum", places, sum(term.value for term in terms), half)
            if len(terms) == 3:
                first, second, third = (term.value for term in terms)
                yield Way("balance", places, first + second - third, half, places[2:])
                yield Way("balance", places, first - second - third, half, places[1:])
                yield Way("balance", places, first - second + third, half, places[1:2])
            elif len(terms) == 4:
                total = sum(term.value for term in terms)
                for less in ((3,), (2, 3), (1, 2, 3), (1,), (2,), (1, 2), (1, 3)):
                    value = total - 2 * sum(terms[at].value for at in less)
                    yield Way("balance", places, value, half, tuple(places[at] for at in less))


def _spread(value: float, *of: Term) -> float:
    return value * sum(term.half / term.value for term in of)


def _parts(one: Term, around: Sequence[Term], amount: int, rate: int) -> Iterator[Way]:
    """Yield the part and the whole that a rate makes of an amount, and what grows by it or did."""
    base, share = around[amount], around[rate].value / 100
    if not like(one, base) or not share:
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
        yield Way(op, (amount, rate), value, _spread(value, base, around[rate]))


def _products(one: Term, around: Sequence[Term], i: int, j: int, per: bool) -> Iterator[Way]:
    first, last = around[i], around[j]
    if (per or first.dimension != last.dimension) and (times := _times(one, (first, last))):
        value = first.value * last.value * times
        yield Way("product", (i, j), value, _spread(value, first, last))
    for a, b in ((i, j), (j, i)):
        whole, number = around[a], around[b]
        counted = number.dimension in {"count", "duration"} and not like(whole, number)
        if (like(one, whole) and counted) or (
            one.dimension == "count" and like(whole, number) and whole.dimension in {"money", "duration"}
        ):
            value = whole.value / number.value
            yield Way("ratio", (a, b), value, _spread(value, whole, number))


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
        return scale if others == {"duration"} and len(amounts) == 1 else 0.0
    if len(same) != 1 or others - {"duration"} or (one.dimension == "duration" and len(amounts) > 1):
        return 0.0
    if one.dimension == "duration":
        return scale * float(times_as_long(same[0].unit, one.unit) or 0)
    return scale if same[0].unit == one.unit else 0.0


def _rates(one: Term, around: Sequence[Term]) -> Iterator[Way]:
    """Yield the shares, changes and ratios that figures around give, and what percentages make together."""
    for i, j in combinations(range(len(around)), 2):
        first, last = around[i], around[j]
        if not like(first, last):
            if one.dimension == "percent" and "" in {first.unit, last.unit}:
                value = last.value / first.value * 100
                yield Way("derived", (i, j), abs(value - 100), _spread(value, first, last))
            continue
        if first.dimension == "percent":
            half = first.half + last.half
            if one.dimension == "percent":
                yield Way("sum", (i, j), first.value + last.value, half)
            yield Way("points", (i, j), abs(first.value - last.value), half)
        elif first.dimension in _NO_AMOUNT or first.value == last.value:
            continue
        elif one.dimension == "ratio":
            of = (i, j) if first.value > last.value else (j, i)
            value = around[of[0]].value / around[of[1]].value
            yield Way("ratio", of, value, _spread(value, first, last))
        elif one.dimension == "percent":
            of = (i, j) if first.value < last.value else (j, i)
            value = around[of[0]].value / around[of[1]].value * 100
            yield Way("share", of, value, _spread(value, first, last))
            small, large = sorted((first.value, last.value))
            for value in (
                small / (large - small),
                small / (large + small),
                large / (large + small),
                large / (large - small),
            ):
                yield Way("derived", (i, j), value * 100, _spread(value * 100, first, last))
            for a, b in ((i, j), (j, i)):
                value = around[b].value / around[a].value * 100
                yield Way("change", (a, b), abs(value - 100), _spread(value, first, last))
