"""A retrospective as sheets: attainment, money, causes and series as formulas of what was reached."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from typing import Final, cast

from mcp_server.methods._retro_figures import Spending
from mcp_server.methods._retro_goals import alike, figure
from mcp_server.methods._retro_statistics import Behaviour
from mcp_server.methods.run_retrospective import Retrospective
from mcp_server.model.document import Document
from mcp_server.model.retrospective import MoneyLine, Series
from mcp_server.render._todo import todos, told
from mcp_server.render._xlsx_book import Book, Cell, Entry, Page, Text
from mcp_server.render._xlsx_common import cell_of, grid, names_of
from mcp_server.render._xlsx_gauge import Figure, Gauge, bound_of, gauge_of, on
from mcp_server.render._xlsx_goals import cut, single, write_followed, write_goals
from mcp_server.render._xlsx_targets import owners
from mcp_server.render._xlsx_tree import write_tree
from mcp_server.words import label, say

_THOUSANDTH: Final = Decimal("0.001")
_LIMITS: Final = Decimal("2.66")


def write(book: Book, document: Document, section: str) -> bool:
    """Write a section that can be computed again; say whether it is one."""
    body = cast("Retrospective", document.body)
    if section == "results":
        _write_results(book, document, body)
    elif section == "problems":
        _write_problems(book, body)
    elif section == "kpi_tree":
        write_tree(book, body.kpi_tree, body.measures, ())
    elif section in {"actions", "outlook"}:
        _write_actions(book, document, section)
    else:
        return False
    return True


def _write_results(book: Book, document: Document, body: Retrospective) -> None:
    locale, names = body.locale, names_of(document)
    page = book.page(say(locale, "section.results"))
    page.title(say(locale, "section.results"))
    page.note(say(locale, "sheet.given"))
    if body.attained:
        write_goals(page, body)
    write_followed(page, body.followed)
    facts = [e for e in body.evidence if e.metric and e.value]
    grid(page, facts, "metric value|amount n|amount when source", title=say(locale, "retro.facts"))
    if body.spent:
        page.heading(label(locale, "budget"))
        _write_money(page, body)
    grid(page, body.derived, "derived_figure=name value formula", title=say(locale, "retro.derived"))
    given = {f"/series/id={s.id}": s for s in body.series}
    for chart in body.charts:
        if chart.at in given:
            _write_series(page, chart, given[chart.at], locale)
    moved = (
        "metric baseline=before actual=after verdict|label n_before n_after interval_low=low interval_high=high p_value"
        " n_needed=needed"
    )
    grid(page, body.moved, moved, names, title=say(locale, "retro.chance"))


def _write_money(page: Page, body: Retrospective) -> None:
    locale = body.locale
    lines = {f"/budget/id={line.id}": line for line in body.budget}
    amounts = [q for s in body.spent for q in (s.planned, s.actual, s.difference, s.eac)]
    units = {q.unit for q in amounts if q}
    shown = {unit: gauge_of((q for q in amounts if q and q.unit == unit), locale, unit) for unit in units}
    first = page.row + 1
    rows = [
        _money_row(page, row, spent, lines.get(spent.at), shown, locale) for row, spent in enumerate(body.spent, first)
    ]
    last = first + len(rows) - 1
    if whole := body.spent_total:
        row = last + 1
        by = shown.get(whole.planned.unit if whole.planned else "", Gauge())
        cells: dict[str, Cell] = {"budget": Text(say(locale, "sheet.total"), 0, bold=True)}
        for column, name in enumerate(("planned", "actual", "difference"), 1):
            total = f"SUM({page.at(first, column)}:{page.at(last, column)})"
            cells[name] = by.cell(getattr(whole, name), total, signed=name == "difference")
        if whole.share is not None:
            cells["used"] = cut(whole.share, f"{page.at(row, 2)}/{page.at(row, 1)}")
        rows.append([cells.get(name) for name in ("budget", "planned", "actual", "difference", "used")] + [None] * 5)
    heads = ["budget", "planned", "actual", "difference", "used", "earned", "total", "cpi", "spi", "eac"]
    if all(cell is None for row in rows for cell in row[5:]):
        heads, rows = heads[:5], [row[:5] for row in rows]
    page.table([label(locale, name) for name in heads], rows)


def _money_row(
    page: Page, row: int, spent: Spending, line: MoneyLine | None, shown: dict[str, Gauge], locale: str
) -> list[Cell]:
    planned, actual = spent.planned, spent.actual
    by = shown.get(planned.unit if planned else "", Gauge())
    p, a, e, t = (page.at(row, column) for column in (1, 2, 5, 6))
    same = alike(planned, actual) if planned and actual else None
    earned = figure(line.earned) if line else None
    done = alike(planned, earned) if planned and earned else None
    whole = figure(line.total) if line and line.total else planned
    indexed = done is not None and spent.cpi is not None
    cpi, spi, eac = None, None, None
    if indexed and same and planned and done and whole:
        cpi = _index(spent.cpi, done.value / same.value if same.value else None, f"{e}/{a}")
        spi = _index(spent.spi, done.value / planned.value if planned.value else None, f"{e}/{p}")
        eac = by.fitting([spent.eac.value]).cell(spent.eac, f"{t}*{a}/{e}") if spent.eac else None
    return [
        spent.name,
        by.cell(planned, bound=bound_of(planned, locale)) if single(planned) else cell_of(planned, "", locale),
        by.cell(same, bound=bound_of(same, locale)) if single(same) else cell_of(actual, "", locale),
        by.cell(spent.difference, f"{a}-{p}", signed=True) if spent.difference else None,
        cut(spent.share, f"{a}/{p}") if spent.share is not None else None,
        by.cell(done) if indexed else None,
        by.cell(whole) if indexed else None,
        cpi, spi, eac,
    ]  # fmt: skip


def _index(value: Decimal | None, exact: Decimal | None, formula: str) -> Cell:
    if value is None:
        return None
    live = exact is not None and exact.quantize(_THOUSANDTH, ROUND_HALF_UP) == value
    return Figure(float(value), "0.000", f"ROUND({formula},3)" if live else "")


def _write_series(page: Page, chart: Behaviour, series: Series, locale: str) -> None:
    points = [(name, found) for name, text in series.values.items() if (found := figure(text))]
    if not points:
        return
    page.heading(chart.metric)
    page.note(say(locale, f"retro.chart.{chart.verdict}"))
    for signal in chart.signals:
        page.note(f"· {signal}")
    shown = gauge_of((q for _, q in points), locale)
    first = page.row + 1
    names = [name for name, _ in points]
    count = names.index(series.changed_at) if series.changed_at in names else len(points)
    last = first + count - 1
    limits = _limits(chart, [q.value for _, q in points[:count]])
    by = shown._replace(scale=Decimal(1), after="", before="", places=3)
    scale = Decimal(100) if shown.after == "%" else shown.scale
    values = f"{page.at(first, 1, absolute=True)}:{page.at(last, 1, absolute=True)}"
    ranges = ""
    if count > 1:
        later = f"{page.at(first + 1, 1, absolute=True)}:{values.partition(':')[2]}"
        earlier = f"{values.partition(':')[0]}:{page.at(last - 1, 1, absolute=True)}"
        ranges = f"SUMPRODUCT(ABS({later}-{earlier}))/{count - 1}"
    formulas = {
        "centre": f"AVERAGE({values})", "lower": f"AVERAGE({values})-{_LIMITS}*{ranges}",
        "upper": f"AVERAGE({values})+{_LIMITS}*{ranges}",
    }  # fmt: skip
    rows: list[list[Cell]] = []
    for name, value in points:
        cells: list[Cell] = [name, shown.cell(value)]
        for key, formula in formulas.items():
            line: Decimal | None = getattr(chart, key)
            cells.append(by.cell(line, f"ROUND(({formula})*{scale},3)" if limits.get(key) == line else ""))
        rows.append(cells)
    unit = f" ({shown.after or shown.before})" if shown.after or shown.before else ""
    heads = [label(locale, "checkpoint"), label(locale, "value")]
    heads += [label(locale, name) + unit for name in ("centre", "lower_limit", "upper_limit")]
    page.table(heads, rows)


def _limits(chart: Behaviour, values: Sequence[Decimal]) -> dict[str, Decimal]:
    """Return the lines of a chart as a spreadsheet rounds them, to see that they are the same."""
    if len(values) < 2 or chart.centre is None:
        return {}
    centre = sum(values, Decimal(0)) / len(values)
    moving = sum((abs(two - one) for one, two in pairwise(values)), Decimal(0)) / (len(values) - 1)
    lines = {"centre": centre, "lower": centre - _LIMITS * moving, "upper": centre + _LIMITS * moving}
    return {name: value.quantize(_THOUSANDTH, ROUND_HALF_UP) for name, value in lines.items()}


def _write_problems(book: Book, body: Retrospective) -> None:
    locale = body.locale
    page = book.page(say(locale, "section.problems"))
    page.title(say(locale, "section.problems"))
    grid(page, body.problems, "problem=text impact cause taken=measure", main=True)
    if body.pareto:
        page.heading(say(locale, "retro.pareto"))
        shown = gauge_of((bar.amount for bar in body.pareto), locale)
        first, last = page.row + 1, page.row + len(body.pareto)
        total = f"SUM({page.at(first, 1, absolute=True)}:{page.at(last, 1, absolute=True)})"
        rows: list[list[Cell]] = []
        for row, bar in enumerate(body.pareto, first):
            running = f"SUM({page.at(first, 1, absolute=True)}:{page.at(row, 1)})/{total}"
            vital = label(locale, "yes" if bar.vital else "no")
            rows.append([
                bar.name, shown.cell(bar.amount), cut(bar.share, f"{page.at(row, 1)}/{total}"),
                cut(bar.cumulative, running), vital,
            ])  # fmt: skip
        heads = ("cause", "amount", "share", "cumulative", "vital")
        page.table([label(locale, name) for name in heads], rows)
    grid(page, body.risks, "risk=text occurred|label response outcome=effect", title=label(locale, "risks"))
    grid(page, body.planned.risks, "planned_risk=text")


def _write_actions(book: Book, document: Document, section: str) -> None:
    locale = document.locale
    rows: list[list[Cell]] = [
        [t.priority, t.text, t.owner, on(t.start), on(t.due), "\n".join(told(t, locale)), Entry()]
        for t in todos(document)
        if t.sort == "task" and t.at.startswith(f"/{section}/")
    ]
    page = book.page(say(locale, f"section.{section}"))
    page.title(say(locale, f"section.{section}"))
    page.still = 2
    heads = ("priority", "action", "owner", "start", "due", "details", "state")
    area = page.table([label(locale, name) for name in heads], rows, main=True)
    page.choices(area, 6, book.cells["states"])
    owners(book, area, 2, page)
