"""Writes pages and drawings for a browser to look at: whole documents, and the same with hostile text in every field.

Usage: python -m benchmarks.pages.write FOLDER
"""

import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import yaml

from benchmarks.exports import brief
from mcp_server.methods import METHODS
from mcp_server.model.record import Principal
from mcp_server.operations._compose import compose
from mcp_server.render.formats import RENDERERS, Export
from mcp_server.store import open_store
from mcp_server.tool import Desk

CLEAN = Path(__file__).parents[2] / "tests" / "examples" / "clean"
TEXTS = {
    "text", "name", "owner", "situation", "goal", "acceptance", "deliverables", "prevention", "contingency", "trigger",
    "title", "function", "definition", "source", "evidence", "because", "action", "aim", "necessity", "why", "practice",
}  # fmt: skip
ATTACKS = (
    "<script>window.ran=1</script>",
    "<img src=x onerror=window.ran=1>",
    '"><svg onload=window.ran=1><image href=http://127.0.0.1:9/a.png>',
    "[link](javascript:window.ran=1) ![](http://127.0.0.1:9/b.png)",
    "```mermaid\nclick a call ran()\n```\n<iframe src=http://127.0.0.1:9/>",
    "<style>@import 'http://127.0.0.1:9/c.css'</style>]]>&lt;script&gt;window.ran=1&lt;/script&gt;",
    "<a href='javascript:window.ran=1'>x</a><base href=http://127.0.0.1:9/><meta http-equiv=refresh content=0>",
)


def hostile(value: Any, turn: list[int]) -> Any:
    """Return a brief with an attack behind every text, another one each time."""
    if isinstance(value, list):
        return [hostile(member, turn) for member in value]
    if not isinstance(value, dict):
        return value
    out = {}
    for key, member in value.items():
        if key in TEXTS and isinstance(member, str):
            turn[0] += 1
            out[key] = member[:60] + ATTACKS[turn[0] % len(ATTACKS)]
        else:
            out[key] = hostile(member, turn)
    return out


def main(folder: Path) -> None:
    desk = Desk(
        store=open_store(None), principal=Principal(tenant="bench", actor="bench"),
        now=lambda: datetime(2026, 1, 5, tzinfo=UTC), today=lambda: date(2026, 1, 5), new_id=lambda: "bench",
    )  # fmt: skip
    briefs = {"hundred-tasks": ("generate_plan", brief(100))}
    for path in sorted(CLEAN.glob("*.yaml")):
        whole = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        tool = whole.pop("tool")
        briefs[path.stem] = (tool, whole)
        briefs[f"hostile-{path.stem}"] = (tool, hostile(whole, [0]))
    folder.mkdir(parents=True, exist_ok=True)
    for name, (tool, given) in briefs.items():
        method = METHODS[tool]
        export = Export(compose(given, method, desk, "bench", 1), method)
        (folder / f"{name}.html").write_bytes(RENDERERS["html"].render(export))
        if export.charts:
            (folder / f"{name}.svg").write_bytes(RENDERERS["svg"].render(export))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
