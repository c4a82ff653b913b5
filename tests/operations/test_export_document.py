"""A document becomes a file: named for what it holds, whole or not there, and only in the folder for exports."""

import os
import resource
import signal
from datetime import date

import pytest

from mcp_server.errors import BriefError, Forbidden, NotFound
from mcp_server.faces.resources import read
from mcp_server.limits import ANSWER_CHARACTERS
from mcp_server.registry import run
from mcp_server.render.formats import RENDERERS, Export
from mcp_server.render.show import show
from mcp_server.store.files import file_name
from mcp_server.store.files import read as read_file
from tests.conftest import a_desk

pytestmark = pytest.mark.anyio

PLAN = {
    "title": "华东区渠道规划",
    "department": "渠道部",
    "period": "2026",
    "kpis": [{"id": "k", "name": "活跃门店", "behaviour": "stock", "baseline": "320家", "target": "≥480家"}],
    "initiatives": [{"id": "a", "name": "开店", "start": "2026-02-02", "duration": "30天"}],
}
NAME = "华东区渠道规划-r1-2026-01-05-doc-1.md"


@pytest.fixture
async def desk(tmp_path):
    desk = a_desk(exports=tmp_path / "exports")
    await run("generate_plan", PLAN, desk)
    return desk


async def test_text_and_data_name_the_file_that_is_there(desk):
    made = await run("export_document", {"id": "doc-1", "format": "md"}, desk)
    text, data = show("export_document", made, ANSWER_CHARACTERS)
    path = desk.exports / NAME
    assert (made.name, made.path, made.size) == (NAME, str(path), path.stat().st_size)
    assert path.read_text("utf-8").startswith("# 华东区渠道规划\n\n## 总览\n")
    for said in (made.path, made.uri):
        assert said in text
        assert said in data.values()


async def test_the_file_is_read_over_mcp_as_bytes(desk):
    made = await run("export_document", {"id": "doc-1", "format": "md"}, desk)
    (content,) = await read(made.uri, desk)
    assert (content.content, content.mime_type) == ((desk.exports / NAME).read_bytes(), "text/markdown")


async def test_exporting_again_replaces_the_file_and_leaves_nothing_else(desk):
    for _ in range(2):
        await run("export_document", {"id": "doc-1", "format": "md"}, desk)
    assert [p.name for p in desk.exports.iterdir()] == [NAME]


async def test_another_revision_and_a_part_are_files_of_their_own(desk):
    patch = [{"op": "replace", "path": "/kpis/id=k/target", "value": "≥500家"}]
    await run("revise_document", {"id": "doc-1", "revision": 1, "patch": patch}, desk)
    first = await run("export_document", {"id": "doc-1", "format": "md", "revision": 1}, desk)
    second = await run("export_document", {"id": "doc-1", "format": "md"}, desk)
    part = await run("export_document", {"id": "doc-1", "format": "md", "part": "targets"}, desk)
    texts = {made.revision: (desk.exports / made.name).read_text("utf-8") for made in (first, second)}
    assert "≥480家" in texts[1]
    assert "≥500家" in texts[2]
    assert part.name == "华东区渠道规划-r2-2026-01-05-targets-doc-1.md"
    assert (desk.exports / part.name).read_text("utf-8").count("\n## ") == 1


@pytest.mark.parametrize("form", RENDERERS)
async def test_every_kind_of_file_says_what_is_not_there(desk, form):
    with pytest.raises(BriefError, match="/part: no section or chart is called 'nope'; there are: overview, situation"):
        await run("export_document", {"id": "doc-1", "format": form, "part": "nope"}, desk)
    with pytest.raises(NotFound):
        await run("export_document", {"id": "doc-9", "format": form}, desk)
    with pytest.raises(NotFound):
        await run("export_document", {"id": "doc-1", "format": form, "revision": 7}, desk)


async def test_a_format_that_is_not_there_is_refused_with_those_that_are(desk):
    with pytest.raises(BriefError, match="/format: must be one of: "):
        await run("export_document", {"id": "doc-1", "format": "exe"}, desk)


async def test_a_server_without_a_folder_says_so():
    desk = a_desk()
    await run("generate_plan", PLAN, desk)
    with pytest.raises(Forbidden, match="start it with --exports DIR"):
        await run("export_document", {"id": "doc-1", "format": "md"}, desk)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("../../etc/passwd", "etc-passwd-r1.md"),
        ("C:\\Windows\\win.ini", "C-Windows-win-ini-r1.md"),
        ("CON", "CON-r1.md"),
        (".hidden\0\u202egpj.exe", "hidden-gpj-exe-r1.md"),
        ('a/b|c:d*e?f"g<h>i\nj', "a-b-c-d-e-f-g-h-i-j-r1.md"),
        ("🚀 上线", "上线-r1.md"),
        ("…", "r1.md"),
        ("规划" * 100, "规划" * 20 + "-r1.md"),
        ("خطة", "خطة-r1.md"),
    ],
)  # fmt: skip
def test_a_name_is_letters_and_digits_of_the_title(title, name):
    assert file_name(title, "r1", suffix=".md") == name


@pytest.mark.parametrize(
    "name",
    ["", ".", "..", "../secret.md", "/etc/passwd", "exports/../../x.md", "a\\b.md", "x\0.md", ".fupan-x", "n.md" * 90,
     "link.md", "folder.md", "pipe.md"],
)  # fmt: skip
def test_nothing_outside_the_folder_and_nothing_but_a_file_is_read(tmp_path, name):
    (tmp_path / "secret.md").write_text("secret")
    folder = tmp_path / "exports"
    folder.mkdir()
    (folder / ".fupan-x").write_text("half")
    (folder / "link.md").symlink_to(tmp_path / "secret.md")
    (folder / "folder.md").mkdir()
    os.mkfifo(folder / "pipe.md")
    with pytest.raises(NotFound):
        read_file(folder, name)


async def test_a_link_in_the_place_of_the_file_is_replaced_and_not_followed(desk, tmp_path):
    outside = tmp_path / "outside.md"
    outside.write_text("mine")
    desk.exports.mkdir()
    (desk.exports / NAME).symlink_to(outside)
    await run("export_document", {"id": "doc-1", "format": "md"}, desk)
    assert outside.read_text() == "mine"
    assert not (desk.exports / NAME).is_symlink()


async def test_a_full_disk_leaves_the_file_that_was_there_and_nothing_half_written(desk):
    await run("export_document", {"id": "doc-1", "format": "md"}, desk)
    whole = (desk.exports / NAME).read_bytes()
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (50, before[1]))
    try:
        with pytest.raises(Forbidden, match=r"Nothing was written to the folder for exports .*: its disk is full"):
            await run("export_document", {"id": "doc-1", "format": "md"}, desk)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)
    assert {p.name: p.read_bytes() for p in desk.exports.iterdir()} == {NAME: whole}


async def test_a_folder_that_cannot_be_one_is_said(desk):
    desk.exports.write_text("a file is in its place")
    with pytest.raises(Forbidden, match="Nothing was written"):
        await run("export_document", {"id": "doc-1", "format": "md"}, desk)


async def test_data_hold_the_brief_and_the_body(desk):
    import json

    made = await run("export_document", {"id": "doc-1", "format": "json"}, desk)
    data = json.loads((desk.exports / made.name).read_text("utf-8"))
    assert data["brief"]["kpis"][0]["target"] == "≥480家"
    assert date.fromisoformat(data["body"]["finish"]) > date(2026, 2, 2)


async def test_diagrams_stand_below_the_titles_of_their_sections(desk):
    made = await run("export_document", {"id": "doc-1", "format": "mermaid"}, desk)
    text = (desk.exports / made.name).read_text("utf-8")
    assert text.startswith("# 华东区渠道规划\n\n## 行动与排期\n\n```mermaid\ngantt\n")
    with pytest.raises(NotFound, match="There is no diagram"):
        await run("export_document", {"id": "doc-1", "format": "mermaid", "part": "targets"}, desk)


TITLES = (
    "../../../{}", "..\\..\\{}", "/tmp/{}", "C:{}", "\\\\server\\share\\{}", "{}\n.html", "~/{}", "$HOME/{}", "`{}`",
    "{}/.", "{}.", " {} ", "-{}", "%2e%2e%2f{}", "．．／{}", "con", "aux.{}", "{}:stream", "\u202e{}", "{}" * 60, "é{}", "é{}",
)  # fmt: skip


@pytest.mark.parametrize("form", ["md", "html", "svg"])
async def test_whatever_a_document_is_called_its_file_lies_in_the_folder_and_can_be_read_back(tmp_path, form):
    desk = a_desk(exports=tmp_path / "a" / "b" / "exports")
    brief = {"aim": "x", "items": [{"text": "y", "quadrant": "strength"}]}
    for title in [*(t.replace("{}", "x") for t in TITLES), *HARD]:
        made = await run("swot", brief | {"title": title}, desk)
        file = await run("export_document", {"id": made.id, "format": form}, desk)
        (content,) = await read(file.uri, desk)
        assert len(content.content) == file.size
    inside = {p for p in tmp_path.rglob("*") if p.is_file()}
    assert {p.parent for p in inside} == {desk.exports}
    assert len(inside) == len(TITLES) + len(HARD)
    assert all(p.stat().st_mode & 0o077 == 0 for p in inside)


HARD = ("خطة", "計画", "план", "🚀", "…", "a" * 199, "汉" * 199)


def test_what_a_format_needs_and_is_not_installed_is_said(monkeypatch):
    import sys

    from tests.conftest import METHOD, document

    monkeypatch.setitem(sys.modules, "markdown_it", None)
    monkeypatch.delitem(sys.modules, "mcp_server.render.html", raising=False)
    export = Export(document("swot", {"aim": "x"}), METHOD["swot"])
    with pytest.raises(
        Forbidden, match=r"\.html files need markdown_it, which is not installed: run pip install 'fupan\[export\]'\."
    ):
        RENDERERS["html"].render(export)


def test_libraries_load_with_the_first_file_that_needs_them():
    import subprocess
    import sys

    code = """
import asyncio, sys, tempfile, pathlib
sys.path.insert(0, '.')
from tests.conftest import a_desk
from mcp_server.registry import run
heavy = ("docx", "pptx", "xlsxwriter", "fontTools", "PIL", "markdown_it", "lxml", "mcp_server.render.charts_plan")
async def main():
    desk = a_desk(exports=pathlib.Path(tempfile.mkdtemp()))
    await run("generate_plan", {"department": "IT", "period": "2026"}, desk)
    await run("export_document", {"id": "doc-1", "format": "md"}, desk)
    print([name for name in heavy if name in sys.modules])
    await run("export_document", {"id": "doc-1", "format": "html"}, desk)
    print([name for name in heavy if name in sys.modules])
asyncio.run(main())
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["[]", "['markdown_it', 'mcp_server.render.charts_plan']"]
