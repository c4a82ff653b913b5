"""What a person names at the terminal: files, folders and stdin, and what is in them."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any

import click

from mcp_server.errors import BriefError, Fault, NotFound, TooLarge
from mcp_server.limits import BODY_BYTES

STDIN = "-"
TEXTS = (".markdown", ".md", ".txt")
"""What is looked for in a folder."""


def named(paths: Iterable[str]) -> Iterator[str]:
    """Yield each file once; of a folder the texts below it by name, hidden ones left out, else the folder itself."""
    seen: set[str] = set()
    for path in paths:
        for one in _texts(path) or [path]:
            if one not in seen:
                seen.add(one)
                yield one


def _texts(path: str) -> list[str]:
    folder = Path(path)
    if path == STDIN or not folder.is_dir():
        return []
    return [
        str(file)
        for file in sorted(folder.rglob("*"))
        if file.suffix.lower() in TEXTS
        and not any(part.startswith(".") for part in file.relative_to(folder).parts)
        and file.is_file()
    ]


def text_of(path: str) -> str:
    """Return the text of a file or of stdin; raise where it is none, or longer than a call may be."""
    if path != STDIN and Path(path).is_dir():
        raise NotFound(f"this folder has no file that ends in {', '.join(TEXTS)}.")
    try:
        with click.open_file(path, "rb") as file:
            return decoded(file)
    except OSError as error:
        raise NotFound(f"{error.strerror or 'it cannot be read'}.") from error


def decoded(file: IO[bytes]) -> str:
    """Return the text of an open file, without a byte order mark."""
    raw = file.read(BODY_BYTES + 1)
    if len(raw) > BODY_BYTES:
        raise TooLarge(f"The file has more than {BODY_BYTES:,} bytes (limit BODY_BYTES).")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BriefError([Fault("", "the file is not UTF-8 text: save it as UTF-8")]) from error


def brief_of(file: IO[bytes]) -> Any:
    """Return YAML or JSON from an open file; figures keep their digits, dates stay as written."""
    import yaml  # noqa: PLC0415

    text = decoded(file)
    try:
        if any(text.count(mark) > 64 for mark in ("&", "*")) and any(
            isinstance(e, yaml.AliasEvent) for e in yaml.parse(text)
        ):
            raise BriefError([Fault("", "aliases (&, *) are not read: write the parts out")])
        # BaseLoader leaves every scalar as text, so 2026-03-05 is no date object and 0.10 keeps its last digit.
        return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - the base loader makes texts, lists and objects alone
    except (yaml.YAMLError, RecursionError) as error:
        where = getattr(getattr(error, "problem_mark", None), "line", None)
        line = "" if where is None else f", line {where + 1}"
        raise BriefError([Fault("", f"the file is neither YAML nor JSON{line}")]) from error
