"""Where a project stands in money: planned value, earned value and actual cost, and what the whole will cost."""

from decimal import MAX_EMAX, MIN_EMIN, Decimal, localcontext
from typing import Literal, NamedTuple

Reason = Literal[
    "nothing_planned",  # the planned value to date is zero: no schedule index
    "nothing_spent",  # the actual cost is zero: no cost index
    "nothing_earned",  # at this rate the rest would never be done
    "budget_spent",  # no money is left for what remains
    "negative",  # work, cost or budget below zero
    "earned_beyond_budget",  # more than all work cannot be done
]


class Figure(NamedTuple):
    """A figure, or the reason why there is none."""

    value: Decimal | None
    reason: Reason | None = None


class Forecast(NamedTuple):
    """What the whole will cost on one assumption about the rest."""

    eac: Figure
    """Estimate at completion."""
    etc: Figure
    """Estimate to complete: what is still to be spent."""
    vac: Figure
    """Variance at completion: budget minus estimate."""
    tcpi: Figure
    """The cost index that the rest must keep to end at the estimate."""


class EarnedValue(NamedTuple):
    """The standing of a project at one date; variances below zero and indices below 1 are bad."""

    cv: Decimal
    """Cost variance: earned value minus actual cost."""
    sv: Decimal
    """Schedule variance: earned value minus planned value."""
    cpi: Figure
    """Cost performance index: earned value per unit of actual cost."""
    spi: Figure
    """Schedule performance index: earned value per unit of planned value."""
    tcpi: Figure
    """The cost index that the rest must keep to end within the budget."""
    typical: Forecast
    """The rest costs as the work so far: BAC / CPI."""
    atypical: Forecast
    """The rest costs what was planned for it: AC + (BAC - EV)."""
    combined: Forecast
    """Cost and delay both go on: AC + (BAC - EV) / (CPI · SPI)."""


def earned_value(planned: Decimal, earned: Decimal, actual: Decimal, budget: Decimal) -> EarnedValue:
    """Return variances, indices and forecasts from PV, EV and AC to date and BAC, the budget of the whole.

    All four are in one currency; a figure that cannot be had comes back as a reason. A number that is not finite raises
    a ValueError.
    Source: PMI, Practice Standard for Earned Value Management, second edition (2011), and PMBOK Guide, chapter 7.
    """
    if not all(amount.is_finite() for amount in (planned, earned, actual, budget)):
        raise ValueError("Planned value, earned value, actual cost and budget must be finite numbers.")
    with localcontext(prec=28, Emin=MIN_EMIN, Emax=MAX_EMAX):
        wrong: Reason | None = None
        if min(planned, earned, actual, budget) < 0:
            wrong = "negative"
        elif earned > budget:
            wrong = "earned_beyond_budget"
        left = budget - earned
        cpi = Figure(None, wrong) if wrong == "negative" else _ratio(earned, actual, "nothing_spent")
        spi = Figure(None, wrong) if wrong == "negative" else _ratio(earned, planned, "nothing_planned")

        def rest(*indices: Figure) -> Figure:
            cost = left
            for index in indices:
                if not index.value:
                    return Figure(None, index.reason or "nothing_earned")
                cost /= index.value
            return Figure(cost)

        def forecast(cost: Figure) -> Forecast:
            etc = Figure(None, wrong) if wrong else cost
            if etc.value is None:
                return Forecast(etc, etc, etc, etc)
            eac = actual + etc.value
            return Forecast(Figure(eac), etc, Figure(budget - eac), _to_complete(left, etc.value))

        tcpi = Figure(None, wrong) if wrong else _to_complete(left, budget - actual)
        return EarnedValue(
            cv=earned - actual,
            sv=earned - planned,
            cpi=cpi,
            spi=spi,
            tcpi=tcpi,
            typical=forecast(rest(cpi)),
            atypical=forecast(rest()),
            combined=forecast(rest(cpi, spi)),
        )


def _ratio(value: Decimal, base: Decimal, empty: Reason) -> Figure:
    return Figure(value / base) if base else Figure(None, empty)


def _to_complete(work: Decimal, money: Decimal) -> Figure:
    """Return how much work each unit of the money that is left must pay for."""
    if money <= 0 < work:
        return Figure(None, "budget_spent")
    return Figure(work / money) if work else Figure(Decimal(0))
