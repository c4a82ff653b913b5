"""How far two figures lie apart, said the other way round: 38 after 47, nine more; 155 €, above the price of 180 €."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise
from typing import Final, NamedTuple

from mcp_server.language.directions import Turned
from mcp_server.language.folding import stretch_of
from mcp_server.language.number_words import SMALL, english
from mcp_server.language.order_words import AGO, BETTER, WORSE
from mcp_server.language.sides import side
from mcp_server.language.stated_cues import (
    AIM,
    BEFORE_TAIL,
    EARLIER,
    GREW,
    LEFT,
    NOT_AFTER,
    STRONG,
)
from mcp_server.language.stated_deltas import nothing_else, way_of
from mcp_server.language.stated_terms import Line, Term
from mcp_server.language.units import times_as_long
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

LEVELS: Final = 8
"""Figures among which two are looked for that lie so far apart."""
NEAR: Final = 14
"""Characters before words of direction that may deny them."""
DIGITS: Final = 10
"""Of its last place, so much at least is a distance that hardly fits by chance."""
_MORE: Final = (
    "more|up|higher|longer|above|over|dearer|larger|greater|bigger|heavier|late|later|additional|extra|too many"
    "|too much|better|worse"
)
_LESS: Final = "less|fewer|down|lower|shorter|below|under|cheaper|smaller|lighter|early|earlier|short|shy"
_SPENT: Final = "超支|透支|多花|多支|多用|多付|结余|节余|节支|少花|少支|少用|少付"
_BEFORE: Final = regex(
    r"(?:(?P<up>超支|透支|多[花支用付]|晚|延后|推迟|延误|逾期)|(?P<down>[结节]余|节支|少[花支用付]|早|提前|提早))[了约近出]?\s?$"
)
_TAIL: Final = regex(
    rf"^\s?(?:[a-z]+ )?(?:(?P<up>{_MORE})|(?P<down>{_LESS}))\b"
    r"(?! (?:of|the (?:year|month|week|summer|winter|season)|or))"
)
_BARE: Final = regex(
    r"^\s?(?:[a-z]+ )?(?:over|under|above|below|up|down|short)\b(?! than| it\b| that\b| the\b| on\b| from\b|\s?$)"
)
"""A word that is of a place or a time as well: 12 hours over the summer."""
_SPELLED: Final = regex(
    rf"\b(?P<n>{'|'.join(word for word, value in SMALL.items() if value > 1)}) (?:[a-z]+ )?"
    r"(?:(?P<up>more|higher|up)|(?P<down>fewer|less|lower|down))\b(?! of\b)"
)
_PACE: Final = regex(r"[快慢]|\b(?:faster|slower|quicker)\b")
_NOT: Final = regex(
    r"\b(?:not|never|no longer|without|instead|if|should|would|could|may|might|must|will)\b|n't\b|[不没未非]|如果|若"
    r"|目标|计划|力争|预计|\bneeds? to\b"
)
_THAN: Final = regex(
    r"(?:较|比|与|同|低于|高于|少于|多于|超过?)(?P<zh>[\u4e00-\u9fff\ue007-\ue009]{1,8}?)(?:的|相比)?(?:又|还|也|再|仅|约|略|共)?"
    rf"(?:[^,;。]{{0,2}}(?:提高|提升|增长|增加|上升|上涨|下降|降低|减少|缩短|回落|[多少高低降升涨跌]|{_SPENT}))"
)
_THAN_EN: Final = regex(r"^\s?(?:[a-z]+ ){0,2}(?:than|on|from|against|compared (?:with|to)) (?P<en>[a-z' ]{3,40})")
_SAID: Final = regex(
    r"^(?P<far>[^;:()]{0,40}?(?:,|\b(?:is|are|was|were|and so|so|thus|hence|still|well|just|far|clearly|slightly"
    r"|somewhat|comfortably|remain(?:s|ed)?|stay(?:s|ed)?|l(?:ies|ay)|came(?: in)?|ended|finished))\s)"
    r"(?:(?:is|are|was|were|and|so|thus|hence|still|well|just|far|clearly|slightly|somewhat|which|that|it|this|a|little"
    r"|bit|much|even|already|therefore|comfortably|again)\s)*"
    r"(?:(?P<up>above|over|more than|higher than|longer than|greater than|larger than|heavier than|in excess of"
    r"|dearer than|exceed(?:s|ed|ing))"
    r"|(?P<down>below|under|less than|fewer than|lower than|shorter than|smaller than|cheaper than|short of))"
    r"\s(?:(?:the|our|its|their|last|this|a|an|that|what|than)\s)?(?:[a-z'-]+ ){0,6}(?:of |at |\()?$"
)
"""Between a figure and what it is said to lie above or below: 155 a ticket, below the full price of 180."""
_SAID_ZH: Final = regex(
    r"^[^,;:。()]{0,8},?(?:也|还|又|已|均|都|仍|则|而|但|明显|远|略|大幅|稍|显著|而且|并且|且|却|反而|比例|占比|水平)*"
    r"(?:(?P<up>高于|多于|大于|超过|超出(?!部分|的)|长于|高过|重于|快于)|(?P<down>低于|少于|小于|不及|不到|短于|低过|轻于|不足))"
    r"(?!一?半|[一二三四五六七八九]成)[^,;:。()]{1,14}?[的为是(]?\s?$"
)


class Distance(NamedTuple):
    """A figure that says how far two others lie apart."""

    figure: Quantity
    place: int
    way: int
    words: str
    said: str
    """What stands before it in its clause."""
    after: str
    """What stands behind it in its clause."""
    beside: bool = False
    """Whether it stands right behind another figure, and is told of it: 340, 26 more."""


def gaps(own: Line, ahead: Sequence[Line]) -> Iterator[Turned]:
    """Yield the figures of a sentence, and of those before it, that lie apart as far as is said, but the other way."""
    told = list(distances(own))
    levels = [term for term in own.terms if level(term) and all(term.place != one.place for one in told)]
    before = [term for line in ahead for term in line.terms if level(term) and not _distance(line, term)]
    for one in told:
        of_own = list(combinations(levels[:LEVELS], 2))
        mixed = [(two, term) for term in levels[:LEVELS] for two in before[-LEVELS:]]
        behind = list(combinations(before[-LEVELS:], 2)) if not levels else []
        for pairs in (of_own, mixed, behind):
            apart = [
                pair for pair in pairs if fits(pair[0].figure, pair[1].figure, one.figure) and _of_them(own, pair, one)
            ]
            if apart:
                wrong = [found for pair in apart if (found := _wrong(*pair, one, own))]
                if len(wrong) == len(apart):
                    yield Turned(one.words, wrong[0][0].figure.text, wrong[0][1].figure.text)
                break
    yield from _held(own, levels)


def level(term: Term) -> bool:
    """Whether a figure is no change, no multiple and no range."""
    figure = term.figure
    told = figure.bound in {"=", "~"} and figure.upper is None and not figure.signed
    return told and not term.word and figure.dimension not in {"ratio", "points"}


def distances(own: Line) -> Iterator[Distance]:
    """Yield the figures that say by how much something is more or less."""
    for term in own.terms:
        if found := _distance(own, term):
            yield found
    for spelled in _SPELLED.finditer(own.text):
        if read := english(spelled["n"]):
            low, high = stretch_of(_CLAUSE, own.text, spelled.start(), spelled.end())
            figure = Quantity(value=read.value, text=spelled["n"])
            yield Distance(
                figure,
                -1,
                1 if spelled["up"] else -1,
                spelled[0],
                own.text[low : spelled.start()],
                own.text[spelled.end() : high],
            )


_CLAUSE: Final = re.compile(r"[;:()。!?]|\.\s|,(?! (?:or|that))")


def _distance(own: Line, term: Term) -> Distance | None:
    figure = term.figure
    if (
        term.word
        or figure.upper is not None
        or figure.bound not in {"=", "~", "<", ">"}
        or not figure.value
        or figure.signed
    ):
        return None
    if figure.bound in {"<", ">"} and figure.dimension in {"percent", "points"} and not term.near.strip():
        # 人均 32.5 小时,计划 30 小时,超出 8.3%
        return Distance(figure, term.place, 1 if figure.bound == ">" else -1, figure.text, "", term.tail)
    if figure.bound not in {"=", "~"}:
        return None
    ahead, tail = _BEFORE.search(term.near), _TAIL.search(term.tail)
    grew = GREW.search(term.near)
    if (
        tail
        and _BARE.search(term.tail)
        and not term.tail.strip().endswith(("over", "under", "above", "below", "short"))
    ):
        tail = None
    low, high = stretch_of(_CLAUSE, own.text, term.place, term.place)
    said = own.text[low:high]
    if ahead:
        way, words = (1 if ahead["up"] else -1), ahead[0]
    elif grew and not _AMONG.search(term.near):
        way, words = way_of(grew[0]), grew[0]
    elif tail:
        way, words = (1 if tail["up"] else -1), tail[0]
    else:
        return None
    if not way or (tail and re.search(r"better|worse", tail[0])):
        mends, worse = BETTER.search(said), WORSE.search(said)
        way = side(own.text[low : term.place]) * (1 if mends else -1) if bool(mends) != bool(worse) else 0
    if not way or _NOT.search(own.text[max(low, term.place - len(words) - NEAR) : term.place]):
        return None
    if _ADDED.search(term.near):
        return None
    bare = tail is not None and not grew and not ahead
    return Distance(
        figure, term.place, way, f"{figure.text}{words}" if bare else f"{words}{figure.text}",
        own.text[low : term.place], own.text[term.place + 1 : high], bare and bool(_RIGHT.fullmatch(term.head)),
    )  # fmt: skip


_ADDED: Final = regex(
    r"\b(?:add(?:s|ed|ing)?|another|plus|additional|extra)\b[^,;]{0,12}$|(?:追加|另[加外有])[^,;。]{0,6}$"
)
"""What comes on top of a figure, and makes a sum of it."""
_AMONG: Final = regex(r"血压\s?$|(?:退|压|掉)[出减]?\s?$")
"""What is a number of those that left, and of no change."""
_RIGHT: Final = re.compile(r"[\s,(–—-]{1,3}(?:a |or |so |and )?")


def _of_them(own: Line, pair: tuple[Term, Term], far: Distance) -> bool:
    """Whether a distance behind two figures speaks of no other thing than was named ahead of it."""
    if far.place < pair[1].place or far.beside:
        return True
    words = far.words.partition(far.figure.text)[0] or far.words
    said = far.said.rpartition(words)[0] if words in far.said else far.said
    return nothing_else(said, own.text[: far.place - len(far.said)])


def fits(first: Quantity, second: Quantity, far: Quantity) -> bool:
    """Whether two figures lie just so far apart."""
    if first.dimension != second.dimension or (
        len({first.unit, second.unit} - {""}) > 1 and first.dimension != "duration"
    ):
        return False
    if first.per != second.per and first.per and second.per:
        return False
    x, y = first.value, second.value
    if first.dimension == "duration":
        scale = times_as_long(second.unit.removeprefix("working "), first.unit.removeprefix("working "))
        if scale is None:
            return False
        y *= scale
    if x == y:
        return False
    points = far.dimension == "points" or far.unit in {"points", "个点", "点"}
    if first.dimension == "percent":
        return (points or far.dimension == "percent" or not far.unit) and abs(x - y) == far.value
    if far.dimension == "percent":
        return any(percent_of(base, other, far) for base, other in ((x, y), (y, x)))
    if points and first.unit not in {"points", "个点", "点", ""}:
        return False
    step = far.value
    if first.dimension == "duration" and far.dimension == "duration":
        scale = times_as_long(far.unit.removeprefix("working "), first.unit.removeprefix("working "))
        if scale is None:
            return False
        step *= scale
    elif (
        far.dimension != first.dimension
        and not (
            (far.dimension == "count" and not far.unit)
            or (first.dimension == "count" and not (first.unit or second.unit))
        )
    ) or (far.dimension == first.dimension and len({far.unit, first.unit, second.unit} - {""}) > 1):
        return False
    return abs(x - y) == step


def percent_of(base: Decimal, other: Decimal, far: Quantity) -> bool:
    """Whether a figure is so many percent more or less than what it is held against."""
    return base > 0 and far.value >= far.step * DIGITS and abs(abs(other / base - 1) * 100 - far.value) <= far.step / 2


def _wrong(one: Term, two: Term, far: Distance, own: Line) -> tuple[Term, Term] | None:
    """Return what was held against what, where the second lies the other way from the first than is said."""
    x, y = one.figure, two.figure
    if far.figure.dimension == "percent" and x.dimension != "percent":
        bases = [
            base
            for base, other in ((one, two), (two, one))
            if percent_of(base.figure.value, other.figure.value, far.figure)
        ]
        base = _base(one, two, far)
        # of another base than the words say, it is another fault
        base = (base if base in bases else None) if base else one if bases == [one] else None
    else:
        base = _base(one, two, far)
    if (
        base is None
        or (_REST.search(far.words) and not AIM.search(base.near))
        or (
            far.beside
            and not AIM.search(base.near)
            and base.place < far.place
            and own.text[base.place + 1 : far.place].strip(" ,(–—-") == ""
        )
    ):
        return None
    other = two if base is one else one
    way = far.way
    if _PACE.search(far.words) and x.dimension != "duration":
        if not (x.per or y.per):
            return None
        way = -way
    scale = (
        times_as_long(y.unit.removeprefix("working "), x.unit.removeprefix("working "))
        if x.dimension == "duration"
        else 1
    )
    rise = (y.value * (scale or 1) - x.value) * (1 if base is one else -1)
    return (base, other) if rise * way < 0 else None


_REST: Final = regex(r"[结节]余|超支")


def _base(one: Term, two: Term, far: Distance) -> Term | None:
    """Return which of two figures the other is held against; nothing where nobody can say."""
    named = [_named(term, far) for term in (one, two)]
    if named[0] != named[1]:
        return one if named[0] else two
    for cues in (
        [bool(STRONG.search(term.near)) for term in (one, two)],
        [bool(EARLIER.search(term.near) or BEFORE_TAIL.search(term.tail)) for term in (one, two)],
        [bool(AIM.search(term.near)) for term in (one, two)],
        [term is two and not one.when and "\ue007" in two.near[:2] and "\ue007" not in one.near for term in (one, two)],
        [not _present(term) for term in (one, two)],
    ):
        if cues[0] != cues[1]:
            return one if cues[0] else two
    if one.when and two.when and len(one.when) == len(two.when) and one.when != two.when:
        return one if one.when < two.when else two
    turns = [_TURN.search(term.near) for term in (one, two)]
    if (turns[0] and turns[1] and turns[0][0] == turns[1][0]) or (_FIRST.search(one.near) and _NEXT.search(two.near)):
        return one
    return None


_TURN: Final = regex(r"\ue009\s?[遍轮次场批期届回季月周]")
_FIRST: Final = regex(r"第一|头一|首[次届期轮场批]|上半|\bfirst\b")
_NEXT: Final = regex(r"第二|下半|第三|末[次届期轮场批]|\bsecond\b|\bthird\b|\blast\b")


def _present(term: Term) -> bool:
    return bool((_AFTER.search(term.near) and not NOT_AFTER.search(term.near)) or LEFT.search(term.tail))


_AFTER: Final = regex(
    r"\b(?:to|now|became|becomes|turned into|reached|ended (?:up )?at|currently|at present|today|this (?:year|month"
    r"|week|quarter|term|season|time))(?: [a-z]+){0,3}\s?$"
    r"|[至到]\s?$|(?:如今|现在|目前|本[年月季周期届次]|今年|当前|[造化革整]后|之后|今[天日])[^,;。]{0,8}$"
)


def _named(term: Term, far: Distance) -> bool:
    """Whether the words of a distance name a figure as what the other is held against."""
    about = f"{term.near} {term.tail}"
    found = _THAN.search(far.said)
    if found:
        name = AGO.sub("", found["zh"]) or found["zh"]
        return name[-2:] in about
    if found := _THAN_EN.search(far.after):
        words = [word for word in found["en"].split() if len(word) > 3]
        return bool(words) and all(word in about for word in words)
    return False


def _held(own: Line, levels: Sequence[Term]) -> Iterator[Turned]:
    """Yield figures said to lie above or below one that stands right behind, and do not."""
    for one, two in pairwise(own.terms):
        if one not in levels or two not in levels or not _alike(one.figure, two.figure):
            continue
        between = own.text[one.place + 1 : two.place]
        found = _SAID.match(between) or _SAID_ZH.match(between)
        if found is None or _NOT.search(between):
            continue
        way = 1 if found["up"] else -1
        if _PACE.search(found[0]) and one.figure.dimension != "duration":
            continue
        if (one.figure.value - two.figure.value) * way < 0:
            yield Turned(f"{found['up'] or found['down']}", two.figure.text, one.figure.text)


def _alike(one: Quantity, two: Quantity) -> bool:
    small, large = sorted((abs(one.value), abs(two.value)))
    return large <= small * DIGITS and (
        one.dimension == two.dimension and len({one.unit, two.unit} - {""}) < 2 and (one.per == two.per or not two.per)
    )
