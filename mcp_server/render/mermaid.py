"""The diagrams of a document as Mermaid, in Markdown that Git hosts, wikis and editors draw."""

import re

from mcp_server.errors import NotFound
from mcp_server.render.formats import Export
from mcp_server.render.markdown import inline

_DIAGRAM = re.compile(r"^```mermaid\n.*?^```$", re.DOTALL | re.MULTILINE)


def render(export: Export) -> bytes:
    """Return every diagram below the title of its section; NotFound where there is none."""
    found = [(s.title, diagram) for s in export.sections for diagram in _DIAGRAM.findall(s.markdown)]
    if not found:
        raise NotFound("There is no diagram in this document, or in this part of it.")
    parts = [f"# {inline(export.document.title)}", *(f"## {title}\n\n{diagram}" for title, diagram in found)]
    return ("\n\n".join(parts) + "\n").encode()
