"""What a case is worth: present value, every rate of return, payback, and what the result hangs on."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal, localcontext
from itertools import accumulate
from typing import Final, Literal, NamedTuple

from mcp_server.compute import cash_flow
from mcp_server.language.quantities import quantity
from mcp_server.methods._proposal_flows import Early, Flows, Lack, Months, Setting, Stream, flows_of, steps
from mcp_server.model.base import Model, called
from mcp_server.model.proposal import Case, CaseScenario, Whose
from mcp_server.model.quantity import Quantity
from mcp_server.words import say

_MOST_MONTHS: Final = 60
"""Months beyond which a case is reckoned by year."""
_YEAR: Final = 12
_HUNDREDTH: Final = Decimal("0.01")
_CHANGES: Final = (Decimal("0.1"), Decimal("0.2"))
_WORSE: Final = Decimal("0.2")
RATE: Final = "rate"
_NAMES: Final = {
    "outlay": "outlay", "投入": "outlay", "初始投入": "outlay", "投资": "outlay", "investment": "outlay",
    "rate": RATE, "discount rate": RATE, "折现率": RATE, "贴现率": RATE,
}  # fmt: skip

FigureName = Literal["total", "npv", "irr", "payback", "discounted_payback", "index"]
"""In the order shown."""


class CaseFigure(Model):
    """One result of a case: its value, all of its values, or why there is none."""

    at: str
    name: FigureName
    values: tuple[Quantity, ...] = ()
    formula: str = ""
    reason: str = ""
    """A key of the words: no_rate, one_sign, no_root, several_roots, never_pays_back …"""


class Point(Model):
    """The money of one year or month."""

    name: str
    """0 is the start."""
    net: Quantity
    balance: Quantity
    """All up to here."""
    worth: Quantity | None = None
    """The net amount, discounted to the start."""
    worth_balance: Quantity | None = None


class Driver(Model):
    """How far the present value goes with one figure, while all others stay."""

    at: str
    name: str
    value: Quantity
    outcomes: tuple[Quantity | None, ...]
    """With 20 % less, 10 % less, 10 % more, 20 % more."""
    width: Quantity | None = None
    turns: Quantity | None = None
    """The change of this alone at which the present value is zero; nothing where none does it."""


class Turn(Model):
    """The present value with several figures changed."""

    name: str
    changes: str
    npv: Quantity | None = None
    difference: Quantity | None = None
    reason: str = ""


class CaseResult(Model):
    """A case, computed as far as it can be."""

    at: str
    id: str
    name: str
    whose: Whose = ""
    segment: str = ""
    by: Literal["year", "month"] = "year"
    span: int = 0
    """Years or months of the horizon."""
    rate: Quantity | None = None
    streams: tuple[Stream, ...] = ()
    left_out: tuple[Stream, ...] = ()
    lacks: tuple[Lack, ...] = ()
    early: tuple[Early, ...] = ()
    late: tuple[str, ...] = ()
    points: tuple[Point, ...] = ()
    figures: tuple[CaseFigure, ...] = ()
    drivers: tuple[Driver, ...] = ()
    scenarios: tuple[Turn, ...] = ()

    def figure(self, name: str) -> CaseFigure | None:
        """Return a result by its name."""
        return next((f for f in self.figures if f.name == name), None)

    @property
    def tornado(self) -> list[list[Quantity | str | None]]:
        """The rows of a tornado table."""
        return [[d.name, d.value, *d.outcomes, d.turns] for d in self.drivers]

    @property
    def npv(self) -> Quantity | None:
        """The net present value, where there is one."""
        found = self.figure("npv")
        return found.values[0] if found and found.values else None


def rate_of(text: str) -> Decimal | None:
    """Return a rate a year as a part of one; nothing where it is not clear: a bare 8 may be anything."""
    found = quantity(text) if text.strip() else None
    if found is None or found.upper is not None:
        return None
    if found.dimension == "percent":
        return found.value / 100
    return found.value if found.dimension in {"count", "ratio"} and not found.unit and -1 < found.value < 1 else None


class _Reckoning(NamedTuple):
    """The streams of a case in steps of a year or a month, with the rate of a step."""

    setting: Setting
    by: Literal["year", "month"]
    streams: tuple[Months, ...]
    rows: tuple[tuple[Decimal, ...], ...]
    rate: Decimal | None
    """Of a year."""

    def step_rate(self, rate: Decimal) -> Decimal:
        if self.by == "year" or rate <= -1:
            return rate
        with localcontext() as context:
            context.prec = 50
            return (1 + rate) ** (1 / Decimal(_YEAR)) - 1

    def a_year(self, rate: Decimal) -> Decimal:
        if self.by == "year":
            return rate
        with localcontext() as context:
            context.prec = 50
            return (1 + rate) ** _YEAR - 1

    @property
    def net(self) -> tuple[Decimal, ...]:
        return tuple(sum(column, Decimal(0)) for column in zip(*self.rows, strict=True))

    def money(self, value: Decimal, source: str = "") -> Quantity:
        """Return an amount in the currency of the case."""
        return self.setting.purse.computed(value, source, self.streams[0].stream.total)


def _reckoned(case: Case, found: Flows, setting: Setting) -> _Reckoning:
    by: Literal["year", "month"] = (
        "month" if found.months <= _MOST_MONTHS and (found.months < 2 * _YEAR or found.months % _YEAR) else "year"
    )
    rows = tuple(steps(m.flows, by) for m in found.streams)
    return _Reckoning(setting, by, found.streams, rows, rate_of(case.rate))


def _time(value: Decimal, by: Literal["year", "month"], source: str) -> Quantity:
    unit = "years" if by == "year" else "months"
    return Quantity(value=value, unit=unit, dimension="duration", basis="computed", source=source)


def _percent(value: Decimal, source: str = "") -> Quantity:
    return Quantity(value=value * 100, unit="%", dimension="percent", basis="computed", source=source)


def _figures(case: Case, sums: _Reckoning, at: str) -> Iterator[CaseFigure]:
    """Yield each result with its formula, or why there is none."""
    net, last, locale = sums.net, len(sums.net) - 1, sums.setting.purse.locale
    words = {"n": last, "rate": case.rate.strip(), "step": say(locale, f"proposal.step.{sums.by}")}

    def formula(name: str) -> str:
        return say(locale, f"proposal.formula.{name}", **words)

    yield CaseFigure(
        at=at, name="total", values=(sums.money(sum(net, Decimal(0)), formula("total")),), formula=formula("total")
    )
    roots = cash_flow.irr(net)
    rates = tuple(_percent(sums.a_year(root), formula("irr")) for root in roots.roots)
    yield CaseFigure(at=at, name="irr", values=rates, formula=formula("irr"), reason=roots.reason or "")
    simple = cash_flow.payback(net)
    yield _paid(at, "payback", simple, sums, formula("payback"))
    rate = sums.rate
    if rate is None:
        for name in ("npv", "discounted_payback", "index"):
            reason = "unclear_rate" if case.rate else "no_rate"
            yield CaseFigure(at=f"{at}/rate", name=name, reason=reason)
        return
    step = sums.step_rate(rate)
    worth = cash_flow.npv(step, net)
    values = () if worth.value is None else (sums.money(worth.value, formula("npv")),)
    yield CaseFigure(at=at, name="npv", values=values, formula=formula("npv"), reason=worth.reason or "")
    yield _paid(at, "discounted_payback", cash_flow.payback(net, step), sums, formula("discounted_payback"))
    index = cash_flow.profitability_index(step, net)
    shown = () if index.value is None else (Quantity(value=index.value, basis="computed", source=formula("index")),)
    yield CaseFigure(at=at, name="index", values=shown, formula=formula("index"), reason=index.reason or "")


def _paid(
    at: str, name: Literal["payback", "discounted_payback"], found: cash_flow.Payback, sums: _Reckoning, formula: str
) -> CaseFigure:
    if found.periods is None:
        return CaseFigure(at=at, name=name, formula=formula, reason=found.reason or "")
    reason = "" if found.lasting == found.periods else "sinks_again"
    value = _time(found.periods.quantize(_HUNDREDTH, ROUND_HALF_UP), sums.by, formula)
    return CaseFigure(at=at, name=name, values=(value,), formula=formula, reason=reason)


def _points(sums: _Reckoning) -> tuple[Point, ...]:
    net, rate = sums.net, None if sums.rate is None else sums.step_rate(sums.rate)
    worth: list[Decimal] = []
    if rate is not None and rate > -1:
        with localcontext() as context:
            context.prec = 50
            worth = [+(amount / (1 + rate) ** at) for at, amount in enumerate(net)]
        worth = [+value for value in worth]
    balances, worths = list(accumulate(net)), list(accumulate(worth))
    return tuple(
        Point(
            name=str(place), net=sums.money(amount), balance=sums.money(balances[place]),
            worth=sums.money(worth[place]) if worth else None,
            worth_balance=sums.money(worths[place]) if worth else None,
        )
        for place, amount in enumerate(net)
    )  # fmt: skip


class _Levers(NamedTuple):
    """What the present value hangs on: each stream by its total, and the rate."""

    sums: _Reckoning
    rate: Decimal
    worths: Mapping[str, Decimal]
    """The present value of each stream, by its place."""
    values: Mapping[str, Decimal]

    def outcome(self, values: cash_flow.Drivers) -> Decimal | None:
        worths = self.worths if values[RATE] == self.rate else _worths(self.sums, values[RATE])
        if worths is None:
            return None
        shares = (worths[at] * values[at] / self.values[at] if self.values[at] else worths[at] for at in self.worths)
        return sum(shares, Decimal(0))


def _worths(sums: _Reckoning, rate: Decimal) -> Mapping[str, Decimal] | None:
    step = sums.step_rate(rate)
    found = {str(place): cash_flow.npv(step, row) for place, row in enumerate(sums.rows)}
    if any(figure.reason == "rate_too_low" for figure in found.values()):
        return None
    return {at: figure.value or Decimal(0) for at, figure in found.items()}


def _levers(sums: _Reckoning) -> _Levers | None:
    """Return what the result hangs on; nothing without a rate."""
    if sums.rate is None or (worths := _worths(sums, sums.rate)) is None:
        return None
    values = {str(place): sum(row, Decimal(0)) for place, row in enumerate(sums.rows)}
    return _Levers(sums, sums.rate, worths, {**values, RATE: sums.rate})


def _drivers(levers: _Levers, at: str) -> tuple[Driver, ...]:
    """Return the tornado, the widest bar first; what is zero moves nothing and is left out."""
    sums = levers.sums
    streams = {str(place): m.stream for place, m in enumerate(sums.streams)}
    base = levers.outcome(levers.values) or Decimal(0)
    out = []
    for bar in cash_flow.tornado(levers.values, levers.outcome, _CHANGES):
        if bar.reason == "zero_base":
            continue
        near, far = bar.swings
        outcomes = (far.smaller, near.smaller, near.larger, far.larger)
        turns = None
        if bar.driver != RATE and (own := levers.worths[bar.driver]) and -base / own >= -1:
            turns = _percent(-base / own).model_copy(update={"signed": True})
        stream = streams.get(bar.driver)
        value = _percent(bar.value) if stream is None else sums.money(abs(bar.value))
        out.append(
            Driver(
                at=stream.at if stream else f"{at}/rate",
                name=stream.name if stream else say(sums.setting.purse.locale, "proposal.rate"),
                value=value, outcomes=tuple(None if o is None else sums.money(o) for o in outcomes),
                width=None if bar.width is None else sums.money(bar.width), turns=turns,
            )
        )  # fmt: skip
    return tuple(out)


def driver_named(name: str, streams: Sequence[Stream]) -> str:
    """Return the place of the stream that a driver's name means, "rate", or nothing."""
    word = name.strip()
    if _NAMES.get(word.lower()) == RATE:
        return RATE
    if _NAMES.get(word.lower()) == "outlay":
        return "0"
    known = ((str(place), {s.name.strip(), s.at.rpartition("id=")[2]}) for place, s in enumerate(streams))
    return next((place for place, words in known if word and word in words), "")


def _changed(scenario: CaseScenario, levers: _Levers) -> dict[str, Decimal]:
    """Return the drivers of a scenario with their values; one that is unknown keeps its name."""
    streams, out = [m.stream for m in levers.sums.streams], {}
    for name, text in scenario.changes.items():
        driver, found = driver_named(name, streams), quantity(text) if text else None
        if not driver or found is None or found.upper is not None:
            out[name or "?"] = Decimal(0)
        elif found.signed and found.dimension == "percent":
            out[driver] = levers.values[driver] * (1 + found.value / 100)
        elif driver == RATE:
            rate = rate_of(text)
            out[driver if rate is not None else name] = rate or Decimal(0)
        else:
            out.update(_replaced(name, driver, text, levers))
    return out


def _replaced(name: str, driver: str, text: str, levers: _Levers) -> dict[str, Decimal]:
    """Return a stream with another amount: the whole of an outlay, the year of a benefit."""
    stream = levers.sums.streams[int(driver)].stream
    purse = levers.sums.setting.purse
    amount = purse.yearly(text)
    was = stream.amount.value if stream.amount else abs(levers.values[driver])
    if amount is None or amount.unit != stream.total.unit or not was:
        return {name: Decimal(0)}
    return {driver: levers.values[driver] * abs(amount.value) / abs(was)}


def _turns(case: Case, levers: _Levers) -> tuple[Turn, ...]:
    """Return the scenarios that are given; without any, all that moves 20 % to the worse and to the better."""
    sums, locale = levers.sums, levers.sums.setting.purse.locale
    given = {str(place): _changed(one, levers) for place, one in enumerate(case.scenarios)}
    told = {
        str(place): (called(one), " · ".join(f"{key} {text}" for key, text in one.changes.items()))
        for place, one in enumerate(case.scenarios)
    }
    if not given:
        for name, way in (("worse", -1), ("better", 1)):
            given[name] = {
                at: value * (1 + way * _WORSE * (1 if value > 0 else -1))
                for at, value in levers.values.items()
                if at != RATE
            }
            told[name] = (say(locale, f"proposal.{name}"), say(locale, f"proposal.{name}.is"))
    found = cash_flow.scenarios(levers.values, given, levers.outcome)
    return tuple(
        Turn(
            name=told[s.name][0], changes=told[s.name][1], npv=None if s.outcome is None else sums.money(s.outcome),
            difference=None if s.difference is None else sums.money(s.difference).model_copy(update={"signed": True}),
            reason=s.reason or "",
        )
        for s in found
    )  # fmt: skip


def result_of(case: Case, setting: Setting) -> CaseResult:
    """Return a case, computed as far as it can be."""
    at, found = f"/cases/id={case.id}", flows_of(case, setting)
    rate = rate_of(case.rate)
    out = CaseResult(
        at=at, id=case.id, name=called(case), whose=case.whose, segment=case.segment,
        rate=None if rate is None else quantity(case.rate), streams=tuple(m.stream for m in found.streams),
        left_out=found.left_out, lacks=found.lacks, early=found.early, late=found.late,
    )  # fmt: skip
    if found.lacks or not found.streams:
        return out
    sums = _reckoned(case, found, setting)
    levers = _levers(sums)
    order = ("total", "npv", "irr", "payback", "discounted_payback", "index")
    return out.model_copy(
        update={
            "by": sums.by,
            "span": len(sums.net) - 1,
            "points": _points(sums),
            "figures": tuple(sorted(_figures(case, sums, at), key=lambda f: order.index(f.name))),
            "drivers": _drivers(levers, at) if levers else (),
            "scenarios": _turns(case, levers) if levers else (),
        }
    )


def results(setting: Setting) -> tuple[CaseResult, ...]:
    """Return every case, in the order given."""
    return tuple(result_of(case, setting) for case in setting.brief.cases)
