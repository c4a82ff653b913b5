"""What follows from files of this package and takes long to work out, kept where Python keeps compiled modules."""

import marshal
import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path
from secrets import token_hex
from typing import Any

from mcp_server import __version__


def place(source: Path, name: str) -> Path | None:
    """Return where to keep what follows from a file, under a name of its own; None where Python keeps nothing."""
    try:
        return Path(cache_from_source(str(source))).with_suffix(f".{name}-{__version__}")
    except NotImplementedError:
        return None


def put(path: Path | None, content: bytes) -> None:
    """Keep bytes where that is possible; another process sees all of them or none."""
    if path is None or sys.dont_write_bytecode:
        return
    part = path.with_name(f"{path.name}.{token_hex(4)}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(content)
        part.replace(path)
    except OSError:
        with suppress(OSError):
            part.unlink()


def compiled(sources: Iterable[Path], name: str, work: Callable[[], Any]) -> Any:
    """Return what *work* makes of files, in texts, numbers, tuples and dicts; done anew where one of them changed."""
    files = sorted(map(str, sources))
    path = place(Path(files[0]), name)
    mark = [(file, (found := os.stat(file)).st_mtime_ns, found.st_size) for file in files]  # noqa: PTH116 - of many files
    with suppress(OSError, EOFError, ValueError, TypeError):
        known, made = marshal.loads(path.read_bytes()) if path else ([], None)  # noqa: S302 - as safe as a module is
        if known == mark:
            return made
    made = work()
    put(path, marshal.dumps((mark, made)))
    return made
