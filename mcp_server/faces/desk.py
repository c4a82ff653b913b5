"""A desk for the person who started the program: the one place with a clock and with chance."""

from datetime import UTC, date, datetime
from getpass import getuser
from secrets import token_hex

from mcp_server.config import Settings
from mcp_server.model.record import Principal
from mcp_server.store import open_store
from mcp_server.tool import Desk


def _actor() -> str:
    try:
        return getuser()
    except (OSError, KeyError, ImportError):
        return "local"


def desk(chosen: Settings) -> Desk:
    """Return a desk with the store of the settings; where that cannot be written, one that forgets."""
    return Desk(
        store=open_store(chosen.store),
        principal=Principal(tenant="local", actor=_actor()),
        now=lambda: datetime.now(UTC),
        today=lambda: date.today(),  # noqa: DTZ011, PLW0108, TID251 - the day where the person is
        new_id=lambda: token_hex(8),
        templates=chosen.templates,
    )
