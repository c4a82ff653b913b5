"""What is proposed, what it costs and brings, and how one will know whether it was right."""

from typing import Annotated, Literal

from pydantic import Field

from mcp_server.limits import CASES, ITEMS
from mcp_server.model.base import Amount, Item, Listed, Name, Names, Priced, Span, Text, When
from mcp_server.model.brief import Brief, Evidence
from mcp_server.model.goals import Kpi
from mcp_server.model.retrospective import Effect
from mcp_server.model.risk import Risk

CostType = Literal["", "one_off", "yearly", "reserve"]
Whose = Literal["", "ours", "customer"]
CountsAs = Literal["", "revenue", "saving", "turnover", "margin", "cost"]
"""Turnover is what is sold, margin what is left of it; only the other four are money that comes in or goes out."""


class MarketFact(Evidence):
    """What is known of the market, with its source."""

    topic: Literal["", "trend", "users", "competition"] = ""


class Module(Item):
    """A part of the solution."""

    name: Name = ""
    priority: Name = ""
    """P0, P1, … or 1, 2, …; the first is built first."""
    effects: Listed[Effect] = ()
    """{metric, baseline, expected, check}."""
    acceptance: Text = ""
    """How one sees that it is good enough."""


class Component(Item):
    """A part of the architecture; the text says what it does."""

    name: Name = ""
    uses: Names = ()
    """The components that it stands on."""


class Stage(Item):
    """A phase of the project."""

    name: Name = ""
    start: When = ""
    duration: Span = ""
    end: When = ""
    after: Names = ()
    """The phases that must end before this one starts."""
    modules: Names = ()
    """What is built in it."""
    acceptance: Text = ""
    """What must be true before the next one begins."""


class Provision(Item):
    """Something that is seen to: a channel, data, quality, training, law, sustainability; the text says how."""

    name: Name = ""
    metric: Name = ""
    baseline: Amount = ""
    target: Amount = ""
    owner: Name = ""
    when: When = ""
    source: Text = ""
    """The law, the contract, the system or the list that it rests on."""


class Post(Item):
    """A role that somebody must hold."""

    role: Name = ""
    group: Name = ""
    heads: Amount = ""
    pay: Priced = ""
    """What one head costs: 300,000 yuan a year."""
    backups: Amount = ""
    """How many others of the group can stand in for each."""
    paid_from: Names = ()
    """The cost lines that pay it."""


class Cost(Item):
    """A line of what it costs."""

    name: Name = ""
    amount: Amount = ""
    share: Amount = ""
    """Of the line that contains it, instead of an amount."""
    parent: Name = ""
    """The line that contains this one."""
    cost_type: CostType = ""
    """one_off, yearly or reserve; a line is of the type of the one that contains it."""


class Offer(Item):
    """Something that is sold."""

    name: Name = ""
    price: Priced = ""
    """What one customer pays: 1,999元/店/年; once in each year listed where it names no time."""
    customers: Annotated[dict[Name, Amount], Field(max_length=ITEMS)] = {}
    """How many pay, by year: {"2027": 300} or {"1": 300}."""
    unit_cost: Priced = ""
    """What one customer costs in the same time as the price."""
    cac: Amount = ""
    """What it costs to win one customer."""
    churn: Amount = ""
    """The share of customers lost in a year."""


class Segment(Item):
    """A group of customers."""

    name: Name = ""
    size: Amount = ""
    """How many there are."""
    offer: Names = ()
    """The prices that are meant for it."""
    budget: Amount = ""
    """What one of them has for such a thing."""


class Benefit(Item):
    """What a case brings, or costs beside its outlay."""

    name: Name = ""
    counts_as: CountsAs = ""
    metric: Name = ""
    """The measure that it comes from."""
    base: Amount = ""
    """What is spent or earned today, of which this is a part."""
    amount: Amount = ""
    """In a year, or for the time that it names (200,000 a month); or a share of the base (10%)."""
    year: Name = ""
    """1, 2-4, from 2, 2027; every year when left out."""
    after: Name = ""
    """The phase that brings it."""


class CaseScenario(Item):
    """Other values for a case."""

    name: Name = ""
    changes: Annotated[dict[Name, Amount], Field(max_length=ITEMS)] = {}
    """For outlay, rate or a benefit another amount, or a change (-20%)."""


class Case(Item):
    """A calculation from one viewpoint."""

    name: Name = ""
    whose: Whose = ""
    """ours, or the customer's."""
    segment: Name = ""
    """The customers that it is for."""
    outlay: Amount = ""
    """What is paid at the start, with or without a minus."""
    benefits: Listed[Benefit] = ()
    """{name, counts_as, metric, base, amount, year, after}."""
    rate: Amount = ""
    """The discount rate of a year."""
    horizon: Span = ""
    """How long it is looked at."""
    scenarios: Listed[CaseScenario] = ()
    """{name, changes: {outlay, rate or a benefit: amount or change}}."""


class Source(Item):
    """Where money comes from."""

    name: Name = ""
    amount: Amount = ""
    interest: Amount = ""
    """A year, where it is lent."""


class Tranche(Item):
    """A part of the money that comes at one time; the text says on what condition."""

    name: Name = ""
    amount: Amount = ""
    when: When = ""
    source: Name = ""


class Use(Item):
    """What money is spent on."""

    name: Name = ""
    amount: Amount = ""
    share: Amount = ""
    """Of the money raised, instead of an amount."""
    costs: Names = ()
    """The cost lines that it pays."""


class Funding(Item):
    """Where the money comes from and where it goes."""

    sources: Listed[Source] = ()
    """{name, amount, interest}."""
    tranches: Listed[Tranche] = ()
    """{name, amount, when, source, text}."""
    uses: Listed[Use] = ()
    """{name, amount or share, costs}."""


class Teammate(Item):
    """Somebody who carries the project; the text says why it is them."""

    name: Name = ""
    role: Name = ""
    time: Amount = ""
    """How much of their time they give: 50%."""


class ProposalBrief(Brief):
    """What is proposed, each part as a text, as typed fields, or both."""

    aim: Text = ""
    """What is proposed, and what is to be decided."""
    market: Listed[MarketFact] = ()
    """Each with its source: {text, topic: trend | users | competition, metric, value, when, source}."""
    modules: Listed[Module] = ()
    """The solution: {id, name, text, priority, effects: [{metric, baseline, expected, check}], acceptance}."""
    architecture: Listed[Component] = ()
    """{name, text, uses: other components}. What it must hold (response time, availability) goes into thresholds."""
    phases: Listed[Stage] = ()
    """{id, name, start, duration or end, after, modules, acceptance}."""
    channels: Listed[Provision] = ()
    """Channels and operations: {name, text, metric, baseline, target, owner, when, source}."""
    models: Listed[Provision] = ()
    """Data and models; fields as in channels."""
    organisation: Listed[Post] = ()
    """{role, group, heads, pay: of one head, backups: others who can stand in for each, paid_from: costs}."""
    quality: Listed[Provision] = ()
    """Quality and acceptance; fields as in channels."""
    training: Listed[Provision] = ()
    """Fields as in channels."""
    costs: Listed[Cost] = ()
    """{id, name, amount or share of its parent, parent, cost_type: one_off | yearly | reserve}. One text will do."""
    prices: Listed[Offer] = ()
    """{id, name, price: 1,999元/店/年, customers: {year: how many}, unit_cost, cac, churn}."""
    segments: Listed[Segment] = ()
    """{name, size, offer: prices, budget: what one has for it}."""
    cases: Annotated[Listed[Case], Field(max_length=CASES)] = ()
    """One a viewpoint, never ours and the customer's mixed: {name, whose: ours | customer, segment, outlay, benefits:
    [{name, counts_as: revenue | saving | turnover (sales, no profit) | margin | cost, metric, base: spent today, amount
    a year or share of base, year: 1 | 2-4 | from 2, after: phase}], rate, horizon, scenarios: [{name, changes: {outlay,
    rate or benefit: amount or -20%}}]}. Ours without benefits takes prices and costs."""
    funding: Funding = Funding()
    """{sources: [{name, amount, interest}], tranches: [{name, amount, when, source, text: condition}], uses: [{name,
    amount or share, costs}]}."""
    team: Listed[Teammate] = ()
    """{name, role, time: 50%, text: why them}."""
    risks: Listed[Risk] = ()
    """{text, probability, impact, cost if it happens, prevention, contingency, trigger, owner, work: phases or modules
    that carry the response}."""
    compliance: Listed[Provision] = ()
    """Fields as in channels; source: the law."""
    sustainability: Listed[Provision] = ()
    """Fields as in channels."""
    currency: Name = ""
    """Of amounts that name none: CNY, 万元, USD."""
    success_test: Listed[Kpi] = ()
    """Fixed now, judged later by a retrospective: {name, definition, unit, better, baseline, target, due, source,
    owner}."""
