"""A document as a file that people take away."""

from pathlib import Path
from typing import Final
from urllib.parse import quote

import anyio

from mcp_server.errors import Forbidden, NotFound
from mcp_server.limits import EXPORT_SECONDS
from mcp_server.model.base import Model, Name
from mcp_server.operations._compose import document_of, in_time, method_of
from mcp_server.render.formats import RENDERERS, Export, Format
from mcp_server.store.files import file_name, read, write
from mcp_server.tool import Desk, tool

ADDRESS: Final = "fupan://exports/"


class ExportDocument(Model):
    """Which document, and as what."""

    id: Name
    """Of the document."""
    format: Format
    revision: int = 0
    """An earlier revision; the newest when left out."""
    part: Name = ""
    """Id of one section or chart, where not all is wanted."""


class Exported(Model):
    """The file that was written."""

    id: str
    revision: int
    title: str
    locale: str
    name: str
    """Of the file."""
    path: str
    """Where the file is, on the machine of the server."""
    uri: str
    """Where it is read over MCP."""
    media_type: str
    size: int
    """Bytes."""


def _folder(desk: Desk) -> Path:
    if desk.exports is None:
        raise Forbidden("This server has no folder for exports: start it with --exports DIR.")
    return desk.exports


@tool("Export a document", read_only=False, idempotent=True)
async def export_document(asked: ExportDocument, desk: Desk) -> Exported:
    """Write a kept document as a file to hand over: Word, Excel, PowerPoint, web page, Markdown, CSV, calendar, charts.

    Use this when the person wants to take the plan or retrospective away. Tell them the path. The server chooses
    folder and name; exporting the same revision again replaces its file.
    """
    folder = _folder(desk)
    kept = await anyio.to_thread.run_sync(lambda: desk.store.get(desk.principal, asked.id, asked.revision or None))
    renderer = RENDERERS[asked.format]
    await desk.progress(0.0, asked.format)

    def work() -> bytes:
        document = document_of(kept)
        return renderer.render(Export(document, method_of(document.kind), asked.part, desk.templates))

    content = await in_time(work, EXPORT_SECONDS, "EXPORT_SECONDS")
    facts = (f"r{kept.revision}", f"{kept.at:%Y-%m-%d}", asked.part, kept.id[:8])
    name = file_name(kept.title, *facts, suffix=renderer.suffix)
    path = await anyio.to_thread.run_sync(write, folder, name, content)
    await desk.progress(1.0, "done")
    return Exported(
        id=kept.id,
        revision=kept.revision,
        title=kept.title,
        locale=kept.locale,
        name=name,
        path=str(path.absolute()),
        uri=ADDRESS + quote(name),
        media_type=renderer.media_type,
        size=len(content),
    )


async def exported(name: str, desk: Desk) -> tuple[bytes, str]:
    """Return an exported file and its media type; NotFound where there is none."""
    kinds = {r.suffix: r.media_type for r in RENDERERS.values()}
    suffix = next((s for s in sorted(kinds, key=len, reverse=True) if name.endswith(s)), "")
    if not suffix:
        raise NotFound(f"No exported file is called {name[:200]!r}.")
    return await anyio.to_thread.run_sync(read, _folder(desk), name), kinds[suffix]
