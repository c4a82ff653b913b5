"""Prompts: files of front matter and one text per language, read, checked and filled in."""

import keyword
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Annotated, Any, Final, Literal, NamedTuple

from pydantic import Field, ValidationError

from mcp_server.config import data_folder
from mcp_server.errors import BriefError, Fault, NotFound, TooLarge
from mcp_server.language.locale import locale_of
from mcp_server.limits import ITEMS, NAME_CHARACTERS
from mcp_server.log import logger
from mcp_server.model.base import Listed, Model, Name
from mcp_server.model.pointer import escaped
from mcp_server.render.front_matter import Version, fault, parts
from mcp_server.render.template import RESERVED, Template
from mcp_server.words import LOCALES
from mcp_server.words.aliases import CHOICES

Titles = Annotated[dict[Literal["zh-CN", "en"], Name], Field(min_length=1)]
Descriptions = Annotated[
    dict[Literal["zh-CN", "en"], Annotated[str, Field(max_length=2 * NAME_CHARACTERS)]], Field(min_length=1)
]


class Argument(Model):
    """What a prompt asks for."""

    name: Name
    label: Titles
    description: Descriptions
    required: bool = False
    choices: Listed[Name] = ()


class FrontMatter(Model):
    """What a file says of its template."""

    title: Titles
    description: Descriptions
    arguments: Listed[Argument] = ()


class Prompt(FrontMatter):
    """A template that a person picks, and what it asks for."""

    name: Name
    versions: dict[str, Version]
    """The texts, by locale."""


class Filled(NamedTuple):
    """A prompt's text with its arguments, and the language that it is in."""

    locale: str
    text: str


LOCALE: Final = Argument(
    name="locale",
    label={"zh-CN": "语言", "en": "Language"},
    description={
        "zh-CN": "模板文本的语言;不填则随所填内容。",
        "en": "Of the text; that of what you fill in when left out.",
    },
    choices=LOCALES,
)
"""Every prompt in more than one language has it."""


def said(words: Mapping[Any, str], locale: str = "") -> str:
    """Return the words in *locale*, else in the language that there is; in every one where no locale is named."""
    there = [words[one] for one in LOCALES if one in words]
    return words.get(locale) or (there[0] if locale else " / ".join(there))


def prompts(folder: Path | None = None) -> tuple[Prompt, ...]:
    """Return the prompts that can be filled in: our own, and those that a team's *folder* adds or puts in their place.

    A folder is read once; our own texts are checked when they are filled in, so that a list needs no Jinja2.
    """
    return _known(folder)[0]


def broken(folder: Path | None) -> tuple[Fault, ...]:
    """Return what is wrong in a team's folder, by file and line; none of these files is served."""
    return _known(folder)[1]


def prompt_named(name: str, folder: Path | None = None) -> Prompt:
    """Return the prompt of that name; raise NotFound, which tells what there is, or why that one is broken."""
    for prompt in prompts(folder):
        if prompt.name == name:
            return prompt
    why = [f"{f.at}: {f.message[:200]}" for f in broken(folder) if f.at.startswith(f"{name[:60]}.md:")]
    there = ", ".join(prompt.name for prompt in prompts(folder))
    raise NotFound("\n".join([f"No prompt is called {name[:60]!r}; there are: {there[:2000]}.", *why[:3]]))


def filled(prompt: Prompt, locale: str, arguments: Mapping[str, Any]) -> Filled:
    """Return the prompt's text with its arguments as plain text, and its locale.

    The locale is the one named, else that of the argument `locale`, else the one that the arguments are written in.
    Raises BriefError with every argument that is missing, unknown or no choice, and TooLarge.
    """
    from mcp_server.language.raw import guard  # noqa: PLC0415 - a list of prompts does without the readers of text

    guard({"arguments": dict(arguments)})
    taken = _taken(prompt, arguments)
    chosen = taken.pop("locale", "")
    if locale or chosen:
        chosen = choice_of(LOCALE, locale) if locale else chosen
        if chosen not in prompt.versions:
            raise BriefError([Fault("/locale", f"{prompt.name} is there in: {', '.join(prompt.versions)}")])
    else:
        chosen = locale_of([taken.get(a.name, "") for a in prompt.arguments if not a.choices])
        chosen = chosen if chosen in prompt.versions else next(iter(prompt.versions))
    values = {a.name: taken.get(a.name, "") for a in prompt.arguments if a.name != "locale"}
    return Filled(chosen, _checked(prompt.name, prompt.versions[chosen], tuple(values)).render(values))


def folded(word: str) -> str:
    """Return a choice without what people write differently: case, and - or a space for _."""
    return word.strip().lower().replace("-", "_").replace(" ", "_")


def choice_of(argument: Argument, text: str) -> str:
    """Return the choice that a person means, in Chinese or English; nothing where it is none."""
    meant = {folded(text), *map(folded, CHOICES.get(folded(text), ()))}
    return next((choice for choice in argument.choices if folded(choice) in meant), "")


def _taken(prompt: Prompt, arguments: Mapping[str, Any]) -> dict[str, str]:
    """Return the arguments by name; a label in either language is as good as the name."""
    known = {a.name: a for a in prompt.arguments}
    labels = {label: a.name for a in prompt.arguments for label in a.label.values()}
    wrong: list[Fault] = []
    taken: dict[str, str] = {}
    for key, value in arguments.items():
        name = key if key in known else labels.get(key.strip(), key)
        at = f"/arguments/{escaped(key[:60])}"
        if name not in known:
            wrong.append(Fault(at, f"{prompt.name} has no such argument; there are: {', '.join(known)}"))
        elif name in taken:
            wrong.append(Fault(at, f"{name} is given twice: leave one out"))
        elif not isinstance(value, str):
            wrong.append(Fault(at, "an argument is a text"))
        else:
            taken[name] = value.strip()
    if not wrong:
        wrong += _unfit(known, taken)
    if wrong:
        raise BriefError(wrong)
    return taken | {name: choice_of(known[name], value) for name, value in taken.items() if known[name].choices}


def _unfit(known: Mapping[str, Argument], taken: Mapping[str, str]) -> Iterator[Fault]:
    """Yield a fault for each argument that is required and empty, or is none of its choices."""
    for name, argument in known.items():
        value = taken.get(name, "")
        if argument.required and not value:
            yield Fault(f"/arguments/{name}", f"is missing: {said(argument.description, 'en')}")
        elif argument.choices and value and not choice_of(argument, value):
            yield Fault(f"/arguments/{name}", f"is none of the choices: {', '.join(argument.choices)}")


@lru_cache(maxsize=2 * ITEMS)
def _checked(name: str, version: Version, names: tuple[str, ...]) -> Template:
    return Template(version.text, names, f"{name}.md", version.line)


@cache
def _known(folder: Path | None) -> tuple[tuple[Prompt, ...], tuple[Fault, ...]]:
    found = {path.stem: read(path) for path in sorted(data_folder("prompts").glob("*.md"))}
    wrong: list[Fault] = []
    for path in _files(folder, wrong) if folder else ():
        try:
            prompt = read(path)
            _try(prompt)
        except BriefError as error:
            wrong += error.faults
        except TooLarge as error:
            wrong.append(Fault(f"{path.name}:1", str(error)))
        else:
            found[prompt.name] = prompt
    for one in wrong:
        logger().warning("a template is not served", at=one.at, why=one.message)
    return tuple(found.values()), tuple(wrong)


def _files(folder: Path, wrong: list[Fault]) -> Iterator[Path]:
    """Yield a team's templates; README.md and its like are none."""
    if not folder.is_dir():
        wrong.append(Fault(folder.name, "there is no such folder"))
        return
    paths = sorted(path for path in folder.glob("*.md") if not path.stem.isupper())
    if len(paths) > ITEMS:
        wrong.append(Fault(folder.name, f"more than {ITEMS} templates (limit ITEMS): the last ones are left out"))
    for path in paths[:ITEMS]:
        if path.is_file() and path.resolve().is_relative_to(folder.resolve()):
            yield path
        else:
            wrong.append(Fault(f"{path.name}:1", "is no file in this folder"))


def _try(prompt: Prompt) -> None:
    """Fill a team's prompt in, with nothing and with everything; raise what that raises, and where one is not used."""
    names = tuple(a.name for a in prompt.arguments if a.name != "locale")
    for locale, version in prompt.versions.items():
        template = _checked(prompt.name, version, names)
        for value in ("", "a\nb"):
            template.render(dict.fromkeys(names, value))
        if unused := [name for name in names if name not in template.names]:
            raise BriefError(
                [Fault(f"{prompt.name}.md:{version.line}", f"the text in {locale} does not use: {', '.join(unused)}")]
            )


def read(path: Path) -> Prompt:
    """Return the prompt of a file, its texts unchecked; raise BriefError that names file and line, or TooLarge."""
    if not path.stem.replace("-", "_").isidentifier() or len(path.stem) > 40:
        raise fault(path, 1, "a template's file is called by letters, digits and _, at most 40")
    yaml, versions = parts(path)
    try:
        front = FrontMatter.model_validate(yaml.value)
    except ValidationError as error:
        from mcp_server.language.typed import faults  # noqa: PLC0415 - only where something is wrong

        wrong = tuple(faults(error, "en"))
    else:
        wrong = tuple(_gaps(front, tuple(versions)))
    if wrong:
        raise BriefError(Fault(f"{path.name}:{yaml.line(f.at)}", f"{f.at or 'this'} {f.message}") for f in wrong)
    arguments = (*front.arguments, LOCALE) if len(versions) > 1 else front.arguments
    return Prompt(
        name=path.stem, title=front.title, description=front.description, arguments=arguments, versions=versions
    )


def _gaps(front: FrontMatter, locales: tuple[str, ...]) -> Iterator[Fault]:
    """Yield what is missing in the language of a text, and names that mean something else or two things."""

    def spoken(words: Mapping[Any, str], at: str) -> Iterator[Fault]:
        yield from (Fault(f"{at}/{one}", f"is missing in {one}") for one in locales if not words.get(one, "").strip())

    yield from spoken(front.title, "/title")
    yield from spoken(front.description, "/description")
    seen: set[str] = set()
    for index, argument in enumerate(front.arguments):
        at, name = f"/arguments/{index}", argument.name
        yield from spoken(argument.label, f"{at}/label")
        yield from spoken(argument.description, f"{at}/description")
        if not name.isidentifier() or keyword.iskeyword(name) or name in RESERVED or name == LOCALE.name:
            yield Fault(
                f"{at}/name", f"cannot be {name[:60]!r}: letters, digits and _, and no word of the template itself"
            )
        for called in {name, *argument.label.values()}:
            if called in seen:
                yield Fault(f"{at}/name", f"is called {called[:60]!r}, as another argument is")
        seen |= {name, *argument.label.values()}
