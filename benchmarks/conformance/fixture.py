"""The server that the conformance suite tests: what it asks for, on the product's own server class and HTTP stack.

The product's own tools, prompts and resources are there too.

Usage: python benchmarks/conformance/fixture.py PORT
"""

import base64
import json
import struct
import sys
import zlib
from pathlib import Path
from typing import Annotated, Any

import anyio
import uvicorn
from mcp import MCPError
from mcp import types as t
from mcp.server.mcpserver import Context
from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.mcpserver.resources import FunctionResource
from pydantic import BaseModel, Field

from mcp_server.config import Settings
from mcp_server.faces import http
from mcp_server.faces.desk import desk
from mcp_server.faces.mcp import FupanServer
from mcp_server.log import set_up

SETTINGS = Settings(store=Path("build/conformance/fixture.db"))
MISSING_CAPABILITY = -32021
PAUSE = 0.05
"""Seconds between two notifications, as the suite's contract has it."""


def png() -> str:
    """Return a picture of one red pixel as base64."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(b"\0\xff\0\0")),
        (b"IEND", b""),
    )
    return base64.b64encode(b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*part) for part in parts)).decode()


def wav() -> str:
    """Return a hundredth of a second of silence as base64."""
    sound = b"\0\0" * 80
    head = struct.pack(
        "<4sI4s4sIHHIIHH4sI",
        b"RIFF",
        36 + len(sound),
        b"WAVE",
        b"fmt ",
        16,
        1,
        1,
        8000,
        16000,
        2,
        16,
        b"data",
        len(sound),
    )
    return base64.b64encode(head + sound).decode()


def text(words: str) -> t.TextContent:
    return t.TextContent(type="text", text=words)


def embedded(uri: str, mime: str, words: str) -> t.EmbeddedResource:
    return t.EmbeddedResource(type="resource", resource=t.TextResourceContents(uri=uri, mime_type=mime, text=words))


def asked(message: str, field: str, kind: str = "string") -> t.ElicitRequest:
    schema = {"type": "object", "properties": {field: {"type": kind}}, "required": [field]}
    return t.ElicitRequest(params=t.ElicitRequestFormParams(message=message, requested_schema=schema))


def sampled(words: str, tokens: int) -> t.CreateMessageRequest:
    message = t.SamplingMessage(role="user", content=text(words))
    return t.CreateMessageRequest(params=t.CreateMessageRequestParams(messages=[message], max_tokens=tokens))


def needed(requests: dict[str, Any], state: str | None = None) -> t.InputRequiredResult:
    return t.InputRequiredResult(input_requests=requests, request_state=state)


def given(ctx: Context, key: str, field: str) -> Any:
    """Return the field of a form that was accepted under *key*; None where there is none."""
    answer = (ctx.input_responses or {}).get(key)
    content = getattr(answer, "content", None)
    return content.get(field) if isinstance(content, dict) and getattr(answer, "action", "") == "accept" else None


class Pair(BaseModel):
    username: str = Field(description="User's response")
    email: str = Field(description="User's email address")


def content_tools(server: FupanServer) -> None:
    """Register the tools that give each kind of content."""

    @server.tool(structured_output=False)
    def test_simple_text() -> str:
        """Return a text."""
        return "This is a simple text response for testing."

    @server.tool(structured_output=False)
    def test_image_content() -> list[t.ImageContent]:
        """Return a picture."""
        return [t.ImageContent(type="image", data=png(), mime_type="image/png")]

    @server.tool(structured_output=False)
    def test_audio_content() -> list[t.AudioContent]:
        """Return a sound."""
        return [t.AudioContent(type="audio", data=wav(), mime_type="audio/wav")]

    @server.tool(structured_output=False)
    def test_embedded_resource() -> list[t.EmbeddedResource]:
        """Return a resource."""
        return [embedded("test://embedded-resource", "text/plain", "This is an embedded resource content.")]

    @server.tool(structured_output=False)
    def test_multiple_content_types() -> list[t.ContentBlock]:
        """Return a text, a picture and a resource."""
        return [
            text("Multiple content types test:"),
            t.ImageContent(type="image", data=png(), mime_type="image/png"),
            embedded("test://mixed-content-resource", "application/json", json.dumps({"test": "data", "value": 123})),
        ]

    @server.tool()
    def test_error_handling() -> str:
        """Fail on purpose."""
        raise ToolError("This tool intentionally returns an error for testing")

    @server.tool()
    def test_x_mcp_header(
        region: Annotated[str, Field(description="A region", json_schema_extra={"x-mcp-header": "Region"})],
    ) -> str:
        """Return what a header mirrors."""
        return region


def schema_tool(server: FupanServer) -> None:
    """Register the tool whose schema uses what JSON Schema 2020-12 has and few servers use."""
    given = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "$defs": {
            "address": {
                "$anchor": "addressDef",
                "type": "object",
                "properties": {"street": {"type": "string"}, "city": {"type": "string"}},
            }
        },
        "properties": {
            "name": {"type": "string"},
            "address": {"$ref": "#/$defs/address"},
            "contactMethod": {"type": "string", "enum": ["phone", "email"]},
            "phone": {"type": "string"},
            "email": {"type": "string"},
        },
        "allOf": [{"anyOf": [{"required": ["phone"]}, {"required": ["email"]}]}],
        "if": {"properties": {"contactMethod": {"const": "phone"}}, "required": ["contactMethod"]},
        "then": {"required": ["phone"]},
        "else": {"required": ["email"]},
        "additionalProperties": False,
    }

    @server.tool()
    def json_schema_2020_12_tool(name: str = "") -> str:
        """Take what the schema allows."""
        return name

    server._tool_manager.get_tool("json_schema_2020_12_tool").parameters = given  # noqa: SLF001 - no public way


def telling_tools(server: FupanServer) -> None:
    """Register the tools that say something before they answer, or change the lists."""

    @server.tool()
    async def test_tool_with_progress(ctx: Context) -> str:
        """Report progress three times."""
        for done in (0, 50, 100):
            await ctx.report_progress(done, 100)
            await anyio.sleep(PAUSE)
        return "Progress reported"

    @server.tool()
    async def test_tool_with_logging(ctx: Context) -> str:
        """Log three lines."""
        for line in ("Tool execution started", "Tool processing data", "Tool execution completed"):
            await ctx.info(line)
            await anyio.sleep(PAUSE)
        return "Logged"

    @server.tool()
    async def test_logging_tool(ctx: Context) -> str:
        """Log one line, for those who asked for it."""
        await ctx.info("One line")
        return "Logged"

    @server.tool()
    async def test_reconnection(ctx: Context) -> str:
        """Close the stream in the middle of the call."""
        await ctx.close_sse_stream()
        await anyio.sleep(PAUSE)
        return "Still here"

    @server.tool()
    async def test_trigger_tool_change(ctx: Context) -> str:
        """Add a tool, and say so."""
        server.remove_tool("changing")
        server.add_tool(lambda: "changed", name="changing", description="Comes and goes.")
        await ctx.notify_tools_changed()
        return "Changed"

    @server.tool()
    async def test_trigger_prompt_change(ctx: Context) -> str:
        """Say that the prompts changed."""
        await ctx.notify_prompts_changed()
        return "Changed"

    server.add_tool(lambda: "there", name="changing", description="Comes and goes.")


def asking_tools(server: FupanServer) -> None:
    """Register the tools that ask the client during the call, as 2025-11-25 has it."""

    @server.tool()
    async def test_sampling(prompt: str, ctx: Context) -> str:
        """Ask the client's model."""
        request = sampled(prompt, 100).params
        answer = await ctx.session.create_message(request.messages, max_tokens=request.max_tokens)
        return f"LLM response: {getattr(answer.content, 'text', '')}"

    @server.tool()
    async def test_elicitation(message: str, ctx: Context) -> str:
        """Ask the person for a name and an address."""
        answer = await ctx.elicit(message, Pair)
        content = answer.data.model_dump() if answer.action == "accept" else {}
        return f"User response: action={answer.action}, content={json.dumps(content)}"

    async def form(ctx: Context, message: str, properties: dict[str, Any]) -> str:
        schema = {"type": "object", "properties": properties}
        answer = await ctx.session.elicit_form(message, schema, related_request_id=ctx.request_id)
        return f"Elicitation completed: action={answer.action}, content={json.dumps(answer.content or {})}"

    @server.tool()
    async def test_elicitation_sep1034_defaults(ctx: Context) -> str:
        """Ask with a default for each type."""
        return await form(ctx, "Please review the defaults", {
            "name": {"type": "string", "default": "John Doe"},
            "age": {"type": "integer", "default": 30},
            "score": {"type": "number", "default": 95.5},
            "status": {"type": "string", "enum": ["active", "inactive", "pending"], "default": "active"},
            "verified": {"type": "boolean", "default": True},
        })  # fmt: skip

    @server.tool()
    async def test_elicitation_sep1330_enums(ctx: Context) -> str:
        """Ask with each way to write choices."""
        plain = ["option1", "option2", "option3"]

        def titled(noun: str) -> list[dict[str, str]]:
            words = ("First", "Second", "Third")
            return [{"const": f"value{n}", "title": f"{word} {noun}"} for n, word in enumerate(words, 1)]

        return await form(ctx, "Please choose", {
            "untitledSingle": {"type": "string", "enum": plain},
            "titledSingle": {"type": "string", "oneOf": titled("Option")},
            "legacyEnum": {"type": "string", "enum": ["opt1", "opt2", "opt3"],
                           "enumNames": ["Option One", "Option Two", "Option Three"]},
            "untitledMulti": {"type": "array", "items": {"type": "string", "enum": plain}},
            "titledMulti": {"type": "array", "items": {"anyOf": titled("Choice")}},
        })  # fmt: skip


def input_tools(server: FupanServer) -> None:
    """Register the tools that answer with what they still need, as 2026-07-28 has it."""

    @server.tool(structured_output=False)
    async def test_input_required_result_elicitation(ctx: Context) -> str | t.InputRequiredResult:
        """Need a name."""
        name = given(ctx, "user_name", "name")
        return f"Hello, {name}!" if name else needed({"user_name": asked("What is your name?", "name")})

    @server.tool(structured_output=False)
    async def test_input_required_result_sampling(ctx: Context) -> str | t.InputRequiredResult:
        """Need an answer of the client's model."""
        answer = (ctx.input_responses or {}).get("capital_question")
        words = getattr(getattr(answer, "content", None), "text", None)
        return words or needed({"capital_question": sampled("What is the capital of France?", 100)})

    @server.tool(structured_output=False)
    async def test_input_required_result_list_roots(ctx: Context) -> str | t.InputRequiredResult:
        """Need the client's roots."""
        roots = getattr((ctx.input_responses or {}).get("client_roots"), "roots", None)
        if roots is None:
            return needed({"client_roots": t.ListRootsRequest()})
        return "Roots: " + ", ".join(f"{root.name} {root.uri}" for root in roots)

    async def confirmed(ctx: Context) -> str | t.InputRequiredResult:
        if ctx.request_state == "confirming" and given(ctx, "confirm", "ok") is not None:
            return "state-ok"
        return needed({"confirm": asked("Please confirm", "ok", "boolean")}, "confirming")

    @server.tool(structured_output=False)
    async def test_input_required_result_request_state(ctx: Context) -> str | t.InputRequiredResult:
        """Need a word, and the state that was given out."""
        return await confirmed(ctx)

    @server.tool(structured_output=False)
    async def test_input_required_result_tampered_state(ctx: Context) -> str | t.InputRequiredResult:
        """Need a word, and the very state that was given out."""
        return await confirmed(ctx)

    @server.tool(structured_output=False)
    async def test_input_required_result_multiple_inputs(ctx: Context) -> str | t.InputRequiredResult:
        """Need three things at once."""
        requests = {
            "user_name": asked("What is your name?", "name"),
            "greeting": sampled("Generate a greeting", 50),
            "client_roots": t.ListRootsRequest(),
        }
        if ctx.request_state == "several" and set(requests) <= set(ctx.input_responses or {}):
            return f"All there for {given(ctx, 'user_name', 'name')}"
        return needed(requests, "several")

    @server.tool(structured_output=False)
    async def test_input_required_result_multi_round(ctx: Context) -> str | t.InputRequiredResult:
        """Need one thing after the other."""
        state = json.loads(ctx.request_state) if ctx.request_state else {}
        if (colour := given(ctx, "step2", "color")) and "name" in state:
            return f"{state['name']} likes {colour}"
        if name := given(ctx, "step1", "name"):
            return needed({"step2": asked("Step 2: What is your favorite color?", "color")}, json.dumps({"name": name}))
        return needed({"step1": asked("Step 1: What is your name?", "name")}, json.dumps({"step": 1}))

    @server.tool(structured_output=False)
    async def test_input_required_result_capabilities(ctx: Context) -> str | t.InputRequiredResult:
        """Need what this client can give, and nothing else."""
        able = ctx.client_capabilities or t.ClientCapabilities()
        requests: dict[str, Any] = {}
        if able.sampling is not None:
            requests["capital_question"] = sampled("What is the capital of France?", 100)
        if able.elicitation is not None:
            requests["user_name"] = asked("What is your name?", "name")
        return needed(requests) if requests and not ctx.input_responses else "Done"

    @server.tool(structured_output=False)
    async def test_streaming_elicitation(ctx: Context) -> str | t.InputRequiredResult:
        """Need a name, after some progress."""
        await ctx.report_progress(1, 2)
        name = given(ctx, "user_name", "name")
        return f"Hello, {name}!" if name else needed({"user_name": asked("What is your name?", "name")})

    @server.tool(structured_output=False)
    async def test_missing_capability(ctx: Context) -> str:
        """Refuse a client that cannot sample."""
        if (ctx.client_capabilities or t.ClientCapabilities()).sampling is None:
            raise MCPError(MISSING_CAPABILITY, "This needs sampling", {"requiredCapabilities": {"sampling": {}}})
        return "Sampling is there"


def prompts(server: FupanServer) -> None:
    """Register the prompts, and their completion."""

    def message(content: Any) -> dict[str, Any]:
        return {"role": "user", "content": content}

    @server.prompt()
    def test_simple_prompt() -> str:
        """Return one message."""
        return "This is a simple prompt for testing."

    @server.prompt()
    def test_prompt_with_arguments(arg1: str, arg2: str) -> str:
        """Return two arguments."""
        return f"Prompt with arguments: arg1='{arg1}', arg2='{arg2}'"

    @server.prompt()
    def test_prompt_with_embedded_resource(resourceUri: str) -> list[Any]:  # noqa: N803 - the suite's name
        """Return a resource."""
        return [
            message(embedded(resourceUri, "text/plain", "Embedded resource content for testing.")),
            message(text("Please process the embedded resource above.")),
        ]

    @server.prompt()
    def test_prompt_with_image() -> list[Any]:
        """Return a picture."""
        return [
            message(t.ImageContent(type="image", data=png(), mime_type="image/png")),
            message(text("Please analyze the image above.")),
        ]

    @server.prompt()
    async def test_input_required_result_prompt(ctx: Context) -> str | t.InputRequiredResult:
        """Need a context first."""
        words = given(ctx, "user_context", "context")
        return words or needed({"user_context": asked("What context should the prompt use?", "context")})

    @server.completion()
    async def complete(_ref: Any, argument: Any, _context: Any) -> t.Completion:
        cities = [city for city in ("paris", "parma", "porto") if city.startswith(argument.value)]
        return t.Completion(values=cities, total=len(cities), has_more=False)


def resources(server: FupanServer) -> None:
    """Register the resources, and subscriptions to them."""

    @server.resource("test://static-text", mime_type="text/plain")
    def static_text() -> str:
        """Return a text."""
        return "This is the content of the static text resource."

    @server.resource("test://static-binary", mime_type="image/png")
    def static_binary() -> bytes:
        """Return a picture."""
        return base64.b64decode(png())

    @server.resource("test://template/{id}/data", mime_type="application/json")
    def template(id: str) -> str:  # noqa: A002 - the suite's name
        """Return data of one id."""
        return json.dumps({"id": id, "templateTest": True, "data": f"Data for ID: {id}"})

    server.add_resource(
        FunctionResource(uri="test://watched-resource", name="watched", mime_type="text/plain", fn=lambda: "Watched")
    )
    low = server._lowlevel_server  # noqa: SLF001 - the SDK has no public way to these methods of 2025-11-25

    async def nothing(_ctx: Any, _params: Any) -> t.EmptyResult:
        return t.EmptyResult()

    low.add_request_handler("resources/subscribe", t.SubscribeRequestParams, nothing)
    low.add_request_handler("resources/unsubscribe", t.UnsubscribeRequestParams, nothing)
    low.add_request_handler("logging/setLevel", t.SetLevelRequestParams, nothing)


def fixture() -> FupanServer:
    """Return the product's server with everything the suite asks for."""
    server = FupanServer(lambda: desk(SETTINGS), SETTINGS)
    for register in (content_tools, schema_tool, telling_tools, asking_tools, input_tools, prompts, resources):
        register(server)
    return server


def main(port: int) -> None:
    set_up("error")
    server = fixture()
    uvicorn.run(
        http.app(server, http.routes(server.at_desk)), host="127.0.0.1", port=port, log_level="error", access_log=False
    )


if __name__ == "__main__":
    main(int(sys.argv[1]))
