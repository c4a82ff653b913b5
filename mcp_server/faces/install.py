"""Fupan in the configuration of a client."""

import json
import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mcp_server.errors import BriefError, Fault, Forbidden


def command() -> dict[str, Any]:
    """Return how a client starts the running program, by its absolute path."""
    beside = Path(sys.executable).with_name("fupan.exe" if os.name == "nt" else "fupan")
    if beside.exists():
        return {"command": str(beside), "args": ["serve"]}
    return {"command": sys.executable, "args": ["-m", "mcp_server", "serve"]}


def _config_folder() -> Path:
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    if os.name == "nt":
        return Path(os.environ.get("APPDATA", Path.home() / "AppData" / "Roaming"))
    return Path(os.environ.get("XDG_CONFIG_HOME", Path.home() / ".config"))


def usual_place(client: str) -> Path:
    """Return where a client keeps its configuration for this person."""
    return {
        "claude-desktop": _config_folder() / "Claude" / "claude_desktop_config.json",
        "claude-code": Path.home() / ".claude.json",
        "cursor": Path.home() / ".cursor" / "mcp.json",
        "vscode": _config_folder() / "Code" / "User" / "mcp.json",
    }[client]


def entry(client: str) -> tuple[str, Mapping[str, Any]]:
    """Return the key that a client keeps its servers under, and what it keeps there for this one."""
    if client == "vscode":
        return "servers", {"type": "stdio", **command()}
    if client == "claude-code":
        return "mcpServers", {"type": "stdio", **command()}
    return "mcpServers", command()


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return a JSON object; raises ValueError where a key stands twice, for one of the two would be lost."""
    whole = dict(pairs)
    if len(whole) < len(pairs):
        raise ValueError("a key stands twice")
    return whole


def merged(text: str, key: str, server: Mapping[str, Any]) -> str:
    """Return a configuration with the server in it and all else as it was; raise BriefError where it is no JSON
    object."""
    try:
        whole = json.loads(text, object_pairs_hook=_each_once) if text.strip() else {}
    except (ValueError, RecursionError) as error:
        raise BriefError(
            [
                Fault(
                    "",
                    "the configuration is not plain JSON (comments, a key twice?): add the entry by hand, see --print",
                )
            ]
        ) from error
    if not isinstance(whole, dict) or not isinstance(whole.get(key, {}), dict):
        raise BriefError(
            [Fault("", f"the configuration has no object {key!r} to add to: add the entry by hand, see --print")]
        )
    whole.setdefault(key, {})["fupan"] = dict(server)
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def install(client: str, path: Path | None = None, *, only_print: bool = False) -> str:
    """Return what was done: the entry added or renewed, the copy of what was there before, and what to do next.

    Raises BriefError where the file cannot be understood, Forbidden where it cannot be written; it is unchanged then.
    """
    key, server = entry(client)
    if only_print:
        return json.dumps({key: {"fupan": server}}, ensure_ascii=False, indent=2)
    place = (path or usual_place(client)).expanduser()
    try:
        if place.is_symlink():
            place = place.resolve()
        before = place.read_text(encoding="utf-8-sig") if place.exists() else ""
        after = merged(before, key, server)
        if before.strip() and json.loads(before) == json.loads(after):
            return f"{place} has it already."
        place.parent.mkdir(parents=True, exist_ok=True)
        kept = ""
        if before:
            copy = place.with_name(place.name + ".before-fupan")
            number = 1
            while copy.exists():
                number += 1
                copy = place.with_name(f"{place.name}.before-fupan-{number}")
            shutil.copy2(place, copy)
            kept = f" What was there is kept in {copy}."
        fresh = place.with_name(place.name + ".new")
        try:
            fresh.touch(mode=0o600)  # other servers' keys may be in it
            fresh.write_text(after, encoding="utf-8")
            if before:
                shutil.copymode(place, fresh)
            fresh.replace(place)
        finally:
            fresh.unlink(missing_ok=True)
    except UnicodeDecodeError as error:
        raise BriefError([Fault("", f"{place} is not UTF-8 text: add the entry by hand, see --print")]) from error
    except OSError as error:
        raise Forbidden(f"{place} cannot be written ({error.strerror}); nothing was changed.") from error
    return f"Added fupan to {place}.{kept} Restart the client, then ask it for a plan."
