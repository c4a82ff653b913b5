"""The methods, in the order they are offered."""

from mcp_server.methods._method import Method
from mcp_server.methods.build_kpi_tree import build_kpi_tree
from mcp_server.methods.generate_plan import generate_plan
from mcp_server.methods.prioritize import prioritize
from mcp_server.methods.run_5whys import run_5whys
from mcp_server.methods.run_retrospective import run_retrospective
from mcp_server.methods.swot import swot

METHODS: tuple[Method, ...] = (
    generate_plan,
    run_retrospective,
    run_5whys,
    build_kpi_tree,
    swot,
    prioritize,
)
