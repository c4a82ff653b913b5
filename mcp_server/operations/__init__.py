"""What can be done at the desk, in the order it is offered."""

from mcp_server.operations.check_document import check_document
from mcp_server.operations.explain import explain
from mcp_server.operations.export_document import export_document
from mcp_server.operations.fill_template import fill_template
from mcp_server.operations.find_documents import find_documents
from mcp_server.operations.get_document import get_document
from mcp_server.operations.revise_document import revise_document
from mcp_server.tool import Tool

OPERATIONS: tuple[Tool, ...] = (
    revise_document,
    get_document,
    find_documents,
    export_document,
    check_document,
    explain,
    fill_template,
)
