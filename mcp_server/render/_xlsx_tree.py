"""A KPI tree as a sheet in which every measure follows from its parts by its own formula."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final, cast

from mcp_server.compute.expressions import FormulaError, Term, parse
from mcp_server.compute.tree import factor, name_of
from mcp_server.methods._tree_change import TODAY, plain_scale
from mcp_server.methods._tree_nouns import Figure, Measure
from mcp_server.methods.build_kpi_tree import KpiTree
from mcp_server.model.document import Document
from mcp_server.model.quantity import Quantity
from mcp_server.model.tree import Node
from mcp_server.render._xlsx_book import Book, Cell, Text
from mcp_server.render._xlsx_changes import write_changes, write_levers
from mcp_server.render._xlsx_gauge import Gauge, Place, gauge
from mcp_server.words import label, say
from mcp_server.words.format import named

_LONGEST: Final = 8_000
"""Characters of a formula."""
_MOST: Final = 250
"""Arguments of a function."""
_NAMES: Final = {"min": "MIN", "max": "MAX", "avg": "AVERAGE"}


def write(book: Book, document: Document, section: str) -> bool:
    """Write the tree with its values, what made a difference between them, or what moves the top; say whether the
    section is one of these."""
    tree = cast("KpiTree", document.body)
    known = {"tree", "values"} | ({"changes"} if tree.comparisons else set()) | ({"levers"} if tree.levers else set())
    if section not in known:
        return False
    if f"tree:{tree.measures[0].id}" not in book.cells:
        write_tree(book, tree.nodes, tree.measures, tree.scenarios)
    if section == "changes":
        write_changes(book, tree)
    if section == "levers":
        write_levers(book, tree)
    return True


def write_tree(book: Book, nodes: Sequence[Node], measures: Sequence[Measure], scenarios: Sequence[str]) -> None:
    """Write each measure with its figure in each scenario, live where its formula gives it."""
    locale = book.locale
    title = say(locale, "section.tree" if scenarios else "section.kpi_tree")
    page = book.page(title)
    page.title(title)
    page.note(say(locale, "sheet.given"))
    given = {node.id: node for node in nodes}
    scenarios = scenarios or tuple(dict.fromkeys(f.scenario for m in measures for f in m.figures))
    figures = {(m.id, f.scenario): f for m in measures for f in m.figures}
    stated = [
        s for s in scenarios if any(f.stated and f.computed for f in (figures.get((m.id, s)) for m in measures) if f)
    ]
    heads = [label(locale, "name"), label(locale, "unit")]
    columns = {scenario: len(heads) + n for n, scenario in enumerate(scenarios)}
    heads += [label(locale, "today" if s == TODAY else s) for s in scenarios]
    checks = {scenario: len(heads) + 2 * n for n, scenario in enumerate(stated)}
    for scenario in stated:
        name = label(locale, "today" if scenario == TODAY else scenario)
        heads += [say(locale, "sheet.stated", name=name), say(locale, "sheet.apart", name=name)]
    heads += [label(locale, "formula"), label(locale, "owner"), label(locale, "source")]
    first = page.row + 1
    place = {m.id: first + n for n, m in enumerate(measures)}
    terms = _terms(nodes)
    rows: list[list[Cell]] = []
    for row, measure in enumerate(measures, first):
        shown = _gauge_of(measure, locale)
        cells: list[Cell] = [Text(measure.name, measure.depth or 0, not measure.depth), named(measure.unit, locale)]
        for scenario in scenarios:
            figure, formula = figures.get((measure.id, scenario)), ""
            if figure and figure.computed and measure.id in terms:
                at = {one: page.at(place[one], columns[scenario]) for one in place}
                formula = _formula(terms[measure.id], at, {m.id: m.unit for m in measures}, measure.unit)
            cells.append(shown.cell(_value(figure, measure.unit), formula) if figure else None)
            if figure:
                book.places[f"tree:{measure.id}:{scenario}"] = Place(page.far(row, columns[scenario]), shown)
        for scenario in stated:
            figure = figures.get((measure.id, scenario))
            both = figure is not None and figure.stated is not None and figure.computed is not None
            own = _in_unit(figure.stated, measure.unit) if figure and both else None
            apart: Cell = None
            if own is not None and figure and figure.computed:
                formula = f"{page.at(row, columns[scenario])}-{page.at(row, checks[scenario])}"
                apart = shown.cell(figure.computed.value - own, formula, signed=True)
            cells += [shown.cell(own), apart]
        node = given.get(measure.id)
        rows.append([*cells, measure.formula or measure.fault, node.owner if node else "", node.source if node else ""])
    page.table(heads, rows, main=True)
    book.cells[f"tree:{measures[0].id}"] = page.name


def _in_unit(stated: Quantity | None, unit: str) -> Decimal | None:
    """Return a stated figure in the unit of its measure: 5,700万元 as 5,700 in a measure of 万元."""
    return None if stated is None else stated.value * plain_scale(stated, unit) / factor(unit)


def _value(figure: Figure, unit: str) -> Decimal | None:
    """Return a figure of a measure in its unit, as computed where it is."""
    return figure.computed.value if figure.computed else _in_unit(figure.stated, unit)


def _gauge_of(measure: Measure, locale: str) -> Gauge:
    values = [v for f in measure.figures if (v := _value(f, measure.unit)) is not None]
    plain = gauge((), measure.unit, locale)
    return plain.fitting(values)


def _terms(nodes: Sequence[Node]) -> dict[str, Term]:
    """Return the formulas that can be read, with ids in place of names."""
    ids = {name_of(n.name.strip()): n.id for n in nodes if n.name.strip()} | {name_of(n.id): n.id for n in nodes}
    out = {}
    for node in nodes:
        if node.formula.strip():
            try:
                term = parse(node.formula.strip().lstrip("=＝")).term
            except FormulaError:
                continue
            if all(t.operation != "name" or t.text in ids for t in term.walk()):
                out[node.id] = _named(term, ids)
    return out


def _named(term: Term, ids: Mapping[str, str]) -> Term:
    if term.operation == "name":
        return Term("name", text=ids[term.text])
    return Term(term.operation, tuple(_named(t, ids) for t in term.terms), term.signs, term.text, term.number)


def _formula(term: Term, at: Mapping[str, str], units: Mapping[str, str], unit: str) -> str:
    """Return a formula over cells; nothing where it would be too long for one."""

    def write(one: Term) -> str:
        if one.operation == "number":
            return format(one.number, "f")
        if one.operation == "name":
            scale = factor(units[one.text]) / _cell_factor(units[one.text])
            return at[one.text] if scale == 1 else f"{at[one.text]}*{scale:f}"
        parts = [write(each) for each in one.terms]
        if one.operation in {"sum", "product"}:
            signs = one.signs or (1,) * len(parts)
            marks = ("+", "-") if one.operation == "sum" else ("*", "/")
            text = "".join(f"{marks[sign < 0]}({part})" for sign, part in zip(signs, parts, strict=True))
            return text if signs[0] < 0 and one.operation == "sum" else f"1{text}" if signs[0] < 0 else text[1:]
        if one.operation == "wavg":
            pairs = list(zip(parts[::2], parts[1::2], strict=True))
            over = "+".join(f"({value})*({weight})" for value, weight in pairs)
            return f"({over})/({'+'.join(f'({weight})' for _, weight in pairs)})"
        return f"{_NAMES[one.operation]}({','.join(parts)})"

    if any(len(each.terms) > _MOST for each in term.walk()):
        return ""
    scale = factor(unit) / _cell_factor(unit)
    text = write(term)
    text = text if scale == 1 else f"({text})/{scale:f}"
    return text if len(text) <= _LONGEST else ""


def _cell_factor(unit: str) -> Decimal:
    """Return what spreadsheets do by themselves: a cell of 40 % holds 0.4."""
    return Decimal("0.01") if unit == "%" else Decimal(1)
