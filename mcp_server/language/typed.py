"""Fields that must be readable: Chinese keys and choices to their canonical names, and every fault with its pointer."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

from pydantic import ValidationError

from mcp_server.errors import Fault
from mcp_server.language.dates import when
from mcp_server.language.durations import estimate
from mcp_server.language.prices import price
from mcp_server.language.quantities import quantity
from mcp_server.model.base import Model, Reads
from mcp_server.model.pointer import joined
from mcp_server.words import say
from mcp_server.words.aliases import CHOICES, FIELDS

READERS = {Reads.QUANTITY: quantity, Reads.WHEN: when, Reads.DURATION: estimate, Reads.PRICE: price}


LONGEST = 80
"""Characters of one step of a pointer that are shown."""


def pointer(parts: tuple[Any, ...]) -> str:
    """Return the JSON pointer of a path, as an error shows it."""
    return joined(text if len(text := str(part)) <= LONGEST else text[: LONGEST - 1] + "…" for part in parts)


@cache
def _shape(model: type[Model]) -> Mapping[str, tuple[type[Model] | None, Reads | None, tuple[str, ...]]]:
    """Return for each field the model below it, what its text must be readable as, and its choices."""
    shape = {}
    for name, hint in get_type_hints(model, include_extras=True).items():
        if name not in model.model_fields:
            continue
        below: type[Model] | None = None
        reads: Reads | None = None
        choices: tuple[str, ...] = ()
        stack: list[Any] = [hint]
        while stack:
            part = stack.pop()
            if isinstance(part, Reads):
                reads = part
            elif isinstance(part, type) and issubclass(part, Model):
                below = part
            elif get_origin(part) is Literal:
                choices = tuple(str(c) for c in get_args(part))
            elif get_origin(part) in {Annotated, Union, UnionType, tuple, dict}:
                stack.extend(get_args(part))
        shape[name] = (below, reads, choices)
    return shape


def canonical(value: Any, model: type[Model]) -> Any:
    """Return JSON in which Chinese keys and choices have their canonical names; what is not known stays as it is, and a
    field that is null is left out."""
    if isinstance(value, list):
        return [canonical(member, model) for member in value]
    if not isinstance(value, dict):
        return value
    shape, out = _shape(model), {}
    for key, member in value.items():
        if member is None:
            continue
        # A field that is there under both its names is given twice: the Chinese one stays, and is refused.
        fitting = (n for n in FIELDS.get(key.strip(), ()) if n in shape and n not in value and n not in out)
        name = key if key in shape else next(fitting, key)
        below, _, choices = shape.get(name, (None, None, ()))
        if below is not None:
            out[name] = canonical(member, below)
        elif choices and isinstance(member, str) and member not in choices:
            text = member.strip().lower().replace("-", "_").replace(" ", "_")
            options = (text, *CHOICES.get(text, ()))
            out[name] = next((c for c in choices if c and (c in options or c.lower() in options)), member)
        else:
            out[name] = member
    return out


class Unread(NamedTuple):
    """A text that is not what its field must be."""

    at: str
    reads: Reads
    text: str


def unreadable(value: Any, model: type[Model], at: tuple[Any, ...] = ()) -> Iterator[Unread]:
    """Yield every text in JSON that must be readable as a quantity, a date or a duration and is not."""
    if isinstance(value, list):
        for index, member in enumerate(value):
            yield from unreadable(member, model, (*at, index))
    if not isinstance(value, dict):
        return
    shape = _shape(model)
    for name, member in value.items():
        below, reads, _ = shape.get(name, (None, None, ()))
        if below is not None:
            yield from unreadable(member, below, (*at, name))
        elif reads is not None:
            for part, text in _parts(member):
                if isinstance(text, str) and text.strip() and READERS[reads](text) is None:
                    yield Unread(pointer((*at, name) if part is None else (*at, name, part)), reads, text)


def said(texts: Iterable[Unread], locale: str) -> Iterator[Fault]:
    """Yield the faults of unreadable texts in words."""
    for at, reads, text in texts:
        yield Fault(at, say(locale, f"fault.{reads.value}", text=text[:60]))


def _parts(value: Any) -> Iterable[tuple[Any, Any]]:
    """Return the texts of a field with their places: one, a list of them, or one for each key."""
    if isinstance(value, dict):
        return value.items()
    return enumerate(value) if isinstance(value, list) else ((None, value),)


def _fields(model: type[Model], loc: tuple[Any, ...]) -> tuple[str, ...]:
    """The fields of what lies at a place of a model's JSON; none at its top, where the schema lists them."""
    below: type[Model] | None = model
    for part in loc[:-1]:
        if isinstance(part, str) and below is not None:
            below = _shape(below).get(part, (None, None, ()))[0]
    if below is None or below is model:
        return ()
    return tuple(name for name in below.model_fields if name != "read")


def faults(error: ValidationError, locale: str, model: type[Model] | None = None) -> Iterator[Fault]:
    """Yield a fault in our own words for each thing that pydantic refused; what fields there are is said once."""
    listed: set[tuple[str, ...]] = set()
    for found in error.errors(include_url=False):
        kind, context = found["type"], found.get("ctx", {})
        at = pointer(tuple(part for part in found["loc"] if not str(part).startswith(("function-", "[key]"))))
        if kind == "extra_forbidden":
            message = say(locale, "fault.unknown_field")
            if model is not None and (fields := _fields(model, found["loc"])) and fields not in listed:
                listed.add(fields)
                message += say(locale, "fault.fields", fields=fields)
        elif kind == "missing":
            message = say(locale, "fault.missing")
        elif kind == "literal_error":
            message = say(locale, "fault.choice", choices=re.findall(r"'([^',]+)'", context["expected"]))
        elif kind in {"too_long", "string_too_long"}:
            message = say(locale, "fault.too_long", n=context["max_length"])
        elif kind in {"string_type", "tuple_type", "dict_type", "model_type", "model_attributes_type"}:
            message = say(locale, f"fault.{kind.removesuffix('_type').removesuffix('_attributes')}")
        elif kind.startswith(("int_", "bool_")):
            message = say(locale, f"fault.{kind.partition('_')[0]}")
        else:
            message = say(locale, "fault.other", message=str(found["msg"])[:120])
        yield Fault(at, message)
