"""Reads files of knowledge: YAML in which every value is a text, a list or a mapping, never a guessed type."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from mcp_server.errors import BriefError, Fault, TooLarge
from mcp_server.limits import BODY_BYTES, DEPTH


def read(path: Path) -> dict[str, Any]:
    """The entries of one file by their key; raises BriefError that names file and line, TooLarge above 1 MiB.

    Reading the parser's events leaves `no`, `1.10` and `2026-01-01` as they are written, refuses a key that stands
    twice and anchors that multiply what they stand for, and takes half the time of a full load.
    """
    import yaml  # noqa: PLC0415 - loaded with the first file of knowledge

    if path.stat().st_size > BODY_BYTES:
        raise TooLarge(f"{path.name} is larger than {BODY_BYTES} bytes.")
    try:
        text = path.read_text(encoding="utf-8-sig")
        found = _built(path.name, yaml, yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise _fault(path.name, line, f"is no YAML: {error.problem}") from None
    except (yaml.YAMLError, UnicodeDecodeError):
        raise _fault(path.name, 1, "is no YAML in UTF-8") from None
    if not isinstance(found, dict):
        raise _fault(path.name, 1, "must hold entries by their id")
    return found


def _built(name: str, yaml: Any, events: Iterable[Any]) -> Any:
    """The value of the only document; an empty file has no entries."""
    within: list[tuple[Any, str | None]] = []
    documents: list[Any] = []
    value: Any
    inner: Any = documents
    key: str | None = None
    for event in events:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            value = event.value
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            if type(inner) is dict and key is None:
                raise _fault(name, event.start_mark.line + 1, "has a key that is no text")
            if len(within) == DEPTH:
                raise _fault(name, event.start_mark.line + 1, f"nests deeper than {DEPTH}")
            within.append((inner, key))
            inner, key = {} if kind is yaml.MappingStartEvent else [], None
            continue
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            value = inner
            inner, key = within.pop()
        elif kind is yaml.AliasEvent:
            raise _fault(name, event.start_mark.line + 1, "refers to an anchor: write the value out")
        else:
            continue
        if type(inner) is list:
            inner.append(value)
        elif key is not None:
            inner[key], key = value, None
        elif value in inner:
            raise _fault(name, event.start_mark.line + 1, f"has the key {value!r} twice")
        else:
            key = value
    if len(documents) > 1:
        raise _fault(name, 1, "must hold one document")
    return documents[0] if documents else {}


def _fault(name: str, line: int, message: str) -> BriefError:
    return BriefError([Fault(f"{name}:{line}", message)])
