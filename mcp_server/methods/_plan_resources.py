"""People and money of a plan: demand against capacity, the budget as a tree, and what work costs over time."""

import re
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple

from mcp_server.compute.calendar import Bucket, WorkCalendar, spread, windows, work_calendar
from mcp_server.language.quantities import quantity
from mcp_server.methods._plan_time import calendar_for
from mcp_server.model.base import by_reference, called
from mcp_server.model.plan import Account, Horizon, Load, PlannedValue, RoleLoad, Task
from mcp_server.model.plan_brief import PlanBrief
from mcp_server.model.quantity import Quantity
from mcp_server.model.resources import BudgetLine, Role
from mcp_server.model.time import Window
from mcp_server.model.work import Allocation
from mcp_server.regex import regex

_PER: Final = regex(
    r"\s*(?:/|per|every|each|a|每)\s*(?:1\s*)?(week|month|quarter|year|周|个?月|个?季度?|年)\s*$", re.IGNORECASE
)
_MONTHS_IN: Final = {"w": Decimal(12) / 52, "周": Decimal(12) / 52, "m": Decimal(1), "月": Decimal(1), "q": Decimal(3),
                     "季": Decimal(3), "y": Decimal(12), "年": Decimal(12)}  # fmt: skip
_TO_MONTHS: Final = {"person-months": Decimal(1), "person-weeks": Decimal(12) / 52, "person-years": Decimal(12)}


def months_of(period: Horizon) -> tuple[Bucket, ...]:
    """Return the months of a period, as far as they lie in it."""
    return windows(period.start, period.end, "month")


def month_shares(period: Horizon, calendar: WorkCalendar) -> tuple[Decimal, ...]:
    """Return for each month of a period how much of its working days lie in it: 1 for a whole one."""
    window = Window(start=period.start, end=period.end)
    return tuple(month_share(month, window, calendar) for month in months_of(period))


def length_in_months(days: Decimal, period: Horizon) -> Decimal:
    """Return a number of working days as months of this period."""
    calendar = work_calendar(period.region, period.start.year, period.end.year)
    months = sum(month_shares(period, calendar), Decimal(0))
    return days * months / Decimal(max(period.days, 1))


def person_months(amount: Quantity, period: Horizon) -> Decimal | None:
    """Return people's time in person-months; nothing where the unit is none of time."""
    if amount.unit in _TO_MONTHS:
        return amount.value * _TO_MONTHS[amount.unit]
    if amount.unit in {"person-days", "person-hours"}:
        return length_in_months(amount.value / (8 if amount.unit == "person-hours" else 1), period)
    return None


PEOPLE: Final = frozenset({"people", "person", "人", "名", "位", "heads", "FTE"})


class Capacity(NamedTuple):
    """What a role can give, in person-months: in a full month, or in the whole period where no rhythm is said."""

    monthly: Decimal | None = None
    whole: Decimal | None = None


def capacity_of(role: Role, period: Horizon) -> Capacity:
    """Return what a role can give; nothing where neither heads nor capacity tell."""
    heads = quantity(role.heads) if role.heads else None
    if not role.capacity:
        return Capacity(monthly=heads.value if heads else None)
    per = _PER.search(role.capacity)
    found = quantity(role.capacity) or quantity(role.capacity[: per.start()] if per else "")
    rhythm = (found.per if found else "") or (per.group(1).lstrip("个").lower() if per else "")
    if found is None:
        return Capacity()
    if found.dimension == "percent":
        return Capacity(monthly=heads.value * found.value / 100 if heads else None)
    effort = person_months(found, period)
    if effort is None:
        return Capacity(monthly=found.value if found.dimension == "count" and not rhythm else None)
    if rhythm[:1] in _MONTHS_IN:
        return Capacity(monthly=effort / _MONTHS_IN[rhythm[0]])
    return Capacity(whole=effort)


class Asked(NamedTuple):
    """What a line of the staffing table asks of a role: person-months in all, or people as long as it lasts."""

    effort: Decimal = Decimal(0)
    people: Decimal = Decimal(0)


def asked_of(row: Allocation, roles: Mapping[str, Role], period: Horizon) -> dict[str, Asked]:
    """Return what a line of the staffing table asks, by role; nothing for an amount that is not clear."""
    asked: dict[str, Asked] = {}
    for name, text in row.effort.items():
        found, role = quantity(text) if text else None, roles.get(name)
        if found is None:
            continue
        who = called(role) if role else name
        effort = person_months(found, period)
        if effort is not None:
            asked[who] = Asked(effort=effort)
        elif found.dimension == "percent":
            heads = quantity(role.heads) if role and role.heads else None
            asked[who] = Asked(people=found.value / 100 * (heads.value if heads else 1))
        elif found.dimension == "count":
            asked[who] = Asked(people=found.value) if found.unit in PEOPLE else Asked(effort=found.value)
    return asked


def span_of(row: Allocation, tasks: Mapping[str, Task], period: Horizon) -> Window:
    """Return from the first start to the last finish of the work that a line is for; the period where none is dated."""
    dated = [t for ref in row.work if (t := tasks.get(ref)) and t.start and t.finish]
    starts = [t.start for t in dated if t.start]
    ends = [t.finish for t in dated if t.finish]
    if not starts or not ends:
        return Window(start=period.start, end=period.end)
    return Window(start=min(starts), end=max(ends))


def role_loads(
    brief: PlanBrief,
    period: Horizon | None,
    tasks: Sequence[Task],
    levelled: Mapping[str, Sequence[Decimal]] | None = None,
) -> tuple[RoleLoad, ...]:
    """Return demand against capacity by role and month; rows contained in others are not counted twice.

    What a line asks is spread over the time of its work, or lies where levelling has put it, by role and month.
    """
    if period is None or not (brief.resources.roles or brief.allocations):
        return ()
    calendar = calendar_for(brief, Window(start=period.start, end=period.end))
    months = months_of(period)
    shares = tuple(zip(months, month_shares(period, calendar), strict=True))
    roles = by_reference(brief.resources.roles)
    dated = {t.id: t for t in tasks if t.level == "initiative"}
    dated |= {t.name: t for t in tasks if t.level == "initiative"}
    demand: dict[str, list[Decimal]] = defaultdict(lambda: [Decimal(0)] * len(months))
    asked_at: dict[str, str] = {}
    for row in brief.allocations:
        if row.within:
            continue
        span = span_of(row, dated, period)
        for name, asked in asked_of(row, roles, period).items():
            asked_at.setdefault(name, f"/allocations/id={row.id}/effort")
            if asked.people:
                parts: Iterable[Decimal] = (asked.people * month_share(month, span, calendar) for month in months)
            else:
                parts = spread(asked.effort.quantize(Decimal("0.0001")), span.start, span.end, months, calendar)
            for index, part in enumerate(parts):
                demand[name][index] += part
    total = {name: sum(parts, Decimal(0)) for name, parts in demand.items()}
    demand.update({name: list(parts) for name, parts in (levelled or {}).items()})
    known = [(called(role), f"/resources/roles/id={role.id}", role) for role in brief.resources.roles]
    listed = {name for name, _, _ in known}
    out = []
    for name, at, role in known:
        out.append(
            _role_load(name, at, True, shares, demand[name], total.get(name, Decimal(0)), capacity_of(role, period))
        )
    out += [
        _role_load(name, asked_at[name], False, shares, demand[name], total[name], Capacity())
        for name in total
        if name not in listed
    ]
    return tuple(out)


def month_share(month: Bucket, span: Window, calendar: WorkCalendar) -> Decimal:
    """Return how much of a whole month's working days lie both in this part of it and in a span."""
    start, end = max(month.start, span.start), min(month.end, span.end)
    if start > end:
        return Decimal(0)
    full = calendar.working_days(month.start.replace(day=1), _month_end(month))
    return Decimal(calendar.working_days(start, end)) / Decimal(max(full, 1))


def _role_load(
    name: str, at: str, listed: bool, shares: Sequence[tuple[Bucket, Decimal]], demand: Sequence[Decimal],
    total: Decimal, capacity: Capacity,
) -> RoleLoad:  # fmt: skip
    places, monthly = Decimal("0.01"), capacity.monthly
    loads = tuple(
        Load(
            bucket=bucket.name,
            demand=needed.quantize(places),
            capacity=None if monthly is None else (monthly * share).quantize(places),
        )
        for (bucket, share), needed in zip(shares, demand, strict=True)
    )
    whole = capacity.whole if monthly is None else sum((monthly * share for _, share in shares), Decimal(0))
    return RoleLoad(
        at=at, role=name, listed=listed, demand=total.quantize(places), loads=loads,
        capacity=None if whole is None else whole.quantize(places),
    )  # fmt: skip


def _month_end(bucket: Bucket) -> date:
    return bucket.end.replace(day=monthrange(bucket.end.year, bucket.end.month)[1])


def _money(value: Decimal, like: Quantity, source: str) -> Quantity:
    return Quantity(value=value, unit=like.unit, dimension=like.dimension, basis="computed", source=source)


def total(values: Sequence[Quantity], source: str) -> Quantity | None:
    """Return the sum of quantities of one unit; nothing where there is none or the units differ."""
    if not values or len({v.unit for v in values}) > 1:
        return None
    return _money(sum((v.value for v in values), Decimal(0)), values[0], source)


def accounts(brief: PlanBrief) -> tuple[Account, ...]:
    """Return the budget as a tree, depth first: each line with the sum below it, the cost of its work, and what is
    left."""
    lines = brief.resources.budget
    known = by_reference(lines)
    below: dict[str, list[BudgetLine]] = defaultdict(list)
    for line in lines:
        parent = known.get(line.parent) if line.parent else None
        below[parent.id if parent and parent is not line else ""].append(line)
    costs = by_reference(brief.initiatives)
    out: list[Account] = []
    seen: set[str] = set()

    def walk(line: BudgetLine, depth: int) -> Quantity | None:
        seen.add(line.id)
        place = len(out)
        out.append(Account(at="", name=""))
        parts = [
            part for child in below[line.id] if child.id not in seen and (part := walk(child, depth + 1)) is not None
        ]
        amount = quantity(line.amount) if line.amount else None
        limit = quantity(line.limit) if line.limit else None
        summed = total(parts, " + ".join(called(child) for child in below[line.id]))
        work = [q for ref in line.work if (i := costs.get(ref)) and i.cost and (q := quantity(i.cost))]
        cost = total(work, " + ".join(called(costs[ref]) for ref in line.work if ref in costs))
        planned, used = amount or limit, summed or cost
        left = None
        if planned and used and planned.unit == used.unit:
            left = _money(planned.value - used.value, planned, f"{line.amount or line.limit} − ({used.source})")
        out[place] = Account(
            at=f"/resources/budget/id={line.id}", name=called(line), depth=depth, amount=amount, limit=limit,
            parts=summed, cost=cost, left=left,
        )  # fmt: skip
        return amount or summed or limit

    for line in below[""]:
        walk(line, 0)
    for line in lines:
        if line.id not in seen:
            walk(line, 0)
    return tuple(out)


def planned_value(brief: PlanBrief, period: Horizon | None, tasks: Sequence[Task]) -> tuple[PlannedValue, ...]:
    """Return what the work planned up to the end of each bucket costs, each cost spread evenly over its working
    days."""
    if period is None:
        return ()
    calendar = calendar_for(brief, Window(start=period.start, end=period.end))
    dated = {t.id: t for t in tasks if t.level == "initiative" and t.start and t.finish}
    costs = [
        (q, dated[i.id]) for i in brief.initiatives if i.cost and i.id in dated and (q := quantity(i.cost)) is not None
    ]
    if not costs or len({q.unit for q, _ in costs}) > 1:
        return ()
    buckets = [Bucket(b.name, b.start, b.end) for b in period.buckets]
    sums = [Decimal(0)] * len(buckets)
    for cost, task in costs:
        if task.start and task.finish:
            for index, part in enumerate(spread(cost.value, task.start, task.finish, buckets, calendar)):
                sums[index] += part
    out, so_far = [], Decimal(0)
    for bucket, planned in zip(buckets, sums, strict=True):
        so_far += planned
        out.append(
            PlannedValue(
                bucket=bucket.name,
                planned=_money(planned, costs[0][0], "Σ cost × share of working days"),
                cumulative=_money(so_far, costs[0][0], "Σ"),
            )
        )
    return tuple(out)
