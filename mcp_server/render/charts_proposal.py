"""The charts of a proposal."""

from collections import Counter
from collections.abc import Iterator
from typing import Final, cast

from mcp_server.methods._proposal_cases import CaseResult
from mcp_server.methods.build_proposal import Proposal
from mcp_server.model.base import by_reference, called
from mcp_server.model.document import Document
from mcp_server.render.chart import Bar, Chart, Node, Series
from mcp_server.render.charts_plan import EACH, figures, gantt, risk_matrix
from mcp_server.render.charts_trees import BARS, NODES
from mcp_server.words import label, say
from mcp_server.words.format import axis, shown

SWING: Final = ("−20%", "+20%")
"""Of the figures that a tornado moves."""


def of_proposal(document: Document) -> tuple[Chart, ...]:
    """Return the phases, the architecture, the money of each case over time, what it hangs on, and the risks."""
    proposal = cast("Proposal", document.body)
    cases = [c for c in proposal.results if len(c.points) > 1][:EACH]
    return (
        *_phases(proposal),
        *_architecture(proposal),
        *(_cash(proposal.locale, case) for case in cases),
        *(chart for case in cases for chart in _tornado(proposal.locale, case)),
        *risk_matrix(proposal.locale, proposal.ranked),
    )


def _phases(proposal: Proposal) -> Iterator[Chart]:
    bars = [Bar(name=t.name, start=t.start, finish=t.finish, critical=t.critical, owner=t.owner)
            for t in proposal.stages if t.start and t.finish]  # fmt: skip
    if bars:
        start, end = min(b.start for b in bars), max(b.finish for b in bars)
        title = say(proposal.locale, "chart.course", n=len(bars), start=start, end=end)
        yield from gantt(proposal.locale, "gantt", "solution", title, bars, ("/phases",))


def _architecture(proposal: Proposal) -> Iterator[Chart]:
    """Yield the components with what each uses, where some use others."""
    known, kept = by_reference(proposal.architecture), proposal.architecture[:NODES]
    ids = {c.id for c in kept}
    edges = [(c.id, known[ref].id) for c in kept for ref in c.uses if ref in known and known[ref].id in ids - {c.id}]
    if edges:
        used = Counter(below for _, below in dict.fromkeys(edges))
        (most, k), *others = used.most_common()
        title = say(proposal.locale, "chart.architecture", n=len(proposal.architecture))
        if k > 1 and all(n < k for _, n in others):
            name = called(known[most])
            title = say(proposal.locale, "chart.architecture_most", n=len(proposal.architecture), k=k, name=name)
        yield Chart(
            id="architecture",
            section="technology",
            form="structure",
            title=title,
            nodes=tuple(Node(id=c.id, text=called(c), tone="quiet" if c.id in used else "main") for c in kept),
            edges=tuple(dict.fromkeys(edges)),
            note=say(proposal.locale, "chart.first", n=NODES, all=len(proposal.architecture))
            if len(kept) < len(proposal.architecture)
            else "",
            at=("/architecture",),
        )


def _cash(locale: str, case: CaseResult) -> Chart:
    """Return the curve of a case: what comes and goes in each step, and all of it up to there."""
    points = case.points
    worth = [p.worth_balance for p in points]
    every = [q for p in points for q in (p.net, p.balance, p.worth_balance) if q]
    scale, word = axis((q.value for q in every), every[0].unit, locale)
    deepest = min(points, key=lambda p: p.balance.value)
    facts = {"name": case.name, "low": deepest.balance, "at": deepest.name, "end": points[-1].balance}
    return Chart(
        id=f"cash-{case.id}",
        section="finance",
        form="cash_flow",
        title=say(locale, f"chart.cash_{case.by}", **facts),
        unit=word,
        across=label(locale, "year_number" if case.by == "year" else "month_number"),
        categories=tuple(p.name for p in points),
        series=(
            figures(label(locale, "net"), "bar", "quiet", [p.net for p in points], scale, locale),
            figures(label(locale, "balance"), "line", "main", [p.balance for p in points], scale, locale),
            *([figures(label(locale, "worth_balance"), "line", "amber", worth, scale, locale)] if any(worth) else []),
        ),
        at=(case.at,),
    )


def _tornado(locale: str, case: CaseResult) -> Iterator[Chart]:
    """Yield how far the present value goes with each figure alone, the widest first."""
    npv = case.npv
    rows = [(d.name, d.outcomes[0], d.outcomes[-1]) for d in case.drivers if d.outcomes]
    sure = [(name, low, high) for name, low, high in rows if low and high and low.value != high.value]
    sure.sort(key=lambda row: -abs(row[2].value - row[1].value))
    if npv is None or not sure:
        return
    sure = sure[:BARS]
    every = [npv, *(q for _, low, high in sure for q in (low, high))]
    scale, word = axis((q.value for q in every), npv.unit, locale)
    first, low, high = sure[0]
    base = (npv.value / scale,) * len(sure)

    yield Chart(
        id=f"tornado-{case.id}",
        section="finance",
        form="tornado",
        title=say(locale, "chart.hangs", name=case.name, npv=npv, driver=first, low=low, high=high),
        unit=word,
        categories=tuple(name for name, _, _ in sure),
        series=(
            *(
                Series(
                    name=name, role="bar", tone=tone, values=tuple(q.value / scale for q in ends), base=base,
                    shown=tuple(shown(q, locale) for q in ends),
                )
                for name, tone, ends in (
                    (SWING[0], "quiet", [low for _, low, _ in sure]),
                    (SWING[1], "main", [high for _, _, high in sure]),
                )
            ),
            Series(name="0", role="limit", tone="quiet", values=(0,) * len(sure)),
        ),
        at=(case.at,),
    )  # fmt: skip
