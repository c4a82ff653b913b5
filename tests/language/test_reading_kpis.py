"""Measures are read with their figures as written, and only where both are clear."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcp_server.language.quantities import quantity
from mcp_server.language.reading_clauses import clauses
from mcp_server.language.reading_kpis import agree, kpis_in, merged, read_kpis, together
from mcp_server.model.goals import Kpi


def told(kpi):
    return kpi.name, kpi.baseline, kpi.target, kpi.better


TARGETS = [
    ("续费率≥93%", [("续费率", "", "≥93%", "higher")]),
    ("将平均处理时长压缩至6分钟以内", [("平均处理时长", "", "6分钟以内", "lower")]),
    ("通过复盘把返工率从9%降到4%", [("返工率", "9%", "4%", "lower")]),
    ("发布周期由14天精简至9天", [("发布周期", "14天", "9天", "lower")]),
    ("年末会员数达到120万", [("年末会员数", "", "120万", "")]),
    ("新签门店36家", [("新签门店", "", "36家", "")]),
    ("新增36家加盟店", [("新增加盟店", "", "36家", "")]),
    ("输出18门微课与配套题库", [("微课与配套题库", "", "18门", "")]),
    ("各配备≥6名调度员", [("调度员(各)", "", "≥6名", "higher")]),
    ("直播/门店销售占比40%/60%", [("直播销售占比", "", "40%", ""), ("门店销售占比", "", "60%", "")]),
    ("社群运营贡献35%的新客", [("社群运营新客占比", "", "35%", "")]),
    ("营收8亿元,同比增长15%", [("营收", "", "8亿元", "higher"), ("营收同比增长", "", "15%", "")]),
    ("毛利率40%-45%", [("毛利率", "", "40%-45%", "range")]),
    ("管理费用率下降2个百分点至8%", [("管理费用率", "", "8%", "lower")]),
    ("lower the energy ratio by 2 points to 8%", [("energy ratio", "", "8%", "lower")]),
    ("直营店GMV 5亿,占比60%", [("直营店GMV", "", "5亿", ""), ("直营店GMV占比", "", "60%", "")]),
    ("6条示范产线按期投产率100%", [("示范产线按期投产率", "", "100%", "")]),
    ("复购提升3个百分点", [("复购", "", "+3个百分点", "higher")]),
    ("新建设备台账(已有120台)", []),
    ("在三个月内完成数据迁移", []),
    ("3个月内完成数据迁移", []),
    ("覆盖TOP30客户", []),
    ("成为行业第一", []),
    ("raise first-pass yield from 91% to 96%", [("first-pass yield", "91%", "96%", "higher")]),
    ("keep scrap rate below 2%", [("scrap rate", "", "below 2%", "lower")]),
    ("ARR of $12.5M", [("ARR", "", "$12.5M", "higher")]),
    ("24 safety audits", [("safety audits", "", "24 audits", "")]),
    ("hire 9 welders", [("hire welders", "", "9 welders", "")]),
    ("with ≥6 dispatchers each", [("dispatchers (each)", "", "≥6 dispatchers", "higher")]),
    ("web/store revenue share 30%/70%", [("web revenue share", "", "30%", ""), ("store revenue share", "", "70%", "")]),
    (
        "community posts generate 35% of new orders",
        [("share of new orders from community posts", "", "35%", "")],
    ),
    ("cut scrap rate to 2% and raise first-pass yield to 96%", [
        ("scrap rate", "", "2%", "lower"), ("first-pass yield", "", "96%", "higher"),
    ]),
    ("finish the migration within 3 months", []),
    ("enter two new markets", []),
    ("be the best in town", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TARGETS)
def test_a_target_is_read_with_its_name_its_bound_and_its_direction(text, expected):
    assert [told(kpi) for kpi in read_kpis(text)] == expected


BASELINES = [
    ("过往客诉率2.4%", [("客诉率", "2.4%", "")]),
    ("Past scrap rate 3.1%", [("scrap rate", "3.1%", "")]),
    ("31% night-shift staff", [("night-shift staff", "31%", "")]),
    ("准时率:当前91%,目标95%", [("准时率", "91%", "95%")]),
    ("on-time rate 91% today, target 95%", [("on-time rate", "91%", "95%")]),
    ("on-time rate 91% (goal 95%)", [("on-time rate", "91%", "95%")]),
    ("公司要求全年续费率≥92%", [("续费率", "", "≥92%")]),
    ("总部下达的毛利率≥35%", [("毛利率", "", "≥35%")]),
    ("集团希望我们全年收入达到5亿元", [("收入", "", "5亿元")]),
    ("上级对本部门的要求是回款率≥95%", [("回款率", "", "≥95%")]),
    ("公司续费率≥92%", [("公司续费率", "", "≥92%")]),
    ("集团客户≥40家", [("集团客户", "", "≥40家")]),
    ("The company asks for a renewal rate ≥92%", [("renewal rate", "", "≥92%")]),
    ("Head office requires a margin of ≥35%", [("margin", "", "≥35%")]),
    ("准时率基线91%、要求≥95%", [("准时率", "91%", "≥95%")]),
    ("良率≥98%", [("良率", "", "≥98%")]),
]


@pytest.mark.parametrize(("text", "expected"), BASELINES)
def test_where_things_stand_is_a_baseline_unless_the_words_say_target(text, expected):
    assert [(kpi.name, kpi.baseline, kpi.target) for kpi in read_kpis(text, "baseline")] == expected


def test_a_read_kpi_has_its_excerpt_its_unit_and_what_the_book_knows():
    assert read_kpis("续费率≥93%(口径:按金额,负责人:周航,数据来源:CRM);其他照旧") == (
        Kpi(
            text="续费率≥93%(口径:按金额,负责人:周航,数据来源:CRM)",
            read=True,
            name="续费率",
            definition="按金额",
            unit="%",
            behaviour="rate",
            better="higher",
            target="≥93%",
            owner="周航",
            source="CRM",
        ),
    )


def test_the_day_by_which_and_the_time_for_which_are_read():
    (zh,) = read_kpis("Q3前系统可用性达到99.95%,并连续3个月保持")
    (en,) = read_kpis("hold renewal rate at 93% for 3 consecutive months by the end of Q3")
    assert (zh.due, zh.lasts) == ("Q3", "3个月")
    assert (en.due, en.lasts) == ("end of Q3", "3 months")


def test_a_baseline_and_a_target_of_one_metric_become_one_kpi():
    assert read_kpis("renewal rate ≥93%; last year's renewal rate was 88%") == (
        Kpi(
            text="renewal rate ≥93%; last year's renewal rate was 88%",
            read=True,
            name="renewal rate",
            unit="%",
            behaviour="rate",
            better="higher",
            baseline="88%",
            target="≥93%",
        ),
    )


def test_two_different_targets_of_one_metric_stay_two_kpis():
    assert [kpi.target for kpi in read_kpis("renewal rate ≥93%; renewal rate ≥95%")] == ["≥93%", "≥95%"]


def test_figures_of_two_kinds_are_not_one_kpi():
    share, money = Kpi(name="channel", target="35%"), Kpi(name="channel", baseline="8亿元")
    assert not agree(share, money)
    assert len(merged((share, money))) == 2


def test_what_the_first_says_holds_when_two_are_put_together():
    one, two = Kpi(text="a", name="x", target="5"), Kpi(text="b", name="y", target="5", baseline="3", owner="Kim")
    assert together(one, two) == Kpi(text="a; b", name="x", target="5", baseline="3", owner="Kim", better="", read=True)


WORDS = st.sampled_from(
    [
        "续费率",
        "客单价",
        "提升至",
        "降到",
        "从",
        "92%",
        "28万",
        "≥",
        "3个",
        "目标",
        "去年",
        ",",
        ";",
        "(",
        ")",
        "/",
        " renewal rate ",
        " to ",
        "from ",
        "5 new sites",
        "and ",
        "of ",
        " each",
        "1.5 million",
        "约",
        "每月",
        "5pp",
        "\n",
    ]
)


@given(st.lists(WORDS, max_size=14), st.sampled_from(["target", "baseline"]))
def test_every_figure_that_is_read_can_be_read_again_and_every_excerpt_stands_in_the_text(parts, stated):
    text = "".join(parts)
    for clause in clauses(text):
        for kpi in kpis_in(clause, stated):
            assert kpi.text == clause.text
            assert kpi.text in text
            assert kpi.name
            assert kpi.target or kpi.baseline
            assert all(quantity(figure) for figure in (kpi.target, kpi.baseline) if figure)


@given(st.text(max_size=300))
def test_any_text_is_read_without_an_error(text):
    assert all(kpi.read for kpi in read_kpis(text))


MOVED = [
    ("单次服务成本下降10%", [("单次服务成本", "", "-10%", "lower")]),
    ("客单价提升15%", [("客单价", "", "+15%", "higher")]),
    ("reduce cost per contact by 10%", [("cost per contact", "", "-10%", "lower")]),
    ("客单价同比增长15%", [("客单价同比增长", "", "15%", "")]),
    ("增长率20%", [("增长率", "", "20%", "")]),
    ("growth rate 20%", [("growth rate", "", "20%", "")]),
]


@pytest.mark.parametrize(("text", "expected"), MOVED)
def test_a_change_is_the_target_of_what_changes_even_where_figures_are_baselines(text, expected):
    read = [told(kpi) for kpi in read_kpis(text, "baseline")]
    assert read == [e if e[2][0] in "+-" else (e[0], e[2], "", e[3]) for e in expected]


def test_a_time_that_becomes_another_has_a_name_before_it():
    assert [told(kpi) for kpi in read_kpis("平均首次响应 62秒→45秒")] == [("平均首次响应", "62秒", "45秒", "lower")]


def test_one_target_with_its_bound_and_without_it_is_one_target():
    (kpi,) = read_kpis("一次解决率 71%→80%；一次解决率80%以上")
    assert (kpi.name, kpi.baseline, kpi.target) == ("一次解决率", "71%", "80%以上")
    assert [kpi.target for kpi in read_kpis("一次解决率 80%；一次解决率85%以上")] == ["80%", "85%以上"]


def test_what_stands_before_a_name_in_time_is_no_part_of_it():
    assert [kpi.name for kpi in read_kpis("上线6个月后缺货率≤5%；7月底前补齐2名销售")] == ["缺货率", "补齐销售"]


def test_a_ratio_of_two_figures_is_not_read_as_its_first_one():
    assert read_kpis("活动ROI目标1:3") == ()
