"""The wire as it is: JSON lines to a real process, and JSON posted to a real port; no client library in between."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import Any

ROOT = Path(__file__).parents[2]
MODERN = "2026-07-28"
LEGACY = "2025-11-25"
ENVELOPE = {
    "io.modelcontextprotocol/protocolVersion": MODERN,
    "io.modelcontextprotocol/clientCapabilities": {},
    "io.modelcontextprotocol/clientInfo": {"name": "wire", "version": "1"},
}
INITIALIZE = {"protocolVersion": LEGACY, "capabilities": {}, "clientInfo": {"name": "wire", "version": "1"}}


class Stdio:
    """A server process and its pipes."""

    def __init__(self, command: list[str]) -> None:
        self.process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        self.lines: Queue[bytes] = Queue()
        self.noise: list[bytes] = []
        self.told: list[Any] = []
        self.modern = False
        self.count = 0
        for stream, take in ((self.process.stdout, self.lines.put), (self.process.stderr, self.noise.append)):
            Thread(target=self._read, args=(stream, take), daemon=True).start()

    @staticmethod
    def _read(stream: Any, take: Any) -> None:
        for line in stream:
            take(line)
        take(b"")

    def line(self, seconds: float = 20) -> bytes:
        """Return the next line of stdout; empty at its end."""
        try:
            return self.lines.get(timeout=seconds)
        except Empty:
            raise AssertionError(f"no answer within {seconds} s; stderr: {b''.join(self.noise)[-2000:]!r}") from None

    def write(self, raw: bytes) -> None:
        self.process.stdin.write(raw)
        self.process.stdin.flush()

    def send(self, method: str, params: Any = None, **more: Any) -> int:
        """Send a call, and return its id."""
        self.count += 1
        self.write(json.dumps(self.message(method, params, id=self.count, **more)).encode() + b"\n")
        return self.count

    def message(self, method: str, params: Any = None, **more: Any) -> dict[str, Any]:
        params = dict(params or {})
        if self.modern:
            params["_meta"] = {**ENVELOPE, **params.get("_meta", {})}
        return {"jsonrpc": "2.0", "method": method, "params": params, **more}

    def answer(self, identity: Any, seconds: float = 20) -> Any:
        """Return the answer to a call; what else is said meanwhile is in `told`."""
        while True:
            said = json.loads(self.line(seconds))
            if "method" not in said and said.get("id") == identity:
                return said
            self.told.append(said)

    def ask(self, method: str, params: Any = None, seconds: float = 20) -> Any:
        return self.answer(self.send(method, params), seconds)

    def call(self, tool: str, arguments: Any, seconds: float = 20) -> Any:
        return self.ask("tools/call", {"name": tool, "arguments": arguments}, seconds)

    def open(self, era: str) -> "Stdio":
        """Choose a revision of the protocol, and say so to the server where that is the custom."""
        self.modern = era == MODERN
        if not self.modern:
            assert self.ask("initialize", INITIALIZE)["result"]["protocolVersion"] == LEGACY
            self.write(b'{"jsonrpc":"2.0","method":"notifications/initialized"}\n')
        return self


@contextmanager
def stdio(*arguments: str, command: list[str] | None = None) -> Iterator[Stdio]:
    """A server on stdio, ended with the block."""
    server = Stdio(command or [sys.executable, "-m", "mcp_server", "serve", *arguments])
    try:
        yield server
    finally:
        server.process.stdin.close()
        try:
            server.process.wait(20)
        finally:
            server.process.kill()
