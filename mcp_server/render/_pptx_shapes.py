"""A drawing of a chart as shapes of a slide: bars, boxes, lines and words that can be moved and edited."""

from collections.abc import Iterator, Sequence
from html import escape
from typing import Any, Final, NamedTuple

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

from mcp_server.render import diagrams
from mcp_server.render._office import xml_safe
from mcp_server.render.canvas import COLOURS, EDGE, LIGHT, Area, Box, Canvas, Disc, Ink, Place, Shape, Strokes, Words
from mcp_server.render.chart import Chart

EMU: Final = 12_700
"""Of one point."""
SCALES: Final = (1.5, 1.35, 1.2, 1.05, 0.95, 0.86, 0.78)
"""Points of a unit of a drawing: with the last, its small letters have 9 points."""
MOST: Final = 60
"""Bars, nodes or items that are tried to begin with."""
ASCENT: Final = 0.95
"""How far above the line that it stands on a letter's box begins, in ems."""
LEADING: Final = 1.35


class Place4(NamedTuple):
    """A rectangle on a slide, in points."""

    x: float
    y: float
    w: float
    h: float


class Drawing(NamedTuple):
    """Shapes that fit, at a scale, and how many items of the chart are not among them."""

    canvas: Canvas
    scale: float
    left: int


def _canvas(chart: Chart, wide: float) -> Canvas:
    canvas = Canvas(wide)
    canvas.height = diagrams.draw(canvas, chart, 0)
    return canvas


def _fewer(chart: Chart, most: int) -> tuple[Chart, int]:
    """Return a chart with at most so many bars, nodes, points or items of a field, and how many it lost."""
    if chart.bars:
        bars = chart.bars if len(chart.bars) <= most else tuple(b for b in chart.bars if not b.inside)
        return chart.model_copy(update={"bars": bars[:most]}), len(chart.bars) - min(len(bars), most)
    if chart.nodes:
        nodes = _top(chart, most)
        known = {n.id for n in nodes}
        edges = tuple(e for e in chart.edges if e[0] in known and e[1] in known)
        return chart.model_copy(update={"nodes": nodes, "edges": edges}), len(chart.nodes) - len(nodes)
    if chart.points:
        return chart.model_copy(update={"points": chart.points[:most]}), max(0, len(chart.points) - most)
    panels = tuple(p.model_copy(update={"items": p.items[:most]}) for p in chart.panels)
    return chart.model_copy(update={"panels": panels}), sum(max(0, len(p.items) - most) for p in chart.panels)


def _top(chart: Chart, most: int) -> tuple[Any, ...]:
    """Return the nodes nearest to the top of a tree, in their order."""
    depth = {n.id: 0 for n in chart.nodes}
    for _ in range(len(chart.nodes)):
        deeper = {below: depth[above] + 1 for above, below in chart.edges if depth[below] < depth[above] + 1}
        if not deeper or max(deeper.values()) > len(chart.nodes):
            break
        depth |= deeper
    kept = sorted(range(len(chart.nodes)), key=lambda i: (depth[chart.nodes[i].id], i))[:most]
    return tuple(chart.nodes[i] for i in sorted(kept))


def _size(chart: Chart) -> int:
    return max(len(chart.bars), len(chart.nodes), len(chart.points), *(len(p.items) for p in chart.panels), 0)


def fitted(chart: Chart, room: Place4) -> Drawing:
    """Return a chart drawn so that it can be read within a room: whole where that is possible, else its beginning."""

    def fits(canvas: Canvas, scale: float) -> bool:
        return canvas.width * scale <= room.w + 1 and canvas.height * scale <= room.h

    whole, most, left = chart, min(_size(chart), MOST), 0
    small = SCALES[-1]
    while True:
        chart, left = _fewer(whole, most)
        canvas = _canvas(chart, room.w / small)
        if fits(canvas, small) or most <= 1:
            break
        most = max(1, min(most - 1, int(most * max(0.5, room.h / (canvas.height * small)))))
    for scale in SCALES[:-1]:
        larger = _canvas(chart, room.w / scale)
        if fits(larger, scale):
            return Drawing(larger, scale, left)
    return Drawing(canvas, min(small, room.w / canvas.width, room.h / canvas.height), left)


def group(drawing: Drawing, x: float, y: float, number: int, name: str, told: str) -> Any:
    """Return the shapes as one group at a place, numbered from *number* on."""
    box = _frame(Place4(x, y, drawing.canvas.width * drawing.scale, drawing.canvas.height * drawing.scale))
    inner = box.replace("a:off", "a:chOff").replace("a:ext", "a:chExt")
    shapes = enumerate(_joined(drawing.canvas.shapes), number + 1)
    written = "".join(_shape(shape, each, x, y, drawing.scale) for each, shape in shapes)
    return parse_xml(
        f'<p:grpSp {nsdecls("p", "a")}><p:nvGrpSpPr><p:cNvPr id="{number}" name="{_text(name)}" descr="{_text(told)}"/>'
        f"<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>{box}{inner}</a:xfrm></p:grpSpPr>{written}</p:grpSp>"
    )


class _Lines(NamedTuple):
    """Words below each other in one box, held at the left (l), in the middle (ctr) or at the right (r)."""

    lines: tuple[Words, ...]
    side: str
    wide: float
    """Of the widest line."""


class _Hatched(NamedTuple):
    """A box with strokes across."""

    box: Box
    ink: Ink


def _joined(shapes: Sequence[Shape]) -> Iterator[Shape | _Lines | _Hatched]:
    """Yield shapes as a person would draw them: strokes across a box as its pattern, lines of a text in one box."""
    from mcp_server.render.glyphs import width  # noqa: PLC0415 - reads the font

    at = 0
    while at < len(shapes):
        shape = shapes[at]
        after = shapes[at + 1] if at + 1 < len(shapes) else None
        if isinstance(shape, Box) and shape.edge == "bad" and isinstance(after, Strokes) and after.wide == 2:
            yield _Hatched(shape, after.ink)
            at += 2
        elif isinstance(shape, Words):
            lines = [shape]
            sides = {"l", "ctr", "r"}
            for other in shapes[at + 1 :]:
                kept = sides & set(_sides(lines[-1], other, width)) if isinstance(other, Words) else set()
                if not kept or not isinstance(other, Words):
                    break
                lines.append(other)
                sides = kept
            side = next(s for s in ("l", "ctr", "r") if s in sides)
            yield _Lines(tuple(lines), side, max(width(each.text, each.size) for each in lines))
            at += len(lines)
        else:
            yield shape
            at += 1


def _sides(one: Words, other: Words, width: Any) -> Iterator[str]:
    """Yield how two lines are held together, where the second follows the first."""
    same = (one.size, one.ink, one.bold) == (other.size, other.ink, other.bold)
    if not same or abs(other.y - one.y - one.size * LEADING) > 0.5:
        return
    ends = width(one.text, one.size), width(other.text, other.size)
    if abs(one.x - other.x) < 0.5:
        yield "l"
    if abs(one.x + ends[0] / 2 - other.x - ends[1] / 2) < 0.5:
        yield "ctr"
    if abs(one.x + ends[0] - other.x - ends[1]) < 0.5:
        yield "r"


def _text(text: str) -> str:
    return escape(xml_safe(text))


def _frame(place: Place4) -> str:
    x, y, w, h = (round(value * EMU) for value in place)
    return f'<a:off x="{x}" y="{y}"/><a:ext cx="{max(w, 0)}" cy="{max(h, 0)}"/>'


def _fill(ink: Ink, alpha: float = 1) -> str:
    clear = f'<a:alpha val="{round(alpha * 100_000)}"/>' if alpha < 1 else ""
    return f'<a:solidFill><a:srgbClr val="{COLOURS[ink][1:].upper()}">{clear}</a:srgbClr></a:solidFill>'


def _line(ink: Ink | None, wide: float, dash: tuple[float, ...] = ()) -> str:
    if ink is None:
        return "<a:ln><a:noFill/></a:ln>"
    preset = "" if not dash else f'<a:prstDash val="{"sysDot" if dash[0] <= 2 else "dash"}"/>'
    return f'<a:ln w="{round(wide * EMU)}">{_fill(ink)}{preset}</a:ln>'


def _outline(lines: Sequence[Sequence[Place]], place: Place4, scale: float, *, closed: bool) -> str:
    """Return lines through points as a shape of its own, within the rectangle around them."""

    def points(line: Sequence[Place]) -> str:
        spots = [
            f'<a:pt x="{round(x * scale * EMU - place.x * EMU)}" y="{round(y * scale * EMU - place.y * EMU)}"/>'
            for x, y in line
        ]
        drawn = "".join(f"<a:lnTo>{spot}</a:lnTo>" for spot in spots[1:])
        return f"<a:moveTo>{spots[0]}</a:moveTo>{drawn}{'<a:close/>' * closed}"

    size = f'w="{round(place.w * EMU)}" h="{round(place.h * EMU)}"'
    fill = "" if closed else ' fill="none"'
    return (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f"<a:path {size}{fill}>{''.join(map(points, lines))}</a:path></a:pathLst></a:custGeom>"
    )


def _around(lines: Sequence[Sequence[Place]], scale: float) -> Place4:
    xs, ys = ([point[axis] * scale for line in lines for point in line] for axis in (0, 1))
    return Place4(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def _shape(shape: Shape | _Lines | _Hatched, number: int, dx: float, dy: float, scale: float) -> str:
    """Return a shape as XML, moved and made as large as the slide wants it."""
    place, look, body = Place4(0, 0, 0, 0), "", ""
    match shape:
        case Box(x, y, w, h, fill, edge, corner):
            place = Place4(x * scale, y * scale, w * scale, h * scale)
            form = "roundRect" if corner else "rect"
            look = f'<a:prstGeom prst="{form}">{_rounding(corner, w, h)}</a:prstGeom>'
            look += _fill(fill) + _line(edge, EDGE * scale)
        case _Hatched(Box(x, y, w, h, _, edge, _), ink):
            place = Place4(x * scale, y * scale, w * scale, h * scale)
            colour = COLOURS[ink][1:].upper()
            look = (
                '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:pattFill prst="wdUpDiag">'
                f'<a:fgClr><a:srgbClr val="{colour}"/></a:fgClr><a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr>'
                f"</a:pattFill>{_line(edge, EDGE * scale)}"
            )
        case Strokes(lines, ink, wide, dash):
            place = _around(lines, scale)
            look = _outline(lines, place, scale, closed=False) + "<a:noFill/>" + _line(ink, wide * scale, dash)
        case Area(points, ink, light):
            place = _around([points], scale)
            look = _outline([points], place, scale, closed=True) + _fill(ink, LIGHT if light else 1) + _line(None, 0)
        case Disc(x, y, r, fill, edge):
            place = Place4((x - r) * scale, (y - r) * scale, 2 * r * scale, 2 * r * scale)
            look = f'<a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom>{_fill(fill)}{_line(edge, EDGE * scale)}'
        case _Lines(lines, side, wide):
            place, look, body = _written(lines, side, wide, scale)
    moved = Place4(place.x + dx, place.y + dy, place.w, place.h)
    box = ' txBox="1"' if body else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="Shape {number}"/><p:cNvSpPr{box}/><p:nvPr/></p:nvSpPr>'
        f"<p:spPr><a:xfrm>{_frame(moved)}</a:xfrm>{look}</p:spPr>{body}</p:sp>"
    )


def _rounding(corner: float, w: float, h: float) -> str:
    if not corner:
        return "<a:avLst/>"
    return f'<a:avLst><a:gd name="adj" fmla="val {round(corner / max(min(w, h), 1) * 100_000)}"/></a:avLst>'


def _written(lines: Sequence[Words], side: str, wide: float, scale: float) -> tuple[Place4, str, str]:
    """Return the place, the look and the text of lines in one box, which nothing wraps again."""
    first = lines[0]
    size = first.size * scale
    left = min(each.x for each in lines) * scale
    place = Place4(left, first.y * scale - size * ASCENT, wide * scale + 2, size * LEADING * len(lines))
    if side == "r":
        place = place._replace(x=left - 2)
    elif side == "ctr":
        place = place._replace(x=left - 1)
    face = (
        f'lang="zh-CN" altLang="en-US" sz="{round(size * 100)}"{" b=" + chr(34) + "1" + chr(34) if first.bold else ""}'
    )
    paragraphs = "".join(
        f'<a:p><a:pPr algn="{side}"><a:lnSpc><a:spcPts val="{round(size * LEADING * 100)}"/></a:lnSpc></a:pPr>'
        f"<a:r><a:rPr {face}>{_fill(each.ink)}</a:rPr><a:t>{_text(each.text)}</a:t></a:r></a:p>"
        for each in lines
    )
    body = (
        '<p:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:noAutofit/></a:bodyPr>'
        f"<a:lstStyle/>{paragraphs}</p:txBody>"
    )
    return place, '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>', body
