"""What is not known: every figure that is missing for a verdict, and what people usually look at in such a project."""

import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from mcp_server.knowledge.entries import Locale
from mcp_server.knowledge.metrics import metrics
from mcp_server.knowledge.types import Profile, project_type
from mcp_server.language.reading import name_key
from mcp_server.language.reading_names import metric_of
from mcp_server.methods._retro_goals import Attained, name_of
from mcp_server.methods._retro_statistics import Behaviour, Significance
from mcp_server.methods._retro_time import Course, Timeline
from mcp_server.model.base import Model, called
from mcp_server.model.retrospective import RetrospectiveBrief
from mcp_server.regex import regex
from mcp_server.words import say

ASKED_OF_PEOPLE: Final = frozenset(
    {"net_promoter_score", "customer_satisfaction", "employee_satisfaction", "stakeholder_satisfaction"}
)
"""Metrics that come from a survey: without the number of answers nobody knows how far chance goes."""
_MODELS: Final = {
    "four_steps": regex(r"四步|回顾目标|four[- ]steps?", re.IGNORECASE),
    "swot": regex(r"swot", re.IGNORECASE),
    "whys": regex(r"5\s?-?whys?|五个为什么|五问|five\swhys", re.IGNORECASE),
    "kpi_tree": regex(r"指标(?:拆解)?树|kpi\s?tree|kpi树", re.IGNORECASE),
    "pdca": regex(r"pdca", re.IGNORECASE),
}


class Gap(Model):
    """Something that is not known, with what would settle it."""

    at: str
    text: str


class Usual(NamedTuple):
    """What people usually measure and ask in a project of a type."""

    kpis: tuple[str, ...] = ()
    """Names of measures that are neither goal nor fact here."""
    questions: tuple[str, ...] = ()


def models_of(brief: RetrospectiveBrief) -> tuple[str, ...]:
    """Return the ways of looking that are wished for: four_steps, swot, whys, kpi_tree, pdca."""
    said = " ".join(brief.models)
    return tuple(name for name, pattern in _MODELS.items() if pattern.search(said))


def unused_models(brief: RetrospectiveBrief) -> tuple[str, ...]:
    """Return the ways of looking that are wished for and that nothing is there for."""
    there = {
        "swot": brief.swot.items, "whys": any(board.causes for board in brief.whys), "kpi_tree": brief.kpi_tree,
        "pdca": any(getattr(brief.pdca, name) for name in ("plan", "do", "check", "act")), "four_steps": True,
    }  # fmt: skip
    return tuple(name for name in models_of(brief) if not there[name])


def profile_of(brief: RetrospectiveBrief) -> Profile | None:
    """Return what is usual for the project's type, as it is given, else as its own text names it."""
    said = brief.project_type.strip()
    return project_type(said.replace("_", " ")) or project_type(said) if said else project_type(brief.project.text)


def usual(brief: RetrospectiveBrief) -> Usual:
    """Return what people usually measure in such a project and nobody speaks of here, and the questions they ask."""
    profile = profile_of(brief)
    if profile is None or brief.depth == "brief":
        return Usual()
    named = [name_of(g) for g in brief.goals] + [e.metric for e in brief.evidence] + [s.metric for s in brief.series]
    known = {metric.id for name in named if name and (metric := metric_of(name))}
    known |= {"budget_used"} if brief.budget else set()
    known |= {"schedule_slip"} if any(p.planned and p.actual for p in brief.phases) else set()
    book = metrics()
    locale: Locale = "zh-CN" if brief.locale == "zh-CN" else "en"
    left = tuple(book[name].name[locale] for name in profile.kpis if name in book and name not in known)
    asked = profile.questions[locale]
    return Usual(left, asked if brief.depth == "deep" else asked[:3])


def gaps(
    brief: RetrospectiveBrief, rows: Sequence[Attained], time: Timeline, series: Sequence[Behaviour],
    moved: Sequence[Significance],
) -> tuple[Gap, ...]:  # fmt: skip
    """Return everything that could not be judged or computed, each with the datum that is missing."""
    return tuple(
        Gap(at=at, text=say(brief.locale, key, **facts))
        for at, key, facts in (
            *of_goals(rows), *_of_samples(brief, moved), *_of_time(time), *_of_words(brief, series),
        )
    )  # fmt: skip


Told = tuple[str, str, dict[str, object]]


def of_goals(rows: Sequence[Attained]) -> Iterable[Told]:
    """Yield each goal that cannot be judged: where, the key of the reason, and its facts."""
    for row in rows:
        if row.verdict == "cannot_be_judged":
            yield row.at, f"retro.reason.{row.reason}", {"name": row.name, "peak": row.peak or ""}


def _of_samples(brief: RetrospectiveBrief, moved: Sequence[Significance]) -> Iterable[Told]:
    told = set()
    for row in moved:
        if row.reason == "no_n":
            told.add(name_key(row.metric))
            yield row.at, "retro.gap.change_n", {"name": row.metric, "before": row.before, "after": row.after}
        elif row.reason == "split_unknown":
            yield row.at, "retro.gap.split", {"name": row.metric}
    for fact in brief.evidence:
        metric = metric_of(fact.metric) if fact.metric else None
        if metric and metric.id in ASKED_OF_PEOPLE and not fact.n and name_key(fact.metric) not in told:
            told.add(name_key(fact.metric))
            yield f"/evidence/id={fact.id}/n", "retro.gap.n", {"name": fact.metric, "value": fact.value}


def _of_time(time: Timeline) -> Iterable[Told]:
    def named(phases: Iterable[Course]) -> tuple[str, ...]:
        return tuple(phase.name for phase in phases)

    dated = [phase for phase in time.phases if phase.window]
    if undated := named(p for p in time.phases if not p.window):
        yield "/phases", "retro.gap.undated", {"names": undated}
    if one_sided := named(p for p in dated if not p.planned):
        yield "/phases", "retro.gap.planned", {"names": one_sided}
    if unfinished := named(p for p in dated if not p.actual):
        yield "/phases", "retro.gap.actual", {"names": unfinished}
    if marks := tuple(mark.name for mark in time.marks if not mark.actual):
        yield "/milestones", "retro.gap.milestones", {"names": marks}


def _of_words(brief: RetrospectiveBrief, series: Sequence[Behaviour]) -> Iterable[Told]:
    if empty := tuple(called(d) for d in brief.dimensions if not d.verdict.strip()):
        yield "/dimensions", "retro.gap.dimensions", {"names": empty}
    for row in series:
        if row.verdict == "cannot_be_judged":
            yield row.at, f"retro.gap.series.{row.reason}", {"name": row.metric, "count": row.count}
    if brief.problems and (vague := tuple(called(p) for p in brief.problems if not re.search(r"\d", p.impact))):
        yield "/problems", "retro.gap.impact", {"names": vague}
    for name in unused_models(brief):
        yield f"/{name}", f"retro.gap.model.{name}", {}
