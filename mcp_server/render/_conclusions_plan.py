"""What the tables of a plan show."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import cast

from mcp_server.methods.generate_plan import Plan
from mcp_server.model.brief import Threshold
from mcp_server.model.document import Document
from mcp_server.model.plan import Account, TargetPath
from mcp_server.render._conclusions import (
    Conclusion,
    Dated,
    joined,
    leader,
    of_answers,
    of_risks,
    owned,
    part,
    short,
    sized,
)
from mcp_server.words import say
from mcp_server.words.format import plain


def of_plan(document: Document) -> Iterator[Conclusion]:
    """Yield what each table of a plan shows."""
    plan = cast("Plan", document.body)
    yield from _overview(plan)
    yield from _situation(plan)
    yield from _targets(plan)
    yield from _work(plan)
    yield from _gates(plan)
    yield from _people(plan)
    yield from _money(plan)
    yield from of_answers(plan.locale, plan.risks)
    yield from of_risks(plan.locale, plan.ranked, plan.reserve)
    yield from _others(plan)


def _overview(plan: Plan) -> Iterator[Conclusion]:
    doing = [t for t in plan.tasks if t.level == "initiative"]
    if plan.finish and plan.horizon and doing and all(t.finish for t in doing):
        late = (plan.finish - plan.horizon.end).days
        key = "late" if late > 0 else "early" if late else "on_time"
        facts = {"n": len(doing), "kpis": len(plan.kpis), "finish": plan.finish, "days": abs(late)}
        begun = say(plan.locale, "slide.plan.targets" if plan.kpis else "slide.plan.work", **facts)
        yield Conclusion("overview", "", joined(plan.locale, [begun, say(plan.locale, f"slide.plan.{key}", **facts)]))


def _situation(plan: Plan) -> Iterator[Conclusion]:
    given, locale = plan.department, plan.locale
    heads = sized(t.heads for t in given.teams)
    if heads:
        most = max(heads, key=lambda q: q.value)
        name = given.teams[heads.index(most)].name
        facts = {"all": plain(sum((q.value for q in heads), Decimal(0))), "n": len(heads), "k": plain(most.value)}
        yield Conclusion("situation", "heads", say(locale, "slide.teams", name=short(name), **facts))
    if given.strengths:
        done = [s.evidence for s in given.strengths]
        yield owned("situation", "strength", given.strengths, "strengths", locale, done)
    ranks = [(int(i.rank), i) for i in given.improvements if i.rank.strip().isascii() and i.rank.strip().isdigit()]
    if ranks:
        first = min(ranks, key=lambda pair: pair[0])[1]
        text = say(locale, "slide.improvements", name=short(first.text), n=len(given.improvements))
        yield Conclusion("situation", "improvement", text)
    elif given.improvements:
        yield Conclusion("situation", "improvement", say(locale, "slide.improvements.open", n=len(given.improvements)))


def _way(path: TargetPath) -> Decimal | None:
    """Return how far a target lies from its baseline, as a part of that."""
    one, two = path.baseline, path.target
    if one is None or two is None or two.upper is not None or one.upper is not None or one.value <= 0:
        return None
    return abs(two.value / one.value - 1) if one.unit == two.unit else None


def _targets(plan: Plan) -> Iterator[Conclusion]:
    ways = [(way, p) for p in plan.paths if (way := _way(p)) is not None]
    if len(ways) == len(plan.paths) > 1:
        way, path = max(ways, key=lambda pair: pair[0])
        if way and sum(other == way for other, _ in ways) == 1:
            facts = {"name": short(path.kpi), "baseline": path.baseline, "target": path.target, "n": len(ways)}
            yield Conclusion("targets", "kpi", say(plan.locale, "slide.targets.way", **facts))
    dues = sorted(Dated(p.due, p.kpi) for p in plan.paths if p.due)
    if dues and len(dues) == len(plan.paths):
        (first, name, _), last = dues[0], dues[-1].day
        key = "slide.targets.due" if first == last else "slide.targets.dues"
        text = say(plan.locale, key, n=len(dues), first=first, last=last, name=short(name))
        yield Conclusion("targets", "kpi", text)
    yield from limits("targets", plan.locale, plan.thresholds)
    yield from limits("monitoring", plan.locale, plan.thresholds)


def limits(section: str, locale: str, found: Sequence[Threshold]) -> Iterator[Conclusion]:
    """Yield how many measures are watched by limits, and how many limits name who acts."""
    if found:
        facts = {"n": len(found), "measures": len({t.metric or t.text for t in found})}
        facts["k"] = sum(bool(t.owner) for t in found)
        yield Conclusion(section, "role", say(locale, "slide.limits", **facts))


def _work(plan: Plan) -> Iterator[Conclusion]:
    locale = plan.locale
    if plan.levelling and plan.levelling.moves:
        yield Conclusion("work", "now_start", plan.levelling_told.rstrip("。."))
    doing = [t for t in plan.tasks if t.level == "initiative"]
    ends = sorted(Dated(t.finish, t.name, t.owner) for t in doing if t.finish)
    if ends:
        said = [say(locale, "slide.work.first", name=short(ends[0].name), day=ends[0].day)]
        if (most := leader(t.owner for t in doing)) is not None:
            said.append(say(locale, "slide.work.owner", owner=short(most[0]), k=most[1], n=len(doing)))
        elif len(ends) > 1:
            said.append(say(locale, "slide.work.last", name=short(ends[-1].name), day=ends[-1].day))
        yield Conclusion("work", "initiative", joined(locale, said))
    marks = sorted(Dated(t.start, t.name) for t in plan.tasks if t.level == "milestone" and t.start)
    yield from _between("work", "milestone", "slide.milestones", locale, marks)


def _between(section: str, column: str, key: str, locale: str, marks: Sequence[Dated]) -> Iterator[Conclusion]:
    """Yield the first and the last of several days."""
    if len(marks) > 1:
        facts = {"first": short(marks[0].name), "begin": marks[0].day, "last": short(marks[-1].name)}
        yield Conclusion(section, column, say(locale, key, n=len(marks), end=marks[-1].day, **facts))


def _gates(plan: Plan) -> Iterator[Conclusion]:
    days = sorted(Dated(g.day, g.name) for g in plan.gates if g.day)
    for section in ("gates", "stage_gates"):
        yield from _between(section, "gate_name", "slide.gates", plan.locale, days)
    stops = plan.kill_criteria
    if stops:
        names = {k.id: k.name for k in plan.kpis}
        first = f"{names.get(stops[0].metric, stops[0].metric)} {stops[0].value}".strip()
        facts = {"n": len(stops), "name": short(first or stops[0].text)}
        yield Conclusion("stage_gates", "role", say(plan.locale, "slide.stops", **facts))


def _people(plan: Plan) -> Iterator[Conclusion]:
    full = [(r.demand / r.capacity, r) for r in plan.loads if r.capacity and r.demand]
    if full:
        share, role = max(full, key=lambda pair: pair[0])
        facts = {"demand": role.demand, "capacity": role.capacity, "share": part(share)}
        yield Conclusion("resources", "role", say(plan.locale, "slide.people", role=short(role.role), **facts))
    elif plan.loads and not any(r.demand for r in plan.loads):
        yield Conclusion("resources", "role", say(plan.locale, "slide.people.free", n=len(plan.loads)))


def _amount(account: Account) -> Decimal | None:
    found = account.amount or account.parts or account.limit
    return None if found is None else found.value


def _money(plan: Plan) -> Iterator[Conclusion]:
    total = plan.budget_total
    tops = [a for a in plan.accounts if a.depth == 0]
    lines = tops if len(tops) > 1 else [a for a in plan.accounts if a.depth == 1]
    known = [(value, a) for a in lines if (value := _amount(a)) is not None]
    if total is None or total.value <= 0:
        return
    text = say(plan.locale, "slide.budget", total=total, n=len(plan.accounts))
    if known:
        value, line = max(known, key=lambda pair: pair[0])
        facts = {"total": total, "name": short(line.name), "share": part(value / total.value)}
        text = say(plan.locale, "slide.budget.line", **facts)
    yield Conclusion("resources", "budget", text)


def _others(plan: Plan) -> Iterator[Conclusion]:
    locale = plan.locale
    told = leader(name for row in plan.communication for name in row.by)
    if told:
        text = say(locale, "slide.told", name=short(told[0]), k=told[1], n=len(plan.communication))
        yield Conclusion("collaboration", "told_by", text)
    answers = leader(row.accountable for row in plan.raci)
    if answers:
        text = say(locale, "slide.accountable", name=short(answers[0]), k=answers[1], n=len(plan.raci))
        yield Conclusion("collaboration", "accountable", text)
    if plan.alignment:
        left = [c for c in plan.alignment if not c.by]
        key = "slide.aligned.open" if left else "slide.aligned"
        name = short(left[0].name) if left else ""
        text = say(locale, key, n=len(plan.alignment), k=len(left), name=name)
        yield Conclusion("appendix", "covered_by", text)
