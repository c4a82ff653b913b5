"""The order of options by ICE, RICE, WSJF or weighted criteria, and how firmly the first one stands.

Scores are exact fractions until they are shown, so what is equal is equal. An option that cannot be scored is left out
of the order, with the reason. A figure that is not finite raises a ValueError.
"""

import random
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Context, Decimal
from fractions import Fraction
from functools import reduce
from operator import add, itemgetter, mul
from typing import Final, Literal, NamedTuple, TypeVar

Reason = Literal[
    "missing",  # a figure is not there
    "negative",
    "zero_divisor",  # no effort, no size
    "out_of_range",  # above 1e50, or below 1e-50 without being zero
    "no_options",
    "no_weight",  # no criterion, or all weights are zero
    "one_option",  # nothing to be first before
    "tied_first",  # the first place is shared already
]
Figures = Mapping[str, Decimal]
Moved = Callable[[Sequence[float]], list[float]]
Number = TypeVar("Number", Fraction, float)

DRAWS: Final = 1_000
SPREAD: Final = 0.2
_DIGITS: Final = 50
_MOST_WORK: Final = 500_000
_SHOWN: Final = Context(prec=28)


class Scheme(NamedTuple):
    """A score without weights: the gains put together, over a divisor where there is one."""

    gains: tuple[str, ...]
    together: Literal["product", "sum", "mean"]
    divisor: str | None = None


ICE: Final = Scheme(("impact", "confidence", "ease"), "product")
"""The widespread form of the ICE score."""
ICE_MEAN: Final = Scheme(("impact", "confidence", "ease"), "mean")
"""Source: Ellis and Brown (2017), Hacking Growth, where the three ratings are averaged."""
RICE: Final = Scheme(("reach", "impact", "confidence"), "product", "effort")
"""Source: McBride (2018), "RICE: simple prioritization for product managers", Intercom."""
WSJF: Final = Scheme(("value", "time_criticality", "risk_reduction"), "sum", "size")
"""Source: Reinertsen (2009), The Principles of Product Development Flow (cost of delay over duration); its three parts
as in the Scaled Agile Framework."""


class Criterion(NamedTuple):
    """What options are rated by, and how much it counts; weights need not add up to 1."""

    name: str
    weight: Decimal
    better: Literal["higher", "lower"] = "higher"
    scale: tuple[Decimal, Decimal] | None = None
    """Its least and greatest rating; those given when left out. Where lower is better ratings are mirrored in it."""


class Ranked(NamedTuple):
    """An option in its place; those with one score share the place, and the next places stay empty."""

    option: str
    score: Decimal
    rank: int
    tied: bool


class Unranked(NamedTuple):
    """An option without a score: what is wrong with which of its figures."""

    option: str
    factor: str
    reason: Reason


class Tipping(NamedTuple):
    """How far one thing can go, all others as they are, until the first place is shared; nothing where it never is.

    With weights it is a criterion's share of all weights (the others keep their proportions), otherwise a figure of the
    first option.
    """

    factor: str
    now: Decimal
    below: Decimal | None
    below_first: str | None
    """Who draws level there."""
    above: Decimal | None
    above_first: str | None


class Stability(NamedTuple):
    """How firmly the first option stands; nothing, with the reason, where there is no single first."""

    tipping: tuple[Tipping, ...] = ()
    kept: Decimal | None = None
    """The share of random changes that leave it first."""
    draws: int = 0
    reason: Reason | None = None


class Ranking(NamedTuple):
    """The options in order, the best first, those that could not be scored, and the stability of the first place."""

    ranked: tuple[Ranked, ...]
    unranked: tuple[Unranked, ...]
    stability: Stability
    reason: Reason | None = None


def rank(options: Mapping[str, Figures], scheme: Scheme, seed: int = 0) -> Ranking:
    """Return the order by a scheme without weights; a tipping is a figure of the first option that costs it its place.

    In the random changes every figure of every option moves by up to 20 %, each by itself.
    Source: named at the scheme.
    """
    factors = (*scheme.gains, scheme.divisor) if scheme.divisor else scheme.gains
    rows, unranked = _rows(options, factors)
    for option, row in list(rows.items()):
        wrong: list[tuple[str, Reason]] = [(factors[at], "negative") for at, figure in enumerate(row) if figure < 0]
        if scheme.divisor and row[-1] == 0:
            wrong.append((scheme.divisor, "zero_divisor"))
        if wrong:
            unranked.append(Unranked(option, *wrong[0]))
            del rows[option]
    scores = {option: _score(scheme, row) for option, row in rows.items()}

    def stability(first: str) -> Stability:
        second = max((option for option in scores if option != first), key=scores.__getitem__)
        tipping = tuple(
            _figure_tipping(scheme, at, rows[first], (second, scores[second])) for at in range(len(factors))
        )
        leader = [float(figure) for figure in rows[first]]
        rivals = [[float(figure) for figure in row] for option, row in rows.items() if option != first]

        def stays(moved: Moved) -> bool:
            least = _score(scheme, moved(leader))
            return all(_score(scheme, moved(rival)) <= least for rival in rivals)

        return _drawn(tipping, stays, len(rows) * len(factors), seed)

    return _ranking(scores, unranked, stability)


def rank_weighted(
    options: Mapping[str, Figures], criteria: Sequence[Criterion], *, normalised: bool = False, seed: int = 0
) -> Ranking:
    """Return the order by the weighted mean of ratings; a tipping is the weight that costs the first option its place.

    With `normalised` each rating first becomes its part of the way through its scale, which amounts in different units
    need. The tipping weights are exact: a score is linear in them. In the random changes every weight moves by up to
    20 %, each by itself.
    Source: Triantaphyllou and Sánchez (1997), "A sensitivity analysis approach for some deterministic multi-criteria
    decision-making methods", Decision Sciences 28 (most critical criterion).
    """
    if wrong := _wrong_criteria(criteria):
        return Ranking((), (), Stability(reason=wrong), wrong)
    weights = [Fraction(criterion.weight) for criterion in criteria]
    given, unranked = _rows(options, [criterion.name for criterion in criteria])
    columns = [
        _ratings(criterion, column, normalised=normalised)
        for criterion, column in zip(criteria, zip(*given.values(), strict=True), strict=False)
    ]
    rows = dict(zip(given, zip(*columns, strict=True), strict=True))
    total = sum(weights, Fraction(0))
    scores = {option: _dot(weights, row) / total for option, row in rows.items()}

    def stability(first: str) -> Stability:
        leads = {
            option: [one - other for one, other in zip(rows[first], row, strict=True)]
            for option, row in rows.items()
            if option != first
        }
        whole = {option: (scores[first] - scores[option]) * total for option in leads}

        def tipping(at: int) -> Tipping:
            slopes = {option: (whole[option], lead[at]) for option, lead in leads.items()}
            return _weight_tipping(criteria[at].name, weights[at], total, slopes)

        close = [[float(lead) for lead in row] for row in leads.values() if min(row) < 0]
        plain = [float(weight) for weight in weights]

        def stays(moved: Moved) -> bool:
            drawn = moved(plain)
            return all(sum(map(mul, drawn, row)) >= 0 for row in close)

        return _drawn(tuple(map(tipping, range(len(criteria)))), stays, len(criteria) * (1 + len(close)), seed)

    return _ranking(scores, unranked, stability)


def _finite(figures: Iterable[Decimal]) -> None:
    if not all(figure.is_finite() for figure in figures):
        raise ValueError("A figure must be a finite number.")


def _wrong_criteria(criteria: Sequence[Criterion]) -> Reason | None:
    weights = [criterion.weight for criterion in criteria]
    figures = [*weights, *(end for criterion in criteria for end in criterion.scale or ())]
    _finite(figures)
    if not all(map(_in_range, figures)):
        return "out_of_range"
    if min(weights, default=Decimal(0)) < 0:
        return "negative"
    return None if any(weights) else "no_weight"


def _in_range(figure: Decimal) -> bool:
    return figure == 0 or abs(figure.adjusted()) <= _DIGITS


def _rows(
    options: Mapping[str, Figures], factors: Sequence[str]
) -> tuple[dict[str, tuple[Fraction, ...]], list[Unranked]]:
    """Return the figures of each complete option in the order of the factors, and what the others lack."""
    rows: dict[str, tuple[Fraction, ...]] = {}
    unranked = []
    for option, figures in options.items():
        _finite(figures.values())
        missing = [factor for factor in factors if factor not in figures]
        extreme = [factor for factor in factors if factor in figures and not _in_range(figures[factor])]
        if missing or extreme:
            reason: Reason = "missing" if missing else "out_of_range"
            unranked.append(Unranked(option, (missing or extreme)[0], reason))
        else:
            rows[option] = tuple(Fraction(figures[factor]) for factor in factors)
    return rows, unranked


def _score(scheme: Scheme, row: Sequence[Number]) -> Number:
    gains = row[: len(scheme.gains)]
    score = reduce(mul, gains) if scheme.together == "product" else reduce(add, gains)
    if scheme.together == "mean":
        score = score / len(gains)
    return score / row[-1] if scheme.divisor else score


def _ratings(criterion: Criterion, column: Sequence[Fraction], *, normalised: bool) -> list[Fraction]:
    """Return the ratings by one criterion so that higher is better."""
    ends = [Fraction(end) for end in criterion.scale] if criterion.scale else column
    low, high = min(ends), max(ends)
    good = [high - rating + low if criterion.better == "lower" else rating for rating in column]
    if not normalised:
        return good
    return [(rating - low) / (high - low) if high != low else Fraction(0) for rating in good]


def _dot(weights: Sequence[Fraction], row: Sequence[Fraction]) -> Fraction:
    return sum(map(mul, weights, row), Fraction(0))


def _ranking(
    scores: Mapping[str, Fraction], unranked: Sequence[Unranked], stability: Callable[[str], Stability]
) -> Ranking:
    ordered = sorted(scores.items(), key=lambda item: item[1], reverse=True)
    values = [score for _, score in ordered]
    first_at = {score: at for at, score in reversed([*enumerate(values, 1)])}
    count = Counter(values)
    ranked = tuple(Ranked(name, _shown(score), first_at[score], count[score] > 1) for name, score in ordered)
    if len(ranked) < 2 or ranked[0].tied:
        reason: Reason = "no_options" if not ranked else "one_option" if len(ranked) == 1 else "tied_first"
        return Ranking(ranked, tuple(unranked), Stability(reason=reason), None if ranked else "no_options")
    return Ranking(ranked, tuple(unranked), stability(ranked[0].option))


def _shown(value: Fraction) -> Decimal:
    return _SHOWN.divide(Decimal(value.numerator), Decimal(value.denominator))


def _figure_tipping(scheme: Scheme, at: int, row: Sequence[Fraction], second: tuple[str, Fraction]) -> Tipping:
    """Return where one figure of the first option brings its score down to that of the second."""
    now, (rival, goal), score = row[at], second, _score(scheme, row)
    if at == len(scheme.gains):
        above = _shown(now * score / goal) if goal else None
        return Tipping(scheme.divisor or "", _shown(now), None, None, above, rival if goal else None)
    if scheme.together == "product":
        tipped = now * goal / score
    else:
        parts = len(scheme.gains) if scheme.together == "mean" else 1
        tipped = now - (score - goal) * parts * (row[-1] if scheme.divisor else 1)
    below = _shown(tipped) if tipped >= 0 else None
    return Tipping(scheme.gains[at], _shown(now), below, None if below is None else rival, None, None)


def _weight_tipping(
    name: str, weight: Fraction, total: Fraction, leads: Mapping[str, tuple[Fraction, Fraction]]
) -> Tipping:
    """Return the shares of one weight, nearest below and above, at which another option draws level.

    A lead, given first, is the sum of weight times difference over all criteria: linear in one weight, with the
    difference by that criterion, given second, as slope, and so zero at exactly one weight.
    """
    if weight == total:
        return Tipping(name, Decimal(1), None, None, None, None)
    levels = [(weight - lead / slope, option) for option, (lead, slope) in leads.items() if slope]
    below = max((level for level in levels if 0 <= level[0] < weight), key=itemgetter(0), default=None)
    above = min((level for level in levels if level[0] > weight), key=itemgetter(0), default=None)

    def share(moved: Fraction) -> Decimal:
        return _shown(moved / (total - weight + moved))

    return Tipping(
        name,
        share(weight),
        share(below[0]) if below else None,
        below[1] if below else None,
        share(above[0]) if above else None,
        above[1] if above else None,
    )


def _drawn(tipping: tuple[Tipping, ...], stays: Callable[[Moved], bool], cells: int, seed: int) -> Stability:
    """Return the tippings and the share of draws that leave the first option first; fewer draws for many cells."""
    draws = min(DRAWS, max(DRAWS // 10, _MOST_WORK // cells))
    chance = random.Random(seed)  # noqa: S311 - a simulation, not a secret

    def moved(figures: Sequence[float]) -> list[float]:
        return [figure * (1 + SPREAD * (2 * chance.random() - 1)) for figure in figures]

    kept = sum(stays(moved) for _ in range(draws))
    return Stability(tipping, Decimal(kept) / draws, draws)
