"""What rules about cases share: which case a claim is about, and whether its flows give what it states."""

from collections import defaultdict
from collections.abc import Container, Iterator
from decimal import Decimal
from typing import Final, Literal, NamedTuple

from mcp_server.language.quantities import quantity
from mcp_server.language.reading import name_key
from mcp_server.methods._proposal_cases import RATE, CaseResult, Driver, driver_named
from mcp_server.methods._proposal_flows import Stream
from mcp_server.methods.build_proposal import Proposal
from mcp_server.model.brief import Claim
from mcp_server.model.quantity import Quantity
from mcp_server.words import Key

_MONTHS: Final = {"years": Decimal(12), "quarters": Decimal(3), "months": Decimal(1), "weeks": Decimal(12) / 52,
                  "days": Decimal(12) / 365}  # fmt: skip
_OTHER: Final = ("动态", "静态", "折现", "discounted", "simple")
"""What makes two paybacks two things."""

FigureName = Literal["npv", "irr", "payback"]


class Stated(NamedTuple):
    """A result that material states of a case."""

    claim: Claim
    case: CaseResult
    figure: FigureName
    computed: tuple[Quantity, ...]
    """What the flows give; nothing where they give none."""
    holds: bool | None
    """Nothing where it cannot be told."""


def about(proposal: Proposal, ops: Container[str]) -> Iterator[tuple[Claim, CaseResult]]:
    """Yield each claim of some operations with its case: the one that it names, else the only one."""
    known = {word: case for case in reversed(proposal.results) for word in (case.name, case.id) if word}
    for claim in proposal.claims:
        if claim.op in ops:
            named = [known[ref.strip()] for ref in claim.of if ref.strip() in known]
            if not claim.of:
                told = [case for case in proposal.results if case.name and case.name in claim.text]
                named = told or list(proposal.results[:2])
            if len(named) == 1:
                yield claim, named[0]


def _near(stated: Quantity, value: Decimal, least: Decimal) -> bool:
    """Return whether a figure is the stated one within its rounding, or on the stated side of it."""
    if stated.bound in {">=", ">"}:
        return value >= stated.value - stated.step / 2
    if stated.bound in {"<=", "<"}:
        return value <= stated.value + stated.step / 2
    high = stated.value if stated.upper is None else stated.upper
    slack = max(stated.step / 2, least, abs(stated.value) / 50 if stated.bound == "~" else Decimal(0))
    return stated.value - slack <= value <= high + slack


def stated(proposal: Proposal) -> Iterator[Stated]:
    """Yield each stated NPV, IRR and payback of a case that is computed, and whether its flows give it."""
    for claim, case in about(proposal, {"npv", "irr", "payback"}):
        value = quantity(claim.value) if claim.value else None
        if value is None or not case.figures:
            continue
        if claim.op == "payback":
            yield _payback(claim, case, value)
        elif claim.op == "npv":
            yield from _npv(claim, case, value)
        elif (found := case.figure("irr")) and not found.reason and value.dimension == "percent":
            holds = _near(value, found.values[0].value, Decimal("0.05"))
            yield Stated(claim, case, "irr", found.values, holds)


def _npv(claim: Claim, case: CaseResult, value: Quantity) -> Iterator[Stated]:
    """Yield an NPV; one that discounts the outlay by a year, too, as spreadsheets do, is the same."""
    npv, rate = case.npv, quantity(case.rate.text) if case.rate and case.rate.text else None
    if npv is None or value.unit not in {npv.unit, ""} or value.dimension not in {npv.dimension, "count"}:
        return
    ways = [npv.value]
    if rate and rate.dimension == "percent" and rate.value > -100:
        ways.append(npv.value / (1 + rate.value / 100))
    holds = any(_near(value, way, max(abs(npv.value) / 100, Decimal("0.005"))) for way in ways)
    yield Stated(claim, case, "npv", (npv,), holds)


def _payback(claim: Claim, case: CaseResult, value: Quantity) -> Stated:
    figures = [f for name in ("payback", "discounted_payback") if (f := case.figure(name))]
    computed = tuple(q for f in figures for q in f.values)
    scale = _MONTHS.get(value.unit)
    if scale is None:
        return Stated(claim, case, "payback", computed, None)
    each = _MONTHS["years" if case.by == "year" else "months"]
    told = value.value * scale
    if not computed:
        # It may pay back behind the horizon; before its end it does not.
        early = value.bound in {"=", "~", "<=", "<"} and told <= case.span * each
        gone = any(f.reason == "never_pays_back" for f in figures)
        return Stated(claim, case, "payback", (), False if early and gone else None)
    first = next((n for n, point in enumerate(case.points) if n and point.net.value > 0), 1) - 1
    months = [q.value * each for q in computed]
    ways = [way for month in months for way in (month, month - first * each)]
    bounded = value.model_copy(
        update={"value": told, "step": value.step * scale, "upper": value.upper and value.upper * scale}
    )
    rounded_up = value.step == 1 and any(0 <= told - way < scale for way in ways)
    holds = rounded_up or any(_near(bounded, way, each / 20) for way in ways)
    return Stated(claim, case, "payback", computed, holds)


def disagreeing(proposal: Proposal) -> Iterator[tuple[Claim, Claim, CaseResult]]:
    """Yield results that material states twice and differently of a case that cannot be computed."""
    groups: dict[tuple[str, str], list[tuple[Claim, CaseResult]]] = defaultdict(list)
    for claim, case in about(proposal, {"npv", "irr", "payback"}):
        if not case.figures and not any(word in claim.text.lower() for word in _OTHER):
            groups[case.at, claim.op].append((claim, case))
    for rows in groups.values():
        first = quantity(rows[0][0].value) if rows[0][0].value else None
        for claim, case in rows[1:]:
            other = quantity(claim.value) if claim.value else None
            if first is None or other is None or {first.bound, other.bound} != {"="} or first.unit != other.unit:
                continue
            if abs(first.value - other.value) > max(first.step, other.step) / 2:
                yield rows[0][0], claim, case


def with_margin(case: CaseResult, turnover: Stream) -> bool:
    """Return whether a case counts the margin on a turnover: one on the same metric, or a margin alone."""
    margins = [s for s in case.streams if s.counts_as == "margin"]
    if not turnover.metric:
        return bool(margins)
    return any(name_key(s.metric) == name_key(turnover.metric) for s in margins if s.metric)


def sensitivities(proposal: Proposal) -> Iterator[tuple[Claim, CaseResult, Quantity | Key]]:
    """Yield each stated sensitivity that its case does not bear out, with what its flows give."""
    cases = {word: case for case in reversed(proposal.results) for word in (case.name, case.id) if word}
    for claim in proposal.claims:
        named = [cases[ref.strip()] for ref in claim.of if ref.strip() in cases] or list(proposal.results[:2])
        if claim.op != "sensitivity" or len(named) != 1 or not named[0].figures:
            continue
        case, change = named[0], None
        words = []
        for ref in claim.of:
            found = quantity(ref)
            if found and found.dimension == "percent" and found.signed:
                change = found.value / 100
            elif ref.strip() not in cases:
                words.append(ref)
        if len(words) != 1 or change is None:
            continue
        place = driver_named(words[0], case.streams)
        if not place:
            yield claim, case, Key("proposal.no_driver")
            continue
        at = f"{case.at}/rate" if place == RATE else case.streams[int(place)].at
        driver = next((d for d in case.drivers if d.at == at), None)
        value = quantity(claim.value) if claim.value else None
        outcome = _outcome(driver, change, case) if driver else None
        if value is None or outcome is None or value.unit != outcome.unit or value.dimension == "percent":
            continue
        if not _near(value, outcome.value, max(abs(outcome.value) / 100, Decimal("0.005"))):
            yield claim, case, outcome


def _outcome(driver: Driver, change: Decimal, case: CaseResult) -> Quantity | None:
    """Return the NPV with one driver changed: on a straight line, but for the rate."""
    known = dict(zip((Decimal("-0.2"), Decimal("-0.1"), Decimal("0.1"), Decimal("0.2")), driver.outcomes, strict=True))
    if change in known:
        return known[change]
    more = known[Decimal("0.1")]
    if driver.at.endswith("/rate") or more is None or case.npv is None:
        return None
    value = case.npv.value + (more.value - case.npv.value) * change * 10
    return more.model_copy(update={"value": value})
