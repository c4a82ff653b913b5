"""The figures of a text, each with its sentence, or its row and the head of its column."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from mcp_server.language.pages import Page, excerpt_of
from mcp_server.model.paper import Figure
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

SUBJECT = 40
"""Characters before or behind a figure that say what it is the figure of."""
_EDGES = regex(r"[,，;；。、:：()（）!！?？\n]|\.\s|[0-9]")


def figures_of(page: Page, quantities: Sequence[Quantity]) -> Iterator[Figure]:
    """Yield every figure of a text with its sentence, or its row and the head of its column."""
    cells = {
        cell.start: (table, row, c) for table in page.tables for row in table.rows for c, cell in enumerate(row.cells)
    }
    starts = sorted(cells)
    sentences = page.sentences
    at = 0
    for one in quantities:
        while at + 1 < len(sentences) and sentences[at + 1].start <= one.start:
            at += 1
        sentence = sentences[at]
        subject = ""
        nearest = bisect_right(starts, one.start) - 1
        if sentence.sort == "row" and nearest >= 0:
            table, row, c = cells[starts[nearest]]
            heads = table.heads.cells
            subject = " ".join([row.cells[0].text if c else "", heads[c].text if c < len(heads) else ""]).strip()
        elif sentence.sort != "row":
            subject = _subject(sentence.text, one.start - sentence.start, one.end - sentence.start)
        under = sentence.under[-1] if sentence.under else ""
        yield Figure(
            line=sentence.line, excerpt=excerpt_of(sentence.text), subject=subject, under=under, **one.__dict__
        )


def _subject(text: str, start: int, end: int) -> str:
    """Return what stands before a figure in its clause, or else behind it: what it is the figure of."""
    before = _EDGES.split(text[max(0, start - SUBJECT) : start])[-1].strip()
    return before.strip(" *_|") or _EDGES.split(text[end : end + SUBJECT])[0].strip(" *_|")
