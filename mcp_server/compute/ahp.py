"""Weights from comparisons in pairs (the analytic hierarchy process), and whether the comparisons agree with each other.

Source throughout: Saaty (1980), The Analytic Hierarchy Process.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
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
    index: float | None = None
    """Consistency index: how far the eigenvalue is above that number, per thing but one."""
    ratio: float | None = None
    """Consistency ratio: the index over that of random judgements (`RANDOM_INDEX`)."""
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
    The repair is found by trying every pair: its judgement is left out (Harker 1987, Mathematical Modelling 9), the ratio
    of the weights without it is put in its place, and the pair with the least inconsistency is named.
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
        index=rounded(index),
        ratio=None if ratio is None else rounded(ratio),
        consistent=consistent,
        repair=None if ratio is None or consistent else _repair(names, matrix),
        reason="no_random_index" if ratio is None else None,
    )


def _table(names: Sequence[str], judgements: Iterable[Judgement]) -> tuple[Mapping[Pair, float], Priorities | None]:
    """Return how many times as important each is as each other, or what is wrong with the judgements."""
    found: dict[Pair, float] = {}
    faults: dict[Reason, list[Pair]] = {}
    for first, second, times in judgements:
        if not math.isfinite(times):
            raise ValueError("A comparison must be a finite number.")
        pair = (first, second)
        before = found.get(pair)
        if first not in names or second not in names:
            faults.setdefault("unknown", []).append(pair)
        elif first == second:
            if times != 1:
                faults.setdefault("self", []).append(pair)
        elif not (1 - _SLACK) / 9 <= times <= 9:
            faults.setdefault("off_scale", []).append(pair)
        elif before is not None and abs(math.log(times / before)) > _SLACK:
            faults.setdefault("not_reciprocal", []).append(pair)
        elif before is None or times > 1:
            # Of the two ways round the one above 1 is the one that is not rounded.
            found[pair], found[second, first] = times, 1 / times
    missing = [pair for pair in combinations(names, 2) if pair not in found]
    if not names or len(set(names)) < len(names):
        return {}, Priorities((), reason="duplicate" if names else "empty")
    if missing and not faults:
        faults["missing"] = missing
    for reason, pairs in faults.items():
        return {}, Priorities((), reason=reason, pairs=tuple(pairs))
    return found | {(name, name): 1.0 for name in names}, None


def _principal(matrix: Matrix) -> tuple[list[float], float]:
    """Return the principal eigenvector, adding up to 1, and its eigenvalue, by powers from the geometric means."""
    size = len(matrix)
    weights = [math.exp(math.fsum(map(math.log, row)) / size) if min(row) > 0 else 1.0 for row in matrix]
    for _ in range(_STEPS):
        grown = [math.sumprod(row, weights) for row in matrix]
        total = math.fsum(grown)
        grown = [weight / total for weight in grown]
        change = max(abs(new - old) for new, old in zip(grown, weights, strict=True))
        weights = grown
        if change < 1e-15:
            break
    return weights, total
