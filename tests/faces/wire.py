"""The wire as it is: JSON lines to a real process, and JSON posted to a real port; no client library in between."""

import json
import socket
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, Queue
from threading import Thread

import httpx2
import uvicorn

ROOT = Path(__file__).parents[2]
MODERN = "2026-07-28"
LEGACY = "2025-11-25"
CLIENT = {"name": "wire", "version": "1"}
ENVELOPE = {
    "io.modelcontextprotocol/protocolVersion": MODERN,
    "io.modelcontextprotocol/clientCapabilities": {},
    "io.modelcontextprotocol/clientInfo": CLIENT,
}
INITIALIZE = {"protocolVersion": LEGACY, "capabilities": {}, "clientInfo": CLIENT}
NAMED = {"tools/call": "name", "prompts/get": "name", "resources/read": "uri"}


class Wire:
    """What both wires have: calls with an id, in one revision of the protocol."""

    modern = False
    count = 0

    def text(self, method, params="{}", identity=None):
        """Return a call as the text of its JSON; params are JSON, too, for some of it no library would write."""
        envelope = '"_meta":' + json.dumps(ENVELOPE)
        if self.modern:
            params = "{" + ", ".join(part for part in (envelope, params.strip()[1:-1]) if part) + "}"
        identity = f'"id":{json.dumps(identity)},' if identity is not None else ""
        return f'{{"jsonrpc":"2.0",{identity}"method":"{method}","params":{params}}}'

    def ask(self, method, params=None):
        """Return the answer to a call: its result or its error."""
        return self.ask_text(method, json.dumps(params or {}), params or {})

    def call(self, tool, arguments):
        return self.ask("tools/call", {"name": tool, "arguments": arguments})

    def call_text(self, tool, arguments):
        """Call a tool with arguments that are already JSON, or nearly."""
        return self.ask_text("tools/call", f'{{"name":"{tool}","arguments":{arguments}}}', {"name": tool})


class Stdio(Wire):
    """A server process and its pipes."""

    def __init__(self, command, era=None):
        self.process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        self.lines, self.noise, self.told = Queue(), [], []
        sinks = ((self.process.stdout, self.lines.put), (self.process.stderr, self.noise.append))
        self.readers = [Thread(target=self._read, args=sink, daemon=True) for sink in sinks]
        for reader in self.readers:
            reader.start()
        self.modern = era == MODERN
        if era == LEGACY:
            assert self.ask("initialize", INITIALIZE)["result"]["protocolVersion"] == LEGACY
            self.write(self.text("notifications/initialized"))

    @staticmethod
    def _read(stream, take):
        for line in stream:
            take(line)
        take(b"")

    def line(self, seconds=30):
        """Return the next line of stdout; empty at its end."""
        try:
            return self.lines.get(timeout=seconds)
        except Empty:
            raise AssertionError(f"nothing within {seconds} s; stderr: {b''.join(self.noise)[-2000:]!r}") from None

    def write(self, text):
        self.process.stdin.write(text.encode() + b"\n")
        self.process.stdin.flush()

    def send(self, method, params="{}"):
        """Send a call without waiting; return its id."""
        self.count += 1
        self.write(self.text(method, params, self.count))
        return self.count

    def answer(self, identity):
        """Return the answer to a call; what else is said meanwhile is in `told`."""
        while True:
            said = json.loads(self.line())
            if "method" not in said and said["id"] == identity:
                return said
            self.told.append(said)

    def ask_text(self, method, params, _params=None):
        return self.answer(self.send(method, params))

    def end(self):
        """Close stdin, and return the exit code."""
        self.process.stdin.close()
        try:
            return self.process.wait(30)
        finally:
            self.process.kill()
            for reader in self.readers:
                reader.join(30)
            self.process.stdout.close()
            self.process.stderr.close()


class Http(Wire):
    """A client of one port."""

    def __init__(self, port, era):
        self.modern = era == MODERN
        self.client = httpx2.Client(base_url=f"http://127.0.0.1:{port}", timeout=30)
        self.headers = {"Accept": "application/json, text/event-stream", "Content-Type": "application/json"}
        if not self.modern:
            first = self.post("initialize", json.dumps(INITIALIZE), {})
            self.headers["Mcp-Session-Id"] = first.headers["mcp-session-id"]
            self.client.post("/mcp", content=self.text("notifications/initialized"), headers=self.headers)

    def close(self):
        self.client.close()

    def post(self, method, params, named):
        self.count += 1
        headers = dict(self.headers)
        if self.modern:
            headers |= {"Mcp-Protocol-Version": MODERN, "Mcp-Method": method}
            if method in NAMED:
                headers["Mcp-Name"] = str(named.get(NAMED[method], ""))
        return self.client.post("/mcp", content=self.text(method, params, self.count).encode(), headers=headers)

    def ask_text(self, method, params, named=None):
        response = self.post(method, params, named or {})
        if response.headers["content-type"].startswith("text/event-stream"):
            data = [line.removeprefix("data:") for line in response.text.splitlines() if line.startswith("data:")]
            return json.loads(data[-1])
        return response.json()


@contextmanager
def stdio(*arguments, era=None, command=None):
    """A server on stdio, ended with the block."""
    server = Stdio(command or [sys.executable, "-m", "mcp_server", "serve", *arguments], era)
    try:
        yield server
    finally:
        server.end()


@contextmanager
def listening(app):
    """The port on which an ASGI app is served, in a thread, until the block ends."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", access_log=False, timeout_graceful_shutdown=1))
        thread = Thread(target=server.run, kwargs={"sockets": [door]}, daemon=True)
        thread.start()  # the door is open already: a caller waits there until the server comes
        try:
            yield door.getsockname()[1]
        finally:
            server.should_exit = True
            thread.join(30)
