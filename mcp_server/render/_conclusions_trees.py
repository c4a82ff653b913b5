"""What the tables of a KPI tree, a SWOT and a ranking show."""

from collections import Counter
from collections.abc import Iterator
from typing import cast

from mcp_server.language.quantities import quantity
from mcp_server.methods._prioritize_nouns import Ranking, percentage
from mcp_server.methods._tree_nouns import Comparison, strongest
from mcp_server.methods.build_kpi_tree import KpiTree
from mcp_server.methods.swot import QUADRANTS, Swot
from mcp_server.model.document import Document
from mcp_server.render._conclusions import Conclusion, joined, owned, short, signed
from mcp_server.render._office import width
from mcp_server.words import label, say
from mcp_server.words.format import plain

LONG = 44.0
"""Ems of a formula that still stands on two lines with its name."""


def of_tree(document: Document) -> Iterator[Conclusion]:
    """Yield what each table of a KPI tree shows."""
    tree = cast("KpiTree", document.body)
    yield from _top(tree)
    for found in tree.comparisons:
        yield from _changes(tree, found)
    root = next((m for m in tree.measures if m.id in tree.roots), None)
    if root is None:
        return
    if root.formula and width(root.formula, 1) < LONG:
        yield Conclusion("tree", "formula", f"{short(root.name)} = {root.formula}")
    for figure in root.figures:
        if figure.shown:
            name = tree.scenario(figure.scenario)
            text = say(tree.locale, "slide.scenario", scenario=name, name=short(root.name), value=figure.shown)
            yield Conclusion("values", "name", text, name)
    yield from _levers(tree, root.name)
    owners = [n.owner for n in tree.nodes]
    if any(owners):
        yield owned("appendix", "name", tree.nodes, "owners", tree.locale, owners)


def _top(tree: KpiTree) -> Iterator[Conclusion]:
    """Yield how far the first measure is from its target, how it changed, or where it stands."""
    goal, locale = tree.goal, tree.locale
    clear = next((c for c in tree.comparisons if c.difference and c.before and c.after), None)
    if goal is not None:
        facts = {"name": short(goal.name), "today": goal.today, "target": goal.target}
        said = [say(locale, "slide.tree.goal", **facts)]
        if goal.reachable is not None:
            said.append(say(locale, "slide.tree.reached" if goal.reachable else "slide.tree.beyond"))
        yield Conclusion("overview", "", joined(locale, said))
    elif clear is not None and clear.difference is not None:
        one, two = (tree.scenario(s) for s in clear.scenarios)
        facts = {"name": short(clear.name), "one": one, "two": two, "change": signed(locale, clear.difference)}
        yield Conclusion("overview", "", say(locale, "slide.tree.change", **facts))
    elif tree.roots:
        root = next(m for m in tree.measures if m.id in tree.roots)
        value = next((f.shown for f in root.figures if f.shown), None)
        if value is not None:
            facts = {"name": short(root.name), "value": value, "n": len(tree.measures) - 1}
            yield Conclusion("overview", "", say(locale, "slide.tree.stands", **facts))


def _changes(tree: KpiTree, found: Comparison) -> Iterator[Conclusion]:
    parts = tree.lines(found) if found.contributions else ()  # rounded as the table shows them
    rises = [c for c in parts if c.amount.value > 0]
    falls = [c for c in parts if c.amount.value < 0]
    scenarios = {"from_scenario": tree.scenario(found.scenarios[0]), "to_scenario": tree.scenario(found.scenarios[1])}
    under = say(tree.locale, "tree.apart", **scenarios)
    if rises and falls:
        facts = {"up": short(rises[0].name), "rise": signed(tree.locale, rises[0].amount)}
        facts |= {"down": short(falls[0].name), "fall": signed(tree.locale, falls[0].amount)}
        yield Conclusion("changes", "change", say(tree.locale, "slide.tree.both", **facts), under)
    elif len(parts) > 1 and parts[0].share is not None:
        facts = {"name": short(parts[0].name), "share": f"{plain(parts[0].share, 1)}%"}
        yield Conclusion("changes", "change", say(tree.locale, "slide.tree.most", **facts), under)


def _levers(tree: KpiTree, root: str) -> Iterator[Conclusion]:
    locale, goal = tree.locale, tree.goal
    if tree.levers:
        movable = tuple(x for x in tree.levers if x.controllable == "yes")
        known = any(x.controllable for x in tree.levers)
        shown = movable if known else tree.levers
        key = "slide.levers.movable" if movable else "slide.levers.fixed" if known else "slide.levers.order"
        if len(top := strongest(shown)) > 1:
            shown, key = top, "slide.levers.alike" if known else "slide.levers"
        names = (*(short(x.name) for x in shown[:3]), *("…",) * (len(shown) > 3))
        facts = {"root": short(root), "names": names, "n": len(tree.levers), "k": len(movable)}
        yield Conclusion("levers", "elasticity", say(locale, key, **facts))
    if goal is not None and goal.needs:
        alone = [n for n in goal.needs if n.alone]
        key = "slide.needs" if alone else "slide.needs.none"
        name = short(alone[0].name) if alone else ""
        text = say(locale, key, k=len(alone), n=len(goal.needs), target=goal.target, name=name)
        yield Conclusion("levers", "lever", text)


def of_swot(document: Document) -> Iterator[Conclusion]:
    """Yield what each table of a SWOT shows."""
    swot = cast("Swot", document.body)
    locale, order = swot.locale, swot.priorities
    if order and sum(p.rank == 1 for p in order) == 1:
        text = say(locale, "slide.swot.first", name=short(order[0].text), score=order[0].score)
        yield Conclusion("overview", "", text)
        if len(order) > 1:
            facts = {"name": short(order[0].text), "other": short(order[1].text)}
            text = say(locale, "slide.swot.lead", score=order[0].score, next=order[1].score, **facts)
            yield Conclusion("priorities", "strategy", text)
    if swot.scores:
        said = [say(locale, "slide.swot.score", origin=label(locale, s.origin), score=s.score) for s in swot.scores]
        yield Conclusion("factors", "score", joined(locale, [*said, say(locale, "slide.swot.middle")]))
    for quadrant in QUADRANTS:
        items = [i for i in swot.items if i.quadrant == quadrant]
        if items:
            name = label(locale, quadrant)
            weights = [(q.value, i) for i in items if i.weight and (q := quantity(i.weight))]
            counts = {"quadrant": name, "n": len(items), "k": sum(bool(i.evidence) for i in items)}
            if len(weights) == len(items) > 1:
                text = say(
                    locale, "slide.swot.heaviest", name=short(max(weights, key=lambda w: w[0])[1].text), **counts
                )
            else:
                text = say(locale, "slide.swot.shown", **counts)
            yield Conclusion("factors", "what", text, name)


def of_ranking(document: Document) -> Iterator[Conclusion]:
    """Yield what each table of a ranking shows."""
    ranking = cast("Ranking", document.body)
    locale, scores, held = ranking.locale, ranking.scores, ranking.stability
    if len(scores) > 1 and scores[1].rank > 1:
        facts = {"name": short(scores[0].option), "other": short(scores[1].option)}
        facts |= {"score": scores[0].figure, "next": scores[1].figure}
        lead = say(locale, "slide.ranking.lead", **facts)
        yield Conclusion("scores", "formula", lead)
        if held and held.kept is not None:
            kept = say(locale, "slide.ranking.kept", name=facts["name"], kept=f"{plain(held.kept * 100, 1)}%")
            yield Conclusion("overview", "", kept)
        else:
            yield Conclusion("overview", "", lead)
    if held and held.weakest and held.weakest.nearest:
        weakest, (_, end, who) = held.weakest, held.weakest.nearest
        facts = {"criterion": short(weakest.criterion), "name": short(who)}
        text = say(locale, "slide.ranking.turns", now=weakest.now, to=end, **facts)
        yield Conclusion("stability", "criterion", text)
    weights = ranking.weights
    if weights:
        most = max(weights, key=lambda w: w.share)
        text = say(
            locale, "slide.ranking.weight", name=short(most.criterion), share=percentage(most.share), n=len(weights)
        )
        yield Conclusion("scores", "criterion", text)
    if ranking.gaps:
        options = {g.option for g in ranking.gaps}
        yield Conclusion("scores", "reason", say(locale, "slide.ranking.gaps", n=len(ranking.gaps), k=len(options)))
    if ranking.places:
        counts = Counter(p.quadrant for p in ranking.places)
        comma = ", " if locale == "en" else "、"
        said = comma.join(say(locale, f"slide.place.{name}", n=n) for name, n in counts.items())
        yield Conclusion("scores", "business", said)
        first = next((p.option for p in ranking.places if p.quadrant == "star"), "")
        if first:
            yield Conclusion("overview", "", say(locale, "slide.ranking.star", name=short(first), said=said))
