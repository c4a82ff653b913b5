"""What is computed for a plan. `at` points to the part of the brief that it was computed from."""

from datetime import date
from decimal import Decimal
from typing import Literal

from mcp_server.model.base import Model
from mcp_server.model.quantity import Quantity


class Bucket(Model):
    """A week, month or quarter of the period."""

    name: str
    """2026-W18, 2026-03, 2026Q1."""
    start: date
    end: date
    days: int
    """Working days in it."""


class Horizon(Model):
    """The period of a plan, as days."""

    at: str
    start: date
    end: date
    plan_type: Literal["annual", "quarter", "project", "new_business"]
    region: Literal["CN", "US", ""]
    """Whose public holidays are kept."""
    days: int
    """Working days in it."""
    buckets: tuple[Bucket, ...]
    """Quarters of a year, months of a project, weeks of a quarter or of anything shorter."""
    provisional: tuple[int, ...] = ()
    """Years whose make-up days are not announced yet: their days may still change."""


class Checkpoint(Model):
    """Where a KPI should stand at a moment."""

    name: str
    date: date
    expected: Quantity
    amber: Quantity | None = None
    """From here on somebody looks."""
    red: Quantity | None = None
    """From here on somebody decides."""


class TargetPath(Model):
    """The way of a KPI from its baseline to its target."""

    at: str
    kpi: str
    """Name."""
    behaviour: str
    better: str
    read: tuple[str, ...] = ()
    """Fields that the caller left out and that are taken from what is known of the metric."""
    baseline: Quantity | None = None
    target: Quantity | None = None
    due: date | None = None
    checkpoints: tuple[Checkpoint, ...] = ()
    growth: Decimal | None = None
    """Change from baseline to target, in percent of the baseline."""
    pace: Quantity | None = None
    """What that takes in an average bucket: of a stock in percent, compounded; of a rate as it is."""
    roll_up: Quantity | None = None
    """What the splits give together."""


class Cover(Model):
    """Something that others should serve, and the names of those that do."""

    at: str
    name: str
    by: tuple[str, ...] = ()


class Task(Model):
    """An initiative, a step, a milestone or a review on the calendar."""

    at: str
    id: str
    name: str
    level: Literal["initiative", "step", "milestone", "review"]
    of: str = ""
    """The initiative that a step belongs to."""
    owner: str = ""
    priority: str = ""
    start: date | None = None
    finish: date | None = None
    latest_start: date | None = None
    latest_finish: date | None = None
    slack: int | None = None
    """Working days that it can slip without moving the end of the plan."""
    critical: bool = False
    criticality: Decimal | None = None
    """How often it lies on the longest chain in the simulation, 0 to 1."""
    days: int | None = None
    """Working days from start to finish."""
    unlevelled_start: date | None = None
    """Where the plan is levelled: the dates without regard to capacity."""
    unlevelled_finish: date | None = None
    deliverables: tuple[str, ...] = ()
    acceptance: str = ""
    after: tuple[str, ...] = ()
    """Ids of the tasks that it waits for."""


class Move(Model):
    """A piece of work that levelling puts on other days."""

    at: str
    id: str
    name: str
    owner: str = ""
    was: date
    """Its first day without regard to capacity."""
    now: date
    was_finish: date
    now_finish: date
    days: int
    """Working days that it ends later."""


class TooMuch(Model):
    """A piece of work that needs more people of a role a day than there are."""

    at: str
    name: str
    role: str
    need: Decimal
    there: Decimal


class Levelling(Model):
    """What it took that no role is over-booked on any day."""

    at: str
    moves: tuple[Move, ...] = ()
    """Those that end later the most, first."""
    was: date | None = None
    """When the last initiative ends without regard to capacity."""
    now: date | None = None
    days: int = 0
    """Working days that the end moves."""
    length: int = 0
    """Working days from the first day of the period until all is over."""
    lower_bound: int = 0
    """No order of the work takes fewer."""
    gap: Decimal = Decimal(0)
    """By what share it is longer than that."""
    proved: bool = False
    """Whether it is as short as can be."""
    schedules: int = 0
    """How many were tried."""
    too_much: tuple[TooMuch, ...] = ()
    """Work that fits on no day; it stays where it was."""
    left_out: tuple[str, ...] = ()
    """Work that waits for such work, and stays where it was."""
    fault: str = ""
    """Why nothing was levelled."""


class Load(Model):
    """Demand against capacity for one role in one bucket, in person-months."""

    bucket: str
    demand: Decimal
    capacity: Decimal | None = None


class Outlook(Model):
    """When the work is over, where estimates have three points: by simulation, and by the normal approximation."""

    seed: int
    runs: int
    p50: date
    p80: date
    """Over by then with a chance of 80 in a hundred."""
    p90: date
    on_time: Decimal | None = None
    """Chance of being over by the end of the period, 0 to 1."""
    p80_normal: date
    """By the normal approximation on one path, which is the more hopeful the more paths run side by side."""


class RoleLoad(Model):
    """Demand against capacity for one role, in person-months."""

    at: str
    role: str
    listed: bool = True
    """False for a role that work needs and nobody listed."""
    demand: Decimal
    capacity: Decimal | None = None
    loads: tuple[Load, ...] = ()


class Account(Model):
    """A budget line with what hangs below it."""

    at: str
    name: str
    depth: int = 0
    amount: Quantity | None = None
    limit: Quantity | None = None
    parts: Quantity | None = None
    """Sum of the lines below it."""
    cost: Quantity | None = None
    """Sum of the costs of the initiatives that it pays."""
    left: Quantity | None = None
    """Amount, or limit, less parts or cost."""


class PlannedValue(Model):
    """Money that work planned up to the end of a bucket costs."""

    bucket: str
    planned: Quantity
    cumulative: Quantity


class RankedRisk(Model):
    """A risk with its score."""

    at: str
    text: str
    owner: str = ""
    probability: Decimal | None = None
    """0 to 1."""
    impact: int | None = None
    """1 to 5."""
    score: Decimal | None = None
    """Probability as 1 to 5, times impact."""
    rank: int | None = None
    band: Literal["", "low", "medium", "high"] = ""
    expected: Quantity | None = None
    """Probability times cost."""


class Contingency(Model):
    """The budget's reserve against the expected loss from the risks."""

    at: str
    """The amount of the first line that is a reserve; the risks where there is none."""
    names: tuple[str, ...] = ()
    """The lines of the budget that are a reserve."""
    reserve: Quantity | None = None
    """What they hold together."""
    left: Quantity | None = None
    """Reserve less expected loss; below zero where it is short."""
    unjudged: Literal["", "line", "amount", "loss", "both", "unit"] = ""
    """What is missing, or does not fit, where it cannot be judged."""


class Responsibility(Model):
    """One row of the RACI matrix."""

    at: str
    work: str
    accountable: str = ""
    responsible: tuple[str, ...] = ()
    consulted: tuple[str, ...] = ()
    informed: tuple[str, ...] = ()


class Told(Model):
    """One row of the communication list."""

    at: str
    to: tuple[str, ...]
    contact: str = ""
    what: str = ""
    when: str = ""
    service_level: str = ""
    by: tuple[str, ...] = ()


class Gate(Model):
    """A day on which somebody decides whether the work goes on, and the stage before it."""

    at: str
    name: str
    start: date | None = None
    """The first day of the stage that ends with it."""
    day: date | None = None
    days: int | None = None
    """Working days of that stage."""
    done: tuple[str, ...] = ()
    """What must be done by then."""
    proves: tuple[str, ...] = ()
    """The KPIs that are declared reached there."""
    conditions: tuple[str, ...] = ()
    """Limits that must be kept there."""


class Meeting(Model):
    """A review with its dates."""

    at: str
    name: str
    owner: str = ""
    decides: str = ""
    metrics: tuple[str, ...] = ()
    dates: tuple[date, ...] = ()
    count: int = 0
