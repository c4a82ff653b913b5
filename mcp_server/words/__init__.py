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


class _Localised(Formatter):
    """Braces filled with figures, dates and lists as the locale writes them; {n:link|links} is the word that fits n."""

    def __init__(self, locale: str) -> None:
        self.locale = locale

    def format_field(self, value: Any, format_spec: str) -> str:
        one, bar, many = format_spec.partition("|")
        if bar:
            return one if str(value) == "1" else many
        if format_spec:
            return str(super().format_field(value, format_spec))
        if isinstance(value, tuple):
            value = tuple(self._label(member) for member in value)
        return shown(self._label(value), self.locale)

    def _label(self, value: Any) -> Any:
        if not isinstance(value, Key):
            return value
        return catalogue(self.locale).get(value) or label(self.locale, value)


@cache
def _formatter(locale: str) -> _Localised:
    return _Localised(locale)


def fill(text: str, locale: str, facts: Mapping[str, Any]) -> str:
    """Return *text* with its braces filled."""
    return _formatter(locale).vformat(text, (), facts) if facts else text


def say(locale: str, key: str, **facts: Any) -> str:
    """Return the text under *key*; raise KeyError where there is none."""
    return fill(catalogue(locale)[key], locale, facts)


def label(locale: str, key: str) -> str:
    """Return the label of a field, a choice or a term; the key itself, made readable, where there is none."""
    return catalogue(locale).get(f"label.{key}", key.replace("_", " "))
