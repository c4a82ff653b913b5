"""What a plan says of its reserve, of who is told what, and of its gates."""

from decimal import Decimal

import pytest

from mcp_server.operations._compose import whole
from tests.conftest import document

LOSS = {"id": "x", "text": "Late", "probability": "50%", "cost": "$100,000"}


def planned(locale="en", **brief):
    return document("generate_plan", {"locale": locale, "department": "Sales", "period": "2026", **brief})


@pytest.mark.parametrize(
    ("budget", "risks", "left", "said"),
    [
        ([{"name": "Reserve", "amount": "$60,000"}], [LOSS], 10_000, "$60,000 (Reserve) − expected loss $50,000 = $10,000 left."),
        ([{"name": "Reserve", "amount": "$20,000"}], [LOSS], -30_000, "= -$30,000; the reserve is short."),
        (
            [{"name": "Reserve", "amount": "$60,000"}, {"name": "Contingency", "limit": "$5,000"}],
            [LOSS, {"text": "Gone"}], 15_000, "$65,000 (Reserve, Contingency) − expected loss $50,000 = $15,000 left. 1 of 2 risks gives both",
        ),
        (
            [{"id": "r", "name": "Reserve", "amount": "$60,000"}, {"name": "Reserve for delays", "amount": "$20,000", "parent": "r"}],
            [LOSS], 10_000, "$60,000 (Reserve) −",
        ),
        ([{"name": "Ads", "amount": "$60,000"}], [LOSS], None, "cannot be judged: no budget line is a reserve."),
        ([], [{"text": "Gone"}], None, "cannot be judged: no risk gives both probability and cost, and no budget line is a reserve."),
        ([{"name": "Reserve", "amount": "$60,000"}], [{"text": "Gone"}], None, "(Reserve) cannot be judged: no risk gives both"),
        ([{"name": "Reserve"}], [LOSS], None, "the reserve (Reserve) has no clear amount."),
        ([{"name": "Reserve", "amount": "€60,000"}], [LOSS], None, "are not all in one unit."),
    ],
)  # fmt: skip
def test_the_reserve_is_held_against_the_expected_loss(budget, risks, left, said):
    made = planned(resources={"budget": budget}, risks=risks)
    found = made.body.contingency
    assert (found.left.value if found.left else None) == (None if left is None else Decimal(left))
    assert said in made.body.contingency_told
    assert whole(made).count("Contingency against reserve") == 1


def test_without_a_risk_nothing_is_said_of_the_reserve():
    made = planned(resources={"budget": [{"name": "Reserve", "amount": "$60,000"}]})
    assert (made.body.contingency, made.body.contingency_told) == (None, "")


def test_a_short_reserve_is_told_in_chinese():
    risk = {"text": "延期", "probability": "50%", "cost": "100万元"}
    made = planned("zh-CN", resources={"budget": [{"name": "预备金", "amount": "20万元"}]}, risks=[risk])
    assert "预备金与期望损失：20万元（预备金）− 期望损失 50万元 = -30万元，预备金不足。" in whole(made)
