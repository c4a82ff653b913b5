"""FIN212 more-customers-than-there-are, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    (
        {
            "segments": [{"id": "s", "name": "Stations", "size": "120", "offer": ["p"]}],
            "prices": [
                {"id": "p", "name": "Locker", "price": "$90 a month", "customers": {"2027": "80", "2028": "150"}}
            ],
        },
        ["/prices/id=p/customers/2028"],
    ),
    (
        {
            "segments": [
                {"name": "直营店", "size": "100家", "offer": ["p"]},
                {"name": "加盟店", "size": "20家", "offer": ["p"]},
            ],
            "prices": [{"id": "p", "name": "订阅", "price": "900元/年", "customers": {"2027": "121家"}}],
        },
        ["/prices/id=p/customers/2027"],
    ),
]
CLEAN = [
    {
        "segments": [{"id": "s", "name": "Stations", "size": "120", "offer": ["p"]}],
        "prices": [{"id": "p", "name": "Locker", "price": "$90 a month", "customers": {"2027": "80", "2028": "120"}}],
    },
    {
        "segments": [{"name": "Stations", "size": "120", "offer": ["p"]}, {"name": "Malls", "offer": ["p"]}],
        "prices": [{"id": "p", "name": "Locker", "customers": {"2027": "180"}}],
    },
    {
        "segments": [{"name": "Stations", "size": "120"}],
        "prices": [{"id": "p", "name": "Locker", "customers": {"2027": "180"}}],
    },
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_more_customers_than_the_segments_hold(brief, at):
    assert [where for where, _ in seen("FIN212", "build_proposal", brief)] == at


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_what_holds(brief):
    assert seen("FIN212", "build_proposal", brief) == []
