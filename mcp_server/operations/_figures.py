"""The computed figures of a document, each with the formula that gives it and the figures that went in."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Final, NamedTuple

from mcp_server.methods._method import Method
from mcp_server.model.base import Model
from mcp_server.model.document import Document
from mcp_server.model.pointer import escaped
from mcp_server.model.quantity import Quantity
from mcp_server.words import catalogue, fill, label
from mcp_server.words.format import shown

NAMES: Final = ("name", "kpi", "role", "metric", "option", "offer", "text", "because", "line", "work", "one", "origin")
PLACES: Final = ("bucket", "year", "scenario")
"""Fields that say of which month, year or scenario a figure is, in a list of many."""

PERCENT: Final = frozenset({"Contribution.share", "TargetPath.growth", "CostAccount.part", "Root.cumulative"})
"""Plain numbers that are percentages."""
RESTS_ON: Final = {"Task.start": "days", "Task.finish": "days"}
"""What must be known for a figure to have been computed: steps and milestones stand where they were put."""


class Explained(NamedTuple):
    """A computed figure."""

    at: str
    """A pointer into the data of the document."""
    where: str
    """Of what it is a figure, the outer thing first."""
    value: str
    formula: str
    """Its name, and how it comes about, with the figures that went in."""
    filled: str
    """The formula with its figures in place of names, where it has names."""


class _Facts(dict[str, Any]):
    """What stands beside a figure; what is not known is a dash."""

    def __missing__(self, key: str) -> str:
        return "—"


def figures(document: Document, method: Method) -> Iterator[Explained]:
    """Yield every computed figure of a document, in the order of its data."""
    given = set(method.brief.model_fields)
    yield from _below(document.body, "", (), {}, document.locale, given)


def _below(
    holder: Model, at: str, names: tuple[str, ...], around: Mapping[str, Any], locale: str, given: set[str]
) -> Iterator[Explained]:
    facts = _Facts(around)
    for field in type(holder).model_fields:
        value = getattr(holder, field)
        if isinstance(value, str | int | Decimal | Quantity) or value is None or hasattr(value, "isoformat"):
            facts[field] = "—" if value is None or value == "" else shown(value, locale)
    names = (*names, *_called(holder, locale)) if at else names
    for field in type(holder).model_fields:
        if field in given:
            continue
        here, value = f"{at}/{escaped(field)}", getattr(holder, field)
        if isinstance(value, Model) and not isinstance(value, Quantity):
            yield from _below(value, here, names, facts, locale, set())
        elif isinstance(value, tuple) and value and isinstance(value[0], Model) and not isinstance(value[0], Quantity):
            for place, member in enumerate(value):
                handle = getattr(member, "id", "")
                yield from _below(
                    member, f"{here}/{'id=' + escaped(handle) if handle else place}", names, facts, locale, set()
                )
        else:
            several = value if isinstance(value, tuple) else (value,)
            for place, one in enumerate(several):
                found = _formula(holder, field, one, facts, locale)
                if found:
                    pointer = f"{here}/{place}" if isinstance(value, tuple) else here
                    filled = one.filled if isinstance(one, Quantity) else ""
                    text = shown(one, locale) + "%" * (f"{type(holder).__name__}.{field}" in PERCENT)
                    yield Explained(pointer, " · ".join(dict.fromkeys(names)), text, found, filled)


def _formula(holder: Model, field: str, value: Any, facts: _Facts, locale: str) -> str:
    """Return how a figure comes about; "" for what is none, or is given."""
    rest = RESTS_ON.get(f"{type(holder).__name__}.{field}", "")
    if value is None or isinstance(value, bool | str) or value == () or (rest and getattr(holder, rest) is None):
        return ""
    words = catalogue(locale)
    key = next((k for c in type(holder).__mro__ if (k := f"figure.{c.__name__}.{field}") in words), "")
    computed = isinstance(value, Quantity) and value.basis == "computed"
    if not key:
        own = value.source or facts["formula"] if computed else ""
        return f"{label(locale, field)} = {own}" if own else ""
    if isinstance(value, Quantity) and not computed:
        return ""
    return fill(words[key], locale, _Facts(facts, source=value.source if computed else "—"))


def _called(holder: Model, locale: str) -> tuple[str, ...]:
    """Return what a reader calls a thing, and of which month, year or scenario it is."""
    known = [getattr(holder, name) for name in NAMES if isinstance(getattr(holder, name, None), str)]
    name = next((each for each in known if each), "")
    places = [label(locale, one) for place in PLACES if isinstance(one := getattr(holder, place, None), str) and one]
    pair = getattr(holder, "scenarios", ())
    if len(pair) == 2 and all(isinstance(each, str) for each in pair):
        places.append(" → ".join(label(locale, each) for each in pair))
    return tuple(filter(None, (name if len(name) <= 60 else name[:59] + "…", *places)))
