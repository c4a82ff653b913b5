"""A formula is read safely, and every way to compute it agrees."""

import math
import time
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mcp_server.compute.expressions import CONTEXT, FAULTS, Expression, FormulaError, parse
from mcp_server.limits import FORMULA_CHARACTERS, FORMULA_DEPTH, FORMULA_NODES

D = Decimal

HOSTILE = {
    "nothing": "",
    "blanks only": " \t\n　",
    "open brackets": "((((",
    "brackets to the limit of length": "(" * FORMULA_CHARACTERS,
    "closed brackets beyond the depth": "(" * 60 + "1" + ")" * 60,
    "nested calls": "min(" * 51 + "1" + ")" * 51,
    "too long": "a+" * 2_000 + "a",
    "too many parts": "+".join("a" * (FORMULA_NODES // 2 + 1)),
    "a tower of powers": "9**9**9",
    "a power with another mark": "9^9",
    "whole division": "a//0",
    "a huge exponent": "1e400",
    "an exponent with many digits": "1e99999999999999999999",
    "a huge integer": "9" * 3_900,
    "a vanishing number": "1e-400",
    "an attribute": "a.b",
    "a method of a number": "1.5.__class__",
    "a format string": "f'{a:>1000000000}'",
    "a list made large": "[0]*10**9",
    "a subscript": "a[0]",
    "a lambda": "lambda: 1",
    "a walrus": "(a:=1)",
    "an import": "__import__('os').system('true')",
    "builtins by name": "eval(a)",
    "a generator": "sum(a for a in b)",
    "a starred argument": "sum(*a)",
    "a named argument": "sum(a=1)",
    "a comparison": "a<b",
    "a conditional": "1 if a else 2",
    "a surrogate": "a+\ud800",
    "NUL": "a\x00+1",
    "a chain of signs": "-" * 3_000 + "1",
    "a chain of spaced signs": "- + " * 900 + "1",
    "a string": "'a'*1000000000",
    "a comment": "a # b",
    "an imaginary number": "1j",
    "a hexadecimal number": "0x10",
    "percent as an operation": "a % b",
    "two percent signs": "4%%",
    "a tuple": "a, b",
    "a statement": "a; b",
    "an f-string of brackets": "{a}",
    "digits of another script": "٣+1",
    "a superscript": "a²",
    "a number with a unit": "2万*a",
    "thousands separators": "1,000*a",
    "thousands separators in a call": "sum(1,000)",
    "a call of a call": "sum(a)(b)",
    "values side by side": "a b",
    "a missing value": "a +",
    "an equation": "r = a*b",
}


@pytest.mark.parametrize("source", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_input_is_refused_at_once_with_a_place(source):
    begun = time.perf_counter()
    with pytest.raises(FormulaError) as caught:
        parse(source)
    assert time.perf_counter() - begun < 0.5
    assert 0 <= caught.value.position <= max(len(source), 1)
    assert str(caught.value).isprintable()


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="ab客12.,+-*/()%e ×÷（）=^'\ud800\x00", max_size=60))
def test_any_text_gives_a_formula_or_a_formula_error(source):
    try:
        expression = parse(source)
    except FormulaError as error:
        told = error.fault in FAULTS
    else:
        told = parse(expression.text()).text() == expression.text()
    assert told


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("(a+b", "Character 1: This bracket has no partner: close it or remove it."),
        ("a)", "Character 2: This bracket has no partner: close it or remove it."),
        ("单价 × b ** 2", "Character 8: “**” is not allowed: multiply or divide instead."),
        (
            "单价 × 数量 数",
            "Character 9: Something is missing or too much here: between two values stands one of + - * /.",
        ),
        ("客户数 * if", "Character 7: “if” is a reserved word: give that node another id."),
        ("a + * b", "Character 5: Something is missing or too much here: between two values stands one of + - * /."),
        ("a * (b -", "Character 5: This bracket has no partner: close it or remove it."),
        ("a * b -", "Character 7: Something is missing or too much here: between two values stands one of + - * /."),
        ("(a)(b)", "Character 4: Something is missing or too much here: between two values stands one of + - * /."),
        ("1,000 + a", f"Character 1: {FAULTS['comma']}"),
        ("  median(a)", "Character 3: “median” is not a function: use min, max, sum, avg or wavg."),
        (
            "1 + wavg(a, b, c)",
            "Character 5: wavg needs at least one argument; wavg needs pairs of value and weight.",
        ),
        (
            "-" * 51 + "1",
            "Character 51: " + FAULTS["too_deep"].format(limit=FORMULA_DEPTH),
        ),
        (
            "1" * 4_001,
            "The formula has 4001 characters; 4000 are allowed: move parts of it into nodes of their own.",
        ),
    ],
)
def test_an_error_says_where_and_what_to_change(source, text):
    with pytest.raises(FormulaError) as caught:
        parse(source)
    assert str(caught.value) == text


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("2+3*4", "14"),
        ("（2＋3）×4÷8", "2.5"),
        ("７ − ２", "5"),
        ("1/3*3", "1"),
        ("8-3-2", "3"),
        ("8/2/2", "2"),
        ("--2 - -+3", "5"),
        ("-2*-3", "6"),
        ("2*(3-(1-5))", "14"),
        ("40% * 50", "20.0"),
        ("40 % + ５％", "0.45"),
        ("1_000 * .5", "500.0"),
        ("0.1*3 - 0.3", "0.0"),
        ("min(3, 1, 2) + max(3, 1, 2)", "4"),
        ("sum(1, 2, 3) / avg(1，2，3)", "3"),
        ("wavg(10, 1, 20, 3)", "17.5"),
        ("SUM(1,\n 2)", "3"),
        ("(" * FORMULA_DEPTH + "1" + ")" * FORMULA_DEPTH, "1"),
        ("+".join("1" * (FORMULA_NODES // 2)), "500"),
    ],
)
def test_a_formula_has_its_value_in_decimal_and_in_floats(source, expected):
    expression = parse(source)
    assert expression.value({}) == D(expected)
    assert math.isclose(expression.floats({}), float(expected), abs_tol=1e-15)


def test_names_are_kept_in_order_and_normalised_as_python_does():
    expression = parse("客单价 × 订单数 ＋ Ｌtv ÷ 客单价 × ﬁt")
    assert expression.names == ("客单价", "订单数", "Ltv", "fit")


def test_a_formula_is_shown_with_the_words_of_a_reader():
    expression = parse("-a * (b - (c + 5%)) / (d * max(a, b)) + wavg(a, 1, -b, 2)")
    assert expression.text() == "(-a) × (b - (c + 5%)) ÷ (d × max(a, b)) + wavg(a, 1, -b, 2)"
    assert parse("a*b/c").text("*", "/", {"a": "客户数", "b": "客单价"}) == "客户数 * 客单价 / c"


@pytest.mark.parametrize(
    ("source", "values", "text"),
    [
        ("a/(b-c)", {"a": 1, "b": 2, "c": 2}, "Division by zero: b - c is 0."),
        ("a/b*c/d", {"a": 1, "b": 2, "c": 0, "d": 0}, "Division by zero: d is 0."),
        ("wavg(a, b, a, c)", {"a": 1, "b": 1, "c": -1}, "Division by zero: b + c is 0."),
        ("0/a", {"a": 0}, "Division by zero: a is 0."),
        ("a*b", {"a": "1e200", "b": "9e200"}, "The result is too large to be a figure: look at b."),
        ("9e299*9e299", {}, "The result is too large to be a figure: look at 9e299 × 9e299."),
    ],
)
def test_a_failing_division_or_overflow_names_its_operand(source, values, text):
    expression = parse(source)
    figures = {name: D(value) for name, value in values.items()}
    for compute in (expression.value, expression.slopes):
        with pytest.raises(FormulaError) as caught:
            compute(figures)
        assert str(caught.value) == text
    with pytest.raises(FormulaError) as caught:
        expression.floats({name: float(value) for name, value in figures.items()})
    assert str(caught.value) == text


def test_a_name_without_a_finite_figure_is_named():
    expression = parse("a+b")
    for figures, text in (
        ({"a": D(1)}, "“b” has no figure."),
        ({"a": D(1), "b": D("NaN")}, "“b” is not a finite number."),
        ({"a": D("Infinity"), "b": D(1)}, "“a” is not a finite number."),
    ):
        with pytest.raises(FormulaError) as caught:
            expression.value(figures)
        assert str(caught.value) == text


def test_arrays_are_broadcast_and_never_hold_an_infinity():
    expression = parse("min(a, b) * 2 - max(a, 1) / b")
    result = expression.floats({"a": np.array([[1.0], [4.0]]), "b": np.array([2.0, 5.0])})
    assert result.tolist() == [[1.5, 1.8], [2.0, 7.2]]
    with pytest.raises(FormulaError, match="too large"):
        expression.floats({"a": np.array([1.0]), "b": np.array([0.0])})


LEAVES = st.sampled_from(("a", "b", "c", "d", "7", "0.5", "30%"))
FORMULAS = st.recursive(
    LEAVES,
    lambda inner: (
        st.tuples(inner, st.sampled_from("+-*"), inner).map(lambda parts: f"({parts[0]}{parts[1]}{parts[2]})")
        | st.tuples(inner, LEAVES).map(lambda parts: f"{parts[0]}/{parts[1]}")
        | st.tuples(st.sampled_from(("min", "max", "sum", "avg")), inner, inner).map(
            lambda parts: f"{parts[0]}({parts[1]},{parts[2]})"
        )
        | st.tuples(inner, inner).map(lambda parts: f"wavg({parts[0]},a,{parts[1]},b)")
        | inner.map(lambda part: f"-{part}")
    ),
    max_leaves=8,
)
"""Formulas that divide only by what is not 0, so that every one of them has a value."""
FIGURES = st.fixed_dictionaries({name: st.decimals(min_value=1, max_value=9, places=2) for name in "abcd"})


def exactly(source: str, figures: dict[str, Decimal]) -> Fraction:
    """Python's own reading of the formula over fractions."""
    scope = {name: Fraction(figure) for name, figure in figures.items()}
    functions = {
        "avg": lambda *many: sum(many) / len(many),
        "sum": lambda *many: sum(many),
        "wavg": lambda v, w, u, x: (v * w + u * x) / (w + x),
        "min": min,
        "max": max,
        "F": Fraction,
    }
    python = source.replace("7", "F(7)").replace("30%", "F(3,10)").replace("0.5", "F(1,2)")
    return eval(python, {"__builtins__": {}}, scope | functions)


@settings(max_examples=100, deadline=None)
@given(FORMULAS, FIGURES)
def test_the_value_is_that_of_exact_fractions(source, figures):
    assert abs(Fraction(parse(source).value(figures)) - exactly(source, figures)) <= Fraction(1, 10**12)


@settings(max_examples=100, deadline=None)
@given(FORMULAS, FIGURES)
def test_floats_arrays_and_the_shown_text_agree_with_the_value(source, figures):
    expression = parse(source)
    value = expression.value(figures)
    single = expression.floats({name: float(figure) for name, figure in figures.items()})
    array = expression.floats({name: np.array([float(figure)]) for name, figure in figures.items()})
    assert np.broadcast_to(array, (1,))[0] == single
    assert parse(expression.text()).value(figures) == value
    assert math.isclose(single, value, rel_tol=1e-9, abs_tol=1e-6)


@settings(max_examples=100, deadline=None)
@given(FORMULAS, FIGURES)
def test_slopes_are_the_limits_of_difference_quotients(source, figures):
    expression = parse(source)
    slopes, step = expression.slopes(figures), D("1e-9")
    for name in expression.names:
        above, below = (expression.value(figures | {name: figures[name] + sign * step}) for sign in (1, -1))
        middle = expression.value(figures)
        one_sided = sorted(((above - middle) / step, (middle - below) / step))
        room = D("1e-4") * (1 + max(map(abs, one_sided)))  # at a corner of min or max the two sides differ
        assert one_sided[0] - room <= slopes[name] <= one_sided[1] + room


def test_slopes_of_a_product_with_zeros_need_no_division():
    assert parse("a*b*c").slopes({"a": D(0), "b": D(0), "c": D(3)}) == {"a": D(0), "b": D(0), "c": D(0)}
    assert parse("a*b*c").slopes({"a": D(0), "b": D(2), "c": D(3)}) == {"a": D(6), "b": D(0), "c": D(0)}


def test_the_context_of_the_caller_is_left_alone():
    from decimal import getcontext

    before = getcontext().copy()
    with pytest.raises(FormulaError):
        parse("1/a").value({"a": D(0)})
    assert (getcontext().prec, getcontext().Emax) == (before.prec, before.Emax)
    assert CONTEXT.prec == 28


def test_equal_formulas_are_equal_and_can_be_keys():
    assert {parse("a+b"): 1}[parse("a+b")] == 1
    assert isinstance(parse("a"), Expression)
