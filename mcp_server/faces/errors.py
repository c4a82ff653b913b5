"""How each error looks from each face, and what becomes of anything else."""

from collections.abc import Mapping
from secrets import token_hex
from typing import NamedTuple

from mcp_server.errors import BriefError, Conflict, Forbidden, FupanError, NotFound, TooLarge
from mcp_server.log import logger


class Shown(NamedTuple):
    """HTTP status and CLI exit code, and the JSON-RPC code for prompts and resources; a tool shows its text."""

    http: int
    exit: int
    rpc: int


INVALID_PARAMS = -32602
INTERNAL = -32603

SHOWN: Mapping[type[FupanError], Shown] = {
    BriefError: Shown(http=422, exit=2, rpc=INVALID_PARAMS),
    NotFound: Shown(http=404, exit=3, rpc=INVALID_PARAMS),
    Conflict: Shown(http=409, exit=4, rpc=INVALID_PARAMS),
    TooLarge: Shown(http=413, exit=5, rpc=INVALID_PARAMS),
    Forbidden: Shown(http=403, exit=6, rpc=INVALID_PARAMS),
}
FAULT = Shown(http=500, exit=1, rpc=INTERNAL)
"""Of anything else that is raised: a bug of ours."""


def shown(error: BaseException) -> tuple[Shown, str]:
    """Return how an error looks, and its text; a bug of ours is logged and shows a reference alone."""
    if isinstance(error, FupanError):
        return SHOWN[type(error)], str(error)
    reference = token_hex(6)
    logger().error("internal_fault", reference=reference, exc_info=error)
    return FAULT, f"Internal fault, reference {reference}. It is not your input's fault; the server's log says more."
