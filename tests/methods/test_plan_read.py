"""The brief as read: what is clear in its texts is there as items that say so; what was typed stays."""

from hypothesis import given, settings
from hypothesis import strategies as st

from mcp_server.limits import ITEMS
from mcp_server.methods._plan_read import read
from mcp_server.model.brief import Threshold
from mcp_server.model.goals import Kpi, Objective, Requirement
from mcp_server.model.period import Period
from mcp_server.model.plan_brief import PlanBrief
from mcp_server.model.resources import BudgetLine, Resources, Role
from mcp_server.model.risk import Risk
from mcp_server.model.situation import Department, Team
from mcp_server.model.swot import Factor, SwotBoard

ZH = {
    "locale": "zh-CN",
    "as_of": "2026-01-05",
    "department": "装配车间,负责整机装配。团队:装配工42名。",
    "period": "2026年度",
    "objectives": "良率达到98.5%;换线时间缩短至25分钟;建成二号线",
    "requirements": "工伤率≤0.1%;产值9亿元;不裁员",
    "kpis": "去年良率97.2%;夜班占比38%;班组氛围稳定",
    "resources": "装配工42、检验员6。预算:工装60万",
    "risks": "来料短缺;主轴断裂",
    "swot": {"items": ["优势:班组长经验足;劣势:设备老化"]},
}
EN = {
    "locale": "en",
    "as_of": "2026-01-05",
    "department": "Assembly shop responsible for final assembly. Team: 42 assemblers.",
    "period": "2026",
    "objectives": "first-pass yield reaches 98.5%; change-over time cut to 25 minutes; open the second line",
    "requirements": "injury rate ≤0.1%; revenue of 90 million yuan; no lay-offs",
    "kpis": "last year's first-pass yield 97.2%; 38% night-shift staff; steady crews",
    "resources": "42 assemblers, 6 inspectors. Budget: $60k tooling",
    "risks": "parts run short; spindle breaks",
    "swot": {"items": ["Strengths: seasoned line leads; Weaknesses: old machines"]},
}


def taken(brief):
    return PlanBrief.model_validate(brief)


def test_seven_chinese_texts_become_typed_items():
    assert read(taken(ZH)) == PlanBrief(
        locale="zh-CN",
        as_of="2026-01-05",
        department=Department(
            text=ZH["department"],
            read=True,
            name="装配车间",
            function="负责整机装配",
            teams=(Team(text="装配工42名", read=True, name="装配工", heads="42名"),),
        ),
        period=Period(text="2026年度", read=True, start="2026-01-01", end="2026-12-31", plan_type="annual"),
        objectives=(
            Objective(id="objective-1", text="良率达到98.5%", read=True),
            Objective(id="objective-2", text="换线时间缩短至25分钟", read=True),
            Objective(id="objective-3", text="建成二号线", read=True),
        ),
        requirements=(
            Requirement(text="工伤率≤0.1%", read=True, measure="工伤率≤0.1%"),
            Requirement(text="产值9亿元", read=True),
            Requirement(text="不裁员", read=True),
        ),
        thresholds=(
            Threshold(text="工伤率≤0.1%", read=True, metric="工伤率", role="objective", value="≤0.1%"),
        ),
        kpis=(
            Kpi(
                id="kpi-1",
                text="良率达到98.5%；去年良率97.2%",
                read=True,
                name="良率",
                unit="%",
                baseline="97.2%",
                target="98.5%",
                objective="objective-1",
                **known("良率"),
            ),
            Kpi(
                id="kpi-2",
                text="换线时间缩短至25分钟",
                read=True,
                name="换线时间",
                unit="分钟",
                target="25分钟",
                objective="objective-2",
                **(known("换线时间") | {"better": "lower"}),
            ),
            Kpi(id="kpi-3", text="产值9亿元", read=True, name="产值", unit="元", target="9亿元", **known("产值")),
            Kpi(id="kpi-4", text="夜班占比38%", read=True, name="夜班占比", unit="%", baseline="38%"),
            Kpi(id="kpi-5", text="班组氛围稳定", read=True),
        ),
        resources=Resources(
            text=ZH["resources"],
            read=True,
            roles=(
                Role(text="装配工42", read=True, name="装配工", heads="42"),
                Role(text="检验员6", read=True, name="检验员", heads="6"),
            ),
            budget=(BudgetLine(text="工装60万", read=True, name="工装", amount="60万"),),
        ),
        risks=(Risk(text="来料短缺", read=True), Risk(text="主轴断裂", read=True)),
        swot=SwotBoard(
            items=(
                Factor(text="班组长经验足", read=True, quadrant="strength", origin="internal"),
                Factor(text="设备老化", read=True, quadrant="weakness", origin="internal"),
            )
        ),
    )  # fmt: skip


def known(name):
    """What the book says of a metric, so that the test does not repeat the book."""
    from mcp_server.knowledge.metrics import bind

    metric = bind(name)
    return {"behaviour": metric.behaviour, "better": metric.better or ""} if metric else {}


def test_both_languages_give_corresponding_items():
    zh, en = read(taken(ZH)), read(taken(EN))
    for name in ("objectives", "requirements", "kpis", "thresholds", "risks"):
        assert len(getattr(zh, name)) == len(getattr(en, name)), name
    assert [bool(kpi.target) for kpi in zh.kpis] == [bool(kpi.target) for kpi in en.kpis]
    assert [kpi.objective for kpi in zh.kpis] == [kpi.objective for kpi in en.kpis]
    assert [role.heads for role in zh.resources.roles] == [role.heads for role in en.resources.roles]
    assert [factor.quadrant for factor in zh.swot.items] == [factor.quadrant for factor in en.swot.items]


def test_typed_fields_stay_as_they_are():
    brief = taken(
        {
            "department": {"text": "装配车间,负责整机装配。团队:装配工42名。", "name": "总装一厂"},
            "period": {"text": "2026年度", "start": "2026-02-01"},
            "objectives": [{"id": "o1", "text": "良率达到98.5%", "owner": "周航"}],
            "kpis": [{"id": "k1", "name": "良率", "target": "99%", "objective": "o1"}],
            "requirements": [{"text": "工伤率≤0.1%", "measure": "工伤率"}],
            "resources": {"text": "装配工42。预算:工装60万", "roles": [{"name": "装配工", "heads": "40"}]},
            "risks": [{"text": "主轴断裂;概率高", "owner": "周航"}],
            "as_of": "2026-01-05",
        }
    )
    after = read(brief)
    assert after.department.name == "总装一厂"
    assert after.department.function == "负责整机装配"
    assert after.resources.roles == brief.resources.roles
    assert [line.name for line in after.resources.budget] == ["工装"]
    for name in ("period", "objectives", "kpis", "requirements", "thresholds", "risks"):
        assert getattr(after, name) == getattr(brief, name), name


def test_a_typed_kpi_takes_a_missing_baseline_from_a_text_and_says_so():
    brief = taken({"department": "车间", "kpis": [{"name": "良率", "target": "99%"}, {"text": "去年良率97.2%"}]})
    assert read(brief).kpis == (
        Kpi(id="kpi-1", text="去年良率97.2%", read=True, name="良率", target="99%", baseline="97.2%"),
    )


def test_a_kpi_that_is_typed_is_not_read_again_from_an_objective():
    brief = taken(
        {
            "department": "车间",
            "objectives": "新签门店36家;良率达到98.5%",
            "kpis": [{"name": "门店新签数", "target": "36家"}, {"name": "良率", "target": "99%"}],
        }
    )
    assert [(kpi.name, kpi.target) for kpi in read(brief).kpis] == [("门店新签数", "36家"), ("良率", "99%")]


def test_a_limit_on_a_measure_that_has_a_target_is_not_stated_twice():
    brief = taken(
        {
            "department": "车间",
            "requirements": "良率≥98%;工伤率≤0.1%;返工率≤2%",
            "kpis": [{"id": "k1", "name": "良率", "target": "99%"}],
            "thresholds": [{"metric": "返工率", "role": "red", "value": "≥4%"}],
        }
    )
    assert [one.metric for one in read(brief).thresholds] == ["返工率", "工伤率"]


def test_ids_that_are_given_stay_and_new_ones_are_unique():
    brief = taken(
        {
            "department": "车间",
            "objectives": [{"id": "objective-1", "text": "建成二号线", "owner": "周航"}, {"id": "big", "text": "良率达到98%;能耗下降8%"}],
            "kpis": [{"id": "kpi-1", "name": "返工率", "target": "2%"}],
        }
    )  # fmt: skip
    after = read(brief)
    assert [objective.id for objective in after.objectives] == ["objective-1", "big", "objective-2"]
    assert [(kpi.id, kpi.objective) for kpi in after.kpis] == [
        ("kpi-1", ""),
        ("kpi-2", "big"),
        ("kpi-3", "objective-2"),
    ]


def test_nothing_changes_where_no_text_is_clear():
    brief = taken(
        {"department": {"text": "我们做面包。"}, "objectives": ["做得更好"], "risks": ["下雨"], "as_of": "2026-01-05"}
    )
    after = read(brief)
    assert after.department == brief.department
    assert after.objectives == brief.objectives
    assert after.risks == brief.risks
    assert after.kpis == ()


def test_more_clauses_than_a_list_may_hold_stay_in_one_text():
    text = "良率达到98%;" * (ITEMS + 1)
    brief = taken(
        {"department": "车间", "objectives": [{"text": f"目标{i}", "owner": "周航"} for i in range(10)] + [text]}
    )
    after = read(brief)
    assert len(after.objectives) == 11
    assert after.objectives[-1].text == text
    PlanBrief.model_validate(after.model_dump())


PARTS = st.lists(
    st.sampled_from(
        ["良率", "renewal rate ", "达到98%", "≥93%", "降到2%", "to 5% ", "去年", ";", "。", ",", "、", "优势:", "问题:", "团队:", "装配工42名", "预算:", "工装60万", "2026Q3", "概率:高", "\n- ", "3 new depots", "每月", "目标", "主轴断裂", "(", ")", "车间,"]
    ),
    max_size=14,
).map("".join)  # fmt: skip
LISTS = st.lists(PARTS, max_size=3)
BRIEFS = st.builds(
    lambda department, period, objectives, requirements, kpis, resources, risks, swot: PlanBrief.model_validate(
        {
            "as_of": "2026-01-05",
            "department": department,
            "period": period,
            "objectives": [text for text in objectives if text],
            "requirements": [text for text in requirements if text],
            "kpis": [{"name": "良率", "target": "99%"}, *({"text": text} for text in kpis if text)],
            "resources": resources,
            "risks": [text for text in risks if text],
            "swot": {"items": [text for text in swot if text]},
        }
    ),
    PARTS, PARTS, LISTS, LISTS, LISTS, PARTS, LISTS, LISTS,
)  # fmt: skip


@settings(deadline=None, max_examples=60)
@given(BRIEFS)
def test_reading_twice_gives_the_same_as_reading_once(brief):
    once = read(brief)
    assert read(once) == once
    assert PlanBrief.model_validate(once.model_dump()) == once


@settings(deadline=None, max_examples=60)
@given(BRIEFS)
def test_every_reference_of_a_read_kpi_leads_to_an_objective(brief):
    after = read(brief)
    ids = [objective.id for objective in after.objectives]
    assert {kpi.objective for kpi in after.kpis} - {""} <= set(ids)
    assert len(set(ids) - {""}) == len([name for name in ids if name])


@settings(deadline=None, max_examples=60)
@given(BRIEFS)
def test_no_statement_of_a_list_is_lost(brief):
    after = read(brief)

    def letters(items):
        return sorted(c for item in items for c in item.text if c.isalpha())

    assert letters(after.risks) == letters(brief.risks)
    told = "".join(kpi.text for kpi in after.kpis)
    assert {c for kpi in brief.kpis for c in kpi.text if c.isalpha()} - set("目标") <= {*told}
