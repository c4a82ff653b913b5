"""Options as sheets that order again when a figure, a weight or a comparison is changed."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final, cast

from mcp_server.methods._prioritize_figures import (
    PORTFOLIO,
    SCHEMES,
    Figures,
    factors_of,
    read_figures,
    scale_of,
    share,
)
from mcp_server.methods._prioritize_figures import one_figure as figure_of
from mcp_server.methods._prioritize_nouns import Ranking
from mcp_server.model.base import called
from mcp_server.model.document import Document
from mcp_server.render._xlsx_book import Area, Book, Cell, Page, Text
from mcp_server.render._xlsx_common import cell_of, grid
from mcp_server.render._xlsx_gauge import Figure, Gauge
from mcp_server.render._xlsx_pairs import Part, Parts, computable, write_pairs
from mcp_server.render._xlsx_targets import text
from mcp_server.words import label, say

_PERCENT: Final = Gauge(Decimal(100), "", "%", 1)
_SCORE: Final = "#,##0.00##"
_LARGEST: Final = Decimal(10) ** 15


def write(book: Book, document: Document, section: str) -> bool:
    """Write options with their figures, scores and ranks; say whether the section is these, and can be computed."""
    body = cast("Ranking", document.body)
    if section != "scores" or not (body.scores or body.places):
        return False
    if body.scheme not in {*SCHEMES, "weighted", "AHP", "BCG"} or (body.scheme == "AHP" and not computable(body)):
        return False
    page = book.page(say(body.locale, "section.scores"))
    page.title(say(body.locale, "section.scores"))
    page.note(say(body.locale, "sheet.given"))
    if body.scheme == "BCG":
        _write_portfolio(page, body)
    else:
        direct = body.scheme == "AHP" and not body.criteria
        page.note(say(body.locale, f"ranking.formula.{'direct' if direct else body.scheme}"))
        _write_scores(page, body)
    page.still = 2
    grid(page, body.gaps, "option criterion figure reason|label", title=say(body.locale, "ranking.gaps"))
    return True


def _write_scores(page: Page, body: Ranking) -> None:
    locale = body.locale
    if body.scheme in SCHEMES:
        names = {f: label(locale, f"factor.{f}") for f in factors_of(body.scheme)}
    else:
        names = {c.id: called(c) for c in body.criteria}
    figures = read_figures(body, tuple(names), names)
    known = write_pairs(page, body) if body.scheme == "AHP" else {}
    parts: Parts = _parts(page, body, figures, known)
    if body.scheme == "AHP" and not names:
        names, parts = {"": label(locale, "share")}, known
    weights = _write_weights(page, body, known.get("", {})) if body.weights else None
    if weights or known:
        page.row -= 1
        page.heading(say(locale, "section.scores"))
    first, last = page.row + 1, page.row + len(body.scores)
    options = {f"/options/id={o.id}": o.id for o in body.options}
    among = f"{page.at(first, 2 + len(names), absolute=True)}:{page.at(last, 2 + len(names), absolute=True)}"
    rows: list[list[Cell]] = []
    for row, score in enumerate(body.scores, first):
        at = [page.at(row, 2 + n) for n in range(len(names))]
        formula = at[0]
        if body.scheme in SCHEMES:
            formula = _by_scheme(body.scheme, at)
        elif weights:
            formula = _weighted(page, weights, at if parts else _good(page, body, at, first, last))
        own = Figure(float(score.score), _SCORE, formula)
        rows.append([
            Figure(score.rank, "0", f"SUMPRODUCT(--(ROUND({among},9)>ROUND({page.at(row, 2 + len(names))},9)))+1"),
            Text(score.option, 0, score.rank == 1), *(_cell(figures, parts, options[score.at], f) for f in names),
            own if abs(score.score) < _LARGEST else score.figure,
        ])  # fmt: skip
    page.table(
        [label(locale, "rank"), label(locale, "option"), *names.values(), label(locale, "score")], rows, main=True
    )


def _cell(figures: Figures, parts: Parts, option: str, factor: str) -> Cell:
    """Return what stands by a factor: a figure as it is given, or the part that is made of it."""
    if not parts:
        return _rating(figures, option, factor)
    part = parts[factor][option]
    return _PERCENT._replace(places=2).cell(part.value * 100, part.formula)


def _parts(page: Page, body: Ranking, figures: Figures, known: Parts) -> dict[str, Mapping[str, Part]]:
    """Return what each option has of a criterion as parts of one, where options are compared; where some criteria have
    figures beside that, write these first."""
    out = {by: parts for by, parts in known.items() if by}
    rest = [c for c in body.criteria if out and c.id not in out]
    if not rest:
        return out
    page.row -= 1
    page.heading(label(body.locale, "figures"))
    used = [o for o in body.options if any(c.id in figures.rows[o.id] for c in rest)]
    first = page.row + 1
    rows = [[called(o), *(_rating(figures, o.id, c.id) for c in rest)] for o in used]
    page.table([label(body.locale, "option"), *map(called, rest)], rows)
    for column, criterion in enumerate(rest, 1):
        cells = {o.id: page.at(first + n, column, absolute=True) for n, o in enumerate(used)}
        found = {o: row[criterion.id].value for o, row in figures.rows.items() if criterion.id in row}
        lower = criterion.better == "lower"
        gains = {o: 1 / value if lower else value for o, value in found.items() if value > 0}
        total = "+".join(f"1/{cells[o]}" if lower else cells[o] for o in gains)
        whole = sum(gains.values(), Decimal(0))
        out[criterion.id] = {
            o: Part(f"{f'1/{cells[o]}' if lower else cells[o]}/({total})", gain / whole) for o, gain in gains.items()
        }
    return out


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


def _write_weights(page: Page, body: Ranking, known: Mapping[str, Part]) -> Area:
    """Write how much each criterion counts: as given, the same for all, or by comparison."""
    page.row -= 1
    page.heading(say(body.locale, "ranking.weights"))
    first = page.row + 1
    last = first + len(body.weights) - 1
    rows: list[list[Cell]] = []
    for row, (criterion, weight) in enumerate(zip(body.criteria, body.weights, strict=True), first):
        given, part = figure_of(criterion.weight), known.get(criterion.id)
        own: Cell = Figure(1, "0")
        if part:
            own = Figure(float(part.value), "0.00%", part.formula)
        elif given:
            own = Figure(float(share(given)), "0.0%" if given.dimension == "percent" else "0.####")
        total = f"SUM({page.at(first, 1, absolute=True)}:{page.at(last, 1, absolute=True)})"
        rows.append([weight.criterion, own, _PERCENT.cell(weight.share * 100, f"{page.at(row, 1)}/{total}")])
    return page.table([label(body.locale, name) for name in ("criterion", "weight", "share")], rows)


def _weighted(page: Page, weights: Area, good: Sequence[str]) -> str:
    shares = [page.at(weights.first + n, 2, absolute=True) for n in range(len(good))]
    return "+".join(f"{one}*{other}" for one, other in zip(good, shares, strict=True))


def _write_portfolio(page: Page, body: Ranking) -> None:
    """Write the businesses with their quadrants, by cut-offs that can be changed."""
    locale, (growth, of_share) = body.locale, body.cuts
    absolute = bool(of_share.unit)
    cuts = []
    for name, cut in (("growth", growth), ("share" if absolute else "relative_share", of_share)):
        page.write(page.row, 0, say(locale, "sheet.cut", name=label(locale, f"factor.{name}")))
        page.write(page.row, 1, cell_of(cut, "", locale))
        cuts.append(page.at(page.row, 1, absolute=True))
        page.row += 1
    page.row += 1
    names = {factor: label(locale, f"factor.{factor}") for factor in PORTFOLIO}
    figures = read_figures(body, PORTFOLIO, names)
    options = {f"/options/id={o.id}": o.id for o in body.options}
    used = [figures.rows[options[p.at]] for p in body.places]
    apart = not absolute and any("relative_share" not in row for row in used)
    columns = ["growth", *(["share", "rival"] if apart else []), "share" if absolute else "relative_share"]
    rows: list[list[Cell]] = []
    for row, (place, own) in enumerate(zip(body.places, used, strict=True), page.row + 1):
        at = {name: page.at(row, n) for n, name in enumerate(columns, 1)}
        cells: list[Cell] = [Text(place.option)]
        for name in columns:
            live = name == columns[-1] and not absolute and "relative_share" not in own
            if live:
                cells.append(Figure(float(place.share.value), _SCORE, f"{at['share']}/{at['rival']}"))
            else:
                cells.append(_rating(figures, options[place.at], name) if name in own else None)
        star, cow, question, dog = (text(label(locale, name)) for name in ("star", "cash_cow", "question_mark", "dog"))
        fast, strong = f"{at['growth']}>={cuts[0]}", f"{at[columns[-1]]}>={cuts[1]}"
        formula = f"IF({fast},IF({strong},{star},{question}),IF({strong},{cow},{dog}))"
        rows.append([*cells, Figure(label(locale, place.quadrant), "General", formula)])
    heads = [label(locale, "business"), *(names[name] for name in columns), label(locale, "quadrant")]
    page.table(heads, rows, main=True)
