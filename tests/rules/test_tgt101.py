"""TGT101 kpi-without-baseline, beyond its two examples."""

import pytest

from tests.conftest import seen


def brief(**kpi):
    return {"department": "Sales", "kpis": [{"id": "k", "name": "ARR", **kpi}]}


def test_the_question_names_the_kpi_and_points_at_the_field():
    assert seen("TGT101", "generate_plan", brief(target="57 million")) == [
        ("/kpis/id=k/baseline", 'Where does "ARR" stand today, or where did it stand in the last period?')
    ]


@pytest.mark.parametrize("kpi", [{"target": "9", "baseline": "0"}, {}, {"baseline": "5"}])
def test_it_does_not_ask_where_there_is_a_baseline_or_no_target(kpi):
    assert seen("TGT101", "generate_plan", brief(**kpi)) == []
