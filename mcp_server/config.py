"""Settings, read once, in a face; and where the files that come with the program lie."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_PACKAGE = Path(__file__).parent


def data_folder(name: str) -> Path:
    """Return the folder *name* that comes with the program: inside the wheel, else beside the package in a checkout."""
    inside = _PACKAGE / "_data" / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


@dataclass(frozen=True)
class Settings:
    """What a person who starts the server may choose."""

    store: Path
    """The file that keeps documents."""
    templates: Path | None = None
    """A team's own prompts, wording and metrics."""
    exports: Path | None = None
    """The folder into which documents are exported; `exports` at home where none is chosen."""
    tools: str = "all"
    """core or all."""
    log_level: str = "warning"


def home(environment: Mapping[str, str] | None = None) -> Path:
    """Return the folder of a person's documents: FUPAN_HOME, else the platform's folder for user data."""
    chosen = (os.environ if environment is None else environment).get("FUPAN_HOME")
    if chosen:
        return Path(chosen).expanduser()
    from platformdirs import user_data_path  # noqa: PLC0415 - not needed where FUPAN_HOME says it

    return user_data_path("fupan", appauthor=False)


def settings(
    store: str = "", templates: str = "", tools: str = "all", log_level: str = "", exports: str = ""
) -> Settings:
    """Return the settings from options, then the environment, then what is usual."""
    chosen = templates or os.environ.get("FUPAN_TEMPLATES", "")
    exports = exports or os.environ.get("FUPAN_EXPORTS", "")
    return Settings(
        store=Path(store).expanduser() if store else home() / "fupan.db",
        templates=Path(chosen).expanduser() if chosen else None,
        exports=Path(exports).expanduser() if exports else None,
        tools=tools,
        log_level=log_level or os.environ.get("FUPAN_LOG_LEVEL", "warning"),
    )
