"""Words of direction held against the figures that they speak of: a fall that rises, and more that is less."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Final, NamedTuple

from mcp_server.language.folding import stretch_of
from mcp_server.language.order_words import (
    AGO,
    BETTER,
    FALL,
    FALL_VERB,
    FASTER,
    MORE_IS_BAD,
    MORE_IS_GOOD,
    MORE_ZH,
    NEUTRAL,
    OF_THE,
    OVER_ZH,
    RISE,
    RISE_VERB,
    SLOWER,
    TO_ZH,
    UP_FROM,
    WORSE,
)
from mcp_server.language.stated_cues import ASIDE, EARLIER, GREW, LEFT, NOW
from mcp_server.language.stated_deltas import delta_of, deltas_of, nothing_else
from mcp_server.language.stated_moves import is_before, is_earlier, levels_of
from mcp_server.language.stated_terms import TERMS, Line, Term, plain, unlike
from mcp_server.regex import regex

FAR: Final = 50
"""How many times a figure may be that of before."""
NOT_FAR: Final = 14
"""Characters before a verb in which it is denied."""
FILL: Final = 2
"""Characters between a word of comparison and how far."""
WRAP: Final = 120
"""Days without a year between which it is not known which came first."""
SHORT: Final = 4
"""Characters that may stand between two months and what was reached in the second."""
NEAR: Final = 60
"""Characters before a figure in which its verb stands."""
_DAY: Final = re.compile(r"\s?\ue007")
_FROM: Final = re.compile(r"\bfrom(?: [a-z'-]+| [\ue007-\ue009]){0,5}:?\s?$")
_TO: Final = re.compile(r"\b(?:in)?to(?: [a-z'-]+| [\ue007-\ue009]){0,4}:?\s?$")
_FROM_ZH: Final = re.compile(r"[由从自][^,;。:]{0,14}$")
_THAN_ZH: Final = re.compile(r"(?:(?<![占同环])比(?![例重率较])|较)[^,;。:]{1,12}$")
_VERB_TO: Final = re.compile(
    r"(?:^|[,;:(]\s?|\s(?:and|but|then|has|have|it|they|which|since|had|before|was|were|are|is)\s)(?:(?:has|have"
    r"|had|then|now|later|was|were|it|they|since|gradually|again) )*"
    r"[a-z]+(?: (?:up|down|back|again|further|slightly|sharply|[a-z]+ly))*,? to(?: (?:only|just|some|about))?\s?$"
)
_AGAINST: Final = re.compile(r"\b(?:compared (?:with|to)|against|after|unlike|as against)\b[^,;()]{0,40}\(\s?$")
_FIRST: Final = re.compile(r"\b(?:first|one|earlier)\b|第一|头一|首[次届期轮场]|上一")
_SECOND: Final = re.compile(r"\b(?:second|next|other|later)\b|第二|次[日年月周]|这一|本[次届期轮场]")
_ERE: Final = re.compile(r"前[^,;。]{0,6}$")
_AFTERWARDS: Final = re.compile(r"后[^,;。]{0,6}$")
NOT: Final = regex(
    r"\b(?:not|never|no longer|without|instead|if|should|would|could|may|might)\b|n't\b|[不没未非]|如果|若"
)
_AFTER_IT: Final = re.compile(r"\bafter (?:the |just |only )?$")
_ANEW: Final = re.compile(r"[,;:()]|\band\b|\bwhile\b|\bbut\b")
_THAN: Final = regex(
    r"\b(?:(?P<up>higher|more|larger|bigger|greater|longer|dearer|heavier|louder|busier|costlier|taller|warmer|older)"
    r"|(?P<down>lower|less|fewer|smaller|shorter|cheaper|lighter|quieter|colder|younger))(?: [a-z]+){0,2} than\b"
    r"[^,;:()]{0,30}$"
)
_PACE: Final = re.compile(r"[快慢]|\b(?:faster|slower|ahead|behind)\b")
_REAL: Final = re.compile(r"实际|真实|\b(?:actual(?:ly)?|in truth|really)\b")
_PLANNED: Final = re.compile(r"计划|目标|预算|\b(?:plan(?:ned)?|target|budget\w*)\b")
JOINTS: Final = re.compile(r"[\s\W_\ue007\ue008]+")
CLAUSE: Final = re.compile(r"[,;:()]|\.\s|[。!?]")
_PART: Final = regex(r"[含扣][^,;。]{0,8}$|其中|\b(?:including|of which|net of|excluding|less)\b")
_MOVED: Final = regex(r"(?:增长|增加|上升|上涨|提高|提升|下降|减少|降低|下跌|\bby)了?\s?$")
_SPEED: Final = re.compile(r"[快慢早晚]了?\s?$")
EACH: Final = regex(r"分别|各自|\brespectively\b")


class Turned(NamedTuple):
    """Two figures that go another way than the words say."""

    words: str
    one: str
    two: str


def turned(own: Line) -> Iterator[Turned]:
    """Yield the pairs of figures of one sentence that go another way than it says."""
    moved = [delta.term for delta in deltas_of(own.terms)]
    moved = [term for term in moved if not _ends(own, term)]
    levels = [
        term
        for term in own.terms
        if term not in moved and not term.word and (plain(term.figure) or _aimed(term)) and not OF_THE.search(term.head)
    ]
    for one, two in pairwise(levels):
        if not kin(one, two) or EACH.search(own.text, two.place):
            continue
        for words, way, before, after in (*_reached(own, one, two), *_held(own, levels, one, two)):
            if against(before, after, way):
                yield Turned(words, before.figure.text, after.figure.text)
    yield from _by_parts(own)


def across(one: Line, two: Line) -> Turned | None:
    """Return the figures of two sentences, one of each, where the second says that one rose which is the less."""
    if len(one.terms) != 1 or len(two.terms) != 1 or not kin(one.terms[0], two.terms[0]):
        return None
    before, after = one.terms[0], two.terms[0]
    if not (_PAST.search(one.text) and _SINCE.search(two.text)) or any(
        term.word or not plain(term.figure) or ASIDE.search(term.near) for term in (before, after)
    ):
        return None
    said = two.text[: after.place] + " ; " + two.text[after.place + 1 :]
    up, down = RISE.search(said), FALL.search(said)
    found = up or down
    if found is None or (up and down) or NOT.search(said):
        return None
    way = 1 if up else -1
    return Turned(found[0], before.figure.text, after.figure.text) if against(before, after, way) else None


_PAST: Final = regex(
    r"\b(?:last|previous|prior|earlier|then|in the (?:spring|first)|\ue007|20[0-9]{2})\b"
    r"|^[^,]{0,12}[\ue007\ue009]|去年|上年|上[月季周届期次]"
    r"|前[年次期]|当时|原来|年初|期初"
)
_SINCE: Final = regex(
    r"\b(?:this (?:year|month|week|quarter|season|term|time)|now|today|currently|since then|later|afterwards"
    r"|next (?:year|month|week|quarter|season|time))\b"
    r"|^[^,]{0,12}[\ue007\ue009]|今年|本[月季周届期次年]"
    r"|如今|现在|目前|年末|期末"
)


def _aimed(term: Term) -> bool:
    """Whether a figure is a bound that something is to reach: from 75 to at most 30."""
    bound = term.figure.bound in _WAYS and term.figure.upper is None and not term.figure.signed
    return bound and bool(TO_ZH.search(term.near) or _TO.search(term.near))


_WAYS: Final = {">=": 1, ">": 1, "<=": -1, "<": -1}


def _ends(own: Line, term: Term) -> bool:
    """Whether what looks like a change is where one ends: 由 26 分钟缩短为 31 分钟."""
    at = own.terms.index(term)
    return bool(at and TO_ZH.search(term.near) and _FROM_ZH.search(own.terms[at - 1].near))


def kin(one: Term, two: Term) -> bool:
    """Whether two figures may be of one thing."""
    if one.figure.dimension != two.figure.dimension and (one.figure.unit and two.figure.unit):
        return False
    small, large = sorted((abs(one.figure.value), abs(two.figure.value)))
    # so much and so much per share are not of one thing
    return not unlike(one.figure, two.figure) and large <= small * FAR


def _comparable(one: Term, two: Term) -> bool:
    """Whether one figure may be more or less than another: five that are older than 30 days are not."""
    return kin(one, two) and (one.figure.dimension == two.figure.dimension or not two.figure.unit)


def against(before: Term, after: Term, way: int) -> bool:
    """Whether a figure went the other way."""
    return (after.figure.value - before.figure.value) * way < 0


def _reached(own: Line, one: Term, two: Term) -> Iterator[tuple[str, int, Term, Term]]:
    """Yield what a verb says of the figure that it reaches: 降至, dropped from … to …."""
    between = own.text[one.place + 1 : two.place]
    if found := TO_ZH.search(two.near):
        rest = JOINTS.sub("", AGO.sub("", between[: len(between) - len(found[0])]))
        named = not rest or rest in own.text[: one.place]
        named = named or bool(_DAY.match(one.near) and _DAY.match(two.near) and len(rest) <= SHORT)
        if (_FROM_ZH.search(one.near) or named) and not NOT.search(two.near):
            yield found[0], 1 if found["up"] else -1, one, two
        return
    found = _VERB_TO.search(between) or (_AGAINST.search(own.text[: one.place]) and _TO.search(between))
    if found:
        # at 3.1 %, the worst for years, eased to 3.6 %
        verb = between[found.start() :] if _VERB_TO.search(between) else between
        up, down = RISE.search(verb), FALL.search(verb)
        if bool(up) != bool(down) and not NOT.search(between):
            yield verb, 1 if up else -1, one, two
        return
    if two.figure.bound in _WAYS and (_FROM.search(one.near) or _FROM_ZH.search(one.near)) and not NOT.search(between):
        yield two.figure.text, _WAYS[two.figure.bound], one, two
        return
    starts, ends = bool(_FROM.search(one.near)), bool(_TO.search(two.near))
    turned = bool(_TO.search(one.near)) and bool(_FROM.search(two.near)) and not _ANEW.search(between)
    if not (starts and ends) and not turned:
        return
    low, _ = stretch_of(CLAUSE, own.text, one.place, one.place)
    head = own.text[max(low, one.place - NEAR) : one.place]
    verbs = [
        (found.end(), way, found[0], found.start())
        for way, words in ((1, RISE), (-1, FALL), (0, NEUTRAL))
        for found in words.finditer(head)
    ]
    way, words, at = max(verbs)[1:] if verbs else (0, "", 0)
    if not way and (found := UP_FROM.search(two.tail)):
        way, words = (1 if found["up"] else -1), found[0]
    if way and not NOT.search(head[max(0, at - NOT_FAR) :]):
        yield words, way, *((two, one) if turned else (one, two))


def _held(own: Line, levels: Sequence[Term], one: Term, two: Term) -> Iterator[tuple[str, int, Term, Term]]:
    """Yield what is said of a figure against the one of before: 52, down from 48; 52 件，比去年的 48 件少."""
    between = own.text[one.place + 1 : two.place]
    if _THAN_ZH.search(two.near) and (found := MORE_ZH.match(two.tail)) and not NOT.search(two.near[-12:]):
        way = 1 if found["up"] else -1
        rivals = [term for term in levels if term.place < two.place and kin(term, two)]
        then = next((term for term in own.terms if term.place > two.place), None)
        if then and len(two.tail) - found.end() <= FILL and then.figure.dimension == two.figure.dimension:
            # 比预算的 230 万元少 6 万元: what lies so far from it, and nothing else
            step, base = then.figure.value, two.figure.value
            rivals = [term for term in rivals if abs(abs(term.figure.value - base) - step) <= then.figure.step]
        if rivals and all(against(two, term, way) for term in rivals):
            yield found[0], way, two, one
        return
    if (found := OVER_ZH.search(two.near)) and EARLIER.search(found["of"]) and not NOT.search(found["of"]):
        yield found[0], (1 if found["up"] else -1), two, one
        return
    then = next((term for term in own.terms if term.place > two.place), None)
    if then and _TO.search(then.head) and kin(two, then):
        return
    found = UP_FROM.search(between) or (_THAN.search(between) if _comparable(one, two) else None)
    if found and not NOT.search(between):
        yield found[0], (1 if found["up"] else -1), two, one


def _by_parts(own: Line) -> Iterator[Turned]:
    """Yield what was and what is, by the part that each plays, where a word beside them says the contrary."""
    pieces = [list(piece) for _, piece in groupby(own.terms, lambda term: own.text.count(";", 0, term.place))]
    if len(pieces) == 2 and (len(own.terms) == 2 or all(map(delta_of, pieces[1]))):
        pieces.append(list(own.terms))
    for piece in pieces:
        deltas = [delta for delta in deltas_of(piece) if not delta.term.head.rstrip().endswith(":")]
        levels = levels_of(piece, deltas)
        if not 2 <= len(piece) <= TERMS or len(levels) != 2 or any(ASIDE.search(term.near) for term in piece):
            continue
        pair = _told(levels)
        if pair is None or not kin(*pair):
            continue
        one, two = pair
        rise = two.figure.value - one.figure.value
        for delta in deltas:
            figure = delta.term.figure
            # so much faster is less of a time, and more of a share; more than really is there is no rise
            aside = _PACE.search(delta.term.near) and pair[0].figure.dimension != "duration"
            if aside or (_REAL.search(own.text) and not _PLANNED.search(own.text)):
                continue
            of = (
                abs(rise) / one.figure.value * 100
                if figure.dimension == "percent" and one.figure.dimension != "percent" and one.figure.value
                else abs(rise)
            )
            if (
                figure.dimension != "ratio"
                # faster by two points is no fewer points
                and not (_SPEED.search(delta.term.near) and figure.dimension != "duration")
                and not figure.signed
                and delta.way
                and (delta.term.place < two.place or nothing_else(*_ahead(own, delta.term)))
                and rise * delta.way < 0
                and abs(of - abs(figure.value)) <= figure.step
            ):
                yield Turned(f"{delta.term.near[-16:]}{figure.text}", one.figure.text, two.figure.text)
        if not deltas and len(piece) == 2 and not EACH.search(own.text) and not _apart(*piece):
            # what a semicolon parts is said of other figures
            low = max(0, piece[0].place - NEAR, own.text.rfind(";", 0, piece[0].place) + 1)
            said = own.text[low : piece[1].place] + own.text[piece[1].place : piece[1].place + NEAR].split(";")[0]
            words, way = _said_way(said, one)
            if not NOT.search(said) and rise * way < 0:
                yield Turned(words, one.figure.text, two.figure.text)


def _ahead(own: Line, term: Term) -> tuple[str, str]:
    """Return what is said right before a change, without the verb, and what stands ahead of that."""
    found = list(GREW.finditer(term.near))
    return term.near[: found[-1].start()] if found else term.near, own.text[: term.place - len(term.near)]


def _apart(one: Term, two: Term) -> bool:
    """Whether one of two figures is a part of the other, or each is by how much something moved."""
    if _PART.search(two.head + one.tail):
        return True
    return all(_MOVED.search(term.near) and term.figure.dimension in {"percent", "points"} for term in (one, two))


def _said_way(said: str, level: Term) -> tuple[str, int]:
    """Return which way words say that a figure goes, also by what is better of its measure; 0 where they do not."""
    up, down = RISE_VERB.search(said), FALL_VERB.search(said)
    found = up or down
    if found and not (up and down):
        return found[0], 1 if up else -1
    better, worse = BETTER.search(said), WORSE.search(said)
    good, bad = MORE_IS_GOOD.search(said), MORE_IS_BAD.search(said)
    if found or bool(better) == bool(worse):
        return "", 0
    sign = 1 if better else -1
    words = better or worse
    if (faster := (FASTER.search(said) or SLOWER.search(said))) and level.figure.dimension == "duration":
        return faster[0], -1 if FASTER.search(said) else 1
    if bool(good) == bool(bad) or words is None:
        return "", 0
    return words[0], sign if good else -sign


def _told(levels: Sequence[Term]) -> tuple[Term, Term] | None:
    """Return two figures in the order of their days, or of the words for before."""
    one, two = levels
    if one.when and two.when and len(one.when) == len(two.when) and one.when != two.when:
        # without years, a day in March may be that behind the one in October
        unsure = not one.when[0] and abs(one.when[-1] - two.when[-1]) > WRAP
        return None if unsure else (one, two) if one.when < two.when else (two, one)
    before = [
        (_AFTER_IT.search(term.near) is not None)
        or (is_before(term, []) and not term.near.rstrip().endswith(":"))
        or is_earlier(term)
        for term in levels
    ]
    if _FIRST.search(one.near + one.tail) and _SECOND.search(two.near + two.tail):
        return one, two
    ends = [(bool(_ERE.search(term.near)), bool(_AFTERWARDS.search(term.near))) for term in levels]
    if sorted(ends) == [(False, True), (True, False)]:
        return (one, two) if ends[0][0] else (two, one)
    now = [bool(NOW.search(term.near) or LEFT.search(term.tail)) for term in levels]
    if before[0] == before[1] and now[0] != now[1]:
        if now[0] and TO_ZH.search(two.near):
            return None
        return (one, two) if now[1] else (two, one)
    return None if before[0] == before[1] else (one, two) if before[0] else (two, one)
