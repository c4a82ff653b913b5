"""Where the figures in the prose of a brief come from: what the brief gives, what was computed of it, or nowhere."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from mcp_server.language.quantities import quantities, quantity
from mcp_server.language.tracing import Fact, Facts, Traced, evidence_facts, facts_in, trace
from mcp_server.limits import VALUES
from mcp_server.model.base import Item, Model, Reads, branches
from mcp_server.model.brief import Assumption, Brief, Claim, Evidence, Waiver
from mcp_server.model.document import Sourced
from mcp_server.model.quantity import Quantity
from mcp_server.words import catalogue, label, say
from mcp_server.words.format import quantity as shown

# Nouns by their names, so that a plan does not load those of a retrospective.
_RESULTS: Final[dict[str, tuple[str, ...]]] = {
    "Note": ("text",),
    "Dimension": ("verdict",),
    "Success": ("text",),
    "ProjectProblem": ("text", "impact"),
    "OccurredRisk": ("effect",),
    "Achievement": ("text", "result"),
    "WorkProblem": ("text", "impact"),
}
"""Prose that says what is or came about: each figure needs a source."""
_TOLD: Final[dict[str, tuple[str, ...]]] = {
    "Success": ("why",),
    "ProjectProblem": ("cause", "measure"),
    "OccurredRisk": ("text", "response"),
    "Lesson": ("text", "situation", "practice"),
    "Achievement": ("background", "action", "turn"),
    "WorkProblem": ("cause", "direction"),
    "Cause": ("because",),
    "Factor": ("text",),
    "Strength": ("text", "keep"),
    "Improvement": ("text", "necessity", "urgency"),
}
"""Prose beside it, whose figures are traced, too."""
_PROSE: Final = {kind: (*_RESULTS.get(kind, ()), *_TOLD.get(kind, ())) for kind in (*_RESULTS, *_TOLD)}
_GIVEN: Final = frozenset({"Strength", "Improvement", "Factor"})
"""What a person gives where it was read out of a parameter's own text."""
_PROPOSED: Final = frozenset(
    {"Action", "Outlook", "NextAim", "Countermeasure", "Initiative", "Step", "Milestone", "Strategy"}
)
"""What is to be done: its figures are proposals, and prove nothing."""
_ASIDE: Final = (Claim, Waiver, Quantity)
_AIMS: Final = frozenset({"target", "expected", "limit", "planned", "measure"})
"""Fields whose figure is wanted, not reached."""
_NOT_PROSE: Final = frozenset(
    {"id", "locale", "title", "as_of", "unit", "owner", "formula", "source", "plan", "due", "when", "start", "end"}
)
_NAMES: Final = ("metric", "name", "kpi", "role", "text")
_DIGIT: Final = re.compile(
    r"[0-9０-９一二两三四五六七八九十百千万亿半]|\b(?:two|three|four|five|six|seven|eight|nine|ten|twenty|hundred)\b"
)
_MEASURES: Final = frozenset({"count", "money", "percent", "points", "ratio"})
"""Dimensions of what is measured; how long something takes is often only told."""
_SHORT: Final = 40
"""Characters of a name that is shown; a longer one is a sentence."""
_MARKS: Final = frozenset({"weight", "rating", "score", "probability", "impact", "n"})
"""Figures that rate or weigh, and measure nothing that prose would speak of."""
_COMPUTED: Final = 2_000
"""Computed figures that prose may rest on."""


class _Said(NamedTuple):
    """A text of a brief, and where it stands."""

    text: str
    at: str
    item: Model
    field: str


def sources(brief: Brief, body: Model) -> tuple[Sourced, ...]:
    """Return the figures in the prose of a brief with their sources, those without one first; proposals are left out.

    Facts are the evidence, typed figures, what a person wrote in the parameters' own texts, what was computed, and the
    sentences that say what shows a result; assumptions are what is called so. A target supports only what speaks of it.
    """
    if not _has_prose(brief):
        return ()
    prose: list[_Said] = []
    rest: list[_Said] = []
    for one in _texts(brief):
        (prose if one.field in _prose(one.item) and _DIGIT.search(one.text) else rest).append(one)
    facts = Facts([*_facts(brief, rest), *_computed(body, brief.locale)])
    found = (
        _sourced(traced, one, brief.locale)
        for one in prose
        for traced in trace(one.text, facts, claims=brief.claims, about=_name(one.item, besides=one.field))
        if traced.verdict != "proposal"
    )
    return tuple(sorted(found, key=lambda row: _ORDER.index(row.verdict)))


_ORDER: Final = ("unsupported", "value_only", "possibly_derived", "assumption", "derived", "supported")


def _sourced(found: Traced, one: _Said, locale: str) -> Sourced:
    source = _shown_by(one)
    if source and found.verdict in {"unsupported", "value_only", "possibly_derived"}:
        found = found._replace(verdict="supported", facts=(), formula="", chance=None)
    rests = tuple(dict.fromkeys(_said_of(fact, locale) for fact in found.facts))
    if source and found.verdict == "supported" and not rests:
        rests = (source,)
    if found.chance is not None:
        rests = (*rests, say(locale, "sources.chance", n=f"{max(found.chance, 0.0001):.4f}".rstrip("0")))
    return Sourced(
        at=one.at,
        figure=" ".join(found.figure.text.split()),
        excerpt=found.excerpt,
        verdict=found.verdict,
        formula=found.formula,
        source=rests,
        needed=_is_result(one) and found.figure.dimension in _MEASURES,
    )


def _shown_by(one: _Said) -> str:
    """Return the source that stands beside a text and names no figure itself: the text's figures are given there."""
    source = getattr(one.item, "evidence", "")
    return source if source and not quantities(source) else ""


def _is_result(one: _Said) -> bool:
    """Whether a text says what came about, and nobody is asked already what shows it."""
    shown_by = getattr(one.item, "evidence", None)
    return one.field in _RESULTS.get(type(one.item).__name__, ()) and shown_by != ""


def _said_of(fact: Fact, locale: str) -> str:
    value = " ".join(fact.value.text.split()) or shown(fact.value, locale)
    typed = fact.basis != "told" and len(fact.metric) < _SHORT
    named = " ".join(part for part in (fact.metric, fact.when, value) if part) if typed else value
    where = f"（{fact.source}）" if locale == "zh-CN" else f" ({fact.source})"
    return named + where if fact.source else named


def _prose(item: Model) -> tuple[str, ...]:
    """Return the fields of a noun that are prose to be traced, and not what a person gave."""
    kind = type(item).__name__
    if kind not in _PROSE or (kind in _GIVEN and getattr(item, "read", False)):
        return ()
    return _PROSE[kind]


def _has_prose(value: Model) -> bool:
    """Whether there is any figure to be traced; in most briefs there is none."""
    if any(_DIGIT.search(getattr(value, field)) for field in _prose(value)):
        return True
    for name in branches(type(value)):
        child = getattr(value, name)
        if isinstance(child, tuple):
            if any(isinstance(member, Model) and _has_prose(member) for member in child):
                return True
        elif isinstance(child, Model) and _has_prose(child):
            return True
    return False


@cache
def _fields(kind: type[Model]) -> tuple[tuple[str, bool], ...]:
    """Return the fields of a model that hold a text, each with whether that is a figure."""
    return tuple(
        (name, Reads.QUANTITY in field.metadata)
        for name, field in kind.model_fields.items()
        if field.annotation is str and name not in _NOT_PROSE and Reads.WHEN not in field.metadata
    )


def _walk(value: Model, at: str = "", above: str = "") -> Iterator[tuple[Model, str, str]]:
    """Yield every model of a brief with its pointer, and what it belongs to is called."""
    yield value, at, above
    name = _name(value)
    for field in branches(type(value)):
        child = getattr(value, field)
        if isinstance(child, Model):
            yield from _walk(child, f"{at}/{field}", name)
        elif isinstance(child, tuple):
            for index, member in enumerate(child):
                if isinstance(member, Model):
                    handle = f"id={member.id}" if isinstance(member, Item) and member.id else str(index)
                    yield from _walk(member, f"{at}/{field}/{handle}", name)


def _texts(brief: Brief) -> Iterator[_Said]:
    """Yield the texts of a brief that are no figures."""
    for item, at, _ in _walk(brief):
        for field, is_figure in _fields(type(item)):
            text = getattr(item, field)
            if text and not is_figure:
                yield _Said(text, f"{at}/{field}", item, field)


def _name(item: Model, besides: str = "") -> str:
    return next((text for name in _name_fields(type(item)) if name != besides and (text := getattr(item, name))), "")


@cache
def _name_fields(kind: type[Model]) -> tuple[str, ...]:
    return tuple(name for name in _NAMES if name in kind.model_fields and kind.model_fields[name].annotation is str)


def _facts(brief: Brief, rest: list[_Said]) -> Iterator[Fact]:
    """Yield what a brief gives: its evidence, its typed figures, its assumptions, and its texts that are no results."""
    for item in brief.evidence:
        for fact in evidence_facts((item,)):
            yield fact if item.source else fact._replace(source=label(brief.locale, "evidence"))
    for one in rest:
        aside = isinstance(one.item, (Evidence, *_ASIDE)) or type(one.item).__name__ in _PROPOSED
        if aside or not _DIGIT.search(one.text):
            continue
        assumed = isinstance(one.item, Assumption)
        for fact in facts_in(one.text, _place(one, brief.locale)):
            yield fact._replace(at=one.at, basis="assumption" if assumed else fact.basis)
    count = 0
    for noun, at, above in _walk(brief):
        if isinstance(noun, (Evidence, Claim, Quantity)):
            continue
        own = _name(noun) if "metric" in type(noun).model_fields else ""
        name = own or " ".join(dict.fromkeys(part for part in (above, _name(noun)) if part))
        for field, text, when in _figures(noun):
            count += 1
            value = quantity(text) if count < VALUES else None
            if value is not None:
                source = _label(brief.locale, field) or say(brief.locale, "sources.brief")
                yield Fact(value, name, when, f"{at}/{field}", source, aim=field in _AIMS)


def _place(one: _Said, locale: str) -> str:
    """Return where a text of the brief stands, for a reader."""
    parts = [_label(locale, one.at.split("/")[1])]
    if one.field != "text" and one.at.count("/") > 1:
        parts.append(_label(locale, one.field))
    return " · ".join(dict.fromkeys(part for part in parts if part)) or say(locale, "sources.brief")


def _label(locale: str, key: str) -> str:
    """Return the label of a field where it has one."""
    return label(locale, key) if f"label.{key}" in catalogue(locale) else ""


def _figures(item: Model) -> Iterator[tuple[str, str, str]]:
    """Yield the typed figures of a noun: field, text and time."""
    fields = type(item).model_fields
    when = str(getattr(item, "when", "")) if "when" in fields else ""
    for field, is_figure in _fields(type(item)):
        if is_figure and field not in _MARKS and (text := getattr(item, field)):
            yield field, text, when
    values = getattr(item, "values", None) if "values" in fields else None
    if isinstance(values, dict):
        yield from (("values", str(text), str(key)) for key, text in values.items())


def _computed(body: Model, locale: str) -> Iterator[Fact]:
    """Yield the figures that were computed, under the name of what they belong to."""
    count = 0
    for item, at, above in _walk(body):
        if not isinstance(item, Quantity) or "/checkpoints/" in at:
            continue
        if item.basis == "computed" and count < _COMPUTED:
            count += 1
            field = at.rpartition("/")[2]
            yield Fact(item, above, "", at, item.source or _label(locale, field), basis="computed")
