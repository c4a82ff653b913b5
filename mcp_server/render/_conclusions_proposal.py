"""What the tables of a proposal show."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, cast

from mcp_server.methods._proposal_cases import CaseResult
from mcp_server.methods.build_proposal import Proposal
from mcp_server.model.base import called
from mcp_server.model.document import Document
from mcp_server.render._conclusions import Conclusion, joined, of_answers, of_risks, owned, short, sized
from mcp_server.render._conclusions_plan import limits
from mcp_server.words import say
from mcp_server.words.format import plain
from mcp_server.words.format import quantity as written


def of_proposal(document: Document) -> Iterator[Conclusion]:
    """Yield what each table of a proposal shows."""
    proposal = cast("Proposal", document.body)
    yield from _solution(proposal)
    yield from _seen_to(proposal)
    yield from _costs(proposal)
    for case in proposal.results:
        yield from _case(proposal.locale, case)
    yield from _market(proposal)
    yield from of_answers(proposal.locale, proposal.risks)
    yield from of_risks(proposal.locale, proposal.ranked, proposal.expected_loss)


def _solution(proposal: Proposal) -> Iterator[Conclusion]:
    locale = proposal.locale
    ranks = sorted({m.priority for m in proposal.modules if m.priority})
    if ranks and all(m.priority for m in proposal.modules):
        first = [called(m) for m in proposal.modules if m.priority == ranks[0]]
        facts = {"k": len(first), "n": len(proposal.modules), "priority": ranks[0], "name": short(first[0])}
        yield Conclusion("solution", "module", say(locale, "slide.modules", **facts))
    days = [(t.days, t.name) for t in proposal.stages if t.days]
    if len(days) == len(proposal.stages) > 1:
        longest, name = max(days)
        if sum(other == longest for other, _ in days) == 1:
            text = say(locale, "slide.phases", n=len(days), name=short(name), days=longest)
            yield Conclusion("solution", "phase", text)


def _seen_to(proposal: Proposal) -> Iterator[Conclusion]:
    """Yield how many of the things that are seen to have a figure to reach."""
    locale = proposal.locale
    base = [c for c in proposal.architecture if not c.uses]
    if 0 < len(base) < len(proposal.architecture):
        facts = {"name": short(called(base[0])), "k": len(base), "n": len(proposal.architecture)}
        key = "slide.components" if len(base) > 1 else "slide.components.one"
        yield Conclusion("technology", "component", say(locale, key, **facts))
    for section, column, rows in (
        ("channels", "channel", proposal.channels),
        ("technology", "model", proposal.models),
        ("assurance", "provision", (*proposal.quality, *proposal.training, *proposal.compliance)),
        ("sustainability", "provision", proposal.sustainability),
    ):
        if rows:
            yield owned(section, column, rows, "aims", locale, [r.target for r in rows])
    yield from limits("technology", locale, proposal.thresholds)
    test = [k for k in proposal.success_test if k.target]
    if test:
        test_facts: dict[str, Any] = {
            "name": short(called(test[0])),
            "target": test[0].target,
            "n": len(proposal.success_test),
        }
        yield Conclusion("assurance", "kpi", say(locale, "slide.success", **test_facts))
    facts_of = [f.source for f in proposal.market]
    if facts_of:
        yield owned("market", "fact", proposal.market, "evidence", locale, facts_of)


def _costs(proposal: Proposal) -> Iterator[Conclusion]:
    locale, said = proposal.locale, []
    if proposal.one_off:
        said.append(say(locale, "slide.costs.once", value=proposal.one_off))
    if proposal.yearly:
        said.append(say(locale, "slide.costs.yearly", value=proposal.yearly))
    tops = [a for a in proposal.accounts if a.depth == 0 and a.part is not None]
    lines = tops if len(tops) > 1 else [a for a in proposal.accounts if a.depth == 1 and a.part is not None]
    if said and len(lines) > 1:
        most = max(lines, key=lambda a: a.part or 0)
        said.append(
            say(locale, "slide.costs.most", name=short(most.name), share=f"{plain(most.part or Decimal(0), 1)}%")
        )
    if said:
        yield Conclusion("finance", "cost_line", joined(locale, said))
    balance = proposal.balance
    if balance and balance.spare:
        key = "more" if balance.spare.value > 0 else "less" if balance.spare.value else "even"
        value = balance.spare.model_copy(update={"value": abs(balance.spare.value)})
        text = say(locale, f"slide.funding.{key}", raised=balance.sources or balance.tranches, value=value)
        for column in ("source_of_money", "tranche", "use"):
            yield Conclusion("finance", column, text)


def _case(locale: str, case: CaseResult) -> Iterator[Conclusion]:
    """Yield what the tables of a case show, under its heading."""
    under, name = say(locale, "proposal.case", name=case.name), short(case.name)
    found = {f.name: f.values[0] for f in case.figures if f.values}
    told = [f"{say(locale, f'proposal.figure.{key}')} {written(found[key], locale)}".replace("） ", "）")
            for key in ("npv", "irr", "payback") if key in found]  # fmt: skip
    colon, comma = ("：", "，") if locale == "zh-CN" else (": ", ", ")
    if told:
        yield Conclusion("finance", "result", f"{name}{colon}{comma.join(told)}", under)
    if case.points:
        paid = found.get("payback")
        key = "slide.case.paid" if paid else "slide.case.unpaid"
        text = say(locale, key, name=name, time=paid or "", end=case.points[-1].balance)
        yield Conclusion("finance", "balance", text, under)
    turning = [d for d in case.drivers if d.turns and d.turns.value]
    if turning:
        facts = {"case": name, "name": short(turning[0].name), "change": turning[0].turns}
        yield Conclusion("finance", "turns", say(locale, "slide.case.turns", **facts), under)
    turns = [(s.npv, s.name) for s in case.scenarios if s.npv]
    if turns:
        worst, scenario = min(turns, key=lambda pair: pair[0].value)
        text = say(locale, "slide.case.worst", case=name, name=short(scenario), npv=worst)
        yield Conclusion("finance", "scenario", text, under)


def _market(proposal: Proposal) -> Iterator[Conclusion]:
    locale = proposal.locale
    sizes = sized(s.size for s in proposal.segments)
    if sizes and len(sizes) > 1:
        most = max(sizes, key=lambda q: q.value)
        name = short(called(proposal.segments[sizes.index(most)]))
        yield Conclusion("go_to_market", "segment", say(locale, "slide.segments", n=len(sizes), name=name, size=most))
    years = proposal.by_year
    if len(years) > 1:
        facts: dict[str, Any] = {"first": _year(locale, years[0].year), "last": _year(locale, years[-1].year)}
        facts |= {"was": years[0].revenue, "now": years[-1].revenue}
        said = [say(locale, "slide.revenue", **facts)]
        even = next((y for y in years if y.reached), None)
        if even is not None:
            said.append(say(locale, "slide.even", year=_year(locale, even.year)))
        yield Conclusion("go_to_market", "revenue_amount", joined(locale, said))
    worth = [(u.ratio, u.offer) for u in proposal.units if u.ratio]
    if worth:
        ratio, offer = max(worth, key=lambda pair: pair[0].value)
        text = say(locale, "slide.units", name=short(offer), ratio=ratio)
        yield Conclusion("go_to_market", "ltv_to_cac", text)
    reached = [(r.share, r.offer) for r in proposal.reach if r.share]
    if reached:
        share, offer = max(reached, key=lambda pair: pair[0].value)
        yield Conclusion("go_to_market", "share_of_segment", say(locale, "slide.reach", name=short(offer), share=share))
    heads = sized(p.heads for p in proposal.organisation)
    if heads:
        facts = {"all": plain(sum((q.value for q in heads[1:]), heads[0].value)), "n": len(heads)}
        yield Conclusion("team", "heads", say(locale, "slide.heads", **facts))


def _year(locale: str, name: str) -> str:
    """Return a year of the calendar, or of a case, as one reads it."""
    return say(locale, "slide.calendar" if len(name.strip()) == 4 else "slide.year", n=name.strip())
