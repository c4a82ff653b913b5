"""Figures of a text, in prose and in tables, each with the words that say what it is the figure of.

The words are told apart by how near they stand: those of its own clause or of its row and column, and those of its line
and of the headings above it. Of Chinese, which has no blanks, a word is a pair of characters.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from mcp_server.language.folding import HAN, HAN_RUN, fold
from mcp_server.language.mentions import EMPTY, WORD, apart, clean, stem
from mcp_server.language.naming_words import (
    AIM,
    AIMED,
    AREA,
    BLAND,
    BLAND_HAN,
    COUNTER,
    DEFINITE,
    EDGE,
    LABEL,
    LINKS,
    MONEY_IN,
    MOVED,
    MOVED_BEHIND,
    ONE_EACH,
    PERIOD,
    POINTED,
    ROOM,
    SINGLE,
    SUMMARY,
    TOTAL,
    WHOLE,
)
from mcp_server.language.number_words import NUMBER_WORDS
from mcp_server.language.pages import Page, Row, Table
from mcp_server.language.quantities import quantity, tokens
from mcp_server.language.shapes import DATE, MARK, OTHER, Shape
from mcp_server.language.times import YEAR, year_of
from mcp_server.language.units import MEASURES, measured
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

_NUMERAL: Final = regex(r"[0-9零〇一二三四五六七八九十百千万亿两,.]+")
_UNIT: Final = regex(r"[(（]([^()（）]{1,12})[)）]")
_TIMES: Final = regex(r"[a-z0-9] times$", re.IGNORECASE)
_TIMES_AS: Final = regex(
    r" (?:as|more|less|fewer|higher|lower|larger|bigger|longer|faster|the|that|what|its|our|over)\b"
)
"""Behind a number of times by which something is more."""
ROWS: Final = 60
"""Tables of a text and rows of a table that are read."""
SHORT: Final = 40
"""Characters of a cell that is a figure."""
BEFORE: Final = 6
BEHIND: Final = 8
NAME: Final = 3
"""Characters of a Chinese name before and behind its figure."""


class Named(NamedTuple):
    """A figure and the words that say what it is the figure of."""

    value: Quantity
    near: frozenset[str]
    """The words of its clause, or of its row and column."""
    wide: frozenset[str]
    """Those of its line and of the headings above it."""
    head: tuple[str, ...]
    """What it counts: English words, or stretches of Chinese."""
    moved: bool
    """Whether another figure came of it, or it is one of several or an aim: from 42, another 42, 42 by May."""
    definite: bool
    """Whether it is spoken of as known: the 64 marshals, 这 37 个岗位."""
    pointed: bool
    """Whether it is pointed at: those 85 minutes, 这 85 分钟."""
    apart: frozenset[str]
    """What makes it one of another time, part or sort."""
    when: frozenset[str]
    """The dates of its clause, else the last one before it; or of the heads of its row and column."""
    years: frozenset[int]
    """Those of its sentence."""
    scope: frozenset[str]
    """The dates of what announces its list and of the heading above it."""
    under: tuple[str, ...]
    """The headings above it."""
    listed: str
    """The list in which it stands; else empty."""
    brief: bool
    """Whether it stands in a summary."""
    line: int
    excerpt: str
    row: frozenset[str]
    """The words of the name of its row; none in prose."""
    column: frozenset[str]
    """The words of the head of its column; none in prose."""
    total: bool
    """Whether it stands in the row of a total."""
    table: int
    """Which table it is a cell of; 0 for none."""
    sentence: int
    start: int


def named(page: Page, shapes: Sequence[Shape]) -> list[Named]:
    """Return the figures of prose and of tables that are simply what they are of, in the order of the text."""
    told = {shape.sentence.line for shape in shapes}
    lines: dict[int, set[str]] = {}
    briefs = {line.number for line in page.lines if SUMMARY.match(line.text.lower())}
    for sentence in page.sentences:
        if sentence.line in told and sentence.sort != "row":
            lines.setdefault(sentence.line, set()).update(keys(fold(sentence.text).text.lower()))
    found = [one for number, shape in enumerate(shapes) for one in _in_prose(shape, number, lines, briefs)]
    for number, table in enumerate(page.tables[:ROWS], 1):
        found.extend(_in_table(table, number))
    return sorted(found, key=lambda one: one.start)


def keys(text: str) -> Iterator[str]:
    """Yield the words of a text that tell something: stems of English ones, pairs of Chinese characters."""
    for word in WORD.findall(text):
        if word not in EMPTY and word not in NUMBER_WORDS and len(word) > 1 and (root := _root(word)) not in BLAND:
            yield root
    for run in _runs(text):
        yield from (pair for i in range(len(run) - 1) if (pair := run[i : i + 2]) not in BLAND_HAN)


@lru_cache(maxsize=4096)
def _root(word: str) -> str:
    word = word.removesuffix("'s")
    if word in BLAND:
        return word
    root = stem(word.replace("-", ""))
    return root[:-1] + "y" if root.endswith("i") and len(root) > len("di") else root


def _runs(text: str) -> list[str]:
    """Return the stretches of Chinese characters that name something."""
    if not HAN.search(text):
        return []
    bare = LINKS.sub(" ", _NUMERAL.sub(" ", MARK.sub(" ", text)))
    runs = [run for piece in bare.split() for run in HAN_RUN.findall(clean(piece))]
    return [run for run in runs if len(run) > 1 and run not in BLAND_HAN]


@lru_cache(maxsize=256)
def _days(text: str) -> frozenset[str]:
    """Return the dates of a head, and the months and days that it names."""
    named = (found[0][: len("jan")] for found in PERIOD.finditer(text.lower()))
    return frozenset((*(_date(token.text) for token in tokens(text) if token.sort == "date"), *named))


def _date(text: str) -> str:
    return "".join(text.lower().split()).rstrip("年度")


def _in_prose(shape: Shape, number: int, lines: dict[int, set[str]], briefs: set[int]) -> Iterator[Named]:
    sentence, text = shape.sentence, shape.text
    above = " ".join((*sentence.under, sentence.lead))
    wide = frozenset((*lines.get(sentence.line, ()), *keys(above.lower())))
    scope = _days(" ".join((*sentence.under[-1:], sentence.lead)))
    dates = {place: shape.token(place).text for place in shape.places if text[place] == DATE}
    times = dates | {found.start(): found[0][:3] for found in PERIOD.finditer(text)}
    years = frozenset(year for date in dates.values() if (year := year_of(date)))
    brief = sentence.line in briefs or any(SUMMARY.match(head.lower()) for head in sentence.under[-1:])
    edges = [*((found.start(), found.end()) for found in EDGE.finditer(text)), (len(text), len(text))]
    for place, figure in shape.figures():
        value = _counted(figure, text[place + 1 :])
        if not _simple(value) or (not value.unit and (LABEL.search(text[:place]) or ROOM.match(text, place + 1))):
            continue
        low = max((end for _, end in edges if end <= place), default=0)
        high = next(start for start, _ in edges if start > place)
        before = max((p + 1 for p in shape.places if low <= p < place and text[p] != OTHER), default=low)
        behind = min((p for p in shape.places if place < p < high and text[p] != OTHER), default=high)
        front, tail = text[before:place], text[place + 1 : behind]
        thing = "" if _is_measure(value) else _NUMERAL.sub(" ", fold(shape.token(place).text).text.lower())
        labels = (shape.token(p).text for p in shape.places if low <= p < high and text[p] == OTHER)
        area = None if value.unit else AREA.match(tail)
        near = frozenset((*keys(f"{text[low:place]} {thing} {tail}"), *map(_date, labels), *_single(thing, tail)))
        if not near - set(keys(thing)):
            # 培训费用继续收紧，今年给 65 万元: what it is of stands in the clause before
            near |= frozenset(keys(_unmarked(shape, max((end for _, end in edges if end < low), default=0), low)))
        # "the 64 marshals" is known, "in the press shop 86" is not
        counted = thing.strip() or value.dimension != "count" or HAN.search(tail) or next(_nouns(tail), "")
        definite = bool((counted and DEFINITE.search(text[low:place])) or WHOLE.match(tail))
        moved = MOVED.search(text[low:place]) or MOVED_BEHIND.search(tail)
        one = Named(
            value=value.model_copy(update={"unit": area[1]}) if area else value,
            near=near,
            wide=wide,
            head=_head(front, thing, tail) or tuple(_single(thing, tail)),
            moved=bool(moved or (not definite and (AIMED.search(text, low, high) or AIM.search(text, 0, low)))),
            definite=definite,
            pointed=bool(POINTED.search(text[low:place])),
            apart=apart(f"{sentence.lead.lower()} {front} {_name(tail)}"),
            when=_when(times, low, high, max((p for p in range(low) if text[p] in ";；"), default=0)),
            years=years,
            scope=scope,
            under=sentence.under,
            listed=f"{sentence.under}{sentence.lead}" if sentence.sort == "item" else "",
            brief=brief,
            line=sentence.line,
            excerpt=" ".join(sentence.text.split()),
            total=False,
            row=frozenset(),
            column=frozenset(),
            table=0,
            sentence=number,
            start=value.start,
        )
        yield one
        if each := ONE_EACH.match(text[place + 1 : place + 60]):
            said = tuple(keys(each[1] or "")) or tuple(_runs(each[2] or ""))
            yield one._replace(near=frozenset(keys(" ".join(each.groups("")))), head=said, definite=True)


def _counted(value: Quantity, tail: str) -> Quantity:
    """Return how often something was done as a count, and not as so many times as much: it was given 217 times."""
    if value.unit != "x" or not _TIMES.search(value.text) or _TIMES_AS.match(tail):
        return value
    return value.model_copy(update={"unit": "", "dimension": "count"})


def _unmarked(shape: Shape, low: int, high: int) -> str:
    """Return a stretch of a sentence with what its figures count, and without the figures."""
    pieces, at = [], low
    for place, token in zip(shape.places, shape.tokens, strict=True):
        if low <= place < high:
            thing = _NUMERAL.sub(" ", fold(token.text).text.lower()) if token.quantity else " "
            pieces += [shape.text[at:place], f" {thing} "]
            at = place + 1
    return "".join([*pieces, shape.text[at:high]])


def _name(tail: str) -> str:
    """Return how what stands behind a figure begins: what it counts, and not what is said of it."""
    return tail[:NAME] if HAN.search(tail) else " ".join(tail.split()[: len("abc")])


def _when(dates: Mapping[int, str], low: int, high: int, part: int) -> frozenset[str]:
    """Return the dates of a clause, else the last one before it in its part of the sentence."""
    own = [date for place, date in dates.items() if low <= place < high]
    return frozenset(map(_date, own or [dates[place] for place in sorted(dates) if part <= place < low][-1:]))


def _is_measure(value: Quantity) -> bool:
    """Whether the unit of a figure says how it is measured, and not what is counted."""
    unit = value.unit
    known = unit.lower() in MEASURES or measured(unit, unit) is not None
    return value.dimension != "count" or known or (unit.isascii() and len(unit) < len("dBA."))


def _simple(value: Quantity) -> bool:
    """Whether a figure is simply what it is of: no range, no bound, no change, no year."""
    if value.bound not in {"=", "~"} or value.upper is not None or value.signed or not value.value:
        return False
    return value.dimension != "count" or not YEAR.fullmatch(value.text.partition(" ")[0])


def _head(front: str, thing: str, tail: str) -> tuple[str, ...]:
    """Return the words of the name of what a figure counts: those right behind it, else those right before it."""
    if HAN.search(front + thing + tail):
        return (*_runs(front[-BEFORE:]), *_runs(LINKS.split(tail.lstrip(" 的"))[0][:BEHIND]))
    own = list(keys(thing)) or list(_nouns(tail))
    return tuple(own or list(_nouns(" ".join(reversed(front.split()))))[::-1] or list(keys(front))[-2:])


def _single(thing: str, tail: str) -> Iterator[str]:
    """Yield the one character behind a counter that says what is counted: 8 个班."""
    if thing.strip() in {"个", "家", "名", "间", "座", "条", "台", "辆", "批", "场"} and (found := SINGLE.match(tail)):
        yield found[1]


def _nouns(text: str) -> Iterator[str]:
    """Yield the words that a text begins with, up to one that says nothing."""
    for word in text.split():
        bare = MARK.sub("", word).strip("\"'")
        if bare in {"", "of", "for", "in"}:
            continue
        if not WORD.fullmatch(bare) or bare in EMPTY or _root(bare) in BLAND:
            return
        yield from keys(bare)


def _in_table(table: Table, number: int) -> Iterator[Named]:
    heads = [fold(cell.text).text.lower().strip() for cell in table.heads.cells]
    above = frozenset(keys(" ".join((*table.under, table.caption)).lower()))
    scope = _days(" ".join(table.under[-1:]))
    caption = fold(table.caption).text.lower()
    for row in table.rows[:ROWS]:
        if len(row.cells) == len(heads):
            yield from (
                one._replace(wide=one.near | above, scope=scope, under=table.under, table=number)
                for one in _in_row(row, heads, caption)
            )


def _in_row(row: Row, heads: Sequence[str], caption: str) -> Iterator[Named]:
    names = [fold(cell.text).text.lower().strip() for cell in row.cells]
    whole = MONEY_IN.search(f"{heads[0]} {caption}")
    name = " ".join(text for text in names[:2] if text and quantity(text) is None)
    for head, cell in zip(heads[1:], row.cells[1:], strict=True):
        value = quantity(fold(cell.text).text) if len(cell.text) <= SHORT else None
        if not value or not _simple(value):
            continue
        near = frozenset(keys(f"{name} {head}"))
        yield Named(
            value=_in_unit(value, _UNIT.search(head) or _UNIT.search(name) or COUNTER.fullmatch(head) or whole),
            near=near,
            wide=near,
            head=tuple(_runs(name) if HAN.search(name) else keys(name)),
            moved=False,
            definite=False,
            pointed=False,
            apart=apart(f"{name} {head}"),
            when=_days(head) | _days(name),
            years=frozenset(),
            scope=frozenset(),
            under=(),
            listed="",
            brief=False,
            line=row.line,
            excerpt=" | ".join(one.text for one in row.cells),
            total=bool(TOTAL.match(names[0])),
            row=frozenset(keys(name)),
            column=frozenset(keys(head)),
            table=0,
            sentence=-row.line,
            start=cell.start,
        )


def _in_unit(value: Quantity, unit: re.Match[str] | None) -> Quantity:
    """Return a figure of a table with the unit that its row or column names."""
    if not unit or value.unit:
        return value
    known = quantity(f"1{unit[1].strip()}") or quantity(f"1 {unit[1].strip()}")
    if not known:
        return value
    return value.model_copy(
        update={
            "unit": known.unit, "dimension": known.dimension, "value": value.value * known.value,
            "step": value.step * known.value,
        }
    )  # fmt: skip
