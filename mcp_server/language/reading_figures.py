"""What a figure in running text is the figure of: its name, its role, and which way is better."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from mcp_server.knowledge.metrics import Metric
from mcp_server.language import reading_words as words
from mcp_server.language.changes import Change, changes
from mcp_server.language.quantities import quantity
from mcp_server.language.reading_names import HAN, REACH, Left, Role, clear, left_of, metric_of
from mcp_server.model.goals import Better
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex


class Figure(NamedTuple):
    """A quantity, and where it stands in the text at hand."""

    quantity: Quantity
    start: int
    end: int


class Named(NamedTuple):
    """A figure with the name of what it is the figure of."""

    name: str
    value: str
    """As written, without the thing that it counts."""
    quantity: Quantity
    before: str = ""
    """The figure that it starts from, where the text says so."""
    better: Better = ""
    """What verb or bound say."""
    role: Role = ""
    """Which figure it is, where the text says so."""
    start: int = 0
    """Where name and figure begin in the text."""
    end: int = 0
    metric: Metric | None = None


_COUNTED: Final = regex(
    r"(?P<number>.*?[0-9][0-9,.]*+(?:\s?(?:hundred|thousand|million|billion|trillion|mn|bn|[kKmMbB])(?![A-Za-z]))*\+?)"
    r"[ -]+(?P<noun>[A-Za-z].*)",
    re.DOTALL,
)
_CHANGED: Final = regex(r"由|从|自|至|到|为|→|>|⇒|\bfrom\b|\bto\b", re.IGNORECASE)
_ZH_THING: Final = regex(
    r"\s?的?([^\s，,；;：:、()（）。.!！?？\[\]“”\"'0-9≥≤<>=][^\s，,；;：:、()（）。.!！?？\[\]“”]{0,30})"
)
_ZH_JOINT: Final = regex("以及|与|和|及")
_EN_THING: Final = regex(r"\s([A-Za-z][\w'&/→-]*(?:\s[A-Za-z][\w'&/→-]*){0,5})")
_EN_SHARED: Final = regex(
    r"\s(of\s[A-Za-z][\w'&/-]*(?:\s[\w'&/-]+){0,2}?)\s(?:come|comes|coming)?\s?from\s([^,;.()]{2,40})", re.IGNORECASE
)
_EACH: Final = regex(r"\s(?:each|per\s\w+|for\seach)\b", re.IGNORECASE)
_NOW: Final = regex(r"\s?(?:today|now|currently|at\spresent|last\syear)\b", re.IGNORECASE)
_AIM: Final = regex(r"\s?(?:target|goal)\b", re.IGNORECASE)
_REACHED: Final = regex(r"\s?actual(?:ly)?\b", re.IGNORECASE)
_AGAINST: Final = regex(r"\b(?:vs|versus|against|compared)\b", re.IGNORECASE)
"""Between two figures: the first one is held against the second, which is the target if it says so."""
_RATIO: Final = regex(r"[:：]\s?[0-9]")
"""Behind a figure: it is the first part of 1:3."""
_ORIGIN: Final = regex(r"(?:[由从自]|\bfrom)\s?$", re.IGNORECASE)
_GOAL: Final = regex(r"[至到为成]\s?$|\bto\s$", re.IGNORECASE)
_TO: Final = regex(r"(?:至|到|\sto)\s?", re.IGNORECASE)
_BY: Final = regex(rf"(?:(?:{words.ZH_UP}|{words.ZH_DOWN})了?|\w)(?P<by>(?<=[\u4e00-\u9fff])|\sby\s)$", re.IGNORECASE)
_LABEL_COUNTERS: Final = words.words("大 代 版 章 级 层 步 期 届")


def counted(figure: Quantity) -> tuple[str, str]:
    """A quantity as written without the thing that it counts, and that thing: "180", "new customers"."""
    if figure.dimension == "count" and figure.unit and figure.unit.isascii():
        apart = _COUNTED.fullmatch(figure.text)
        if apart:
            return apart["number"], apart["noun"]
    return figure.text, ""


def named(text: str, figures: Sequence[Figure]) -> tuple[Named, ...]:
    """The figures of a clause that have a name, in order; two figures of one name have two roles."""
    found: list[Named] = []
    for one in _named(text, figures):
        if words.ZH_COMPARED.fullmatch(one.name):
            name = found[-1].name + one.name if found else ""
            found += [one._replace(name=name, metric=metric_of(name))] if name else []
        elif one.name:
            found.append(one)
        elif one.role and found and one.quantity.dimension == found[-1].quantity.dimension:
            last = found[-1]
            if one.role == last.role == "target" and _AGAINST.search(text, last.end, one.start):
                found[-1] = last._replace(role="")
            found.append(
                one._replace(name=last.name, better=one.better or last.better, metric=last.metric, start=last.start)
            )
    return tuple(found)


def _named(text: str, figures: Sequence[Figure]) -> Iterator[Named]:
    moved = {c.start: c for c in changes(text)} if len(figures) > 1 and _CHANGED.search(text) else {}
    floor = index = 0
    while index < len(figures):
        change = _change(text, figures, index, moved)
        if change is not None:
            yield from _moved(text, change, floor)
            floor, index = max(change.end, figures[index + 1].end), index + 2
            continue
        group = _abreast(text, figures, index)
        first, last = group[0], group[-1]
        inside = text[max(floor, first.start - REACH) : first.start]
        if len(group) > 1:
            yield from _pairs(text, group, inside, floor)
        elif led := _led(text, figures, index, inside):
            index, last = index + 1, figures[index + 1]
            yield _one(text, last, led, text[last.end :], floor)
        else:
            after = figures[index + 1].start if index + 1 < len(figures) else len(text)
            yield _one(text, first, inside, text[first.end : after], floor)
        floor, index = last.end, index + len(group)


def _change(text: str, figures: Sequence[Figure], index: int, moved: Mapping[int, Change]) -> Change | None:
    """The from-to statement that a figure and the next one make."""
    if not moved and not (index + 1 < len(figures) and _ORIGIN.search(text, 0, figures[index].start)):
        return None
    first, second = figures[index], figures[index + 1] if index + 1 < len(figures) else figures[index]
    for start, change in moved.items():
        if start <= first.start < change.end:
            return change if second is not first else None
    origin, gap = _ORIGIN.search(text, 0, first.start), text[first.end : second.start]
    if origin and len(gap) <= 12 and _GOAL.search(gap) and first.quantity.dimension == second.quantity.dimension:
        return Change(first.quantity, second.quantity, "", origin.start(), second.end)
    return None


def _led(text: str, figures: Sequence[Figure], index: int, inside: str) -> str:
    """What stands before the second figure of "by 2 points to 8%", the first one left out; empty for anything else."""
    if index + 1 == len(figures) or not _TO.fullmatch(text, figures[index].end, figures[index + 1].start):
        return ""
    by = _BY.search(inside)
    return inside[: by.start("by")] + text[figures[index].end : figures[index + 1].start] if by else ""


def _moved(text: str, change: Change, floor: int) -> Iterator[Named]:
    """A figure that starts from another one, where the statement has a name."""
    left, value = left_of(text[max(floor, change.start - REACH) : change.start], bounded=True), change.after
    name, metric = clear(left.name, value)
    spans = value.dimension == change.before.dimension == "duration"
    if name and (spans or _fits(value, name, metric)) and quantity(value.text) and quantity(change.before.text):
        comparable = value.per == change.before.per
        better: Better = ("higher" if value.value > change.before.value else "lower") if comparable else ""
        start = _at(text, left.name, floor, change.start)
        yield Named(name, value.text, value, change.before.text, better, "target", start, change.end, metric)


def _abreast(text: str, figures: Sequence[Figure], index: int) -> Sequence[Figure]:
    """The figures from one on that are written side by side: 45%/55%."""
    end = index + 1
    while end < len(figures) and text[figures[end - 1].end : figures[end].start].strip() == "/":
        end += 1
    return figures[index:end]


def _pairs(text: str, group: Sequence[Figure], inside: str, floor: int) -> Iterator[Named]:
    """Names side by side with as many figures: "new/renewal contribution 45%/55%"."""
    left = left_of(inside, bounded=group[0].quantity.bound not in {"=", "~"})
    parts = [part.strip() for part in left.name.split("/")]
    if len(parts) != len(group) or not all(parts):
        return
    first, last = parts[0], parts[-1]
    shared = last[len(first) :] if HAN.search(last) else "".join(last.partition(" ")[1:])
    start = _at(text, left.name, floor, group[0].start)
    role: Role = left.role or ("target" if left.level else "")
    for part, figure in zip(parts, group, strict=True):
        name, metric = clear(part if part == last else part + shared, figure.quantity)
        if name and _fits(figure.quantity, name, metric):
            value, better = figure.quantity, left.better or _bounded(figure.quantity)
            yield Named(name, value.text, value, "", better, role, start, group[-1].end, metric)


def _one(text: str, figure: Figure, inside: str, right: str, floor: int) -> Named:
    """One figure with its name, or with none where that is not clear."""
    value = figure.quantity
    left = left_of(inside, bounded=value.bound not in {"=", "~"})
    aimed = left.level or _bounded(value) or _AIM.match(right)
    role: Role = left.role or (
        "baseline" if _NOW.match(right) else "actual" if _REACHED.match(right) else "target" if aimed else ""
    )
    nothing = Named("", value.text, value, better=_bounded(value), role=role, start=figure.start, end=figure.end)
    if value.dimension in {"effort", "date"} or value.unit in _LABEL_COUNTERS:
        return nothing
    if _RATIO.match(text, figure.end) or re.search("[0-9][:：]$", text[: figure.start]):
        return nothing._replace(role="")
    number, noun = counted(value)
    spelled = not any(c.isdigit() for c in number)
    if spelled and value.dimension == "count" and (value.value < 10 or value.text.isascii()):
        return nothing._replace(role="")
    if noun and (_AIM.fullmatch(noun) or _REACHED.fullmatch(noun)):
        return nothing._replace(value=number, role="target" if _AIM.fullmatch(noun) else "actual")
    if noun and words.EN_SPANS.issuperset(noun.lower().split()):
        return nothing._replace(role="")
    if noun:
        name, end = _english_thing(left, noun, right, figure.end)
        number = f"{number} {value.unit}"
    elif HAN.search(inside) or HAN.search(right[:12]):
        name, end = _chinese_thing(left, value, right, figure.end, crowded=figure.end + len(right) < len(text))
    else:
        name, end = _english_measure(left, value, right, figure.end)
    name, metric = clear(name, value)
    if not name or (left.aside and metric is None) or not _fits(value, name, metric) or quantity(number) is None:
        return nothing
    start = _at(text, left.name, floor, figure.start) if left.name else figure.start
    return Named(name, number, value, "", left.better or _bounded(value), role, start, end, metric)


def _english_thing(left: Left, noun: str, right: str, end: int) -> tuple[str, int]:
    if left.name and metric_of(left.name):
        return left.name, end
    verbs = set(left.name.lower().split())
    flows = verbs & words.EN_NEW or (verbs and metric_of(noun) is None)
    if flows and verbs <= words.EN_KEPT and not noun.startswith("new "):
        noun = f"{left.name} {noun}"
    if each := _EACH.match(right):
        return f"{noun} (each)", end + each.end()
    return (f"{noun} (each)" if left.each else noun), end


def _english_measure(left: Left, value: Quantity, right: str, end: int) -> tuple[str, int]:
    if value.dimension == "percent":
        who, of = words.EN_SHARE.fullmatch(left.name), re.match(r"\sof\s([^,;.()]{2,40})", right)
        if who and of:
            return f"share of {of[1].strip()} from {who['who']}", end + of.end()
        shared = _EN_SHARED.match(right)
        if shared and not left.name:
            return f"share {shared[1]} from {shared[2].strip()}", end + shared.end()
    if left.name:
        return left.name, end
    thing = _EN_THING.match(right)
    name = words.EN_AFTER.sub("", " " + thing[1]).strip() if thing else ""
    if not name or (value.dimension != "percent" and metric_of(name) is None):
        return "", end
    return name, end + 1 + len(name)


def _chinese_thing(left: Left, value: Quantity, right: str, end: int, *, crowded: bool) -> tuple[str, int]:
    found = _ZH_THING.match(right)
    if found and (len(found[1]) < 2 or words.ZH_AFTER.match(found[1]) or (crowded and found.end() == len(right))):
        found = None
    thing = found[1] if found else ""
    behind = end + (found.end() if found else 0)
    if len(thing) > 10 and (joint := _ZH_JOINT.search(thing, 2)):
        behind -= len(thing) - joint.start()
        thing = thing[: joint.start()]
    if value.dimension == "percent" and thing and (share := words.ZH_SHARE.search(left.name)):
        return f"{left.name[: share.start()]}{thing.removesuffix('占比')}占比", behind
    if left.level and left.name:
        return left.name, end
    each = "(各)" if left.each else ""
    if not thing:
        return ("" if words.ZH_ONLY_VERBS.fullmatch(left.name) else left.name + each), end
    if value.dimension not in {"count", "percent"} and metric_of(thing) is None:
        return left.name, end
    if value.dimension == "percent":
        return (left.name, end) if left.name else (thing, behind)
    if words.ZH_ONLY_MAKES.fullmatch(left.name):
        return thing + each, behind
    if words.ZH_NEW.search(left.name) or metric_of(thing) is None or not words.ZH_ONLY_VERBS.fullmatch(left.name):
        return left.name + thing + each, behind
    return thing + each, behind


def _bounded(value: Quantity) -> Better:
    if value.bound in {">=", ">"}:
        return "higher"
    if value.bound in {"<=", "<"}:
        return "lower"
    return "range" if value.bound == "range" else ""


def _fits(value: Quantity, name: str, metric: Metric | None) -> bool:
    """Whether a name can be that of a figure: a duration beside a name of something else is a deadline."""
    if value.dimension != "duration":
        return True
    return (metric is not None and metric.dimension == "duration") or words.DURATIONS.search(name) is not None


def _at(text: str, name: str, low: int, high: int) -> int:
    found = text.rfind(name, low, high) if name else -1
    return found if found >= 0 else high
