"""Whole documents, and what is in the files made of them."""

from functools import cache
from pathlib import Path

import yaml

from mcp_server.operations._compose import method_of
from mcp_server.operations.revise_document import apply
from mcp_server.render.formats import Export
from tests.conftest import document

ROOT = Path(__file__).parents[2]
FILES = {
    path.stem: path
    for folder in ("prompts/examples", "tests/examples/clean")
    for path in (ROOT / folder).glob("*.yaml")
}
WHOLE = (
    "annual-sales-plan.zh-CN", "annual-sales-plan.en", "mvp-retrospective.zh-CN", "mvp-retrospective.en",
    "payment-failures.en", "revenue-tree.zh-CN", "tea-shop-swot.zh-CN", "library-swot.en", "warehouse-project.zh-CN",
)  # fmt: skip
"""Every kind of document, in both languages, each as its person left it."""
HOSTILE = (
    "<script>alert(1)</script>", "=cmd|' /C calc'!A0", "``` x", "| a | b |", "a*b*c_d_e", "[x](javascript:alert(1))",
    "\u202eright to left", "שלום עולם", "مرحبا", "😀👩‍👩‍👧🚀", "Zalg͚ͭ̄o", "&amp;<w:p/>", "]]>", "\ufffe\uffff", "{{title}}",
    "# head", "1. one", "%%{init}%%", "x" * 120, "没有空格的名称" * 8, "a\x0bb\x1fc", "$LaTeX$ \\ back", "&#0; &lt;b>",
)  # fmt: skip


@cache
def example(name):
    """Return a whole document of the examples, with what its person answered."""
    told = yaml.load(FILES[name].read_text("utf-8"), Loader=yaml.BaseLoader)
    tool = told.pop("tool")
    made = document(tool, told.get("brief", told))
    if "patch" in told:
        brief = made.brief.model_dump(mode="json", exclude_defaults=True)
        made = document(tool, apply(brief, tuple(told["patch"])))
    return made


@cache
def hostile(tasks=40):
    """Return a plan in which every name is an attack, or hard to set."""
    return document(
        "generate_plan",
        {
            "locale": "zh-CN",
            "title": "<b>季度</b> & “计划” " + "".join(HOSTILE[6:10]),
            "department": "销售<b>部",
            "period": "2026",
            "kpis": [{"name": f"{bad[:60]} {i}", "baseline": "1", "target": "2"} for i, bad in enumerate(HOSTILE)],
            "initiatives": [
                {
                    "name": f"{HOSTILE[i % len(HOSTILE)][:34]} {i}",
                    "owner": HOSTILE[i * 7 % len(HOSTILE)][:40],
                    "start": f"2026-{1 + i % 12:02}-0{1 + i % 9}",
                    "duration": f"{5 + i % 30} days",
                    "deliverables": [HOSTILE[i * 3 % len(HOSTILE)]],
                }
                for i in range(tasks)
            ],
            "risks": [{"text": bad, "probability": "10%", "impact": "high"} for bad in HOSTILE],
        },
    )


def export(made, part="", templates=None):
    """Return a document on its way out."""
    return Export(made, method_of(made.kind), part, templates)
