"""KPI207 rate-of-another-base, beyond its two examples."""

import pytest

from tests.conftest import seen


def tree(*nodes, **more):
    return {"locale": "en", "nodes": [dict(node) for node in nodes], **more}


V = {"id": "visits", "value": "52000"}
L = {"id": "leads", "name": "Leads", "value": "900"}
PRICE = {"id": "price", "unit": "USD", "value": "$30"}


def rate(of, name="rate", value="18%"):
    return {"id": name, "unit": "%", "value": value, "of": of}


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (tree({"id": "r", "formula": "visits * rate"}, V, L, rate("leads")), ["/nodes/id=rate/of"]),
        (tree({"id": "r", "formula": "visits * rate * price"}, V, L, PRICE, rate("Leads")), ["/nodes/id=rate/of"]),
        (tree({"id": "r", "formula": "price * (visits * rate)"}, V, L, PRICE, rate("leads")), ["/nodes/id=rate/of"]),
        (
            tree(
                {"id": "r", "formula": "a + b"},
                {"id": "a", "formula": "visits * one"},
                {"id": "b", "formula": "leads * two"},
                V,
                L,
                rate("leads", "one"),
                rate("visits", "two"),
            ),
            ["/nodes/id=one/of", "/nodes/id=two/of"],
        ),
        (
            tree({"id": "r", "formula": "pool * rate"}, {"id": "pool", "formula": "leads * 2"}, V, L, rate("visits")),
            ["/nodes/id=rate/of"],
        ),
        (tree({"id": "r", "formula": "(visits + 1) * rate"}, V, L, rate("leads")), ["/nodes/id=rate/of"]),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("KPI207", "build_kpi_tree", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        tree({"id": "r", "formula": "leads * rate"}, V, L, rate("leads")),
        tree(
            {"id": "r", "formula": "visits * up * rate"},
            {"id": "signups", "formula": "visits * up"},
            V,
            rate("visits", "up"),
            rate("signups"),
        ),
        tree({"id": "r", "formula": "visits * rate"}, V, L, rate("unique visitors")),
        tree({"id": "r", "formula": "a * b"}, V, L, rate("leads", "a"), rate("visits", "b")),
        tree({"id": "r", "formula": "visits / rate"}, V, L, rate("leads")),
        tree({"id": "r", "formula": "pool * rate"}, {"id": "pool", "formula": "leads * 2"}, L, rate("leads")),
    ],
)
def test_it_does_not_see(brief):
    assert seen("KPI207", "build_kpi_tree", brief) == []
