"""The texts of a proposal's brief, read into typed fields as far as they are clear."""

import re
from collections.abc import Callable
from typing import Final, TypeVar

from mcp_server.language import reading
from mcp_server.language.dates import moments
from mcp_server.language.durations import estimate
from mcp_server.language.prices import price
from mcp_server.language.quantities import quantities, quantity
from mcp_server.language.reading_clauses import Clause, segments
from mcp_server.language.reading_resources import role_in
from mcp_server.limits import ITEMS, NAME_CHARACTERS
from mcp_server.methods._retro_read_course import HEAD, spread
from mcp_server.model.base import Item
from mcp_server.model.goals import Kpi
from mcp_server.model.proposal import (
    Benefit,
    Case,
    Component,
    Cost,
    CostType,
    CountsAs,
    Funding,
    MarketFact,
    Module,
    Offer,
    Post,
    ProposalBrief,
    Provision,
    Segment,
    Source,
    Stage,
    Teammate,
)
from mcp_server.model.quantity import Quantity

T = TypeVar("T", bound=Item)

_EDGES: Final = " \t\r\n,，、;；:：。.（）()“”\"'"
_TOPICS: Final = (
    ("competition", re.compile(r"竞争|竞品|对手|友商|替代|\bcompet|\brival|\balternative", re.IGNORECASE)),
    ("users", re.compile(r"用户|客户|顾客|门店|商家|访谈|\busers?\b|\bcustomers?\b|\bbuyers?\b", re.IGNORECASE)),
    ("trend", re.compile(r"趋势|增长|增速|市场规模|年均|\btrends?\b|\bgrow|\bmarket size\b", re.IGNORECASE)),
)
_TYPES: Final[tuple[tuple[CostType, re.Pattern[str]], ...]] = (
    ("reserve", re.compile(r"预备费|不可预见|应急|备用金|\breserve\b|\bcontingency\b", re.IGNORECASE)),
    (
        "yearly",
        re.compile(
            r"每年|年度运维|年运营|年维护|每月|\b(?:per|a) (?:year|month)\b|\byearly\b|\bannual\b", re.IGNORECASE
        ),
    ),
)
_TOTAL: Final = re.compile(
    r"^(?:项目)?总(?:投资|预算|投入|成本|费用|额|计|价|资金)|^(?:合计|共计)|\btotals?\b|\bin all\b|\boverall\b",
    re.IGNORECASE,
)
_PARTS: Final = re.compile(r"其中|包括|包含|\bof which\b|\bincluding\b", re.IGNORECASE)
_LINE: Final = re.compile(
    r"^(?:预算|费用|成本|budget|costs?)\s?[:：]|(?:大?约|共计?|合计|为|是|\babout|\bsome|\bis|\bof|\bcosts?)$",
    re.IGNORECASE,
)
_FOR: Final = re.compile(r"^(?:用于|用作|给|投入|for|on|to|from)\s?", re.IGNORECASE)
_FREE: Final = re.compile(r"(?P<name>.{1,40}?)\s?[:：]?\s?(?P<price>免费|free(?: of charge)?)", re.IGNORECASE)
_BEHIND: Final = re.compile(r"\s(?:in|on|by|at|from|until)$|[于在从至到]$", re.IGNORECASE)
LONGEST_NAME: Final = 60
_OUTLAY: Final = re.compile(
    r"(?:一次性|初始|总|首期)?(?:投入|投资|outlay|investment|up-?front(?:\scost)?)\s?(?:为|是|约|of|is|:|：)?\s?$",
    re.IGNORECASE,
)
_RATE: Final = re.compile(
    r"(?:折现率|贴现率|discount(?:ed)?(?:\srate)?)\s?(?:为|按|取|of|is|at|:|：)?\s?$", re.IGNORECASE
)
_HORIZON: Final = re.compile(
    r"(?:测算(?:期|年限|周期)?|按|共|寿命|horizon(?:\sof)?|over|for)\s?(?:为|是|of|:|：)?\s?(?P<span>[0-9一二三四五六七八九十]{1,3}\s?(?:年|个月|years?|months?))"
    r"(?:期?(?:测算|计算|看))?",
    re.IGNORECASE,
)
_BENEFITS: Final[tuple[tuple[CountsAs, re.Pattern[str]], ...]] = (
    ("saving", re.compile(r"(?:节省|节约|降本|少花|省下|sav(?:es?|ings?|ing))", re.IGNORECASE)),
    ("cost", re.compile(r"(?:运维|维护|运营成本|年费用|running costs?|upkeep|maintenance)", re.IGNORECASE)),
    ("turnover", re.compile(r"(?:营业额|销售额|流水|turnover|sales)", re.IGNORECASE)),
    ("margin", re.compile(r"(?:毛利|利润|margin|profit)", re.IGNORECASE)),
    ("revenue", re.compile(r"(?:收入|营收|订阅费|revenue|income)", re.IGNORECASE)),
)
_WHOSE: Final = (
    ("customer", re.compile(r"客户|顾客|门店|商家|customer", re.IGNORECASE)),
    ("ours", re.compile(r"我方|我们|公司|本项目|\bours?\b|\bwe\b", re.IGNORECASE)),
)


def read(brief: ProposalBrief) -> ProposalBrief:
    """The brief with what is clear in its texts as typed items that keep their excerpt; what was typed stays.

    Reading twice gives the same as reading once: what was read is marked, and marked items are not read again.
    """
    changed = {
        "market": spread(brief.market, _facts),
        "modules": spread(brief.modules, _named(Module)),
        "architecture": spread(brief.architecture, _named(Component)),
        "phases": spread(brief.phases, _stages),
        **{name: spread(getattr(brief, name), _provisions) for name in (
            "channels", "models", "quality", "training", "compliance", "sustainability")},
        "organisation": spread(brief.organisation, _posts),
        "costs": spread(brief.costs, _costs),
        "prices": spread(brief.prices, _offers),
        "segments": spread(brief.segments, _segments),
        "cases": spread(brief.cases, _cases),
        "funding": _funding(brief.funding),
        "team": spread(brief.team, _named(Teammate)),
        "risks": spread(brief.risks, reading.read_risks),
        "success_test": spread(brief.success_test, _measures),
    }  # fmt: skip
    return brief.model_copy(update={name: new for name, new in changed.items() if new != getattr(brief, name)})


def _headed(text: str) -> tuple[str, str]:
    """What a statement is headed with, where that is short, and the rest of it."""
    head = HEAD.match(text)
    return (head[1].strip(), text[head.end() :].strip()) if head else ("", text)


def _named(noun: type[T]) -> Callable[[str], tuple[T, ...]]:
    """What reads statements, each with its name before a colon; a single one without a name stays a text."""

    def read_named(text: str) -> tuple[T, ...]:
        found = [(clause.text, *_headed(clause.text)) for clause in reading.clauses(text, commas=False)]
        if len(found) == 1 and not found[0][1]:
            return ()
        return tuple(
            noun(text=rest if name else whole, read=True, **({"name": name[:NAME_CHARACTERS]} if name else {}))
            for whole, name, rest in found
        )

    return read_named


def _one(clause: Clause) -> tuple[str, str]:
    """The one named share or amount of a statement: what it is of, and the figure; empty unless there is just one."""
    if len(clause.named) != 1 or clause.named[0].quantity.dimension not in {"percent", "points", "money"}:
        return "", ""
    only = clause.named[0]
    return only.name[:NAME_CHARACTERS], only.value if quantity(only.value) else ""


def _facts(text: str) -> tuple[MarketFact, ...]:
    out = []
    for clause in reading.clauses(text, commas=False):
        _, rest = _headed(clause.text)
        metric, value = _one(clause.within(len(clause.text) - len(rest), len(clause.text)))
        topic = next((name for name, pattern in _TOPICS if pattern.search(clause.text)), "")
        metric = metric if value else ""
        out.append(MarketFact(text=clause.text, read=True, topic=topic, metric=metric, value=value))
    return tuple(out) if len(out) > 1 or any(fact.value or fact.topic for fact in out) else ()


def _provisions(text: str) -> tuple[Provision, ...]:
    out = []
    for clause in reading.clauses(text, commas=False):
        name, rest = _headed(clause.text)
        goals = [kpi for kpi in reading.kpis_in(clause, "target") if kpi.target and kpi.name]
        goal = goals[0] if len(goals) == 1 else None
        out.append(
            Provision(
                text=rest if name else clause.text, read=True, name=name[:NAME_CHARACTERS],
                **({"metric": goal.name, "baseline": goal.baseline, "target": goal.target} if goal else {}),
            )
        )  # fmt: skip
    return tuple(out) if len(out) > 1 or any(p.name or p.target for p in out) else ()


def _stages(text: str) -> tuple[Stage, ...]:
    """One phase for each statement with dates or a length, one with a length alone after the one before it; nothing
    where no statement has any."""
    out: list[Stage] = []
    for clause in reading.clauses(text, commas=False):
        dates = moments(clause.text)
        spans = [q for q in quantities(clause.text) if q.dimension == "duration" and estimate(q.text)]
        head, rest = _headed(clause.text)
        first = min([d.start for d in dates] + [q.start for q in spans], default=len(clause.text))
        if first < len(head):
            head, rest = "", clause.text
        name = head or _BEHIND.sub("", clause.text[:first].strip(_EDGES)) or clause.text
        start = dates[0].text if dates else ""
        end = dates[1].text if len(dates) > 1 else ""
        out.append(
            Stage(
                text=rest if head else clause.text, read=True, name=name[:NAME_CHARACTERS], start=start, end=end,
                duration=spans[0].text if spans and not end else "",
                after=(out[-1].name,) if out and spans and not dates else (),
            )
        )  # fmt: skip
    return tuple(out) if any(stage.start or stage.duration for stage in out) else ()


def _is_money(value: Quantity) -> bool:
    return value.dimension == "money" or (value.dimension == "count" and not value.unit and value.value >= 10_000)


def _amounts(text: str) -> list[tuple[str, str, str]]:
    """The name, the amount and the excerpt of each line, a line without money by its excerpt alone; nothing where some
    amount has no line of its own."""
    out, count = [], 0
    for clause in _listed(text):
        found = [q for q in quantities(clause.text) if _is_money(q)]
        count += len(found)
        name = ""
        if len(found) == 1:
            before = _PARTS.sub("", clause.text[: found[0].start]).strip(_EDGES)
            name = _LINE.sub("", before).strip(_EDGES) or before
            name = name or _FOR.sub("", clause.text[found[0].end :].strip(_EDGES)).strip(_EDGES)
        if 1 < len(name) <= LONGEST_NAME and any(c.isalpha() for c in name):
            out.append((name, found[0].text, clause.text))
        elif not found:
            out.append(("", "", clause.text))
    amounts = sum(bool(amount) for _, amount, _ in out)
    return out if amounts == count > 0 else []


def _costs(text: str) -> tuple[Cost, ...]:
    """The cost lines of a text; one that is named as the total contains the others that are spent once."""
    lines = _amounts(text)
    types: list[CostType] = [next((sort for sort, pattern in _TYPES if pattern.search(line)), "") for *_, line in lines]
    total = next((name for name, *_ in lines if _TOTAL.search(name)), "") if len(lines) > 1 else ""
    return tuple(
        Cost(
            text=line, read=True, name=name, amount=amount, cost_type=sort,
            parent=total if total not in {"", name} and sort != "yearly" else "",
        )
        for (name, amount, line), sort in zip(lines, types, strict=True)
    )  # fmt: skip


def _chinese(text: str) -> bool:
    return re.search(r"[\u3400-\u9fff]", text) is not None


def _listed(text: str) -> list[Clause]:
    return [part for clause in reading.clauses(text, commas=False) for part in segments(clause)]


def _offers(text: str) -> tuple[Offer, ...]:
    out = []
    for clause in _listed(text):
        name, rest = _headed(clause.text)
        value = next((q for q in quantities(clause.text) if _is_money(q)), None)
        if value is None and (free := _FREE.fullmatch(clause.text)):
            name, rest = free["name"].strip(_EDGES), free["price"]
        whole = price(rest) if name else None
        if not name and value is not None:
            name, tail = clause.text[: value.start].strip(_EDGES), clause.text[value.start :].strip(_EDGES)
            whole = price(tail)
            rest = tail if whole else value.text
        written = (rest if whole else value.text if value else "").strip(_EDGES)
        known = {"name": name[:NAME_CHARACTERS], "price": written} if name and price(written) else {}
        out.append(Offer(text=clause.text, read=True, **known))
    return tuple(out) if any(offer.price for offer in out) else ()


def _segments(text: str) -> tuple[Segment, ...]:
    out = []
    for clause in _listed(text):
        found = [q for q in quantities(clause.text) if q.dimension == "count"]
        before = clause.text[: found[0].start] if len(found) == 1 else ""
        head, rest = _headed(before)
        name = _LINE.sub("", rest.strip(_EDGES)).strip(_EDGES) or head or before.strip(_EDGES)
        known = {"name": name[:NAME_CHARACTERS], "size": found[0].text} if name else {}
        out.append(Segment(text=clause.text, read=True, **known))
    return tuple(out) if any(segment.size for segment in out) else ()


def _posts(text: str) -> tuple[Post, ...]:
    roles = [(clause.text, role_in(clause, listed=True)) for clause in _listed(text)]
    out = [
        Post(text=said, read=True, **({"role": role.name, "heads": role.heads} if role and role.heads else {}))
        for said, role in roles
    ]
    return tuple(out) if any(post.heads for post in out) else ()


def _cases(text: str) -> tuple[Case, ...]:
    """The one case that a text tells: outlay, benefits a year, rate and horizon; nothing without an amount."""
    outlay = rate = ""
    benefits: list[Benefit] = []
    for clause in _listed(text):
        behind = 0
        for q in quantities(clause.text):
            before, behind = clause.text[behind : q.start], q.end
            if q.dimension == "percent" and _RATE.search(before):
                rate = rate or q.text
            elif _is_money(q) and _OUTLAY.search(before):
                outlay = outlay or q.text
            elif _is_money(q) and (sort := _benefit(before) or _benefit(clause.text)):
                told = {"name": _brings(clause.text, before, q)[:NAME_CHARACTERS], "amount": _timed(clause, q)}
                benefits.append(Benefit(text=clause.text, read=True, counts_as=sort, **told))
    span = _HORIZON.search(text)
    horizon = span["span"] if span and estimate(span["span"]) else ""
    if not (outlay or benefits):
        return ()
    whose = next((name for name, pattern in _WHOSE if pattern.search(text)), "")
    case = Case(text=text, read=True, outlay=outlay, benefits=tuple(benefits[:ITEMS]), rate=rate, horizon=horizon)
    return (case.model_copy(update={"whose": whose}),)


def _benefit(text: str) -> CountsAs:
    return next((name for name, pattern in _BENEFITS if pattern.search(text)), "")


def _brings(text: str, ahead: str, value: Quantity) -> str:
    """What a benefit is called: what stands before its amount, else what it is an amount of."""
    before = re.sub(r"预计|每年|每月|带来|(?:a|per) (?:year|month)|约|\babout\b", "", ahead).strip(_EDGES)
    behind = re.match(
        r"\s?of\s(?P<name>[A-Za-z][\w &'-]{1,60}?)(?=\s(?:a|per|each|every)\s|[,;.]|$)", text[value.end :]
    )
    if behind and (not before or any(pattern.fullmatch(before) for _, pattern in _BENEFITS)):
        return behind["name"]
    return before or text


def _timed(clause: Clause, value: Quantity) -> str:
    """An amount with the month that stands apart from it."""
    if value.per or not re.search(r"每个?月|\b(?:a|per|each|every) month\b|monthly", clause.text, re.IGNORECASE):
        return value.text
    joined = f"{value.text}/月" if _chinese(clause.text) else f"{value.text} per month"
    return joined if quantity(joined) else value.text


def _funding(given: Funding) -> Funding:
    """The sources that its text names, where none is typed."""
    if given.read or not given.text.strip() or given.sources or given.tranches or given.uses:
        return given
    lines = [line for line in _amounts(given.text) if not _TOTAL.search(line[0])]
    sources = tuple(Source(text=line, read=True, name=name, amount=amount) for name, amount, line in lines)
    return given.model_copy(update={"sources": sources, "read": True}) if sources else given


def _measures(text: str) -> tuple[Kpi, ...]:
    clauses = reading.stated(text)
    found = [
        kpi for clause in clauses for kpi in reading.kpis_in(clause, "target") or (Kpi(text=clause.text, read=True),)
    ]
    return tuple(found) if any(kpi.name for kpi in found) else ()
