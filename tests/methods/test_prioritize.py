"""Priorities: the order, the arithmetic as shown, and how firmly the first option stands."""

import re
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mcp_server.methods._prioritize_nouns import Gap, Place, Score, Stability, Tipping, Weight
from mcp_server.methods._prioritize_pairs import ratio, times
from mcp_server.methods.prioritize import prioritize
from mcp_server.model.quantity import Quantity
from mcp_server.render.markdown import sections
from tests.conftest import document

D = Decimal


def body(brief):
    return document("prioritize", brief).body


def text(brief):
    made = document("prioritize", brief)
    return "\n".join(section.markdown for section in sections(made, prioritize))


def options(**rows):
    return [{"id": key, "name": key.title(), "figures": figures} for key, figures in rows.items()]


def order(brief):
    return [(score.option, score.rank) for score in body(brief).scores]


RICE = {
    "scheme": "RICE",
    "options": options(
        search={"reach": "800 users per quarter", "impact": "3", "confidence": "80%", "effort": "4 person-months"},
        export={"reach": "500", "impact": "2", "confidence": "1", "effort": "2"},
        mail={"reach": "500", "impact": "2", "effort": "2"},
    ),
}
WEIGHTED = {
    "criteria": [
        {"id": "cost", "name": "成本", "weight": "40%", "better": "越低越好"},
        {"id": "gain", "name": "收益", "weight": "40%"},
        {"id": "risk", "name": "风险", "weight": "20%", "better": "lower", "scale": "1-5"},
    ],
    "options": [
        {"id": "a", "name": "甲案", "figures": {"成本": "300万元", "收益": "8", "风险": "3"}},
        {"id": "b", "name": "乙案", "figures": {"成本": "200万元", "收益": "6", "风险": "2"}},
        {"id": "c", "name": "丙案", "figures": {"成本": "250万元", "gain": "9", "风险": "4"}},
    ],
}


def given_as(value, unit=""):
    return Quantity(value=D(value), unit=unit, dimension="percent" if unit else "count", basis="computed")


def test_rice_shows_its_arithmetic_and_leaves_out_what_lacks_a_figure():
    made = body(RICE)
    assert made.scores == (
        Score(
            at="/options/id=export", option="Export", rank=1, score=D(500), tied=False, formula="500 × 2 × 1 ÷ 2 = 500"
        ),
        Score(
            at="/options/id=search",
            option="Search",
            rank=2,
            score=D(480),
            tied=False,
            formula="800 × 3 × 0.8 ÷ 4 = 480",
        ),
    )
    assert made.gaps == (
        Gap(at="/options/id=mail/figures/confidence", option="Mail", criterion="Confidence", reason="missing"),
    )


def test_rice_tells_which_figure_of_the_first_option_costs_it_its_place():
    found = body(RICE).stability
    at = "/options/id=export/figures/"
    assert found.tipping == (
        Tipping(at=f"{at}reach", criterion="Reach", now=given_as(500), below=given_as(480), level_below="Search"),
        Tipping(at=f"{at}impact", criterion="Impact", now=given_as(2), below=given_as("1.92"), level_below="Search"),
        Tipping(
            at=f"{at}confidence",
            criterion="Confidence",
            now=given_as(100, "%"),
            below=given_as(96, "%"),
            level_below="Search",
        ),
        Tipping(
            at=f"{at}effort", criterion="Effort", now=given_as(2), above=given_as("2.08333333333"), level_above="Search"
        ),
    )
    assert (found.seed, found.draws, found.reason) == (1, 1000, "")


@pytest.mark.parametrize(
    ("scheme", "figures", "formula"),
    [
        ("ICE", {"impact": "8", "confidence": "6", "ease": "4"}, "8 × 6 × 4 = 192"),
        ("ICE_mean", {"影响": "8", "信心": "6", "容易度": "4"}, "(8 + 6 + 4) ÷ 3 = 6"),
        ("ICE mean", {"impact": "8", "confidence": "6", "ease": "4"}, "(8 + 6 + 4) ÷ 3 = 6"),
        (
            "WSJF",
            {"Business value": "13", "time-criticality": "5", "RROE": "2", "job size": "8"},
            "(13 + 5 + 2) ÷ 8 = 2.5",
        ),
        ("WSJF", {"业务价值": "8", "时间紧迫性": "5", "降低风险": "3", "工作规模": "5"}, "(8 + 5 + 3) ÷ 5 = 3.2"),
        (
            "RICE",
            {"触达": "0.0001", "影响": "0.5", "信心": "五成", "工作量": "4人月"},
            "0.0001 × 0.5 × 0.5 ÷ 4 = 0.00000625",
        ),
    ],
)
def test_each_scheme_is_computed_as_it_is_known(scheme, figures, formula):
    made = body({"scheme": scheme, "options": [{"name": "a", "figures": figures}, "b"]})
    assert [score.formula for score in made.scores] == [formula]


@pytest.mark.parametrize(
    ("brief", "scheme"),
    [
        ({"options": options(a={"reach": "1", "impact": "1", "confidence": "1", "effort": "1"})}, "RICE"),
        ({"options": options(a={"影响": "1", "信心": "1", "容易度": "1"})}, "ICE"),
        ({"options": options(a={"增长率": "10%", "份额": "30%"})}, "BCG"),
        ({"options": ["a"], "criteria": ["x"]}, "weighted"),
        ({"options": ["a", "b"], "comparisons": [{"a": "a", "b": "b", "ratio": "2"}]}, "AHP"),
        ({"options": options(a={"impact": "1"})}, ""),
        ({"options": options(a={"reach": "1", "impact": "1", "confidence": "1", "effort": "1", "ease": "1"})}, ""),
        ({"scheme": "波士顿矩阵", "options": options(a={"impact": "1"})}, "BCG"),
    ],
)
def test_the_scheme_is_read_where_one_alone_fits(brief, scheme):
    assert body(brief).scheme == scheme


def test_different_measures_become_parts_of_the_way_from_worst_to_best():
    made = body(WEIGHTED)
    assert [(s.option, s.formula) for s in made.scores] == [
        ("丙案", "40% × 0.5 + 40% × 1 + 20% × 0.25 = 0.65"),
        ("乙案", "40% × 1 + 40% × 0 + 20% × 0.75 = 0.55"),
        ("甲案", "40% × 0 + 40% × 0.6667 + 20% × 0.5 = 0.3667"),
    ]
    assert made.normalised
    assert made.weights[0] == Weight(at="/criteria/id=cost", criterion="成本", better="lower", share=D("0.4"))


def test_ratings_on_one_scale_stay_as_they_are():
    made = body(
        {
            "criteria": [{"id": "r", "name": "Reach", "weight": "3"}, {"name": "Fit", "weight": "1"}],
            "options": options(fair={"Reach": "8", "Fit": "4"}, radio={"Reach": "6", "Fit": "6"}),
        }
    )
    assert [s.formula for s in made.scores] == ["75% × 8 + 25% × 4 = 7", "75% × 6 + 25% × 6 = 6"]
    assert not made.normalised
    assert made.stability.tipping[0] == Tipping(
        at="/criteria/id=r/weight", criterion="Reach",
        now=given_as(75, "%"), below=given_as(50, "%"), level_below="Radio",
    )  # fmt: skip


def test_without_any_weight_all_criteria_count_the_same():
    brief = {"criteria": ["x", "y"], "options": options(a={"x": "3", "y": "5"}, b={"x": "1", "y": "1"})}
    assert [s.formula for s in body(brief).scores] == ["50% × 3 + 50% × 5 = 4", "50% × 1 + 50% × 1 = 1"]
    assert "No weights are given" in text(brief)


# Saaty 2008, "Decision making with the analytic hierarchy process", International Journal of Services Sciences 1: which
# drink is consumed more in the United States.
DRINKS = ("coffee", "wine", "tea", "beer", "sodas", "milk", "water")
CONSUMED = ("9 5 2 1 1 1/2", "1/3 1/9 1/9 1/9 1/9", "1/3 1/4 1/3 1/9", "1/2 1 1/3", "2 1/2", "1/3")


def drinks():
    rows = [(a, row.split()) for a, row in zip(DRINKS, CONSUMED, strict=False)]
    return [
        {"a": a, "b": b, "ratio": value}
        for place, (a, row) in enumerate(rows, 1)
        for b, value in zip(DRINKS[place:], row, strict=True)
    ]


def test_options_compared_as_such_have_the_published_weights():
    made = body({"scheme": "AHP", "options": list(DRINKS), "comparisons": drinks()})
    assert [(s.option, round(s.score, 3)) for s in made.scores] == [
        ("water", D("0.327")), ("sodas", D("0.190")), ("coffee", D("0.177")), ("milk", D("0.129")),
        ("beer", D("0.116")), ("tea", D("0.042")), ("wine", D("0.019")),
    ]  # fmt: skip
    (weighing,) = made.weighings
    assert (round(weighing.ratio, 3), weighing.random_index, weighing.consistent) == (D("0.022"), D("1.32"), True)
    assert made.stability == Stability(reason="as_compared")


COMPARED = {
    "criteria": ["price", "taste"],
    "options": options(x={}, y={}),
    "comparisons": [
        {"a": "price", "b": "taste", "ratio": "1/3"},
        {"criterion": "price", "a": "x", "b": "y", "ratio": "1/4"},
        {"criterion": "taste", "a": "x", "b": "y", "ratio": "4:1"},
    ],
}


def test_weights_and_options_may_both_be_compared():
    made = body(COMPARED)
    assert [s.formula for s in made.scores] == ["25% × 0.2 + 75% × 0.8 = 0.65", "25% × 0.8 + 75% × 0.2 = 0.35"]
    assert [(w.criterion, [x.share for x in w.weights]) for w in made.weighings] == [
        ("", [D("0.25"), D("0.75")]), ("price", [D("0.2"), D("0.8")]), ("taste", [D("0.8"), D("0.2")]),
    ]  # fmt: skip


def test_amounts_beside_comparisons_count_as_parts_of_their_sum():
    brief = {
        **COMPARED,
        "criteria": [{"name": "price", "better": "lower"}, "taste"],
        "options": options(x={"price": "$30"}, y={"price": "$10"}),
        "comparisons": [c for c in COMPARED["comparisons"] if c.get("criterion") != "price"],
    }
    assert [s.formula for s in body(brief).scores] == [
        "25% × 0.25 + 75% × 0.8 = 0.6625",
        "25% × 0.75 + 75% × 0.2 = 0.3375",
    ]


def test_an_option_that_is_not_compared_is_left_out_of_the_order():
    made = body({**COMPARED, "options": options(x={}, y={}, z={})})
    assert [s.option for s in made.scores] == ["X", "Y"]
    assert {(gap.option, gap.criterion) for gap in made.gaps} == {("Z", "price"), ("Z", "taste")}


def test_a_judgement_that_contradicts_is_named_with_what_repairs_it():
    page = text(
        {
            "scheme": "AHP",
            "options": ["A", "B", "C"],
            "comparisons": [
                {"a": "A", "b": "B", "ratio": "3"},
                {"a": "B", "b": "C", "ratio": "3"},
                {"a": "C", "b": "A", "ratio": "9"},
            ],
        }
    )
    assert "Look again at A : C, judged 1/9; the others say 9, and the ratio becomes 0." in page


def test_businesses_are_placed_by_growth_and_relative_share():
    made = body(
        {
            "locale": "zh-CN",
            "options": [
                {"id": "m", "name": "整机", "figures": {"市场增长率": "15%", "份额": "30%", "最大对手份额": "20%"}},
                {"id": "p", "name": "配件", "figures": {"增长率": "0.03", "份额": "400万元", "对手份额": "200万元"}},
                {"id": "s", "name": "软件", "figures": {"增长率": "25%", "相对份额": "0.3"}},
                {"id": "r", "name": "维修", "figures": {"增长率": "2%", "份额": "5%"}},
                {"id": "e", "name": "出口", "figures": {"增长率": "10%", "相对份额": "1"}},
            ],
        }
    )

    def share(value):
        return Quantity(value=D(value), basis="computed")

    assert made.places == (
        Place(
            at="/options/id=m",
            option="整机",
            growth=given_as(15, "%"),
            share=share("1.5"),
            quadrant="star",
            on_cut=False,
        ),
        Place(
            at="/options/id=p",
            option="配件",
            growth=given_as(3, "%"),
            share=share(2),
            quadrant="cash_cow",
            on_cut=False,
        ),
        Place(
            at="/options/id=s",
            option="软件",
            growth=given_as(25, "%"),
            share=share("0.3"),
            quadrant="question_mark",
            on_cut=False,
        ),
        Place(
            at="/options/id=e", option="出口", growth=given_as(10, "%"), share=share(1), quadrant="star", on_cut=True
        ),
    )
    assert made.gaps == (
        Gap(at="/options/id=r/figures/rival", option="维修", criterion="最大对手份额", reason="missing"),
    )


def test_a_cut_off_in_percent_is_a_market_share():
    made = body(
        {
            "cutoffs": {"growth": "12%", "share": "25%"},
            "options": options(a={"growth": "11%", "share": "30%"}, b={"growth": "13%", "share": "20%"}),
        }
    )
    assert [(p.option, p.quadrant, p.share.value) for p in made.places] == [
        ("A", "cash_cow", 30),
        ("B", "question_mark", 20),
    ]


@pytest.mark.parametrize(
    ("brief", "reason"),
    [
        ({}, "no_options"),
        ({"options": ["a", "b"]}, "no_scheme"),
        ({"options": ["a", "b"], "scheme": "weighted"}, "no_criteria"),
        ({"options": ["a", "b"], "scheme": "AHP", "criteria": ["x", "y"]}, "comparisons"),
        ({"options": ["a", "b"], "scheme": "ICE"}, "no_figures"),
        ({"options": ["a", "b"], "scheme": "BCG"}, "no_figures"),
        ({"options": options(a={"x": "1"}), "criteria": [{"name": "x", "weight": "0"}]}, "no_weight"),
        ({"options": options(a={"x": "1"}), "criteria": [{"name": "x", "weight": "-1"}]}, "negative"),
        ({"options": options(a={"x": "1"}), "criteria": [{"name": "x", "weight": "1"}, "y"]}, "no_weight"),
        ({"options": ["a"], "scheme": "BCG", "cutoffs": {"growth": "12"}}, "cutoff"),
    ],
)
@pytest.mark.parametrize("locale", ["zh-CN", "en"])
def test_what_cannot_be_ranked_says_why(brief, reason, locale):
    made = body(brief)
    assert (made.reason, made.scores, made.places, made.stability) == (reason, (), (), None)
    assert re.match(r"\*\*(还排不出次序|No order yet)\*\*", text({**brief, "locale": locale}))


def test_equal_scores_share_the_first_place():
    brief = {
        "scheme": "ICE",
        "options": options(
            a={"impact": "2", "confidence": "3", "ease": "4"}, b={"impact": "4", "confidence": "3", "ease": "2"}
        ),
    }
    assert order(brief) == [("A", 1), ("B", 1)]
    assert body(brief).stability == Stability(reason="tied_first")
    assert "**The first place is shared** at a score of 24 (ICE): A, B" in text(brief)


@pytest.mark.parametrize(
    ("written", "value", "again"),
    [
        ("3", 3, "3"),
        ("1/3", 1 / 3, "1/3"),
        ("3:1", 3, "3"),
        ("1：5", 0.2, "1/5"),
        ("0.33", 0.33, "1/3"),
        ("2.5", 2.5, "2.5"),
        ("3倍", 3, "3"),
    ],
)
def test_ratios_are_read_as_people_write_them(written, value, again):
    assert times(written) == pytest.approx(value)
    assert ratio(times(written)) == again


@pytest.mark.parametrize("written", ["", "often", "1/0", "1-3", "80%", "-2", "9" * 100])
def test_a_ratio_that_is_none_is_on_no_scale(written):
    assert times(written) <= 0


ratings = st.lists(st.lists(st.integers(0, 10), min_size=3, max_size=3), min_size=2, max_size=5)
weights = st.lists(st.integers(1, 9), min_size=3, max_size=3)


def weighted(rows, counts):
    return {
        "criteria": [{"id": f"c{n}", "weight": str(count)} for n, count in enumerate(counts)],
        "options": [
            {"id": f"o{n}", "figures": {f"c{m}": str(value) for m, value in enumerate(row)}}
            for n, row in enumerate(rows)
        ],
    }


@settings(max_examples=50, deadline=None)
@given(ratings, weights, st.integers(2, 50))
def test_only_the_proportions_of_weights_matter(rows, counts, times):
    assert order(weighted(rows, counts)) == order(weighted(rows, [count * times for count in counts]))


@settings(max_examples=50, deadline=None)
@given(ratings, weights)
def test_at_a_tipping_weight_both_options_score_the_same(rows, counts):
    made = body(weighted(rows, counts))
    for place, tipping in enumerate(made.stability.tipping):
        for end, rival in ((tipping.below, tipping.level_below), (tipping.above, tipping.level_above)):
            if end:
                part = float(end.value) / 100
                rest = sum(counts) - counts[place]
                moved = [part if n == place else (1 - part) * count / rest for n, count in enumerate(counts)]
                scores = {f"o{n}": sum(map(float.__mul__, moved, map(float, row))) for n, row in enumerate(rows)}
                assert scores[rival] == pytest.approx(scores[made.scores[0].option], abs=1e-6)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sampled_from(["0", "3", "-2", "80%", "2-3", "5 weeks", "9999999亿", ""]), min_size=8, max_size=8))
def test_an_option_is_either_ranked_or_said_to_be_left_out(words):
    readable = [*words, *["4"] * 8]
    factors = ("reach", "impact", "confidence", "effort")
    rows = {f"o{n}": dict(zip(factors, readable[n * 4 :], strict=False)) for n in range(2)}
    made = body({"scheme": "RICE", "options": [{"id": key, "figures": row} for key, row in rows.items()]})
    assert {s.option for s in made.scores} | {gap.option for gap in made.gaps} == set(rows)
    assert not {s.option for s in made.scores} & {gap.option for gap in made.gaps}
    assert all(score.score.is_finite() for score in made.scores)


def test_the_seed_is_given_and_the_same_seed_gives_the_same_share():
    kept = [body({**RICE, "seed": seed}).stability.kept for seed in (1, 1, 2)]
    assert kept[0] == kept[1] != kept[2]


def test_a_tiny_score_is_not_shown_as_zero():
    page = text({"scheme": "ICE", "options": options(a={"impact": "0.001", "confidence": "1%", "ease": "0.2"})})
    assert "| 1 | A | 0.001 × 0.01 × 0.2 = 0.000002 | 0.000002 |" in page


def test_figures_in_another_unit_than_most_are_left_out_in_the_order_given():
    efforts = ("3 weeks", "2 person-months", "4 weeks", "1", "5 days", "2 weeks")
    rows = {
        f"o{n}": {"reach": "9", "impact": "1", "confidence": "1", "effort": effort} for n, effort in enumerate(efforts)
    }
    assert [
        (gap.option, gap.figure, gap.reason) for gap in body({"scheme": "RICE", "options": options(**rows)}).gaps
    ] == [
        ("O1", "2 person-months", "mixed_units"),
        ("O4", "5 days", "mixed_units"),
    ]
