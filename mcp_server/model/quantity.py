"""A number with everything that makes it mean something."""

from decimal import Decimal
from typing import Literal

from mcp_server.model.base import Model

Dimension = Literal["count", "money", "percent", "points", "ratio", "duration", "effort", "date"]
"""Percent and percentage points are different things; so are time (duration) and people's time (effort)."""
Bound = Literal["=", ">=", "<=", ">", "<", "~", "±", "range"]
Basis = Literal["given", "computed", "assumption"]


class Quantity(Model):
    """A number as written in a text or a field, and what it means."""

    value: Decimal
    """After scaling: 5,700万 is 57000000, 92% is 92, 30bps is 0.30 points; of a range, its lower end."""
    upper: Decimal | None = None
    """The upper end of a range; nothing otherwise."""
    unit: str = ""
    """Canonical unit: a currency (CNY), %, pp, days, weeks, months, hours, person-months …, or the counted thing as
    written (家, customers); empty for a bare number."""
    dimension: Dimension = "count"
    bound: Bound = "="
    step: Decimal = Decimal(1)
    """One unit in the last place shown, after scaling: 10000 for 5,700万, 0.1 for 28.6%."""
    per: str = ""
    """What it is counted for, where the text says so: month in "8 person-months a month", person in "500元/人"."""
    signed: bool = False
    """Written with a sign, so a change: +5pp, -30%."""
    text: str = ""
    """As written."""
    start: int = 0
    """Offset of the first character in the text that was read."""
    end: int = 0
    """Offset behind the last character."""
    basis: Basis = "given"
    source: str = ""
    """Where it was given, the formula that computes it, or who assumes it."""
    filled: str = ""
    """The formula with its figures in place of names."""

    def __eq__(self, other: object) -> bool:
        # a long text compares hundreds of thousands: by the place that tells most of them apart, then by all
        if type(self) is not type(other):
            return NotImplemented
        mine, theirs = self.__dict__, other.__dict__
        return bool(mine["start"] == theirs["start"] and mine == theirs)

    def __hash__(self) -> int:
        return hash((self.start, self.value, self.unit))
