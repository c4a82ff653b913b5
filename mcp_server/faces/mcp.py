"""The MCP face: one server for both protocol revisions, on stdio and on HTTP."""

import json
from collections.abc import Callable
from typing import Any

import anyio
from mcp import MCPError
from mcp import types as t
from mcp.server import CacheHint, MCPServer
from mcp.server.context import CallNext, HandlerResult, ServerRequestContext
from mcp.server.mcpserver import Context
from pydantic import ValidationError

from mcp_server import __version__
from mcp_server.config import Settings, data_folder
from mcp_server.faces.errors import shown
from mcp_server.limits import ANSWER_CHARACTERS
from mcp_server.tool import Desk

INSTRUCTIONS = """\
Fupan (复盘) computes and checks plans, root causes, KPI trees and SWOTs; you write, it does the arithmetic.
Pass the person's words in each parameter's `text`, quantities and dates as written ("5,700万", "≥92%", "2026-W18"); \
never add up, round or invent figures, people or dates: leave them out, and they come back as questions.
Answers: `sections` (whole, or an outline: get_document fetches it), `findings` (wrong: mend them), `questions` \
(missing: ask the person), `next`. Pointers lead into the brief as read: revise_document(id, revision, patch) mends \
just that, for example {"op":"add","path":"/kpis/id=kpi-1/owner","value":"…"}.
Show the person what was read out of their text (get_document view="brief", items with read: true) when it matters.
Every call of a method keeps a new document; find_documents finds the earlier ones."""

REQUEST_KEY = "io.github.fupan/request-key"
CACHED = CacheHint(ttl_ms=3_600_000, scope="public")


def offered(which: str) -> list[dict[str, Any]]:
    """Return the tools as tools/list gives them, core or all, from the generated files: nothing else is loaded."""
    folder = data_folder("schemas")
    index = json.loads((folder / "index.json").read_text(encoding="utf-8"))
    names = index["core"] if which == "core" else index["all"]
    return [json.loads((folder / f"{name}.json").read_text(encoding="utf-8")) for name in names]


class FupanServer(MCPServer[Any]):
    """The SDK's server, with tools, resources and prompts from the registry; what is registered with it comes
    behind."""

    def __init__(self, make_desk: Callable[[], Desk], settings: Settings) -> None:
        """Take what makes a desk when the first call needs one."""
        super().__init__(
            "fupan",
            title="Fupan 复盘",
            version=__version__,
            instructions=INSTRUCTIONS,
            cache_hints={"tools/list": CACHED, "prompts/list": CACHED, "resources/list": CACHED,
                         "resources/templates/list": CACHED, "server/discover": CACHED},
            log_level=settings.log_level.upper(),  # type: ignore[arg-type]
            middleware=[_told],
        )  # fmt: skip
        self._tools = [t.Tool.model_validate(tool) for tool in offered(settings.tools)]
        self._make_desk = make_desk
        self._settings = settings
        self._desk: Desk | None = None
        self._lock = anyio.Lock()
        self.completion()(self._complete)  # type: ignore[no-untyped-call]

    async def at_desk(self) -> Desk:
        """Return the desk, made with the first call."""
        async with self._lock:
            if self._desk is None:
                self._desk = await anyio.to_thread.run_sync(self._make_desk)
            return self._desk

    async def list_tools(self) -> list[t.Tool]:
        """Return the tools, always in the same order."""
        return [*self._tools, *await super().list_tools()]

    async def call_tool(
        self, name: str, arguments: dict[str, Any], context: Context[Any, Any] | None = None
    ) -> t.CallToolResult | t.InputRequiredResult:
        """Carry out a tool; whatever happens is an answer that a model can read."""
        if all(tool.name != name for tool in self._tools) and self._tool_manager.get_tool(name) is not None:
            return await super().call_tool(name, arguments, context)
        try:
            from dataclasses import replace  # noqa: PLC0415 - these load with the first call

            from mcp_server.registry import run  # noqa: PLC0415
            from mcp_server.render.show import show  # noqa: PLC0415

            desk = await self.at_desk()
            if context is not None:
                desk = replace(desk, progress=_progress(context), key=_key(context))
            result = await run(name, arguments, desk)
            text, data = await anyio.to_thread.run_sync(show, name, result, ANSWER_CHARACTERS)
        except Exception as error:  # the SDK would answer with less, or with too much
            _, said = shown(error)
            return t.CallToolResult(content=[t.TextContent(type="text", text=said)], is_error=True)
        content: list[t.ContentBlock] = [t.TextContent(type="text", text=text)]
        if "uri" in data:
            content.append(t.ResourceLink(type="resource_link", uri=data["uri"], name=data["name"],
                                          mime_type=data["media_type"], size=data["size"]))  # fmt: skip
        return t.CallToolResult(content=content, structured_content=data)

    async def list_resources(self) -> list[t.Resource]:
        """Return what can be read without knowing an id: worked examples and the schemas of bodies."""
        from mcp_server.faces.resources import listed  # noqa: PLC0415

        return [*listed(), *await super().list_resources()]

    async def list_resource_templates(self) -> list[t.ResourceTemplate]:
        """Return the addresses of documents, rules, examples and schemas."""
        from mcp_server.faces.resources import TEMPLATES  # noqa: PLC0415

        return [*TEMPLATES, *await super().list_resource_templates()]

    async def read_resource(self, uri: Any, context: Context[Any, Any] | None = None) -> Any:
        """Return a resource; a name that is not known is an error that says what there is."""
        if not str(uri).startswith("fupan://"):
            return await super().read_resource(uri, context)
        try:
            from mcp_server.faces.resources import read  # noqa: PLC0415

            return await read(str(uri), await self.at_desk())
        except Exception as error:
            look, said = shown(error)
            raise MCPError(look.rpc, said, {"uri": str(uri)[:300]}) from None

    async def list_prompts(self) -> list[t.Prompt]:
        """Return the prompts, a team's own included."""
        from mcp_server.faces.resources import listed_prompts  # noqa: PLC0415

        return [*await listed_prompts(self._settings.templates), *await super().list_prompts()]

    async def get_prompt(
        self, name: str, arguments: dict[str, Any] | None = None, context: Context[Any, Any] | None = None
    ) -> t.GetPromptResult | t.InputRequiredResult:
        """Return a prompt filled in; one that is not known, or an argument that is missing, is said plainly."""
        if self._prompt_manager.get_prompt(name) is not None:
            return await super().get_prompt(name, arguments, context)
        try:
            from mcp_server.faces.resources import filled_prompt  # noqa: PLC0415

            return await filled_prompt(name, arguments or {}, self._settings.templates)
        except Exception as error:
            look, said = shown(error)
            raise MCPError(look.rpc, said) from None

    async def _complete(self, ref: Any, argument: Any, _context: Any) -> t.Completion | None:
        try:
            from mcp_server.faces.resources import completed  # noqa: PLC0415

            values = await completed(ref, argument.name, argument.value, await self.at_desk())
        except Exception as error:
            look, said = shown(error)
            raise MCPError(look.rpc, said) from None
        return t.Completion(values=list(values[:100]), total=len(values), has_more=len(values) > 100)


async def _told(ctx: ServerRequestContext[Any, Any], call_next: CallNext) -> HandlerResult:
    """Return what *call_next* gives; of a fault that nothing else caught, a reference alone.

    Left to the SDK, a client of 2025-11-25 would read the text of the exception.
    """
    try:
        return await call_next(ctx)
    except (MCPError, ValidationError):
        raise
    except Exception as error:
        look, said = shown(error)
        raise MCPError(look.rpc, said) from None


def _progress(context: Context[Any, Any]) -> Callable[[float, str], Any]:
    async def tell(done: float, what: str) -> None:
        await context.report_progress(done, 1.0, what)

    return tell


def _key(context: Context[Any, Any]) -> str:
    """Return the key under which a client may send the same call again without a second document."""
    meta: Any = context.request_context.meta or {}
    key = meta.get(REQUEST_KEY) if isinstance(meta, dict) else getattr(meta, "model_extra", {}).get(REQUEST_KEY)
    return key[:128] if isinstance(key, str) else ""
