"""What the caller knows before a plan."""

from pydantic import Field

from mcp_server.limits import TASKS
from mcp_server.model.base import Listed
from mcp_server.model.brief import Brief, Flag
from mcp_server.model.goals import Kpi, Objective, Requirement
from mcp_server.model.period import Period
from mcp_server.model.resources import Resources
from mcp_server.model.risk import Risk
from mcp_server.model.situation import Department
from mcp_server.model.swot import SwotBoard
from mcp_server.model.work import Allocation, Initiative, Interface, Milestone, Review


class PlanBrief(Brief):
    """Seven parameters, each a text, typed fields or both, and what was drafted for the plan."""

    department: Department
    """Who plans: {text, name, function, teams: [{name, heads}], situation, strengths: [{text, evidence, keep}],
    improvements: [{text, necessity, urgency, rank}]}."""
    period: Period = Period()
    """2026, 2026Q3, this year, 13 weeks from 2026-07-06; or start and end; plan_type."""
    objectives: Listed[Objective] = ()
    """What will be true at the end: {text, owner, serves: requirements}. One text with all of them will do."""
    requirements: Listed[Requirement] = ()
    """What those above ask for, and hard limits: {text, measure}."""
    kpis: Listed[Kpi] = ()
    """{name, definition: what is counted, of what, unit, behaviour: stock | flow | rate, better, baseline, target,
    due, lasts, owner, source, objective, profile: linear | front-loaded | s-curve | cumulative shares, splits:
    [{name, weight, baseline, target}]}."""
    resources: Resources = Resources()
    """{text, roles: [{name, heads, capacity per period}], budget: [{name, amount or limit, parent, work}], tools}."""
    risks: Listed[Risk] = ()
    """{text, probability, impact, cost if it happens, prevention, contingency, trigger, owner, work: what carries the
    response}."""
    initiatives: tuple[Initiative, ...] = Field(default=(), max_length=TASKS)
    """Drafted by you, owners and dates agreed with the person: {id, name, priority, goal, actions: [{text, when,
    kpis}], owner, team, deliverables, acceptance, start, duration or three points (5/8/15 days) or end, after, kpis,
    cost}."""
    allocations: Listed[Allocation] = ()
    """A line of the staffing table: {work, effort: {role: amount or share}, within: the line that contains it}."""
    levelled: Flag = ""
    """yes: work is moved so that no role is over-booked."""
    milestones: Listed[Milestone] = ()
    """{name, date, after: what must be done by then, proves: KPIs declared reached}."""
    interfaces: Listed[Interface] = ()
    """Other departments: {name, what, when, contact, service_level}."""
    reviews: Listed[Review] = ()
    """{rhythm, dates, owner, decides, metrics}."""
    swot: SwotBoard = SwotBoard()
    """{items: [{id, text, quadrant, evidence}], strategies: [{text, items}]}."""
