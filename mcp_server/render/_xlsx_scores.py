"""Scores as sheets that order again when a figure is changed: options, SWOT items and strategies, and causes."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import cast

from mcp_server.language.quantities import quantity
from mcp_server.methods._prioritize_figures import SCHEMES, Figures, factors_of, read_figures, scale_of, share
from mcp_server.methods._prioritize_figures import one_figure as figure_of
from mcp_server.methods._prioritize_nouns import Ranking
from mcp_server.methods.run_5whys import FiveWhys
from mcp_server.methods.swot import FactorScore, Swot
from mcp_server.model.base import called
from mcp_server.model.document import Document
from mcp_server.render._xlsx_book import INK, Area, Book, Cell, Entry, Page, Text
from mcp_server.render._xlsx_common import grid, names_of
from mcp_server.render._xlsx_gauge import Figure, Gauge
from mcp_server.words import label, say

_PERCENT = Gauge(Decimal(100), "", "%", 1)
_SCORE = "#,##0.00##"
_PLACES = Decimal("0.0001")


def write_ranking(book: Book, document: Document, section: str) -> bool:
    """Write options with their figures, scores and ranks; say whether the section is these, and can be computed."""
    body = cast("Ranking", document.body)
    if section != "scores" or not body.scores:
        return False
    locale = body.locale
    ranks = body.scores
    options = {f"/options/id={o.id}": o for o in body.options}
    if body.scheme in SCHEMES:
        factors = factors_of(body.scheme)
        names = {f: label(locale, f"factor.{f}") for f in factors}
        figures = read_figures(body, factors, names)
    elif body.scheme == "weighted" and len(body.weights) == len(body.criteria):
        factors = tuple(c.id for c in body.criteria)
        names = {c.id: called(c) for c in body.criteria}
        figures = read_figures(body, factors, names)
    else:
        return False
    page = book.page(say(locale, "section.scores"))
    page.title(say(locale, "section.scores"))
    page.note(say(locale, "sheet.given"))
    page.note(say(locale, f"ranking.formula.{body.scheme}"))
    weights = _write_weights(page, body) if body.scheme == "weighted" else None
    first, last = page.row + 1, page.row + len(ranks)
    score_at = 2 + len(factors)
    among = f"{page.at(first, score_at, absolute=True)}:{page.at(last, score_at, absolute=True)}"
    rows: list[list[Cell]] = []
    for row, score in enumerate(ranks, first):
        option = options[score.at]
        cells = [_rating(figures, option.id, f) for f in factors]
        at = [page.at(row, 2 + n) for n in range(len(factors))]
        formula = (
            _by_scheme(body.scheme, at)
            if weights is None
            else _weighted(page, weights, _good(page, body, at, first, last))
        )
        rows.append([
            Figure(score.rank, "0", f"SUMPRODUCT(--(ROUND({among},9)>ROUND({page.at(row, score_at)},9)))+1"),
            Text(score.option, 0, score.rank == 1), *cells,
            Figure(float(score.score), _SCORE, formula) if abs(score.score) < 10**15 else score.figure,
        ])  # fmt: skip
    heads = [label(locale, "rank"), label(locale, "option"), *(names[f] for f in factors), label(locale, "score")]
    page.table(heads, rows, main=True)
    page.still = 2
    grid(page, body.gaps, "option criterion figure reason|label", title=say(locale, "ranking.gaps"))
    return True


def _good(page: Page, body: Ranking, at: Sequence[str], first: int, last: int) -> list[str]:
    """Return the ratings so that higher is better, turned round and brought to one scale where they were."""
    out = []
    for column, (cell, criterion) in enumerate(zip(at, body.criteria, strict=True), 2):
        ends = scale_of(criterion.scale)
        among = f"{page.at(first, column, absolute=True)}:{page.at(last, column, absolute=True)}"
        low, high = (f"{float(end):.12g}" for end in ends) if ends else (f"MIN({among})", f"MAX({among})")
        good = f"({high}-{cell}+{low})" if criterion.better == "lower" else cell
        out.append(f"IF({high}={low},0,({good}-{low})/({high}-{low}))" if body.normalised else good)
    return out


def _rating(figures: Figures, option: str, factor: str) -> Cell:
    found = figures.rows[option][factor]
    if found.measure[0] == "percent":
        return _PERCENT.cell(found.value * 100)
    return Figure(float(found.value), "#,##0.####") if abs(found.value) < 10**15 else found.text


def _by_scheme(name: str, at: Sequence[str]) -> str:
    scheme = SCHEMES[name]
    gains = at[: len(scheme.gains)]
    text = f"({('*' if scheme.together == 'product' else '+').join(gains)})"
    if scheme.together == "mean":
        text += f"/{len(gains)}"
    return f"{text}/{at[-1]}" if scheme.divisor else text


def _write_weights(page: Page, body: Ranking) -> Area:
    page.heading(say(body.locale, "ranking.weights"))
    first = page.row + 1
    last = first + len(body.weights) - 1
    rows: list[list[Cell]] = []
    for row, (criterion, weight) in enumerate(zip(body.criteria, body.weights, strict=True), first):
        given = figure_of(criterion.weight)
        own: Cell = (
            Figure(float(share(given)), "0.0%" if given.dimension == "percent" else "0.####")
            if given
            else Figure(1, "0")
        )
        total = f"SUM({page.at(first, 1, absolute=True)}:{page.at(last, 1, absolute=True)})"
        rows.append([weight.criterion, own, _PERCENT.cell(weight.share * 100, f"{page.at(row, 1)}/{total}")])
    return page.table([label(body.locale, name) for name in ("criterion", "weight", "share")], rows)


def _weighted(page: Page, weights: Area, good: Sequence[str]) -> str:
    shares = [page.at(weights.first + n, 2, absolute=True) for n in range(len(good))]
    return "+".join(f"{one}*{other}" for one, other in zip(good, shares, strict=True))


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
