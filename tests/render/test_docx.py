import re
import shutil
import subprocess
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from lxml import etree

from mcp_server.errors import BriefError, TooLarge
from mcp_server.limits import OFFICE_UNPACKED
from mcp_server.render._blocks import Point, Table, words
from mcp_server.render._chapters import Picture, chapters, closing, empty
from mcp_server.render.docx import render
from mcp_server.render.svg import missing
from tests.conftest import document
from tests.render.examples import WHOLE, example, export, hostile

BARE = {"zh-CN": {"department": "销售部"}, "en": {"department": "Sales", "locale": "en"}}


@cache
def rendered(name):
    return render(export(example(name)))


def read(made, **kw):
    return docx.Document(BytesIO(render(export(made, **kw))))


def shown_in(name):
    return docx.Document(BytesIO(rendered(name)))


def parts(blob):
    with ZipFile(BytesIO(blob)) as file:
        return {name: file.read(name) for name in file.namelist()}


def styled(file, *names):
    return [p.text.strip("\t") for p in file.paragraphs if p.style.name in names]


def grids(file):
    """Return the cells of the tables that show figures, in order; those that only hold charts apart are none."""
    tables = [t for t in file.element.body.iter(qn("w:tbl")) if t.tblPr.find(qn("w:tblStyle")) is not None]
    return [[["".join(t.text or "" for t in c.iter(qn("w:t"))) for c in r.tc_lst] for r in t.tr_lst] for t in tables]


def expected(made):
    """Return the cells of every table that the sections and the findings have."""
    chapters_ = (*chapters(export(made)), *filter(None, [closing(made)]))
    blocks = [b for c in chapters_ for b in c.blocks if isinstance(b, Table)]
    return [[[words(cell) for cell in row] for row in (b.head, *b.rows)] for b in blocks]


@pytest.mark.parametrize("name", WHOLE)
def test_every_figure_of_the_sections_stands_in_the_file(name):
    made = example(name)
    file = shown_in(name)
    shown = grids(file)
    for table in expected(made):
        assert table in shown or all(any(row in grid for grid in shown) for row in table)
    lines = [p.text for p in file.paragraphs]
    for chapter in chapters(export(made)):
        for block in chapter.blocks:
            if isinstance(block, Point):
                assert "\n".join(map(words, block.lines)) in lines
            elif not isinstance(block, Table | Picture):
                assert words(block.line) in lines


@pytest.mark.parametrize("name", WHOLE)
def test_the_headings_are_the_sections_and_the_contents_list_them(name):
    made = example(name)
    file = shown_in(name)
    titles = [c.title for c in chapters(export(made))] + ([closing(made).title] if closing(made) else [])
    assert styled(file, "Heading 1") == titles
    contents = [line.split("\u2002")[1] for line in styled(file, "toc 1")]
    assert contents == titles
    marks = {m.get(qn("w:name")) for m in file.element.iter(qn("w:bookmarkStart"))}
    links = {h.get(qn("w:anchor")) for h in file.element.iter(qn("w:hyperlink"))}
    assert links <= marks
    under = [line.split("\u2002")[1] for line in styled(file, "toc 2")]
    assert under in ([], styled(file, "Heading 2"))


def test_the_contents_show_no_page_that_nobody_has_counted_and_ask_nothing_when_opened():
    blob = rendered("annual-sales-plan.en")
    (toc,) = [e for e in shown_in("annual-sales-plan.en").element.iter(qn("w:instrText")) if e.text.split()[0] == "TOC"]
    assert toc.text.split() == ["TOC", "\\o", '"1-2"', "\\h", "\\z"]
    assert b"updateFields" not in parts(blob)["word/settings.xml"]
    assert b"w:dirty" not in parts(blob)["word/document.xml"]
    for link in shown_in("annual-sales-plan.en").element.iter(qn("w:hyperlink")):
        (reference,) = link.iter(qn("w:instrText"))
        assert reference.text.split() == ["PAGEREF", link.get(qn("w:anchor")), "\\h"]
        assert "".join(t.text or "" for t in link.iter(qn("w:t"))).split("\u2002")[0].replace(".", "").isdigit()


MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Anew(source, target)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue, form(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  form(0).Name = "FilterName" : form(0).Value = "writer_pdf_Export"
  file = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
  file.getDocumentIndexes().getByIndex(0).update()
  file.storeToURL(target, form())
  file.close(True)
End Sub
</script:module>"""


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_contents_that_are_made_anew_name_the_page_of_each_section(tmp_path):
    import pypdf

    made = example("annual-sales-plan.en")
    source, target = tmp_path / "in.docx", tmp_path / "out.pdf"
    source.write_bytes(rendered("annual-sales-plan.en"))
    office = ["soffice", f"-env:UserInstallation={(tmp_path / 'home').as_uri()}", "--headless", "--norestore"]
    subprocess.run([*office, "--terminate_after_init"], check=True, capture_output=True, timeout=60)
    (tmp_path / "home/user/basic/Standard/Module1.xba").write_text(MACRO, "utf-8")
    call = f"macro:///Standard.Module1.Anew({source.as_uri()},{target.as_uri()})"
    subprocess.run([*office, call], check=True, capture_output=True, timeout=60)
    pages = [
        [" ".join(line.split()) for line in page.extract_text().split("\n")] for page in pypdf.PdfReader(target).pages
    ]
    entries = [found for line in pages[0] + pages[1] if (found := re.fullmatch(r"(\d .*?)\.{5,} ?(\d+)", line))]
    assert [title for title, _ in map(re.Match.groups, entries)] == [
        f"{n} {c.title}" for n, c in enumerate(chapters(export(made)), 1)
    ]
    for title, page in map(re.Match.groups, entries):
        assert title in pages[int(page) - 1]


@pytest.mark.parametrize("name", WHOLE)
def test_each_chart_is_a_picture_that_says_what_it_shows(name):
    made = example(name)
    file = shown_in(name)
    drawn = [b.chart for c in chapters(export(made)) for b in c.blocks if isinstance(b, Picture)]
    told = [p.get("descr") for p in file.element.body.iter(qn("wp:docPr"))]
    assert told == [chart.told for chart in drawn]
    captions = ["".join(t.text or "" for t in p.iter(qn("w:t"))) for p in file.element.body.iter(qn("w:p"))]
    colon = "：" if made.locale == "zh-CN" else ": "
    for number, chart in enumerate(drawn, 1):
        assert any(re.search(rf"{number}{colon}{re.escape(chart.title)}$", caption) for caption in captions)


def test_what_the_rules_say_closes_the_file_and_is_counted_on_its_first_page():
    made = example("mvp-retrospective.en")
    file = shown_in("mvp-retrospective.en")
    assert (len(made.findings), len(made.questions)) == (2, 3)
    assert "Checked: 0 errors, 2 warnings, 3 open questions. See “Findings and open questions”." in styled(
        file, "Fupan Note"
    )
    assert [len(grid) - 1 for grid in grids(file)[-2:]] == [2, 3]
    assert [row[1] for row in grids(file)[-2][1:]] == [f.message for f in made.findings]
    assert [row[0] for row in grids(file)[-1][1:]] == [q.ask for q in made.questions]


def test_a_long_overview_is_shortened_to_one_page_and_stands_in_full_behind_the_contents():
    file = shown_in("annual-sales-plan.en")
    texts = [p.text for p in file.paragraphs]
    more = [text for text in texts if text.startswith("… and ")]
    assert more == ["… and 7 more: see “Overview”"] * 2
    assert texts.index(more[0]) < texts.index("Contents") < texts.index("Objectives", texts.index("Contents"))


@pytest.mark.parametrize("locale", BARE)
def test_an_almost_empty_document_says_what_is_asked_and_where_there_is_nothing_yet(locale):
    made = document("generate_plan", BARE[locale])
    file = read(made)
    notes = styled(file, "Fupan Note")
    assert all(title in notes[1] for title in empty(export(made)))
    assert [row[0] for row in grids(file)[-1][1:]] == [q.ask for q in made.questions]
    assert "Contents" not in [p.text for p in file.paragraphs]


def test_the_head_of_every_table_is_repeated_and_no_row_is_torn():
    file = shown_in("warehouse-project.zh-CN")
    tables = [t for t in file.element.body.iter(qn("w:tbl")) if t.tblPr.find(qn("w:tblStyle")) is not None]
    for table in tables:
        heads = [row.trPr.find(qn("w:tblHeader")) is not None for row in table.tr_lst]
        assert heads == [True] + [False] * (len(heads) - 1)
        assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in table.tr_lst)


def test_wide_tables_lie_on_wide_pages_and_every_table_within_its_page():
    file = shown_in("annual-sales-plan.zh-CN")
    assert {s.orientation for s in file.sections} == {0, 1}
    room, wide = [], []
    for element in file.element.body:
        if element.tag == qn("w:tbl"):
            wide.append(sum(int(c.get(qn("w:w"))) for c in element.tblGrid))
        for layout in element.iter(qn("w:sectPr")):
            size, around = layout.find(qn("w:pgSz")), layout.find(qn("w:pgMar"))
            most = int(size.get(qn("w:w"))) - int(around.get(qn("w:left"))) - int(around.get(qn("w:right")))
            room += [most] * (len(wide) - len(room))
    assert len(wide) > 20
    assert all(w <= r + 5 for w, r in zip(wide, room, strict=True))


def test_a_table_of_very_many_columns_goes_on_below_beside_its_first_column():
    made = document(
        "generate_plan",
        {
            "department": "Data",
            "locale": "en",
            "period": "2026-01-01 to 2028-03-31",
            "resources": {"roles": [{"name": "Engineer", "heads": "3"}]},
            "initiatives": [{"id": "a", "name": "Move", "start": "2026-01-05", "duration": "540 days"}],
            "allocations": [{"work": ["a"], "effort": {"Engineer": "26 person-months"}}],
        },
    )
    shown = grids(read(made))
    (wide,) = [table for table in expected(made) if len(table[0]) > 14]
    assert len(wide[0]) == 28
    split = [
        grid
        for grid in shown
        if (grid[0][0] == wide[0][0] and "2026-01" in grid[0]) or (grid[0][0] == wide[0][0] and grid[0][1][:3] == "202")
    ]
    assert [len(grid[0]) for grid in split] == [14, 14, 2]
    assert [[cell for grid in split for cell in grid[i][1:]] for i in range(2)] == [row[1:] for row in wide]


def test_chinese_has_a_font_of_its_own_and_both_languages_are_named():
    made = parts(rendered("tea-shop-swot.zh-CN"))
    styles = etree.fromstring(made["word/styles.xml"])
    fonts = styles.find(f".//{qn('w:rPrDefault')}//{qn('w:rFonts')}")
    assert (fonts.get(qn("w:eastAsia")), fonts.get(qn("w:ascii"))) == ("Microsoft YaHei", "Arial")
    language = styles.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    assert (language.get(qn("w:eastAsia")), language.get(qn("w:val"))) == ("zh-CN", "en-US")
    assert not any("Theme" in name for e in styles.iter(qn("w:rFonts")) for name in e.attrib)
    runs = etree.fromstring(made["word/document.xml"]).iter(qn("w:r"))
    han = [r for r in runs if any(c > "\u2e7f" for t in r.iter(qn("w:t")) for c in t.text or "")]
    assert han
    assert all(r.find(f".//{qn('w:rFonts')}").get(qn("w:hint")) == "eastAsia" for r in han)


def test_the_file_says_what_it_is():
    made = example("revenue-tree.zh-CN")
    about = read(made).core_properties
    assert (about.title, about.subject, about.identifier, about.version, about.language) == (
        made.title, "指标树", "doc-1", "1", "zh-CN",
    )  # fmt: skip
    assert (about.created.isoformat(), about.author) == ("2026-01-05T09:00:00+00:00", "Fupan")
    names = parts(render(export(made)))
    settings = etree.fromstring(names["word/settings.xml"])
    assert [e.get(qn("w:eastAsia")) for e in settings.iter(qn("w:themeFontLang"))] == ["zh-CN"]
    assert not [n for n in names if "thumbnail" in n or "customXml" in n or "vba" in n.lower()]


def test_head_and_foot_name_the_document_and_count_its_pages():
    file = shown_in("annual-sales-plan.en")
    for section in file.sections:
        assert section.header.paragraphs[0].text == "Annual plan: sales department\tPlan"
        assert section.footer.paragraphs[0].text == "Plan · revision 1 · 2026-01-05\tPage 1 of 1"
        codes = [e.text.strip() for e in section.footer._element.iter(qn("w:instrText"))]
        assert codes == ["PAGE", "NUMPAGES"]


@pytest.mark.parametrize("name", ["annual-sales-plan.zh-CN", "tea-shop-swot.zh-CN"])
def test_the_same_document_gives_the_same_bytes(name):
    assert rendered(name) == render(export(example(name)))


def test_hostile_names_are_text_and_nothing_else():
    made = hostile()
    blob = render(export(made))
    shown = [cell for grid in grids(docx.Document(BytesIO(blob))) for row in grid for cell in row]
    for table in expected(made):
        for row in table:
            assert all(re.sub("[\ufffe\uffff]", "", cell) in shown for cell in row)
    for name, data in parts(blob).items():
        if name.endswith((".xml", ".rels")):
            root = etree.fromstring(data)
            assert not root.xpath("//@*[local-name()='TargetMode' and .='External']")
            codes = {e.text.split()[0] for e in root.iter(qn("w:instrText"))}
            assert codes <= {"TOC", "PAGE", "NUMPAGES", "SEQ", "PAGEREF"}
            assert not list(root.iter(qn("w:altChunk"), qn("w:object"), qn("w:script")))


def test_a_chart_whose_letters_the_font_lacks_is_named_in_words():
    made = hostile()
    lost = [b.chart for c in chapters(export(made)) for b in c.blocks if isinstance(b, Picture) and missing(b.chart)]
    assert lost
    notes = styled(read(made), "Fupan Note")
    assert all(any(chart.title in note for note in notes) for chart in lost)


def test_one_section_goes_without_summary_and_contents():
    made = example("annual-sales-plan.zh-CN")
    file = read(made, part="risks")
    assert styled(file, "Heading 1") == ["风险"]
    assert styled(file, "toc 1", "TOC Heading") == []


@pytest.fixture
def team(tmp_path):
    """A team's file: a cover with places for facts, a red heading style, a foot of its own, saved as a template."""
    file = docx.Document()
    file.add_paragraph("Acme 公司机密")
    cover = file.add_paragraph("{{ti")
    cover.add_run("tle}} · {{date}}")
    file.styles["Heading 1"].font.color.rgb = RGBColor(0xC0, 0, 0)
    file.styles["Heading 1"].font.size = Pt(20)
    file.sections[0].footer.paragraphs[0].text = "Acme · {{kind}} · {{revision}}"
    file.sections[0].page_width, file.sections[0].page_height = Pt(612), Pt(792)
    out = BytesIO()
    file.save(out)
    blob = out.getvalue()
    with ZipFile(BytesIO(blob)) as source, ZipFile(tmp_path / "document.dotx", "w") as target:
        for name in source.namelist():
            data = source.read(name)
            target.writestr(name, data.replace(b"document.main+xml", b"template.main+xml") if "Types" in name else data)
    return tmp_path


def test_a_teams_template_gives_the_cover_the_styles_and_the_foot(team):
    made = example("annual-sales-plan.zh-CN")
    file = read(made, templates=team)
    assert [p.text for p in file.paragraphs[:2]] == ["Acme 公司机密", f"{made.title} · 2026-01-05"]
    assert file.styles["Heading 1"].font.color.rgb == RGBColor(0xC0, 0, 0)
    assert styled(file, "Heading 1") == [c.title for c in chapters(export(made))]
    assert {s.footer.paragraphs[0].text for s in file.sections} == {"Acme · 规划 · 1"}
    assert {tuple(sorted((s.page_width.pt, s.page_height.pt))) for s in file.sections} == {(612, 792)}
    assert all(table in grids(file) for table in expected(made))
    assert styled(file, "toc 1") == [c.title for c in chapters(export(made))]


def test_the_template_of_a_kind_of_document_goes_before_the_one_for_all(team):
    special = docx.Document()
    special.add_paragraph("Only for SWOT")
    special.save(team / "swot.docx")
    first = [
        read(example(name), templates=team).paragraphs[0].text for name in ("tea-shop-swot.zh-CN", "revenue-tree.zh-CN")
    ]
    assert first == ["Only for SWOT", "Acme 公司机密"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "document.dotx: is no Word or PowerPoint file"),
        (b"PK\x03\x04 broken", "document.dotx: is no Word or PowerPoint file"),
        ({"[Content_Types].xml": b"<a/>"}, "document.dotx: is broken, or no file of this kind"),
        ({"word/vbaProject.bin": b""}, "document.dotx: holds macros"),
    ],
)
def test_a_broken_template_is_named_with_what_is_wrong(tmp_path, content, said):
    path = tmp_path / "document.dotx"
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        with ZipFile(path, "w") as file:
            for name, data in content.items():
                file.writestr(name, data)
    with pytest.raises(BriefError, match=re.escape(said)):
        render(export(example("tea-shop-swot.zh-CN"), templates=tmp_path))


def test_a_template_that_unpacks_to_more_than_memory_should_hold_is_refused(tmp_path):
    with ZipFile(tmp_path / "document.dotx", "w", 8) as file:
        file.writestr("word/document.xml", b"0" * (OFFICE_UNPACKED + 1))
    with pytest.raises(TooLarge, match="OFFICE_UNPACKED"):
        render(export(example("tea-shop-swot.zh-CN"), templates=tmp_path))


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_opens_the_file_and_shows_its_text(tmp_path):
    made = example("tea-shop-swot.zh-CN")
    (tmp_path / "a.docx").write_bytes(render(export(made)))
    (tmp_path / "b.docx").write_bytes(render(export(hostile())))
    command = [
        "soffice",
        f"-env:UserInstallation=file://{tmp_path}/home",
        "--headless",
        "--convert-to",
        "txt:Text",
        "--outdir",
    ]
    subprocess.run(
        [*command, tmp_path, tmp_path / "a.docx", tmp_path / "b.docx"], check=True, capture_output=True, timeout=110
    )
    text = Path(tmp_path / "a.txt").read_text("utf-8-sig")
    assert all(cell in text for table in expected(made) for row in table for cell in row)
    assert "<script>alert(1)</script>" in Path(tmp_path / "b.txt").read_text("utf-8-sig")
