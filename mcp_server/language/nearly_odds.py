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


class Seen(NamedTuple):
    """A figure with the words before and behind it, up to the next ones, and where it stands from another."""

    term: Term
    head: str
    tail: str
    apart: int
    """Places from the figure that is asked for, in its own sentence; 0 in one before it."""
    ago: int
    """Sentences before its own."""


_ODDS: Final[dict[str, float]] = {
    "all": 1.7, "all alike": 0.9, "all of its own": 0.4, "any": -3.3, "back A": -0.6, "back C": 0.5, "back D": 0.2,
    "back E": 0.3, "back F": 1.8, "back G": -0.4, "back P": -1.1, "back Q": -0.6, "back own": -0.8,
    "back own of amount": 0.1, "balance": 0.2, "balance A": 1.4, "balance C": 1.4, "balance E": 0.1,
    "balance F": -0.4, "balance P": -1.3, "balance Q": -1.1, "balance told before": 0.4, "balance told behind": 0.3,
    "bare": -0.8, "change": -1.4, "change A": 2.2, "change B": 0.1, "change C": -0.2, "change D": -0.2,
    "change E": -0.3, "change F": -0.1, "change G": -0.2, "change P": -1.5, "change Q": -1.3, "change from": 2.5,
    "change in order": -0.3, "change of one unit": 1.1, "change to": 1.0, "change told before": 0.5,
    "change told right before": 1.0, "change told right behind": 0.3, "change turned": 0.5, "derived": -1.4,
    "derived B": 0.1, "derived C": 0.6, "derived D": -0.3, "derived E": -0.3, "derived F": -0.1, "derived P": -0.5,
    "derived Q": -1.0, "difference": 0.8, "difference A": 1.5, "difference B": 0.6, "difference C": 1.1,
    "difference E": 0.1, "difference F": 0.3, "difference G": -1.1, "difference P": -0.9, "difference Q": -0.9,
    "difference told before": 1.1, "difference told behind": 0.4, "difference told right before": 0.9,
    "difference told right behind": 0.5, "grown": 0.2, "grown B": 0.3, "grown C": 1.3, "grown D": -0.2,
    "grown E": -0.7, "grown F": 0.7, "grown G": -0.4, "grown P": -0.2, "grown Q": -0.5, "grown own": -0.7,
    "grown own of amount": -0.2, "own of another": -0.5, "part": 0.8, "part B": -0.6, "part C": 2.1, "part D": 0.2,
    "part E": 0.4, "part F": 0.9, "part G": -0.6, "part P": -0.6, "part Q": -1.0, "part own": 0.9,
    "part own of amount": -0.8, "part told before": 0.8, "part told behind": -0.2, "points": -0.1, "points A": 1.0,
    "points B": -0.2, "points C": -0.5, "points D": 0.9, "points E": -0.7, "points F": -0.3, "points G": -0.1,
    "points P": -0.5, "points Q": 0.4, "points told before": 0.9, "points told behind": 0.4, "product": -0.7,
    "product A": 2.0, "product B": 0.2, "product C": -0.3, "product D": -0.1, "product E": -1.2, "product F": 1.0,
    "product G": -0.1, "product P": -1.2, "product Q": -1.0, "product by its unit": 1.6, "product per": -0.4,
    "product told before": 0.3, "product told behind": -0.1, "product told right before": 2.0, "ratio": -0.5,
    "ratio A": 0.6, "ratio B": -0.2, "ratio C": 1.2, "ratio D": -1.2, "ratio F": 1.7, "ratio G": -0.3,
    "ratio P": -1.2, "ratio Q": -1.2, "ratio by its unit": 1.4, "ratio of its unit": -0.5, "ratio per": 0.2,
    "ratio told before": 1.4, "ratio told behind": 0.8, "ratio told right behind": 0.9, "run": -0.6, "run A": 0.5,
    "run B": -0.1, "run C": -0.9, "run D": -0.6, "run E": -0.8, "run F": 2.1, "run P": -0.5, "run Q": -0.4,
    "run told before": 0.6, "run told behind": -0.3, "share": -0.1, "share A": 2.6, "share B": 1.2, "share C": -1.1,
    "share D": 0.7, "share E": -0.7, "share F": 0.2, "share G": -0.5, "share P": -1.2, "share Q": -1.3,
    "share of": 0.8, "share of one unit": 0.9, "share told before": -0.7, "share told behind": 1.0,
    "share told right before": 0.7, "share told right behind": 0.5, "share whole first": 1.5, "skipped": -0.8,
    "sum B": -0.8, "sum D": -0.6, "sum E": -0.2, "sum F": 2.0, "sum G": 1.5, "sum P": -0.7, "sum Q": -1.1,
    "sum told before": -0.1, "sum told behind": -0.4, "volume": -0.6, "volume A": 1.0, "volume B": -0.1,
    "volume C": -0.6, "volume D": -0.4, "volume E": -0.5, "volume F": -0.4, "volume P": 0.1, "volume Q": 0.2,
    "volume per": -0.6, "volume told before": 0.7, "volume told behind": -0.4, "volume told right before": 0.8,
    "whole": 0.2, "whole A": -0.8, "whole B": -0.4, "whole C": 1.0, "whole D": -0.6, "whole E": -0.7, "whole F": 2.5,
    "whole G": 1.1, "whole P": -1.2, "whole Q": -0.8, "whole own": -1.3, "whole own of amount": 1.1,
    "whole told before": -0.3, "whole told behind": 0.7,
}  # fmt: skip


def odds(way: Way, one: Seen, around: Sequence[Seen], per: bool) -> float:
    """Return how much likelier a figure is to follow in a way than to follow from nothing."""
    return math.exp(sum(_ODDS.get(sign, 0.0) for sign in signs(way, one, around, per)))


def signs(way: Way, one: Seen, around: Sequence[Seen], per: bool) -> Iterator[str]:
    """Yield what tells for or against a way."""
    of = [around[at] for at in way.of]
    op = {"sum": "run", "product": "volume"}.get(way.op, way.op) if len(of) > 2 else way.op
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
    if way.op in {"part", "whole", "grown", "back"}:
        yield from _owner(way, around)
    elif way.op == "share":
        if WHOLE.search(of[1].head) or WHOLE_BEHIND.search(of[1].tail):
            yield "share of"
        if way.of[0] > way.of[1]:
            yield "share whole first"
    elif way.op == "change":
        yield from _turn(way, *of)


def _told(op: str, one: Seen) -> Iterator[str]:
    """Yield where words beside a figure ask for an operation."""
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


def _turn(way: Way, old: Seen, new: Seen) -> Iterator[str]:
    """Yield which of two amounts the words tell to be the earlier one."""
    if way.of[0] < way.of[1]:
        yield "change in order"
    if OLD.search(old.head):
        yield "change from"
    if NEW.search(new.head):
        yield "change to"
    if OLD.search(new.head) or NEW.search(old.head):
        yield "change turned"


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
_BESIDE: Final = 14
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
    found = _OFF.get(op, 0.05) * term.step / value / 0.16 * math.exp(-abs(off) / 0.08) if abs(off) < 0.3 else 0.0
    if len(should) == len(stands):
        wrong = [at for at, (a, b) in enumerate(zip(should, stands, strict=True)) if a != b]
        if len(wrong) == 1:
            by = abs(int(should[wrong[0]]) - int(stands[wrong[0]]))
            found += (0.25 / 4 if by < 3 else 0.1 / 5) / len(should)
        elif len(wrong) == 2 and sorted(should) == sorted(stands):
            found += (
                (0.3 / (len(should) - 1) if len(should) > 2 else 0.08)
                if wrong[1] - wrong[0] == 1
                else 0.05 / len(should)
            )
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
    return up != down and up != (new > old)


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
