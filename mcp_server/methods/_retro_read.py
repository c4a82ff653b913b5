"""The texts of a retrospective's brief, read into typed fields as far as they are clear."""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Final, TypeVar

from mcp_server.language import reading
from mcp_server.language.changes import changes
from mcp_server.language.quantities import quantities, quantity
from mcp_server.language.reading_clauses import Clause, split
from mcp_server.language.reading_figures import Named
from mcp_server.limits import ITEMS, NAME_CHARACTERS
from mcp_server.methods._retro_goals import Known, known, name_of
from mcp_server.methods._retro_read_course import HEAD, course, is_bare, spread
from mcp_server.methods._retro_read_goals import RATE, filled, goals_stated, only, spent
from mcp_server.model.base import Item, by_reference
from mcp_server.model.brief import Evidence
from mcp_server.model.retrospective import (
    Action,
    Dimension,
    Goal,
    Lesson,
    MoneyLine,
    OccurredRisk,
    Outlook,
    PlannedKpi,
    Project,
    ProjectProblem,
    RetrospectiveBrief,
    Success,
)
from mcp_server.regex import regex

T = TypeVar("T", bound=Item)

_LABELS: Final = (
    (
        "people",
        regex(r"参与方|参与者|参与人员|项目成员|成员|团队|participants?|people|team(?:\smembers)?", re.IGNORECASE),
    ),
    ("departments", regex(r"参与部门|涉及部门|部门|departments?", re.IGNORECASE)),
    ("scope", regex(r"(?:项目)?范围|scope", re.IGNORECASE)),
    ("deliverables", regex(r"(?:关键|主要)?交付物|(?:key\s)?deliverables?", re.IGNORECASE)),
    ("name", regex(r"项目名称|名称|(?:project\s)?name|project", re.IGNORECASE)),
    (
        "goals",
        regex(r"(?:项目|核心|关键)?(?:目标|指标)|(?:project\s|key\s)?(?:goals?|objectives?|targets?)", re.IGNORECASE),
    ),
)
_N: Final = regex(
    r"(?<![a-z])n\s?[=:：]\s?(?P<n>[0-9][0-9,]*)|(?:样本量?|有效问卷|回收)\D{0,4}(?P<zh>[0-9][0-9,]*)"
    r"|(?P<en>[0-9][0-9,]*)\s(?:responses|respondents|answers)",
    re.IGNORECASE,
)
_BUDGETED: Final = regex(r"(?:预算|budget(?:ed)?)\s?(?:为|是|of|:|：|was)?\s?$", re.IGNORECASE)
_SPENT: Final = regex(
    r"(?:实际|花费|支出|用了|actual(?:ly)?|spent)\s?(?:花费|支出|使用|成本|cost|spent|spending)?\s?(?:为|是|了|of|:|：|was)?\s?$",
    re.IGNORECASE,
)
_WAS_SPENT: Final = regex(
    r"\s?(?:was\s|were\s)?(?:actually\s)?(?:spent|used)\b|\s?已?(?:花费|支出|用完)", re.IGNORECASE
)
LINES: Final = regex(r"\s*(?:[\n;；]|(?=[①-⑳]))\s*")
BULLET: Final = regex(r"^\s*(?:[-*•·]\s|[(（]?[0-9]{1,2}[.)）、]\s?(?![0-9])|[①-⑳])\s*")


def read(brief: RetrospectiveBrief) -> RetrospectiveBrief:
    """The brief with what is clear in its texts as typed items that keep their excerpt; what was typed stays.

    Reading twice gives the same as reading once: what was read is marked, and marked items are not read again.
    """
    project, wanted = _project(brief.project)
    period, phases, milestones = course(brief)
    evidence, budget = _evidence(brief)
    told = known(evidence)
    stated = goals_of(brief.goals, wanted)
    goals, budget = spent(of_plan(stated, brief.planned.kpis, lambda goal: reached(told, goal)), budget)
    changed = {
        "project": project,
        "period": period,
        "phases": phases,
        "milestones": milestones,
        "dimensions": spread(brief.dimensions, _dimensions),
        "evidence": evidence,
        "budget": budget,
        "goals": goals,
        "swot": brief.swot.model_copy(update={"items": spread(brief.swot.items, _factors)}),
        "successes": spread(brief.successes, lines_of(Success)),
        "problems": spread(brief.problems, lines_of(ProjectProblem)),
        "risks": spread(brief.risks, lines_of(OccurredRisk)),
        "lessons": spread(brief.lessons, lines_of(Lesson)),
        "actions": spread(brief.actions, lines_of(Action)),
        "outlook": spread(brief.outlook, lines_of(Outlook)),
    }
    return brief.model_copy(update={name: new for name, new in changed.items() if new != getattr(brief, name)})


def lines_of(noun: type[T]) -> Callable[[str], tuple[T, ...]]:
    """What reads a list of statements, one a line or between semicolons; a single one stays as it is."""

    def read_lines(text: str) -> tuple[T, ...]:
        pieces = [piece for line in LINES.split(text) if (piece := BULLET.sub("", line).strip())]
        return tuple(noun(text=piece, read=True) for piece in pieces) if len(pieces) > 1 else ()

    return read_lines


def _factors(text: str) -> tuple[object, ...]:
    """The items of a SWOT where the text says by headings what they are."""
    found = reading.read_factors(text)
    return found if any(factor.quadrant for factor in found) else ()


def _label(text: str) -> tuple[str, str]:
    """The field that a statement is headed with, and the rest of it; no field where the heading is none of ours."""
    head = HEAD.match(text)
    field = next((name for name, pattern in _LABELS if head and pattern.fullmatch(head[1].strip())), "")
    return (field, text[head.end() :]) if head and field else ("", text)


def _project(given: Project) -> tuple[Project, list[Goal]]:
    """The project with what its text says under headings, and the goals that it states."""
    if given.read or not given.text.strip():
        return given, []
    found: dict[str, list[str]] = {}
    goals: list[Goal] = []
    at = "name"
    for clause in reading.clauses(given.text):
        field, rest = _label(clause.text)
        at = field or ("" if at == "name" and found.get("name") else at)
        stated = clause.within(len(clause.text) - len(rest), len(clause.text)) if field else clause
        if at == "goals":
            goals += goals_stated(stated) or (Goal(text=stated.text, read=True),)
            continue
        if at in {"", "name"} and (bounded := [goal for goal in goals_stated(stated) if goal.better]):
            goals += bounded
        elif at:
            found.setdefault(at, []).append(rest)
    joint = "；" if re.search(r"[\u3400-\u9fff]", given.text) else "; "
    read_fields: dict[str, object] = {}
    for field, texts in found.items():
        if field == "name":
            if len(texts[0]) <= 80:
                read_fields["name"] = texts[0].strip(" 。.")
        elif field == "scope":
            read_fields["scope"] = joint.join(texts)
        else:
            pieces = [p.strip(" 。.")[:NAME_CHARACTERS] for text in texts for p in split(text, "、,，")]
            read_fields[field] = tuple(p for p in pieces if p)[:ITEMS]
    new = {name: value for name, value in read_fields.items() if value and not getattr(given, name)}
    return given.model_copy(update={**new, "read": bool(new or goals)}), goals


def goals_of(given: Sequence[Goal], wanted: Sequence[Goal]) -> tuple[Goal, ...]:
    """The goals as given, their texts read, then those of the project's text that are not among them."""

    def goals_in(text: str) -> tuple[Goal, ...]:
        clauses = reading.stated(text)
        found: list[Goal] = []
        for clause in clauses:
            goals = goals_stated(clause) or (Goal(text=clause.text, read=True),)
            if found and found[-1].actual and len(goals) == 1 and RATE.fullmatch(goals[0].metric):
                joint = "，" if re.search(r"[\u3400-\u9fff]", text) else ", "
                found[-1] = found[-1].model_copy(update={"text": found[-1].text + joint + clause.text})
            else:
                found += goals
        return tuple(found) if any(goal.metric for goal in found) else ()

    out = list(spread(given, goals_in))
    named = {reading.name_key(name_of(goal)): index for index, goal in reversed(list(enumerate(out)))}
    for goal in wanted:
        key = reading.name_key(name_of(goal))
        if key in named:
            out[named[key]] = filled(out[named[key]], goal)
        elif len(out) < ITEMS:
            named[key] = len(out)
            out.append(goal)
    return tuple(out)


def reached(told: Known, goal: Goal) -> Goal:
    """A goal with the figure that the evidence gives of it, where there is but one."""
    if goal.actual or not name_of(goal):
        return goal
    facts = told.of(name_of(goal))
    if len({fact.value for fact in facts}) != 1:
        return goal
    fact = facts[0]
    moved = changes(fact.text) if not goal.baseline else ()
    shows = goal.evidence or fact.text or fact.source
    before = moved[0].before.text if len(moved) == 1 and quantity(moved[0].before.text) else goal.baseline
    return goal.model_copy(
        update={
            "actual": fact.value,
            "evidence": shows,
            "baseline": before,
            "text": goal.text or fact.text,
            "read": True,
        }
    )


def of_plan(
    goals: Sequence[Goal], planned: Sequence[PlannedKpi], filled_in: Callable[[Goal], Goal]
) -> tuple[Goal, ...]:
    """The goals, filled in, with the names that the plan has for them; then those of the plan alone that were reached
    as far as is known."""
    kpis = by_reference(planned)
    named = tuple(
        goal.model_copy(update={"kpi": kpi.id, "metric": kpi.name})
        if (kpi := kpis.get(goal.kpi or goal.metric)) and kpi.name and goal.metric in {"", kpi.id}
        else goal
        for goal in goals
    )
    known_as = {goal.kpi for goal in named} | {reading.name_key(name_of(goal)) for goal in named}
    left = [kpi for kpi in planned if kpi.target and not {kpi.id, kpi.name, reading.name_key(kpi.name)} & known_as]
    found = [filled_in(Goal(kpi=kpi.id, metric=kpi.name, better=kpi.better, read=True)) for kpi in left]
    return (*map(filled_in, named), *(goal for goal in found if goal.actual))[:ITEMS]


def _dimensions(text: str) -> tuple[Dimension, ...]:
    """The dimensions that a text lists; behind a colon their verdict."""
    out = []
    wide = split(text, ";；\n")
    # Behind a colon a comma belongs to the verdict.
    headed = all((head := HEAD.match(BULLET.sub("", piece))) and "、" not in head[1] for piece in wide)
    for piece in wide if headed else split(text, "、;；,，\n"):
        bare = BULLET.sub("", piece).strip(" 。.")
        if not bare:
            continue
        head = HEAD.match(bare)
        name, verdict = (head[1], bare[head.end() :]) if head else (bare, "")
        out.append(Dimension(text=bare, read=True, name=name[:NAME_CHARACTERS], verdict=verdict))
    return tuple(out)


def _evidence(brief: RetrospectiveBrief) -> tuple[tuple[Evidence, ...], tuple[MoneyLine, ...]]:
    """The facts, one for each figure that a text names, and the line of the budget that it tells."""
    out: list[Evidence] = []
    budget = list(brief.budget)
    for index, item in enumerate(brief.evidence):
        room = ITEMS - len(out) - (len(brief.evidence) - index - 1)
        facts, lines = facts_in(item.text) if is_bare(item) else ((), ())
        if lines and not brief.budget:
            budget += lines
        elif lines:
            facts = (*facts, *(Evidence(text=line.text, read=True) for line in lines))
        if facts and len(facts) <= room:
            out += [facts[0].model_copy(update={"id": item.id}), *facts[1:]]
        else:
            out.append(item)
    return tuple(out), tuple(budget[:ITEMS])


def facts_in(text: str) -> tuple[tuple[Evidence, ...], tuple[MoneyLine, ...]]:
    """The facts of a text, those without a figure as they stand; nothing where it is one statement without any."""
    facts: list[Evidence] = []
    lines: list[MoneyLine] = []
    for whole in reading.clauses(text, commas=False):
        if (line := _money(whole)) is not None:
            lines.append(line)
            continue
        head, first = HEAD.match(whole.text), len(facts)
        for clause in reading.clauses(whole.text):
            counted = _N.search(clause.text)
            n = next((found for found in counted.groups() if found), "") if counted else ""
            found = [
                Evidence(text=clause.text, read=True, metric=_whose(one, head), value=one.value, n=n)
                for one in clause.named
                if not (n and one.quantity.value == Decimal(n.replace(",", "")))
            ]
            if not found and (one := only(clause)) is not None:
                found = [Evidence(text=clause.text, read=True, metric=one[0], value=one[1].text, n=n)]
            if n and not found and len(facts) > first:
                # "NPS 31, 58 responses": the number stands behind what it is the number of.
                facts[first:] = [fact if fact.n else fact.model_copy(update={"n": n}) for fact in facts[first:]]
            else:
                facts += found or [Evidence(text=clause.text, read=True, n=n)]
    clear = any(fact.metric for fact in facts) or lines or len(facts) > 1
    return (tuple(facts), tuple(lines)) if clear else ((), ())


def _whose(one: Named, head: "re.Match[str] | None") -> str:
    """The name of a figure; a part of what the statement is headed with carries the heading."""
    if head is None or one.metric is not None or head[1].strip() in one.name:
        return one.name[:NAME_CHARACTERS]
    joint = "·" if re.search(r"[\u3400-\u9fff]", head[1]) else ": "
    return f"{head[1].strip()}{joint}{one.name}"[:NAME_CHARACTERS]


def _money(clause: Clause) -> MoneyLine | None:
    """The budget and what was spent of it, where a statement gives both."""
    planned = actual = None
    for one in quantities(clause.text):
        before = clause.text[: one.start]
        if _BUDGETED.search(before):
            planned = planned or one
        elif _SPENT.search(before) or _WAS_SPENT.match(clause.text, one.end):
            actual = actual or one
    if planned is None or actual is None or {planned.dimension, actual.dimension} - {"money", "count"}:
        return None
    name = "预算" if "预算" in clause.text else "budget"
    return MoneyLine(text=clause.text, read=True, name=name, planned=planned.text, actual=actual.text)
