"""What follows from a summary: what moved, what is covered, what is told, and what goes on into the next plan."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple

from mcp_server.language.changes import changes
from mcp_server.language.dates import days_of
from mcp_server.language.reading import name_key
from mcp_server.language.reading_names import metric_of
from mcp_server.methods._retro_figures import Derived, change
from mcp_server.methods._retro_gaps import Gap, of_goals
from mcp_server.methods._retro_goals import Attained, alike, figure, name_of, percent
from mcp_server.model.base import Amount, Model, Name, When, called
from mcp_server.model.goals import Better
from mcp_server.model.quantity import Quantity
from mcp_server.model.retrospective import Goal
from mcp_server.model.summary import Achievement, Function, NextAim, SummaryBrief, WorkProblem
from mcp_server.model.time import Window
from mcp_server.regex import regex
from mcp_server.words import say

CHANGED: Final = regex(
    r"(?:提升|提高|增长|增加|上升|下降|降低|缩短|减少|压缩|节约|节省)了?(?:近|约|超过?)?\s?[0-9][0-9.,]*\s?(?:[%％]|个百分点|倍)"
    r"|\b(?:up|down|rose|fell|grew|raised|cut|reduced|increased|improved|higher|lower|by)\s(?:by\s)?(?:about\s|nearly\s|over\s)?"
    r"[0-9][0-9.,]*\s?(?:%|per\s?cent|percentage\spoints|points|times)",
    re.IGNORECASE,
)
"""A change in words: by how much, not to where."""
UNMET: Final = frozenset({"partly", "missed"})
_LATEST: Final = date.max


class Covered(Model):
    """How much of something is there."""

    name: str
    """goals_judged, unmet_explained, results_with_figure, results_with_baseline, results_with_evidence or
    aims_with_target."""
    done: int
    of: int


class Turn(Model):
    """A point from which something went differently."""

    at: str
    when: str = ""
    what: str
    cause: str = ""
    then: str


class Rated(Model):
    """A score with what follows from it."""

    at: str
    name: str
    by: str = ""
    value: Quantity | None = None
    full: Quantity | None = None
    baseline: Quantity | None = None
    share: Quantity | None = None
    """Of full marks."""
    change: Decimal | None = None
    """Against the period before."""


class Field(Model):
    """A function with the ids of what belongs to it."""

    at: str
    name: str
    """Empty for what belongs to none."""
    owner: str = ""
    initiatives: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    achievements: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    plans: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    """What is named as belonging to it and is listed nowhere."""


class CarriedKpi(Model):
    """An aim with a target, as generate_plan takes its KPIs."""

    id: Name = ""
    name: Name
    unit: Name = ""
    better: Better = ""
    baseline: Amount = ""
    target: Amount
    due: When = ""
    owner: Name = ""


def _stands_in(name: str, text: str) -> bool:
    """Return whether a name stands in a text as a word of its own: no IT in "with"."""
    return not name.isascii() or re.search(rf"(?<![a-z0-9]){re.escape(name)}(?![a-z0-9])", text) is not None


class Index:
    """The goals of a brief by what others may call them."""

    def __init__(self, goals: Sequence[Goal]) -> None:
        """Read each name once."""
        names = [(name_of(goal), goal.id) for goal in goals]
        self.names = [(name.lower(), handle) for name, handle in names if len(name) > 1]
        self.known: dict[str, str] = {}
        for goal in goals:
            for word in (goal.id, goal.kpi, goal.text.strip()):
                if word:
                    self.known.setdefault(word, goal.id)
        self.keys = {name_key(name): handle for name, handle in reversed(names) if name}

    def served(self, ref: str, metric: str = "") -> tuple[str, ...]:
        """Return the ids of the goals that something is about: those it names, else the one with its measure."""
        word = ref.strip()
        if word in self.known:
            return (self.known[word],)
        if word and (found := self.keys.get(name_key(word))):
            return (found,)
        if word and (said := self.said(word)):
            return said
        same = self.keys.get(name_key(metric)) if metric.strip() else None
        return (same,) if same else ()

    def said(self, text: str) -> tuple[str, ...]:
        """Return the ids of the goals whose names stand in a text."""
        low = text.lower()
        return tuple(handle for name, handle in self.names if name in low and _stands_in(name, low))

    def touched(self, item: Achievement | WorkProblem | NextAim) -> tuple[str, ...]:
        """Return the ids of the goals that an item is about."""
        if isinstance(item, WorkProblem):
            return self.served(item.goal) or self.said(item.text)
        return self.served(item.goal, item.metric)


def explained(brief: SummaryBrief) -> frozenset[str]:
    """Return the ids of the goals that a problem or an aim speaks of."""
    index = Index(brief.goals)
    return frozenset(
        handle for items in (brief.problems, brief.plans) for item in items for handle in index.touched(item)
    )


def results(brief: SummaryBrief) -> tuple[Achievement, ...]:
    """Return the achievements that are more than the claim that all goals are met."""
    claims = {claim.text.strip() for claim in brief.claims if claim.op == "all_met"}
    return tuple(one for one in brief.achievements if one.said not in claims)


def moves(brief: SummaryBrief) -> tuple[Derived, ...]:
    """Return how much each result moved against where it began, one for each measure."""
    rows: dict[str, Derived] = {}
    for at, name, before, after in (
        *((f"/goals/id={g.id}/actual", name_of(g), g.baseline, g.actual) for g in brief.goals),
        *((f"/achievements/id={a.id}/actual", a.metric or a.said, a.baseline, a.actual) for a in brief.achievements),
    ):
        start, end = figure(before), figure(after)
        value = change(start, end) if start and end else None
        if value is not None and name_key(name) not in rows:
            rows[name_key(name)] = Derived(at=at, name=name, value=value)
    return tuple(rows.values())


def coverage(brief: SummaryBrief, rows: Sequence[Attained]) -> tuple[Covered, ...]:
    """Return how many goals are answered, results have a figure, a base and a proof, and aims have a target."""
    done, spoken = results(brief), explained(brief)
    unmet = [row.id for row in rows if row.verdict in UNMET and row.id]
    counts = (
        ("goals_judged", sum(row.verdict != "cannot_be_judged" for row in rows), len(rows)),
        ("unmet_explained", sum(handle in spoken for handle in unmet), len(unmet)),
        ("results_with_figure", sum(has_figure(a) for a in done), len(done)),
        ("results_with_baseline", len(done) - len(unbased(brief)), len(done)),
        ("results_with_evidence", len(done) - len(unproved(brief)), len(done)),
        ("aims_with_target", sum(bool(a.target and a.metric) for a in brief.plans), len(brief.plans)),
    )
    return tuple(Covered(name=name, done=there, of=of) for name, there, of in counts if of)


def has_figure(one: Achievement) -> bool:
    """Return whether an achievement gives a figure anywhere in its result."""
    return bool(one.actual) or any(c.isdigit() for c in one.text + one.result)


def grown(one: Achievement) -> bool:
    """Return whether a result is stated as a change alone: up by 20 %, without from where or to where."""
    actual = figure(one.actual)
    said = one.result or one.text
    return bool(actual and actual.signed) or (not actual and not changes(said) and CHANGED.search(said) is not None)


def unbased(brief: SummaryBrief) -> tuple[Achievement, ...]:
    """Return the results of which neither their own words nor the goal of the same measure say where they began."""
    keys = {name_key(name_of(goal)) for goal in brief.goals if goal.baseline and name_of(goal)}
    return tuple(one for one in results(brief) if not (one.baseline or (one.metric and name_key(one.metric) in keys)))


def unproved(brief: SummaryBrief) -> tuple[Achievement, ...]:
    """Return the results without evidence: neither their own, nor a fact of the same measure, nor its goal's."""
    keys = {name_key(name_of(goal)) for goal in brief.goals if goal.evidence.strip() and name_of(goal)}
    keys |= {name_key(fact.metric) for fact in brief.evidence if fact.metric}
    return tuple(
        one for one in results(brief) if not (one.evidence.strip() or (one.metric and name_key(one.metric) in keys))
    )


def _day(brief: SummaryBrief, span: Window | None, text: str) -> date:
    window = days_of(text, date.fromisoformat(brief.as_of), span)
    return window.start if window else _LATEST


def span_of(brief: SummaryBrief) -> Window | None:
    """Return the period as days; nothing where it is not clear."""
    start, end = (_day(brief, None, text) for text in (brief.period.start, brief.period.end))
    return Window(start=start, end=end) if start <= end < _LATEST else None


def scenes(brief: SummaryBrief, span: Window | None) -> tuple[Achievement, ...]:
    """Return the achievements in the order of their days; those without a day last, as they were given."""
    return tuple(sorted(brief.achievements, key=lambda one: _day(brief, span, one.when)))


def turns(brief: SummaryBrief, span: Window | None) -> tuple[Turn, ...]:
    """Return what went differently from some point on, in the order of the days."""
    rows = [
        Turn(at=f"/achievements/id={a.id}", when=a.when, what=a.said, then=a.turn)
        for a in brief.achievements
        if a.turn.strip()
    ]
    rows += (
        Turn(at=f"/problems/id={p.id}", when=p.when, what=p.text, cause=p.cause, then=p.direction)
        for p in brief.problems
        if p.direction.strip()
    )
    return tuple(sorted(rows, key=lambda row: _day(brief, span, row.when)))


def rated(brief: SummaryBrief) -> tuple[Rated, ...]:
    """Return each score as a share of full marks, and its change."""
    return tuple(_rated(brief, index) for index in range(len(brief.scores)))


def _rated(brief: SummaryBrief, index: int) -> Rated:
    score = brief.scores[index]
    value, full, before = figure(score.value), figure(score.of), figure(score.baseline)
    row = Rated(at=f"/scores/id={score.id}", name=score.name or called(score), by=score.by, value=value, full=full,
                baseline=before)  # fmt: skip
    if value is None or value.bound != "=" or value.upper is not None:
        return row
    last, share = alike(value, before) if before else None, _of_full(row)
    return row.model_copy(
        update={
            "share": percent(share, "value / of") if share is not None else None,
            "change": value.value - last.value if last and last.bound == "=" else None,
        }
    )


def _of_full(row: Rated) -> Decimal | None:
    """Return a score by full marks; nothing where either is not clear."""
    most = alike(row.value, row.full) if row.value and row.full else None
    return row.value.value / most.value if row.value and most and most.value > 0 else None


def score_total(brief: SummaryBrief, rows: Sequence[Rated]) -> Quantity | None:
    """Return the weighted mean of the shares of full marks, where every score has both a weight and full marks."""
    weights = [figure(score.weight) for score in brief.scores]
    known = [(w.value, _of_full(row) or Decimal(0)) for w, row in zip(weights, rows, strict=True) if w and row.share]
    whole = sum((weight for weight, _ in known), Decimal(0))
    if len(known) < max(2, len(rows)) or any(weight < 0 for weight, _ in known) or whole <= 0:
        return None
    return percent(sum((w * share for w, share in known), Decimal(0)) / whole, "Σ weight × share ÷ Σ weight")


def fields(brief: SummaryBrief) -> tuple[Field, ...]:
    """Return each function with what belongs to it; what belongs to none stands together behind them."""
    index = Index(brief.goals)
    lists: dict[str, Sequence[Achievement | WorkProblem | NextAim]] = {
        "achievements": brief.achievements, "problems": brief.problems, "plans": brief.plans
    }  # fmt: skip
    about = {name: _Named.of(index, items) for name, items in lists.items()}
    rows = [_field(index, about, function) for function in brief.functions]
    there = {name: {handle for row in rows for handle in getattr(row, name)} for name in _BELONG}
    left = {name: tuple(item.id for item in getattr(brief, name) if item.id not in there[name]) for name in _BELONG}
    if rows and any(left.values()):
        rows.append(Field(at="/functions", name="", **left))
    return tuple(rows)


_BELONG: Final = ("goals", "achievements", "problems", "plans")


class _Named(NamedTuple):
    """The ids of the items of a list by what they may be called, and by the goals that they are about."""

    words: Mapping[str, Sequence[str]]
    goals: Mapping[str, Sequence[str]]

    @classmethod
    def of(cls, index: Index, items: Sequence[Achievement | WorkProblem | NextAim]) -> "_Named":
        """Read each item once."""
        words: dict[str, list[str]] = {}
        goals: dict[str, list[str]] = {}
        for item in items:
            own = {item.id, item.text.strip()}
            for word in (own | {item.said, item.metric} if isinstance(item, Achievement) else own) - {""}:
                words.setdefault(word, []).append(item.id)
            for goal in index.touched(item):
                goals.setdefault(goal, []).append(item.id)
        return cls(words, goals)


def _field(index: Index, about: Mapping[str, _Named], function: Function) -> Field:
    goals = dict.fromkeys(handle for ref in function.goals for handle in index.served(ref))
    found: dict[str, tuple[str, ...]] = {}
    lost = [ref for ref in function.goals if not index.served(ref)]
    for name, known in about.items():
        refs = [ref.strip() for ref in getattr(function, name)]
        named = [handle for ref in refs for handle in known.words.get(ref, ())]
        served = [handle for goal in goals for handle in known.goals.get(goal, ())]
        found[name] = tuple(dict.fromkeys([*named, *served]))
        lost += [ref for ref in refs if ref not in known.words]
    return Field(
        at=f"/functions/id={function.id}", name=function.name or called(function), owner=function.owner,
        initiatives=function.initiatives, goals=tuple(goals), words=tuple(lost), **found,
    )  # fmt: skip


def carried(brief: SummaryBrief) -> tuple[CarriedKpi, ...]:
    """Return the aims that have a measure and a target, each from where this period left it."""
    ends: dict[str, str] = {}
    for name, value in (
        *((name_of(g), g.actual) for g in brief.goals),
        *((a.metric, a.actual) for a in brief.achievements),
        *((e.metric, e.value) for e in brief.evidence),
    ):
        if name and value:
            ends.setdefault(name_key(name), value)
    ways = {name_key(name_of(g)): g.better for g in brief.goals if g.better and name_of(g)}
    return tuple(_carried(aim, ends, ways) for aim in brief.plans if aim.metric.strip() and aim.target)


_WAYS: Final[Mapping[str, Better]] = {">=": "higher", ">": "higher", "<=": "lower", "<": "lower", "range": "range"}


def _carried(aim: NextAim, ends: Mapping[str, str], ways: Mapping[str, Better]) -> CarriedKpi:
    key, target, metric = name_key(aim.metric), figure(aim.target), metric_of(aim.metric)
    bound = target.bound if target else "="
    return CarriedKpi(
        id=aim.id, name=aim.metric, unit=target.unit if target else "",
        better=ways.get(key) or _WAYS.get(bound) or ((metric.better or "") if metric else ""),
        baseline=aim.baseline or ends.get(key, ""), target=aim.target, due=aim.due, owner=aim.owner,
    )  # fmt: skip


def missing(brief: SummaryBrief, rows: Sequence[Attained], found: Sequence[Field]) -> tuple[Gap, ...]:
    """Return what could not be judged or carried over, each with the datum that is missing."""

    def gap(at: str, key: str, **facts: object) -> Gap:
        return Gap(at=at, text=say(brief.locale, key, **facts))

    out = [gap(at, key, **facts) for at, key, facts in of_goals(rows)]
    if bare := tuple(a.said for a in results(brief) if not has_figure(a)):
        out.append(gap("/achievements", "summary.gap.figure", names=bare))
    if open_ended := tuple(called(a) or a.goal for a in brief.plans if not (a.metric.strip() and a.target)):
        out.append(gap("/plans", "summary.gap.target", names=open_ended))
    for row in found if brief.functions else ():
        empty = tuple(say(brief.locale, f"summary.part.{name}") for name in ("goals", "initiatives", *_BELONG[1:])
                      if not getattr(row, name))  # fmt: skip
        if row.name and empty:
            out.append(gap(row.at, "summary.gap.function", name=row.name, parts=empty))
        if row.words:
            out.append(gap(row.at, "summary.gap.lost", name=row.name, names=row.words))
    return tuple(out)
