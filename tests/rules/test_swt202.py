"""SWT202 own-action-as-opportunity, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {"aim": "Open a second shop", "items": [{"id": "a", "quadrant": "opportunity", "text": "推出移动端"}]},
            ["/items/id=a/text"],
        ),
        (
            {
                "aim": "Open a second shop",
                "items": [{"id": "a", "quadrant": "opportunity", "text": "Build a partner programme"}],
            },
            ["/items/id=a/text"],
        ),
        *(
            ({"items": [{"id": "a", "quadrant": "opportunity", "text": text}]}, ["/items/id=a/text"])
            for text in (
                "计划引入智能客服",
                "打算扩建二期厂房",
                "拟与高校合作开设课程",
                "我们正计划进入东南亚市场",
                "公司准备上调价格",
                "We plan to open a second kitchen",
                "Planning to move support to Lisbon",
                "We could sell the data",
            )
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("SWT202", "swot", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {
            "aim": "Open a second shop",
            "items": [{"id": "a", "quadrant": "opportunity", "text": "移动端订单占三分之二"}],
        },
        {"aim": "Open a second shop", "items": [{"id": "a", "quadrant": "strength", "text": "Build quality is high"}]},
        {
            "aim": "Open a second shop",
            "items": [{"id": "a", "quadrant": "opportunity", "text": "Building permits are easier to get"}],
        },
        {
            "aim": "Open a second shop",
            "items": [{"id": "a", "quadrant": "opportunity", "text": "建立时间早的同行正在退出"}],
        },
        *(
            {"items": [{"id": "a", "quadrant": "opportunity", "text": text}]}
            for text in (
                "市政府计划明年补贴充电桩",
                "拟出台的补贴政策覆盖中小企业",
                "计划新建的地铁站就在园区门口",
                "两家同行打算退出华东",
                "规划中的产业园距厂区 2 公里",
                "计划生育政策放开，母婴需求上升",
                "Plans to widen the road bring more traffic",
                "Two competitors plan to leave the market",
                "The city is going to fund training",
            )
        ),
    ],
)
def test_it_does_not_see(brief):
    assert seen("SWT202", "swot", brief) == []
