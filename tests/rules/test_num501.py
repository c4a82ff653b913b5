"""NUM501 result-from-nowhere, beyond its two examples."""

import pytest

from tests.conftest import seen

FACTS = [
    {"id": "f1", "metric": "满意度", "value": "81%", "source": "问卷"},
    {"id": "f2", "metric": "Orders", "value": "1,240", "when": "2026-03", "source": "Shop"},
    {"id": "f3", "metric": "Orders", "value": "1,000", "when": "2026-02", "source": "Shop"},
]


def brief(**fields):
    return {"project": {"name": "Shop"}, "evidence": FACTS, **fields}


@pytest.mark.parametrize(
    ("fields", "at"),
    [
        ({"dimensions": [{"id": "d", "name": "质量", "verdict": "满意度达到87%", "evidence": "问卷满意度81%"}]}, "/dimensions/id=d/verdict"),
        ({"successes": [{"id": "s", "text": "Orders grew by 34%", "evidence": "1,240 orders in March", "why": "-"}]}, "/successes/id=s/text"),
        ({"problems": [{"id": "p", "text": "退货多", "impact": "退货率升到7.4%", "cause": "尺码"}]}, "/problems/id=p/impact"),
        ({"notes": [{"id": "n", "text": "The new page brought 310 orders a day."}]}, "/notes/id=n/text"),
        ({"risks": [{"id": "r", "text": "停机", "occurred": "yes", "effect": "损失订单260笔"}]}, "/risks/id=r/effect"),
        ({"notes": [{"id": "n", "text": "满意度由81%提高了81个百分点。"}]}, "/notes/id=n/text"),
        ({"notes": [{"id": "n", "text": "损失约45万元。"}]}, "/notes/id=n/text"),
    ],
)  # fmt: skip
def test_it_sees(fields, at):
    assert [where for where, _ in seen("NUM501", "run_retrospective", brief(**fields))] == [at]


@pytest.mark.parametrize(
    "fields",
    [
        {"dimensions": [{"name": "质量", "verdict": "满意度达到81%", "evidence": "问卷满意度81%"}]},
        {"dimensions": [{"name": "质量", "verdict": "满意度达到87%", "evidence": "八月问卷"}]},
        {"dimensions": [{"name": "质量", "verdict": "满意度达到87%"}]},
        {"successes": [{"text": "Orders grew by 24%", "evidence": "1,240 orders in March", "why": "-"}]},
        {"notes": [{"text": "Orders went from 1,000 to 1,240, up 24%."}]},
        {"notes": [{"text": "We met on 2026-03-05 for 45 minutes; see section 3 and the TOP50."}]},
        {"notes": [{"text": "计划明年把满意度提高到90%。"}]},
        {"notes": [{"text": "We assume that 30% of visitors come back."}]},
        {"notes": [{"text": "分三步走，涉及两个部门。"}]},
        {"actions": [{"text": "Bring returns down to 5%", "owner": "Li", "due": "2026-05-01"}]},
        {"lessons": [{"text": "Ask 200 people first", "applies": "surveys"}]},
    ],
)
def test_it_does_not_see(fields):
    assert seen("NUM501", "run_retrospective", brief(**fields)) == []


def test_it_looks_at_the_notes_of_a_plan_but_not_at_what_a_plan_proposes():
    plan = {"department": "Sales", "objectives": "Win 180 customers", "notes": [{"id": "n", "text": "Churn was 7.4%."}]}
    assert [at for at, _ in seen("NUM501", "generate_plan", plan)] == ["/notes/id=n/text"]
    known = {**plan, "kpis": [{"name": "Churn", "baseline": "7.4%", "target": "5%"}]}
    assert seen("NUM501", "generate_plan", known) == []
