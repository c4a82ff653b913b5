"""RET204 noise-read-as-a-trend, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    (
        {
            "project": "校园外卖柜试点",
            "series": [
                {
                    "id": "s",
                    "metric": "订单",
                    "values": {
                        "W1": "10",
                        "W2": "12",
                        "W3": "11",
                        "W4": "13",
                        "W5": "10",
                        "W6": "12",
                        "W7": "11",
                        "W8": "12",
                        "W9": "10",
                        "W10": "13",
                        "W11": "11",
                        "W12": "12",
                    },
                }
            ],
            "claims": [{"id": "c", "text": "订单上升", "op": "change", "of": ["订单"], "value": "20%"}],
        },
        ["/claims/id=c"],
    ),
    (
        {
            "project": "校园外卖柜试点",
            "series": [
                {
                    "id": "s",
                    "metric": "订单",
                    "values": {
                        "W1": "10",
                        "W2": "12",
                        "W3": "11",
                        "W4": "13",
                        "W5": "10",
                        "W6": "12",
                        "W7": "11",
                        "W8": "12",
                        "W9": "10",
                        "W10": "13",
                        "W11": "11",
                        "W12": "12",
                    },
                }
            ],
            "claims": [{"id": "c", "text": "订单上升", "op": "points", "of": ["s"], "value": "20%"}],
        },
        ["/claims/id=c"],
    ),
    (
        {
            "project": "Locker pilot",
            "series": [
                {
                    "id": "s",
                    "metric": "orders",
                    "values": {
                        "W1": "10",
                        "W2": "12",
                        "W3": "11",
                        "W4": "13",
                        "W5": "10",
                        "W6": "12",
                        "W7": "11",
                        "W8": "12",
                        "W9": "10",
                        "W10": "13",
                        "W11": "11",
                        "W12": "12",
                    },
                }
            ],
            "claims": [{"id": "c", "text": "Orders rose", "op": "difference", "of": ["orders"], "value": "2"}],
        },
        ["/claims/id=c"],
    ),
]
CLEAN = [
    {
        "project": "校园外卖柜试点",
        "series": [
            {
                "id": "s",
                "metric": "订单",
                "values": {
                    "W1": "10",
                    "W2": "12",
                    "W3": "11",
                    "W4": "13",
                    "W5": "10",
                    "W6": "12",
                    "W7": "11",
                    "W8": "12",
                    "W9": "10",
                    "W10": "13",
                    "W11": "11",
                    "W12": "12",
                    "W13": "30",
                },
            }
        ],
        "claims": [{"id": "c", "text": "订单上升", "op": "change", "of": ["订单"], "value": "20%"}],
    },
    {
        "project": "校园外卖柜试点",
        "series": [
            {
                "id": "s",
                "metric": "订单",
                "values": {
                    "W1": "10",
                    "W2": "12",
                    "W3": "11",
                    "W4": "13",
                    "W5": "10",
                    "W6": "12",
                    "W7": "11",
                    "W8": "12",
                },
            }
        ],
        "claims": [{"id": "c", "text": "订单上升", "op": "change", "of": ["订单"], "value": "20%"}],
    },
    {
        "project": "校园外卖柜试点",
        "series": [
            {
                "id": "s",
                "metric": "订单",
                "values": {
                    "W1": "10",
                    "W2": "12",
                    "W3": "11",
                    "W4": "13",
                    "W5": "10",
                    "W6": "12",
                    "W7": "11",
                    "W8": "12",
                    "W9": "10",
                    "W10": "13",
                    "W11": "11",
                    "W12": "12",
                },
            }
        ],
        "claims": [{"id": "c", "text": "订单上升", "op": "change", "of": ["10", "12"], "value": "20%"}],
    },
    {
        "project": "校园外卖柜试点",
        "series": [
            {
                "id": "s",
                "metric": "订单",
                "values": {
                    "W1": "10",
                    "W2": "12",
                    "W3": "11",
                    "W4": "13",
                    "W5": "10",
                    "W6": "12",
                    "W7": "11",
                    "W8": "12",
                    "W9": "10",
                    "W10": "13",
                    "W11": "11",
                    "W12": "12",
                },
            }
        ],
        "claims": [{"id": "c", "text": "订单上升", "op": "sum", "of": ["订单"], "value": "20%"}],
    },
    {
        "project": "校园外卖柜试点",
        "series": [
            {
                "id": "s",
                "metric": "订单",
                "values": {
                    "W1": "10",
                    "W2": "12",
                    "W3": "11",
                    "W4": "13",
                    "W5": "10",
                    "W6": "12",
                    "W7": "11",
                    "W8": "12",
                    "W9": "10",
                    "W10": "13",
                    "W11": "11",
                    "W12": "12",
                },
            }
        ],
    },
]
SAID = [
    (
        {
            "project": "校园外卖柜试点",
            "series": [
                {
                    "id": "s",
                    "metric": "订单",
                    "values": {
                        "W1": "10",
                        "W2": "12",
                        "W3": "11",
                        "W4": "13",
                        "W5": "10",
                        "W6": "12",
                        "W7": "11",
                        "W8": "12",
                        "W9": "10",
                        "W10": "13",
                        "W11": "11",
                        "W12": "12",
                    },
                }
            ],
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
    assert next(text for _, text in seen("RET204", "run_retrospective", brief)) == message


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_a_signal_a_short_series_or_a_claim_about_other_figures(brief):
    assert seen("RET204", "run_retrospective", brief) == []
