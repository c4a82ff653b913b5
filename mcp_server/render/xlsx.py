"""A document as a workbook that computes again when one of its figures is changed."""

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import Any, Final

from mcp_server.errors import NotFound
from mcp_server.model.base import Model, branches
from mcp_server.model.document import Document
from mcp_server.render._xlsx_book import Book
from mcp_server.render._xlsx_charts import write_charts
from mcp_server.render._xlsx_common import head_of, names_of, write_found, write_sources
from mcp_server.render._xlsx_sections import write_section
from mcp_server.render._xlsx_work import Lists
from mcp_server.render.formats import Export
from mcp_server.words import say

_WRITERS: Final[Mapping[str, tuple[str, str]]] = {
    "retrospective": ("_xlsx_retro", "write"),
    "five_whys": ("_xlsx_scores", "write_whys"),
    "kpi_tree": ("_xlsx_tree", "write"),
    "swot": ("_xlsx_scores", "write_swot"),
    "ranking": ("_xlsx_ranking", "write"),
    "proposal": ("_xlsx_proposal", "write"),
    "work_summary": ("_xlsx_summary", "write"),
}
"""What writes the sheets with formulas of a kind of document; other sections become sheets as they are."""


def render(export: Export) -> bytes:
    """Return the workbook; of one section, its sheets; NotFound where there is nothing to write."""
    document, part = export.document, export.part
    if part and part not in export.method.sections:
        export.check()
        part = export.charts[0].section
    book = Book(document.locale, document.title, document.at)
    lists = _sheets(book, export, part)
    write_charts(book, export.charts)
    if not part:
        write_found(book, document)
    if part in {"", "appendix"}:
        write_sources(book, document, names_of(document))
    if not book.pages:
        raise NotFound("There is no table in this part of the document.")
    lists.write()
    return book.done()


def _sheets(book: Book, export: Export, part: str) -> Lists:
    document = export.document
    if document.kind == "plan":
        lists: Lists = import_module("mcp_server.render._xlsx_plan").write(book, document, part)
        return lists
    lists = Lists(book, _people(document.body))
    write: Callable[[Book, Document, str], bool] = lambda *_: False  # noqa: E731 - what has no sheets of its own
    if document.kind in _WRITERS:
        module, name = _WRITERS[document.kind]
        write = getattr(import_module(f"mcp_server.render.{module}"), name)
    for section in export.sections:
        first = not part and not book.pages
        if section.id == "appendix" or (not first and write(book, document, section.id)):
            continue
        page = book.page(section.title)
        if first:
            head_of(page, document)
        else:
            page.title(section.title)
        write_section(page, section)
    if not part and not book.pages:
        head_of(book.page(say(document.locale, f"kind.{document.kind}")), document)
    return lists


def _people(value: Any) -> Iterator[str]:
    """Yield who answers for something anywhere in a body, in the order of the document."""
    if isinstance(value, Model):
        if owner := getattr(value, "owner", ""):
            yield str(owner).strip()
        for name in branches(type(value)):
            yield from _people(getattr(value, name))
    elif isinstance(value, tuple):
        for member in value:
            yield from _people(member)
