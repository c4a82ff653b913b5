import time

import anyio
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mcp_server.limits import ANSWER_CHARACTERS, FINDINGS, QUESTIONS
from mcp_server.model.document import Answer, Finding, Next, Question, Section
from mcp_server.registry import run
from mcp_server.render.fit import LEAST, fit
from mcp_server.render.markdown import markdown
from mcp_server.render.show import compact, data, show
from tests.conftest import a_desk

ROOM = ANSWER_CHARACTERS


def size(answer):
    return max(len(markdown(answer, "en")), len(compact(data(answer))))


def an_answer(sections, findings=(), questions=(), **more):
    return Answer(
        id="doc-1", revision=1, kind="plan", title="Plan", locale="en", kept=True,
        sections=tuple(sections), findings=tuple(findings), questions=tuple(questions),
    ).model_copy(update=more)  # fmt: skip


def a_section(name, length, text="word "):
    return Section(id=name, title=name.title(), state="complete", markdown=(text * length)[:length])


def a_finding(number, length=80, ats=1):
    at = tuple(f"/initiatives/id=i{n}" for n in range(ats))
    return Finding(code=f"PLN{number}", level="error", at=at, message="x" * length, fix="Mend it.")


def a_question(number, length=80, ats=1):
    return Question(code=f"TGT{number}", at=tuple(f"/kpis/{n}" for n in range(ats)), ask="x" * length)


TEXTS = st.text(alphabet='a字 \n"\\|#-\x01😀', max_size=40)
SECTIONS = st.builds(
    lambda text, times, state: (text * times, state),
    TEXTS,
    st.integers(0, 900),
    st.sampled_from(["complete", "partial", "empty"]),
)
MARKS = st.tuples(
    TEXTS, st.integers(1, 500), st.lists(st.text(alphabet="/=ab~字", max_size=250), min_size=1, max_size=12)
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(SECTIONS, max_size=9), st.lists(MARKS, max_size=30), st.lists(MARKS, max_size=20), st.text(max_size=200)
)
def test_no_answer_is_larger_than_its_room(sections, findings, questions, title):
    answer = an_answer(
        (Section(id=f"s{n}", title=f"S{n}", state=state, markdown=text) for n, (text, state) in enumerate(sections)),
        (
            Finding(code=f"F{n}", level="error", at=tuple(at), message=text * times)
            for n, (text, times, at) in enumerate(findings)
        ),
        (Question(code=f"Q{n}", at=tuple(at), ask=text * times) for n, (text, times, at) in enumerate(questions)),
        title=title,
        next=(Next(tool="get_document", why="Read other sections."),) * 3,
    )
    fitted = fit(answer, ROOM, size)
    assert size(fitted) <= ROOM
    assert [s.id for s in fitted.sections] == [s.id for s in answer.sections]
    for shown, whole in zip(fitted.sections, answer.sections, strict=True):
        assert shown == whole or (shown.markdown, shown.length) == ("", len(whole.markdown))
    listed = len(fitted.findings) + len(fitted.questions)
    assert sum(fitted.counts.values()) == len(findings) + len(questions) - listed


def test_an_answer_that_fits_stays_as_it_is():
    answer = an_answer([a_section("overview", 300), a_section("work", 4_000)], [a_finding(1)], [a_question(1)])
    assert fit(answer, ROOM, size) == answer


def test_sections_come_whole_first_to_last_and_the_others_with_their_length_and_beginning():
    answer = an_answer([a_section("overview", 3_000), a_section("work", 7_000, "a task\n"), a_section("risks", 4_000)])
    fitted = fit(answer, ROOM, size)
    assert fitted.sections == (
        answer.sections[0],
        Section(id="work", title="Work", state="complete", length=7_000, lead="a task"),
        answer.sections[2],
    )
    text = markdown(fitted, "en")
    assert '`get_document(id="doc-1", view="section", section=…)`' in text
    assert "- work: Work · 7,000 characters · a task\n" in text


def test_an_outline_begins_with_the_first_words_and_no_marks():
    answer = an_answer(
        [Section(id="a", title="A", state="complete", markdown="| --- | --- |\n## Head of it\n" + "x" * ROOM)]
    )
    assert fit(answer, ROOM, size).sections[0].lead == "Head of it"


def test_findings_come_errors_first_and_what_is_not_listed_is_counted_by_code():
    answer = an_answer([], [a_finding(n) for n in range(25)], [a_question(n) for n in range(10)])
    fitted = fit(answer, ROOM, size)
    assert [f.code for f in fitted.findings] == [f"PLN{n}" for n in range(FINDINGS)]
    assert [q.code for q in fitted.questions] == [f"TGT{n}" for n in range(QUESTIONS)]
    assert fitted.counts == {**{f"PLN{n}": 1 for n in range(FINDINGS, 25)}, "TGT8": 1, "TGT9": 1}
    assert "PLN20, PLN21, PLN22, PLN23, PLN24, TGT8, TGT9" in markdown(fitted, "en")


def test_findings_make_way_for_the_overview():
    answer = an_answer(
        [a_section("overview", 6_500)], [a_finding(n, 400) for n in range(20)], [a_question(n, 400) for n in range(8)]
    )
    fitted = fit(answer, ROOM, size)
    assert fitted.sections == answer.sections
    assert LEAST <= len(fitted.findings) < FINDINGS


def test_findings_do_not_make_way_for_an_overview_that_cannot_come_anyway():
    answer = an_answer([a_section("overview", 20_000)], [a_finding(n) for n in range(20)])
    assert len(fit(answer, ROOM, size).findings) == FINDINGS


def test_a_finding_in_a_hundred_places_lists_five_and_counts_the_rest():
    answer = an_answer([], [a_finding(1, ats=100)], [a_question(1, ats=7)])
    fitted = fit(answer, ROOM, size)
    assert fitted.findings[0].at == (*(f"/initiatives/id=i{n}" for n in range(5)), "+95")
    assert fitted.questions[0].at == (*(f"/kpis/{n}" for n in range(5)), "+2")


def test_a_message_that_quotes_a_whole_text_is_cut():
    fitted = fit(an_answer([], [a_finding(1, 50_000)]), ROOM, size)
    assert fitted.findings[0].message == "x" * 599 + "…"


ZH = "为了提升整个部门在复杂市场环境中的协同效率与交付质量，需要明确责任、节奏与验收标准，并持续跟踪数据口径的变化。"
LARGEST = {
    "a plan of 1,000 initiatives, 500 KPIs and 500 risks": (
        "generate_plan",
        {
            "department": {"name": "部" * 200, "text": ZH * 20},
            "period": "2026",
            "initiatives": [
                {"id": f"举{n}", "name": f"{ZH[:30]}{n}", "owner": "张三", "acceptance": ZH, "duration": "5天"} for n in range(1_000)
            ],
            "kpis": [{"name": f"{ZH[:40]}{n}", "definition": ZH, "baseline": "3%", "target": "≥5%"} for n in range(500)],
            "risks": [{"text": f"{ZH}{n}", "probability": "30%", "impact": "高", "prevention": ZH} for n in range(500)],
        },
    ),
    "500 causes in one chain": (
        "run_5whys",
        {"problem": ZH * 100, "causes": [{"id": f"c{n}", "because": f"{ZH * 4}{n}", "parent": f"c{n - 1}" if n else ""} for n in range(500)]},
    ),
    "500 causes below a long stem": (
        "run_5whys",
        {"problem": "x", "causes": [{"id": f"c{n}", "because": ZH * 20, "parent": f"c{min(n - 1, 250)}" if n else ""} for n in range(500)]},
    ),
    "500 nodes": (
        "build_kpi_tree",
        {"nodes": [{"id": f"n{n}", "name": f"{ZH}{n}", "formula": f"n{2 * n + 1} + n{2 * n + 2}" * (2 * n + 2 < 500), "value": "3"} for n in range(500)]},
    ),
    "500 items and strategies": (
        "swot",
        {
            "aim": ZH * 50,
            "items": [{"text": f"{ZH * 5}{n}", "quadrant": ("strength", "weakness", "opportunity", "threat")[n % 4]} for n in range(500)],
            "strategies": [{"text": f"{ZH * 3}{n}", "items": [f"item-{n + 1}", f"item-{n}"]} for n in range(500)],
        },
    ),
}  # fmt: skip


@pytest.mark.parametrize(("tool", "brief"), LARGEST.values(), ids=LARGEST)
def test_the_largest_briefs_are_answered_within_their_room_and_in_time(tool, brief):
    desk, started = a_desk(), time.process_time()
    answer = anyio.run(run, tool, brief, desk)
    text, shown = show(tool, answer, ROOM)
    assert max(len(text), len(compact(shown))) <= ROOM
    assert time.process_time() - started < 5
    for section in shown["sections"]:
        if section["state"] != "empty" and "markdown" not in section:
            page = anyio.run(run, "get_document", {"id": answer.id, "view": "section", "section": section["id"]}, desk)
            assert page.pages > 1 or section["length"] < ROOM
            assert page.text
