"""NUM104 parts-short-of-their-total, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    (
        {
            "costs": [
                {"id": "a", "name": "All", "amount": "$900"},
                {"name": "Lockers", "amount": "$500", "parent": "a"},
                {"name": "Software", "amount": "$300", "parent": "a"},
            ]
        },
        ["/costs/id=a/amount"],
    ),
    (
        {
            "currency": "万元",
            "costs": [
                {"id": "a", "name": "总投入", "amount": "480"},
                {"name": "开发", "amount": "260", "parent": "a"},
                {"name": "设备", "amount": "160", "parent": "a"},
            ],
        },
        ["/costs/id=a/amount"],
    ),
]
CLEAN = [
    {
        "costs": [
            {"id": "a", "name": "All", "amount": "$900"},
            {"name": "Lockers", "amount": "$600", "parent": "a"},
            {"name": "Software", "amount": "$300", "parent": "a"},
        ]
    },
    {"costs": [{"id": "a", "name": "All", "amount": "$900"}, {"name": "Lockers", "amount": "$500", "parent": "a"}]},
    {
        "costs": [
            {"id": "a", "name": "All", "amount": "$900"},
            {"name": "Lockers", "amount": "$500", "parent": "a"},
            {"name": "Software", "parent": "a"},
        ]
    },
]
SAID = [
    (
        {
            "currency": "万元",
            "costs": [
                {"id": "a", "name": "总投入", "amount": "480万元"},
                {"name": "开发", "amount": "260", "parent": "a"},
                {"name": "设备", "amount": "160", "parent": "a"},
            ],
        },
        "“总投入”写的是 480万元，下级合计 420万元，差 60万元。",
    )
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_a_total_that_its_lines_do_not_reach(brief, at):
    assert [where for where, _ in seen("NUM104", "build_proposal", brief)] == at


@pytest.mark.parametrize(("brief", "words"), SAID)
def test_it_names_the_things_and_the_figures(brief, words):
    assert next(text for _, text in seen("NUM104", "build_proposal", brief)) == words


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_what_holds(brief):
    assert seen("NUM104", "build_proposal", brief) == []
