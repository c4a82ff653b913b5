"""PLN302 review-without-measure, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    (
        {"department": "销售部", "period": "2026", "reviews": [{"id": "r", "rhythm": "每月", "decides": "王芳"}]},
        ["/reviews/id=r/metrics"],
    ),
    (
        {
            "department": "Sales",
            "period": "2026",
            "reviews": [{"id": "r", "text": "Board meeting", "rhythm": "quarterly"}],
        },
        ["/reviews/id=r/metrics"],
    ),
]
SAID = [
    ({"department": "销售部", "period": "2026", "reviews": [{"rhythm": "每月"}]}, "“每月”上看哪些数字？"),
    (
        {"department": "Sales", "period": "2026", "reviews": [{"rhythm": "monthly"}]},
        'Which figures does "monthly" look at?',
    ),
]
CLEAN = [
    {"department": "销售部", "period": "2026", "reviews": [{"rhythm": "每月", "metrics": ["续费率"]}]},
    {"department": "销售部", "period": "2026", "reviews": ["每周例会，看续费率和客诉"]},
    {"department": "销售部", "period": "2026", "reviews": ["月度会，过一遍 KPI 看板"]},
    {"department": "Sales", "period": "2026", "reviews": [{"text": "Monthly look at the dashboard"}]},
    {"department": "Sales", "period": "2026", "reviews": ["Weekly pipeline review: win rate"]},
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_a_review_that_looks_at_no_figure(brief, at):
    assert [where for where, _ in seen("PLN302", "generate_plan", brief)] == at


@pytest.mark.parametrize(("brief", "message"), SAID)
def test_it_names_the_things_and_the_figures(brief, message):
    assert {text for _, text in seen("PLN302", "generate_plan", brief)} == {message}


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_figures_in_a_field_or_in_the_own_words(brief):
    assert seen("PLN302", "generate_plan", brief) == []
