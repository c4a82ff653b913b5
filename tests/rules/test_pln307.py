"""PLN307 unclear-period, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    ({"department": "销售部"}, ["/period"]),
    ({"department": "Sales", "period": "the coming season"}, ["/period"]),
    ({"department": "Sales", "period": {"start": "2026-01-01", "end": "2096-01-01"}}, ["/period"]),
]
SAID = [
    ({"department": "销售部"}, "计划从哪一天开始，到哪一天结束（如“2026 年”“2026Q3”“2026-07-06 起 13 周”）？"),
    (
        {"department": "Sales"},
        'From which day to which day does the plan run ("2026", "2026Q3", "13 weeks from 2026-07-06")?',
    ),
]
CLEAN = [
    {"department": "销售部", "period": "2026 年"},
    {"department": "销售部", "period": "今年"},
    {"department": "Sales", "period": "13 weeks from 2026-07-06"},
    {"department": "Sales", "period": {"start": "2026-01-05", "end": "2026-06-30"}},
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_a_period_that_is_missing_or_cannot_be_meant(brief, at):
    assert [where for where, _ in seen("PLN307", "generate_plan", brief)] == at


@pytest.mark.parametrize(("brief", "message"), SAID)
def test_it_names_the_things_and_the_figures(brief, message):
    assert {text for _, text in seen("PLN307", "generate_plan", brief)} == {message}


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_a_period_that_can_be_read(brief):
    assert seen("PLN307", "generate_plan", brief) == []
