"""Both revisions of the protocol, on stdio and on HTTP, with well-behaved and with hostile callers."""

import json
import re
import sys
from contextlib import closing, contextmanager
from pathlib import Path
from time import monotonic

import anyio
import httpx2
import pytest
from click.testing import CliRunner

from mcp_server.config import Settings
from mcp_server.faces import guard, http
from mcp_server.faces.cli import fupan
from mcp_server.limits import BODY_BYTES
from tests.faces.planted import CANARY, planted
from tests.faces.wire import LEGACY, MODERN, Http, listening, stdio

ERAS = (LEGACY, MODERN)
PLAN = {"department": "IT"}


@contextmanager
def connected(wire, era, folder):
    if wire == "stdio":
        with stdio("--store", str(folder / f"{era}.db"), era=era) as server:
            yield server
    else:
        app = http.product(Settings(store=folder / f"{era}-http.db"))
        with listening(app) as port, closing(Http(port, era)) as server:
            yield server


@pytest.fixture(scope="module", params=[(w, e) for w in ("stdio", "http") for e in ERAS], ids=" ".join)
def wire(request, tmp_path_factory):
    with connected(*request.param, tmp_path_factory.mktemp("store")) as server:
        yield server


def said(answer):
    """Return the text of what went wrong, from a result or an error."""
    if "error" in answer:
        return answer["error"]["message"]
    if "detail" in answer:
        return answer["detail"]
    assert answer["result"]["isError"] is True
    return answer["result"]["content"][0]["text"]


def test_every_tool_is_listed_the_same_on_every_wire(wire):
    tools = wire.ask("tools/list")["result"]["tools"]
    index = json.loads((Path(http.__file__).parents[2] / "schemas" / "index.json").read_text("utf-8"))
    assert [tool["name"] for tool in tools] == index["all"]


def test_a_plan_is_an_answer_whose_text_and_data_say_the_same(wire):
    result = wire.call("generate_plan", PLAN)["result"]
    data = result["structuredContent"]
    assert result["isError"] is False
    assert data["kind"] == "plan"
    assert all(section["title"] in result["content"][0]["text"] for section in data["sections"])
    assert max(len(result["content"][0]["text"]), len(json.dumps(data, ensure_ascii=False))) <= 10_000


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        ({"name": "nowhere"}, r"No prompt is called 'nowhere'; there are: .*plan_department"),
        ({"name": "plan_department"}, r"department"),
        ({"name": "plan_department", "arguments": {"department": "IT", "boss": "x"}}, r"/arguments/boss"),
        ({"name": "plan_department", "arguments": {"department": "IT", "plan_type": "x"}}, r"annual"),
    ],
    ids=["unknown", "missing", "too many", "no choice"],
)
def test_a_prompt_that_cannot_be_filled_in_says_what_it_needs(wire, arguments, text):
    error = wire.ask("prompts/get", arguments)["error"]
    assert (error["code"], bool(re.search(text, error["message"]))) == (-32602, True), error


def test_a_prompt_is_filled_in(wire):
    result = wire.ask("prompts/get", {"name": "plan_department", "arguments": {"department": "IT support"}})["result"]
    assert "IT support" in result["messages"][0]["content"]["text"]


@pytest.mark.parametrize(
    "uri", ["fupan://documents/none", "fupan://rules/XXX999", "fupan://metrics/xyz", "fupan://x/y", "other://x"]
)
def test_an_unknown_resource_is_an_error_that_names_it(wire, uri):
    error = wire.ask("resources/read", {"uri": uri})["error"]
    assert (error["code"], error["data"]) == (-32602, {"uri": uri})
    assert uri.rpartition("/")[2] in error["message"]


@pytest.mark.parametrize("uri", ["fupan://metrics/renewal_rate", "fupan://metrics/%E7%BB%AD%E8%B4%B9%E7%8E%87"])
def test_a_metric_is_a_resource_in_both_languages(wire, uri):
    (content,) = wire.ask("resources/read", {"uri": uri})["result"]["contents"]
    assert [line for line in content["text"].splitlines() if line.startswith("# ")] == [
        "# 续费率 · `renewal_rate`",
        "# Renewal rate · `renewal_rate`",
    ]


HOSTILE = {
    "half a surrogate pair": (r'{"department": "IT \ud800"}', "surrogate|hex escape"),
    "half a surrogate pair in a name": (r'{"department": "IT", "\udfff": 1}', "surrogate|hex escape"),
    "NUL": (r'{"department": "IT \u0000"}', "^/department: .*NUL"),
    "NaN": ('{"department": "IT", "kpis": [{"name": "x", "target": NaN}]}', "^/kpis/0/target: .*finite"),
    "infinity": ('{"department": "IT", "kpis": [{"name": "x", "target": -Infinity}]}', "^/kpis/0/target: .*finite"),
    "1e400": ('{"department": "IT", "kpis": [{"name": "x", "target": 1e400}]}', "^/kpis/0/target: .*finite"),
    "a huge exponent as text": (
        '{"department": "IT", "kpis": [{"name": "x", "target": "1e999999999"}]}',
        "^/kpis/0/target: ",
    ),
    "5,000 digits": ('{"department": "IT", "kpis": [{"name": "x", "target": %s}]}' % ("9" * 5_000), "JSON|Parse"),
    "40 lists in each other": ('{"department": "IT", "kpis": %s}' % ("[" * 40 + "]" * 40), "limit DEPTH"),
    "1,000 lists in each other": ('{"department": "IT", "kpis": %s}' % ("[" * 1_000 + "]" * 1_000), "DEPTH|Parse"),
    "300,000 numbers": ('{"department": "IT", "kpis": [%s1]}' % ("1," * 299_999), "limit VALUES"),
    "300,000 items": ('{"department": "IT", "kpis": [%s{"name": 1}]}' % ('{"name": 1},' * 299_999), "limit BODY_BYTES"),
    "10 MB of text": ('{"department": "%s"}' % ("x" * 10_000_000), "limit BODY_BYTES"),
    "300,000 characters of text": ('{"department": "%s"}' % ("x" * 300_000), "limit TEXT_CHARACTERS"),
    "wrong types": (
        '{"department": 5.5, "kpis": "x", "period": {"a": 1}, "initiatives": [[1]], "risks": null}',
        "/period/a: .*\n/initiatives/0: ",
    ),
    "a name of 100,000 characters": ('{"department": "IT", "%s": 1}' % ("k" * 100_000), "^/kkk"),
    "600 unknown fields": (
        json.dumps({f"field{n}": n for n in range(600)}),
        r"/field0: [\s\S]*… and 581 more",
    ),
    "no object": ("[1, 2]", "Invalid request parameters"),
    "no JSON": ('{"department": }', "JSON|Parse"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_input_is_answered_soon_and_shortly_and_the_server_goes_on(wire, name):
    arguments, text = HOSTILE[name]
    wire.call("generate_plan", PLAN)
    begun = monotonic()
    answer = wire.call_text("generate_plan", arguments)
    assert monotonic() - begun <= 2
    assert re.search(text, said(answer)), said(answer)
    assert len(json.dumps(answer, ensure_ascii=False).encode()) <= 4_096
    assert wire.call("generate_plan", PLAN)["result"]["isError"] is False


@pytest.mark.parametrize(
    ("tool", "text"),
    [
        ("nothing", r"No tool is called 'nothing'; there are: generate_plan"),
        ("x" * 1_000, r"No tool is called 'x{1,100}'"),
    ],
    ids=["unknown", "unknown and long"],
)
def test_an_unknown_tool_is_an_answer_that_says_which_there_are(wire, tool, text):
    answer = said(wire.call(tool, {}))
    assert re.match(text, answer)
    assert len(answer) <= 4_000


@pytest.mark.parametrize("tool", ["get_document", "find_documents", "explain", "fill_template", "revise_document"])
def test_every_other_tool_answers_hostile_input_too(wire, tool):
    for arguments in (
        '{"id": {"a": 1}}',
        '{"page": 1e999}',
        '{"id": "%s"}' % ("x" * 300_000),
        '{"patch": [%s1]}' % ("1," * 30_000),
    ):
        answer = wire.call_text(tool, arguments)
        assert len(said(answer)) <= 4_096
    assert wire.call("explain", {"id": "TGT101"})["result"]["isError"] is False


@pytest.fixture(scope="module", params=[(w, e) for w in ("stdio", "http") for e in ERAS], ids=" ".join)
def faulty(request):
    kind, era = request.param
    if kind == "stdio":
        with stdio(command=[sys.executable, str(Path(__file__).with_name("planted.py"))], era=era) as wire:
            yield wire
    else:
        server = planted()
        app = http.app(server, http.routes(server.at_desk))
        with listening(app) as port, closing(Http(port, era)) as wire:
            yield wire


@pytest.mark.parametrize(
    ("method", "params"),
    [
        ("tools/call", {"name": "singing_tool"}),
        ("prompts/get", {"name": "singing_prompt"}),
        ("resources/read", {"uri": "canary://here"}),
        ("resources/read", {"uri": "canary://everywhere/there"}),
        (
            "completion/complete",
            {"ref": {"type": "ref/prompt", "name": "singing_prompt"}, "argument": {"name": "x", "value": ""}},
        ),
        ("resources/list", {}),
    ],
    ids=["tool", "prompt", "resource", "template", "completion", "list"],
)
def test_a_planted_fault_shows_in_no_answer(faulty, method, params):
    answer = faulty.ask(method, params)
    assert "error" in answer or answer["result"]["isError"] is True
    assert CANARY not in json.dumps(answer)
    assert faulty.ask("tools/list")["result"]["tools"]


@pytest.fixture(scope="module")
def port(tmp_path_factory):
    with listening(http.product(Settings(store=tmp_path_factory.mktemp("store") / "guarded.db"))) as port:
        yield port


def every_route():
    server = planted()
    return [
        (method, route.path.replace("{id}", "x").replace("{tool}", "explain"))
        for route in http.routes(server.at_desk)
        for method in sorted(route.methods - {"HEAD"})
    ] + [("POST", "/mcp"), ("GET", "/mcp"), ("DELETE", "/mcp"), ("GET", "/nowhere"), ("OPTIONS", "/v1/explain")]


@pytest.mark.parametrize(("method", "path"), every_route(), ids=lambda x: x)
@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": "evil.example"}, 421),
        ({"Host": "127.0.0.1.evil.example"}, 421),
        ({"Host": "127.0.0.1:80/?@evil.example"}, 421),
        ({"Host": ""}, 421),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://127.0.0.1.evil.example"}, 403),
        ({"Host": "localhost:1", "Origin": "http://localhost:1", "Accept": "x/y"}, None),
    ],
    ids=lambda x: ", ".join(f"{k} {v}" for k, v in x.items()) if isinstance(x, dict) else str(x),
)
def test_a_stranger_is_refused_on_every_route(port, method, path, headers, status):
    with httpx2.Client(base_url=f"http://127.0.0.1:{port}") as client:
        body = {"content": b"{}"} if method == "POST" else {}
        with client.stream(method, path, headers=headers, **body) as response:
            if status is None:
                assert response.status_code not in {421, 403}
            else:
                response.read()
                assert (response.status_code, response.json()["status"]) == (status, status)
                assert response.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("path", ["/mcp", "/v1/generate_plan", "/nowhere"])
def test_too_large_a_body_is_refused_by_the_name_of_its_limit(port, path):
    with httpx2.Client(base_url=f"http://127.0.0.1:{port}") as client:
        response = client.post(path, content=b" " * (BODY_BYTES + 1))
    assert (response.status_code, "limit BODY_BYTES" in response.json()["detail"]) == (413, True)


@pytest.mark.anyio
@pytest.mark.parametrize("path", ["/mcp", "/v1/generate_plan"])
async def test_a_body_that_does_not_come_is_given_up(monkeypatch, path):
    monkeypatch.setattr(guard, "BODY_SECONDS", 0.05)
    server, answered = planted(), []

    async def send(message):
        answered.append(message)

    scope = {"type": "http", "method": "POST", "path": path, "headers": [(b"host", b"localhost")]}
    with anyio.fail_after(5):
        await http.app(server, http.routes(server.at_desk))(scope, anyio.sleep_forever, send)
    assert (answered[0]["status"], (b"connection", b"close") in answered[0]["headers"]) == (408, True)


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.0.7", "::", "example.org"])
def test_an_address_that_others_can_reach_is_refused(host):
    result = CliRunner().invoke(fupan, ["serve", "--http", "--host", host, "--port", "0"])
    assert result.exit_code == 6
    assert result.stderr.startswith(f"{host} is not an address of this machine alone.")
    assert result.stdout == ""
