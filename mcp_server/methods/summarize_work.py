"""A period of work summed up: what was wanted, what came of it, what was learned, and what is next."""

from typing import Final

from mcp_server.methods._method import method
from mcp_server.methods._retro_figures import Derived
from mcp_server.methods._retro_gaps import Gap
from mcp_server.methods._retro_goals import VERDICTS, Alarm, Attained, alarms, judged
from mcp_server.methods._retro_paths import Followed, followed
from mcp_server.methods._retro_plan import LOOKS_BACK
from mcp_server.methods._summary_figures import (
    CarriedKpi,
    Covered,
    Field,
    Rated,
    Turn,
    carried,
    coverage,
    fields,
    missing,
    moves,
    rated,
    scenes,
    score_total,
    span_of,
    turns,
)
from mcp_server.methods._summary_read import read
from mcp_server.model.quantity import Quantity
from mcp_server.model.summary import SummaryBrief
from mcp_server.model.time import Window
from mcp_server.words import say

SECTIONS = {
    "overview": ("who", "period", "goals", "achievements"),
    "executive": ("who", "period", "goals", "achievements"),
    "completion": ("goals", "thresholds", "scores", "plan", "claims"),
    "highlights": ("achievements",),
    "reflection": ("problems",),
    "scenes": ("achievements",),
    "turning_points": ("problems",),
    "facts": ("goals", "evidence", "thresholds", "scores", "plan", "claims"),
    "insights": ("lessons",),
    "functions": ("functions", "goals", "achievements", "problems", "plans"),
    "lessons": ("lessons",),
    "plans": ("plans",),
    "gaps": (),
    "appendix": ("assumptions", "evidence", "claims", "notes"),
}
_STYLED: Final = {
    "five_part": ("overview", "completion", "highlights", "reflection", "lessons", "plans"),
    "narrative": ("overview", "scenes", "turning_points", "facts", "insights", "plans"),
    "by_function": ("executive", "functions", "completion", "lessons", "plans"),
}


class WorkSummary(SummaryBrief):
    """A period of work summed up: what was given, and what follows from it. Its style is always one of the three."""

    span: Window | None = None
    """The period as days; nothing where it is not given."""
    attained: tuple[Attained, ...] = ()
    """One for each goal, in the same order; then goals of the plan that are left out here."""
    followed: tuple[Followed, ...] = ()
    """The ways of the plan, with what is known of where its measures went."""
    alarms: tuple[Alarm, ...] = ()
    moves: tuple[Derived, ...] = ()
    """How much each result moved against where it began."""
    coverage: tuple[Covered, ...] = ()
    scenes: tuple[str, ...] = ()
    """The ids of the achievements in the order of their days."""
    turns: tuple[Turn, ...] = ()
    rated: tuple[Rated, ...] = ()
    score_total: Quantity | None = None
    """The weighted mean of the scores, in percent of full marks."""
    fields: tuple[Field, ...] = ()
    """One for each function, in the same order; then one for what belongs to none."""
    kpis: tuple[CarriedKpi, ...] = ()
    """The next period's targets, as generate_plan takes its KPIs."""
    gaps: tuple[Gap, ...] = ()

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        """How many goals have each verdict."""
        return tuple((name, sum(row.verdict == name for row in self.attained)) for name in VERDICTS)

    @property
    def subject(self) -> str:
        """What the document is called where nobody named it."""
        return say(self.locale, "summary.subject", name=self.who) if self.who else ""


def sections_of(body: WorkSummary) -> tuple[str, ...]:
    """Return the sections of a style, in their order."""
    return (*_STYLED[body.style], "gaps", "appendix")


@method("Summarize work", SECTIONS, read, LOOKS_BACK, sections_of)
def summarize_work(brief: SummaryBrief) -> WorkSummary:
    """Sum up a person's or a team's work of a period: goals met or not, results with figures, problems, lessons, plans.

    Use this for a quarterly, half-year or annual work summary, a review of one's year or a probation report.
    Not for one finished project: use run_retrospective; not for the next period's plan: use generate_plan.
    """
    rows, span, found = judged(brief), span_of(brief), fields(brief)
    scores = rated(brief)
    given = {name: getattr(brief, name) for name in SummaryBrief.model_fields}
    given["style"] = brief.style or ("by_function" if brief.functions else "five_part")
    return WorkSummary(
        **given,
        span=span,
        attained=rows,
        followed=followed(brief, rows, span),
        alarms=alarms(brief, rows),
        moves=moves(brief),
        coverage=coverage(brief, rows),
        scenes=tuple(one.id for one in scenes(brief, span)),
        turns=turns(brief, span),
        rated=scores,
        score_total=score_total(brief, scores),
        fields=found,
        kpis=carried(brief),
        gaps=missing(brief, rows, found),
    )
