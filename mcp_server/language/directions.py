"""Words of direction held against the figures that they speak of: a fall that rises, and a course that turns."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby, pairwise
from typing import Final, NamedTuple

from mcp_server.language.folding import fold
from mcp_server.language.order_words import (
    AGO,
    CLIMBS,
    EVERY,
    FALL,
    FALL_VERB,
    MENDS,
    MONTH,
    MORE_AND_MORE,
    MORE_ZH,
    NEUTRAL,
    NOT_EVERY,
    NOT_REACHES,
    REACHES,
    RISE,
    RISE_VERB,
    SO_FAR,
    SORTED,
    TIME_WORDS,
    TO_ZH,
    UP_FROM,
)
from mcp_server.language.pages import Page, Sentence, excerpt_of
from mcp_server.language.shapes import MARKS, Shape, whole
from mcp_server.language.stated_cues import ASIDE
from mcp_server.language.stated_deltas import delta_of, deltas_of
from mcp_server.language.stated_moves import is_before, is_earlier, levels_of
from mcp_server.language.stated_terms import TERMS, Line, Term, line, plain, unlike
from mcp_server.model.paper import Contrary
from mcp_server.regex import regex

RUN: Final = 3
"""Values of a course."""
APART: Final = 40
"""Characters between two values of one course."""
NEAR: Final = 60
"""Characters before a figure in which its verb stands."""
LINES: Final = 2
_FROM: Final = re.compile(r"\bfrom(?: [a-z'-]+| [\ue007-\ue009]){0,5}:?\s?$")
_TO: Final = re.compile(r"\b(?:in)?to(?: [a-z'-]+| [\ue007-\ue009]){0,4}:?\s?$")
_FROM_ZH: Final = re.compile(r"[由从自][^,;。:]{0,14}$")
_THAN_ZH: Final = re.compile(r"(?:(?<![占同环])比(?![例重率较])|较)[^,;。:]{1,12}$")
_NOT: Final = regex(
    r"\b(?:not|never|no longer|without|instead|if|should|would|could|may|might)\b|n't\b|[不没未非]|如果|若"
)
_JOINTS: Final = re.compile(r"[\s\W_\ue007\ue008]+")
_CLAUSE: Final = re.compile(r"[,;:()]|\.\s|[。!?]")
_EACH: Final = regex(r"分别|各自|\brespectively\b")
_SEGMENT: Final = re.compile(r"[;。!?]")


class Turned(NamedTuple):
    """Two figures that go another way than the words say."""

    words: str
    one: Term
    two: Term


def contraries(page: Page, shapes: Sequence[Shape], told: Collection[int]) -> Iterator[Contrary]:
    """Yield what a text says of a direction or a course that its figures do not keep, once for each sentence.

    Of the lines *told* a course that turns is known.
    """
    by_start = {shape.sentence.start: shape for shape in shapes}
    seen: list[tuple[Sentence, str, Line | None]] = []
    for sentence in whole(page):
        shape = by_start.get(sentence.start)
        text = shape.text if shape else fold(sentence.text).text.lower()
        seen.append((sentence, text, line(shape) if shape else None))
    for number, (sentence, text, own) in enumerate(seen):
        if sentence.sort == "heading" and own is None:
            continue
        turned = next(_turned(own), None) if own else None
        where = sentence
        if turned is None:
            found = _courses(seen, number, text, own)
            turned, where = found or (None, sentence)
        if turned and where.line not in told:
            yield Contrary(
                line=where.line, excerpt=excerpt_of(where.text), words=turned.words.strip(" ,;:.。"),
                one=turned.one.figure.text.strip(), two=turned.two.figure.text.strip(),
            )  # fmt: skip


def _turned(own: Line) -> Iterator[Turned]:
    """Yield the pairs of figures of one sentence that go another way than it says."""
    moved = [delta.term for delta in deltas_of(own.terms)]
    levels = [term for term in own.terms if term not in moved and not term.word and plain(term.figure)]
    for one, two in pairwise(levels):
        if not _kin(one, two) or _EACH.search(own.text, two.place):
            continue
        for words, way, before, after in (*_reached(own, one, two), *_held(own, levels, one, two)):
            if _against(before, after, way):
                yield Turned(words, before, after)
    yield from _by_parts(own)


def _kin(one: Term, two: Term) -> bool:
    """Whether two figures may be of one thing."""
    if one.figure.dimension != two.figure.dimension and (one.figure.unit and two.figure.unit):
        return False
    return not unlike(one.figure, two.figure) and not (one.thing and two.thing and one.figure.unit != two.figure.unit)


def _against(before: Term, after: Term, way: int) -> bool:
    return (after.figure.value - before.figure.value) * way < 0


def _reached(own: Line, one: Term, two: Term) -> Iterator[tuple[str, int, Term, Term]]:
    """Yield what a verb says of the figure that it reaches: 降至, dropped from … to …."""
    between = own.text[one.place + 1 : two.place]
    if found := TO_ZH.search(two.near):
        rest = _JOINTS.sub("", AGO.sub("", between[: len(between) - len(found[0])]))
        named = not rest or rest in own.text[: one.place]
        if (_FROM_ZH.search(one.near) or named) and not _NOT.search(two.near):
            yield found[0], 1 if found["up"] else -1, one, two
        return
    starts, ends = bool(_FROM.search(one.near)), bool(_TO.search(two.near))
    turned = bool(_TO.search(one.near)) and bool(_FROM.search(two.near))
    if not (starts and ends) and not turned:
        return
    low = max((found.end() for found in _CLAUSE.finditer(own.text, 0, one.place)), default=0)
    head = own.text[max(low, one.place - NEAR) : one.place]
    verbs = [
        (found.end(), way, found[0])
        for way, words in ((1, RISE), (-1, FALL), (0, NEUTRAL))
        for found in words.finditer(head)
    ]
    way, words = max(verbs)[1:] if verbs else (0, "")
    if not way and (found := UP_FROM.search(two.tail)):
        way, words = (1 if found["up"] else -1), found[0]
    if way and not _NOT.search(head):
        yield words, way, *((two, one) if turned else (one, two))


def _held(own: Line, levels: Sequence[Term], one: Term, two: Term) -> Iterator[tuple[str, int, Term, Term]]:
    """Yield what is said of a figure against the one of before: 52, down from 48; 52 件，比去年的 48 件少."""
    between = own.text[one.place + 1 : two.place]
    if _THAN_ZH.search(two.near) and (found := MORE_ZH.match(two.tail)) and not _NOT.search(two.near[-12:]):
        way = 1 if found["up"] else -1
        rivals = [term for term in levels if term.place < two.place and _kin(term, two)]
        if rivals and all(_against(two, term, way) for term in rivals):
            yield found[0], way, two, one
        return
    then = next((term for term in own.terms if term.place > two.place), None)
    if then and _TO.search(then.head) and _kin(two, then):
        return
    if (found := UP_FROM.search(between)) and not _NOT.search(between):
        yield found[0], (1 if found["up"] else -1), two, one


def _by_parts(own: Line) -> Iterator[Turned]:
    """Yield what was and what is, by the part that each plays, where a word beside them says the contrary."""
    pieces = [list(piece) for _, piece in groupby(own.terms, lambda term: own.text.count(";", 0, term.place))]
    for piece in pieces:
        deltas = deltas_of(piece)
        levels = levels_of(piece, deltas)
        if not 2 <= len(piece) <= TERMS or len(levels) != 2 or any(ASIDE.search(term.near) for term in piece):
            continue
        pair = _told(levels)
        if pair is None or not _kin(*pair):
            continue
        one, two = pair
        rise = two.figure.value - one.figure.value
        for delta in deltas:
            figure = delta.term.figure
            of = (
                abs(rise) / one.figure.value * 100
                if figure.dimension == "percent" and one.figure.dimension != "percent" and one.figure.value
                else abs(rise)
            )
            if (
                figure.dimension != "ratio"
                and delta.way
                and rise * delta.way < 0
                and abs(of - abs(figure.value)) <= figure.step
            ):
                yield Turned(f"{delta.term.near[-16:]}{figure.text}", one, two)
        if not deltas and len(piece) == 2 and not _EACH.search(own.text):
            low, high = max(0, piece[0].place - NEAR), piece[1].place + NEAR
            said = own.text[low:high].split(";")[0]
            up, down = RISE_VERB.search(said), FALL_VERB.search(said)
            found = up or down
            if found and not (up and down) and not _NOT.search(said) and rise * (1 if up else -1) < 0:
                yield Turned(found[0], one, two)


def _told(levels: Sequence[Term]) -> tuple[Term, Term] | None:
    """Return two figures in the order of their days, or of the words for before."""
    one, two = levels
    if one.when and two.when and len(one.when) == len(two.when) and one.when != two.when:
        return (one, two) if one.when < two.when else (two, one)
    before = [is_before(term, []) or is_earlier(term) for term in levels]
    return None if before[0] == before[1] or one.when or two.when else (one, two) if before[0] else (two, one)


def _courses(
    seen: Sequence[tuple[Sentence, str, Line | None]], number: int, text: str, own: Line | None
) -> tuple[Turned, Sentence] | None:
    """Return where a course that is said never to turn does so, among the figures of a sentence or of one beside it."""
    sentence = seen[number][0]
    for words, way, at, sort in _claims(text):
        runs = list(_runs(own, named=sort == "sorted")) if own else []
        if runs:
            behind = [run for run in runs if run[0].place > at]
            run = behind[0] if behind else runs[-1]
            between = text[min(at, run[0].place) : max(at, run[0].place)]
            if _SEGMENT.search(between) or (sort == "course" and _EACH.search(between)):
                continue
            if found := _turn(run, way, words, sort):
                return found, sentence
            continue
        for beside in (number + 1, number - 1):
            if not 0 <= beside < len(seen):
                continue
            other, _, figures = seen[beside]
            near = abs(other.line - sentence.line) <= LINES - (beside < number) and other.under == sentence.under
            if not near or other.sort == "heading":
                continue
            listed = _listed(seen, number) if beside > number and other.sort == "item" else []
            for run in [listed] if len(listed) >= RUN else _runs(figures, named=sort == "sorted") if figures else ():
                if found := _turn(run, way, words, sort):
                    return found, other if run is not listed else sentence
    return None


def _claims(text: str) -> Iterator[tuple[str, int, int, str]]:
    """Yield what a sentence says of a course: its words, which way it goes (0 if not said), where, and its sort."""
    for found in EVERY.finditer(text):
        clause = _clause(text, found)
        if NOT_EVERY.search(clause):
            continue
        rest = clause.replace(found[0], " ", 1)
        told = CLIMBS.search(clause) or MORE_AND_MORE.search(clause)
        up, down = (
            (bool(told["up"]), bool(told["down"])) if told else (bool(RISE.search(rest)), bool(FALL.search(rest)))
        )
        if up != down:
            yield clause, 1 if up else -1, found.start(), "course"
        elif not up and MENDS.search(clause):
            yield clause, 0, found.start(), "course"
    for found in SORTED.finditer(text):
        yield found[0], 1 if (found.lastgroup or "").startswith("rises") else -1, found.start(), "sorted"
    for found in re.finditer(":", text):
        clause = _clause(text, found)
        up, down = bool(RISE_VERB.search(clause)), bool(FALL_VERB.search(clause))
        if up != down and not NOT_EVERY.search(clause) and not _NOT.search(clause):
            yield clause, 1 if up else -1, found.start(), "ends"
    if not NOT_REACHES.search(text):
        if found_ := SO_FAR.search(text):
            yield found_[0], 1, found_.start(), "grows"
        elif found_ := REACHES.search(text):
            yield found_[0], 0, found_.start(), "grows"


def _clause(text: str, found: re.Match[str]) -> str:
    """Return what stands between two pauses, with a mark for each figure."""
    low = max((cut.end() for cut in _CLAUSE.finditer(text, 0, found.start())), default=0)
    cut = _CLAUSE.search(text, found.start() if found[0] == ":" else found.end())
    return re.sub(f"[{MARKS}]", "…", text[low : cut.start() if cut else len(text)])


def _runs(own: Line, *, named: bool = False) -> Iterator[Sequence[Term]]:
    """Yield the figures that follow each other as values of one thing, or of several where each is *named*."""
    runs: list[list[Term]] = []
    for term in own.terms:
        led = term.head.rstrip().endswith(":")
        if term.word or term.figure.upper is not None or term.figure.signed or (delta_of(term) and not led):
            continue
        for run in runs[-2:]:
            if _follows(run[-1], term, named=named):
                run.append(term)
                break
        else:
            runs.append([term])
    yield from (run for run in runs if len(run) >= RUN and (named or not _named(run)))


def _follows(one: Term, two: Term, *, named: bool) -> bool:
    kind = _kin(one, two) and one.figure.dimension == two.figure.dimension and one.figure.per == two.figure.per
    things = named or not one.thing or not two.thing or one.thing == two.thing
    return kind and things and two.place - one.place <= APART


def _named(run: Sequence[Term]) -> bool:
    """Whether the values are those of several things, each with its name, and not of one at several times."""
    names = [_JOINTS.sub("", TIME_WORDS.sub("", AGO.sub("", term.near))) for term in run[1:]]
    return all(names) and len(set(names)) == len(names)


def _listed(seen: Sequence[tuple[Sentence, str, Line | None]], number: int) -> list[Term]:
    """Return the values of the list behind a sentence, each item with one figure of a kind."""
    found: list[Term] = []
    for sentence, _, own in seen[number + 1 :]:
        if sentence.sort != "item" or own is None or not own.terms:
            break
        term = own.terms[0]
        if found and not _kin(found[-1], term):
            return []
        found.append(term)
    return found


def _turn(run: Sequence[Term], way: int, words: str, sort: str) -> Turned | None:
    """Return the first two values between which a course turns, or its ends where only these are spoken of."""
    if sort != "sorted" and (timed := _timed(run)):
        run = timed
    else:
        undated = sum(bool(term.when) for term in run) < 2
        named = sort != "grows" or all(MONTH.search(f"{term.near} {term.tail}") for term in run)
        if sort != "sorted" and not (undated and named):
            return None
    if sort == "ends":
        return Turned(words, run[0], run[-1]) if _against(run[0], run[-1], way) else None
    steps = [
        (two.figure.value > one.figure.value) - (two.figure.value < one.figure.value) for one, two in pairwise(run)
    ]
    ups, downs = steps.count(1), steps.count(-1)
    if not way:
        way = 1 if ups > downs else -1 if downs > ups else 0
        if sort == "grows" and (min(ups, downs) != 1 or (not way and run[-1].figure.value < run[0].figure.value)):
            return None
        way = way or (1 if run[-1].figure.value > run[0].figure.value else -1)
    return next(
        (Turned(words, one, two) for (one, two), step in zip(pairwise(run), steps, strict=True) if step == -way), None
    )


def _timed(run: Sequence[Term]) -> Sequence[Term]:
    """Return the values in the order of their days; nothing where these are not known, or in no order."""
    # a day behind a figure is not that of the next one, too
    known = [
        two for one, two in zip((None, *run), run, strict=False) if two.when and not (one and one.when == two.when)
    ]
    if len(known) < RUN or len(known) + 1 < len(run) or len({len(term.when) for term in known}) != 1:
        return ()
    days = [term.when for term in known]
    if days != sorted(days):
        known.reverse()
    return known if sorted(days) in (days, days[::-1]) else ()
