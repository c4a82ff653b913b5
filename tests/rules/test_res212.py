"""RES212 people-whom-no-line-pays, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    (
        {
            "costs": [{"id": "t", "name": "Team", "amount": "$480,000 a year"}],
            "organisation": [
                {"role": "Engineer", "heads": "2", "paid_from": ["t"]},
                {"id": "q", "role": "Tester", "heads": "1"},
            ],
        },
        ["/organisation/id=q/paid_from"],
    ),
    (
        {
            "costs": [{"id": "t", "name": "Team", "amount": "$480,000 a year"}],
            "organisation": [
                {"role": "工程师", "heads": "2人", "paid_from": ["t"]},
                {"id": "q", "role": "测试", "heads": "1人"},
            ],
        },
        ["/organisation/id=q/paid_from"],
    ),
]
CLEAN = [
    {
        "costs": [{"id": "t", "name": "Team", "amount": "$480,000 a year"}],
        "organisation": [{"role": "Engineer", "heads": "2"}, {"role": "Tester", "heads": "1"}],
    },
    {
        "costs": [{"id": "t", "name": "Team", "amount": "$480,000 a year"}],
        "organisation": [{"role": "Engineer", "heads": "2", "paid_from": ["t"]}, {"role": "Sponsor"}],
    },
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_people_whom_no_line_pays(brief, at):
    assert [where for where, _ in seen("RES212", "build_proposal", brief)] == at


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_what_holds(brief):
    assert seen("RES212", "build_proposal", brief) == []
