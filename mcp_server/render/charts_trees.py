"""The charts of a KPI tree, of root causes, of a SWOT, and of a ranking."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final, cast

from mcp_server.methods._prioritize_nouns import Ranking
from mcp_server.methods._tree_nouns import Comparison, Measure, strongest
from mcp_server.methods.build_kpi_tree import KpiTree
from mcp_server.methods.run_5whys import FiveWhys, Link, problem_text
from mcp_server.methods.swot import QUADRANTS, Swot
from mcp_server.model.base import called
from mcp_server.model.document import Document
from mcp_server.model.quantity import Quantity
from mcp_server.model.swot import Factor
from mcp_server.render.chart import Chart, Node, Panel, Series, Tone
from mcp_server.words import label, say
from mcp_server.words.format import axis, plain, shown

NODES: Final = 40
"""Boxes of one tree: those nearest to its root."""
ITEMS: Final = 15
"""Items of one field of a board, or of one bone."""
BARS: Final = 15
ROOM: Final = 30
"""Options in one chart of scores."""


def of_tree(document: Document) -> tuple[Chart, ...]:
    """Return what made differences, the tree with its figures, and how far its levers reach."""
    tree = cast("KpiTree", document.body)
    title = composed(tree.locale, tree.measures)
    if tree.levers:
        top = strongest(tree.levers)
        root = next((m.name for m in tree.measures if m.id in tree.roots), "")
        facts = {"root": root, "lever": top[0].name, "elasticity": top[0].elasticity, "n": len(top)}
        title = say(tree.locale, "chart.lever" if len(top) == 1 else "chart.levers", **facts)
    told = {m.id: lines[1:] for m, lines in zip(tree.measures, tree.labels, strict=True)}
    return (
        *(chart for n, c in enumerate(tree.comparisons, 1) for chart in _waterfall(tree, c, n)),
        *measures(tree.locale, tree.measures, told, "tree", title, "/nodes"),
        *_tornado(tree),
    )


def composed(locale: str, found: Sequence[Measure]) -> str:
    """Return what the first measure comes down to."""
    below = {child for m in found for child in m.children}
    roots = [m.name for m in found if m.id not in below and m.children]
    leaves = tuple(m.name for m in found if m.id in below and not m.children)
    if len(roots) != 1 or not leaves:
        return say(locale, "chart.tree", n=len(found))
    key = "chart.made_of" if len(leaves) <= 4 else "chart.made_of_many"
    return say(locale, key, name=roots[0], n=len(leaves), names=leaves[:4])


def measures(
    locale: str, found: Sequence[Measure], told: Mapping[str, Sequence[str]], section: str, title: str, at: str
) -> Iterator[Chart]:
    """Yield the tree of measures, each with what is told of its figures."""
    placed = [m for m in found if m.depth is not None]
    kept = sorted(placed, key=lambda m: m.depth or 0)[:NODES]
    ids = {m.id for m in kept}
    if len(kept) > 1:
        yield Chart(
            id="kpi-tree",
            section=section,
            form="kpi_tree",
            title=title,
            nodes=tuple(
                Node(id=m.id, text=m.name, lines=tuple(told[m.id]), tone="main" if m.children else "quiet")
                for m in placed if m.id in ids
            ),
            edges=tuple((m.id, child) for m in placed for child in m.children if {m.id, child} <= ids),
            note=say(locale, "chart.first", n=NODES, all=len(placed)) if len(placed) > NODES else "",
            at=(at,),
        )  # fmt: skip


def _waterfall(tree: KpiTree, found: Comparison, number: int) -> Iterator[Chart]:
    """Yield the steps from one scenario to another."""
    before, after, steps = found.before, found.after, tree.lines(found, BARS)
    if before is None or after is None or not found.contributions:
        return
    at, ends = before.value, []
    unit = next((q.unit for q in (before, after, found.difference) if q and q.unit), "")
    for step in steps:
        ends.append((at, at + step.amount.value))
        at += step.amount.value
    scale, word = axis((v for pair in (*ends, (before.value, after.value)) for v in pair), unit, tree.locale)

    def moved(name: str, tone: Tone, up: bool) -> Iterator[Series]:
        mine = [(begin, end, step) if end != begin and (end > begin) == up else None
                for (begin, end), step in zip(ends, steps, strict=True)]  # fmt: skip
        if any(mine):
            yield Series(
                name=label(tree.locale, name),
                role="bar",
                tone=tone,
                values=(None, *(own and own[1] / scale for own in mine), None),
                base=(None, *(own and own[0] / scale for own in mine), None),
                shown=("", *(shown(own[2].amount, tree.locale) if own else "" for own in mine), ""),
            )

    nothing, sign = (None,) * len(steps), 1 if after.value >= before.value else -1
    most = max(steps, key=lambda s: sign * s.amount.value)
    title = say(
        tree.locale, "chart.change", name=found.name, before=before, after=after, part=most.name, amount=most.amount,
    )  # fmt: skip
    chart = Chart(
        id=f"change-{number}",
        section="changes",
        form="waterfall",
        title=title,
        unit=word,
        categories=(tree.scenario(found.scenarios[0]), *(s.name for s in steps), tree.scenario(found.scenarios[1])),
        series=(
            Series(name=found.name, role="bar", values=(before.value / scale, *nothing, after.value / scale),
                   shown=(shown(before, tree.locale), *([""] * len(steps)), shown(after, tree.locale))),
            *moved("rise", "good", up=True),
            *moved("fall", "bad", up=False),
        ),
        at=(found.at,),
    )  # fmt: skip
    if chart.floor is not None:
        chart = chart.model_copy(update={"note": say(tree.locale, "chart.floor", floor=chart.floor)})
    yield chart


def _tornado(tree: KpiTree) -> Iterator[Chart]:
    """Yield how far each lever alone moves the measure towards its target, the widest first."""
    goal = tree.goal
    needs = [n for n in goal.needs if n.low and n.high and n.low.value < n.high.value] if goal else []
    if goal is None or not needs:
        return
    rows = [(n, n.low, n.high) for n in needs if n.low and n.high]
    rows.sort(key=lambda row: row[1].value - row[2].value)
    rows = rows[:BARS]
    first, low, high = rows[0]
    alike = goal.target.unit == goal.today.unit  # else the target is in another measure than the axis
    ends = [goal.today, *([goal.target] if alike else []), *(q for _, one, two in rows for q in (one, two))]
    every = [q.value for q in ends]
    scale, word = axis(every, goal.today.unit, tree.locale)
    today, target = goal.today.value / scale, (goal.target.value / scale,) * len(rows)
    limit = [Series(name=label(tree.locale, "target"), role="limit", tone="quiet", values=target)] if alike else []
    facts = {
        "name": goal.name,
        "today": goal.today,
        "lever": first.name,
        "low": low,
        "high": high,
        "target": goal.target,
    }

    def side(name: str, tone: Tone, ends: Sequence[Quantity]) -> Series:
        return Series(
            name=label(tree.locale, name), role="bar", tone=tone, values=tuple(q.value / scale for q in ends),
            base=(today,) * len(ends), shown=tuple(shown(q, tree.locale) for q in ends),
        )  # fmt: skip

    yield Chart(
        id="levers",
        section="levers",
        form="tornado",
        title=say(tree.locale, "chart.reach", **facts),
        unit=word,
        categories=tuple(n.name for n, _, _ in rows),
        series=(
            side("by_itself_low", "quiet", [one for _, one, _ in rows]),
            side("by_itself_high", "main", [two for _, _, two in rows]),
            *limit,
        ),
        at=(goal.at,),
    )


def figures_of(locale: str, found: Sequence[Measure]) -> dict[str, tuple[str, ...]]:
    """Return the figures of each measure by scenario, for trees that nothing is compared in."""
    return {m.id: _figures(locale, m) for m in found}


def _figures(locale: str, measure: Measure) -> tuple[str, ...]:
    lines = []
    for figure in measure.figures:
        value = figure.shown
        if value is not None:
            name = "" if figure.scenario == "value" else label(locale, figure.scenario)
            lines.append(" ".join(filter(None, (name, shown(value, locale)))))
    return tuple(lines)


def of_whys(document: Document) -> tuple[Chart, ...]:
    """Return the tree of causes, the fishbone, and the causes by their shares."""
    whys = cast("FiveWhys", document.body)
    return (*causes(whys, "whys", "chains", "/causes"), *_shares(whys), *_fishbone(whys))


def causes(whys: FiveWhys, id_: str, section: str, at: str) -> Iterator[Chart]:
    """Yield the tree of answers to "why?" below the problem."""
    if not whys.links:
        return
    links, unproved = whys.links[:NODES], sum(not link.shown for link in whys.links)

    key = "chart.whys" if unproved else "chart.whys_shown"

    def node(place: int, link: Link) -> Node:
        state = label(whys.locale, "with_evidence" if link.shown else "without_evidence")
        tone: Tone = "bad" if link.root else "main" if link.shown else "quiet"
        return Node(id=str(place), text=link.because, lines=(state,), tone=tone)

    yield Chart(
        id=id_,
        section=section,
        form="whys_tree",
        title=say(whys.locale, key, n=len(whys.roots), unproved=unproved, all=len(whys.links)),
        nodes=(Node(id="0", text=problem_text(whys), tone="amber"), *(node(i, x) for i, x in enumerate(links, 1))),
        edges=tuple((str(x.above), str(i)) for i, x in enumerate(links, 1)),
        note=say(whys.locale, "chart.first", n=NODES, all=len(whys.links)) if len(whys.links) > NODES else "",
        at=(at,),
    )


def _shares(whys: FiveWhys) -> Iterator[Chart]:
    """Yield the roots by their shares of the effect, where at least two of them say theirs."""
    known = [root for root in whys.roots if root.share is not None]
    if len(known) > 1:
        one, two = [root.share for root in known], [root.cumulative for root in known]
        yield Chart(
            id="pareto",
            section="roots",
            form="pareto",
            title=say(whys.locale, "chart.largest", name=known[0].because, share=_percent(known[0].share)),
            unit="%",
            categories=tuple(root.because for root in known[:BARS]),
            series=(
                Series(name=label(whys.locale, "share"), role="bar", values=tuple(one[:BARS]),
                       shown=tuple(map(_percent, one[:BARS]))),
                Series(name=label(whys.locale, "cumulative"), role="line", tone="quiet", values=tuple(two[:BARS]),
                       shown=tuple(map(_percent, two[:BARS]))),
            ),
            note=say(whys.locale, "chart.first", n=BARS, all=len(known)) if len(known) > BARS else "",
            at=("/causes",),
        )  # fmt: skip


def _percent(share: Decimal | None) -> str:
    return "" if share is None else f"{plain(share, 1)}%"


def _fishbone(whys: FiveWhys) -> Iterator[Chart]:
    if whys.links and any(cause.category.strip() for cause in whys.causes):
        most = max(whys.fishbone, key=lambda bone: len(bone.causes))
        yield Chart(
            id="fishbone",
            section="fishbone",
            form="fishbone",
            title=say(whys.locale, "chart.fishbone", category=most.category, n=len(most.causes), all=len(whys.links)),
            head=problem_text(whys),
            panels=tuple(_panel(whys.locale, bone.category, bone.causes) for bone in whys.fishbone[:8]),
            at=("/causes",),
        )


def _panel(locale: str, title: str, items: Sequence[str]) -> Panel:
    rest = len(items) - ITEMS
    more = (say(locale, "chart.more", n=rest),) if rest > 0 else ()
    return Panel(title=title, items=(*items[:ITEMS], *more))


def of_swot(document: Document) -> tuple[Chart, ...]:
    """Return the board of the items, and the TOWS matrix."""
    swot = cast("Swot", document.body)
    return (*board(swot.locale, swot.items, "factors", "/items"), *_tows(swot))


def _balance(locale: str, counts: Mapping[str, int]) -> str:
    """Return which side outweighs the other, inside and outside."""
    said = []
    for side, good, bad in (("inside", "strength", "weakness"), ("outside", "opportunity", "threat")):
        one, two = counts[good], counts[bad]
        if one or two:
            key = "more" if one > two else "less" if one < two else "even"
            said.append(say(locale, f"chart.swot.{side}.{key}", n=max(one, two), k=min(one, two)))
    text = ("；" if locale == "zh-CN" else "; ").join(said)
    return text[0].upper() + text[1:]


def board(locale: str, items: Sequence[Factor], section: str, at: str) -> Iterator[Chart]:
    """Yield strengths, weaknesses, opportunities and threats in four fields."""
    inside = {q: [i.text.strip() or called(i) for i in items if i.quadrant == q] for q in QUADRANTS}
    if any(inside.values()):
        yield Chart(
            id="swot-board",
            section=section,
            form="swot",
            title=_balance(locale, {q: len(found) for q, found in inside.items()}),
            panels=tuple(_panel(locale, label(locale, q), found) for q, found in inside.items()),
            at=(at,),
        )


def _tows(swot: Swot) -> Iterator[Chart]:
    """Yield the strategies in their four fields."""
    if any(cell.strategies for cell in swot.tows):
        # Every item belongs to two fields: what neither uses is used nowhere.
        left = Counter(ref for cell in swot.tows for ref in cell.uncovered)
        n = sum(times == 2 for times in left.values())
        key = "chart.tows_unused" if n else "chart.tows"
        yield Chart(
            id="tows-board",
            section="tows",
            form="tows",
            title=say(swot.locale, key, n=n, strategies=len(swot.strategies)),
            panels=tuple(
                _panel(swot.locale, label(swot.locale, f"tows.{c.direction}"), c.strategies) for c in swot.tows
            ),
            at=("/strategies",),
        )  # fmt: skip


def of_ranking(document: Document) -> tuple[Chart, ...]:
    """Return the scores of the options in their order."""
    ranking = cast("Ranking", document.body)
    rows = ranking.scores[:ROOM]
    if len(rows) < 2:
        return ()
    title = say(ranking.locale, "chart.ranked", name=rows[0].option, score=rows[0].figure, n=len(ranking.scores))
    scores = Series(
        name=label(ranking.locale, "score"),
        role="bar",
        values=tuple(s.score for s in rows),
        shown=tuple(s.figure for s in rows),
    )
    return (
        Chart(
            id="scores",
            section="scores",
            form="scores",
            title=title,
            categories=tuple(s.option for s in rows),
            series=(scores,),
            note=say(ranking.locale, "chart.first", n=ROOM, all=len(ranking.scores))
            if len(ranking.scores) > ROOM
            else "",
            at=("/options",),
        ),
    )
