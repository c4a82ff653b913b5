"""PLN303 review-without-decider, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    (
        {"department": "销售部", "period": "2026", "reviews": [{"id": "r", "rhythm": "每月", "owner": "李雷"}]},
        ["/reviews/id=r/decides"],
    ),
    (
        {"department": "Sales", "period": "2026", "reviews": [{"id": "r", "rhythm": "monthly", "metrics": ["NPS"]}]},
        ["/reviews/id=r/decides"],
    ),
]
SAID = [
    ({"department": "销售部", "period": "2026", "reviews": [{"rhythm": "每月"}]}, "“每月”上由谁做决定？"),
    ({"department": "Sales", "period": "2026", "reviews": [{"rhythm": "monthly"}]}, 'Who decides at "monthly"?'),
]
CLEAN = [
    {"department": "销售部", "period": "2026", "reviews": [{"rhythm": "每月", "decides": "王芳"}]},
    {"department": "销售部", "period": "2026", "reviews": ["每周一例会，张总拍板"]},
    {
        "department": "Sales",
        "period": "2026",
        "reviews": [{"text": "Monthly review, chaired by the head of sales, who decides", "rhythm": "monthly"}],
    },
    {"department": "Sales", "period": "2026", "reviews": []},
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_a_review_where_nobody_decides(brief, at):
    assert [where for where, _ in seen("PLN303", "generate_plan", brief)] == at


@pytest.mark.parametrize(("brief", "message"), SAID)
def test_it_names_the_things_and_the_figures(brief, message):
    assert {text for _, text in seen("PLN303", "generate_plan", brief)} == {message}


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_somebody_who_decides_in_a_field_or_in_the_own_words(brief):
    assert seen("PLN303", "generate_plan", brief) == []
