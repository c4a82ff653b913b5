"""SWOT: what helps and what hurts, inside and outside, and what is made of it."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from mcp_server.language.quantities import quantity
from mcp_server.language.reading import read_factors
from mcp_server.methods._method import method
from mcp_server.model.base import Listed, Model, Text, by_reference, called, headline
from mcp_server.model.brief import Brief
from mcp_server.model.swot import Direction, Factor, Origin, Quadrant, Strategy
from mcp_server.words import say

INSIDE: Final = ("strength", "weakness")
QUADRANTS: Final[tuple[Quadrant, ...]] = ("strength", "weakness", "opportunity", "threat")
PAIRS: Final[tuple[tuple[Direction, Quadrant, Quadrant], ...]] = (
    ("SO", "strength", "opportunity"),
    ("WO", "weakness", "opportunity"),
    ("ST", "strength", "threat"),
    ("WT", "weakness", "threat"),
)


class SwotBrief(Brief):
    """What is known of one decision."""

    aim: Text = ""
    """The decision that this should inform, in one sentence."""
    text: Text = ""
    """All of it in a person's words, with headings (Strengths: …; Weaknesses: …): read into items."""
    items: Listed[Factor] = ()
    """{id, text, quadrant, origin: internal | external, evidence, weight: 0 to 1 within the internal or the external
    items, rating: 1 to 4}."""
    strategies: Listed[Strategy] = ()
    """What is done with them: {text, items: ids that it uses, direction: SO | WO | ST | WT}."""


class Weighed(Model):
    """An item with its weighted score."""

    at: str
    id: str
    text: str
    quadrant: Quadrant
    weight: Decimal
    """As a share of all internal, or of all external, weights."""
    rating: Decimal
    score: Decimal
    """Weight times rating."""


class FactorScore(Model):
    """All internal, or all external, items together."""

    origin: Origin
    items: tuple[Weighed, ...]
    weights: Decimal
    """Sum of the weights as given."""
    score: Decimal
    """Sum of weight times rating; 2.5 is the middle of the scale from 1 to 4."""


class Cell(Model):
    """One field of the TOWS matrix."""

    direction: Direction
    strategies: tuple[str, ...] = ()
    uncovered: tuple[str, ...] = ()
    """Ids of items of its two quadrants that no strategy in it uses."""


class Priority(Model):
    """A strategy with the score of the items that it uses."""

    at: str
    text: str
    direction: Direction
    items: tuple[str, ...]
    score: Decimal
    rank: int


class Swot(SwotBrief):
    """The items by quadrant, their scores, the TOWS matrix and the order of the strategies."""

    scores: tuple[FactorScore, ...] = ()
    """Internal and external, where all items of it have a weight and a rating."""
    tows: tuple[Cell, ...] = ()
    priorities: tuple[Priority, ...] = ()
    """Strategies by the scores of their items, where these are known."""

    @property
    def subject(self) -> str:
        """What the document is called where nobody named it."""
        return say(self.locale, "swot.subject", aim=headline(self.aim)) if self.aim else ""


def read(brief: SwotBrief) -> SwotBrief:
    """Return the brief with the items that its text lists, where none are given."""
    if not brief.text or brief.items:
        return brief
    return brief.model_copy(update={"items": read_factors(brief.text)})


def _scored(brief: SwotBrief, origin: Origin) -> FactorScore | None:
    """Return the factor scores (David, Strategic Management: IFE and EFE matrices); nothing where a figure is
    missing."""
    items = [i for i in brief.items if i.quadrant and (i.quadrant in INSIDE) == (origin == "internal")]
    figures = [(i, quantity(i.weight), quantity(i.rating)) for i in items if i.weight and i.rating]
    if not items or len(figures) < len(items):
        return None
    known = [(i, w.value / 100 if w.dimension == "percent" else w.value, r.value) for i, w, r in figures if w and r]
    weights = sum((w for _, w, _ in known), Decimal(0))
    if weights <= 0 or any(w < 0 or not 1 <= r <= 4 for _, w, r in known):
        return None
    weighed = tuple(
        Weighed(
            at=f"/items/id={i.id}", id=i.id, text=i.text, quadrant=i.quadrant,
            weight=(w / weights).quantize(Decimal("0.0001")), rating=r,
            score=(w / weights * r).quantize(Decimal("0.0001")),
        )
        for i, w, r in known
    )  # fmt: skip
    total = sum((w * r for _, w, r in known), Decimal(0)) / weights
    return FactorScore(origin=origin, items=weighed, weights=weights, score=total.quantize(Decimal("0.01")))


def direction_of(strategy: Strategy, known: dict[str, Factor]) -> Direction:
    """Return SO, WO, ST or WT as given, else as the quadrants of the items that a strategy uses tell; "" where they
    do not."""
    if strategy.direction:
        return strategy.direction
    quadrants = {known[ref].quadrant for ref in strategy.items if ref in known}
    fitting = [d for d, inside, outside in PAIRS if {inside, outside} <= quadrants]
    return fitting[0] if len(fitting) == 1 else ""


def _matrix(brief: SwotBrief, known: dict[str, Factor]) -> Iterable[Cell]:
    used = [(direction_of(s, known), s, {known[r].id for r in s.items if r in known}) for s in brief.strategies]
    for direction, inside, outside in PAIRS:
        members = [(s, refs) for d, s, refs in used if d == direction]
        covered = {ref for _, refs in members for ref in refs}
        yield Cell(
            direction=direction,
            strategies=tuple(called(s) for s, _ in members),
            uncovered=tuple(i.id for i in brief.items if i.quadrant in {inside, outside} and i.id not in covered),
        )


@method(
    "SWOT",
    {
        "overview": ("aim",),
        "factors": ("items",),
        "tows": ("strategies",),
        "priorities": (),
        "appendix": ("assumptions", "evidence", "claims", "notes"),
    },
    read,
)
def swot(brief: SwotBrief) -> Swot:
    """SWOT for one decision: factor scores, TOWS matrix with what no strategy uses, and the order of strategies.

    Use this when strengths, weaknesses, opportunities and threats are gathered; finds misfiled, doubled and unproved
    items. Not for finding root causes: use run_5whys.
    """
    known = by_reference(brief.items)
    scores = tuple(s for origin in ("internal", "external") if (s := _scored(brief, origin)))
    points = {w.id: w.score for s in scores for w in s.items}
    ranked = []
    for strategy in brief.strategies:
        refs = tuple(dict.fromkeys(known[r].id for r in strategy.items if r in known))
        if refs and all(ref in points for ref in refs):
            ranked.append((sum((points[ref] for ref in refs), Decimal(0)), strategy, refs))
    ranked.sort(key=lambda row: -row[0])
    totals = [score for score, _, _ in ranked]
    return Swot(
        **{name: getattr(brief, name) for name in SwotBrief.model_fields},
        scores=scores,
        tows=tuple(_matrix(brief, known)) if brief.items else (),
        priorities=tuple(
            Priority(
                at=f"/strategies/id={s.id}", text=called(s), direction=direction_of(s, known), items=refs, score=score,
                rank=totals.index(score) + 1,
            )
            for score, s, refs in ranked
        ),
    )  # fmt: skip
