"""The charts of a retrospective."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, cast

from mcp_server.language.quantities import quantity
from mcp_server.methods._retro_goals import Attained
from mcp_server.methods._retro_paths import Followed
from mcp_server.methods._retro_statistics import Behaviour
from mcp_server.methods.run_5whys import FiveWhys, WhysBrief, run_5whys
from mcp_server.methods.run_retrospective import Retrospective
from mcp_server.methods.summarize_work import WorkSummary
from mcp_server.model.base import by_reference, called
from mcp_server.model.causes import Problem
from mcp_server.model.document import Document
from mcp_server.model.quantity import Quantity
from mcp_server.model.retrospective import Series as Measured
from mcp_server.render.chart import Bar, Chart, Series, Tone
from mcp_server.render.charts_plan import EACH, ROWS, figures, gantt, way
from mcp_server.render.charts_trees import BARS, board, causes, composed, figures_of, measures
from mcp_server.render.markdown import aside
from mcp_server.words import label, say
from mcp_server.words.format import axis, shown

_FULL: Final = Decimal(100)
_STANDINGS: Final[dict[str, Tone]] = {"on_track": "good", "amber": "amber", "red": "bad", "": "quiet"}
_TONES: Final[dict[str, Tone]] = {"met": "good", "partly": "amber", "missed": "bad"}


def of_retrospective(document: Document) -> tuple[Chart, ...]:
    """Return the course, the goals, the ways of the plan, the behaviour of figures, the causes by size, why trees, the
    SWOT, the KPI tree."""
    retro = cast("Retrospective", document.body)
    tree, told = composed(retro.locale, retro.measures), figures_of(retro.locale, retro.measures)
    return (
        *_course(retro), *goals(retro.locale, retro.attained, "results"),
        *_ways(retro.locale, retro.followed, "results"), *_behaviour(retro), *_pareto(retro),
        *board(retro.locale, retro.swot.items, "swot", "/swot/items"), *_whys(retro),
        *measures(retro.locale, retro.measures, told, "kpi_tree", tree, "/kpi_tree"),
    )  # fmt: skip


def of_summary(document: Document) -> tuple[Chart, ...]:
    """Return the goals and the ways of a work summary, in the section that its style has for figures."""
    summary = cast("WorkSummary", document.body)
    section = "facts" if summary.style == "narrative" else "completion"
    reached = goals(summary.locale, summary.attained, section)
    return (*reached, *_ways(summary.locale, summary.followed, section))


def _course(retro: Retrospective) -> Iterator[Chart]:
    bars = [Bar(name=c.name, start=c.window.start, finish=c.window.end, critical=bool(c.late_end and c.late_end > 0))
            for c in retro.courses if c.window]  # fmt: skip
    bars += [Bar(name=m.name, start=m.actual, finish=m.actual, milestone=True, critical=bool(m.late and m.late > 0))
             for m in retro.marks if m.actual]  # fmt: skip
    if bars:
        late = [c for c in retro.courses if c.late_end and c.late_end > 0]
        worst = max(late, key=lambda c: c.late_end or 0, default=None)
        if worst:
            late_by = {"n": len(late), "all": len(retro.courses), "name": worst.name, "days": worst.late_end}
            title = say(retro.locale, "chart.course_late", **late_by)
        else:
            kept = retro.courses and all(c.late_end is not None for c in retro.courses)
            span = {"start": min(b.start for b in bars), "end": max(b.finish for b in bars)}
            title = say(retro.locale, "chart.course_kept" if kept else "chart.course", n=len(retro.courses), **span)
        yield from gantt(retro.locale, "course", "course", title, bars, ("/phases", "/milestones"))


def goals(locale: str, attained: Sequence[Attained], section: str) -> Iterator[Chart]:
    """Yield how much of each target was reached, against all of it."""
    rows = [g for g in attained if g.share is not None and g.verdict in _TONES and g.share < 100][:ROWS]
    if not rows:
        return

    def row(verdict: str) -> Series:
        inside = [g if g.verdict == verdict else None for g in rows]
        texts = tuple("" if g is None else shown(g.reached, locale) for g in inside)
        values = tuple(None if g is None or g.reached is None else g.reached.value for g in inside)
        return Series(name=label(locale, verdict), role="bar", tone=_TONES[verdict], values=values, shown=texts)

    yield Chart(
        id="goals",
        section=section,
        form="attainment",
        title=_reached(locale, attained),
        unit="%",
        categories=tuple(g.name for g in rows),
        series=(
            *(row(v) for v in _TONES if any(g.verdict == v for g in rows)),
            Series(name=label(locale, "target"), role="limit", tone="quiet", values=(_FULL,) * len(rows)),
        ),
        note=say(locale, "chart.judged", n=len(rows), all=len(attained)) if len(rows) < len(attained) else "",
        at=("/goals",),
    )


def _reached(locale: str, attained: Sequence[Attained]) -> str:
    """Return how many goals were met, and which one is furthest off."""
    met, off = sum(g.verdict == "met" for g in attained), [g for g in attained if g.verdict in {"partly", "missed"}]
    worst = min((g for g in off if g.gap and g.share is not None), key=lambda g: g.share or 0, default=None)
    if worst is None or worst.gap is None:
        return say(locale, "chart.goals_all" if met == len(attained) > 1 else "chart.goals", n=len(attained), met=met)
    gap = worst.gap.model_copy(update={"value": abs(worst.gap.value), "signed": False})
    key = "chart.goals_off" if met else "chart.goals_missed"
    return say(locale, key, n=len(attained), met=met, name=worst.name, gap=gap)


def _ways(locale: str, followed: Sequence[Followed], section: str) -> Iterator[Chart]:
    """Yield the ways that a plan meant its measures to go, with what is known of where they went."""
    for one in followed[:EACH]:
        points, last = one.points, one.last
        scale, word, names, rows = way(locale, points, one.baseline, [p.actual for p in points])
        began = (None,) * (len(names) - len(points))
        for standing, tone in _STANDINGS.items():
            found = [p.actual if p.standing == standing else None for p in points]
            if any(found):
                name = label(locale, "actual_value")
                name += aside(label(locale, f"standing.{standing}"), locale) if standing else ""
                rows = (*rows, figures(name, "mark", tone, (*began, *found), scale, locale))
        facts = {"kpi": one.name, "name": last.name, "actual": last.actual, "expected": last.expected}
        facts["standing"] = label(locale, f"standing.{last.standing}")
        yield Chart(
            id=f"path-{one.id}",
            section=section,
            form="target_path",
            title=say(locale, "chart.followed_standing" if last.standing else "chart.followed", **facts),
            unit=word,
            categories=names,
            series=rows,
            at=(one.at,),
        )


def _behaviour(retro: Retrospective) -> Iterator[Chart]:
    named = {f"/series/id={s.id}": s for s in retro.series}
    for found in retro.charts[:EACH]:
        series = named.get(found.at)
        if series and found.centre is not None:
            yield _charted(retro.locale, series, found)


def _charted(locale: str, series: Measured, found: Behaviour) -> Chart:
    points = [(name, read) for name, text in series.values.items() if (read := quantity(text))]
    values: list[Quantity] = [q for _, q in points]
    scale, word = axis((q.value for q in values), values[0].unit, locale)

    def limit(name: str, value: Decimal | None, tone: Tone) -> Iterator[Series]:
        if value is not None:
            quantity_ = values[0].model_copy(update={"value": value, "text": "", "basis": "computed", "bound": "="})
            yield Series(name=label(locale, name), role="limit", tone=tone, values=(value / scale,) * len(points),
                         shown=(shown(quantity_, locale),) * len(points))  # fmt: skip

    return Chart(
        id=f"behaviour-{series.id}",
        section="results",
        form="behaviour",
        title=say(locale, "chart.behaviour", metric=found.metric, verdict=say(locale, f"retro.chart.{found.verdict}")),
        unit=word,
        categories=tuple(name for name, _ in points),
        series=(
            figures(found.metric, "line", "main", values, scale, locale),
            *limit("centre", found.centre, "quiet"),
            *limit("upper_limit", found.upper, "bad"),
            *limit("lower_limit", found.lower, "bad"),
        ),
        note=say(locale, "retro.provisional", count=found.count) if found.provisional else "",
        at=(found.at,),
    )


def _pareto(retro: Retrospective) -> Iterator[Chart]:
    bars = retro.pareto[:BARS]
    if len(bars) > 1:
        scale, word = axis((b.amount.value for b in bars), bars[0].amount.unit, retro.locale)
        few = [b for b in retro.pareto if b.vital]
        key = "chart.few" if retro.concentrated else "chart.no_few"
        yield Chart(
            id="pareto",
            section="problems",
            form="pareto",
            title=say(retro.locale, key, n=len(few), all=len(retro.pareto), share=few[-1].together, name=few[0].name),
            unit=word,
            categories=tuple(b.name for b in bars),
            series=(
                figures(label(retro.locale, "amount"), "bar", "main", [b.amount for b in bars], scale, retro.locale),
                Series(
                    name=label(retro.locale, "cumulative"), role="line", tone="quiet", share=True,
                    values=tuple(b.together.value for b in bars),
                    shown=tuple(shown(b.together, retro.locale) for b in bars),
                ),
            ),
            note=say(retro.locale, "chart.first", n=BARS, all=len(retro.pareto)) if len(retro.pareto) > BARS else "",
            at=("/problems",),
        )  # fmt: skip


def _whys(retro: Retrospective) -> Iterator[Chart]:
    problems = by_reference(retro.problems)
    for why in [w for w in retro.whys if w.causes][:EACH]:
        known = problems.get(why.problem)
        problem = Problem(what=called(known) if known else why.problem or why.text)
        found = run_5whys.compute(WhysBrief(locale=retro.locale, problem=problem, causes=why.causes))
        yield from causes(cast("FiveWhys", found), f"whys-{why.id}", "whys", f"/whys/id={why.id}")
