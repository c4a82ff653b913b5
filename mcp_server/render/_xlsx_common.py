"""Sheets that every kind of document has: tables of what was given, what was found, where it comes from, and charts."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from mcp_server.language.quantities import quantity
from mcp_server.model.brief import Brief
from mcp_server.model.document import Document
from mcp_server.model.quantity import Quantity
from mcp_server.render._xlsx_book import Area, Book, Cell, Entry, Page
from mcp_server.render._xlsx_gauge import Figure, bound_of, day_in, gauge_of, on
from mcp_server.render.markdown import _lookup
from mcp_server.words import catalogue, label, say
from mcp_server.words.format import number, shown

Names = Callable[..., Any]


def names_of(document: Document) -> Names:
    """Return what turns ids of items in some lists of a document into their names."""
    return _lookup(document)


def cell_of(value: Any, kind: str, locale: str, names: Names | None = None) -> Cell:
    """Return any fact as a cell: figures and days as such, everything else as words."""
    if value in (None, "", ()):
        return None
    if isinstance(value, bool):
        value, kind = "yes" if value else "no", "label"
    if kind.partition(":")[0] in {"name", "names"} and names:
        value = names(value, kind.partition(":")[2])
    if isinstance(value, str):
        sort, _, of = kind.partition(":")
        if sort == "section":
            return catalogue(locale).get(f"section.{value}", value)
        return label(locale, f"{of}.{value}".strip(".")) if sort == "label" else _read(value, kind, locale)
    if isinstance(value, Quantity):
        single, by = value.upper is None, gauge_of([value], locale)
        return by.cell(value, bound=bound_of(value, locale), signed=value.signed) if single else shown(value, locale)
    if isinstance(value, date):
        return on(value)
    if isinstance(value, int | Decimal):
        return _number(Decimal(value), kind, locale)
    return "\n".join(shown(v, locale) for v in value) if kind != "row" else shown(value, locale)


def _read(text: str, kind: str, locale: str) -> Cell:
    """Return a text that may hold a figure or a day."""
    if kind == "day":
        return on(day) if (day := day_in(text)) else text
    found = quantity(text) if kind == "amount" else None
    return cell_of(found, "", locale) if found and found.upper is None and not found.per else text


def _number(value: Decimal, kind: str, locale: str) -> Cell:
    if abs(value) >= 10**15:
        return number(value, locale)
    return Figure(float(value), "0.0%" if kind == "share" else "#,##0" if value == int(value) else "#,##0.00##")


def grid(
    page: Page, items: Iterable[Any], columns: str, names: Names | None = None, *, title: str = "", main: bool = False
) -> Area | None:
    """Write a list by columns (`ATTRIBUTE`, `LABEL=ATTRIBUTE|KIND`) without those that nothing fills."""
    locale = page.book.locale
    parsed = []
    for column in columns.split():
        attribute, _, kind = column.rpartition("=")[2].partition("|")
        parsed.append((column.partition("=")[0].partition("|")[0], attribute, kind))
    rows = [[cell_of(getattr(item, a), kind, locale, names) for _, a, kind in parsed] for item in items]
    keep = [n for n in range(len(parsed)) if any(row[n] is not None for row in rows)]
    if not keep:
        return None
    if title:
        page.heading(title)
    heads = [label(locale, parsed[n][0]) for n in keep]
    return page.table(heads, [[row[n] for n in keep] for row in rows], main=main)


def facts(page: Page, pairs: Sequence[tuple[str, Cell]]) -> None:
    """Write what is known, a label and a fact on each line."""
    for name, cell in pairs:
        if cell is None or cell == "":
            continue
        page.write(page.row, 0, name, bg_color="#EEF2F7")
        page.write(page.row, 1, cell)
        page.row += 1
    page.right = max(page.right, 1)
    page.row += 1


def head_of(page: Page, document: Document) -> None:
    """Write what the document is."""
    locale, brief = document.locale, document.brief
    page.title(document.title)
    errors = sum(f.level == "error" for f in document.findings)
    facts(page, [
        (say(locale, "sheet.kind"), say(locale, f"kind.{document.kind}")),
        (say(locale, "sheet.revision"), Figure(document.revision, "0")),
        (say(locale, "sheet.as_of"), on(date.fromisoformat(brief.as_of)) if brief.as_of else None),
        (say(locale, "answer.findings"), say(locale, "sheet.found", n=len(document.findings), errors=errors)),
        (say(locale, "answer.questions"), Figure(len(document.questions), "0")),
        ("id", document.id),
    ])  # fmt: skip


def write_found(book: Book, document: Document) -> None:
    """Write findings and questions with their rules and places."""
    if not document.findings and not document.questions:
        return
    locale = document.locale
    page = book.page(say(locale, "sheet.findings"))
    page.title(say(locale, "sheet.findings"))
    rows: list[list[Cell]] = [
        [say(locale, f"level.{f.level}"), f.code, f.message, f.fix, "\n".join(f.at), Entry()] for f in document.findings
    ]
    rows += [[label(locale, "question"), q.code, q.ask, q.why, "\n".join(q.at), Entry()] for q in document.questions]
    heads = ("sort", "code", "message", "fix_or_why", "at", "state")
    area = page.table([label(locale, name) for name in heads], rows, main=True)
    if "states" in book.cells:
        page.choices(area, 5, book.cells["states"])


def write_sources(book: Book, document: Document, names: Names) -> None:
    """Write where figures come from: facts, assumptions, limits, claims, notes and waivers."""
    brief: Brief = document.brief
    lists: Mapping[str, tuple[Iterable[Any], str]] = {
        "evidence": (brief.evidence, "fact=text metric value|amount n when source"),
        "assumptions": (brief.assumptions, "assumption=text owner review holds_if"),
        "thresholds": (
            brief.thresholds,
            "metric|names:kpis,goals,nodes role|label value|amount when lasts action owner",
        ),
        "claims": (brief.claims, "text op|label:op follows_from=of|names value"),
        "notes": (brief.notes, "section|section text"),
        "waivers": (brief.waivers, "code at reason"),
    }
    if not any(items for items, _ in lists.values()):
        return
    page = book.page(say(document.locale, "sheet.sources"))
    page.title(say(document.locale, "sheet.sources"))
    for title, (items, columns) in lists.items():
        grid(page, items, columns, names, title=label(document.locale, title))
