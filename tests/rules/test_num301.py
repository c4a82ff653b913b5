"""NUM301 count-that-is-not-whole, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {
                "department": "销售部",
                "period": "2026",
                "kpis": [{"id": "k", "name": "新增客户", "behaviour": "flow", "target": "12.5家"}],
            },
            ["/kpis/id=k/target"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("NUM301", "generate_plan", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [{"name": "新增客户", "behaviour": "flow", "target": "12家"}],
        },
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [{"name": "人均客户", "behaviour": "rate", "target": "12.5家"}],
        },
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [{"name": "新增客户", "behaviour": "flow", "target": "1.25万家"}],
        },
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [{"name": "时长", "behaviour": "stock", "target": "12.5小时"}],
        },
    ],
)
def test_it_does_not_see(brief):
    assert seen("NUM301", "generate_plan", brief) == []


@pytest.mark.parametrize("text", ["本季度新招 12.5 人。", "The team has 7.5 engineers.", "参会 33.4 名。"])
def test_it_sees_people_of_a_text_that_are_not_whole(text):
    assert len(seen("NUM301", "check_document", {"text": text})) == 1


@pytest.mark.parametrize(
    "text", ["每队平均 12.5 人。", "7.5 engineers on average.", "员工 1.2 万人。", "投入 12.5 人月。"]
)
def test_it_does_not_see_an_average_or_a_scaled_number_of_people(text):
    assert seen("NUM301", "check_document", {"text": text}) == []
