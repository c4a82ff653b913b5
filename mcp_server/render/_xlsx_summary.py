"""A work summary as sheets: goals, changes and scores as formulas of what was reached."""

from collections.abc import Mapping
from decimal import Decimal
from typing import cast

from mcp_server.methods._retro_goals import alike, figure
from mcp_server.methods.summarize_work import WorkSummary
from mcp_server.model.document import Document
from mcp_server.model.quantity import Quantity
from mcp_server.render._xlsx_book import Book, Cell, Page, Text
from mcp_server.render._xlsx_common import cell_of, grid, names_of
from mcp_server.render._xlsx_gauge import Place, gauge_of
from mcp_server.render._xlsx_goals import Both, cut, single, write_followed, write_goals
from mcp_server.words import label, say


def write(book: Book, document: Document, section: str) -> bool:
    """Write the figures of a summary; say whether they are what the section is about."""
    body = cast("WorkSummary", document.body)
    if section not in {"completion", "facts"} or not (body.attained or body.rated or body.moves):
        return False
    locale = body.locale
    page = book.page(say(locale, f"section.{section}"))
    page.title(say(locale, f"section.{section}"))
    page.note(say(locale, "sheet.given"))
    if section == "facts":
        page.note(say(locale, "summary.facts"))
    places = write_goals(page, body) if body.attained else {}
    _write_remarks(page, body)
    write_followed(page, body.followed)
    _write_moves(page, body, places)
    _write_scores(page, body)
    grid(page, body.alarms, "metric role|label value=limit actual fired|label action")
    if section == "facts":
        facts = [e for e in body.evidence if e.metric and e.value]
        grid(page, facts, "metric value|amount n|amount when source", names_of(document))
    return True


def _write_remarks(page: Page, body: WorkSummary) -> None:
    """Write which targets are not those of the plan, and which goals were met but for rounding."""
    said = {goal.id: goal.target for goal in body.goals}
    for goal in body.attained:
        if goal.changed:
            facts = {"name": goal.name, "was": goal.was, "said": said.get(goal.id, "")}
            page.line(say(body.locale, "retro.target_changed", **facts))
        if goal.by_rounding:
            page.line(say(body.locale, "retro.by_rounding", name=goal.name))


def _write_moves(page: Page, body: WorkSummary, places: Mapping[str, Both]) -> None:
    """Write how much each result moved: from the cells of its goal, or from figures beside it."""
    if not body.moves:
        return
    locale = body.locale
    page.heading(say(locale, "summary.moves"))
    results = {f"/achievements/id={a.id}/actual": a for a in body.achievements}
    goals = {f"/goals/id={g.id}/actual": g for g in body.goals}
    rows: list[list[Cell]] = []
    for row, move in enumerate(body.moves, page.row + 1):
        known, one = places.get(move.at), results.get(move.at) or goals.get(move.at)
        before, after = (figure(one.baseline), figure(one.actual)) if one else (None, None)
        cells, both = _ends(page, row, before, after, known, locale)
        value = move.value
        shown = gauge_of([value], locale)._replace(places=1).fitting([value.value])
        rows.append([move.name, *cells, shown.cell(value, _moved(value, both), signed=True)])
    page.table([label(locale, name) for name in ("metric", "baseline", "actual", "moved")], rows)


def _ends(
    page: Page, row: int, before: Quantity | None, after: Quantity | None, known: Both | None, locale: str
) -> tuple[list[Cell], Both | None]:
    """Return where a result began and where it stands, as cells, and where these are."""
    same = alike(before, after) if before and after else None
    if before is None or same is None or not single(before) or not single(same):
        return [cell_of(before, "", locale), cell_of(after, "", locale)], None
    shown = known.actual.gauge if known else gauge_of([before, same], locale)
    links = (known.baseline.cell, known.actual.cell) if known else ("", "")
    if known:
        shown = shown.fitting([before.value, same.value])
    cells: list[Cell] = [shown.cell(q, link) for q, link in zip((before, same), links, strict=True)]
    return cells, Both(*(Place(page.at(row, n), shown) for n in (1, 2)))


def _moved(value: Quantity, both: Both | None) -> str:
    """Return the formula of a change: in points between rates, else in percent of where it began."""
    if both is None:
        return ""
    before, after = both.baseline.cell, both.actual.cell
    if value.unit == "pp":
        return f"({after}-{before})*100"
    return f"ROUND({after}/{before}-1,3)" if value.unit == "%" else ""


def _write_scores(page: Page, body: WorkSummary) -> None:
    """Write the ratings with their shares of full marks, and the weighted mean of these."""
    if not body.rated:
        return
    locale, weighted = body.locale, body.score_total is not None
    page.heading(say(locale, "summary.scores"))
    first, last = page.row + 1, page.row + len(body.rated)
    rows: list[list[Cell]] = []
    for row, (one, score) in enumerate(zip(body.rated, body.scores, strict=True), first):
        at = [page.at(row, n) for n in range(8)]
        shown = gauge_of([one.value, one.full, one.baseline], locale)
        weight = figure(score.weight)
        same = bool(one.value and one.full and one.value.unit == one.full.unit)
        share = (one.value.value / one.full.value) if one.share and one.value and one.full and same else None
        change = None
        if one.change is not None:
            change = shown.fitting([one.change]).cell(one.change, f"{at[2]}-{at[5]}", signed=True)
        rows.append([
            one.name, one.by, *(shown.cell(q) if single(q) else cell_of(q, "", locale) for q in (one.value, one.full)),
            cell_of(one.share, "", locale) if share is None else cut(share, f"{at[2]}/{at[3]}"),
            shown.cell(one.baseline) if single(one.baseline) else cell_of(one.baseline, "", locale), change,
            *([cell_of(weight, "", locale)] if weighted else []),
        ])  # fmt: skip
    heads = ["score", "rated_by", "value", "full_marks", "score_share", "last_time", "difference"]
    page.table([label(locale, name) for name in [*heads, *(["weight"] if weighted else [])]], rows)
    if body.score_total:
        page.row -= 1
        whole = [f"{page.at(first, n)}:{page.at(last, n)}" for n in (2, 3, 7)]
        mean = f"SUMPRODUCT({whole[0]}/{whole[1]}*{whole[2]})/SUM({whole[2]})"
        page.write(page.row, 0, Text(say(locale, "sheet.total"), 0, bold=True))
        page.write(page.row, 4, cut(body.score_total.value / Decimal(100), mean), bold=True)
        page.row += 2
