"""The cases of a proposal as sheets: a changed price, cost or rate goes through the cash flow to present value, returns
and payback."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Final, NamedTuple

from mcp_server.methods._proposal_cases import CaseFigure, CaseResult, rate_of
from mcp_server.methods._proposal_costs import Costs, share_of
from mcp_server.methods._proposal_flows import Months, Setting, flows_of, steps
from mcp_server.methods._proposal_money import Purse
from mcp_server.methods._proposal_revenue import Revenue
from mcp_server.methods._proposal_time import Course
from mcp_server.methods.build_proposal import Proposal
from mcp_server.model.proposal import Benefit, Case
from mcp_server.render._xlsx_book import Book, Cell, Drawn, Page, Text
from mcp_server.render._xlsx_common import grid
from mcp_server.render._xlsx_gauge import Figure, Gauge, Place, bound_of, gauge_of, product, timed
from mcp_server.render._xlsx_levers import Grid, write_drivers, write_turns
from mcp_server.render._xlsx_sales import times_of
from mcp_server.render._xlsx_targets import text
from mcp_server.words import label, say

_PERCENT: Final = Gauge(Decimal(100), "", "%", 2)
_INPUTS: Final = ("money_flow", "counts_as", "base", "share", "amount", "in_a_year")
_MOST: Final = 8_000
"""Cells of streams that a sheet computes; beyond that the money of a case stands there as it was computed."""


class _Lines(NamedTuple):
    """The streams of a case, and where the amount of each part stands."""

    months: tuple[Months, ...]
    places: tuple[tuple[Place, ...], ...]
    own: Mapping[str, Place]
    """Where the amount of a stream stands that scenarios replace, by its pointer."""


def setting_of(body: Proposal) -> Setting:
    """Return what all cases of a proposal share, as it was computed."""
    start = body.start or date.fromisoformat(body.as_of)
    return Setting(
        body, Purse(body), Course(body.stages, body.circle, start, body.finish),
        Costs(body.accounts, body.one_off, body.yearly, body.cost_circle, body.missing),
        Revenue(body.sales, body.by_year, body.units, body.reach),
    )  # fmt: skip


def write_cases(book: Book, body: Proposal) -> None:
    """Write a sheet for each case, over the cells where costs and sales stand."""
    setting, given = setting_of(body), {f"/cases/id={case.id}": case for case in body.cases}
    for result in body.results:
        _write_case(book, given[result.at], result, setting)


def _months(case: Case, result: CaseResult, setting: Setting) -> tuple[Months, ...]:
    """Return the money of a case by what it is made of; nothing where it is too much, or today's rules give other
    figures."""
    found = flows_of(case, setting).streams if result.points else ()
    rows = [steps(m.flows, result.by) for m in found]
    if len(found) * len(result.points) > _MOST:
        return ()
    net = [sum(column, Decimal(0)) for column in zip(*rows, strict=True)]
    return found if net == [p.net.value for p in result.points] else ()


def _write_case(book: Book, case: Case, result: CaseResult, setting: Setting) -> None:
    locale = book.locale
    page = book.page(say(locale, "proposal.case", name=result.name))
    page.title(say(locale, "proposal.case", name=result.name))
    page.note(say(locale, "sheet.given"))
    for lack in result.lacks:
        page.note(say(locale, "proposal.not_computed") + say(locale, f"proposal.lack.{lack.reason}", name=lack.name))
    part = rate_of(result.rate.text) if result.rate else None
    rate = ""
    if part is not None and result.points:
        page.row += 1
        rate = page.at(page.row, 1, absolute=True)
        page.write(page.row, 0, Text(label(locale, "discount_rate"), 0, bold=True))
        page.write(page.row, 1, _PERCENT._replace(places=0).fitting([part * 100]).cell(part * 100))
        page.row += 1
    months = _months(case, result, setting)
    if not months:
        streams = [s for s in result.streams if s.total]
        grid(page, streams, "money_flow=name in_a_year=amount total_amount=total", title=label(locale, "streams"))
    lines = _write_inputs(page, case, months, setting)
    if not result.points:
        return
    # At -100 % and below nothing is discounted.
    sheet = _write_course(page, result, rate if result.points[0].worth else "", lines)
    _write_figures(page, result, sheet)
    write_drivers(page, result, sheet)
    write_turns(page, case, result, sheet, lines.own, setting.purse)


def _write_inputs(page: Page, case: Case, months: Sequence[Months], setting: Setting) -> _Lines:
    """Write what the case was given; what it takes from other sheets stands there."""
    if not months:
        return _Lines((), (), {})
    locale, purse = page.book.locale, setting.purse
    given = {f"/cases/id={case.id}/benefits/id={b.id}": b for b in case.benefits}
    own = [m for m in months[1:] if m.stream.at in given]
    columns = [c for c in _INPUTS if _filled(c, [given[m.stream.at] for m in own], purse)]
    page.heading(label(locale, "streams"))
    at: dict[str, Place] = {}
    rows: list[list[Cell]] = []
    for row, month in enumerate((months[0], *own), page.row + 1):
        where = {name: page.at(row, columns.index(name), absolute=True) for name in columns}
        benefit = given.get(month.stream.at)
        if benefit:
            cells, at[month.stream.at] = _benefit(benefit, where, purse, locale)
        else:
            outlay = purse.money(case.outlay) or setting.costs.one_off
            shown = gauge_of([outlay], locale)
            known = page.book.places.get("costs.one_off") if month.stream.at == "/costs" else None
            linked = product([known], shown) if known else ""
            cells = {"amount": shown.cell(outlay, linked)}
            at[month.stream.at] = Place(where["amount"], shown)
        cells |= {"money_flow": month.stream.name}
        if month.stream.counts_as:
            cells["counts_as"] = say(locale, f"proposal.counts.{month.stream.counts_as}")
        rows.append([cells.get(name) for name in columns])
    page.table([label(locale, name) for name in columns], rows)
    page.row -= 1
    if len(own) + 1 < len(months):
        page.note(say(locale, "sheet.modelled"))
    places: list[tuple[Place, ...]] = [(at[months[0].stream.at],)]
    for month in months[1:]:
        if month.stream.at in given:
            places.append((at[month.stream.at],))
        elif month.stream.at == "/costs":
            places.append((page.book.places["costs.yearly"],))
        else:
            name = "variable" if month.stream.counts_as == "cost" else "revenue"
            places.append(tuple(page.book.places[f"{part.at}:{name}"] for part in month.parts))
    yearly = {m.stream.at: place for m, (place, *_) in zip(months, places, strict=True) if m.stream.amount}
    return _Lines(tuple(months), tuple(places), yearly)


def _filled(column: str, benefits: Sequence[Benefit], purse: Purse) -> bool:
    """Return whether some line of what a case was given fills a column."""
    if column in {"money_flow", "counts_as", "amount"}:
        return True
    shares = [b for b in benefits if b.base and _share(b) is not None]
    if column in {"base", "share"}:
        return bool(shares)
    return bool(shares) or any(times_of(purse.money(b.amount)) > 1 for b in benefits)


def _share(benefit: Benefit) -> Decimal | None:
    return share_of(benefit.amount) if "%" in benefit.amount or "成" in benefit.amount else None


def _benefit(benefit: Benefit, where: Mapping[str, str], purse: Purse, locale: str) -> tuple[dict[str, Cell], Place]:
    """Return the cells of a benefit, and where its amount of a year stands."""
    share = _share(benefit)
    given = purse.money(benefit.amount if share is None else benefit.base)
    yearly = purse.yearly(benefit.amount if share is None else benefit.base)
    assert given
    assert yearly
    shown, name = gauge_of([given], locale), "amount" if share is None else "base"
    first = Place(where[name], shown)
    cells: dict[str, Cell] = {name: timed(shown, given, locale).cell(given, bound=bound_of(given, locale))}
    if share is None and times_of(given) == 1:
        return cells, first
    value, factors = yearly.value, [first]
    if share is not None:
        by = _PERCENT._replace(places=0).fitting([share * 100])
        cells["share"] = by.cell(share * 100)
        value, factors = value * share, [first, Place(where["share"], by._replace(scale=Decimal(1)))]
    whole = gauge_of([given.model_copy(update={"value": value})], locale)
    cells["in_a_year"] = whole.cell(value, product(factors, whole, times_of(given)))
    return cells, Place(where["in_a_year"], whole)


def _stream_cell(parts: Sequence[tuple[Place, Fraction]], shown: Gauge, sign: str) -> str:
    """Return the formula of what parts come to in one year or month."""
    terms = [product([place], shown, weight) for place, weight in parts if weight]
    if not sign:
        return "+".join(terms)
    return f"-ABS({terms[0]})" if sign == "-ABS" and len(terms) == 1 else f"-({'+'.join(terms)})"


def _write_course(page: Page, case: CaseResult, rate: str, lines: _Lines) -> Grid:
    """Write the money by year or month: what each stream brings, what is left, and what follows from it."""
    locale, points = page.book.locale, case.points
    shown = gauge_of((q for p in points for q in (p.net, p.balance)), locale)
    rows_of = [steps(m.flows, case.by) for m in lines.months]
    every = [q.value for p in points for q in (p.net, p.balance, p.worth, p.worth_balance) if q]
    shown = shown.fitting([*every, *(value for row in rows_of for value in row)])
    page.heading(say(locale, f"sheet.cash_{case.by}"))
    first, count = page.row + 1, len(lines.months)
    sheet = Grid(first, first + len(points) - 1, count, rate, case, shown, tuple(m.stream for m in lines.months), page)
    weights = [[_weights(part.months, case.by) for part in m.parts] for m in lines.months]
    signs = [_sign(month, number) for number, month in enumerate(lines.months)]
    rows: list[list[Cell]] = []
    for place, point in enumerate(points):
        counted = f"{page.at(first + place - 1, 0)}+1" if place else "0"
        cells: list[Cell] = [Figure(int(point.name), "0", counted)]
        for number, values in enumerate(rows_of):
            parts = [(at, w[place]) for at, w in zip(lines.places[number], weights[number], strict=True)]
            live = any(weight for _, weight in parts)
            cells.append(shown.cell(values[place], _stream_cell(parts, shown, signs[number])) if live else None)
        rows.append([*cells, *_ends(page, sheet, place)])
    heads = ["year_number" if case.by == "year" else "month_number", "net", "balance"]
    heads += ["worth", "worth_balance", "paid_back", "paid_back_worth"] if points[0].worth else ["paid_back"]
    names = [label(locale, name) for name in heads]
    page.table([names[0], *(m.stream.name for m in lines.months), *names[1:]], rows, main=True)
    page.still = 1
    page.row -= 1
    _write_sums(page, sheet, rows_of)
    page.book.drawn[f"cash_flow:{case.at}"] = [
        Drawn(
            role, tone, page.name, (first - 1, column), (first, 0, sheet.last, 0), (first, column, sheet.last, column),
            shown.format(),
        )
        for role, tone, column in (
            ("bar", "quiet", sheet.net), ("line", "main", sheet.net + 1), ("line", "amber", sheet.net + 3)
        )
        if column < sheet.net + 2 or points[0].worth
    ]  # fmt: skip
    return sheet


def _weights(months: Sequence[Fraction], by: str) -> list[Fraction]:
    """Return how much of the amount of a year falls into each year or month."""
    length = 1 if by == "month" else 12
    return [months[0], *(sum(months[n : n + length], Fraction(0)) for n in range(1, len(months), length))]


def _sign(month: Months, number: int) -> str:
    """Return how a stream counts: outlay and costs go out however they were written."""
    if number == 0 or (month.stream.at.startswith("/cases/") and month.stream.counts_as == "cost"):
        return "-ABS"
    return "-" if month.stream.counts_as == "cost" else ""


def _ends(page: Page, sheet: Grid, place: int) -> list[Cell]:
    """Return what is left in a year or month, all up to there, both discounted, and whether it is paid back then."""
    point, row, shown = sheet.case.points[place], sheet.first + place, sheet.shown
    net = page.at(row, sheet.net)

    def from_first(column: int) -> str:
        return f"SUM({page.at(sheet.first, sheet.net + column, absolute=True)}:{page.at(row, sheet.net + column)})"

    summed = f"SUM({page.at(row, 1)}:{page.at(row, sheet.net - 1)})" if sheet.streams else ""
    cells: list[Cell] = [shown.cell(point.net, summed), shown.cell(point.balance, from_first(0))]
    if point.worth and point.worth_balance:
        live = bool(sheet.rate)
        cells.append(shown.cell(point.worth, f"{net}/{sheet.growth(page.at(row, 0))}" if live else ""))
        cells.append(shown.cell(point.worth_balance, from_first(2) if live else ""))
    for name, column in (("balance", 1), ("worth_balance", 3)):
        if name == "balance" or point.worth:
            cells.append(_back(page, sheet, place, name, column))
    return cells


def _back(page: Page, sheet: Grid, place: int, name: str, column: int) -> Cell:
    """Return when the balance comes back to zero within this step, the money of the step coming in evenly."""
    if place == 0:
        return None
    row = sheet.first + place
    before, now = page.at(row - 1, sheet.net + column), page.at(row, sheet.net + column)
    crossed = f"{page.at(row - 1, 0)}+{before}/({before}-{now})"
    then, this = (getattr(sheet.case.points[n], name).value for n in (place - 1, place))
    value = float(Decimal(place - 1) + then / (then - this)) if then < 0 <= this else ""
    return Figure(value, "0.00", f'IF(AND(ROUND({before},9)<0,ROUND({now},9)>=0),{crossed},"")')


def _write_sums(page: Page, sheet: Grid, rows: Sequence[Sequence[Decimal]]) -> None:
    """Write what each stream comes to, as it is and discounted."""
    locale, shown = page.book.locale, sheet.shown
    case, columns = sheet.case, [*range(1, sheet.net), sheet.net]
    totals = [sum(row, Decimal(0)) for row in rows] + [sum((p.net.value for p in case.points), Decimal(0))]
    page.write(page.row, 0, Text(label(locale, "total"), 0, bold=True))
    for column, total in zip(columns, totals, strict=True):
        page.write(page.row, column, shown.fitting([total]).cell(total, f"SUM({sheet.column(column)})"), bold=True)
    page.row += 1
    if sheet.rate and case.npv:
        rate = rate_of(case.rate.text) if case.rate else None
        assert rate is not None
        page.write(page.row, 0, Text(label(locale, "worth"), 0, bold=True))
        worths = [*(sheet.worth(row, rate) for row in rows), case.npv.value]
        for column, worth in zip(columns, worths, strict=True):
            page.write(page.row, column, shown.cell(worth, sheet.present(column)), bold=True)
        page.row += 1


def _write_figures(page: Page, case: CaseResult, sheet: Grid) -> None:
    locale = page.book.locale
    page.heading(label(locale, "results"))
    for figure in case.figures:
        _write_figure(page, figure, case, sheet)
    page.row += 1


def _write_figure(page: Page, figure: CaseFigure, case: CaseResult, sheet: Grid) -> None:
    """Write a result with how it is computed; where a change may take it away, or bring it about, with why not."""
    locale, shown = page.book.locale, sheet.shown
    page.write(page.row, 0, say(locale, f"proposal.figure.{figure.name}"))
    formula, note = _formula(figure, case, sheet, page.at(page.row, 1))
    if not figure.values:
        why = say(locale, f"proposal.reason.{figure.reason}") if figure.reason else ""
        places = gauge_of((), locale, "years" if case.by == "year" else "months")._replace(places=2)
        paid = figure.name in {"payback", "discounted_payback"}
        by = places if paid else _PERCENT if figure.name == "irr" else Gauge(places=2)
        page.write(page.row, 1, Figure(why, by.format(), formula) if formula else why)
    for column, value in enumerate(figure.values, 1):
        by = shown if figure.name in {"total", "npv"} else gauge_of([value], locale)._replace(places=2)
        page.write(page.row, column, by.fitting([value.value]).cell(value, formula if column == 1 else ""))
    last = 1 + max(1, len(figure.values))
    words = {"n": case.span, "step": say(locale, f"proposal.step.{case.by}")}
    discounted = figure.name in {"npv", "discounted_payback", "index"}
    how = f"sheet.formula.{figure.name}" if discounted else f"proposal.formula.{figure.name}"
    told = figure.reason not in {"no_rate", "unclear_rate"}
    page.write(page.row, last, say(locale, how, **words) if told else None)
    if figure.values and (note or figure.reason):
        why = say(locale, f"proposal.reason.{figure.reason}") if figure.reason else ""
        page.write(page.row, last + 1, Figure(why, "General", note) if note else why)
    page.row += 1


def _formula(figure: CaseFigure, case: CaseResult, sheet: Grid, own: str) -> tuple[str, str]:
    """Return the formulas of a result and of its note; none where several values are one result."""
    locale, net = sheet.page.book.locale, sheet.column(sheet.net)

    def why(reason: str) -> str:
        return text(say(locale, f"proposal.reason.{reason}"))

    if figure.name == "total":
        return f"SUM({net})", ""
    if figure.name == "irr" and figure.reason in {"", "one_sign", "no_root"}:
        return _rate(case, sheet, own, figure.reason)
    if figure.name == "payback" or (figure.name == "discounted_payback" and sheet.rate):
        column = sheet.net + (1 if figure.name == "payback" else 3)
        balance, back = sheet.column(column), sheet.column(sheet.back(figure.name))
        none = f"IF(ROUND(MIN({balance}),9)<0,{why('never_pays_back')},{why('nothing_to_pay_back')})"
        end = sheet.page.at(sheet.last, column)
        again = f"OR(COUNT({back})>1,ROUND({end},9)<0)"
        note = f'IF(AND(ISNUMBER({own}),{again}),{why("sinks_again")},"")'
        return f"IF(COUNT({back})=0,{none},ROUND(MIN({back}),2))", note
    if not sheet.rate:
        return "", ""
    worth = sheet.column(sheet.net + 2)
    if figure.name == "npv":
        return f"SUM({worth})", ""
    if figure.name == "index":
        paid = f'SUMIF({worth},"<0")'
        one = f"OR(MIN({net})>=0,MAX({net})<=0)"
        return f'IF({one},{why("one_sign")},SUMIF({worth},">0")/-{paid})', ""
    return "", ""


def _rate(case: CaseResult, sheet: Grid, own: str, reason: str) -> tuple[str, str]:
    """Return the formulas of the rate of return and of its note."""
    locale, net, at = sheet.page.book.locale, sheet.column(sheet.net), sheet.column(0)
    why = reason if reason == "no_root" else "not_computed"
    flat, none = (text(say(locale, f"proposal.reason.{name}")) for name in ("one_sign", why))
    gain, loss = (f'SUMIF({net},"{way}0")' for way in "><")
    # A spreadsheet searches near a guess: here all that comes in against all that goes out, over the time between.
    apart = "-".join(f"SUMPRODUCT(({net}{way}0)*{net}*{at})/{of}" for way, of in ((">", gain), ("<", loss)))
    found = f"IFERROR(IRR({net},({gain}/-{loss})^(1/({apart}))-1),IRR({net}))"
    found = found if case.by == "year" else f"(1+{found})^12-1"
    rate = f"IF(OR(MIN({net})>=0,MAX({net})<=0),{flat},IFERROR({found},{none}))"
    if sum(one.net.value * two.net.value < 0 for one, two in pairwise(case.points)) > 1:
        return rate, ""
    first, second, before, last = (
        sheet.page.at(row, sheet.net, absolute=True)
        for row in (sheet.first, sheet.first + 1, sheet.last - 1, sheet.last)
    )
    more = f"SUMPRODUCT(--({first}:{before}*{second}:{last}<0))>1"
    doubt = f'IF({own}<=-1,{none},IF({more},{text(say(locale, "sheet.more_rates"))},""))'
    return rate, f'IF(ISNUMBER({own}),{doubt},"")'
