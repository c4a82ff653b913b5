"""The relations that a text states between its own figures.

A reader yields readings: a claim about one stated figure. One figure may have several; where one of them holds, that is
what the text means. A reading that is only possible, but not what the words clearly say, is told where it holds and
forgotten where it does not: nothing is called wrong that has another sense.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from typing import Final, NamedTuple

from mcp_server.language.claims import Recomputed, from_texts, recompute
from mcp_server.language.pages import Sentence, excerpt_of
from mcp_server.language.quantities import quantity
from mcp_server.limits import NAME_CHARACTERS
from mcp_server.model.brief import ClaimOp
from mcp_server.model.paper import Nearly, Stated
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

WHOLE: Final = Quantity(value=Decimal(100), unit="%", dimension="percent", text="100%")
PARTS: Final = 60
"""Figures of one relation."""
_FEW: Final = 12
"""Figures of which some may be meant."""
_APART: Final = frozenset({"within", "elapsed", "count"})
"""Operations that may hold of a figure beside another one that must hold as well."""
_WHOLE: Final = "whole"
_TELLING: Final = 100
"""A sum that no few of its parts make by chance."""


class Said(NamedTuple):
    """One way to read a stated figure: how it follows, and from what."""

    place: int
    """Where the stated figure begins in the text."""
    op: ClaimOp
    of: tuple[Quantity | str, ...]
    value: Quantity
    clear: bool
    """Whether the words say just this; else it is only possible."""
    sure: bool = False
    """Whether nothing else can be meant, so that what else is possible does not count."""
    certain: bool = False
    """Whether its place and words leave no doubt, so that no other explanation is looked for."""


def written(figure: Quantity) -> str:
    """Return a figure as a text that is read as just this figure: as it stands, where that is enough."""
    text = " ".join(figure.text.split())
    found = quantity(text) if len(text) <= NAME_CHARACTERS else None
    if found and (found.value, found.unit, found.bound) == (figure.value, figure.unit, figure.bound):
        return text
    unit = "" if figure.dimension == "count" else f" {figure.unit}" if figure.unit.isalpha() else figure.unit
    return f"{figure.value:f}{unit}"


_ABOUT: Final = regex(r"^(?:大?约|近|about|around|roughly|approximately|some|nearly|almost|ca?\.)\s*")


def exactly(figure: Quantity) -> Quantity:
    """Return a figure that is told as about so much as just so much."""
    if figure.bound != "~":
        return figure
    return figure.model_copy(update={"bound": "=", "text": _ABOUT.sub("", figure.text.strip())})


def said(op: ClaimOp, of: Iterable[Quantity], value: Quantity, *, clear: bool = True, sure: bool = False) -> Said:
    """Return one way to read a figure."""
    return Said(value.start, op, tuple(of), value, clear, sure)


def asked(sentence: Sentence, op: ClaimOp, of: Iterable[str], value: Quantity) -> Nearly:
    """Return the question whether a figure of a sentence follows from others, which nearly give it."""
    return Nearly(line=sentence.line, excerpt=excerpt_of(sentence.text), op=op, of=tuple(of), value=written(value))


def settled(
    readings: Iterable[Said], otherwise: Callable[[Said, Quantity], bool] = lambda _, __: False
) -> Iterator[Said]:
    """Yield what each stated figure means: a reading that holds, else the clear one, else nothing.

    *otherwise* tells whether a figure has another explanation than a reading that fails.
    """
    by_place: dict[tuple[int, str], list[Said]] = defaultdict(list)
    for one in readings:
        if len(one.of) <= PARTS:
            # that a part is no larger than the whole, or that dates fit, says nothing of what else the whole is, nor
            # that shares make a hundred of what the last of them is the share of
            by_place[one.place, _WHOLE if one.value == WHOLE else one.op if one.op in _APART else ""].append(one)
    told: set[frozenset[int]] = set()
    parts_of: dict[int, set[int]] = {}
    missed: set[int] = set()
    for (place, sort), every in sorted(by_place.items()):
        if sort == _WHOLE and any(missed & {place, *starts(one)} for one in every):
            continue
        first, unknown = None, False
        off = False
        several = [one for one in every if one.clear] if any(one.sure for one in every) else every
        for one in sorted(several, key=lambda one: not one.clear):
            result = _recomputed(one)
            if result is None:
                unknown = unknown or one.clear
                continue
            if result.holds:
                first, off = one, False
                break
            if (
                one.clear
                and first is None
                and (
                    one.certain
                    or _moved(one)
                    or not (_some(one) or _twice(one, parts_of) or otherwise(one, result.value))
                )
            ):
                first, off = one, True
        else:
            # one clear reading that cannot be computed may be the right one
            first = None if unknown else first
        if first is not None and not (wrong := _wrong(first) if off else set()) & told:
            told |= wrong
            missed |= {place} if off else set()
            if first.op == "sum" and not off and first.place == first.value.start:
                parts_of[first.value.start] = set(starts(first))
            yield first


def _moved(one: Said) -> bool:
    """Whether the words tell what was before, what is after, and by how much it has changed."""
    return (
        one.sure
        and one.op == "change"
        and all(isinstance(part, Quantity) for part in one.of)
        and len({part.unit for part in one.of if isinstance(part, Quantity)}) == 1
    )


def _twice(one: Said, parts_of: dict[int, set[int]]) -> bool:
    """Whether a sum takes a total together with some of what that is made of."""
    places = {part.start for part in one.of if isinstance(part, Quantity) and part.value > 0}
    if one.place not in {one.value.start, *places}:
        # cells have no places of their own
        return False
    return one.op == "sum" and any(places & parts_of.get(place, set()) for place in places)


def _some(one: Said) -> bool:
    """Whether only some of the figures that are next to each other, or all but one, make a sum: those are its parts."""
    values = [part.value for part in one.of if isinstance(part, Quantity)]
    whole = one.value.value
    if one.op != "sum" or one.value.dimension == "percent" or not 2 < len(values) <= _FEW or abs(whole) < _TELLING:
        return False
    runs = (sum(values[low:high]) for low, high in combinations(range(len(values) + 1), 2) if high - low > 1)
    return whole in runs or sum(values) - whole in values


class Known(NamedTuple):
    """What the relations of a text say of its figures."""

    held: frozenset[int]
    """The places of those of relations that hold."""
    wrong: frozenset[int]
    """The places of those of relations that do not."""
    mended: frozenset[Decimal]
    """What these should be."""


def known(said: Iterable[Said]) -> Known:
    """Return what relations say of the figures of a text."""
    held: set[int] = set()
    wrong: set[int] = set()
    mended: set[Decimal] = set()
    for one in said:
        result = _recomputed(one)
        places = [one.place, *starts(one)]
        if result is not None and result.holds:
            held.update(places if one.op != "within" else ())
        elif result is not None:
            wrong.update(places)
            mended.add(result.value.value)
    return Known(frozenset(held), frozenset(wrong), frozenset(mended))


def _wrong(one: Said) -> set[frozenset[int]]:
    """Return the figures of a reading that does not hold: what is wrong with them is told once."""
    if one.op == "count":
        return set()
    return {frozenset([one.place, *starts(one)])}


def starts(one: Said) -> Iterator[int]:
    """Yield the places of the figures that a reading takes."""
    return (part.start for part in one.of if isinstance(part, Quantity))


def is_true(one: Said) -> bool:
    """Whether a reading is true of its figures."""
    result = _recomputed(one)
    return bool(result and result.holds)


def _recomputed(one: Said) -> Recomputed | None:
    figures = [part for part in one.of if isinstance(part, Quantity)]
    if len(figures) == len(one.of) and one.op != "count":
        return recompute(one.op, figures, one.value)
    return from_texts(one.op, tuple(map(str, one.of)), written(one.value))


def stated(one: Said, line: int = 0, excerpt: str = "") -> Stated:
    """Return a reading as a noun with its place."""
    of = tuple(part if isinstance(part, str) else written(part) for part in one.of)
    return Stated(op=one.op, of=of, value=written(one.value), text=excerpt, line=line, excerpt=excerpt, read=True)


def alike(one: Quantity, other: Quantity) -> bool:
    """Whether two figures can be added: of one dimension, and of one unit where both name one."""
    if one.dimension != other.dimension or one.bound != "=" or other.bound != "=" or one.upper or other.upper:
        return False
    return one.unit == other.unit or (one.dimension == "count" and not (one.unit and other.unit))


def any_sum(parts: Sequence[Quantity], total: Quantity) -> Iterator[Said]:
    """Yield the runs of figures right before a total that may add up to it."""
    value, room = Decimal(0), total.step
    for first in range(len(parts) - 1, max(-1, len(parts) - 1 - PARTS), -1):
        value += parts[first].value
        room += parts[first].step
        if first < len(parts) - 1 and abs(value - total.value) <= room:
            yield said("sum", parts[first:], total, clear=False)


def may_be(op: ClaimOp, one: Quantity, other: Quantity, value: Quantity) -> Iterator[Said]:
    """Yield a product of two figures where it comes near a value."""
    rates = [figure.value / 100 if figure.dimension == "percent" else figure.value for figure in (one, other)]
    if abs(rates[0] * rates[1] - value.value) <= abs(value.value) / 20 + value.step:
        yield said(op, (one, other), value, clear=False)
