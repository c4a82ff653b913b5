"""Aims of a text that no figure makes measurable: what is wished for, in goals and in what is said of the future."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile
from typing import Final

from mcp_server.knowledge import wording
from mcp_server.language.aim_words import (
    ASKED,
    BETTER,
    BETTER_THAN,
    COMING,
    DATE,
    DAY,
    DEED,
    ENDED,
    FIGURE,
    FORECAST,
    GOAL,
    GRADED,
    HOPE,
    JOINT,
    KEYED,
    MEASURE,
    NAMELY,
    NUMBER,
    OPENS,
    OTHERS,
    OUTCOME,
    PRAISE,
    PURPOSE,
    REASON,
    SHOULD,
    SINCE,
    SOME,
    STATE,
    STOCK,
    STOPS,
    TO_DO,
    WHOLE,
    WISH,
)
from mcp_server.language.dates import moments
from mcp_server.language.folding import stretch_of
from mcp_server.language.pages import Page, Table, excerpt_of
from mcp_server.language.pages import Sentence as Said
from mcp_server.model.paper import Aim

LONGEST: Final = 160
"""Characters; a longer sentence says more than a wish."""
SHORT: Final = 48
"""Characters of a sentence that may announce the next one."""
NEAR: Final = 40
"""Characters behind what is to come about in which it is said how much."""
AHEAD: Final = 3
"""Sentences behind an aim in which its measure may stand."""


def aims(page: Page) -> Iterator[Aim]:
    """Yield the aims of a text that no figure makes measurable, dates aside."""
    lines = [list(group) for _, group in groupby(page.sentences, key=lambda one: one.line)]
    for at, members in enumerate(lines):
        if members[0].sort in {"item", "prose"}:
            following = (one for line in lines[at + 1 : at + 1 + AHEAD] for one in line)
            behind = list(takewhile(lambda one: one.sort != "heading", following))
            for number, said in enumerate(members):
                ahead, after = members[:number], members[number + 1 :]
                if not _may_want(said):
                    continue
                words = _wished(said, ahead, [*ahead, *after], behind) or _wanted(said, ahead, after, behind)
                if words:
                    yield Aim(line=said.line, excerpt=excerpt_of(said.text), words=words)
    for table in page.tables:
        yield from _rows(table)


def _may_want(said: Said) -> bool:
    """Whether a sentence has a word of degree or will, or stands where aims do: few have, and the rest is dear."""
    text = said.text
    if HOPE.search(text) or WISH.search(text) or SHOULD.search(text) or COMING.search(text):
        return True
    return bool((GRADED.search(text) or PRAISE.search(text) or BETTER.search(text)) and _stands(said))


def _stands(said: Said) -> bool:
    return (
        said.sort == "item"
        or bool(said.under)
        or bool(KEYED.match(said.text.strip()) or OPENS.match(said.text.strip()))
    )


def _wished(
    said: Said, ahead: Sequence[Said], beside: Sequence[Said], behind: Sequence[Said]
) -> tuple[str, ...] | None:
    """Return the words of an aim that stand where a figure belongs; nothing where it is none, or has one."""
    text = said.text.strip()
    keyed = KEYED.match(text)
    bare = text[keyed.end() :] if keyed else text
    if len(text) > LONGEST or ASKED.search(text) or REASON.match(bare):
        return None
    degrees = tuple(dict.fromkeys(word.text for word in wording.found("vague_degree", bare)))
    graded = GRADED.search(bare)
    better, praised = BETTER.search(bare), PRAISE.search(bare)
    if not (better or graded or degrees or praised) or (WHOLE.search(bare) and not (degrees or graded)):
        return None
    if _measured(bare):
        return None
    context = (*said.under[-1:], said.lead, *(one.text for one in ahead[-1:] if len(one.text) < SHORT))
    goals = any(GOAL.fullmatch(words.strip(" *_#:：.。【】")) for words in context if words)
    aimed = goals or any(TO_DO.search(words) for words in (*said.under[-1:], said.lead))
    item = said.sort == "item"
    if (
        degrees
        and better
        and not ENDED.search(text)
        and not SOME.search(HOPE.sub("", text))
        and (WISH.search(text) or (aimed and item))
    ):
        return degrees
    why = PURPOSE.search(bare)
    if why and DAY.search(bare) and not (degrees and better and better.start() < why.start()):
        return None
    called = bool(keyed or OPENS.match(text)) or (goals and (item or bool(graded or praised)))
    hope, outcome = _hope(bare, len(bare)), OUTCOME.match(bare) if item else None
    hoped = hope is not None and bool(
        GRADED.search(bare, hope.start()) or PRAISE.search(bare, hope.start()) or (degrees and better)
    )
    hoped |= outcome is not None and bool(GRADED.search(bare, outcome.end(), outcome.end() + NEAR))
    meant = (
        bool(SHOULD.search(text))
        and not DEED.search(text)
        and bool(BETTER_THAN.search(bare))
        and bool(graded or praised or degrees)
    )
    if ENDED.search(bare) or not (called or hoped or meant):
        return None
    # the measure of an aim may stand beside it, or be announced right behind it
    if any(_measured(one.text) for one in beside) or any(MEASURE.match(one.text) for one in behind[:1]):
        return None
    if not item and any(_measured(one.text) for one in behind if one.sort in {"item", "row"} or NAMELY.match(one.text)):
        return None
    return degrees or _loose(bare)


def _wanted(said: Said, ahead: Sequence[Said], after: Sequence[Said], behind: Sequence[Said]) -> tuple[str, ...] | None:
    """Return the words of what a part of a sentence wants without a figure and a day, whatever its others say."""
    text = said.text.strip()
    if ASKED.search(text):
        return None
    item = said.sort == "item"
    topic = any(_announces(words) for words in (*said.under[-1:], said.lead))
    for start, end in _parts(text):
        part = text[start:end]
        found = _intent(text, start, end, topic, item) if len(part) <= LONGEST else None
        if found is None or _measured(part) or DAY.search(part) or REASON.match(part):
            continue
        if ENDED.search(SINCE.sub("", _clause(part, *found))):
            continue
        if start == 0 and PURPOSE.search(text, 0, start + found[0]) and (_measured(text) or DAY.search(text)):
            continue
        about = [*(one for one in ahead if _akin(one.text, part) and _willed(one.text)), *after[:1]]
        about += [one for one in behind[:1] if NAMELY.match(one.text) or (not item and one.sort in {"item", "row"})]
        if not any(_measured(one.text) for one in about) and not any(MEASURE.match(one.text) for one in behind[:1]):
            return (re.sub(r"^\W+|\W+$", "", part[slice(*found)]),)
    return None


def _announces(words: str) -> bool:
    """Whether a heading or the lead of a list announces what is to come about."""
    bare = NUMBER.sub("", words.strip(" *_#:：.。【】"))
    return bool(bare and (TO_DO.search(bare) or GOAL.fullmatch(bare) or KEYED.match(bare)))


def _intent(text: str, start: int, end: int, topic: bool, item: bool) -> tuple[int, int] | None:
    """Return where a part of a sentence says what is wanted, and only that it will be better."""
    part = text[start:end]
    graded = GRADED.search(part)
    degrees = wording.found("vague_degree", part)
    better = BETTER.search(part)
    place = graded.span() if graded else (degrees[0].start, degrees[0].end) if degrees and better else None
    if not place and not part.isascii() and _hope(part, len(part)) and (praised := PRAISE.search(part) or better):
        place = praised.span()
    if not place:
        state = STATE.search(part)
        return state.span() if state and _hope(part, state.end()) else None
    # in English the degree may stand last: bring complaints down considerably
    until = start + (place[0] + 2 if graded else len(part))
    if _hope(text, until):
        return place
    coming = bool(COMING.search(text)) and not FORECAST.search(part)
    ought = (
        SHOULD.search(part)
        and (graded is None or not part.isascii() or BETTER_THAN.search(part))
        and not DEED.search(part)
    )
    told = item and OUTCOME.match(part) and place[0] <= NEAR
    if not HOPE.search(text, 0, until) and (coming or topic or ought or told):
        return place
    return place if degrees and WISH.search(part, 0, place[1]) else None


def _willed(text: str) -> bool:
    """Whether a sentence is about what is to come."""
    return bool(HOPE.search(text) or WISH.search(text))


def _hope(text: str, until: int) -> re.Match[str] | None:
    """Return where the writer wants something; nothing where others do."""
    wills = HOPE.finditer(text, 0, until)
    return next((one for one in wills if not OTHERS.search(text, max(0, one.start() - 40), one.start())), None)


def _parts(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the parts of a sentence stand that each may want something of their own."""
    low = 0
    for joint in JOINT.finditer(text):
        yield low, joint.start()
        low = joint.end()
    yield low, len(text)


def _clause(text: str, start: int, end: int) -> str:
    """Return the clause in which a place stands."""
    low, high = stretch_of(STOPS, text, start, end)
    return text[low:high]


def _akin(one: str, other: str) -> bool:
    """Whether two sentences share a word that says what they are about."""
    return bool(_topics(one) & _topics(other))


def _topics(text: str) -> set[str]:
    """Return the words of a sentence by which one knows what it is about: long ones, and pairs of Chinese letters."""
    runs = re.findall("[\u4e00-\u9fff]+", STOCK.sub(" ", text))
    return {run[at : at + 2] for run in runs for at in range(len(run) - 1)} | {
        word[:6] for word in re.findall("[a-z]{5,}", STOCK.sub(" ", text.lower()))
    }


def _loose(text: str) -> tuple[str, ...]:
    """Return the words that say no more than that something will be better."""
    found = GRADED.search(text) or PRAISE.search(text) or BETTER.search(text)
    return (re.sub(r"^\W+|\W+$", "", found[0]),) if found else ()


def _measured(text: str) -> bool:
    """Whether a text has a figure that is no date."""
    for moment in reversed(moments(text)):
        text = text[: moment.start] + " " + text[moment.end :]
    return bool(FIGURE.search(DATE.sub(" ", text)))


def _rows(table: Table) -> Iterator[Aim]:
    """Yield the aims of a table of aims in whose row no figure stands."""
    if not table.heads.cells or not GOAL.fullmatch(table.heads.cells[0].text.strip(" *_#:：")):
        return
    for row in table.rows:
        cells = [cell.text for cell in row.cells]
        text = " | ".join(filter(None, cells))
        if cells and (words := _loose(cells[0])) and not _measured(text):
            yield Aim(line=row.line, excerpt=excerpt_of(text), words=words)
