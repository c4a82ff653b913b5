"""Types of departments and projects: what people expect of each; the source of questions, never of figures."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from mcp_server.knowledge.entries import Line, Lines, Locale, Names, read
from mcp_server.knowledge.lexicon import Lexicon, key
from mcp_server.model.base import Model

_FOLDER = Path(__file__).parent
_OPENING = 2_000
"""Characters of a text in which its type must be named."""
_SHORT = 3
"""A name of fewer letters (IT, HR) is a name only where it stands by itself."""


class Profile(Model):
    """What is usual for one type of department or project."""

    id: str
    name: Lines
    aliases: Mapping[Locale, Names]
    kpis: Names
    """Ids of metrics."""
    phases: Mapping[Locale, Names] = {}
    """Of a project, in order; a department has none."""
    roles: Mapping[Locale, Names]
    interfaces: Mapping[Locale, tuple[Line, ...]]
    """With whom, about what."""
    risks: Mapping[Locale, tuple[Line, ...]]
    questions: Mapping[Locale, tuple[Line, ...]]
    """To be put to a person, never answered by the server."""
    source: Line

    def spellings(self) -> Iterator[str]:
        """Every name that it goes by, in both languages."""
        yield from self.name.values()
        for names in self.aliases.values():
            yield from names


def department_types() -> Mapping[str, Profile]:
    """The types of departments by id."""
    return _profiles("departments")


def project_types() -> Mapping[str, Profile]:
    """The types of projects by id."""
    return _profiles("projects")


def department_type(text: str) -> Profile | None:
    """The type of department that a name is, or that a description names first; None where it names none."""
    return _named("departments", text)


def project_type(text: str) -> Profile | None:
    """The type of project that a name is, or that a description names first; None where it names none."""
    return _named("projects", text)


@cache
def _profiles(file: str) -> Mapping[str, Profile]:
    entries = read(_FOLDER / f"{file}.yaml")
    return {name: Profile.model_validate({**entry, "id": name}) for name, entry in entries.items()}


def _named(file: str, text: str) -> Profile | None:
    opening = text[:_OPENING]
    if profile := _whole(file).get(key(opening)):
        return profile
    first = next(_lexicon(file).find(opening), None)
    return first.value if first else None


@cache
def _whole(file: str) -> Mapping[tuple[str, ...], Profile]:
    """The types by the keys of every name, ids included."""
    ids = {key(profile.id): profile for profile in _profiles(file).values()}
    return ids | {key(name): profile for profile in _profiles(file).values() for name in profile.spellings()}


@cache
def _lexicon(file: str) -> Lexicon[Profile]:
    """The names that may stand within a description."""
    found = ((key(name), profile) for profile in _profiles(file).values() for name in profile.spellings())
    return Lexicon(
        {words: profile for words, profile in found if words[0] >= "\u3400" or sum(map(len, words)) >= _SHORT}
    )
