"""What can be read over MCP: documents, rules, metrics, worked examples, schemas; and the prompts."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote

import anyio
from mcp import types as t
from mcp.server.lowlevel.helper_types import ReadResourceContents

from mcp_server.config import data_folder
from mcp_server.errors import NotFound
from mcp_server.model.record import Query
from mcp_server.prompts import complete, filled, prompt_named, prompts, said
from mcp_server.tool import Desk

MARKDOWN: Final = "text/markdown"
JSON: Final = "application/json"

TEMPLATES: Final = (
    t.ResourceTemplate(uri_template="fupan://documents/{id}", name="document", title="A kept document",
                       mime_type=MARKDOWN, description="The whole text of a plan or an analysis, by its id."),
    t.ResourceTemplate(uri_template="fupan://exports/{name}", name="export", title="An exported file",
                       description="The bytes of a file that export_document wrote, by its name."),
    t.ResourceTemplate(uri_template="fupan://rules/{code}", name="rule", title="A rule", mime_type=MARKDOWN,
                       description="What a rule sees, why that is bad, an example of each, and how to mend it."),
    t.ResourceTemplate(uri_template="fupan://metrics/{id}", name="metric", title="A metric", mime_type=MARKDOWN,
                       description="What a metric counts, its unit, behaviour, formula, pitfalls and source; zh, en."),
    t.ResourceTemplate(uri_template="fupan://examples/{name}", name="example", title="A worked example",
                       mime_type=MARKDOWN, description="A brief and the document that follows from it."),
    t.ResourceTemplate(uri_template="fupan://schemas/{kind}", name="schema", title="The schema of a body",
                       mime_type=JSON, description='JSON Schema of what get_document(view="data") gives.'),
)  # fmt: skip


def examples() -> dict[str, Path]:
    """Return the worked examples, by name: annual-sales-plan.en."""
    folder = data_folder("prompts") / "examples"
    return {path.name.removesuffix(".yaml"): path for path in sorted(folder.glob("*.yaml"))}


def _schemas() -> dict[str, Path]:
    return {p.name.removesuffix(".body.json"): p for p in sorted(data_folder("schemas").glob("*.body.json"))}


def listed() -> list[t.Resource]:
    """Return the resources that are always there."""
    out = [
        t.Resource(uri=f"fupan://examples/{name}", name=name, title=f"Worked example: {name}", mime_type=MARKDOWN)
        for name in examples()
    ]
    out += [
        t.Resource(
            uri=f"fupan://schemas/{kind}", name=f"{kind}.schema", title=f"Schema of a {kind} body", mime_type=JSON
        )
        for kind in _schemas()
    ]
    return out


async def read(uri: str, desk: Desk) -> Sequence[ReadResourceContents]:
    """Return what an address of ours holds; raises NotFound with what there is."""
    kind, _, name = uri.removeprefix("fupan://").partition("/")
    if kind == "documents":
        return [ReadResourceContents(content=await _document(name, desk), mime_type=MARKDOWN)]
    if kind == "exports":
        from mcp_server.operations.export_document import exported  # noqa: PLC0415 - loads with the first export

        content, media_type = await exported(unquote(name), desk)
        return [ReadResourceContents(content=content, mime_type=media_type)]
    if kind == "rules":
        from mcp_server.operations.explain import rule_page  # noqa: PLC0415 - rules load when one is read

        return [ReadResourceContents(content=await anyio.to_thread.run_sync(rule_page, name, "en"), mime_type=MARKDOWN)]
    if kind == "metrics":
        from mcp_server.operations._metric import metric_page  # noqa: PLC0415 - knowledge loads when it is asked for

        pages = await anyio.to_thread.run_sync(lambda: [metric_page(unquote(name), at) for at in ("zh-CN", "en")])
        return [ReadResourceContents(content="\n".join(pages), mime_type=MARKDOWN)]
    if kind == "schemas" and name in _schemas():
        return [ReadResourceContents(content=_schemas()[name].read_text(encoding="utf-8"), mime_type=JSON)]
    if kind == "examples" and name in examples():
        from mcp_server.operations._example import worked  # noqa: PLC0415

        text = await anyio.to_thread.run_sync(worked, examples()[name].read_text(encoding="utf-8"))
        return [ReadResourceContents(content=text, mime_type=MARKDOWN)]
    known = {"schemas": _schemas, "examples": examples}.get(kind)
    there = (
        ", ".join(known())
        if known
        else "fupan://documents/ID, exports/NAME, rules/CODE, metrics/ID, examples/NAME, schemas/KIND"
    )
    raise NotFound(f"Nothing is at {uri[:200]}; there is: {there}.")


async def _document(id: str, desk: Desk) -> str:  # noqa: A002 - the noun's name
    from mcp_server.operations._compose import document_of, whole  # noqa: PLC0415

    kept = await anyio.to_thread.run_sync(lambda: desk.store.get(desk.principal, id))
    return await anyio.to_thread.run_sync(lambda: whole(document_of(kept)))


async def listed_prompts(folder: Path | None) -> list[t.Prompt]:
    """Return the prompts with their arguments, described in every language that they have."""
    return [
        t.Prompt(
            name=p.name,
            title=said(p.title),
            description=said(p.description),
            arguments=[
                t.PromptArgument(name=a.name, title=said(a.label), description=said(a.description), required=a.required)
                for a in p.arguments
            ],
        )
        for p in await anyio.to_thread.run_sync(prompts, folder)
    ]


async def filled_prompt(name: str, arguments: dict[str, Any], folder: Path | None) -> t.GetPromptResult:
    """Return a prompt with its arguments in place."""

    def fill() -> tuple[str, str]:
        found = prompt_named(name, folder)
        done = filled(found, "", arguments)
        return done.text, said(found.title, done.locale)

    text, title = await anyio.to_thread.run_sync(fill)
    message = t.PromptMessage(role="user", content=t.TextContent(type="text", text=text))
    return t.GetPromptResult(description=title, messages=[message])


async def completed(ref: Any, argument: str, typed: str, desk: Desk) -> Sequence[str]:
    """Return what an argument may be, of those that begin with what is typed."""
    if isinstance(ref, t.PromptReference):
        return await anyio.to_thread.run_sync(lambda: complete(prompt_named(ref.name, desk.templates), argument, typed))
    if argument == "code":
        from mcp_server.rules import rules  # noqa: PLC0415

        values = [r.code for r in rules()]
    elif argument == "id" and str(ref.uri).startswith("fupan://metrics/"):
        from mcp_server.knowledge.metrics import metrics  # noqa: PLC0415

        values = sorted(await anyio.to_thread.run_sync(metrics))
    elif argument == "id":
        query = Query(limit=100)
        page = await anyio.to_thread.run_sync(lambda: desk.store.find(desk.principal, query))
        values = [row.id for row in page.rows]
    else:
        values = {"name": list(examples()), "kind": list(_schemas())}.get(argument, [])
    return [v for v in values if v.lower().startswith(typed.lower())]
