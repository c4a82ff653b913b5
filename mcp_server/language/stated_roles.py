"""Figures with the words beside them, up to the next one or a pause, and rates by the part that each of them plays."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from mcp_server.language.relations import Said, alike, said
from mcp_server.language.shapes import Shape
from mcp_server.language.stated_rates import shared
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

FIGURES: Final = 10
"""Figures of one group."""
_PAUSE: Final = re.compile(r"[,;:()—]|\s[-–]\s")
EARLIER: Final = regex(
    r"\b(?:last|previous(?:ly)?|prior|earlier|before|baseline|originally|(?:a )?(?:year|month|week"
    r"|quarter) ago|used to be)\b"
    r"|上[一个]?(?:年|月|季|周|期|半年|财年)|去年|前年|上年|同期|此前|之前|以前|原来|原先|原为|基线|年初|期初"
    r"|前期|[造化革整]前"
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
MORE: Final = regex(
    r"^\s?(?:up|down)\b|^\s?(?:[a-z]+ )?(?:more|less|fewer|lower|higher|faster|slower|shorter|longer|better"
    r"|worse|cheaper|increase|decrease|growth"
    r"|reduction|rise|drop|fall|decline|gain|improvement|saving)\b|^\s?的?(?:增长|增幅|降幅|下降|提升|涨幅)"
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
    """Yield the rates of a sentence."""
    for group in groups(shape):
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
