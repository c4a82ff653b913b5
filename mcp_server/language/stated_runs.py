"""Totals and remainders with the figures nearest to the words for them, whatever else a paragraph says."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from typing import Final, NamedTuple

from mcp_server.language.amounts import Amount, before_break, like, negative, of_one_unit, off
from mcp_server.language.opposites import opposed
from mcp_server.language.order_words import OF_THE
from mcp_server.language.relations import Said, said
from mcp_server.language.shapes import COUNT
from mcp_server.language.slips import slip
from mcp_server.language.stated_balance import flows
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

RUN: Final = 8
"""Figures of one run."""
NEAR: Final = Decimal("0.12")
"""How far figures may be off that were meant to fit, of the whole."""
_SHORT: Final = 24
"""Characters before a total that begins a sentence."""
_FEW: Final = 20
_ALL: Final = 100
_SLIP: Final = 2
"""How far a count of a few things may be off."""
_ASIDE: Final = regex(
    r"\b(?:average|mean|median|each|apiece|per|every|than|compared|at|price|up|down|by|same|last (?:year|month"
    r"|week|quarter)"
    r"|previous|after|until|years? (?:ago|before|earlier)|worth|rate|share|from|least|most)$|\b(?:last year"
    r"|the year before"
    r"|average|each)\b"
    r"|每|均(?![衡匀等])|[日周月年]增|单价|去年|上年|上月|同期|同比|环比|比(?![较赛武例值如萨])|较(?!为?[满好差大小高低多少快慢轻重强弱长短])|提高|增[加长至到]|下降|减少|[从由]$|最[高低多少]|价$|[高超]出|缺口|[多少缺差][了出产卖收花用到付交发]"
)
ONE_BY_ONE: Final = regex(r"\b(?:each|every) (?:[a-z]+ ){1,3}once\b|每[^,;:]{1,4}[只仅]")
"""Words that tell of each thing that it is counted once, and of no mean."""
_ASIDE_BEHIND: Final = regex(
    r"^(?:each|apiece|per\b|a (?:day|week|month|year|head)|(?:on )?(?:an )?average|(?:more|less|fewer|higher"
    r"|lower)(?=$| (?:than|in|this|last|by|a)\b)"
    r"|last year|a piece|[-/])"
    r"|\b(?:last|the same|previous) (?:year|months?|quarter)\b"
)
_REST: Final = regex(
    r"\b(?:remain(?:ing|s|der|ed)?|the rest(?: of)?|the others?|leav(?:es|ing|e)|left(?: with| over)?"
    r"|still (?:need|missing|open|owes?|owed)"
    r"|(?:must|have to|has to|need to) (?:raise|find|pay|provide|cover)(?: the other)?|outstanding|unsold"
    r"|short by)\b"
    r"[^,;:]{0,16}$"
    r"|(?:其余|余下|剩余|剩下|还剩|尚余|仅剩|余|剩|尚欠|欠|还差|尚差|尚缺|还缺|库存|留存|最后|末了|待[^,;:]{1,4}"
    r"|未[^,;:]{1,4}|尚有|还有)"
    r"(?:的?[^,;:]{0,4}|[^,;:]{0,6}[为是有])$"
)
IN: Final = regex(rf"^ in (?:{COUNT}|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|thirty|a hundred)")
"""What makes a small number a share: one in twenty."""
_OF_ANOTHER: Final = regex(r"^of (?:the|our|its|a|an|his|her|their|that|this)\b")
"""What is left is left of the figure behind it."""
_BESIDES: Final = regex(r"另(?!外?[一两])|此外|外加|额外|\b(?:in addition|besides|plus|extra|as well as)\b")
_LEFT: Final = regex(r"[未剩余缺欠失]")
"""What is told besides is no rest, unless it is said to be left."""
_REST_BEHIND: Final = regex(
    r"^(?:[a-z]+ )?(?:were |are |is |was )?(?:left|remain(?:ed|s|ing)?|still|in hand|to go|unsold|outstanding)\b"
)
_LED: Final = regex(
    r"^[\s\W]*(?:(?:so|and|thus|hence|taken) )?(?:together|altogether|in all|all told|in total|overall|combined)"
    r",?(?: [a-z'-]+){1,5}$"
    r"|^[^,;:。]{0,9}?(?:合计|共计|总共|一共|加起来|合起来)[^,;:。]{1,8}$|^\s?全部[^,;:。]{0,4}$"
)
"""What begins a sentence of a total: together the lines pack, 两条线一共能包."""
_TOTAL: Final = regex(
    r"\b(?:total(?:s|ed|l?ing)?(?: of)?|in all|altogether|all told|together|combined|adds? up to|added up to"
    r"|amounts? to|in total)\b"
    r"[:,]?(?: (?:is|are|was|were|that is|that makes|makes|come to|comes to|some|it))*$"
    rf"|{_LED.pattern}"
    r"|(?:合计|共计|总计|总共|一共|加起来|合起来|合在一起|拢共|统共|加总|算下来|全(?:年|月|周|季度?|天|校|厂|院|区|县|市|店|线|程|场|公司|集团|镇|村|期)|总[计数额]|总支出|总收入|总费用"
    r"|总成本|总人数"
    r"|(?<![公同])共)(?:为|达|是|约|有|[^,;:0-9]{0,3})$"
)
_TOTAL_BEHIND: Final = regex(
    r"^(?:[a-z'-]+ ){0,2}?(?:in all|in total|altogether|all told|combined|between (?:them|us))\b"
)
_MEANT: Final = regex(r"目标|计划|任务|指标|\b(?:target|goal|plan)\b")
_OF_THESE: Final = regex(
    r"\b(?:of (?:which|whom|these|those|them)|made up of|consist(?:s|ing|ed) of|namely|split into|divided)\b"
    r"|其中|当中|里头|分别|依次|由|构成|包括|^\s?[里中内]面?,|拆成|分成|分为|细分"
)
_WITH: Final = regex(r"^ (?:with|of) $")
_IN_THEM: Final = regex(r"^\s?[中里](?![文国间等班学型标药介签奖断途止层心央程弄脊])[^,;。]{0,12}$")
"""Right behind a whole: 4 次中信号 2 次."""
_OF_THEM: Final = regex(r"^of (?:them|these|those|whom|which)\b")
_REFERS: Final = regex(r"\bof (?:the|these|our|those)$")
_TELLING: Final = 100
"""A whole beyond which a slip of one digit is no chance."""
_OPEN: Final = regex(
    r"等(?=[,;。、)(]|$|[0-9一二三四五六七八九十\ue000-\ue009]|[各多几若共合]|其他|方面|问题|费用|原因|项目)|重[复叠]|兼"
    r"|\b(?:both|also|twice|such as|for example|including|among|mainly|mostly|above all|largest|biggest)\b"
    r"|主要|最(?![近后终])"
)
_REST_LAST: Final = regex(r"其他|其它|其余|余下|剩余|\b(?:others?|rest|remaining)\b")


class Fit(NamedTuple):
    """How figures may make another, and how far they are off it."""

    parts: tuple[Quantity, ...]
    stated: Quantity
    away: Decimal
    """Of the whole; zero where they make it."""


def plain(figures: Iterable[Amount]) -> list[Amount]:
    """Return figures without those that are prices, means, changes or of another time."""
    return [
        one
        for one in figures
        if not (one.figure.per or one.figure.signed or one.figure.bound != "=" or one.figure.upper is not None)
        and not (one.place < _SLIP and one.tail.startswith((". ", "、")))
        and not _ASIDE.search(ONE_BY_ONE.sub("", one.near))
        and not IN.match(one.tail)
        and not _ASIDE_BEHIND.search(one.behind)
    ]


def runs(kind: Sequence[Amount], own: Sequence[Amount], clean: Collection[Amount]) -> Iterator[Said]:
    """Yield totals and remainders among like figures of a paragraph, of which *own* stand in its last sentence.

    *clean* are those that are no prices, means, changes or of another time.
    """
    if not kind or kind[-1] not in own or _SHARES.search(own[0].head):
        return
    kept = [
        one
        for at, one in enumerate(kind)
        # together they pack so many a day
        if (one in clean or (one in own and _LED.search(one.head.rstrip()))) and not _again(one, kind[:at])
    ]
    told = False
    for at, one in enumerate(kept):
        if one not in own or not one.figure.value:
            continue
        fits: list[Fit] = []
        called = False
        if _is_rest(kept, at) and (reading := _after_sum(kept, at)):
            told = True
            yield reading
        elif _is_rest(kept, at):
            fits = list(_rests(kept, at))
        elif (
            at > 1
            and (not _MEANT.search(one.near) or all(_MEANT.search(two.near) for two in kept[at - 2 : at]))
            and (_TOTAL.search(one.head.rstrip(" :(")[-40:]) or _TOTAL_BEHIND.search(one.behind))
        ):
            begins = _LED.search(one.head.rstrip()) is not None
            led = (begins or len(one.head) <= _SHORT) and kept[at - 1] not in own
            fits = list(_sums(kept if led else [two for two in kept[: at + 1] if two in own], one))
            # a sentence of its own for the total of those before it has no other sense
            called = led and begins
        for reading in _best(fits, kept, own, called=called):
            told = True
            yield reading._replace(certain=called and reading.clear)
    mine = [one for one in kept if one in own]
    if not told:
        yield from _of_all(mine)
    yield from _parted(kept, mine, own, led=told)


_SHARES: Final = regex(r"\b(?:per ?cents?|percentages?)\b[^.;]{0,24}$|百分[比数点][^。;]{0,12}$")
"""What tells that the bare figures behind it are shares, of which none is the sum of the others."""


def _again(one: Amount, before: Sequence[Amount]) -> bool:
    """Whether a figure only takes up one before it: and of these 5."""
    return bool(_THESE.search(one.near)) and any(two.figure.value == one.figure.value for two in before)


_THESE: Final = regex(r"(?:这|那|上述|前述|该)$|\b(?:these|those|the same|of the|the)$")


def _is_rest(kept: Sequence[Amount], at: int) -> bool:
    one = kept[at]
    if at < 2 or _OF_ANOTHER.search(one.behind) or (_BESIDES.search(one.near) and not _LEFT.search(one.near)):
        return False
    if _REST.search(one.near) or _REST_BEHIND.search(one.behind):
        return True
    ahead = kept[at - 1]
    return opposed(f"{ahead.near} {ahead.behind}", f"{one.near} {one.behind}")


def _rests(kept: Sequence[Amount], at: int) -> Iterator[Fit]:
    """Yield what is left of the largest of the figures right before a remainder, without the others."""
    for size in range(2, min(at, RUN) + 1):
        window = kept[at - size : at]
        figures = of_one_unit([*(one.figure for one in window), kept[at].figure])
        whole = max(figures[:-1], key=lambda one: one.value)
        parts = [one for one in figures[:-1] if one is not whole]
        votes = kept[at].tail.lstrip().startswith("票") and whole.unit not in {"", "人", "名", "位", "票"}
        if votes or (whole.dimension == "percent" and whole.value > _ALL):
            # 18 chairs are no whole of votes
            continue
        if whole.value > figures[-1].value and whole.value > sum(one.value for one in parts):
            yield from _fit([whole, *map(negative, parts)], figures[-1], whole.value)
    # of 32 lifts, 20 of them old, 29 are checked: the largest without the last
    whole, last = max((one.figure for one in kept[:at]), key=lambda one: one.value), kept[at - 1].figure
    if len({one.unit for one in (whole, last, kept[at].figure)}) == 1 and whole.value - last.value > 0:
        fits = list(_fit([whole, negative(last)], kept[at].figure, whole.value))
        yield from (fit for fit in fits if fit.away * whole.value <= _SLIP)


def _after_sum(kept: Sequence[Amount], at: int) -> Said | None:
    """Return what is left of a whole behind its parts and their sum: 房租 24、人工 96、三项 120，剩 87."""
    for size in range(4, min(at, RUN) + 1):
        whole, *parts, last, rest = of_one_unit([one.figure for one in kept[at - size : at + 1]])
        made = sum((one.value for one in parts), Decimal(0))
        if made == last.value < whole.value and (away := off([whole, negative(last)], rest)) is not None:
            near = away * rest.value <= whole.value * NEAR
            return said("sum", [whole, negative(last)], rest, clear=near)._replace(certain=near)
    return None


def _sums(kept: Sequence[Amount], total: Amount) -> Iterator[Fit]:
    """Yield the runs of figures right before a total."""
    at = kept.index(total)
    for size in range(2, min(at, RUN) + 1):
        figures = of_one_unit([one.figure for one in kept[at - size : at + 1]])
        if all(one.value < figures[-1].value for one in figures[:-1]):
            yield from _fit(figures[:-1], figures[-1], figures[-1].value)


def _fit(parts: Sequence[Quantity], stated: Quantity, whole: Decimal) -> Iterator[Fit]:
    away = off(parts, stated)
    if away is not None:
        yield Fit(tuple(parts), stated, away * abs(stated.value) / whole)


def _best(
    fits: Sequence[Fit], kept: Sequence[Amount], every: Sequence[Amount], *, sure: bool = False, called: bool = False
) -> Iterator[Said]:
    """Yield the reading that comes nearest: where it is off, it is clear only if nothing else explains the figure."""
    if not fits or not kept:
        return
    best = min(fits, key=lambda one: one.away)
    whole = max(abs(one.value) for one in (*best.parts, best.stated))
    few = whole <= _FEW and best.away * whole <= _SLIP
    near = few or best.away <= NEAR
    if called and not near:
        # called their total, it may be farther off where it is so by a slip of the hand
        best = next(filter(_slips, fits), best)
        near = _slips(best)
    if best.away and not near:
        return
    few = few or abs(best.stated.value) < _FEW
    beside = [one for one in kept if one in every or one.figure.start == best.stated.start]
    other = best.away and not few and not sure and (_explained(best.stated, beside) or _product(best.stated, every))
    yield said("sum", best.parts, best.stated, clear=not other, sure=sure and not other)


def _slips(fit: Fit) -> bool:
    """Whether figures of one unit make another but for a slip of the hand."""
    units = {one.unit for one in (*fit.parts, fit.stated)}
    return len(units) == 1 and slip(sum((one.value for one in fit.parts), Decimal(0)), fit.stated.value)


def _explained(stated: Quantity, kept: Sequence[Amount]) -> bool:
    """Whether some other figures make just this one."""
    values = [one.figure.value for one in kept if one.figure.start != stated.start][-12:]
    for size in (2, 3):
        for some in combinations(values, size):
            most = max(some)
            if stated.value in (sum(some), 2 * most - sum(some)):
                return True
    return False


def _product(stated: Quantity, every: Sequence[Amount]) -> bool:
    """Whether two or three figures of the sentence make this one by multiplication."""
    if all(one.figure.start != stated.start for one in every):
        return False
    values = [
        one.figure.value / 100 if one.figure.dimension == "percent" else one.figure.value
        for one in every
        if one.figure.start != stated.start
    ][-8:]
    for size in (2, 3):
        for some in combinations(values, size):
            made = some[0] * some[1] * (some[2] if size > 2 else 1)
            if made and abs(made - stated.value) <= abs(stated.value) / 1000:
                return True
    return False


def _of_all(mine: Sequence[Amount]) -> Iterator[Said]:
    """Yield nine of the twelve, with the others to the end of the sentence: two of one sort and one of another."""
    if len(mine) < RUN and len(mine) > _SLIP + 1 and mine[1].head.strip() in {"of the", "of our", "of these"}:
        part, whole, *others = (one.figure for one in mine)
        for fit in _fit([part, *others], whole, whole.value):
            if all(one.value < whole.value for one in fit.parts):
                yield from _best([fit], mine, ())


def _are_apart(parts: Sequence[Amount]) -> bool:
    """Whether figures are no parts of one whole: 2 of 36 and 1 of 24; three firms with 8, 6 and 4 people."""
    return any(OF_THE.match(one.tail) for one in parts) or bool(_WITH.match(parts[0].tail))


def _parted(kept: Sequence[Amount], mine: Sequence[Amount], every: Sequence[Amount], *, led: bool) -> Iterator[Said]:
    """Yield a whole with the run of parts behind it, to the end of a sentence; *led* asks for words that say so."""
    for first in range(len(mine) - 1):
        parts = before_break(list(mine[first:]))
        lead = kept[: kept.index(parts[0])]
        cue = bool(_OF_THESE.search(parts[0].near) or _OF_THEM.search(parts[0].behind))
        cue = cue or bool(_OF_THESE.search(parts[0].head[-24:])) or _cued(parts[0], lead, every)
        cue = cue or bool(first == 1 and _IN_THEM.match(parts[0].head))
        apart = first == 0 and len(parts) > _SLIP and not led
        # so many of a thing, and all figures behind it in a row: this 5, that 3 and the other 2
        beside = first == 1 and len(parts) > _SLIP and not led and lead[-1] is mine[0]
        if not cue and any(
            one not in kept and like(one.figure, parts[0].figure) for one in every[every.index(mine[0]) :]
        ):
            # one each for Mercer and Lakeview: not all parts are read
            continue
        if not lead or not (cue or apart or beside) or not 1 < len(parts) <= RUN:
            continue
        if any(_REFERS.search(one.near) for one in parts) or flows(parts) or _are_apart(parts):
            continue
        words = " ".join(f"{one.near} {one.behind}" for one in parts)
        rest = bool(_REST_LAST.search(f"{parts[-1].near} {parts[-1].behind}"))
        if _OPEN.search(words):
            return
        fits = []
        heads = lead[-RUN:] if apart or cue else lead[-1:]
        if cue and parts[0] is mine[0]:
            # what a sentence begins to part is what the one before is about
            about = {lead[0], max(lead, key=lambda two: two.figure.value), *(lead if len(lead) < _SLIP + 1 else ())}
            heads = [one for one in heads if one in about]
        for whole in reversed(heads):
            figures = of_one_unit([*(one.figure for one in parts), whole.figure])
            if all(one.value < figures[-1].value for one in figures[:-1]):
                made = sum((one.value for one in figures[:-1]), Decimal(0))
                over = made > figures[-1].value
                # parts may be named in part: short of the whole they say nothing but where nearly all are
                named = over or rest or len(parts) > 2 or (not cue)
                if not cue and any(one.figure.value == made for one in every):
                    # nine days: four of rain, three of the crane and two of drawings
                    return
                alone = figures[-1].value >= _TELLING or whole is kept[0] or (beside and whole is mine[0])
                farther = cue and any(made * 2 < one.figure.value for one in lead[lead.index(whole) + 1 :])
                if made == figures[-1].value or (not farther and (cue or (alone and slip(made, figures[-1].value)))):
                    fits += [one for one in _fit(figures[:-1], figures[-1], figures[-1].value) if named or not one.away]
        if fits:
            units = {one.figure.unit for one in (lead[-1], *parts)}
            # 4 次中甲 2 次、乙 1 次、丙 2 次: small numbers are made by others around them by chance
            few = lead[-1].figure.value < min(_FEW, sum(one.figure.value for one in parts))
            certain = few and cue and lead[-1] is mine[0] and len(parts) > _SLIP and len(units) == 1 and "" not in units
            for reading in _best(fits, kept, every, sure=cue):
                # the whole may be right by other words: it is the parts that do not fit
                yield reading._replace(place=parts[-1].figure.start, certain=certain and reading.clear)
            return


def _cued(first: Amount, lead: Sequence[Amount], every: Sequence[Amount]) -> bool:
    """Whether words for parts stand before what parts the first one from its whole: 其中理科 10 个班 500 人."""
    low = lead[-1].figure.start if lead else -1
    between = [one for one in every if low < one.figure.start < first.figure.start]
    return any(_OF_THESE.search(one.near) for one in between[-2:])
