"""A measure and what it is made of."""

from typing import Annotated, Literal

from pydantic import Field

from mcp_server.limits import FORMULA_CHARACTERS
from mcp_server.model.base import Amount, Item, Name, Text
from mcp_server.model.brief import Flag

Stage = Literal["", "acquisition", "activation", "retention", "revenue", "referral"]


class Node(Item):
    """One measure of a tree."""

    name: Name = ""
    unit: Name = ""
    formula: Annotated[str, Field(max_length=FORMULA_CHARACTERS)] = ""
    """Over the ids of other nodes: + - * /, min, max, sum, avg, wavg."""
    value: Amount = ""
    """The figure of today; beside a formula, the figure as stated."""
    scenarios: Annotated[dict[Name, Amount], Field(max_length=12)] = {}
    """The figure in each scenario: baseline, target, actual, last period …"""
    of: Name = ""
    """What a rate is a share of: its denominator."""
    owner: Name = ""
    source: Text = ""
    controllable: Flag = ""
    """Whether somebody can move it directly."""
    limits: Amount = ""
    """Between which figures it can be moved: 15%–25%, ≤600, ±10%."""
    weight: Amount = ""
    """How much of its room it gives towards a target, beside the others; 1 when left out."""
    stage: Stage = ""
    """AARRR stage."""
