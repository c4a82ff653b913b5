"""Tasks and actions as rows that Jira, Linear, Asana and Feishu import."""

import csv
from io import StringIO
from typing import Final

from mcp_server.errors import NotFound
from mcp_server.render._todo import told, wanted
from mcp_server.render.formats import Export
from mcp_server.render.markdown import one_line
from mcp_server.words import label, say

COLUMNS: Final = (
    "summary", "description", "assignee", "start", "due", "priority", "type", "id", "parent_id", "parent", "blocked_by",
)  # fmt: skip
"""Asana wants the name first, then the description; the English names are those of Jira, which Linear reads as well."""
_FORMULA: Final = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def harmless(text: str) -> str:
    """Return a text as one line that no spreadsheet takes for a formula."""
    line = one_line(text)
    return f"'{line}" if line.startswith(_FORMULA) else line


def render(export: Export) -> bytes:
    """Return a row for each task, step, milestone and action; NotFound where there is none."""
    locale = export.document.locale
    rows = [todo for todo in wanted(export) if todo.sort in {"task", "step", "milestone"}]
    if not rows:
        raise NotFound("There is no task or action in this document, or in this part of it.")
    number = {todo.at: str(place) for place, todo in enumerate(rows, 1)}
    name = {todo.at: todo.text for todo in rows}
    out = StringIO(newline="")
    # Whatever holds a comma, a quote or a line break is quoted, as RFC 4180 says.
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([say(locale, f"csv.{column}") for column in COLUMNS])
    for todo in rows:
        writer.writerow(
            [
                harmless(todo.text),
                "\n".join(map(harmless, told(todo, locale))),
                harmless(todo.owner),
                todo.start.isoformat() if todo.start else "",
                todo.due.isoformat() if todo.due else "",
                harmless(todo.priority),
                label(locale, f"todo.{todo.sort}"),
                number[todo.at],
                number.get(todo.of, ""),
                harmless(name.get(todo.of, "")),
                ",".join(number[at] for at in todo.after if at in number),
            ]
        )
    return b"\xef\xbb\xbf" + out.getvalue().encode()
