import pytest

from tests.conftest import seen

FAR = "\n\nNothing else is told of here.\n\n"


def asked(text):
    return seen("NUM108", "check_document", {"text": text})


@pytest.mark.parametrize(
    "text",
    [
        f"The heat pumps cost €42,000 in all.{FAR}They save €7,000 a year and pay for themselves in nine years.",
        f"总投资 84 万元。{FAR}改造后每年节约电费 28 万元，静态回收期 5 年。",
        f"设备与安装合计 109 万元。{FAR}按季度节约 27.3 万元估算，投资回收期约 6 个季度。",
        f"The scanners were bought for £9,600.{FAR}Savings are £800 a month, a payback of 15 months.",
    ],
)
def test_it_asks_of_a_payback_that_its_cost_and_gain_nearly_give(text):
    assert len(asked(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        f"The heat pumps cost €42,000 in all.{FAR}They save €7,000 a year and pay for themselves in six years.",
        f"总投资 84 万元。{FAR}改造后每年节约电费 28 万元，静态回收期 3 年。",
        f"设备与安装合计 109 万元。{FAR}按季度节约 27.3 万元估算，投资回收期约 4 个季度。",
        f"The scanners were bought for £9,600.{FAR}Savings are £800 a month, and they are lent for 15 months.",
    ],
)
def test_it_does_not_ask_of_one_that_follows_or_of_another_length(text):
    assert asked(text) == []
