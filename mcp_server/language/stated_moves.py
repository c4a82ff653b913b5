"""Changes by the part that each figure plays, in whatever order and over two sentences: what was before, what is now, and
by how much, as an amount, as a percentage, in points, or as a multiple."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from mcp_server.language.relations import Said, alike, said
from mcp_server.language.shapes import Shape
from mcp_server.language.stated_changes import moved
from mcp_server.language.stated_terms import TERMS, Line, Term, line, plain, unlike
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

_FILL: Final = (
    r"(?: (?:only|just|the|a|an|its|our|their|level|figure|value|total|of|was|were|it|had|is|are|be|been|at|stood|takes?|took|year|month|week|quarter|term|in"
    r"|january|february|march|april|may|june|july|august|september|october|november|december|budget(?:ed)?|planned|plan|target|[\ue007])){0,5}:?\s?$"
)
_STRONG: Final = regex(
    r"\b(?:from|than|against|compared (?:with|to)|versus|vs\.?|instead of)(?: (?!to\b)[a-z'-]+| [\ue007]){0,5}:?\s?$"
    r"|(?:由|从|自|较|相比|对比|(?<![占同环])比(?![例重率较]))[^,;。!?\ue000-\ue006]{0,10}$"
)
_EARLIER: Final = regex(
    r"\b(?:used to(?: \w+){0,3}|(?:until|up to) (?:now|then|recently)|hitherto"
    r"|previous(?:ly)?|former(?:ly)?|original(?:ly)?|initial(?:ly)?|prior|earlier|before|baseline|last (?:year|month|week|quarter|term|season)(?:'s)?"
    r"|(?:a|one|the) (?:year|month|week|quarter) (?:ago|before|earlier)|had been|start(?:ed|ing)(?: \w+)? (?:at|with|from))\b" + _FILL +
    r"|(?:原来?|原先|此前|之前|以前|过去|曾|前值|基线|基数|年初|期初|期前|[造化革整]前|[前去上昨]年|上月|上季度?"
    r"|上周|上期|上半年|上学期|上财年|上一?个?(?:年度?|月|季度?|周|期|学期)|前一?个?(?:月|天|日|周|季度?)|昨[天日]|同期)[^,;。!?\ue000-\ue006]{0,10}$"
)
_LINK: Final = regex(r"^,?\s?(?:on|over|above|below|up on|down on|of)" + _FILL)
"""What was before, right behind how much it has changed: up 5 % on 1,200."""
_BEFORE_TAIL: Final = regex(
    r"^\s?(?:[a-z]+ ){0,2}?(?:ago|before|earlier|previously|until now|beforehand|in the past|last (?:year|month|week|quarter|term|season)"
    r"|the (?:previous|preceding|last) (?:year|month|week|quarter|term)|the (?:year|month|week|quarter) before)\b|^\s?[\u4e00-\u9fff]?的基础上"
)
_AFTER: Final = regex(
    r"\b(?:to|now(?: \w+){0,2}|today|currently|at present|this (?:year|month|week|quarter|term|season|time)|reach(?:ed|es|ing)?)" + _FILL +
    r"|(?:至|到|为|达|成|达到|如今|现在|目前|本[年月季周期]|本季度|本学期|今年|当前|[造化革整]后|之后|现|今天|今日)[^,;。!?\ue000-\ue006]{0,8}$"
)
_LEFT: Final = regex(r"^ (?:[a-z]+ ){0,3}?(?:left|remain\w*|still|now)\b")
_LEAVES: Final = regex(r"(?:剩下?|余下?|还有|留下|仅剩)\s?$")
_NOT_AFTER: Final = regex(r"\b(?:until|up to|before|by|compared|used|amount(?:s|ed)?|due|equal) (?:now|to)\b")
_UP: Final = (
    r"rose|rise[ns]?|rising|grew|grow[ns]?|growth|growing|climb\w*|increas\w*|up|gain\w*|jump\w*|surg\w*|added|higher|more|above|over|longer|dearer|extra"
    r"|raise[ds]?|uplift|additional|plus|lengthen\w*|widen\w*|expan\w+|larger|greater|bigger"
)
_DOWN: Final = (
    r"fell|falls?|fallen|falling|drop\w*|declin\w*|decreas\w*|down|cut(?:s|ting)?|reduc\w*|shrank|shrinks?|shrunk|shrinking|lost|loses?|lower\w*|less|fewer"
    r"|below|under|shorter|cheaper|faster|quicker|sav\w+|shed|slipped|slid|trimmed|short(?:ened|en)|minus|off|eased|narrow\w*|got rid of"
    r"|eliminated|removed|dispensed with|did away with|smaller"
)
_UP_ZH: Final = r"提高|提升|增长|增加|增幅|上升|上涨|上调|涨幅|涨|升幅|升|增|扩大|延长|拉长|高出|多出|多|高|翻|扩"
_DOWN_ZH: Final = r"下降|下滑|下调|下跌|降低|降幅|降|减少|减幅|减|缩短|缩减|缩小|压缩|压降|节省|节约|省|跌幅|跌|回落|收窄|少|低|短|快|精简|裁"
UP: Final = regex(rf"\b(?:{_UP})\b|{_UP_ZH}")
DOWN: Final = regex(rf"\b(?:{_DOWN})\b|{_DOWN_ZH}")
_ANY: Final = rf"{_UP}|{_DOWN}|chang\w+|differen\w+|improv\w+|mov\w+"
_ANY_ZH: Final = rf"{_UP_ZH}|{_DOWN_ZH}|变化|变动|差额?|相差|差距|提前|优化|改善"
_GREW: Final = regex(
    rf"\b(?:{_ANY})(?: in (?:[a-z]+ ){{1,3}}of)?(?: (?:by|of|is|was|were|are|that is|just|only|exactly|some|a|an|another|us|them|it|further|again)){{0,4}}:?\s?$"
    rf"|(?:{_ANY_ZH})(?:了|幅度?|率|量|额|比例|为|达到?|是|整整|:|共|出){{0,3}}\s?$|(?:同比|环比)\s?$"
)
_MORE: Final = regex(
    rf"^\s?(?:(?!is|are|was|were|and|but|to|of|or)[a-z]+ )?(?:{_ANY})\b|^\s?(?:的(?:增长|下降|提升|增量|减少|提高|降低|上升)|的?(?:增幅|降幅|涨幅|跌幅|升幅|减幅))"
    r"|^\s?(?:better|worse|slower)\b"
)
_THEN: Final = re.compile(
    r"^[,(;]?\s?(?:or|i\.e\.,?|that is|that means|which is|equal to|=|:|即|也就是|约合|合|折合|幅度为?|in other words)?,?\s?\(?$"
)
_ASIDE: Final = regex(
    r"\b(?:targets?|goals?|plan(?:s|ned)?|forecasts?|expect\w*|budget\w*|should|between|each|shares?|of which|including|if|would|could|might|out of"
    r"|at least|at most|capacity|limit|probab\w+|confiden\w+|another)\b"
    r"|目标|计划|预算|预计|预期|其中|占|包括|力争|拟|如果|假设|上限|下限|不[低高少多超]|允许|完成率|达成率|每"
)
_AIM: Final = regex(r"\b(?:targets?|goals?|plan(?:ned)?|forecasts?|budget\w*|quota)\b|目标|计划|预算|预期")
_EXCEEDS: Final = regex(r"^\s?(?:over|under|above|below|more|less|short|too)\b|^\s?的?(?:超支|结余)")
_EXCEEDED: Final = regex(
    r"(?:超支|超出|超过|超额|超|低于|少|节约|节省|结余|短缺|相差|差)(?:了|为|:)?\s?$|\b(?:over(?:ran)?|under|exceeded|overspent|overrun)\b[^,;]{0,12}$"
)
_ARROW: Final = re.compile(r"^\s?(?:-{1,3}>|→|➡|⇒|⟶)\s?$")
_TIMES_ZH: Final = re.compile(r"(?:至|到|为|成|是|达|相当于|等于|翻了?)[^,;。]{0,8}$")
_BY_ZH: Final = re.compile(rf"(?:{_UP_ZH}|{_DOWN_ZH})了?(?:近|约)?\s?$")
_TIMES: Final = re.compile(r"^\s?(?:as (?:many|much|high|long|large|big|fast|often|\w+)\b|(?:of )?(?:the|what|that|last|those|its|our)\b|的)")
_BY: Final = regex(rf"\bby\s?$|\b(?:{_UP}|{_DOWN})(?: us| them| by)?\s?$")
_MUCH: Final = regex(rf"^\s?(?:{_UP}|{_DOWN}|reduction|saving)\b")
WIDE: Final = Decimal("0.6")
"""How far apart what is said and what follows may be, as a share of the larger, to be meant for each other."""
LOOSE: Final = Decimal("0.1")
"""How far off a multiple may be: doubled, a third."""


class _Delta(NamedTuple):
    term: Term
    way: int
    """1 for more, -1 for less, 0 where it is not said."""
    sort: str
    """by, times, or either."""


def moves(shape: Shape, ahead: Shape | None) -> Iterator[Said]:
    """Yield the changes that a sentence states; what was before may stand in the sentence *ahead*."""
    own = line([shape])
    for piece in _pieces(own):
        yield from _moved(piece)
    if ahead is not None and own.terms:
        yield from _carried(line([ahead, shape]), len(own.terms))


def _pieces(own: Line) -> Iterator[Sequence[Term]]:
    """Yield the figures between two semicolons."""
    run: list[Term] = []
    for term in own.terms:
        if run and ";" in term.head:
            yield run
            run = []
        run.append(term)
    yield run
    if len(run) < len(own.terms) <= 3:
        yield own.terms


def _moved(terms: Sequence[Term]) -> Iterator[Said]:
    if not 2 <= len(terms) <= TERMS:
        return
    deltas = _deltas(terms)
    if not deltas:
        return
    levels = _levels(terms, deltas)
    if ordered := _ordered(levels, terms, deltas):
        for delta in deltas:
            yield from _checked(*ordered, delta)
    elif len(levels) == 1:
        yield from _backed(levels[0], terms, deltas)


def _deltas(terms: Sequence[Term]) -> list[_Delta]:
    """Return the figures that say by how much something has changed."""
    found: list[_Delta] = []
    for number, term in enumerate(terms):
        delta = _delta(term)
        last = found[-1] if found and found[-1].term is terms[number - 1] else None
        if delta is None and last and _THEN.match(term.head) and term.figure.bound == "=":
            shows = term.figure.dimension in {"percent", "points"} or term.figure.dimension == last.term.figure.dimension
            delta = _Delta(term, last.way, "by") if shows and not _AFTER.search(term.near) else None
        if delta:
            found.append(delta)
    return found


def _delta(term: Term) -> _Delta | None:
    figure = term.figure
    if figure.bound != "=" or figure.upper is not None or (figure.per and not _GREW.search(term.near)):
        return None
    if figure.dimension == "ratio":
        return _multiple(term)
    if _BEFORE_TAIL.search(term.tail):
        return None
    grew, more = _GREW.search(term.near), _MORE.search(term.tail)
    if grew or more:
        words = grew[0] if grew else more[0] if more else ""
        return _Delta(term, _way(words), "by")
    percent = figure.dimension in {"percent", "points"}
    enclosed = percent and term.head.endswith("(") and not term.tail.strip()
    if figure.signed or enclosed:
        return _Delta(term, (figure.value > 0) - (figure.value < 0) if figure.signed else 0, "by")
    return None


def _way(words: str) -> int:
    up, down = list(UP.finditer(words)), list(DOWN.finditer(words))
    if not (up or down):
        return 0
    return 1 if not down or (up and up[-1].end() > down[-1].end()) else -1


def _multiple(term: Term) -> _Delta | None:
    """Return what a multiple or fraction says of a change, where it says anything of one."""
    fold = term.word and term.figure.value > 1 and bool(_MUCH.search(term.tail))
    if fold or (term.figure.value >= 1 and _MUCH.search(term.tail)):
        return _Delta(term, _way(term.tail.split(",")[0]), "either")
    if _BY_ZH.search(term.near) or _BY.search(term.near) or _MUCH.search(term.tail):
        return _Delta(term, _way(term.near if _BY_ZH.search(term.near) or _BY.search(term.near) else term.tail), "by")
    if _TIMES_ZH.search(term.near) or (_TIMES.search(term.tail) and not re.search(r"\bof\s?$", term.near)):
        return _Delta(term, 0, "times")
    return None


def _levels(terms: Sequence[Term], deltas: Sequence[_Delta]) -> list[Term]:
    """Return the two figures between which a change is, or what there is of them."""
    moved = [delta.term for delta in deltas]
    found = [term for term in terms if term not in moved and not term.word and plain(term.figure)]
    found = [term for term in found if term.figure.dimension != "ratio"]
    if len(found) > 2:
        marked = [term for term in found if _is_before(term, moved)] or [term for term in found if _is_earlier(term)]
        if len(marked) == 1:
            found = [term for term in found if term is marked[0] or alike(term.figure, marked[0].figure)]
    return found


def _is_before(term: Term, moved: Sequence[Term]) -> bool:
    """Whether what stands beside a figure says that others are held against it."""
    last = max((one.place for one in moved if one.place < term.place), default=-1)
    linked = last >= 0 and term.place - last - 1 == len(term.head) and bool(_LINK.search(term.head))
    return linked or bool(_STRONG.search(term.near))


def _is_earlier(term: Term) -> bool:
    return bool(_EARLIER.search(term.near) or _BEFORE_TAIL.search(term.tail))


def _is_after(term: Term) -> bool:
    return bool(
        (_AFTER.search(term.near) and not _NOT_AFTER.search(term.near)) or _LEFT.search(term.tail) or _LEAVES.search(term.near)
    )


def _ordered(levels: Sequence[Term], terms: Sequence[Term], deltas: Sequence[_Delta]) -> tuple[Term, Term] | None:
    """Return what was before and what is now, where the words tell."""
    if len(levels) != 2 or unlike(levels[0].figure, levels[1].figure):
        return None
    one, two = levels
    moved = [delta.term for delta in deltas]
    aims = [bool(_AIM.search(term.near)) for term in levels]
    aside = [bool(_ASIDE.search(term.near + "|" + term.tail[:12])) for term in terms if not term.word]
    if any(aside):
        # a figure against its plan is no change, unless it is said to be over or under it
        exceeds = moved[0].place > two.place and (_EXCEEDS.search(moved[0].tail) or _EXCEEDED.search(moved[0].near))
        if sum(aside) > 1 or aims[0] == aims[1] or not exceeds:
            return None
        return (one, two) if aims[0] else (two, one)
    if _ARROW.match(two.head):
        return one, two
    for marked in (
        [_is_before(term, moved) for term in levels],
        [_is_earlier(term) for term in levels],
        [not _is_after(term) for term in levels],
    ):
        if marked[0] != marked[1]:
            return (one, two) if marked[0] else (two, one)
    times = [delta for delta in deltas if delta.sort == "times"]
    if times and times[0].term.place < two.place and re.search(r"[它其]|前者|\b(?:of|as)\b", times[0].term.near + times[0].term.tail):
        return one, two
    return None


def _checked(before: Term, after: Term, delta: _Delta) -> Iterator[Said]:
    """Yield a change with its two figures: clearly, where it fits them about, and its direction, too."""
    one, two, figure = before.figure, after.figure, delta.term.figure
    if not one.value or one.value < 0 or two.value < 0:
        return
    if figure.dimension == "ratio":
        yield from _multiplied(one, two, delta)
        return
    figure = _as_money(figure, one)
    rise = two.value - one.value
    actual = rise if figure.dimension == one.dimension != "percent" or figure.dimension == "points" else rise / one.value * 100
    if figure.dimension == "percent" and one.dimension == "percent":
        close = True
    else:
        close = _close(abs(actual), abs(figure.value), Decimal(15) if figure.dimension == "percent" else Decimal(0))
    clear = close and (not delta.way or not rise or (delta.way > 0) == (rise > 0))
    yield from moved(one, two, figure, clear=clear, sure=clear)


def _close(one: Decimal, other: Decimal, room: Decimal) -> bool:
    return abs(one - other) <= max(room, WIDE * max(one, other))


def _as_money(figure: Quantity, like: Quantity) -> Quantity:
    """Return 50 cents as 0.50 of the currency."""
    if like.dimension == "money" and figure.unit in {"cents", "pence", "p"}:
        return figure.model_copy(update={"value": figure.value / 100, "step": Decimal("0.01"), "dimension": "money", "unit": like.unit})
    return figure


def _multiplied(one: Quantity, two: Quantity, delta: _Delta) -> Iterator[Said]:
    """Yield a multiple of what was before, or an addition to it, that need not be exact."""
    figure, actual = delta.term.figure, two.value / one.value
    if not figure.value:
        return
    if delta.sort in {"times", "either"}:
        exact = abs(actual / figure.value - 1) <= LOOSE
        value = round(actual if exact else figure.value, 2)
        stated = figure.model_copy(update={"value": value, "step": Decimal("0.01"), "unit": "x", "text": f"{value:.2f}x"})
        clear = _close(actual, figure.value, Decimal(0))
        yield said("ratio", (two, one), stated, clear=clear, sure=clear)
    if delta.sort in {"by", "either"}:
        change = abs(actual - 1)
        exact = abs(change / figure.value - 1) <= LOOSE
        value = round((change if exact else figure.value) * 100, 1)
        stated = figure.model_copy(update={"value": value, "unit": "%", "dimension": "percent", "step": Decimal("0.1"), "text": f"{value}%"})
        right = not delta.way or (delta.way > 0) == (actual > 1)
        clear = right and _close(change, figure.value, Decimal("0.15"))
        yield said("change", (one, two), stated, clear=clear, sure=clear)


def _backed(level: Term, terms: Sequence[Term], deltas: Sequence[_Delta]) -> Iterator[Said]:
    """Yield a percentage beside an amount by which one figure has changed: what was before follows from the two."""
    if len(deltas) != 2 or len(terms) != 3:
        return
    amount, percent = deltas
    if amount.term.figure.dimension == "percent":
        amount, percent = percent, amount
    if percent.term.figure.dimension != "percent" or not alike(amount.term.figure, level.figure) or not amount.way:
        return
    if percent.term.figure.signed or any(_ASIDE.search(term.near) for term in terms):
        return
    earlier = _is_before(level, [amount.term]) or _is_earlier(level)
    step = max(level.figure.step, amount.term.figure.step)
    value = level.figure.value - amount.way * amount.term.figure.value
    other = level.figure.model_copy(update={"value": level.figure.value + amount.way * amount.term.figure.value if earlier else value, "text": "", "step": step})
    if other.value > 0:
        one, two = (level.figure, other) if earlier else (other, level.figure)
        change = abs(two.value / one.value - 1) * 100
        clear = _close(change, percent.term.figure.value, Decimal(3))
        yield said("change", (one, two), percent.term.figure, clear=clear, sure=clear)


_SPOKEN: Final = regex(r"\b(?:it|that|this|they)\b|^\s?(?:a |an |the )?(?:rise|fall|drop|increase|decrease)|[这其]|同比|环比|比[上去前]|较[上去前]")
_WHEN: Final = regex(
    r"\b(?:last|this|now|today|before|previous|in|since|january|february|march|april|may|june|july|august|september|october|november|december"
    r"|spring|summer|autumn|winter|monday|tuesday|wednesday|thursday|friday)\b|[今去前上本昨][年月季周期天]|上一|如今|现在|目前|原来?|此前|之前|[\ue007]"
)


def _carried(both: Line, own: int) -> Iterator[Said]:
    """Yield a change whose figure before stands in the sentence ahead."""
    ahead, terms = both.terms[:-own], both.terms[-own:]
    deltas = _deltas(terms)
    if not deltas or not ahead or len(terms) > 4:
        return
    levels, earlier = _levels(terms, deltas), [term for term in ahead if plain(term.figure) and not term.word]
    if _deltas(ahead) or any(_ASIDE.search(term.near) for term in both.terms):
        return
    if not levels and len(earlier) == 2 and not unlike(earlier[0].figure, earlier[1].figure):
        if ordered := _ordered(earlier, earlier, [_Delta(earlier[1], 0, "by")]):
            for delta in deltas:
                yield from _checked(*ordered, delta)
        return
    if len(levels) != 1 or len(levels) + len(deltas) != len(terms) or _is_before(levels[0], [delta.term for delta in deltas]):
        return
    fits = [term for term in earlier if not unlike(term.figure, levels[0].figure)]
    if len(fits) != 1 or not _WHEN.search(both.text[: levels[0].place]):
        return
    if fits[0].figure.dimension == "count" and (levels[0].figure.unit and not fits[0].figure.unit):
        return
    for delta in deltas:
        one, two = fits[0], levels[0]
        if _is_earlier(two) and delta.way and (two.figure.value > one.figure.value) != (delta.way > 0):
            # last year it was …: what stands ahead is of this year, or of the one before
            one, two = two, one
        yield from _checked(one, two, delta)
