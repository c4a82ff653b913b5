"""Scores as sheets that order again when a figure is changed: SWOT items and strategies, and causes."""

from decimal import ROUND_HALF_UP, Decimal
from typing import cast

from mcp_server.language.quantities import quantity
from mcp_server.methods._prioritize_figures import one_figure as figure_of
from mcp_server.methods._prioritize_figures import share
from mcp_server.methods.run_5whys import FiveWhys
from mcp_server.methods.swot import FactorScore, Swot
from mcp_server.model.document import Document
from mcp_server.render._xlsx_book import INK, Area, Book, Cell, Entry, Page, Text
from mcp_server.render._xlsx_common import grid, names_of
from mcp_server.render._xlsx_gauge import Figure, Gauge
from mcp_server.words import label, say

_PERCENT = Gauge(Decimal(100), "", "%", 1)
_PLACES = Decimal("0.0001")


def write_swot(book: Book, document: Document, section: str) -> bool:
    """Write items with their weighted scores, or strategies with theirs; say whether the section is one of these."""
    body = cast("Swot", document.body)
    locale, names = body.locale, names_of(document)
    if section == "factors":
        page = book.page(say(locale, "section.factors"))
        page.title(say(locale, "section.factors"))
        scored = {w.id for s in body.scores for w in s.items}
        for score in body.scores:
            _write_factors(page, body, score)
        rest = [i for i in body.items if i.id not in scored]
        grid(page, rest, "id quadrant|label what=text evidence weight|amount rating|amount", names, main=True)
    if section == "priorities":
        page = book.page(say(locale, "section.priorities"))
        page.title(say(locale, "section.priorities"))
        page.note(say(locale, "swot.arithmetic"))
        first, last = page.row + 1, page.row + len(body.priorities)
        among = f"{page.at(first, 4, absolute=True)}:{page.at(last, 4, absolute=True)}"
        rows: list[list[Cell]] = []
        for row, one in enumerate(body.priorities, first):
            known = [book.cells.get(f"score:{ref}", "") for ref in one.items]
            live = "+".join(known) if all(known) else ""
            rank = f"SUMPRODUCT(--(ROUND({among},9)>ROUND({page.at(row, 4)},9)))+1"
            told = "\n".join(names(one.items, "items"))
            rows.append([
                Figure(one.rank, "0", rank), one.text, one.direction, told, Figure(float(one.score), "0.0000", live)
            ])  # fmt: skip
        heads = ("rank", "strategy", "direction", "items", "score")
        page.table([label(locale, name) for name in heads], rows, main=True)
    return section in {"factors", "priorities"}


def _write_factors(page: Page, body: Swot, score: FactorScore) -> None:
    locale, book = body.locale, page.book
    page.heading(label(locale, score.origin))
    first, last = page.row + 1, page.row + len(score.items)
    total = f"SUM({page.at(first, 3, absolute=True)}:{page.at(last, 3, absolute=True)})"
    given = {i.id: i for i in body.items}
    rows: list[list[Cell]] = []
    for row, item in enumerate(score.items, first):
        weight = figure_of(given[item.id].weight) or quantity(given[item.id].weight)
        own = share(weight) if weight else item.weight
        part, rating = f"{page.at(row, 3)}/{total}", page.at(row, 5)
        exact = own / score.weights
        shares, scores = (
            f"ROUND({formula},4)" if value.quantize(_PLACES, ROUND_HALF_UP) == known else ""
            for formula, value, known in (
                (part, exact, item.weight), (f"{part}*{rating}", exact * item.rating, item.score)
            )
        )  # fmt: skip
        rows.append([
            label(locale, item.quadrant), item.text, given[item.id].evidence, Figure(float(own), "0.00##"),
            Figure(float(item.weight), "0.00%", shares), Figure(float(item.rating), "0.##"),
            Figure(float(item.score), "0.0000", scores),
        ])  # fmt: skip
        book.cells[f"score:{item.id}"] = page.far(row, 6)
    heads = ("quadrant", "what", "evidence", "weight", "share", "rating", "score")
    area = page.table([label(locale, name) for name in heads], rows, main=True)
    page.between(area, 5, 1, 4)
    page.row -= 1
    page.write(page.row, 1, Text(say(locale, "sheet.total"), 0, bold=True))
    columns = [f"{page.at(first, c)}:{page.at(last, c)}" for c in (3, 5)]
    formula = f"ROUND(SUMPRODUCT({columns[0]},{columns[1]})/SUM({columns[0]}),2)"
    page.write(page.row, 6, Figure(float(score.score), "0.00", formula), bold=True)
    page.row += 2


def write_whys(book: Book, document: Document, section: str) -> bool:
    """Write causes in their places, or roots with their shares and what is done about them; say whether the section
    is one of these."""
    body = cast("FiveWhys", document.body)
    locale, names = body.locale, names_of(document)
    if section == "chains" and not body.links:
        return False
    if section == "chains":
        page = book.page(say(locale, "section.chains"))
        page.title(say(locale, "section.chains"))
        given = {c.id: c for c in body.causes}
        rows: list[list[Cell]] = []
        for link in body.links:
            cause = given[link.id]
            basis = label(locale, cause.basis) if cause.basis else None
            rows.append(
                [Text(link.because, link.depth - 1, link.root), link.effect, basis, cause.evidence, cause.category]
            )
        page.table(
            [label(locale, name) for name in ("cause", "parent", "basis", "evidence", "category")], rows, main=True
        )
    if section == "roots":
        page = book.page(say(locale, "section.roots"))
        page.title(say(locale, "section.roots"))
        first = page.row + 1
        rows = []
        for row, root in enumerate(body.roots, first):
            running = f"SUM({page.at(first, 3, absolute=True).replace('$D', 'D')}:{page.at(row, 3)})"
            measures = "\n".join(names(root.countermeasures, "countermeasures"))
            rows.append([
                root.because, root.category, label(locale, root.controllable) if root.controllable else None,
                _PERCENT.cell(root.share),
                _PERCENT.cell(root.cumulative, running) if root.cumulative is not None else None, measures,
            ])  # fmt: skip
        if rows:
            heads = ("cause", "category", "controllable", "share", "cumulative", "countermeasures")
            page.table([label(locale, name) for name in heads], rows, main=True)
        first = page.row + 2
        area = grid(
            page, body.countermeasures,
            "action owner due|day cause|names:causes metric baseline|amount expected|amount check|day", names,
            title=label(locale, "countermeasures"), main=not body.roots,
        )  # fmt: skip
        if area:
            _states(page, area)
    return section in {"chains", "roots"}


def _states(page: Page, area: Area) -> None:
    """Add a column for the state of each action."""
    column = area.columns
    head = Text(label(page.book.locale, "state"), 0, bold=True)
    page.write(area.head, column, head, bg_color=INK["head"], font_color="#FFFFFF", valign="vcenter")
    for row in range(area.first, area.last + 1):
        page.write(row, column, Entry())
    page.right = max(page.right, column)
    page.choices(area, column, page.book.cells["states"])
