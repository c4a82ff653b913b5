"""What the server says, in each locale: labels, section titles, and the messages of methods."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from string import Formatter
from typing import Any

from mcp_server.words.format import shown

LOCALES = ("zh-CN", "en")


_TEAM: dict[str, Mapping[str, str]] = {}


@cache
def catalogue(locale: str) -> Mapping[str, str]:
    """Return every text of *locale*, by key, in a team's wording where it has its own."""
    words: Mapping[str, str] = import_module(f"mcp_server.words.{locale.replace('-', '_').lower()}").WORDS
    return {**words, **_TEAM.get(locale, {})}


def adopt(words: Mapping[str, Mapping[str, str]]) -> None:
    """Take a team's wording, by locale and key; a face does so once, before the first document."""
    _TEAM.clear()
    _TEAM.update(words)
    catalogue.cache_clear()


class Key(str):
    """A fact that is shown by the text under it, or by its label: a quadrant, a role, a field."""

    __slots__ = ()


@cache
def _parts(text: str) -> tuple[tuple[str, str, str], ...]:
    """Return a text taken apart: what is said, the name of the fact that follows, and how it is written."""
    parsed = Formatter().parse(text)
    return tuple((literal, name or "", spec or "") for literal, name, spec, _ in parsed)


def _label(value: Any, locale: str) -> Any:
    if not isinstance(value, Key):
        return value
    return catalogue(locale).get(value) or label(locale, value)


def _fact(value: Any, spec: str, locale: str) -> str:
    """Return a fact as the locale writes it; of {n:link|links} the word that fits n."""
    one, bar, many = spec.partition("|")
    if bar:
        return one if str(value) == "1" else many
    if spec:
        return f"{value:{spec}}"
    if isinstance(value, tuple):
        value = tuple(_label(member, locale) for member in value)
    return shown(_label(value, locale), locale)


def fill(text: str, locale: str, facts: Mapping[str, Any]) -> str:
    """Return *text* with its braces filled: figures, dates and lists as the locale writes them."""
    if not facts:
        return text
    parts = _parts(text)
    return "".join(said + (_fact(facts[name], spec, locale) if name else "") for said, name, spec in parts)


def say(locale: str, key: str, **facts: Any) -> str:
    """Return the text under *key*; raise KeyError where there is none."""
    return fill(catalogue(locale)[key], locale, facts)


def label(locale: str, key: str) -> str:
    """Return the label of a field, a choice or a term; the key itself, made readable, where there is none."""
    return catalogue(locale).get(f"label.{key}", key.replace("_", " "))
