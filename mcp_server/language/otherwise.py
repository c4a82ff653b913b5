"""Whether a stated figure has another explanation than a reading that fails.

"158 were missed, a rate of 11.1 %, which leaves 1,264": 158 of 1,264 are 12.5 %, but of the 1,422 before them just
11.1 %. What words say of a figure is one way to read it. Where that fails, and the figure follows exactly in another
simple way from those around it, or what the reading gives is itself told beside it, the words were misread; and where
what it gives lies far from the figure, its operands are not those that are meant. Only what is nearly right is wrong.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from typing import Final

from mcp_server.language.claims import from_texts
from mcp_server.language.nearly_around import seen_in
from mcp_server.language.nearly_odds import Seen, given, odds, slipped
from mcp_server.language.nearly_ways import Term, Way, like, term, ways
from mcp_server.language.pages import Line
from mcp_server.language.relations import WHOLE, Said
from mcp_server.language.shapes import Shape
from mcp_server.language.share_words import shifted
from mcp_server.language.stated_cues import AIM
from mcp_server.language.times import BOTH, year_of
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

BEFORE: Final = 12
BEHIND: Final = 8
"""Figures of its sentence, on either side of one, from which it may follow."""
AWAY: Final = 12
"""Figures of the sentences before it, and of the one behind."""
MANY: Final = 1_000
"""Figures of a text that are asked for."""
LINES: Final = 3
"""Lines before it on which they stand."""
_LIKELIER: Final = 3.0
"""How much likelier another way must be than a slip."""
_FAR: Final = 2.0
"""How many times as much as it says a figure seldom should be."""
_OFF: Final = 0.05
"""Of itself, by how much a sum of several digits seldom should be another, but for a slip of one."""
_APART: Final = 0.2
"""The same of what comes in and goes out."""
_SLIGHT: Final = 0.001
"""Odds of a slip that are none."""
_SOME: Final = 0.01
"""The same of rates, which are of few digits."""
_FARTHER: Final = 2.5
"""How many times as much they then should be."""
_FEW: Final = 2
"""Steps that are no distance between small numbers."""
_SHARED: Final = 0.5
"""Odds that a percentage tells the part of a sum of all that stand beside it."""
_TELLING: Final = 100
"""Steps in a percentage that tells by itself what it is of."""
_PAIRED: Final = frozenset({"change", "points", "difference", "share"})
"""Operations on two figures of which people take the wrong one for the base: the figure then follows from these too."""
WORKED: Final = 5
"""Days from which only those of a working week may be meant."""
_YEARS: Final = range(2017, 2027)
_DIGIT: Final = 10
_SHORT: Final = 16
"""Characters of a name."""
_LENGTH: Final = regex(
    r"\s*[0-9]+\s?(?:hours?|minutes?|seconds?|days?|weeks?|months?|years?|小时|分钟?|秒钟?|天|周|个月|年)\s*",
    re.IGNORECASE,
)
_EACH: Final = regex(
    r"\b(?:one|two|three|four|five|six|[2-9\ue000-\ue009]) each\b|[和与及、][^,，、;；。]{1,10}各(?:有|占|为"
    r"|是)?\s?[\ue000-\ue009一两二三四五]"
)
"""What stands for several parts."""
_OVERLAP: Final = regex(
    r"两[样者项种证个类头边]都|都[用报有选填做]|可?多选|可(?:能|以)?(?:同时|兼|有多|选多)|去[掉除]?重"
    r"|(?<![不无未])重[叠复合]|交叉|不相加|兼[有任]"
    r"|\bboth(?=$|[,.;:)]| (?:of them|and so)\b)|\b(?:(?<!no )(?<!not )(?<!without )overlap\w*|twice"
    r"|more than one|double[- ]count\w*|several (?:answers|of|points|things|reasons|issues|topics|causes|kinds)"
    r"|at least one|(?:about|to|in|for|by|with|used?|had|have|cited?|named?|chose|need(?:s|ed)?) both(?= [a-z]+ and))\b"
)
"""Words of things that are counted more than once."""
_BY_THEN: Final = regex(r"\b(?:by|until|so far|at first|already|then)\b|截至|截止|当时|那时|[上前昨]")
_ADDED: Final = frozenset({"sum", "difference", "balance", "points"})
_ARITHMETIC: Final = frozenset({"sum", "difference", "points", "product", "ratio", "share", "change"})


class Otherwise:
    """What stands around the figures of a text."""

    def __init__(self, shapes: Sequence[Shape], lines: Sequence[Line]) -> None:
        self._shapes = shapes
        self._lines = lines
        self._starts = [shape.sentence.start for shape in shapes]
        self._asked = 0
        self.places: set[int] = set()
        """Where figures stand that have another explanation."""

    def explains(self, one: Said, should: Quantity) -> bool:
        """Whether a reading that fails, and gives what should be, is not what the text means."""
        self._asked += 1
        found = self._asked <= MANY and self._explains(one, should)
        if found:
            self.places.add(one.value.start)
        return found

    def _explains(self, one: Said, should: Quantity) -> bool:
        if one.op in {"elapsed", "count"}:
            return _worked(one) if one.op == "elapsed" else _no_list(one)
        at = bisect_right(self._starts, one.value.start) - 1
        of = [part for part in one.of if isinstance(part, Quantity)]
        if one.op not in _ARITHMETIC or at < 0 or len(of) < len(one.of) or one.value == WHOLE or not one.value.value:
            return False
        shape = self._shapes[at]
        if one.value.start >= shape.sentence.start + len(shape.sentence.text):
            return False
        stated, value = _term(one.value), abs(float(should.value))
        slip = slipped(stated, value, one.op)
        if _far(one, stated, value, slip):
            return True
        if (one.op == "product" and _small(one, stated.value, value)) or (one.op == "sum" and _EACH.search(shape.text)):
            return True
        line = self._lines[shape.sentence.line - 1].text.lower()
        if (one.op == "sum" and _OVERLAP.search(line)) or (one.op == "share" and _enough(one, line)):
            return True
        figure, around = self._around(at, one.value)
        starts = {part.start for part in of} if one.op == "product" and _BY_THEN.search(shape.text) else set()
        agos = [seen.ago for seen in around if seen.term.figure.start in starts]
        # what both operands make is told beside them, in a sentence before, and this is what it was at another time
        before = {0, *agos} if len(agos) == len(of) and len({*agos}) == 1 else {0}
        if any(_told(seen, one, stated, value) for seen in around if seen.ago in before):
            return True
        if one.op == "sum" and (_halved(stated, around) or (_HUNDREDTHS.search(line) and _of_hundred(one, of))):
            return True
        per = figure.per or any(seen.per for seen in around)
        terms = [seen.term for seen in around]
        every = range(len(around))
        far = one.op == "product" and not slip and not stated.value / _FAR <= value <= stated.value * _FAR
        likely = sum(
            odds(way, figure, around, per, 0) / max(1.0, 2 * way.half / stated.step)
            for way in ways(stated, terms, list(combinations(every, 2)), [every], per)
            if _gives(stated, way)
            and _fits(way, around, one, of, far=far)
            and not _own(way, stated, around, one, of)
            and not (one.op == "ratio" and any(AIM.search(around[n].head) for n in way.of))
        )
        likely += _SHARED * any(_gives(stated, way) for way in _of_sums(stated, around))
        likely += _SHARED * (one.op == "sum" and _is_part(stated, value, of, around))
        return likely > _LIKELIER * (slip + given(stated))

    def _around(self, at: int, value: Quantity) -> tuple[Seen, list[Seen]]:
        """Return a figure, and those around it, as they are seen from there."""
        shape = self._shapes[at]
        own = list(seen_in(shape, loose=True))
        ahead = [seen for seen in own if seen.term.figure.start < value.start]
        behind = [seen for seen in own if seen.term.figure.start > value.start]
        figure = next((seen for seen in own if seen.term.figure.start == value.start), None)
        figure = figure or Seen(_term(value), "", "", 0, 0, per=False)
        away: list[Seen] = []
        for ago in (3, 2, 1):
            before = self._shapes[at - ago] if at >= ago else None
            if before and before.sentence.line >= shape.sentence.line - LINES:
                away += [seen._replace(ago=ago) for seen in seen_in(before, loose=True)]
        around = [
            *away[-AWAY:],
            *(seen._replace(apart=n) for n, seen in enumerate(ahead[-BEFORE:], -len(ahead[-BEFORE:]))),
            *(seen._replace(apart=n) for n, seen in enumerate(behind[:BEHIND], 1)),
        ]
        return figure, around


def _term(figure: Quantity) -> Term:
    """Return a figure as a term; one in words, like a half, as one of whole numbers."""
    return term(figure if figure.step > 0 else figure.model_copy(update={"step": Decimal(1)}))


def _small(one: Said, stated: float, value: float) -> bool:
    """Whether a product by a percentage is so small that it says nothing: 94.7 % and 5 are no 3."""
    rates = any(isinstance(part, Quantity) and part.dimension == "percent" for part in one.of)
    return rates and one.value.dimension == "count" and max(stated, value) < _DIGIT


def _is_part(stated: Term, value: float, of: Sequence[Quantity], around: Sequence[Seen]) -> bool:
    """Whether a figure and those that should make it are parts of one whole: all together, or with what is left."""
    if all(part.value > 0 for part in of):
        whole = stated.value + value
        return any(seen.term.value >= _TELLING and abs(seen.term.value - whole) <= seen.term.half for seen in around)
    # so many less those that came: five sent word, and the other two did not
    taken = {part.start for part in of}
    behind = [seen.term for seen in around if seen.apart > 0 and seen.term.figure.start not in taken]
    sums = (sum(one.value for one in behind[:high]) for high in range(1, len(behind) + 1))
    like_all = len(behind) and all(like(one, stated) for one in behind)
    return bool(like_all) and any(stated.value + rest == value for rest in sums)


def _halved(stated: Term, around: Sequence[Seen]) -> bool:
    """Whether a figure and the one beside it make as much as two others in a row: 497 men and 383 women, 512 here and
    368 there."""
    own = [seen for seen in around if not seen.ago and like(seen.term, stated)]
    beside = {seen.apart: seen.term.value for seen in own}
    wholes = {beside[side] + stated.value for side in (-1, 1) if side in beside}
    pairs = (beside[at] + beside[at + 1] for at in beside if at not in {-2, -1} and at + 1 in beside)
    return stated.value >= _DIGIT and not wholes.isdisjoint(pairs)


def _of_hundred(one: Said, of: Sequence[Quantity]) -> bool:
    """Whether figures are rounded parts of a hundred: 51, 27, 15 and 8."""
    whole = sum((part.value for part in of), one.value.value)
    return not one.value.unit and abs(whole - 100) <= len(of) / 2 and all(part.step == 1 < part.value for part in of)


_HUNDREDTHS: Final = regex(r"per ?cents?\b|percent|in a hundred|百分|每百")


def _enough(one: Said, line: str) -> bool:
    """Whether a part is the least that reaches a share which is asked for: 48 of 53 are enough for 90 %."""
    part, whole = (figure.value if isinstance(figure, Quantity) else Decimal(0) for figure in one.of)
    return bool(_ENOUGH.search(line)) and part - 1 < whole * one.value.value / 100 <= part


_ENOUGH: Final = regex(r"\b(?:enough|suffic\w+|at least|needed|required)\b|就够|即可|至少|足够|方可|才算")


def _no_list(one: Said) -> bool:
    """Whether what is counted are the parts of one length of time, or one thing that is cut in two by its "and"."""
    items = tuple(map(str, one.of))
    told = [any(c.isdigit() for c in item) for item in items]
    cut = 1 < sum(told) == one.value.value == len(items) - 1 and told[-1] and len(items[told.index(False)]) < _SHORT
    # a whole document is no list of the five who came
    long = len(items) > 2 * one.value.value + _FEW
    return long or cut or all(_LENGTH.fullmatch(item) for item in items)


def _worked(one: Said) -> bool:
    """Whether a number of days is that of the working days between two."""
    figure = one.value
    if figure.unit != "days" or figure.value < WORKED or BOTH in one.of:
        return False
    ends = tuple(map(str, one.of))
    # without a year any of those on which a week begins otherwise may be meant
    every = [ends] if year_of(ends[0]) else [tuple(f"{end} {year}" for end in ends) for year in _YEARS]
    tried = (from_texts("elapsed", some, f"{figure.value:f} working days") for some in every)
    return any(found and found.value.value == figure.value for found in tried)


def _gives(stated: Term, way: Way) -> bool:
    """Whether a way gives a figure, within what the rounding of all allows."""
    return abs(way.value - stated.value) <= way.half + stated.step * 0.5001


def _far(one: Said, stated: Term, value: float, slip: float) -> bool:
    """Whether what operands give lies so far from a figure that these are not its operands."""
    off = abs(stated.value - value)
    if (
        one.op in {"product", "ratio", "points"}
        or off <= _FEW * stated.step
        or slip > (_SLIGHT if one.op == "sum" else _SOME)
    ):
        return False
    if one.op == "sum":
        # sums are of many digits: what is no slip of one of them is soon another sum
        mixed = len({part.value > 0 for part in one.of if isinstance(part, Quantity)}) > 1
        carried = f"{off / stated.step:.0f}".rstrip("0")
        return off > (_APART if mixed or len(carried) == 1 else _OFF) * stated.value
    rates = one.op == "change" and all(isinstance(part, Quantity) and part.dimension == "percent" for part in one.of)
    if one.op == "share" and one.sure and shifted(Decimal(value) / Decimal(stated.value)):
        return False
    most = _FARTHER if slip else _FAR
    return not rates and not stated.value / most <= value <= stated.value * most


def _told(seen: Seen, one: Said, stated: Term, value: float) -> bool:
    """Whether a figure beside that which is stated says what its operands give: they are for that one."""
    other = seen.term
    if any(isinstance(part, Quantity) and part.start == other.figure.start for part in one.of):
        return False
    fits = like(other, stated) and other.figure.start != one.value.start
    return fits and abs(other.value - value) <= other.step * 0.5001


def _fits(way: Way, around: Sequence[Seen], one: Said, of: Sequence[Quantity], *, far: bool) -> bool:
    """Whether a way is near enough: from the sentence itself, or with one of the operands and others of its unit."""
    taken = [around[at] for at in way.of]
    if one.op == "product" and way.op == "ratio" and all(seen.apart > 0 and not seen.ago for seen in taken):
        # 12 条线，每线 8 台，共 96 台；单价 3.5 万元，共 336 万元: what is made of it next does not explain it
        return False
    if (one.op == "sum") is not (way.op in _ADDED) and (one.op == "sum" or one.op in {"product", "share", "change"}):
        # what a product or a share adds up to is another matter
        return far and way.op == "difference" and {seen.ago for seen in taken} != {0}
    shared = {part.start for part in of} & {seen.term.figure.start for seen in taken}
    if way.op in _ADDED and any(seen.per for seen in taken):
        return False
    if all(not seen.ago for seen in taken):
        return bool(shared) or one.op != "sum"
    return bool(shared) and (way.op in _ADDED or len({seen.term.unit for seen in taken}) == 1)


def _own(way: Way, stated: Term, around: Sequence[Seen], one: Said, of: Sequence[Quantity]) -> bool:
    """Whether a way takes the operands of the reading itself: another base of them is a slip, and no other reading."""
    known = {abs(float(part.value)) for part in of}
    taken = {around[at].term.value for at in way.of}
    if one.op == "product":
        units = [part.unit for part in of if part.unit]
        return taken == known or (taken < known and len(set(units)) == len(units))
    if one.op == "sum":
        # a total that leaves one of its parts out is wrong
        return way.op == "sum" and taken < known
    if one.op not in _PAIRED or len(of) != 2:
        return False
    first, last = (abs(float(part.value)) for part in of)
    if one.op == "share" and way.op == "within" and stated.value >= _TELLING * stated.step:
        # 25.2 and 226.8 are 10.0 % and 90.0 % of both together
        return False
    return taken <= {first, last, abs(first - last)}


def _of_sums(stated: Term, around: Sequence[Seen]) -> Iterator[Way]:
    """Yield the shares that amounts beside a percentage have in the sum of all in a row, or of two with both shares."""
    if stated.dimension != "percent":
        return
    own = [seen.term for seen in around if not seen.ago]
    pair = any(one.dimension == "percent" and abs(one.value + stated.value - 100) <= one.step for one in own)
    for low, high in combinations(range(len(own) + 1), 2):
        terms = own[low:high]
        if high - low < (2 if pair else 3) or terms[0].dimension in {"percent", "points", "ratio"}:
            continue
        if all(like(terms[0], other) for other in terms):
            total = sum(other.value for other in terms)
            yield from (Way("share", (), 100 * one.value / total, 0.0) for one in terms)
