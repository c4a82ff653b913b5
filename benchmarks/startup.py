"""How long a person waits: the start, the first plan, and what a plan adds to a call.

Each figure has a bar; one line per figure; exit 1 where one is missed. `--profile` lists what the time goes into.
Usage: python benchmarks/startup.py [--profile]
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

ROOT = Path(__file__).parents[1]
PAIRS, COLD, WARM = 15, 5, 50
BARE = """
from mcp.server import MCPServer
server = MCPServer("bare", version="1")
@server.tool()
def nothing() -> str:
    return ""
server.run("stdio")
"""
NOOP = """
import gc; gc.disable()
import sys
from functools import partial
import anyio
from mcp_server.config import settings
from mcp_server.faces.desk import desk
from mcp_server.faces.mcp import FupanServer
from mcp_server.faces.stdio import serve_stdio
chosen = settings(sys.argv[1])
server = FupanServer(partial(desk, chosen), chosen)
@server.tool(structured_output=False)
async def nothing() -> str:
    return ""
gc.enable(); gc.freeze()
anyio.run(serve_stdio, server)
"""
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""Of the servers: as for an installed program, their bytecode is written once, in a folder of this run."""
META = {
    "io.modelcontextprotocol/protocolVersion": "2026-07-28",
    "io.modelcontextprotocol/clientCapabilities": {},
    "io.modelcontextprotocol/clientInfo": {"name": "startup", "version": "1"},
}


def brief() -> dict[str, Any]:
    """Return a typical plan: 30 tasks in six chains, 12 KPIs, people, money and risks, all in fields."""
    owners = ("Ines", "Marek", "Ruth", "Tomas", "Wen")
    tasks = [
        {
            "id": f"t{n}",
            "name": f"Work package {n}",
            "owner": owners[n % 5],
            "duration": f"{5 + n % 4 * 5} days",
            "deliverables": [f"Result {n}"],
            "acceptance": "Signed by the head of the desk",
            "kpis": [f"k{n % 12}"],
            "after": [f"t{n - 6}"] if n >= 6 else [],
            **({"start": f"2026-0{1 + n % 3}-05"} if n < 6 else {}),
        }
        for n in range(30)
    ]
    kpis = [
        {"id": f"k{n}", "name": f"Measure {n}", "baseline": f"{40 + n}%", "target": f"≥{60 + n}%",
         "owner": owners[n % 5], "source": "Monthly report"}
        for n in range(12)
    ]  # fmt: skip
    return {
        "department": {"name": "Support desk", "teams": [{"name": "Agents", "heads": 14}]},
        "period": "2026",
        "objectives": [{"id": "o1", "text": "Answers within a day"}, {"id": "o2", "text": "Fewer repeated questions"}],
        "kpis": kpis,
        "initiatives": tasks,
        "risks": [
            {"text": f"Risk {n}", "probability": f"{10 + 10 * n}%", "impact": "30,000 EUR", "owner": owners[n % 5],
             "trigger": "Queue over 300", "prevention": "Train two more", "contingency": "Borrow two"}
            for n in range(5)
        ],
    }  # fmt: skip


class Server:
    """A server on stdio, spoken to in JSON lines."""

    def __init__(self, command: list[str], **environment: str) -> None:
        self.count = 0
        self.process = subprocess.Popen(
            [sys.executable, *command],
            cwd=ROOT,
            env={**ENVIRONMENT, **environment},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    def ask(self, method: str, **params: Any) -> Any:
        self.count += 1
        call = {"jsonrpc": "2.0", "id": self.count, "method": method, "params": {**params, "_meta": META}}
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps(call).encode() + b"\n")
        self.process.stdin.flush()
        while True:
            line = self.process.stdout.readline()
            if not line:
                raise SystemExit("the server ended without an answer")
            said = json.loads(line)
            if said.get("id") == self.count:
                if "error" in said or said["result"].get("isError"):
                    raise SystemExit(f"{method}: {str(said)[:600]}")
                return said["result"]

    def call(self, tool: str, arguments: Any) -> Any:
        return self.ask("tools/call", name=tool, arguments=arguments)

    def end(self) -> None:
        self.process.kill()
        self.process.communicate()


@contextmanager
def served(*command: str, **environment: str) -> Iterator[Server]:
    server = Server(list(command), **environment)
    try:
        yield server
    finally:
        server.end()


def seconds(work: Callable[[], Any]) -> float:
    begun = perf_counter()
    work()
    return perf_counter() - begun


def until_listed(*command: str) -> float:
    """Return the seconds from starting a process to its answer to tools/list."""
    begun = perf_counter()
    with served(*command) as server:
        server.ask("tools/list")
        return perf_counter() - begun


def until_planned(folder: Path, **environment: str) -> float:
    """Return the seconds from starting the server to its first plan, kept in a new store."""
    begun = perf_counter()
    store = folder / f"{begun}.db"
    with served("-m", "mcp_server", "serve", "--store", str(store), **environment) as server:
        answer = server.call("generate_plan", brief())
        took = perf_counter() - begun
    if not answer["structuredContent"]["kept"]:
        raise SystemExit("the plan is not kept")
    return took


def start(folder: Path) -> tuple[float, str]:
    """Return how many times as long the start takes as that of a bare server with one tool that does nothing."""
    (folder / "bare.py").write_text(BARE)
    fupan = ("-m", "mcp_server", "serve", "--store", str(folder / "start.db"))
    until_listed(*fupan), until_listed(str(folder / "bare.py"))
    ratios, ours, bares = [], [], []
    for pair in range(PAIRS):
        order = [until_listed(*fupan), until_listed(str(folder / "bare.py"))] if pair % 2 else None
        if order is None:
            order = [until_listed(str(folder / "bare.py")), until_listed(*fupan)][::-1]
        ours.append(order[0])
        bares.append(order[1])
        ratios.append(order[0] / order[1])
    return median(ratios), f"{median(ours):.2f} s against {median(bares):.2f} s"


def warm(folder: Path) -> tuple[float, str]:
    """Return the seconds that a plan adds to a call of a tool that does nothing, saving included."""
    (folder / "noop.py").write_text(NOOP)
    arguments = brief()
    with served(str(folder / "noop.py"), str(folder / "warm.db"), PYTHONPATH=str(ROOT)) as server:
        for _ in range(5):
            server.call("generate_plan", arguments)
        pairs = [
            (
                seconds(lambda: server.call("generate_plan", arguments)),
                seconds(lambda: server.call("nothing", arguments)),
            )
            for _ in range(WARM)
        ]
    plan, nothing = median(p for p, _ in pairs), median(n for _, n in pairs)
    return plan - nothing, f"{1000 * plan:.1f} ms against {1000 * nothing:.1f} ms"


def profile(folder: Path) -> None:
    """Print the modules that take longest to load, before tools/list is answered and for the first plan."""
    for title, plan in (("start to tools/list", False), ("first plan", True)):
        log = folder / f"import-{plan}.log"
        with log.open("wb") as sink:
            command = [sys.executable, "-X", "importtime", "-m", "mcp_server", "serve", "--store", str(folder / "p.db")]
            calls = [("tools/list", {})] + (
                [("tools/call", {"name": "generate_plan", "arguments": brief()})] if plan else []
            )
            pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": sink}
            process = subprocess.Popen(command, cwd=ROOT, env=ENVIRONMENT, **pipes)  # type: ignore[call-overload]
            assert process.stdin
            assert process.stdout
            for n, (method, params) in enumerate(calls):
                line = {"jsonrpc": "2.0", "id": n, "method": method, "params": {**params, "_meta": META}}
                process.stdin.write(json.dumps(line).encode() + b"\n")
                process.stdin.flush()
                process.stdout.readline()
            process.kill()
            process.communicate()
        rows = re.findall(r"import time:\s+(\d+) \|\s+(\d+) \|(\s+)(\S+)", log.read_text())
        print(f"\n{title}: the largest, in ms (itself, with what it loads)")
        for alone, whole, _, name in sorted(rows, key=lambda row: -int(row[1]))[:45]:
            print(f"{int(alone) / 1000:8.1f} {int(whole) / 1000:8.1f}  {name}")


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ENVIRONMENT["PYTHONPYCACHEPREFIX"] = str(folder / "bytecode")
        first = until_planned(folder)
        if "--profile" in sys.argv[1:]:
            profile(folder)
            return
        results = []
        ratio, detail = start(folder)
        results.append(("start to answered tools/list, times a bare server", ratio, 1.25, "×", detail))
        cold = sorted(until_planned(folder) for _ in range(COLD))
        results.append(
            ("first generate_plan from process start", median(cold), 1.5, " s", f"slowest of {COLD}: {cold[-1]:.2f} s")
        )
        added, detail = warm(folder)
        results.append(("generate_plan added to a call, warm", 1000 * added, 30, " ms", detail))
    print(f"{'the same, before there is bytecode':52} {first:7.2f} s  (once after an installation; no bar)")
    for title, measured, bar, unit, detail in results:
        print(
            f"{title:52} {measured:7.2f}{unit:3} bar {bar}{unit:4} {'ok' if measured <= bar else 'MISSED':7} ({detail})"
        )
    sys.exit(any(measured > bar for _, measured, bar, _, _ in results))


if __name__ == "__main__":
    main()
