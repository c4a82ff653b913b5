"""How long a plan of 100 tasks takes in each format, after warm-up: `python -m benchmarks.exports`."""

import sys
from datetime import UTC, date, datetime
from statistics import median
from time import perf_counter

from mcp_server.methods.generate_plan import generate_plan
from mcp_server.model.record import Principal
from mcp_server.operations._compose import compose
from mcp_server.render.formats import RENDERERS, Export
from mcp_server.store import open_store
from mcp_server.tool import Desk

TASKS = 100
RUNS = 7
SECONDS = {"docx": 1.0, "xlsx": 1.0, "pptx": 2.0, "html": 0.3}
LEAST = 1.0
"""Bar of any other format."""
PEOPLE = ("林晓梅", "王建国", "Ines Ortega", "赵一鸣", "Marek Novak", "陈思远")
DOING = ("选型", "设计评审", "接口联调", "数据迁移", "灰度上线", "门店培训", "验收", "供应商谈判")


def brief(tasks: int) -> dict[str, object]:
    """Return a year's plan: tasks in rows of eight that wait for each other, twelve KPIs, four roles, twenty risks."""
    initiatives = [
        {
            "id": f"i{n}", "name": f"{DOING[n % 8]}：第 {n // 8 + 1} 批区域门店数字化改造", "owner": PEOPLE[n % 6],
            "priority": f"P{n % 3}", "duration": f"{3 + n % 9}天", "start": f"2026-{n // 8 % 11 + 1:02}-05",
            "after": [f"i{n - 1}"] if n % 8 else [], "deliverables": [f"{DOING[n % 8]}报告"], "kpis": [f"k{n % 12}"],
            "acceptance": "由业务与技术双方签字确认", "cost": f"{2 + n % 7}万元",
        }
        for n in range(tasks)
    ]  # fmt: skip
    return {
        "title": "华东大区门店数字化2026年度规划",
        "department": {"name": "数字化中心", "situation": "门店系统老旧，数据不通。"},
        "period": "2026",
        "as_of": "2026-01-05",
        "objectives": [{"id": "o1", "text": "门店系统全部上线", "owner": "林晓梅"}],
        "kpis": [
            {"id": f"k{n}", "name": f"第{n + 1}区在线订单占比", "behaviour": "rate", "better": "higher",
             "baseline": f"{20 + n}%", "target": f"≥{40 + n}%", "owner": PEOPLE[n % 6], "objective": "o1"}
            for n in range(12)
        ],
        "initiatives": initiatives,
        "milestones": [{"id": f"m{n}", "name": f"第{n + 1}批上线", "date": f"2026-{n + 1:02}-25"} for n in range(10)],
        "resources": {
            "roles": [{"id": f"r{n}", "name": name, "heads": f"{n + 2}人", "capacity": f"{n + 2}人月/月"}
                      for n, name in enumerate(("工程师", "实施顾问", "培训师", "数据分析师"))],
            "budget": [{"id": f"b{n}", "name": f"第{n + 1}批预算", "amount": f"{60 + n}万元",
                        "work": [f"i{k}" for k in range(n, tasks, 10)]} for n in range(10)],
        },
        "allocations": [
            {"work": [f"i{n}"], "effort": {"工程师": "0.6人月", "实施顾问": "0.4人月"}} for n in range(tasks)
        ],
        "risks": [
            {"text": f"第{n + 1}批门店网络改造延期", "probability": f"{10 + n * 4}%", "impact": str(n % 5 + 1),
             "cost": f"{n + 3}万元", "prevention": "提前踏勘", "contingency": "启用备用线路", "owner": PEOPLE[n % 6]}
            for n in range(20)
        ],
        "reviews": [{"text": "月度经营会", "rhythm": "每月", "owner": "林晓梅"}],
    }  # fmt: skip


def main() -> int:
    """Print a line for each format and return 1 where a bar is missed."""
    desk = Desk(
        store=open_store(None), principal=Principal(tenant="bench", actor="bench"),
        now=lambda: datetime(2026, 1, 5, tzinfo=UTC), today=lambda: date(2026, 1, 5), new_id=lambda: "bench",
    )  # fmt: skip
    document = compose(brief(TASKS), generate_plan, desk, "bench", 1)
    missed = 0
    for form, renderer in RENDERERS.items():
        times, size = [], 0
        for _ in range(RUNS + 1):
            begin = perf_counter()
            size = len(renderer.render(Export(document, generate_plan)))
            times.append(perf_counter() - begin)
        taken, bar = median(times[1:]), SECONDS.get(form, LEAST)
        missed += taken > bar
        verdict = "MISSED" if taken > bar else "ok"
        print(
            f"{form:8} {TASKS} tasks, {size / 1024:6,.0f} KB, first {times[0] * 1e3:6,.0f} ms, then median of {RUNS}: "
            f"{taken * 1e3:6,.0f} ms, bar {bar * 1e3:,.0f} ms: {verdict}"
        )
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
