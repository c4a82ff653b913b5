"""The sentences of a text that speak of time, each with its moments and its lengths."""

from typing import Final, NamedTuple

from mcp_server.language.folding import fold
from mcp_server.language.instants import Instant, instants
from mcp_server.language.lengths import Length, lengths
from mcp_server.language.pages import Page, Row, Sentence, Table
from mcp_server.regex import regex

SHORT: Final = frozenset({"hours", "minutes", "seconds"})
"""Units of lengths that clocks tell."""


class Moments(NamedTuple):
    """A sentence with its moments and its lengths of time."""

    sentence: Sentence
    low: str
    instants: list[Instant]
    lengths: list[Length]


def moments_of(page: Page, year: int | None) -> list[Moments]:
    """Return the sentences of a page that speak of time, in order; of rows those of a log, that begin with a time."""
    read: list[Moments] = []
    logs = [row for table in page.tables for row in _log(table)]
    for sentence in page.sentences:
        while logs and logs[0][1].start < sentence.start:
            read.append(_entry(*logs.pop(0), year))
        if sentence.sort == "row" or not _TIMELY.search(sentence.text):
            continue
        folded = fold(sentence.text)
        low = folded.text.lower()
        beside = None
        for before in reversed(read[-4:]):
            beside = next((one.day for one in reversed(before.instants) if one.day), beside)
            if beside:
                break
        found = instants(low, folded.text, year, beside)
        said = lengths(low, found, sentence.start)
        if folded.offsets is not None:
            said = [
                one._replace(figure=one.figure.model_copy(update={"start": sentence.start + folded.start(one.start)}))
                for one in said
            ]
        if found or said or NOW.search(low):
            read.append(Moments(sentence, low, found, said))
    return read


def _entry(row: Row, said: Sentence, year: int | None) -> Moments:
    """Return the row of a log with its time of day, and the lengths of time that it tells."""
    told, found, at = fold(said.text).text.lower(), [], 0
    for cell in row.cells:
        low = fold(cell.text).text.lower()
        found += [one._replace(start=at + one.start, end=at + one.end) for one in lengths(low, [], cell.start)]
        at += len(low) + 1
    return Moments(said, told, instants(told, told, year)[:1], found)


def _log(table: Table) -> list[tuple[Row, Sentence]]:
    """Return the rows of a table of times of day and what happened then, each also as one sentence."""
    if len(table.rows) < LOG or not all(
        row.cells and _CLOCK.fullmatch(row.cells[0].text.strip()) for row in table.rows
    ):
        return []
    return [
        (
            row,
            Sentence(
                " ".join(cell.text for cell in row.cells),
                row.cells[0].start,
                row.line,
                "item",
                table.under,
                table.caption,
            ),
        )
        for row in table.rows
    ]


LOG: Final = 3
"""Rows of a log."""
_CLOCK: Final = regex(r"[0-9]{1,2}[:：][0-9]{2}(?: ?[AaPp]\.?[Mm]\.?)?")
NOW: Final = regex(r"\b(?:today|now|this (?:morning|afternoon)|immediately|yesterday)\b|今[天日]|即日|当[天日]|现在")
_TIMELY: Final = regex(
    r"\btoday\b|今[天日]|[0-9][:：][0-9]{2}|[0-9一二三四五六七八九十]\s?[月日号点时天周年秒分刻个半]"
    r"|[两半](?:个|天|周|年|小时|点)|钟头|小时|\b(?:[Jj]an"
    r"|[Ff]eb|[Mm]ar|[Aa]pr|[Mm]ay|[Jj]une?|[Jj]uly?|[Aa]ug|[Ss]ep|[Oo]ct|[Nn]ov|[Dd]ec)"
    r"|\b[0-9]{4}-[0-9]|[0-9]\s?[ap]\.?m\b|\b(?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?"
    r"|fortnight|o'clock|noon|midnight)\b"
)


def comparable(a: Instant, b: Instant) -> bool:
    """Whether two moments are of one kind, so that a time lies between them."""
    if (a.minute is None) != (b.minute is None) or (a.day is None and b.day is not None):
        return False
    if a.day and a.last and b.day and b.last and _wide(a) != _wide(b):
        return False
    return not (a.day and b.day and b.day < a.day and a.year and b.year)


def _wide(one: Instant) -> bool:
    return one.day != one.last
