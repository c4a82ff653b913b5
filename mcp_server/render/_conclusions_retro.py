"""What the tables of a retrospective, a work summary and a 5 Whys show."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, cast

from mcp_server.language.dates import days_of
from mcp_server.methods._retro_goals import Attained
from mcp_server.methods._retro_paths import Followed
from mcp_server.methods.run_5whys import FiveWhys
from mcp_server.methods.run_retrospective import Retrospective
from mcp_server.methods.summarize_work import WorkSummary
from mcp_server.model.base import called
from mcp_server.model.brief import Brief
from mcp_server.model.document import Document
from mcp_server.model.time import Window
from mcp_server.render._conclusions import Conclusion, Dated, due, joined, owned, short
from mcp_server.words import label, say

JUDGED = frozenset({"met", "partly", "missed"})


def of_retrospective(document: Document) -> Iterator[Conclusion]:
    """Yield what each table of a retrospective shows."""
    retro = cast("Retrospective", document.body)
    locale = retro.locale
    yield from _summary(retro)
    if retro.attained:
        aimed = [g.target for g in retro.attained]
        yield owned("wanted", "objective_line", retro.attained, "aimed", locale, aimed)
    if retro.dimensions:
        shown = [d.evidence for d in retro.dimensions]
        yield owned("wanted", "dimension", retro.dimensions, "sides", locale, shown)
    yield from _course(retro)
    yield from _best("results", locale, retro.attained)
    yield from _ways("results", locale, retro.followed)
    yield from _results(retro)
    yield from _told(retro)
    yield from _alarms("alarms", locale, retro.alarms)
    for section, rows in (("actions", retro.actions), ("outlook", retro.outlook)):
        column = "action" if section == "actions" else "outlook"
        yield from _doing(retro, retro.span, section, column, [(a, a.text) for a in rows])


def _goals(locale: str, attained: Sequence[Attained]) -> Iterator[str]:
    """Yield how many goals were met, partly met and missed, and how many cannot be judged."""
    if attained:
        counts = {v: sum(g.verdict == v for g in attained) for v in ("partly", "missed", "cannot_be_judged")}
        met = sum(g.verdict == "met" for g in attained)
        rest = [say(locale, f"slide.goals.{name}", n=n) for name, n in counts.items() if n]
        comma = "，" if locale == "zh-CN" else ", "
        key = "slide.goals.all" if met == len(attained) > 1 else "slide.goals" if met else "slide.goals.none"
        yield comma.join([say(locale, key, n=len(attained), met=met), *rest])


def _summary(retro: Retrospective) -> Iterator[Conclusion]:
    locale, said = retro.locale, list(_goals(retro.locale, retro.attained))
    late = [c for c in retro.courses if c.late_end and c.late_end > 0]
    if late:
        worst = max(late, key=lambda c: c.late_end or 0)
        said.append(say(locale, "slide.late", name=short(worst.name), days=worst.late_end))
    money = retro.spent_total or (retro.spent[0] if len(retro.spent) == 1 else None)
    if money and money.used:
        said.append(say(locale, "slide.spent", used=money.used))
    if said:
        yield Conclusion("summary", "", joined(locale, said))


def _course(retro: Retrospective) -> Iterator[Conclusion]:
    locale = retro.locale
    days = [(c.days, c.name) for c in retro.courses if c.days and not c.beside]
    if len(days) > 1:
        longest, name = max(days)
        if sum(other == longest for other, _ in days) == 1:
            text = say(locale, "slide.phases", n=len(days), name=short(name), days=longest)
            yield Conclusion("course", "phase", text)
    marks = [m for m in retro.marks if m.late is not None]
    if marks:
        late = max(marks, key=lambda m: m.late or 0)
        facts = {"n": len(marks), "k": sum((m.late or 0) <= 0 for m in marks), "name": short(late.name)}
        key = "slide.marks.late" if (late.late or 0) > 0 else "slide.marks"
        yield Conclusion("course", "milestone", say(locale, key, days=late.late, **facts))


def _best(section: str, locale: str, attained: Sequence[Attained]) -> Iterator[Conclusion]:
    """Yield which goal went furthest; the chart says which one fell shortest."""
    rows = [g for g in attained if g.share is not None and g.verdict in JUDGED]
    if len(rows) > 1:
        best = max(rows, key=lambda g: g.share or 0)
        facts = {"name": short(best.name), "actual": best.actual, "target": best.target, "reached": best.reached}
        yield Conclusion(section, "objective_line", say(locale, "slide.best", **facts))


def _ways(section: str, locale: str, found: Sequence[Followed]) -> Iterator[Conclusion]:
    """Yield at how many checkpoints of a plan a measure stood as planned."""
    for one in found:
        known = [p.standing for p in one.points if p.standing]
        if known:
            facts = {"name": short(one.name), "k": known.count("on_track"), "n": len(known)}
            yield Conclusion(section, "checkpoint", say(locale, "slide.way", **facts), one.name)


def _results(retro: Retrospective) -> Iterator[Conclusion]:
    locale = retro.locale
    if retro.charts:
        moved = [c.verdict == "signal" for c in retro.charts]
        yield owned("results", "centre", retro.charts, "signals", locale, moved)
    total = retro.spent_total
    if total and total.difference:
        text = say(locale, "slide.money", actual=total.actual, planned=total.planned, difference=total.difference)
        yield Conclusion("results", "budget", text)
    if retro.derived:
        first = retro.derived[0]
        text = say(locale, "slide.derived", name=short(first.name), value=first.value, n=len(retro.derived))
        yield Conclusion("results", "derived_figure", text)
    facts = [e for e in retro.evidence if e.metric and e.value]
    if facts:
        yield owned("results", "value", facts, "evidence", locale, [e.source for e in facts])


def _told(retro: Retrospective) -> Iterator[Conclusion]:
    locale = retro.locale
    if retro.successes:
        yield owned("successes", "success", retro.successes, "successes", locale, [s.evidence for s in retro.successes])
    if retro.problems:
        yield owned("problems", "problem", retro.problems, "problems", locale, [p.cause for p in retro.problems])
    if retro.pareto:
        first = retro.pareto[0]
        text = say(locale, "slide.largest", name=short(first.name), share=first.part, n=len(retro.pareto))
        yield Conclusion("problems", "cumulative", text)
    if retro.risks:
        came = [r.occurred == "yes" for r in retro.risks]
        yield owned("problems", "occurred", retro.risks, "occurred", locale, came)
    yield from _lessons("lessons", "lesson", locale, retro.lessons)


def _lessons(section: str, column: str, locale: str, lessons: Sequence[Any]) -> Iterator[Conclusion]:
    if lessons:
        yield owned(section, column, lessons, "lessons", locale, [x.applies for x in lessons])


def _alarms(section: str, locale: str, alarms: Sequence[Any]) -> Iterator[Conclusion]:
    known = [a for a in alarms if a.fired is not None]
    if known:
        fired = [a for a in known if a.fired]
        first = fired[0] if fired else known[0]
        facts = {"k": len(fired), "n": len(known), "name": short(first.metric)}
        facts |= {"actual": first.actual, "role": label(locale, first.role), "limit": first.limit}
        yield Conclusion(section, "fired", say(locale, "slide.alarms" if fired else "slide.alarms.none", **facts))


def _doing(
    brief: Brief, span: Window | None, section: str, column: str, rows: Sequence[tuple[Any, str]]
) -> Iterator[Conclusion]:
    as_of = date.fromisoformat(brief.as_of)
    found = [Dated(days.end, text, item.owner) for item, text in rows if (days := days_of(item.due, as_of, span))]
    if rows:
        yield Conclusion(section, column, due(brief.locale, "actions", as_of, found, len(rows)))


def of_summary(document: Document) -> Iterator[Conclusion]:
    """Yield what each table of a work summary shows."""
    summary = cast("WorkSummary", document.body)
    locale = summary.locale
    said = joined(locale, _goals(locale, summary.attained))
    for section in ("overview", "executive"):
        if said:
            yield Conclusion(section, "", said)
    for section in ("completion", "facts"):
        yield from _best(section, locale, summary.attained)
        yield from _ways(section, locale, summary.followed)
        if summary.moves:
            first = summary.moves[0]
            text = say(locale, "slide.derived", name=short(first.name), value=first.value, n=len(summary.moves))
            yield Conclusion(section, "moved", text)
        yield from _alarms(section, locale, summary.alarms)
        if summary.score_total:
            text = say(locale, "summary.score_total", share=summary.score_total).rstrip("。.")
            yield Conclusion(section, "score", text)
    if summary.achievements:
        shown = [a.evidence for a in summary.achievements]
        yield owned("highlights", "achievement", summary.achievements, "results", locale, shown)
    if summary.problems:
        causes = [p.cause for p in summary.problems]
        yield owned("reflection", "symptom", summary.problems, "problems", locale, causes)
    if summary.turns:
        text = say(locale, "slide.turns", n=len(summary.turns), then=short(summary.turns[-1].then))
        yield Conclusion("turning_points", "from_then", text)
    yield from _lessons("lessons", "lesson", locale, summary.lessons)
    yield from _lessons("insights", "insight", locale, summary.lessons)
    goals = {g.id: g.name for g in summary.attained}
    plans = [(a, a.action or goals.get(a.goal, a.goal) or a.text) for a in summary.plans]
    yield from _doing(summary, None, "plans", "aim", plans)
    yield from _doing(summary, None, "plans", "objective_line", plans)
    yield from _doing(summary, None, "plans", "action", plans)


def of_whys(document: Document) -> Iterator[Conclusion]:
    """Yield what each table of a 5 Whys shows."""
    whys = cast("FiveWhys", document.body)
    locale, roots = whys.locale, whys.roots
    if roots:
        facts = {"n": len(roots), "name": short(roots[0].because), "k": sum(bool(r.countermeasures) for r in roots)}
        key = "slide.whys" if facts["k"] else "slide.whys.none"
        yield Conclusion("overview", "", say(locale, key, **facts))
    moved = [c for c in whys.causes if c.controllable]
    if whys.chains and not moved:
        deep = max(whys.chains, key=lambda c: c.depth)
        last = next(link.because for link in whys.links if link.id == deep.links[-1])
        text = say(locale, "slide.whys.deep", n=deep.depth, name=short(last))
        yield Conclusion("chains", "because", text)
    elif moved:
        yield owned(
            "chains", "because", whys.causes, "controllable", locale, [c.controllable == "yes" for c in whys.causes]
        )
    as_of = date.fromisoformat(whys.as_of)
    found = [Dated(days.end, called(c), c.owner) for c in whys.countermeasures if (days := days_of(c.due, as_of))]
    if whys.countermeasures:
        text = due(locale, "measures", as_of, found, len(whys.countermeasures))
        yield Conclusion("roots", "action", text)
    if roots:
        yield owned("roots", "countermeasures", roots, "answered", locale, [r.countermeasures for r in roots])
