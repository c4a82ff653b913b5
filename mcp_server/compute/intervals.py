"""How far chance alone can move a share, a Net Promoter Score or a count.

Shares are numbers from 0 to 1. Results are rounded to twelve digits. What the data cannot tell comes back as a reason;
a number that is not finite, and a level or power outside 0 to 1, raises a ValueError.
"""

import math
from statistics import NormalDist
from typing import Final, Literal, NamedTuple

Reason = Literal[
    "no_n",  # nobody said how many were counted
    "not_a_share",  # below 0 or above 1, or parts of more than the whole
    "not_a_score",  # no Net Promoter Score: below -100 or above 100, or not given at all
    "split_unknown",  # the verdict hangs on how many promoters and detractors there were
    "no_spread",  # all answered alike: nothing shows how far chance goes
]
Verdict = Literal["rise", "fall", "within_error", "cannot_be_judged"]

LEVEL: Final = 0.95
_NORMAL: Final = NormalDist()
_MANY: Final = 1_000_000
_FLOATS_END: Final = 10**300


class Interval(NamedTuple):
    """From where to where the true value may lie."""

    low: float
    high: float


class Sample(NamedTuple):
    """A share of those counted; n is nothing where it was not told."""

    share: float
    n: int | None


class Survey(NamedTuple):
    """A Net Promoter Score, by the shares of promoters and detractors, or by the score (-100 to 100) alone."""

    n: int | None
    promoters: float | None = None
    detractors: float | None = None
    score: float | None = None


class Score(NamedTuple):
    """A Net Promoter Score with its interval, in points; no interval, with the reason, where there can be none."""

    score: float | None
    interval: Interval | None = None
    bounded: bool = False
    """True where the split is unknown and the widest interval is given, that without passives."""
    reason: Reason | None = None


class Change(NamedTuple):
    """The difference between two samples, after minus before, and whether chance alone would make it."""

    verdict: Verdict
    reason: Reason | None = None
    difference: float | None = None
    interval: Interval | None = None
    p_value: float | None = None
    """How often chance alone makes a difference as large or larger, two-sided."""
    bounded: bool = False
    """True where a split is unknown and the widest interval is given, that without passives."""


def rounded(value: float) -> float:
    """Return the value with twelve digits."""
    return float(f"{value:.12g}")


def wilson(sample: Sample, level: float = LEVEL) -> Interval | None:
    """Return the score interval of a share; nothing without a count or where the share is none.

    Source: Wilson (1927), Journal of the American Statistical Association 22; Newcombe (1998), Statistics in Medicine
    17:857, method 3.
    """
    if _unusable(sample):
        return None
    low, high = _wilson(sample.share, _count(sample.n), _two_sided(level))
    return Interval(rounded(low), rounded(high))


def change_in_share(before: Sample, after: Sample, level: float = LEVEL) -> Change:
    """Return the change of a share between two independent samples, and whether it is beyond sampling error.

    The verdict is that of the interval: a change where it leaves out zero. The p-value is that of the pooled z-test.
    Source: Newcombe (1998), Statistics in Medicine 17:873, method 10; Fleiss, Levin and Paik (2003), Statistical
    Methods for Rates and Proportions, chapter 3.
    """
    z = _two_sided(level)
    if reason := _unusable(before) or _unusable(after):
        known = reason == "no_n"
        return Change("cannot_be_judged", reason, rounded(after.share - before.share) if known else None)
    n0, n1 = _count(before.n), _count(after.n)
    low0, high0 = _wilson(before.share, n0, z)
    low1, high1 = _wilson(after.share, n1, z)
    difference = after.share - before.share
    low = difference - math.hypot(after.share - low1, high0 - before.share)
    high = difference + math.hypot(high1 - after.share, before.share - low0)
    pooled = (before.share * n0 + after.share * n1) / (n0 + n1)
    error = math.sqrt(pooled * (1 - pooled) * (1 / n0 + 1 / n1))
    p_value = _p_value(difference, error) if error else 1.0
    return _change(difference, Interval(low, high), p_value)


def sample_size(before: float, after: float, power: float = 0.8, level: float = LEVEL) -> int | None:
    """Return how many each of two samples must count to show such a change; nothing where there is no change.

    Source: Fleiss, Levin and Paik (2003), chapter 4, without continuity correction.
    """
    alpha, beta = _two_sided(level), _NORMAL.inv_cdf(_probability(power))
    if _not_share(before) or _not_share(after) or before == after:
        return None
    mean = (before + after) / 2
    spread = alpha * math.sqrt(2 * mean * (1 - mean)) + beta * math.sqrt(before * (1 - before) + after * (1 - after))
    ratio = spread / (after - before)
    return None if abs(ratio) > 1e100 else max(1, math.ceil(ratio**2))


def nps(survey: Survey, level: float = LEVEL) -> Score:
    """Return a Net Promoter Score and its interval; without the split the widest one, that without passives.

    One answer has the variance p + d - (p - d)², at most 1 - (p - d)².
    Source: Rocks (2016), "Interval estimation for the Net Promoter Score", The American Statistician 70 (Wald).
    """
    z = _two_sided(level)
    score, spread, reason = _survey(survey)
    if score is None or spread is None:
        return Score(None if score is None else rounded(100 * score), reason=reason)
    n = _count(survey.n)
    if n < 1 or spread[1] == 0:
        return Score(rounded(100 * score), reason="no_n" if n < 1 else "no_spread")
    half = z * math.sqrt(spread[1] / n)
    interval = Interval(rounded(100 * max(score - half, -1)), rounded(100 * min(score + half, 1)))
    return Score(rounded(100 * score), interval, spread[0] < spread[1])


def change_in_nps(before: Survey, after: Survey, level: float = LEVEL) -> Change:
    """Return the change of a Net Promoter Score, in points, and whether it is beyond sampling error.

    Where a split is unknown the widest interval is given. A change that holds there holds; one that does not is within
    sampling error only if the narrowest interval, that of the fewest promoters and detractors, says the same.
    Source: as for `nps`, the two variances added.
    """
    z = _two_sided(level)
    (score0, spread0, reason0), (score1, spread1, reason1) = _survey(before), _survey(after)
    if score0 is None or score1 is None or spread0 is None or spread1 is None:
        return Change("cannot_be_judged", reason0 or reason1)
    difference = 100 * (score1 - score0)
    n0, n1 = _count(before.n), _count(after.n)
    if min(n0, n1) < 1:
        return Change("cannot_be_judged", "no_n", rounded(difference))
    least, most = (100 * math.sqrt(spread0[at] / n0 + spread1[at] / n1) for at in (0, 1))
    if most == 0:
        return Change("cannot_be_judged", "no_spread", rounded(difference))
    interval = Interval(difference - z * most, difference + z * most)
    found = _change(difference, interval, _p_value(difference, most))._replace(bounded=least < most)
    if found.verdict == "within_error" and abs(difference) > z * least:
        return found._replace(verdict="cannot_be_judged", reason="split_unknown")
    return found


def zero_event_chance(expected: float) -> float:
    """Return how likely no event at all is by chance alone, where so many are expected.

    Source: the Poisson distribution; Hanley and Lippman-Hand (1983), "If nothing goes wrong, is everything all right?",
    Journal of the American Medical Association 249.
    """
    return chance_of_at_most(0, expected)


def chance_of_at_most(events: int, expected: float) -> float:
    """Return how likely so many events or fewer are by chance alone, where so many are expected.

    Beyond a million expected events the normal curve stands in. A negative expectation raises a ValueError.
    Source: the Poisson distribution; Johnson, Kemp and Kotz, Univariate Discrete Distributions, chapter 4.
    """
    if not 0 <= expected < math.inf:
        raise ValueError("The number of expected events must be zero or more, and finite.")
    events = min(events, _FLOATS_END)
    if events < 0 or expected == 0:
        return 0.0 if events < 0 else 1.0
    if expected > _MANY:
        return rounded(_NORMAL.cdf((events + 0.5 - expected) / math.sqrt(expected)))
    # Terms fall off from the side of the mean, so the shorter tail is summed from there.
    if events < expected:
        return rounded(_tail(events, expected, -1))
    return rounded(1 - _tail(events + 1, expected, 1))


def _tail(first: int, expected: float, way: int) -> float:
    """Return the chance of `first` events and of all numbers beyond it, downward or upward."""
    term = math.exp(first * math.log(expected) - expected - math.lgamma(first + 1))
    total, at = 0.0, first
    while term > total * 1e-17 and at >= 0:
        total += term
        term *= expected / (at + 1) if way > 0 else at / expected
        at += way
    return total


def _probability(value: float) -> float:
    if not 0 < value < 1:
        raise ValueError("A level and a power lie between 0 and 1.")
    return value


def _two_sided(level: float) -> float:
    return _NORMAL.inv_cdf((1 + _probability(level)) / 2)


def _p_value(difference: float, error: float) -> float:
    return math.erfc(abs(difference) / error / math.sqrt(2))


def _not_share(value: float) -> bool:
    if not math.isfinite(value):
        raise ValueError("A share must be a finite number.")
    return not 0 <= value <= 1


def _unusable(sample: Sample) -> Reason | None:
    if _not_share(sample.share):
        return "not_a_share"
    return None if _count(sample.n) > 0 else "no_n"


def _count(n: int | None) -> int:
    return min(n or 0, _FLOATS_END)


def _wilson(share: float, n: int, z: float) -> tuple[float, float]:
    weight = z * z / n
    centre = (share + weight / 2) / (1 + weight)
    half = math.sqrt(weight * (share * (1 - share) + weight / 4)) / (1 + weight)
    return max(centre - half, 0.0), min(centre + half, 1.0)


def _change(difference: float, interval: Interval, p_value: float) -> Change:
    verdict: Verdict = "rise" if interval.low > 0 else "fall" if interval.high < 0 else "within_error"
    shown = Interval(rounded(interval.low), rounded(interval.high))
    return Change(verdict, None, rounded(difference), shown, rounded(p_value))


def _survey(survey: Survey) -> tuple[float | None, tuple[float, float] | None, Reason | None]:
    """Return the score as a share, the least and greatest variance of one answer, and what is wrong."""
    promoters, detractors, score = survey.promoters, survey.detractors, survey.score
    if promoters is not None and detractors is not None:
        if _not_share(promoters) or _not_share(detractors) or promoters + detractors > 1 + 1e-9:
            return None, None, "not_a_share"
        net = promoters - detractors
        variance = max(promoters + detractors - net**2, 0.0)
        return net, (variance, variance), None
    if score is None or _not_share(abs(score) / 100):
        return None, None, "not_a_score"
    net = score / 100
    return net, (abs(net) - net**2, 1 - net**2), None
