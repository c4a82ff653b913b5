"""From where a figure may follow: those of its sentence, of those before it, of its list, of its row and its column."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final, NamedTuple

from mcp_server.language.amounts import amounts
from mcp_server.language.folding import fold
from mcp_server.language.nearly_odds import Seen
from mcp_server.language.nearly_ways import term
from mcp_server.language.nearly_words import PER
from mcp_server.language.pages import Page, Sentence, Table
from mcp_server.language.shapes import DATE, Shape
from mcp_server.language.stated_tables import grid_of
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

BEFORE: Final = 7
BEHIND: Final = 5
"""Figures of its sentence, on either side of one, from which it may follow."""
AWAY: Final = 6
"""Figures of the sentences before it."""
LED: Final = 3
"""Figures of the sentence that announces its list."""
LAST: Final = 4
"""Figures of other sentences, of which two may be taken together."""
ITEMS: Final = 10
"""Items of a list, rows of a table, whose figures are taken together."""
LINES: Final = 6
"""Lines before it on which they may stand."""
DIGITS: Final = 2
"""Digits of a figure that is asked for: one alone is met by chance."""
CELLS: Final = 2_000
"""Cells of the tables of a text that are looked at."""
_YEAR: Final = regex(r"(?:19|20)[0-9]{2}(?: [A-Z]|$)")
"""What is written like a year, and told for no figure: the 2025 Notes."""


class Case(NamedTuple):
    """A figure, those around it, and which of them may be taken together."""

    one: Seen
    around: Sequence[Seen]
    pairs: Sequence[tuple[int, int]]
    runs: Sequence[Sequence[int]]
    per: bool
    """Whether the words tell one of something."""
    line: int
    text: str
    """Its sentence or row."""
    key: str
    """What is the same for the sentences or cells that are likely built as it is."""


class _Placed(NamedTuple):
    """A figure, and the number and line of its sentence."""

    seen: Seen
    number: int
    line: int


def in_prose(shapes: Sequence[Shape], told: frozenset[int]) -> Iterator[Case]:
    """Yield the figures of sentences that are not *told*, with those around them."""
    before: list[_Placed] = []
    leads: dict[str, list[_Placed]] = {}
    below = _firsts(shapes)
    items: list[list[_Placed]] = []
    for number, shape in enumerate(shapes):
        sentence = shape.sentence
        if sentence.sort == "heading":
            before, items = [], []
            continue
        own = seen_in(shape)
        placed = [_Placed(seen, number, sentence.line) for seen in own]
        if sentence.sort != "item" or (items and items[-1] and sentence.line > items[-1][0].line + 2):
            items = []
        known = [one for one in before if one.line >= sentence.line - LINES]
        lead = [one for one in leads.get(sentence.lead, ())[-LED:] if one not in known]
        away = [
            *(one.seen._replace(ago=number - one.number, kind="lead") for one in lead),
            *(one.seen._replace(ago=number - one.number) for one in known),
        ]
        under = [seen._replace(ago=-1, kind="below") for seen in below.get(sentence.text, ())]
        for at, one in enumerate(own):
            if one.term.figure.start in told or len(one.term.shown) < DIGITS:
                continue
            behind = [seen._replace(apart=n) for n, seen in enumerate(own[at + 1 : at + 1 + BEHIND], 1)]
            ahead = [seen._replace(apart=n) for n, seen in enumerate(own[:at], -at)][-BEFORE:]
            alike = _column(items, at, number) if len(items) > 1 and max(map(len, items)) > 1 else []
            yield _case(one, away, [*ahead, *behind], under, alike, sentence)
        leads[sentence.text] = placed
        before = [*before, *placed][-AWAY:]
        if sentence.sort == "item":
            items = [*items, placed][-ITEMS:]


def _case(
    one: Seen,
    away: Sequence[Seen],
    own: Sequence[Seen],
    under: Sequence[Seen],
    alike: Sequence[Seen],
    sentence: Sentence,
) -> Case:
    near = [*away, *own]
    around = [*near, *under, *alike]
    last = range(max(0, len(away) - LAST), len(near))
    pairs = [
        *combinations(last, 2),
        *((i, j) for i in range(last.start) for j in range(len(away), len(near))),
    ]
    runs: list[Sequence[int]] = [range(len(near))]
    if under:
        runs.append(range(len(near), len(near) + len(under)))
        pairs += [(i, j) for i, j in combinations(runs[-1], 2)] if len(under) == 2 else []
    if alike:
        runs.append(range(len(around) - len(alike), len(around)))
        pairs += [(len(around) - 2, len(around) - 1)] if len(alike) == 2 else []
    per = one.per or any(seen.per for seen in near)
    return Case(one, around, pairs, runs, per, sentence.line, sentence.text, sentence.lead)


def _firsts(shapes: Sequence[Shape]) -> dict[str, list[Seen]]:
    """Return the first figure of each item of a list by the sentence that announces it."""
    found: dict[str, list[Seen]] = {}
    for shape in shapes:
        sentence = shape.sentence
        if sentence.sort == "item" and sentence.lead and len(found.get(sentence.lead, ())) <= ITEMS:
            found.setdefault(sentence.lead, []).extend(seen_in(shape)[:1])
    return {lead: every for lead, every in found.items() if 1 < len(every) <= ITEMS}


def _column(items: Sequence[Sequence[_Placed]], at: int, number: int) -> list[Seen]:
    """Return the figures of the items before that stand at the same place."""
    every = [item[at] for item in items if at < len(item)]
    if len(every) < len(items):
        return []
    return [one.seen._replace(ago=number - one.number, kind="list") for one in every]


def seen_in(shape: Shape, *, loose: bool = False) -> list[Seen]:
    """Return the figures of a sentence with the words up to the next ones; *loose*: bounds and about as much, too."""
    found = []
    figures = {one.place: one.figure for one in amounts(shape)}
    spots = sorted({*shape.places, *figures})
    edges = [-1, *(at for at in spots if not _one(figures.get(at))), len(shape.text)]
    for low, place, high in zip(edges, edges[1:], edges[2:], strict=False):
        figure = figures.get(place)
        if not figure or figure.upper is not None or not figure.value or _YEAR.match(figure.text):
            continue
        if figure.bound == "=" or loose:
            head, tail = (
                shape.text[max(low if shape.text[low : low + 1] == DATE else low + 1, place - 32) : place],
                shape.text[place + 1 : min(high, place + 24)],
            )
            per = bool(PER.search(head[-16:]) or PER.search(tail[:16]) or _one(figures.get(high)))
            found.append(Seen(term(figure), head, tail, 0, 0, per, clause=shape.text.count(";", 0, place)))
    return found


def _one(figure: Quantity | None) -> bool:
    """Whether what stands at a place is one of something, and no figure: 60 元一小时."""
    return bool(figure and figure.value == 1 and figure.text.startswith("一"))


def in_tables(page: Page, told: frozenset[int]) -> Iterator[Case]:
    """Yield the figures of tables that are not *told*, each with its row and then with its column."""
    looked = 0
    for number, table in enumerate(page.tables):
        looked += len(table.rows) * len(table.heads.cells)
        if looked > CELLS:
            return
        yield from _in_table(table, told, str(number))


def _in_table(table: Table, told: frozenset[int], key: str) -> Iterator[Case]:
    grid, names, columns = grid_of(table)
    heads = [f"{fold(cell.text).text.lower()} " for cell in table.heads.cells]
    cells = [
        [
            Seen(term(entry.figure), heads[c], "", 0, 0, bool(PER.search(heads[c])), "row", c, entry.place)
            if c < len(heads) and (entry := row[c]) and entry.figure.value and (c or c in columns)
            else None
            for c in range(len(row))
        ]
        for row in grid
    ]
    for r, row in enumerate(cells):
        text = " | ".join(cell.text for cell in table.rows[r].cells)
        own = [one for one in row if one]
        for at, one in enumerate(own):
            if one.place in told or len(one.term.shown) < DIGITS:
                continue
            behind = [seen._replace(apart=n) for n, seen in enumerate(own[at + 1 : at + 1 + BEHIND], 1)]
            ahead = [seen._replace(apart=n) for n, seen in enumerate(own[:at], -at)][-BEFORE:]
            around = [*ahead, *behind]
            every = range(len(around))
            per = one.per or any(seen.per for seen in around)
            yield Case(one, around, list(combinations(every, 2)), [every], per, table.rows[r].line, text, f"row {key}")
            column = [
                cell._replace(kind="column", slot=n, apart=n - r, head=fold(names[n]).text.lower())
                for n, other in enumerate(cells)
                if n != r and abs(n - r) <= ITEMS and (cell := other[one.slot])
            ]
            every = range(len(column))
            mine = one._replace(kind="column", slot=r, head=fold(names[r]).text.lower())
            runs = [[n for n in every if column[n].apart < 0], [n for n in every if column[n].apart > 0]]
            yield Case(
                mine, column, list(combinations(every, 2)), runs, False, table.rows[r].line, text, f"column {key}"
            )
