"""The charts of a document, derived from its body alone."""

from collections.abc import Callable, Mapping
from typing import Final

from mcp_server.model.document import Document
from mcp_server.render.chart import Chart
from mcp_server.render.charts_plan import of_plan
from mcp_server.render.charts_proposal import of_proposal
from mcp_server.render.charts_retro import of_retrospective, of_summary
from mcp_server.render.charts_trees import of_ranking, of_swot, of_tree, of_whys

LARGEST: Final = 10**15
"""Figures beyond this are no measure of anything, and have no place on an axis."""
_MAKERS: Mapping[str, Callable[[Document], tuple[Chart, ...]]] = {
    "plan": of_plan,
    "proposal": of_proposal,
    "retrospective": of_retrospective,
    "work_summary": of_summary,
    "ranking": of_ranking,
    "five_whys": of_whys,
    "kpi_tree": of_tree,
    "swot": of_swot,
}


def charts(document: Document) -> tuple[Chart, ...]:
    """Return every chart that the document's figures give, in the order of its sections; none that would be empty."""
    maker = _MAKERS.get(document.kind)
    found = maker(document) if maker else ()
    return tuple(
        c for c in found if all(abs(v) < LARGEST for s in c.series for v in (*s.values, *s.base) if v is not None)
    )
