"""RES207 uses-off-their-sources, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    (
        {
            "funding": {
                "sources": [{"name": "S0", "amount": "$900"}],
                "uses": [{"name": "Lockers", "amount": "$600"}, {"name": "Launch", "amount": "$200"}],
            }
        },
        ["/funding/uses"],
    ),
    (
        {
            "funding": {
                "sources": [{"name": "S0", "amount": "300万元"}, {"name": "S1", "amount": "200万元"}],
                "tranches": [{"name": "首笔", "amount": "260万元"}, {"name": "次笔", "amount": "260万元"}],
            }
        },
        ["/funding/tranches"],
    ),
]
CLEAN = [
    {
        "funding": {
            "sources": [{"name": "S0", "amount": "$800"}],
            "uses": [{"name": "Lockers", "amount": "$600"}, {"name": "Launch", "share": "25%"}],
        }
    },
    {
        "funding": {
            "sources": [{"name": "S0", "amount": "$900"}],
            "uses": [{"name": "Lockers", "amount": "$600"}, {"name": "Launch"}],
        }
    },
    {
        "funding": {
            "sources": [{"name": "S0", "amount": "300万元"}, {"name": "S1", "amount": "200万元"}],
            "tranches": [{"name": "首笔", "amount": "240万元"}, {"name": "次笔", "amount": "260万元"}],
        }
    },
]
SAID = [
    (
        {
            "funding": {
                "sources": [{"name": "S0", "amount": "300万元"}, {"name": "S1", "amount": "200万元"}],
                "tranches": [{"name": "首笔", "amount": "520万元"}],
            }
        },
        "资金来源 500万元，批次 520万元，两者不等。",
    )
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_sources_that_differ_from_uses_or_tranches(brief, at):
    assert [where for where, _ in seen("RES207", "build_proposal", brief)] == at


@pytest.mark.parametrize(("brief", "words"), SAID)
def test_it_names_the_things_and_the_figures(brief, words):
    assert next(text for _, text in seen("RES207", "build_proposal", brief)) == words


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_what_holds(brief):
    assert seen("RES207", "build_proposal", brief) == []
