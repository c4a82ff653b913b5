"""`python -m mcp_server` is `fupan`."""

from mcp_server.faces.cli import main

main()
