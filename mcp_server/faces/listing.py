"""A tool as it is offered: name, description and schema, as small as they can be for a model's context."""

import ast
import re
from collections.abc import Iterator, Mapping
from inspect import cleandoc, getsource
from itertools import pairwise
from textwrap import dedent
from typing import Any, Literal, get_args

from mcp_server.methods import METHODS
from mcp_server.model.base import Model, branches
from mcp_server.operations import OPERATIONS
from mcp_server.registry import TOOLS
from mcp_server.tool import Tool

CORE = ("generate_plan", "run_5whys", "build_kpi_tree", "swot", *OPERATIONS)
FILLED = frozenset({"planned"})
"""What the server itself puts into a brief."""
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


def _said(model: type[Model]) -> dict[str, str]:
    """Return the docstrings below a model's fields; read here, not at every start, since it parses the source."""
    said: dict[str, str] = {}
    for part in reversed(model.__mro__):
        if not (issubclass(part, Model) and part is not Model):
            continue
        (body,) = ast.parse(dedent(getsource(part))).body
        for field, text in pairwise(body.body if isinstance(body, ast.ClassDef) else ()):
            if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and isinstance(text, ast.Expr):
                said[field.target.id] = cleandoc(str(ast.literal_eval(text.value)))
    return said


def _models(model: type[Model]) -> Iterator[type[Model]]:
    """Yield a model and every model below it."""
    seen, stack = set[type[Model]](), [model]
    while stack:
        one = stack.pop()
        if one not in seen:
            seen.add(one)
            yield one
            for name in branches(one):
                hints: list[Any] = [one.model_fields[name].annotation]
                while hints:
                    hint = hints.pop()
                    if isinstance(hint, type) and issubclass(hint, Model):
                        stack.append(hint)
                    hints.extend(get_args(hint))


def schema(model: type[Model], mode: Literal["validation", "serialization"] = "validation") -> dict[str, Any]:
    """Return the whole JSON Schema of a model, each field described by the docstring below it."""
    whole = model.model_json_schema(mode=mode)
    for one in _models(model):
        node = whole if one is model else whole.get("$defs", {}).get(one.__name__, {})
        for name, text in _said(one).items():
            if name in node.get("properties", {}):
                node["properties"][name]["description"] = text
    return whole


def input_schema(model: type[Model]) -> dict[str, Any]:
    """Return the schema of what a tool takes: every reference in place, no titles, no defaults."""
    whole = schema(model)
    fields = {
        name: _outline(node, whole.get("$defs", {})) for name, node in whole["properties"].items() if name not in FILLED
    }
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
    return {m.kind: schema(m.body, "serialization") for m in METHODS.values()}
