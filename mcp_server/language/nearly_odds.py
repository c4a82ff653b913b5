"""How likely a figure is to follow in one way, and to be written as it is where it does and where it does not.

The log odds were fitted: by which ways give just the figure, in the lines that hold of the documents for practice, by
where the operands stand and what words stand beside the figure. A way that is tried often and seldom gives anything so
weighs little, and what comes near by chance with it. `benchmarks/_fit_nearly.py` makes the table; it is not mended by
hand.
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
    """Sentences before its own; negative behind it."""
    per: bool
    """Whether words beside it tell one of something: each, a month."""
    kind: str = ""
    """Of another sentence: lead of its list, list (alike in the items before), below (in its items); row, column."""
    slot: int = 0
    """Of a cell: the number of its column in a row, of its row in a column."""
    place: int = -1
    """Of a cell: where it begins in the text."""


ODDS: Final[dict[str, float]] = {
    "all": 1.8, "all alike": 1.2, "all of both": 1.1, "all of its own": 0.4, "all of the last": 0.3, "any": -2.8,
    "back A": -0.1, "back B": 0.4, "back C": 1.5, "back D": 0.2, "back E": -0.2, "back F": 2.0, "back G": -0.2,
    "back P": -0.6, "back Q": -0.2, "back column A": -0.2, "back column B": -0.3, "back column C": -0.3,
    "back column F": 0.2, "back column G": -0.4, "back list": -0.1, "back own": -1.6, "back own of amount": -0.4,
    "back row A": -0.2, "back row B": -0.2, "back row C": -1.4, "back row F": 0.8, "back row G": -0.8,
    "back signed": -0.3, "balance": 0.1, "balance A": 2.4, "balance B": 0.4, "balance C": 2.0, "balance D": 0.9,
    "balance E": 1.1, "balance F": -0.3, "balance G": -0.1, "balance P": -1.2, "balance Q": -1.1,
    "balance alike": 0.1, "balance bare amount": -1.4, "balance below": -0.3, "balance column A": -0.6,
    "balance column B": 0.1, "balance column F": -1.5, "balance column G": -0.4, "balance list": -0.7,
    "balance row A": 0.2, "balance row B": -0.6, "balance row C": 0.1, "balance row F": -0.8, "balance signed": 1.1,
    "balance told before": 0.7, "balance told behind": 0.4, "bare": -0.4, "beside": -1.6, "beside A": 1.9,
    "beside B": -0.5, "beside C": -0.7, "beside D": 0.4, "beside E": -0.5, "beside F": -0.2, "beside G": -0.3,
    "beside P": -1.1, "beside Q": -0.2, "beside alike": 0.7, "beside bare amount": -0.1, "beside column B": -0.1,
    "beside list": -0.1, "beside row A": -0.1, "beside row B": -0.1, "beside row C": -0.1, "beside signed": 0.6,
    "beside told before": 1.2, "beside told behind": -0.4, "change": -0.2, "change A": 1.5, "change B": 0.6,
    "change C": -0.1, "change D": -0.9, "change E": -0.1, "change F": -0.4, "change G": -0.7, "change P": -1.6,
    "change Q": -0.7, "change alike": 0.4, "change bare amount": -0.8, "change column B": 0.5, "change column C": 0.7,
    "change column F": -0.1, "change column G": 0.9, "change from": 1.0, "change in brackets": -0.7,
    "change in order": 0.4, "change list": 0.1, "change of lead": 0.1, "change row A": 0.4, "change row B": 0.2,
    "change row C": -0.4, "change signed": 0.7, "change to": 0.7, "change told before": 1.2,
    "change told behind": 1.7, "change told right before": 1.7, "change told right behind": 1.8,
    "change turned": -0.2, "column": -1.0, "column kept": 3.8, "difference": 0.4, "difference A": 1.7,
    "difference B": 0.9, "difference C": 1.5, "difference D": 0.2, "difference F": 0.9, "difference G": -0.5,
    "difference P": -1.1, "difference Q": -1.1, "difference alike": 0.6, "difference bare amount": -0.8,
    "difference column A": -0.1, "difference column B": -1.2, "difference column C": -0.3, "difference column F": 0.4,
    "difference column G": -1.5, "difference list": -0.1, "difference row A": 1.4, "difference row B": -0.8,
    "difference row C": 0.1, "difference row F": 0.4, "difference row G": -1.0, "difference signed": 1.6,
    "difference told before": 1.3, "difference told behind": 0.6, "difference told right before": 0.9,
    "difference told right behind": 1.1, "far": -0.2, "grown": 0.3, "grown A": 0.2, "grown B": -0.4, "grown C": 1.5,
    "grown D": 0.1, "grown E": 0.1, "grown F": 0.9, "grown G": 0.8, "grown P": -0.1, "grown Q": -0.4,
    "grown bare amount": -0.6, "grown column A": -0.3, "grown column B": -0.2, "grown column C": -0.4,
    "grown column F": -0.2, "grown column G": -0.1, "grown list": 0.2, "grown own": -1.3, "grown own of amount": 0.5,
    "grown row A": -0.3, "grown row B": -0.2, "grown row C": 0.8, "grown row F": -0.8, "grown row G": -1.0,
    "grown signed": -0.3, "kept": -0.3, "kept often": 1.4, "long balance": -0.8, "long balance A": 1.6,
    "long balance B": -0.4, "long balance C": 1.3, "long balance D": -0.4, "long balance E": -0.1,
    "long balance F": -1.2, "long balance G": -0.2, "long balance P": -1.0, "long balance Q": -0.7,
    "long balance alike": 0.7, "long balance bare amount": -0.1, "long balance column A": 0.7,
    "long balance column B": -0.3, "long balance column F": -0.9, "long balance column G": -0.1,
    "long balance of lead": -0.1, "long balance row A": 0.5, "long balance row C": 1.0, "long balance row F": -0.4,
    "long balance row G": -0.1, "long balance signed": 0.8, "long balance told before": 0.8,
    "long balance told behind": -0.1, "moved": 0.1, "moved A": -0.2, "moved B": -0.4, "moved C": 1.4, "moved D": 0.1,
    "moved E": -0.1, "moved F": 1.3, "moved G": -0.2, "moved Q": -0.4, "moved bare amount": -0.6,
    "moved column A": -0.2, "moved column B": -0.1, "moved column C": -0.3, "moved column F": 0.1,
    "moved column G": -0.2, "moved list": 0.1, "moved own": 0.5, "moved row A": -0.2, "moved row B": -0.1,
    "moved row C": 0.3, "moved row F": -0.5, "moved row G": -0.3, "moved signed": -0.3, "over A": 1.9, "over B": 0.1,
    "over C": -0.5, "over D": -0.6, "over E": -0.5, "over F": -0.2, "over G": -0.3, "over P": -1.4, "over Q": -1.0,
    "over alike": -0.4, "over bare amount": -0.5, "over column B": -0.1, "over column C": -0.1, "over row A": 2.0,
    "over row B": 0.6, "own of another": -0.2, "part": 1.4, "part A": -0.2, "part B": 0.3, "part C": 2.5,
    "part D": -0.8, "part E": 0.4, "part F": 2.3, "part G": -1.2, "part P": -1.1, "part Q": -1.1,
    "part bare amount": -0.6, "part column A": -0.1, "part column B": -0.2, "part column C": 0.7,
    "part column F": -0.1, "part list": 0.5, "part own": 0.9, "part own of amount": 0.4, "part row A": -0.5,
    "part row B": -0.4, "part row C": 1.1, "part row F": -0.4, "part row G": -0.7, "part signed": -0.4,
    "part told before": 0.3, "part told behind": 0.1, "points": 0.2, "points A": 0.9, "points B": 1.0,
    "points C": -0.7, "points D": -0.1, "points E": -1.5, "points F": -0.6, "points G": -0.6, "points P": -0.2,
    "points Q": -0.6, "points alike": 0.2, "points column A": 0.8, "points column B": 1.0, "points column C": 0.3,
    "points column F": 0.2, "points column G": 0.3, "points list": -0.1, "points row A": 1.2, "points row C": -0.5,
    "points row F": -0.2, "points signed": 1.3, "points told before": 1.3, "points told behind": 0.7,
    "product A": 1.8, "product B": -0.1, "product C": 0.2, "product D": -0.7, "product E": -0.8, "product F": 0.7,
    "product G": -1.0, "product P": -2.1, "product Q": -1.8, "product alike": -1.1, "product bare amount": 0.3,
    "product by its unit": 2.0, "product column A": -0.2, "product column B": 0.5, "product column C": 1.3,
    "product column F": -0.1, "product column G": -0.2, "product list": -0.2, "product per": 0.9,
    "product row A": 1.6, "product row B": -0.3, "product row C": 1.3, "product row F": 0.2, "product row G": -0.3,
    "product signed": -0.5, "product told before": 0.6, "product told behind": 0.1, "product told right before": 0.5,
    "ratio": 0.6, "ratio A": 0.5, "ratio B": -0.3, "ratio C": 0.6, "ratio D": -0.7, "ratio E": -0.9, "ratio F": 1.1,
    "ratio G": -0.5, "ratio P": -1.2, "ratio Q": -0.8, "ratio alike": 1.0, "ratio bare amount": 0.3,
    "ratio by its unit": 1.7, "ratio column A": 0.4, "ratio column B": 1.4, "ratio column C": 1.1,
    "ratio column F": 0.4, "ratio column G": 0.5, "ratio list": -0.5, "ratio of its unit": 0.2, "ratio per": 0.3,
    "ratio row A": 0.2, "ratio row B": -0.1, "ratio row C": 0.5, "ratio row F": 1.2, "ratio row G": -0.3,
    "ratio signed": -0.7, "ratio told before": 0.9, "ratio told behind": 0.6, "ratio told right before": 0.2,
    "ratio told right behind": 0.6, "raw A": 1.5, "raw B": 0.8, "raw C": 0.7, "raw D": -0.4, "raw E": -0.4,
    "raw F": -0.6, "raw G": -0.5, "raw P": -0.2, "raw Q": -0.9, "raw alike": -0.5, "raw per": 0.2,
    "raw told before": -0.4, "raw told behind": -0.8, "raw told right before": -0.1, "raw volume": -0.2,
    "raw volume A": 1.6, "raw volume D": -0.3, "raw volume E": -0.3, "raw volume P": -0.4, "raw volume Q": -0.5,
    "raw volume alike": -0.5, "raw volume bare amount": -0.4, "raw volume per": 0.7, "raw volume told before": 0.2,
    "raw volume told behind": -0.1, "raw volume told right before": 0.2, "row": -0.1, "row kept": 3.1, "run": -0.3,
    "run A": 1.8, "run B": -0.7, "run C": -1.0, "run D": -1.3, "run E": -1.4, "run F": 2.2, "run G": 1.1,
    "run Q": -1.6, "run alike": -0.1, "run bare amount": -0.6, "run column A": 3.1, "run column B": -0.4,
    "run column F": -0.8, "run column G": -0.7, "run of lead": -0.1, "run row A": 0.5, "run row B": -0.1,
    "run row C": -0.5, "run row F": -0.7, "run row G": -0.3, "run signed": -0.1, "run told before": 1.5,
    "run told behind": 0.1, "share": 0.7, "share A": 3.2, "share B": 1.2, "share C": -0.5, "share D": 1.0,
    "share E": -0.9, "share F": 1.0, "share G": -1.6, "share P": -1.8, "share Q": -2.1, "share bare amount": -1.8,
    "share column A": 0.2, "share column B": -0.1, "share column C": -0.5, "share column F": -0.3, "share of": 1.3,
    "share row A": 0.8, "share row B": -0.1, "share row C": -0.6, "share signed": -1.5, "share told as change": -0.9,
    "share told behind": 0.5, "share told right before": 0.2, "share told right behind": 0.7,
    "share whole first": 1.1, "skipped": -0.4, "sum": -0.3, "sum A": 1.2, "sum B": 0.7, "sum C": 0.5, "sum D": -0.9,
    "sum E": 0.4, "sum F": 2.3, "sum G": 1.2, "sum P": -0.6, "sum Q": -1.0, "sum alike": -0.2,
    "sum bare amount": -0.8, "sum column A": -0.3, "sum column B": -1.0, "sum column C": -0.4, "sum column F": -0.3,
    "sum column G": -1.1, "sum row A": -0.6, "sum row B": -0.6, "sum row C": 0.4, "sum row F": 0.8, "sum row G": -1.1,
    "sum signed": 1.5, "sum told before": 1.4, "sum told behind": 0.3, "volume": -0.5, "volume A": 1.8,
    "volume B": -0.3, "volume D": 0.3, "volume E": -1.1, "volume G": -0.3, "volume P": -0.1, "volume Q": -0.4,
    "volume alike": -0.9, "volume bare amount": -0.3, "volume list": -0.1, "volume row C": -0.1, "volume row F": -0.1,
    "volume row G": -0.1, "volume told before": 0.4, "volume told behind": -0.4, "volume told right before": 0.2,
    "whole": 1.2, "whole A": 0.3, "whole B": -0.7, "whole C": 2.0, "whole D": -0.8, "whole E": -0.6, "whole F": 2.9,
    "whole G": 1.3, "whole P": -1.5, "whole Q": -1.7, "whole bare amount": 0.1, "whole column A": -0.3,
    "whole column B": -0.1, "whole column C": -0.1, "whole column F": 0.1, "whole own": -0.9,
    "whole own of amount": 0.6, "whole row A": -0.4, "whole row B": -0.5, "whole row C": -0.6, "whole row F": 1.4,
    "whole row G": -0.1, "whole signed": -0.1, "whole told behind": 0.1, "within": -0.5, "within A": 1.2,
    "within B": -0.3, "within C": 0.9, "within D": -0.5, "within E": -0.1, "within F": -0.2, "within G": 0.3,
    "within P": -1.1, "within Q": -0.4, "within alike": 0.3, "within bare amount": -0.2, "within column A": 0.8,
    "within column B": -0.3, "within column C": -0.4, "within column F": -0.1, "within column G": -0.1,
    "within list": 0.2, "within row A": 0.2, "within row B": -0.5, "within row C": -0.1, "within signed": 0.4,
    "within told before": 0.6, "within told behind": 0.3, "within told right before": -0.1,
    "within told right behind": -0.2,
}  # fmt: skip
"""The log odds of each sign of a way."""


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
    yield from (f"{op} told {where}" for where in _told(way.op, one))
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


_LONG: Final = {"sum": "run", "product": "volume", "raw": "raw volume"}
"""What is as good as another operation where it takes more than two."""
_AS: Final = {"within": "change", "beside": "change", "index": "change", "share": "share", "raw": "product"}
"""Whose words ask for an operation that has none of its own."""


def _alike(op: str, one: Seen, of: Sequence[Seen]) -> Iterator[str]:
    """Yield whether what is added or compared is of one unit, or some of it of none."""
    every = (one, *of) if op in {"sum", "run", "difference", "balance", "long balance"} else of
    units = {seen.term.unit for seen in every}
    if "" in units:
        yield "bare" if len({seen.term.dimension for seen in every}) == 1 else f"{op} bare amount"
    elif len(units) == 1:
        yield f"{op} alike"


def _told(op: str, one: Seen) -> Iterator[str]:
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
