"""A document says where each figure of its prose comes from."""

import pytest

from mcp_server.render.markdown import sections
from tests.conftest import METHOD, document

RETRO = {
    "project": {"name": "Shop"},
    "goals": [{"id": "g", "metric": "Conversion rate", "baseline": "2.4%", "target": "≥3.0%", "actual": "3.1%"}],
    "budget": [{"id": "b", "name": "Total", "planned": "450,000 yuan", "actual": "432,000 yuan"}],
    "evidence": [{"id": "f", "text": "212 of 640 answers named the price", "source": "Survey"}],
    "assumptions": [{"id": "a", "text": "One visitor in ten, 10%, buys again", "owner": "Li"}],
    "notes": [
        {"id": "n1", "text": "Conversion rate rose from 2.4% to 3.1%, up 29%, against 3.0%."},
        {"id": "n2", "text": "Of all answers 212 named the price; 96 named the colour."},
        {"id": "n3", "text": "Conversion reached 3.0%."},
    ],
}


def sources(tool, brief):
    return [(one.figure, one.verdict, one.basis) for one in document(tool, brief).sources]


def test_every_figure_of_the_prose_has_its_source_and_those_without_come_first():
    assert sources("run_retrospective", RETRO) == [
        ("96", "unsupported", ()),
        ("3.0%", "value_only", ("Conversion rate ≥3.0% (Target)",)),
        ("29%", "derived", ("(3.1% − 2.4%) ÷ 2.4%",)),
        ("2.4%", "supported", ("Conversion rate 2.4% (Baseline)",)),
        ("3.1%", "supported", ("Conversion rate 3.1% (actual)",)),
        ("3.0%", "supported", ("Conversion rate ≥3.0% (Target)",)),
        ("212", "supported", ("212 (Survey)",)),
    ]


def test_what_the_server_computed_supports_prose_with_its_formula():
    note = {"notes": [{"text": "On the total 18,000 yuan were left."}]}
    assert sources("run_retrospective", {**RETRO, **note}) == [
        ("18,000 yuan", "supported", ("Total -CNY 18,000 (actual - planned)",))
    ]


def test_an_assumption_is_named_as_one():
    note = {"notes": [{"text": "One visitor in ten, 10%, buys again."}]}
    assert [verdict for _, verdict, _ in sources("run_retrospective", {**RETRO, **note})] == ["assumption"]


@pytest.mark.parametrize(
    ("tool", "brief"),
    [
        ("generate_plan", {"department": "Sales", "objectives": "Win 180 customers", "risks": "30% may leave"}),
        ("run_5whys", {"problem": "Export fails for 12% of users"}),
        ("swot", {"items": []}),
    ],
)
def test_a_brief_without_prose_has_no_table(tool, brief):
    made = document(tool, brief)
    assert made.sources == ()
    assert "| Rests on |" not in "".join(one.markdown for one in sections(made, METHOD[tool]))


@pytest.mark.parametrize(
    ("locale", "title"), [("en", "Where the figures in the text come from"), ("zh-CN", "文中各数的来源")]
)
def test_the_table_stands_in_the_appendix(locale, title):
    made = document("run_retrospective", {**RETRO, "locale": locale})
    (appendix,) = sections(made, METHOD["run_retrospective"], "appendix")
    assert title in appendix.markdown
    assert "(3.1% − 2.4%) ÷ 2.4%" in appendix.markdown


def test_every_noun_that_is_known_by_its_name_is_there():
    from importlib import import_module
    from pathlib import Path

    from mcp_server import model
    from mcp_server.language import sources as module

    files = [path.stem for path in Path(model.__file__).parent.glob("[!_]*.py")]
    there = {name for file in files for name in vars(import_module(f"mcp_server.model.{file}"))}
    assert {*module._RESULTS, *module._TOLD, *module._GIVEN, *module._PROPOSED} <= there
