"""Changes by the part that each figure plays, in whatever order and over two sentences: what was before, what is now,
and by how much, as an amount, as a percentage, in points, or as a multiple."""

import re
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from typing import Final

from mcp_server.language.relations import Said, alike, is_true, said, starts
from mcp_server.language.stated_changes import checked, close
from mcp_server.language.stated_cues import (
    AFTER,
    AIM,
    ARROW,
    ASIDE,
    BEFORE_TAIL,
    CUT,
    DATED,
    EARLIER,
    EXCEEDED,
    EXCEEDS,
    HAN,
    JOINS,
    LEAVES,
    LEFT,
    LINK,
    MEANT,
    NOT_AFTER,
    NOW,
    SCALE,
    STRONG,
    THEN,
    THEREFORE,
    VERB,
    WHEN,
    WHEN_HAN,
)
from mcp_server.language.stated_deltas import Delta, delta_of, deltas_of, of_another, own_thing, way_of
from mcp_server.language.stated_factors import EACH
from mcp_server.language.stated_terms import TERMS, Line, Term, joined, plain, unlike
from mcp_server.regex import regex

SCALES: Final = frozenset({4, 5, 6, 7, 10, 20, 100})
"""The most that a score can be."""
BARE: Final = 32
"""Characters between two figures of which only one has its unit."""
_INDEX: Final = regex(r"\bindex\b|指数")
"""A scale with a base of its own: what is said besides may be of another year."""


def moves(own: Line, ahead: Line | None) -> Iterator[Said]:
    """Yield the changes that a sentence states; what was before may stand in the sentence *ahead*."""
    others = [term.figure for term in (*(ahead.terms if ahead else ()), *own.terms) if plain(term.figure)]
    found = list(_moves(own, ahead))
    fits = {frozenset(starts(one)) for one in found if one.sure and is_true(one)}
    for one in found:
        # an amount and a percentage of one change: where one of them is right, so are the two figures
        sure = one.sure and frozenset(starts(one)) in fits
        if one.clear and of_another(one, others):
            yield one._replace(clear=False, sure=False)
        else:
            yield one._replace(certain=True) if sure else one


def _moves(own: Line, ahead: Line | None) -> Iterator[Said]:
    told = frozenset(term.figure.value for line in (own, ahead) if line for term in line.terms)
    for piece in _pieces(own):
        yield from _moved(piece, own.text, told)
        # among more figures, those that stand together
        for size in (3, 4) if len(piece) > 3 else ():
            for start in range(len(piece) - size + 1 if size < len(piece) else 0):
                yield from _moved(piece[start : start + size], own.text, told, near=True)
    for start in range(len(own.terms) - 2):
        three = own.terms[start : start + 3]
        if ";" in three[1].head and is_before(three[1], []) and delta_of(three[2]):
            # 30 元；比上月的 36 元低 20%
            yield from _moved(three, own.text, told, near=True)
    yield from _exceeded(own)
    if ahead is not None and own.terms:
        yield from _carried(joined(ahead, own), len(own.terms))


def _pieces(own: Line) -> Iterator[Sequence[Term]]:
    """Yield the figures between two semicolons; where only changes stand between these, with those ahead."""
    runs: list[list[Term]] = []
    for term in own.terms:
        if not runs or CUT.search(term.head):
            runs.append([])
        runs[-1].append(term)
    for number, run in enumerate(runs):
        yield run
        if number and len(deltas_of(run)) == len(run):
            yield [*runs[number - 1], *run]
    run = runs[-1] if runs else []
    last = [delta.term for delta in deltas_of(own.terms)][-1:]
    if len(run) < len(own.terms) <= 3 and (len(run) == 1 or last == [own.terms[-1]]):
        yield own.terms


def _moved(terms: Sequence[Term], text: str, told: Collection[Decimal], *, near: bool = False) -> Iterator[Said]:
    """Yield the changes of some figures; of those that only stand near each other, where the words are plain."""
    if not 2 <= len(terms) <= TERMS:
        return
    deltas = deltas_of(terms)
    if not deltas:
        return
    levels = levels_of(terms, deltas)
    if pair := ordered(levels, terms, deltas):
        known = [*pair, *(delta.term for delta in deltas)]
        if any(term.figure.dimension == "percent" and term not in known for term in terms):
            return
        low = min(one.place for one in pair)
        if near and not (is_before(pair[0], []) or ARROW.match(pair[1].head)):
            return
        whole = len([term for term in terms if delta_of(term) is None]) > 2 or near
        for number, delta in enumerate(deltas):
            if delta.term.place < low and (
                any(low > other.term.place > delta.term.place for other in deltas)
                or (_OF_THAT.match(delta.term.head) and delta.term.place > len(delta.term.head))
            ):
                # 扩到 32 间，为原来的 1.6 倍，人员从 75 到 111: that is told of what stands before it
                continue
            if whole and _IN_ALL.search(delta.term.near):
                continue
            chained = number and deltas[number - 1].term.place == delta.term.place - 1 - len(delta.term.head)
            multiple = delta.sort == "times" and not VERB.fullmatch(delta.term.word)
            if delta.term.place < low or chained or multiple or own_thing(delta.term, text):
                # 比去年的 8,200 多了 600，达到 9,800: all three parts are named
                firm = len(terms) == len(pair) + 1 and is_before(pair[0], []) and _is_after(pair[1])
                firm = firm and not _INDEX.search(pair[0].near)
                yield from checked(*pair, delta, firm=firm)
    elif len(levels) == 1 and not near:
        yield from _backed(levels[0], terms, deltas, told)


def levels_of(terms: Sequence[Term], deltas: Sequence[Delta]) -> list[Term]:
    """Return the two figures between which a change is, or what there is of them."""
    moved = [delta.term for delta in deltas]
    found = [term for term in terms if term not in moved and not term.word and plain(term.figure)]
    found = [term for term in found if term.figure.dimension != "ratio" and not SCALE.search(term.near)]
    if len(found) > 2:
        marked = [term for term in found if is_before(term, moved)] or [term for term in found if is_earlier(term)]
        if len(marked) == 1:
            found = [term for term in found if term is marked[0] or alike(term.figure, marked[0].figure)]
        if len(found) > 2 and not (marked and EACH.search(marked[0].near)):
            found = [term for term in found if term in marked or not EACH.search(term.near)]
    return found


def is_before(term: Term, moved: Sequence[Term]) -> bool:
    """Whether what stands beside a figure says that others are held against it."""
    last = max((one.place for one in moved if one.place < term.place), default=-1)
    linked = last >= 0 and term.place - last - 1 == len(term.head) and bool(LINK.search(term.head))
    return linked or bool(STRONG.search(term.near) or STRONG.search(term.head))


def is_earlier(term: Term) -> bool:
    """Whether what stands beside a figure says that it is of before."""
    return bool(EARLIER.search(term.near) or BEFORE_TAIL.search(term.tail))


def _is_after(term: Term) -> bool:
    return bool(
        (AFTER.search(term.near) and not NOT_AFTER.search(term.near))
        or LEFT.search(term.tail)
        or LEAVES.search(term.near)
    )


def ordered(levels: Sequence[Term], terms: Sequence[Term], deltas: Sequence[Delta]) -> tuple[Term, Term] | None:
    """Return what was before and what is now, where the words tell."""
    if len(levels) != 2 or unlike(levels[0].figure, levels[1].figure):
        return None
    one, two = levels
    if one.figure.dimension != two.figure.dimension and (
        len(two.head) > BARE or not (JOINS.search(two.head) or (one.when and two.when))
    ):
        return None
    moved = [delta.term for delta in deltas]
    aims = [bool(AIM.search(term.near)) for term in levels]
    scaled = any(SCALE.search(term.near) and term.figure.value in SCALES for term in terms)
    words = [term.near + "|" + term.tail[:12] for term in terms if not term.word]
    aside = [bool(ASIDE.search(text.replace("out of", "") if scaled else text)) for text in words]
    if any(aside) and not _of_two_times(one, two):
        # a figure against its plan is no change, unless it is said to be over or under it
        behind = moved[0].place > two.place
        now = [bool(NOW.search(term.near) or LEFT.search(term.tail)) for term in levels]
        meant = [bool(MEANT.search(term.near)) for term in levels]
        if behind and now != meant and sorted(now) == sorted(meant) == [False, True] and sum(aside) == 1:
            # what is to be, against what is
            return (one, two) if now[0] else (two, one)
        exceeds = EXCEEDS.search(moved[0].tail) or EXCEEDED.search(moved[0].near) or THEREFORE.search(moved[0].near)
        if sum(aside) > 1 or aims[0] == aims[1] or not (behind and exceeds):
            return None
        if deltas[0].way:
            return (one, two) if (two.figure.value > one.figure.value) == (deltas[0].way > 0) else (two, one)
        return (one, two) if aims[0] else (two, one)
    if ARROW.match(two.head):
        return one, two
    for marked in (
        [is_before(term, moved) for term in levels],
        [is_earlier(term) for term in levels],
        [not _is_after(term) for term in levels],
    ):
        if marked[0] != marked[1]:
            return (one, two) if marked[0] else (two, one)
    if bool(one.when) != bool(two.when) and DATED.search(one.head if one.when else two.head):
        return (one, two) if one.when else (two, one)
    if one.when and two.when and len(one.when) == len(two.when) and one.when != two.when and _akin(one, two):
        return (one, two) if one.when < two.when else (two, one)
    times = [delta for delta in deltas if delta.sort == "times" and not VERB.fullmatch(delta.term.word)]
    if (
        times
        and times[0].term.place < two.place
        and re.search(r"[它其]|前者|\b(?:of|as)\b", times[0].term.near + times[0].term.tail)
        and (times[0].term.place > one.place or times[0].term.figure.value > 1 or _OF_THIS.match(one.head))
        and not (times[0].term.place < one.place and _OF_ELSE.match(two.tail))
    ):
        return one, two
    return None


def _of_two_times(one: Term, two: Term) -> bool:
    """Whether two figures are called alike, and are of two times: the budget of 2026 and that of 2025."""
    told = [found[-1] if (found := AIM.findall(term.near)) else "" for term in (one, two)]
    told[1] = told[1] or (told[0] if _THAT.search(two.near) else "")
    earlier = is_earlier(one) != is_earlier(two)
    return told[0] == told[1] != "" and (earlier or bool(one.when and two.when and one.when != two.when))


_THAT: Final = regex(r"\b(?:that|those|the one|the figure) (?:for|of|in)\b")
_OF_THAT: Final = regex(r"^[^,;]{0,2},?(?:约?为|是)?(?:原来|原先|去年|上年|[其它])的\s?$")
_IN_ALL: Final = regex(r"合计|[共总]|\b(?:together|in all|altogether|total)\b")
"""Before what several changes come to."""
_OF_THIS: Final = re.compile(r"^ (?:of )?(?:the|our|its|their|these|those|all|last|his|her|my|your)?[a-z' ]{0,12}$")
"""Between a half and what it is the half of."""
_OF_ELSE: Final = re.compile(r"^ (?:to|by|on|from|at|with|of)\b")


def _akin(one: Term, two: Term) -> bool:
    """Whether two figures are named alike, or one of them is not named."""
    names = [set("".join(HAN.findall(term.near))) - WHEN_HAN for term in (one, two)]
    return not all(names) or bool(names[0] & names[1])


def _exceeded(own: Line) -> Iterator[Said]:
    """Yield what goes beyond a budget that stands in another part of the sentence, by how much."""
    for number, term in enumerate(own.terms):
        if number < 2 or not (EXCEEDED.search(term.near) or EXCEEDS.search(term.tail)) or not plain(term.figure):
            continue
        after = own.terms[number - 1]
        budgets = [one for one in own.terms[: number - 1] if AIM.search(one.near) and alike(one.figure, after.figure)]
        told = THEN.match(term.head) or EXCEEDED.search(term.head)
        if len(budgets) == 1 and told and plain(after.figure) and not delta_of(after):
            yield from checked(budgets[0], after, Delta(term, way_of(term.near + term.tail), "by"))


def _backed(level: Term, terms: Sequence[Term], deltas: Sequence[Delta], told: Collection[Decimal]) -> Iterator[Said]:
    """Yield a percentage beside an amount by which one figure has changed: what was before follows from the two.

    *told* are the figures around: what of the two ends is one of them is no end that is meant to follow.
    """
    if len(deltas) != 2 or len(terms) != 3:
        return
    amount, percent = deltas
    if amount.term.figure.dimension == "percent":
        amount, percent = percent, amount
    if percent.term.figure.dimension != "percent" or not alike(amount.term.figure, level.figure) or not amount.way:
        return
    if percent.term.figure.signed or any(ASIDE.search(delta.term.near) for delta in deltas):
        return
    step = max(level.figure.step, amount.term.figure.step)
    before, after = (level.figure.value + way * amount.way * amount.term.figure.value for way in (-1, 1))
    earlier = is_before(level, [amount.term]) or is_earlier(level) or bool(_AGO.search(level.near))
    if (before in told) != (after in told):
        earlier = after in told
    other = level.figure.model_copy(update={"value": after if earlier else before, "text": "", "step": step})
    if other.value > 0:
        one, two = (level.figure, other) if earlier else (other, level.figure)
        change = abs(two.value / one.value - 1) * 100
        clear = close(change, percent.term.figure.value, Decimal(3))
        yield said("change", (one, two), percent.term.figure, clear=clear, sure=clear)


_AGO: Final = regex(r"^\s?(?:an?|one|two|three|the) (?:year|quarter|month|week)s? (?:ago|before|earlier)\b")
"""What opens a clause about what was before: a year ago the counted value was …."""


def _carried(both: Line, own: int) -> Iterator[Said]:
    """Yield a change whose figure before stands in the sentence ahead."""
    ahead, terms = both.terms[:-own], both.terms[-own:]
    deltas = deltas_of(terms)
    if not deltas or not ahead or len(terms) > 4:
        return
    levels, earlier = levels_of(terms, deltas), [term for term in ahead if plain(term.figure) and not term.word]
    if all(delta.term.figure.dimension == deltas[0].term.figure.dimension for delta in deltas):
        # what else is counted there is no figure of before or after
        figure = deltas[0].term.figure
        levels = [
            term for term in levels if figure.dimension in {"percent", "points", "ratio"} or alike(term.figure, figure)
        ]
    if deltas_of(ahead) or any(ASIDE.search(term.near) for term in both.terms):
        return
    if not levels and len(earlier) == 2 and not unlike(earlier[0].figure, earlier[1].figure):
        if pair := ordered(earlier, earlier, [Delta(earlier[1], 0, "by")]):
            for delta in deltas:
                yield from checked(*pair, delta)
        return
    if (
        len(levels) != 1
        or len(levels) + len(deltas) != len(terms)
        or is_before(levels[0], [delta.term for delta in deltas])
    ):
        return
    fits = [term for term in earlier if not unlike(term.figure, levels[0].figure)]
    if len(fits) != 1 or not WHEN.search(both.text[: levels[0].place]):
        return
    if fits[0].figure.dimension == "count" and (levels[0].figure.unit and not fits[0].figure.unit):
        return
    for delta in deltas:
        one, two = fits[0], levels[0]
        if is_earlier(two) and delta.way and (two.figure.value > one.figure.value) != (delta.way > 0):
            # last year it was …: what stands ahead is of this year, or of the one before
            one, two = two, one
        yield from checked(one, two, delta)
