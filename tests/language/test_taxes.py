"""Amounts with and without a tax."""

import pytest

from mcp_server.operations.check_document import CheckDocument, checked


def codes(text: str) -> list[str]:
    return [one.code for one in checked(CheckDocument(text=text)).findings]


@pytest.mark.parametrize(
    "text",
    [
        "The invoice is for £2,400, with VAT at 20 % £2,980.",
        "We paid €7,800 net; with 19 % tax €9,822.",
        "Takings were £54,000 including VAT, or £44,000 once the 20 % VAT is out.",
        "The gross price is 238 euros, of which 19 % VAT is 45.22 euros.",
        "The quote is 12,500 dollars. With 8 % sales tax that makes 13,050 dollars.",
        "不含税 480 万元，税率 13%，含税 524.4 万元。",
        "含税总价 10,900 元，税率 9%，不含税 9,919 元。",
        "价税合计 33,900 元，其中税额（13%）4,407 元。",
        "不含税价 8,600 元，另加 13% 的增值税 1,181 元。",
    ],
)
def test_an_amount_that_its_tax_does_not_give_is_told(text: str) -> None:
    assert codes(text) == ["NUM103"]


@pytest.mark.parametrize(
    "text",
    [
        "The invoice is for £2,400, with VAT at 20 % £2,880.",
        "We paid €7,800 net; with 19 % tax €9,282.",
        "Takings were £54,000 including VAT, or £45,000 once the 20 % VAT is out.",
        "The gross price is 238 euros, of which 19 % VAT is 38 euros.",
        "At a tax rate of 25 % on a profit of £64,000 before tax we pay £16,000 and keep £48,000.",
        "Sales without VAT rose 12 % to £336,000 from £300,000.",
        "不含税 480 万元，税率 13%，含税 542.4 万元。",
        "利润总额 420 万元，所得税率 25%，应缴 105 万元，税后净利润 315 万元。",
        "含税 13% 的设备 120 万元，不含税的安装 95 万元。",
        "不含税报价 84 万元，比去年的 80 万元高 5%。",
    ],
)
def test_an_amount_that_its_tax_gives_or_that_no_tax_parts_from_another_is_not_told(text: str) -> None:
    assert not codes(text)
