import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from mcp_server.language.typed import canonical, faults, pointer
from mcp_server.methods import METHODS
from mcp_server.methods.build_kpi_tree import TreeBrief
from mcp_server.methods.swot import SwotBrief
from mcp_server.model.plan_brief import PlanBrief
from mcp_server.operations._compose import accept
from mcp_server.prompts import prompts
from mcp_server.words.aliases import CHOICES, FIELDS


@pytest.mark.parametrize(
    ("model", "sent", "canonically"),
    [
        (PlanBrief, {"部门基本信息": {"名称": "销售部", "团队": [{"名称": "大客户", "人数": "6"}]}},
         {"department": {"name": "销售部", "teams": [{"name": "大客户", "heads": "6"}]}}),
        (PlanBrief, {"kpis": [{"指标": "x", "性质": "存量", "方向": "越高越好", "拆分": [{"名称": "华东", "权重": "40%"}]}]},
         {"kpis": [{"指标": "x", "behaviour": "stock", "better": "higher", "splits": [{"name": "华东", "weight": "40%"}]}]}),
        (PlanBrief, {"thresholds": [{"指标": "x", "用途": "红色预警", "数值": "<80%"}]},
         {"thresholds": [{"metric": "x", "role": "red", "value": "<80%"}]}),
        (SwotBrief, {"items": [{"象限": "S"}, {"quadrant": "Weaknesses"}, {"quadrant": " THREAT "}]},
         {"items": [{"quadrant": "strength"}, {"quadrant": "weakness"}, {"quadrant": "threat"}]}),
        (TreeBrief, {"节点": [{"公式": "a*b", "可控": "是", "环节": "留存"}]}, {"nodes": [{"formula": "a*b", "controllable": "yes", "环节": "留存"}]}),
        (TreeBrief, {"nodes": {"id": "a", "scenarios": {"目标": "5"}}}, {"nodes": {"id": "a", "scenarios": {"目标": "5"}}}),
        (SwotBrief, {" 标题 ": "x", "boss": {"名称": 1}}, {"title": "x", "boss": {"名称": 1}}),
        (SwotBrief, {"title": None, "items": [None]}, {"items": [None]}),
        (SwotBrief, {"title": "a", "标题": "b"}, {"title": "a", "标题": "b"}),
        (SwotBrief, ["x", 5, None], ["x", 5, None]),
    ],
    ids=lambda x: x.__name__ if isinstance(x, type) else "",
)  # fmt: skip
def test_chinese_and_loose_names_become_the_canonical_ones(model, sent, canonically):
    assert canonical(sent, model) == canonically
    assert canonical(canonically, model) == canonically


def fields_below(model, seen):
    from mcp_server.language.typed import _shape

    if model not in seen:
        seen.add(model)
        for below, _, _ in _shape(model).values():
            if below is not None:
                fields_below(below, seen)
    return seen


def test_every_alias_names_a_field_or_a_choice_of_some_method_or_prompt():
    from mcp_server.language.typed import _shape

    models = set()
    for method in METHODS.values():
        fields_below(method.brief, models)
    shapes = [_shape(model) for model in models]
    fields = {name for shape in shapes for name in shape}
    choices = {choice for shape in shapes for _, _, each in shape.values() for choice in (*each, *map(str.lower, each))}
    choices |= {choice for prompt in prompts() for argument in prompt.arguments for choice in argument.choices}
    assert {
        name: [f for f in meant if f not in fields] for name, meant in FIELDS.items() if not set(meant) <= fields
    } == {}
    assert {name: meant for name, meant in CHOICES.items() if not set(meant) <= choices} == {}


@given(st.lists(st.text(max_size=120) | st.integers(0, 99), max_size=5))
def test_a_pointer_has_a_step_for_each_part_and_no_step_is_long(parts):
    steps = pointer(tuple(parts)).split("/")[1:]
    assert len(steps) == len(parts)
    assert all(len(step) <= 160 for step in steps)
    read = [step.replace("~1", "/").replace("~0", "~") for step in steps]
    assert all(r == str(p) or r == str(p)[:79] + "…" for r, p in zip(read, parts, strict=True))


@pytest.mark.parametrize(
    ("sent", "english", "chinese"),
    [
        ({"title": 3.5j}, "/title: must be text", "/title: 应为文字"),
        ({"items": 5}, "/items: must be a list", "/items: 应为列表"),
        ({"items": [5]}, "/items/0: must be an object, or a text", "/items/0: 应为对象，或一段文字"),
        (
            {"boss": 1},
            "/boss: there is no such field: take it out, or use one that exists",
            "/boss: 没有这个字段：删掉它，或改用已有字段",
        ),
        ({"waivers": [{}]}, "/waivers/0/code: is required", "/waivers/0/code: 必填"),
        ({"locale": "fr"}, "/locale: must be one of: zh-CN, en", "/locale: 只能是：zh-CN、en"),
        ({"title": "x" * 201}, "/title: too long: the limit is 200", "/title: 太长：上限 200"),
        ({"items": ["x"] * 501}, "/items: too long: the limit is 500", "/items: 太长：上限 500"),
        ({"items": [{"read": "maybe"}]}, "/items/0/read: must be true or false", "/items/0/read: 应为 true 或 false"),
        ({"items": [{"read": []}]}, "/items/0/read: must be true or false", "/items/0/read: 应为 true 或 false"),
    ],
    ids=str,
)
def test_every_kind_of_fault_is_told_in_our_own_words(sent, english, chinese):
    with pytest.raises(ValidationError) as caught:
        SwotBrief.model_validate(sent)
    for locale, told in (("en", english), ("zh-CN", chinese)):
        assert [f"{fault.at}: {fault.message}" for fault in faults(caught.value, locale)] == [told]


def test_a_key_that_is_too_long_is_told_at_its_place():
    with pytest.raises(ValidationError) as caught:
        TreeBrief.model_validate({"nodes": [{"scenarios": {"x" * 201: "1"}}]})
    (fault,) = faults(caught.value, "en")
    assert fault == (f"/nodes/0/scenarios/{'x' * 79}…", "too long: the limit is 200")


@pytest.mark.parametrize(
    "bad", ["NaN", "Infinity", "-Infinity", "1e999999999", "0x10", "soonish", "十几个左右吧", "--5"]
)
def test_a_figure_that_cannot_be_read_is_a_fault_and_never_a_number(bad):
    with pytest.raises(Exception, match="/nodes/0/value"):
        accept({"nodes": [{"id": "a", "value": bad}]}, TreeBrief)
