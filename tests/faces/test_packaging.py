"""What is published: the wheel's files, server.json, and the bundle's manifest."""

import importlib.util
import json
import shutil
import struct
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from mcp_server import __version__

ROOT = Path(__file__).parents[2]
PACKAGING = ROOT / "packaging"
SERVER = json.loads((ROOT / "server.json").read_text("utf-8"))
README = (ROOT / "README.md").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def script(name):
    spec = importlib.util.spec_from_file_location(f"packaging_{name}", PACKAGING / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(PACKAGING))
        spec.loader.exec_module(module)
    return module


CHECK = script("check_server_json")


def test_the_wheel_holds_every_data_file_and_nothing_else(tmp_path):
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    names = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    sources = [*(ROOT / "mcp_server").rglob("*"), *(ROOT / "prompts").rglob("*"), *(ROOT / "schemas").rglob("*")]
    wanted = {
        ("" if path.is_relative_to(ROOT / "mcp_server") else "mcp_server/_data/") + path.relative_to(ROOT).as_posix()
        for path in sources
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert wheel.name == f"fupan-{__version__}-py3-none-any.whl"
    assert names == wanted


def test_server_json_may_be_published():
    assert CHECK.faults(SERVER, README, __version__) == []


def test_server_json_fits_the_schema_of_the_registry_where_that_is_here():
    found = CHECK.schema_faults(SERVER)
    if found is None:
        pytest.skip("the registry's schema is not here (FUPAN_SCHEMA)")
    assert found == []


def changed(path, value):
    server = json.loads(json.dumps(SERVER))
    *way, last = path
    node = server
    for step in way:
        node = node[step]
    node[last] = value
    return server


@pytest.mark.parametrize(
    ("path", "value", "fault"),
    [
        (("name",), "fupan", "name: 'fupan' is no namespace/name"),
        (("name",), "io.github.OWNER/fu/pan", "name: "),
        (("description",), "x" * 101, "description: 1 to 100 characters"),
        (("title",), " ", "title: 1 to 100 characters"),
        (("version",), "latest", "version: 'latest' is not one version"),
        (("version",), "0.2.0", f"version: the program is {__version__}"),
        (("packages", 0, "version"), ">=0.1", "package 'fupan': '>=0.1' is not one version"),
        (("packages", 0, "version"), "0.2.0", f"version: the program is {__version__}"),
        (("packages", 0, "identifier"), "fu pan", "package 'fu pan': a name on PyPI has no spaces"),
        (("packages", 0, "transport"), {"type": "stdio", "url": "x"}, "package 'fupan': stdio has no url"),
        (("packages", 0, "transport"), {"type": "sse", "url": "http://127.0.0.1:{port}/"}, "{port} is the name of nothing"),
        (("packages", 0, "runtimeArguments"), [{"type": "positional"}], "a positional argument needs a value"),
        (("packages", 0, "packageArguments"), [{"type": "named", "name": "--a b"}], "a named argument needs a plain name"),
        (
            ("packages", 0, "packageArguments"),
            [{"type": "named", "name": "--store", "value": "--store=x"}],
            "the value of --store begins with its name",
        ),
        (("packages", 0, "registryType"), "mcpb", "a bundle needs its fileSha256"),
        (("repository", "url"), "git@github.com:OWNER/fupan", "repository: "),
        (("repository", "url"), "https://github.com/SOMEBODY/fupan", "more than one owner: OWNER, SOMEBODY"),
        (("remotes",), [{"type": "sse", "url": "https://localhost/x"}], "a remote is https, and not this machine"),
        (("icons",), [{"src": "data:image/png;base64,x"}], "an absolute https address"),
        (("_meta",), {CHECK.PUBLISHER: {"x": "y" * 5_000}}, "more than 4,096 bytes"),
    ],
)  # fmt: skip
def test_what_the_registry_would_refuse_is_seen(path, value, fault):
    found = CHECK.faults(changed(path, value), README, __version__)
    assert any(fault in one for one in found), found


def test_a_readme_that_does_not_name_the_server_is_seen():
    assert CHECK.faults(SERVER, README.replace("mcp-name: ", "mcp-name "), __version__) == [
        f"README: says nowhere 'mcp-name: {SERVER['name']}'"
    ]


def test_the_owner_is_written_everywhere_at_once(tmp_path, capsys):
    owner = script("owner")
    for name in owner.FILES:
        shutil.copy(ROOT / name, tmp_path)
    owner.ROOT = tmp_path
    owner.main("some-body")
    whole = "".join((tmp_path / name).read_text("utf-8") for name in owner.FILES)
    server = json.loads((tmp_path / "server.json").read_text("utf-8"))
    assert set(CHECK.OWNED.findall(whole)) == {"some-body"}
    assert CHECK.faults(server, (tmp_path / "README.md").read_text("utf-8"), __version__) == []
    assert "server.json names some-body now" in capsys.readouterr().out
    for wrong in ("-x", "a--b", "a/b", "x" * 40):
        with pytest.raises(SystemExit):
            owner.main(wrong)


def test_the_bundle_offers_what_the_server_offers_and_speaks_chinese():
    bundle = script("build_mcpb")
    made = bundle.manifest(SERVER, PROJECT)
    index = json.loads((ROOT / "schemas" / "index.json").read_text("utf-8"))
    assert [tool["name"] for tool in made["tools"]] == index["all"]
    assert (made["version"], made["server"]["type"]) == (__version__, "uv")
    assert (ROOT / made["server"]["entry_point"]).is_file()
    assert set(bundle.CHINESE) <= set(made)
    assert {k: set(v) for k, v in bundle.CHINESE["user_config"].items()} == {"folder": {"title", "description"}}
    assert set(made["user_config"]) == {"folder"}
    bundled = tomllib.loads(bundle.project_file(PROJECT, __version__))
    every = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["export"]]
    assert bundled["project"]["dependencies"] == every
    assert bundled["tool"] == {"uv": {"package": False}}


def test_the_icon_is_a_square_png():
    picture = script("icon").png()
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", picture[16:24]) == (512, 512)
