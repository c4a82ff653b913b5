"""Whether a series shows a signal or only noise: the process behaviour chart for individual values (XmR).

Source of the chart, its factors and its rules: Wheeler (2003), Making Sense of Data; Wheeler (1993), Understanding
Variation. Computing limits from a baseline that ends before the change under review is in the former, too.
"""

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, Literal, NamedTuple

from mcp_server.compute.intervals import rounded

Reason = Literal[
    "too_few",  # fewer than six points to compute limits from
    "constant",  # no variation in them: nothing shows how far chance goes
    "too_large",  # numbers beyond what can be squared and added
]
Rule = Literal["outside_limits", "run_about_line", "run_near_limit"]
Side = Literal["upper", "lower"]

LEAST_POINTS: Final = 6
"""With fewer points the limits say next to nothing."""
FIRM_POINTS: Final = 12
"""With fewer points the limits are provisional."""
_LIMITS: Final = 2.66
"""3 / 1.128: three sigma per mean moving range of two values."""
_RANGE_LIMIT: Final = 3.268
_RUN: Final = 8
_NEAR: Final = 3
_OF: Final = 4
_LARGEST: Final = 1e150


class Signal(NamedTuple):
    """One sign of a special cause: the rule, where it shows, and the points (from 0) that show it."""

    rule: Rule
    chart: Literal["values", "ranges"]
    """A moving range carries the number of its later point."""
    side: Side
    points: tuple[int, ...]


class Chart(NamedTuple):
    """The lines of a chart and the signals in it; no limits, with the reason, where there can be none."""

    centre: float | None
    """The mean of the baseline."""
    lower: float | None = None
    """Lower natural process limit."""
    upper: float | None = None
    """Upper natural process limit."""
    mean_range: float | None = None
    range_limit: float | None = None
    """Upper limit of the moving range."""
    baseline: int = 0
    """How many points, from the first, the limits were computed from."""
    provisional: bool = False
    """True where the limits come from six to eleven points."""
    signals: tuple[Signal, ...] = ()
    reason: Reason | None = None

    @property
    def verdict(self) -> Literal["signal", "noise", "cannot_be_judged"]:
        """What the chart of the values says about the series as a whole.

        A wide moving range alone is shown, but no verdict: among 24 values of pure noise one chart in seven has one.
        """
        if self.reason:
            return "cannot_be_judged"
        return "signal" if any(signal.chart == "values" for signal in self.signals) else "noise"


def control_chart(values: Sequence[float], baseline: int | None = None) -> Chart:
    """Return limits from the first `baseline` values, or from all, and every signal in the whole series.

    Rule one: a value outside the natural process limits, or a moving range above its limit. Rule two: eight or more
    successive values on one side of the central line. Rule three: three of four successive values nearer to one limit
    than to the central line. A value on a line is on neither side of it.
    A value that is not finite, and a negative baseline, raises a ValueError.
    """
    if not all(math.isfinite(value) for value in values) or (baseline is not None and baseline < 0):
        raise ValueError("A chart needs finite values and a baseline of zero or more points.")
    first = list(values[:baseline])
    if any(abs(value) > _LARGEST for value in values):
        return Chart(None, baseline=len(first), reason="too_large")
    centre = math.fsum(first) / len(first) if first else None
    if centre is None or len(first) < LEAST_POINTS:
        return Chart(None if centre is None else rounded(centre), baseline=len(first), reason="too_few")
    mean_range = math.fsum(abs(later - earlier) for earlier, later in pairwise(first)) / (len(first) - 1)
    if mean_range == 0:
        return Chart(rounded(centre), mean_range=0.0, baseline=len(first), reason="constant")
    reach = _LIMITS * mean_range
    return Chart(
        centre=rounded(centre),
        lower=rounded(centre - reach),
        upper=rounded(centre + reach),
        mean_range=rounded(mean_range),
        range_limit=rounded(_RANGE_LIMIT * mean_range),
        baseline=len(first),
        provisional=len(first) < FIRM_POINTS,
        signals=_signals([float(value) for value in values], centre, reach, _RANGE_LIMIT * mean_range),
    )


def _signals(values: Sequence[float], centre: float, reach: float, range_limit: float) -> tuple[Signal, ...]:
    # What the decimals of the data call equal must not be told apart by the last bit of a mean.
    slack = 1e-12 * max(abs(centre), reach)
    found: list[Signal] = []
    sides: tuple[tuple[Side, int], ...] = (("upper", 1), ("lower", -1))
    for side, sign in sides:
        above = [sign * (value - centre) for value in values]
        outside = [(at,) for at, far in enumerate(above) if far > reach + slack]
        found += [Signal("outside_limits", "values", side, point) for point in outside]
        found += [Signal("run_about_line", "values", side, run) for run in _runs([far > slack for far in above])]
        near = _near([far > reach / 2 + slack for far in above])
        found += [Signal("run_near_limit", "values", side, points) for points in near]
    ranges = enumerate(pairwise(values), 1)
    wide = [(at,) for at, (earlier, later) in ranges if abs(later - earlier) > range_limit + slack]
    found += [Signal("outside_limits", "ranges", "upper", point) for point in wide]
    return tuple(sorted(found, key=lambda signal: (signal.points, signal.chart, signal.rule)))


def _runs(beyond: Sequence[bool]) -> list[tuple[int, ...]]:
    """Return the points of every unbroken run of eight or more."""
    runs: list[list[int]] = [[]]
    for at, yes in enumerate(beyond):
        if yes:
            runs[-1].append(at)
        elif runs[-1]:
            runs.append([])
    return [tuple(run) for run in runs if len(run) >= _RUN]


def _near(beyond: Sequence[bool]) -> list[tuple[int, ...]]:
    """Return the points beyond in every stretch where each four successive points hold three of them."""
    stretches: list[set[int]] = []
    last = -2
    for at in range(len(beyond) - _OF + 1):
        points = {point for point in range(at, at + _OF) if beyond[point]}
        if len(points) >= _NEAR:
            if last != at - 1:
                stretches.append(set())
            stretches[-1] |= points
            last = at
    return [tuple(sorted(stretch)) for stretch in stretches]
