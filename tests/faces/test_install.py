"""Fupan in the configuration of a client: added once, and nothing lost that was there."""

import json
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from mcp_server.faces import install as module
from mcp_server.faces.cli import fupan
from tests.faces.wire import ROOT, Stdio

PLACES = {
    "claude-desktop": ".config/Claude/claude_desktop_config.json",
    "claude-code": ".claude.json",
    "cursor": ".cursor/mcp.json",
    "vscode": ".config/Code/User/mcp.json",
}
KEYS = {client: "servers" if client == "vscode" else "mcpServers" for client in PLACES}
OTHERS = '{\n\t"z": [1, 2.50],\n\t"%s": {"b": {"command": "b", "env": {"KEY": "geheim"}}, "a": {"url": "https://a.example"}},\n\t"数": null,\n\t"a": true\n}\n'


@pytest.fixture(params=PLACES)
def client(request):
    return request.param


@pytest.fixture(autouse=True)
def home(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / ".config"))
    return tmp_path


@pytest.fixture
def place(home, client):
    return home / PLACES[client]


def install(*arguments):
    return CliRunner().invoke(fupan, ["install", *arguments])


def entry(client):
    return {**({"type": "stdio"} if client in {"vscode", "claude-code"} else {}), **module.command()}


def test_a_client_without_a_configuration_gets_one(client, place):
    result = install(client)
    assert (result.exit_code, json.loads(place.read_text("utf-8"))) == (0, {KEYS[client]: {"fupan": entry(client)}})
    assert result.stdout == f"Added fupan to {place}. Restart the client, then ask it for a plan.\n"
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert sorted(place.parent.iterdir()) == [place]


def test_what_was_there_stays_in_its_order_and_a_copy_is_kept(client, place):
    place.parent.mkdir(parents=True, exist_ok=True)
    before = OTHERS % KEYS[client]
    place.write_text(before, "utf-8")
    place.chmod(0o640)

    result = install(client)

    copy = place.with_name(place.name + ".before-fupan")
    expected = json.loads(before)
    expected[KEYS[client]]["fupan"] = entry(client)
    assert result.exit_code == 0
    assert json.dumps(json.loads(place.read_text("utf-8"))) == json.dumps(expected)
    assert (copy.read_text("utf-8"), str(copy) in result.stdout) == (before, True)
    assert {stat.S_IMODE(path.stat().st_mode) for path in (place, copy)} == {0o640}
    assert sorted(place.parent.iterdir()) == sorted([place, copy])


def test_doing_it_twice_is_doing_it_once(client, place):
    install(client)
    once = place.read_bytes()
    result = install(client)
    assert (result.exit_code, result.stdout) == (0, f"{place} has it already.\n")
    assert (place.read_bytes(), sorted(place.parent.iterdir())) == (once, [place])


def test_an_older_entry_is_renewed_and_every_copy_is_kept(place, client):
    for number in range(3):
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(json.dumps({KEYS[client]: {"fupan": {"command": f"/old/{number}"}}}))
        assert install(client).exit_code == 0
    names = [place.name + end for end in (".before-fupan", ".before-fupan-2", ".before-fupan-3")]
    kept = [json.loads(place.with_name(name).read_text())[KEYS[client]]["fupan"]["command"] for name in names]
    assert kept == ["/old/0", "/old/1", "/old/2"]
    assert json.loads(place.read_text())[KEYS[client]] == {"fupan": entry(client)}


@pytest.mark.parametrize(
    "text",
    [
        '{"mcpServers": {',
        '{"mcpServers": {}, // mine\n}',
        "[]",
        '{"mcpServers": []}',
        '{"mcpServers": null}',
        '{"mcpServers": {"a": 1, "a": 2}}',
        "[" * 100_000,
        "\ufffe",
    ],
    ids=["broken", "comments", "a list", "servers in a list", "no servers", "a key twice", "deep", "no text"],
)
def test_a_configuration_that_cannot_be_understood_is_left_as_it_is(home, text):
    place = home / ".cursor" / "mcp.json"
    place.parent.mkdir()
    place.write_text(text, "utf-8")
    result = install("cursor")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--print" in result.stderr
    assert (place.read_text("utf-8"), sorted(place.parent.iterdir())) == (text, [place])


def test_a_configuration_in_another_encoding_is_left_as_it_is(home):
    place = home / "latin.json"
    place.write_bytes(b'{"name": "caf\xe9"}')
    result = install("cursor", "--file", str(place))
    assert (result.exit_code, place.read_bytes()) == (2, b'{"name": "caf\xe9"}')


def test_an_empty_file_and_one_with_a_byte_order_mark_are_understood(home):
    for name, text in (("empty.json", ""), ("blank.json", " \n"), ("marked.json", '\ufeff{"x": 1}')):
        place = home / name
        place.write_text(text, "utf-8")
        assert install("cursor", "--file", str(place)).exit_code == 0
        assert json.loads(place.read_text("utf-8"))["mcpServers"] == {"fupan": entry("cursor")}


def test_a_place_that_cannot_be_written_is_said_and_nothing_is_changed(home):
    (home / ".cursor").write_text("a file, no folder")
    result = install("cursor")
    assert (result.exit_code, result.stdout) == (6, "")
    assert "cannot be written" in result.stderr
    assert [path.name for path in home.iterdir()] == [".cursor"]


def test_a_link_stays_a_link(home):
    real = home / "dotfiles" / "mcp.json"
    real.parent.mkdir()
    real.write_text("{}")
    (home / ".cursor").mkdir()
    link = home / ".cursor" / "mcp.json"
    link.symlink_to(real)
    assert install("cursor").exit_code == 0
    assert link.is_symlink()
    assert json.loads(real.read_text()) == {"mcpServers": {"fupan": entry("cursor")}}


def test_printing_writes_nothing(client, home):
    result = install(client, "--print")
    assert (result.exit_code, json.loads(result.stdout)) == (0, {KEYS[client]: {"fupan": entry(client)}})
    assert list(home.iterdir()) == []


def test_the_usual_place_on_a_mac_is_its_own(monkeypatch, home):
    monkeypatch.setattr(sys, "platform", "darwin")
    folder = home / "Library" / "Application Support"
    assert [module.usual_place(client) for client in PLACES] == [
        folder / "Claude" / "claude_desktop_config.json",
        home / ".claude.json",
        home / ".cursor" / "mcp.json",
        folder / "Code" / "User" / "mcp.json",
    ]


def test_an_unknown_client_is_refused_with_those_there_are():
    result = install("notepad")
    assert result.exit_code == 2
    assert all(client in result.stderr for client in PLACES)


def test_what_is_written_starts_this_very_program(tmp_path):
    place = tmp_path / "mcp.json"
    subprocess.run(
        [sys.executable, "-m", "mcp_server", "install", "cursor", "--file", str(place)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    written = json.loads(place.read_text())["mcpServers"]["fupan"]
    assert Path(written["command"]).is_absolute()
    server = Stdio([written["command"], *written["args"], "--store", str(tmp_path / "fupan.db")], "2026-07-28")
    try:
        assert server.ask("tools/list")["result"]["tools"][0]["name"] == "generate_plan"
    finally:
        server.end()
