"""A retrospective of a kept plan: its goals are those of the plan, whatever is sent or changed afterwards."""

import pytest

from mcp_server.errors import BriefError, NotFound
from mcp_server.registry import run

pytestmark = pytest.mark.anyio

PLAN = {
    "department": "客户成功部",
    "period": "2026",
    "kpis": [{"id": "ren", "name": "续费率", "baseline": "88%", "target": "≥92%"}],
}
LOOK = {
    "project": {"name": "年度续费"},
    "plan": "doc-1",
    "goals": [{"metric": "ren", "target": "≥90%", "actual": "91%"}],
}


async def planned(desk, brief):
    made = await run("run_retrospective", brief, desk)
    seen = await run("get_document", {"id": made.id, "view": "brief", "at": "/planned"}, desk)
    return made, seen.data


async def test_the_goals_come_from_the_plan_and_not_from_what_is_sent(desk):
    await run("generate_plan", PLAN, desk)
    forged = {"title": "x", "kpis": [{"id": "ren", "name": "续费率", "target": "≥80%"}]}
    _, seen = await planned(desk, {**LOOK, "planned": forged})
    assert [(k["id"], k["target"]) for k in seen["kpis"]] == [("ren", "≥92%")]


async def test_a_goal_that_was_moved_is_shown_as_moved(desk):
    await run("generate_plan", PLAN, desk)
    made, _ = await planned(desk, LOOK)
    text = "\n".join(s.markdown for s in made.sections)
    assert "≥92%" in text
    assert "≥90%" in text


async def test_a_later_revision_of_the_plan_does_not_move_the_goals(desk):
    await run("generate_plan", PLAN, desk)
    made, _ = await planned(desk, LOOK)
    lower = {"op": "replace", "path": "/kpis/id=ren/target", "value": "≥85%"}
    await run("revise_document", {"id": "doc-1", "revision": 1, "patch": [lower]}, desk)
    again = {"op": "add", "path": "/title", "value": "复盘"}
    await run("revise_document", {"id": made.id, "revision": 1, "patch": [again]}, desk)
    seen = await run("get_document", {"id": made.id, "view": "brief", "at": "/planned"}, desk)
    assert (seen.data["revision"], seen.data["kpis"][0]["target"]) == ("1", "≥92%")


async def test_a_plan_that_is_not_there_or_is_none_is_refused(desk):
    with pytest.raises(NotFound):
        await run("run_retrospective", LOOK, desk)
    await run("swot", {"aim": "x"}, desk)
    with pytest.raises(BriefError, match="/plan"):
        await run("run_retrospective", {**LOOK, "plan": "doc-2"}, desk)


PROPOSAL = {
    "aim": "自助取药柜",
    "success_test": [{"id": "use", "name": "取药柜使用率", "baseline": "0%", "target": "≥60%", "due": "2026-12-31"}],
    "risks": [{"id": "r", "text": "药监要求变化"}],
}


async def test_the_success_test_of_a_proposal_gives_the_goals_that_count(desk):
    await run("build_proposal", PROPOSAL, desk)
    sent = {
        "project": "自助取药柜",
        "plan": "doc-1",
        "goals": [{"kpi": "use", "metric": "取药柜使用率", "target": "≥30%", "actual": "41%"}],
    }
    made, seen = await planned(desk, sent)
    rows = await run("get_document", {"id": made.id, "view": "data", "at": "/attained"}, desk)
    assert [(r["target"]["text"], r["verdict"] != "met", r["changed"]) for r in rows.data] == [("≥60%", True, True)]
    assert [r["text"] for r in seen["risks"]] == ["药监要求变化"]


async def test_a_success_test_that_was_lowered_later_still_counts_as_it_was(desk):
    await run("build_proposal", PROPOSAL, desk)
    sent = {"project": "自助取药柜", "plan": "doc-1"}
    made, _ = await planned(desk, sent)
    lower = {"op": "replace", "path": "/success_test/id=use/target", "value": "≥20%"}
    await run("revise_document", {"id": "doc-1", "revision": 1, "patch": [lower]}, desk)
    again = {"op": "add", "path": "/title", "value": "复盘"}
    await run("revise_document", {"id": made.id, "revision": 1, "patch": [again]}, desk)
    seen = await run("get_document", {"id": made.id, "view": "brief", "at": "/planned"}, desk)
    assert (seen.data["revision"], seen.data["kpis"][0]["target"]) == ("1", "≥60%")


@pytest.mark.parametrize("named", [{"kpi": "ren"}, {"metric": "ren"}], ids=["kpi", "metric"])
async def test_a_goal_goes_by_the_name_that_the_plan_has_for_it(desk, named):
    await run("generate_plan", PLAN, desk)
    made, _ = await planned(desk, LOOK | {"goals": [{**named, "actual": "91%"}]})
    text = "\n".join(s.markdown for s in made.sections)
    assert "**续费率** 部分达成" in text
    assert "| ren |" not in text


async def test_what_a_summary_tells_of_a_kpi_of_the_plan_judges_it(desk):
    await run("generate_plan", PLAN, desk)
    brief = {"who": "李明", "plan": "doc-1", "achievements": "续费率由88%提升到93%（来源：财务系统）"}
    made = await run("summarize_work", brief, desk)
    text = "\n".join(s.markdown for s in made.sections)
    assert "**续费率** 达成" in text
    assert "续费率由88%提升到93%（\n" not in text


async def test_the_way_of_the_plan_is_shown_with_what_came_of_it_as_the_plan_was_then(desk):
    kpi = {**PLAN["kpis"][0], "behaviour": "rate"}
    await run("generate_plan", {**PLAN, "kpis": [kpi]}, desk)
    lower = {"op": "replace", "path": "/kpis/id=ren/baseline", "value": "50%"}
    look = {
        **LOOK,
        "goals": [{"kpi": "ren", "metric": "续费率", "actual": "91%"}],
        "period": {"start": "2026-01-01", "end": "2026-12-31"},
    }
    made, _ = await planned(desk, look)
    await run("revise_document", {"id": "doc-1", "revision": 1, "patch": [lower]}, desk)
    again = {"op": "add", "path": "/title", "value": "复盘"}
    await run("revise_document", {"id": made.id, "revision": 1, "patch": [again]}, desk)
    seen = await run("get_document", {"id": made.id, "view": "data", "at": "/followed/0/points"}, desk)
    assert [p["expected"]["value"] for p in seen.data] == ["89", "90", "91", "92"]
    assert [p.get("standing", "") for p in seen.data] == ["", "", "", "red"]
