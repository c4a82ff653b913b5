"""Reads files of knowledge, which are written in a small part of YAML, and says what texts their entries hold."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import AfterValidator, BeforeValidator, Field

from mcp_server.errors import BriefError, Fault, TooLarge
from mcp_server.limits import BODY_BYTES, DEPTH, NAME_CHARACTERS
from mcp_server.regex import regex

_LINE = regex(r"( *)(?:- +|([\w-]+):(?: +|$))(.*)")
_SIGNS = tuple("[]{}&*!|>'%@`,#?")
_COMMA = regex(r"\s*[,,、]\s*")


def listed(value: Any) -> Any:
    """The names in a text with commas; what is no text is left as it is."""
    return tuple(name for name in _COMMA.split(value) if name) if isinstance(value, str) else value


def _in_both(value: Mapping[Any, Any]) -> Mapping[Any, Any]:
    if value and len(value) != 2:
        raise ValueError("needs zh-CN and en")
    return value


Locale = Literal["zh-CN", "en"]
Line = Annotated[str, Field(min_length=1, max_length=600)]
Names = Annotated[tuple[Annotated[str, Field(min_length=1, max_length=NAME_CHARACTERS)], ...], BeforeValidator(listed)]
Lines = Annotated[Mapping[Locale, Line], AfterValidator(_in_both)]
"""One text in both languages, or in none."""


class _Row(NamedTuple):
    number: int
    indent: int
    key: str | None
    """None for an item of a list."""
    text: str


def read(path: Path) -> dict[str, Any]:
    """The entries of one file by their key: each value is a text, a mapping, or a list of texts.

    A line is `key: text`, `key:` with indented lines below, or `- text`; a text that begins with a sign of YAML stands
    in double quotes, a comment on a line of its own. Any YAML library reads such a file alike, but takes ten times as
    long, guesses types, and lets a key stand twice. Raises BriefError with file and line, TooLarge above 1 MiB.
    """
    if path.stat().st_size > BODY_BYTES:
        raise TooLarge(f"{path.name} is larger than {BODY_BYTES} bytes.")
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
        rows = [_row(number, line) for number, line in enumerate(lines, 1) if line.strip() and line.lstrip()[0] != "#"]
        return _mapping(rows, 0, 0)[0] if rows else {}
    except UnicodeDecodeError:
        raise _unread(path, 1, "the file must be in UTF-8") from None
    except _LineError as error:
        raise _unread(path, *error.args) from None


class _LineError(Exception):
    """A line's number, and what it should be."""


def _unread(path: Path, number: int, message: str) -> BriefError:
    return BriefError([Fault(f"{path.name}:{number}", message)])


def _row(number: int, line: str) -> _Row:
    if not (found := _LINE.fullmatch(line.rstrip())):
        raise _LineError(number, "write `key: text`, `key:` with indented lines below, or `- text`")
    indent, key, text = found.groups()
    if text.startswith('"'):
        try:
            text = json.loads(text)
        except ValueError:
            raise _LineError(number, "double quotes must enclose the whole text") from None
    elif text.startswith(_SIGNS) or ": " in text or " #" in text or text.endswith(":"):
        raise _LineError(number, "put this text in double quotes; lists are written as `- text`, one a line")
    return _Row(number, len(indent), key, text)


def _mapping(rows: list[_Row], at: int, depth: int) -> tuple[dict[str, Any], int]:
    """The entries from a row on that are indented like it, and the place behind them."""
    entries: dict[str, Any] = {}
    first = rows[at]
    while at < len(rows) and (row := rows[at]).indent >= first.indent:
        if row.indent > first.indent or row.key is None:
            raise _LineError(row.number, "this line does not line up with the ones above")
        if row.key in entries:
            raise _LineError(row.number, f"{row.key!r} stands here twice")
        at += 1
        if row.text:
            entries[row.key] = row.text
        elif at == len(rows) or rows[at].indent <= row.indent:
            raise _LineError(row.number, f"{row.key!r} has no text")
        elif depth == DEPTH:
            raise _LineError(row.number, f"nothing may nest deeper than {DEPTH}")
        else:
            entries[row.key], at = (_mapping if rows[at].key else _items)(rows, at, depth + 1)
    return entries, at


def _items(rows: list[_Row], at: int, _depth: int) -> tuple[list[str], int]:
    """The texts of a list from its first row on, and the place behind it."""
    items: list[str] = []
    first = rows[at]
    while at < len(rows) and (row := rows[at]).indent >= first.indent:
        if row.indent > first.indent or row.key is not None:
            raise _LineError(row.number, "this line does not line up with the ones above")
        items.append(row.text)
        at += 1
    return items, at
