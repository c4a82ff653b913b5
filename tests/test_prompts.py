import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
import structlog
from hypothesis import given, settings
from hypothesis import strategies as st

from mcp_server.errors import BriefError, Fault, NotFound, TooLarge
from mcp_server.limits import ANSWER_CHARACTERS, TEMPLATE_OUTPUT
from mcp_server.prompts import broken, complete, fill, filled, prompt_named, prompts, said, team_words
from mcp_server.render.template import Template
from mcp_server.words import LOCALES, catalogue

OWN = (
    "analyse_swot", "ask_five_whys", "map_kpis", "plan_department", "propose_project", "red_team", "review_project", "summarize_work",
)  # fmt: skip
SEVEN = ("department", "period", "plan_type", "objectives", "requirements", "kpis", "resources", "risks", "locale")

WEEKLY = """\
---
title: {zh-CN: 周报, en: Weekly report}
description: {zh-CN: 一周小结, en: A week in short}
arguments:
  - name: done
    label: {zh-CN: 完成, en: Done}
    description: {zh-CN: 做完了什么, en: What was done}
    required: yes
  - name: 语气
    label: {zh-CN: 口吻, en: Tone}
    description: {zh-CN: 怎么写, en: How to write}
    choices: [short, long]
---

--- zh-CN
本周完成：
{% for line in done|lines %}
{{ loop.index }}. {{ line }}
{% endfor %}
{% if 语气 is defined %}
口吻：{{ 语气 }}
{% endif %}
--- en
Done:
{% for line in done|lines %}
{{ loop.index }}. {{ line }}
{% endfor %}
{{ 语气|default("short")|upper }}
"""


@pytest.fixture(autouse=True)
def _a_log_of_its_own():
    """The log keeps the stderr of the test that writes first, which is closed after it."""
    yield
    structlog.reset_defaults()


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "weekly.md").write_text(WEEKLY, encoding="utf-8")
    return tmp_path


def faults_of(folder, text, name="bad.md"):
    """Return what is said of one file in a folder of its own."""
    place = folder / f"case{len(list(folder.iterdir()))}"
    place.mkdir()
    (place / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    assert [p.name for p in prompts(place)] == list(OWN)
    return broken(place)


def test_our_prompts_are_there_in_both_languages_with_the_same_arguments():
    assert tuple(p.name for p in prompts()) == OWN
    for prompt in prompts():
        names = {a.name for a in prompt.arguments if a.name != "locale"}
        used = {one: Template(v.text, names, prompt.name).names for one, v in prompt.versions.items()}
        assert used == dict.fromkeys(LOCALES, names)
        for words in (
            prompt.title,
            prompt.description,
            *(w for a in prompt.arguments for w in (a.label, a.description)),
        ):
            assert set(words) == set(LOCALES)


def test_a_plan_asks_for_its_seven_parameters_and_only_the_department_must_be_given():
    plan = prompt_named("plan_department")
    assert tuple(a.name for a in plan.arguments) == SEVEN
    assert [a.name for a in plan.arguments if a.required] == ["department"]
    assert "、".join(a.label["zh-CN"] for a in plan.arguments if not a.choices) == (
        "部门基本信息、规划周期、核心战略目标、上级战略要求、关键绩效指标基准、可用资源概况、主要风险关切点"
    )


def test_every_text_of_ours_is_short_and_fits_into_an_answer_when_filled_in():
    for prompt in prompts():
        for locale, version in prompt.versions.items():
            assert len(version.text) <= 3_500, (prompt.name, locale)
            values = {a.name: a.choices[0] if a.choices else "x" for a in prompt.arguments if a.name != "locale"}
            assert len(fill(prompt, locale, values)) < ANSWER_CHARACTERS // 2


def test_every_word_in_code_marks_is_a_tool_a_field_or_a_section():
    from mcp_server.methods import METHODS
    from mcp_server.model.base import Model
    from mcp_server.registry import TOOLS

    def fields(model):
        for name, field in model.model_fields.items():
            yield name
            for part in re.findall(r"[\w.]+", str(field.annotation)):
                below = models.get(part.rpartition(".")[2])
                if below and below is not model:
                    yield from fields(below)

    tools = tuple(TOOLS.values())
    models, stack = {}, [Model]
    while stack:
        one = stack.pop()
        models[one.__name__] = one
        stack += one.__subclasses__()
    known = {*TOOLS, *(s for m in METHODS.values() for s in m.sections)}
    known |= {f for tool in tools for model in (tool.input, tool.output) for f in fields(model)}
    for prompt in prompts():
        for locale, version in prompt.versions.items():
            spoken = {
                word for code in re.findall(r"`([^`]+)`", version.text) for word in re.findall(r"[a-z_0-9]+", code)
            }
            assert spoken <= known, (prompt.name, locale, spoken - known)
            assert spoken & METHODS.keys()
            assert {"find_documents", "revise_document", "explain"} <= spoken


def test_a_text_comes_in_the_language_named_else_in_that_of_the_arguments():
    plan = prompt_named("plan_department")
    cases = {
        ("en", "销售部", ""): "en",
        ("", "销售部", "en"): "en",
        ("", "Sales", "中文"): "zh-CN",
        ("", "销售部", ""): "zh-CN",
        ("", "Sales", ""): "en",
        ("", "2026", ""): "en",
    }
    for (locale, department, wish), expected in cases.items():
        assert filled(plan, locale, {"department": department, "locale": wish}).locale == expected
    with pytest.raises(BriefError, match="/locale: plan_department is there in: zh-CN, en"):
        fill(plan, "fr", {"department": "Ventes"})


def test_arguments_are_found_by_their_chinese_names_and_choices_by_their_chinese_words():
    plan = prompt_named("plan_department")
    text = fill(plan, "", {"部门基本信息": "销售部", "规划周期": "2026年", "规划类型": "新业务"})
    same = {"department": "销售部", "period": " 2026年\n", "plan_type": "new business", "kpis": ""}
    assert text == fill(plan, "zh-CN", same)
    assert "\n".join(line for line in text.splitlines() if line.startswith("- ")) == (
        "- 部门基本信息（`department`）：销售部\n"
        "- 规划周期（`period`）：2026年\n"
        "- 规划类型（`period` 里的 `plan_type`）：new_business"
    )


def test_what_is_missing_unknown_given_twice_no_text_or_no_choice_is_told_at_once():
    plan = prompt_named("plan_department")
    with pytest.raises(BriefError) as wrong:
        fill(plan, "", {"departmant": "x", "period": 2026, "department": "Sales", "Department": "Ops"})
    there = ", ".join(SEVEN)
    assert wrong.value.faults == (
        Fault("/arguments/departmant", f"plan_department has no such argument; there are: {there}"),
        Fault("/arguments/period", "an argument is a text"),
        Fault("/arguments/Department", "department is given twice: leave one out"),
    )
    with pytest.raises(BriefError) as wrong:
        fill(plan, "", {"department": "  ", "plan_type": "weekly"})
    assert [f.at for f in wrong.value.faults] == ["/arguments/department", "/arguments/plan_type"]
    with pytest.raises(NotFound, match=rf"'plan'; there are: {', '.join(OWN)}\.$"):
        prompt_named("plan")


@pytest.mark.parametrize(
    "words",
    [
        "{{ 7 * 7 }}",
        "{% for x in range(9) %}{% endfor %}",
        "{{ department.__class__ }}",
        "{# gone #}",
        "%}{{",
        "{{ self }}",
    ],
)
def test_templates_in_an_argument_are_not_carried_out(words):
    for prompt in prompts():
        first = prompt.arguments[0].name
        assert words in fill(prompt, "en", {first: words})


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1).filter(str.strip))
@settings(max_examples=60, deadline=None)
def test_whatever_a_person_writes_stands_in_the_text_as_written(words):
    for locale in LOCALES:
        assert words.strip() in fill(prompt_named("ask_five_whys"), locale, {"problem": words})


def test_an_argument_that_is_too_long_or_no_text_is_refused():
    swot = prompt_named("analyse_swot")
    with pytest.raises(TooLarge, match="TEMPLATE_OUTPUT"):
        fill(swot, "en", {"aim": "x" * (TEMPLATE_OUTPUT + 1)})
    with pytest.raises(TooLarge, match="TEXT_CHARACTERS"):
        fill(swot, "en", {"aim": "x" * 300_000})
    for words in ("a\x00b", "a\ud800b"):
        with pytest.raises(BriefError, match="/arguments/aim"):
            fill(swot, "en", {"aim": words})


def test_choices_are_completed_by_what_was_typed_and_free_texts_are_not():
    plan = prompt_named("plan_department")
    assert complete(plan, "plan_type", "") == ("annual", "quarter", "project", "new_business")
    assert complete(plan, "plan_type", "New b") == ("new_business",)
    assert complete(plan, "规划类型", "年") == ("年度",)
    assert complete(plan, "locale", "Z") == ("zh-CN",)
    assert complete(plan, "plan_type", "x") == complete(plan, "department", "S") == ()
    with pytest.raises(BriefError, match="plan_department has no such argument; there are: department, period"):
        complete(plan, "nobody", "")


def test_styles_of_a_summary_and_angles_of_an_attack_are_completed_in_both_languages():
    summary, attack = prompt_named("summarize_work"), prompt_named("red_team")
    assert complete(summary, "style", "n") == ("narrative",)
    assert complete(summary, "总结风格", "按") == ("按职能",)
    assert complete(attack, "angle", "") == ("targets", "schedule", "people", "money", "market")
    assert complete(attack, "角度", "资") == ("资金",)
    assert "- 总结风格（`style`）：narrative" in fill(summary, "zh-CN", {"who": "客服部", "style": "成长叙事"})


@pytest.mark.parametrize("locale", LOCALES)
def test_an_attack_keeps_to_its_angle_and_takes_all_where_none_is_given(locale):
    attack = prompt_named("red_team")
    one, every = (fill(attack, locale, {"plan": "doc-7"} | said) for said in ({"angle": "money"}, {}))
    assert {"zh-CN": "五个角度各想一遍", "en": "Go once through targets"}[locale] in every
    assert {"zh-CN": "只从上面写的角度出发", "en": "Keep to the angle above"}[locale] in one
    assert "doc-7" in one


def test_listing_prompts_needs_no_jinja_and_filling_one_in_does():
    code = """
import sys
from mcp_server.prompts import prompts, fill, prompt_named
assert not {'yaml', 'jinja2', 'structlog'} & set(sys.modules)
assert len(prompts()) >= 4 and 'yaml' in sys.modules
assert not {'jinja2', 'sqlalchemy', 'numpy', 'structlog'} & set(sys.modules)
fill(prompt_named('analyse_swot'), 'en', {'aim': 'x'})
assert 'jinja2' in sys.modules
"""
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[1])


def test_a_team_adds_a_prompt_of_its_own(folder):
    (folder / "README.md").write_text("# How we write templates\n")
    weekly = prompt_named("weekly", folder)
    assert [p.name for p in prompts(folder)] == [*OWN, "weekly"]
    assert broken(folder) == ()
    assert (
        fill(weekly, "zh-CN", {"完成": " 上线\n\n回访 ", "口吻": "short"})
        == "本周完成：\n1. 上线\n2. 回访\n口吻：short\n"
    )
    assert fill(weekly, "", {"done": "Shipped"}) == "Done:\n1. Shipped\nSHORT\n"
    assert complete(weekly, "语气", "s") == ("short",)


def test_a_team_puts_its_own_text_in_the_place_of_ours_in_one_language(tmp_path):
    head = "\ufeff---\r\ntitle: {zh-CN: 我们的SWOT}\r\ndescription: {zh-CN: 按公司模板}\r\n"
    body = "--- zh-CN\r\n\r\n先看行业，---再看自己。\r\n---\r\n完。\r\n"
    (tmp_path / "analyse_swot.md").write_bytes((head + body).encode())
    swot = prompt_named("analyse_swot", tmp_path)
    assert broken(tmp_path) == ()
    assert swot.arguments == ()
    assert filled(swot, "", {}) == ("zh-CN", "先看行业，---再看自己。\n---\n完。\n")
    assert (said(swot.title), said(swot.title, "en"), said(prompt_named("map_kpis").title)) == (
        "我们的SWOT", "我们的SWOT", "拆解指标树 / Map KPIs as a tree",
    )  # fmt: skip
    with pytest.raises(BriefError, match="/locale: analyse_swot is there in: zh-CN"):
        fill(swot, "en", {})


def test_a_broken_file_is_told_by_name_and_line_and_takes_no_other_down(folder, capfd):
    (folder / "bad.md").write_text(WEEKLY.replace("{{ line }}", "{{ line.title() }}"), encoding="utf-8")
    (folder / "map_kpis.md").write_text("# My KPIs\n")
    assert [p.name for p in prompts(folder)] == [*OWN, "weekly"]
    at = [f.at for f in broken(folder)]
    assert at == ["bad.md:18", "map_kpis.md:1"]
    assert "begins with a line ---" in broken(folder)[1].message
    assert "North" not in fill(prompt_named("map_kpis", folder), "en", {"metric": "ARR"})
    with pytest.raises(NotFound, match=r"(?s)weekly\.\nbad\.md:18: Call is not there"):
        prompt_named("bad", folder)
    out, err = capfd.readouterr()
    assert out == ""
    assert "bad.md:18" in err
    assert "map_kpis.md:1" in err


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("title: {zh-CN: 周报, en: Weekly report}\n", "", 2, "/title is required"),
        ("en: Weekly report", "fr: Rapport", 2, "must be one of"),
        ("{zh-CN: 周报, en: Weekly report}", "{zh-CN: 周报}", 2, "/title/en is missing in en"),
        ("en: A week in short", "en: ' '", 3, "is missing in en"),
        ("required: yes", "required: maybe", 8, "/arguments/0/required"),
        ("    required: yes", "    colour: red", 8, "/arguments/0/colour there is no such field"),
        ("name: done", "name: loop", 5, "cannot be 'loop'"),
        ("name: done", "name: locale", 5, "cannot be 'locale'"),
        ("name: done", "name: 'a b'", 5, "cannot be 'a b'"),
        ("name: 语气", "name: done", 9, "is called 'done', as another argument is"),
        ("zh-CN: 口吻", "zh-CN: done", 9, "is called 'done', as another argument is"),
        ("{% for line in done|lines %}", "{% for line in done %}", 17, "lines of a text"),
        ("--- en", "--- fr", 23, "not 'fr': one text in each of zh-CN, en at most"),
        ("--- en", "--- zh-CN", 23, "not 'zh-CN'"),
        ("--- zh-CN", "Hello\n--- zh-CN", 15, "in no language"),
        ("choices: [short, long]", "choices: [short, long", 13, "is no YAML"),
        ("choices: [short, long]", "choices: *x", 12, "anchor"),
        ("choices: [short, long]", "choices: [[[[[[[a]]]]]]]", 12, "nests deeper"),
        ("    required: yes", "    name: done", 8, "has the key 'name' twice"),
        ("    required: yes", "    ? [a]\n    : b", 8, "a key that is no text"),
        ("{{ line }}", "{{ lin }}", 18, "'lin' is no argument; there are: done, line, 语气"),
        ("口吻：{{ 语气 }}", "口吻：{{ 语气 }", 21, "unexpected '}'"),
        ("本周", "本\u202e周", 16, "U+202E"),
        ("本周", "本\U000e0041周", 16, "U+E0041"),
    ],
)  # fmt: skip
def test_each_fault_of_a_file_is_told_with_its_line(tmp_path, old, new, line, said):
    assert WEEKLY.count(old) >= 1
    first, *_ = faults_of(tmp_path, WEEKLY.replace(old, new, 1))
    assert (first.at, said in first.message) == (f"bad.md:{line}", True), first


def test_an_argument_that_a_text_does_not_use_is_told(tmp_path):
    text = WEEKLY.replace('{{ 语气|default("short")|upper }}\n', "")
    assert faults_of(tmp_path, text) == (Fault("bad.md:24", "the text in en does not use: 语气"),)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"", "begins with a line ---"),
        (b"---\n", "holds no text"),
        (b"---\n--- en\n", "the text in en is empty"),
        (b"---\n[1, 2]\n--- en\nx\n", "must be an object"),
        (b"---\n--- en\nx\n", "/title is required"),
        (b"---\ntitle: \xff\xfe\n", "is not UTF-8"),
        (b"---\n" + b"a: " + b"[" * 50_000 + b"\n--- en\nx\n", "nests deeper"),
        (b"---\na: &a [x]\nb: &b [*a, *a]\n--- en\nx\n", "anchor"),
        (b"---\na: !!python/object/apply:os.system [ls]\n--- en\nx\n", "/a there is no such field"),
        (b"---\n" + b"x" * 400_000, "limit TEMPLATE_CHARACTERS"),
        (b"---\n\x00\n", "U+0000"),
    ],
)
def test_a_file_that_is_no_template_is_told_and_read_no_further(tmp_path, text, said):
    started = time.process_time()
    faults = faults_of(tmp_path, text)
    assert any(said in f.message for f in faults), faults
    assert time.process_time() - started < 0.5


def test_a_folder_that_is_not_there_a_link_out_of_it_and_a_name_with_blanks_are_told(tmp_path):
    assert broken(tmp_path / "nowhere") == (Fault("nowhere", "there is no such folder"),)
    outside, folder = tmp_path / "secret.md", tmp_path / "team"
    outside.write_text(WEEKLY, encoding="utf-8")
    folder.mkdir()
    (folder / "link.md").symlink_to(outside)
    (folder / "two words.md").write_text(WEEKLY, encoding="utf-8")
    (folder / "folder.md").mkdir()
    assert [p.name for p in prompts(folder)] == list(OWN)
    assert [f.at for f in broken(folder)] == ["folder.md:1", "link.md:1", "two words.md:1"]


def test_a_team_calls_labels_by_its_own_words_where_the_catalogue_has_them(tmp_path):
    labels = [key for key, text in catalogue("zh-CN").items() if key.startswith("label.") and "{" not in text]
    sentence = next(key for key, text in catalogue("zh-CN").items() if "{" in text)
    (tmp_path / "words.zh-CN.yaml").write_text(
        f"{labels[0]}: ' 主理人 '\n"
        "label.nobody_knows: x\n"
        f"{sentence}: '{{id.__class__}}'\n"
        f"{labels[1]}: '{{0}}'\n"
        f"{labels[2]}: [a]\n"
        f"{labels[3]}: ''\n",
        encoding="utf-8",
    )
    (tmp_path / "words.en.yaml").write_text("label.x: [\n")
    (tmp_path / "words.fr.yaml").write_text("label.x: y\n")
    found = team_words(tmp_path)
    assert found.words == {"zh-CN": {labels[0]: "主理人"}, "en": {}}
    assert [f.at for f in found.faults] == [
        "words.en.yaml:2", "words.fr.yaml:1", *(f"words.zh-CN.yaml:{line}" for line in (2, 3, 4, 5, 6)),
    ]  # fmt: skip
    assert team_words(None) == ({}, ())
