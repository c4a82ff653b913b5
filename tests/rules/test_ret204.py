"""RET204 noise-read-as-a-trend, beyond its two examples."""

import pytest

from tests.conftest import seen


def weeks(values):
    """Return values by week."""
    return {f"W{number}": value for number, value in enumerate(values.split(), 1)}


SEES = [
    (
        {
            "project": "校园外卖柜试点",
            "series": [{"id": "s", "metric": "订单", "values": weeks("10 12 11 13 10 12 11 12 10 13 11 12")}],
            "claims": [{"id": "c", "text": "订单上升", "op": "change", "of": ["订单"], "value": "20%"}],
        },
        ["/claims/id=c"],
    ),
    (
        {
            "project": "校园外卖柜试点",
            "series": [{"id": "s", "metric": "订单", "values": weeks("10 12 11 13 10 12 11 12 10 13 11 12")}],
            "claims": [{"id": "c", "text": "订单上升", "op": "points", "of": ["s"], "value": "20%"}],
        },
        ["/claims/id=c"],
    ),
    (
        {
            "project": "Locker pilot",
            "series": [{"id": "s", "metric": "orders", "values": weeks("10 12 11 13 10 12 11 12 10 13 11 12")}],
            "claims": [{"id": "c", "text": "Orders rose", "op": "difference", "of": ["orders"], "value": "2"}],
        },
        ["/claims/id=c"],
    ),
]
CLEAN = [
    {
        "project": "校园外卖柜试点",
        "series": [{"id": "s", "metric": "订单", "values": weeks("10 12 11 13 10 12 11 12 10 13 11 12 30")}],
        "claims": [{"id": "c", "text": "订单上升", "op": "change", "of": ["订单"], "value": "20%"}],
    },
    {
        "project": "校园外卖柜试点",
        "series": [{"id": "s", "metric": "订单", "values": weeks("10 12 11 13 10 12 11 12")}],
        "claims": [{"id": "c", "text": "订单上升", "op": "change", "of": ["订单"], "value": "20%"}],
    },
    {
        "project": "校园外卖柜试点",
        "series": [{"id": "s", "metric": "订单", "values": weeks("10 12 11 13 10 12 11 12 10 13 11 12")}],
        "claims": [{"id": "c", "text": "订单上升", "op": "change", "of": ["10", "12"], "value": "20%"}],
    },
    {
        "project": "校园外卖柜试点",
        "series": [{"id": "s", "metric": "订单", "values": weeks("10 12 11 13 10 12 11 12 10 13 11 12")}],
        "claims": [{"id": "c", "text": "订单上升", "op": "sum", "of": ["订单"], "value": "20%"}],
    },
    {
        "project": "校园外卖柜试点",
        "series": [{"id": "s", "metric": "订单", "values": weeks("10 12 11 13 10 12 11 12 10 13 11 12")}],
    },
]
SAID = [
    (
        {
            "project": "校园外卖柜试点",
            "series": [{"id": "s", "metric": "订单", "values": weeks("10 12 11 13 10 12 11 12 10 13 11 12")}],
            "claims": [{"id": "c", "text": "订单上升", "op": "change", "of": ["订单"], "value": "20%"}],
        },
        "写着“订单上升”，但“订单”的 12 个点都在日常波动之内，没有信号。",
    )
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_a_change_claimed_where_the_chart_shows_none(brief, at):
    assert [where for where, _ in seen("RET204", "run_retrospective", brief)] == at


@pytest.mark.parametrize(("brief", "message"), SAID)
def test_it_names_the_things_and_the_figures(brief, message):
    assert next((text for _, text in seen("RET204", "run_retrospective", brief))) == message


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_a_signal_a_short_series_or_a_claim_about_other_figures(brief):
    assert seen("RET204", "run_retrospective", brief) == []
