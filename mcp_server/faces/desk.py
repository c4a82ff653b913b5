"""A desk for the person who started the program: the one place with a clock and with chance."""

from datetime import UTC, date, datetime
from getpass import getuser
from pathlib import Path
from secrets import token_hex

from mcp_server.config import Settings, home
from mcp_server.errors import BriefError, Fault, TooLarge
from mcp_server.log import logger
from mcp_server.model.record import Principal
from mcp_server.prompts import team_words
from mcp_server.store import open_store
from mcp_server.tool import Desk
from mcp_server.words import adopt


def _actor() -> str:
    try:
        return getuser()
    except (OSError, KeyError, ImportError):
        return "local"


def _adopt_metrics(folder: Path) -> None:
    """Take a team's definitions of metrics, where it has any; faulty ones are left out, and said."""
    if not folder.is_dir():
        return
    from mcp_server.knowledge.metrics import adopt as lay_over  # noqa: PLC0415 - loads for those who have some

    try:
        lay_over(folder)
    except (BriefError, TooLarge) as error:
        faults = error.faults if isinstance(error, BriefError) else (Fault("metrics", str(error)),)
        for fault in faults:
            logger().warning("a team's metrics are not used", at=fault.at, why=fault.message)


def desk(chosen: Settings) -> Desk:
    """Return a desk with the store, the wording and the metrics of the settings; where the store cannot be written, one
    that forgets."""
    if chosen.templates:
        adopt(team_words(chosen.templates).words)
        _adopt_metrics(chosen.templates / "metrics")
    return Desk(
        store=open_store(chosen.store),
        principal=Principal(tenant="local", actor=_actor()),
        now=lambda: datetime.now(UTC),
        today=lambda: date.today(),  # noqa: DTZ011, PLW0108 - the day where the person is
        new_id=lambda: token_hex(8),
        templates=chosen.templates,
        exports=chosen.exports or home() / "exports",
    )
