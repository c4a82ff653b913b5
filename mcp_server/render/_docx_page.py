"""The pages of a Word file: their size, how they are turned, and what stands above and below the text."""

import re
from copy import deepcopy
from typing import Any, Final

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

from mcp_server.render._docx_parts import TWIPS, add, field, paragraph, text
from mcp_server.render._docx_styles import Styles
from mcp_server.render._office import width
from mcp_server.words import say

PAGE: Final = (595.3, 841.9)
MARGIN: Final = 62.0
"""Points of a page of A4, and around what is written on it."""
SIDE: Final = 8.5
EDGE: Final = 30.0
"""Points of the letters above and below the text, and from there to the edge of the page."""


def page(layout: Any) -> tuple[float, float]:
    """Return how wide and how high the text of a page may be, in points."""

    def read(element: Any, name: str, usual: float) -> float:
        value = element.get(qn(f"w:{name}")) if element is not None else None
        return abs(int(value)) / TWIPS if value and value.lstrip("-").isdecimal() else usual

    size, around = layout.find(qn("w:pgSz")), layout.find(qn("w:pgMar"))
    wide = read(size, "w", PAGE[0]) - read(around, "left", MARGIN) - read(around, "right", MARGIN)
    high = read(size, "h", PAGE[1]) - read(around, "top", MARGIN) - read(around, "bottom", MARGIN)
    return max(wide, 120.0), max(high, 120.0)


def own_page() -> Any:
    """Return the layout of a page of A4."""
    layout = OxmlElement("w:sectPr")
    add(layout, "pgSz", w=round(PAGE[0] * TWIPS), h=round(PAGE[1] * TWIPS))
    around = {side: round(MARGIN * TWIPS) for side in ("top", "right", "bottom", "left")}
    add(layout, "pgMar", **around, header=round(EDGE * TWIPS), footer=round(EDGE * TWIPS), gutter=0)
    return layout


def turned(layout: Any) -> Any:
    """Return the same layout with the page on its side."""
    copy = deepcopy(layout)
    size = copy.find(qn("w:pgSz"))
    if size is not None:
        wide, high = size.get(qn("w:w")), size.get(qn("w:h"))
        size.set(qn("w:w"), high)
        size.set(qn("w:h"), wide)
        size.set(qn("w:orient"), "portrait" if size.get(qn("w:orient")) == "landscape" else "landscape")
    return copy


def later(layout: Any) -> Any:
    """Return a layout for a part that does not open the document: it begins on a new page, with the usual head."""
    copy = deepcopy(layout)
    for tag in ("w:type", "w:titlePg", "w:pgNumType"):
        for element in copy.findall(qn(tag)):
            copy.remove(element)
    return copy


def has_sides(layout: Any) -> bool:
    """Return whether something stands above or below the text already."""
    return layout.find(qn("w:headerReference")) is not None or layout.find(qn("w:footerReference")) is not None


def set_sides(file: Any, layout: Any, styles: Styles, above: tuple[str, str], below: str, locale: str) -> None:
    """Put a line above and a line below the text of every page of a layout."""
    room = page(layout)[0]
    title, kind = above
    while title and width(title + kind, SIDE) > room * 0.9:
        title = title[:-2] + "…"
    head, head_id = file.part.add_header_part()
    _line(head.element, styles("header"), room, title)
    text(head.element[0], kind)
    foot, foot_id = file.part.add_footer_part()
    _line(foot.element, styles("footer"), room, below)
    _numbers(foot.element[0], locale)
    for place, (side, relation) in enumerate((("header", head_id), ("footer", foot_id))):
        element = OxmlElement(f"w:{side}Reference")
        element.set(qn("w:type"), "default")
        element.set(qn("r:id"), relation)
        layout.insert(place, element)


def _line(element: Any, style: str, room: float, left: str) -> None:
    """Empty a head or foot but for one line, which goes on at the right."""
    for child in tuple(element):
        element.remove(child)
    only = paragraph(element, style)
    add(add(only.find(qn("w:pPr")), "tabs"), "tab", val="right", pos=round(room * TWIPS))
    text(only, left)
    add(add(only, "r"), "tab")


def _numbers(parent: Any, locale: str) -> None:
    """Write which page of how many this is."""
    for part in re.split("([\x01\x02])", say(locale, "office.page", page="\x01", pages="\x02")):
        if part in {"\x01", "\x02"}:
            field(parent, "PAGE" if part == "\x01" else "NUMPAGES", "1")
        elif part:
            text(parent, part)
