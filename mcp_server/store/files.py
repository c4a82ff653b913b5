"""A folder of files that people take away: written whole or not at all, read by name alone."""

import errno
import os
import unicodedata
from pathlib import Path
from stat import S_ISREG
from tempfile import mkstemp
from typing import Final

from mcp_server.errors import Forbidden, NotFound
from mcp_server.regex import regex

NAME_BYTES: Final = 120
"""Of the part of a file's name that a title gives; folders that are synchronised allow about twice as much in all."""
_CAREFUL: Final = sum(getattr(os, flag, 0) for flag in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))
"""No link is followed, nothing is waited for, no byte is changed."""
_PARTING: Final = regex(r"[\W_]+")
_FULL: Final = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def file_name(title: str, *facts: str, suffix: str) -> str:
    """Return a name that every file system takes: letters and digits of the title, then the facts, joined by hyphens.

    Nothing in it is a path, hidden, or a name that Windows keeps for itself: those have neither hyphen nor suffix.
    """
    words = _PARTING.sub("-", unicodedata.normalize("NFC", title)).strip("-").encode()[:NAME_BYTES]
    parts = [words.decode(errors="ignore").strip("-"), *(_PARTING.sub("-", fact).strip("-") for fact in facts)]
    return "-".join(filter(None, parts)) + suffix


def write(folder: Path, name: str, content: bytes) -> Path:
    """Return the path of a file that now holds *content*, whole; Forbidden where the folder or the disk refuses, and
    then nothing is left behind."""
    made = ""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        number, made = mkstemp(prefix=".fupan-", dir=folder)
        with os.fdopen(number, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        path = folder / name
        Path(made).replace(path)
    except OSError as error:
        if made:
            Path(made).unlink(missing_ok=True)
        why = "its disk is full" if error.errno in _FULL else (error.strerror or "it cannot be written").lower()
        raise Forbidden(f"Nothing was written to the folder for exports ({folder}): {why}.") from error
    return path


def read(folder: Path, name: str) -> bytes:
    """Return a file of the folder; NotFound for anything else, a link and a path included."""
    known = name and not name.startswith(".") and Path(name).name == name and "\\" not in name and "\0" not in name
    try:
        if known:
            number = os.open(folder / name, os.O_RDONLY | _CAREFUL)
            with os.fdopen(number, "rb") as file:
                if S_ISREG(os.fstat(number).st_mode):
                    return file.read()
    except OSError:
        pass
    raise NotFound(f"No exported file is called {name[:200]!r}.")
