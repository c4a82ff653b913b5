"""The Markdown of a section as blocks: what a writer of pages or slides sets out."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import groupby
from typing import Any, NamedTuple


class Run(NamedTuple):
    """A piece of a line in one face."""

    text: str
    bold: bool = False


Line = tuple[Run, ...]


class Heading(NamedTuple):
    """A line in bold that what follows stands under."""

    line: Line


class Paragraph(NamedTuple):
    """A line of text."""

    line: Line


class Point(NamedTuple):
    """One entry of a list: its lines, how deep it lies, and its number where the list counts."""

    lines: tuple[Line, ...]
    level: int = 0
    number: int = 0


class Table(NamedTuple):
    """Rows below a head, each with as many cells."""

    head: tuple[Line, ...]
    rows: tuple[tuple[Line, ...], ...]


class Diagram(NamedTuple):
    """A drawing in the words of Mermaid."""

    text: str


Block = Heading | Paragraph | Point | Table | Diagram


def words(line: Sequence[Run]) -> str:
    """Return the text of a line."""
    return "".join(run.text for run in line)


@cache
def _parser() -> Any:
    from markdown_it import MarkdownIt  # noqa: PLC0415 - loads with the first export

    # What the templates write, and nothing else: a person's text has no links, pictures or HTML to begin with.
    return MarkdownIt("zero").enable(["table", "list", "fence", "emphasis", "escape", "entity", "newline"])


def _lines(token: Any) -> list[Line]:
    """Return the lines of an inline token; a single star or underscore of a person stays what it is."""
    lines: list[list[Run]] = [[]]
    bold = 0
    for part in token.children or ():
        if part.type in {"softbreak", "hardbreak"}:
            lines.append([])
        elif part.type == "strong_open":
            bold += 1
        elif part.type == "strong_close":
            bold -= 1
        elif text := part.markup if part.type in {"em_open", "em_close"} else part.content:
            lines[-1].append(Run(text, bold > 0))
    whole = (
        tuple(Run("".join(run.text for run in runs), bold) for bold, runs in groupby(line, key=lambda run: run.bold))
        for line in lines
    )
    return [line for line in whole if words(line).strip()]


class _Reader:
    """Builds blocks from tokens."""

    def __init__(self) -> None:
        self.out: list[Block] = []
        self.counts: list[int] = []
        """The number of the entry in each list that is open; 0 where a list does not count."""
        self.first = False
        """Whether the next line begins an entry."""
        self.rows: list[list[Line]] = []

    def read(self, tokens: Sequence[Any]) -> tuple[Block, ...]:
        """Return the blocks of all tokens."""
        for token in tokens:
            if token.type == "fence":
                diagram = token.info == "mermaid"
                self.out.append(Diagram(token.content) if diagram else Paragraph((Run(token.content.strip()),)))
            elif token.type == "inline":
                self._inline(_lines(token))
            elif token.nesting:
                self._frame(token)
        return tuple(self.out)

    def _frame(self, token: Any) -> None:
        """Take the beginning or the end of a list, an entry, a table or a row."""
        if token.type in {"bullet_list_open", "ordered_list_open"}:
            self.counts.append(int(token.attrGet("start") or 1) if token.type == "ordered_list_open" else 0)
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            self.counts.pop()
        elif token.type == "list_item_open":
            self.first = True
        elif token.type == "list_item_close":
            self.counts[-1] += 1 if self.counts[-1] else 0
        elif token.type == "tr_open":
            self.rows.append([])
        elif token.type == "table_close":
            head, *rows = map(tuple, self.rows)
            self.out.append(Table(head, tuple(rows)))
            self.rows = []

    def _inline(self, lines: Sequence[Line]) -> None:
        if self.rows:
            self.rows[-1].append(tuple(run for line in lines for run in line))
        elif not self.counts:
            self.out += [Heading(line) if all(run.bold for run in line) else Paragraph(line) for line in lines]
        elif self.first or not isinstance(last := self.out[-1], Point):
            self.out.append(Point(tuple(lines), len(self.counts) - 1, self.counts[-1]))
            self.first = False
        else:
            self.out[-1] = last._replace(lines=(*last.lines, *lines))


_CLOSED = re.compile(r"\*\*([^*\n]+?)([：。，；、！？）”》]+)\*\*(?=[^\s*])")
"""Bold that ends in a Chinese mark with a letter right behind it: Markdown, made for English, does not see its end."""


def blocks(markdown: str) -> tuple[Block, ...]:
    """Return the blocks of a text, in order; every character of it that is seen is in one of them."""
    return _Reader().read(_parser().parse(_CLOSED.sub(r"**\1**\2", markdown)))
