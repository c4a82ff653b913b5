"""The pieces of a Word file, written straight into its XML: lines, tables, pictures, fields."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from html import escape
from typing import Any, Final

from docx.oxml.ns import nsdecls, nsmap
from docx.oxml.parser import parse_xml
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
MANY: Final = 7
DEEP: Final = 5
"""From so many columns on, rows of more lines want a wider page."""
MOST: Final = 14
"""Columns of one table; the others follow below, beside the first column again."""

_PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"
_FIGURE = frozenset("0123456789.,%‰+-−–~≥≤<>=约¥$€£/ ")
_NO_FIGURE = re.compile("[QW]|[\u2e80-\u9fff][^\u2e80-\u9fff]*[\u2e80-\u9fff]{4}")
"""Quarters, weeks, and text that begins with a figure."""
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
    """Write a run of text into a paragraph."""
    parent.append(parse_xml(_run(words, bold=bold).replace("<w:r>", f"<w:r {nsdecls('w')}>", 1)))


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
        len(cell) <= 18 and cell[0] in _FIGURE and cell.count("-") < 2 and not _NO_FIGURE.search(cell) for cell in shown
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


def set_table(parent: Any, table: Table, room: float, styles: Styles, *, keep: bool = False) -> None:
    """Write a table whose head is repeated on each page; one with very many columns in parts, below each other.

    *keep* holds its end on one page with what follows.
    """
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
    right = [figures(column[1:]) for column in zip(*cells, strict=True)]
    boxes = [
        (_cell(one, letters, end), _cell(one, letters, end, keep=True)) for one, end in zip(twips, right, strict=True)
    ]
    written = []
    for index, row in enumerate((table.head, *table.rows)):
        # A short table stays in one piece, and a head with its first row.
        held = index == 0 or (len(cells) <= TOGETHER and (keep or index < len(cells) - 1))
        inner = "".join(box[held].format(_runs(cell)) for box, cell in zip(boxes, row, strict=True))
        written.append(f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' * (index == 0)}</w:trPr>{inner}</w:tr>")
    grid = "".join(f'<w:gridCol w:w="{one}"/>' for one in twips)
    # Thousands of elements: one text that is parsed at once takes a fraction of the time.
    parent.append(
        parse_xml(
            f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblStyle w:val="{styles("Fupan Table")}"/>'
            f'<w:tblW w:w="{sum(twips)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" '
            f'w:noVBand="1"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(written)}</w:tbl>'
        )
    )
    # Word joins tables that touch each other, and wants a line of text after the last.
    paragraph(parent, styles("Fupan Space"), keep=keep)


def _cell(twips: int, style: str, right: bool, keep: bool = False) -> str:
    """Return a cell of so many twips, with braces for what it holds."""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{twips}" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="{style}"/>'
        f'{"<w:keepNext/>" * keep}{"""<w:jc w:val="right"/>""" * right}</w:pPr>{{}}</w:p></w:tc>'
    )


def _runs(line: Line) -> str:
    return "".join(_run(run.text, bold=run.bold) for run in line)


def _run(words: str, *, bold: bool = False) -> str:
    """Return a run of text."""
    # Quotation marks, dashes and dots exist in both scripts: beside Chinese they belong to the Chinese ones.
    script = '<w:rFonts w:hint="eastAsia"/>' if any(character > "\u2e7f" for character in words) else ""
    face = "<w:b/><w:bCs/>" * bold
    look = f"<w:rPr>{script}{face}</w:rPr>" if script or face else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(xml_safe(words), quote=False)}</w:t></w:r>'


def columns(parent: Any, wide: Sequence[float], style: str) -> list[Any]:
    """Return places beside each other that no line parts."""
    element = add(parent, "tbl")
    twips = [round(points * TWIPS) for points in wide]
    properties = add(element, "tblPr")
    add(properties, "tblW", w=sum(twips), type="dxa")
    add(properties, "tblLayout", type="fixed")
    margins = add(properties, "tblCellMar")
    for side in ("left", "right"):
        add(margins, side, w=0, type="dxa")
    grid = add(element, "tblGrid")
    row = add(element, "tr")
    add(add(row, "trPr"), "cantSplit")
    for one in twips:
        add(grid, "gridCol", w=one)
        add(add(add(row, "tc"), "tcPr"), "tcW", w=one, type="dxa")
    paragraph(parent, style)
    return [place for place in row if place.tag.endswith("}tc")]


def picture(parent: Any, relation: str, wide: float, high: float, number: int, told: str) -> None:
    """Write a picture into a paragraph: its size in points, and what it says to whom does not see it."""
    inline = CT_Inline.new_pic_inline(number, relation, f"chart-{number}.png", Pt(wide), Pt(high))
    inline.docPr.set("descr", xml_safe(told))
    add(add(parent, "r"), "drawing").append(inline)
