"""Amounts by the units of what makes them: so many, at so much for each, make so much, in whatever order, over two
sentences, and with the months of a year that nobody writes."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise
from typing import Final

from mcp_server.language.relations import Said, said
from mcp_server.language.shapes import DATE
from mcp_server.language.slips import is_slip, slipped, times
from mcp_server.language.stated_cues import CUT
from mcp_server.language.stated_factors import (
    ALL_OF,
    ALSO,
    APART,
    APART_FROM,
    ASIDE,
    BY,
    CHANGED,
    DIVIDED,
    EACH,
    EACH_BEHIND,
    ELSE_BEHIND,
    HOLDS,
    INNOCENT,
    LASTS,
    MAKES,
    MEANT,
    OF,
    OPENS,
    PERIODS,
    REALLY,
    SURE_IN,
    SURELY,
    TIMES_IN,
    WITHIN,
)
from mcp_server.language.stated_scaled import scaled
from mcp_server.language.stated_terms import Line, Term, rounded, sharp
from mcp_server.language.units import measured, times_as_long
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

FACTORS: Final = 4
"""Figures of one product."""
ROOM: Final = Decimal(2)
"""How many times as much as what follows a figure may be to be meant for it."""
NEARLY: Final = Decimal("1.15")
"""The same where other figures stand between, or no word says that it is the result."""
FAR: Final = Decimal(20)
"""The same where the words say that it is the result."""
ABOUT: Final = Decimal("0.1")
"""How far off a figure may be that is given as about so much."""
_SEVEN: Final = regex(r"[七7]\s?天|\b(?:seven|7)[- ]days?\b|天天|every day|daily")
"""What says that a week has all its days."""


_ABOUT: Final = regex(r"\b(?:about|around|roughly|nearly|almost|some)\s?$|[约近]\s?$")
_ELSE: Final = regex(r"\b(?:while|whereas|although|though|but)\b|[但而]|尽管|虽然")


def products(own: Line, ahead: Line | None) -> Iterator[Said]:
    """Yield what the figures of a line make together, and those at the end of the line *ahead* with them."""
    low = 0
    for number in range(1, len(own.terms) + 1):
        if number == len(own.terms) or CUT.search(own.terms[number].head):
            yield from _in(own.terms[low:number])
            low = number
    if low and len(own.terms) <= FACTORS + 1 and ";" in own.text and not _ELSE.search(own.text):
        yield from _in(own.terms)
    for number in range(1, len(own.terms) - 1):
        if ";" in own.terms[number].head and own.terms[number].figure.dimension == "percent":
            # the share of what has been made last: 即 40 人；通过率 50%，即 20 人
            yield from scaled(own.terms[number - 1 : number + 1], own.terms[number + 1])
    if ahead is not None and ahead.terms and own.terms:
        last = ahead.terms[-3:]
        yield from _in([*last, *own.terms], len(last))


def _in(terms: Sequence[Term], ahead: int = 0) -> Iterator[Said]:
    """Yield the products of neighbouring figures, each with the last or first of them as what they make."""
    for end in range(max(1, ahead), len(terms)):
        for start in range(max(0, end - FACTORS), end):
            # a share of the sentence ahead has its own result there
            shares = any(term.figure.dimension in {"percent", "ratio"} for term in terms[start:ahead])
            if not ahead or (start < ahead and not shares):
                made = _made(terms[start:end], terms[end], alone=end - start + 1 == len(terms))
                inner = start and EACH.search(terms[start].near) and ALL_OF.search(terms[end].near)
                if inner or (ahead and _is_parted(terms[end : end + 2])):
                    # 3 shifts of 8 people on each of 6 lines: 24 are not all; 1.8 million, 60 % of the round
                    made = (one._replace(clear=False, sure=False) for one in made)
                yield from made
    for one, two, three in combinations(range(len(terms)), 3):
        # with another figure between them they must be near to be meant for each other
        between = [terms[n] for n in range(one + 1, three) if n != two]
        if 2 < three - one <= FACTORS and (not ahead or one < ahead <= three) and _others(between, terms[three]):
            yield from _made([terms[one], terms[two]], terms[three], alone=False, room=NEARLY)
    for price, total, number in [] if ahead else zip(terms, terms[1:], terms[2:], strict=False):
        # at 385 a month it came to 4,620 over the twelve months
        counted = number.figure.dimension in {"count", "duration"} and not number.figure.per
        if counted and (price.figure.dimension, price.figure.unit) == (total.figure.dimension, total.figure.unit):
            made = _made([price, number], total, alone=len(terms) == 3)
            # what holds is known even where no word says it
            yield from made if MAKES.search(total.near) else (one._replace(clear=False, sure=False) for one in made)
    for start in range(0 if ahead else len(terms) - 2):
        if OPENS.search(terms[start + 1].head):
            for end in range(start + 3, min(len(terms), start + FACTORS) + 1):
                if end < len(terms) and _gives(terms[start + 1 : end], terms[end]):
                    # 收入 23,600：180 个家庭，每家 100，共 18,000；赞助 5,600
                    break
                yield from _made(terms[start + 1 : end], terms[start], alone=end - start == len(terms), opens=True)


def _gives(run: Sequence[Term], result: Term) -> bool:
    """Whether figures make just what stands behind them."""
    return times([term.figure for term in run]) == result.figure.value


def _is_parted(terms: Sequence[Term]) -> bool:
    """Whether a figure has its own share right behind it: it is a part of something."""
    return len(terms) > 1 and terms[1].figure.dimension == "percent" and not terms[1].head.strip(" ,(约占")


def _others(between: Sequence[Term], result: Term) -> bool:
    """Whether figures that stand between have no part in a product."""
    return not any(
        EACH.search(term.near) or term.figure.dimension in {"percent", "ratio", result.figure.dimension}
        for term in between
    )


def _made(
    run: Sequence[Term],
    result: Term,
    *,
    alone: bool,
    opens: bool = False,
    room: Decimal = ROOM,
) -> Iterator[Said]:
    """Yield a product of some figures where their units give that of the result."""
    ones = [term for term in run if term.figure.dimension == "duration" and term.figure.value == 1]
    within = ones[0].figure.unit.removesuffix("s") if ones else ""
    if ones and ones[-1] is run[-1]:
        # 合一天 280 万行
        result = result._replace(near=ones[-1].near + result.near)
    # 一天 240 元
    paid = [two for one, two in pairwise(run) if one in ones and not two.head.strip()]
    run = [term for term in run if term not in ones]
    figures = [term.figure for term in (*run, result)]
    if not run or any(f.value <= 0 or f.signed or f.upper or f.bound not in {"=", "~"} for f in figures):
        return
    if result.figure.dimension in {"percent", "points", "ratio"}:
        return
    if any(figure.dimension in {"percent", "ratio"} for figure in figures):
        loose = any(term.figure.bound == "~" or _ABOUT.search(term.head) for term in run)
        if len(run) > 1 and not opens and not loose and room == ROOM:
            yield from scaled(run, result)
        return
    things = [_stem(term.thing) for term in run if term.thing and term.figure.dimension == "count"]
    if len(things) > len(set(things)) and not any(BY.search(term.head) for term in run):
        # 8 期，每季度 2 期
        return
    each = [term in paid or is_each(term, number, run) for number, term in enumerate(run)]
    rest = [term for term, one in zip(run, each, strict=True) if not one and term.figure.dimension != "duration"]
    # three Sundays of six hours each for two people: hours may be worked by several on several days
    most = 2 if result.figure.dimension == "duration" else 1
    if len(rest) <= most and (own := _same(run, each, result)) and (of := _timed(run, each, own, result, within)):
        yield from _told(run, of[0], own, result, sure=of[1], opens=opens, alone=alone, room=room)
    elif len(run) == 2 and each == [False, True] and not opens and room == ROOM:
        yield from _divided(run[0], run[1], result)


_TO_EACH: Final = regex(r"^ (?:to|in|on|for|into) (?:the|an?|each|every) ([a-z]+)\s?$")
"""40 plugs to the tray."""


def is_each(term: Term, number: int, run: Sequence[Term]) -> bool:
    """Whether a figure is said for each of something, or multiplies what stands ahead of it."""
    if (found := _TO_EACH.match(term.tail)) and any(_stem(one.thing) == _stem(found[1]) for one in run):
        return True
    if term.figure.per or EACH.search(term.near) or EACH_BEHIND.search(term.tail) or BY.search(term.head):
        return True
    counted = {term.figure.dimension, run[number - 1].figure.dimension} <= {"count", "duration"}
    return bool(number and counted and OF.match(term.head))


def _stem(thing: str) -> str:
    return thing[:-1] if thing.isascii() and thing.endswith("s") else thing.removesuffix("次") or thing


def _same(run: Sequence[Term], each: Sequence[bool], result: Term) -> Term | None:
    """Return the factor in whose unit the result is, where the units give it."""
    dimension = result.figure.dimension
    money = [term for term in run if term.figure.dimension == "money"]
    if money or dimension == "money":
        priced = len(money) == 1 and money[0].figure.unit == result.figure.unit and any(each)
        return money[0] if priced and dimension == "money" else None
    effort = [term for term in run if term.figure.dimension == "effort"]
    if effort or dimension == "effort":
        if len(effort) == 1 and effort[0].figure.unit == result.figure.unit and any(each):
            return effort[0]
        return None if effort else _worked(run, result.figure.unit.removeprefix("person-"))
    if dimension == "duration":
        spans = [term for term, one in zip(run, each, strict=True) if one and term.figure.dimension == "duration"]
        unit = result.figure.unit.removeprefix("working ")
        fits = [term for term in spans if times_as_long(term.figure.unit.removeprefix("working "), unit)]
        return fits[0] if len(fits) == 1 and len(run) > 1 else None
    if (work := _WORK.search(result.figure.text.lower())) and any(_stem(term.thing) == work["who"] for term in run):
        return _worked(run, work["unit"])
    counted = [(term, one) for term, one in zip(run, each, strict=True) if term.figure.dimension == "count"]
    if dimension != "count" or not counted:
        return None
    named = [term for term, _ in counted if result.thing and _stem(term.thing) == _stem(result.thing)]
    named = named or [term for term, one in counted if one and measured(term.thing, result.thing)]
    if named:
        return named[-1]
    holds = HOLDS.search(result.near) or SURELY.search(result.near)
    of = [term for term in run if OF.match(term.head)]
    # two coaches of 49 seats took 91 pupils
    if len(run) > 1 and (
        any(BY.search(term.head) for term in run) or (of and (holds or not (of[0].thing and result.thing)))
    ):
        return counted[0][0]
    return next((term for term, one in counted if one and (holds or not (term.thing and result.thing))), None)


_WORK: Final = re.compile(r" (?P<who>[a-z]+)[- ](?P<unit>hours|days|weeks|months|years)$")
"""368 engineer-weeks, 200 machine hours."""


def _worked(run: Sequence[Term], unit: str) -> Term | None:
    """Return the people that make an effort, in a unit of time, together with the time that they have."""
    people = [term for term in run if term.figure.dimension == "count"]
    time = [term for term in run if term.figure.dimension == "duration"]
    units = [term.figure.unit.removeprefix("working ") for term in time]
    # 4 weeks of 5 days: all but the unit of the result are what another one is said for
    spans = {f"{_period(term)}s" for term in time}
    fits = units.count(unit) == 1 and all(own == unit or own in spans for own in units)
    return people[-1] if fits and people and len(people) + len(time) == len(run) else None


def _timed(
    run: Sequence[Term], each: Sequence[bool], own: Term, result: Term, within: str
) -> tuple[list[Quantity], bool] | None:
    """Return what is multiplied, with the number of times that the period of a rate has in that of the result, and
    whether that number is sure."""
    of = [term.figure for term in run]
    period = next((name for term in run if (name := _period(term))), "")
    beside = result.near + "|" + result.tail
    whole = next((name for name, words in WITHIN if words.search(beside)), within or result.figure.per or result.within)
    spans = [term for term in run if term.figure.dimension == "duration" and term is not own]
    sure = True
    if spans and own.figure.dimension != "effort" and result.figure.dimension != "effort":
        unit = spans[0].figure.unit.removeprefix("working ").removesuffix("s")
        if not period or unit == period:
            told = [one for term, one in zip(run, each, strict=True) if term is spans[0] or term is own]
            sure = bool(period) or any(told)
        elif number := TIMES_IN.get((period, unit)):
            of.append(_count(number))
            sure = (period, unit) in SURE_IN
        else:
            return None
    elif not spans and period and whole and period != whole:
        number = TIMES_IN.get((period, whole), 0)
        of.append(_count(number))
        seven = (period, whole) == ("day", "week") and _SEVEN.search(beside)
        if not number:
            return None
        # 6.5 a day and 46.5 in a week: its days are seven
        sure = (period, whole) in SURE_IN or bool(seven) or is_slip(result.figure, times(of))
    if len(of) > len(run) and any(_SINCE.search(term.near) for term in run):
        # not all of the year
        sure = sure and slipped(result.figure, times(of))
    if ratio := _measures(run, own, result):
        of.append(_count(ratio))
    return (of, sure) if len(of) > 1 else None


_FOR: Final = regex(
    r"(?:每|\bper |/)\s?(?P<thing>公斤|千克|斤|克|吨|米|公里|升|毫升|kg|g|t|tonne|litre|l|m|km)(?![a-z])"
)


def _measures(run: Sequence[Term], own: Term, result: Term) -> Decimal | None:
    """Return how many kilograms a tonne has, and the like, where what is made or paid for is in another measure."""
    if own.thing != result.thing and (ratio := measured(own.thing, result.thing)):
        return ratio
    paid = _FOR.search(own.near + "|" + own.tail)
    things = [term.thing for term in run if term is not own]
    ratios = [measured(thing, paid["thing"]) for thing in things if paid]
    return next((ratio for ratio in ratios if ratio and ratio != 1), None)


def _period(term: Term) -> str:
    if term.figure.per in {name for name, _ in PERIODS}:
        return term.figure.per
    return next((name for name, words in PERIODS if words.search(term.near + "|" + term.tail)), "")


def _count(number: int | Decimal) -> Quantity:
    return Quantity(value=Decimal(number), text=f"{number:f}" if isinstance(number, Decimal) else str(number))


_GOT: Final = regex(r"实[到收付]|收[回缴到]|到账|回款")


def _told(
    run: Sequence[Term],
    of: Sequence[Quantity],
    own: Term,
    result: Term,
    *,
    sure: bool,
    opens: bool,
    alone: bool,
    room: Decimal,
) -> Iterator[Said]:
    value = times_as_long(own.figure.unit, result.figure.unit) if result.figure.dimension == "duration" else None
    value = (value or Decimal(1)) * times(of)
    off = result.figure.value / value
    if any(figure.bound == "~" for figure in (*of, result.figure)) and abs(off - 1) <= ABOUT:
        return
    slip = slipped(result.figure, value)
    beside = aside([*run, result])
    else_ = (beside and not (slip and not aside([*run, result], CHANGED))) or rounded(run, off)
    named = own.figure.dimension in {"money", "effort"} or _stem(own.thing) == _stem(result.thing)
    surely = named and alone and (SURELY.search(result.near) or SURELY.search(result.head))
    said_so = MAKES.search(result.near) or MAKES.search(result.head) or ALSO.search(result.tail)
    own_line = run[0].place < result.place or opens
    makes = opens or bool(said_so) or len(of) > len(run) or bool(APART.search(result.head) and own_line)
    # hours a week, and no word of how many weeks
    open_ended = bool(_period(own)) and len(of) == len(run) and off > 1 and off == off.to_integral_value()
    room = FAR if surely and len(of) == len(run) and room == ROOM else room
    near = (makes and not _GOT.search(result.near) and 1 / room <= off <= room) or slip
    near = near or (1 / NEARLY <= off <= NEARLY and _continues(run[-1], result))
    # told of all of them, it leaves out one of what is multiplied
    left = len(of) > 2 and ALL_OF.search(result.near) and any(result.figure.value * one.value == value for one in of)
    clear = bool(sure and not open_ended and not else_ and not _apart(result, opens=opens) and (near or left))
    figures = [*of, result.figure]
    *just, stated = [one.model_copy(update={"bound": "="}) if one.bound == "~" else one for one in figures]
    # little else can be meant by a figure that is the product but for a slip; what holds may be, where words say so
    yield said("product", just, sharp(stated, value), clear=clear, sure=clear and not beside)


def _continues(last: Term, result: Term) -> bool:
    """Whether a figure follows the others in their sentence, and is not what really came of them."""
    return (
        last.place < result.place
        and ";" not in result.head
        and not (REALLY.search(result.near + "|" + result.tail) or _GOT.search(result.near))
    )


def _apart(result: Term, *, opens: bool) -> bool:
    """Whether a figure is told of something else than the others, or was only meant."""
    if ELSE_BEHIND.match(result.tail):
        return True
    if opens:
        return MEANT.search(result.near) is not None
    return APART_FROM.match(result.head) is not None and not ALSO.search(result.tail)


_SINCE: Final = regex(rf"(?:从|自|由|\bsince|\bfrom) ?{DATE}")


def aside(terms: Sequence[Term], but: re.Pattern[str] = INNOCENT) -> bool:
    """Whether the words beside figures say that something else comes in, *but* for some words."""
    first, *rest = terms
    beside = (first.near, *(one.head for one in rest), *(one.tail[:16] for one in terms), rest[-1].tail)
    return any(ASIDE.search(but.sub("", _SINCE.sub("", text))) for text in beside)


def _divided(whole: Term, each: Term, result: Term) -> Iterator[Said]:
    """Yield how often something for each goes into a whole: 960 hours at 8 hours a shift are 120 shifts."""
    one, other, number = whole.figure, each.figure, result.figure
    like = one.dimension == other.dimension and (one.unit == other.unit or (not other.unit and other.per))
    lasts = number.dimension == "duration" and number.unit == f"{other.per}s" and LASTS.search(result.head)
    counted = number.dimension == "count" and _stem(result.thing) != _stem(whole.thing) and whole.thing == each.thing
    if not like or not one.unit or not (lasts or counted):
        return
    off = number.value * other.value / one.value
    # what does not go in evenly takes one more
    even = abs(number.value - one.value / other.value) < 1
    else_ = aside([whole, each._replace(head=each.head.replace("除以", "")), result])
    makes = lasts or (DIVIDED.search(each.near) and (MAKES.search(result.near) or MAKES.search(result.head)))
    if all(figure.bound == "=" for figure in (one, other, number)) and not even:
        room = FAR if lasts else ROOM
        clear = bool(makes and (lasts or not else_) and 1 / room <= off <= room)
        yield said("ratio", (one, other), number, clear=clear, sure=clear)
