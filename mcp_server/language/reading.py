"""What is clear in the free text of a brief, as typed nouns that keep their excerpt and say that they were read."""

import re
from datetime import date
from typing import Final

from mcp_server.language.changes import changes
from mcp_server.language.dates import period, when
from mcp_server.language.folding import fold
from mcp_server.language.quantities import quantity
from mcp_server.language.reading_clauses import LONGEST, Clause, clauses, labelled, split
from mcp_server.language.reading_department import read_department
from mcp_server.language.reading_kpis import agree, kpis_in, merged, name_key, read_kpis, together
from mcp_server.language.reading_resources import HEAD, read_resources
from mcp_server.language.tokens import marks
from mcp_server.limits import ITEMS, NAME_CHARACTERS
from mcp_server.model.brief import Threshold
from mcp_server.model.causes import Problem
from mcp_server.model.goals import Objective, Requirement
from mcp_server.model.period import Period, PlanType
from mcp_server.model.risk import Risk
from mcp_server.model.swot import Factor, Origin, Quadrant
from mcp_server.regex import regex

__all__ = [
    "agree",
    "clauses",
    "kpis_in",
    "limits_in",
    "merged",
    "name_key",
    "objective_of",
    "read_department",
    "read_factors",
    "read_kpis",
    "read_objectives",
    "read_period",
    "read_problem",
    "read_requirements",
    "read_resources",
    "read_risks",
    "requirement_of",
    "stated",
    "together",
]

_GOALS: Final = regex(
    r"(?:(?:核心|年度|战略|关键|总体|主要|上级|绩效)*(?:目标|指标|要求|风险|关切点)|(?:main|key|core|strategic|annual)?\s?"
    r"(?:objectives?|goals?|targets?|kpis?|requirements?|risks?))\s*[::：]\s*",
    re.IGNORECASE,
)
"""The parameter's own name before its content says nothing."""
_OWNER: Final = {"owner": "负责人|责任人|owner"}
_LIMITS: Final = frozenset({">=", ">", "<=", "<"})

_PLAN_TYPES: Final[tuple[tuple[PlanType, re.Pattern[str]], ...]] = (
    ("new_business", regex(r"新业务|新产品线|创业|孵化|new\s(?:business|venture)|start-?up", re.IGNORECASE)),
    ("project", regex(r"项目|\bproject\b", re.IGNORECASE)),
    ("annual", regex(r"年度|全年|\bannual\b|\byear(?:ly)?\b(?!-end)|本年|今年|明年|财年", re.IGNORECASE)),
    ("quarter", regex(r"季|\bquarter(?:ly)?\b|Q[1-4](?!\s?[-–~至到])", re.IGNORECASE)),
)

_LEVEL: Final = (
    r"[1-5](?![0-9.%])|[0-9]{1,3}(?:\.[0-9]+)?\s?%|(?:很|极|较|中)?[高低大小]|中等?|一般|重大"
    r"|(?:very\s)?(?:high|low)|medium|moderate|critical"
)
_PROBABILITY: Final = regex(
    rf"(?:概率|可能性|probability|likelihood)\s?(?:为|是|is|of|[:：=])?\s?(?P<level>{_LEVEL})(?![a-z])|(?P<before>(?:very\s)?(?:high|low)|medium)\s"
    r"(?:probability|likelihood)",
    re.IGNORECASE,
)
_IMPACT: Final = regex(
    rf"(?:影响(?:程度)?|严重(?:性|程度)|impact|severity)\s?(?:为|是|is|of|[:：=])?\s?(?P<level>{_LEVEL})(?![a-z\u4e00-\u9fff])|(?P<before>(?:very\s)?(?:high|low)"
    r"|medium)\s(?:impact|severity)",
    re.IGNORECASE,
)
_COST: Final = regex(
    r"(?:损失|代价|cost(?:s|ing)?|loss(?:es)?)\s?(?:约|为|达|of|is|about|[:：=])?\s?(?P<amount>[^,，;；。()（）]{1,40})",
    re.IGNORECASE,
)
_RESPONSES: Final = {
    "prevention": "预防措施|预防|规避|prevention|mitigation",
    "contingency": "应急预案|应急|应对措施|应对|预案|contingency|response|fallback",
    "trigger": "触发条件|触发|预警信号|trigger|early\\swarning",
    **_OWNER,
}
_RESPONDS: Final = regex(
    rf"[(（]?(?:{'|'.join([*_RESPONSES.values(), '概率', '影响', 'probability', 'impact'])})\s?[:：=]", re.IGNORECASE
)

_QUADRANTS: Final[tuple[tuple[Quadrant, re.Pattern[str]], ...]] = (
    ("strength", regex(r"(?:内部)?(?:优势|强项)(?:[(（]?S[)）]?)?|strengths?(?:\s?\(S\))?|S", re.IGNORECASE)),
    (
        "weakness",
        regex(r"(?:内部)?(?:劣势|弱势|弱点|短板)(?:[(（]?W[)）]?)?|weakness(?:es)?(?:\s?\(W\))?|W", re.IGNORECASE),
    ),
    (
        "opportunity",
        regex(r"(?:外部)?机[会遇](?:[(（]?O[)）]?)?|opportunit(?:y|ies)(?:\s?\(O\))?|O", re.IGNORECASE),
    ),
    ("threat", regex(r"(?:外部)?(?:威胁|挑战)(?:[(（]?T[)）]?)?|threats?(?:\s?\(T\))?|T", re.IGNORECASE)),
)
_ORIGINS: Final[dict[Quadrant, Origin]] = {
    "": "",
    "strength": "internal",
    "weakness": "internal",
    "opportunity": "external",
    "threat": "external",
}
_PLACE: Final = regex(
    r"(?:地点|位置|场所|where|place|location)\s?[:：]\s?(?P<said>[^,，;；。.\n]{1,80})"
    r"|在(?P<zh>[^,，;；。在]{1,20}(?:地区|大区|区域|门店|产线|车间|环境|系统|平台|仓库|站点|页面))"
    r"|\b(?:in|at|on)\s(?P<en>(?:the\s)?(?:[A-Za-z][\w-]*\s){0,4}(?:region|area|store|line|plant|environment|system|platform|warehouse|site|page|office))\b",
    re.IGNORECASE,
)


def read_objectives(text: str) -> tuple[Objective, ...]:
    """One objective for each clause, with its owner where that is named."""
    return tuple(objective_of(clause) for clause in stated(text))


def objective_of(clause: Clause) -> Objective:
    """A clause as an objective."""
    return Objective(text=clause.text, read=True, owner=labelled(clause.text, _OWNER).get("owner", ""))


def read_requirements(text: str) -> tuple[Requirement, ...]:
    """One requirement for each clause, with its measure where a figure with a bound is there."""
    return tuple(requirement_of(clause) for clause in stated(text))


def requirement_of(clause: Clause) -> Requirement:
    """A clause as a requirement."""
    bounded = [one for one in clause.named if one.quantity.bound in _LIMITS]
    measure = clause.text[bounded[0].start : bounded[0].end].strip() if bounded else ""
    return Requirement(text=clause.text, read=True, measure=measure if len(measure) <= NAME_CHARACTERS else "")


def limits_in(clause: Clause) -> tuple[Threshold, ...]:
    """The standing limits of a clause: every named figure with a bound."""
    return tuple(
        Threshold(text=clause.text, read=True, metric=one.name, role="objective", value=one.value)
        for one in clause.named
        if one.quantity.bound in _LIMITS
    )


def stated(text: str, *, commas: bool = True) -> tuple[Clause, ...]:
    """The clauses of a list of statements, without the name of the list."""
    found = clauses(text, commas=commas)
    label = _GOALS.match(found[0].text) if found else None
    if label is None or label.end() == len(found[0].text):
        return found
    return (found[0].within(label.end(), len(found[0].text)), *found[1:])


def read_period(text: str, as_of: date) -> Period:
    """First and last day as ISO dates and the type of plan; nothing but the text where neither is clear."""
    window = period(text, as_of)
    said = _plan_type(text[:NAME_CHARACTERS])
    if window is None or not (0 <= (window.end - window.start).days <= 3_700):
        return Period(text=text, plan_type=said, read=bool(said))
    days = (window.end - window.start).days + 1
    plan_type: PlanType = "annual" if 350 <= days <= 380 else "quarter" if 80 <= days <= 100 else ""
    if said in {"new_business", "project"} or not plan_type:
        plan_type = said
    return Period(text=text, read=True, start=window.start.isoformat(), end=window.end.isoformat(), plan_type=plan_type)


def _plan_type(text: str) -> PlanType:
    for name, pattern in _PLAN_TYPES:
        if pattern.search(text):
            return name
    return ""


def read_risks(text: str) -> tuple[Risk, ...]:
    """One risk for each clause; probability, impact, cost, response and owner only where they are stated."""
    found: list[Clause] = []
    for clause in stated(text, commas=False):
        if found and _RESPONDS.match(clause.text):
            before = found.pop()
            found.append(Clause(text[before.start : clause.end], before.start, clause.end))
        else:
            found.append(clause)
    if len(found) == 1 and (listed := _enumerated(found[0].text)):
        return tuple(_risk(piece) for piece in listed[:ITEMS])
    return tuple(_risk(clause.text) for clause in found)


def _enumerated(text: str) -> tuple[str, ...]:
    """The members of a plain list with 、; nothing where a member is too short or too long to be one."""
    pieces = split(text, "、") if len(text) <= LONGEST else ()
    plain = len(pieces) > 2 and all(4 <= len(piece) <= 20 for piece in pieces) and not re.search("[,，]", text)
    return pieces if plain else ()


def _risk(text: str) -> Risk:
    if len(text) > LONGEST:
        return Risk(text=text, read=True)
    said = labelled(text, _RESPONSES)
    probability, impact = _PROBABILITY.search(text), _IMPACT.search(text)
    cost = _COST.search(text)
    amount = cost["amount"].strip() if cost else ""
    value = quantity(amount) if amount else None
    if value is None or value.dimension not in {"money", "count"} or (value.dimension == "count" and value.unit):
        amount = ""
    return Risk(
        text=text,
        read=True,
        probability=(probability["level"] or probability["before"]) if probability else "",
        impact=(impact["level"] or impact["before"]) if impact else "",
        cost=amount,
        prevention=said.get("prevention", ""),
        contingency=said.get("contingency", ""),
        trigger=said.get("trigger", ""),
        owner=said.get("owner", ""),
    )


def read_factors(text: str) -> tuple[Factor, ...]:
    """The items of a SWOT, by the headings that they stand under; what stands under none has no quadrant."""
    found: list[Factor] = []
    quadrant: Quadrant = ""
    for clause in clauses(text):
        rest = clause.text
        while rest and (head := HEAD.match(rest)) and (said := _quadrant(head[1])):
            quadrant, rest = said, rest[head.end() :].lstrip("-*•· \n")
        if rest and (said := _quadrant(rest.strip("#* "))):
            quadrant = said
            continue
        pieces = (quadrant and _enumerated(rest)) or ((rest,) if rest else ())
        found += [Factor(text=piece, read=True, quadrant=quadrant, origin=_ORIGINS[quadrant]) for piece in pieces]
    return tuple(found[:ITEMS])


def _quadrant(head: str) -> Quadrant:
    return next((name for name, pattern in _QUADRANTS if pattern.fullmatch(head.strip("#* "))), "")


def read_problem(text: str) -> Problem:
    """When, where and how much, each only where the text says it once and clearly."""
    opening = text[:LONGEST]
    place, moves = _PLACE.search(opening), changes(opening)
    named = [one for clause in clauses(opening) for one in clause.named]
    size = moves[0].text if len(moves) == 1 else named[0].value if len(named) == 1 else ""
    moment = _moment(opening)
    where = (place["said"] or place["zh"] or place["en"]).strip() if place else ""
    return Problem(text=text, read=bool(size or moment or where), when=moment, where=where, size=size)


def _moment(text: str) -> str:
    """The one date of a text, as written; empty where there are several or none."""
    folded = fold(text)
    dates = {folded.text[mark.start : mark.end] for mark in marks(folded.text) if mark.sort == "date"}
    if len(dates) != 1:
        return ""
    said = dates.pop()
    moment = when(said)
    return said if moment and moment.sort != "anchor" else ""
