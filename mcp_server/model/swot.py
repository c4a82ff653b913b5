"""What helps and what hurts, inside and outside."""

from typing import Literal

from mcp_server.model.base import Amount, Item, Listed, Model, Names, Text

Quadrant = Literal["", "strength", "weakness", "opportunity", "threat"]
Origin = Literal["", "internal", "external"]
Direction = Literal["", "SO", "WO", "ST", "WT"]


class Factor(Item):
    """One item of a SWOT; the text says it."""

    quadrant: Quadrant = ""
    origin: Origin = ""
    """Whether it lies inside or outside."""
    evidence: Text = ""
    weight: Amount = ""
    """Importance among the internal or the external items: 0 to 1."""
    rating: Amount = ""
    """How strong it is, or how well one answers to it: 1 to 4."""


class Strategy(Item):
    """What is done with some of the items; the text says it."""

    items: Names = ()
    """The items that it uses."""
    direction: Direction = ""
    """SO, WO, ST or WT; read from the items when left out."""


class SwotBoard(Model):
    """The items, and what is made of them."""

    items: Listed[Factor] = ()
    """{id, text, quadrant, origin, evidence, weight, rating 1-4}."""
    strategies: Listed[Strategy] = ()
    """{text, items: ids that it uses, direction}."""
