"""The HTTP face: the tools as routes, documents to read, OpenAPI, and MCP beside them."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import cache
from typing import Any, Final

import anyio
from mcp.server import MCPServer
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from mcp_server import __version__
from mcp_server.config import Settings
from mcp_server.errors import Forbidden, FupanError
from mcp_server.faces.errors import shown
from mcp_server.faces.guard import LOOPBACK, App, Guard, problem
from mcp_server.limits import ANSWER_BYTES, BODY_BYTES
from mcp_server.tool import Desk

ROOM: Final = ANSWER_BYTES // 3
"""Characters of an answer, so that its bytes are within the limit in Chinese, too."""

Endpoint = Callable[[Request], Awaitable[Response]]


def _safe(endpoint: Endpoint) -> Endpoint:
    """Return an endpoint whose errors are problems as RFC 9457 has them."""

    async def wrapped(request: Request) -> Response:
        try:
            return await endpoint(request)
        except Exception as error:  # the table says how each looks
            look, said = shown(error)
            title = type(error).__name__ if isinstance(error, FupanError) else "Internal"
            faults = [{"at": f.at[:400], "message": f.message[:400]} for f in getattr(error, "faults", ())[:20]]
            return problem(look.http, title, said, **({"faults": faults} if faults else {}))

    return wrapped


async def _answer(name: str, arguments: Any, desk: Desk) -> Response:
    from mcp_server.registry import run  # noqa: PLC0415 - loads with the first call
    from mcp_server.render.show import compact, show  # noqa: PLC0415

    result = await run(name, arguments, desk)
    _, data = await anyio.to_thread.run_sync(show, name, result, ROOM)
    return Response(compact(data).encode(), media_type="application/json")


def routes(at_desk: Callable[[], Awaitable[Desk]]) -> list[Route]:
    """Return the routes of the API: the tools, the documents, and what describes them."""

    async def call(request: Request) -> Response:
        from mcp_server.registry import parse  # noqa: PLC0415

        desk = replace(await at_desk(), key=request.headers.get("idempotency-key", "")[:128])
        return await _answer(request.path_params["tool"], parse(await request.body()), desk)

    async def find(request: Request) -> Response:
        return await _answer("find_documents", _query(request), await at_desk())

    async def get(request: Request) -> Response:
        return await _answer("get_document", {**_query(request), "id": request.path_params["id"]}, await at_desk())

    async def export(request: Request) -> Response:
        from urllib.parse import quote  # noqa: PLC0415

        from mcp_server.operations.export_document import exported  # noqa: PLC0415

        name = request.path_params["name"]
        content, media_type = await exported(name, await at_desk())
        # Never shown in place: what a document says does not run as a page of this address.
        headers = {
            "content-disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}",
            "x-content-type-options": "nosniff",
            "content-security-policy": "sandbox; default-src 'none'",
        }
        return Response(content, media_type=media_type, headers=headers)

    async def tools(_: Request) -> Response:
        from mcp_server.faces.mcp import offered  # noqa: PLC0415

        return JSONResponse({"tools": await anyio.to_thread.run_sync(offered, "all")})

    async def description(_: Request) -> Response:
        return Response(await anyio.to_thread.run_sync(openapi), media_type="application/json")

    async def health(_: Request) -> Response:
        return JSONResponse({"status": "ok", "version": __version__})

    return [
        Route("/v1/documents", _safe(find), methods=["GET"]),
        Route("/v1/documents/{id}", _safe(get), methods=["GET"]),
        Route("/v1/exports/{name}", _safe(export), methods=["GET"]),
        Route("/v1/tools", _safe(tools), methods=["GET"]),
        Route("/v1/{tool}", _safe(call), methods=["POST"]),
        Route("/openapi.json", _safe(description), methods=["GET"]),
        Route("/health", health, methods=["GET"]),
    ]


def _query(request: Request) -> dict[str, Any]:
    whole = dict(request.query_params)
    return {
        key: int(value) if key in {"page", "revision"} and value.isdigit() else value for key, value in whole.items()
    }


@cache
def openapi() -> bytes:
    """Return the description of this API as OpenAPI 3.1, made from the same models as the tools."""
    from mcp_server.faces.listing import input_schema, listings  # noqa: PLC0415
    from mcp_server.operations.find_documents import FindDocuments  # noqa: PLC0415
    from mcp_server.operations.get_document import GetDocument  # noqa: PLC0415

    error = {
        "description": "A problem",
        "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }

    def operation(tool: dict[str, Any], **more: Any) -> dict[str, Any]:
        return {
            "operationId": tool["name"],
            "summary": tool["title"],
            "description": tool["description"],
            "responses": {
                "200": {"description": "The answer", "content": {"application/json": {"schema": tool["outputSchema"]}}},
                "default": error,
            },
            **more,
        }

    def parameters(model: type[Any], path: str = "") -> list[dict[str, Any]]:
        schema = input_schema(model)["properties"]
        return [
            {"name": name, "in": "path" if name == path else "query", "required": name == path, "schema": field}
            for name, field in schema.items()
        ]

    tools = {tool["name"]: tool for tool in listings()}
    paths: dict[str, Any] = {
        f"/v1/{name}": {
            "post": operation(
                tool, requestBody={"required": True, "content": {"application/json": {"schema": tool["inputSchema"]}}}
            )
        }
        for name, tool in tools.items()
    }
    paths["/v1/documents"] = {
        "get": operation(tools["find_documents"], operationId="list_documents", parameters=parameters(FindDocuments))
    }
    paths["/v1/documents/{id}"] = {
        "get": operation(tools["get_document"], operationId="read_document", parameters=parameters(GetDocument, "id"))
    }
    paths["/v1/exports/{name}"] = {
        "get": {
            "operationId": "read_export",
            "summary": "An exported file",
            "parameters": [{"name": "name", "in": "path", "required": True, "schema": {"type": "string"}}],
            "responses": {"200": {"description": "The file", "content": {"*/*": {}}}, "default": error},
        }
    }
    fields = {"type": {"type": "string"}, "title": {"type": "string"}, "status": {"type": "integer"},
              "detail": {"type": "string"}, "faults": {"type": "array", "items": {"type": "object"}}}  # fmt: skip
    whole = {
        "openapi": "3.1.0",
        "info": {
            "title": "Fupan",
            "version": __version__,
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "paths": paths,
        "components": {"schemas": {"Problem": {"type": "object", "properties": fields}}},
    }
    return json.dumps(whole, ensure_ascii=False).encode()


async def _refused(_: Request, error: Exception) -> Response:
    """Return a path that is unknown, or a verb that a path does not take, as a problem."""
    assert isinstance(error, HTTPException)
    answer = problem(error.status_code, error.detail.title().replace(" ", ""), error.detail + ".")
    answer.headers.update(error.headers or {})
    return answer


def app(server: MCPServer[Any], routes: Sequence[BaseRoute]) -> App:
    """Return an ASGI app: *server* at /mcp, *routes* beside it, and the guard before all of them.

    Sessions stay on for clients of 2025-11-25, and answers stream: both revisions need it.
    """
    mcp = server.streamable_http_app(streamable_http_path="/mcp", host="127.0.0.1", max_request_body_size=BODY_BYTES)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        async with server.session_manager.run():
            yield

    # Its routes stand beside ours: mounted, it would take a tool that is asked for by GET for a path of its own.
    return Guard(
        Starlette(routes=[*routes, *mcp.routes], lifespan=lifespan, exception_handlers={HTTPException: _refused})
    )


def product(settings: Settings) -> App:
    """Return the app of the product: its own MCP server, and the API on the same desk."""
    from mcp_server.faces.desk import desk  # noqa: PLC0415
    from mcp_server.faces.mcp import FupanServer  # noqa: PLC0415

    server = FupanServer(lambda: desk(settings), settings)
    return app(server, routes(server.at_desk))


def serve(settings: Settings, host: str, port: int) -> None:
    """Serve over HTTP on this machine; any other address is refused until there are accounts to guard it."""
    if host not in LOOPBACK:
        raise Forbidden(
            f"{host} is not an address of this machine alone. Without accounts, anybody there could read every "
            "document: use 127.0.0.1 (or localhost, ::1)."
        )
    import uvicorn  # noqa: PLC0415 - stdio does without

    uvicorn.run(
        product(settings), host=host, port=port, log_level=settings.log_level, access_log=False,
        limit_concurrency=200, timeout_keep_alive=5,
    )  # fmt: skip
