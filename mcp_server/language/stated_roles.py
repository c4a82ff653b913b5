"""Changes and rates by the part that each figure of a sentence plays, whatever their order: what was before, what is
the change, the whole, the rate."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from mcp_server.language.relations import Said, alike, said
from mcp_server.language.shapes import DATE, Shape
from mcp_server.language.stated_changes import moved
from mcp_server.language.stated_rates import shared
from mcp_server.language.times import moment
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

FIGURES: Final = 10
"""Figures of one group."""
_PAUSE: Final = re.compile(r"[,;:()—]|\s[-–]\s")
_STRONG: Final = regex(
    r"\b(?:from|against|compared (?:with|to)|than|versus|vs\.?|up on|down on|instead of)\b"
    r"|(?<!同)(?<!环)(?<!占)[比较]|相比|对比|由|从|自"
)
EARLIER: Final = regex(
    r"\b(?:last|previous(?:ly)?|prior|earlier|before|baseline|originally|(?:a )?(?:year|month|week"
    r"|quarter) ago|used to be)\b"
    r"|上[一个]?(?:年|月|季|周|期|半年|财年)|去年|前年|上年|同期|此前|之前|以前|原来|原先|原为|基线|年初|期初"
    r"|前期|[造化革整]前"
)
_BEFORE_BEHIND: Final = regex(
    r"^\s?[a-z]{0,10}\s?(?:in |of |for )?(?:the |at )?(?:before\b|last (?:year|month|week|quarter)|previous|earlier"
    r"|(?:a|one) (?:year|month|week|quarter) (?:ago|before|earlier))"
)
GREW: Final = regex(
    r"(?:增长|增加|提高|提升|上升|上涨|上调|扩大|延长|下降|下滑|下调|降低|减少|缩短|缩减|压缩|节省|节约|回落"
    r"|回升|收窄|多|少|增幅|降幅|涨幅|跌幅|幅度|升|涨|增|降|减|跌)"
    r"(?:了|为|达|是|约|:)?\s?$"
    r"|\b(?:up|down|by|plus|minus|(?:an? |the )?(?:\w+ )?(?:increase|decrease|rise|drop|fall|reduction|growth"
    r"|gain|decline|saving|improvement"
    r"|change|difference|jump)(?: was| is)?(?: of| by)?:?|grew|rose|fell|dropped|declined|increased|decreased"
    r"|improved)\s?$"
)
_ASIDE: Final = regex(rf"^{DATE}:\s?$")
MORE: Final = regex(
    r"^\s?(?:up|down)\b|^\s?(?:[a-z]+ )?(?:more|less|fewer|lower|higher|faster|slower|shorter|longer|better"
    r"|worse|cheaper|increase|decrease|growth"
    r"|reduction|rise|drop|fall|decline|gain|improvement|saving)\b|^\s?的?(?:增长|增幅|降幅|下降|提升|涨幅)"
)
_NO_CHANGE: Final = regex(
    r"目标|计划|预算|其中|占|率为|每|target|goal|budget|\bplan|of which|\bout of|share|\beach\b|expected"
    r"|forecast|预计|预期|between"
)


class Part(NamedTuple):
    """A figure with the words that stand before and behind it, up to the next figure or pause."""

    figure: Quantity
    place: int
    head: str
    tail: str
    clause: str
    """All of its clause, with the figure as written."""


class Group(NamedTuple):
    """Figures that are read together."""

    shape: Shape
    text: str
    parts: tuple[Part, ...]


def roles(shape: Shape) -> Iterator[Said]:
    """Yield the changes and rates of a sentence."""
    for group in groups(shape):
        yield from _changed(group)
        yield from _multiplied(group)
        yield from _rated(group)


def groups(shape: Shape) -> Iterator[Group]:
    """Yield a sentence as a group of figures, and, where it has many, what its semicolons part."""
    low, pieces = 0, [(0, len(shape.text))]
    if ";" in shape.text:
        for end in (*(found.start() for found in re.finditer(";", shape.text)), len(shape.text)):
            pieces.append((low, end))
            low = end + 1
    for start, stop in pieces:
        figures = list(shape.figures(start, stop))
        if 1 < len(figures) <= FIGURES:
            yield Group(shape, shape.text[start:stop], tuple(_parts(shape, figures, start, stop)))


def _parts(shape: Shape, figures: Sequence[tuple[int, Quantity]], start: int, stop: int) -> Iterator[Part]:
    text = shape.text
    edges = [start - 1, *(place for place, _ in figures), stop]
    for number, (place, figure) in enumerate(figures, 1):
        ahead, behind = text[edges[number - 1] + 1 : place], text[place + 1 : edges[number + 1]]
        pauses = list(_PAUSE.finditer(ahead))
        # what precedes the pause belongs to the figure before it; a colon or bracket right before binds, too
        last = pauses[-1] if pauses else None
        if last and len(pauses) > 1 and not ahead[last.end() :].strip():
            head = ahead[pauses[-2].end() :]
        elif last and last[0] == ":":
            head = ahead[pauses[-2].end() if len(pauses) > 1 else 0 :]
        else:
            head = ahead[last.end() if last else 0 :]
        tail = _PAUSE.split(behind)[0]
        yield Part(figure, place, head[-32:], tail[:24], head[-32:] + figure.text.lower() + tail[:24])


def _changed(group: Group) -> Iterator[Said]:
    """Yield a change with its two figures, where the words say which of them is the earlier one."""
    if len(group.parts) != 3 or any(_NO_CHANGE.search(part.clause) for part in group.parts):
        return
    deltas = [part for part in group.parts if _is_change(part, group)]
    if len(deltas) > 1:
        deltas = [part for part in deltas if part.figure.dimension in {"percent", "points"} or part.figure.signed]
    if len(deltas) != 1:
        return
    bases = [part for part in group.parts if part is not deltas[0]]
    if not alike(bases[0].figure, bases[1].figure) or any(base.figure.signed for base in bases):
        return
    if ordered := _ordered(bases[0], bases[1]) or _dated(group, bases[0], bases[1]):
        yield from moved(ordered[0].figure, ordered[1].figure, deltas[0].figure)


def _is_change(part: Part, group: Group) -> bool:
    text, place = group.shape.text, part.place
    if part.figure.bound != "=" or part.figure.per:
        return False
    enclosed = text[place - 1 : place] == "(" and text[place + 1 : place + 2] == ")"
    percent = part.figure.dimension in {"percent", "points"}
    return bool(part.figure.signed or (enclosed and percent) or GREW.search(part.head) or MORE.search(part.tail))


def _ordered(one: Part, other: Part) -> tuple[Part, Part] | None:
    """Return two figures in the order of time, where the words tell it."""
    for marked in (
        [bool(_STRONG.search(part.head)) for part in (one, other)],
        [bool(EARLIER.search(part.head) or _BEFORE_BEHIND.search(part.tail)) for part in (one, other)],
    ):
        if marked[0] != marked[1]:
            return (one, other) if marked[0] else (other, one)
    return None


_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_IN_MONTH: Final = regex(rf"\bin ({'|'.join(_MONTHS)})[a-z]*")


def _dated(group: Group, one: Part, other: Part) -> tuple[Part, Part] | None:
    """Return two figures in the order of the dates that stand beside them; nothing where one has none."""
    first, last = _when(group, one), _when(group, other)
    if first is None and _ASIDE.search(other.head):
        return other, one
    if first is None or last is None or first == last or (len(first) != len(last)):
        return None
    return (one, other) if first < last else (other, one)


def _when(group: Group, part: Part) -> tuple[int, ...] | None:
    """Return when a figure was: the date before it, or behind it, in its clause."""
    if month := _IN_MONTH.search(part.tail):
        return (0, _MONTHS.index(month[1]))
    text = group.shape.text
    for places in (range(part.place - 1, max(-1, part.place - 12), -1), range(part.place + 1, part.place + 12)):
        for at in places:
            mark = text[at : at + 1]
            if mark == DATE:
                read = moment(group.shape.token(at).text, 2000)
                return (read.days.start.toordinal(),) if read and read.days else None
            if not mark or mark in ",;(" or "\ue000" <= mark <= "\ue009":
                break
    return None


_ABOUT: Final = r"(?<!than )(?<!nearly )(?<!almost )(?<!about )(?<!近)(?<!乎)"
_BY_HALF: Final = r"(?: by)? (?:a |one )?half\b"
_TIMES: Final = (
    (Decimal(2), regex(rf"{_ABOUT}(?:\bdoubl(?:ed|es|ing)\b|翻了?(?:一番|番|倍|一倍))")),
    (Decimal(3), regex(rf"{_ABOUT}\btripl(?:ed|es|ing)\b")),
    (Decimal(4), regex(rf"{_ABOUT}(?:\bquadrupl(?:ed|es|ing)\b|翻了?两番)")),
    (Decimal("0.5"), regex(rf"{_ABOUT}(?:\bhalv(?:ed|es|ing)\b|\bcut in half\b|减半|腰斩)")),
    (Decimal("1.5"), regex(rf"\b(?:rose|grew|increased|up|went up){_BY_HALF}|增[长加]了?一半")),
    (Decimal("0.5"), regex(rf"\b(?:fell|dropped|decreased|down|went down|cut|reduced){_BY_HALF}|[降少短低]了?一半")),
)
_LOOSE: Final = Decimal("0.1")
"""How far "doubled" may be off."""


def _multiplied(group: Group) -> Iterator[Said]:
    """Yield doubled, halved and the like with the two figures beside it."""
    own = [part for part in group.parts if not part.figure.signed and part.figure.value != 1]
    if not 2 <= len(own) <= 3 or not alike(own[0].figure, own[1].figure) or _NO_CHANGE.search(group.text):
        return
    ordered = _ordered(own[0], own[1]) or _dated(group, own[0], own[1])
    if ordered is None or not ordered[0].figure.value or (len(own) == 3 and alike(own[2].figure, own[1].figure)):
        return
    first, last = (part.figure for part in ordered)
    for times, pattern in _TIMES:
        if pattern.search(group.text):
            exact = abs(last.value / first.value - times) <= times * _LOOSE
            change = (last.value / first.value - 1) * 100 if exact else (times - 1) * 100
            stated = Quantity(
                value=round(change), unit="%", dimension="percent", text=f"{round(change)}%", start=own[-1].figure.start
            )
            yield said("change", (first, last), stated)
            return


_RATE: Final = regex(r"(?:^|[,;:(]|\s)(?P<name>[\u4e00-\u9fff]{1,12}?)率(?:为|是|达|达到|:|约)?\s?$")
_RATE_EN: Final = regex(r"\b(?P<name>[a-z]{4,20})(?: [a-z]+)? rate(?: of| is| was|:| =)?\s?$")
_NO_RATE: Final = regex(r"增长|下降|同比|环比|增|降|毛利|净利|利润|growth|change")
_OF_IT: Final = regex(r"^ of (?:it|them|that|those|these|(?:the |our )?(?:target|plan|goal|budget|total|quota))\b")
_ONLY: Final = regex(r"\s?[:(]?\s?(?:i\.e\.|that is|or|=|即|为|完成|达成|完成率|达成率)?,?\s?")
_ALONE: Final = regex(r"^\s?(?:$|[.。)]|of (?:it|plan|target|the plan|the target|the goal)\b)")
GOAL: Final = regex(r"目标|计划|预算|应到|名额|\b(?:target|goal|plan(?:ned)?|budget|quota)\b")


def _rated(group: Group) -> Iterator[Said]:
    """Yield a rate with its part and whole: the part is named like the rate, or the whole is what was planned."""
    if len(group.parts) != 3:
        return
    rates = [part for part in group.parts if part.figure.dimension == "percent"]
    plain = [part for part in group.parts if part not in rates]
    if len(rates) != 1 or not alike(plain[0].figure, plain[1].figure) or any(p.figure.signed for p in group.parts):
        return
    rate, (small, large) = rates[0], sorted(plain, key=lambda part: part.figure.value)
    if rate.figure.bound != "=" or GREW.search(rate.head) or MORE.search(rate.tail):
        return
    between = group.shape.text[plain[0].place + 1 : plain[1].place]
    named_rate = _RATE.search(rate.head) or _RATE_EN.search(rate.head)
    if named_rate and not _NO_RATE.search(named_rate["name"]):
        if large is plain[0] and re.match(r"[^,;]{0,6}中", between):
            yield said("share", (small.figure, large.figure), rate.figure)
            return
        if re.fullmatch(r" (?:out )?of (?:the |our )?", between) and small is plain[0]:
            yield said("share", (small.figure, large.figure), rate.figure)
            return
    goals = [bool(GOAL.search(part.head)) for part in plain]
    if goals[0] != goals[1] and rate is group.parts[-1] and _ONLY.fullmatch(rate.head) and _ALONE.match(rate.tail):
        goal, done = (plain[0], plain[1]) if goals[0] else (plain[1], plain[0])
        yield said("share", (done.figure, goal.figure), rate.figure)
        return
    chinese, english = _RATE.search(rate.head), _RATE_EN.search(rate.head)
    clear = bool(_OF_IT.search(rate.tail)) and bool(GOAL.search(large.head))
    if chinese and not _NO_RATE.search(chinese["name"]):
        named = [shared(chinese["name"], _near(group, part)) for part in (small, large)]
        clear = named == [True, False]
    elif english and not _NO_RATE.search(english["name"]):
        stem = english["name"][:4]
        clear = [bool(re.search(rf"\b{stem}", part.clause)) for part in (small, large)] == [True, False]
    if clear:
        yield said("share", (small.figure, large.figure), rate.figure)


def _near(group: Group, part: Part) -> str:
    """Return the clause of a figure, with nothing of the next one."""
    text = group.shape.text
    low = max(text.rfind(mark, 0, part.place) for mark in ",;(。")
    ends = [at for mark in ",;)。" if (at := text.find(mark, part.place)) > 0]
    return text[low + 1 : min(ends, default=len(text))] + part.figure.text
