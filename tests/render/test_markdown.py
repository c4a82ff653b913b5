import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcp_server.model.document import Answer, Finding, Next, Question, Section
from mcp_server.operations._compose import whole
from mcp_server.render.markdown import Safe, code, inline, markdown, mermaid, one_line, sections, table
from tests.conftest import METHOD, document

MARKS = st.text(alphabet="|\\`<>[](){}!#-+*_=~.:;\"'&%ab 1\n\t\x01\u202e\u200b字😀", max_size=40)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a | b", "a \\| b"),
        ("a \\| b", "a \\\\\\| b"),
        ("<script>alert(1)</script>", "&lt;script>alert(1)&lt;/script>"),
        ("<!-- x", "&lt;!-- x"),
        ("2 < 3 <= 4", "2 < 3 <= 4"),
        ("[x](javascript:alert(1))", "[x]\\(javascript:alert(1))"),
        ("![x](http://a/b.png)", "![x]\\(http://a/b.png)"),
        ("[x]: http://a", "[x]\\: http://a"),
        ("`rm -rf`", "'rm -rf'"),
        ("# Not a head", "\\# Not a head"),
        ("- not a list", "\\- not a list"),
        ("-5%", "-5%"),
        ("1. not a list", "1\\. not a list"),
        ("1.5 million", "1.5 million"),
        ("> not a quotation", "\\> not a quotation"),
        (">= 92%", "\\>= 92%"),
        ("~~~", "\\~~~"),
        ("---", "\\---"),
        ("===", "\\==="),
        (" two\n lines\r\n\there ", "two lines here"),
        ("a\u202eb\u200bc\x07d\ufeffe\U000e0041f", "abcdef"),
        ("👩‍👩‍👧 zалго é", "👩‍👩‍👧 zалго é"),
    ],
)
def test_a_persons_text_is_text_and_nothing_else(text, shown):
    assert inline(text) == shown


@given(MARKS)
def test_a_line_holds_no_tag_no_link_no_code_and_no_bare_bar(text):
    line = inline(text)
    assert "\n" not in line
    assert not re.search(r"<[A-Za-z/!?]|\]\(|\]:|`|[\x00-\x1f\u202a-\u202e\u200b]", line)
    bars = [found[0] for found in re.findall(r"((\\*)\|)", line)]
    assert all(len(bar) % 2 == 0 for bar in bars)


@given(MARKS)
def test_a_line_loses_no_character_that_is_seen(text):
    plain = inline(text).replace("&lt;", "<").replace("'", "`")
    assert re.sub(r"\\", "", plain) == re.sub(r"\\", "", one_line(text)).replace("'", "`")


@given(st.lists(st.lists(MARKS, min_size=3, max_size=3), min_size=1, max_size=5))
def test_every_row_of_a_table_has_as_many_cells_as_its_head(rows):
    lines = table(["a", "b", "c"], rows, "en").splitlines()
    widths = {len(re.findall(r"(?<!\\)(?:\\\\)*\|", line)) for line in lines}
    assert len(widths) <= 1


def test_a_table_leaves_out_the_columns_that_no_row_fills_and_marks_what_is_empty():
    rows = [["Ines", None, ("a", "b")], ["Marek", None, ()]]
    assert (
        table(["who", "when", "what"], rows, "en") == "| who | what |\n| --- | --- |\n| Ines | a, b |\n| Marek | — |\n"
    )
    assert table(["who"], [], "en") == table(["who"], [[None]], "en") == ""


def test_a_code_span_ends_where_it_should():
    assert code("/kpis/id=`x`\n<b>") == "`/kpis/id='x' <b>`"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Renewal rate 92% (2026)", "Renewal rate 92% (2026)"),
        ('a"]; click n1 "javascript:x"', "a click n1 javascript x"),
        ("%%{init: {}}%%", "init"),
        ("section A", "· section A"),
        ("Click here", "· Click here"),
        ("end", "· end"),
        ("ending", "ending"),
        ("2026-01-05 kick-off", "· 2026-01-05 kick-off"),
        ("Sales direction LR", "Sales direction-LR"),
        ("#quot;", "quot"),
        ("<b>`x`</b>", "b x /b"),
        ("", "-"),
        ("长" * 200, "长" * 80),
    ],
)
def test_a_label_of_a_diagram_is_no_markup_and_no_keyword(text, label):
    assert mermaid(text) == label


@given(MARKS)
def test_no_label_of_a_diagram_leaves_its_quotes_or_its_line(text):
    assert not re.search(r"[\"\n;:#`<>{}\[\]|\\&]|%%", mermaid(text))


PLAN = {
    "department": "Sales",
    "period": "2026",
    "kpis": [{"id": "1", "name": "Revenue"}, {"id": "2", "name": "Renewal rate"}],
    "initiatives": [
        {"id": "1", "name": "Renewal desk", "duration": "5 days"},
        {"id": "2", "name": "Playbook", "after": ["1"], "duration": "5 days"},
    ],
    "milestones": [{"id": "1", "name": "First quarter done", "date": "2026-03-31", "after": ["2"], "proves": ["2"]}],
}


def test_an_id_is_looked_up_in_the_list_that_it_belongs_to():
    (work,) = sections(document("generate_plan", PLAN), METHOD["generate_plan"], only="work")
    assert "| First quarter done | 2026-03-31 | Playbook | Renewal rate |" in work.markdown
    assert "Critical path: Renewal desk, Playbook" in work.markdown


def test_a_reference_to_nothing_is_shown_as_it_was_written():
    plan = PLAN | {"milestones": [{"name": "Done", "date": "2026-03-31", "after": ["Nowhere"]}]}
    (work,) = sections(document("generate_plan", plan), METHOD["generate_plan"], only="work")
    assert "| Done | 2026-03-31 | Nowhere |" in work.markdown


def test_a_section_is_empty_partial_or_complete():
    made = document("swot", {"aim": "Open a shop", "items": [{"text": "Loyal regulars", "quadrant": "strength"}]})
    assert {s.id: s.state for s in sections(made, METHOD["swot"])} == {
        "overview": "complete", "factors": "partial", "tows": "complete", "priorities": "empty", "appendix": "empty",
    }  # fmt: skip
    assert [s.id for s in sections(made, METHOD["swot"], only="tows")] == ["tows"]


def test_years_are_written_without_separators():
    brief = {"department": "销售部", "period": "2026-01-01 至 2027-12-31", "locale": "zh-CN"}
    assert "2027 年的调休安排尚未公布" in whole(document("generate_plan", brief))


ANSWER = Answer(
    id="doc-1", revision=2, kind="swot", title="A | B", locale="en", kept=False,
    sections=(
        Section(id="overview", title="Overview", state="partial", markdown="To decide: x"),
        Section(id="factors", title="Factors", state="complete", length=1_234, lead="Strength"),
        Section(id="tows", title="TOWS matrix", state="empty"),
    ),
    findings=(Finding(code="SWT201", level="error", at=("/items/id=`a`", "/items/1"), message="It is <b>", fix="Move it."),),
    questions=(Question(code="SWT103", at=("/items/1/evidence",), ask="What shows it?", why="Else it is an opinion."),),
    next=(Next(tool="get_document", why="Read other sections."),),
    counts={"SWT101": 2, "SWT102": 1},
)  # fmt: skip


def test_an_answer_says_what_it_holds_what_it_leaves_out_and_what_to_do_next():
    assert (
        markdown(ANSWER, "en")
        == """\
# A \\| B

id `doc-1` · revision 2

**Not kept**: the place for documents cannot be written; this one is gone when the program ends.

## Overview (partial)

To decide: x

Nothing yet under: TOWS matrix

## Other sections

Read them with `get_document(id="doc-1", view="section", section=…)`:
- factors: Factors · 1,234 characters · Strength

## Findings

- **SWT201** error: It is &lt;b> → Move it. `/items/id='a' /items/1`

## Questions

- **SWT103** What shows it? (Else it is an opinion.) `/items/1/evidence`

Not listed here: SWT101 × 2, SWT102

## Next

- `get_document`: Read other sections.
"""
    )


def test_an_answer_in_chinese_says_the_same():
    text = markdown(ANSWER, "zh-CN")
    for said in (
        "编号 `doc-1` · 第 2 版",
        "## Overview（不完整）",
        "尚无内容：TOWS matrix",
        "- factors: Factors · 1,234 字 · Strength",
        "错误",
    ):
        assert said in text


def test_text_that_is_markdown_already_is_left_alone():
    assert table([Safe("a")], [[Safe("**b**")]], "en") == "| a |\n| --- |\n| **b** |\n"


def test_what_an_action_is_against_is_no_phase_of_the_same_id():
    brief = {
        "project": "Pilot", "phases": [{"id": "p1", "name": "Build", "actual": "2026-01-05 to 2026-01-16"}],
        "problems": [{"id": "p1", "text": "Doors jammed"}], "actions": [{"text": "Stronger hinges", "against": ["p1"]}],
    }  # fmt: skip
    (actions,) = sections(document("run_retrospective", brief), METHOD["run_retrospective"], only="actions")
    assert actions.markdown.endswith("| Stronger hinges | Doors jammed |")


def test_a_retrospective_in_chinese_has_chinese_punctuation():
    brief = {
        "project": {"text": "试点", "scope": "三个校区", "people": ["运营"]},
        "swot": {"items": [{"text": "离校门近", "quadrant": "strength", "evidence": "地图"}]},
        "pdca": {"act": ["提前下单"]},
        "kpi_tree": [{"id": "a", "name": "注册", "value": "40"}],
        "budget": [{"name": "预算", "planned": "45万", "actual": "43.2万"}],
    }
    text = whole(document("run_retrospective", brief))
    assert re.findall(r"[\u3400-\u9fff*][:;?!]\s?[\u3400-\u9fff\d]|[\u3400-\u9fff] \(", text) == []
    assert {"范围：三个校区", "- **优势**：离校门近（地图）", "- **处理**：提前下单", "- 注册（数值）：40"} <= {
        *text.splitlines()
    }


def test_a_note_stands_in_the_section_that_it_names_and_in_no_other():
    brief = {
        "aim": "Open a shop",
        "notes": [{"section": "tows", "text": "Said twice."}, {"section": "x", "text": "Elsewhere."}],
    }
    parts = {s.id: s.markdown for s in sections(document("swot", brief), METHOD["swot"])}
    assert (parts["tows"].endswith("Said twice."), "Said twice." in parts["appendix"]) == (True, False)
    assert "Elsewhere." in parts["appendix"]
