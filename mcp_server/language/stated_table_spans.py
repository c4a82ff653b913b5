"""Lengths of time that the rows of a table give beside their first and last day or hour."""

from collections.abc import Iterator
from itertools import permutations
from typing import Final, NamedTuple

from mcp_server.language.claims import from_texts
from mcp_server.language.folding import fold
from mcp_server.language.instants import Instant, instants
from mcp_server.language.lengths import UNITS, lengths
from mcp_server.language.pages import Cell, Page, Row
from mcp_server.language.quantities import quantity
from mcp_server.language.relations import Said, written
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

CELL: Final = 60
"""Characters of a cell that may be a day or a length."""
_LENGTH: Final = regex(r"length|duration|how long|elapsed|\btime\b|工期|时长|历时|周期|[天周日月]数|用时|耗时|持续", 2)
FROM: Final = regex(r"start|begin|from|\bopens?\b|\bout\b|开始|启动|起始|开工|[起始自]|进场|发生", 2)
TILL: Final = regex(r"\bend|finish|until|\bto\b|\bclos|\bback\b|\bdone|结束|完成|完工|竣工|截止|[止终讫迄]|恢复", 2)
_OTHER: Final = regex(
    r"每|per\b|/\s?(?:day|week|month)|average|平均|target|目标|limit|max|buffer|float|缓冲|lead|提前", 2
)
_SLASH: Final = regex(r"(?<![0-9./-])(0?[1-9]|1[0-2])[/.](0?[1-9]|[12][0-9]|3[01])(?![0-9./%])")


class _Read(NamedTuple):
    """A cell as moments, or as a length."""

    instants: list[Instant]
    length: Quantity | None


def span_rows(page: Page, year: int | None) -> Iterator[tuple[Said, Row]]:
    """Yield the lengths of time that the rows of a table give beside their first and last moment."""
    for table in page.tables:
        heads = [cell.text for cell in table.heads.cells]
        rows = [
            (row, [_cell(cell, head, year) for cell, head in zip(row.cells, heads, strict=True)])
            for row in table.rows
            if len(row.cells) == len(heads)
        ]
        columns = _columns(heads, rows)
        if columns:
            start, end, length = columns
            for row, cells in rows:
                told, ends = cells[length].length, _ends(cells, start, end)
                if told and ends:
                    yield Said(told.start, "elapsed", ends, told, clear=True), row


def cell_instants(text: str, year: int | None) -> list[Instant]:
    """Return the moments of a cell, 3/15 and 3.15 among them."""
    if not 0 < len(text) < CELL:
        return []
    plain = _SLASH.sub(r"\1月\2日", fold(text).text.replace("*", ""))
    return instants(plain.lower(), plain, year)


def _cell(cell: Cell, head: str, year: int | None) -> _Read:
    if not 0 < len(cell.text) < CELL or not any(c.isalnum() for c in cell.text):
        return _Read([], None)
    found = cell_instants(cell.text, year)
    if found:
        return _Read(found, None)
    folded = fold(cell.text)
    length = next(iter(lengths(folded.text.lower(), [], cell.start)), None)
    if length and not folded.text[: length.start].strip(" 约~共") and not folded.text[length.end :].strip(" .。)"):
        return _Read([], length.figure)
    figure = quantity(cell.text.strip("* ")) if length is None else None
    unit = next((name for name, pattern in _HEAD_UNITS if pattern.search(head)), "")
    if figure and unit and figure.dimension == "count" and not figure.unit and figure.bound == "=" and not figure.upper:
        more = {
            "unit": unit,
            "dimension": "duration",
            "text": "",
            "start": cell.start,
            "end": cell.start + len(cell.text),
        }
        return _Read([], figure.model_copy(update=more))
    return _Read([], None)


_HEAD_UNITS: Final = (
    ("working days", regex(r"working days|business days|workdays|工作日", 2)),
    *((name, regex(rf"(?<![a-z])(?:{pattern})|{extra}", 2)) for name, pattern, extra in UNITS),
)


def _columns(heads: list[str], rows: list[tuple[Row, list[_Read]]]) -> tuple[int, int, int] | None:
    """Return the columns of the first and the last moment, which may be one, and of the length between them."""
    wide = range(len(heads))
    most = max(1, len(rows) // 2)
    single = [c for c in wide if sum(len(cells[c].instants) == 1 for _, cells in rows) >= most]
    double = [c for c in wide if sum(len(cells[c].instants) == 2 for _, cells in rows) >= most]
    told = [c for c in wide if sum(bool(cells[c].length) for _, cells in rows) >= most and not _OTHER.search(heads[c])]
    named = [c for c in told if _LENGTH.search(heads[c])] or told
    pairs = [*((c, c) for c in double), *((a, b) for a, b in permutations(single, 2) if a < b)]
    clear = [(a, b) for a, b in pairs if a == b or (FROM.search(heads[a]) and TILL.search(heads[b]))]
    if len(clear) == 1 and len(named) == 1:
        return *clear[0], named[0]
    scored = [(_fitting(rows, a, b, c), (a, b, c)) for a, b in pairs for c in told]
    best = max(scored, default=None)
    # most rows hold, so these columns are what they seem
    return best[1] if best and best[0] >= 2 and best[0] * 3 >= len(rows) * 2 else None


def _fitting(rows: list[tuple[Row, list[_Read]]], start: int, end: int, length: int) -> int:
    count = 0
    for _, cells in rows:
        told, ends = cells[length].length, _ends(cells, start, end)
        found = from_texts("elapsed", ends, written(told)) if told and ends else None
        count += bool(found and found.holds)
    return count


def _ends(cells: list[_Read], start: int, end: int) -> tuple[str, str] | None:
    one, two = cells[start].instants[:1], cells[end].instants[-1:]
    if not one or not two or (start == end and len(cells[start].instants) != 2):
        return None
    return one[0].written(), two[0].written()
