"""Tasks leave as rows that trackers import and no spreadsheet takes for formulas."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcp_server.errors import BriefError, NotFound
from mcp_server.render.csv import harmless, render
from mcp_server.render.formats import Export
from tests.conftest import METHOD, document

PLAN = {
    "title": "华东区渠道规划",
    "department": "渠道部",
    "period": "2026",
    "initiatives": [
        {
            "id": "open", "name": "开店", "owner": "张三", "priority": "P0", "start": "2026-02-02", "duration": "30天",
            "deliverables": ["选址报告", "开业清单"], "actions": [{"text": "签约, 三方", "when": "2026-02-10"}],
        },
        {"id": "train", "name": "培训", "owner": "李四", "start": "2026-02-02", "duration": "5天", "after": ["open"]},
    ],
    "milestones": [{"id": "m", "name": "首店开业", "date": "2026-03-31", "after": ["open"]}],
}  # fmt: skip


def table(tool, brief, part=""):
    content = render(Export(document(tool, brief), METHOD[tool], part))
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.endswith(b"\r\n")
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline="")))


def test_a_plan_gives_tasks_steps_and_milestones_with_what_each_waits_for():
    made = document("generate_plan", PLAN).body
    days = {t.id: (t.start.isoformat(), t.finish.isoformat()) for t in made.tasks}
    step = next(t.id for t in made.tasks if t.level == "step")
    assert table("generate_plan", PLAN) == [
        [
            "标题",
            "描述",
            "负责人",
            "开始日期",
            "截止日期",
            "优先级",
            "类型",
            "编号",
            "父任务编号",
            "父任务",
            "前置任务编号",
        ],
        ["开店", "交付物：选址报告、开业清单", "张三", *days["open"], "P0", "任务", "1", "", "", ""],
        ["签约, 三方", "", "张三", *days[step], "", "子任务", "2", "1", "开店", ""],
        ["培训", "", "李四", *days["train"], "", "任务", "3", "", "", "1"],
        ["首店开业", "", "", *days["m"], "", "里程碑", "4", "", "", "1"],
    ]


def test_actions_of_a_retrospective_keep_a_date_that_is_no_day_as_words():
    brief = {
        "project": "Lockers",
        "as_of": "2026-01-05",
        "problems": [{"id": "p", "text": "Doors jam"}],
        "actions": [
            {"text": "Order hinges", "owner": "Mei", "due": "2026-02-27", "against": ["p"], "priority": "P0"},
            {"text": "Ask the supplier", "due": "after the M9 review"},
        ],
    }
    heads, *cells = table("run_retrospective", brief)
    rows = [dict(zip(heads, row, strict=True)) for row in cells]
    assert [(r["Summary"], r["Assignee"], r["Due Date"], r["Priority"], r["Issue Type"]) for r in rows] == [
        ("Order hinges", "Mei", "2026-02-27", "P0", "Task"),
        ("Ask the supplier", "", "", "", "Task"),
    ]
    assert [r["Description"] for r in rows] == ["Against: Doors jam", "Due: after the M9 review"]


def test_options_of_a_ranking_come_best_first():
    brief = {"scheme": "ICE", "options": [
        {"name": "A", "figures": {"impact": "1", "confidence": "2", "ease": "3"}},
        {"name": "B", "figures": {"impact": "3", "confidence": "3", "ease": "3"}},
    ]}  # fmt: skip
    assert [row[:1] + row[5:6] for row in table("prioritize", brief)[1:]] == [["B", "1"], ["A", "2"]]


def test_a_part_gives_its_own_rows_and_an_unknown_one_is_said():
    assert len(table("generate_plan", PLAN, "work")) == 5
    with pytest.raises(NotFound, match="no task or action"):
        table("generate_plan", PLAN, "risks")
    with pytest.raises(BriefError, match="no section or chart is called 'nowhere'"):
        table("generate_plan", PLAN, "nowhere")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
        ("+1", "'+1"),
        ("-5%", "'-5%"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1+1", "'=1+1"),
        ("\r\n=1+1", "'=1+1"),
        ("\u202e=1+1", "'=1+1"),
        ("＝1＋1", "'＝1＋1"),
        ("a=1", "a=1"),
        ("≥92%", "≥92%"),
    ],
)
def test_no_text_begins_like_a_formula(text, shown):
    assert harmless(text) == shown


@given(st.lists(st.text(alphabet="=+-@＝\t\r\n,;\"'\x00a字😀", min_size=1, max_size=30), min_size=1, max_size=6))
def test_whatever_tasks_are_called_every_row_has_its_columns_and_no_cell_is_a_formula(names):
    actions = [{"text": f"x{name}" if not name.strip() else name, "owner": name} for name in names]
    actions = [{k: v.replace("\x00", "") or "x" for k, v in a.items()} for a in actions]
    rows = table("run_retrospective", {"project": "P", "locale": "en", "actions": actions})
    assert {len(row) for row in rows} == {11}
    assert not [
        cell for row in rows for cell in row for line in cell.split("\n") if line.startswith(tuple("=+-@＝\t\r"))
    ]
