"""What a chart says, apart from how it is drawn: one description for pages, pictures, slides and sheets.

A form tells which fields are filled:

* target_path, capacity, attainment, scores, waterfall, tornado, behaviour, pareto, cash_flow: `categories`, `series`;
* gantt: `bars`;
* kpi_tree, whys_tree, structure: `nodes` and `edges`;
* fishbone: `head` (the effect) and `panels` (the bones); swot, tows: `panels`, two by two, row by row;
* risk_matrix: `points` on the grid of `categories` (across) and `rows` (upwards).
"""

from datetime import date
from decimal import Decimal
from typing import Final, Literal

from mcp_server.model.base import Model

Form = Literal[
    "target_path", "capacity", "attainment", "waterfall", "tornado", "behaviour", "pareto", "cash_flow", "gantt",
    "kpi_tree", "whys_tree", "structure", "scores", "fishbone", "risk_matrix", "swot", "tows",
]  # fmt: skip
Role = Literal["bar", "line", "band", "limit", "mark"]
"""A limit has one value for all categories; a band lies between `base` and `values`; a mark is a point alone."""
Tone = Literal["main", "good", "bad", "amber", "quiet"]
HORIZONTAL: Final = frozenset({"tornado", "attainment", "scores"})
"""Forms whose categories stand below each other."""
HIGH: Final = Decimal("0.7")
"""Of the highest bar of a waterfall: where all of them end above, its axis does not begin at zero."""
TOLD: Final = 2_000
"""Characters of a chart in words."""


class Series(Model):
    """One row of figures, one for each category."""

    name: str
    role: Role
    tone: Tone = "main"
    values: tuple[Decimal | None, ...]
    """In the unit of the chart; of a bar or a band, where it ends."""
    base: tuple[Decimal | None, ...] = ()
    """Where each bar or band begins; at zero when empty."""
    shown: tuple[str, ...] = ()
    """Each figure as the document writes it, empty where there is none; a change where the bar shows one."""
    share: bool = False
    """In percent on an axis of its own, where the others are amounts."""


class Bar(Model):
    """A piece of work, or a day, on the calendar."""

    name: str
    start: date
    finish: date
    """Its last day."""
    critical: bool = False
    milestone: bool = False
    inside: bool = False
    """A step of the initiative above it."""
    owner: str = ""


class Node(Model):
    """A box of a tree."""

    id: str
    text: str
    lines: tuple[str, ...] = ()
    """What stands below the text: figures, contributions, evidence."""
    tone: Tone = "main"


class Panel(Model):
    """A field of a board, or a bone of a fishbone."""

    title: str
    items: tuple[str, ...] = ()


class Point(Model):
    """Something on a grid, both places from 1."""

    text: str
    across: int
    up: int
    tone: Tone = "main"
    shown: str = ""
    """Its score."""


class Chart(Model):
    """A chart: what it concludes, and the figures that show it."""

    id: str
    """Unique in its document."""
    section: str
    """The id of the section that it belongs to."""
    form: Form
    title: str
    """The conclusion, in a sentence."""
    unit: str = ""
    """Of the figures, as the locale writes it."""
    across: str = ""
    """What runs across, where the categories do not say it."""
    up: str = ""
    """What runs upwards."""
    categories: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    series: tuple[Series, ...] = ()
    bars: tuple[Bar, ...] = ()
    nodes: tuple[Node, ...] = ()
    edges: tuple[tuple[str, str], ...] = ()
    """Ids of a node and of one below it."""
    head: str = ""
    panels: tuple[Panel, ...] = ()
    points: tuple[Point, ...] = ()
    note: str = ""
    """What is left out, or assumed."""
    at: tuple[str, ...] = ()
    """JSON pointers into the brief: where its figures come from."""

    @property
    def floor(self) -> Decimal | None:
        """Where the axis of a waterfall begins that lies far above zero, as its steps would not be seen from there."""
        ends = [value for row in self.series for value in (*row.values, *row.base) if value is not None]
        if self.form != "waterfall" or not ends or min(ends) <= HIGH * max(ends) or min(ends) == max(ends):
            return None
        low, spread = min(ends), max(ends) - min(ends)
        step = Decimal(1).scaleb(spread.adjusted())
        floor = low // step * step
        return max(floor if low - floor > spread / 10 else floor - step, Decimal(0))

    @property
    def told(self) -> str:
        """The chart in words, for those who do not see it."""
        rows = [f"{s.name}: " + ", ".join(f"{c} {v}" for c, v in zip(self.categories, s.shown, strict=False) if v)
                for s in self.series if any(s.shown)]  # fmt: skip
        rows += [f"{b.name} {b.start}" + ("" if b.milestone else f" – {b.finish}") for b in self.bars]
        rows += [" · ".join((n.text, *n.lines)) for n in self.nodes]
        rows += [f"{p.title}: {', '.join(p.items)}" for p in self.panels if p.items]
        rows += [f"{p.text} ({self.rows[p.up - 1]} × {self.categories[p.across - 1]})" for p in self.points]
        whole = "; ".join([self.head, *rows] if self.head else rows)
        return whole if len(whole) <= TOLD else whole[: TOLD - 1] + "…"
