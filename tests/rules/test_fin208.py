"""FIN208 reserve-as-the-largest-line, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    (
        {
            "costs": [
                {"id": "l", "name": "Lockers", "amount": "$90"},
                {"id": "r", "name": "Reserve", "amount": "$120", "cost_type": "reserve"},
            ]
        },
        ["/costs/id=r/amount"],
    ),
    (
        {
            "costs": [
                {"id": "a", "name": "总投入", "amount": "200万元"},
                {"id": "l", "name": "开发", "share": "45%", "parent": "a"},
                {"id": "r", "name": "预备费", "share": "55%", "parent": "a", "cost_type": "预备费"},
            ]
        },
        ["/costs/id=r/amount"],
    ),
]
CLEAN = [
    {"costs": [{"name": "Lockers", "amount": "$190"}, {"name": "Reserve", "amount": "$120", "cost_type": "reserve"}]},
    {"costs": [{"name": "Reserve", "amount": "$120", "cost_type": "reserve"}]},
    {
        "costs": [
            {"name": "Lockers", "amount": "$90"},
            {"name": "Running", "amount": "$500 a year"},
            {"name": "Reserve", "amount": "$20", "cost_type": "reserve"},
        ]
    },
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_a_reserve_above_every_piece_of_work(brief, at):
    assert [where for where, _ in seen("FIN208", "build_proposal", brief)] == at


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_what_holds(brief):
    assert seen("FIN208", "build_proposal", brief) == []
