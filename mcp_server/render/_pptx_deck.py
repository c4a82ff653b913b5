"""Slides of our own or of a team's template: where their titles and contents go, and text that never runs over."""

import re
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from pptx.dml.color import RGBColor
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Emu, Pt

from mcp_server.render._blocks import Line, Run, Table, words
from mcp_server.render._office import HAN, LATIN, lines_of, widths, xml_safe
from mcp_server.render._pptx_shapes import EMU, Place4

WIDE: Final = 960.0
HIGH: Final = 540.0
"""Points of a slide of our own: 16 to 9."""
LEADING: Final = 1.36
"""Height of a line over the size of its letters, as the fonts for Chinese have it."""
TITLES: Final = (26.0, 24.0, 22.0, 20.0, 18.0, 16.0)
INK: Final = "1F3A5F"
GREY: Final = "5B6776"
INSET: Final = 7.2
CELL: Final = 10.0
"""Points beside the words of a cell, together."""
ALL: Final = 99
CELLS: Final = (
    (16.0, ALL),
    (14.0, ALL),
    (13.0, ALL),
    (12.0, ALL),
    (11.0, ALL),
    (11.0, 4),
    (10.0, 3),
    (10.0, 2),
    (10.0, 1),
)
"""Points of the letters of a table, and lines of a cell at most, until it fits."""
SMALLEST: Final = 10.0
SPARE: Final = 0.6
AIRY: Final = 1.7
"""How much of its place a short table may take, and how much higher its rows become for it."""
STYLE: Final = "{B301B821-A1FF-4177-AEE7-76D212191A09}"
"""Tables with a dark head and lines between their rows, as PowerPoint names that style."""
_TITLES = frozenset({PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE})
_SMALL = {PP_PLACEHOLDER.FOOTER: "ftr", PP_PLACEHOLDER.SLIDE_NUMBER: "sldNum"}


class Said(NamedTuple):
    """A line of text on a slide: a point of a list, or not."""

    line: Line
    point: bool = True


def said(text: str, *, point: bool = True, bold: bool = False) -> Said:
    """Return a text as a line on a slide."""
    return Said((Run(text, bold),), point)


def high(lines: Sequence[Said], wide: float, size: float) -> float:
    """Return how high lines are in a box of so many points, in letters of a size."""
    room = wide - 2 * INSET
    return sum(
        lines_of(words(each.line), room - (size * 1.2 if each.point else 0), size) * size * LEADING + size * 0.35
        for each in lines
    )


def fitting(lines: Sequence[Said], place: Place4, sizes: Sequence[float], more: Any) -> tuple[list[Said], float]:
    """Return the lines that fit into a place and the size of their letters; `more(n)` says what n are left out."""
    room = place.h - 8
    for size in sizes:
        if high(lines, place.w, size) <= room:
            return list(lines), size
    size = sizes[-1]
    for kept in range(len(lines) - 1, 0, -1):
        shorter = [*lines[:kept], said(more(len(lines) - kept), point=False)]
        if high(shorter, place.w, size) <= room:
            return shorter, size
    return [said(cut(words(line.line), place.w, size, 3)) for line in lines[:1]], size


def cut(text: str, wide: float, size: float, most: int) -> str:
    """Return a text of at most so many lines; a longer one ends in dots."""
    room = wide - 2 * INSET - size * 1.2
    if lines_of(text, room, size) <= most:
        return text
    low, top = 0, len(text)
    while low < top:
        middle = (low + top + 1) // 2
        low, top = (middle, top) if lines_of(text[:middle] + "…", room, size) <= most else (low, middle - 1)
    return text[:low].rstrip() + "…"


def dress(deck: Any) -> None:
    """Make the library's empty file a deck of ours: 16 to 9, with two layouts, our fonts and colours."""
    deck.slide_width, deck.slide_height = Pt(WIDE), Pt(HIGH)
    master = deck.slide_master
    _recolour(master)
    for layout in tuple(master.slide_layouts):
        if layout.name not in {"Title Slide", "Title Only"}:
            master.slide_layouts.remove(layout)
    places = {
        ("", PP_PLACEHOLDER.TITLE): Place4(40, 24, 880, 70), ("", PP_PLACEHOLDER.BODY): Place4(40, 108, 880, 380),
        ("Title Only", PP_PLACEHOLDER.TITLE): Place4(40, 24, 880, 70),
        ("Title Slide", PP_PLACEHOLDER.CENTER_TITLE): Place4(64, 150, 820, 110),
        ("Title Slide", PP_PLACEHOLDER.SUBTITLE): Place4(64, 276, 820, 120),
    }  # fmt: skip
    small = {
        PP_PLACEHOLDER.FOOTER: Place4(40, 506, 640, 22), PP_PLACEHOLDER.SLIDE_NUMBER: Place4(820, 506, 100, 22),
        PP_PLACEHOLDER.DATE: Place4(690, 506, 120, 22),
    }  # fmt: skip
    for name, sheet in (("", master), *((layout.name, layout) for layout in master.slide_layouts)):
        for shape in tuple(sheet.placeholders):
            kind = shape.placeholder_format.type
            place = places.get((name, kind)) or small.get(kind)
            if place is None or kind == PP_PLACEHOLDER.DATE:
                shape._element.getparent().remove(shape._element)  # noqa: SLF001
                continue
            shape.left, shape.top, shape.width, shape.height = (Pt(value) for value in place)
        edge = Place4(0, 0, 14, HIGH) if name == "Title Slide" else Place4(40, 96, 880, 1.5) if name else None
        if edge:
            sheet.shapes._spTree.insert(2, _edge(edge))  # noqa: SLF001 - layouts take no shapes otherwise
    _faces(master)


def _recolour(master: Any) -> None:
    part = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    colours = {"dk2": INK, "accent1": INK, "accent2": "0072B2", "accent3": "009E73", "accent4": "E69F00",
               "accent5": "D55E00", "accent6": "8C959F"}  # fmt: skip
    theme = part.blob.decode()
    for name, colour in colours.items():
        theme = re.sub(rf"(<a:{name}>).*?(</a:{name}>)", rf'\1<a:srgbClr val="{colour}"/>\2', theme, flags=re.DOTALL)
    for fonts in ("majorFont", "minorFont"):
        face = f'<a:latin typeface="{LATIN}"/><a:ea typeface="{HAN}"/><a:cs typeface="{LATIN}"/>'
        theme = re.sub(rf"(<a:{fonts}>).*?(</a:{fonts}>)", rf"\1{face}\2", theme, flags=re.DOTALL)
    part._blob = theme.encode()  # noqa: SLF001 - the library does not open themes


def _edge(place: Place4) -> Any:
    x, y, w, h = (round(value * EMU) for value in place)
    return parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="90" name="Edge"/><p:cNvSpPr/>'
        f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>'
        f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{h}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        '</a:prstGeom><a:solidFill><a:schemeClr val="accent1"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>'
    )


def _faces(master: Any) -> None:
    """Set titles at the left, in bold, and small print in grey, for all layouts."""
    styles = master._element.find(qn("p:txStyles"))  # noqa: SLF001
    title = styles.find(qn("p:titleStyle")).find(qn("a:lvl1pPr"))
    title.set("algn", "l")
    face = title.find(qn("a:defRPr"))
    face.set("sz", "2600")
    face.set("b", "1")
    face.find(qn("a:solidFill")).getchildren()[0].set("val", "accent1")
    for sheet in (master, *master.slide_layouts):
        for shape in sheet.placeholders:
            kind = shape.placeholder_format.type
            frame = shape.text_frame
            frame.auto_size = MSO_AUTO_SIZE.NONE
            frame.vertical_anchor = MSO_ANCHOR.BOTTOM if kind in _TITLES else MSO_ANCHOR.TOP
            for list_ in shape._element.iter(qn("a:lstStyle")):  # noqa: SLF001
                for level in list_:
                    level.set("algn", "r" if kind == PP_PLACEHOLDER.SLIDE_NUMBER else "l")


class Deck:
    """A file of slides, and what their layouts leave room for."""

    def __init__(self, file: Any, foot: str, *, own: bool) -> None:
        self.file, self.foot = file, foot
        self.small = f' sz="900"><a:solidFill><a:srgbClr val="{GREY}"/></a:solidFill></a:rPr>' if own else "></a:rPr>"
        """The look of small print, which not every program takes from the layout."""
        layouts = list(file.slide_layouts)
        self.opening = next((one for one in layouts if _kinds(one) >= {PP_PLACEHOLDER.SUBTITLE}), layouts[0])
        titled = [one for one in layouts if _kinds(one) & _TITLES and one is not self.opening] or [self.opening]
        # A layout with a title and nothing else leaves the most room.
        self.plain = min(titled, key=lambda one: len(_kinds(one) - _TITLES - set(_SMALL) - {PP_PLACEHOLDER.DATE}))
        self.room = self._room()

    def _room(self) -> Place4:
        """Return where content goes on a slide: below the title, above the small print."""
        wide, high_ = self.file.slide_width / EMU, self.file.slide_height / EMU
        title = next((p for p in self.plain.placeholders if p.placeholder_format.type in _TITLES), None)
        left, top, across = wide * 0.05, high_ * 0.2, wide * 0.9
        if title is not None and title.width:
            left, across = title.left / EMU, title.width / EMU
            top = (title.top + title.height) / EMU + 14
        lower = [p.top / EMU for p in self.plain.placeholders if p.placeholder_format.type in _SMALL and p.top]
        bottom = min([*(edge for edge in lower if edge > high_ / 2), high_ * 0.94]) - 6
        if bottom - top < high_ * 0.4:  # a title that fills its slide
            top = high_ * 0.25
        return Place4(left, top, across, bottom - top)

    def open(self, title: str, lines: Sequence[str]) -> Any:
        """Return the first slide: a title, and lines below it."""
        slide = self.file.slides.add_slide(self.opening)
        self._title(slide, title, self.opening)
        under = next((p for p in slide.placeholders if p.placeholder_format.type == PP_PLACEHOLDER.SUBTITLE), None)
        kept = {None if under is None else under.placeholder_format.idx}
        for shape in tuple(slide.placeholders):
            if shape.placeholder_format.type not in _TITLES and shape.placeholder_format.idx not in kept:
                shape._element.getparent().remove(shape._element)  # noqa: SLF001
        place = _place(under) or Place4(self.room.x, self.room.y, self.room.w, self.room.h / 2)
        shown, size = fitting([said(line, point=False) for line in lines], place, (18, 16, 14, 12), lambda _n: "…")
        frame = under.text_frame if under is not None else self._box(slide, place)
        write(frame, shown, size, GREY)
        return slide

    def slide(self, title: str) -> Any:
        """Return a new slide with a title, small print and nothing else."""
        slide = self.file.slides.add_slide(self.plain)
        self._title(slide, title, self.plain)
        for shape in tuple(slide.placeholders):
            if shape.placeholder_format.type not in _TITLES:
                shape._element.getparent().remove(shape._element)  # noqa: SLF001
        for shape in self.plain.placeholders:
            tag = _SMALL.get(shape.placeholder_format.type)
            if tag:
                self._small(slide, shape, tag)
        return slide

    def _title(self, slide: Any, title: str, layout: Any) -> None:
        shape = slide.shapes.title
        place = next((_place(p) for p in layout.placeholders if p.placeholder_format.type in _TITLES), None)
        place = place or Place4(self.room.x, 20, self.room.w, 70)
        if shape is None:
            write(self._box(slide, place), [said(title, point=False, bold=True)], TITLES[-1], INK)
            return
        sizes = TITLES if layout is self.plain else (36.0, 32.0, 28.0, *TITLES)
        kept, size = fitting([said(title, point=False)], place, sizes, lambda _n: "…")
        write(shape.text_frame, kept, size)

    def _small(self, slide: Any, shape: Any, tag: str) -> None:
        """Copy a line of small print of a layout onto a slide, where the library leaves it out."""
        holder = shape.placeholder_format
        text = (
            f'<a:fld id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum"><a:rPr lang="en-US"{self.small}'
            f"<a:t>{len(self.file.slides)}</a:t></a:fld>"
            if tag == "sldNum"
            else f"<a:r><a:rPr{self.small}<a:t/></a:r>"
        )
        align = f'<a:pPr algn="{"r" if tag == "sldNum" else "l"}"/>' if "sz" in self.small else ""
        number = max(int(e.get("id")) for e in slide.shapes._spTree.iter(qn("p:cNvPr"))) + 1  # noqa: SLF001
        element = parse_xml(
            f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{number}" name="{tag} {number}"/>'
            f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
            f'<p:nvPr><p:ph type="{tag}" sz="quarter" idx="{holder.idx}"/></p:nvPr></p:nvSpPr><p:spPr/>'
            f"<p:txBody><a:bodyPr/><a:lstStyle/><a:p>{align}{text}</a:p></p:txBody></p:sp>"
        )
        if tag == "ftr":
            element.find(f".//{qn('a:t')}").text = xml_safe(self.foot)
        slide.shapes._spTree.append(element)  # noqa: SLF001

    def _box(self, slide: Any, place: Place4) -> Any:
        frame = slide.shapes.add_textbox(*(Pt(value) for value in place)).text_frame
        frame.word_wrap = True
        frame.auto_size = MSO_AUTO_SIZE.NONE
        return frame

    def text(self, slide: Any, lines: Sequence[Said], place: Place4, sizes: Sequence[float], more: Any) -> float:
        """Write lines into a place of a slide, as many as fit; return how high they are."""
        kept, size = fitting(lines, place, sizes, more)
        write(self._box(slide, place), kept, size)
        return high(kept, place.w, size)

    def table(self, slide: Any, table: Table, place: Place4, more: Any, without: Any) -> tuple[int, int]:
        """Write a native table into a place, as many rows and columns as fit; return how many are left out. `without`
        says which columns these are."""
        texts = [[words(cell) for cell in row] for row in (table.head, *table.rows)]
        columns = len(texts[0])
        if not widths(texts, place.w, SMALLEST, CELL)[1]:
            columns = _columns(texts, place.w)
        texts = [row[:columns] for row in texts]
        for size, most in CELLS:
            wide, whole = widths(texts, place.w, size, CELL)
            wide = [part * place.w / sum(wide) for part in wide]
            cells = [[_short(c, w, size, most) for c, w in zip(row, wide, strict=True)] for row in texts]
            lines = [max(lines_of(c, w - CELL, size) for c, w in zip(row, wide, strict=True)) for row in cells]
            tall = [n * size * LEADING + 5 for n in lines]
            if whole and sum(tall) <= place.h:
                break
        kept = len(cells)
        if sum(tall) > place.h:
            kept = next((n for n in range(len(cells), 1, -1) if sum(tall[:n]) <= place.h - 24), 2)
        if sum(tall) < place.h * SPARE:  # a short table takes more of its slide
            tall[1:] = [part * min(AIRY, place.h * SPARE / sum(tall)) for part in tall[1:]]
        self._table(slide, cells[:kept], wide, tall[:kept], size, place)
        lost = len(cells) - kept
        if lost or columns < len(table.head):
            below = Place4(place.x, place.y + sum(tall[:kept]) + 2, place.w, 22)
            left = [words(head) for head in table.head[columns:]]
            text = " ".join([*([more(lost)] * bool(lost)), *([without(left)] * bool(left))])
            write(self._box(slide, below), [said(text, point=False)], 11, GREY)
        return lost, len(table.head) - columns

    def _table(self, slide: Any, cells: Any, wide: Any, tall: Any, size: float, place: Place4) -> None:
        spot = (Pt(place.x), Pt(place.y), Pt(sum(wide)), Pt(sum(tall)))
        table = slide.shapes.add_table(len(cells), len(wide), *spot).table
        table.horz_banding = False
        table._tbl.tblPr.find(qn("a:tableStyleId")).text = STYLE  # noqa: SLF001 - the library knows one style alone
        for column, points in zip(table.columns, wide, strict=True):
            column.width = Pt(points)
        for row, points in zip(table.rows, tall, strict=True):
            row.height = Pt(points)
        for row, texts in zip(table._tbl.tr_lst, cells, strict=True):  # noqa: SLF001 - a cell at a time takes seconds
            for cell, text in zip(row.tc_lst, texts, strict=True):
                cell.marL = cell.marR = Pt(CELL / 2)
                cell.marT = cell.marB = Pt(2)
                cell.anchor = MSO_ANCHOR.MIDDLE
                body = cell.get_or_add_txBody()
                (paragraph,) = body.findall(qn("a:p"))
                run = paragraph.add_r()
                run.t.text = xml_safe(text)
                run.get_or_add_rPr().set("sz", str(round(size * 100)))
                _lang(run.get_or_add_rPr(), text)


def _columns(texts: Sequence[Sequence[str]], room: float) -> int:
    """Return how many columns can stand in a room without a broken word."""
    counts = range(len(texts[0]), 2, -1)
    return next(
        (n for n in counts if widths([row[:n] for row in texts], room, SMALLEST, CELL)[1]), min(2, len(texts[0]))
    )


def _short(text: str, wide: float, size: float, most: int) -> str:
    """Return what of a text fits into so many lines of a cell."""
    return cut(text, wide - CELL + 2 * INSET + size * 1.2, size, most)


def _kinds(layout: Any) -> set[Any]:
    return {p.placeholder_format.type for p in layout.placeholders}


def _place(shape: Any) -> Place4 | None:
    if shape is None or not shape.width:
        return None
    return Place4(shape.left / EMU, shape.top / EMU, shape.width / EMU, shape.height / EMU)


def _lang(face: Any, text: str) -> None:
    """Say in which language a run is, so that it is set and spelt as such."""
    han = any(character > "\u2e7f" for character in text)
    face.set("lang", "zh-CN" if han else "en-US")
    if han:
        face.set("altLang", "en-US")


def write(frame: Any, lines: Sequence[Said], size: float, colour: str = "") -> None:
    """Write lines into the frame of a shape, each as a paragraph."""
    frame.word_wrap = True
    for index, each in enumerate(lines):
        paragraph = frame.paragraphs[0] if index == 0 else frame.add_paragraph()
        properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001
        paragraph.space_after = Pt(size * 0.35)
        if each.point:
            properties.set("marL", str(round(size * 1.1 * EMU)))
            properties.set("indent", str(-round(size * 1.1 * EMU)))
            properties.append(parse_xml(f'<a:buFont {nsdecls("a")} typeface="{LATIN}"/>'))
            properties.append(parse_xml(f'<a:buChar {nsdecls("a")} char="•"/>'))
        else:
            properties.set("marL", "0")
            properties.set("indent", "0")
            properties.append(parse_xml(f"<a:buNone {nsdecls('a')}/>"))
        for run in each.line:
            written = paragraph.add_run()
            written.text = xml_safe(run.text)
            written.font.size = Pt(size)
            if run.bold:
                written.font.bold = True
            if colour:
                written.font.color.rgb = RGBColor.from_string(colour)
            _lang(written.font._element, run.text)  # noqa: SLF001


def emptied(file: Any) -> None:
    """Take the slides out of a team's file: its masters and layouts are the template."""
    listed = file.slides._sldIdLst  # noqa: SLF001 - the library removes no slides
    for entry in tuple(listed):
        file.part.drop_rel(entry.rId)
        listed.remove(entry)


def place_of(place: Place4) -> tuple[Emu, Emu, Emu, Emu]:
    """Return a place in the units of the library."""
    x, y, w, h = (Emu(round(value * EMU)) for value in place)
    return x, y, w, h
