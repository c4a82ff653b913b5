"""Each figure of a prose text has a source, or is said to have none."""

import random
import time

import pytest

from mcp_server.language.tracing import Facts, evidence_facts, facts_in, trace
from mcp_server.model.brief import Claim, Evidence

EVIDENCE = [
    Evidence(id="f1", metric="续费率", value="92%", when="2025", source="台账"),
    Evidence(id="f2", metric="续费率", value="85%", when="2024", source="台账"),
    Evidence(id="f3", metric="D7 retention", value="28.6%", source="dashboard"),
    Evidence(id="f4", metric="D30 retention", value="17.4%", source="dashboard"),
    Evidence(
        id="f5", text="2,842 registrations; activation 32.5%; peak DAU 318; budget 450,000 yuan, spent 432,000 yuan"
    ),
    Evidence(
        id="f6", text="| 项目 | 2024 | 2025 |\n|---|---|---|\n| 签单额(万元) | 1,200 | 1,500 |\n| 客户数 | 36 | 45 |"
    ),
]
FACTS = evidence_facts(EVIDENCE)


def verdicts(text, facts=FACTS, **more):
    return [(one.figure.text, one.verdict) for one in trace(text, facts, **more)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025年续费率92%，2024年续费率85%。", [("92%", "supported"), ("85%", "supported")]),
        ("The renewal rate was 92% in 2025.", [("92%", "supported")]),
        ("D7 retention 28.6%, D30 17.4%", [("28.6%", "supported"), ("17.4%", "supported")]),
        ("D7 and D30 retention were 28.6% and 17.4%.", [("28.6%", "supported"), ("17.4%", "supported")]),
        (
            "There were 2,842 registrations and the peak DAU was 318.",
            [("2,842 registrations", "supported"), ("318", "supported")],
        ),
        ("2025年签单额1,500万元，客户数45家。", [("1,500万元", "supported"), ("45家", "supported")]),
        ("## 续费率\n2025年达到92%。", [("92%", "supported")]),
        ("D7 retention was 29%.", [("29%", "supported")]),
        ("| 指标 | 2025 |\n|---|---|\n| 续费率 | 92% |\n| 客户数 | 45 |", [("92%", "supported"), ("45", "supported")]),
    ],
)
def test_a_figure_is_supported_where_value_measure_and_time_are_those_of_a_fact(text, expected):
    assert verdicts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025年续费率92%，2024年续费率92%。", [("92%", "supported"), ("92%", "value_only")]),
        ("D7 and D30 retention were 17.4% and 28.6%.", [("17.4%", "value_only"), ("28.6%", "value_only")]),
        ("D7 retention 17.4%, D30 retention 28.6%", [("17.4%", "value_only"), ("28.6%", "value_only")]),
        ("DAU reached 318.", [("318", "value_only")]),
        ("净续费率92%。", [("92%", "value_only")]),
        ("续费率约92%。", [("约92%", "value_only")]),
        ("客户数稳定，NPS达到45。", [("45", "value_only")]),
        ("续费率提升了92个百分点。", [("92个百分点", "unsupported")]),
        ("D7 retention was 28.64%.", [("28.64%", "unsupported")]),
        ("客户满意度达到87%。", [("87%", "unsupported")]),
    ],
)
def test_a_value_alone_supports_nothing(text, expected):
    assert verdicts(text) == expected


@pytest.mark.parametrize(
    ("text", "figure", "formula"),
    [
        ("续费率由85%提升至92%，提升了7个百分点。", "7个百分点", "92% − 85%"),
        ("Satisfaction rose to 87% from 81%, up 6 points.", "6 points", "81% − 87%"),
        ("2,842 people registered, of whom 924 (32.5%) were activated.", "32.5%", "924 ÷ 2,842 people"),
        ("(450,000 - 432,000) / 450,000 = 4%", "4%", "(450,000 - 432,000) / 450,000"),
        ("华东120万元、华南80万元，合计200万元。", "200万元", "120万元 + 80万元"),
        ("客户数增长25%。", "25%", "(45 − 36) ÷ 36"),
        ("2025年签单额1,500万元，同比增长25%。", "25%", "(1,500 − 1,200) ÷ 1,200"),
        ("平均每次发布耗时14天，缩短到10天，缩短28.6%。", "28.6%", "(10天 − 14天) ÷ 14天"),
        ("订单从20笔增至60笔，是原来的3倍。", "3倍", "60笔 ÷ 20笔"),
    ],
)
def test_a_figure_is_derived_where_the_sentence_says_how_it_follows(text, figure, formula):
    found = {one.figure.text: one for one in trace(text, FACTS)}[figure]
    assert (found.verdict, found.formula) == ("derived", formula)


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("续费率由85%提升至92%，提升了8个百分点。", "8个百分点"),
        ("续费率由85%提升至92%，提升了7%。", "7%"),
        ("2,842 people registered, of whom 924 (36.5%) were activated.", "36.5%"),
        ("(450,000 - 432,000) / 450,000 = 5%", "5%"),
        ("(680 - 774) / 774 = -0.12%", "-0.12%"),
        ("华东120万元、华南80万元，合计210万元。", "210万元"),
        ("客户数增长35%。", "35%"),
    ],
)
def test_what_does_not_follow_is_unsupported(text, figure):
    assert dict(verdicts(text))[figure] == "unsupported"


def test_a_claim_hands_over_what_the_sentence_does_not_say():
    text = "The budget left is 4.0% of everything."
    claim = Claim(text="4.0% of everything", op="share", of=("18,000 yuan", "450,000 yuan"), value="4.0%")
    assert verdicts(text) == [("4.0%", "unsupported")]
    assert verdicts(text, claims=[claim]) == [("4.0%", "derived")]
    assert verdicts(text, claims=[claim.model_copy(update={"text": "of nothing"})]) == [("4.0%", "unsupported")]
    assert verdicts(text, claims=[claim.model_copy(update={"of": ("20,000 yuan", "450,000 yuan")})]) == [
        ("4.0%", "unsupported")
    ]


def test_what_was_looked_for_shows_its_formula_and_how_many_hits_chance_would_give():
    (found,) = trace("The rest of 18,000 yuan was returned.", FACTS)
    assert (found.verdict, found.formula) == ("possibly_derived", "450,000 yuan − 432,000 yuan")
    assert found.chance is not None
    assert 0 < found.chance < 0.05
    assert [fact.metric for fact in found.facts] == ["budget", "spent"]


def test_among_many_facts_a_formula_proves_nothing():
    drawn = random.Random(4)
    facts = facts_in("\n".join(f"thing {i}: {drawn.randint(100, 999)}" for i in range(40)))
    assert {verdict for _, verdict in verdicts("The answer was 417.", facts)} <= {"unsupported", "value_only"}
    assert verdicts("Somebody counted 5,041.", facts) == [("5,041", "unsupported")]


@pytest.mark.parametrize(
    "text",
    [
        "分三步走，共5个阶段。",
        "The project had 4 phases and 2 steps.",
        "On 2026-03-05 at 14:30 release 2.4.1 went out to the TOP50.",
        "1. 目标\n2. 结果\n(3) 原因",
        "每2周复盘一次，第3次会议定稿。",
        "Q3 came before W38; see section 4.",
        "",
        "\x00",
    ],
)
def test_dates_labels_and_what_sets_out_a_text_are_no_figures(text):
    assert verdicts(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("计划2026年续费率达到95%。", "proposal"),
        ("We will win 180 customers.", "proposal"),
        ("假设流失率为4%，", "assumption"),
        ("We assume that 30% of them answer.", "assumption"),
        ("满意度为95%。", "unsupported"),
    ],
)
def test_what_is_planned_or_assumed_is_no_fact(text, expected):
    assert [verdict for _, verdict in verdicts(text)] == [expected]


def test_a_figure_tells_where_it_stands():
    found = trace("第一段没有数。\n\n## 结果\n\n前一句。客户满意度\n达到87%，好于预期。", FACTS)
    assert [(one.line, one.excerpt) for one in found] == [(6, "达到87%，好于预期")]
    text = "abc 12% def"
    (found,) = trace(text)
    assert text[found.figure.start : found.figure.end] == "12%"


def test_a_table_gives_facts_by_row_and_column_in_the_unit_that_it_states():
    facts = facts_in(
        "Sales, in thousands\n\n|  | 2019 | 2018 |\n|---|---|---|\n| Europe | $ 1,452 | (56) |\n| Share (%) | 12.5 | — |"
    )
    assert [(one.metric, one.when, str(one.value.value), one.value.unit, one.scale) for one in facts[:2]] == [
        ("Europe", "2019", "1452", "USD", 1000),
        ("Europe", "2018", "-56", "", 1000),
    ]
    assert verdicts("Europe had 1,452 in 2019.", facts) == [("1,452", "supported")]
    assert verdicts("Europe had $1.452 million in 2019.", facts) == [("$1.452 million", "supported")]
    assert [(str(one.value.value), one.value.unit) for one in facts if "Share" in one.metric] == [("12.5", "%")]


@pytest.mark.parametrize(
    "text",
    ["1 " * 20_000, "1+1=" * 10_000, "(1 1 1 1 1 " * 4_000 + "=5", "比" * 40_000 + "5%", "|" * 40_000 + "5|", "|a|5%|\n" * 5_000,
     "5%," * 10_000, "# 续费率 5%\n续费率5%\n" * 2_000, "续费率 12% 与 34% " * 2_000],
)  # fmt: skip
def test_hostile_text_takes_no_longer_than_prose(text):
    facts = Facts(facts_in("\n".join(f"thing {i}: {i * 37}%" for i in range(1_000))))
    begin = time.process_time()
    trace(text, facts)
    assert time.process_time() - begin < 10


@pytest.mark.parametrize("value", ["9" * 70, "0", "-0", "0.0000000001", "1e5", "-5%", "99999999999999999999%"])
def test_every_size_of_figure_gets_a_verdict(value):
    facts = evidence_facts(
        [Evidence(metric="x", value="5"), Evidence(metric="y", value="0"), Evidence(metric="z", value="9" * 70)]
    )
    assert all(one.verdict for one in trace(f"x rose by {value} from 0 to 5, 0 = 0/0 = {value}.", facts))
