"""The server as a process: how it begins, what it says where, and how it ends."""

import fcntl
import json
import os
import pty
import subprocess
import sys
import termios

import pytest

from tests.faces.wire import ENVELOPE, INITIALIZE, LEGACY, MODERN, ROOT, stdio

SERVE = [sys.executable, "-m", "mcp_server", "serve"]
LARGE = {"department": "IT", "initiatives": [{"name": f"Task {n}", "duration": "3 days"} for n in range(800)]}


@pytest.fixture
def store(tmp_path):
    return ("--store", str(tmp_path / "fupan.db"))


@pytest.fixture(scope="module")
def legacy(tmp_path_factory):
    with stdio("--store", str(tmp_path_factory.mktemp("store") / "fupan.db"), era=LEGACY) as server:
        yield server


@pytest.mark.parametrize("times", [1, 2])
def test_a_client_may_discover_and_then_initialize(store, times):
    with stdio(*store) as server:
        for _ in range(times):
            found = server.ask("server/discover", {"_meta": ENVELOPE})["result"]
        opened = server.ask("initialize", INITIALIZE)["result"]
        tools = server.ask("tools/list")["result"]["tools"]
    assert (found["supportedVersions"], opened["protocolVersion"]) == ([MODERN], LEGACY)
    assert found["instructions"] == opened["instructions"]
    assert len(tools) >= 9


def test_a_client_may_discover_and_go_on_with_the_newer_revision(store):
    with stdio(*store, era=MODERN) as server:
        found = server.ask("server/discover")["result"]
        tools = server.ask("tools/list")["result"]
    assert found["supportedVersions"] == [MODERN]
    assert found["_meta"]["io.modelcontextprotocol/serverInfo"]["name"] == "fupan"
    assert (tools["resultType"], len(tools["tools"]) >= 9) == ("complete", True)


@pytest.mark.parametrize("era", [LEGACY, MODERN])
def test_progress_is_told_where_it_was_asked_for(store, era):
    with stdio(*store, era=era) as server:
        meta = {"progressToken": "t1", **(ENVELOPE if server.modern else {})}
        server.modern = False  # the envelope is written here, beside the token
        params = {"name": "generate_plan", "arguments": {"department": "IT"}, "_meta": meta}
        assert server.ask("tools/call", params)["result"]["isError"] is False
    told = [m["params"] for m in server.told if m["method"] == "notifications/progress"]
    assert [m["progressToken"] for m in told] == ["t1"] * len(told)
    assert [m["progress"] for m in told] == sorted({m["progress"] for m in told})
    assert (told[0]["progress"], told[-1]["progress"]) == (0, 1)


@pytest.mark.parametrize("era", [LEGACY, MODERN])
def test_a_cancelled_call_keeps_nothing_and_gets_no_answer(store, era):
    with stdio(*store, era=era) as server:
        call = server.send("tools/call", json.dumps({"name": "generate_plan", "arguments": LARGE}))
        server.write(server.text("notifications/cancelled", json.dumps({"requestId": call})))
        found = server.call("find_documents", {})["result"]["structuredContent"]
        kept = server.call("generate_plan", {"department": "HR"})["result"]["structuredContent"]
        later = server.call("find_documents", {})["result"]["structuredContent"]
    assert found["documents"] == []
    assert [d["id"] for d in later["documents"]] == [kept["id"]]
    assert call not in [m.get("id") for m in server.told]


@pytest.mark.parametrize("era", [LEGACY, MODERN])
def test_stdout_carries_nothing_but_the_protocol(store, era):
    with stdio(*store, "--log-level", "debug", era=era) as server:
        server.call("generate_plan", {"department": "IT"})
        server.call("nothing", {})
        server.write("this is no JSON")
        server.write("")
        server.write('{"jsonrpc":"2.0","method":"notifications/unknown"}')
        server.ask("no/such/method")
        server.ask("tools/list")
    rest = [server.lines.get(timeout=5) for _ in range(server.lines.qsize())]
    assert rest in ([], [b""])
    assert all(m["jsonrpc"] == "2.0" for m in server.told)


@pytest.mark.parametrize(
    ("line", "identity"),
    [
        ('{"jsonrpc":"2.0","id":"a-1","method":"tools/call","params":{"id":9,"x":}}', "a-1"),
        ('{"method":"tools/call","params":{"id":9,"x":"id"},"jsonrpc":"2.0","id":7,}', 7),
        (r'{"x":"\"id\":1","params":["id",{"id":2}],"id":"\u590d","method":"\ud800"}', "复"),
        ('{"method":"x","params":{"text":"%s"},"jsonrpc":"2.0","id":8}' % ("y" * 10_000_000), 8),
        ('{"method":"x","params":%s,"jsonrpc":"2.0","id":9}' % ("[" * 5_000 + "]" * 5_000), 9),
    ],
    ids=["broken", "id last", "escapes", "10 MB, id last", "deep, id last"],
)
def test_a_line_that_cannot_be_read_is_answered_under_its_own_id(legacy, line, identity):
    legacy.write(line)
    error = legacy.answer(identity)["error"]
    assert legacy.ask("ping")["result"] == {}
    assert error["code"] in {-32700, -32602}
    assert "limit" in error["message"]
    assert len(error["message"]) <= 400


@pytest.mark.parametrize(
    "line", ["", "null", "[]", '{"id":null,"method":"x",}', '{"id":1.5,}', '{"id":true,}', "{" * 100_000, '"id"']
)
def test_a_line_without_an_id_is_passed_over(legacy, line):
    legacy.write(line)
    assert legacy.ask("ping")["result"] == {}
    assert legacy.told == []


@pytest.mark.parametrize("era", [None, LEGACY, MODERN])
def test_the_end_of_stdin_ends_the_process(store, era):
    with stdio(*store, era=era) as server:
        assert server.end() == 0


def test_a_store_that_cannot_be_written_is_said_in_the_answer(tmp_path):
    (tmp_path / "file").write_text("")
    with stdio("--store", str(tmp_path / "file" / "fupan.db"), era=MODERN) as server:
        result = server.call("generate_plan", {"department": "IT"})["result"]
    assert (result["isError"], result["structuredContent"]["kept"]) == (False, False)


def own_terminal():
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def test_at_a_terminal_it_says_what_it_waits_for_and_one_ctrl_c_ends_it(store):
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*SERVE, *store],
        cwd=ROOT,
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=own_terminal,  # noqa: PLW1509 - the child alone changes its terminal
    )
    os.close(theirs)
    with process:
        said = process.stderr.readline().decode()
        assert "waiting for an MCP client" in said
        assert "Ctrl-C ends it" in said
        os.write(ours, b"\x03")
        out, err = process.communicate(timeout=10)
    os.close(ours)
    assert (process.returncode, out, b"Traceback" in err) == (130, b"", False)
