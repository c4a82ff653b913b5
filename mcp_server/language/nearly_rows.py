"""Shares and changes of prose that the row which it names nearly gives: of a table, or of an item of a list.

"Revenue grew by 6.9 %" under a table with 860 and 812 in the row of revenue should be 5.9 %. Where a sentence names a
row and says by how much it has changed, or what part of its column it is, and no figures of the row give this, though
some come near it, it is asked what it follows from.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, permutations
from typing import Final, NamedTuple

from mcp_server.language.claims import recompute
from mcp_server.language.folding import fold
from mcp_server.language.naming import keys
from mcp_server.language.pages import Page, Table
from mcp_server.language.portions import portioned, soft
from mcp_server.language.quantities import quantity
from mcp_server.language.relations import asked, written
from mcp_server.language.shapes import MARK, Shape
from mcp_server.language.share_words import SHARE
from mcp_server.language.slips import slip
from mcp_server.language.stated_cues import AIM, ASIDE
from mcp_server.language.stated_deltas import Delta, delta_of
from mcp_server.language.stated_table_sums import total_rows
from mcp_server.language.stated_tables import grid_of
from mcp_server.language.stated_terms import Term, line
from mcp_server.model.brief import ClaimOp
from mcp_server.model.paper import Nearly
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

TABLES: Final = 30
ROWS: Final = 40
CELLS: Final = 6
"""Tables of a text, rows of a table and figures of a row that are looked at."""
CLOSE: Final = Decimal("0.25")
"""How far off a figure may be, of itself, to be meant for those of its row."""
LONG: Final = 3
"""Characters of a Chinese name of which the last half is said for it."""
WORD: Final = 5
"""Letters that tell a word."""
SHORT: Final = 24
"""Characters of a name."""
_HAN: Final = regex(r"[\u4e00-\u9fff]{2,}")
_NOTE: Final = regex(r"\([^()]*\)|[*_`]")
_DIGITS: Final = regex(r"[0-9][0-9,]*(?:\.[0-9]+)?")
_LETTERS: Final = regex(r"[a-z]{4,}")
_TIME: Final = regex(
    r"(?:19|20)[0-9]{2}|\bq[1-4]\b|[年月季期周前后初末]|实际|计划|预算|目标|现|原"
    r"|\b(?:now|before|after|last|this|previous|plan(?:ned)?|budget|actual|target|result|start|end"
    r"|(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*)\b"
)
"""Heads of columns that are of several times, or of what was to be and what is."""
_SHARE: Final = regex(r"\bshare\b|占|比重")
_STOP: Final = regex(r"[;。!?]")
_ON: Final = regex(r"同比|环比")
_OTHER: Final = regex(
    r"如果|假如|若|预计|明年|下[月季年]|目标|不超过|不低于|以上|以下|至少|最多|[上下]限|税率?|警戒|标准"
    r"|\b(?:ceiling|floor|limit|if|would|could|should|will|next|at (?:least|most)|up to|target)\b"
)
"""Words of what is no figure of the row."""


class _Row(NamedTuple):
    """A row with its name and its figures, and what its columns come to."""

    name: str
    han: bool
    """Whether it is Chinese."""
    keys: frozenset[str]
    cells: tuple[Quantity, ...]
    wholes: tuple[tuple[Quantity, Quantity], ...]
    """Cells with the totals of their columns."""
    heads: tuple[str, ...]
    """The heads of its cells; none in a list."""
    line: int


def nearly_rows(page: Page, shapes: Sequence[Shape], explained: frozenset[int]) -> Iterator[Nearly]:
    """Yield shares and changes that the row which their sentence names nearly gives."""
    rows = [row for table in page.tables[:TABLES] for row in _rows(table)]
    rows += [row for shape in shapes if shape.sentence.sort == "item" and (row := _item(shape))]
    for raw in shapes if rows else ():
        if raw.sentence.sort == "heading":
            continue
        own = line(portioned(raw))
        for term in own.terms:
            figure = term.figure
            if figure.start in explained or figure.bound != "=" or figure.upper is not None or not figure.value:
                continue
            if figure.dimension not in {"percent", "points"} and not _delta(term):
                continue
            row = _named(own.text, term, [one for one in rows if one.line != raw.sentence.line])
            if row and (
                found := _missed(row, term, [one.figure for one in own.terms if one is not term], _words(own.text))
            ):
                op, of = found
                yield asked(raw.sentence, op, map(written, of), figure)


def _rows(table: Table) -> Iterator[_Row]:
    """Yield the rows of a table that are named, each by another name."""
    grid, names, columns = grid_of(table)
    totals = total_rows(names)
    body = [r for r in range(min(len(grid), ROWS)) if r not in totals]
    sums = {}
    for c in columns:
        own = [one.figure for r in body if (one := grid[r][c])]
        whole = next((one.figure for t in totals if (one := grid[t][c])), None)
        if len(own) == len(body) > 1 and own[0].dimension not in {"percent", "points"}:
            made = own[0].model_copy(update={"value": sum((one.value for one in own), Decimal(0)), "text": ""})
            sums[c] = whole or made
    for r in (*body, *totals):
        entries = [(c, one.figure) for c, one in enumerate(grid[r]) if one and c][:CELLS]
        if entries:
            wholes = tuple((one, sums[c]) for c, one in entries if c in sums and r in body)
            heads = tuple(fold(table.heads.cells[c].text).text.lower() for c, _ in entries)
            yield _row(names[r], [one for _, one in entries], wholes, heads, table.rows[r].line)


def _item(shape: Shape) -> _Row | None:
    """Return an item of a list that tells a thing with its figures."""
    places = [place for place, figure in shape.figures() if figure.bound == "=" and figure.upper is None]
    if len(places) != 2 or places[0] > SHORT:
        return None
    name = MARK.sub("", shape.text[: places[0]]).strip(" :,(")
    return _row(name, [shape.figure(place) for place in places], (), (), shape.sentence.line) if name else None


def _row(
    name: str,
    cells: Sequence[Quantity],
    wholes: tuple[tuple[Quantity, Quantity], ...],
    heads: tuple[str, ...],
    number: int,
) -> _Row:
    bare = _NOTE.sub("", fold(name).text.lower()).strip()
    return _Row(bare, bool(_HAN.search(bare)), frozenset(keys(bare)), tuple(cells), wholes, heads, number)


def _named(text: str, term: Term, rows: Sequence[_Row]) -> _Row | None:
    """Return the row that a sentence names last before a figure; nothing where several may be meant."""
    low = max((found.end() for found in _STOP.finditer(text, 0, term.place)), default=0)
    ahead = text[low : term.place]
    said = frozenset(keys(ahead))
    found = [(at, row) for row in rows if (at := _names(row, ahead, said)) > (-1, 0)]
    last = max((at for at, _ in found), default=(0, 0))
    named = [row for at, row in found if at == last]
    longest = max((len(row.name) for row in named), default=0)
    named = [row for row in named if len(row.name) == longest]
    return named[0] if len(named) == 1 else None


def _names(row: _Row, text: str, said: frozenset[str]) -> tuple[int, int]:
    """Return where a text has named a row, and in how many characters; before its beginning where it does not."""
    if row.han:
        # the sales of a text may be the sales revenue of its table
        size = len(row.name)
        for name in (row.name, row.name[size // 2 :], row.name[-(size // 2) :]) if size > LONG else (row.name,):
            if (at := text.rfind(name)) >= 0:
                return at + len(name), len(name)
        return -1, 0
    if not row.keys or not row.keys <= said:
        return -1, 0
    return min(text.rfind(key[:WORD]) for key in row.keys), len(row.name)


def _words(text: str) -> frozenset[str]:
    """Return the words of a text: English ones by their first letters, pairs of Chinese characters."""
    pairs = (run[at : at + 2] for run in _HAN.findall(text) for at in range(len(run) - 1))
    return frozenset((*pairs, *(word[:WORD] for word in _LETTERS.findall(text))))


def _missed(
    row: _Row, term: Term, others: Sequence[Quantity], said: frozenset[str]
) -> tuple[ClaimOp, tuple[Quantity, ...]] | None:
    """Return from which figures of a row what is told of it nearly follows; nothing where it follows from some."""
    figure = term.figure
    beside = f"{term.near}|{term.tail}"
    if (_delta(term) and ASIDE.search(term.near)) or AIM.search(term.tail[:12]) or _OTHER.search(beside):
        return None
    stated = abs(figure.value)
    ways = [way for way in _ways(row, term, others, said) if way[1]]
    if any(abs(one.value) == stated and one.dimension == figure.dimension for one in row.cells):
        return None
    best: tuple[Decimal, ClaimOp, tuple[Quantity, ...]] | None = None
    for op, of in ways:
        result = recompute(op, of, figure)
        if result is None:
            continue
        if result.holds:
            return None
        value = abs(result.value.value)
        off = abs(value - stated) / stated
        near = off <= CLOSE or slip(round(value, 1), stated)
        if near and not (soft(figure) and off <= CLOSE / 2) and (best is None or off < best[0]):
            best = off, op, of
    return best[1:] if best else None


def _ways(
    row: _Row, term: Term, others: Sequence[Quantity], said: frozenset[str]
) -> Iterator[tuple[ClaimOp, tuple[Quantity, ...]]]:
    """Yield how a figure may follow from those of a row, and from those of its own sentence."""
    figure, delta = term.figure, _delta(term)
    timed = [one for one, head in zip(row.cells, row.heads, strict=False) if _TIME.search(head)]
    moved = timed if row.heads else list(row.cells)
    cells = [*moved, *others] if delta or figure.dimension == "points" else [*row.cells, *others]
    if figure.dimension == "points":
        rates = [one for one in cells if one.dimension == "percent"]
        yield from (("points", pair) for pair in combinations(rates, 2))
    elif figure.dimension == "percent":
        plain = [one for one in cells if one.dimension not in {"percent", "points", "ratio", "date"} and one.value]
        pairs = [(one, two) for one, two in permutations(plain, 2) if one.unit == two.unit]
        if delta:
            yield from (("change", pair) for pair in pairs)
        else:
            if SHARE.search(term.head) or _SHARE.search(term.near):
                yield from (("share", pair) for pair in row.wholes)
            if len(row.cells) == len(row.heads) == len(plain) == 2:
                part, whole = sorted(zip(row.cells, row.heads, strict=True), key=lambda one: one[0].value)
                if _words(whole[1]) & said and part[0].unit == whole[0].unit:
                    yield "share", (part[0], whole[0])
    elif (
        delta
        and figure.dimension in {"count", "money"}
        and (digits := _DIGITS.search(figure.text))
        and len(digits[0]) > 1
    ):
        for one, two in combinations(moved, 2):
            alike = _as(one, figure, digits[0]), _as(two, figure, digits[0])
            if one.dimension == two.dimension != "percent" and alike[0] and alike[1]:
                yield "difference", (alike[0], alike[1])


def _delta(term: Term) -> Delta | None:
    """Return what a figure says of a change; one in brackets says nothing of it."""
    delta = delta_of(term)
    return delta if delta and (delta.way or term.figure.signed or _ON.search(term.near)) else None


def _as(cell: Quantity, figure: Quantity, digits: str) -> Quantity | None:
    """Return a cell whose unit stands in its head in that of a figure."""
    if cell.unit == figure.unit and cell.dimension == figure.dimension:
        return cell
    return quantity(figure.text.replace(digits, cell.text.lstrip("-+"), 1)) if cell.text and cell.value > 0 else None
