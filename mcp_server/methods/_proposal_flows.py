"""The money of a case by month: its outlay, and what each benefit brings or costs from when on."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import groupby
from typing import Final, Literal, NamedTuple

from mcp_server.language.durations import estimate
from mcp_server.methods._proposal_costs import Costs, share_of
from mcp_server.methods._proposal_money import Purse, Years, years
from mcp_server.methods._proposal_revenue import Revenue, Sale
from mcp_server.methods._proposal_time import Course
from mcp_server.model.base import Model, by_reference, called
from mcp_server.model.proposal import Benefit, Case, CountsAs, ProposalBrief
from mcp_server.model.quantity import Quantity
from mcp_server.words import say

LONGEST: Final = 1_200
"""Months of a horizon; a longer one was misread."""
_YEAR: Final = 12
_IN_MONTHS: Final = {"months": Decimal(1), "weeks": Decimal(12) / 52, "days": Decimal(12) / 260, "hours": Decimal(0)}

Reason = Literal[
    "no_outlay", "no_benefits", "no_amount", "no_base", "no_horizon",
    "horizon", "year", "phase", "amount", "currencies", "zero",
]  # fmt: skip


class Lack(Model):
    """Something without which a case cannot be computed."""

    at: str
    reason: Reason
    name: str = ""


class Early(Model):
    """A benefit that is counted before the phase that brings it is over."""

    at: str
    benefit: str
    year: str
    phase: str
    finish: str
    """The last day of the phase."""


class Stream(Model):
    """One kind of money that comes in or goes out, month by month."""

    at: str
    name: str
    counts_as: CountsAs = ""
    metric: str = ""
    amount: Quantity | None = None
    """In a year, where it is the same in all."""
    formula: str = ""
    total: Quantity
    """Over the horizon; what goes out is negative."""


class Part(NamedTuple):
    """An amount of a year, and how much of it falls into each month."""

    at: str
    """What it is: an outlay, a benefit, the customers of a year, or the yearly costs."""
    amount: Decimal
    """Of a year, or of the outlay; what goes out is negative."""
    months: tuple[Fraction, ...]
    """Exact, so that twelve months are the year that they were made of."""


class Months(NamedTuple):
    """A stream with its months; the first one is the start itself."""

    stream: Stream
    flows: tuple[Fraction, ...]
    parts: tuple[Part, ...]
    """What it is made of."""


class Flows(NamedTuple):
    """All money of a case."""

    months: int
    streams: tuple[Months, ...]
    left_out: tuple[Stream, ...]
    """Turnover, which is no money of whoever the case is for."""
    lacks: tuple[Lack, ...]
    early: tuple[Early, ...]
    late: tuple[str, ...]
    """Benefits with a year behind the horizon, which do not count."""


class Setting(NamedTuple):
    """What all cases of a proposal share."""

    brief: ProposalBrief
    purse: Purse
    course: Course
    costs: Costs
    revenue: Revenue


def months_of(case: Case) -> int | None:
    """Return the months of a horizon; nothing where it is not given or not clear."""
    found = estimate(case.horizon) if case.horizon.strip() else None
    if found is None or found.low != found.high:
        return None
    months = found.likely * _IN_MONTHS[found.unit]
    return int(months.to_integral_value()) if 1 <= months <= LONGEST else None


def _last_year(case: Case, start: int) -> int:
    """Return the last year that the benefits of a case name, counted from its start; 0 where one has no end."""
    spans = [years(benefit.year) for benefit in case.benefits]
    ends = [span.from_start(start).last for span in spans if span]
    return max((end or 0 for end in ends), default=0) if ends and all(ends) and len(ends) == len(spans) else 0


class _Calendar(NamedTuple):
    """The months of years, counted from the start of the course."""

    course: Course
    months: int

    def of(self, span: Years) -> Iterator[tuple[int, int, int]]:
        """Yield each year of a span with its first and last month, as far as they lie within the horizon; a year of
        the calendar before the start has none."""
        start = self.course.start
        shift = start.month - 1 if span.calendar else 0
        first = span.from_start(start.year).first
        last = span.from_start(start.year).last or -(-(self.months + shift) // _YEAR)
        for year in range(first, min(last, first + LONGEST) + 1):
            low, high = (year - 1) * _YEAR + 1 - shift, year * _YEAR - shift
            yield year if not span.calendar else year + start.year - 1, max(low, 1), high


def _spread(span: Years, calendar: _Calendar, behind: int) -> tuple[tuple[Fraction, ...], list[int], bool]:
    """Return how much of the amount of each year falls into each month, the years that begin before month *behind* is
    over, and whether some year lies beyond the horizon."""
    shares, early, late = [Fraction(0)] * (calendar.months + 1), [], False
    whole = span.last is None
    for year, low, high in calendar.of(span):
        if high < low:
            early.append(year)
            continue
        late = late or (low > calendar.months and not whole)
        each = Fraction(1, _YEAR if whole else high - low + 1)
        if low <= behind and not whole:
            early.append(year)
        for month in range(max(low, behind + 1), min(high, calendar.months) + 1):
            shares[month] += each
    return tuple(shares), early, late


def _amount(benefit: Benefit, at: str, purse: Purse) -> Quantity | Lack:
    """Return what a benefit is in a year, with its formula; or what is missing."""
    name = benefit.name or called(benefit)
    share = share_of(benefit.amount) if "%" in benefit.amount or "成" in benefit.amount else None
    if share is not None:
        base = purse.yearly(benefit.base)
        if base is None:
            return Lack(at=f"{at}/base", reason="no_base", name=name)
        return purse.computed(base.value * share, f"{benefit.amount.strip()} × {purse.word(base)}", base)
    found = purse.yearly(benefit.amount)
    return found or Lack(at=f"{at}/amount", reason="amount" if benefit.amount else "no_amount", name=name)


def decimal(value: Fraction) -> Decimal:
    """Return an exact number as one with as many digits as others have."""
    return Decimal(value.numerator) / value.denominator


def summed(flows: Iterable[Fraction]) -> Fraction:
    """Return the sum of amounts of which many in a row are the same."""
    return sum((value * sum(1 for _ in run) for value, run in groupby(flows) if value), Fraction(0))


def steps(flows: Sequence[Fraction], by: Literal["year", "month"]) -> tuple[Decimal, ...]:
    """Return the start, and then what falls into each year or month."""
    length = 1 if by == "month" else _YEAR
    later = (summed(flows[low : low + length]) for low in range(1, len(flows), length))
    return (decimal(flows[0]), *map(decimal, later))


def _flows(parts: Sequence[Part]) -> tuple[Fraction, ...]:
    """Return the money of each month."""
    out = [Fraction(0)] * len(parts[0].months)
    for part in parts:
        amount = Fraction(part.amount)
        out = [one + amount * share if share else one for one, share in zip(out, part.months, strict=True)]
    return tuple(out)


def _total(purse: Purse, flows: Iterable[Fraction], like: Quantity | None, source: str) -> Quantity:
    return purse.computed(decimal(summed(flows)), source, like)


def _stream(benefit: Benefit, at: str, setting: Setting, months: int) -> tuple[Months | Lack, tuple[Early, ...], bool]:
    """Return one benefit by month, or what is missing; then where it is counted too early, and whether too late."""
    purse, course = setting.purse, setting.course
    name, amount, span = benefit.name or called(benefit), _amount(benefit, at, setting.purse), years(benefit.year)
    if isinstance(amount, Lack):
        return amount, (), False
    if span is None:
        return Lack(at=f"{at}/year", reason="year", name=name), (), False
    behind, phase = 0, None
    if benefit.after:
        phase = by_reference(setting.brief.phases).get(benefit.after)
        until = course.months_until(phase.id) if phase else None
        if until is None:
            return Lack(at=f"{at}/after", reason="phase", name=name), (), False
        behind = until
    value = -abs(amount.value) if benefit.counts_as == "cost" else amount.value
    shares, early, late = _spread(span, _Calendar(course, months), behind)
    parts = (Part(at, value, shares),)
    flows = _flows(parts)
    finish = next((t.finish for t in course.tasks if phase and t.id == phase.id), None)
    warned = tuple(
        Early(
            at=f"{at}/year", benefit=name, year=str(year), phase=called(phase) if phase else "",
            finish=finish.isoformat() if finish else course.start.isoformat(),
        )
        for year in early
    )  # fmt: skip
    count = sum(1 for flow in flows if flow)
    word = purse.word(amount.value)
    each = f"{amount.source} = {word}" if amount.source else word
    formula = say(purse.locale, "proposal.months", amount=each, n=count) if count % _YEAR else ""
    formula = formula or say(purse.locale, "proposal.years", amount=each, n=count // _YEAR)
    stream = Stream(
        at=at, name=name, counts_as=benefit.counts_as, metric=benefit.metric, amount=amount, formula=formula,
        total=_total(purse, flows, amount, formula),
    )  # fmt: skip
    return Months(stream, flows, parts), warned, late


def _modelled(setting: Setting, months: int) -> tuple[list[Months], bool]:
    """Return the revenue model and the yearly cost lines by month, and whether some year lies beyond the horizon."""
    purse, calendar, late = setting.purse, _Calendar(setting.course, months), False
    sales: dict[tuple[str, bool], list[Sale]] = defaultdict(list)
    for sale in setting.revenue.sales:
        if sale.revenue is not None:
            sales[sale.at.partition("/customers")[0], False].append(sale)
        if sale.variable is not None:
            sales[sale.at.partition("/customers")[0], True].append(sale)
    out = []
    for (at, variable), rows in sales.items():
        parts, told = [], []
        for sale in rows:
            value = sale.variable if variable else sale.revenue
            if value is None:
                continue
            shares, early, beyond = _spread(Years(sale.number, sale.number), calendar, 0)
            parts.append(Part(sale.at, -value.value if variable else value.value, shares))
            if value.value:
                late = late or beyond or bool(early)
                told.append(value.source)
        if not told:
            continue
        flows = _flows(parts)
        formula = " + ".join(told[:4]) + (" + …" if len(told) > 4 else "")
        name = say(purse.locale, "proposal.unit_costs", name=rows[0].offer) if variable else rows[0].offer
        stream = Stream(
            at=f"{at}/unit_cost" if variable else at, name=name, counts_as="cost" if variable else "revenue",
            formula=formula, total=_total(purse, flows, rows[0].revenue, formula),
        )  # fmt: skip
        out.append(Months(stream, flows, tuple(parts)))
    if (running := setting.costs.yearly) is not None and out:
        shares, _, _ = _spread(Years(1, None), calendar, 0)
        parts = [Part("/costs", -running.value, shares)]
        flows = _flows(parts)
        stream = Stream(
            at="/costs", name=say(purse.locale, "proposal.running"), counts_as="cost", amount=running,
            formula=running.source, total=_total(purse, flows, running, running.source),
        )  # fmt: skip
        out.append(Months(stream, flows, tuple(parts)))
    return out, late


def flows_of(case: Case, setting: Setting) -> Flows:
    """Return the money of a case by month, and what is missing where it cannot be told."""
    purse, at = setting.purse, f"/cases/id={case.id}"
    lacks, early, late = list[Lack](), list[Early](), list[str]()
    outlay = purse.money(case.outlay)
    source, where = "", f"{at}/outlay"
    if outlay is None and case.whose == "ours" and not case.outlay and (once := setting.costs.one_off):
        outlay, source, where = once, once.source, "/costs"
    if outlay is None:
        name = say(purse.locale, "proposal.outlay")
        lacks.append(Lack(at=f"{at}/outlay", reason="amount" if case.outlay else "no_outlay", name=name))
    months = months_of(case)
    if months is None and not case.horizon:
        months = _last_year(case, setting.course.start.year) * _YEAR
        months = months if 0 < months <= LONGEST else None
    if months is None:
        lacks.append(Lack(at=f"{at}/horizon", reason="horizon" if case.horizon else "no_horizon"))
    found, left = list[Months](), list[Stream]()
    for benefit in case.benefits:
        made, warned, beyond = _stream(benefit, f"{at}/benefits/id={benefit.id}", setting, months or _YEAR)
        if isinstance(made, Lack):
            lacks.append(made)
            continue
        if benefit.counts_as == "turnover":
            left.append(made.stream)
            continue
        found.append(made)
        early += warned
        late += [made.stream.name] if beyond and months else []
    if not case.benefits and case.whose == "ours" and months:
        found, beyond = _modelled(setting, months)
        late += [say(purse.locale, "proposal.revenue_model")] if beyond else []
    if not found and not any(lack.reason != "no_outlay" for lack in lacks):
        lacks.append(Lack(at=f"{at}/benefits", reason="no_benefits"))
    units = {m.stream.total.unit for m in found} | ({outlay.unit} if outlay else set())
    if len(units) > 1:
        lacks.append(Lack(at=at, reason="currencies"))
    if outlay is not None and outlay.value == 0 and not any(any(m.flows) for m in found):
        lacks.append(Lack(at=at, reason="zero"))
    if outlay is not None and months:
        part = Part(where, -abs(outlay.value), (Fraction(1), *[Fraction(0)] * months))
        start = _flows((part,))
        name = say(purse.locale, "proposal.outlay")
        stream = Stream(
            at=where, name=name, counts_as="cost", formula=source, total=_total(purse, start, outlay, source)
        )  # fmt: skip
        found.insert(0, Months(stream, start, (part,)))
    return Flows(months or 0, tuple(found), tuple(left), tuple(lacks), tuple(early), tuple(dict.fromkeys(late)))
