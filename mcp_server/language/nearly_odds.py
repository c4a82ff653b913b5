"""How likely a figure is to follow in one way, and to be written as it is where it does and where it does not.

The log odds were fitted: by which ways give just the figure, in the lines that hold of the documents for practice, by
where the operands stand and what words stand beside the figure. A way that is tried often and seldom gives anything so
weighs little, and what comes near by chance with it. `benchmarks/_fit_nearly.py` makes the table, `nearly_fitted.py`.
"""

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import permutations
from typing import Final, NamedTuple

from mcp_server.language.nearly_fitted import ODDS
from mcp_server.language.nearly_ways import Term, Way, like
from mcp_server.language.nearly_words import (
    BEHIND,
    BY,
    CUES,
    DOWN,
    JOINTS,
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
    """Sentences before its own; negative behind it."""
    per: bool
    """Whether words beside it tell one of something: each, a month."""
    kind: str = ""
    """Of another sentence: lead of its list, list (alike in the items before), below (in its items); row, column."""
    slot: int = 0
    """Of a cell: the number of its column in a row, of its row in a column."""
    place: int = -1
    """Of a cell: where it begins in the text."""
    clause: int = 0
    """Which of the parts of its sentence between semicolons it stands in."""


def odds(way: Way, one: Seen, around: Sequence[Seen], per: bool, kept: int) -> float:
    """Return how much likelier a figure is to follow in a way than to follow from nothing."""
    return math.exp(sum(ODDS.get(sign, 0.0) for sign in signs(way, one, around, per, kept)))


def signs(way: Way, one: Seen, around: Sequence[Seen], per: bool, kept: int = 0) -> Iterator[str]:
    """Yield what tells for or against a way; *kept* is in how many like places it gives the figure."""
    of = [around[at] for at in way.of]
    op = _LONG.get(way.op, way.op) if len(of) > 2 else way.op
    if way.op == "balance" and len(of) > 3:
        op = "long balance"
    yield "any"
    yield op
    yield f"{op} {_place(of)}"
    yield from (f"{op} told {where}" for where in told(way.op, one))
    if kept:
        yield "kept" if kept == 1 else "kept often"
        if one.kind:
            yield f"{one.kind} kept"
    if one.kind:
        yield one.kind
    else:
        yield from _near(way, one, around)
        yield from ["far"] * min(3, max(0, max(seen.ago for seen in of) - 2))
    if per and way.op in {"product", "ratio", "raw"}:
        yield f"{op} per"
    if one.term.figure.signed:
        yield f"{op} signed"
    yield from _alike(op, one, of)
    yield from _joined(op, one, of)
    yield from _units(way, one, of)
    if way.op in {"part", "whole", "grown", "back", "moved"}:
        yield from _owner(way, around)
    elif way.op == "share":
        if WHOLE.search(of[1].head) or WHOLE_BEHIND.search(of[1].tail):
            yield "share of"
        if way.of[0] > way.of[1]:
            yield "share whole first"
    elif way.op == "change":
        yield from _turn(way, *of)


_LONG: Final = {"sum": "run", "product": "volume", "raw": "raw volume"}
"""What is as good as another operation where it takes more than two."""
_AS: Final = {"within": "change", "beside": "change", "index": "change", "unlike": "share", "raw": "product"}
"""Whose words ask for an operation that has none of its own."""


def _joined(op: str, one: Seen, of: Sequence[Seen]) -> Iterator[str]:
    """Yield how what a way takes is joined in words, and whether it is of sorts that go together."""
    if len({seen.clause for seen in (one, *of) if seen.apart or seen is one}) > 1:
        yield "parted"
    if OWN.search(one.head):
        yield f"{op} in brackets"
    own = sorted((seen.apart, seen) for seen in of if seen.apart) if not one.kind else ()
    if len(own) > 1 and own[0][0] + 1 == own[1][0]:
        yield f"{op} {_joint(own[1][1].head)}"
    if op in {"ratio", "product", "raw", "part", "whole", "volume"}:
        yield f"{op} {one.term.dimension[:2]} {' '.join(sorted(seen.term.dimension[:2] for seen in of))}"
        if min(seen.term.value for seen in of) <= 3:
            yield f"{op} by few"
    if op not in _LONG.values() and _kin(of[0], of[-1]):
        yield f"{op} kin"
    if any(_kin(one, seen) for seen in of):
        yield f"{op} named"


def _joint(head: str) -> str:
    for name, words in JOINTS.items():
        if words.search(head):
            return name
    return "loose"


def _kin(one: Seen, other: Seen) -> bool:
    """Whether two figures are told of the same thing."""
    mine, theirs = (seen.head[-12:] for seen in (one, other))
    if not mine.isascii():
        return any(
            mine[at : at + 2] in theirs
            for at in range(len(mine) - 1)
            if mine[at : at + 2].isalpha() and not mine[at : at + 2].isascii()
        )
    return any(word in other.head for word in mine.split() if len(word) > 3)


def _alike(op: str, one: Seen, of: Sequence[Seen]) -> Iterator[str]:
    """Yield whether what is added or compared is of one unit, or some of it of none."""
    every = (one, *of) if op in {"sum", "run", "difference", "balance", "long balance"} else of
    units = {seen.term.unit for seen in every}
    if "" in units:
        yield "bare" if len({seen.term.dimension for seen in every}) == 1 else f"{op} bare amount"
    elif len(units) == 1:
        yield f"{op} alike"


def told(op: str, one: Seen) -> Iterator[str]:
    """Yield where words beside a figure ask for an operation."""
    if op == "share" and STRONG["change"].search(one.head):
        yield "as change"
    op = _AS.get(op, op)
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
    taken = {at for at in way.of if around[at].apart}
    own = {at for at, seen in enumerate(around) if seen.apart}
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
    if way.op == "ratio":
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
    kind = next((seen.kind for seen in of if seen.kind), "")
    apart = sorted(seen.apart for seen in of if seen.apart)
    if len(apart) < len(of):
        if kind and not apart and all(seen.kind == kind for seen in of):
            return kind
        if kind == "lead":
            return "of lead"
        return ("D" if apart[-1] < 0 else "E") if apart else "P" if all(seen.ago == 1 for seen in of) else "Q"
    kind = f"{kind} " if kind else ""
    if apart[-1] < 0:
        return f"{kind}A" if apart[0] == -len(apart) else f"{kind}B"
    if apart[0] > 0:
        return f"{kind}F" if apart[-1] == len(apart) else f"{kind}G"
    return f"{kind}C"


_DIGITS: Final = (0.25 / 9, 0.35 / 90, 0.25 / 900)
_MORE: Final = 0.15 / 9
"""How likely a figure of one digit is to be just this, of two, of three; and of more."""
_TURNED: Final = 0.1
"""Slips that take the new amount for the base of a change."""
_FAR: Final = 0.4
"""Of itself, by how much a slip of digits is seldom off."""
_CLOSE: Final = 0.3
"""Of itself, by how much any other slip is off at most."""
_BESIDE: Final = 24
"""Characters beside a figure that tell which way it went."""
_OFF: Final = {"share": 0.2, "change": 0.2, "ratio": 0.2}
"""Slips that leave a figure just off, as by another base or an older value; sums are met so by chance."""


def given(term: Term) -> float:
    """Return how likely a figure that follows from nothing is to be just this: round ones are frequent."""
    digits = len(term.shown.rstrip("0")) or 1
    return 0.5 * (_DIGITS[digits - 1] if digits <= len(_DIGITS) else _MORE / 10 ** (digits - 1))


def slipped(term: Term, value: float, op: str) -> float:
    """Return how likely a slip is to turn a value into a figure: digits swapped, one of them wrong, or just off."""
    if value <= 0:
        return 0.0
    off = (term.value - value) / value
    close = abs(off) < _CLOSE
    apart = abs(round(value / term.step) - round(term.value / term.step))
    while apart and not apart % 10:
        apart //= 10
    # digits that are swapped are a multiple of nine apart, one that is wrong by what has one digit
    digits = apart < 10 or not apart % 9
    if not apart or not (close or digits):
        return 0.0
    found = _OFF.get(op, 0.05) * term.step / value / 0.16 * math.exp(-abs(off) / 0.08) if close else 0.0
    if digits:
        found += by_hand(term, value) * (0.3 if abs(off) > _FAR else 1.0)
    if op == "change" and term.shown in _turned(term, value):
        found += _TURNED
    return min(found, 0.5)


def by_hand(term: Term, value: float) -> float:
    """Return how likely it is that a figure was to be a value, and digits of it were swapped or one of them wrong."""
    should, stands = f"{value / term.step:.0f}", term.shown
    if len(should) != len(stands):
        return 0.0
    wrong = differing(should, stands)
    if len(wrong) == 1:
        by = abs(int(should[wrong[0]]) - int(stands[wrong[0]]))
        return (0.25 / 4 if by < 3 else 0.1 / 5) / len(should)
    if len(wrong) == 2 and sorted(should) == sorted(stands):
        beside = 0.3 / (len(should) - 1) if len(should) > 2 else 0.08
        return beside if wrong[1] - wrong[0] == 1 else 0.05 / len(should)
    return 0.0


def _turned(term: Term, value: float) -> tuple[str, ...]:
    """Return what a change is of the new amount."""
    return tuple(f"{100 * value / (100 - way) / term.step:.0f}" for way in (value, -value) if way != 100)


def turned(way: Way, one: Seen, around: Sequence[Seen]) -> bool:
    """Whether the words tell that a change goes the other way: what grew was less before."""
    if way.op != "change":
        return False
    up, down = _way_told(one)
    old, new = (around[at].term.value for at in way.of)
    return up not in {down, new > old}


@lru_cache(maxsize=64)
def _way_told(one: Seen) -> tuple[bool, bool]:
    """Return whether the words beside a change tell that it goes up, and that it goes down."""
    beside = one.head[-_BESIDE:], one.tail[:_BESIDE]
    return any(map(UP.search, beside)), any(map(DOWN.search, beside))


def exact(term: Term, way: Way) -> bool:
    """Whether a way gives a figure, within what the rounding of all allows; a round figure may be rounded more."""
    off, half = abs(way.value - term.value), way.half + term.step * 0.5001
    if off <= half:
        return True
    zeros = len(term.shown) - len(term.shown.rstrip("0"))
    if not 0 < zeros < len(term.shown) or off > way.half + term.step * 10**zeros / 2:
        return False
    fraction = way.value / term.step
    return fraction != round(fraction)
