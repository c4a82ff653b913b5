"""NUM102 shares-off-the-whole, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {
                "department": "销售部",
                "period": "2026",
                "kpis": [
                    {
                        "id": "k",
                        "name": "ARR",
                        "splits": [{"name": "a", "weight": "50%"}, {"name": "b", "weight": "40%"}],
                    }
                ],
            },
            ["/kpis/id=k/splits"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("NUM102", "generate_plan", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [
                {
                    "name": "ARR",
                    "splits": [
                        {"name": "a", "weight": "33%"},
                        {"name": "b", "weight": "33%"},
                        {"name": "c", "weight": "33%"},
                    ],
                }
            ],
        },
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [{"name": "ARR", "splits": [{"name": "a", "weight": "3"}, {"name": "b", "weight": "2"}]}],
        },
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [{"name": "ARR", "splits": [{"name": "a", "weight": "50%"}, {"name": "b"}]}],
        },
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [{"name": "ARR", "splits": [{"name": "a", "weight": "60%"}, {"name": "b", "weight": "40%"}]}],
        },
    ],
)
def test_it_does_not_see(brief):
    assert seen("NUM102", "generate_plan", brief) == []


PROPOSED = [
    (
        {
            "costs": [
                {"id": "a", "name": "All", "amount": "$9"},
                {"id": "b", "name": "Lockers", "share": "60%", "parent": "a"},
                {"name": "Site", "share": "30%", "parent": "a"},
            ]
        },
        {"/costs/id=b/share"},
    ),
    ({"funding": {"uses": [{"name": "研发", "share": "60%"}, {"name": "市场", "share": "50%"}]}}, {"/funding/uses"}),
]
PROPOSED_WELL = [
    {
        "costs": [
            {"id": "a", "name": "All", "amount": "$9"},
            {"name": "Lockers", "share": "60%", "parent": "a"},
            {"name": "Site", "share": "40%", "parent": "a"},
        ]
    },
    {"funding": {"uses": [{"name": "研发", "share": "60%"}, {"name": "市场", "amount": "50万元"}]}},
]


@pytest.mark.parametrize(("brief", "at"), PROPOSED)
def test_it_sees_the_same_in_a_proposal(brief, at):
    assert {where for where, _ in seen("NUM102", "build_proposal", brief)} == at


@pytest.mark.parametrize("brief", PROPOSED_WELL)
def test_it_does_not_see_it_in_a_proposal_that_holds(brief):
    assert seen("NUM102", "build_proposal", brief) == []
