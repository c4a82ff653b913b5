"""Whether a goal was reached, how far, and when that cannot be judged.

The verdict compares and never divides, so it holds for targets of zero and below; the share that was reached is given
only where it means something. Values that are not finite raise a ValueError.
"""

from decimal import MAX_EMAX, MIN_EMIN, ROUND_HALF_EVEN, Decimal, localcontext
from typing import Final, Literal, NamedTuple

Better = Literal["higher", "lower", "range", "maintain"]
Verdict = Literal["met", "partly", "missed", "cannot_be_judged"]
Reason = Literal[
    "no_actual",
    "no_direction",  # nobody said which way is better
    "no_target",
    "no_upper_end",  # a range needs two ends
    "empty_range",  # its lower end is above its upper end
    "rounding",  # the actual is shown more coarsely than the target, and both verdicts are within its rounding
    "open_actual",  # the actual is only known to be above, below or between, and both verdicts are possible
    "about",  # an approximate actual is too near the target
]
Formula = Literal["actual/target", "target/actual", "progress", "inside"]
NoShare = Literal[
    "open_actual",  # there is no one value to divide
    "zero_target",
    "zero_actual",
    "negative",  # a share of something below zero means nothing
    "no_baseline",  # how far a range or a level was missed needs to be measured against where it began
]

PARTLY_FROM: Final = Decimal("0.4")
"""From here on a goal not met is partly met: the amber grade of Google's OKRs (Doerr 2018, Measure What Matters)."""
_ABOUT: Final = Decimal("0.05")


class Goal(NamedTuple):
    """What was to be reached."""

    better: Better | None
    target: Decimal | None
    """The lower end of a range; the level to maintain, which is the baseline when left out."""
    upper: Decimal | None = None
    """The upper end of a range."""
    baseline: Decimal | None = None
    strict: bool = False
    """True where the target itself is not enough: "more than 25 %"."""
    tolerance: Decimal = Decimal(0)
    """How far a level to maintain may move either way."""
    step: Decimal = Decimal(0)
    """One unit in the last place shown of the target."""


class Actual(NamedTuple):
    """What was reached, as it was told."""

    value: Decimal
    bound: Literal["=", ">=", "<=", ">", "<", "~", "range"] = "="
    upper: Decimal | None = None
    """The upper end of a range."""
    step: Decimal = Decimal(0)
    """One unit in the last place shown."""


class Attainment(NamedTuple):
    """The verdict on a goal with its reason, and the figures behind it."""

    verdict: Verdict
    reason: Reason | None = None
    share: Decimal | None = None
    """How much of the target was reached: 1 is all of it."""
    formula: Formula | None = None
    """How the share was computed."""
    no_share: NoShare | None = None
    progress: Decimal | None = None
    """How much of the way from the baseline to the target was gone; below zero where things got worse."""
    gap: Decimal | None = None
    """Actual minus target, or minus the nearer end of a range; zero inside."""
    by_rounding: bool = False
    """True for a goal that was not met but would be if the actual were first rounded to the places of the target."""


class _Wanted(NamedTuple):
    """The values that meet a goal, from low to high; nothing where there is no end."""

    low: Decimal | None
    high: Decimal | None
    strict: bool

    def holds(self, value: Decimal) -> bool:
        if self.strict and value in {self.low, self.high}:
            return False
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)

    def gap(self, value: Decimal) -> Decimal:
        """Return by how much the value is beyond a lone end, or outside two."""
        if self.low is not None and (self.high is None or value < self.low):
            return value - self.low
        if self.high is not None and (self.low is None or value > self.high):
            return value - self.high
        return Decimal(0)


def attainment(goal: Goal, actual: Actual | None, partly_from: Decimal = PARTLY_FROM) -> Attainment:
    """Return whether the goal was met, partly met or missed, or why that cannot be judged.

    A limit is compared with the actual as it is shown: equality is enough. Where the actual is shown too coarsely to
    tell, nobody can judge. An actual shown more finely than the target is not rounded first; where rounding would
    change the verdict, `by_rounding` says so.
    Progress is (baseline - actual) / (baseline - target), either way; a goal not met is partly met from `partly_from`
    of the progress on, or of the share where there is no baseline on the far side of the target.
    Source: Kusek and Rist (2004), Ten Steps to a Results-Based Monitoring and Evaluation System (baseline and target);
    ASTM E29, Standard Practice for Using Significant Digits (limits: the absolute, not the rounding method).
    """
    _finite(goal, actual)
    if actual is None:
        return Attainment("cannot_be_judged", "no_actual")
    wanted = _wanted(goal)
    if not isinstance(wanted, _Wanted):
        return Attainment("cannot_be_judged", wanted)
    with localcontext(prec=28, Emin=MIN_EMIN, Emax=MAX_EMAX):
        met = _met(wanted, actual)
        exact = actual.bound in {"=", "~"}
        progress = _progress(goal, wanted, actual.value) if exact else None
        share, formula, no_share = _share(goal, wanted, actual, progress)
        gap = wanted.gap(actual.value) if exact else None
        if not isinstance(met, bool):
            return Attainment("cannot_be_judged", met, share, formula, no_share, progress, gap)
        reached = share if progress is None else progress
        verdict: Verdict = "met" if met else "partly" if reached is not None and reached >= partly_from else "missed"
        by_rounding = not met and exact and bool(goal.step) and wanted.holds(_rounded(actual.value, goal.step))
    return Attainment(verdict, None, share, formula, no_share, progress, gap, by_rounding)


def _finite(goal: Goal, actual: Actual | None) -> None:
    numbers = (*goal, *(actual or ()))
    if not all(number.is_finite() for number in numbers if isinstance(number, Decimal)):
        raise ValueError("A goal and its actual must be finite numbers.")


def _wanted(goal: Goal) -> _Wanted | Reason:
    if goal.better is None:
        return "no_direction"
    level = goal.baseline if goal.better == "maintain" and goal.target is None else goal.target
    if level is None:
        return "no_target"
    with localcontext(prec=28, Emin=MIN_EMIN, Emax=MAX_EMAX):
        match goal.better:
            case "higher":
                return _Wanted(level, None, goal.strict)
            case "lower":
                return _Wanted(None, level, goal.strict)
            case "maintain":
                room = max(goal.tolerance, goal.step / 2)
                return _Wanted(level - room, level + room, False)
            case "range":
                if goal.upper is None:
                    return "no_upper_end"
                return _Wanted(level, goal.upper, goal.strict) if level <= goal.upper else "empty_range"


def _met(wanted: _Wanted, actual: Actual) -> bool | Reason:
    """Return whether all that the actual can be meets the goal, or none of it; otherwise what keeps it open."""
    value = actual.value
    if actual.bound == "=":
        limits = [limit for limit in (wanted.low, wanted.high) if limit is not None]
        near = any(0 < abs(value - limit) < actual.step / 2 for limit in limits)
        return "rounding" if near else wanted.holds(value)
    low, high = _possible(actual)
    beyond = actual.bound in {">", "<"}

    def above(one: Decimal | None, other: Decimal | None, *, equal: bool) -> bool:
        return one is not None and other is not None and (one > other or (one == other and equal))

    inside = beyond or not wanted.strict
    outside = beyond or wanted.strict
    if (wanted.low is None or above(low, wanted.low, equal=inside)) and (
        wanted.high is None or above(wanted.high, high, equal=inside)
    ):
        return True
    if above(wanted.low, high, equal=outside) or above(low, wanted.high, equal=outside):
        return False
    return "about" if actual.bound == "~" else "open_actual"


def _possible(actual: Actual) -> tuple[Decimal | None, Decimal | None]:
    """Return the least and the greatest that the actual can be; nothing where it has no end."""
    value = actual.value
    match actual.bound:
        case ">=" | ">":
            return value, None
        case "<=" | "<":
            return None, value
        case "~":
            return value - abs(value) * _ABOUT, value + abs(value) * _ABOUT
        case _:
            return value, value if actual.upper is None else max(value, actual.upper)


def _progress(goal: Goal, wanted: _Wanted, value: Decimal) -> Decimal | None:
    """Return the part of the way that was gone; nothing where the baseline is missing or needed no improvement."""
    if goal.baseline is None or goal.target is None:
        return None
    way = wanted.gap(goal.baseline)
    if way == 0 or (goal.better == "higher" and way > 0) or (goal.better == "lower" and way < 0):
        return None
    left = wanted.gap(value)
    return 1 - (left / way if goal.better in {"higher", "lower"} else abs(left / way))


def _share(
    goal: Goal, wanted: _Wanted, actual: Actual, progress: Decimal | None
) -> tuple[Decimal | None, Formula | None, NoShare | None]:
    """Return how much of the target was reached and by which formula, or why there is no such figure."""
    value, target = actual.value, goal.target or Decimal(0)
    if actual.bound not in {"=", "~"}:
        return None, None, "open_actual"
    if goal.better in {"range", "maintain"} and wanted.holds(value):
        return Decimal(1), "inside", None
    if goal.better == "higher" and target > 0 and value >= 0:
        return value / target, "actual/target", None
    if progress is not None:
        return progress, "progress", None
    if goal.better in {"range", "maintain"}:
        return None, None, "no_baseline"
    if target == 0:
        return None, None, "zero_target"
    if goal.better == "higher" or target < 0 or value < 0:
        return None, None, "negative"
    return (target / value, "target/actual", None) if value else (None, None, "zero_actual")


def _rounded(value: Decimal, step: Decimal) -> Decimal:
    return (value / step).to_integral_value(ROUND_HALF_EVEN) * step
