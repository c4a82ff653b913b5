"""The document as Markdown."""

from mcp_server.render.formats import Export
from mcp_server.render.markdown import joined


def render(export: Export) -> bytes:
    """Return the title and the sections that hold something."""
    return joined(export.document.title, export.sections).encode()
