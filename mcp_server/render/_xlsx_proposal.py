"""A proposal's money as sheets: cost lines, sales, and each case with its present value and returns as formulas."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final, cast

from mcp_server.methods._proposal_cases import CaseFigure, CaseResult, rate_of
from mcp_server.methods.build_proposal import Proposal
from mcp_server.model.document import Document
from mcp_server.model.quantity import Quantity
from mcp_server.render._xlsx_book import Book, Cell, Drawn, Page, Text
from mcp_server.render._xlsx_common import Names, cell_of, grid, names_of
from mcp_server.render._xlsx_gauge import Figure, Gauge, gauge_of
from mcp_server.render._xlsx_resources import write_accounts
from mcp_server.render._xlsx_sales import write_sales
from mcp_server.words import label, say

_PERCENT: Final = Gauge(Decimal(100), "", "%", 2)
_SAID: Final = ("segments", "prices")
_RATE: Final = Gauge(Decimal(100), "", "%", 4)


def write(book: Book, document: Document, section: str) -> bool:
    """Write the finance of a proposal, or what it sells; say whether that is the section."""
    body = cast("Proposal", document.body)
    locale, names = body.locale, names_of(document)
    if section == "go_to_market":
        return _write_market(book, body, names)
    if section != "finance":
        return False
    if body.accounts:
        page = book.page(say(locale, "proposal.budget"))
        page.title(say(locale, "proposal.budget"))
        found = [q for a in body.accounts for q in (a.amount, a.limit, a.parts, a.cost, a.left) if q]
        money = {
            u: gauge_of((q for q in found if q.unit == u), locale, u) for u in dict.fromkeys(q.unit for q in found)
        }
        write_accounts(page, body.accounts, money, {}, locale)
        for name in ("one_off", "yearly"):
            total: Quantity | None = getattr(body, name)
            if total:
                key = "proposal.costs_once" if name == "one_off" else "proposal.costs_yearly_only"
                page.note(say(locale, key, value=total))
    for result in body.results:
        _write_case(book, result, locale)
    if body.balance:
        page = book.page(say(locale, "proposal.funding"))
        page.title(say(locale, "proposal.funding"))
        grid(page, body.funding.sources, "source_of_money=name amount|amount interest|amount how=text", main=True)
        grid(page, body.funding.tranches, "tranche=name amount|amount when source|names:sources condition=text", names)
        grid(page, body.balance.rows, "use=name amount formula=source lines line_cost=cost", names)
    return True


def _write_market(book: Book, body: Proposal, names: Names) -> bool:
    """Write whom it is for and what it sells; say whether something is sold."""
    if not any(sale.revenue for sale in body.sales):
        return False
    locale, told = body.locale, body.prose("go_to_market")
    if told or body.segments or any(not offer.read for offer in body.prices if offer.text):
        page = book.page(say(locale, "section.go_to_market"))
        page.title(say(locale, "section.go_to_market"))
        for part in told:
            page.line(part)
        # What was said is shown where not all of it became fields.
        how = {
            items: " how=text" if any(i.text and not i.read for i in getattr(body, items)) else "" for items in _SAID
        }
        segments = "size|amount offer|names:prices customer_budget=budget|amount"
        grid(page, body.segments, f"segment=name{how['segments']} {segments}", names)
        if how["prices"]:
            grid(page, body.prices, "offer=name how=text")
        reach = "offer segments size_of_segments=size customers year_number=year share_of_segment=share formula=source"
        grid(page, body.reach, reach)
    write_sales(book, body)
    return True


def _write_case(book: Book, case: CaseResult, locale: str) -> None:
    page = book.page(say(locale, "proposal.case", name=case.name))
    page.title(say(locale, "proposal.case", name=case.name))
    page.note(say(locale, "sheet.given"))
    for lack in case.lacks:
        page.note(say(locale, "proposal.not_computed") + say(locale, f"proposal.lack.{lack.reason}", name=lack.name))
    if case.points:
        _write_course(page, case, locale)
    streams = [s for s in case.streams if s.total]
    grid(page, streams, "money_flow=name in_a_year=amount formula total_amount=total", title=label(locale, "streams"))
    if case.drivers:
        page.heading(say(locale, "proposal.tornado"))
        rows = [[d.name, *(cell_of(q, "", locale) for q in (d.value, *d.outcomes, d.turns))] for d in case.drivers]
        page.table(
            [label(locale, "driver"), label(locale, "value"), "−20%", "−10%", "+10%", "+20%", label(locale, "turns")],
            rows,
        )
    grid(page, case.scenarios, "scenario=name changes npv difference", title=label(locale, "scenarios"))


def _write_course(page: Page, case: CaseResult, locale: str) -> None:
    """Write the money by year or month, and what follows from it."""
    rate = case.rate
    part = rate_of(rate.text) if rate else None
    step = "" if part is None else page.at(page.row, 1, absolute=True)
    if part is not None:
        page.write(page.row, 0, Text(label(locale, "discount_rate"), 0, bold=True))
        page.write(page.row, 1, _RATE._replace(places=2).cell(part * 100))
        page.row += 2
    growth = f"(1+{step})^{{at}}" if case.by == "year" else f"(1+{step})^({{at}}/12)"
    shown = gauge_of((q for p in case.points for q in (p.net, p.balance)), locale)
    shown = shown.fitting(q.value for p in case.points for q in (p.net, p.balance, p.worth, p.worth_balance) if q)
    first = page.row + 1
    last = first + len(case.points) - 1
    rows: list[list[Cell]] = []
    for row, point in enumerate(case.points, first):
        at = page.at(row, 0)
        net, worth = page.at(row, 1), page.at(row, 3)
        live = bool(step and point.worth)
        rows.append([
            Figure(int(point.name), "0"),
            shown.cell(point.net),
            shown.cell(point.balance, f"SUM({page.at(first, 1, absolute=True)}:{net})"),
            shown.cell(point.worth, f"{net}/{growth.format(at=at)}" if live else ""),
            shown.cell(point.worth_balance, f"SUM({page.at(first, 3, absolute=True)}:{worth})" if live else ""),
            *(_back(page, row, first, column) for column in (2, 4)),
        ])  # fmt: skip
    heads = ["year_number" if case.by == "year" else "month_number", "net", "balance", "worth", "worth_balance"]
    heads += ["paid_back", "paid_back_worth"]
    page.table([label(locale, name) for name in heads], _counted(case, rows), main=True)
    page.book.drawn[f"cash_flow:{case.at}"] = [
        Drawn(
            role,
            tone,
            page.name,
            (first - 1, column),
            (first, 0, last, 0),
            (first, column, last, column),
            shown.format(),
        )
        for role, tone, column in (("bar", "quiet", 1), ("line", "main", 2), ("line", "amber", 4))
        if column < 4 or step
    ]
    page.heading(label(locale, "results"))
    columns = [f"{page.at(first, c)}:{page.at(last, c)}" for c in range(7)]
    for figure in case.figures:
        _write_figure(page, figure, _formula(figure, case, columns, live=bool(step)), shown, locale)
    page.row += 1


def _back(page: Page, row: int, first: int, column: int) -> Cell:
    """Return when the balance comes back to zero within this step, the money of the step coming in evenly."""
    if row == first:
        return None
    before, now = page.at(row - 1, column), page.at(row, column)
    crossed = f"{page.at(row - 1, 0)}+{before}/({before}-{now})"
    return Figure("", "0.00", f'IF(AND(N({before})<0,N({now})>=0),{crossed},"")')


def _counted(case: CaseResult, rows: Sequence[list[Cell]]) -> list[list[Cell]]:
    """Return the rows with what their last two formulas give."""
    out = []
    for number, row in enumerate(rows):
        cells = list(row)
        for column, name in ((5, "balance"), (6, "worth_balance")):
            cell = cells[column]
            if number and isinstance(cell, Figure):
                before, now = (getattr(case.points[n], name) for n in (number - 1, number))
                if before is None or now is None:
                    cells[column] = None
                elif before.value < 0 <= now.value:
                    at = Decimal(case.points[number - 1].name) + before.value / (before.value - now.value)
                    cells[column] = cell._replace(value=float(at))
        out.append(cells)
    return out


def _formula(figure: CaseFigure, case: CaseResult, columns: Sequence[str], *, live: bool) -> str:
    if len(figure.values) != 1 or figure.reason:
        return ""
    if figure.name == "total":
        return f"SUM({columns[1]})"
    if figure.name == "npv" and live:
        return f"SUM({columns[3]})"
    if figure.name == "irr":
        guess = float(figure.values[0].value / 100)
        if case.by == "month":
            return f"(1+IRR({columns[1]},{(1 + guess) ** (1 / 12) - 1:.6g}))^12-1"
        return f"IRR({columns[1]},{guess:.6g})"
    if figure.name == "payback" or (figure.name == "discounted_payback" and live):
        name = "balance" if figure.name == "payback" else "worth_balance"
        found = [getattr(p, name) for p in case.points]
        if all(found) and any(one.value < 0 <= two.value for one, two in pairwise(found)):
            return f"ROUND(MIN({columns[5 if name == 'balance' else 6]}),2)"
    return ""


def _write_figure(page: Page, figure: CaseFigure, formula: str, shown: Gauge, locale: str) -> None:
    page.write(page.row, 0, say(locale, f"proposal.figure.{figure.name}"))
    if not figure.values:
        page.write(page.row, 1, say(locale, f"proposal.reason.{figure.reason}") if figure.reason else None)
    for column, value in enumerate(figure.values, 1):
        by = _PERCENT if value.unit == "%" else shown if figure.name in {"total", "npv"} else gauge_of([value], locale)
        page.write(page.row, column, by.fitting([value.value]).cell(value, formula if column == 1 else ""))
    page.write(page.row, 1 + max(1, len(figure.values)), figure.formula)
    page.row += 1
