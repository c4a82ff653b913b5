"""A team's quarter, through a real process: the server is started twice, and remembers."""

import sys
from contextlib import asynccontextmanager

import pytest
from mcp import Client, StdioServerParameters

pytestmark = pytest.mark.anyio

TEXTS = {
    "title": "客户成功部 2026年二季度规划（Customer success, Q2）",
    "as_of": "2026-03-02",
    "department": "客户成功部，负责签约客户的上线、使用与续费。团队：客户成功经理8名、上线工程师4名。优势：行业样板客户多。不足：上线周期长；健康度评分不全。",
    "period": "2026年二季度",
    "objectives": "续费率由88%提升至92%；上线周期由35天缩短至25天；建成客户健康度评分",
    "requirements": "全年续费率≥92%；不新增编制",
    "kpis": "一季度续费率88%；平均上线周期35天",
    "resources": "客户成功经理8人、上线工程师4人。预算：培训6万元、工具4万元",
    "risks": "两家大客户预算收紧；上线工程师离职",
}
DRAFT = [
    {"op": "add", "path": "/kpis/id=kpi-1/owner", "value": "高洁"},
    {"op": "add", "path": "/kpis/id=kpi-1/source", "value": "续费台账，每月5日"},
    {"op": "add", "path": "/kpis/id=kpi-2/owner", "value": "吴磊"},
    {"op": "add", "path": "/kpis/id=kpi-2/source", "value": "上线工单系统，每周一"},
    {"op": "add", "path": "/department/improvements/id=improvement-1/rank", "value": "1"},
    {"op": "add", "path": "/department/improvements/id=improvement-2/rank", "value": "2"},
    *(
        {"op": "add", "path": f"/risks/id=risk-{number}/{field}", "value": value}
        for number, fields in (
            (1, {"probability": "30%", "impact": "高", "prevention": "提前一个季度谈续约", "contingency": "改签分期付款",
                 "trigger": "客户推迟预算会", "owner": "高洁", "work": ["renew"]}),
            (2, {"probability": "10%", "impact": "中", "prevention": "每月一对一面谈", "contingency": "由客户成功经理顶岗一周",
                 "trigger": "连续两周加班超过10小时", "owner": "吴磊", "work": ["golive"]}),
        )
        for field, value in fields.items()
    ),
    {"op": "add", "path": "/initiatives", "value": [
        {"id": "golive", "name": "标准上线包", "priority": "P0", "owner": "吴磊", "team": ["陈晨"], "start": "2026-04-01", "duration": "4周",
         "deliverables": ["上线清单", "培训视频"], "acceptance": "三家试点客户在25天内上线", "kpis": ["kpi-2"], "cost": "3万元"},
        {"id": "health", "name": "健康度评分 v1", "priority": "P1", "owner": "陈晨", "duration": "3周", "after": ["golive"],
         "deliverables": ["评分模型"], "acceptance": "覆盖全部签约客户，每周更新", "kpis": ["kpi-1"], "cost": "4万元"},
        {"id": "renew", "name": "续约专班", "priority": "P2", "owner": "高洁", "start": "2026-04-07", "duration": "8周",
         "deliverables": ["到期客户清单", "续约谈判记录"], "acceptance": "到期客户全部完成两轮沟通", "kpis": ["kpi-1"]},
    ]},
    {"op": "add", "path": "/reviews", "value": [
        {"rhythm": "每周一", "owner": "高洁", "decides": "部门负责人", "metrics": ["kpi-1", "kpi-2"]},
    ]},
]  # fmt: skip


@asynccontextmanager
async def a_server(store):
    """Start a server of its own on a store; yield what calls its tools."""
    parameters = StdioServerParameters(
        command=sys.executable, args=["-m", "mcp_server", "serve", "--store", str(store)]
    )
    async with Client(parameters) as client:

        async def call(tool, /, **arguments):
            result = await client.call_tool(tool, arguments)
            assert not result.is_error, result.content[0].text
            assert len(result.content[0].text) <= 10_000
            return result.structured_content

        yield call


async def test_a_team_plans_its_quarter_finds_it_again_and_learns_from_a_missed_target(tmp_path):
    store = tmp_path / "team.db"
    async with a_server(store) as call:
        first = await call("generate_plan", **TEXTS)
        plan = first["id"]
        asked = {question["code"] for question in first["questions"]}
        assert {"PLN308", "PLN304", "TGT105", "RSK101"} <= asked
        assert first["findings"] == []
        read = await call("get_document", id=plan, view="brief", at="/kpis")
        assert [(kpi["name"], kpi["baseline"], kpi["target"], kpi["read"]) for kpi in read["data"]] == [
            ("续费率", "88%", "92%", True),
            ("上线周期", "35天", "25天", True),
        ]

        second = await call("revise_document", id=plan, revision=1, patch=DRAFT)
        assert (second["revision"], [f["code"] for f in second["findings"] if f["level"] == "error"]) == (2, [])
        assert {question["code"] for question in second["questions"]} & {
            "PLN308",
            "PLN304",
            "TGT105",
            "RSK101",
        } == set()

    async with a_server(store) as call:
        for words in ("续费率", "上线工程师离职", "Customer success"):
            found = await call("find_documents", words=words)
            assert [(row["id"], row["revision"], row["kind"]) for row in found["documents"]] == [(plan, 2, "plan")]

        pages, count = [], 1
        while len(pages) < count:
            part = await call("get_document", id=plan, view="section", section="work", page=len(pages) + 1)
            pages.append(part["text"])
            count = part["pages"]
        assert "".join(pages).startswith("## 行动与排期\n\n")
        tasks = [
            t
            for t in (await call("get_document", id=plan, view="data", at="/tasks"))["data"]
            if t["level"] == "initiative"
        ]
        # By hand: Qingming takes 6 April, Labour Day 1 to 5 May, and Saturday 9 May is worked instead (State Council, 2025).
        assert [(t["name"], t["start"], t["finish"]) for t in tasks] == [
            ("标准上线包", "2026-04-01", "2026-04-29"),
            ("续约专班", "2026-04-07", "2026-06-03"),
            ("健康度评分 v1", "2026-04-30", "2026-05-22"),
        ]
        before = await call("get_document", id=plan, revision=1, view="brief")
        assert "initiatives" not in before["data"]
        changes = await call("get_document", id=plan, view="changes")
        assert {"op": "add", "path": "/kpis/id=kpi-2/owner", "value": "吴磊"} in changes["data"]

        whys = await call("run_5whys", problem="二季度续费率只有89%，目标92%", as_of="2026-07-06", causes=[
            {"id": "late", "because": "9家到期客户没有在到期前谈完", "basis": "fact", "evidence": "续费台账6月30日"},
            {"id": "list", "parent": "late", "because": "到期清单5月才整理出来", "basis": "fact", "evidence": "清单文件创建于5月18日", "share": "70%", "controllable": "yes"},
            {"id": "busy", "parent": "late", "because": "客户成功经理4月都在做上线", "basis": "hypothesis", "share": "30%"},
        ], countermeasures=[
            {"cause": ["list"], "action": "到期前90天自动生成清单", "owner": "陈晨", "due": "2026-07-31", "metric": "提前90天进入清单的客户占比",
             "baseline": "40%", "expected": "100%", "check": "2026-09-30"},
        ])  # fmt: skip
        roots = await call("get_document", id=whys["id"], view="data", at="/roots")
        assert [(root["id"], root["share"], root["cumulative"]) for root in roots["data"]] == [
            ("list", "70", "70"),
            ("busy", "30", "100"),
        ]

        tree = await call("build_kpi_tree", as_of="2026-07-06", locale="zh-CN", nodes=[
            {"id": "grr", "name": "续费率", "unit": "%", "formula": "renewed / due", "scenarios": {"target": "92%", "actual": "89%"}},
            {"id": "renewed", "name": "续费客户数", "scenarios": {"target": "92", "actual": "81"}},
            {"id": "due", "name": "到期客户数", "scenarios": {"target": "100", "actual": "91"}},
        ])  # fmt: skip
        measures = await call("get_document", id=tree["id"], view="data", at="/measures/id=grr/figures")
        assert [(figure["scenario"], figure["holds"]) for figure in measures["data"]] == [
            ("target", True),
            ("actual", True),
        ]

        swot = await call("swot", aim="三季度先做续费还是先做新签？", items=[
            {"text": "到期前90天清单已上线", "quadrant": "优势", "evidence": "系统记录"},
            {"text": "4名上线工程师满负荷", "quadrant": "劣势", "evidence": "工时表"},
            {"text": "三季度到期客户120家", "quadrant": "机会", "evidence": "续费台账"},
            {"text": "两家大客户预算收紧", "quadrant": "威胁", "evidence": "客户来信"},
        ])  # fmt: skip
        listed = await call("find_documents")
        assert [(row["id"], row["kind"]) for row in listed["documents"]] == [
            (swot["id"], "swot"),
            (tree["id"], "kpi_tree"),
            (whys["id"], "five_whys"),
            (plan, "plan"),
        ]
        history = await call("get_document", id=plan, view="history")
        assert [row["revision"] for row in history["data"]] == [2, 1]
