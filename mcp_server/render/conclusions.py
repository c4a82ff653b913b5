"""The conclusions that stand over the slides of a document, from its body alone."""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Final

from mcp_server.model.document import Document
from mcp_server.render._conclusions import Conclusion, of_appendix
from mcp_server.render._conclusions_plan import of_plan
from mcp_server.render._conclusions_proposal import of_proposal
from mcp_server.render._conclusions_retro import of_retrospective, of_summary, of_whys
from mcp_server.render._conclusions_trees import of_ranking, of_swot, of_tree
from mcp_server.words import label

_MAKERS: Final[Mapping[str, Callable[[Document], Iterator[Conclusion]]]] = {
    "plan": of_plan,
    "proposal": of_proposal,
    "retrospective": of_retrospective,
    "work_summary": of_summary,
    "ranking": of_ranking,
    "five_whys": of_whys,
    "kpi_tree": of_tree,
    "swot": of_swot,
}


class Conclusions:
    """What the tables of one document show."""

    def __init__(self, document: Document) -> None:
        """Draw all of them."""
        maker = _MAKERS.get(document.kind)
        self.locale = document.locale
        self.found = (*(maker(document) if maker else ()), *of_appendix(document))

    def overview(self, section: str) -> str:
        """Return what the document says as a whole; nothing where nothing follows."""
        return next((c.text for c in self.found if c.section == section and not c.column), "")

    def table(self, section: str, heads: Collection[str], under: str) -> str:
        """Return what a table with such columns under a heading shows; nothing where nothing follows."""
        fitting = (c for c in self.found if c.section == section and c.column and c.under in {"", under})
        return next((c.text for c in fitting if label(self.locale, c.column) in heads), "")
