"""The log: one line of JSON per event on stderr, never on stdout, where the protocol speaks."""

import logging
import sys
from typing import Any


def set_up(level: str) -> None:
    """Send what this program and its libraries log to stderr."""
    number = logging.getLevelNamesMapping().get(level.upper(), logging.WARNING)
    logging.basicConfig(level=number, stream=sys.stderr, format="%(levelname)s %(name)s %(message)s", force=True)


def logger() -> Any:
    """Return the program's own log; structlog loads with the first event."""
    import structlog  # noqa: PLC0415 - start-up does without

    if not structlog.is_configured():
        structlog.configure(
            processors=[
                structlog.processors.add_log_level,
                structlog.processors.TimeStamper(fmt="iso", utc=True),
                structlog.processors.format_exc_info,
                structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
            wrapper_class=structlog.make_filtering_bound_logger(logging.getLogger().getEffectiveLevel()),
            logger_factory=lambda *_: structlog.PrintLogger(sys.stderr),
        )
    return structlog.get_logger("fupan")
