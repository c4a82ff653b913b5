"""Amounts for each of something, held against a total and how many there are, wherever in a text these are told.

"Average £16 a ticket" is as much as £6,656 from 416 tickets: the unit of the one is what the other counts, and what is
divided is in the unit of what comes of it. So no word need say that they belong together, only that they do not.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import Final, NamedTuple

from mcp_server.language.amounts import Amount, amounts
from mcp_server.language.claims import recompute
from mcp_server.language.mentions import EMPTY, stem
from mcp_server.language.naming import Named
from mcp_server.language.pages import Sentence
from mcp_server.language.relations import Said, asked, exactly, said, written
from mcp_server.language.shapes import Shape
from mcp_server.language.stated_factors import LASTS, REALLY
from mcp_server.language.stated_means import AIM, EACH_PERSON, PEOPLE, PERIODS, SHORT, TELLS_EACH, one_unit, per_what
from mcp_server.language.stated_roles import EARLIER, GREW
from mcp_server.language.units import PER
from mcp_server.model.brief import ClaimOp
from mcp_server.model.paper import Nearly
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

MANY: Final = 200
"""Amounts for each of something that are looked at."""
FAR: Final = Decimal("1.7")
"""How many times as much as it should be one of three figures of a sentence may be to be meant for the others."""
NEAR: Final = Decimal("1.35")
"""The same where one of them stands elsewhere."""
LINES: Final = 2
"""Lines away from its total on which a number of days or the like may stand."""
_ASIDE: Final = regex(
    r"加上|连同|[含另扣限]|优惠|[打]?[折]|减免|最[高低多少大小]|其中|[、和与及]其他|不等|起$"
    r"|\b(?:plus|includ\w+|discount\w*|without|another|other|extra|least|half|more|fewer|less|busiest|record"
    r"|of which|first|rest|round|(?:and|with) (?:the|an?|our|its|some))\b"
)
"""Words between figures for something else that comes in."""

_MOST: Final = regex(r"上限|最[多大高]|至多|\b(?:up to|at most|most|max\w*|limit\w*|capacity)\b")
"""Words for what there can be at most, of one and of all."""
_CAPPED: Final = regex(r"^\s?(?:封顶|为?上限|为限|at most|max\w*|or fewer|or less)")
_BESIDE: Final = 16
_SOME: Final = regex(
    r"有的|有些|个别|部分|不全|没满|未满|不满|含"
    r"|\b(?:some|not (?:all|every|full)|except|smaller|larger|shorter|longer|with the|plus|includ\w+)\b"
)
"""Words for what is not the same for each."""
_APART: Final = regex(
    r"\band (?!(?:day|week|month|year|hour|shift|night|head|person)s?\b|so\b|thus\b|hence\b|therefore\b|that\b|this\b"
    r"|it\b|makes?\b|came\b|comes?\b|costs?\b|total|altogether)[a-z]+ "
)
"""Before what is told of something else: and took 700 at the bar."""
_BEHIND_ALL: Final = 60
_MEAN: Final = regex(r"均|\b(?:average\w*|mean)\b")


class Fit(NamedTuple):
    """A total, a number and an amount for each that should fit, and do not."""

    sentence: Sentence
    op: ClaimOp
    of: tuple[Quantity, Quantity]
    value: Quantity
    own: bool
    """Whether all three stand in one sentence."""


class _Known(NamedTuple):
    """The figures of a text by what they count and how they are measured."""

    numbers: list[Named]
    """Those that may say how many there are of something."""
    own: dict[int, list[Named]]
    """Those of each sentence."""
    measured: dict[tuple[str, str], list[Named]]
    """By dimension and unit; counts by dimension alone."""
    counted: dict[str, list[Named]]
    """By what they are the number of; filled as it is asked for."""


def each_of(shapes: Sequence[Shape], every: Sequence[Named]) -> list[Fit]:
    """Return the amounts for each of something that miss their total and number."""
    known = _Known([], defaultdict(list), defaultdict(list), {})
    for one in every:
        counts = _is_number(one.value)
        if counts:
            known.numbers.append(one)
        if counts or _is_plain(one.value):
            known.own[one.sentence].append(one)
            known.measured[_measure(one.value)].append(one)
    found: list[Fit] = []
    looked = 0
    for number, shape in enumerate(shapes):
        if not TELLS_EACH.search(shape.text) and not any(figure.per for _, figure in shape.figures()):
            continue
        each = [one for one in amounts(shape) if _is_each(one)]
        looked += len(each)
        if looked > MANY:
            break
        fits = (_fit(shape, number, each, at, known) for at in range(len(each)))
        found += {fit.value.start: fit for fit in fits if fit}.values()
    return found


def told_each(fits: Sequence[Fit]) -> Iterator[tuple[Said, Sentence]]:
    """Yield what does not fit in its own sentence."""
    yield from ((said(fit.op, fit.of, fit.value), fit.sentence) for fit in fits if fit.own)


def nearly_each(fits: Sequence[Fit], told: frozenset[int]) -> Iterator[Nearly]:
    """Yield what does not fit with a figure elsewhere; *told*: the places of results that are read."""
    for fit in fits:
        if not fit.own and fit.value.start not in told:
            yield asked(fit.sentence, fit.op, map(written, fit.of), fit.value)


def _is_plain(figure: Quantity) -> bool:
    return figure.bound == "=" and figure.upper is None and not figure.signed and figure.value > 0


def _is_sharp(figure: Quantity) -> bool:
    """Whether a figure is told as about so much, with more digits than that needs: 约 1,503 元."""
    return figure.bound == "~" and figure.upper is None and len(figure.value.normalize().as_tuple().digits) > _ROUGH


_ROUGH: Final = 2
_ABOUT: Final = Decimal("0.01")
"""How far off such a figure may be."""


def _measure(figure: Quantity) -> tuple[str, str]:
    return figure.dimension, "" if figure.dimension == "count" else figure.unit


def _for_each(one: Amount) -> str:
    """Return of what a figure is told for each, ANY where that is not said; empty where it is for nothing."""
    found = per_what(one)
    if not found or (found in EMPTY and found not in _SPANS):
        named = _NAMED.search(one.head) or _BEHIND.match(one.tail)
        found = named["thing"] if named and (named["thing"] not in EMPTY or named["thing"] in _SPANS) else ""
    return found or (ANY if _AT.search(one.head) or _EACH.match(one.tail) else "")


ANY: Final = "*"
_NAMED: Final = regex(r"(?:^|\S )(?:an?|one|each|every|per) (?P<thing>[a-z]{3,})(?: [a-z]+){0,3}\s?$")
_BEHIND: Final = regex(
    r"^ (?:[a-z]+ ){0,4}?(?:to (?:an?|the|each|every)|per|for (?:each|every)|on an average) (?P<thing>[a-z]{3,})\b"
)
"""A return costs $9; 220 to a well; 46 points were done per sprint."""
_AT: Final = regex(r"^(?: [a-z]+)? (?:at|@) $")
_EACH: Final = regex(r"^ (?:each|apiece)\b")
_COINS: Final = frozenset({"cent", "cents", "pence", "p", "ct"})


def _in_money(one: Amount, here: Sequence[Named]) -> Quantity:
    """Return an amount for each; one in cents in the money of its sentence."""
    figure = exactly(one.figure)
    units = {other.value.unit for other in here if other.value.dimension == "money"}
    if figure.unit not in _COINS or len(units) != 1:
        return figure
    more = {"value": figure.value / 100, "step": figure.step / 100, "unit": units.pop(), "dimension": "money"}
    return figure.model_copy(update=more)


def _is_each(one: Amount) -> bool:
    figure = one.figure
    return (
        bool(figure.text)
        and figure.dimension in {"count", "money", "duration", "effort"}
        and (_is_plain(figure) or _is_sharp(figure))
        and bool(_for_each(one))
        and not EARLIER.search(one.near)
        and not GREW.search(one.head)
    )


def _fit(shape: Shape, number: int, every: Sequence[Amount], at: int, known: _Known) -> Fit | None:
    """Return how an amount for each of something misses what is divided and by how many."""
    one, per = every[at], _for_each(every[at])
    figure = _in_money(one, known.own[number])
    low, high = -1, 1 << 60
    like = [other.figure.start for other in every if other.figure.dimension == figure.dimension]
    if len(like) > 1:
        low = max((start for start in like if start < figure.start), default=low)
        high = min((start for start in like if start > figure.start), default=high)
    here = [other for other in known.own[number] if low < other.start < high and other.start != figure.start]
    numbers = _numbers(per, known) if per != ANY else [other for other in here if _may_count(other, figure)]
    own_numbers = [other for other in here if other in numbers]
    totals = [other for other in here if _is_total(other.value, figure)]
    if totals and own_numbers:
        meant = [other for other in own_numbers if not other.apart] or own_numbers
        return _missed(shape, number, one, totals, meant, room=NEAR if per == ANY else FAR)
    if per == ANY:
        return None
    away = per in PERIODS or per in _SPANS
    if not totals and not own_numbers:
        # a return costs $9; 2,000 returns are $18,000
        for beside in (number + 1, number - 1):
            here = [other for other in known.own[beside] if abs(other.line - shape.sentence.line) <= LINES]
            own_numbers = [other for other in here if other in numbers]
            totals = [other for other in here if own_numbers and _is_total(other.value, figure)]
            if totals:
                return _missed(shape, number, one, totals, own_numbers, room=NEAR)
        return None
    if totals:
        wide = [other for other in numbers if other.start != figure.start]
        wide = [other for other in wide if not away or abs(other.line - shape.sentence.line) <= LINES]
        return _missed(shape, number, one, totals, wide, room=NEAR)
    if own_numbers and not away:
        wide = [other for other in known.measured[_measure(figure)] if _is_total(other.value, figure)]
        return _missed(shape, number, one, wide, own_numbers, room=NEAR, named=True)
    return None


def _numbers(per: str, known: _Known) -> list[Named]:
    """Return the figures that say how many there are of something."""
    if per not in known.counted:
        known.counted[per] = [one for one in known.numbers if _counts(one, per)]
    return known.counted[per]


def _may_count(one: Named, each: Quantity) -> bool:
    """Whether a figure may be a number of things for each of which something is told."""
    return _is_number(one.value) and one.value.start < each.start and one.value.dimension == "count"


def _is_number(figure: Quantity) -> bool:
    plain = _is_plain(figure) or (figure.dimension == "duration" and figure.bound == "<=" and figure.upper is None)
    return plain and not figure.per and figure.value > 1 and figure.dimension in {"count", "duration"}


def _counts(one: Named, per: str) -> bool:
    """Whether a figure says how many there are of something."""
    figure = one.value
    unit = figure.unit.lower().removeprefix("working ")
    what = PERIODS.get(per) or SHORT.get(per) or per
    if unit.rstrip("s") == what.rstrip("s"):
        return True
    if figure.dimension == "duration":
        return False
    if PER.get(unit) == per:
        return True
    if f"{per}数" in one.near:
        return True
    if unit in PEOPLE and per in EACH_PERSON:
        return True
    if per.isascii():
        return any(_stem(word) == _stem(per) for word in (*one.head, unit))
    if per in EACH_PERSON:
        return False
    return bool(unit and (per in unit or unit in per)) or any(word.endswith(per) for word in one.head)


_SPANS: Final = frozenset(unit.rstrip("s") for unit in PERIODS.values())


@cache
def _stem(word: str) -> str:
    return stem(word)


def _is_total(figure: Quantity, each: Quantity) -> bool:
    """Whether a figure may be what is divided: measured as one for each is, and more."""
    if (figure.per and figure.per not in _SPANS) or figure.dimension != each.dimension or figure.value <= each.value:
        return False
    if figure.dimension != "count":
        return figure.unit == each.unit
    if not each.unit:
        return figure.unit.isascii()
    return not figure.unit or one_unit(figure.unit.lower(), each.unit.lower())


def _missed(
    shape: Shape,
    number: int,
    one: Amount,
    totals: Sequence[Named],
    numbers: Sequence[Named],
    *,
    room: Decimal,
    named: bool = False,
) -> Fit | None:
    """Return the nearest total and number that do not fit an amount for each; nothing where some do, or none is near.

    *named*: a total must be of the same thing by its name.
    """
    each, lasts = _in_money(one, totals), bool(LASTS.search(shape.text))
    best: tuple[Decimal, Named, Named] | None = None
    for total in sorted(totals, key=lambda other: abs(other.start - each.start)):
        for count in numbers:
            times = total.value.value / count.value.value / each.value
            if total is count or not 1 / room <= times <= room:
                continue
            mean, about = bool(_MEAN.search(one.near)), one.figure.bound == "~"
            if _holds(total.value, count.value, each, mean=mean, about=about, lasts=lasts):
                return None
            off = max(times, 1 / times)
            if (best is None or (off < best[0] and total is best[1])) and (
                not named or _are_of_one(total, count, number)
            ):
                best = off, total, count
    if best is None:
        return None
    _, total, count = best
    if any(two.value * count.value.value == total.value.value for _, two in shape.figures() if two is not one.figure):
        # from 46 to 40 for each, and really 41: of what they were, and not of what they are
        return None
    here = [other.start for other in (total, count) if other.sentence == number]
    if _else(shape, one, total, [*here, each.start], number):
        return None
    if not here and total.start < each.start:
        return Fit(shape.sentence, "ratio", (total.value, count.value), each, own=False)
    if not here or (total.sentence == number and total.start > each.start):
        return Fit(shape.sentence, "product", (count.value, each), total.value, own=len(here) > 1)
    return Fit(shape.sentence, "ratio", (total.value, count.value), each, own=len(here) > 1)


def _is_like(one: Quantity, other: Quantity) -> bool:
    return (one.dimension, one.unit) == (other.dimension, other.unit) and not one.per


def _else(shape: Shape, one: Amount, total: Named, places: Sequence[int], number: int) -> bool:
    """Whether the words beside figures say that something else comes in."""
    start, text = shape.sentence.start, shape.sentence.text.lower()
    first, final = min(places), max(places)
    between = [other for _, other in shape.figures() if first < other.start < final and other.start not in places]
    if any(_is_like(other, one.figure) for other in between):
        # and 140 miles on Saturdays
        return True
    low, high = max(0, min(places) - start - _BESIDE), max(places) - start
    at = total.start - start if total.sentence == number else 0
    words = text[low:high] if at else f"{text[low:high]} {total.excerpt.lower()}"
    ahead = text[max(0, at - _BESIDE) : at]
    if (AIM.search(one.near) or _CAPPED.match(one.tail)) and not (_MOST.search(one.near) and _MOST.search(ahead)):
        return True
    last = max((place - start for place in places if place - start < at), default=at)
    if at > one.figure.start - start and (REALLY.search(ahead) or _APART.search(text[last:at])):
        return True
    return bool(_ASIDE.search(_MOST.sub("", words)) or _SOME.search(text[low : high + _BEHIND_ALL]))


def _holds(total: Quantity, number: Quantity, each: Quantity, *, mean: bool, about: bool, lasts: bool) -> bool:
    """Whether figures fit; an average may be rounded, and a number of days for which something lasts."""
    exact = total.value / number.value / each.value
    if about and abs(exact - 1) <= _ABOUT:
        return True
    if lasts and number.dimension == "duration" and abs(exact - 1) * number.value < 1:
        # for how many whole days it lasts
        return True
    claims = [recompute("product", [number, each], total)]
    if mean or len(each.value.normalize().as_tuple().digits) > 1:
        claims.append(recompute("ratio", [total, number], each))
    return any(claim and claim.holds for claim in claims)


def _are_of_one(total: Named, number: Named, here: int) -> bool:
    """Whether a total that stands elsewhere is called as the number is."""
    return total.sentence != here and bool(total.near & number.near)
