"""Weights from comparisons in pairs (the analytic hierarchy process), and whether the comparisons agree.

Source throughout: Saaty (1980), The Analytic Hierarchy Process.
"""

import math
from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import combinations
from operator import mul
from typing import Final, Literal, NamedTuple

from mcp_server.compute.intervals import rounded

Reason = Literal[
    "empty",
    "duplicate",  # a name is there twice
    "unknown",  # a comparison names something that is not compared
    "missing",  # a pair is not compared
    "self",  # something is compared with itself, and not as equal
    "off_scale",  # outside 1/9 to 9
    "not_reciprocal",  # a pair is compared both ways, and one is not the other turned round
    "no_random_index",  # more than fifteen: weights, but nothing to measure their consistency by
]
Pair = tuple[str, str]

RANDOM_INDEX: Final = (0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59)
"""Saaty's table: the mean consistency index of random comparisons of one, two … fifteen things."""
CONSISTENT: Final = 0.1
"""Up to this consistency ratio the comparisons will do."""
_SLACK: Final = 0.05
"""What rounding 1/3 to 0.33 or 1/8 to 0.13 may change."""
_SCALE: Final = (*(1 / times for times in range(9, 1, -1)), *(float(times) for times in range(1, 10)))
_STEPS: Final = 10_000
Matrix = Sequence[Sequence[float]]


class Judgement(NamedTuple):
    """One comparison: how many times as important the first is as the second, from 1/9 to 9."""

    first: str
    second: str
    times: float


class Repair(NamedTuple):
    """The one judgement whose change helps most."""

    first: str
    second: str
    times: float
    """As it was judged."""
    better: float
    """What the other judgements say, on Saaty's scale."""
    third: str
    """The thing whose comparisons with both contradict the judgement most."""
    implied: float
    """What these two comparisons say of the first against the second."""
    ratio: float
    """The consistency ratio after the change."""
    enough: bool


class Priorities(NamedTuple):
    """The weights in the order of the names, and how far the judgements agree; none, with the reason and the pairs."""

    weights: tuple[tuple[str, float], ...]
    eigenvalue: float | None = None
    """The principal eigenvalue; the number of things where all judgements agree."""
    consistency_index: float | None = None
    """How far the eigenvalue is above that number, per thing but one."""
    consistency_ratio: float | None = None
    """The index over that of random judgements (`RANDOM_INDEX`)."""
    consistent: bool = False
    repair: Repair | None = None
    """What to look at again where the ratio is above 0.1."""
    reason: Reason | None = None
    pairs: tuple[Pair, ...] = ()
    """The comparisons that the reason is about."""


def priorities(names: Sequence[str], judgements: Iterable[Judgement]) -> Priorities:
    """Return the weights from the principal eigenvector, their consistency, and the judgement that repairs it.

    Each pair is compared once, in either order; a second time only the other way round and agreeing with the first. The
    weights add up to 1. A comparison that is not finite raises a ValueError.
    The repair is found by trying every pair: its judgement is left out (Harker 1987, Mathematical Modelling 9), what
    the weights without it say is put in its place, and the pair that leaves the least inconsistency is named, of equal
    ones that which changes least.
    """
    table, wrong = _table(names, judgements)
    if wrong:
        return wrong
    matrix = [[table[first, second] for second in names] for first in names]
    weights, eigenvalue = _principal(matrix)
    index, ratio = _consistency(eigenvalue, len(names))
    consistent = ratio is not None and ratio <= CONSISTENT
    return Priorities(
        weights=tuple((name, rounded(weight)) for name, weight in zip(names, weights, strict=True)),
        eigenvalue=rounded(eigenvalue),
        consistency_index=rounded(index),
        consistency_ratio=None if ratio is None else rounded(ratio),
        consistent=consistent,
        repair=None if ratio is None or consistent else _repair(names, matrix),
        reason="no_random_index" if ratio is None else None,
    )


def _table(names: Sequence[str], judgements: Iterable[Judgement]) -> tuple[Mapping[Pair, float], Priorities | None]:
    """Return how many times as important each is as each other, or what is wrong with the judgements."""
    if not names or len(set(names)) < len(names):
        return {}, Priorities((), reason="duplicate" if names else "empty")
    found: dict[Pair, float] = {}
    faults: dict[Reason, list[Pair]] = {}
    known = set(names)
    for judgement in judgements:
        first, second, times = judgement
        if fault := _fault(judgement, known, found.get((first, second))):
            faults.setdefault(fault, []).append((first, second))
        elif first != second and (times > 1 or (first, second) not in found):
            # Of the two ways round the one above 1 is the one that is not rounded.
            found[first, second], found[second, first] = times, 1 / times
    missing = [pair for pair in combinations(names, 2) if pair not in found]
    if missing and not faults:
        faults["missing"] = missing
    for reason, pairs in faults.items():
        return {}, Priorities((), reason=reason, pairs=tuple(pairs))
    return found | {(name, name): 1.0 for name in names}, None


def _fault(judgement: Judgement, known: Container[str], before: float | None) -> Reason | None:
    first, second, times = judgement
    if not math.isfinite(times):
        raise ValueError("A comparison must be a finite number.")
    if first not in known or second not in known:
        return "unknown"
    if first == second:
        return None if times == 1 else "self"
    if not (1 - _SLACK) / 9 <= times <= 9:
        return "off_scale"
    return "not_reciprocal" if before is not None and abs(math.log(times / before)) > _SLACK else None


def _principal(matrix: Matrix) -> tuple[list[float], float]:
    """Return the principal eigenvector, adding up to 1, and its eigenvalue, by repeated multiplication."""
    weights, total = [1 / len(matrix)] * len(matrix), 0.0
    for _ in range(_STEPS):
        grown = [sum(map(mul, row, weights)) for row in matrix]
        total = math.fsum(grown)
        grown = [weight / total for weight in grown]
        change = max(abs(new - old) for new, old in zip(grown, weights, strict=True))
        weights = grown
        if change < 1e-15:
            break
    return weights, total


def _consistency(eigenvalue: float, size: int) -> tuple[float, float | None]:
    """Return the consistency index and ratio; two things or one cannot be inconsistent."""
    index = max((eigenvalue - size) / (size - 1), 0.0) if size > 2 else 0.0
    if size > len(RANDOM_INDEX):
        return index, None
    return index, index / RANDOM_INDEX[size - 1] if size > 2 else 0.0


def _repair(names: Sequence[str], matrix: Matrix) -> Repair:
    size = len(names)
    tried = []
    for one, other in combinations(range(size), 2):
        without = [list(row) for row in matrix]
        without[one][other] = without[other][one] = 0.0
        without[one][one] = without[other][other] = 2.0
        weights, _ = _principal(without)
        better = min(_SCALE, key=lambda times: abs(math.log(times * weights[other] / weights[one])))
        without[one][other], without[other][one] = better, 1 / better
        without[one][one] = without[other][other] = 1.0
        _, ratio = _consistency(_principal(without)[1], size)
        change = abs(math.log(better / matrix[one][other]))
        tried.append((rounded(ratio or 0.0), rounded(change), one, other, better))
    ratio, _, one, other, better = min(tried)
    implied = {third: matrix[one][third] * matrix[third][other] for third in range(size) if third not in {one, other}}
    times = matrix[one][other]
    third = max(implied, key=lambda at: abs(math.log(implied[at] / times)))
    return Repair(
        first=names[one],
        second=names[other],
        times=rounded(times),
        better=rounded(better),
        third=names[third],
        implied=rounded(implied[third]),
        ratio=ratio,
        enough=ratio <= CONSISTENT,
    )
