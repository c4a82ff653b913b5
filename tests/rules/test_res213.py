"""RES213 staffing-off-its-line, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    (
        {
            "costs": [{"id": "t", "name": "Team", "amount": "$240,000 a year"}],
            "organisation": [{"role": "Engineer", "heads": "4", "pay": "$120,000 a year", "paid_from": ["t"]}],
        },
        ["/costs/id=t/amount"],
    ),
    (
        {
            "costs": [{"id": "t", "name": "研发人力", "amount": "300万元/年"}],
            "organisation": [{"role": "工程师", "heads": "5人", "pay": "36万元/人/年", "paid_from": ["t"]}],
        },
        ["/costs/id=t/amount"],
    ),
]
CLEAN = [
    {
        "costs": [{"id": "t", "name": "Team", "amount": "$480,000 a year"}],
        "organisation": [{"role": "Engineer", "heads": "4", "pay": "$120,000 a year", "paid_from": ["t"]}],
    },
    {
        "costs": [{"id": "t", "name": "Team", "amount": "$240,000"}],
        "organisation": [{"role": "Engineer", "heads": "4", "pay": "$120,000 a year", "paid_from": ["t"]}],
    },
    {
        "costs": [{"id": "t", "name": "Team", "amount": "$480,000 a year"}],
        "organisation": [{"role": "Engineer", "heads": "4", "paid_from": ["t"]}],
    },
]
SAID = [
    (
        {
            "costs": [{"id": "t", "name": "研发人力", "amount": "300万元/年"}],
            "organisation": [{"role": "工程师", "heads": "5人", "pay": "36万元/人/年", "paid_from": ["t"]}],
        },
        "“研发人力”列了 300万元/年，而 5 人的薪酬合计 180万元。",
    )
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_a_line_that_does_not_fit_its_people(brief, at):
    assert [where for where, _ in seen("RES213", "build_proposal", brief)] == at


@pytest.mark.parametrize(("brief", "words"), SAID)
def test_it_names_the_things_and_the_figures(brief, words):
    assert next(text for _, text in seen("RES213", "build_proposal", brief)) == words


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_what_holds(brief):
    assert seen("RES213", "build_proposal", brief) == []
