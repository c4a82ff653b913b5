"""Any section of a document as a sheet: its tables with figures as figures, its sentences as they are."""

from typing import Final

from mcp_server.language.quantities import quantity
from mcp_server.model.document import Section
from mcp_server.render._blocks import Heading, Line, Paragraph, Point, Table, blocks, words
from mcp_server.render._xlsx_book import Cell, Page
from mcp_server.render._xlsx_common import cell_of
from mcp_server.render._xlsx_gauge import day_in, on

_SHORT: Final = 40
"""Characters beyond which a text is no figure."""


def read(text: str, locale: str) -> Cell:
    """Return what a document shows as a cell: a day, a figure with its unit, or words."""
    if text == "—":
        return None
    if day := day_in(text):
        return on(day)
    found = quantity(text) if len(text) <= _SHORT and any(c.isdecimal() for c in text) else None
    if found is None or found.upper is not None or found.per or (text.strip().startswith("0") and text.isdecimal()):
        return text
    return cell_of(found, "", locale)


def write_section(page: Page, section: Section) -> None:
    """Write what a section says below what is on the sheet."""
    locale = page.book.locale
    for block in blocks(section.markdown):
        if isinstance(block, Table):
            rows = [[read(words(cell).strip(), locale) for cell in row] for row in block.rows]
            page.table([words(cell) for cell in block.head], rows, main=True)
        elif isinstance(block, Heading):
            page.heading(words(block.line))
        elif isinstance(block, Paragraph):
            page.line(_plain(block.line))
        elif isinstance(block, Point):
            mark = f"{block.number}. " if block.number else "· "
            page.line("  " * block.level + mark + " ".join(map(_plain, block.lines)))


def _plain(line: Line) -> str:
    """Return a line without the stars of a bold face that runs into a sign."""
    return words(line).replace("**", "")
