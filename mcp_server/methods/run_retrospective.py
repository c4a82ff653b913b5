"""A project looked back on: what was wanted, what came of it, why, and what is done next."""

from collections.abc import Iterable

from mcp_server.methods._method import method
from mcp_server.methods._retro_figures import Derived, Spending, derived, money_total, spending
from mcp_server.methods._retro_gaps import Gap, gaps, models_of, usual
from mcp_server.methods._retro_goals import VERDICTS, Alarm, Attained, alarms, judged
from mcp_server.methods._retro_paths import Followed, followed
from mcp_server.methods._retro_plan import LOOKS_BACK
from mcp_server.methods._retro_read import read
from mcp_server.methods._retro_statistics import (
    Bar,
    Behaviour,
    Significance,
    charts,
    pareto_of,
    significance,
)
from mcp_server.methods._retro_time import Course, Mark, Rounds, Seam, timeline
from mcp_server.methods._tree_change import labels, told
from mcp_server.methods._tree_nouns import Comparison, Measure
from mcp_server.methods.build_kpi_tree import KpiTree, TreeBrief, build_kpi_tree
from mcp_server.methods.run_5whys import WhysBrief, run_5whys
from mcp_server.model.base import Model, by_reference, called, headline
from mcp_server.model.causes import Problem
from mcp_server.model.retrospective import RetrospectiveBrief, WhyBoard
from mcp_server.model.time import Window
from mcp_server.words import say

SECTIONS = {
    "summary": ("project", "focus", "models"),
    "wanted": ("project", "period", "goals", "dimensions", "plan"),
    "course": ("phases", "milestones"),
    "results": ("goals", "budget", "series", "evidence"),
    "successes": ("successes",),
    "problems": ("problems", "risks"),
    "swot": ("swot",),
    "whys": ("whys",),
    "kpi_tree": ("kpi_tree",),
    "pdca": ("pdca",),
    "lessons": ("lessons",),
    "actions": ("actions",),
    "alarms": ("thresholds",),
    "outlook": ("outlook",),
    "gaps": (),
    "appendix": ("assumptions", "evidence", "claims", "notes"),
}


class WhyChain(Model):
    """From a problem down to one root, and what is done about it."""

    at: str
    problem: str
    chain: str
    """Why, and why that …"""
    root: str
    """The id of the last cause."""
    hypotheses: int
    """Links that no evidence shows."""
    actions: tuple[str, ...] = ()
    """Ids of the actions against the problem or one of its causes."""


class Retrospective(RetrospectiveBrief):
    """A project looked back on: what was given, and what follows from it."""

    span: Window | None = None
    """The period as days; nothing where it is not given."""
    attained: tuple[Attained, ...] = ()
    """One for each goal, in the same order; then goals of the plan that are left out here."""
    followed: tuple[Followed, ...] = ()
    """The ways of the plan, with what is known of where its measures went."""
    courses: tuple[Course, ...] = ()
    """One for each phase, in the same order."""
    seams: tuple[Seam, ...] = ()
    rounds: tuple[Rounds, ...] = ()
    marks: tuple[Mark, ...] = ()
    spent: tuple[Spending, ...] = ()
    spent_total: Spending | None = None
    """All lines together, where there are several in one unit."""
    derived: tuple[Derived, ...] = ()
    charts: tuple[Behaviour, ...] = ()
    moved: tuple[Significance, ...] = ()
    """Whether changes of shares and scores are beyond sampling error."""
    pareto: tuple[Bar, ...] = ()
    concentrated: bool = False
    """At most half of the causes make up four fifths of the whole."""
    chains: tuple[WhyChain, ...] = ()
    measures: tuple[Measure, ...] = ()
    """The KPI tree, computed."""
    comparisons: tuple[Comparison, ...] = ()
    """What made the difference between two scenarios of the KPI tree."""
    alarms: tuple[Alarm, ...] = ()
    gaps: tuple[Gap, ...] = ()
    ways: tuple[str, ...] = ()
    """The ways of looking that are wished for: four_steps, swot, whys, kpi_tree, pdca."""
    usual_kpis: tuple[str, ...] = ()
    """What people usually measure in such a project, and nobody speaks of here."""
    usual_questions: tuple[str, ...] = ()

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        """How many goals have each verdict."""
        return tuple((name, sum(row.verdict == name for row in self.attained)) for name in VERDICTS)

    @property
    def differences(self) -> tuple[str, ...]:
        """What made the difference at the top of the KPI tree, in a sentence for each two scenarios."""
        return tuple(filter(None, (told(each, self.locale) for each in self.comparisons)))

    @property
    def labels(self) -> tuple[tuple[str, ...], ...]:
        """What the diagram of the KPI tree says of each measure."""
        return labels(self.measures, self.comparisons, "", self.locale)

    @property
    def subject(self) -> str:
        """What the document is called where nobody named it."""
        name = headline(self.project.name or self.project.text)
        return say(self.locale, "retro.subject", name=name) if name else ""


def _chains(brief: RetrospectiveBrief) -> Iterable[WhyChain]:
    problems = by_reference(brief.problems)
    for board in brief.whys:
        known = problems.get(board.problem)
        name = called(known) if known else board.problem or board.text
        found = run_5whys.compute(WhysBrief(locale=brief.locale, problem=Problem(what=name), causes=board.causes))
        for chain in found.chains:  # type: ignore[attr-defined]
            refs = {*chain.links, board.problem, known.id if known else ""} | _words_of(board, chain.links)
            yield WhyChain(
                at=f"/whys/id={board.id}/causes/id={chain.links[-1]}",
                problem=name,
                chain=chain.forward,
                root=chain.links[-1],
                hypotheses=chain.hypotheses,
                actions=tuple(action.id for action in brief.actions if refs & {*action.against} - {""}),
            )


def _words_of(board: WhyBoard, links: tuple[str, ...]) -> set[str]:
    return {cause.because or cause.text for cause in board.causes if cause.id in links}


def _tree(brief: RetrospectiveBrief) -> tuple[tuple[Measure, ...], tuple[Comparison, ...]]:
    """Return the measures of the KPI tree, and what made the differences at its top."""
    if not brief.kpi_tree:
        return (), ()
    tree = build_kpi_tree.compute(TreeBrief(locale=brief.locale, nodes=brief.kpi_tree))
    assert isinstance(tree, KpiTree)
    measures = (m.model_copy(update={"at": m.at.replace("/nodes/", "/kpi_tree/", 1)}) for m in tree.measures)
    comparisons = (c.model_copy(update={"at": c.at.replace("/nodes/", "/kpi_tree/", 1)}) for c in tree.comparisons)
    return tuple(measures), tuple(comparisons)


@method("Run a retrospective", SECTIONS, read, LOOKS_BACK)
def run_retrospective(brief: RetrospectiveBrief) -> Retrospective:
    """Look back on a finished project: goals met or not, course, cost, signal or noise, causes, lessons, actions.

    Use this when a project, campaign, rollout or iteration is over or a plan's period has ended; texts alone will do.
    Not for planning: use generate_plan; not for one problem alone: use run_5whys.
    """
    rows, time, (measures, comparisons) = judged(brief), timeline(brief), _tree(brief)
    series, moved = charts(brief), significance(brief)
    spent, (bars, concentrated), often = spending(brief), pareto_of(brief), usual(brief)
    return Retrospective(
        **{name: getattr(brief, name) for name in RetrospectiveBrief.model_fields},
        span=time.period,
        attained=rows,
        followed=followed(brief, rows, time.period, brief.series),
        courses=time.phases,
        seams=time.seams,
        rounds=time.rounds,
        marks=time.marks,
        spent=spent,
        spent_total=money_total(spent),
        derived=derived(brief, time),
        charts=series,
        moved=moved,
        pareto=bars,
        concentrated=concentrated,
        chains=tuple(_chains(brief)),
        measures=measures,
        comparisons=comparisons,
        alarms=alarms(brief, rows),
        gaps=gaps(brief, rows, time, series, moved),
        ways=models_of(brief),
        usual_kpis=often.kpis,
        usual_questions=often.questions,
    )
