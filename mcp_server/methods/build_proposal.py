"""A proposal: what is to be decided, what it costs and brings, and how one will know whether it was right."""

import re
from datetime import date

from mcp_server.methods._method import method
from mcp_server.methods._plan_risks import rank, reserve
from mcp_server.methods._proposal_cases import CaseResult, results
from mcp_server.methods._proposal_costs import (
    Balance,
    CostAccount,
    Staffing,
    Stretched,
    balance,
    costs,
    staffing,
    stretched,
)
from mcp_server.methods._proposal_flows import Setting
from mcp_server.methods._proposal_money import Foreign, Purse
from mcp_server.methods._proposal_read import read
from mcp_server.methods._proposal_revenue import Reach, Sale, UnitEconomics, YearOfSales, revenue
from mcp_server.methods._proposal_time import course
from mcp_server.model.base import called, headline
from mcp_server.model.plan import RankedRisk, Task
from mcp_server.model.proposal import ProposalBrief
from mcp_server.model.quantity import Quantity
from mcp_server.words import LOCALES, say

SECTIONS = {
    "conclusion": ("aim", "cases", "success_test"),
    "market": ("market",),
    "solution": ("modules", "phases"),
    "channels": ("channels",),
    "technology": ("architecture", "models", "thresholds"),
    "assurance": ("quality", "training", "compliance", "success_test"),
    "finance": ("costs", "cases", "funding", "currency"),
    "go_to_market": ("segments", "prices"),
    "team": ("team", "organisation"),
    "risks": ("risks",),
    "sustainability": ("sustainability",),
    "appendix": ("assumptions", "evidence", "claims", "notes"),
}


class Proposal(ProposalBrief):
    """A proposal: what was given, and what follows from it."""

    stages: tuple[Task, ...] = ()
    """The phases with their dates."""
    circle: tuple[str, ...] = ()
    """Ids of phases that wait for each other."""
    start: date | None = None
    """The first day of the first phase; the day of the proposal where none is dated."""
    finish: date | None = None
    accounts: tuple[CostAccount, ...] = ()
    """The cost lines as a tree, depth first."""
    one_off: Quantity | None = None
    """What is spent once."""
    yearly: Quantity | None = None
    """What is spent each year."""
    cost_circle: tuple[str, ...] = ()
    """Ids of cost lines that contain each other."""
    missing: tuple[str, ...] = ()
    """Cost lines whose amount is not known."""
    staffing: tuple[Staffing, ...] = ()
    stretched: tuple[Stretched, ...] = ()
    balance: Balance | None = None
    """Sources against uses and cost."""
    sales: tuple[Sale, ...] = ()
    by_year: tuple[YearOfSales, ...] = ()
    units: tuple[UnitEconomics, ...] = ()
    reach: tuple[Reach, ...] = ()
    results: tuple[CaseResult, ...] = ()
    """One for each case, in the same order."""
    ranked: tuple[RankedRisk, ...] = ()
    """Risks, highest score first."""
    expected_loss: Quantity | None = None
    """Sum of probability times cost over the risks that give both."""
    foreign: tuple[Foreign, ...] = ()
    """Amounts in another currency than most."""

    @property
    def subject(self) -> str:
        """What the document is called where nobody named it."""
        name = headline(self.aim.strip().partition("\n")[0])
        return say(self.locale, "proposal.subject", name=name) if name else ""

    def prose(self, section: str) -> tuple[str, ...]:
        """Return the paragraphs of prose for a section; those for "" are meant for none of ours."""
        known = {name: {name, *(say(locale, f"section.{name}") for locale in LOCALES)} for name in SECTIONS}
        meant = known.get(section, set())
        every = set[str]().union(*known.values())
        texts = [
            n.text for n in self.notes if (n.section.strip() in meant if section else n.section.strip() not in every)
        ]
        return tuple(part for text in texts for part in re.split(r"\n\s*\n", text) if part.strip())

    @property
    def uncovered(self) -> tuple[str, ...]:
        """Modules that no phase builds, once some phase names one."""
        built = {ref for phase in self.phases for ref in phase.modules}
        return tuple(called(m) for m in self.modules if built and not built & {m.id, m.name})


@method("Build a proposal", SECTIONS, read)
def build_proposal(brief: ProposalBrief) -> Proposal:
    """Propose a project, product or investment: costs, revenue, NPV, IRR, payback, sensitivity, funding, success test.

    Use this when someone asks for approval, budget or funding (立项, business case); texts alone will do.
    Not for running what is approved: use generate_plan.
    """
    purse, time = Purse(brief), course(brief)
    lines = costs(brief, purse)
    model = revenue(brief, purse, lines.yearly)
    ranked = rank(brief.risks)
    return Proposal(
        **{name: getattr(brief, name) for name in ProposalBrief.model_fields},
        stages=time.tasks,
        circle=time.circle,
        start=time.start,
        finish=time.finish,
        accounts=lines.accounts,
        one_off=lines.one_off,
        yearly=lines.yearly,
        cost_circle=lines.circle,
        missing=lines.missing,
        staffing=staffing(brief, purse, lines),
        stretched=stretched(brief),
        balance=balance(brief, purse, lines),
        sales=model.sales,
        by_year=model.by_year,
        units=model.units,
        reach=model.reach,
        results=results(Setting(brief, purse, time, lines, model)),
        ranked=ranked,
        expected_loss=reserve(ranked),
        foreign=purse.foreign,
    )
