"""What a proposal sells as a sheet: prices and customers to change; revenue and break-even as formulas."""

import math
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from mcp_server.methods._proposal_costs import share_of
from mcp_server.methods._proposal_money import IN_A_YEAR, Purse
from mcp_server.methods._proposal_revenue import Sale, UnitEconomics, YearOfSales
from mcp_server.methods.build_proposal import Proposal
from mcp_server.model.base import called
from mcp_server.model.quantity import Quantity
from mcp_server.render._xlsx_book import Area, Book, Cell, Page, Text
from mcp_server.render._xlsx_common import cell_of
from mcp_server.render._xlsx_gauge import Figure, Gauge, Place, bound_of, gauge, gauge_of, gauges, product, timed
from mcp_server.render._xlsx_targets import text
from mcp_server.words import label, say

_COLUMNS: Final = ("offer", "year_number", "customers", "price", "revenue_amount", "variable")
_UNITS: Final = ("offer", "margin", "cac", "cac_payback", "churn", "lifetime_value", "ltv_to_cac", "note")
_PERCENT: Final = Gauge(Decimal(100), "", "%")
_DIGITS: Final = 6
"""Decimals of the customers that it takes before they become whole ones: fewer than the error of a spreadsheet."""


def write_sales(book: Book, body: Proposal) -> None:
    """Write the sheet, the yearly costs taken from where they stand."""
    locale = body.locale
    page = book.page(say(locale, "proposal.revenue_model"))
    page.title(say(locale, "proposal.revenue_model"))
    page.note(say(locale, "sheet.given"))
    page.row += 1
    priced = _write_prices(page, body)
    found = [q for s in body.sales for q in (s.revenue, s.variable) if q]
    found += [q for y in body.by_year for q in (y.revenue, y.variable, y.fixed) if q]
    money = gauges(found, locale)
    area = _write_rows(page, body.sales, priced, money)
    for sale in body.sales:
        if sale.reason:
            page.note(say(locale, f"proposal.sale.{sale.reason}", name=sale.offer, year=sale.year))
    _write_years(page, body, area, money)
    _write_units(page, body, priced)


def _write_prices(page: Page, body: Proposal) -> dict[str, dict[str, Place]]:
    """Write price and cost of each offer, as given and for a year; say where that for a year stands."""
    locale, purse = body.locale, Purse(body)
    given = [{"price": purse.money(o.price), "unit_cost": purse.money(o.unit_cost)} for o in body.prices]
    yearly = [{"price": purse.yearly(o.price), "unit_cost": purse.yearly(o.unit_cost)} for o in body.prices]
    money = gauges([q for row in (*given, *yearly) for q in row.values() if q], locale)
    columns = ["offer"]
    for name in ("price", "unit_cost"):
        columns += [name] if any(row[name] for row in given) else []
        columns += [f"{name}_a_year"] if any(times_of(row[name]) > 1 for row in given) else []
    out: dict[str, dict[str, Place]] = {}
    rows: list[list[Cell]] = []
    for row, offer in enumerate(body.prices, page.row + 1):
        cells: dict[str, Cell] = {"offer": called(offer)}
        places = out.setdefault(f"/prices/id={offer.id}", {})
        for name in ("price", "unit_cost"):
            own, whole = given[row - page.row - 1][name], yearly[row - page.row - 1][name]
            if own is None or whole is None:
                continue
            shown, at = money[own.unit], page.at(row, columns.index(name), absolute=True)
            split = f"{name}_a_year" in columns
            # A time stands beside the figure where not all of them are those of a year.
            by = timed(shown, own, locale) if split else shown
            cells[name] = by.cell(own, bound=bound_of(own, locale))
            places[name] = Place(at, shown)
            if split:
                cells[f"{name}_a_year"] = shown.cell(whole, product([places[name]], shown, times_of(own)))
                places[name] = Place(page.at(row, columns.index(f"{name}_a_year"), absolute=True), shown)
        rows.append([cells.get(name) for name in columns])
    page.table([label(locale, name) for name in columns], rows)
    return out


def times_of(price: Quantity | None) -> int:
    """Return how many of its time a year has."""
    return IN_A_YEAR.get(price.per, 1) if price else 1


def _write_rows(
    page: Page, sales: Sequence[Sale], priced: dict[str, dict[str, Place]], money: dict[str, Gauge]
) -> Area:
    """Write what each offer brings in each year."""
    locale = page.book.locale
    counts = {
        unit: gauge((), unit, locale).fitting(s.customers.value for s in sales if s.customers)
        for unit in {s.customers.unit for s in sales if s.customers}
    }
    rows: list[list[Cell]] = []
    for row, sale in enumerate(sales, page.row + 1):
        places = priced.get(sale.at.partition("/customers")[0], {})
        cells: dict[str, Cell] = {"offer": sale.offer, "year_number": Figure(sale.number, "0")}
        if not sale.number or sale.reason == "year":
            cells["year_number"] = sale.year
        if sale.price and "price" in places:
            cells["price"] = places["price"].gauge.cell(sale.price, places["price"].cell)
        cells["customers"] = cell_of(sale.customers, "", locale)
        if sale.customers and sale.revenue:
            count = counts[sale.customers.unit]
            customers = Place(page.at(row, _COLUMNS.index("customers")), count)
            page.book.places[f"{sale.at}:customers"] = Place(page.far(row, _COLUMNS.index("customers")), count)
            cells["customers"] = count.cell(sale.customers, bound=bound_of(sale.customers, locale))
            own = Place(page.at(row, _COLUMNS.index("price")), places["price"].gauge)
            shown = money[sale.revenue.unit]
            cells["revenue_amount"] = shown.cell(sale.revenue, product([customers, own], shown))
            page.book.places[f"{sale.at}:revenue"] = Place(page.far(row, _COLUMNS.index("revenue_amount")), shown)
            if sale.variable:
                shown = money[sale.variable.unit]
                cells["variable"] = shown.cell(sale.variable, product([customers, places["unit_cost"]], shown))
                page.book.places[f"{sale.at}:variable"] = Place(page.far(row, _COLUMNS.index("variable")), shown)
        rows.append([cells.get(name) for name in _COLUMNS])
    split = any(s.price.basis == "computed" for s in sales if s.price)
    heads = {"price": "price_a_year"} if split else {}
    return page.table([label(locale, heads.get(name, name)) for name in _COLUMNS], rows)


def _write_years(page: Page, body: Proposal, area: Area, money: dict[str, Gauge]) -> None:
    """Write each year's sales together, and how many customers it takes to lose nothing."""
    locale, years = body.locale, body.by_year
    page.heading(say(locale, "proposal.even_how"))
    fixed = ""
    if body.yearly and any(y.fixed for y in years):
        page.write(page.row, 0, Text(label(locale, "fixed"), 0, bold=True))
        shown = money[body.yearly.unit]
        known = page.book.places.get("costs.yearly")
        linked = product([known], shown) if known else ""
        page.write(page.row, 1, shown.cell(body.yearly, linked))
        fixed = page.at(page.row, 1, absolute=True)
        page.row += 2
    live = any(_whole(y) for y in years)
    columns = ["year_number", "revenue_amount", *(["variable"] if any(y.variable for y in years) else [])]
    columns += [*(["fixed"] if fixed else []), *(["surplus"] if live else []), "customers"]
    columns += [
        *(["needed", "even_reached"] if live else []),
        *(["note"] if any(y.reason for y in years) or live else []),
    ]
    sums = {
        name: f"{page.at(area.first, n, absolute=True)}:{page.at(area.last, n, absolute=True)}"
        for n, name in enumerate(_COLUMNS)
    }
    rows: list[list[Cell]] = []
    for row, year in enumerate(years, page.row + 1):
        at = {name: page.at(row, n) for n, name in enumerate(columns)}
        cells = _year(year, at, sums, money, fixed, locale)
        rows.append([cells.get(name) for name in columns])
    page.table([label(locale, name) for name in columns], rows)


def _whole(year: YearOfSales) -> bool:
    """Return whether all is known that break-even is computed from, in one currency."""
    return bool(year.variable and year.fixed and year.fixed.unit == year.revenue.unit)


def _year(
    year: YearOfSales, at: dict[str, str], sums: dict[str, str], money: dict[str, Gauge], fixed: str, locale: str
) -> dict[str, Cell]:
    own, shown = f"{sums['year_number']},{at['year_number']}", money[year.revenue.unit]
    sold = f'{sums["revenue_amount"]},"<>"'  # customers without revenue are not counted
    cells: dict[str, Cell] = {
        "year_number": Figure(year.number, "0"),
        "revenue_amount": shown.cell(year.revenue, f"SUMIFS({sums['revenue_amount']},{own})"),
        "customers": gauge((), "", locale).fitting([year.customers]).cell(
            year.customers, f"SUMIFS({sums['customers']},{own},{sold})"
        ),
        "note": say(locale, f"proposal.reason.{year.reason}") if year.reason else None,
    }  # fmt: skip
    if year.variable:
        cells["variable"] = shown.cell(year.variable, f"SUMIFS({sums['variable']},{own})")
    if year.fixed:
        cells["fixed"] = money[year.fixed.unit].cell(year.fixed, fixed)
    if not _whole(year) or year.variable is None or year.fixed is None:
        return cells
    margin = f"{at['revenue_amount']}-{at['variable']}"
    left = year.revenue.value - year.variable.value - year.fixed.value
    cells["surplus"] = shown.fitting([left]).cell(left, f"{margin}-{at['fixed']}")
    # Who changes a price may bring about a break-even that was not there, or take it away.
    there = f"AND({at['customers']}>0,{margin}>0,MIN({at['fixed']},{at['variable']})>=0)"
    takes = f"ROUNDUP(ROUND({at['fixed']}*{at['customers']}/({margin}),{_DIGITS}),0)"
    needed, customers = year.needed, gauge((), "", locale)
    if needed is not None and not _agrees(year, needed.value):
        cells["needed"] = customers.cell(needed)
    else:
        value = customers.cell(needed) if needed else Figure("")
        cells["needed"] = value._replace(formula=f'IF({there},{takes},"")') if isinstance(value, Figure) else value
    yes, no = label(locale, "yes"), label(locale, "no")
    reached = f"IF({at['customers']}>={at['needed']},{text(yes)},{text(no)})"
    told = "" if year.reached is None else yes if year.reached else no
    cells["even_reached"] = Figure(told, "General", f'IF(ISNUMBER({at["needed"]}),{reached},"")')
    why = say(locale, "proposal.reason.no_margin")
    cells["note"] = Figure(why if year.reason else "", "General", f'IF(ISNUMBER({at["needed"]}),"",{text(why)})')
    return cells


def _agrees(year: YearOfSales, needed: Decimal) -> bool:
    """Return whether a spreadsheet computes the customers that are needed."""
    fixed, revenue, variable = (float(q.value) for q in (year.fixed, year.revenue, year.variable) if q)
    margin = revenue - variable
    return margin > 0 and math.ceil(round(fixed * float(year.customers) / margin, _DIGITS)) == needed


def _write_units(page: Page, body: Proposal, priced: dict[str, dict[str, Place]]) -> None:
    """Write what one customer of an offer is worth."""
    if not body.units:
        return
    locale = body.locale
    rows: list[list[Cell]] = []
    page.row -= 1
    page.heading(say(locale, "proposal.units"))
    churn = {f"/prices/id={offer.id}": share_of(offer.churn) for offer in body.prices}
    for row, unit in enumerate(body.units, page.row + 1):
        at = {name: page.at(row, n) for n, name in enumerate(_UNITS)}
        cells = _unit(unit, at, priced[unit.at], churn[unit.at], locale)
        rows.append([cells.get(name) for name in _UNITS])
    page.table([label(locale, name) for name in _UNITS], rows)


def _unit(
    unit: UnitEconomics, at: dict[str, str], priced: dict[str, Place], churn: Decimal | None, locale: str
) -> dict[str, Cell]:
    cells: dict[str, Cell] = {"offer": unit.offer, "cac": cell_of(unit.cac, "", locale)}
    if churn is not None:
        cells["churn"] = _PERCENT.fitting([churn * 100]).cell(churn * 100)
    if unit.reason:
        cells["note"] = say(locale, f"proposal.reason.{unit.reason}")
    if unit.margin is None:
        return cells
    margin = priced["price"].gauge.fitting([unit.margin.value])
    cells["margin"] = margin.cell(unit.margin, f"{priced['price'].cell}-{priced['unit_cost'].cell}")
    if unit.cac is None:
        return cells
    cac = gauge_of([unit.cac], locale)

    def live(name: str, value: Quantity | None, shown: Gauge, when: str, what: str, factor: Decimal) -> None:
        found = shown.cell(value) if value else Figure("", shown.format())
        formula = f'IF({when},{what}*{factor:f},"")' if factor != 1 else f'IF({when},{what},"")'
        cells[name] = found._replace(formula=formula) if isinstance(found, Figure) else found

    gained, lasts = f"{at['margin']}>0", f"{at['churn']}>0,{at['churn']}<=1"
    months = gauge((), "months", locale)._replace(places=2)
    live("cac_payback", unit.payback, months, gained, f"{at['cac']}/{at['margin']}", 12 * cac.scale / margin.scale)
    worth = gauge_of([unit.lifetime_value], locale, unit.margin.unit) if unit.lifetime_value else margin
    if churn is not None:
        when = f"AND({gained},{lasts})"
        live(
            "lifetime_value",
            unit.lifetime_value,
            worth,
            when,
            f"{at['margin']}/{at['churn']}",
            margin.scale / worth.scale,
        )
        when, ratio = f"AND({gained},{lasts},{at['cac']}>0)", Gauge(places=2)
        live("ltv_to_cac", unit.ratio, ratio, when, f"{at['lifetime_value']}/{at['cac']}", worth.scale / cac.scale)
    why = say(locale, "proposal.reason.no_margin")
    cells["note"] = Figure(why if unit.reason else "", "General", f'IF({gained},"",{text(why)})')
    return cells
