import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcp_server.errors import BriefError, TooLarge
from mcp_server.language.raw import guard
from mcp_server.limits import DEPTH, TEXT_CHARACTERS, VALUES

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


def nested(depth):
    value = "x"
    for level in range(depth):
        value = [value] if level % 2 else {"a": value}
    return value


@given(JSON)
def test_ordinary_json_passes(value):
    if "\x00" not in repr(value) and "\\x00" not in repr(value):
        guard(value)


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ({"a": ["x", "\x00"]}, "/a/1: a NUL character cannot be kept: take it out"),
        ({"a": "\ud800"}, "/a: half a surrogate pair is no character: take it out"),
        ({"b": {"\udfff": 1}}, "/b: a name of a field: half a surrogate pair"),
        ({"a/b~": float("nan")}, "/a~1b~0: not a finite number"),
        ([float("inf")], "/0: not a finite number"),
        ({"n": 2**53 + 1}, "/n: a number of this size must be written as text"),
        ("\x00", "/: a NUL character"),
    ],
    ids=ascii,
)
def test_what_is_no_text_and_no_number_is_refused_where_it_lies(value, told):
    with pytest.raises(BriefError) as caught:
        guard(value)
    assert str(caught.value).startswith(told)
    assert str(caught.value).encode()


def test_faults_are_told_in_the_order_of_the_brief():
    with pytest.raises(BriefError) as caught:
        guard({"a": "\x00", "b": ["\x00", {"c": "\x00"}]})
    assert [fault.at for fault in caught.value.faults] == ["/a", "/b/0", "/b/1/c"]


@pytest.mark.parametrize(
    ("fits", "passes", "limit"),
    [
        (nested(DEPTH), nested(DEPTH + 1), "DEPTH"),
        (["x"] * (VALUES - 1), ["x"] * VALUES, "VALUES"),
        ({str(n): n for n in range(VALUES - 1)}, {str(n): n for n in range(VALUES)}, "VALUES"),
        ("x" * TEXT_CHARACTERS, "x" * (TEXT_CHARACTERS + 1), "TEXT_CHARACTERS"),
        (["字" * TEXT_CHARACTERS] * 3, ["", "字" * (TEXT_CHARACTERS + 1)], "TEXT_CHARACTERS"),
    ],
    ids=["depth", "members", "fields", "text", "texts"],
)
def test_a_limit_holds_to_the_last_one_and_is_named_where_it_is_passed(fits, passes, limit):
    guard(fits)
    with pytest.raises(TooLarge, match=limit):
        guard(passes)


def test_a_thousand_initiatives_with_fifteen_fields_pass():
    fields = ("id", "name", "priority", "goal", "owner", "acceptance", "start", "duration", "cost")
    lists = ("team", "deliverables", "after", "kpis")
    guard(
        {
            "department": "IT",
            "initiatives": [dict.fromkeys(fields, "x") | {f: ["x"] for f in lists} for _ in range(1_000)],
        }
    )


@pytest.mark.parametrize(
    "value",
    [nested(400), ["\x00"] * 15_000, [[]] * VALUES, {"a": [nested(20)] * 5_000}],
    ids=["deep", "nul", "wide", "both"],
)
def test_what_is_hostile_is_refused_at_once_and_shortly(value):
    started = time.process_time()
    with pytest.raises((BriefError, TooLarge)) as caught:
        guard(value)
    assert time.process_time() - started < 0.5
    assert len(str(caught.value)) < 4_096
