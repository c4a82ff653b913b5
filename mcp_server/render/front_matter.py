"""Files that a team writes: UTF-8 without hidden characters, YAML whose values stay texts, and texts by language."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from mcp_server.errors import BriefError, Fault, TooLarge
from mcp_server.limits import TEMPLATE_CHARACTERS
from mcp_server.regex import regex
from mcp_server.render.template import UNSEEN
from mcp_server.words import LOCALES

DEEP = 6
"""Lists and objects within each other that a prompt's front matter needs at most."""
ROOM = (len(LOCALES) + 1) * TEMPLATE_CHARACTERS
"""Characters of a file: its front matter, and a text in each language."""
_SEAM = regex(r"---(?:\s+(\S+))?\s*")


class Version(NamedTuple):
    """The text in one language, and the line of the file on which it begins."""

    text: str
    line: int


class Yaml(NamedTuple):
    """What YAML holds, every value as it is written, and the line of each, by its pointer."""

    value: Any
    lines: dict[str, int]

    def line(self, at: str) -> int:
        """Return the line of a pointer, or of the nearest thing above it."""
        while at not in self.lines:
            at = at.rpartition("/")[0]
        return self.lines[at]


def fault(path: Path, line: int, message: str) -> BriefError:
    """Return the error that names file and line."""
    return BriefError([Fault(f"{path.name}:{line}", message)])


def text_of(path: Path) -> str:
    """Return a file as text; raise BriefError where it is no UTF-8 or hides a character, or TooLarge."""
    try:
        with path.open("rb") as file:
            data = file.read(4 * ROOM + 1)
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except OSError:
        raise fault(path, 1, "cannot be read") from None
    except UnicodeDecodeError as error:
        raise fault(path, data[: error.start].count(b"\n") + 1, "is not UTF-8") from None
    if len(text) > ROOM:
        raise TooLarge(f"more than {ROOM:,} characters (limit TEMPLATE_CHARACTERS for each language)")
    if unseen := UNSEEN.search(text):
        line = text.count("\n", 0, unseen.start()) + 1
        raise fault(path, line, f"hides the character U+{ord(unseen[0]):04X}: take it out")
    return text


def parts(path: Path) -> tuple[Yaml, dict[str, Version]]:
    """Return the front matter of a file, and the texts below it by locale; raise BriefError or TooLarge."""
    lines = text_of(path).split("\n")
    if lines[0].rstrip() != "---":
        raise fault(path, 1, "begins with a line ---; then title, description and arguments; then --- zh-CN and --- en")
    end = next((i for i, line in enumerate(lines) if i and _SEAM.fullmatch(line)), len(lines))
    # A plain --- is a rule in a text, so below the front matter only one with a language begins anything.
    seams = [(i, m[1]) for i, line in enumerate(lines) if i >= end and (m := _SEAM.fullmatch(line)) and m[1]]
    if not seams:
        raise fault(path, min(end + 1, len(lines)), "holds no text: write it below a line --- zh-CN or --- en")
    if (loose := next((i for i in range(end + 1, seams[0][0]) if lines[i].strip()), None)) is not None:
        raise fault(path, loose + 1, "this text is in no language: write a line --- zh-CN or --- en above it")
    versions: dict[str, Version] = {}
    for (start, locale), stop in zip(seams, [*(i for i, _ in seams[1:]), len(lines)], strict=True):
        body = lines[start + 1 : stop]
        first = next((i for i, line in enumerate(body) if line.strip()), None)
        if locale not in LOCALES or locale in versions:
            raise fault(path, start + 1, f"not {locale[:20]!r}: one text in each of {', '.join(LOCALES)} at most")
        if first is None:
            raise fault(path, start + 1, f"the text in {locale} is empty")
        versions[locale] = Version("\n".join(body[first:]).rstrip() + "\n", start + 2 + first)
    return yaml_of("\n".join(lines[1:end]), path, 2), versions


def yaml_of(text: str, path: Path, first: int = 1) -> Yaml:
    """Return YAML that begins on line *first* of a file; raise BriefError with the line where it is none."""
    import yaml  # noqa: PLC0415 - loads with the first list of prompts

    try:
        return _Reader(yaml, text, path, first).whole()
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line if error.problem_mark else 0
        raise fault(path, line + first, f"is no YAML: {str(error.problem)[:120]}") from None
    except yaml.YAMLError:
        raise fault(path, first, "is no YAML") from None


class _Reader:
    """Builds values from the parser's events: they keep `no` and `1.10` as they are written, and each has its line."""

    def __init__(self, yaml: Any, text: str, path: Path, first: int) -> None:
        self._yaml, self._path, self._first = yaml, path, first
        self._events = yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        self._lines = {"": first}

    def whole(self) -> Yaml:
        """Return the only document; an empty text is an empty mapping."""
        next(self._events)  # the stream begins
        if isinstance(next(self._events), self._yaml.StreamEndEvent):
            return Yaml({}, self._lines)
        found = self._value(next(self._events), "")
        next(self._events)  # the document ends
        if not isinstance(event := next(self._events), self._yaml.StreamEndEvent):
            raise self._refusal(event, "holds more than one document")
        return Yaml(found, self._lines)

    def _value(self, event: Any, at: str) -> Any:
        self._lines.setdefault(at, event.start_mark.line + self._first)
        if isinstance(event, self._yaml.ScalarEvent):
            return event.value
        if at.count("/") == DEEP:
            raise self._refusal(event, f"nests deeper than {DEEP}")
        if isinstance(event, self._yaml.SequenceStartEvent):
            return [self._value(e, f"{at}/{i}") for i, e in enumerate(self._until(self._yaml.SequenceEndEvent))]
        if not isinstance(event, self._yaml.MappingStartEvent):
            raise self._refusal(event, "uses an anchor: write the value out")
        found: dict[str, Any] = {}
        for key in self._until(self._yaml.MappingEndEvent):
            if not isinstance(key, self._yaml.ScalarEvent):
                raise self._refusal(key, "has a key that is no text")
            if key.value in found:
                raise self._refusal(key, f"has the key {key.value[:60]!r} twice")
            below = f"{at}/{key.value}"
            self._lines[below] = key.start_mark.line + self._first
            found[key.value] = self._value(next(self._events), below)
        return found

    def _until(self, end: type) -> Iterator[Any]:
        while not isinstance(event := next(self._events), end):
            yield event

    def _refusal(self, event: Any, message: str) -> BriefError:
        return fault(self._path, event.start_mark.line + self._first, message)
