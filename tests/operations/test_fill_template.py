import re
from dataclasses import replace

import anyio
import pytest
import structlog

from mcp_server.errors import BriefError, NotFound, TooLarge
from mcp_server.limits import ANSWER_CHARACTERS
from mcp_server.operations.fill_template import FilledTemplate, FillTemplate, fill_template
from mcp_server.render.prompt import filled, prompt_named, prompts

WEEKLY = """\
---
title: {zh-CN: 周报, en: Weekly report}
description: {zh-CN: 一周小结, en: A week in short}
arguments:
  - name: done
    label: {zh-CN: 完成, en: Done}
    description: {zh-CN: 做完了什么, en: What was done}
    required: yes
--- zh-CN
本周完成：{{ done }}
--- en
Done: {{ done }}
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "weekly.md").write_text(WEEKLY, encoding="utf-8")
    yield tmp_path
    structlog.reset_defaults()  # the log keeps the stderr of the test that writes first


def asked(desk, **fields):
    """Return what the tool answers."""
    return anyio.run(fill_template.run, FillTemplate(**fields), desk)


def test_the_tool_gives_the_same_text_as_the_prompt(desk):
    arguments = {"department": "销售部，36人", "规划类型": "年度"}
    text = filled(prompt_named("plan_department"), "", arguments).text
    answer = asked(desk, name="plan_department", arguments=arguments)
    assert answer == FilledTemplate(name="plan_department", locale="zh-CN", text=text)
    assert asked(desk, name="map_kpis", locale="en", arguments={"metric": "年收入"}).locale == "en"
    with pytest.raises(BriefError, match="/arguments/department: is missing"):
        asked(desk, name="plan_department")
    with pytest.raises(NotFound, match="there are: analyse_swot, "):
        asked(desk, name="nothing")


def test_the_tool_lists_what_there_is_and_what_is_broken_where_no_name_is_given(desk, folder):
    (folder / "bad.md").write_text("no template\n")
    desk = replace(desk, templates=folder)
    english, chinese = asked(desk), asked(desk, locale="zh-CN")
    assert (english.name, english.locale, chinese.locale) == ("", "en", "zh-CN")
    assert re.findall(r"^## (.+)", english.text, re.MULTILINE) == [
        *(p.name for p in prompts()), "weekly", "Files that cannot be used",
    ]  # fmt: skip
    assert "## weekly\nWeekly report: A week in short\n- `done` Done (required): What was done\n" in english.text
    assert "- `plan_type` 规划类型 (可选值 annual, quarter, project, new_business): " in chinese.text
    assert chinese.text.splitlines()[-1].startswith("- bad.md:1: begins with")
    assert asked(desk, name="weekly", arguments={"done": "Shipped"}).text == "Done: Shipped\n"


def test_the_tool_answers_within_its_room(desk, tmp_path):
    with pytest.raises(TooLarge, match=r"(?s)ANSWER_CHARACTERS.*'problem' here"):
        asked(desk, name="ask_five_whys", arguments={"problem": "x" * ANSWER_CHARACTERS, "causes": "y"})
    for number in range(60):
        (tmp_path / f"weekly{number}.md").write_text(WEEKLY, encoding="utf-8")
    long = asked(replace(desk, templates=tmp_path))
    assert len(long.model_dump_json()) <= ANSWER_CHARACTERS
    assert long.text.endswith("\n…\n")
