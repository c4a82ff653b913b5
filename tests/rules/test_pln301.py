"""PLN301 review-without-date, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    (
        {"department": "销售部", "period": "2026", "reviews": [{"id": "r", "text": "经营分析会", "decides": "王芳"}]},
        ["/reviews/id=r/rhythm"],
    ),
    (
        {"department": "Sales", "period": "2026", "reviews": [{"id": "r", "decides": "Anna Roth", "metrics": ["NPS"]}]},
        ["/reviews/id=r/rhythm"],
    ),
]
SAID = [
    (
        {"department": "销售部", "period": "2026", "reviews": [{"text": "经营分析会"}]},
        "“经营分析会”多久开一次，或在哪几天开？",
    ),
    (
        {"department": "Sales", "period": "2026", "reviews": [{"text": "Pipeline review"}]},
        'How often, or on which days, does "Pipeline review" meet?',
    ),
]
CLEAN = [
    {"department": "销售部", "period": "2026", "reviews": [{"rhythm": "每月"}]},
    {"department": "销售部", "period": "2026", "reviews": [{"text": "每周一例会，张总决策"}]},
    {"department": "销售部", "period": "2026", "reviews": [{"text": "半年盘点"}]},
    {"department": "Sales", "period": "2026", "reviews": [{"text": "Pipeline review", "dates": ["2026-03-31"]}]},
    {"department": "Sales", "period": "2026", "reviews": [{"text": "Annual review"}]},
    {"department": "Sales", "period": "2026", "reviews": [{"rhythm": "when the board meets"}]},
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_a_review_without_a_rhythm_or_days(brief, at):
    assert [where for where, _ in seen("PLN301", "generate_plan", brief)] == at


@pytest.mark.parametrize(("brief", "message"), SAID)
def test_it_names_the_things_and_the_figures(brief, message):
    assert {text for _, text in seen("PLN301", "generate_plan", brief)} == {message}


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_a_rhythm_or_days_in_a_field_or_in_the_own_words(brief):
    assert seen("PLN301", "generate_plan", brief) == []
