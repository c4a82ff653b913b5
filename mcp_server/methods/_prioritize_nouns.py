"""What a ranking speaks of: options, criteria and comparisons as given, and what is computed of them."""

from decimal import Context, Decimal
from typing import Annotated, Final, Literal

from pydantic import Field

from mcp_server.limits import ITEMS
from mcp_server.model.base import Amount, Item, Listed, Model, Name, Text, headline
from mcp_server.model.brief import Brief
from mcp_server.model.pointer import joined
from mcp_server.model.quantity import Quantity
from mcp_server.words import say
from mcp_server.words.format import plain

Scheme = Literal["", "ICE", "ICE_mean", "RICE", "WSJF", "weighted", "AHP", "BCG"]
Reason = Literal[
    "",
    "no_options",
    "no_scheme",
    "no_criteria",
    "no_weight",  # a criterion has none
    "no_figures",  # no option has all that it needs
    "comparisons",  # they give no weights
    "cutoff",  # one that is no figure of its kind
    "missing",  # a figure is not there
    "not_one_figure",  # a range, or only a bound
    "mixed_units",
    "off_scale",
    "negative",
    "zero_divisor",
    "out_of_range",  # above 1e50, or below 1e-50 without being zero
    "one_option",
    "tied_first",
    "one_criterion",
    "as_compared",  # no weights are in it
]


_ROUNDED: Final = Context(prec=4)
_KEPT: Final = Context(prec=12)


def pointer(listed: str, item: str, *below: str) -> str:
    """Return where an item of a list lies, by its id, or what is below it."""
    return joined((listed, f"id={item}", *below))


def shown(value: Decimal) -> str:
    """Return a figure of an arithmetic: two decimals, or four digits where it is below one; never a 0 that is none."""
    return plain(value, 2) if abs(value) >= 1 else plain(_ROUNDED.plus(value))


def figure(value: Decimal) -> Quantity:
    """Return a computed number."""
    return Quantity(value=_KEPT.plus(value), basis="computed")


def percentage(value: Decimal) -> Quantity:
    """Return a computed part of one as a percentage."""
    return Quantity(value=_KEPT.plus(value * 100), unit="%", dimension="percent", basis="computed")


class Option(Item):
    """One thing that could be done."""

    name: Name = ""
    figures: Annotated[dict[Name, Amount], Field(max_length=ITEMS)] = {}
    """Its rating or amount by each criterion."""


class Criterion(Item):
    """What options are judged by."""

    name: Name = ""
    weight: Amount = ""
    """How much it counts: 0.4, 40%, or points."""
    better: Literal["", "higher", "lower"] = ""
    """Which figures are good."""
    scale: Amount = ""
    """Its least and greatest rating: 1-5."""


class Comparison(Item):
    """Two things against each other, for AHP."""

    criterion: Name = ""
    """By which options are compared; criteria themselves when left out."""
    a: Name = ""
    b: Name = ""
    ratio: Name = ""
    """How many times as important or as good a is as b: 1/9 to 9."""


class Cutoffs(Model):
    """Where high begins in a portfolio."""

    growth: Amount = ""
    """Of the market: 10% when left out."""
    share: Amount = ""
    """Relative to the largest rival: 1 when left out; a percentage is a market share."""


class RankingBrief(Brief):
    """What could be done, and by what it is judged."""

    aim: Text = ""
    """The decision that this should inform, in one sentence."""
    scheme: Scheme = ""
    """ICE multiplies, ICE_mean averages; read from the other fields when left out."""
    options: Listed[Option] = ()
    """{id, name, text, figures: {criterion: amount}}. ICE: impact, confidence, ease; RICE: reach, impact, confidence,
    effort; WSJF: value, time_criticality, risk_reduction, size; BCG: growth, share, rival (largest rival's share) or
    relative_share; weighted, AHP: your criteria."""
    criteria: Listed[Criterion] = ()
    """For weighted and AHP: {id, name, weight, better: higher | lower, scale: 1-5}."""
    comparisons: Listed[Comparison] = ()
    """For AHP: {a, b, ratio: how many times a outweighs b, 1/9 to 9; criterion: where options are compared}."""
    cutoffs: Cutoffs = Cutoffs()
    """For BCG: {growth: 10%, share: 1}."""
    seed: Annotated[int, Field(ge=0, le=2**31)] = 1
    """Of the random changes that test the first place."""


class Weight(Model):
    """How much a criterion counts."""

    at: str
    criterion: str
    better: Literal["", "higher", "lower"] = ""
    share: Decimal
    """Of all weights."""


class Score(Model):
    """An option in its place."""

    at: str
    option: str
    rank: int
    score: Decimal
    tied: bool
    formula: str
    """The arithmetic, in figures."""

    @property
    def figure(self) -> str:
        """The score as the arithmetic shows it."""
        return shown(self.score)


class Gap(Model):
    """Why an option is not in the order."""

    at: str
    option: str
    criterion: str
    figure: str = ""
    """As written, where there is one."""
    reason: Reason


class Stray(Model):
    """Something that refers to nothing, or that nothing uses."""

    at: str
    where: str
    """The option or comparison that says it."""
    word: str


class Tipping(Model):
    """How far one thing can go, all others as they are, until another option draws level with the first."""

    at: str
    criterion: str
    now: Quantity
    """The share of the weight; without weights, the figure of the first option."""
    below: Quantity | None = None
    level_below: str = ""
    """Who draws level there."""
    above: Quantity | None = None
    level_above: str = ""

    @property
    def nearest(self) -> tuple[Decimal, Quantity, str] | None:
        """The smaller change, as a part of what there is now, the figure after it, and who draws level."""
        ends = [(q, who) for q, who in ((self.below, self.level_below), (self.above, self.level_above)) if q]
        if not ends or not self.now.value:
            return None
        end, who = min(ends, key=lambda pair: abs(pair[0].value - self.now.value))
        return abs(end.value / self.now.value - 1), end, who


class Stability(Model):
    """How firmly the first option stands."""

    tipping: tuple[Tipping, ...] = ()
    kept: Decimal | None = None
    """The share of random changes by up to 20 % that leave it first."""
    draws: int = 0
    seed: int = 0
    reason: Reason = ""
    """Why there is nothing to test."""

    @property
    def weakest(self) -> Tipping | None:
        """The tipping that the smallest change brings about."""
        found = [(t.nearest[0], t) for t in self.tipping if t.nearest]
        return min(found, key=lambda pair: pair[0])[1] if found else None


class Repair(Model):
    """The one judgement whose change helps most."""

    at: str
    a: str
    b: str
    judged: str
    better: str
    third: str
    """The thing whose comparisons with both contradict the judgement most."""
    ratio: Decimal
    """The consistency ratio after the change."""
    enough: bool


class Weighed(Model):
    """One thing with its weight by comparisons."""

    name: str
    share: Decimal


class Judged(Model):
    """One comparison that cannot be used, or is not there."""

    at: str
    a: str
    b: str
    ratio: str = ""


class Weighing(Model):
    """The weights that one set of comparisons gives, and how far these agree."""

    at: str
    criterion: str = ""
    """By which options are compared; empty where criteria are, or options as such."""
    weights: tuple[Weighed, ...] = ()
    eigenvalue: Decimal | None = None
    index: Decimal | None = None
    random_index: Decimal | None = None
    """Saaty's, for as many things."""
    ratio: Decimal | None = None
    """The index over the random one."""
    consistent: bool = False
    repair: Repair | None = None
    reason: Literal[
        "", "empty", "duplicate", "unknown", "missing", "self", "off_scale", "not_reciprocal", "no_random_index"
    ] = ""
    wrong: tuple[Judged, ...] = ()
    """The comparisons that the reason is about."""
    more: int = 0
    """How many more are missing."""


class Place(Model):
    """A business in its quadrant."""

    at: str
    option: str
    growth: Quantity
    share: Quantity
    """Over that of the largest rival, or of the market where the cut-off is a percentage."""
    quadrant: Literal["star", "cash_cow", "question_mark", "dog"]
    on_cut: bool


class Ranking(RankingBrief):
    """The options in order, with the arithmetic, and how firmly the first one stands."""

    scores: tuple[Score, ...] = ()
    """The best first."""
    gaps: tuple[Gap, ...] = ()
    """What keeps an option out of the order."""
    weights: tuple[Weight, ...] = ()
    normalised: bool = False
    """True where figures of different measures became their part of the way from the worst to the best."""
    weighings: tuple[Weighing, ...] = ()
    places: tuple[Place, ...] = ()
    cuts: tuple[Quantity, ...] = ()
    """Where high begins: of growth, and of share."""
    stability: Stability | None = None
    strays: tuple[Stray, ...] = ()
    reason: Reason = ""
    """Why there is no order at all."""
    lacking: tuple[str, ...] = ()
    """The criteria that the reason is about."""

    @property
    def subject(self) -> str:
        """What the document is called where nobody named it."""
        return say(self.locale, "ranking.subject", aim=headline(self.aim)) if self.aim else ""
