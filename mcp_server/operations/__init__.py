"""What can be done at the desk, in the order it is offered."""

from collections.abc import Mapping
from typing import Final

from mcp_server.loaded import Loaded
from mcp_server.tool import Tool

OPERATIONS: Final[Mapping[str, Tool]] = Loaded(
    __name__,
    (
        "revise_document",
        "get_document",
        "find_documents",
        "export_document",
        "check_document",
        "explain",
        "fill_template",
    ),
)
