"""The charts of a document, derived from its body alone."""

from collections.abc import Callable, Mapping

from mcp_server.model.document import Document
from mcp_server.render.chart import Chart
from mcp_server.render.charts_plan import of_plan

_MAKERS: Mapping[str, Callable[[Document], tuple[Chart, ...]]] = {
    "plan": of_plan,
}


def charts(document: Document) -> tuple[Chart, ...]:
    """Return every chart that the document's figures give, in the order of its sections; none that would be empty."""
    maker = _MAKERS.get(document.kind)
    return maker(document) if maker else ()
