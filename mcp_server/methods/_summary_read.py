"""The texts of a work summary's brief, read into typed fields as far as they are clear."""

import re
from collections.abc import Mapping, Sequence
from typing import Final, TypeVar

from mcp_server.language import reading
from mcp_server.language.dates import when
from mcp_server.language.quantities import quantity
from mcp_server.language.reading_clauses import LONGEST, split
from mcp_server.language.reading_figures import Named
from mcp_server.limits import ITEMS, NAME_CHARACTERS
from mcp_server.methods._retro_goals import known, name_of
from mcp_server.methods._retro_read import BULLET, LINES, facts_in, goals_of, lines_of, of_plan, reached
from mcp_server.methods._retro_read_course import HEAD, period_of, spread
from mcp_server.model.brief import Claim, Evidence
from mcp_server.model.retrospective import Goal, Lesson
from mcp_server.model.summary import Achievement, Function, NextAim, Score, SummaryBrief, WorkProblem
from mcp_server.regex import regex

T = TypeVar("T", Achievement, WorkProblem, NextAim)

_EDGES: Final = " \t\r\n,，;；。.(（"
_BY: Final = regex(
    r"(?:提升|提高|增长|增加|上升|下降|降低|缩短|减少|压缩|超出|超额|同比|环比)了?(?:近|约|超过?)?\s?$"
    r"|\b(?:up|down|rose|fell|grew|raised|cut|reduced|increased|improved|by)\s(?:by\s)?(?:about\s|nearly\s)?$",
    re.IGNORECASE,
)
"""What stands before a figure that says by how much, and not to where."""
_ACHIEVED: Final = {
    "background": "背景|background|situation|context",
    "action": "行动|做法|举措|措施|actions?",
    "result": "结果|成果|成效|results?|outcome",
    "evidence": "依据|证据|出处|数据来源|来源|evidence|source",
}
_WENT_WRONG: Final = {
    "impact": "影响|impact",
    "cause": "原因|根因|(?:root\\s)?cause",
    "direction": "改进方向|改进措施|方向|改进|direction|improvement",
}
_WANTED: Final = {
    "action": "行动|做法|举措|措施|actions?",
    "owner": "负责人|责任人|owner",
    "due": "完成时间|截止(?:时间|日期)?|期限|due(?:\\sdate)?|deadline",
}
_ALL_MET: Final = regex(
    r"(?:各项|所有|全部|全年|年度|本期|本季度?|既定)+[^,，;；。\n]{0,6}(?:目标|指标|任务)[^,，;；。\n\d]{0,6}(?:全部|均已?|都已?|全面|悉数|圆满|顺利|已)+"
    r"(?:达成|完成|实现)(?!率|度|的|大半|过半|一半|[^,，;；。\n]{0,6}\d)"
    r"|\ball\s(?:of\s)?(?:the\s|our\s|my\s|its\s)?(?:\w+\s)?(?:goals|targets|objectives|kpis)\s(?:were\s|are\s|have\sbeen\s|was\s)?(?:fully\s)?"
    r"(?:met|achieved|reached|hit)\b(?!,?\s(?:except|but|apart|save|by\s\d))"
    r"|\b(?:met|achieved|reached|hit)\sall\s(?:of\s)?(?:the\s|our\s|my\s|its\s)?(?:\w+\s)?(?:goals|targets|objectives|kpis)\b",
    re.IGNORECASE,
)
_DENIED: Final = regex(
    r"(?:未能?|没有?|并非|不是)\s*$|除[^。；;\n]{1,30}外[,，]?\s*$|\b(?:not|never|hardly)\s*$", re.IGNORECASE
)


def read(brief: SummaryBrief) -> SummaryBrief:
    """The brief with what is clear in its texts as typed items that keep their excerpt; what was typed stays.

    Reading twice gives the same as reading once: what was read is marked, and marked items are not read again.
    """
    functions = spread(brief.functions, _functions)
    evidence = spread(brief.evidence, _facts)
    told = known(evidence)
    achievements = tuple(_measured(one) for one in _each(brief.achievements, Achievement, _ACHIEVED))
    same: dict[str, list[Achievement]] = {}
    for one in achievements:
        if one.actual and one.metric:
            same.setdefault(reading.name_key(one.metric), []).append(one)
    changed = {
        "period": period_of(brief.period, brief.as_of),
        "evidence": evidence,
        "goals": of_plan(
            goals_of(brief.goals, _hidden(brief.goals, functions)),
            brief.planned.kpis,
            lambda goal: _shown(reached(told, goal), same),
        ),
        "achievements": achievements,
        "problems": _each(brief.problems, WorkProblem, _WENT_WRONG),
        "lessons": spread(brief.lessons, lines_of(Lesson)),
        "plans": tuple(_aimed(one) for one in _each(brief.plans, NextAim, _WANTED)),
        "functions": functions,
        "scores": spread(brief.scores, _scores),
        "claims": _claims(brief, achievements),
    }
    return brief.model_copy(update={name: new for name, new in changed.items() if new != getattr(brief, name)})


def _parts(text: str, labels: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """What stands before the first label of a statement, and what stands behind each one."""
    marks = [
        (found.start(), found.end(), field)
        for field, spellings in labels.items()
        if (found := re.search(rf"(?:^|(?<=[\s,，;；。.(（]))(?:{spellings})\s?[:：]\s?", text, re.IGNORECASE))
    ]
    if not marks:
        return text, {}
    marks.sort()
    ends = [start for start, _, _ in marks[1:]] + [len(text)]
    said = {field: text[at:end].strip(_EDGES) for (_, at, field), end in zip(marks, ends, strict=True)}
    return text[: marks[0][0]].strip(_EDGES), {field: words for field, words in said.items() if words}


def _statements(text: str, labels: Mapping[str, str]) -> list[str]:
    """Statements, one a line or between semicolons; one that begins with a label belongs to the one before."""
    label = re.compile(rf"(?:{'|'.join(labels.values())})\s?[:：]", re.IGNORECASE)
    found: list[str] = []
    for piece in (bare for line in LINES.split(text) if (bare := BULLET.sub("", line).strip())):
        if found and label.match(piece):
            found[-1] = f"{found[-1]}; {piece}" if piece.isascii() else f"{found[-1]}；{piece}"
        else:
            found.append(piece)
    return found


def _each(items: Sequence[T], noun: type[T], labels: Mapping[str, str]) -> tuple[T, ...]:
    """A list with each statement of its texts as an item, and what is labelled in it in its field."""

    def reader(text: str) -> tuple[T, ...]:
        statements = _statements(text, labels)
        if labels is _WANTED:
            statements = [one for statement in statements for one in _aims(statement)]
        told = [_parts(statement, labels) for statement in statements]
        if len(told) == 1 and not told[0][1]:
            return ()
        out = []
        for head, said in told:
            fields = {field: words for field, words in said.items() if field != "due" or when(words)}
            short = {f: words[:NAME_CHARACTERS] if f in {"due", "owner"} else words for f, words in fields.items()}
            kept = head or next(iter(said.values()), "")
            out.append(noun(text=kept if len(fields) == len(said) else text, read=True).model_copy(update=short))
        return tuple(out)

    return spread(items, reader)


def _figures(text: str) -> list[Named]:
    """The figures of a statement that have a name, each a level and not a change."""
    return [
        one
        for clause in reading.clauses(text)
        for one in clause.named
        if one.name and one.quantity.bound in {"=", "~", ">=", ">", "<=", "<"} and not one.quantity.signed
        and (one.before or not _BY.search(clause.text[: max(clause.text.rfind(one.quantity.text, 0, one.end), 0)]))
        and quantity(one.value)
    ]  # fmt: skip


def _aims(statement: str) -> list[str]:
    """A statement as the aims that it names, one a clause: "sales of 3.6M, 50 new customers"; else as it is."""
    clauses = [clause.text.strip(_EDGES) for clause in reading.clauses(statement)]
    return clauses if len(clauses) > 1 and all(len(_figures(clause)) == 1 for clause in clauses) else [statement]


def _one(text: str) -> Named | None:
    """The one figure of a statement that is clear: the only one, or the only one with where it began."""
    found = _figures(text)
    moved = [one for one in found if one.before]
    return found[0] if len(found) == 1 else moved[0] if len(moved) == 1 else None


def _measured(given: Achievement) -> Achievement:
    """An achievement with the figure that its words give, where there is but one."""
    if given.actual or given.baseline:
        return given
    one = _one(given.result or given.text)
    if one is None or (given.metric and reading.name_key(given.metric) != reading.name_key(one.name)):
        return given
    return given.model_copy(
        update={"metric": given.metric or one.name[:NAME_CHARACTERS], "baseline": one.before, "actual": one.value,
                "read": True}
    )  # fmt: skip


def _shown(goal: Goal, measured: Mapping[str, Sequence[Achievement]]) -> Goal:
    """A goal with the figure of the achievements that measure the same, where nothing else gives it and they agree."""
    same = measured.get(reading.name_key(name_of(goal)), ()) if name_of(goal) and not goal.actual else ()
    if len({a.actual for a in same}) != 1:
        return goal
    first = same[0]
    return goal.model_copy(
        update={"actual": first.actual, "baseline": goal.baseline or first.baseline,
                "evidence": goal.evidence or first.evidence, "text": goal.text or first.said, "read": True}
    )  # fmt: skip


def _aimed(given: NextAim) -> NextAim:
    """An aim with the target that its words give, where there is but one."""
    one = _one(given.goal or given.text) if not (given.target or given.metric) else None
    if one is None:
        return given
    return given.model_copy(
        update={"metric": one.name[:NAME_CHARACTERS], "baseline": given.baseline or one.before, "target": one.value,
                "read": True}
    )  # fmt: skip


def _scores(text: str) -> tuple[Score, ...]:
    """The scores that a text names."""
    return tuple(
        Score(text=text, read=True, name=one.name[:NAME_CHARACTERS], value=one.value) for one in _figures(text)
    )[:ITEMS]


def _functions(text: str) -> tuple[Function, ...]:
    """The functions that a text lists; behind a colon what was done."""
    out = []
    pieces = [bare for line in LINES.split(text) if (bare := BULLET.sub("", line).strip(_EDGES))]
    heads = [HEAD.match(piece) for piece in pieces]
    if not any(heads):
        pieces = [one for piece in pieces for one in split(piece, "、,，")]
        heads = [None] * len(pieces)
    for piece, head in zip(pieces, heads, strict=True):
        done = split(piece[head.end() :], "、,，。") if head else ()
        short = tuple(one[:NAME_CHARACTERS] for one in done)[:ITEMS]
        name = head[1] if head else piece
        out.append(Function(text=piece, read=True, name=name[:NAME_CHARACTERS], initiatives=short))
    return tuple(out)


def _facts(text: str) -> tuple[Evidence, ...]:
    facts, lines = facts_in(text)
    return (*facts, *(Evidence(text=line.text, read=True) for line in lines))


def _hidden(goals: Sequence[Goal], functions: Sequence[Function]) -> list[Goal]:
    """The goals that functions state in words, with their figures."""
    known_as = {word for goal in goals for word in (goal.id, name_of(goal), goal.text) if word}
    words = [word for function in functions for word in function.goals if word not in known_as]
    return [goal for word in words for goal in goals_of((Goal(text=word),), ()) if goal.target]


def _claims(brief: SummaryBrief, achievements: Sequence[Achievement]) -> tuple[Claim, ...]:
    """The claims as given, and what achievements say of all goals together where no claim does."""
    if any(claim.op == "all_met" for claim in brief.claims) or len(brief.claims) >= ITEMS:
        return brief.claims
    for text in (words for one in achievements for words in (one.text, one.result)):
        found = _ALL_MET.search(text[:LONGEST])
        if found and not _DENIED.search(text[: found.start()]):
            return (*brief.claims, Claim(text=text.strip(), op="all_met", read=True))
    return brief.claims
