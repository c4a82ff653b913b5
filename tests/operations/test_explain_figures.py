"""Every computed figure has its formula, with the figures that went in."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import get_args

import pytest
import yaml

from mcp_server.errors import NotFound
from mcp_server.limits import ANSWER_CHARACTERS
from mcp_server.methods import METHODS
from mcp_server.model.base import Model
from mcp_server.model.quantity import Quantity
from mcp_server.operations._figures import figures
from mcp_server.operations._pointer import find
from mcp_server.registry import run
from mcp_server.render.show import compact, show
from mcp_server.rules import rules
from mcp_server.words import catalogue
from tests.conftest import document

pytestmark = pytest.mark.anyio

CLEAN = sorted(Path(__file__).parents[1].joinpath("examples", "clean").glob("*.yaml"))
GIVEN = {
    # As the brief says them, or another place in the document.
    "Horizon.start", "Horizon.end", "Horizon.provisional", "Bucket.start", "Bucket.end", "TargetPath.due", "Checkpoint.date",
    "Move.was", "Move.now", "Move.was_finish", "Move.now_finish", "Levelling.was", "Levelling.now", "Levelling.schedules",
    "Outlook.seed", "Outlook.runs", "Account.depth", "CostAccount.depth", "RankedRisk.probability", "RankedRisk.impact",
    "Meeting.dates", "Window.start", "Window.end", "Seam.start", "Seam.end", "Rounds.count", "Mark.planned", "Mark.actual",
    "Significance.n_before", "Significance.n_after", "Measure.depth", "Stretched.backups", "Sale.number", "YearOfSales.number",
    "Link.above", "Held.date", "Root.share", "Weighed.rating", "Stability.draws", "Stability.seed",
}  # fmt: skip
"""Numbers and dates that are not computed."""


def parts(hint):
    yield hint
    for inner in get_args(hint):
        yield from parts(inner)


def numbers():
    """Return every field of a computed noun that holds a plain number or a date."""
    found, seen = set(), set()
    stack = [(method.body, set(method.brief.model_fields)) for method in METHODS.values()]
    while stack:
        noun, given = stack.pop()
        if noun in seen:
            continue
        seen.add(noun)
        for name, field in noun.model_fields.items():
            kinds = [part for part in parts(field.annotation) if isinstance(part, type)]
            if name not in given and {Decimal, int, float, date} & set(kinds):
                found.add(f"{noun.__name__}.{name}")
            if name not in given:
                stack += [(kind, set()) for kind in kinds if issubclass(kind, Model) and kind is not Quantity]
    return found


def test_every_number_that_is_computed_has_its_formula_in_words():
    words = {key.removeprefix("figure.") for key in catalogue("zh-CN") if key.startswith("figure.")}
    assert numbers() - GIVEN - words == set()
    assert GIVEN & words == set()


def computed(value, at=""):
    """Yield the pointers of all quantities below a value that say that they were computed."""
    if isinstance(value, Quantity):
        if value.basis == "computed":
            yield at
    elif isinstance(value, Model):
        for name in type(value).model_fields:
            yield from computed(getattr(value, name), f"{at}/{name}")
    elif isinstance(value, tuple):
        for place, member in enumerate(value):
            handle = getattr(member, "id", "")
            yield from computed(member, f"{at}/{'id=' + handle if handle else place}")


EXAMPLES = {path.stem: path.read_text("utf-8") for path in CLEAN} | {
    f"{rule.code} {section}": f"tool: {tool}\n{brief}"
    for rule in rules()
    for section in ("Bad", "Good")
    for tool, brief in [rule.example(section)]
    if tool in {"prioritize", "build_proposal", "run_retrospective", "summarize_work"}
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_computed_figure_of_a_document_is_explained_where_it_stands(name):
    brief = yaml.load(EXAMPLES[name], Loader=yaml.BaseLoader)
    method = METHODS[brief.pop("tool")]
    made = document(method.name, brief)
    told = {figure.at: figure for figure in figures(made, method)}
    assert set(computed(made.body)) - set(told) == set()
    data = made.body.model_dump(mode="json")
    for at, figure in told.items():
        assert find(data, at) is not None
        assert figure.value
        assert " =" in figure.formula
        assert "None" not in figure.formula


TREE = {
    "locale": "zh-CN",
    "nodes": [
        {"id": "new", "name": "新签", "unit": "万元", "formula": "leads * rate * deal"},
        {"id": "leads", "name": "商机数", "scenarios": {"上期": "500", "实际": "480"}},
        {"id": "rate", "name": "赢单率", "unit": "%", "scenarios": {"上期": "20%", "实际": "18%"}},
        {"id": "deal", "name": "客单价", "unit": "万元", "scenarios": {"上期": "4", "实际": "4.5万元"}},
    ],
}


async def test_a_figure_is_explained_with_the_figures_in_its_formula(desk):
    made = await run("build_kpi_tree", TREE, desk)
    page = await run("explain", {"id": made.id, "at": "/measures/id=new/figures/1/computed"}, desk)
    assert page.title == "指标树：新签：数值与公式"
    assert page.text == (
        "# 指标树：新签：数值与公式\n\n- 新签 · 实际 · **388.8万元**：新签 = 商机数 × 赢单率 × 客单价；"
        "代入：480 × 18% × 4.5万元 `/measures/id=new/figures/1/computed`\n"
    )


async def test_all_below_a_pointer_is_explained_and_without_one_all_there_is(desk):
    made = await run("build_kpi_tree", TREE, desk)
    some = await run("explain", {"id": made.id, "at": "/levers"}, desk)
    assert some.text.count("\n- ") == 3
    everything = await run("explain", {"id": made.id}, desk)
    assert everything.text.count("\n- ") > some.text.count("\n- ")
    assert some.text.splitlines()[2] in everything.text


async def test_a_long_document_is_explained_within_an_answer_and_the_rest_is_counted(desk):
    names = [f"n{n}" for n in range(120)]
    figures_of = {"baseline": "2", "actual": "3"}
    nodes = [{"id": "r", "formula": "+".join(names)}, *({"id": n, "scenarios": figures_of} for n in names)]
    made = await run("build_kpi_tree", {"locale": "en", "nodes": nodes}, desk)
    page = await run("explain", {"id": made.id}, desk)
    text, data = show("explain", page, ANSWER_CHARACTERS)
    assert max(len(text), len(compact(data))) <= ANSWER_CHARACTERS
    assert "more: point `at` to a smaller part." in text


async def test_what_is_no_figure_and_no_document_is_said(desk):
    made = await run("build_kpi_tree", TREE, desk)
    with pytest.raises(NotFound, match="这里没有算出来的数：/nodes/id=leads"):
        await run("explain", {"id": made.id, "at": "/nodes/id=leads"}, desk)
    with pytest.raises(NotFound, match="doc-99"):
        await run("explain", {"id": "doc-99", "at": "/levers"}, desk)


async def test_a_plan_explains_its_risks_and_its_levelling(desk):
    made = await run(
        "generate_plan",
        {
            "locale": "en", "department": "Desk", "period": "2026Q2",
            "risks": [{"text": "Supplier late", "probability": "30%", "impact": "4", "cost": "$10,000"}],
        },
        desk,
    )  # fmt: skip
    page = await run("explain", {"id": made.id, "at": "/ranked/0"}, desk)
    assert "**$3,000**: Expected loss = probability 0.3 × cost if it happens" in page.text
    assert "Score = probability as 1 to 5 (from 0.3) × impact 4" in page.text
