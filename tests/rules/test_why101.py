"""WHY101 problem-without-a-number, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        ({"problem": "交付延期"}, ["/problem/size"]),
        ({"problem": {"what": "Deliveries are late"}}, ["/problem/size"]),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("WHY101", "run_5whys", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {"problem": "12次交付延期"},
        {"problem": {"text": "延期", "size": "三成订单"}},
        {"problem": "三成订单延期"},
        {"problem": "Half of the deliveries are late"},
    ],
)
def test_it_does_not_see(brief):
    assert seen("WHY101", "run_5whys", brief) == []
