"""Files are read back: every format shows the figures of the document, and none of its own.

A writer's author adds here how his files are read.
"""

import csv
import re
from html.parser import HTMLParser
from io import BytesIO, StringIO
from xml.etree import ElementTree as ET

import docx
import pytest
from docx.oxml.ns import qn

from mcp_server.errors import NotFound
from mcp_server.operations._compose import answer
from mcp_server.render.formats import RENDERERS
from mcp_server.render.markdown import markdown
from tests.render.examples import WHOLE, example, export

FIGURE = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?%?")


class _Text(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.found, self._hidden = [], False
        self.feed(text)

    def handle_starttag(self, tag, _attrs):
        self._hidden = tag in {"style", "title"}

    def handle_data(self, data):
        if not self._hidden:
            self.found.append(data)


def of_html(blob):
    return "\n".join(_Text(blob.decode()).found)


def of_docx(blob):
    body = docx.Document(BytesIO(blob)).element.body
    return "\n".join("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in body.iter(qn("w:p")))


def of_svg(blob):
    return "\n".join(e.text or "" for e in ET.fromstring(blob).iter() if e.tag.endswith(("title", "desc")))


def of_csv(blob):
    return "\n".join(cell for row in csv.reader(StringIO(blob.decode("utf-8-sig"))) for cell in row)


READERS = {"html": of_html, "docx": of_docx, "md": bytes.decode, "svg": of_svg, "csv": of_csv}
WHOLE_TEXT = ("html", "docx")
"""Formats that hold all of the text."""
OWN = ("html", "svg", "csv")
"""Formats that write no figures of their own, such as the numbers of headings."""


def figures(text):
    return set(FIGURE.findall(text))


def rendered(form, made):
    try:
        return READERS[form](RENDERERS[form].render(export(made)))
    except NotFound:  # no charts, no tasks
        return ""


@pytest.mark.parametrize("name", WHOLE)
@pytest.mark.parametrize("form", WHOLE_TEXT)
def test_every_figure_of_the_text_stands_in_the_file(form, name):
    made = example(name)
    without_diagrams = re.sub(r"```mermaid.*?```", "", rendered("md", made), flags=re.DOTALL)
    assert figures(without_diagrams) - figures(rendered(form, made)) == set()


@pytest.mark.parametrize("name", WHOLE)
@pytest.mark.parametrize("form", OWN)
def test_no_figure_of_the_file_is_another_than_those_of_the_document(form, name):
    made = example(name)
    said = markdown(answer(made, kept=True), made.locale) + made.model_dump_json() + str(export(made).charts)
    counted = {str(n) for n in range(201)}  # how many there are of something, in the title of a chart
    assert figures(rendered(form, made)) - figures(said) - counted == set()
