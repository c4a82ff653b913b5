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
LEFT_OUT = frozenset({"locale", "counts", "kept"})
"""What an answer may hold beside what its schema promises."""


def _resolved(node: Mapping[str, Any], defs: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a schema with what it refers to in its place."""
    for part in (node, *node.get("allOf", ())):
        if "$ref" in part:
            return {**defs[part["$ref"].removeprefix("#/$defs/")], **{k: v for k, v in node.items() if k != "allOf"}}
    return node


def _outline(node: Mapping[str, Any], defs: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a field is, without what lies below it: a list names its fields in its description, at half the
    cost."""
    node = _resolved(node, defs)
    out = {"type": node["type"]}
    if "enum" in node:
        out["enum"] = [choice for choice in node["enum"] if choice != ""]
    if "items" in node:
        out["items"] = {"type": _resolved(node["items"], defs)["type"]}
    if isinstance(node.get("additionalProperties"), dict):
        out["additionalProperties"] = {"type": node["additionalProperties"]["type"]}
    if node.get("description"):
        out["description"] = re.sub(r"\s+", " ", node["description"])
    return out


def input_schema(model: type[Model]) -> dict[str, Any]:
    """Return the schema of what a tool takes: every reference in place, no titles, no defaults."""
    whole = model.model_json_schema()
    fields = {name: _outline(node, whole.get("$defs", {})) for name, node in whole["properties"].items()}
    required = {"required": whole["required"]} if "required" in whole else {}
    return {"type": "object", "properties": fields, **required, "additionalProperties": False}


def output_schema(model: type[Model]) -> dict[str, Any]:
    """Return the outline of what a tool gives: its fields with their types, nothing below them."""
    whole = model.model_json_schema(mode="serialization")
    fields: dict[str, Any] = {}
    for name, node in whole["properties"].items():
        kind = node.get("type")
        if name in LEFT_OUT or not kind:
            continue
        fields[name] = {"type": kind, "items": {"type": "object"}} if kind == "array" else {"type": kind}
    return {"type": "object", "properties": fields}


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
