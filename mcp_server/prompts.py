"""Prompts as the faces offer them, and a team's own wording."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from mcp_server.errors import BriefError, Fault, TooLarge
from mcp_server.limits import NAME_CHARACTERS
from mcp_server.log import logger
from mcp_server.render.front_matter import text_of, yaml_of
from mcp_server.render.prompt import Argument, Filled, Prompt, broken, filled, folded, prompt_named, prompts, said
from mcp_server.words import LOCALES, catalogue
from mcp_server.words.aliases import CHOICES

__all__ = [
    "Argument", "Filled", "Prompt", "TeamWords",
    "broken", "complete", "fill", "filled", "prompt_named", "prompts", "said", "team_words",
]  # fmt: skip


class TeamWords(NamedTuple):
    """A team's words for labels and titles, by locale and key, and what is wrong in its files."""

    words: Mapping[str, Mapping[str, str]]
    faults: tuple[Fault, ...]


def fill(prompt: Prompt, locale: str, arguments: Mapping[str, Any]) -> str:
    """Return the prompt's text with its arguments as plain text; without a locale, in the language they are written in.

    Raises BriefError with every argument that is missing, unknown or no choice, and TooLarge.
    """
    return filled(prompt, locale, arguments).text


def complete(prompt: Prompt, argument: str, typed: str) -> tuple[str, ...]:
    """Return the choices of an argument that begin with what was typed, in Chinese or English; none where it is free.

    Raises BriefError where the prompt has no such argument.
    """
    there = {name: a for a in prompt.arguments for name in (a.name, *a.label.values())}
    if argument not in there:
        names = ", ".join(a.name for a in prompt.arguments)
        raise BriefError([Fault("/argument/name", f"{prompt.name} has no such argument; there are: {names}")])
    choices, start = there[argument].choices, folded(typed)
    if start.isascii():
        return tuple(choice for choice in choices if folded(choice).startswith(start))
    # What is typed in Chinese is completed in Chinese: filling in reads 年度 as annual.
    return tuple(word for word, meant in CHOICES.items() if word.startswith(start) and {*meant} & {*choices})


@cache
def team_words(folder: Path | None) -> TeamWords:
    """Return what a team's `words.<locale>.yaml` calls labels, titles and states; what is wrong is left out."""
    words: dict[str, Mapping[str, str]] = {}
    faults: list[Fault] = []
    for path in sorted(folder.glob("words.*.yaml")) if folder else ():
        locale = path.name.split(".")[1]
        if locale in LOCALES:
            words[locale] = _overrides(path, locale, faults)
        else:
            faults.append(Fault(f"{path.name}:1", f"no language is called so; there are: {', '.join(LOCALES)}"))
    for fault in faults:
        logger().warning("a word is not used", at=fault.at, why=fault.message)
    return TeamWords(words, tuple(faults))


def _overrides(path: Path, locale: str, faults: list[Fault]) -> dict[str, str]:
    """Return the texts of one file, by key of the catalogue; add a fault for each that cannot be used."""
    try:
        value, lines = yaml = yaml_of(text_of(path), path)
    except BriefError as error:
        faults += error.faults
        return {}
    except TooLarge as error:
        faults.append(Fault(f"{path.name}:1", str(error)))
        return {}
    if not isinstance(value, dict):
        faults.append(Fault(f"{path.name}:{yaml.line('')}", "holds words by their key: label.owner: 主理人"))
        return {}
    known, found = catalogue(locale), {}
    for key, text in value.items():
        if key not in known:
            why = "is no key of the catalogue"
        elif "{" in known[key]:
            why = "is a sentence with figures, which stays as it is"
        elif not isinstance(text, str) or not text.strip() or len(text) > NAME_CHARACTERS or set(text) & set("{}\n"):
            why = f"is to be one line without braces, of at most {NAME_CHARACTERS} characters (limit NAME_CHARACTERS)"
        else:
            found[key] = text.strip()
            continue
        faults.append(Fault(f"{path.name}:{lines[f'/{key}']}", f"{key[:60]!r} {why}"))
    return found
