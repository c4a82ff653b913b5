"""Phases that the rows of a table lay out."""

from collections.abc import Iterator, Sequence
from typing import Final

from mcp_server.language.pages import Page, Table
from mcp_server.language.phase_spans import FEW, LONG, SHORT, SINCE, Phase, span, written_in
from mcp_server.language.phase_words import PHASE
from mcp_server.language.stated_table_spans import FROM, TILL, cell_instants
from mcp_server.language.stretches import Sort, stretches
from mcp_server.regex import regex

NEAR: Final = 2
"""Lines around a table on which may be said that its phases meet."""


def in_tables(page: Page, year: int | None, meet: Sequence[int]) -> Iterator[list[Phase]]:
    """Yield the phases that the rows of a table give, by what the lines *meet* say of them."""
    for table in page.tables:
        heads = [cell.text for cell in table.heads.cells]
        about = " ".join(
            [*heads[:1], *table.under[-1:], table.caption, *(row.cells[0].text for row in table.rows[:2] if row.cells)]
        )
        told = any(table.heads.line - NEAR - 2 <= line <= table.rows[-1].line + NEAR for line in meet if table.rows)
        called = told or bool(PHASE.search(about))
        start, end = _bounds(table, heads, year)
        phases = []
        for row in table.rows:
            cells = [cell.text for cell in row.cells]
            found: tuple[Sort, int, int] | None = None
            if start is not None and end is not None and max(start, end) < len(cells):
                found = _of_cells(cells[start], cells[end], year)
            else:
                every = (*cells[1:], cells[0])
                found = next((one for cell in every if (one := _of_cell(cell, year))), None)
                if found is None and row is table.rows[-1]:
                    found = next((one for cell in every if (one := _from(cell, year))), None)
            if found:
                excerpt = " | ".join(cell.text for cell in row.cells)[:160]
                phases.append(Phase(_called(cells, year)[:SHORT], *found, row.line, excerpt, called, called))
        whole = max(phases, key=lambda one: one.last - one.first, default=None)
        if whole and len(phases) > 2 and all(whole.first <= one.first and one.last <= whole.last for one in phases):
            phases.remove(whole)
        if phases and len(phases) + 1 >= len(table.rows):
            yield phases


def _bounds(table: Table, heads: Sequence[str], year: int | None) -> tuple[int | None, int | None]:
    """Return the columns of the first and the last day: by their heads, or the only two that have one day each."""
    start = next((c for c, head in enumerate(heads) if FROM.search(head)), None)
    end = next((c for c, head in enumerate(heads) if TILL.search(head) and c != start), None)
    if (start is not None and end is not None and start < end) or len(table.rows) < FEW:
        return start, end
    rows = [[cell_instants(cell.text, year) for cell in row.cells] for row in table.rows]
    if any(len(row) != len(heads) for row in rows):
        return start, end
    dated = [c for c in range(len(heads)) if all(len(row[c]) == 1 and row[c][0].day for row in rows)]
    return (dated[0], dated[1]) if len(dated) == 2 else (start, end)


def _called(cells: Sequence[str], year: int | None) -> str:
    """Return the first cell of a row that is no stretch of time."""
    return next((cell for cell in cells if cell and not cell_instants(cell, year)), cells[0]).strip(" *_")


def _of_cells(first: str, last: str, year: int | None) -> tuple[Sort, int, int] | None:
    """Return the stretch of time from the moment of one cell to that of another."""
    one, two = cell_instants(first, year), cell_instants(last, year)
    return span(written_in(one[0], first), written_in(two[0], last)) if len(one) == len(two) == 1 else None


def _from(text: str, year: int | None) -> tuple[Sort, int, int] | None:
    """Return the stretch of time of a cell that says from which day on something lasts, and not until when."""
    found = cell_instants(text, year)
    if len(found) != 1 or found[0].minute is not None or not found[0].day:
        return None
    open_ended = SINCE.search(text.lower()[: found[0].start]) or _ONWARDS.match(text.lower(), found[0].end)
    first = found[0].day.toordinal()
    return ("day", first, first + LONG.days) if open_ended else None


_ONWARDS: Final = regex(r"\s?(?:起|开始|之?后|以后|onwards?|on\b|and after)")


def _of_cell(text: str, year: int | None) -> tuple[Sort, int, int] | None:
    """Return the one stretch of time of a cell."""
    found = cell_instants(text, year)
    if len(found) == 2:
        return span(found[0], found[1])
    every = stretches(text, year) if len(text) <= SHORT else []
    return (every[0].sort, every[0].first, every[0].last) if len(every) == 1 else None
