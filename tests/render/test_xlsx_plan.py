"""A plan leaves as a workbook that shows the same figures, and computes them again when one is changed."""

from datetime import date
from decimal import Decimal

import pytest

from tests.conftest import document
from tests.render.sheets import differing, find, formulas, made, recalculated, stored

PLAN = {
    "title": "华东区渠道规划",
    "department": {"name": "渠道部", "situation": "门店少"},
    "period": "2026",
    "objectives": [{"id": "o", "text": "门店翻番", "owner": "张三"}],
    "kpis": [
        {"id": "stores", "name": "活跃门店", "behaviour": "stock", "baseline": "320家", "target": "≥480家", "owner": "张三"},
        {"id": "sales", "name": "销售额", "behaviour": "flow", "baseline": "4000万元", "target": "≥5,700万元", "profile": "front-loaded"},
        {"id": "renew", "name": "续费率", "behaviour": "rate", "baseline": "85%", "target": "+5pp", "due": "2026-09-30", "profile": "10/30/60/100%"},
        {"id": "defect", "name": "缺陷率", "behaviour": "rate", "better": "lower", "baseline": "1.4%", "target": "≤0.8%", "profile": "s-curve"},
        {"id": "stock", "name": "库存天数", "behaviour": "rate", "better": "range", "baseline": "60天", "target": "30-40天"},
        {"id": "happy", "name": "满意度", "target": "90分"},
    ],
    "resources": {
        "roles": [{"id": "bd", "name": "拓展", "heads": "3人"}, {"id": "it", "name": "开发", "capacity": "8人月"}],
        "budget": [
            {"id": "all", "name": "渠道预算", "amount": "300万元"},
            {"id": "shop", "name": "开店", "amount": "180万元", "parent": "all", "work": ["open"]},
            {"id": "adv", "name": "推广", "limit": "60万元", "parent": "all"},
        ],
    },
    "risks": [
        {"id": "r1", "text": "选址慢", "probability": "30%", "impact": "4", "cost": "50万元", "owner": "李四"},
        {"id": "r2", "text": "缺人", "probability": "高", "impact": "高", "cost": "20万元"},
        {"id": "r3", "text": "天气"},
    ],
    "initiatives": [
        {"id": "open", "name": "开店", "owner": "张三", "priority": "P0", "start": "2026-02-02", "duration": "30天", "cost": "170万元",
         "kpis": ["stores"], "actions": [{"text": "签约", "when": "2026-02-10"}]},
        {"id": "train", "name": "培训", "owner": "李四", "duration": "5天", "after": ["open"], "kpis": ["renew"]},
        {"id": "late", "name": "二期", "start": "2026-06-01", "duration": "20天", "after": ["train"]},
    ],
    "allocations": [{"work": ["open"], "effort": {"bd": "4人月", "it": "2人月"}}, {"work": ["late"], "effort": {"bd": "100%"}}],
    "milestones": [{"id": "m", "name": "首店开业", "date": "2026-03-31", "after": ["open"]}],
    "reviews": [{"id": "rv", "rhythm": "每季度", "owner": "王五", "decides": "总经理"}],
    "assumptions": [{"text": "租金不涨", "owner": "张三", "review": "2026-06-30"}],
}  # fmt: skip


@pytest.fixture(scope="module")
def plan():
    return made("generate_plan", PLAN)


def test_every_part_of_a_plan_has_its_sheet(plan):
    assert stored(plan[1]).sheetnames == [
        "总览", "目标", "目标路径", "行动与排期", "甘特图", "资源", "预算", "风险", "协同", "现状", "图表", "发现的问题与待确认", "来源与假设", "列表",
    ]  # fmt: skip


def test_paths_are_the_servers_in_the_unit_of_their_kpi(plan):
    body = plan[0].body
    sheet = stored(plan[1])["目标路径"]
    scale = {"活跃门店": 1, "销售额": 10_000, "续费率": 100, "缺陷率": 100}
    for path in body.paths[:4]:
        for word, name in (("应达到", "expected"), ("黄线", "amber"), ("红线", "red")):
            shown = [c.value for c in find(sheet, path.kpi, word) if c.value is not None]
            known = [getattr(p, name) for p in path.checkpoints]
            assert [Decimal(str(v)) for v in shown] == [q.value / scale[path.kpi] for q in known if q], (path.kpi, name)
    ends = [q for p in body.paths[4].checkpoints for q in (p.expected,)]
    low, high = (
        [c.value for c in find(sheet, "库存天数", f"应达到 {side}") if c.value is not None] for side in ("下限", "上限")
    )
    assert list(zip(map(Decimal, map(str, low)), map(Decimal, map(str, high)), strict=True)) == [
        (q.value, q.upper or q.value) for q in ends
    ]


def test_all_other_figures_are_the_servers(plan):
    body, book = plan[0].body, stored(plan[1])
    load = body.loads[0]
    assert [c.value for c in find(book["资源"], "拓展", "需求")] == [
        float(load.demand),
        *(float(x.demand) for x in load.loads),
    ]
    assert [c.value for c in find(book["资源"], "拓展", "产能")] == [
        float(load.capacity),
        *(float(x.capacity) for x in load.loads),
    ]
    assert find(book["资源"], "拓展", "占用率")[0].value == pytest.approx(float(load.demand / load.capacity))
    rows = {
        a.name: [None if q is None else float(q.value / 10_000) for q in (a.amount, a.limit, a.parts, a.cost, a.left)]
        for a in body.accounts
    }
    for name, figures in rows.items():
        assert [c.value for c in find(book["预算"], name)][:5] == figures
    assert find(book["预算"], "合计")[0].value == float(body.budget_total.value / 10_000)
    heads = [c.value for c in find(book["风险"], "排序")]
    for risk in body.ranked[:2]:
        row = dict(zip(heads, [c.value for c in find(book["风险"], risk.rank)], strict=True))
        assert (row["风险"], row["得分"], row["概率"]) == (risk.text, risk.score, float(risk.probability))
        assert row["期望损失"] == float(risk.expected.value / 10_000)
    for task in body.tasks:
        found = [row for row in book["行动与排期"].iter_rows(values_only=True) if row[1] == task.name]
        assert [(r[4].date() if r[4] else None, r[5].date() if r[5] else None) for r in found] == [
            (task.start, task.finish)
        ]


def test_libreoffice_computes_every_stored_value(plan, tmp_path):
    count, wrong = differing(plan[1], recalculated(plan[1], tmp_path))
    assert (count > 200, wrong) == (True, [])


def cell_of(book, sheet, row, head):
    heads = next(r for r in book[sheet].iter_rows() if head in [c.value for c in r])
    (column,) = [c.column for c in heads if c.value == head]
    (number,) = [
        r[0].row for r in book[sheet].iter_rows() if r[0].row > heads[0].row and row in [c.value for c in r[:2]]
    ][:1]
    return book[sheet].cell(number, column)


def test_what_is_changed_in_the_file_changes_what_follows_as_a_new_plan_would(plan, tmp_path):
    changed = {**PLAN, "kpis": [{**PLAN["kpis"][0], "target": "≥600家"}, *PLAN["kpis"][1:]]}
    changed["initiatives"] = [
        {**PLAN["initiatives"][0], "duration": "45天", "cost": "200万元"},
        *PLAN["initiatives"][1:],
    ]
    changed["risks"] = [{**PLAN["risks"][0], "probability": "80%"}, *PLAN["risks"][1:]]
    body = document("generate_plan", changed).body

    def change(book):
        cell_of(book, "目标", "活跃门店", "目标值").value = 600
        cell_of(book, "行动与排期", "开店", "工作日").value = 45
        cell_of(book, "行动与排期", "开店", "工作成本").value = 200
        cell_of(book, "风险", "选址慢", "概率").value = 0.8
        find(book["目标路径"], "活跃门店", "实际")[0].value = 321

    again = recalculated(plan[1], tmp_path, change)
    path = body.paths[0].checkpoints
    for word, name in (("应达到", "expected"), ("黄线", "amber"), ("红线", "red")):
        assert [c.value for c in find(again["目标路径"], "活跃门店", word)][: len(path)] == [
            getattr(p, name).value for p in path
        ]
    assert find(again["目标路径"], "活跃门店", "状态")[0].value == "红线"
    days = {t.name: (t.start, t.finish) for t in body.tasks if t.level == "initiative"}
    for name, when in days.items():
        found = [cell_of(again, "行动与排期", name, head).value for head in ("开始", "完成")]
        assert tuple(v.date() for v in found) == when, name
    account = next(a for a in body.accounts if a.name == "开店")
    assert cell_of(again, "预算", "开店", "剩余").value == float(account.left.value / 10_000)
    risk = next(r for r in body.ranked if r.text == "选址慢")
    row = {head: cell_of(again, "风险", "选址慢", head).value for head in ("排序", "得分", "期望损失")}
    assert row == {"排序": risk.rank, "得分": risk.score, "期望损失": float(risk.expected.value / 10_000)}


def test_cells_offer_what_may_stand_in_them(plan):
    book = formulas(plan[1])
    rules = {(s.title, v.type, str(v.sqref)[0]) for s in book for v in s.data_validations.dataValidation}
    assert {
        ("目标", "list", "E"),
        ("行动与排期", "list", "D"),
        ("风险", "decimal", "C"),
        ("风险", "whole", "E"),
    } <= rules


def test_sheets_keep_their_heads_and_print_on_the_width_of_a_page(plan):
    for sheet in formulas(plan[1]):
        setup = (
            sheet.page_setup.orientation,
            sheet.page_setup.fitToWidth,
            sheet.sheet_properties.pageSetUpPr.fitToPage,
        )
        fits = None if sheet.title == "图表" else True  # whose pages are broken between charts
        assert (*setup, bool(sheet.print_area)) == ("landscape", None, fits, True), sheet.title
    targets = formulas(plan[1])["目标"]
    assert (targets.freeze_panes, targets.auto_filter.ref[:2], targets.print_title_rows) == ("B4", "A3", "$3:$3")


def test_one_section_has_its_sheets_alone_and_needs_no_other():
    _, content = made("generate_plan", PLAN, "resources")
    assert stored(content).sheetnames == ["资源", "预算", "图表"]
    assert not [
        v for v in formulas(content)["预算"].iter_rows(values_only=True) for c in v if isinstance(c, str) and "!" in c
    ]


def test_the_same_document_gives_the_same_bytes(plan):
    assert made("generate_plan", PLAN)[1] == plan[1]


def test_a_plan_with_a_name_alone_gives_a_workbook_with_its_questions():
    found, content = made("generate_plan", {"department": "Support", "locale": "en"})
    rows = list(stored(content)["Findings and questions"].iter_rows(values_only=True))
    assert [row[2] for row in rows if row[0] == "question"] == [q.ask for q in found.questions]


def test_dates_are_dates(plan):
    sheet = stored(plan[1])["行动与排期"]
    (row,) = [r for r in sheet.iter_rows() if r[1].value == "开店"]
    assert (row[4].is_date, row[4].value.date()) == (True, date(2026, 2, 2))


def test_paths_of_every_sort_are_the_servers_when_computed_again(tmp_path):
    shapes = [
        ("stock", "higher", "320家", "≥480家"), ("stock", "lower", "57", "≤12"), ("stock", "higher", "500", "≥480"),
        ("stock", "higher", "-40万元", "≥25万元"), ("stock", "lower", "10", "0"), ("stock", "higher", "10", "15"),
        ("flow", "higher", "4,210万元", "≥5,731万元"), ("flow", "higher", "", "1.2亿元"), ("flow", "lower", "90", "≤30"),
        ("rate", "higher", "85.2%", "≥92%"), ("rate", "lower", "1.4%", "≤0.8%"), ("rate", "higher", "99.90%", "≥99.95%"),
        ("rate", "range", "20%", "40-60%"), ("rate", "range", "75%", "40-60%"), ("rate", "range", "50%", "40-60%"),
        ("rate", "higher", "85%", "+5pp"), ("stock", "higher", "200", "+30%"), ("stock", "higher", "0.004", "0.009"),
    ]  # fmt: skip
    profiles = ("", "front-loaded", "s-curve", "10/30/60/100%", "50/50/100")
    kpis = [
        {"id": f"k{n}{p}", "name": f"{n}-{p}", "behaviour": kind, "better": better, "baseline": base, "target": target, "profile": profile}
        for n, (kind, better, base, target) in enumerate(shapes)
        for p, profile in enumerate(profiles)
    ]  # fmt: skip
    found, content = made("generate_plan", {"locale": "zh-CN", "department": "渠道部", "period": "2026", "kpis": kpis})
    live = formulas(content)["目标路径"]
    drawn = {
        row[0].value for row in live.iter_rows() if row[1].value == "取整前" or str(row[1].value).startswith("取整前 ")
    }
    assert drawn == {p.kpi for p in found.body.paths if p.checkpoints} != set()
    count, wrong = differing(content, recalculated(content, tmp_path))
    assert (count > 1_500, wrong) == (True, [])
