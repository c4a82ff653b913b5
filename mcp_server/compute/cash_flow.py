"""Money over time: present value, every internal rate of return, payback, break-even, and what the result hangs on.

Flows are net amounts, money in positive and money out negative. Without dates the first one falls now and each further
one a period later; with dates a year has 365 days and the earliest date is now. Rates are shares: 0.1 is 10 %.
A figure that cannot be had comes back as a reason. Amounts and rates that are not finite raise a ValueError.
"""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import MAX_EMAX, MIN_EMIN, ROUND_CEILING, Context, Decimal, localcontext
from itertools import accumulate, pairwise
from typing import Final, Literal, NamedTuple

Reason = Literal[
    "no_flows",  # nothing to reckon with, or only zeros
    "one_sign",  # money goes one way only
    "no_root",  # no rate makes the present value zero
    "several_roots",  # more than one rate does: none of them is "the" rate
    "too_many_changes",  # the signs change so often that the rates cannot all be found
    "rate_too_low",  # at -100 % and below nothing can be discounted
    "nothing_to_pay_back",  # the balance is never below zero
    "never_pays_back",  # the balance never comes back to zero
    "no_margin",  # a unit brings in no more than it costs
    "negative",  # an amount that can only be zero or more is less
    "zero_base",  # ten per cent of nothing moves nothing
    "not_computed",  # the outcome could not be computed with these values
    "unknown_driver",  # a scenario changes something that is no driver
]
Amounts = Sequence[Decimal]
DatedFlow = tuple[date, Decimal]
Drivers = Mapping[str, Decimal]
Outcome = Callable[[Drivers], Decimal | None]

_PRECISE: Final = Context(prec=50, Emin=MIN_EMIN, Emax=MAX_EMAX)
_SHOWN: Final = Context(prec=28, Emin=MIN_EMIN, Emax=MAX_EMAX)
_MOST_WORK: Final = 2_000_000
_DAYS: Final = 365
_CHANGES: Final = (Decimal("0.1"), Decimal("0.2"))


class Figure(NamedTuple):
    """A figure, or the reason why there is none."""

    value: Decimal | None
    reason: Reason | None = None


class Rates(NamedTuple):
    """Every rate above -100 % at which the flows are worth nothing, ascending; a reason unless there is just one."""

    roots: tuple[Decimal, ...]
    reason: Reason | None = None

    @property
    def rate(self) -> Decimal | None:
        """The internal rate of return where there is exactly one."""
        return self.roots[0] if len(self.roots) == 1 else None


class Payback(NamedTuple):
    """When the running balance first comes back to zero, in periods, and from when on it stays there."""

    periods: Decimal | None
    lasting: Decimal | None
    """The same as `periods` unless the balance sinks below zero again; nothing where it ends below zero."""
    interpolated: bool
    """True where `periods` lies within a period: the money of a period is taken to come in evenly."""
    reason: Reason | None = None


class BreakEven(NamedTuple):
    """How much must be sold so that nothing is lost."""

    units: Decimal | None
    whole_units: Decimal | None
    revenue: Decimal | None
    margin: Decimal
    """What one unit leaves for the fixed cost."""
    reason: Reason | None = None


class Swing(NamedTuple):
    """The outcome with one driver smaller and larger by a share of itself; nothing where it cannot be computed."""

    change: Decimal
    smaller: Decimal | None
    larger: Decimal | None


class Bar(NamedTuple):
    """What one driver does to the outcome while all others stay."""

    driver: str
    value: Decimal
    swings: tuple[Swing, ...]
    width: Decimal | None
    """The distance between the two outcomes of the largest change."""
    reason: Reason | None = None


class Scenario(NamedTuple):
    """The outcome with some drivers changed, and its distance from the outcome of the base."""

    name: str
    outcome: Decimal | None
    difference: Decimal | None
    reason: Reason | None = None


def npv(rate: Decimal, flows: Amounts) -> Figure:
    """Return the net present value; the first flow is not discounted (Excel's NPV discounts it by one period).

    Source: Brealey, Myers and Allen, Principles of Corporate Finance, chapter 5.
    """
    return _present_value(rate, _numbered(flows), 1)


def xnpv(rate: Decimal, flows: Iterable[DatedFlow]) -> Figure:
    """Return the net present value of dated flows on the earliest date, at a rate per year of 365 days.

    Source: Microsoft, documentation of XNPV.
    """
    return _present_value(rate, _dated(flows), _DAYS)


def irr(flows: Amounts) -> Rates:
    """Return every internal rate of return per period.

    Source: Brealey, Myers and Allen, chapter 5 (several rates, or none); for the search see `_log_roots`.
    """
    return _rates(_numbered(flows), 1)


def xirr(flows: Iterable[DatedFlow]) -> Rates:
    """Return every internal rate of return of dated flows, per year of 365 days.

    Source: Microsoft, documentation of XIRR.
    """
    return _rates(_dated(flows), _DAYS)


def mirr(flows: Amounts, finance_rate: Decimal, reinvest_rate: Decimal) -> Figure:
    """Return the rate that grows the outlays, valued now, into the receipts, valued at the end.

    Source: Lin (1976), "The modified internal rate of return and investment criterion", Engineering Economist 21.
    """
    sides = _sides(flows, finance_rate, reinvest_rate)
    if isinstance(sides, str):
        return Figure(None, sides)
    last = len(flows) - 1
    with localcontext(_PRECISE):
        return Figure(_rate_above((sides[1] * (1 + reinvest_rate) ** last / sides[0]) ** (1 / Decimal(last))))


def payback(flows: Amounts, rate: Decimal = Decimal(0)) -> Payback:
    """Return the payback time in periods: simple without a rate, discounted with one; linear within a period.

    Source: Brealey, Myers and Allen, chapter 5; the first time that the balance comes back to zero counts.
    """
    _finite((rate,))
    if not _numbered(flows) or rate <= -1:
        return Payback(None, None, False, "rate_too_low" if rate <= -1 else "no_flows")
    with localcontext(_PRECISE):
        worth = [amount / (1 + rate) ** at for at, amount in enumerate(flows)]
        balances = list(accumulate(worth))
        returns = [at for at, (before, after) in enumerate(pairwise(balances), 1) if before < 0 <= after]
        times = [at - 1 - balances[at - 1] / worth[at] for at in returns]
    if not times:
        return Payback(None, None, False, "never_pays_back" if min(balances) < 0 else "nothing_to_pay_back")
    return Payback(_plain(times[0]), _plain(times[-1]) if balances[-1] >= 0 else None, balances[returns[0]] != 0)


def profitability_index(rate: Decimal, flows: Amounts) -> Figure:
    """Return the present value of all receipts per unit of the present value of all outlays; above 1 is worth while.

    Source: Brealey, Myers and Allen, chapter 5, where the first flow is the only outlay.
    """
    sides = _sides(flows, rate, rate)
    if isinstance(sides, str):
        return Figure(None, sides)
    with localcontext(_PRECISE):
        return Figure(_plain(sides[1] / sides[0]))


def break_even(fixed: Decimal, price: Decimal, variable: Decimal) -> BreakEven:
    """Return the units and the revenue that cover the fixed cost, at a price and a variable cost per unit.

    Source: Horngren, Datar and Rajan, Cost Accounting, chapter 3 (cost, volume and profit).
    """
    _finite((fixed, price, variable))
    with localcontext(_PRECISE):
        margin = price - variable
        if margin <= 0 or min(fixed, variable) < 0:
            return BreakEven(None, None, None, _plain(margin), "no_margin" if margin <= 0 else "negative")
        units = fixed / margin
        whole = units.to_integral_value(ROUND_CEILING)
        return BreakEven(_plain(units), _plain(whole), _plain(units * price), _plain(margin))


def tornado(drivers: Drivers, outcome: Outcome, changes: Amounts = _CHANGES) -> tuple[Bar, ...]:
    """Return one bar per driver, the widest first: the outcome computed anew with that driver alone changed.

    Source: Eschenbach (1992), "Spiderplots versus tornado diagrams for sensitivity analysis", Interfaces 22(6).
    """
    _finite((*drivers.values(), *changes))

    def changed(driver: str, factor: Decimal) -> Decimal | None:
        return _computed(outcome, {**drivers, driver: _plain(_PRECISE.multiply(drivers[driver], factor))})

    bars = []
    for driver, value in drivers.items():
        swings = tuple(Swing(by, changed(driver, 1 - by), changed(driver, 1 + by)) for by in changes)
        widest = max(swings, key=lambda swing: swing.change, default=None)
        width = _difference(widest.larger, widest.smaller) if widest else None
        reason: Reason | None = "zero_base" if value == 0 else "not_computed" if width is None else None
        bars.append(Bar(driver, value, swings, None if width is None else width.copy_abs(), reason))
    return tuple(sorted(bars, key=lambda bar: -1 if bar.width is None else bar.width, reverse=True))


def scenarios(drivers: Drivers, cases: Mapping[str, Drivers], outcome: Outcome) -> tuple[Scenario, ...]:
    """Return the outcome of every case, in the order given, against the outcome of the drivers as they are.

    Source: Brealey, Myers and Allen, chapter 10 (scenario analysis).
    """
    _finite((*drivers.values(), *(value for case in cases.values() for value in case.values())))
    base = _computed(outcome, drivers)
    found = []
    for name, case in cases.items():
        known = case.keys() <= drivers.keys()
        value = _computed(outcome, {**drivers, **case}) if known else None
        reason: Reason | None = "unknown_driver" if not known else "not_computed" if value is None else None
        found.append(Scenario(name, value, _difference(value, base), reason))
    return tuple(found)


def _finite(values: Iterable[Decimal]) -> None:
    if not all(value.is_finite() for value in values):
        raise ValueError("Every amount and every rate must be a finite number.")


def _plain(value: Decimal) -> Decimal:
    """Return the value with at most 28 digits and without the zeros behind the last one that counts."""
    return _SHOWN.add(_SHOWN.normalize(value), 0)


def _computed(outcome: Outcome, values: Drivers) -> Decimal | None:
    value = outcome(values)
    return value if value is not None and value.is_finite() else None


def _difference(value: Decimal | None, base: Decimal | None) -> Decimal | None:
    return None if value is None or base is None else _SHOWN.subtract(value, base)


def _numbered(flows: Amounts) -> dict[int, Decimal]:
    """Return the flows that are not zero by the number of their period."""
    _finite(flows)
    return {at: amount for at, amount in enumerate(flows) if amount}


def _dated(flows: Iterable[DatedFlow]) -> dict[int, Decimal]:
    """Return the flows that are not zero by days since the earliest date; those of one day are one flow."""
    by_day: dict[int, Decimal] = {}
    for day, amount in flows:
        _finite((amount,))
        by_day[day.toordinal()] = _PRECISE.add(by_day.get(day.toordinal(), Decimal(0)), amount)
    first = min(by_day, default=0)
    return {day - first: amount for day, amount in sorted(by_day.items()) if amount}


def _one_way(terms: Mapping[int, Decimal]) -> Reason | None:
    signs = {amount > 0 for amount in terms.values()}
    return None if len(signs) == 2 else "one_sign" if signs else "no_flows"


def _present_value(rate: Decimal, terms: Mapping[int, Decimal], year: int) -> Figure:
    _finite((rate,))
    if not terms or rate <= -1:
        return Figure(None, "rate_too_low" if terms else "no_flows")
    with localcontext(_PRECISE):
        worth = (amount / (1 + rate) ** (Decimal(at) / year) for at, amount in terms.items())
        return Figure(_plain(sum(worth, Decimal(0))))


def _sides(flows: Amounts, paid_at: Decimal, received_at: Decimal) -> tuple[Decimal, Decimal] | Reason:
    """Return what is paid and what is received, each valued now at its own rate and positive; or why not."""
    terms = _numbered(flows)
    if reason := _one_way(terms):
        return reason
    paid = _present_value(paid_at, {at: -amount for at, amount in terms.items() if amount < 0}, 1).value
    received = _present_value(received_at, {at: amount for at, amount in terms.items() if amount > 0}, 1).value
    return "rate_too_low" if paid is None or received is None else (paid, received)


def _rate_above(growth: Decimal) -> Decimal:
    """Return a rate from one plus the rate, still above -100 % after rounding."""
    rate = _plain(_PRECISE.subtract(_SHOWN.plus(growth), 1))
    return rate if rate > -1 else _SHOWN.next_plus(rate)


def _rates(terms: Mapping[int, Decimal], year: int) -> Rates:
    if reason := _one_way(terms):
        return Rates((), reason)
    first = min(terms)
    unit = math.gcd(*(at - first for at in terms))
    found = _log_roots([(at - first) // unit for at in terms], list(terms.values()))
    if found is None:
        return Rates((), "too_many_changes")
    with localcontext(_PRECISE):
        roots = tuple(sorted(_rate_above((-root * year / unit).exp()) for root in found))
    return Rates(roots, None if len(roots) == 1 else "several_roots" if roots else "no_root")


def _log_roots(times: Sequence[int], amounts: Amounts) -> list[Decimal] | None:
    """Return every real u at which Σ amount·exp(time·u) is zero, ascending, or nothing if that takes too long.

    Multiplied by exp(-τu), with τ between two times where the sign of the amounts changes, and then differentiated, the
    sum keeps its form and loses one change of sign. Between two roots of that derivative the multiplied sum only rises
    or only falls and so has one root at most: the roots with one, two, three … changes follow from those with fewer.
    That is a proof as long as each sign is beyond doubt; otherwise more digits tell a root that touches zero from none.

    Source: Laguerre (1883), "Mémoire sur la théorie des équations numériques": Descartes' rule for exponentials.
    """
    search, roots = _Search(times), None
    for digits in (50, 100, 200):
        with localcontext(_PRECISE, prec=digits):
            roots = search.roots(amounts, small=Decimal(10) ** (-digits * 3 // 5))
        if roots is None or not search.doubts:
            break
    return roots


class _Search:
    """A search for the roots of sums of exponentials at the same times, ascending from 0."""

    def __init__(self, times: Sequence[int]) -> None:
        self.times, self.gaps = times, [later - earlier for earlier, later in pairwise(times)]
        self.small, self.doubts, self.work = Decimal(0), False, 0

    def roots(self, amounts: Amounts, small: Decimal) -> list[Decimal] | None:
        """Return every root, ascending, or nothing once the work is too much; small is what counts as zero."""
        self.small, self.doubts = small, False
        levels = [amounts]
        while changes := [at for at, (a, b) in enumerate(pairwise(levels[-1])) if (a < 0) != (b < 0)]:
            twice = sum(self.times[changes[len(changes) // 2] :][:2])
            levels.append([amount * (2 * time - twice) for time, amount in zip(self.times, levels[-1], strict=True)])
        roots: list[Decimal] = []
        for level, slopes in reversed([*pairwise(levels)]):
            roots = self.between_turns(level, slopes, roots or [Decimal(0)])
            if self.work > _MOST_WORK:
                return None
        return roots

    def between_turns(self, amounts: Amounts, slopes: Amounts, turns: Amounts) -> list[Decimal]:
        """Return the roots of one sum, given the places where it turns, or any place if it never does."""
        marks = [(turn, self.sign(amounts, turn)) for turn in turns]
        found = [turn for turn, sign in marks if sign == 0]
        for way, (turn, sign), last in ((-1, marks[0], amounts[0]), (1, marks[-1], amounts[-1])):
            if sign * last < 0:
                step = way / Decimal(self.times[-1])
                while self.at(amounts, turn + step) * last <= 0:
                    step *= 2
                marks.append((turn + step, -sign))
        for (low, below), (high, above) in pairwise(sorted(marks)):
            if below * above < 0:
                found.append(self.crossing(amounts, slopes, (low, high), below))
        return sorted(found)

    def at(self, amounts: Amounts, u: Decimal) -> Decimal:
        """Return the sum at u by Horner's rule."""
        self.work += len(amounts) + 100
        growth = u.exp()
        powers = {gap: growth**gap for gap in set(self.gaps)}
        total = amounts[-1]
        for amount, gap in zip(amounts[-2::-1], self.gaps[::-1], strict=True):
            total = total * powers[gap] + amount
        return total

    def sign(self, amounts: Amounts, u: Decimal) -> int:
        """Return -1, 0 or 1; 0, where the sum is nothing beside its terms, casts a doubt."""
        total = self.at(amounts, u)
        if abs(total) <= self.small * self.at([abs(amount) for amount in amounts], u):
            self.doubts = True
            return 0
        return 1 if total > 0 else -1

    def crossing(self, amounts: Amounts, slopes: Amounts, ends: tuple[Decimal, Decimal], below: int) -> Decimal:
        """Return the one root between two places of unlike sign: Newton's steps, halving where they do not help."""
        low, high = ends
        u, last = (low + high) / 2, high - low
        while True:
            value, slope = self.at(amounts, u), self.at(slopes, u)
            low, high = (u, high) if value * below > 0 else (low, u)
            step = -2 * value / slope if slope else last
            if abs(step) * 2 > abs(last) or not low <= u + step <= high:
                step = (low + high) / 2 - u
            if abs(step) <= self.small:
                return u + step
            u, last = u + step, step
