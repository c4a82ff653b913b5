"""A workbook: safe names and texts, styles by what a cell holds, and pages that print."""

import re
import unicodedata
from collections.abc import Container, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any, Final, NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.utility import quote_sheetname, xl_col_to_name, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from mcp_server.render._xlsx_gauge import Figure, Place
from mcp_server.render.markdown import one_line

CELL: Final = 32_767
"""Characters that a cell holds."""
NAME: Final = 31
"""Characters of the name of a sheet."""
FONTS: Final = {"zh-CN": "Microsoft YaHei", "en": "Calibri"}
FORMATS: Final = 150
"""Number formats of one file; Excel takes about 200."""
INK: Final = {
    "head": "#1F3A5F", "line": "#BFBFBF", "given": "#1F4E9E", "quiet": "#6B6B6B", "soft": "#EEF2F7",
    "good": "#2F7D4F", "amber": "#B7791F", "bad": "#B02A2A", "main": "#2B6CB0",
}  # fmt: skip
_WIDEST: Final = 30
_LINE: Final = 14.5
_HIGHEST: Final = 409.0
"""Points of a line, and of a row at most."""
_FORMULA: Final = ("=", "+", "-", "@", "{")
_NO_NAME: Final = re.compile(r"[\[\]:*?/\\']+")


class Text(NamedTuple):
    """Words in a cell, set in from its edge."""

    text: str
    depth: int = 0
    bold: bool = False


class Entry(NamedTuple):
    """A cell that is left to the reader."""

    format: str = "General"


Cell = Figure | Text | Entry | str | None


class Drawn(NamedTuple):
    """A row or a column of cells that a chart draws: what it is called, its categories, and its figures."""

    role: str
    tone: str
    sheet: str
    name: tuple[int, int]
    categories: tuple[int, int, int, int]
    values: tuple[int, int, int, int]
    format: str


class Area(NamedTuple):
    """Where a table stands, from 0: its head, and its first and last row."""

    head: int
    first: int
    last: int
    columns: int


def words(text: str) -> str:
    """Return a person's text as a cell takes it: its lines without what nobody sees, and not more than it holds."""
    kept = "\n".join(line for line in map(one_line, text.splitlines()) if line)
    return kept if len(kept) <= CELL else kept[: CELL - 1] + "…"


def _width(text: str) -> float:
    """Return how wide the widest line of a text is, in digits."""
    if text.isascii():
        return max(map(len, text.split("\n")))
    return max(
        (sum(2.1 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line) for line in text.split("\n")),
        default=0,
    )


class _Sheet(Worksheet):  # type: ignore[misc]
    """A sheet whose formulas use no function that is younger than the format, so that none is looked for."""

    def _prepare_formula(self, formula: str, _expand: bool = False) -> str:
        return formula.removeprefix("=")


class Book:
    """The workbook of one document."""

    def __init__(self, locale: str, title: str, at: datetime) -> None:
        """Begin a workbook that shows Chinese and says when its document was made."""
        self.locale = locale
        self._out = BytesIO()
        self._book = Workbook(
            self._out,
            {
                "in_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
                "default_format_properties": {"font_name": FONTS[locale], "font_size": 10, "valign": "top"},
            },
        )
        self._book.set_properties({"title": one_line(title)[:250], "created": at.replace(tzinfo=None)})
        self._book.set_calc_mode("auto")
        self._styles: dict[tuple[tuple[str, Any], ...], Any] = {}
        self._formats: set[str] = set()
        self.names: set[str] = set()
        self.pages: list[Page] = []
        self.cells: dict[str, str] = {}
        """Where others find a figure: the address of a cell, by what it holds."""
        self.values: dict[str, Cell] = {}
        """What stands there."""
        self.places: dict[str, Place] = {}
        """Where a figure stands, with its unit: by its pointer, or by what it is."""
        self.drawn: dict[str, list[Drawn]] = {}
        """The cells of a chart, by its form and where its figures come from."""
        self.listed = False
        """Whether some cell offers what another sheet lists."""

    def style(self, **properties: Any) -> Any:
        """Return the style with these properties, made once."""
        key = tuple(sorted(properties.items()))
        if key not in self._styles:
            self._styles[key] = self._book.add_format(properties)
        return self._styles[key]

    def number_format(self, wanted: str) -> str:
        """Return a number format, or the general one where the file has as many as Excel takes."""
        if wanted not in self._formats and len(self._formats) >= FORMATS:
            return "General"
        self._formats.add(wanted)
        return wanted

    def reserve(self, title: str) -> str:
        """Return a name for a sheet that is safe, and that no other has."""
        base = one_line(_NO_NAME.sub(" ", title))[:NAME].strip() or "-"
        name, count = base, 1
        while name.lower() in self.names or name.lower() == "history":
            count += 1
            name = f"{base[: NAME - 4].strip()} {count}"
        self.names.add(name.lower())
        return name

    def page(self, title: str, reserved: str = "") -> "Page":
        """Begin a sheet, under a name that was kept for it where there is one."""
        name = reserved or self.reserve(title)
        page = Page(self, self._book.add_worksheet(name, _Sheet), name)
        self.pages.append(page)
        return page

    def chart(self, kind: str, subtype: str = "") -> Any:
        """Return a native chart without a place."""
        return self._book.add_chart({"type": kind, **({"subtype": subtype} if subtype else {})})

    def done(self) -> bytes:
        """Return the file."""
        for page in self.pages:
            page.finish()
        self._book.close()
        return self._out.getvalue()


class Page:
    """A sheet that is filled from top to bottom."""

    def __init__(self, book: Book, sheet: Any, name: str) -> None:
        """Begin at the first row."""
        self.book, self.sheet, self.name = book, sheet, name
        self.row = 0
        self.main: Area | None = None
        self.right = 0
        self.widths: dict[int, float] = {}
        self.fixed: dict[int, float] = {}
        """Widths of columns that are not taken from what they hold."""
        self.still = 1
        """Columns that stay when one scrolls to the right."""
        self._texts: dict[int, list[tuple[int, str, int]]] = {}
        self._said: dict[int, str] = {}
        self._folded: set[int] = set()
        self.breaks: list[int] = []
        """Rows before which a new page begins."""
        self.printed = 0
        """Rows that are printed; all of them when 0."""

    def at(self, row: int, column: int, *, absolute: bool = False) -> str:
        """Return how formulas of this sheet call a cell."""
        return str(xl_rowcol_to_cell(row, column, row_abs=absolute, col_abs=absolute))

    def far(self, row: int, column: int) -> str:
        """Return how formulas of other sheets call a cell."""
        return f"{quote_sheetname(self.name)}!{xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True)}"

    def column(self, area: Area, column: int) -> str:
        """Return a column of a table, as formulas of any sheet call it."""
        letter = xl_col_to_name(column, True)
        return f"{quote_sheetname(self.name)}!{letter}${area.first + 1}:{letter}${area.last + 1}"

    def title(self, text: str) -> None:
        """Write what the sheet is about."""
        self.sheet.write_string(self.row, 0, words(text), self.book.style(bold=True, font_size=14, valign="vcenter"))
        self.sheet.set_row(self.row, 24)
        self.row += 1

    def heading(self, text: str) -> None:
        """Write what the next table is about."""
        self.row += 1
        self.sheet.write_string(self.row, 0, words(text), self.book.style(bold=True, font_color=INK["head"]))
        self.row += 1

    def note(self, text: str) -> None:
        """Write a line that explains."""
        self.sheet.write_string(self.row, 0, words(text), self.book.style(font_color=INK["quiet"], text_wrap=False))
        self.row += 1

    def line(self, text: str) -> None:
        """Write a sentence over the width of the sheet."""
        style = self.book.style(text_wrap=True)
        self.sheet.write_string(self.row, 0, words(text), style)
        self._said[self.row] = words(text)
        self.row += 1

    def table(
        self, heads: Sequence[str], rows: Sequence[Sequence[Cell]], *, main: bool = False, soft: Container[int] = ()
    ) -> Area:
        """Write a table below what is there, some rows of it shaded; the main one of a sheet can be filtered and keeps
        its head in sight."""
        head = self.row
        style = self.book.style(
            bold=True, font_color="#FFFFFF", bg_color=INK["head"], border=1, border_color=INK["line"], text_wrap=True,
            valign="vcenter",
        )  # fmt: skip
        for column, text in enumerate(heads):
            shown = words(text[:1].upper() + text[1:])
            self.sheet.write_string(head, column, shown, style)
            self._widen(column, min(_width(shown) + 3, 18))
            self._texts.setdefault(head, []).append((column, shown, 0))
        for number, row in enumerate(rows, head + 1):
            for column, cell in enumerate(row):
                self.write(number, column, cell, **({"bg_color": INK["soft"]} if number in soft else {}))
        area = Area(head, head + 1, max(head + len(rows), head + 1), len(heads))
        if main and self.main is None:
            self.main = area
        self.right = max(self.right, len(heads) - 1)
        self.row = head + len(rows) + 2
        return area

    def write(self, row: int, column: int, cell: Cell, **style: Any) -> None:
        """Write one cell, with what its style has beside the usual."""
        base = {"border": 1, "border_color": INK["line"], **style}
        if cell is None or cell == "":
            self.sheet.write_blank(row, column, None, self.book.style(**base))
        elif isinstance(cell, Entry):
            wanted = self.book.number_format(cell.format)
            entry = {"num_format": wanted, "font_color": INK["given"], "bg_color": "#FFF9E5"}
            self.sheet.write_blank(row, column, None, self.book.style(**entry, **base))
        elif isinstance(cell, Figure):
            self._figure(row, column, cell, base)
        else:
            told = cell if isinstance(cell, Text) else Text(cell)
            text = words(told.text)
            more = {"indent": min(told.depth, 12)} if told.depth else {}
            bold = {"bold": True} if told.bold else {}
            # Who edits such a cell and leaves it must not have made a formula of it.
            kept = {"quote_prefix": True} if text.startswith(_FORMULA) else {}
            self.sheet.write_string(row, column, text, self.book.style(text_wrap=True, **bold, **kept, **more, **base))
            self._widen(column, _width(text) + told.depth + 2)
            self._texts.setdefault(row, []).append((column, text, told.depth))

    def _figure(self, row: int, column: int, cell: Figure, base: dict[str, Any]) -> None:
        wanted = self.book.number_format(cell.format)
        colour = {} if cell.formula else {"font_color": INK["given"]}
        style = self.book.style(num_format=wanted, **{**colour, **base})
        if cell.formula:
            self.sheet.write_formula(row, column, f"={cell.formula}", style, cell.value)
        elif isinstance(cell.value, str):
            self.sheet.write_string(row, column, cell.value, style)
        else:
            self.sheet.write_number(row, column, cell.value, style)
        shown = cell.value if isinstance(cell.value, str) else _shown(cell.value, wanted)
        self._widen(column, _width(shown) + 2.5)

    def _widen(self, column: int, width: float) -> None:
        self.widths[column] = max(self.widths.get(column, 7.0), min(width, _WIDEST))

    def choices(self, area: Area, column: int, source: Sequence[str] | str, *, strict: bool = True) -> None:
        """Let a column of a table take what a list, or a range, holds; one that is not strict only says so."""
        options = {"validate": "list", "source": list(source) if not isinstance(source, str) else f"={source}"}
        self.book.listed = self.book.listed or isinstance(source, str)
        self._validate(area, column, options, strict=strict)

    def between(self, area: Area, column: int, low: float, high: float, kind: str = "decimal") -> None:
        """Let a column of a table take figures from low to high."""
        self._validate(
            area, column, {"validate": kind, "criteria": "between", "minimum": low, "maximum": high}, strict=True
        )

    def _validate(self, area: Area, column: int, options: dict[str, Any], *, strict: bool) -> None:
        kind = {} if strict else {"error_type": "information"}
        self.sheet.data_validation(area.first, column, area.last, column, {"ignore_blank": True, **options, **kind})

    def colour(self, area: Area, column: int, formula: str, ink: str, to: int | None = None) -> None:
        """Colour the cells of columns of a table for which a formula holds."""
        style = self.book.style(font_color="#FFFFFF", bg_color=INK[ink])
        options = {"type": "formula", "criteria": f"={formula}", "format": style}
        self.sheet.conditional_format(area.first, column, area.last, column if to is None else to, options)

    def _lines(self, column: int, text: str, depth: int) -> int:
        """Return how many lines a text takes in its column, rather one too many."""
        room = self.fixed.get(column, self.widths.get(column, 8.0)) - depth - 1
        return sum(1 + int(_width(line) // room) for line in text.split("\n"))

    def fold(self, row: int) -> None:
        """Hide a row that only computes, so that it can be opened."""
        self.sheet.set_row(row, None, None, {"level": 1, "hidden": True})
        self._folded.add(row)

    def finish(self) -> None:
        """Set widths and heights, and how the sheet scrolls and prints."""
        for row, texts in self._texts.items():
            lines = max(self._lines(*each) for each in texts)
            if lines > 1 and row not in self._folded:
                self.sheet.set_row(row, min(lines * _LINE, _HIGHEST))
        for row, text in self._said.items():
            # A sentence runs over the columns of the widest table, and over six where there is none.
            across = max(self.right, 5)
            room = sum(self.fixed.get(n, self.widths.get(n, 12.0)) for n in range(across + 1))
            style = self.book.style(text_wrap=True)
            self.sheet.merge_range(row, 0, row, across, "", style)
            self.sheet.write_string(row, 0, text, style)
            lines = sum(1 + int(_width(line) // max(room - 2, 20)) for line in text.split("\n"))
            self.sheet.set_row(row, min(lines * _LINE, _HIGHEST))
        for column in range(6 if self._said else 0):
            self.widths.setdefault(column, 12.0)
        for column, width in {**self.widths, **self.fixed}.items():
            self.sheet.set_column(column, column, width)
        self.sheet.hide_gridlines(2)
        self.sheet.set_landscape()
        self.sheet.set_paper(9)
        if self.breaks:  # which no spreadsheet keeps where it fits a sheet to pages
            self.sheet.set_print_scale(80)
            self.sheet.set_h_pagebreaks(self.breaks)
        else:
            self.sheet.fit_to_pages(1, 0)
        self.sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        self.sheet.set_footer("&L&A&R&P / &N")
        self.sheet.print_area(0, 0, (self.printed or max(self.row, 2)) - 1, max(self.right, 5))
        if self.main:
            self.sheet.repeat_rows(self.main.head)
            self.sheet.freeze_panes(self.main.first, self.still)
            self.sheet.autofilter(self.main.head, 0, self.main.last, self.main.columns - 1)


def _shown(value: float, wanted: str) -> str:
    """Return about what a number format makes of a figure, to see how wide it is."""
    if wanted == "yyyy-mm-dd":
        return "2026-01-05"
    section = wanted.split(";", maxsplit=1)[0]
    places = len(section.partition(".")[2]) - len(section.partition(".")[2].lstrip("0"))
    around = "".join(re.findall(r'"([^"]*)"', section))
    percent = section.endswith("%")
    return f"{value * (100 if percent else 1):,.{places}f}{around}{'%' if percent else ''}"
