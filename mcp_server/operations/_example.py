"""A worked example: a brief, and the document that follows from it."""

from datetime import UTC, date, datetime
from typing import Any

from mcp_server.methods import METHODS
from mcp_server.model.record import Principal
from mcp_server.operations._compose import compose, whole
from mcp_server.operations.revise_document import apply
from mcp_server.store import open_store
from mcp_server.tool import Desk


def worked(text: str) -> str:
    """Return an example file (tool, brief, perhaps a patch) as Markdown: the file itself, then the document it
    gives."""
    import yaml  # noqa: PLC0415 - loads with the first example

    example: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - texts, lists and objects alone
    method = METHODS[example["tool"]]
    day = date.fromisoformat(example["brief"]["as_of"])
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    desk = Desk(
        store=open_store(None),
        principal=Principal(tenant="example", actor="example"),
        now=lambda: noon,
        today=lambda: day,
        new_id=lambda: "example",
    )
    document = compose(example["brief"], method, desk, "example", 1)
    if "patch" in example:
        brief = document.brief.model_dump(mode="json", exclude_defaults=True)
        document = compose(apply(brief, tuple(example["patch"])), method, desk, "example", 2)
    return f"```yaml\n{text.rstrip()}\n```\n\n{whole(document)}"
