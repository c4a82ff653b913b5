"""What a plan says of its reserve, of who is told what, and of its gates."""

from decimal import Decimal

import pytest

from mcp_server.operations._compose import whole
from tests.conftest import document

LOSS = {"id": "x", "text": "Late", "probability": "50%", "cost": "$100,000"}


def planned(locale="en", **brief):
    return document("generate_plan", {"locale": locale, "department": "Sales", "period": "2026", **brief})


@pytest.mark.parametrize(
    ("budget", "risks", "left", "said"),
    [
        ([{"name": "Reserve", "amount": "$60,000"}], [LOSS], 10_000, "$60,000 (Reserve) − expected loss $50,000 = $10,000 left."),
        ([{"name": "Reserve", "amount": "$20,000"}], [LOSS], -30_000, "= -$30,000; the reserve is short."),
        (
            [{"name": "Reserve", "amount": "$60,000"}, {"name": "Contingency", "limit": "$5,000"}],
            [LOSS, {"text": "Gone"}], 15_000, "$65,000 (Reserve, Contingency) − expected loss $50,000 = $15,000 left. 1 of 2 risks gives both",
        ),
        (
            [{"id": "r", "name": "Reserve", "amount": "$60,000"}, {"name": "Reserve for delays", "amount": "$20,000", "parent": "r"}],
            [LOSS], 10_000, "$60,000 (Reserve) −",
        ),
        ([{"name": "Ads", "amount": "$60,000"}], [LOSS], None, "cannot be judged: no budget line is a reserve."),
        ([], [{"text": "Gone"}], None, "cannot be judged: no risk gives both probability and cost, and no budget line is a reserve."),
        ([{"name": "Reserve", "amount": "$60,000"}], [{"text": "Gone"}], None, "(Reserve) cannot be judged: no risk gives both"),
        ([{"name": "Reserve"}], [LOSS], None, "the reserve (Reserve) has no clear amount."),
        ([{"name": "Reserve", "amount": "€60,000"}], [LOSS], None, "are not all in one unit."),
    ],
)  # fmt: skip
def test_the_reserve_is_held_against_the_expected_loss(budget, risks, left, said):
    made = planned(resources={"budget": budget}, risks=risks)
    found = made.body.contingency
    assert (found.left.value if found.left else None) == (None if left is None else Decimal(left))
    assert said in made.body.contingency_told
    assert whole(made).count("Contingency against reserve") == 1


def test_without_a_risk_nothing_is_said_of_the_reserve():
    made = planned(resources={"budget": [{"name": "Reserve", "amount": "$60,000"}]})
    assert (made.body.contingency, made.body.contingency_told) == (None, "")


def test_a_short_reserve_is_told_in_chinese():
    risk = {"text": "延期", "probability": "50%", "cost": "100万元"}
    made = planned("zh-CN", resources={"budget": [{"name": "预备金", "amount": "20万元"}]}, risks=[risk])
    assert "预备金与期望损失：20万元（预备金）− 期望损失 50万元 = -30万元，预备金不足。" in whole(made)


WORK = {
    "kpis": [{"id": "m", "name": "Margin", "owner": "Jo"}, {"id": "n", "name": "Sales", "owner": "Ann"}],
    "initiatives": [
        {"id": "a", "name": "Pilot", "owner": "Ann", "start": "2026-03-02", "duration": "10 days", "deliverables": ["Report"]},
        {"id": "b", "name": "Roll-out", "owner": "Ben", "duration": "10 days", "after": ["a"]},
    ],
    "interfaces": [{"name": "Legal", "what": "Contract for Pilot", "when": "2026-02-20", "contact": "Lea", "service_level": "2 days"}],
    "reviews": [{"rhythm": "monthly", "owner": "Ann", "decides": "Board", "metrics": ["m", "n"]}],
    "risks": [
        {"text": "No licence", "trigger": "No key by May", "owner": "Jo", "work": ["b"]},
        {"text": "Nobody carries it", "trigger": "Rain", "owner": "Jo"},
        {"text": "No trigger", "owner": "Jo", "work": ["b"]},
    ],
}  # fmt: skip


def test_the_communication_list_says_who_is_told_what_when_and_by_whom():
    made = planned(**WORK)
    assert [(row.to, row.what, row.when, row.by) for row in made.body.communication] == [
        (("Legal",), "Contract for Pilot", "2026-02-20", ("Ann",)),
        (("Ann", "Board"), "Figures: Margin", "monthly", ("Jo",)),
        (("Board",), "Figures: Sales", "monthly", ("Ann",)),
        (("Ben", "Board"), "Done: Pilot; handed over: Report", "2026-03-13", ("Ann",)),
        (("Board",), "Done: Roll-out", "2026-03-27", ("Ben",)),
        (("Ben", "Board"), "The risk begins: No licence", "No key by May", ("Jo",)),
    ]
    assert "| Told | Contact | What | When | Service level | By |" in whole(made)


def test_nobody_is_told_by_himself_and_a_list_that_is_empty_is_left_out():
    made = planned(
        initiatives=[{"id": "a", "name": "A", "owner": "Ann"}, {"id": "b", "name": "B", "owner": "Ann", "after": ["a"]}],
        reviews=[{"rhythm": "monthly", "owner": "Ann"}],
    )  # fmt: skip
    assert made.body.communication == ()
    assert "Communication list" not in whole(made)


GATED = {
    "period": {"start": "2026-03-02", "end": "2026-11-27"},
    "kpis": [{"id": "m", "name": "Margin", "target": "≥€9"}],
    "initiatives": WORK["initiatives"],
    "milestones": [
        {"id": "m1", "name": "M1 Proof", "date": "2026-04-30", "after": ["a"], "proves": ["m"]},
        {"id": "m2", "name": "M2 Scale", "date": "2026-08-31"},
        {"id": "m3", "name": "M3 Party", "date": "2026-09-30"},
    ],
    "thresholds": [
        {"metric": "m", "role": "gate", "value": "≥€3", "when": "m2", "action": "Go on"},
        {"metric": "Churn", "role": "gate", "value": "≤5%", "when": "2026-06-15"},
        {"metric": "m", "role": "red", "value": "<-€20", "action": "Stop"},
        {"metric": "m", "role": "amber", "value": "<-€5", "action": "Look"},
    ],
}


@pytest.mark.parametrize("plan_type", ["project", "new_business"])
def test_a_plan_with_gates_shows_the_stage_before_each(plan_type):
    made = planned(**{**GATED, "period": {**GATED["period"], "plan_type": plan_type}})
    assert [(g.name, str(g.start), str(g.day), g.days, g.done, g.proves, g.conditions) for g in made.body.gates] == [
        ("M1 Proof", "2026-03-02", "2026-04-30", 44, ("Pilot",), ("Margin",), ()),
        ("2026-06-15", "2026-05-01", "2026-06-15", 32, (), (), ("Churn ≤5%",)),
        ("M2 Scale", "2026-06-16", "2026-08-31", 55, (), (), ("Margin ≥€3",)),
    ]
    text = whole(made)
    assert ("## Gates\n" in text, "## Stage gates and kill criteria\n" in text) == (
        plan_type == "project",
        plan_type == "new_business",
    )


def test_a_new_business_says_when_it_is_stopped_or_that_nothing_says_so():
    new = {**GATED, "period": {**GATED["period"], "plan_type": "new_business"}}
    text = whole(planned(**new))
    assert "**Kill criteria**" in text
    assert text.partition("**Kill criteria**")[2].partition("## Resources")[0].split("|").count(" Stop ") == 1
    bare = whole(planned(**{**new, "thresholds": []}))
    assert "No limit (gate, red line or trigger) says yet when this is stopped." in bare
    chinese = whole(planned("zh-CN", **{**new, "thresholds": []}))
    assert "## 阶段门与终止标准\n" in chinese
    assert "还没有任何门禁、红线或触发条件说明何时终止。" in chinese


@pytest.mark.parametrize(
    ("period", "name", "tick", "gated"),
    [
        ({"text": "2026", "plan_type": "annual"}, "2026Q1", "1month", False),
        ({"text": "2026Q2", "plan_type": "quarter"}, "2026-W14", "1week", False),
        ({"start": "2026-03-02", "end": "2026-06-19", "plan_type": "quarter"}, "2026-W10", "1week", False),
        ({"start": "2026-03-02", "end": "2026-05-29", "plan_type": "project"}, "2026-W10", "1week", True),
        ({"start": "2026-03-02", "end": "2026-08-28", "plan_type": "project"}, "2026-03", "1month", True),
    ],
)
def test_the_type_of_plan_decides_its_marks_and_sections(period, name, tick, gated):
    made = planned(**{**GATED, "period": period})
    assert made.body.horizon.buckets[0].name == name
    assert f"  tickInterval {tick}\n" in whole(made)
    assert bool(made.body.gates) == gated
    assert ("## Gates\n" in whole(made)) == gated


def test_a_threshold_without_a_day_is_a_gate_without_a_stage():
    period = {**GATED["period"], "plan_type": "project"}
    limit = {"metric": "m", "role": "gate", "value": "≥€3"}
    (gate,) = planned(period=period, thresholds=[limit]).body.gates
    assert (gate.name, gate.day, gate.start, gate.days, gate.conditions) == ("Gate", None, None, None, ("m ≥€3",))


def test_an_interface_without_a_name_is_still_shown():
    made = planned(interfaces=[{"what": "Contract", "when": "2026-02-20"}, {"text": "Legal helps"}])
    assert [(row.to, row.what, row.when) for row in made.body.communication] == [
        ((), "Contract", "2026-02-20"),
        ((), "Legal helps", ""),
    ]
    assert "Legal helps" in whole(made)
