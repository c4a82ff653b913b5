"""Where a series will stand on a later day, and how likely it is to have reached a target by then."""

import math
from collections.abc import Sequence
from datetime import date
from itertools import combinations
from statistics import NormalDist, fmean, median
from typing import Final, Literal, NamedTuple

from mcp_server.compute.intervals import rounded

Reason = Literal[
    "too_few",  # fewer than four days
    "too_few_for_interval",  # four or five days: a centre only
    "past",  # the day is not after the last of the series
    "no_spread",  # the points lie on a line: nothing shows how far chance goes
    "too_large",  # numbers beyond what can be squared and added
]
Verdict = Literal["likely", "open", "unlikely", "cannot_be_judged"]

LEAST_FOR_CENTRE: Final = 4
"""Of the three slopes between three points one odd point bends two: nothing tells a trend from chance."""
LEAST_FOR_INTERVAL: Final = 6
"""With five points the error rests on three degrees of freedom: it is as likely as not off by a quarter or more."""
LEVEL: Final = 0.8
LIKELY: Final = 0.9
"""The chance that goes with the whole of an 80 % interval being on the good side of the target."""
_LARGEST: Final = 1e150
_NORMAL: Final = NormalDist()


class Forecast(NamedTuple):
    """The value expected on a day, and from where to where it may lie; what is missing has a reason."""

    centre: float | None
    low: float | None = None
    high: float | None = None
    slope: float | None = None
    """Change per day."""
    points: int = 0
    far: bool = False
    """True where the day is further ahead than the series reaches back: the trend is stretched."""
    reason: Reason | None = None


class Outlook(NamedTuple):
    """The chance that a target is reached on a day, and what to say of it."""

    verdict: Verdict
    chance: float | None
    forecast: Forecast


def forecast(series: Sequence[tuple[date, float]], day: date, level: float = LEVEL) -> Forecast:
    """Return the value expected on a later day if the trend goes on, and the interval that holds it with `level`.

    The centre is the line with the median of all slopes between two points: one odd point hardly moves it. The width is
    that of a new value under least squares, with Student's t. A straight trend and independent errors are assumed; of
    two values on one day both count. A value that is not finite, or a level outside 0 to 1, raises a ValueError.
    Source: Theil (1950), Indagationes Mathematicae 12; Sen (1968), Journal of the American Statistical Association 63
    (centre); Draper and Smith (1998), Applied Regression Analysis, section 3.1 (width).
    """
    if not 0 < level < 1:
        raise ValueError("A level lies between 0 and 1.")
    return _with_interval(*_line(series, day), level)


def outlook(
    series: Sequence[tuple[date, float]], day: date, target: float, better: Literal["higher", "lower"]
) -> Outlook:
    """Return the chance of being at the target or beyond on a later day: likely from 90 %, unlikely up to 10 %.

    Source: as for `forecast`; the chance is that of Student's t around the same centre with the same error.
    """
    if not math.isfinite(target):
        raise ValueError("A target must be a finite number.")
    line, error, freedom = _line(series, day)
    found = _with_interval(line, error, freedom, LEVEL)
    if found.centre is None or error is None:
        return Outlook("cannot_be_judged", None, found)
    ahead = found.centre - target if better == "higher" else target - found.centre
    chance = t_cdf(ahead / error, freedom)
    verdict: Verdict = "likely" if chance >= LIKELY else "unlikely" if 1 - chance >= LIKELY else "open"
    return Outlook(verdict, rounded(chance), found)


def t_cdf(value: float, freedom: int) -> float:
    """Return the chance that Student's t with so many degrees of freedom is at most the value.

    Source: Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.3 and 26.7.4.
    """
    if freedom < 1:
        raise ValueError("Student's t needs at least one degree of freedom.")
    angle = math.atan2(value, math.sqrt(freedom))
    cosine, sine = math.cos(angle), math.sin(angle)
    odd = freedom % 2
    term = cosine if odd else 1.0
    terms = [term] if freedom > 1 else []
    for at in range(3 if odd else 2, freedom - 1, 2):
        term *= cosine**2 * (at - 1) / at
        terms.append(term)
    middle = 2 / math.pi * (angle + sine * math.fsum(terms)) if odd else sine * math.fsum(terms)
    return min(max((1 + middle) / 2, 0.0), 1.0)


def t_quantile(chance: float, freedom: int) -> float:
    """Return the value that Student's t with so many degrees of freedom stays below with this chance.

    Newton's steps from the normal quantile, which lies nearer to zero: they rise to the root and cannot pass it.
    Source: the distribution function of `t_cdf`.
    """
    if not 0 < chance < 1 or freedom < 1:
        raise ValueError("A chance lies between 0 and 1, and Student's t needs at least one degree of freedom.")
    if chance < 0.5:
        return -t_quantile(1 - chance, freedom)
    scale = math.lgamma((freedom + 1) / 2) - math.lgamma(freedom / 2) - math.log(freedom * math.pi) / 2
    value, step = _NORMAL.inv_cdf(chance), 1.0
    while step > 1e-13 * (1 + value):
        density = math.exp(scale - (freedom + 1) / 2 * math.log1p(value * value / freedom))
        step = (chance - t_cdf(value, freedom)) / density
        value += max(step, 0.0)
    return value


def _with_interval(line: Forecast, error: float | None, freedom: int, level: float) -> Forecast:
    if line.centre is None or error is None:
        return line
    half = t_quantile((1 + level) / 2, freedom) * error
    return line._replace(low=rounded(line.centre - half), high=rounded(line.centre + half))


def _line(series: Sequence[tuple[date, float]], day: date) -> tuple[Forecast, float | None, int]:
    """Return the forecast without its interval, the error of a new value on the day, and the degrees of freedom."""
    if not all(math.isfinite(value) for _, value in series):
        raise ValueError("A forecast needs finite values.")
    points = len(series)
    times = [float(when.toordinal() - day.toordinal()) for when, _ in series]
    values = [float(value) for _, value in series]
    if len(set(times)) < LEAST_FOR_CENTRE:
        return Forecast(None, points=points, reason="too_few"), None, 0
    if max(times) >= 0:
        return Forecast(None, points=points, reason="past"), None, 0
    if max(abs(value) for value in values) > _LARGEST:
        return Forecast(None, points=points, reason="too_large"), None, 0
    pairs = combinations(zip(times, values, strict=True), 2)
    slope = median((value1 - value0) / (time1 - time0) for (time0, value0), (time1, value1) in pairs if time0 != time1)
    # Times count from the day of the forecast, so the intercept is the forecast.
    centre = median(value - slope * time for time, value in zip(times, values, strict=True))
    far = -max(times) > max(times) - min(times)
    found = Forecast(rounded(centre), None, None, rounded(slope), points, far)
    if len(set(times)) < LEAST_FOR_INTERVAL:
        return found._replace(reason="too_few_for_interval"), None, 0
    error = _error(times, values)
    return (found, error, points - 2) if error else (found._replace(reason="no_spread"), None, 0)


def _error(times: Sequence[float], values: Sequence[float]) -> float:
    """Return the standard error of a new value at time zero under least squares; zero for points on a line."""
    mean_time, mean_value = fmean(times), fmean(values)
    spread = math.fsum((time - mean_time) ** 2 for time in times)
    products = ((time - mean_time) * (value - mean_value) for time, value in zip(times, values, strict=True))
    slope = math.fsum(products) / spread
    rests = [value - mean_value - slope * (time - mean_time) for time, value in zip(times, values, strict=True)]
    deviation = math.hypot(*rests) / math.sqrt(len(times) - 2)
    # What rounding leaves of points on a line is no spread.
    if deviation <= 1e-12 * max(abs(value) for value in values):
        return 0.0
    return deviation * math.sqrt(1 + 1 / len(times) + mean_time**2 / spread)
