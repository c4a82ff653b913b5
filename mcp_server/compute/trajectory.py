"""The way from where a measure stands to its target: what to expect at each checkpoint, and when to be alarmed.

Thresholds follow one rule for every measure. With c the change that is planned and p the share of it planned by then:
a measure is amber when it lies behind its path by more than a tenth of the change still to come, c x (1 - p) / 10, and
red when it lies behind by a tenth of the whole change more. So nothing is amber on its path, at the baseline on the
first day or at the target; early on a delay can still be made up; on the last day every miss is at least amber, hence
no target is missed in silence; and amber always comes before red. A flow changes from 0 to its total. Where nothing
is to change, c is a hundredth of the target for red, and every miss is amber; for a range, a tenth of its width.
"""

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Context, Decimal, localcontext
from itertools import accumulate, pairwise
from typing import Final, Literal, NamedTuple

from mcp_server.model.goals import Behaviour, Better
from mcp_server.model.quantity import Bound

Profile = Literal["linear", "front-loaded", "s-curve"] | tuple[Decimal, ...]
"""How the way runs: evenly; quickly at first, three quarters of it by half-time; slowly, quickly, slowly; or explicit
cumulative shares of the way at equal distances of time, the last one being the whole (10, 30, 60, 100)."""
Direction = Literal["higher", "lower", "range"]
Status = Literal["on_track", "amber", "red"]

TENTH: Final = Decimal("0.1")
CONTEXT: Final = Context(prec=28)
_WORSE: Final = {"higher": -1, "lower": 1}


class Goal(NamedTuple):
    """A measure, where it stands, and where it is to be at the end of the period."""

    target: Decimal
    """Of a range, its lower end; of a flow, the total of the period."""
    baseline: Decimal | None = None
    """Where it stands; of a flow, the total of the last period."""
    upper: Decimal | None = None
    """Upper end of a range."""
    behaviour: Behaviour = "stock"
    """What is neither flow nor rate counts as a stock."""
    direction: Direction = "higher"
    profile: Profile = "linear"
    step: Decimal = Decimal(1)
    """One unit in the last place in which the figures are shown; above 0."""


class Edge(NamedTuple):
    """One side of what is expected at a checkpoint, and what is worse."""

    expected: Decimal
    amber: Decimal | None
    """A figure worse than this one is amber; None where no figure of this measure can be."""
    red: Decimal | None


class Checkpoint(NamedTuple):
    """What to expect when a share of the time has passed."""

    time: Decimal
    """Share of the time passed, 0 to 1."""
    done: Decimal
    """Share of the way planned by then."""
    low: Edge | None
    """The figure must not be lower; None where lower is better."""
    high: Edge | None
    """The figure must not be higher; None where higher is better."""


class Growth(NamedTuple):
    """What the target asks for, by period."""

    total: Decimal | None
    """Relative change from the baseline to the target; None without a positive baseline."""
    simple: Decimal
    """Amount by period: of a flow what is to come in, otherwise the change."""
    compound: Decimal | None
    """Relative change from one period to the next; None where signs forbid one."""


def direction(better: Better, bound: Bound, baseline: Decimal | None, target: Decimal) -> Direction:
    """The side on which the target lies: as stated, else by its bound, else as seen from the baseline."""
    if better:
        return better
    sides: dict[Bound, Direction] = {"range": "range", ">=": "higher", ">": "higher", "<=": "lower", "<": "lower"}
    return sides.get(bound) or ("lower" if baseline is not None and target < baseline else "higher")


def path(goal: Goal, shares: Sequence[Decimal]) -> tuple[Checkpoint, ...] | None:
    """A checkpoint at the end of each bucket of time, or None where a level has no baseline to start from.

    `shares` weigh the buckets by their working days or their length, in any measure; at least one must be above 0 and
    none below. A target that the baseline already meets is held. Raises ValueError for shares or a profile that are
    not what they should be. Figures are rounded to `goal.step`, or more finely where the target itself is written so
    and where the way of a rate is short.
    """
    if goal.step <= 0 or any(share < 0 for share in shares) or not sum(shares):
        raise ValueError("A step is above 0; shares of time are not negative, and not all of them are 0.")
    if goal.behaviour != "flow" and goal.baseline is None:
        return None
    with localcontext(CONTEXT):
        whole = sum(shares, Decimal(0))
        passed = [part / whole for part in accumulate(shares)]
        sides: tuple[Literal["higher", "lower"], ...] = (
            ("higher", "lower") if goal.direction == "range" else (goal.direction,)
        )
        edges = {side: _Side(goal, side, len(shares)) for side in sides}
        points = []
        for place, time in enumerate(passed):
            done = _done(goal.profile, time, place, len(shares))
            low, high = (edges[side].at(done) if side in edges else None for side in ("higher", "lower"))
            points.append(Checkpoint(time, done, low, high))
        return tuple(points)


def steps(goal: Goal, count: int) -> dict[Literal["higher", "lower"], Decimal]:
    """The unit to which the figures of each side are rounded on a way with so many checkpoints."""
    sides: tuple[Literal["higher", "lower"], ...] = (
        ("higher", "lower") if goal.direction == "range" else (goal.direction,)
    )
    with localcontext(CONTEXT):
        return {side: _Side(goal, side, count).step for side in sides}


class _Side:
    """The way of one side of a goal: the only side, or one end of a range."""

    def __init__(self, goal: Goal, side: Literal["higher", "lower"], count: int) -> None:
        ranged = goal.direction == "range"
        upper = goal.target if goal.upper is None else goal.upper
        self.worse = _WORSE[side]
        self.end = upper if side == "lower" and ranged else goal.target
        self.start = Decimal(0) if goal.behaviour == "flow" else goal.baseline or Decimal(0)
        if goal.behaviour != "flow" and (self.start - self.end) * self.worse <= 0:
            self.start = self.end  # already met: what counts from now on is that it stays so
        self.change = abs(self.end - self.start)
        still = (upper - goal.target) * TENTH if ranged else abs(self.end) / 100
        self.margin = self.change * TENTH or max(still, goal.step)
        self.never_negative = min(goal.baseline or Decimal(0), goal.target) >= 0
        places = self.end.normalize().as_tuple().exponent if self.end else None
        self.step = min(goal.step, Decimal(1).scaleb(places)) if isinstance(places, int) else goal.step
        if goal.behaviour == "rate" and self.change:
            for _ in range(2):
                self.step = self.step / 10 if self.change < 2 * count * self.step else self.step

    def at(self, done: Decimal) -> Edge:
        """What to expect with this share of the way behind."""
        exact = self.start + (self.end - self.start) * done
        near, far = sorted((self.start, self.end))
        late = self.change * TENTH * (1 - done) * self.worse
        outwards = ROUND_CEILING if self.worse > 0 else ROUND_FLOOR
        expected = self.end if done == 1 else min(max(self.rounded(exact, ROUND_HALF_EVEN), near), far)
        amber = self.end if done == 1 else self.rounded(exact + late, outwards)
        red = self.rounded(exact + late + self.margin * self.worse, outwards)
        if (red - amber) * self.worse < self.step:
            red = amber + self.step * self.worse
        possible = [None if self.never_negative and limit <= 0 and self.worse < 0 else limit for limit in (amber, red)]
        return Edge(expected, *possible)

    def rounded(self, figure: Decimal, rounding: str) -> Decimal:
        """The figure as a whole number of steps."""
        return (figure / self.step).to_integral_value(rounding) * self.step


def _done(profile: Profile, time: Decimal, place: int, count: int) -> Decimal:
    """Share of the way that a profile has behind it at a time."""
    if not isinstance(profile, tuple):
        late = 1 - time
        return {"linear": time, "front-loaded": 1 - late * late, "s-curve": time * time * (3 - 2 * time)}[profile]
    if not profile or profile[-1] <= 0 or any(one > two for one, two in pairwise((Decimal(0), *profile))):
        raise ValueError("Cumulative shares must not fall, and the last one is the whole way: 10, 30, 60, 100.")
    known = [Decimal(0), *(share / profile[-1] for share in profile)]
    if len(profile) == count:
        return known[place + 1]
    spot = time * len(profile)
    before = min(int(spot), len(profile) - 1)
    return known[before] + (known[before + 1] - known[before]) * (spot - before)


def status(checkpoint: Checkpoint, actual: Decimal) -> Status:
    """Where a figure stands against its path: on track, amber or red."""
    found: Status = "on_track"
    for edge, worse in ((checkpoint.low, -1), (checkpoint.high, 1)):
        if edge is None:
            continue
        if edge.red is not None and (actual - edge.red) * worse > 0:
            return "red"
        if edge.amber is not None and (actual - edge.amber) * worse > 0:
            found = "amber"
    return found


def growth(goal: Goal, periods: int) -> Growth | None:
    """What the target asks for in each of the periods; None where a level has no baseline.

    Compound growth of a level leads from the baseline to the target; that of a flow starts from an even spread of the
    last total and makes the new total. Shares are fractions, not rounded: 0.05 is 5 %.
    """
    if periods < 1:
        raise ValueError("Growth needs at least one period.")
    base, target = goal.baseline, goal.target
    if base is None and goal.behaviour != "flow":
        return None
    with localcontext(CONTEXT):
        simple = (target if goal.behaviour == "flow" else target - (base or 0)) / periods
        if base is None or base <= 0:
            return Growth(None, simple, None)
        ratio = target / base
        if target <= 0:
            return Growth(ratio - 1, simple, None)
        flow = goal.behaviour == "flow"
        return Growth(ratio - 1, simple, _annuity(ratio, periods) if flow else ratio ** (Decimal(1) / periods) - 1)


def _annuity(ratio: Decimal, periods: int) -> Decimal:
    """The growth by period that makes `periods` periods, each 1 before, add up to `ratio` times as much."""

    def made(rate: Decimal) -> Decimal:
        total = Decimal(0)
        for _ in range(periods):
            total = (total + 1) * (1 + rate)
        return total / periods

    # Without growth nothing comes in at -1; the last period alone makes all of it at the upper end.
    low, high = Decimal(-1), (periods * ratio) ** (Decimal(1) / periods) - 1
    for _ in range(90):
        middle = (low + high) / 2
        low, high = (middle, high) if made(middle) < ratio else (low, middle)
    return high


def roll_up(values: Sequence[Decimal], weights: Sequence[Decimal] = ()) -> Decimal | None:
    """The weighted mean of the parts, equal weights where none are given; None where weights make no sense of it."""
    weights = weights or [Decimal(1)] * len(values)
    with localcontext(CONTEXT):
        whole = sum(weights, Decimal(0))
        if whole <= 0 or any(weight < 0 for weight in weights):
            return None
        return sum((value * weight for value, weight in zip(values, weights, strict=True)), Decimal(0)) / whole
