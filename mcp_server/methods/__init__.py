"""The methods, in the order they are offered; each is loaded with its first use, for most calls need one alone."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Final

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


class _Methods(Mapping[str, Method]):
    """The methods by their names."""

    def __getitem__(self, name: str) -> Method:
        if name not in KINDS:
            raise KeyError(name)
        found: Method = getattr(import_module(f"{__name__}.{name}"), name)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(KINDS)

    def __len__(self) -> int:
        return len(KINDS)


METHODS: Final[Mapping[str, Method]] = _Methods()
