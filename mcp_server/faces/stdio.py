"""MCP on stdin and stdout: one client, line by line."""

import json
import re
import sys
from collections.abc import AsyncIterator
from functools import partial
from io import StringIO
from typing import Final

import anyio
from mcp import types as t
from mcp.server.stdio import stdio_server
from mcp.shared.inbound import InboundModernRoute, classify_inbound_request
from mcp.shared.message import SessionMessage
from mcp.types.version import LATEST_MODERN_VERSION, MODERN_PROTOCOL_VERSIONS
from pydantic import ValidationError

from mcp_server.faces.mcp import CACHED, FupanServer
from mcp_server.limits import BODY_BYTES, DEPTH

PARSE_ERROR: Final = -32700
INVALID_PARAMS: Final = -32602
LINE_BYTES: Final = 32 * BODY_BYTES
"""A longer line is not even held until its end: who sent it cannot be told."""

_TOKEN: Final = re.compile(rb'"([^"\\]*(?:\\.[^"\\]*)*)"|([\[{])|([\]}])|(:)|([\w.+-]+)', re.DOTALL)


async def serve_stdio(server: FupanServer) -> None:
    """Serve one client on stdin and stdout.

    A client may ask server/discover and then initialize: the question is answered here and settles nothing, for the SDK
    would take it for the choice of the newer revision and refuse the older one afterwards. A line that cannot be read
    is answered here, too: the SDK drops it, and its client would wait for ever.
    """
    low = server._lowlevel_server  # noqa: SLF001 - the SDK has no public way to it
    async with stdio_server(stdin=anyio.wrap_file(StringIO())) as (_, write):
        send, receive = anyio.create_memory_object_stream[SessionMessage | Exception](0)

        async def pump() -> None:
            settled = False
            async with send:
                async for line in _lines():
                    try:
                        message = _message(line)
                    except _UnreadableError as error:
                        if error.answer.id is not None:
                            await write.send(SessionMessage(error.answer))
                        continue
                    if not settled and isinstance(message, t.JSONRPCRequest):
                        if _is_discover(message):
                            await write.send(SessionMessage(_discovered(server, message.id)))
                            continue
                        settled = True
                    await send.send(SessionMessage(message))

        async with anyio.create_task_group() as tasks:
            tasks.start_soon(pump)
            await low.run(receive, write, low.create_initialization_options())
            tasks.cancel_scope.cancel()


async def _lines() -> AsyncIterator[bytes]:
    """Yield each line of stdin without its end; of one over the limit only its beginning."""
    read = partial(anyio.to_thread.run_sync, sys.stdin.buffer.readline, abandon_on_cancel=True)
    while line := await read(LINE_BYTES):
        yield line.rstrip(b"\r\n")
        while line and not line.endswith(b"\n"):
            line = await read(BODY_BYTES)


class _UnreadableError(Exception):
    """A line that is no message; holds the answer to it, with its id where it has one."""

    def __init__(self, line: bytes, code: int, said: str) -> None:
        self.answer = t.JSONRPCError(jsonrpc="2.0", id=_id(line), error=t.ErrorData(code=code, message=said))


def _message(line: bytes) -> t.JSONRPCMessage:
    """Return the message in a line; raises _UnreadableError."""
    if len(line) > BODY_BYTES:
        raise _UnreadableError(line, INVALID_PARAMS, f"More than {BODY_BYTES:,} bytes in one call (limit BODY_BYTES).")
    try:
        return t.jsonrpc_message_adapter.validate_json(line, by_name=False)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        why = f": {first['msg']}" if first["type"] == "json_invalid" else ""
        said = f"This line is no message of JSON-RPC (limit DEPTH: {DEPTH} lists and objects within each other){why}"
        raise _UnreadableError(line, PARSE_ERROR, said[:400]) from None


def _id(line: bytes) -> t.RequestId | None:
    """Return the id of a call that cannot be parsed: what follows "id" in the outermost object; None where nothing
    does."""
    depth, key, named = 0, b"", False
    for token in _TOKEN.finditer(line):
        text, opens, closes, colon, other = token.groups()
        if depth == 1 and named and key == b"id" and (text is not None or other):
            return _value(token.group())
        depth += bool(opens) - bool(closes)
        named = bool(colon)
        if text is not None:
            key = text
    return None


def _value(token: bytes) -> t.RequestId | None:
    try:
        value = json.loads(token)
    except ValueError:
        return None
    return value if type(value) in {str, int} else None


def _is_discover(message: t.JSONRPCRequest) -> bool:
    if message.method != "server/discover":
        return False
    route = classify_inbound_request({"method": message.method, "params": message.params})
    return isinstance(route, InboundModernRoute)


def _discovered(server: FupanServer, id: t.RequestId) -> t.JSONRPCResponse:  # noqa: A002 - the protocol's name
    low = server._lowlevel_server  # noqa: SLF001
    result = t.DiscoverResult(
        supported_versions=list(MODERN_PROTOCOL_VERSIONS),
        capabilities=low.get_capabilities(protocol_version=LATEST_MODERN_VERSION),
        instructions=low.instructions,
        ttl_ms=CACHED.ttl_ms,
        cache_scope=CACHED.scope,
    )
    body = result.model_dump(by_alias=True, mode="json", exclude_none=True)
    body["_meta"] = {t.SERVER_INFO_META_KEY: low.server_info_stamp}
    return t.JSONRPCResponse(jsonrpc="2.0", id=id, result=body)
