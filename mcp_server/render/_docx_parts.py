"""The pieces of a Word file, written straight into its XML: lines, tables, pictures, fields."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, Final

from docx.oxml.ns import nsmap
from docx.oxml.shape import CT_Inline
from docx.shared import Pt

from mcp_server.render._blocks import Line, Run, Table, words
from mcp_server.render._docx_styles import Styles
from mcp_server.render._office import lines_of, widths, xml_safe

TWIPS: Final = 20
"""Of one point."""
CELL: Final = 9.0
SMALL: Final = 7.5
"""Points of the letters in tables, and of their lines."""
LINE: Final = 13.0
"""Points of the letters in tables, in those that are crowded, and of a line."""
PADDING: Final = 9.5
"""Points to the left and right of what a cell holds, together."""
TOGETHER: Final = 9
"""Rows of a table that a page does not part."""
MANY: Final = 9
DEEP: Final = 4
"""From so many columns on, rows of more lines want a wider page."""
MOST: Final = 14
"""Columns of one table; the others follow below, beside the first column again."""

_PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"
_FIGURE = frozenset("0123456789.,%‰+-−–~≥≤<>=约¥$€£/ ")
_NOTHING = frozenset({"", "—"})


@cache
def _name(name: str) -> str:
    return f"{{{nsmap['w']}}}{name}"


def add(parent: Any, tag: str, **attributes: Any) -> Any:
    """Return a new last child `w:tag` with attributes of the same namespace."""
    element = parent.makeelement(_name(tag), {_name(name): str(value) for name, value in attributes.items()})
    parent.append(element)
    return element


def paragraph(parent: Any, style: str, *, keep: bool = False, number: int = 0, align: str = "") -> Any:
    """Return a new paragraph; *keep* holds it on one page with what follows, *number* is the list that it counts in."""
    element = add(parent, "p")
    properties = add(element, "pPr")
    add(properties, "pStyle", val=style)
    if keep:
        add(properties, "keepNext")
    if number:
        counted = add(properties, "numPr")
        add(counted, "ilvl", val=0)
        add(counted, "numId", val=number)
    if align:
        add(properties, "jc", val=align)
    return element


def text(parent: Any, words: str, *, bold: bool = False) -> None:
    """Write a run of text into a paragraph; lines break at line feeds."""
    element = add(parent, "r")
    han = any(character > "\u2e7f" for character in words)
    if bold or han:
        properties = add(element, "rPr")
        if han:
            # Quotation marks, dashes and dots exist in both scripts: here they belong to the Chinese ones.
            add(properties, "rFonts", hint="eastAsia")
        if bold:
            add(properties, "b")
            add(properties, "bCs")
    for index, part in enumerate(xml_safe(words).split("\n")):
        if index:
            add(element, "br")
        written = add(element, "t")
        written.text = part
        written.set(_PRESERVE, "preserve")


def line(parent: Any, runs: Iterable[Run]) -> None:
    """Write a line of text into a paragraph."""
    for run in runs:
        text(parent, run.text, bold=run.bold)


def field(parent: Any, instruction: str, result: str) -> None:
    """Write a field, and what it shows until Word computes it."""
    field_begin(parent, instruction)
    text(parent, result)
    field_end(parent)


def field_begin(parent: Any, instruction: str) -> None:
    """Write what a field computes; what it shows comes next."""
    add(add(parent, "r"), "fldChar", fldCharType="begin")
    written = add(add(parent, "r"), "instrText")
    written.text = f" {instruction} "
    written.set(_PRESERVE, "preserve")
    add(add(parent, "r"), "fldChar", fldCharType="separate")


def field_end(parent: Any) -> None:
    """Write the end of a field."""
    add(add(parent, "r"), "fldChar", fldCharType="end")


def bookmark(parent: Any, name: str, number: int, runs: Iterable[Run]) -> None:
    """Write a line that the table of contents points to."""
    add(parent, "bookmarkStart", id=number, name=name)
    line(parent, runs)
    add(parent, "bookmarkEnd", id=number)


def figures(column: Iterable[str]) -> bool:
    """Return whether a column holds figures alone, which stand at the right: days and names do not."""
    shown = [cell for cell in column if cell not in _NOTHING]
    return bool(shown) and all(
        len(cell) <= 18 and cell[0] in _FIGURE and cell.count("-") < 2 and "Q" not in cell and "W" not in cell
        for cell in shown
    )


def texts(table: Table) -> list[list[str]]:
    """Return the words of a table, its head first."""
    return [[words(cell) for cell in row] for row in (table.head, *table.rows)]


def height(table: Table, room: float) -> tuple[float, bool]:
    """Return how high a table is in *room* points, and whether it reads well there: no word broken, no row of many
    columns that runs down the page."""
    cells = texts(table)
    wide, whole = widths(cells, room, CELL, PADDING)
    lines = [max(lines_of(cell, each - PADDING, CELL) for cell, each in zip(row, wide, strict=True)) for row in cells]
    reads = whole and len(wide) <= MOST and (len(wide) < MANY or max(lines) <= DEEP)
    return sum(line * LINE + 4 for line in lines) + 8, reads


def set_table(parent: Any, table: Table, room: float, styles: Styles) -> None:
    """Write a table whose head is repeated on each page; one with very many columns in parts, below each other."""
    if len(table.head) > MOST:
        for start in range(1, len(table.head), MOST - 1):
            part = slice(start, start + MOST - 1)
            rows = tuple((row[0], *row[part]) for row in table.rows)
            set_table(parent, Table((table.head[0], *table.head[part]), rows), room, styles)
        return
    cells = texts(table)
    letters = styles("Fupan Cell")
    wide, whole = widths(cells, room, CELL, PADDING)
    if not whole:
        letters = styles("Fupan Small Cell")
        wide, _ = widths(cells, room, SMALL, PADDING)
    twips = [round(points * TWIPS) for points in wide]
    element = add(parent, "tbl")
    properties = add(element, "tblPr")
    add(properties, "tblStyle", val=styles("Fupan Table"))
    add(properties, "tblW", w=sum(twips), type="dxa")
    add(properties, "tblLayout", type="fixed")
    add(properties, "tblLook", val="0420", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1)
    grid = add(element, "tblGrid")
    for one in twips:
        add(grid, "gridCol", w=one)
    right = [figures(column[1:]) for column in zip(*cells, strict=True)]
    for index, row in enumerate((table.head, *table.rows)):
        # A short table stays in one piece, and a head with its first row.
        keep = index == 0 or (len(cells) <= TOGETHER and index < len(cells) - 1)
        _row(element, row, twips, right, letters, head=index == 0, keep=keep)
    # Word joins tables that touch each other, and wants a line of text after the last.
    paragraph(parent, styles("Fupan Space"))


def _row(
    parent: Any, row: Sequence[Line], wide: Sequence[int], right: Sequence[bool], style: str, *, head: bool, keep: bool
) -> None:
    element = add(parent, "tr")
    properties = add(element, "trPr")
    add(properties, "cantSplit")
    if head:
        add(properties, "tblHeader")
    for cell, twips, end in zip(row, wide, right, strict=True):
        box = add(element, "tc")
        add(add(box, "tcPr"), "tcW", w=twips, type="dxa")
        line(paragraph(box, style, keep=keep, align="right" if end else ""), cell)


def picture(parent: Any, relation: str, wide: float, high: float, number: int, told: str) -> None:
    """Write a picture into a paragraph: its size in points, and what it says to whom does not see it."""
    inline = CT_Inline.new_pic_inline(number, relation, f"chart-{number}.png", Pt(wide), Pt(high))
    inline.docPr.set("descr", xml_safe(told))
    add(add(parent, "r"), "drawing").append(inline)
