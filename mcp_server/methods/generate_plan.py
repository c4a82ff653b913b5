"""A department's plan: targets, work, people, money and risks, on a calendar."""

from datetime import date

from mcp_server.methods._method import method
from mcp_server.methods._plan_gates import GATED, gates, plan_type_of
from mcp_server.methods._plan_levelled import settle
from mcp_server.methods._plan_read import read
from mcp_server.methods._plan_resources import accounts, planned_value, role_loads, total
from mcp_server.methods._plan_risks import contingency, rank, reserve
from mcp_server.methods._plan_targets import alignment, paths
from mcp_server.methods._plan_time import horizon, meetings, responsibilities, timetable
from mcp_server.methods._plan_told import communication
from mcp_server.model.brief import Threshold
from mcp_server.model.plan import (
    Account,
    Contingency,
    Cover,
    Gate,
    Horizon,
    Levelling,
    Meeting,
    Outlook,
    PlannedValue,
    RankedRisk,
    Responsibility,
    RoleLoad,
    TargetPath,
    Task,
    Told,
)
from mcp_server.model.plan_brief import PlanBrief
from mcp_server.model.quantity import Quantity
from mcp_server.words import say
from mcp_server.words.format import listing

SECTIONS = {
    "overview": ("period", "objectives"),
    "situation": ("department", "swot"),
    "targets": ("kpis", "thresholds"),
    "work": ("initiatives", "milestones"),
    "gates": ("milestones", "thresholds"),
    "stage_gates": ("milestones", "thresholds"),
    "resources": ("resources", "allocations"),
    "risks": ("risks",),
    "monitoring": ("reviews",),
    "collaboration": ("interfaces",),
    "appendix": ("requirements", "assumptions", "evidence", "claims", "notes"),
}
SHORT = 24
"""Characters of a risk in the matrix."""


class Plan(PlanBrief):
    """A plan: what was given, and what follows from it."""

    horizon: Horizon | None = None
    """The period as days; nothing where it is not clear."""
    paths: tuple[TargetPath, ...] = ()
    """One for each KPI, in the same order."""
    alignment: tuple[Cover, ...] = ()
    """Requirements with the objectives that serve them, objectives with their KPIs, KPIs with their initiatives."""
    tasks: tuple[Task, ...] = ()
    """Initiatives, steps, milestones and reviews, by date."""
    critical_path: tuple[str, ...] = ()
    """Ids of the initiatives on the longest chain, in order."""
    circle: tuple[str, ...] = ()
    """Ids of initiatives that wait for each other in a circle; they and what waits for them have no dates."""
    finish: date | None = None
    """When the last initiative ends."""
    levelling: Levelling | None = None
    """Where it is asked for: what it took that nobody is over-booked. The tasks carry the levelled dates then."""
    outlook: Outlook | None = None
    """When the work is over, where estimates have three points."""
    loads: tuple[RoleLoad, ...] = ()
    """Demand against capacity, by role."""
    accounts: tuple[Account, ...] = ()
    """The budget as a tree, depth first."""
    planned_value: tuple[PlannedValue, ...] = ()
    """Cost of work planned, over time."""
    ranked: tuple[RankedRisk, ...] = ()
    """Risks, highest score first."""
    reserve: Quantity | None = None
    """Sum of probability times cost over the risks that give both."""
    contingency: Contingency | None = None
    """The budget's reserve against that; nothing without a risk."""
    raci: tuple[Responsibility, ...] = ()
    communication: tuple[Told, ...] = ()
    """Who is told what, when and by whom."""
    gates: tuple[Gate, ...] = ()
    """Of a project or a new business, by date."""
    meetings: tuple[Meeting, ...] = ()

    @property
    def overbooked(self) -> tuple[str, ...]:
        """Roles that some month asks more of than they have."""
        return tuple(
            load.role
            for load in self.loads
            if any(x.capacity is not None and x.demand > x.capacity for x in load.loads)
        )

    @property
    def overbooked_when(self) -> tuple[str, ...]:
        """Each such role with the months in which it is so."""
        out = []
        for load in self.loads:
            months = tuple(x.bucket for x in load.loads if x.capacity is not None and x.demand > x.capacity)
            if months:
                out.append(say(self.locale, "plan.role_when", role=load.role, months=months))
        return tuple(out)

    @property
    def matrix(self) -> tuple[tuple[str, ...], ...]:
        """Risks by probability, 5 first, and impact, 1 first; nothing where fewer than two have both."""
        cells: dict[tuple[int, int], list[str]] = {}
        for risk in self.ranked:
            if risk.score and risk.impact:
                name = risk.text if len(risk.text) <= SHORT else risk.text[: SHORT - 1] + "…"
                cells.setdefault((int(risk.score / risk.impact), risk.impact), []).append(name)
        if sum(map(len, cells.values())) < 2:
            return ()
        return tuple(
            (str(level), *(listing(cells.get((level, impact), ["—"]), self.locale) for impact in range(1, 6)))
            for level in range(5, 0, -1)
        )

    @property
    def contingency_told(self) -> str:
        """The reserve against the expected loss, in one sentence; nothing without a risk."""
        found = self.contingency
        if found is None:
            return ""
        facts = {"names": found.names, "reserve": found.reserve, "expected": self.reserve, "left": found.left}
        if found.left is None:
            return say(self.locale, f"plan.unjudged.{found.unjudged}", **facts)
        n = sum(1 for risk in self.ranked if risk.expected)
        told = say(self.locale, "plan.short" if found.left.value < 0 else "plan.covered", **facts)
        return told if n == len(self.ranked) else told + say(self.locale, "plan.valued", n=n, of=len(self.ranked))

    @property
    def kill_criteria(self) -> tuple[Threshold, ...]:
        """The limits at which a new business is decided on: gates, red lines and triggers."""
        return tuple(limit for limit in self.thresholds if limit.role in {"gate", "red", "trigger"})

    @property
    def levelling_told(self) -> str:
        """What levelling did to the work and to its end, in one sentence; nothing where it was not asked for."""
        done = self.levelling
        if done is None or done.fault:
            return done.fault if done else ""
        later = sum(1 for move in done.moves if move.days)
        first = "plan.levelled_rest" if done.too_much else "plan.levelled" if later else "plan.levelled_same"
        end = "plan.end_moves" if done.days else "plan.end_stays"
        facts = {"was": done.was, "now": done.now, "days": done.days}
        return say(self.locale, first, n=later) + say(self.locale, end, **facts)

    @property
    def budget_total(self) -> Quantity | None:
        """The sum of the budget's uppermost lines, where all have an amount in one unit."""
        top = [a.amount or a.parts or a.limit for a in self.accounts if a.depth == 0]
        return total([q for q in top if q], "Σ budget") if all(top) else None

    @property
    def budget_items(self) -> int:
        """How many lines of the budget have none below them."""
        below = [*(a.depth for a in self.accounts[1:]), 0]
        return sum(after <= a.depth for a, after in zip(self.accounts, below, strict=True)) if self.accounts else 0

    @property
    def subject(self) -> str:
        """What the document is called where nobody named it."""
        return say(self.locale, "plan.subject", name=self.department.name or say(self.locale, "plan.department"))


def sections_of(body: Plan) -> tuple[str, ...]:
    """Return the sections of a type of plan: a project has gates, a new business stage gates and kill criteria."""
    own = GATED.get(plan_type_of(body, body.horizon))
    if own == "gates" and not body.gates and not body.period.plan_type:
        own = None
    return tuple(name for name in SECTIONS if name == own or name not in GATED.values())


@method("Generate a plan", SECTIONS, read, chosen=sections_of)
def generate_plan(brief: PlanBrief) -> Plan:
    """Plan a department, quarter, project or new business: targets, schedule, people, money, risks, all computed.

    Use this when someone plans; the seven texts alone give a document with questions, the drafted rest completes it.
    Not for looking back at finished work.
    """
    period = horizon(brief)
    schedule = timetable(brief, period)
    settled = settle(brief, period, schedule)
    raci = responsibilities(brief)
    ranked, budget = rank(brief.risks), accounts(brief)
    return Plan(
        **{name: getattr(brief, name) for name in PlanBrief.model_fields},
        horizon=period,
        paths=paths(brief, period),
        alignment=alignment(brief),
        tasks=settled.tasks,
        critical_path=schedule.critical_path,
        circle=schedule.circle,
        finish=settled.finish,
        levelling=settled.levelling,
        outlook=schedule.outlook,
        loads=role_loads(brief, period, settled.tasks, settled.loads),
        accounts=budget,
        planned_value=planned_value(brief, period, settled.tasks),
        ranked=ranked,
        reserve=reserve(ranked),
        contingency=contingency(ranked, budget),
        raci=raci,
        communication=communication(brief, raci, settled.tasks),
        gates=gates(brief, period),
        meetings=meetings(brief, period),
    )
