"""The formats in which a document leaves, and what each is made from."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import Literal

from mcp_server.errors import BriefError, Fault, Forbidden
from mcp_server.methods._method import Method
from mcp_server.model.document import Document, Section
from mcp_server.render.chart import Chart
from mcp_server.render.markdown import sections

Format = Literal["docx", "xlsx", "pptx", "html", "md", "json", "mermaid", "svg", "csv", "ics"]


@dataclass(frozen=True)
class Export:
    """A document on its way out, whole or one part of it; sections and charts are made when they are first read."""

    document: Document
    method: Method
    part: str = ""
    """The id of the one section, or of the one chart, that is wanted; empty for all of them."""
    templates: Path | None = None
    """The folder in which a team keeps templates of its own."""

    @cached_property
    def charts(self) -> tuple[Chart, ...]:
        """The charts that are wanted, in the order of the document."""
        from mcp_server.render.charts_of import charts  # noqa: PLC0415 - most formats draw nothing

        found = charts(self.document)
        return tuple(c for c in found if self.part in {"", c.id, c.section})

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The sections that are wanted and hold something; for one chart, the section that it stands in."""
        whole = self.part in {"", *self._outline}
        only = self.part if whole or not self.charts else self.charts[0].section
        return tuple(s for s in sections(self.document, self.method, only=only) if s.markdown)

    @property
    def _outline(self) -> tuple[str, ...]:
        return self.method.outline(self.document.body)

    def check(self) -> None:
        """Raise BriefError where the part that is wanted is not there."""
        if self.part not in {"", *self._outline} and not self.charts:
            there = ", ".join([*self._outline, *(c.id for c in replace(self, part="").charts)])
            raise BriefError([Fault("/part", f"no section or chart is called {self.part[:60]!r}; there are: {there}")])

    def charts_in(self, section: str) -> tuple[Chart, ...]:
        """Return the wanted charts that belong to a section."""
        return tuple(c for c in self.charts if c.section == section)


@dataclass(frozen=True)
class Renderer:
    """How a format is written: its module has `render(export: Export) -> bytes`, and loads with the first file."""

    suffix: str
    media_type: str
    module: str

    def render(self, export: Export) -> bytes:
        """Return the file; Forbidden where the libraries of `fupan[export]` are not installed."""
        export.check()
        try:
            made: bytes = import_module(f"mcp_server.render.{self.module}").render(export)
        except ModuleNotFoundError as error:
            if (error.name or "").startswith("mcp_server"):
                raise
            raise Forbidden(
                f"{self.suffix} files need {error.name}, which is not installed: run pip install 'fupan[export]'."
            ) from error
        return made


RENDERERS: Mapping[Format, Renderer] = {
    "docx": Renderer(".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    "xlsx": Renderer(".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    "pptx": Renderer(".pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"),
    "html": Renderer(".html", "text/html", "html"),
    "md": Renderer(".md", "text/markdown", "md"),
    "json": Renderer(".json", "application/json", "json"),
    "mermaid": Renderer(".mermaid.md", "text/markdown", "mermaid"),
    "svg": Renderer(".svg", "image/svg+xml", "svg"),
    "csv": Renderer(".csv", "text/csv", "csv"),
    "ics": Renderer(".ics", "text/calendar", "ics"),
}
