"""A page holds its document and all that it needs, and nothing in it acts."""

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml

from mcp_server.render.charts_of import charts
from mcp_server.render.formats import RENDERERS, Export
from tests.conftest import METHOD, document

CLEAN = sorted((Path(__file__).parents[1] / "examples" / "clean").glob("*.yaml"))


class Page(HTMLParser):
    """Reads a page back: its tags, its attributes, the texts of its cells, and whatever else is written in it."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.attributes, self.ids, self.texts, self.rows = set(), set(), [], [], []
        self._open = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {(tag, name) for name, _ in attrs}
        self.ids += [value for name, value in attrs if name == "id"]
        if tag == "tr":
            self.rows.append([])
        if tag in {"td", "th"}:
            self.rows[-1].append("")
        if tag not in {"meta", "path", "rect", "circle", "use", "br", "hr"}:
            self._open.append(tag)

    def handle_endtag(self, tag):
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data):
        if self._open and self._open[-1] not in {"style", "title", "desc"}:
            self.texts.append(data)
        if self.rows and {"td", "th"} & set(self._open):
            self.rows[-1][-1] += data


def made(tool, brief, part=""):
    whole = document(tool, brief)
    text = RENDERERS["html"].render(Export(whole, METHOD[tool], part)).decode()
    return whole, text, Page(text)


def clean(path):
    brief = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
    return made(brief.pop("tool"), brief)


@pytest.mark.parametrize("path", CLEAN, ids=lambda path: path.stem)
def test_a_page_shows_the_tables_and_charts_of_its_document(path):
    whole, text, page = clean(path)
    export = Export(whole, next(m for m in METHOD.values() if m.kind == whole.kind))
    for section in export.sections:
        rows = [
            [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line.strip("|"))]
            for line in section.markdown.splitlines()
            if line.startswith("| ") and not set(line) <= set("| -")
        ]
        missing = [row for row in rows if row not in [[cell.strip() for cell in r] for r in page.rows]]
        assert [row for row in missing if not any(re.search(r"[*\\`&]", cell) for cell in row)] == [], section.id
    assert text.count("<figure") == len(charts(whole))
    assert "mermaid" not in text
    assert len(set(page.ids)) == len(page.ids)


def test_a_page_tells_its_language_and_forbids_everything_but_its_own_style():
    _, text, _ = made("swot", {"aim": "开第二家店", "items": [{"text": "老客户多", "quadrant": "strength"}]})
    assert text.startswith('<!DOCTYPE html>\n<html lang="zh-CN">\n')
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)[1]
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert f'<meta http-equiv="Content-Security-Policy" content="{policy}">' in text


def test_findings_and_questions_stand_at_the_end_with_their_pointers():
    whole, text, page = made(
        "generate_plan", {"department": "IT", "period": "2026", "kpis": [{"name": "Visits", "target": "500"}]}
    )
    assert whole.questions
    said = "".join(page.texts)
    for question in whole.questions:
        assert question.ask in said
        assert question.at[0] in said
    assert '<a href="#asked">Questions</a>' in text


def test_one_section_or_one_chart_can_be_a_page():
    brief = {
        "department": "IT", "period": "2026",
        "initiatives": [{"id": "a", "name": "Move", "start": "2026-02-02", "duration": "30 days"}],
    }  # fmt: skip
    _, text, _ = made("generate_plan", brief, "work")
    assert (text.count("<section"), text.count("<figure")) == (1, 1)
    _, text, _ = made("generate_plan", brief, "gantt")
    assert (text.count("<section"), text.count("<figure")) == (1, 1)


HOSTILE = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[x](javascript:alert(1))", "![x](http://x.test/y.png)",
    "<http://x.test>", "&lt;script&gt;", "| a | b |\n| --- | --- |", "# Title", "```mermaid", "```\n<b>x</b>\n```",
    "</style></title></svg><b>", "\x01\u202e\ufffe", "- [ ] task", "*a* **b** _c_", "<!-- -->", "&#x3c;script>",
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_in_any_text_is_text(text):
    brief = {
        "title": text, "as_of": "2026-01-05",
        "department": {"name": text, "situation": text, "strengths": [{"text": text, "evidence": text}]},
        "period": "2026",
        "objectives": [{"text": text, "owner": text}],
        "kpis": [{"id": "k", "name": text, "definition": text, "baseline": "1", "target": "5", "behaviour": "stock"}],
        "initiatives": [{"id": "a", "name": text, "owner": text, "acceptance": text, "deliverables": [text],
                         "start": "2026-02-02", "duration": "30 days"}],
        "risks": [{"text": text, "probability": "30%", "impact": "4", "prevention": text}],
        "assumptions": [{"text": text}], "notes": [{"text": text}],
    }  # fmt: skip
    _, _, page = made("generate_plan", brief)
    assert page.tags <= {
        "html", "head", "meta", "title", "style", "body", "svg", "defs", "path", "header", "h1", "h2", "p", "nav", "ol",
        "li", "a", "main", "section", "ul", "strong", "em", "small", "div", "table", "thead", "tbody", "tr", "th", "td",
        "figure", "figcaption", "desc", "hr", "rect", "g", "use", "circle", "pre", "code",
    }  # fmt: skip
    assert {(tag, name) for tag, name in page.attributes if tag == "a"} == {("a", "href")}
    assert not any(name.startswith("on") or name in {"src", "style", "srcdoc"} for _, name in page.attributes)


def test_a_chart_that_the_font_has_no_letters_for_is_a_line_that_says_so():
    brief = {
        "department": "IT", "period": "2026",
        "initiatives": [{"id": "a", "name": "خطة الإطلاق", "start": "2026-02-02", "duration": "30 days"}],
    }  # fmt: skip
    _, text, page = made("generate_plan", brief)
    assert "<figure" not in text
    assert "Not drawn: the font of the charts has no letters for" in "".join(page.texts)
    assert "خطة الإطلاق" in {row[0] for row in page.rows if row}


def test_an_empty_document_is_a_page_too():
    _, text, page = made("generate_plan", {"department": "IT"})
    assert "<h1>" in text
    assert page.ids
