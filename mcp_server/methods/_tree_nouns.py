"""What a KPI tree is made of, and what is computed for it."""

from collections.abc import Sequence
from decimal import Decimal

from mcp_server.compute.attribution import Method
from mcp_server.model.base import Model
from mcp_server.model.quantity import Quantity


class Figure(Model):
    """One measure in one scenario."""

    name: str
    """Of the measure."""
    scenario: str
    stated: Quantity | None = None
    computed: Quantity | None = None
    """What the formula gives; nothing where a part of it is missing."""
    holds: bool | None = None
    """Whether the stated figure can be the rounded form of the computed one; nothing where one of them is missing."""
    missing: tuple[str, ...] = ()
    """Names of the measures whose figures are missing."""
    fault: str = ""
    """Why the formula gives no figure."""

    @property
    def shown(self) -> Quantity | None:
        """The figure as the reader knows it: as stated, unless its formula gives another."""
        return self.computed if self.holds is False else self.stated or self.computed


class Measure(Model):
    """A node in its place."""

    at: str
    id: str
    name: str
    unit: str = ""
    depth: int | None = None
    """0 is the root; nothing for a node that is made of itself."""
    children: tuple[str, ...] = ()
    formula: str = ""
    """With names in place of ids."""
    fault: str = ""
    """Why the formula cannot be read, where it cannot."""
    unknown: tuple[str, ...] = ()
    """Names in the formula that are no node."""
    figures: tuple[Figure, ...] = ()


class Lever(Model):
    """How far a leaf moves the root."""

    at: str
    id: str
    name: str
    elasticity: Decimal
    """Percent by which the root changes when the leaf changes by one percent."""
    controllable: str = ""


def strongest(levers: Sequence[Lever]) -> tuple[Lever, ...]:
    """Return those that move the root most, both ways alike; *levers* come strongest first."""
    return tuple(lever for lever in levers if abs(lever.elasticity) == abs(levers[0].elasticity))


class UnitClash(Model):
    """Figures that are added or compared though they measure different things."""

    at: str
    name: str
    part: str
    units: tuple[str, ...]


class OtherBase(Model):
    """A rate that is multiplied by something else than what it is a share of."""

    at: str
    name: str
    of: str
    """What it is a share of."""
    by: tuple[str, ...]
    """What it is multiplied by."""


class Contribution(Model):
    """What one leaf made of the difference."""

    at: str
    id: str
    name: str
    before: Quantity
    after: Quantity
    amount: Quantity
    """Its part of the difference, in the unit of the measure."""
    share: Decimal | None = None
    """The same in percent of the difference; nothing where the leaves cancel each other out."""


class Comparison(Model):
    """The difference of one measure between two scenarios, and the leaves that made it."""

    at: str
    id: str
    """Of the measure."""
    name: str
    scenarios: tuple[str, str]
    before: Quantity | None = None
    after: Quantity | None = None
    difference: Quantity | None = None
    method: Method | None = None
    """LMDI-I or the Shapley value, which differ; plain differences where the formula only adds."""
    contributions: tuple[Contribution, ...] = ()
    """The largest first; they add up to the difference."""
    fault: str = ""
    """Why there is no difference, or why it cannot be shared out."""


class Line(Model):
    """A contribution as it is printed: rounded so that what is shown adds up."""

    id: str = ""
    """Of the leaf; none for the line of all others."""
    name: str
    before: Quantity | None = None
    after: Quantity | None = None
    amount: Quantity
    share: Decimal | None = None


class Need(Model):
    """What one lever must be for the target."""

    at: str
    id: str
    name: str
    today: Quantity
    limits: str = ""
    """Between which figures it can be moved, as stated."""
    alone: Quantity | None = None
    """Where nothing else changes; nothing where it cannot reach the target alone, or was not asked."""
    low: Quantity | None = None
    """The lowest that the measure can be by this lever alone."""
    high: Quantity | None = None
    together: Quantity | None = None
    """Where all levers move by the same share of their room."""
    fault: str = ""
    """Why nothing can be said of it."""


class Goal(Model):
    """A target of the tree, and how its levers can reach it."""

    at: str
    id: str
    name: str
    """Of the measure."""
    scenario: str
    """The figures from which the levers start."""
    target_scenario: str
    today: Quantity
    target: Quantity
    gap: Quantity
    reachable: bool | None = None
    """Whether all levers together reach the target within their limits; nothing where that cannot be said."""
    reached: Quantity | None = None
    """The nearest to the target that they come."""
    needs: tuple[Need, ...] = ()
    fault: str = ""
