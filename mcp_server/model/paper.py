"""A text that somebody pastes, as nouns that know where they stand.

`line` and `excerpt` are the place of a noun; a finding about it names them. A field that is a tuple of nouns is walked
by the rules like any other body.
"""

from typing import Literal

from mcp_server.model.base import Model
from mcp_server.model.brief import Claim, ClaimOp, Evidence
from mcp_server.model.quantity import Quantity

EXCERPT = 160
"""Characters of an excerpt."""


class Sentence(Model):
    """A sentence, a heading, an item of a list or a row of a table, as written."""

    at: str = "/text"
    line: int
    """On which it begins, from 1."""
    excerpt: str
    """The same, cut where it is long."""
    sort: Literal["heading", "item", "row", "prose"]
    text: str
    under: tuple[str, ...] = ()
    """The headings above it, outermost first."""
    lead: str = ""
    """Of an item: what announces its list ("Actions:"); else empty."""


class Doing(Model):
    """An action of a text that is still to be done."""

    at: str = "/text"
    line: int
    excerpt: str
    owner: bool
    """Somebody is named."""
    due: bool
    """A day or a period is named."""


class Aim(Model):
    """An aim of a text that no figure makes measurable."""

    at: str = "/text"
    line: int
    excerpt: str
    words: tuple[str, ...]
    """Those that stand where a figure belongs: significantly, better."""


class Stated(Claim):
    """A relation between figures that the text states: a claim with its place."""

    at: str = "/text"
    line: int = 0
    excerpt: str = ""


class Nearly(Model):
    """A figure of a text that nearly follows from others beside it, though the text does not say that it does."""

    at: str = "/text"
    line: int
    excerpt: str
    op: ClaimOp
    of: tuple[str, ...]
    value: str


class Quote(Claim):
    """A claim that the caller says the text makes."""

    at: str
    line: int = 0
    """On which its words stand; 0 where they do not."""
    excerpt: str = ""


class Figure(Quantity):
    """A figure of the text, and what it is the figure of."""

    at: str = "/text"
    line: int
    excerpt: str = ""
    subject: str = ""
    """What it measures or counts, from its sentence, the head of its column, or its heading."""
    under: str = ""
    """The heading right above it."""
    metric: str = ""
    """The metric that is known under this name, where there is one."""
    verdict: str = ""
    """Where evidence is given: whether the figure stands on it (tracing.Verdict)."""
    stands_on: str = ""
    """The source of the fact, or the formula."""


class Join(Model):
    """Where one phase of a text ends and the next begins, but they do not meet."""

    at: str = "/text"
    line: int
    excerpt: str
    sort: Literal["gap", "overlap", "outside"]
    one: str
    two: str
    """The later phase; empty where one lies outside of the whole."""
    start: str
    end: str
    days: int
    """Working days."""


class Turn(Model):
    """Two turns, batches or groups of a text, one behind the other, that do not meet as it says."""

    at: str = "/text"
    line: int
    excerpt: str
    one: str
    two: str
    end: str
    """Where the first ends, and where the second begins."""
    start: str
    said: str
    """The words that say how they meet."""


class Course(Model):
    """Two limits of one measure in a text, the later one looser."""

    at: str = "/text"
    line: int
    excerpt: str
    name: str
    first: str
    then: str
    earlier: str
    """When the first applies, as written."""
    later: str


class Alarm(Model):
    """An alarm of a text that is true already by the figures of the same text."""

    at: str = "/text"
    line: int
    excerpt: str
    name: str
    value: str
    baseline: str


class Band(Model):
    """An alarm of a text that rings only well beyond the target of the same measure."""

    at: str = "/text"
    line: int
    excerpt: str
    name: str
    target: str
    value: str


class Verdict(Model):
    """A verdict of a text that the value and the limit beside it deny."""

    at: str = "/text"
    line: int
    excerpt: str
    value: str
    limit: str
    said: str
    """The words of the verdict."""


class Passed(Model):
    """A value of a text that lies beyond a limit beside it, of which nothing is said."""

    at: str = "/text"
    line: int
    excerpt: str
    value: str
    limit: str


class Scale(Model):
    """Two neighbouring grades of a scale in a text that do not meet."""

    at: str = "/text"
    line: int
    excerpt: str
    one: str
    low: str
    two: str
    high: str


class Lights(Model):
    """An amber light of a text that comes on only beyond the red one of the same measure."""

    at: str = "/text"
    line: int
    excerpt: str
    name: str
    amber: str
    red: str


class Contrary(Model):
    """Two figures of a text that go another way than its words say."""

    at: str = "/text"
    line: int
    excerpt: str
    words: str
    """Of direction: dropped, every month fewer."""
    one: str
    two: str
    """The later figure."""


class Untimely(Model):
    """A day of a text that lies before or after another, which it should not."""

    at: str = "/text"
    line: int
    excerpt: str
    sort: Literal["end", "step", "due", "period"]
    """The last day of what begins later; a step of an earlier day than the one ahead; due before its occasion; outside
    of a period."""
    day: str
    other: str
    """The day that it is to follow, or the period."""
    side: Literal["before", "after"] = "before"


class Misranked(Model):
    """A rank or a comparison that the named values of a text deny."""

    at: str = "/text"
    line: int
    excerpt: str
    name: str
    words: str
    value: str
    other: str
    """Who denies it."""
    than: str
    """With what value."""


class Twice(Model):
    """What a text gives in two places, and not the same."""

    at: str = "/text"
    line: int
    excerpt: str
    name: str
    one: str
    two: str
    """The later one."""
    there: int
    """The line of the earlier one."""


class Echo(Model):
    """A figure that seems to be one named before, but is not quite the same."""

    at: str = "/text"
    line: int
    excerpt: str
    one: str
    two: str
    """The one that is asked about."""
    there: int
    """The line of the other."""


class Paper(Model):
    """A text as read: what a rule sees of it."""

    locale: str
    lines: int = 0
    sentences: tuple[Sentence, ...] = ()
    doings: tuple[Doing, ...] = ()
    aims: tuple[Aim, ...] = ()
    stated: tuple[Stated, ...] = ()
    nearly: tuple[Nearly, ...] = ()
    quotes: tuple[Quote, ...] = ()
    figures: tuple[Figure, ...] = ()
    joins: tuple[Join, ...] = ()
    turns: tuple[Turn, ...] = ()
    courses: tuple[Course, ...] = ()
    alarms: tuple[Alarm, ...] = ()
    lights: tuple[Lights, ...] = ()
    bands: tuple[Band, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    passed: tuple[Passed, ...] = ()
    scales: tuple[Scale, ...] = ()
    twice: tuple[Twice, ...] = ()
    contraries: tuple[Contrary, ...] = ()
    ranks: tuple[Misranked, ...] = ()
    untimely: tuple[Untimely, ...] = ()
    echoes: tuple[Echo, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    spoken: tuple[Model, ...] = ()
    """Nouns of other documents that the text speaks of, as far as they could be read."""
