"""How likely a figure is to follow in one way, and to be written as it is where it does and where it does not.

The log odds were counted: how often a way gives just the figure, in documents whose figures hold, by where the operands
stand and what words stand beside the figure. A way that is tried often and seldom gives anything so weighs little, and
what comes near by chance with it.
"""

import math
from collections.abc import Iterator, Sequence
from itertools import permutations
from typing import Final, NamedTuple

from mcp_server.language.nearly_ways import Term, Way, like
from mcp_server.language.nearly_words import (
    BEHIND,
    BY,
    CUES,
    DOWN,
    MANY,
    NEW,
    OLD,
    OWN,
    SAME,
    STRONG,
    UP,
    WHOLE,
    WHOLE_BEHIND,
)
from mcp_server.language.slips import differing


class Seen(NamedTuple):
    """A figure with the words before and behind it, up to the next ones, and where it stands from another."""

    term: Term
    head: str
    tail: str
    apart: int
    """Places from the figure that is asked for, in its own sentence; 0 in one before it."""
    ago: int
    """Sentences before its own."""
    per: bool
    """Whether words beside it tell one of something: each, a month."""


_ODDS: Final[dict[str, float]] = {
    "all": 1.8, "all alike": 0.8, "all of both": 1.5, "all of its own": 0.3, "all of the last": 0.2, "any": -3.6,
    "back": 0.1, "back A": -0.6, "back B": 0.1, "back C": 0.7, "back D": 0.2, "back F": 2.0, "back G": -0.5,
    "back P": -0.9, "back Q": -0.8, "back own": -0.8, "back own of amount": -0.3, "balance": -0.1, "balance A": 1.9,
    "balance B": -0.2, "balance C": 1.6, "balance D": 0.1, "balance E": 0.1, "balance F": -0.5, "balance P": -1.4,
    "balance Q": -1.6, "balance told before": 0.6, "balance told behind": 0.5, "bare": -0.9, "change": -1.0,
    "change A": 2.0, "change B": 0.6, "change C": -0.1, "change D": -0.3, "change E": -0.2, "change F": -0.2,
    "change G": 0.3, "change P": -1.6, "change Q": -1.5, "change from": 1.9, "change in brackets": -0.7,
    "change of one unit": 1.1, "change to": 1.1, "change told before": 0.6, "change told behind": 1.2,
    "change told right before": 1.5, "change told right behind": 1.2, "change turned": -0.6, "derived": -1.1,
    "derived A": 1.4, "derived B": 0.6, "derived C": 0.2, "derived D": -0.8, "derived E": 0.3, "derived F": -0.2,
    "derived P": -1.1, "derived Q": -1.5, "derived told before": 0.4, "derived told right before": 1.3,
    "derived told right behind": 0.3, "difference": 0.9, "difference A": 1.5, "difference B": 0.8,
    "difference C": 1.3, "difference D": 0.3, "difference E": -0.1, "difference G": -0.8, "difference P": -1.1,
    "difference Q": -1.1, "difference told before": 1.2, "difference told behind": 0.6,
    "difference told right before": 0.5, "difference told right behind": 0.6, "grown": 0.4, "grown A": 0.1,
    "grown B": -0.3, "grown C": 1.3, "grown D": -0.2, "grown E": -0.2, "grown F": 0.5, "grown G": 0.5,
    "grown P": -0.4, "grown Q": -1.1, "grown own": -1.0, "grown own of amount": -0.6, "long balance": -0.9,
    "long balance A": 1.0, "long balance B": -0.2, "long balance C": 0.4, "long balance D": -0.4,
    "long balance P": -1.0, "long balance Q": -0.8, "long balance told before": 0.6, "long balance told behind": 0.7,
    "moved": -0.5, "moved A": -0.8, "moved B": 0.9, "moved C": 1.5, "moved D": -0.4, "moved E": -1.2, "moved F": 0.6,
    "moved G": -0.5, "moved Q": -0.6, "moved own": 0.5, "moved own of amount": 0.2, "own of another": -0.3,
    "part": 0.8, "part A": -0.5, "part B": -0.2, "part C": 2.5, "part D": -0.3, "part E": 0.8, "part F": 1.9,
    "part G": -0.8, "part P": -1.3, "part Q": -1.3, "part own": 1.1, "part told before": 0.1, "points": -0.3,
    "points A": 1.3, "points B": -0.2, "points C": -0.6, "points D": 0.7, "points E": -0.9, "points F": -0.6,
    "points G": -0.1, "points P": 0.2, "points Q": -0.1, "points told before": 1.6, "points told behind": 0.5,
    "product": -0.7, "product A": 2.3, "product B": 0.4, "product C": 0.1, "product D": -0.1, "product E": -0.7,
    "product F": 1.1, "product G": -0.7, "product P": -1.7, "product Q": -1.5, "product by its unit": 1.9,
    "product told before": 0.7, "product told behind": -0.4, "product told right before": 1.1, "ratio": -0.5,
    "ratio A": 1.0, "ratio B": -0.7, "ratio C": 1.3, "ratio D": -0.6, "ratio E": -0.2, "ratio F": 1.4,
    "ratio G": -0.3, "ratio P": -1.5, "ratio Q": -1.1, "ratio by its unit": 1.5, "ratio of its unit": -0.2,
    "ratio per": 0.3, "ratio told before": 1.1, "ratio told behind": 0.8, "ratio told right before": 0.6,
    "ratio told right behind": 0.6, "run": -0.9, "run A": 0.9, "run B": -0.3, "run C": -1.1, "run D": -1.0,
    "run E": -0.9, "run F": 2.1, "run P": 0.1, "run Q": -0.9, "run told before": 1.9, "run told behind": -0.3,
    "share": 0.1, "share A": 3.0, "share B": 1.3, "share C": -1.2, "share D": 0.9, "share E": -0.6, "share F": 0.7,
    "share G": -0.9, "share P": -1.6, "share Q": -1.5, "share of": 1.4, "share of one unit": 0.8,
    "share told before": -0.5, "share told behind": 0.6, "share told right before": 0.6,
    "share told right behind": 1.5, "share whole first": 1.3, "skipped": -0.8, "sum": 0.1, "sum A": 0.1,
    "sum B": -0.1, "sum C": -0.1, "sum D": -1.1, "sum E": -0.4, "sum F": 2.0, "sum G": 1.3, "sum P": -0.7,
    "sum Q": -0.9, "sum told before": 0.6, "sum told behind": -0.4, "volume": -0.9, "volume A": 1.6, "volume B": -0.1,
    "volume C": -0.6, "volume D": -0.5, "volume E": -0.7, "volume F": -0.5, "volume per": -0.9,
    "volume told before": 0.7, "volume told behind": -0.4, "volume told right before": 1.2, "whole": 0.9,
    "whole A": 0.6, "whole B": -0.4, "whole C": 1.5, "whole D": -0.6, "whole E": -0.6, "whole F": 2.3, "whole G": 1.2,
    "whole P": -1.5, "whole Q": -1.6, "whole own": -0.6, "whole own of amount": 0.9, "whole told before": -0.8,
    "whole told behind": 0.8,
}  # fmt: skip


def odds(way: Way, one: Seen, around: Sequence[Seen], per: bool) -> float:
    """Return how much likelier a figure is to follow in a way than to follow from nothing."""
    return math.exp(sum(_ODDS.get(sign, 0.0) for sign in signs(way, one, around, per)))


def signs(way: Way, one: Seen, around: Sequence[Seen], per: bool) -> Iterator[str]:
    """Yield what tells for or against a way."""
    of = [around[at] for at in way.of]
    op = {"sum": "run", "product": "volume"}.get(way.op, way.op) if len(of) > 2 else way.op
    if way.op == "balance" and len(of) > 3:
        op = "long balance"
    yield "any"
    yield op
    yield f"{op} {_place(of)}"
    yield from (f"{op} told {where}" for where in _told(way.op, one))
    yield from _near(way, one, around)
    if per and way.op in {"product", "ratio"}:
        yield f"{op} per"
    if one.term.dimension == "count" and not all(seen.term.unit for seen in (one, *of)):
        yield "bare"
    yield from _units(way, one, of)
    if way.op in {"part", "whole", "grown", "back", "moved"}:
        yield from _owner(way, around)
    elif way.op == "share":
        if WHOLE.search(of[1].head) or WHOLE_BEHIND.search(of[1].tail):
            yield "share of"
        if way.of[0] > way.of[1]:
            yield "share whole first"
    elif way.op == "change":
        yield from _turn(way, one, *of)


def _told(op: str, one: Seen) -> Iterator[str]:
    """Yield where words beside a figure ask for an operation."""
    op = "change" if op == "derived" else op
    cue, before, behind = CUES.get(op), STRONG.get(op), BEHIND.get(op)
    if cue and cue.search(one.head):
        yield "before"
    if cue and cue.search(one.tail[:14]):
        yield "behind"
    if before and before.search(one.head):
        yield "right before"
    if behind and behind.search(one.tail):
        yield "right behind"


def _near(way: Way, one: Seen, around: Sequence[Seen]) -> Iterator[str]:
    """Yield whether a way takes all that stands in the sentence, and how much it passes over."""
    taken = {at for at in way.of if not around[at].ago}
    own = {at for at, seen in enumerate(around) if not seen.ago}
    if taken == own:
        yield "all" if len(taken) == len(way.of) else "all of its own"
    elif len(taken) == len(way.of) and all(at in taken or not like(around[at].term, one.term) for at in own):
        yield "all alike"
    last = {at for at, seen in enumerate(around) if seen.ago == 1}
    if last and last <= set(way.of):
        yield "all of both" if taken == own else "all of the last"
    if taken:
        yield from ["skipped"] * min(3, min(abs(around[at].apart) for at in taken) - 1)


def _units(way: Way, one: Seen, of: Sequence[Seen]) -> Iterator[str]:
    """Yield whether the units are those that an operation is told for: people by day, boxes at a price a box."""
    if way.op in {"share", "change"}:
        if of[0].term.unit and of[0].term.unit == of[1].term.unit:
            yield f"{way.op} of one unit"
    elif way.op == "ratio":
        if one.term.unit and one.term.unit == of[0].term.unit:
            yield "ratio of its unit"
        if _by(of[1].term, one):
            yield "ratio by its unit"
    elif way.op == "product" and any(_by(a.term, b) for a, b in permutations(of, 2)):
        yield "product by its unit"


def _by(number: Term, one: Seen) -> bool:
    """Whether a figure is told for each of what another one counts."""
    unit = number.unit
    if not unit:
        return False
    for found in (*BY.finditer(one.head[-16:]), *BY.finditer(one.tail[:16])):
        word = found[1] or found[2] or found[3]
        named = SAME.get(word, word)
        if unit[:4] == word[:4] or unit in named or MANY.get(word) == unit:
            return True
    return one.term.figure.per == unit.rstrip("s") if one.term.figure.per else False


def _turn(way: Way, one: Seen, old: Seen, new: Seen) -> Iterator[str]:
    """Yield which of two amounts the words tell to be the earlier one."""
    if way.of[0] < way.of[1]:
        yield "change in order"
    if OLD.search(old.head):
        yield "change from"
    if NEW.search(new.head):
        yield "change to"
    if OLD.search(new.head) or NEW.search(old.head):
        yield "change turned"
    if OWN.search(one.head):
        yield "change in brackets"


def _owner(way: Way, around: Sequence[Seen]) -> Iterator[str]:
    """Yield whose the percentage is: an amount has its own right behind it."""
    rate = around[way.of[1]]
    if not OWN.search(rate.head):
        return
    if not rate.ago and rate.apart == 1:
        yield f"{way.op} own"
    elif way.of[0] == way.of[1] - 1:
        yield f"{way.op} own of amount"
    else:
        yield "own of another"


def of_another(way: Way, around: Sequence[Seen]) -> bool:
    """Whether the percentage that a way takes is told for an amount that is neither in it nor the figure itself."""
    return "own of another" in _owner(way, around)


def _place(of: Sequence[Seen]) -> str:
    """Return where operands stand: A right before the figure, B before, F behind, C on both sides, D partly, P away."""
    apart = sorted(seen.apart for seen in of if not seen.ago)
    if len(apart) < len(of):
        return ("D" if apart[-1] < 0 else "E") if apart else "P" if all(seen.ago == 1 for seen in of) else "Q"
    if apart[-1] < 0:
        return "A" if apart[0] == -len(apart) else "B"
    if apart[0] > 0:
        return "F" if apart[-1] == len(apart) else "G"
    return "C"


_DIGITS: Final = (0.25 / 9, 0.35 / 90, 0.25 / 900)
_MORE: Final = 0.15 / 9
"""How likely a figure of one digit is to be just this, of two, of three; and of more."""
_TURNED: Final = 0.1
"""Slips that take the new amount for the base of a change."""
_FAR: Final = 0.4
"""Of itself, by how much a slip of digits is seldom off."""
_BESIDE: Final = 24
"""Characters beside a figure that tell which way it went."""
_OFF: Final = {"share": 0.2, "change": 0.2, "ratio": 0.2}
"""Slips that leave a figure just off, as by another base or an older value; sums are met so by chance."""


def given(term: Term) -> float:
    """Return how likely a figure that follows from nothing is to be just this: round ones are frequent."""
    shown = _shown(term, term.value)
    digits = len(shown.rstrip("0")) or 1
    return 0.5 * (_DIGITS[digits - 1] if digits <= len(_DIGITS) else _MORE / 10 ** (digits - 1))


def slipped(term: Term, value: float, op: str) -> float:
    """Return how likely a slip is to turn a value into a figure: digits swapped, one of them wrong, or just off."""
    should, stands = _shown(term, value), _shown(term, term.value)
    if should == stands or value <= 0:
        return 0.0
    off = (term.value - value) / value
    far = 0.3 if abs(off) > _FAR else 1.0
    found = _OFF.get(op, 0.05) * term.step / value / 0.16 * math.exp(-abs(off) / 0.08) if abs(off) < 0.3 else 0.0
    if len(should) == len(stands):
        wrong = differing(should, stands)
        if len(wrong) == 1:
            by = abs(int(should[wrong[0]]) - int(stands[wrong[0]]))
            found += far * (0.25 / 4 if by < 3 else 0.1 / 5) / len(should)
        elif len(wrong) == 2 and sorted(should) == sorted(stands):
            beside = 0.3 / (len(should) - 1) if len(should) > 2 else 0.08
            found += far * (beside if wrong[1] - wrong[0] == 1 else 0.05 / len(should))
    if op == "change" and stands in {_shown(term, 100 * value / (100 - way)) for way in (value, -value) if way != 100}:
        found += _TURNED
    return min(found, 0.5)


def turned(way: Way, one: Seen, around: Sequence[Seen]) -> bool:
    """Whether the words tell that a change goes the other way: what grew was less before."""
    if way.op != "change":
        return False
    beside = one.head[-_BESIDE:], one.tail[:_BESIDE]
    up, down = (any(words.search(text) for text in beside) for words in (UP, DOWN))
    old, new = (around[at].term.value for at in way.of)
    return up not in {down, new > old}


def _shown(term: Term, value: float) -> str:
    return f"{value / term.step:.0f}"


def exact(term: Term, way: Way) -> bool:
    """Whether a way gives a figure, within what the rounding of all allows; a round figure may be rounded more."""
    off, half = abs(way.value - term.value), way.half + term.step * 0.5001
    if off <= half:
        return True
    shown = _shown(term, term.value)
    zeros = len(shown) - len(shown.rstrip("0"))
    fraction = way.value / term.step
    return 0 < zeros < len(shown) and off <= way.half + term.step * 10**zeros / 2 and fraction != round(fraction)
