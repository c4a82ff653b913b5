"""The charts of a plan."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain
from typing import Final, cast

from mcp_server.methods.generate_plan import Plan
from mcp_server.model.document import Document
from mcp_server.model.plan import TargetPath
from mcp_server.model.quantity import Quantity
from mcp_server.render.chart import Bar, Chart, Role, Series, Tone
from mcp_server.words import label, say
from mcp_server.words.format import axis, shown

EACH: Final = 12
"""Charts of one form in a document; tables hold what is beyond."""
ROWS: Final = 100
"""Bars of one Gantt chart; its steps go first, then what comes last."""


def of_plan(document: Document) -> tuple[Chart, ...]:
    """Return target paths, the Gantt chart, demand against capacity, and the risk matrix."""
    plan = cast("Plan", document.body)
    return (*_paths(plan), *_gantt(plan))


def figures(
    name: str, role: Role, tone: Tone, values: Sequence[Quantity | None], scale: Decimal, locale: str
) -> Series:
    """Return a row of quantities as a series, in the unit of the chart and as the document writes them; ranges are a
    band."""
    lows = tuple(None if q is None else q.value / scale for q in values)
    texts = tuple("" if q is None else shown(q, locale) for q in values)
    if not any(q and q.upper is not None for q in values):
        return Series(name=name, role=role, tone=tone, values=lows, shown=texts)
    ends = tuple(None if q is None else (q.value if q.upper is None else q.upper) / scale for q in values)
    return Series(name=name, role="band", tone=tone, values=ends, base=lows, shown=texts)


def _paths(plan: Plan) -> Iterator[Chart]:
    for path in [p for p in plan.paths if len(p.checkpoints) > 1][:EACH]:
        yield _path(plan.locale, path)


def _path(locale: str, path: TargetPath) -> Chart:
    points = path.checkpoints
    # What a flow brought in a whole year does not stand on the way of the months.
    first = path.baseline if path.behaviour != "flow" else None
    began = (None,) if first else ()
    levels = [q for p in points for q in (p.expected, p.amber, p.red) if q] + ([first] if first else [])
    unit = next((q.unit for q in levels if q.unit), "")
    scale, word = axis((v for q in levels for v in (q.value, q.upper or q.value)), unit, locale)

    def line(name: str, found: Sequence[Quantity | None], role: Role, tone: Tone) -> Iterator[Series]:
        values = (*began, *found)
        if any(values):
            yield figures(label(locale, name), role, tone, values, scale, locale)

    rows: tuple[Series, ...] = tuple(
        chain(
            line("expected", [p.expected for p in points], "line", "main"),
            line("amber", [p.amber for p in points], "line", "amber"),
            line("red", [p.red for p in points], "line", "bad"),
        )
    )
    if first:
        nothing = (None,) * len(points)
        rows = (figures(label(locale, "baseline"), "mark", "quiet", (first, *nothing), scale, locale), *rows)
    facts = {"kpi": path.kpi, "baseline": path.baseline or "", "target": path.target or "", "due": path.due or ""}
    return Chart(
        id=f"path-{path.at.rpartition('=')[2]}",
        section="targets",
        form="target_path",
        title=say(locale, "chart.path" if path.baseline else "chart.path_alone", **facts),
        unit=word,
        categories=((label(locale, "baseline"),) if first else ()) + tuple(p.name for p in points),
        series=rows,
        at=(path.at,),
    )


def _gantt(plan: Plan) -> Iterator[Chart]:
    dated = [t for t in plan.tasks if t.start and t.finish and t.level != "review"]
    doing = [t for t in dated if t.level == "initiative"]
    if not dated:
        return
    rows = dated if len(dated) <= ROWS else [t for t in dated if t.level != "step"]
    note = say(plan.locale, "chart.first", n=ROWS, all=len(rows)) if len(rows) > ROWS else ""
    rows = rows[:ROWS]
    names = {t.id: t.name for t in plan.tasks}
    critical = [names[i] for i in plan.critical_path if i in names]
    title = say(plan.locale, "chart.gantt_milestones", n=len(dated))
    if doing and plan.finish:
        key = "chart.gantt" if critical else "chart.gantt_free"
        last = critical[-1] if critical else ""
        title = say(plan.locale, key, n=len(doing), finish=plan.finish, critical=len(critical), last=last)
    yield Chart(
        id="gantt",
        section="work",
        form="gantt",
        title=title,
        bars=tuple(
            Bar(
                name=t.name, start=t.start, finish=t.finish, critical=t.critical, milestone=t.level == "milestone",
                inside=t.level == "step", owner=t.owner,
            )
            for t in rows if t.start and t.finish
        ),
        note=note,
        at=("/initiatives", "/milestones"),
    )  # fmt: skip
