"""The methods, in the order they are offered."""

from collections.abc import Mapping
from typing import Final

from mcp_server.loaded import Loaded
from mcp_server.methods._method import Method

KINDS: Final[Mapping[str, str]] = {
    "generate_plan": "plan",
    "run_retrospective": "retrospective",
    "build_proposal": "proposal",
    "summarize_work": "work_summary",
    "run_5whys": "five_whys",
    "build_kpi_tree": "kpi_tree",
    "swot": "swot",
    "prioritize": "ranking",
}
"""Each method, with the kind of document that it makes."""

METHODS: Final[Mapping[str, Method]] = Loaded(__name__, KINDS)
