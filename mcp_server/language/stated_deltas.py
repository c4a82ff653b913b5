"""Which figures say by how much something has changed: as an amount, a percentage, points, or a multiple."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from mcp_server.language.relations import Said, alike, said
from mcp_server.language.stated_cues import (
    AFTER,
    BECOMES,
    BEFORE_TAIL,
    BY,
    BY_ZH,
    DOWN,
    GREW,
    MORE,
    MUCH,
    SAYS,
    THEN,
    TIMES,
    TIMES_ZH,
    UP,
    VERB,
)
from mcp_server.language.stated_terms import TERMS, Term, unlike
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex


class Delta(NamedTuple):
    """A figure that says by how much something has changed."""

    term: Term
    way: int
    """1 for more, -1 for less, 0 where it is not said."""
    sort: str
    """by, times, or either."""


def deltas_of(terms: Sequence[Term]) -> list[Delta]:
    """Return the figures that say by how much something has changed."""
    found: list[Delta] = []
    for number, term in enumerate(terms):
        delta = delta_of(term)
        last = found[-1] if found and found[-1].term is terms[number - 1] else None
        if delta is None and last and THEN.match(term.head) and term.figure.bound == "=":
            shows = (
                term.figure.dimension in {"percent", "points"} or term.figure.dimension == last.term.figure.dimension
            )
            delta = Delta(term, last.way, "by") if shows and not AFTER.search(term.near) else None
        if delta and number and delta.term.figure.bound == "=" and _OR.fullmatch(term.head):
            # 0.3 million or 20% more
            ahead = terms[number - 1]
            rates = [one.figure.dimension == "percent" for one in (ahead, term)]
            shows = rates[0] != rates[1] and ahead.figure.bound == "=" and not ahead.word and delta_of(ahead) is None
            if shows and MORE.search(term.tail):
                found.append(Delta(ahead, delta.way, "by"))
        if delta:
            found.append(delta)
    several = [delta for delta in found if delta.term.figure.dimension == "percent" and delta.sort == "by"]
    return found if len(several) < 2 else []


def delta_of(term: Term) -> Delta | None:
    """Return what a figure says of a change, where it says anything of one."""
    figure, thing = term.figure, term.thing
    if thing.endswith("s") and thing != "less" and (UP.fullmatch(thing) or DOWN.fullmatch(thing)):
        # 38 falls on the wards
        return None
    if figure.upper is not None or figure.bound not in {"=", "~"} or (figure.per and not GREW.search(term.near)):
        return None
    if figure.dimension == "ratio":
        return _multiple(term)
    if BEFORE_TAIL.search(term.tail) and not MORE.search(term.tail):
        return None
    if figure.dimension not in {"percent", "points"} and BECOMES.search(term.near):
        return None
    grew, more = GREW.search(term.near), MORE.search(term.tail)
    if grew or more:
        words = grew[0] if grew else more[0] if more else ""
        return Delta(term, way_of(words), "by")
    percent = figure.dimension in {"percent", "points"}
    enclosed = percent and term.head.endswith("(") and not term.tail.strip()
    if percent and _LOSS.search(term.near):
        return Delta(term, -1, "by")
    if figure.signed or enclosed:
        return Delta(term, (figure.value > 0) - (figure.value < 0) if figure.signed else 0, "by")
    return None


def own_thing(term: Term, text: str) -> bool:
    """Whether a change behind two figures speaks of nothing else: of no other thing than was named ahead of them."""
    grew = GREW.search(term.near)
    rest = SAYS.sub("|", term.near[: grew.start()] if grew else term.near)
    ahead = text[: term.place - len(term.near)]
    return all(part in ahead or (len(part) > 1 and part[-2:] in ahead) for part in rest.split("|") if part)


def nothing_else(said: str, ahead: str) -> bool:
    """Whether words before a change name no other thing than what stands ahead of them."""
    rest = [part for part in SAYS.sub("|", _JOINTS.sub("|", said)).split("|") if len(part) > 1]
    return all(part in ahead or (not part.isascii() and part[-2:] in ahead) for part in rest)


_JOINTS: Final = regex(
    r"\b(?:hence|so|thus|while|but|because|since|against|than|as|we|one|also|even|too|result\w*|leaving|left)\b"
)


def way_of(words: str) -> int:
    """Return whether words speak of more (1) or less (-1), or do not say it (0)."""
    up, down = list(UP.finditer(words)), list(DOWN.finditer(words))
    if not (up or down):
        return 0
    return 1 if not down or (up and up[-1].end() > down[-1].end()) else -1


_LOSS: Final = regex(r"\b(?:loss|shortfall|setback|downturn)(?: (?:[a-z]+ ){0,2}of)?(?: (?:only|just|some|a))?\s?$")
"""What is one of money, or of so many, unless it is of percent."""
_OR: Final = regex(r"[^,;()]{0,24}(?:,? or |,? i\.e\.,? |,? that is,? | ?[(=] ?)")
_OBJECT: Final = regex(r"^ (?:every|each|any|all)\b")


def _multiple(term: Term) -> Delta | None:
    """Return what a multiple or fraction says of a change, where it says anything of one."""
    if VERB.fullmatch(term.word):
        # the lottery doubles every pound
        return None if _OBJECT.match(term.tail) else Delta(term, 0, "times")
    fold = term.word and term.figure.value > 1 and bool(MUCH.search(term.tail))
    if fold or (term.figure.value >= 1 and MUCH.search(term.tail)):
        return Delta(term, way_of(term.tail.split(",")[0]), "either")
    if BY_ZH.search(term.near) or BY.search(term.near) or MUCH.search(term.tail):
        return Delta(term, way_of(term.near if BY_ZH.search(term.near) or BY.search(term.near) else term.tail), "by")
    if TIMES_ZH.search(term.near) or (TIMES.search(term.tail) and not re.search(r"\bof\s?$", term.near)):
        return Delta(term, 0, "times")
    return None


def of_another(one: Said, others: Sequence[Quantity]) -> bool:
    """Whether a change that does not fit its two figures is just that between one of them and a third."""
    of = [part for part in one.of if isinstance(part, Quantity)]
    stated = abs(one.value.value)
    fine = one.value.step < 1 if one.op == "change" else stated >= _FINE * one.value.step
    if one.op not in {"difference", "change"} or not fine or len(others) > TERMS:
        return False
    told = {one.value.start, *(part.start for part in of)}
    if one.op == "change" and of[0].value > 0:
        # 728 人，多了 91 位，增幅 12.5%
        rest = [other for other in others if other.start not in told and not unlike(other, of[0])]
        shares = (other.value / of[0].value * 100 for other in rest)
        if any(abs(share - stated) <= one.value.step / 2 for share in shares):
            return True
    for other in others:
        for part in of if other.start not in told else ():
            low, high = sorted((part.value, other.value))
            if not 0 < low < high or unlike(part, other):
                continue
            # more is so much of what was less
            base = low if of[1].value > of[0].value else high
            off = high - low
            if off == stated if one.op == "difference" else abs(off / base * 100 - stated) <= one.value.step / 2:
                return True
    return False


_FINE: Final = 6
"""How many times its last place a difference is at least that is no chance."""


def _like(one: Quantity, other: Quantity) -> bool:
    return alike(one, other) or (
        one.dimension == other.dimension == "count"
        and one.bound == other.bound == "="
        and not (one.upper or other.upper)
    )


def exact(level: Quantity) -> Quantity:
    """Return a percentage as one that is not rounded."""
    step = level.step / 10
    return level.model_copy(update={"step": step, "text": f"{level.value.quantize(step):f}%"})


def moved(
    before: Quantity, after: Quantity, stated: Quantity, *, clear: bool = True, sure: bool = False
) -> Iterator[Said]:
    """Yield how a stated change follows from two figures."""
    if not _like(before, after) or stated.bound != "=" or stated.upper is not None:
        return
    points = stated.dimension == "points" or (stated.dimension == "count" and stated.unit in {"points", "个点", "点"})
    if stated.dimension == "percent":
        yield said("change", (before, after), stated, clear=clear, sure=sure)
    elif before.dimension == "percent" and points:
        as_points = stated.model_copy(update={"dimension": "points", "unit": "pp", "text": ""})
        # from 2.5 % to 1.8 % are 0.7 points, however the two are rounded
        shown = abs(after.value - before.value) == abs(stated.value) or before.step != after.step
        fits = shown or abs(abs(after.value - before.value) - abs(stated.value)) > before.step * 3 / 2
        yield said("points", (before, after), as_points, clear=clear and fits, sure=sure and fits)
    elif stated.dimension == before.dimension and not points and (alike(stated, after) or alike(stated, before)):
        yield said("difference", (after, before), stated, clear=clear, sure=sure)
