"""Claims of ranks and comparisons held against the named values of a text: the largest, the last, A above B."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from mcp_server.language.boards import Board, Member, finder, plain
from mcp_server.language.folding import HAN_RUN, stretch_of
from mcp_server.language.order_words import MORE_IS_BAD, PERIOD, SORTED
from mcp_server.language.pages import Page, excerpt_of
from mcp_server.language.rank_words import (
    ADJECTIVE_ZH,
    FILL,
    FIRST,
    IS_PLACED,
    LAST,
    LESS,
    LIMIT,
    MEASURES,
    MOST,
    NOT_MOST,
    PLACED,
    SAME,
    SHARED,
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
HEAD: Final = 10
"""How much clearer the head of a column speaks than what stands around its table."""
STEM: Final = 3
"""Letters of an adjective by which its noun is known."""
FAR: Final = 30
"""Lines between a list and what is said of it."""
GIVEN: Final = regex(r"^[^,;。|的:]{0,3}[,(]?\s?(?:为|是|有|达到?|with|at)?\s?约?(?P<value>[$£€¥]?[0-9][0-9,.]*)")
"""Behind a superlative whose value is told: 最高，为 11%."""
_CLAUSE: Final = re.compile(r",(?![0-9]{3})|[;:()|]|\.\s|[。!?]|\s(?:and|but|while|whereas)\s|[而且但]")
_SEGMENT: Final = re.compile(r"[;。!?]|\.\s")
_WORD: Final = re.compile(r"[a-z]{4,}|per")
_WHO_IS: Final = re.compile(r"的[^,;。:]{0,10}?[是为](?!第)")
"""Behind a rank, and before who has it: 幅度最大的单元为."""
_COUNTED: Final = regex(
    r"(?:[0-9]|\b(?:two|three|four|five|six|seven|eight|nine|ten|few)) $|[0-9两三四五六七八九十几][个家名项]$"
)
"""Before a rank that several have: the 20 slowest tests."""
_NO_NAME: Final = regex(
    r"[的了为是在有和按共计率额量数]|提[高升]|增[加长幅]|减少|下降|上升|降低|变化|差[额距异]|合计|总计|平均|[增降]幅"
    r"|(?:the )?(?:change|rise|fall|increase|decrease|difference|gain|loss|gap|total|average)"
)
"""What stands before a figure and names nobody who could have a rank."""
_LIMITS: Final = regex(
    r"\b(?:alarm|trip|limit|target|warning|alert|threshold|plan|budget|cap|ceiling|floor|minimum|maximum|must|set)\b"
    r"|[警限]|目标|计划|预算|阈值|标准|设定|控制值"
)
"""What names a mark, and none of those that are ranked."""
_PLACES: Final = dict(zip("次亚二srs2季三t3四f4", (2,) * 7 + (3,) * 4 + (4,) * 3, strict=False))


class Rank(NamedTuple):
    """Words of a rank, where they stand, and whether the most (1), the least (-1) or either end (0) is meant."""

    start: int
    end: int
    words: str
    way: int
    place: int
    """1 the first, 2 the second."""


class Claim(NamedTuple):
    """What is said of one of a list."""

    board: Board
    own: Member
    words: str
    way: int
    place: int
    clause: str
    before: str
    """The clause ahead of it."""
    other: Member | None = None
    """With what it is compared."""
    nearby: bool = True
    """Whether it is named in the clause of the rank."""


def misranked(page: Page, every: Sequence[Board]) -> Iterator[Misranked]:
    """Yield the claims of a rank or a comparison that every list of named values that may be meant denies."""
    if not every:
        return
    keys = cache(finder)
    for sentence in whole(page):
        text = plain(sentence.text)
        ranks, compared = list(_ranks(text)), bool(THAN.search(text) or THAN_ZH.search(text))
        if not ranks and not compared:
            continue
        near = [(board, found) for board in _nearest(every, sentence.line) if (found := _mentions(board, text, keys))]
        for claims in _said(text, ranks, near):
            if denied := _denied(claims):
                claim, other = denied
                if _NO_NAME.fullmatch(claim.own.name) or (
                    _LIMITS.search(other.name) and not _LIMITS.search(claim.own.name)
                ):
                    continue
                yield Misranked(
                    line=sentence.line, excerpt=excerpt_of(sentence.text), name=claim.own.name,
                    words=claim.words.strip(), value=claim.own.text, other=other.name, than=other.text,
                )  # fmt: skip
                break


def _nearest(every: Sequence[Board], line: int) -> list[Board]:
    near = [board for board in every if abs(board.line - line) <= FAR]
    return sorted(near, key=lambda board: abs(board.line - line))[:BOARDS]


_Found = list[tuple[int, int, Member]]
_Near = Sequence[tuple[Board, _Found]]


def _mentions(board: Board, text: str, keys: Callable[[str, tuple[str, ...]], re.Pattern[str]]) -> _Found:
    """Return where a text names members of a list, none within a longer one."""
    names = tuple(member.name for member in board.members)
    found = sorted(
        (one.start(), one.end(), member)
        for member in board.members
        if _may_be_in(member.name, text)
        for one in keys(member.name, names).finditer(text)
    )
    return [
        one
        for one in found
        if not any(
            two != one and two[0] <= one[0] and one[1] <= two[1] and two[1] - two[0] > one[1] - one[0] for two in found
        )
    ]


def _may_be_in(name: str, text: str) -> bool:
    return name[:2] in text or name.rpartition(" ")[2] in text or name[0] == "第"


def _ranks(text: str) -> Iterator[Rank]:
    """Yield the words of ranks of a text, in the order in which they stand."""
    found = []
    for one in PLACED.finditer(text):
        bare = not (one["high"] or one["low"])
        if bare and not IS_PLACED.search(text, 0, one.start()):
            continue
        place = _PLACES[one["n"].removeprefix("倒数").removeprefix("第")[0]]
        last = one["n"].startswith("倒数")
        found.append(Rank(one.start(), one.end(), one[0], 1 if one["high"] else -1 if one["low"] else 0, place))
        if last:
            found[-1] = found[-1]._replace(way=0)
    for one in MOST.finditer(text):
        if any(other.start <= one.start() < other.end for other in found):
            continue
        way = 1 if one["high"] or one["high2"] else -1 if one["low"] or one["low2"] else 0
        found.append(Rank(one.start(), one.end(), one[0], way, 1))
    yield from sorted(found)


def _said(text: str, ranks: Sequence[Rank], near: _Near) -> Iterator[list[Claim]]:
    """Yield what each word of a rank or a comparison may say of the lists near it."""
    for number, rank in enumerate(ranks):
        low, high = stretch_of(_CLAUSE, text, rank.start, rank.end)
        clause = text[low:high]
        if SORTED.search(clause) or text[rank.end :].startswith(" first") or NOT_MOST.search(clause):
            continue
        given = GIVEN.match(text[rank.end :])
        if _COUNTED.search(text[: rank.start]):
            continue
        start = max(low, ranks[number - 1].end if number else 0, rank.end if _WHO_IS.match(text, rank.end) else 0)
        first = stretch_of(_CLAUSE, text, low - 2, low - 2) if low > 1 else (0, 0)
        claims = []
        for board, found in near:
            own = _named(text, rank, number, ranks, found, (start, low, high), first)
            limit = LIMIT.match(text[rank.end :]) if rank.place == 1 else None
            if limit and not _within(rank.end + limit.end(), found):
                continue
            if own is None or (rank.place == 1 and SHARED.search(_unnamed(text, low, high, found))):
                continue
            if sum(member.text in clause for member in board.members) > 1:
                # in the four weeks 12 days at most: no list
                continue
            before = "" if any(first[0] <= one[0] < first[1] for one in found) else text[slice(*first)]
            if given and given["value"].rstrip(",.") not in own.text and not _within(rank.end + given.end(), found):
                # of another measure
                continue
            told = (GIVEN.match(text[end:]) for _, end, member in found if member == own and end > rank.start)
            if any(one and one["value"].rstrip(",.") not in own.text for one in told):
                # best on Friday, £1,940: of another measure
                continue
            nearby = any(low <= one[0] < high for one in found)
            claims.append(Claim(board, own, rank.words, rank.way, rank.place, clause, before, nearby=nearby))
        # who is named beside the rank comes before who is named in the clause ahead
        beside = [one for one in claims if one.nearby]
        yield beside or claims
    yield from _comparisons(text, near)


def _within(place: int, places: _Found) -> bool:
    return any(start < place <= end for start, end, _ in places)


def _named(
    text: str,
    rank: Rank,
    number: int,
    ranks: Sequence[Rank],
    places: _Found,
    within: tuple[int, int, int],
    before: tuple[int, int],
) -> Member | None:
    """Return who of a list has a rank: the one named ahead of it, the only one behind, or in the clause before."""
    start, low, high = within
    own = [place for place in places if start <= place[0] < high]
    ahead = [place for place in own if place[1] <= rank.start]
    behind = [place for place in own if place[0] >= rank.end]
    if len(ahead) > 1 and re.search(r"\band\b|[和及与、]", text[ahead[0][1] : ahead[-1][0]]):
        return None
    if ahead:
        return ahead[-1][2]
    if own:
        alone = len(behind) == 1 and not (number + 1 < len(ranks) and ranks[number + 1].start < behind[0][0])
        return behind[0][2] if alone else None
    if low > 1 and not any(other.start < low and other.end > before[0] for other in ranks[:number]):
        there = [place for place in places if before[0] <= place[0] < before[1]]
        if len(there) == 1 and not _SEGMENT.match(text[low - 1 : low + 1]):
            return there[0][2]
    if text[high : high + 1] in {":", "是"}:
        after = [place for place in places if high < place[0] <= high + AFTER]
        return after[0][2] if len(after) == 1 else None
    return None


def _unnamed(text: str, low: int, high: int, places: _Found) -> str:
    """Return a clause without the names in it."""
    pieces = []
    for start, end, _ in places:
        if low <= start < high:
            pieces.append(text[low:start])
            low = max(low, end)
    return "|".join([*pieces, text[low:high]])


def _comparisons(text: str, near: _Near) -> Iterator[list[Claim]]:
    for pattern in (THAN, THAN_ZH):
        for one in pattern.finditer(text):
            low, high = stretch_of(_CLAUSE, text, one.start(), one.end())
            clause = text[low:high]
            if NOT_MOST.search(clause):
                continue
            claims = []
            for board, places in near:
                ahead = [place for place in places if low <= place[0] and place[1] <= one.start()]
                # more fish than meat
                ahead = ahead or [place for place in places if one.start() < place[0] and place[1] < one.end()]
                behind = [place for place in places if place[0] >= one.end() and place[1] <= high]
                if len(ahead) != 1 or len(behind) != 1 or ahead[0][2] == behind[0][2]:
                    continue
                if len(text[one.end() : behind[0][0]].strip()) > 12 or len(text[ahead[0][1] : one.start()]) > 40:
                    continue
                way = 1 if one["up"] else -1 if one["down"] else 0
                words = one[0]
                if not way:
                    told = ADJECTIVE_ZH.search(text[behind[0][1] : high])
                    if told is None:
                        continue
                    way, words = (1 if told["up"] else -1), told[0]
                claims.append(Claim(board, ahead[0][2], words, way, 1, clause, "", behind[0][2]))
            yield claims


def _denied(claims: Sequence[Claim]) -> tuple[Claim, Member] | None:
    """Return a claim and who denies it, where no list that may be meant bears the claim out."""
    meant = [
        one
        for one in claims
        if len({member.name for member in one.board.members}) == len(one.board.members)
        and (one.other or len(one.board.members) > max(one.place, 2 - bool(one.way)))
    ]
    if not meant:
        return None
    kept: Sequence[Claim] = ()
    words = _words(meant[0], meant[0].clause)
    for about, least in ((words, HEAD), (_words(meant[0], meant[0].before), HEAD), (words, 0)):
        scores = [_score(about, one) for one in meant]
        kept = kept or [one for one, score in zip(meant, scores, strict=True) if score == max(scores) > least]
    if not kept and words:
        # of another measure, perhaps
        return None
    denials = [(one, _denies(one)) for one in kept or meant]
    if not all(other for _, other in denials):
        return None
    return next((one, other) for one, other in denials if other)


def _score(words: frozenset[str], claim: Claim) -> int:
    """Return how clearly words speak of the measure of a list: by its own head, or by what stands around it."""
    board = claim.board
    if board.head and (own := sum(word in board.head for word in words)):
        return HEAD + own
    kind = MEASURES.get(board.dimension)
    units = {member.text[-1:] for member in board.members if HAN_RUN.match(member.text[-1:])}
    counted = any(f"{unit}{kind}" in words for unit in units for kind in ("数", "量", ""))
    # a caption may be the sentence of the claim
    about = board.about if board.place.startswith("s") else board.about.replace(claim.clause, " ")
    told = counted or any(word in about for word in words)
    # a column of a period is of whatever the table is about
    clause = claim.clause.replace(claim.words, " ")
    # the cleanest is the one of the highest cleanliness
    stem = claim.words.split()[-1].removesuffix("est")
    return int(
        told
        or (stem.isascii() and len(stem) > STEM and stem in about)
        or bool(kind and kind.search(clause))
        or bool(PERIOD.match(board.about))
        or any(same.search(claim.clause) and same.search(about) for same in SAME)
    )


def _words(claim: Claim, clause: str) -> frozenset[str]:
    """Return the words of a clause that may name a measure."""
    rest = clause.replace(claim.words, " ")
    for member in claim.board.members:
        rest = rest.replace(member.name, " ")
    han = [piece for run in HAN_RUN.findall(rest) for piece in FILL.split(run) if piece]
    words = {piece[at : at + 2] for piece in han for at in range(max(1, len(piece) - 1))}
    spoken = {word[:5] for word in _WORD.findall(rest) if word not in STOP and not word.endswith("ly")}
    return frozenset(words | spoken)


def _way(claim: Claim) -> int:
    """Return which end of a list a rank means: of what is the better the more there is of it, also of the best."""
    if claim.way:
        return claim.way
    said = f"{claim.clause} {claim.before} {claim.board.about}"
    if claim.board.dimension == "duration" or LESS.search(said) or MORE_IS_BAD.search(said):
        return 0
    first, last = FIRST.search(claim.words), LAST.search(claim.words)
    if claim.place > 1 and not last:
        return 1
    return 0 if bool(first) == bool(last) else 1 if first else -1


def _denies(claim: Claim) -> Member | None:
    """Return who of a list denies a claim."""
    own, members = claim.own, claim.board.members
    if claim.other:
        return claim.other if (own.value - claim.other.value) * claim.way < 0 else None
    over = sorted((one for one in members if one.value > own.value), key=lambda one: -one.value)
    under = sorted((one for one in members if one.value < own.value), key=lambda one: one.value)
    wrong = []
    for way, ahead in ((1, over), (-1, under)):
        same = sum(one.value == own.value for one in members)
        if _way(claim) in {way, 0}:
            # so many are ahead, and as many share its place
            right = len(ahead) < claim.place <= len(ahead) + same
            wrong.append(None if right else ahead[0] if ahead else own)
    if not all(wrong):
        return None
    first = max(members, key=lambda one: one.value) if wrong[0] == own else wrong[0]
    if first == own:
        first = next(one for one in members if one != own)
    return first
