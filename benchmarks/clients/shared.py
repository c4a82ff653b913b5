"""What every Python client asks for, and what it must get."""

import json
from pathlib import Path
from typing import Any

BRIEF = json.loads(Path(__file__).with_name("brief.json").read_text(encoding="utf-8"))
PROMPT = ("plan_department", {"department": "Support desk"})


def report(tools: list[str], plan: Any, prompt: str) -> None:
    """Print what came, on one line; raise where it is not what was asked for."""
    if not {"generate_plan", "run_5whys", "build_kpi_tree", "swot", "get_document"} <= set(tools):
        raise SystemExit(f"tools are missing: {tools}")
    if plan["kind"] != "plan" or not plan["id"] or not any(s["state"] == "complete" for s in plan["sections"]):
        raise SystemExit(f"no plan: {str(plan)[:300]}")
    if PROMPT[1]["department"] not in prompt:
        raise SystemExit(f"no prompt: {prompt[:300]}")
    print(f"{len(tools)} tools, a plan of {len(plan['sections'])} sections, a prompt of {len(prompt):,} characters")
