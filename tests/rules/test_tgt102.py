"""TGT102 kpi-without-target, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize("kpi", [{"name": "续费率"}, {"name": "Backlog", "baseline": "40"}])
def test_it_sees(kpi):
    brief = {"department": "Sales", "kpis": [{"id": "k", **kpi}]}
    assert [at for at, _ in seen("TGT102", "generate_plan", brief)] == ["/kpis/id=k/target"]


@pytest.mark.parametrize("kpi", [{"name": "续费率", "target": "92%"}, {"text": "see the sheet"}])
def test_it_does_not_see(kpi):
    assert seen("TGT102", "generate_plan", {"department": "Sales", "kpis": [{"id": "k", **kpi}]}) == []
