import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcp_server.errors import BriefError, NotFound
from mcp_server.knowledge import metrics as module
from mcp_server.knowledge.lexicon import key
from mcp_server.knowledge.metrics import Metric, bind, mentions, metrics

BOOK = metrics()
COMMON = {"sales", "marketing", "product", "engineering", "data", "customer_success", "service", "finance", "people"}
OWN = """\
renewal_rate:
  definition:
    zh-CN: 到期合同中续签的金额占比。
    en: Share by value of the contracts due that were renewed.
kit_lines:
  name:
    zh-CN: 方案包条数
    en: Kit lines
  aliases:
    zh-CN: 套件条数
    en: GRR, lines of kits
  definition:
    zh-CN: 方案包里的条目数。
    en: Lines in all kits.
  behaviour: stock
  dimension: count
  formula: 2 * deals_signed
  source: "usual: our sales handbook"
unbound:
  en: kit
"""


def own(folder: Path, text: str) -> Path:
    (folder / "own.yaml").write_text(text, encoding="utf-8")
    return folder


def found(text: str) -> list[tuple[str, str]]:
    return [(mention.text, mention.metric.id) for mention in mentions(text)]


def test_no_name_is_claimed_by_two_metrics():
    assert [*module._bad_names(module._layer(module._FOLDER))] == []


def test_every_formula_and_complement_leads_to_a_metric():
    assert [*module._loose_ends(BOOK)] == []


def test_there_are_enough_metrics_in_every_domain():
    domains = Counter(metric.domain for metric in BOOK.values())
    assert {*domains} == {*COMMON, "supply_chain", "project"}
    assert domains.total() >= 160
    assert min(domains.values()) >= 12


@pytest.mark.parametrize("metric", BOOK.values(), ids=lambda metric: metric.id)
def test_every_entry_is_whole_in_both_languages(metric: Metric):
    for texts in (metric.name, metric.aliases, metric.definition, metric.pitfalls):
        assert set(texts) == {"zh-CN", "en"}
    for texts in (metric.definition, metric.pitfalls):
        assert any("\u3400" < sign < "\u9fff" for sign in texts["zh-CN"])
        assert not any("\u3400" < sign < "\u9fff" for sign in texts["en"])
        assert texts["zh-CN"][-1] == "。"
        assert texts["en"][-1] == "."
    assert len(metric.source) > 10


@pytest.mark.parametrize("metric", BOOK.values(), ids=lambda metric: metric.id)
def test_dimension_unit_and_range_of_an_entry_agree(metric: Metric):
    low, high = metric.range
    assert (metric.unit == "%") == (metric.dimension == "percent")
    assert metric.unit.startswith("currency") == (metric.dimension == "money")
    assert metric.dimension != "percent" or high in {None, 100}
    assert metric.dimension != "count" or low == 0
    assert metric.complement == "" or BOOK[metric.complement].complement == metric.id
    if metric.complement:
        other = BOOK[metric.complement]
        assert (metric.dimension, other.dimension) == ("percent", "percent")
        assert {metric.better, other.better} in ({"higher", "lower"}, {None})
    assert metric.formula == "" or metric.behaviour in {"rate", "stock", "flow"}


def test_the_metrics_that_a_threshold_may_name_without_a_kpi_are_there():
    assert {"budget_used", "effort_used", "schedule_slip", "kpi_deviation"} <= BOOK.keys()


def test_an_entry_says_what_it_is():
    assert BOOK["renewal_rate"].model_dump(exclude={"definition", "pitfalls", "aliases"}) == {
        "id": "renewal_rate",
        "domain": "customer_success",
        "name": {"zh-CN": "续费率", "en": "Renewal rate"},
        "behaviour": "rate",
        "dimension": "percent",
        "unit": "%",
        "better": "higher",
        "formula": "",
        "range": (0, 100),
        "complement": "",
        "observed": "monthly",
        "lag": "30 days",
        "source": "Mehta, Steinman & Murphy, Customer Success (Wiley, 2016)",
    }


@pytest.mark.parametrize("metric", BOOK.values(), ids=lambda metric: metric.id)
def test_every_name_of_a_metric_binds_to_it(metric: Metric):
    assert {name for name in metric.spellings() if bind(name) is not metric} == set()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("续费率", "renewal_rate"),
        ("续约率", "renewal_rate"),
        ("Renewal Rates", "renewal_rate"),
        ("renewal-rate", "renewal_rate"),
        ("RENEWAL RATE", "renewal_rate"),
        ("GRR", "renewal_rate"),
        ("年度续费率", "renewal_rate"),
        ("续费率(%)", "renewal_rate"),
        ("续费率(GRR)", "renewal_rate"),
        ("our overall renewal rate", "renewal_rate"),
        ("续费率目标", "renewal_rate"),
        ("2026年续费率", "renewal_rate"),
        ("NRR", "net_revenue_retention"),
        ("NDR", "net_revenue_retention"),
        ("净续费率", "net_revenue_retention"),
        ("Net Revenue Retention (NRR)", "net_revenue_retention"),
        ("大客户净扩张率", "key_account_net_retention"),
        ("大客户NRR", "key_account_net_retention"),
        ("Net expansion of key accounts", "key_account_net_retention"),
        ("ARR", "annual_recurring_revenue"),
        ("年末ARR", "annual_recurring_revenue"),
        ("ARR(年末)", "annual_recurring_revenue"),
        ("Year-end ARR", "annual_recurring_revenue"),
        ("ARR at year end", "annual_recurring_revenue"),
        ("Year-end ARR (million yuan)", "annual_recurring_revenue"),
        ("2026Q3 ARR", "annual_recurring_revenue"),
        ("目标ARR(万元)", "annual_recurring_revenue"),
        ("新增ARR", "new_arr"),
        ("New ARR", "new_arr"),
        ("新增客户", "new_customers"),
        ("全年新增客户数(家)", "new_customers"),
        ("New customers", "new_customers"),
        ("new customer", "new_customers"),
        ("平均客单价", "average_deal_size"),
        ("客单价", "average_deal_size"),
        ("average deal", "average_deal_size"),
        ("Average deal size (CNY)", "average_deal_size"),
        ("ACV", "annual_contract_value"),
        ("商机-签约转化率", "opportunity_to_signing"),
        ("商机→签约转化率", "opportunity_to_signing"),
        ("商机签约转化率", "opportunity_to_signing"),
        ("opportunity-to-signing conversion", "opportunity_to_signing"),
        ("MQL→SQL", "mql_to_sql"),
        ("MQL->SQL", "mql_to_sql"),
        ("MQL to SQL", "mql_to_sql"),
        ("ＭＱＬ→ＳＱＬ转化率", "mql_to_sql"),
        ("渠道贡献占比", "channel_share"),
        ("channel contribution", "channel_share"),
        ("销售周期", "sales_cycle"),
        ("平均销售周期(天)", "sales_cycle"),
        ("Average sales cycle (days)", "sales_cycle"),
        ("CAC", "customer_acquisition_cost"),
        ("CAC回收", "cac_payback"),
        ("CAC payback period", "cac_payback"),
        ("坏账率", "bad_debt_rate"),
        ("Bad debts", "bad_debt_rate"),
        ("折扣率", "price_discount_rate"),
        ("新增折扣率", "price_discount_rate"),
        ("Discount on new business", "price_discount_rate"),
        ("有效伙伴", "active_partners"),
        ("过往年复合增长率", "compound_annual_growth_rate"),
        ("past compound annual growth", "compound_annual_growth_rate"),
        ("新人占比", "newcomer_share"),
        ("D7留存", "d7_retention"),
        ("D7 留存率", "d7_retention"),
        ("7日留存率", "d7_retention"),
        ("day-7 retention", "d7_retention"),
        ("D30 retention", "d30_retention"),
        ("DAU", "daily_active_users"),
        ("日活", "daily_active_users"),
        ("月度活跃用户", "monthly_active_users"),
        ("NPS", "net_promoter_score"),
        ("净推荐值", "net_promoter_score"),
        ("平均NPS", "net_promoter_score"),
        ("激活率", "activation_rate"),
        ("平均激活率", "activation_rate"),
        ("Activation", "activation_rate"),
        ("注册", "registrations"),
        ("注册用户数", "registrations"),
        ("Sign-ups", "registrations"),
        ("可用性", "availability"),
        ("Uptime", "availability"),
        ("P1缺陷", "p1_defects"),
        ("P1 defects", "p1_defects"),
        ("P2缺陷数(个)", "p2_defects"),
        ("发布周期", "release_cycle"),
        ("Average release cycle", "release_cycle"),
        ("第三季度营收", "revenue"),
        ("Sales", "revenue"),
        ("毛利率", "gross_margin"),
        ("Gross margin %", "gross_margin"),
        ("DSO", "days_sales_outstanding"),
        ("现金流", "cash_flow"),
        ("整体满意度", "customer_satisfaction"),
        ("员工离职率", "staff_turnover"),
        ("OTIF", "on_time_in_full"),
        ("SPI", "schedule_performance_index"),
        ("预算使用率", "budget_used"),
        ("budget_used", "budget_used"),
    ],
)
def test_a_name_binds_to_the_metric_that_people_mean(name, expected):
    assert bind(name) is BOOK[expected]


@pytest.mark.parametrize(
    "name",
    [
        # other measures
        "大客户续费率",
        "Key account renewal rate",
        "净ARR",
        "net ARR",
        "新增DAU",
        "DAU峰值",
        "peak DAU",
        "平均DAU",
        "average DAU",
        "平均营收",
        "人均毛利",
        "gross bookings",
        "华东续费率",
        "East China renewal rate",
        "行业平均续费率",
        "competitor NPS",
        "续费率(金额口径)",
        "续费率(NRR)",
        "收入占比",
        "revenue share",
        "毛利增长率",
        "order value",
        "customer value",
        "未注册用户",
        "目标客户",
        "target customers",
        "sales target",
        "discount rate",
        "PV",
        "管理费用率",
        "培训合格率",
        # several fit
        "转化率",
        "conversion rate",
        "留存率",
        "churn",
        "流失率",
        "响应时间",
        "CPA",
        "完成率",
        "活跃用户",
        "active users",
        # no metric at all
        "注册表",
        "注册资本",
        "可用性测试",
        "线索质量",
        "lead quality",
        "Sales team",
        "销售部门",
        "客户",
        "续费",
        "NPS +24",
        "ARR 5700万",
        "renewal",
        "目标",
        "年度",
        "2026年",
        "average",
        "",
        "%",
        "()",
        "续费率" * 100,
        "(" * 200,
        "🙂",
    ],
)
def test_a_name_that_means_something_else_or_several_things_does_not_bind(name):
    assert bind(name) is None


@given(st.text(st.sampled_from("续费率净新增年末平均的客户ARR NPSrenewal()()【】 2026Q3%→-·"), max_size=40))
def test_binding_never_fails_and_a_qualifier_never_changes_the_metric(name):
    metric = bind(name)
    if metric:
        assert bind(f"年末{name}") is metric
        assert bind(f"our {name}") is metric


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "本季度续费率从88%升至92%,净续费率108%,其中大客户续费率95%。",
            [("续费率", "renewal_rate"), ("净续费率", "net_revenue_retention")],
        ),
        (
            "注册资本500万;注册流程改版后注册2,842人,未注册用户占30%,累计注册1.2万。",
            [("注册", "registrations"), ("累计注册", "total_registered_users")],
        ),
        (
            "收入增长率18%,线上收入占比35%,全年收入5,700万,人均收入30万。",
            [("收入增长率", "revenue_growth"), ("收入", "revenue")],
        ),
        (
            "客户满意度调查显示满意率92%;员工满意度80%。",
            [
                ("客户满意度", "customer_satisfaction"),
                ("满意率", "customer_satisfaction"),
                ("员工满意度", "employee_satisfaction"),
            ],
        ),
        (
            "MQL→SQL 40%,商机 - 签约转化率18%,销售周期缩短至75天",
            [("MQL→SQL", "mql_to_sql"), ("商机 - 签约转化率", "opportunity_to_signing"), ("销售周期", "sales_cycle")],
        ),
        (
            "ARR5,700万;D7 留存28.6%;NPS+24;可用性99.95%",
            [
                ("ARR", "annual_recurring_revenue"),
                ("D7 留存", "d7_retention"),
                ("NPS", "net_promoter_score"),
                ("可用性", "availability"),
            ],
        ),
        ("线索质量波动,新客户经理入职,转化率2.3%,培训合格率98%,管理费用率8%", []),
        (
            "The renewal rate rose to 92%, the net renewal\nrate to 108%; the key-account renewal rate is 95%.",
            [("renewal rate", "renewal_rate"), ("net renewal\nrate", "net_revenue_retention")],
        ),
        (
            "Revenue growth of 18%: revenue 57M, revenue per employee 1.2M, gross revenue 60M, revenue share 35%.",
            [
                ("Revenue growth", "revenue_growth"),
                ("revenue", "revenue"),
                ("revenue per employee", "revenue_per_employee"),
            ],
        ),
        (
            "1,200 MQLs gave 480 SQLs, an MQL-to-SQL rate of 40%; the SQL query took 3 s.",
            [
                ("MQLs", "marketing_qualified_leads"),
                ("MQL-to-SQL rate", "mql_to_sql"),
            ],
        ),
        (
            "After the usability test availability was 99.95 % and MTTR 35 minutes.",
            [("availability", "availability"), ("MTTR", "time_to_restore")],
        ),
        (
            "Churn fell; user churn 3%, customer churn 1%.",
            [("user churn", "user_churn"), ("customer churn", "customer_churn")],
        ),
        ("This leads to delay; sales and customers agreed to reach out; conversions rose.", []),
        ("CARRY, unsubscribed, DAUphin, snps", []),
        ("", []),
    ],
)
def test_a_text_names_these_metrics_and_no_others(text, expected):
    assert found(text) == expected


@given(st.text(st.sampled_from("续费率净新增客户数注册表大ARR NPSMQL→SQLrenewal rate,,。\n2026%D7留存"), max_size=80))
def test_every_mention_stands_where_it_is_said_to_stand_and_binds_by_itself(text):
    behind = 0
    for mention in mentions(text):
        assert behind <= mention.start < mention.end <= len(text)
        assert mention.text == text[mention.start : mention.end]
        assert bind(mention.text) is mention.metric
        behind = mention.end


@pytest.mark.parametrize("piece", ["续费率", "大客户续费率", "renewal rate ", "net ", "MQL→", "\n"])
def test_hostile_text_is_searched_in_linear_time(piece):
    BOOK.lexicon  # noqa: B018 - built before the clock starts
    for length in (20_000, 200_000):
        text = (piece * length)[:length]
        start = time.process_time()
        mentions(text)
        assert time.process_time() - start < length / 40_000


def test_a_teams_entry_replaces_the_fields_that_it_gives_and_takes_the_names_that_it_claims(tmp_path):
    book = metrics(own(tmp_path, OWN))
    renewal = BOOK["renewal_rate"]
    definition = {"zh-CN": "到期合同中续签的金额占比。", "en": "Share by value of the contracts due that were renewed."}
    assert book["renewal_rate"] == renewal.model_copy(update={"definition": definition, "domain": "own"})
    assert len(book) == len(BOOK) + 1
    assert bind("GRR", book) is book["kit_lines"]
    assert bind("套件条数", book) is book["kit_lines"]
    assert bind("续约率", book) is book["renewal_rate"]
    assert [mention.metric.id for mention in mentions("续费率, GRR, kit, 方案包条数", book)] == [
        "renewal_rate",
        "kit_lines",
        "kit_lines",
    ]
    assert bind("GRR") is renewal


@pytest.mark.parametrize(
    ("old", "new", "at", "says"),
    [
        ("behaviour: stock", "behaviour: level", "own.yaml#/kit_lines/behaviour", "'stock', 'flow' or 'rate'"),
        ("  dimension: count\n", "", "own.yaml#/kit_lines/dimension", "Field required"),
        ("dimension: count", "colour: red\n  dimension: count", "own.yaml#/kit_lines/colour", "Extra inputs"),
        ("    en: Kit lines\n", "", "own.yaml#/kit_lines/name", "zh-CN and en"),
        ("deals_signed", "deals_signedd", "own.yaml#/kit_lines/formula", "no metric 'deals_signedd'"),
        ("deals_signed", "kit_lines", "own.yaml#/kit_lines/formula", "leads back to itself"),
        ("2 * deals_signed", "deals_signed ** 2 or x()", "own.yaml#/kit_lines/formula", "ids of metrics and numbers"),
        ("2 * deals_signed", "2 * (deals_signed", "own.yaml#/kit_lines/formula", "ids of metrics and numbers"),
        ("dimension: count", "dimension: count\n  complement: none", "own.yaml#/kit_lines/complement", "'none'"),
        ("dimension: count", "dimension: count\n  range: 100..0", "own.yaml#/kit_lines/range", "smaller number"),
        ("dimension: count", "dimension: count\n  range: 0 to 1", "own.yaml#/kit_lines/range", "0..100"),
        ("dimension: count", "dimension: count\n  range: NaN..", "own.yaml#/kit_lines/range", "0..100"),
        ("en: kit\n", "en: lines of kits\n", "own.yaml#/kit_lines", "'lines of kits' belongs to unbound, too"),
        ("套件条数", "……", "own.yaml#/kit_lines", "'……' has neither"),
        ("kit_lines:", "KitLines:", "own.yaml#/KitLines", "small letters"),
        ("unbound:\n  en: kit", "unbound: kit", "own.yaml#/unbound", "mapping"),
    ],
)
def test_a_fault_in_a_teams_file_is_named_with_file_entry_and_field(tmp_path, old, new, at, says):
    assert old in OWN
    with pytest.raises(BriefError) as raised:
        metrics(own(tmp_path, OWN.replace(old, new, 1)))
    assert [(fault.at, says in fault.message) for fault in raised.value.faults] == [(at, True)]


def test_an_entry_in_two_files_of_a_team_is_refused(tmp_path):
    (tmp_path / "other.yaml").write_text("renewal_rate:\n  better: higher\n", encoding="utf-8")
    with pytest.raises(BriefError, match=r"own\.yaml#/renewal_rate: stands in other\.yaml, too"):
        metrics(own(tmp_path, OWN))


def test_a_folder_that_is_not_there_is_not_found(tmp_path):
    with pytest.raises(NotFound, match="'absent'"):
        metrics(tmp_path / "absent")


def test_an_empty_folder_changes_nothing(tmp_path):
    assert dict(metrics(tmp_path)) == dict(BOOK)
    assert {name for name in metrics(tmp_path).names if key(" ".join(name)) == ()} == set()
