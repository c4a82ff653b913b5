"""Write what is generated: schemas/, docs/rules/, docs/tools.md. `make generate` runs it; a test tells when."""

import json
from pathlib import Path

from mcp_server.faces.listing import CORE, bodies, listings
from mcp_server.operations.explain import rule_page
from mcp_server.registry import TOOLS
from mcp_server.rules import rules

ROOT = Path(__file__).parent.parent


def _write(folder: Path, texts: dict[str, str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.iterdir():
        if path.is_file() and path.name not in texts:
            path.unlink()
    for name, text in texts.items():
        path = folder / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _tools_page() -> str:
    lines = ["# Tools", "", "Generated from the code by `make generate`.", ""]
    for tool in listings():
        lines += [f"## {tool['name']}", "", tool["description"], "", "| field | type | what |", "| --- | --- | --- |"]
        for name, field in tool["inputSchema"].get("properties", {}).items():
            required = " (required)" if name in tool["inputSchema"].get("required", []) else ""
            what = field.get("description", "").replace("|", "\\|")
            lines.append(f"| `{name}`{required} | {field.get('type', '')} | {what} |")
        lines.append("")
    return "\n".join(lines)


def main() -> None:
    """Write everything."""
    schemas = {f"{tool['name']}.json": _json(tool) for tool in listings()}
    schemas |= {f"{kind}.body.json": _json(schema) for kind, schema in bodies().items()}
    schemas["index.json"] = _json({"all": list(TOOLS), "core": [name for name in TOOLS if name in CORE]})
    _write(ROOT / "schemas", schemas)
    pages = {f"{rule.code}.md": rule_page(rule.code, "en") for rule in rules()}
    rows = [
        f"| [{r.code}]({r.code}.md) | {r.level} | {r.words['en']['title']} | {r.words['zh-CN']['title']} |"
        for r in rules()
    ]
    head = [
        "# Rules",
        "",
        "Generated from the code by `make generate`.",
        "",
        "| code | level | en | zh-CN |",
        "| --- | --- | --- | --- |",
    ]
    _write(ROOT / "docs" / "rules", {**pages, "README.md": "\n".join([*head, *rows]) + "\n"})
    (ROOT / "docs" / "tools.md").write_text(_tools_page(), encoding="utf-8")


if __name__ == "__main__":
    main()
