"""A department is read into its name, its function, its teams, what works and what must get better."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcp_server.language.reading_department import read_department
from mcp_server.model.situation import Department, Improvement, Strength, Team

ZH = (
    "装配车间,负责整机装配与出厂检验。两班倒运行;设备平均役龄9年。团队:装配工42名、检验员6名,外包占比15%。"
    "MES、电子看板已上线;班组长口碑良好。现存问题:换线时间长、首检漏检、夜班技能不足、备件(轴承、皮带)缺货。"
)
EN = (
    "Assembly shop responsible for final assembly and outgoing inspection. It runs two shifts; machines are nine years old. "
    "Team: 42 assemblers, 6 inspectors; 15% agency staff. MES and andon board are in place; line leads are proven. "
    "Problems: long change-overs, missed first-piece checks, thin night-shift skills, spare parts (bearings, belts) out of stock."
)


def items(kind, *texts):
    return tuple(kind(text=text, read=True) for text in texts)


def test_a_chinese_text_is_read_whole():
    assert read_department(ZH) == Department(
        text=ZH,
        read=True,
        name="装配车间",
        function="负责整机装配与出厂检验",
        teams=(
            Team(text="装配工42名", read=True, name="装配工", heads="42名"),
            Team(text="检验员6名", read=True, name="检验员", heads="6名"),
        ),
        situation="两班倒运行；设备平均役龄9年；外包占比15%",
        strengths=items(Strength, "MES、电子看板已上线", "班组长口碑良好"),
        improvements=items(Improvement, "换线时间长", "首检漏检", "夜班技能不足", "备件(轴承、皮带)缺货"),
    )


def test_the_english_text_gives_the_same_items():
    assert read_department(EN) == Department(
        text=EN,
        read=True,
        name="Assembly shop",
        function="responsible for final assembly and outgoing inspection",
        teams=(
            Team(text="42 assemblers", read=True, name="assemblers", heads="42"),
            Team(text="6 inspectors", read=True, name="inspectors", heads="6"),
        ),
        situation="It runs two shifts; machines are nine years old; 15% agency staff",
        strengths=items(Strength, "MES and andon board are in place", "line leads are proven"),
        improvements=items(
            Improvement,
            "long change-overs",
            "missed first-piece checks",
            "thin night-shift skills",
            "spare parts (bearings, belts) out of stock",
        ),
    )


@pytest.mark.parametrize("name", ["装配车间", "财务", "Finance", "Assembly shop"])
def test_a_name_alone_is_a_name(name):
    assert read_department(name) == Department(text=name, read=True, name=name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("我们是华东区的销售部门，负责中小企业客户。", "华东区的销售部门"),
        ("作为集团采购中心，我们管理 200 家供应商。", "集团采购中心"),
        ("We are the customer support department of a bank, with 40 agents.", "customer support department"),
        ("I lead a small design team in Porto; 6 people.", "small design team"),
    ],
)
def test_a_sentence_about_us_gives_the_name_alone(text, name):
    assert read_department(text).name == name


@pytest.mark.parametrize("text", ["", "We bake bread.", "我们做面包", "???", "本部门"])
def test_a_text_without_a_name_stays_text(text):
    found = read_department(text)
    assert (found.name in {"", text}, found.text) == (True, text)
    assert text == "本部门" or found == Department(text=text)


def test_labels_and_bullets_say_what_is_what():
    text = """部门:物流部
职能:仓储与干线运输
人员:司机18人、仓管7人
优势:
- 自有车队
- 线路成熟
痛点:
- 返程空载
- 单证靠手工"""
    assert read_department(text) == Department(
        text=text,
        read=True,
        name="物流部",
        function="仓储与干线运输",
        teams=(
            Team(text="司机18人", read=True, name="司机", heads="18人"),
            Team(text="仓管7人", read=True, name="仓管", heads="7人"),
        ),
        strengths=items(Strength, "自有车队", "线路成熟"),
        improvements=items(Improvement, "返程空载", "单证靠手工"),
    )


def test_what_does_not_work_is_no_strength():
    found = read_department("Depot team. Scanners are not in place; drivers are loyal.")
    assert [s.text for s in found.strengths] == ["drivers are loyal"]
    assert found.situation == "Scanners are not in place"


def test_a_total_is_no_team_and_a_short_member_belongs_to_the_next():
    found = read_department("物流部,共25人:司机18人、仓管7人。不足:干线、城配线路重叠、单证靠手工")
    assert [(t.name, t.heads) for t in found.teams] == [("司机", "18人"), ("仓管", "7人")]
    assert [i.text for i in found.improvements] == ["干线、城配线路重叠", "单证靠手工"]


WORDS = st.sampled_from(
    [
        "装配车间",
        "负责",
        "团队:",
        "装配工42名",
        "、",
        ",",
        "。",
        ";",
        "已上线",
        "问题:",
        "换线长",
        "优势:",
        "\n- ",
        "共",
        "Team: ",
        "42 welders",
        " in place",
        "Problems: ",
        "(",
        ")",
        " department ",
        "we have ",
    ]
)


@given(st.lists(WORDS, max_size=16))
def test_every_excerpt_stands_in_the_text(parts):
    text = "".join(parts)
    found = read_department(text)
    assert all(item.text and item.text in text for item in (*found.teams, *found.strengths, *found.improvements))
    assert found.name in text
    assert found.text == text


@given(st.text(max_size=300))
def test_any_text_is_read_without_an_error(text):
    assert read_department(text).text == text
