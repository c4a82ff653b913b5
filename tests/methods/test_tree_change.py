"""What made the difference between two scenarios; reference values name their source."""

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcp_server.methods._tree_change import pairs
from mcp_server.operations._compose import whole
from tests.conftest import document


def compared(formulas, old, new, *, locale="en", names=("baseline", "actual"), **more):
    """Return the tree of some formulas, with a figure for each leaf in two scenarios."""
    nodes = [{"id": name, "formula": formula} for name, formula in formulas.items()]
    leaves = dict.fromkeys((*old, *new))
    for name in leaves:
        figures = {s: str(v[name]) for s, v in zip(names, (old, new), strict=True) if name in v}
        nodes.append({"id": name, "scenarios": figures})
    return document("build_kpi_tree", {"locale": locale, "nodes": nodes, **more})


def amounts(made):
    (comparison,) = made.body.comparisons
    return {c.id: c.amount.value for c in comparison.contributions}


YEARS = (((1, 10, 2), (4, 5, 3)), ((4, 5, 3), (5, 6, 4)), ((8, 2, 4), (5, 7, 5)), ((10, 1, 5), (6, 8, 6)))
"""Two sectors with three factors each, in four years: the tests of the R package LMDIR."""


@pytest.mark.parametrize(
    ("year", "printed"),
    [
        (0, ("69.79006598", "-9.455125793", "39.66505981")),
        (1, ("42.96021467", "-34.31902656", "50.3588119")),
        (2, ("54.01064234", "-9.021284671", "54.01064234")),
    ],
)
def test_contributions_are_those_that_lmdir_prints(year, printed):
    old, new = (
        {
            f"{factor}{row}": value
            for row, line in enumerate(YEARS[y])
            for factor, value in zip("abc", line, strict=True)
        }
        for y in (year, year + 1)
    )
    made = compared({"v": "s + t", "s": "a0 * b0 * c0", "t": "a1 * b1 * c1"}, old, new)
    assert made.body.comparisons[0].method == "lmdi"
    found = amounts(made)
    sums = [sum(share for leaf, share in found.items() if leaf[0] == letter) for letter in "abc"]
    # Contributions have twelve digits: two of them together may be off by one in the ninth place after the point.
    for total, value in zip(sums, map(Decimal, printed), strict=True):
        assert abs(total - value) <= Decimal(5).scaleb(value.as_tuple().exponent - 1) + Decimal("1e-9")


def test_contributions_of_two_sectors_are_those_of_ang_2005():
    old = {"Q": 50, "S1": "0.2", "S2": "0.8", "I1": 3, "I2": "0.5"}
    new = {"Q": 80, "S1": "0.25", "S2": "0.75", "I1": 2, "I2": "0.4"}
    found = amounts(compared({"E": "Q*S1*I1 + Q*S2*I2"}, old, new))
    sums = [round(sum(v for k, v in found.items() if k[0] == letter), 3) for letter in "QSI"]
    assert sums == [Decimal("26.649"), Decimal("6.341"), Decimal("-18.990")]


@pytest.mark.parametrize(
    ("formula", "old", "new", "method", "shares"),
    [
        # The mean of both orders: the price first makes 20 and the number 10, the number first 0 and the price 30.
        ("max(p - c, 0) * n", {"p": 8, "c": 10, "n": 10}, {"p": 12, "c": 10, "n": 15}, "shapley", {"p": 25, "n": 5}),
        ("min(a, b)", {"a": 2, "b": 6}, {"a": 8, "b": 4}, "shapley", {"a": 3, "b": -1}),
        ("a - 2 * b", {"a": 5, "b": 3}, {"a": 4, "b": 1}, "difference", {"b": 4, "a": -1}),
        ("a * b", {"a": 0, "b": 5}, {"a": 4, "b": 5}, "lmdi", {"a": 20}),
        ("a * b", {"a": -2, "b": 5}, {"a": 4, "b": 5}, "shapley", {"a": 30}),
    ],
)
def test_any_formula_is_shared_out_and_the_method_is_named(formula, old, new, method, shares):
    made = compared({"r": formula}, old, new)
    assert made.body.comparisons[0].method == method
    assert amounts(made) == shares


@st.composite
def trees(draw):
    """A root of three formulas over up to eight leaves, with figures before and after."""
    count = draw(st.integers(2, 8))
    figure = st.decimals("0.5", "900", places=draw(st.integers(0, 3)))
    marks = draw(st.lists(st.sampled_from("+-*/"), min_size=count - 1, max_size=count - 1))
    formula = "n0" + "".join(f" {mark} n{place + 1}" for place, mark in enumerate(marks))
    return formula, *({f"n{n}": draw(figure) for n in range(count)} for _ in range(2))


@given(trees(), st.sampled_from(["en", "zh-CN"]))
def test_contributions_add_up_to_the_difference_and_so_do_the_printed_ones(tree, locale):
    formula, old, new = tree
    body = compared({"r": formula}, old, new, locale=locale).body
    (comparison,) = body.comparisons
    assert not comparison.fault
    assert sum(c.amount.value for c in comparison.contributions) == comparison.difference.value
    lines = body.lines(comparison)
    step = max((abs(line.amount.value) for line in lines), default=Decimal(0)) / 1000 + Decimal("0.01")
    assert abs(sum(line.amount.value for line in lines) - comparison.difference.value) <= step


@pytest.mark.parametrize(
    ("scenarios", "wished", "found"),
    [
        (("baseline", "actual"), (), [("baseline", "actual")]),
        (("actual", "baseline"), (), [("baseline", "actual")]),
        (("baseline", "last period", "target", "actual"), (), [("last period", "actual"), ("target", "actual")]),
        (("上期", "目标", "实际"), (), [("上期", "实际"), ("目标", "实际")]),
        (("value", "target"), (), [("value", "target")]),
        (("value",), (), []),
        (("2024", "2025", "2026"), (), [("2025", "2026")]),
        (("2024", "2025", "2026"), ("2024", "2026"), [("2024", "2026")]),
        (("target", "value"), ("目标", "实际"), [("target", "value")]),
        (("2024", "2025"), ("2024", "2027"), []),
        (("2024", "2025"), ("2024",), []),
    ],
)
def test_scenarios_are_compared_as_wished_or_as_their_names_suggest(scenarios, wished, found):
    assert list(pairs(scenarios, wished)) == found


def test_the_overview_begins_with_what_made_the_difference():
    nodes = [
        {"id": "revenue", "name": "收入", "unit": "万元", "formula": "visits * rate * price"},
        {"id": "visits", "name": "访客", "scenarios": {"上期": "10,000", "实际": "10,500"}},
        {"id": "rate", "name": "转化率", "unit": "%", "scenarios": {"上期": "4%", "实际": "3%"}},
        {"id": "price", "name": "客单价", "unit": "元", "scenarios": {"上期": "300元", "实际": "300元"}},
    ]
    text = whole(document("build_kpi_tree", {"locale": "zh-CN", "nodes": nodes}))
    assert text.startswith(
        "# 指标树：收入\n\n## 总览\n\n"
        "- 收入：实际 9.45万元，比上期（12万元）少 2.55万元，其中转化率 -3.07万元、访客 +0.52万元\n"
    )


def test_the_diagram_shows_figures_and_contributions_also_of_the_measures_between():
    made = compared(
        {"r": "s - t", "s": "a * b", "t": "c + d", "u": "d * 2"},
        {"a": 1, "b": 2, "c": 3, "d": 4},
        {"a": 2, "b": 2, "c": 4, "d": 4},
        north_star="r",
    )
    assert {line[0]: line for line in made.body.labels if line[0] != "u"} == {
        "r": ("r", "-5 → -4", "+1"),
        "s": ("s", "2 → 4", "+2"),
        "a": ("a", "1 → 2", "+2"),
        "b": ("b", "2 → 2"),
        "t": ("t", "7 → 8", "-1"),
        "c": ("c", "3 → 4", "-1"),
        "d": ("d", "4 → 4"),
    }


def test_the_diagram_gives_no_contribution_to_a_measure_whose_leaves_reach_the_top_by_another_way():
    made = compared({"r": "s * t", "s": "a + b", "t": "a + c"}, {"a": 1, "b": 2, "c": 3}, {"a": 2, "b": 2, "c": 4})
    assert {line[0]: line[1:] for line in made.body.labels if line[0] in "rst"} == {
        "r": ("12 → 24", "+12"), "s": ("3 → 4",), "t": ("4 → 6",),
    }  # fmt: skip


def test_a_rate_at_the_top_differs_in_percentage_points():
    nodes = [
        {"id": "rate", "name": "Win rate", "unit": "%", "formula": "won / offers"},
        {"id": "won", "scenarios": {"baseline": "90", "actual": "80"}},
        {"id": "offers", "scenarios": {"baseline": "500", "actual": "500"}},
    ]
    text = whole(document("build_kpi_tree", {"locale": "en", "nodes": nodes}))
    assert (
        "- Win rate: 16% (actual) is 2 percentage points less than 18% (Baseline): won -2 percentage points\n" in text
    )


def test_nothing_changed_and_changes_that_cancel_out_are_said_plainly():
    same = compared({"r": "a + b"}, {"a": 1, "b": 2}, {"a": 1, "b": 2})
    assert "r: 3 (actual), no different from 3 (Baseline)" in whole(same)
    out = compared({"r": "a + b"}, {"a": 1, "b": 2}, {"a": 2, "b": 1})
    assert "r: 3 in both Baseline and actual; the parts cancel out: a +1, b -1" in whole(out)
    assert [c.share for c in out.body.comparisons[0].contributions] == [None, None]


@pytest.mark.parametrize(
    ("formulas", "old", "new", "fault"),
    [
        ({"r": "a * b"}, {"a": 1, "b": 2}, {"a": 3}, "no figure in both scenarios for b"),
        ({"r": "s * b", "s": "a"}, {"b": 2}, {"a": 3, "b": 1}, "no figure in both scenarios for a"),
        ({"r": "a / b"}, {"a": 1, "b": 0}, {"a": 3, "b": 2}, "no figure in both scenarios for r"),
        ({"r": "1 / (a - b)"}, {"a": 1, "b": 3}, {"a": 3, "b": 5}, "a division by zero, or a figure too large, appears when only some of the figures change"),
        ({"r": f"min({','.join(f'n{n}' for n in range(30))})"}, {f"n{n}": n + 1 for n in range(30)}, {f"n{n}": n + 2 for n in range(30)}, "n0, n1, n2 and others, 30 in all, change at once in a formula that cannot be split; 22 are possible"),
    ],
    ids=["a missing leaf", "a missing leaf below", "a root that fails", "a division by zero on the way", "thirty in one min"],
)  # fmt: skip
def test_what_cannot_be_shared_out_is_said_in_words(formulas, old, new, fault):
    made = compared(formulas, old, new)
    (comparison,) = made.body.comparisons
    assert (comparison.fault, comparison.contributions) == (fault, ())
    assert f"The difference between Baseline and actual cannot be shared out: {fault}" in whole(made)


def test_a_circle_is_a_finding_and_what_does_not_hang_on_it_is_shared_out():
    made = compared({"r": "a * 2", "x": "y + 1", "y": "x"}, {"a": 1}, {"a": 2}, north_star="r")
    assert amounts(made) == {"a": 2}
    assert "KPI204" in {finding.code for finding in made.findings}
    circle = compared({"r": "x * a", "x": "r"}, {"a": 1}, {"a": 2}, north_star="r")
    assert [c.fault for c in circle.body.comparisons] == ["no figure in both scenarios for r"]


@pytest.mark.parametrize("formula", ["*", "+", "-"])
def test_two_hundred_leaves_are_shared_out_in_time(formula):
    names = [f"n{n}" for n in range(200)]
    started = time.process_time()
    made = compared(
        {"r": f" {formula} ".join(names)},
        {name: f"1.{place:03}" for place, name in enumerate(names)},
        {name: f"1.{place * 7 % 200:03}" for place, name in enumerate(names)},
    )
    found = amounts(made)
    assert sum(found.values()) == made.body.comparisons[0].difference.value
    assert len(found) > 190
    assert time.process_time() - started < 3


def test_figures_that_differ_by_many_powers_of_ten_stay_figures():
    made = compared({"r": "a * b + c"}, {"a": "9" * 24, "b": "0.000001", "c": 1}, {"a": "8" * 24, "b": "2", "c": 2})
    assert sum(amounts(made).values()) == made.body.comparisons[0].difference.value
    assert "nan" not in whole(made).lower()
    assert "inf" not in whole(made).lower()
