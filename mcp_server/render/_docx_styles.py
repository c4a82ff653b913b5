"""The styles and numbers of a Word file: ours, or a team's with ours where it has none of a name."""

from copy import deepcopy
from typing import Any, Final, NamedTuple

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.parts.numbering import NumberingPart

from mcp_server.render._office import HAN, LATIN

INK: Final = "1F3A5F"
GREY: Final = "5B6776"

_HEAD = f'<w:b/><w:bCs/><w:color w:val="{INK}"/>'


def _paragraph(name: str, base: str, layout: str, face: str = "", after: str = "") -> str:
    shown = name.replace("heading", "Heading").replace("toc", "TOC").replace(" ", "")
    own = 'w:customStyle="1" ' if name.startswith("Fupan") else ""
    return (
        f'<w:style w:type="paragraph" {own}w:styleId="{shown}"><w:name w:val="{name}"/>'
        + (f'<w:basedOn w:val="{base}"/>' if base else "")
        + (f'<w:next w:val="{after}"/>' if after else "")
        + f'<w:uiPriority w:val="1"/><w:qFormat/><w:pPr>{layout}</w:pPr><w:rPr>{face}</w:rPr></w:style>'
    )


def _size(points: float) -> str:
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def _space(before: float, after: float, line: float = 1.15, exact: float = 0) -> str:
    """Return the room around a paragraph and between its lines: times the usual, or exactly so many points."""
    high, rule = (exact * 20, "exact") if exact else (line * 240, "auto")
    around = f'w:before="{round(before * 20)}" w:after="{round(after * 20)}"'
    return f'<w:spacing {around} w:line="{round(high)}" w:lineRule="{rule}"/>'


_KEEP = "<w:keepNext/><w:keepLines/>"
_GREY = f'<w:color w:val="{GREY}"/>'

_STYLES: Final = (
    f"<w:styles {nsdecls('w')}><w:docDefaults><w:rPrDefault><w:rPr>"
    f'<w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:eastAsia="{HAN}" w:cs="{LATIN}"/>{_size(10.5)}'
    '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
    f"<w:pPrDefault><w:pPr>{_space(0, 5, 1.2)}</w:pPr></w:pPrDefault></w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
    '<w:top w:w="0" w:type="dxa"/>'
    '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar>'
    "</w:tblPr></w:style>"
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:semiHidden/></w:style>'
    + _paragraph("Title", "Normal", _KEEP + _space(0, 2, 1.1), _HEAD + _size(22), "Subtitle")
    + _paragraph(
        "Subtitle",
        "Normal",
        f'<w:pBdr><w:bottom w:val="single" w:sz="8" w:space="6" w:color="{INK}"/></w:pBdr>{_space(0, 10)}',
        _GREY + _size(9.5),
        "Normal",
    )
    + _paragraph(
        "heading 1",
        "Normal",
        f'{_KEEP}<w:numPr><w:numId w:val="1"/></w:numPr>{_space(16, 6)}<w:outlineLvl w:val="0"/>',
        _HEAD + _size(15),
        "Normal",
    )
    + _paragraph(
        "heading 2",
        "Normal",
        f'{_KEEP}<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>{_space(10, 4)}<w:outlineLvl w:val="1"/>',
        _HEAD + _size(11.5),
        "Normal",
    )
    + _paragraph(
        "List Bullet", "Normal", f'<w:numPr><w:numId w:val="2"/></w:numPr>{_space(0, 2)}<w:contextualSpacing/>'
    )
    + _paragraph(
        "List Bullet 2",
        "Normal",
        f'<w:numPr><w:ilvl w:val="1"/><w:numId w:val="2"/></w:numPr>{_space(0, 2)}<w:contextualSpacing/>',
    )
    + _paragraph("List Number", "Normal", _space(0, 3))
    + _paragraph("caption", "Normal", _space(2, 10), _GREY + _size(9), "Normal")
    + _paragraph("TOC Heading", "Normal", _KEEP + _space(16, 6), _HEAD + _size(15), "Normal")
    + _paragraph("toc 1", "Normal", _space(0, 2), "")
    + _paragraph("toc 2", "Normal", f'{_space(0, 1)}<w:ind w:left="420"/>', _size(9.5))
    + _paragraph("header", "Normal", _space(0, 0), _GREY + _size(8.5))
    + _paragraph("footer", "Normal", _space(0, 0), _GREY + _size(8.5))
    + _paragraph("Fupan Cell", "Normal", _space(1.5, 1.5, exact=13), _size(9))
    + _paragraph("Fupan Small Cell", "Normal", _space(1, 1, exact=11), _size(7.5))
    + _paragraph("Fupan Space", "Normal", _space(0, 0, exact=8), _size(5))
    + _paragraph("Fupan Note", "Normal", _space(0, 5), "<w:i/><w:iCs/>" + _GREY + _size(9))
    + '<w:style w:type="table" w:customStyle="1" w:styleId="FupanTable"><w:name w:val="Fupan Table"/>'
    '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="1"/><w:qFormat/><w:tblPr><w:tblBorders>'
    f'<w:top w:val="single" w:sz="8" w:space="0" w:color="{INK}"/>'
    f'<w:bottom w:val="single" w:sz="8" w:space="0" w:color="{INK}"/>'
    '<w:insideH w:val="single" w:sz="4" w:space="0" w:color="CBD3DD"/></w:tblBorders>'
    '<w:tblCellMar><w:left w:w="90" w:type="dxa"/><w:right w:w="90" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    f'<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/><w:color w:val="{INK}"/></w:rPr>'
    '<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="E9EEF5"/></w:tcPr></w:tblStylePr></w:style></w:styles>'
)


def _level(level: int, form: str, mark: str, left: int, hanging: int, style: str = "", face: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        + (f'<w:pStyle w:val="{style}"/>' if style else "")
        + f'<w:lvlText w:val="{mark}"/><w:lvlJc w:val="left"/>'
        + f'<w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr>'
        + (f"<w:rPr>{face}</w:rPr>" if face else "")
        + "</w:lvl>"
    )


_BULLET = f'<w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:cs="{LATIN}" w:hint="default"/><w:color w:val="{INK}"/>'
_NUMBERING: Final = (
    f"<w:numbering {nsdecls('w')}>"
    '<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/>'
    + _level(0, "decimal", "%1", 482, 482, "Heading1")
    + _level(1, "decimal", "%1.%2", 624, 624, "Heading2")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="2"><w:multiLevelType w:val="hybridMultilevel"/>'
    + _level(0, "bullet", "•", 300, 240, face=_BULLET)
    + _level(1, "bullet", "–", 600, 240, face=_BULLET)
    + '</w:abstractNum><w:abstractNum w:abstractNumId="3"><w:multiLevelType w:val="hybridMultilevel"/>'
    + _level(0, "decimal", "%1.", 360, 360)
    + "</w:abstractNum>"
    + "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (1, 2, 3))
    + "</w:numbering>"
)


class Styles(NamedTuple):
    """Ids of the styles of one file by their names, and what its lists count with."""

    ids: dict[str, str]
    numbering: Any
    counted: int
    """The abstract numbering of lists that count."""
    numbered: bool
    """Whether the headings have numbers of ours."""

    def __call__(self, name: str) -> str:
        """Return the id of a style."""
        return self.ids[name.lower()]

    def restart(self, first: int) -> int:
        """Return a new list that counts from *first*."""
        numbers = [int(num.get(qn("w:numId"))) for num in self.numbering.findall(qn("w:num"))]
        number = max(numbers, default=0) + 1
        self.numbering.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{self.counted}"/>'
                f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{first}"/></w:lvlOverride></w:num>'
            )
        )
        return number


def _numbering_of(document: Any) -> Any:
    """Return the numbering of a file, which may be an empty one."""
    part = document.part
    for relation in part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.NUMBERING:
            return relation.target_part.element
    element = parse_xml(f"<w:numbering {nsdecls('w')}/>")
    made = NumberingPart(PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, element, part.package)
    part.relate_to(made, RELATIONSHIP_TYPE.NUMBERING)
    return element


def _named(element: Any) -> dict[str, str]:
    return {
        style.find(qn("w:name")).get(qn("w:val")).lower(): style.get(qn("w:styleId"))
        for style in element.findall(qn("w:style"))
        if style.find(qn("w:name")) is not None
    }


def ours(document: Any) -> Styles:
    """Give a new file the styles of this server."""
    for element, xml in ((document.styles.element, _STYLES), (_numbering_of(document), _NUMBERING)):
        for child in tuple(element):
            element.remove(child)
        element.extend(tuple(parse_xml(xml)))
    return Styles(_named(document.styles.element), _numbering_of(document), 3, numbered=True)


def theirs(document: Any) -> Styles:
    """Keep the styles of a team's file, and add those of ours that it has no style of the same name for."""
    styles, numbering = document.styles.element, _numbering_of(document)
    numbers = [int(n.get(qn("w:abstractNumId"))) for n in numbering.findall(qn("w:abstractNum"))]
    numbers += [int(n.get(qn("w:numId"))) for n in numbering.findall(qn("w:num"))]
    above = max(numbers, default=0)
    lists = parse_xml(_NUMBERING)
    place = len(numbering.findall(qn("w:abstractNum")))
    for element in (e for e in tuple(lists) if e.get(qn("w:abstractNumId")) != "1" and e.get(qn("w:numId")) != "1"):
        for name in ("abstractNumId", "numId"):
            if element.get(qn(f"w:{name}")) is not None:
                element.set(qn(f"w:{name}"), str(above + int(element.get(qn(f"w:{name}")))))
        for below in element.findall(qn("w:abstractNumId")):
            below.set(qn("w:val"), str(above + int(below.get(qn("w:val")))))
        if element.tag == qn("w:abstractNum"):
            numbering.insert(place, element)
            place += 1
        else:
            numbering.append(element)
    known = _named(styles)
    ids = set(known.values())
    bases = {"Normal": known.get("normal", "Normal"), "TableNormal": known.get("normal table", "TableNormal")}
    for style in parse_xml(_STYLES).findall(qn("w:style")):
        name = style.find(qn("w:name")).get(qn("w:val"))
        if name.lower() in known or style.get(qn("w:default")):
            continue
        added = deepcopy(style)
        if added.get(qn("w:styleId")) in ids:
            added.set(qn("w:styleId"), f"Fupan{added.get(qn('w:styleId'))}")
        for tag in ("w:basedOn", "w:next"):
            below = added.find(qn(tag))
            if below is not None:
                below.set(qn("w:val"), bases.get(below.get(qn("w:val")), below.get(qn("w:val"))))
        for number in tuple(added.iter(qn("w:numPr"))):
            value = number.find(qn("w:numId"))
            if value.get(qn("w:val")) == "1":  # headings count by themselves in our own file alone
                number.getparent().remove(number)
            else:
                value.set(qn("w:val"), str(above + int(value.get(qn("w:val")))))
        styles.append(added)
        known[name.lower()] = added.get(qn("w:styleId"))
        ids.add(added.get(qn("w:styleId")))
    return Styles(known, numbering, above + 3, numbered=False)
