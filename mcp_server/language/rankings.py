"""Claims of ranks and comparisons held against the named values of a text: the largest, the last, A above B."""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final, NamedTuple

from mcp_server.language.boards import Board, Member, plain
from mcp_server.language.folding import stretch_of
from mcp_server.language.order_words import PERIOD, SORTED
from mcp_server.language.pages import Page, excerpt_of
from mcp_server.language.rank_words import (
    ADJECTIVE_ZH,
    FILL,
    LIMIT,
    MEASURES,
    MOST,
    NOT_MOST,
    SECOND,
    STOP,
    THAN,
    THAN_ZH,
)
from mcp_server.language.shapes import whole
from mcp_server.model.paper import Misranked
from mcp_server.regex import regex

AFTER: Final = 10
"""Characters between a colon and the name that a rank is given to."""
BOARDS: Final = 60
"""Lists that one claim is held against."""
FAR: Final = 30
"""Lines between a list and what is said of it."""
GIVEN: Final = regex(r"^[^,;。|的:]{0,3},?\s?(?:为|是|有|达到?|with|at)\s?约?[$£€¥]?[0-9]")
"""Behind a superlative whose value is told: 最高，为 11%."""
_CLAUSE: Final = re.compile(r"[,;:()|]|\.\s|[。!?]")
_SEGMENT: Final = re.compile(r"[;。!?]|\.\s")
_HAN: Final = re.compile(r"[\u4e00-\u9fff]+")
_WORD: Final = re.compile(r"[a-z]{4,}")
_SINGLE: Final = regex(r"[甲乙丙丁戊己庚辛a-z]")


class Claim(NamedTuple):
    """What is said of one: that it is the most, the least, or the one or the other."""

    name: str
    words: str
    way: int
    """1 the most, -1 the least, 0 either end."""
    about: str
    """The words of its clause, of what measure it may be."""
    clause: str
    """The same, as it stands."""
    other: str = ""
    """With what it is compared."""


def misranked(page: Page, every: Sequence[Board]) -> Iterator[Misranked]:
    """Yield the claims of a rank or a comparison that every list of named values that may be meant denies."""
    if not every:
        return
    told: set[int] = set()
    known: dict[tuple[str, str], re.Pattern[str]] = {}

    def key(name: str, board: Board) -> re.Pattern[str]:
        """Return what finds a name, made once."""
        return known.get((name, board.place)) or known.setdefault((name, board.place), _key(name, board))

    for sentence in whole(page):
        text = plain(sentence.text)
        if not (MOST.search(text) or THAN.search(text) or THAN_ZH.search(text)):
            continue
        near = _nearest(every, sentence.line)
        names = {member.name: board for board in near for member in board.members if _may_be_in(member.name, text)}
        places = _longest(
            sorted(
                (found.start(), found.end(), name)
                for name, board in names.items()
                for found in key(name, board).finditer(text)
            )
        )
        for claim in (*_superlatives(text, places), *_comparisons(text, places)):
            denied = _denied(claim, near)
            if denied and sentence.line not in told:
                told.add(sentence.line)
                own, other = denied
                yield Misranked(
                    line=sentence.line, excerpt=excerpt_of(sentence.text), name=own.name, words=claim.words.strip(),
                    value=own.text, other=other.name, than=other.text,
                )  # fmt: skip


def _nearest(every: Sequence[Board], line: int) -> list[Board]:
    near = [board for board in every if abs(board.line - line) <= FAR]
    return sorted(near, key=lambda board: abs(board.line - line))[:BOARDS]


def _may_be_in(name: str, text: str) -> bool:
    return name[:2] in text or name.rpartition(" ")[2] in text


def _key(name: str, board: Board) -> re.Pattern[str]:
    """Return what finds a name in a text: the whole, or how it begins where no other of its list begins so."""
    others = [member.name for member in board.members if member.name != name]
    if _HAN.search(name):
        size = next(
            (n for n in range(2, len(name)) if not any(other.startswith(name[:n]) for other in others)), len(name)
        )
        if size < len(name) and not _HAN.fullmatch(name[:size]):
            size = len(name)
        bare = name if _SINGLE.match(name) is None else name[:1]
        short = name[:size] if size > 1 else name
        return re.compile(
            f"{re.escape(bare if len(bare) == 1 and not any(o.startswith(bare) for o in others) else short)}"
        )
    words = name.split()
    last = words[-1] if len(words) > 1 and sum(other.split()[-1:] == words[-1:] for other in others) == 0 else ""
    choices = "|".join(
        re.escape(one) for one in (name, last) if len(one) > 1 or (one and one.isalpha() and len(name) == 1)
    )
    return re.compile(rf"(?<![a-z0-9$£€.])(?:{choices or re.escape(name)})(?![a-z0-9%])")


def _longest(places: Sequence[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Return the mentions that lie in no longer one."""
    return [
        one
        for one in places
        if not any(
            two != one and two[0] <= one[0] and one[1] <= two[1] and two[1] - two[0] > one[1] - one[0] for two in places
        )
    ]


def _superlatives(text: str, places: Sequence[tuple[int, int, str]]) -> Iterator[Claim]:
    found = list(MOST.finditer(text))
    for number, one in enumerate(found):
        low, high = stretch_of(_CLAUSE, text, one.start(), one.end())
        clause = text[low:high]
        if (
            SORTED.search(clause)
            or text[one.end() :].startswith(" first")
            or NOT_MOST.search(clause)
            or SECOND.search(_unnamed(clause, places))
            or LIMIT.match(text[one.end() :])
            or GIVEN.match(text[one.end() :])
        ):
            continue
        start = max(low, found[number - 1].end() if number else 0)
        own = [place for place in places if start <= place[0] < high]
        ahead = [place for place in own if place[1] <= one.start()]
        behind = [place for place in own if place[0] >= one.end()]
        if len(ahead) > 1 and re.search(r"\band\b|[和及与、]", text[ahead[0][1] : ahead[-1][0]]):
            continue
        name = (
            ahead[-1][2]
            if ahead
            else behind[0][2]
            if len(behind) == 1 and not (number + 1 < len(found) and found[number + 1].start() < behind[0][0])
            else ""
        )
        if not own and low > 1:
            first, last = stretch_of(_CLAUSE, text, low - 2, low - 2)
            if not any(other.start() < low and other.end() > first for other in found[:number]):
                before = [place for place in places if first <= place[0] < last]
                name = before[0][2] if len(before) == 1 and not _SEGMENT.match(text[low - 1 : low + 1]) else ""
        if not name and not own and text[high : high + 1] in {":", "是"}:
            after = [place for place in places if high < place[0] <= high + AFTER]
            name = after[0][2] if len(after) == 1 else ""
        if name:
            way = 1 if one["high"] or one["high2"] else -1 if one["low"] or one["low2"] else 0
            yield Claim(name, one[0], way, clause.replace(one[0], " "), clause)


def _unnamed(clause: str, places: Sequence[tuple[int, int, str]]) -> str:
    for _, _, name in places:
        clause = clause.replace(name, "|")
    return clause


def _comparisons(text: str, places: Sequence[tuple[int, int, str]]) -> Iterator[Claim]:
    for pattern in (THAN, THAN_ZH):
        for one in pattern.finditer(text):
            low, high = stretch_of(_CLAUSE, text, one.start(), one.end())
            clause = text[low:high]
            ahead = [place for place in places if low <= place[0] and place[1] <= one.start()]
            # more fish than meat
            ahead = ahead or [place for place in places if one.start() < place[0] and place[1] < one.end()]
            behind = [place for place in places if place[0] >= one.end() and place[1] <= high]
            if len(ahead) != 1 or len(behind) != 1 or NOT_MOST.search(clause) or ahead[0][2] == behind[0][2]:
                continue
            joined = text[one.end() : behind[0][0]]
            if len(joined.strip()) > 12 or len(text[ahead[0][1] : one.start()]) > 40:
                continue
            way = 1 if one["up"] else -1 if one["down"] else 0
            words = one[0]
            if not way:
                told = ADJECTIVE_ZH.search(text[behind[0][1] : high])
                if told is None:
                    continue
                way, words = (1 if told["up"] else -1), told[0]
            yield Claim(ahead[0][2], words, way, clause.replace(one[0], " "), clause, behind[0][2])


def _denied(claim: Claim, every: Sequence[Board]) -> tuple[Member, Member] | None:
    """Return the one spoken of, and the one that denies it, where no list that may be meant bears the claim out."""
    meant: list[tuple[Board, Member]] = []
    for board in every:
        own = [member for member in board.members if member.name == claim.name]
        there = not claim.other or any(member.name == claim.other for member in board.members)
        if len(own) == 1 and there and len(board.members) > (1 if claim.other else 2 - bool(claim.way)):
            meant.append((board, own[0]))
    words = _words(claim, meant[0][0]) if meant else set()
    named = [(board, own) for board, own in meant if _is_of(words, claim, board)]
    if words and not named:
        # of another measure, perhaps
        return None
    kept = named or meant
    denials = [_denies(claim, board, own) for board, own in kept]
    if not denials or not all(denials):
        return None
    return kept[0][1], next(other for other in denials if other)


def _is_of(words: Collection[str], claim: Claim, board: Board) -> bool:
    """Whether a claim speaks of the measure of a list."""
    kind = MEASURES.get(board.dimension)
    units = {member.text[-1:] for member in board.members if _HAN.match(member.text[-1:])}
    counted = any(f"{unit}{kind}" in words for unit in units for kind in ("数", "量", ""))
    # a caption may be the sentence of the claim
    about = board.about if board.place.startswith("s") else board.about.replace(claim.clause, " ")
    told = counted or any(word in about for word in words)
    # a column of a period is of whatever the table is about
    return told or bool(kind and kind.search(claim.about)) or bool(PERIOD.match(board.about))


def _words(claim: Claim, board: Board) -> set[str]:
    """Return the words of a clause that may name a measure."""
    rest = claim.about
    for member in board.members:
        rest = rest.replace(member.name, " ")
    rest = rest.replace(claim.name, " ")
    han = [piece for run in _HAN.findall(rest) for piece in FILL.split(run) if piece]
    words = {piece[at : at + 2] for piece in han for at in range(max(1, len(piece) - 1))}
    return words | {word[:5] for word in _WORD.findall(rest) if word not in STOP}


def _denies(claim: Claim, board: Board, own: Member) -> Member | None:
    """Return who of a list denies a claim."""
    if claim.other:
        other = next(member for member in board.members if member.name == claim.other)
        return other if (own.value - other.value) * claim.way < 0 else None
    most, least = max(board.members, key=lambda one: one.value), min(board.members, key=lambda one: one.value)
    over = most if most.value > own.value else None
    under = least if least.value < own.value else None
    if claim.way:
        return over if claim.way > 0 else under
    return over if over and under else None
