"""A document as a workbook that computes again when one of its figures is changed."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Final

from mcp_server.errors import NotFound
from mcp_server.render._xlsx_book import Book
from mcp_server.render._xlsx_charts import write_charts
from mcp_server.render._xlsx_common import names_of, write_found, write_sources
from mcp_server.render.formats import Export

_WRITERS: Final[Mapping[str, str]] = {"plan": "_xlsx_plan"}


def render(export: Export) -> bytes:
    """Return the workbook; of one section, its sheets; NotFound where there is nothing to write."""
    document, part = export.document, export.part
    if part and part not in export.method.sections:
        part = export.sections[0].id
    book = Book(document.locale, document.title, document.at)
    write: Callable[..., object] = import_module(f"mcp_server.render.{_WRITERS[document.kind]}").write
    lists = write(book, document, part)
    write_charts(book, export.charts)
    if not part:
        write_found(book, document)
    if part in {"", "appendix"}:
        write_sources(book, document, names_of(document))
    if not book.pages:
        raise NotFound("There is no table in this part of the document.")
    if hasattr(lists, "write"):
        lists.write()
    return book.done()
