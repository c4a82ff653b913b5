"""A tool as it is offered: name, description and schema, as small as they can be for a model's context."""

import re
from collections.abc import Mapping
from typing import Any

from mcp_server.methods import METHODS
from mcp_server.model.base import Model
from mcp_server.registry import TOOLS
from mcp_server.tool import Tool

CORE = (
    "generate_plan",
    "run_5whys",
    "build_kpi_tree",
    "swot",
    "revise_document",
    "get_document",
    "find_documents",
    "explain",
    "fill_template",
)
_KEEP = ("type", "enum", "items", "properties", "required", "additionalProperties")


def _lean(node: Mapping[str, Any], defs: Mapping[str, Any], depth: int) -> dict[str, Any]:
    """Return a schema with every reference in place, without titles and defaults, described at its first level alone."""
    if "$ref" in node:
        node = {**defs[node["$ref"].removeprefix("#/$defs/")], **{k: v for k, v in node.items() if k != "$ref"}}
    if "allOf" in node and len(node["allOf"]) == 1:
        node = {**_lean(node["allOf"][0], defs, depth), **node}
    out: dict[str, Any] = {}
    for key in _KEEP:
        if key not in node:
            continue
        value = node[key]
        if key == "properties":
            out[key] = {name: _lean(below, defs, depth + 1) for name, below in value.items() if name != "read"}
        elif key == "items":
            out[key] = _lean(value, defs, depth + 1)
        elif key == "enum":
            out[key] = [choice for choice in value if choice != ""]
        elif key == "additionalProperties":
            if isinstance(value, dict):
                out[key] = _lean(value, defs, depth + 1)
            elif value is False and depth == 0:
                out[key] = False
        else:
            out[key] = value
    if depth == 1 and node.get("description"):
        out["description"] = re.sub(r"\s+", " ", node["description"])
    return out


def input_schema(model: type[Model]) -> dict[str, Any]:
    """Return the schema of what a tool takes."""
    whole = model.model_json_schema()
    return _lean(whole, whole.get("$defs", {}), 0)


def output_schema(model: type[Model]) -> dict[str, Any]:
    """Return the outline of what a tool gives: its fields with their types, nothing below them."""
    whole = model.model_json_schema(mode="serialization")
    fields = {}
    for name, node in whole["properties"].items():
        if name in {"locale", "counts"}:
            continue
        kind = node.get("type")
        fields[name] = {"type": kind} if kind else {}
        if kind == "array":
            fields[name]["items"] = {"type": "object"}
    return {"type": "object", "properties": {k: v for k, v in fields.items() if v}, "required": [next(iter(fields))]}


def listing(tool: Tool) -> dict[str, Any]:
    """Return a tool exactly as tools/list gives it."""
    return {
        "name": tool.name,
        "title": tool.title,
        "description": re.sub(r"\s+", " ", tool.description),
        "inputSchema": input_schema(tool.input),
        "outputSchema": output_schema(tool.output),
        "annotations": {
            "readOnlyHint": tool.read_only,
            "destructiveHint": False,
            "idempotentHint": tool.idempotent,
            "openWorldHint": False,
        },
    }


def listings() -> list[dict[str, Any]]:
    """Return every tool, in the order offered."""
    return [listing(tool) for tool in TOOLS.values()]


def bodies() -> dict[str, dict[str, Any]]:
    """Return the schema of each kind of body, by kind."""
    return {m.kind: m.body.model_json_schema(mode="serialization") for m in METHODS}
