"""5 Whys: from a problem down to what can be changed, with evidence at each step."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TypeVar

from mcp_server.compute.critical_path import cycle
from mcp_server.language.quantities import quantity
from mcp_server.language.reading import read_problem
from mcp_server.methods._method import method
from mcp_server.model.base import Listed, Model, by_reference, headline
from mcp_server.model.brief import Brief
from mcp_server.model.causes import Cause, Countermeasure, Problem
from mcp_server.words import say

T = TypeVar("T", Cause, Countermeasure)

CHAIN = 2_000
"""Characters of a chain that is read in one go; longer links are cut evenly."""
ENDS = 20
"""Links of a long chain that are read at each end."""


class WhysBrief(Brief):
    """A problem, and the answers so far."""

    problem: Problem
    """What happened: {text, what, where, when, size with a number}."""
    causes: Listed[Cause] = ()
    """A tree of answers to "why?": {id, because, parent: the cause that it explains (none: the problem), basis: fact
    | hypothesis, evidence, category, controllable: yes | no, share of the effect}."""
    countermeasures: Listed[Countermeasure] = ()
    """{cause: ids, action, owner, due, metric, baseline, expected, check: when one looks}."""


class Link(Model):
    """One cause in its place: what it explains, and how sure that is."""

    at: str
    id: str
    because: str
    effect: str
    """What it explains: the cause above it, or the problem."""
    above: int
    """Place of that cause among the links, from 1; 0 is the problem."""
    depth: int
    """1 for an answer to the first "why?"."""
    root: bool
    """Nothing explains it further."""
    shown: bool
    """It is a fact with evidence."""


class Chain(Model):
    """From the problem down to one root, and back up."""

    links: tuple[str, ...]
    """Ids from the first cause to the root."""
    forward: str
    """Why, and why that …"""
    backward: str
    """Root, therefore …, therefore the problem."""
    depth: int
    hypotheses: int
    """Links that are not shown by evidence."""


class Root(Model):
    """A cause that nothing explains further, and what is done about it."""

    at: str
    id: str
    because: str
    category: str = ""
    controllable: str = ""
    share: Decimal | None = None
    """Estimated part of the effect, in percent."""
    cumulative: Decimal | None = None
    """With the larger ones, in percent."""
    countermeasures: tuple[str, ...] = ()
    """Ids of what is done about it or about a cause above it."""


class Bone(Model):
    """One category of the fishbone."""

    category: str
    causes: tuple[str, ...]


class FiveWhys(WhysBrief):
    """The causes as chains, the roots with their countermeasures, and the fishbone."""

    links: tuple[Link, ...] = ()
    chains: tuple[Chain, ...] = ()
    roots: tuple[Root, ...] = ()
    """The largest share first."""
    fishbone: tuple[Bone, ...] = ()
    circle: tuple[str, ...] = ()
    """Ids of causes that explain each other in a circle; they hang on nothing."""
    lost: tuple[str, ...] = ()
    """Ids of causes whose parent is not known."""

    @property
    def subject(self) -> str:
        """What the document is called where nobody named it."""
        return say(self.locale, "whys.subject", problem=headline(problem_text(self)))


def problem_text(brief: WhysBrief) -> str:
    """Return the problem in one line."""
    return (brief.problem.what or brief.problem.text).strip()


def read(brief: WhysBrief) -> WhysBrief:
    """Return the brief with what the problem's text tells of when, where and how much; a cause or a countermeasure that
    is a text alone says why, or what is done."""
    brief = brief.model_copy(
        update={
            "causes": tuple(_said(one, "because") for one in brief.causes),
            "countermeasures": tuple(_said(one, "action") for one in brief.countermeasures),
        }
    )
    given = brief.problem
    if given.read or not given.text:
        return brief
    found = read_problem(given.text)
    clear = {
        name: told for name in ("where", "when", "size") if not getattr(given, name) and (told := getattr(found, name))
    }
    return brief.model_copy(update={"problem": given.model_copy(update={**clear, "read": bool(clear)})})


def _said(item: T, field: str) -> T:
    return item if getattr(item, field) or not item.text else item.model_copy(update={field: item.text, "read": True})


def _children(brief: WhysBrief) -> tuple[dict[str, list[Cause]], tuple[str, ...]]:
    """Return the causes below each id ("" is the problem), and the ids whose parent is not known."""
    known = by_reference(brief.causes)
    below: dict[str, list[Cause]] = defaultdict(list)
    lost = []
    problem = {brief.problem.id, problem_text(brief), "problem", "问题"} - {""}
    for cause in brief.causes:
        parent = known.get(cause.parent)
        if parent is not None:
            below[parent.id].append(cause)
        elif not cause.parent or cause.parent in problem:
            below[""].append(cause)
        else:
            lost.append(cause.id)
    return below, tuple(lost)


def _because(cause: Cause) -> str:
    return (cause.because or cause.text).strip()


def _short(texts: Sequence[str]) -> list[str]:
    """Return texts that are read in a row, without the middle and each cut where all of them would be too long."""
    if len(texts) > 2 * ENDS:
        texts = [*texts[:ENDS], "…", *texts[-ENDS:]]
    room = CHAIN // len(texts)
    return [text if len(text) <= room else text[: room - 1] + "…" for text in texts]


def shown(cause: Cause) -> bool:
    """Return whether a cause is a fact that evidence shows."""
    return cause.basis != "hypothesis" and bool(cause.evidence.strip())


def _walk(below: Mapping[str, list[Cause]]) -> Iterable[tuple[Cause, tuple[Cause, ...]]]:
    """Yield each cause that hangs on the problem with the causes above it, in the order of a tree read downwards."""
    stack = [(cause, ()) for cause in reversed(below.get("", []))]
    while stack:
        cause, above = stack.pop()
        yield cause, above
        stack += [(child, (*above, cause)) for child in reversed(below.get(cause.id, []))]  # type: ignore[misc]


def _roots(brief: WhysBrief, paths: Mapping[str, tuple[Cause, ...]]) -> tuple[Root, ...]:
    done: dict[str, list[str]] = defaultdict(list)
    known = by_reference(brief.causes)
    for measure in brief.countermeasures:
        for ref in measure.cause:
            if ref in known:
                done[known[ref].id].append(measure.id)
    rows = []
    for path in paths.values():
        root = path[-1]
        found = quantity(root.share) if root.share else None
        share = None if found is None else found.value if found.dimension == "percent" else found.value * 100
        measures = tuple(dict.fromkeys(m for cause in path for m in done[cause.id]))
        rows.append(
            Root(
                at=f"/causes/id={root.id}", id=root.id, because=_because(root), category=root.category,
                controllable=root.controllable, share=share, countermeasures=measures,
            )
        )  # fmt: skip
    rows.sort(key=lambda r: -(r.share if r.share is not None else Decimal(-1)))
    out, total = [], Decimal(0)
    for row in rows:
        total += row.share or 0
        out.append(row.model_copy(update={"cumulative": total if row.share is not None else None}))
    return tuple(out)


@method(
    "5 Whys",
    {
        "overview": ("problem",),
        "chains": ("causes",),
        "roots": ("countermeasures",),
        "fishbone": (),
        "appendix": ("assumptions", "evidence", "claims", "notes"),
    },
    read,
)
def run_5whys(brief: WhysBrief) -> FiveWhys:
    """5 Whys from a problem to root causes: reads the chains both ways, finds gaps, and what is done about each root.

    Use this when something went wrong; called with the problem alone it gives the first questions and the evidence to
    collect. Not for planning: use generate_plan.
    """
    below, lost = _children(brief)
    known = by_reference(brief.causes)
    circle = cycle({c.id: (p.id,) if (p := known.get(c.parent)) else () for c in brief.causes})
    walked = list(_walk(below))
    place = {cause.id: index for index, (cause, _) in enumerate(walked, 1)}
    leaves = {c.id: (*above, c) for c, above in walked if not below.get(c.id)}
    what = problem_text(brief)
    chains = []
    for path in leaves.values():
        steps = _short([what, *map(_because, path)])
        chains.append(
            Chain(
                links=tuple(cause.id for cause in path),
                forward=say(brief.locale, "whys.because").join(steps),
                backward=say(brief.locale, "whys.therefore").join(reversed(steps)),
                depth=len(path),
                hypotheses=sum(not shown(cause) for cause in path),
            )
        )
    bones: dict[str, list[str]] = defaultdict(list)
    for cause, _ in walked:
        bones[cause.category.strip() or say(brief.locale, "whys.uncategorised")].append(_because(cause))
    return FiveWhys(
        **{name: getattr(brief, name) for name in WhysBrief.model_fields},
        links=tuple(
            Link(
                at=f"/causes/id={cause.id}", id=cause.id, because=_because(cause),
                effect=_because(above[-1]) if above else what,
                above=place[above[-1].id] if above else 0, depth=len(above) + 1, root=cause.id in leaves,
                shown=shown(cause),
            )
            for cause, above in walked
        ),
        chains=tuple(chains),
        roots=_roots(brief, leaves),
        fishbone=tuple(Bone(category=name, causes=tuple(causes)) for name, causes in bones.items()),
        circle=circle,
        lost=lost,
    )  # fmt: skip
