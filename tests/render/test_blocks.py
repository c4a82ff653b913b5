import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcp_server.operations._compose import method_of
from mcp_server.render._blocks import Diagram, Heading, Paragraph, Point, Run, Table, blocks, words
from mcp_server.render.markdown import inline, one_line, sections, table
from tests.render.examples import WHOLE, example

MARKS = st.text(alphabet="|`<>[](){}!#-+=~.:;\"'%ab 1\n\t\x01\u202e字😀*_", max_size=40)


def line(text, *, bold=False):
    return (Run(text, bold),)


def test_a_section_is_read_as_what_stands_in_it():
    text = (
        "**Targets**\n\nFirst, **second**\nthird\n\n- one\n  more\n- two\n\n3. three\n4. four\n\n"
        "| a | b |\n| --- | --- |\n| 1 \\| 2 | **x** |\n\n```mermaid\ngantt\n  x :2026-01-01, 1d\n```\n"
    )
    assert blocks(text) == (
        Heading(line("Targets", bold=True)),
        Paragraph((Run("First, "), Run("second", True))),
        Paragraph(line("third")),
        Point((line("one"), line("more"))),
        Point((line("two"),)),
        Point((line("three"),), 0, 3),
        Point((line("four"),), 0, 4),
        Table((line("a"), line("b")), ((line("1 | 2"), line("x", bold=True)),)),
        Diagram("gantt\n  x :2026-01-01, 1d\n"),
    )


@pytest.mark.parametrize(
    "text",
    [
        "a*b*c",
        "_x_ y_z_",
        "<b>x</b>",
        "![x](y)",
        "http://a.b",
        "1. one",
        "# head",
        "> quoted",
        "a < b",
        "5 * 3",
        "x | y",
        "---",
    ],
)
def test_a_persons_text_comes_out_as_it_was(text):
    assert [words(block.line) for block in blocks(inline(text))] == [text]


@given(MARKS.filter(lambda text: "**" not in text and "&" not in text and "\\" not in text))
def test_no_character_that_is_seen_is_lost(text):
    found = "".join(words(block.line) for block in blocks(inline(text)))
    assert found.replace("'", "`") == one_line(text).replace("'", "`")


@given(st.lists(st.lists(MARKS.filter(lambda text: "**" not in text), min_size=3, max_size=3), min_size=1, max_size=4))
def test_a_table_is_read_with_as_many_cells_as_were_written(rows):
    written = table(["a", "b", "c"], rows, "en")
    found = blocks(written)
    if not written:
        assert found == ()
        return
    (read,) = found
    assert (len(read.rows), {len(row) for row in read.rows}) == (len(rows), {len(read.head)})


@pytest.mark.parametrize("name", WHOLE)
def test_every_figure_of_a_document_is_in_its_blocks(name):
    made = example(name)
    for section in sections(made, method_of(made.kind)):
        found = []
        for block in blocks(section.markdown):
            match block:
                case Table(head, rows):
                    found += [words(cell) for row in (head, *rows) for cell in row]
                case Point(lines):
                    found += [str(block.number or ""), *map(words, lines)]
                case Diagram(text):
                    found.append(text)
                case _:
                    found.append(words(block.line))
        assert sorted(re.findall(r"\d+", " ".join(found))) == sorted(re.findall(r"\d+", section.markdown))
