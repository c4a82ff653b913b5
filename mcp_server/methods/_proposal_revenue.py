"""What a proposal sells: revenue by year, break-even, what one customer is worth, and whether there are so many."""

from collections import defaultdict
from decimal import Decimal
from typing import Final, Literal, NamedTuple

from mcp_server.compute.cash_flow import break_even
from mcp_server.language.quantities import quantity
from mcp_server.methods._proposal_costs import share_of
from mcp_server.methods._proposal_money import IN_A_YEAR, Purse, years
from mcp_server.model.base import Model, by_reference, called
from mcp_server.model.pointer import escaped
from mcp_server.model.proposal import Offer, ProposalBrief
from mcp_server.model.quantity import Quantity

SaleReason = Literal["", "no_price", "no_customers", "year", "currencies"]
_MONTHS: Final = 12


class Sale(Model):
    """What one offer brings in one year."""

    at: str
    offer: str
    year: str
    """As written."""
    number: int = 0
    """1 for the first one, 2027 for that of the calendar; 0 where it is not clear."""
    customers: Quantity | None = None
    price: Quantity | None = None
    """For a year."""
    revenue: Quantity | None = None
    variable: Quantity | None = None
    """Customers times what one of them costs; nothing where that is not given."""
    reason: SaleReason = ""
    """Why there is no revenue."""

    @property
    def formula(self) -> str:
        """The formula of the revenue."""
        return self.revenue.source if self.revenue else ""


class YearOfSales(Model):
    """All offers in one year, and how many customers it takes to lose nothing."""

    year: str
    number: int
    revenue: Quantity
    customers: Decimal
    variable: Quantity | None = None
    fixed: Quantity | None = None
    """The yearly cost lines together."""
    needed: Quantity | None = None
    """Customers at which nothing is lost, in the mix of this year."""
    reached: bool | None = None
    reason: Literal["", "no_variable", "no_fixed", "no_margin", "currencies"] = ""

    @property
    def source(self) -> str:
        """The formula of the customers that it takes."""
        return self.needed.source if self.needed else ""


class UnitEconomics(Model):
    """What one customer of an offer is worth."""

    at: str
    offer: str
    margin: Quantity | None = None
    """Price less what one customer costs, in a year."""
    cac: Quantity | None = None
    payback: Quantity | None = None
    """Months until a customer has paid back what it cost to win them."""
    lifetime_value: Quantity | None = None
    ratio: Quantity | None = None
    """Lifetime value by CAC."""
    reason: Literal["", "no_price", "no_unit_cost", "no_margin", "no_cac", "currencies", "once"] = ""
    """Why there is no payback."""
    no_churn: bool = False
    """Without churn there is no lifetime value."""

    @property
    def source(self) -> str:
        """The formulas of payback, lifetime value and ratio."""
        found = [q.source for q in (self.payback, self.lifetime_value, self.ratio) if q]
        return "; ".join(found) or (self.margin.source if self.margin else "")


class Reach(Model):
    """An offer's customers against all that there are in the segments that it is meant for."""

    at: str
    offer: str
    segments: tuple[str, ...]
    size: Decimal
    customers: Decimal
    year: str
    """The year with the most customers."""
    share: Quantity | None = None
    """Customers in percent of size; nothing where there are none."""

    @property
    def source(self) -> str:
        """The formula of the share."""
        return self.share.source if self.share else ""


class Revenue(NamedTuple):
    """The revenue model."""

    sales: tuple[Sale, ...]
    by_year: tuple[YearOfSales, ...]
    units: tuple[UnitEconomics, ...]
    reach: tuple[Reach, ...]


def _sales(offer: Offer, purse: Purse) -> list[Sale]:
    at, name, price = f"/prices/id={offer.id}", called(offer), purse.yearly(offer.price)
    cost = purse.yearly(offer.unit_cost)
    if price is not None and price.per not in IN_A_YEAR and cost is not None and cost.per in IN_A_YEAR:
        cost = None  # a price paid once and a cost of every year are not of one time
    if not offer.customers:
        return [Sale(at=f"{at}/customers", offer=name, year="", price=price, reason="no_customers")]
    out = []
    for year, text in offer.customers.items():
        known, customers = years(year), quantity(text) if text else None
        row = Sale(at=f"{at}/customers/{escaped(year)}", offer=name, year=year, customers=customers, price=price)
        reason: SaleReason = ""
        if not year.strip() or known is None or known.last != known.first:
            reason = "year"
        elif price is None:
            reason = "no_price"
        elif customers is None or customers.upper is not None or customers.dimension != "count":
            reason = "no_customers"
        elif purse.unit and price.unit not in {purse.unit, ""}:
            reason = "currencies"
        if reason or known is None or price is None or customers is None:
            out.append(row.model_copy(update={"reason": reason, "number": known.first if known else 0}))
            continue
        counted = f"{customers.text.strip()} × "
        variable = None
        if cost is not None and cost.unit in {price.unit, ""}:
            variable = purse.computed(customers.value * cost.value, counted + purse.word(cost), price)
        revenue = purse.computed(customers.value * price.value, counted + purse.word(price))
        out.append(row.model_copy(update={"number": known.first, "revenue": revenue, "variable": variable}))
    return out


def _year(rows: list[Sale], fixed: Quantity | None, purse: Purse) -> YearOfSales | None:
    """Return the sales of one year together, and their break-even."""
    total = purse.total([s.revenue for s in rows if s.revenue])
    if total is None:
        return None
    customers = sum((s.customers.value for s in rows if s.customers and s.revenue), Decimal(0))
    variables = [s.variable for s in rows if s.revenue and (s.variable or s.revenue.value)]
    out = YearOfSales(year=rows[0].year, number=rows[0].number, revenue=total, customers=customers, fixed=fixed)
    if not all(variables) or not variables:
        return out.model_copy(update={"reason": "no_variable"})
    variable = purse.total([v for v in variables if v])
    out = out.model_copy(update={"variable": variable})
    if fixed is None or variable is None or customers <= 0:
        return out.model_copy(update={"reason": "no_fixed" if fixed is None else "no_margin"})
    if fixed.unit != total.unit:
        return out.model_copy(update={"reason": "currencies"})
    # All customers together: what one of them brings in need not be a finite decimal.
    found = break_even(fixed.value * customers, total.value, variable.value)
    if found.whole_units is None:
        return out.model_copy(update={"reason": "no_margin"})
    each = purse.computed(total.value / customers - variable.value / customers, "", total)
    source = f"{purse.word(fixed)} ÷ {purse.word(each)}"
    needed = Quantity(value=found.whole_units, basis="computed", source=source)
    return out.model_copy(update={"needed": needed, "reached": customers >= found.whole_units})


def _unit(offer: Offer, purse: Purse) -> UnitEconomics | None:
    """Return what one customer is worth; nothing where neither CAC nor churn is given."""
    if not offer.cac and not offer.churn:
        return None
    out = UnitEconomics(at=f"/prices/id={offer.id}", offer=called(offer), cac=purse.money(offer.cac))
    price, cost = purse.yearly(offer.price), purse.yearly(offer.unit_cost)
    if price is None or cost is None:
        return out.model_copy(update={"reason": "no_price" if price is None else "no_unit_cost"})
    if price.per not in IN_A_YEAR:
        return out.model_copy(update={"reason": "once"})
    if len({q.unit for q in (price, cost, out.cac) if q and (q.unit or q.value)}) > 1:
        return out.model_copy(update={"reason": "currencies"})
    margin = purse.computed(price.value - cost.value, f"{purse.word(price)} − {purse.word(cost)}", price)
    out = out.model_copy(update={"margin": margin})
    cac = out.cac
    if margin.value <= 0 or cac is None:
        return out.model_copy(update={"reason": "no_margin" if margin.value <= 0 else "no_cac"})
    months = Quantity(
        value=cac.value / margin.value * _MONTHS, unit="months", dimension="duration", basis="computed",
        source=f"{purse.word(cac)} ÷ ({purse.word(margin)} ÷ 12)",
    )  # fmt: skip
    out = out.model_copy(update={"payback": months})
    churn = share_of(offer.churn)
    if churn is None or not 0 < churn <= 1:
        return out.model_copy(update={"no_churn": True})
    value = purse.computed(margin.value / churn, f"{purse.word(margin)} ÷ {offer.churn.strip()}", margin)
    ratio = None
    if cac.value > 0:
        ratio = Quantity(
            value=value.value / cac.value, basis="computed", source=f"{purse.word(value)} ÷ {purse.word(cac)}"
        )  # fmt: skip
    return out.model_copy(update={"lifetime_value": value, "ratio": ratio})


def _reach(brief: ProposalBrief, sales: list[Sale]) -> list[Reach]:
    offers = by_reference(brief.prices)
    meant: dict[str, list[tuple[str, Decimal | None]]] = defaultdict(list)
    for segment in brief.segments:
        size = quantity(segment.size) if segment.size else None
        for one in dict.fromkeys(offers[ref].id for ref in segment.offer if ref in offers):
            meant[one].append((called(segment), size.value if size and size.upper is None else None))
    out = []
    for offer in brief.prices:
        groups = meant.get(offer.id, [])
        sizes = [size for _, size in groups if size is not None]
        own = [s for s in sales if s.at.startswith(f"/prices/id={offer.id}/") and s.customers and s.number]
        most = max(own, key=lambda s: s.customers.value if s.customers else Decimal(0), default=None)
        if not sizes or len(sizes) < len(groups) or most is None or most.customers is None:
            continue
        total, customers = sum(sizes, Decimal(0)), most.customers
        share = None
        if total > 0:
            share = Quantity(
                value=customers.value / total * 100, unit="%", dimension="percent", basis="computed",
                source=f"{customers.text.strip()} ÷ {total:f}",
            )  # fmt: skip
        names = tuple(name for name, _ in groups)
        out.append(
            Reach(
                at=most.at, offer=called(offer), segments=names, size=total, customers=customers.value, year=most.year,
                share=share,
            )
        )  # fmt: skip
    return out


def revenue(brief: ProposalBrief, purse: Purse, fixed: Quantity | None) -> Revenue:
    """Return what is sold by offer and year, break-even by year, and what one customer is worth; *fixed* is what is
    spent each year."""
    sales = [sale for offer in brief.prices for sale in _sales(offer, purse)]
    groups: dict[int, list[Sale]] = defaultdict(list)
    for sale in sales:
        if sale.revenue is not None:
            groups[sale.number].append(sale)
    by_year = (_year(groups[number], fixed, purse) for number in sorted(groups))
    units = (_unit(offer, purse) for offer in brief.prices)
    return Revenue(
        tuple(sales),
        tuple(row for row in by_year if row),
        tuple(row for row in units if row),
        tuple(_reach(brief, sales)),
    )
