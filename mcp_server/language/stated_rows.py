"""A whole and its parts in a row, by place and size alone: no word need say that they are that.

"Rent 18,400, wages 41,250, insurance 3,150: 62,800 EUR left the account." Figures of one kind that stand in a row make
the figure of that kind next to them, before or behind, or nearly. Words only tell that they need not: where some parts
may be left out, where things are counted twice, where a figure is a mean, a goal or of another time.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final, NamedTuple

from mcp_server.language.amounts import Amount, like, negative, off
from mcp_server.language.folding import words
from mcp_server.language.relations import Said, said
from mcp_server.language.several import ONLY_ONE
from mcp_server.language.shapes import Shape
from mcp_server.language.slips import slip
from mcp_server.language.stated_balance import flows
from mcp_server.language.stated_runs import ONE_BY_ONE, plain
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

MEASURES: Final = frozenset(words("litres ml hl kg g tonnes metres m km m² cm mm TB GB MB kWh MWh pages times"))
"""English units of which all parts of a whole are told."""
LEAST: Final = 3
MOST: Final = 16
"""Parts of a row."""
_GAP: Final = 64
"""Characters between two of them."""
_TELLING: Final = 100
"""A whole that no few figures make by chance."""
_NEAR: Final = Decimal("0.15")
_LISTED: Final = Decimal("0.35")
_BESIDE: Final = Decimal("0.05")
"""How far parts may be off a whole that is announced, and one that only stands beside them."""
_FEW: Final = 20
_SLIP: Final = 2
_BEHIND: Final = 24

PARTED: Final = regex(r"[,;:、/]|\band\b|[和及与]|\bplus\b|\+|\)")
BREAKS: Final = regex(r"[。!?]|\.\s|[-—–]{2}|\s[-–]\s")
OPEN: Final = regex(
    r"\b(?:includ\w+|such as|for (?:example|instance)|e\.g|among(?! (?:the|them|us|our|its)\b)|main(?:ly)?|mostly"
    r"|chiefly"
    r"|largely|primarily|notably|above all|especially|particularly|in particular|top|largest|biggest|most|best|worst"
    r"|highest|lowest|at least|partly|some|etc|and (?:others|more|so on)|only|just|of (?:which|whom|these|those|them)"
    r"|thereof|up from|so far)\b"
    r"|其中|包括|例如|比如|譬如|主要|最|前[两三四五六十]|之一|尤其|特别|重点|[\ue000-\ue006]等|等(?:[,;。、)(\s]|$)"
)
"""Words that leave room for parts which are not named."""
TWICE: Final = regex(
    r"\b(?:both|twice|overlap\w*|double|several (?:answers|times)|multiple|more than (?:one|once)"
    r"|(?:may|might|could|can) (?:be|have|hold|name|choose|give|belong|tick|count|apply)|also|either|neither"
    r"|not add|counted again)\b"
    r"|重[复叠合]|不相加|兼|交叉|[可多]选|都|同时|[两几]样|[两双]证|人次|既|同一[^,;]{1,8}[几多两]"
)
"""Words that count a thing more than once."""
ASIDE: Final = regex(
    r"\b(?:targets?|goals?|plan(?:ned|s)?|budget(?:ed|s)?|forecasts?|expect\w*|need\w*|next [a-z]+|average"
    r"|mean|median|each|apiece|per"
    r"|every|than|compared|against|versus|instead|rose|fell|grew|increase[sd]?|decrease[sd]?|higher|lower"
    r"|(?:up|down)(?= (?:by|from|on|against)\b|$)|more|less|fewer"
    r"|capacity|limit|maximum|minimum|price|rate|years? (?:ago|before|earlier)|(?:last|previous|prior)"
    r" (?:year|month|week|quarter|season|term|spring|summer|autumn|winter|time|round|period)|until)\b"
    r"|\b(?:from|by|than)$|目标|计划(?!生育)|预计|预算|指标|上限|下限|平均|人均|每|单价|均|同比|环比|增长|下降"
    r"|需|明年|下[月周季年]|比(?!较)|较(?!为?[满好差大小高低多少快慢轻重强弱长短])|增加|减少|提高|降|高出|超出|[多少缺差](?:[了出产卖收花用到付交发]|$)|去年|上年|上月|同期|原来|[由从]$"
)
"""Words beside what is no part, and the whole of none."""
_MONEY: Final = regex(r"budget(?:ed|s)?|plan(?:ned|s)?|预算|计划|target")
"""Such words of a whole that a list may nevertheless be of."""
_OPENS: Final = regex(
    r":|[(（]|\s[-–]\s|—|\bof (?:which|whom|these|those|them)\b|\b(?:namely|split|divid\w+|br(?:eak|oke)\w*|consist\w*"
    r"|compris\w*|made up|fall(?:s|ing)? into|fell into|distributed|spread|spent on|went (?:to|on|into)|go(?:es)? (?:to"
    r"|on|into)|shared|being|composed|drawn|pays? for|paid for|used for)\b|分[为成别布]|由|来自|构成|组成|分别"
    r"|拆|划分|用于"
)
"""Words or marks behind a whole that announce its parts."""
_ALL_OF: Final = regex(r"^(?:out )?of(?: all)?(?: the| our| its| these| those| their| my)?$")
_WITHIN: Final = regex(r"\bpart of\b|\bwhich\b|\bwhom\b")
_RESTS: Final = regex(r"[^\ue000-\uf8ff]*(?:其[余他它]|余下|剩[余下]|\b(?:rest|remain\w*|others?)\b)[^\ue000-\uf8ff]*$")
"""A rest behind parts, without its figure."""
_OTHERS: Final = regex(r"^(?:其[他它余]|余下)|^(?:the )?(?:others?|rest|everything else|miscellaneous|remaining)\b")
"""The last of all sorts."""
_CLOSES: Final = regex(
    r":\s?$|=\s?$|—\s?$|\s[-–]\s?$|\b(?:total\w*|together|in all|altogether|combined|sum|makes?|making|giv(?:es?|ing)"
    r"|so|thus|hence|brings?|adds? up|com(?:es?|ing) to|came to|amount\w* to)\b[^,;]{0,16}$"
    r"|[合共总][计共]?[^,;。]{0,6}$|加起来|即[^,]{0,3}$"
)


_TOTAL: Final = regex(
    r"\b(?:total\w*|together|in all|altogether|combined|overall|sum|all told|makes?|making|that is|comes? to)\b"
    r"|[合共总][计共]?|全[部年月周校厂院区县市店镇村]|加起来|累计"
)


class Fit(NamedTuple):
    """A row of parts beside a whole that they make or nearly make."""

    parts: tuple[Quantity, ...]
    whole: Quantity
    off: Decimal
    """By how much they are off it."""
    near: bool
    """Whether they are off by a slip, or by very little."""
    clear: bool
    """Whether its place says that they are all its parts."""
    certain: bool = False
    """Whether a line tells the number of just what is listed under it."""


def rows(shape: Shape, own: Sequence[Amount], before: Shape | None, ahead: Sequence[Amount]) -> Iterator[Fit]:
    """Yield the rows of a sentence with their wholes, and what it sums up of the one *before* or tells the parts of."""
    if before is not None and own and len(ahead) >= LEAST:
        yield from _summed(own, before, ahead)
    own = [one for n, one in enumerate(own) if not _announces(one, own[n + 1 :])]
    text = shape.text
    yield from _halves(text, own)
    if len(own) < LEAST:
        return
    kept = _kept(own)
    for row in _rows(text, own, kept):
        first, last = own.index(row[0]), own.index(row[-1])
        lead = [one for one in own[:first] if one in kept]
        behind = [one for one in own[last + 1 :] if one in kept]
        found = [
            *(_led(text, row[0], row[1:], lead) if len(row) > LEAST else ()),
            *(_closed(text, row[-1], row[:-1]) if len(row) > LEAST else ()),
            *(_led(text, lead[-1], row, lead[:-1]) if lead else ()),
            *(_closed(text, behind[0], row) if behind else ()),
            *(_told(text, row, own, ahead) if not lead else ()),
        ]
        if found:
            yield min(found, key=lambda one: (one.off != 0, not one.clear, one.off / one.whole.value))


def _announces(one: Amount, behind: Sequence[Amount]) -> bool:
    """Whether a number only says how many parts follow: in three parts, 90 now, 80 in May and 60 in June."""
    listed = [two for two in behind if two.figure.dimension != "percent"]
    return one.figure.dimension == "count" and one.figure.value == len(listed) >= LEAST and ":" in one.tail


def _halves(text: str, own: Sequence[Amount]) -> Iterator[Fit]:
    """Yield two parts that are all that a sentence tells of a whole, and together just over it: of 58, 31 and 29."""
    if len(own) != LEAST or any(one not in plain(own) for one in own):
        return
    whole, *row = own
    if _ALL_OF.search(whole.near) and sum(one.figure.value for one in row) > whole.figure.value:
        words = text[whole.place + 1 :]
        yield from _fit(whole, row, words, strong=not (OPEN.search(words) or _WITHIN.search(words)), beside=False)


def _kept(own: Sequence[Amount]) -> frozenset[Amount]:
    """Return the figures that may be parts; what a colon parts from them is told of the whole row."""
    led = {one for one in own if one.near and not _near(one) and plain([replace(one, head="")])}
    return frozenset(led.union(plain(own)))


def _near(one: Amount) -> str:
    return "" if one.head.rstrip().endswith(":") else one.near


def _rows(text: str, own: Sequence[Amount], kept: frozenset[Amount]) -> Iterator[list[Amount]]:
    """Yield the figures of one kind that stand in a row, shares of them in brackets left out."""
    run: list[Amount] = []
    for one in own:
        if one.figure.dimension == "percent" and run:
            continue
        if run:
            gap = text[run[-1].place + 1 : one.place]
            joined = len(gap) <= _GAP and PARTED.search(gap) and not BREAKS.search(gap)
            if one not in kept or not joined or not all(_kin(one.figure, two.figure) for two in run):
                if len(run) >= LEAST:
                    yield run
                run = []
        if one in kept and one.figure.value >= 0:
            run.append(one)
    if len(run) >= LEAST:
        yield run


def _kin(one: Quantity, other: Quantity) -> bool:
    """Whether two figures may be of one kind: things of any English noun, or one of them with its unit left out."""
    if like(one, other):
        return True
    counted = [two.dimension == "count" for two in (one, other)]
    if all(counted):
        return all(not two.unit or (two.unit.isascii() and two.unit not in MEASURES) for two in (one, other))
    bare = one if counted[0] else other
    return any(counted) and not bare.unit and one.bound == other.bound == "=" and not (one.upper or other.upper)


def _led(text: str, whole: Amount, row: Sequence[Amount], before: Sequence[Amount]) -> Iterator[Fit]:
    """Yield a whole with the row behind it."""
    gap = text[whole.place + 1 : row[0].place]
    head = text[: whole.place]
    if len(gap) > _GAP * 2 or BREAKS.search(gap.replace(" - ", " ").replace(" – ", " ")):
        return
    announced = bool(_OPENS.search(gap) or (_ALL_OF.search(whole.near) and not before))
    tail = text[row[-1].place + 1 :]
    end = row[-1].behind if ")" not in tail[:_BEHIND] else ""
    rest = _RESTS.match(tail)
    words = f"{gap} {' '.join(one.near for one in row[1:])} {end} {'among' if rest else ''}"
    # what a colon opens is a list, and the first of it no whole of the others
    alone = not before and ":" not in head
    yield from _fit(whole, row, words, strong=announced, beside=alone)


def _closed(text: str, whole: Amount, row: Sequence[Amount]) -> Iterator[Fit]:
    """Yield a whole with the row ahead of it."""
    gap = text[row[-1].place + 1 : whole.place]
    if len(gap) > _GAP:
        return
    words = f"{row[0].near} {' '.join(one.behind for one in row)} {whole.near} {whole.behind}"
    if not ASIDE.search(whole.near):
        yield from _fit(whole, row, words, strong=bool(_CLOSES.search(gap)), beside=False)


def _summed(own: Sequence[Amount], before: Shape, ahead: Sequence[Amount]) -> Iterator[Fit]:
    """Yield the first figure of a sentence with the row of the one before, where words say that it sums up."""
    whole = own[0]
    if len(whole.head) > _BEHIND or not (_TOTAL.search(whole.near) or _TOTAL.search(whole.behind)):
        return
    found = list(_rows(before.text, ahead, _kept(ahead)))
    if found and all(one in found[-1] for one in ahead if _kin(one.figure, whole.figure)):
        yield from _fit(whole, found[-1], f"{before.text} {whole.behind}", strong=True, beside=True)


def _told(text: str, row: Sequence[Amount], own: Sequence[Amount], ahead: Sequence[Amount]) -> Iterator[Fit]:
    """Yield a whole of the sentence ahead with the row of this one."""
    kept = [one for one in plain(ahead) if one.figure.dimension != "percent"]
    like_it = [one for one in kept if all(_kin(one.figure, two.figure) for two in row)]
    every = sum(one.figure.dimension != "percent" for one in own) == len(row)
    for one in like_it:
        yield from _fit(one, row, text, strong=False, beside=every and len(like_it) == 1)


def beside_list(
    items: Sequence[Sequence[Amount]], shape: Shape, read: Sequence[Amount], *, leads: bool
) -> Iterator[Fit]:
    """Yield a figure of the sentence that *leads* to a list, or stands behind it, with what each item counts of it."""
    kept = [one for one in read if one.figure.dimension != "percent" and (one.figure.per or one in plain([one]))]
    for whole in kept:
        row = [_counted(item, whole) for item in items]
        parts = [one for one in row if one]
        if len(parts) < len(items):
            continue
        alone = sum(_kin(one.figure, whole.figure) for one in kept) == 1
        first = next(one for one in kept if _kin(one.figure, whole.figure))
        # all sorts of the largest, to those that are left
        alone = alone or (whole is first and leads and bool(_OTHERS.search(items[-1][0].near if items[-1] else "")))
        begins = not shape.text[: whole.place].strip() or _TOTAL.search(shape.text)
        opened = leads and shape.text.rstrip().endswith(":")
        strong = bool(opened or begins or whole is first) and alone
        made = sum((one.figure.value for one in parts), Decimal(0))
        units = all(one.figure.unit == whole.figure.unit for one in parts)
        named = units and slip(made, whole.figure.value)
        if len(parts) >= LEAST or strong:
            # what a line tells the number of, and then lists by it
            listed = bool(strong and opened and units and whole.figure.unit and len(parts) >= LEAST)
            room = _LISTED if listed else _NEAR
            fits = _fit(whole, parts, shape.text, strong=strong, beside=alone and (leads or named), room=room)
            yield from (fit._replace(certain=fit.certain or listed) for fit in fits)


def _counted(item: Sequence[Amount], whole: Amount) -> Amount | None:
    """Return the one figure of an item that may be a part; nothing where it has none or several."""
    kept = plain(item)
    found = [one for one in kept if like(one.figure, whole.figure)] or [
        one for one in kept if _kin(one.figure, whole.figure)
    ]
    # twice, 480 each, 960 together
    found = found if len(found) == 1 else [one for one in found if _TOTAL.search(f"{one.near}\n{one.behind}")]
    return found[0] if len(found) == 1 else None


def _fit(
    whole: Amount, row: Sequence[Amount], words: str, *, strong: bool, beside: bool, room: Decimal = _NEAR
) -> Iterator[Fit]:
    """Yield parts with their whole where they make it, or nearly do and no word tells of more or of fewer."""
    total = whole.figure
    parts = tuple(_of(one.figure, total) for one in row)
    if not 1 < len(parts) <= MOST or total.value <= max(one.value for one in parts) or not total.value:
        return
    if not all(_kin(one.figure, total) for one in row):
        return
    if total.dimension == "percent" or sum(not one.figure.value for one in row) > 1:
        return
    made = sum((one.value for one in parts), Decimal(0))
    away = abs(made - total.value)
    if not away:
        yield Fit(parts, total, away, near=True, clear=strong or total.value >= _TELLING)
        return
    share = off(parts, total)
    once = ONLY_ONE.search(words)
    if share is None or flows(row) or (TWICE.search(words) and not once):
        return
    if any(ASIDE.search(ONE_BY_ONE.sub("", f"{_near(one)}\n{one.behind}")) for one in row):
        return
    aside = ASIDE.search(f"{whole.near}\n{whole.behind}")
    if aside and not ((strong or beside) and _MONEY.fullmatch(aside[0])):
        return
    few = total.value <= _FEW and away <= _SLIP
    slipped = slip(made, total.value) and total.value >= _TELLING
    open_ = bool(OPEN.search(words) or any(OPEN.search(one.figure.text) for one in (whole, *row)))
    # each under one head, they cannot be more than there are
    over = bool(once and made > total.value)
    clear = over or (not open_ and ((strong and (few or share <= room)) or (beside and (slipped or share <= _BESIDE))))
    near = slipped or (share <= _BESIDE / 2 and not open_ and total.value >= _TELLING)
    if clear or near:
        yield Fit(parts, total, away, near, clear, over)


def _of(one: Quantity, total: Quantity) -> Quantity:
    """Return a part in the unit of its whole, which is named once, or counted by another noun."""
    if one.unit == total.unit and one.dimension == total.dimension:
        return one
    text = f"{one.text.strip()}元" if total.unit == "CNY" and one.text else ""
    return one.model_copy(update={"unit": total.unit, "dimension": total.dimension, "text": text})


def stated(fits: Iterable[Fit]) -> Iterator[Said]:
    """Yield wholes with their parts as readings, and each of these as what the others leave, where they fit."""
    for one in fits:
        if one.off and one.clear:
            yield said("sum", one.parts, one.whole)._replace(certain=one.certain)
        elif not one.off:
            yield said("sum", one.parts, one.whole, clear=one.clear)
            for part in one.parts:
                others = (negative(two) for two in one.parts if two is not part)
                yield said("sum", (one.whole, *others), part, clear=False)
