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
from mcp_server.language.relations import Said, asked, said, written
from mcp_server.language.shapes import Shape
from mcp_server.language.stated_factors import REALLY
from mcp_server.language.stated_means import AIM, EACH_PERSON, PEOPLE, PERIODS, SHORT, TELLS_EACH, one_unit, per_what
from mcp_server.language.stated_roles import EARLIER, GREW
from mcp_server.model.brief import ClaimOp
from mcp_server.model.paper import Nearly
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

MANY: Final = 300
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
    r"|of which|first|rest|(?:and|with) (?:the|an?|our|its|some))\b"
)
"""Words between figures for something else that comes in."""

_MOST: Final = regex(r"上限|最[多大高]|至多|\b(?:up to|at most|most|max\w*|limit\w*|capacity)\b")
"""Words for what there can be at most, of one and of all."""
_BESIDE: Final = 16
_SOME: Final = regex(
    r"有的|有些|个别|部分|不全|没满|未满|不满|含"
    r"|\b(?:some|not (?:all|every|full)|except|smaller|larger|shorter|longer|with the|plus|includ\w+)\b"
)
"""Words for what is not the same for each."""
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

    every: Sequence[Named]
    own: dict[int, list[Named]]
    """Those of each sentence."""
    measured: dict[tuple[str, str], list[Named]]
    """By dimension and unit; counts by dimension alone."""
    counted: dict[str, list[Named]]
    """By what they are the number of; filled as it is asked for."""


def each_of(shapes: Sequence[Shape], every: Sequence[Named]) -> list[Fit]:
    """Return the amounts for each of something that miss their total and number."""
    known = _Known(every, defaultdict(list), defaultdict(list), {})
    for one in every:
        if _is_plain(one.value):
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
    """Yield what does not fit with a figure elsewhere; *told* are the places of figures that are explained."""
    for fit in fits:
        if not fit.own and fit.value.start not in told:
            yield asked(fit.sentence, fit.op, map(written, fit.of), fit.value)


def _is_plain(figure: Quantity) -> bool:
    return figure.bound == "=" and figure.upper is None and not figure.signed and figure.value > 0


def _measure(figure: Quantity) -> tuple[str, str]:
    return figure.dimension, "" if figure.dimension == "count" else figure.unit


def _for_each(one: Amount) -> str:
    """Return of what a figure is told for each; empty where it is none."""
    found = per_what(one)
    if found in EMPTY:
        return ""
    if not found:
        named = _NAMED.search(one.head) or _BEHIND.match(one.tail)
        return named["thing"] if named and named["thing"] not in EMPTY else ""
    return found


_NAMED: Final = regex(r"(?:^|\S )(?:an?|one|each|every|per) (?P<thing>[a-z]{3,})(?: [a-z]+){0,3}\s?$")
_BEHIND: Final = regex(
    r"^ (?:[a-z]+ ){0,4}?(?:to (?:an?|the|each|every)|per|for (?:each|every)) (?P<thing>[a-z]{3,})\b"
)
"""A return costs $9; 220 to a well; 46 points were done per sprint."""


def _is_each(one: Amount) -> bool:
    figure = one.figure
    return (
        bool(figure.text)
        and figure.dimension in {"count", "money", "duration", "effort"}
        and _is_plain(figure)
        and bool(_for_each(one))
        and not EARLIER.search(one.near)
        and not GREW.search(one.head)
    )


def _fit(shape: Shape, number: int, every: Sequence[Amount], at: int, known: _Known) -> Fit | None:
    """Return how an amount for each of something misses what is divided and by how many."""
    one, per = every[at], _for_each(every[at])
    figure = one.figure
    low, high = 0, 1 << 60
    like = [other.figure.start for other in every if other.figure.dimension == figure.dimension]
    if len(like) > 1:
        low = max((start for start in like if start < figure.start), default=low)
        high = min((start for start in like if start > figure.start), default=high)
    here = [other for other in known.own[number] if low < other.start < high and other.start != figure.start]
    numbers = _numbers(per, known)
    own_numbers = [other for other in here if other in numbers]
    totals = [other for other in here if _is_total(other.value, figure)]
    if totals and own_numbers:
        return _missed(shape, number, one, totals, own_numbers, room=FAR)
    away = PERIODS.get(per)
    if not totals and not own_numbers:
        # a return costs $9; 2,000 returns are $18,000
        here = [other for other in known.own[number + 1] if abs(other.line - shape.sentence.line) < LINES]
        own_numbers = [other for other in here if other in numbers]
        totals = [other for other in here if own_numbers and _is_total(other.value, figure)]
        return _missed(shape, number, one, totals, own_numbers, room=NEAR)
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
        known.counted[per] = [one for one in known.every if _is_plain(one.value) and _counts(one, per)]
    return known.counted[per]


def _counts(one: Named, per: str) -> bool:
    """Whether a figure says how many there are of something."""
    figure = one.value
    unit = figure.unit.lower().removeprefix("working ")
    if figure.per or figure.value <= 1 or figure.dimension not in {"count", "duration"}:
        return False
    what = PERIODS.get(per) or SHORT.get(per) or per
    if unit.rstrip("s") == what.rstrip("s"):
        return True
    if figure.dimension == "duration":
        return False
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
        return True
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
    each = one.figure
    best: tuple[Decimal, Named, Named] | None = None
    for total in sorted(totals, key=lambda other: abs(other.start - each.start)):
        for count in numbers:
            times = total.value.value / count.value.value / each.value
            if total is count or not 1 / room <= times <= room:
                continue
            if _holds(total.value, count.value, one):
                return None
            off = max(times, 1 / times)
            if (best is None or (off < best[0] and total is best[1])) and (
                not named or _are_of_one(total, count, number)
            ):
                best = off, total, count
    if best is None:
        return None
    _, total, count = best
    here = [other.start for other in (total, count) if other.sentence == number]
    start, text = shape.sentence.start, shape.sentence.text.lower()
    low, high = min(*here, each.start) - start if here else 0, max(*here, each.start) - start if here else len(text)
    between = text[max(0, low - _BESIDE) : high]
    if total.sentence != number:
        between += f" {total.excerpt.lower()}"
    ahead = text[max(0, total.start - start - _BESIDE) : max(0, total.start - start)]
    if AIM.search(one.near) and not (_MOST.search(one.near) and _MOST.search(ahead)):
        return None
    if total.start > each.start and REALLY.search(ahead):
        return None
    if _ASIDE.search(_MOST.sub("", between)) or _SOME.search(text[low : high + _BEHIND_ALL]):
        return None
    if not here:
        return Fit(shape.sentence, "product", (count.value, each), total.value, own=False)
    own = len(here) > 1
    if total.start < each.start or total.sentence != number:
        return Fit(shape.sentence, "ratio", (total.value, count.value), each, own=own)
    return Fit(shape.sentence, "product", (count.value, each), total.value, own=own)


def _holds(total: Quantity, number: Quantity, one: Amount) -> bool:
    """Whether figures fit; an average may be rounded."""
    each = one.figure
    claims = [recompute("product", [number, each], total)]
    if len(each.value.normalize().as_tuple().digits) > 1 or _MEAN.search(one.near):
        claims.append(recompute("ratio", [total, number], each))
    return any(claim and claim.holds for claim in claims)


def _are_of_one(total: Named, number: Named, here: int) -> bool:
    """Whether a total that stands elsewhere is called as the number is."""
    return total.sentence != here and bool(total.near & number.near)
