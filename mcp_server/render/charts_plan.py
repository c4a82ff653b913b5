"""The charts of a plan."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain
from typing import Final, cast

from mcp_server.methods._retro_paths import Held
from mcp_server.methods.generate_plan import Plan
from mcp_server.model.document import Document
from mcp_server.model.plan import Checkpoint, Load, RankedRisk, RoleLoad, TargetPath
from mcp_server.model.quantity import Quantity
from mcp_server.render.chart import Bar, Chart, Point, Role, Series, Tone
from mcp_server.words import label, say
from mcp_server.words.format import amount, axis, plain, shown

EACH: Final = 6
"""Charts of one form in a document; tables hold what is beyond."""
POINTS: Final = 30
"""Risks in one matrix."""
LEVELS: Final = 5
"""Of probability and of impact."""
ROWS: Final = 40
"""Bars of one Gantt chart: as many as a page holds."""
PAGES: Final = 3
"""Gantt charts of one document; where there are more bars, steps are left out first, then what comes last."""


def of_plan(document: Document) -> tuple[Chart, ...]:
    """Return target paths, the Gantt chart, demand against capacity, and the risk matrix."""
    plan = cast("Plan", document.body)
    return (*_paths(plan), *_gantt(plan), *_capacity(plan), *_money(plan), *risk_matrix(plan.locale, plan.ranked))


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
    # What a flow brought in a whole year does not stand on the way of the months.
    _, word, names, rows = way(locale, path.checkpoints, path.baseline if path.behaviour != "flow" else None)
    facts = {"kpi": path.kpi, "baseline": path.baseline or "", "target": path.target or "", "due": path.due or ""}
    return Chart(
        id=f"path-{path.at.rpartition('=')[2]}",
        section="targets",
        form="target_path",
        title=say(locale, "chart.path" if path.baseline else "chart.path_alone", **facts),
        unit=word,
        categories=names,
        series=rows,
        at=(path.at,),
    )


def way(
    locale: str, points: Sequence[Checkpoint | Held], first: Quantity | None, actuals: Sequence[Quantity | None] = ()
) -> tuple[Decimal, str, tuple[str, ...], tuple[Series, ...]]:
    """Return by what figures are divided, their unit, the names of the points, and what is expected at each with its
    limits; *first* is where the way begins."""
    began = (None,) if first else ()
    levels = [q for p in points for q in (p.expected, p.amber, p.red) if q] + ([first] if first else [])
    levels += [q for q in actuals if q]
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
        # The path begins where the mark stands.
        begun = {
            "values": (first.value / scale, *rows[0].values[1:]),
            "base": rows[0].base and (first.value / scale, *rows[0].base[1:]),
        }
        mark = figures(label(locale, "baseline"), "mark", "quiet", (first, *[None] * len(points)), scale, locale)
        rows = (mark, rows[0].model_copy(update=begun), *rows[1:])
    names = ((label(locale, "baseline"),) if first else ()) + tuple(p.name for p in points)
    return scale, word, names, rows


def _gantt(plan: Plan) -> Iterator[Chart]:
    dated = [t for t in plan.tasks if t.start and t.finish and t.level != "review"]
    doing = [t for t in dated if t.level == "initiative"]
    if not dated:
        return
    above = {t.id for t in dated}
    steps = (
        {i: [t for t in dated if t.level == "step" and t.of == i] for i in above} if len(dated) <= ROWS * PAGES else {}
    )
    tops = [t for t in dated if t.level != "step" or (steps and t.of not in above)]
    rows = [t for top in tops for t in (top, *steps.get(top.id, ()))]
    bars = [
        Bar(name=t.name, start=t.start, finish=t.finish, critical=t.critical, milestone=t.level == "milestone",
            inside=t.level == "step", owner=t.owner)
        for t in rows if t.start and t.finish
    ]  # fmt: skip
    names = {t.id: t.name for t in plan.tasks}
    critical = [names[i] for i in plan.critical_path if i in names]
    title = say(plan.locale, "chart.gantt_milestones", n=len(dated))
    if doing and plan.finish:
        key = "chart.gantt" if critical else "chart.gantt_free"
        last = critical[-1] if critical else ""
        title = say(plan.locale, key, n=len(doing), finish=plan.finish, critical=len(critical), last=last)
    yield from gantt(plan.locale, "gantt", "work", title, bars, ("/initiatives", "/milestones"))


def batched(bars: Sequence[Bar], size: int) -> Iterator[tuple[Bar, ...]]:
    """Yield bars in rows of a size; the last one may be shorter."""
    for begin in range(0, len(bars), size):
        yield tuple(bars[begin : begin + size])


def gantt(locale: str, id_: str, section: str, title: str, bars: Sequence[Bar], at: tuple[str, ...]) -> Iterator[Chart]:
    """Yield bars in charts that each fit on a page."""
    pages = list(batched(bars[: ROWS * PAGES], ROWS))
    for n, page in enumerate(pages, 1):
        beyond = len(bars) > ROWS * PAGES and n == len(pages)
        yield Chart(
            id=id_ if n == 1 else f"{id_}-{n}",
            section=section,
            form="gantt",
            title=title if len(pages) == 1 else say(locale, "chart.page", title=title, n=n, pages=len(pages)),
            bars=page,
            note=say(locale, "chart.first", n=ROWS * PAGES, all=len(bars)) if beyond else "",
            at=at,
        )


def _over(load: Load) -> bool:
    return load.capacity is not None and load.demand > load.capacity


def _capacity(plan: Plan) -> Iterator[Chart]:
    """Yield a chart for each role that work needs in several buckets: those first that have too little."""
    loads = [r for r in plan.loads if r.demand and len(r.loads) > 1]
    for role in sorted(loads, key=lambda r: not any(map(_over, r.loads)))[:EACH]:
        yield _role(plan.locale, role)


def _role(locale: str, role: RoleLoad) -> Chart:
    over = [load for load in role.loads if _over(load)]
    unit = amount(Decimal(2), "person-months", locale).lstrip("2 ")
    title = say(locale, "chart.enough" if role.capacity is not None else "chart.demand", role=role.role)
    full = [(load.demand / load.capacity, load) for load in role.loads if load.capacity]
    if full and max(full, key=lambda pair: pair[0])[0]:
        share, load = max(full, key=lambda pair: pair[0])
        title = say(locale, "chart.enough_most", role=role.role, bucket=load.bucket, share=f"{plain(share * 100, 0)}%")
    if over:
        worst = max(over, key=lambda load: load.demand - (load.capacity or 0))
        title = say(
            locale, "chart.overbooked", role=role.role, n=len(over), all=len(role.loads), bucket=worst.bucket,
            demand=worst.demand, capacity=worst.capacity,
        )  # fmt: skip

    def row(name: str, as_: Role, tone: Tone, values: Sequence[Decimal | None], written: bool = True) -> Series:
        texts = tuple("" if v is None or not written else shown(v, locale) for v in values)
        return Series(name=name, role=as_, tone=tone, values=tuple(values), shown=texts)

    held = [min(x.demand, x.capacity) if x.capacity is not None else x.demand for x in role.loads]
    rows = [row(label(locale, "needed_effort"), "bar", "main", held)]
    if over:
        # What is beyond stands upon what can be given, so that both together are the demand.
        beyond = row(
            label(locale, "beyond_capacity"), "bar", "bad", [x.demand if _over(x) else None for x in role.loads]
        )
        base = tuple(x.capacity if _over(x) else None for x in role.loads)
        blank = tuple("" if _over(x) else text for x, text in zip(role.loads, rows[0].shown, strict=True))
        rows = [rows[0].model_copy(update={"shown": blank}), beyond.model_copy(update={"base": base})]
    if any(x.capacity is not None for x in role.loads):
        rows.append(row(label(locale, "capacity"), "line", "quiet", [x.capacity for x in role.loads], written=False))
    return Chart(
        id=f"capacity-{role.at.rpartition('=')[2]}" if role.listed else f"capacity-{role.role}",
        section="resources",
        form="capacity",
        title=title,
        unit=unit,
        categories=tuple(x.bucket for x in role.loads),
        series=tuple(rows),
        at=(role.at,),
    )


def _money(plan: Plan) -> Iterator[Chart]:
    """Yield the curve of what planned work costs."""
    money = plan.planned_value
    if len(money) > 1 and money[-1].cumulative.value > 0:
        every = [q for p in money for q in (p.planned, p.cumulative)]
        scale, word = axis((q.value for q in every), every[0].unit, plan.locale)
        yield Chart(
            id="planned-value",
            section="resources",
            form="cash_flow",
            title=say(plan.locale, "chart.planned_value", total=money[-1].cumulative, bucket=money[-1].bucket),
            unit=word,
            categories=tuple(p.bucket for p in money),
            series=(
                Series(
                    name=label(plan.locale, "in_the_period"),
                    role="bar",
                    tone="quiet",
                    values=tuple(p.planned.value / scale for p in money),
                ),
                figures(
                    label(plan.locale, "cumulative"), "line", "main", [p.cumulative for p in money], scale, plan.locale
                ),
            ),
            at=("/resources/budget", "/initiatives"),
        )


def risk_matrix(locale: str, risks: Sequence[RankedRisk]) -> Iterator[Chart]:
    """Yield the matrix of risks that have a probability and an impact, in their order."""
    ranked = [r for r in risks if r.score is not None and r.impact]
    if not ranked:
        return
    high, first = sum(r.band == "high" for r in ranked), sum(r.rank == ranked[0].rank for r in ranked)
    key = "chart.risks_low" if not high else "chart.risks" if first == 1 else "chart.risks_tied"
    tones: dict[str, Tone] = {"high": "bad", "medium": "amber", "low": "quiet"}
    levels = tuple(str(n) for n in range(1, LEVELS + 1))
    yield Chart(
        id="risk-matrix",
        section="risks",
        form="risk_matrix",
        title=say(locale, key, n=high, all=len(ranked), text=ranked[0].text, score=ranked[0].score, k=first),
        across=label(locale, "impact"),
        up=label(locale, "probability"),
        categories=levels,
        rows=levels,
        points=tuple(
            Point(text=r.text, across=r.impact, up=int(r.score / r.impact), tone=tones.get(r.band, "quiet"),
                  shown=shown(r.score, locale))
            for r in ranked[:POINTS] if r.score and r.impact
        ),
        note=say(locale, "chart.first", n=POINTS, all=len(ranked)) if len(ranked) > POINTS else "",
        at=("/risks",),
    )  # fmt: skip
