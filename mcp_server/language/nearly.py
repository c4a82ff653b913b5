"""Figures that nearly follow from others beside them, whether or not their words say from which.

"45%" behind 15,440 of 38,640 should be 40 %. A figure follows in one of many ways from those around it, or it is given.
Where nothing gives it, and a way that is likely for its place and words gives almost the same but for a slip that
people make, one of them may be wrong; as the text does not say that it is these, that is asked, and not called wrong.
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from mcp_server.language.amounts import negative
from mcp_server.language.claims import recompute
from mcp_server.language.nearly_odds import Seen, exact, given, odds, of_another, slipped, turned
from mcp_server.language.nearly_ways import Way, term, ways
from mcp_server.language.nearly_words import PER
from mcp_server.language.relations import asked, written
from mcp_server.language.shapes import Shape
from mcp_server.model.brief import ClaimOp
from mcp_server.model.paper import Nearly
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

BEFORE: Final = 5
BEHIND: Final = 3
"""Figures of its sentence, on either side of one, from which it may follow."""
AWAY: Final = 4
"""Figures of the sentences before it."""
LED: Final = 2
"""Figures of the sentence that announces its list."""
LINES: Final = 3
"""Lines before it on which they may stand."""
MANY: Final = 2_000
"""Figures of a text that it is looked for."""
SLIPS: Final = 0.06
"""Figures in a hundred that are slips, in a document that has some."""
ASKED: Final = 0.4
"""Odds of a slip from which it is asked."""
_ELSE: Final = regex(
    r"目标|预计|预期|计划|预算|上限|下限|标准|不超过|不低于|以上|以下|以内|至少|最多|[约近]|[去上前]年|上[月期]"
    r"|\b(?:target|goal|plan(?:ned)?|budget(?:ed)?|limit|cap|at (?:least|most)|up to|about|nearly|under|over|below"
    r"|above|forecast|expect\w*|roughly|around|almost|last (?:year|month|quarter|week)|compared|versus|vs|against)\b"
    r"|[(（](?:19|20)[0-9]{2}(?:/[0-9]{2})?:"
)
"""Words before a figure that is given from outside, or told by the way."""


_RESPECTIVELY: Final = regex(r"\brespectively\b")
"""A word for figures of several things or years: none follows from the others."""
_YEAR: Final = regex(r"(?:19|20)[0-9]{2}(?: [A-Z]|$)")
"""What is written like a year, and told for no figure: the 2025 Notes."""
_CLAIMS: Final[dict[str, ClaimOp]] = {
    "sum": "sum", "balance": "sum", "difference": "difference", "points": "points", "product": "product",
    "part": "product", "whole": "ratio", "share": "share", "change": "change", "ratio": "ratio",
}  # fmt: skip
"""How what a way gives is claimed; what grows by a rate, or did, only explains a figure."""


class _Placed(NamedTuple):
    """A figure, and the number and line of its sentence."""

    seen: Seen
    number: int
    line: int


class _Slip(NamedTuple):
    """How a figure nearly follows, and the odds that it is meant to."""

    odds: float
    op: ClaimOp
    of: tuple[Quantity, ...]


def nearly(shapes: Sequence[Shape], told: frozenset[int]) -> Iterator[Nearly]:
    """Yield figures that nearly follow from others around them; *told* are the places of those that are explained."""
    before: list[_Placed] = []
    leads: dict[str, list[_Placed]] = {}
    looked = 0
    for number, shape in enumerate(shapes):
        if looked >= MANY:
            return
        sentence = shape.sentence
        if sentence.sort == "heading":
            before = []
            continue
        own = list(_seen(shape))
        known = [one for one in before if one.line >= sentence.line - LINES]
        lead = [one for one in leads.get(sentence.lead, ())[-LED:] if one not in known]
        away = [one.seen._replace(ago=number - one.number) for one in (*lead, *known)]
        found: tuple[_Slip, Quantity] | None = None
        for at, one in enumerate(own):
            figure = one.term.figure
            if figure.start in told or _ELSE.search(one.head) or _RESPECTIVELY.search(shape.text):
                continue
            looked += 1
            behind = [seen._replace(apart=n) for n, seen in enumerate(own[at + 1 : at + 1 + BEHIND], 1)]
            ahead = [seen._replace(apart=n) for n, seen in enumerate(own[:at], -at)][-BEFORE:]
            slip = _slip(one, [*away, *ahead, *behind])
            if slip and (found is None or slip.odds > found[0].odds):
                found = slip, figure
        if found:
            slip, figure = found
            yield asked(sentence, slip.op, map(written, slip.of), figure)
        placed = [_Placed(seen, number, sentence.line) for seen in own]
        leads[sentence.text] = placed
        before = [*before, *placed][-AWAY:]


def _seen(shape: Shape) -> Iterator[Seen]:
    """Yield the figures of a sentence with the words up to the next ones."""
    edges = [-1, *(at for at in shape.places if not _one(shape, at)), len(shape.text)]
    for low, place, high in zip(edges, edges[1:], edges[2:], strict=False):
        figure = shape.token(place).quantity
        if figure and figure.bound == "=" and figure.upper is None and figure.value and not _YEAR.match(figure.text):
            head, tail = shape.text[max(low + 1, place - 32) : place], shape.text[place + 1 : min(high, place + 24)]
            per = bool(PER.search(head[-16:]) or PER.search(tail[:16]) or _one(shape, high))
            yield Seen(term(figure), head, tail, 0, 0, per)


def _one(shape: Shape, place: int) -> bool:
    """Whether what stands at a place is one of something, and no figure: 60 元一小时."""
    figure = shape.token(place).quantity if place < len(shape.text) else None
    return bool(figure and figure.value == 1 and figure.text.startswith("一"))


def _slip(one: Seen, around: Sequence[Seen]) -> _Slip | None:
    """Return how a figure nearly follows; nothing where that is not likely enough, or others give it."""
    per = one.per or any(seen.per for seen in around)
    near: list[tuple[float, Way]] = []
    given_by: list[Way] = []
    tried = tuple(ways(one.term, [seen.term for seen in around], per))
    for way in tried:
        if not one.term.value / 3 < way.value < one.term.value * 3:
            continue
        if turned(way, one, around):
            continue
        if exact(one.term, way):
            given_by.append(way)
        elif _asked(way, one, around) and (slip := slipped(one.term, way.value, way.op)):
            near.append((slip, way))
    if not near:
        return None
    best, way = max(((slip * odds(way, one, around, per), way) for slip, way in near), key=lambda pair: pair[0])
    else_ = given(one.term) + sum(odds(way, one, around, per) for way in given_by)
    chance = SLIPS * best / else_
    if chance < ASKED:
        return None
    op = _CLAIMS[way.op]
    of = tuple(negative(around[at].term.figure) if at in way.less else around[at].term.figure for at in way.of)
    result = recompute(op, of, one.term.figure)
    return _Slip(chance, op, of) if result and not result.holds else None


def _asked(way: Way, one: Seen, around: Sequence[Seen]) -> bool:
    """Whether it can be asked that a figure follows in a way: not from a percentage that is told for another amount."""
    if one.term.dimension == "percent" and way.op in {"sum", "points"}:
        return False
    if way.op in {"part", "whole"} and (one.term.dimension == "duration" or of_another(way, around)):
        return False
    return way.op in _CLAIMS
