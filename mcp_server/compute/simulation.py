"""When jobs with three-point estimates are over: by seeded simulation, and by the normal approximation beside it.

PERT and its beta distribution: Malcolm, Roseboom, Clark and Fazar (1959), Operations Research 7:646. How often a job is
critical: Van Slyke (1963), Operations Research 11:839. The approximation looks at one path and so is the more hopeful
the more paths run side by side; the simulation is not.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from math import ceil, hypot, sqrt
from statistics import NormalDist, fmean
from typing import TYPE_CHECKING, Final, NamedTuple

from mcp_server.compute.calendar import WorkCalendar
from mcp_server.compute.critical_path import LONGEST, order

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

CHANCES: Final = (50, 80, 90)
RUNS: Final = 10_000

_BATCH: Final = 2_500
_STEPS: Final = 512
VALUES: Final = 4_096


class Estimated(NamedTuple):
    """A job whose duration is uncertain, in working days."""

    id: str
    low: Decimal
    likely: Decimal
    high: Decimal
    after: tuple[str, ...] = ()
    """The jobs that must be over first; an id that is not among the jobs is passed over."""
    not_before: date | None = None


class Percentile(NamedTuple):
    """By when all is over with a chance in a hundred: working days from the start, and the day."""

    chance: int
    days: Decimal
    day: date


class Outlook(NamedTuple):
    """A distribution of the time until all is over, in working days; shares are between 0 and 1."""

    mean: Decimal
    deviation: Decimal
    percentiles: tuple[Percentile, ...]
    """For 50, 80 and 90 in a hundred."""
    on_time: Decimal | None
    """The chance of being over by the end asked for; nothing without one."""


class Simulation(NamedTuple):
    """What the runs gave, and the normal approximation."""

    seed: int
    simulated: Outlook
    criticality: tuple[tuple[str, Decimal], ...]
    """Each job with the share of runs in which it held up the end, in the order given."""
    normal: Outlook
    """Of the path with the longest mean: the sum of the means (low + 4 likely + high)/6 and of the variances
    ((high - low)/6)²."""
    path: tuple[str, ...]
    unscheduled: tuple[str, ...]
    """Jobs that wait for each other in a circle, or for one that does."""


def simulate(
    jobs: Sequence[Estimated],
    calendar: WorkCalendar,
    start: date,
    end: date | None = None,
    *,
    seed: int = 0,
    runs: int = RUNS,
) -> Simulation | None:
    """Return when all is over and which jobs decide it, by so many runs; nothing where no job can be scheduled.

    The same jobs and seed give the same result, in whatever order they come, and each job has random numbers of its
    own: a changed estimate does not shake the others. Raises ValueError for two jobs with one id, an estimate that is
    not finite, in order and between 0 and 1,000,000 days, a seed below 0, and where the jobs run past year 9999.
    """
    after = {job.id: job.after for job in jobs}
    if len(after) < len(jobs):
        raise ValueError("Two jobs have the same id.")
    if seed < 0 or runs < 1:
        raise ValueError("A seed is 0 or more, and there is at least one run.")
    if not all(_in_order(job) for job in jobs):
        raise ValueError(f"An estimate is low, likely and high, in this order, between 0 and {LONGEST} working days.")
    ids = order(after)
    if not ids:
        return None
    known, base = {job.id: job for job in jobs}, calendar.offset(start)
    network = _Network(
        tuple(known[one] for one in ids),
        {one: tuple(dict.fromkeys(other for other in known[one].after if other in after)) for one in ids},
        {one: max(0, calendar.offset(day) - base) if (day := known[one].not_before) else 0 for one in ids},
    )
    room = None if end is None else calendar.offset(end) + calendar.is_working(end) - base

    def outlook(mean: float, deviation: float, points: Sequence[float], on_time: float | None) -> Outlook:
        percentiles = []
        for chance, point in zip(CHANCES, points, strict=True):
            days = _rounded(point, 2)
            percentiles.append(Percentile(chance, days, calendar.day(base + max(ceil(days) - 1, 0))))
        chance_on_time = None if on_time is None else _rounded(on_time, 4)
        return Outlook(_rounded(mean, 2), _rounded(deviation, 2), tuple(percentiles), chance_on_time)

    totals, critical = _run(network, seed, runs)
    mean = fmean(totals)
    deviation = sqrt(fmean((total - mean) ** 2 for total in totals))
    ranked = [totals[max(runs * chance // 100 - 1, 0)] for chance in CHANCES]
    in_time = None if room is None else bisect_right(totals, room + 1e-9) / runs
    criticality = {one: _rounded(times / runs, 4) for one, times in zip(ids, critical, strict=True)}

    path, curve = _approximate(network)
    points = [curve.inv_cdf(chance / 100) if curve.stdev else curve.mean for chance in CHANCES]
    hoped = None if room is None else curve.cdf(room) if curve.stdev else float(curve.mean <= room)
    return Simulation(
        seed=seed,
        simulated=outlook(mean, deviation, ranked, in_time),
        criticality=tuple((job.id, criticality[job.id]) for job in jobs if job.id in criticality),
        normal=outlook(curve.mean, curve.stdev, points, hoped),
        path=path,
        unscheduled=tuple(job.id for job in jobs if job.id not in criticality),
    )


class _Network(NamedTuple):
    """Jobs in order, what each waits for, and the working days from the start before which it cannot begin."""

    jobs: tuple[Estimated, ...]
    before: Mapping[str, tuple[str, ...]]
    bound: Mapping[str, int]


def _in_order(job: Estimated) -> bool:
    """Return whether an estimate is one."""
    points = (job.low, job.likely, job.high)
    return all(point.is_finite() for point in points) and 0 <= job.low <= job.likely <= job.high <= LONGEST


def _run(network: _Network, seed: int, runs: int) -> tuple[list[float], list[int]]:
    """Return how long the runs took, in ascending order, and in how many runs each job was critical."""
    import numpy as np  # noqa: PLC0415 - 0.2 s, for those who simulate

    row = {job.id: i for i, job in enumerate(network.jobs)}
    before = [[row[other] for other in network.before[job.id]] for job in network.jobs]
    follows: list[list[int]] = [[] for _ in row]
    for i, others in enumerate(before):
        for other in others:
            follows[other].append(i)
    beta = _Beta()
    tables = [beta.durations(job) for job in network.jobs]
    streams = [np.random.Generator(np.random.PCG64([seed, *job.id.encode()])) for job in network.jobs]
    totals, critical = np.empty(runs), [0] * len(row)
    for first in range(0, runs, _BATCH):
        total = totals[first : first + _BATCH]
        # Of each job: when it is over, and how long it takes; that grows to the time from its start to the end of all.
        over, tail = np.empty((2, len(row), len(total)))
        for i, job in enumerate(network.jobs):
            over[i] = network.bound[job.id]
            for other in before[i]:
                np.maximum(over[i], over[other], out=over[i])
            tail[i] = tables[i][streams[i].integers(VALUES, size=len(total))]
            over[i] += tail[i]
        np.max(over, axis=0, out=total)
        almost = total - 1e-9 * (1 + total)
        for i in range(len(row) - 1, -1, -1):
            rest = np.zeros(len(total))
            for other in follows[i]:
                np.maximum(rest, tail[other], out=rest)
            tail[i] += rest
            rest += over[i]
            critical[i] += int(np.count_nonzero(rest >= almost))
    totals.sort()
    return totals.tolist(), critical


class _Beta:
    """The beta distribution of PERT, as a table of equally likely durations for each job.

    Its shapes are 1 + 4 (likely - low)/(high - low) and 1 + 4 (high - likely)/(high - low), hence the mean of PERT.
    Inverting it once per job and then drawing from the table is several times as fast as drawing by rejection.
    """

    def __init__(self) -> None:
        import numpy as np  # noqa: PLC0415

        self.steps = np.arange(_STEPS + 1) / _STEPS
        middles = (self.steps[1:] + self.steps[:-1]) / 2
        self.rising, self.falling = np.log(middles), np.log(1 - middles)
        self.ranks = (np.arange(VALUES) + 0.5) / VALUES

    def durations(self, job: Estimated) -> "NDArray[float64]":
        """Return as many durations of a job, in working days, as the table has places; each stands for its share."""
        import numpy as np  # noqa: PLC0415

        low, width = float(job.low), float(job.high - job.low)
        rise = 4 * float(job.likely - job.low) / width if width else 0.0
        shares = np.cumsum(np.exp(rise * self.rising + (4 - rise) * self.falling))
        return low + width * np.interp(self.ranks, np.concatenate(([0.0], shares / shares[-1])), self.steps)


def _approximate(network: _Network) -> tuple[tuple[str, ...], NormalDist]:
    """Return the path with the longest mean and the normal distribution of its end."""
    known = {job.id: job for job in network.jobs}
    over: dict[str, Decimal] = {}  # in sixths, the denominator of the means
    driver: dict[str, str | None] = {}
    followed: set[str] = set()
    for one, job in known.items():
        prior = min(network.before[one], key=lambda other: (-over[other], other), default=None)
        begin = Decimal(6 * network.bound[one])
        driver[one] = prior if prior is not None and over[prior] >= begin else None
        over[one] = max(begin, over[prior] if prior is not None else begin) + job.low + 4 * job.likely + job.high
        followed.update(network.before[one])
    one = min((one for one in known if one not in followed), key=lambda one: (-over[one], one))
    mean, path = float(over[one] / 6), [one]
    while (prior := driver[path[-1]]) is not None:
        path.append(prior)
    return tuple(reversed(path)), NormalDist(
        mean, hypot(*(float(known[one].high - known[one].low) / 6 for one in path))
    )


def _rounded(value: float, places: int) -> Decimal:
    return Decimal(value).quantize(Decimal(1).scaleb(-places), ROUND_HALF_EVEN)
