"""The document as data: brief as read, body, findings, questions."""

import json

from mcp_server.render.formats import Export


def render(export: Export) -> bytes:
    """Return everything that is kept of the revision; of one section, the text."""
    if export.part:
        whole: object = [section.model_dump(mode="json") for section in export.sections]
    else:
        whole = export.document.model_dump(mode="json", exclude_defaults=True)
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()
