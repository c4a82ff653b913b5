"""The one base class of every noun, and the kinds of text that a caller writes."""

from collections.abc import Iterable
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Annotated, Any, Final, TypeVar, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from mcp_server.limits import ITEMS, NAME_CHARACTERS, TEXT_CHARACTERS
from mcp_server.regex import regex


class Model(BaseModel):
    """A value: frozen, closed, and described by the docstring under each field."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


def _holds_models(hint: Any) -> bool:
    if isinstance(hint, type):
        return issubclass(hint, BaseModel)
    return any(_holds_models(part) for part in get_args(hint))


@cache
def branches(model: type[BaseModel]) -> tuple[str, ...]:
    """Return the fields of a model below which there are models, in order: where a walk has to go."""
    return tuple(name for name, field in model.model_fields.items() if _holds_models(field.annotation))


class Reads(Enum):
    """What a text must be readable as. `language.typed` reads it; the model only says so."""

    QUANTITY = "quantity"
    WHEN = "when"
    DURATION = "duration"
    PRICE = "price"


def _digits(value: Any) -> Any:
    """A JSON number is taken as its digits."""
    if isinstance(value, bool):
        return value
    if isinstance(value, int | Decimal):
        return str(value)
    if isinstance(value, float):
        return format(Decimal(repr(value)), "f") if value == value and abs(value) < 1e300 else value  # noqa: PLR0124
    return value


def _listed(value: Any) -> Any:
    """One thing where a list belongs is a list of one; nothing is an empty list."""
    if value is None or value == "":
        return ()
    return (value,) if isinstance(value, str | dict) else value


Text = Annotated[str, BeforeValidator(_digits), Field(max_length=TEXT_CHARACTERS)]
Name = Annotated[str, BeforeValidator(_digits), Field(max_length=NAME_CHARACTERS)]
Amount = Annotated[Name, Reads.QUANTITY]
"""A quantity as a person writes it: "5,700万", "≥92%", "$1.2M"."""
When = Annotated[Name, Reads.WHEN]
"""A day, week, month, quarter, window or milestone: "2026-W18", "Q3", "T+30", "M2 + 2 weeks"."""
Span = Annotated[Name, Reads.DURATION]
"""A duration or a three-point estimate: "2 weeks", "5/8/15 days"."""
Priced = Annotated[Name, Reads.PRICE]
"""A quantity with what it is counted for: "1,999元/店/年", "$20 per seat per month"."""

T = TypeVar("T")
Names = Annotated[tuple[Name, ...], BeforeValidator(_listed), Field(max_length=ITEMS)]
Listed = Annotated[tuple[T, ...], BeforeValidator(_listed), Field(max_length=ITEMS)]


class Item(Model):
    """Something that a caller lists: other items refer to it by its id or by its exact name."""

    id: Name = ""
    """Short handle, unique among its kind; made up when left out."""
    text: Text = ""
    """The same in a person's own words; what is clear in it is read into the other fields."""
    read: bool = False
    """True where the server read this out of a text; the text is its excerpt."""

    @model_validator(mode="before")
    @classmethod
    def _bare_text(cls, value: Any) -> Any:
        return {"text": value} if isinstance(value, str) else value


def _words(item: Item) -> list[str]:
    """Return what people may call an item, the shortest first: its name, or the sentence that it is."""
    return [word for key in _word_fields(type(item)) if (word := getattr(item, key))]


@cache
def _word_fields(model: type[Item]) -> tuple[str, ...]:
    return tuple(key for key in ("name", "because", "action", "text", "metric") if key in model.model_fields)


Listable = TypeVar("Listable", bound=Item)


def by_reference(items: Iterable[Listable]) -> dict[str, Listable]:
    """Return items by what others may call them: the id first, then the exact name or text of the first that has it."""
    found: dict[str, Listable] = {}
    rest: dict[str, Listable] = {}
    for item in items:
        if item.id:
            found[item.id] = item
        for word in _words(item):
            rest.setdefault(word.strip(), item)
    return {**rest, **found}


_PAUSE: Final = regex(r"[，；。！？：;!?]|[,.:](?=\s|$)|,(?!\d)")
_HAN: Final = regex(r"[\u3400-\u9fff]")


def headline(text: str) -> str:
    """Return a text as a title: whole where it is short, else up to a pause, or cut between two words."""
    line = " ".join(text.split())
    room, least = (30, 8) if _HAN.search(line) else (60, 20)
    if len(line) <= room:
        return line.rstrip("。.；;，,")
    pause = next((found.start() for found in _PAUSE.finditer(line) if found.start() >= least), len(line))
    if pause <= room:
        return line[:pause]
    head = line[: room - 1]
    words = head.rpartition(" ")[0] if room == 60 and line[room - 1] != " " else head
    return (words or head).rstrip("，、,;； ") + "…"


SHORT = 60
"""Characters of what an item is called where only its text says it."""


def called(item: Item) -> str:
    """Return what to call an item: its name, else the beginning of its text, else its id."""
    word = next(iter(_words(item)), item.id).strip()
    if len(word) <= SHORT:
        return word
    kept = word[: SHORT - 1]
    if (
        kept[-1].isascii() and word[SHORT - 1].isascii() and word[SHORT - 1] != " "
    ):  # between words, where there are some
        kept = kept.rpartition(" ")[0] or kept
    return kept.rstrip() + "…"
