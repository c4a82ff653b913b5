"""Compiled templates: compiling one takes longer than filling it in."""

from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from mcp_server.bytecode import place, put


class Compiled(BytecodeCache):
    """The templates of one locale; what is compiled depends on nothing but their text and the locale."""

    def __init__(self, locale: str) -> None:
        self._locale = locale

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return the path of a compiled template; nothing where none is kept."""
        return str(place(Path(filename or name), self._locale) or "")

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what is there, if it was compiled from the same text."""
        try:
            bucket.bytecode_from_string(Path(bucket.key).read_bytes())
        except (OSError, EOFError, ValueError):
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        put(Path(bucket.key) if bucket.key else None, bucket.bytecode_to_string())
