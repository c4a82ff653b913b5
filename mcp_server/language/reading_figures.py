"""What a figure in running text is the figure of: its name, its role, and which way is better."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from mcp_server.knowledge.metrics import Metric, bind, mentions
from mcp_server.language import reading_words as words
from mcp_server.language.changes import Change, changes
from mcp_server.language.quantities import quantity
from mcp_server.model.goals import Better
from mcp_server.model.quantity import Quantity

Role = Literal["", "baseline", "target"]


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


class _Left(NamedTuple):
    """What stands before a figure, taken apart."""

    name: str = ""
    level: bool = False
    better: Better = ""
    role: Role = ""
    each: bool = False
    aside: bool = False
    """The figure stands in brackets."""


_HAN: Final = re.compile(r"[\u3400-\u9fff]")
_REACH: Final = 100
"""Characters before a figure in which its name begins."""
_COUNTED: Final = re.compile(
    r"(?P<number>.*?[0-9][0-9,.]*+(?:\s?(?:hundred|thousand|million|billion|trillion|mn|bn|[kKmMbB])(?![A-Za-z]))*\+?)"
    r"[ -]+(?P<noun>[A-Za-z].*)",
    re.DOTALL,
)
_CHANGED: Final = re.compile(r"由|从|自|至|到|为|→|>|⇒|\bfrom\b|\bto\b", re.IGNORECASE)
_ZH_THING: Final = re.compile(
    r"\s?的?([^\s，,；;：:、()（）。.!！?？\[\]“”\"'0-9≥≤<>=][^\s，,；;：:、()（）。.!！?？\[\]“”]{0,30})"
)
_ZH_JOINT: Final = re.compile("以及|与|和|及")
_EN_THING: Final = re.compile(r"\s([A-Za-z][\w'&/→-]*(?:\s[A-Za-z][\w'&/→-]*){0,5})")
_EN_SHARED: Final = re.compile(
    r"\s(of\s[A-Za-z][\w'&/-]*(?:\s[\w'&/-]+){0,2}?)\s(?:come|comes|coming)?\s?from\s([^,;.()]{2,40})", re.IGNORECASE
)
_EACH: Final = re.compile(r"\s(?:each|per\s\w+|for\seach)\b", re.IGNORECASE)
_NOW: Final = re.compile(r"\s?(?:today|now|currently|at\spresent|last\syear)\b", re.IGNORECASE)
_LETTERS: Final = re.compile(r"[^\W\d_].*[^\W\d_]", re.DOTALL)
_ORIGIN: Final = re.compile(r"(?:[由从自]|\bfrom)\s?$", re.IGNORECASE)
_GOAL: Final = re.compile(r"[至到为成]\s?$|\bto\s$", re.IGNORECASE)
_MARK: Final = re.compile(r"^\s*(?:[-*•·]\s|[0-9]{1,2}[.)、]\s?(?![0-9]))")
_CUT: Final = re.compile(r"[,，;；。\n]")
_LABEL_COUNTERS: Final = words.words("大 代 版 章 级 层 步 期 届")
_EDGES: Final = " \t\r\n,，、;；/“”\"'·—–|*#"


@lru_cache(maxsize=4096)
def metric_of(name: str) -> Metric | None:
    """The metric that goes by a name, any bracket behind it left out; nothing where none does."""
    return bind(re.sub(r"[(（][^()（）]*[)）]$", "", name))


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
        if one.name and found and words.ZH_COMPARED.match(one.name):
            found.append(one._replace(name=found[-1].name + one.name, metric=metric_of(found[-1].name + one.name)))
        elif one.name:
            found.append(one)
        elif one.role and found and one.quantity.dimension == found[-1].quantity.dimension:
            last = found[-1]
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
        inside = text[max(floor, first.start - _REACH) : first.start]
        if len(group) > 1:
            yield from _pairs(text, group, inside, floor)
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


def _moved(text: str, change: Change, floor: int) -> Iterator[Named]:
    """A figure that starts from another one, where the statement has a name."""
    left, value = _left(text[max(floor, change.start - _REACH) : change.start], bounded=True), change.after
    name, metric = _clear(left.name, value)
    if name and _fits(value, name, metric) and quantity(value.text) and quantity(change.before.text):
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
    left = _left(inside, bounded=group[0].quantity.bound not in {"=", "~"})
    parts = [part.strip() for part in left.name.split("/")]
    if len(parts) != len(group) or not all(parts):
        return
    first, last = parts[0], parts[-1]
    shared = last[len(first) :] if _HAN.search(last) else "".join(last.partition(" ")[1:])
    start = _at(text, left.name, floor, group[0].start)
    role: Role = left.role or ("target" if left.level else "")
    for part, figure in zip(parts, group, strict=True):
        name, metric = _clear(part if part == last else part + shared, figure.quantity)
        if name and _fits(figure.quantity, name, metric):
            value, better = figure.quantity, left.better or _bounded(figure.quantity)
            yield Named(name, value.text, value, "", better, role, start, group[-1].end, metric)


def _one(text: str, figure: Figure, inside: str, right: str, floor: int) -> Named:
    """One figure with its name, or with none where that is not clear."""
    value = figure.quantity
    left = _left(inside, bounded=value.bound not in {"=", "~"})
    role: Role = left.role or ("baseline" if _NOW.match(right) else "target" if left.level or _bounded(value) else "")
    nothing = Named("", value.text, value, better=_bounded(value), role=role, start=figure.start, end=figure.end)
    if value.dimension in {"effort", "date"} or value.unit in _LABEL_COUNTERS:
        return nothing
    number, noun = counted(value)
    spelled = not any(c.isdigit() for c in number)
    if spelled and value.dimension == "count" and (value.value < 10 or value.text.isascii()):
        return nothing._replace(role="")
    if noun and words.EN_SPANS.issuperset(noun.lower().split()):
        return nothing._replace(role="")
    if noun:
        name, end = _english_thing(left, noun, right, figure.end)
        number = f"{number} {value.unit}"
    elif _HAN.search(inside) or _HAN.search(right[:12]):
        name, end = _chinese_thing(left, value, right, figure.end)
    else:
        name, end = _english_measure(left, value, right, figure.end)
    name, metric = _clear(name, value)
    if not name or (left.aside and metric is None) or not _fits(value, name, metric) or quantity(number) is None:
        return nothing
    start = _at(text, left.name, floor, figure.start) if left.name else figure.start
    return Named(name, number, value, "", left.better or _bounded(value), role, start, end, metric)


def _english_thing(left: _Left, noun: str, right: str, end: int) -> tuple[str, int]:
    if left.name and metric_of(left.name):
        return left.name, end
    verbs = set(left.name.lower().split())
    flows = verbs & words.EN_NEW or (verbs and metric_of(noun) is None)
    if flows and verbs <= words.EN_KEPT and not noun.startswith("new "):
        noun = f"{left.name} {noun}"
    if each := _EACH.match(right):
        return f"{noun} (each)", end + each.end()
    return (f"{noun} (each)" if left.each else noun), end


def _english_measure(left: _Left, value: Quantity, right: str, end: int) -> tuple[str, int]:
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


def _chinese_thing(left: _Left, value: Quantity, right: str, end: int) -> tuple[str, int]:
    found = _ZH_THING.match(right)
    thing = found[1] if found and not words.ZH_AFTER.match(found[1]) else ""
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


def _left(text: str, *, bounded: bool) -> _Left:
    """What stands before a figure: its name without the words around it, and what those words say."""
    cut = max((found.end() for found in _CUT.finditer(text.rstrip(_EDGES))), default=0)
    text = _MARK.sub("", text[cut:]).strip(_EDGES)
    opened = max(text.rfind("("), text.rfind("（"))
    aside = opened >= 0 and not re.search("[)）]", text[opened:])
    if aside:
        text = text[opened + 1 :].strip(_EDGES)
    text = re.sub(r"^.*[)）](?=.)", "", text) if text[:1] in ")）" else text
    role: Role = ""
    trimmed = text.rstrip(_EDGES + ":：=")
    for said, pattern in (("baseline", words.BASELINE), ("target", words.TARGET)):
        label = list(pattern.finditer(trimmed[-24:]))
        if label and label[-1].end() == len(trimmed[-24:]):
            role = "baseline" if said == "baseline" else "target"
            trimmed = trimmed[: len(trimmed) - len(label[-1][0])].rstrip(_EDGES + ":：=(（")
    left = _chinese(trimmed, bounded=bounded) if _HAN.search(trimmed) else _english(trimmed, bounded=bounded)
    return left._replace(role=role or left.role, aside=aside)


def _chinese(text: str, *, bounded: bool) -> _Left:
    level, better, role, each = False, "", "", False
    while tail := words.ZH_TAIL.search(text[-12:]):
        level = level or bool(tail["level"] or tail["reach"])
        better = better or ("higher" if tail["up"] else "lower" if tail["down"] else "")
        each = each or tail[0] == "各"
        text = text[: len(text) - len(tail[0])].rstrip(_EDGES + ":：=")
    text = re.split("[:：]", text)[-1].strip(_EDGES)
    cut = max((found.end() for found in words.ZH_CUT.finditer(text)), default=0)
    text = text[cut:] if len(text) - cut > 1 else text
    while text:
        lead = words.ZH_LEAD.match(text)
        past, aim = words.BASELINE.match(text), words.TARGET.match(text)
        moves = re.match(f"(?:({words.ZH_UP})|({words.ZH_DOWN}))(?![值幅速率长])", text) if level or bounded else None
        if lead:
            each = each or bool(lead["each"])
        elif past or aim:
            role = role or ("baseline" if past else "target")
        elif moves:
            better = better or ("higher" if moves[1] else "lower")
        found = lead or past or aim or moves
        if found is None or (found.end() == len(text) and found is not lead):
            break
        text = text[found.end() :].strip(_EDGES)
    return _Left(text, level, better, role, each)  # type: ignore[arg-type]


def _english(text: str, *, bounded: bool) -> _Left:
    level, better, role, each, moved = False, "", "", False, False
    cut = max((found.end() for found in words.EN_CUT.finditer(text)), default=0)
    parts = re.split("[:：]", text[cut:])[-1].split()
    while parts:
        word = parts[-1].lower().strip(".,:=")
        if word in words.EN_TAIL:
            level = level or word in {"to", "at", "of", "reach", "reaches", "hit", "hits"}
            moved = moved or word == "by"
        elif (level or bounded) and not moved and word in words.EN_UP | words.EN_DOWN:
            better = better or _way(word)
        else:
            break
        parts.pop()
    while parts:
        word = parts[0].lower().strip(".,")
        two = " ".join(parts[:2]).lower()
        if word in words.EN_LEAD:
            each = each or word == "each"
        elif words.BASELINE.fullmatch(two) or words.BASELINE.fullmatch(word) or words.TARGET.match(f"{two} "):
            role = role or ("target" if words.TARGET.match(two) else "baseline")
            del parts[: 1 if words.BASELINE.fullmatch(word) or role == "target" else 2]
            continue
        elif (level or bounded) and not moved and word in words.EN_UP | words.EN_DOWN:
            better = better or _way(word)
        else:
            break
        del parts[0]
    return _Left(" ".join(parts).strip(_EDGES), level, better, role, each)  # type: ignore[arg-type]


def _way(word: str) -> Better:
    if word in words.EN_MOVES:
        return ""
    return "higher" if word in words.EN_UP else "lower"


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


_KINDS: Final = {
    "money": {"money", "count"},
    "count": {"count", "money", "score"},
    "percent": {"percent", "points", "ratio", "score"},
    "points": {"percent", "points"},
    "ratio": {"ratio", "percent", "count"},
    "duration": {"duration"},
}
"""The dimensions of metrics of which a figure of each dimension can be one."""


def _clear(name: str, value: Quantity) -> tuple[str, Metric | None]:
    """A name that is short and says something, with its metric; of a longer one the metric that it ends with."""
    name = name.strip(_EDGES + ":：=")
    if name.lower() in words.NOT_A_NAME or not _LETTERS.search(name):
        return "", None
    if words.ZH_UNCLEAR.search(name) or all(word.lower() in words.EN_VERBS for word in name.split()):
        return "", None
    short = len(name) <= 24 if _HAN.search(name) else len(name) <= 90 and name.count(" ") <= 10
    metric = metric_of(name) if len(name) <= 90 else None
    if metric is None and not short:
        last = next(reversed(mentions(name[-_REACH:])), None)
        if last is None or last.end < len(name[-_REACH:]):
            return "", None
        name, metric = last.text, last.metric
    return name, metric if metric and metric.dimension in _KINDS.get(value.dimension, ()) else None


def _at(text: str, name: str, low: int, high: int) -> int:
    found = text.rfind(name, low, high) if name else -1
    return found if found >= 0 else high
