"""Courses said never to turn, lists said to be sorted, and totals that only grow, held against their values."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from mcp_server.language.apart import gaps
from mcp_server.language.apart_cells import records, turned_cells
from mcp_server.language.boards import Board, Member
from mcp_server.language.directions import CLAUSE, EACH, JOINTS, NOT, Turned, across, against, kin, turned
from mcp_server.language.folding import fold, stretch_of
from mcp_server.language.moved_days import moved_days
from mcp_server.language.order_words import (
    AGO,
    CLIMBS,
    EVERY,
    FALL,
    FALL_VERB,
    LESS_EACH,
    MENDS,
    MONTH,
    MORE_EACH,
    NOT_EVERY,
    NOT_REACHES,
    OF_THE,
    PERIOD,
    REACHES,
    RISE,
    RISE_VERB,
    SO_FAR,
    SORTED,
    TIME_WORDS,
)
from mcp_server.language.pages import Page, Sentence, excerpt_of
from mcp_server.language.quantities import Token
from mcp_server.language.rank_words import TOTAL
from mcp_server.language.shapes import MARKS, Shape, celled, whole
from mcp_server.language.stated_deltas import delta_of
from mcp_server.language.stated_terms import Line, Term, line
from mcp_server.model.paper import Contrary
from mcp_server.regex import regex

RUN: Final = 3
"""Values of a course."""
APART: Final = 40
"""Characters between two values of one course."""
WRAP: Final = 120
"""Days that the next of several without a year must lie back to be one of the next year."""
LINES: Final = 2
BACK: Final = 2
"""Sentences before one in which the figures may stand that lie so far apart."""
TABLE: Final = 20
"""Lines between a table and what is said of it."""
CLOSE: Final = 4
"""Lines behind a table on which it is spoken of without a name."""
_SO_FAR: Final = re.compile(r"so far|to date|累计")
_OTHER: Final = re.compile(r"[^\s,:;分别各自为是达]")
_AGAIN: Final = regex(r"\b(?:once more|once again|yet again|again)\b|再次|再度|又一次")
_BOTH: Final = regex(r"[都均各]|\b(?:both|all|each)\b")
_SEGMENT: Final = re.compile(r"[;。!?]")


def contraries(
    page: Page, tokens: Sequence[Token], shapes: Sequence[Shape], every: Sequence[Board], year: int | None
) -> Iterator[Contrary]:
    """Yield what a text says of a direction or a course that its figures do not keep, once for each sentence or cell
    of a table."""
    for cell in celled(page, tokens):
        if told_of := next(turned(line(cell)), None) or next(moved_days(cell, year), None):
            yield _contrary(cell.sentence, told_of)
    tables = [board for board in every if board.place.startswith("t")]
    rows = records(page)
    by_start = {shape.sentence.start: shape for shape in shapes}
    seen: list[tuple[Sentence, str, Line | None]] = []
    for sentence in whole(page):
        shape = by_start.get(sentence.start)
        text = shape.text if shape else fold(sentence.text).text.lower()
        seen.append((sentence, text, line(shape) if shape else None))
    for number, (sentence, text, own) in enumerate(seen):
        if sentence.sort == "heading" and own is None:
            continue
        told_of, where = next(turned(own), None) if own else None, sentence
        if told_of is None and own and number and (beside := seen[number - 1])[2] and beside[0].line == sentence.line:
            told_of = across(beside[2], own)
        if told_of is None and (found := _courses(seen, number, text, own, tables)):
            told_of, where = found
        if told_of is None and own:
            told_of = next(gaps(own, _ahead(seen, number)), None)
        if told_of is None and shape:
            told_of = next(moved_days(shape, year), None)
        if told_of is None and own and rows:
            told_of = next(turned_cells(own, sentence.line, rows), None)
        if told_of:
            yield _contrary(where, told_of)


def _contrary(where: Sentence, told_of: Turned) -> Contrary:
    return Contrary(
        line=where.line, excerpt=excerpt_of(where.text), words=told_of.words.strip(" ,;:.。"),
        one=told_of.one.strip(), two=told_of.two.strip(),
    )  # fmt: skip


def _ahead(seen: Sequence[tuple[Sentence, str, Line | None]], number: int) -> list[Line]:
    """Return the sentences right before one, in its paragraph."""
    sentence = seen[number][0]
    return [
        own
        for other, _, own in seen[max(0, number - BACK) : number]
        if own and other.line == sentence.line and other.under == sentence.under
    ]


def _courses(
    seen: Sequence[tuple[Sentence, str, Line | None]],
    number: int,
    text: str,
    own: Line | None,
    tables: Sequence[Board],
) -> tuple[Turned, Sentence] | None:
    """Return where a course that is said never to turn does so, among the figures of a sentence or of one beside it."""
    sentence = seen[number][0]
    for words, way, at, sort in _claims(text):
        runs = list(_runs(own, named=sort == "sorted")) if own else []
        if runs:
            runs = [[term for term in run if term.place > at] if run[-RUN].place > at else run for run in runs]
            runs = [run for run in runs if len(run) >= RUN] or runs
            behind = [run for run in runs if run[0].place > at]
            run = behind[0] if behind else runs[-1]
            between = text[min(at, run[0].place) : max(at, run[0].place)]
            if _SEGMENT.search(between) or (sort == "course" and EACH.search(between) and _OTHER.search(between)):
                continue
            if found := _turn(run, way, words, sort):
                return found, sentence
            continue
        for beside in (number + 1, number - 1):
            if not 0 <= beside < len(seen) or (sort == "grows" and beside < number and own and own.terms):
                # year to date: 19,320, behind the weeks
                continue
            other, _, figures = seen[beside]
            near = abs(other.line - sentence.line) <= LINES - (beside < number) and other.under == sentence.under
            # what is told so far is not the row of figures before it
            if not near or other.sort == "heading" or (sort == "grows" and beside < number):
                continue
            listed = _listed(seen, number) if beside > number and other.sort == "item" else []
            for run in [listed] if len(listed) >= RUN else _runs(figures, named=sort == "sorted") if figures else ():
                if found := _turn(run, way, words, sort):
                    return found, _item(seen, number, found) if run is listed else other
        if sort == "course" and (found := _of_table(words, way, sentence, tables)):
            return found, sentence
    return None


def _of_table(words: str, way: int, sentence: Sentence, tables: Sequence[Board]) -> Turned | None:
    """Return where the column of a table turns that a course is said of, period by period."""
    near = [board for board in tables if abs(board.line - sentence.line) <= TABLE] if way else []
    timed = [(board, run) for board in near if len(run := _periods(board)) >= RUN]
    spoken = [one for one in timed if _speaks(words, one[0].about.split(" ")[0].strip("()%"))]
    # right behind a table of one column, that is meant
    alone = len(timed) == 1 and 0 < sentence.line - timed[0][0].line <= len(timed[0][0].members) + CLOSE
    for _, run in spoken or (timed if alone else ()):
        for one, two in pairwise(run):
            if (two.value - one.value) * way < 0:
                return Turned(words, f"{one.name}: {one.text}", f"{two.name}: {two.text}")
    return None


def _speaks(words: str, head: str) -> bool:
    """Whether words name the head of a column."""
    if head.isascii():
        return bool(head) and head[:5] in words
    return any(head[at : at + 2] in words for at in range(len(head) - 1))


def _periods(board: Board) -> Sequence[Member]:
    """Return the values of a board period by period, without their total; nothing where it is of something else."""
    last = board.members[-1].name
    run = board.members[:-1] if TOTAL.search(last) or _SO_FAR.match(last) else board.members
    return run if all(PERIOD.match(member.name) for member in run) else ()


def _claims(text: str) -> Iterator[tuple[str, int, int, str]]:
    """Yield what a sentence says of a course: its words, which way it goes (0 if not said), where, and its sort."""
    for found in EVERY.finditer(text):
        clause = _clause(text, found)
        if NOT_EVERY.search(clause):
            continue
        rest = clause.replace(found[0], " ", 1)
        told = CLIMBS.search(text, found.start(), found.end() + 4)
        up = bool(told["up"] or told["up2"]) if told else bool(RISE.search(rest) or MORE_EACH.search(clause))
        down = bool(told["down"] or told["down2"]) if told else bool(FALL.search(rest) or LESS_EACH.search(clause))
        if up != down:
            yield clause, 1 if up else -1, found.start(), "course"
        elif not up and MENDS.search(clause):
            yield clause, 0, found.start(), "course"
    for found in SORTED.finditer(text):
        yield (
            found[0],
            0 if found["any"] else 1 if (found.lastgroup or "").startswith("rises") else -1,
            found.start(),
            "sorted",
        )
    for found in re.finditer(":", text):
        clause = _clause(text, found)
        up, down = bool(RISE_VERB.search(clause)), bool(FALL_VERB.search(clause))
        if up != down and not NOT_EVERY.search(clause) and not NOT.search(clause) and not _BOTH.search(clause):
            yield clause, 1 if up else -1, found.start(), "last" if _AGAIN.search(clause) else "ends"
    if not NOT_REACHES.search(text):
        if found_ := SO_FAR.search(text):
            yield found_[0], 1, found_.start(), "grows"
        elif found_ := REACHES.search(text):
            yield found_[0], 0, found_.start(), "grows"


def _clause(text: str, found: re.Match[str]) -> str:
    """Return what stands between two pauses, with a mark for each figure."""
    low, high = stretch_of(CLAUSE, text, found.start(), found.start() if found[0] == ":" else found.end())
    return re.sub(f"[{MARKS}]", "…", text[low:high])


def _runs(own: Line, *, named: bool = False) -> Iterator[Sequence[Term]]:
    """Yield the figures that follow each other as values of one thing, or of several where each is *named*."""
    runs: list[list[Term]] = []
    for term in own.terms:
        led = term.head.rstrip().endswith(":")
        whole = OF_THE.search(term.head)
        if term.word or whole or term.figure.upper is not None or term.figure.signed or (delta_of(term) and not led):
            continue
        for run in runs[-2:]:
            if _follows(run[-1], term, named=named):
                run.append(term)
                break
        else:
            runs.append([term])
    yield from (run for run in runs if len(run) >= RUN and (named or not _named(run)))


def _follows(one: Term, two: Term, *, named: bool) -> bool:
    kind = kin(one, two) and one.figure.dimension == two.figure.dimension and one.figure.per == two.figure.per
    things = named or not one.thing or not two.thing or one.thing == two.thing
    return kind and things and two.place - one.place <= APART


def _named(run: Sequence[Term]) -> bool:
    """Whether the values are those of several things, each with its name, and not of one at several times."""
    names = [JOINTS.sub("", TIME_WORDS.sub("", AGO.sub("", term.near))) for term in run[1:]]
    return all(names) and len(set(names)) == len(names)


def _item(seen: Sequence[tuple[Sentence, str, Line | None]], number: int, turned: Turned) -> Sentence:
    """Return the item of the list behind a sentence with which its course turns."""
    items = [(item, own) for item, _, own in seen[number + 1 :] if own and own.terms]
    for (_, one), (item, two) in pairwise(items):
        if (one.terms[0].figure.text, two.terms[0].figure.text) in {(turned.one, turned.two), (turned.two, turned.one)}:
            return item
    return seen[number][0]


def _listed(seen: Sequence[tuple[Sentence, str, Line | None]], number: int) -> list[Term]:
    """Return the values of the list behind a sentence, each item with one figure of a kind."""
    found: list[Term] = []
    for sentence, _, own in seen[number + 1 :]:
        if sentence.sort != "item" or own is None or not own.terms:
            break
        term = own.terms[0]
        if found and not kin(found[-1], term):
            return []
        found.append(term)
    return found


def _turn(run: Sequence[Term], way: int, words: str, sort: str) -> Turned | None:
    """Return the first two values between which a course turns, or its ends where only these are spoken of."""
    if sort != "sorted" and (timed := _timed(run)):
        run = timed
    else:
        undated = sum(bool(term.when) for term in run) < 2
        named = sort != "grows" or sum(bool(MONTH.search(f"{term.near} {term.tail}")) for term in run) >= len(run) - 1
        if sort != "sorted" and not (undated and named):
            return None
    if sort == "last":
        return Turned(words, run[-2].figure.text, run[-1].figure.text) if against(run[-2], run[-1], way) else None
    if sort == "ends":
        return Turned(words, run[0].figure.text, run[-1].figure.text) if against(run[0], run[-1], way) else None
    steps = [
        (two.figure.value > one.figure.value) - (two.figure.value < one.figure.value) for one, two in pairwise(run)
    ]
    ups, downs = steps.count(1), steps.count(-1)
    if not way:
        way = 1 if ups > downs else -1 if downs > ups else 0
        if sort == "grows" and (min(ups, downs) != 1 or (not way and run[-1].figure.value < run[0].figure.value)):
            return None
        way = way or (1 if run[-1].figure.value > run[0].figure.value else -1)
    for (one, two), step in zip(pairwise(run), steps, strict=True):
        if step == -way:
            return Turned(words, one.figure.text, two.figure.text)
    return None


def _timed(run: Sequence[Term]) -> Sequence[Term]:
    """Return the values in the order of their days; nothing where these are not known, or in no order."""
    # a day behind a figure is not that of the next one, too
    known = [
        two for one, two in zip((None, *run), run, strict=False) if two.when and not (one and one.when == two.when)
    ]
    if len(known) < RUN or len(known) + 1 < len(run) or len({len(term.when) for term in known}) != 1:
        return ()
    days = [term.when for term in known]
    turns = [n for n, (one, two) in enumerate(pairwise(days), 1) if two < one]
    if len(turns) == 1 and len(days[0]) > 1 and days[turns[0] - 1][-1] - days[turns[0]][-1] > WRAP:
        # from December on to March
        days = [(*when[:-1], when[-1] + 366) if n >= turns[0] else when for n, when in enumerate(days)]
    if days != sorted(days):
        known.reverse()
    return known if sorted(days) in (days, days[::-1]) else ()
