"""What must hold of every method, rule, error, word and schema."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

import mcp_server
from mcp_server.config import data_folder
from mcp_server.errors import FupanError
from mcp_server.faces.errors import SHOWN
from mcp_server.faces.listing import CORE, bodies, listing, listings
from mcp_server.methods import KINDS, METHODS
from mcp_server.operations import OPERATIONS
from mcp_server.registry import TOOLS
from mcp_server.rules import check, rules
from mcp_server.rules._rule import SECTIONS
from mcp_server.words import LOCALES, catalogue
from tests.conftest import document

PACKAGE = Path(mcp_server.__file__).parent
TESTS = Path(__file__).parent
KEYS = {
    "question": {"title", "ask", "why"},
    "error": {"title", "message", "fix"},
    "warning": {"title", "message", "fix"},
}
BANNED = re.compile(r"\b(payload|violation|handler|service|manager|helper|util|utils)\b", re.IGNORECASE)


def offered_in(folder):
    return {path.stem for path in (PACKAGE / folder).glob("[!_]*.py")}


def test_every_method_file_is_offered():
    assert offered_in("methods") == METHODS.keys()


def test_every_method_makes_the_kind_that_it_is_listed_with():
    assert {name: method.kind for name, method in METHODS.items()} == KINDS


def test_every_operation_file_is_offered():
    assert offered_in("operations") == {operation.name for operation in OPERATIONS.values()}


def test_no_module_is_longer_than_400_lines():
    long = {p.name: n for p in PACKAGE.rglob("*.py") if (n := len(p.read_text("utf-8").splitlines())) > 400}
    assert long == {}


def test_no_group_is_repeated_possessively():
    # before Python 3.11.5, (?:,[0-9]{3})++ takes the comma of "1,260, up" along (gh-106052); (?>(?:,[0-9]{3})+) never does
    possessive = re.compile(r"(?<!\\)\)(?:[*+?]|\{\{?\d*,?\d*\}?\})\+(?![=\s])")
    found = {
        p.name: possessive.findall(text)
        for p in PACKAGE.rglob("*.py")
        if possessive.search(text := p.read_text("utf-8"))
    }
    assert found == {}


def test_every_error_has_a_look_in_every_face():
    assert set(FupanError.__subclasses__()) == set(SHOWN)


def test_catalogues_of_both_locales_have_the_same_keys_and_the_same_facts():
    chinese, english = (catalogue(locale) for locale in ("zh-CN", "en"))
    facts = re.compile(r"\{(\w+)\}")
    assert {k: set(facts.findall(v)) for k, v in chinese.items()} == {
        k: set(facts.findall(v)) for k, v in english.items()
    }


@pytest.mark.parametrize("tool", listings(), ids=lambda tool: tool["name"])
class TestEveryTool:
    def test_has_a_fresh_schema(self, tool):
        kept = json.loads((data_folder("schemas") / f"{tool['name']}.json").read_text("utf-8"))
        assert kept == tool, "run `make generate`"

    def test_has_a_small_name_description_and_outline_of_its_output(self, tool):
        assert re.fullmatch(r"[a-z0-9_]{1,40}", tool["name"])
        assert len(tool["description"]) <= 400
        assert len(json.dumps(tool["outputSchema"], separators=(",", ":"))) <= 350

    def test_says_truly_what_it_does_to_the_world(self, tool):
        kept = METHODS.keys() | {"revise_document", "export_document"}
        assert tool["annotations"]["readOnlyHint"] == (tool["name"] not in kept)


def test_bodies_have_fresh_schemas():
    for kind, schema in bodies().items():
        assert json.loads((data_folder("schemas") / f"{kind}.body.json").read_text("utf-8")) == schema, kind


def test_the_index_names_every_tool_in_its_order():
    index = json.loads((data_folder("schemas") / "index.json").read_text("utf-8"))
    assert index == {"all": list(TOOLS), "core": [name for name in TOOLS if name in CORE]}


def test_tools_are_few_and_small():
    core = [listing(TOOLS[name]) for name in CORE]
    assert len(TOOLS) <= 20
    assert sum(len(tool["description"]) for tool in listings()) <= 6_000
    assert len(json.dumps({"tools": core}, ensure_ascii=False, separators=(",", ":")).encode()) <= 24_000


def test_rule_codes_are_unique_and_fit_their_files():
    assert len({r.code for r in rules()}) == len(rules()) == len(list((PACKAGE / "rules").glob("[!_]*.py")))


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
class TestEveryRule:
    def test_is_in_a_file_named_after_it(self, rule):
        assert rule.see.__module__.rpartition(".")[2] == f"{rule.code.lower()}_{rule.name.replace('-', '_')}"

    def test_is_named_after_the_fault_and_not_the_cure(self, rule):
        assert not re.match(r"(avoid|do-not|use|prefer|consider|rewrite|no)-", rule.name)

    def test_has_every_section_in_order(self, rule):
        assert tuple(rule.page) == SECTIONS

    def test_speaks_both_languages(self, rule):
        assert {locale: set(words) for locale, words in rule.words.items()} == dict.fromkeys(LOCALES, KEYS[rule.level])

    def test_sees_its_bad_example_and_nothing_in_its_good_one(self, rule):
        codes = {}
        for section in ("Bad", "Good"):
            tool, brief = rule.example(section)
            made = document(tool, yaml.load(brief, Loader=yaml.BaseLoader))
            for locale in LOCALES:
                findings, questions = check(made.body, locale, (), getattr(made, "sources", ()))
                codes[section, locale] = rule.code in {x.code for x in (*findings, *questions)}
        assert codes == {(s, x): s == "Bad" for s in ("Bad", "Good") for x in LOCALES}

    def test_has_a_test_file(self, rule):
        assert (TESTS / "rules" / f"test_{rule.code.lower()}.py").exists()


CLEAN = sorted((TESTS / "examples" / "clean").glob("*.yaml"))


@pytest.mark.parametrize("path", CLEAN, ids=lambda path: path.stem)
def test_no_rule_fires_on_a_document_that_holds(path):
    brief = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
    made = document(brief.pop("tool"), brief)
    assert (made.findings, made.questions) == ((), ())


def test_the_code_says_one_word_per_thing():
    names = {
        f"{path.name}: {word}"
        for path in PACKAGE.rglob("*.py")
        for word in BANNED.findall(
            " ".join(re.findall(r"^(?:class|def|async def) (\w+)", path.read_text("utf-8"), re.MULTILINE)).replace(
                "_", " "
            )
        )
    }
    assert names == set()


def test_listing_the_tools_loads_nothing_heavy():
    code = (
        "import sys; from mcp_server.faces.mcp import offered; offered('all');"
        "print(sorted(m for m in ('sqlalchemy','jinja2','holidays','numpy','yaml','mcp_server.registry','mcp_server.methods') if m in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
