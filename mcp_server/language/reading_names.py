"""The name that stands before a figure, without the words around it."""

import re
from typing import Final, Literal, NamedTuple

from mcp_server.knowledge.metrics import Metric, bind, mentions
from mcp_server.language import reading_words as words
from mcp_server.model.goals import Better
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

Role = Literal["", "baseline", "target", "actual"]

HAN: Final = regex(r"[\u3400-\u9fff]")
REACH: Final = 100
"""Characters before a figure in which its name begins."""
_MARK: Final = regex(r"^\s*(?:[-*•·]\s|[0-9]{1,2}[.)、]\s?(?![0-9]))")
_LETTERS: Final = regex(r"[^\W\d_].*[^\W\d_]", re.DOTALL)
_CUT: Final = regex(r"[,，;；。\n]")
_EDGES: Final = " \t\r\n,，、;；/“”\"'·—–|*#"


_KINDS: Final = {
    "money": {"money", "count"},
    "count": {"count", "money", "score"},
    "percent": {"percent", "points", "ratio", "score"},
    "points": {"percent", "points"},
    "ratio": {"ratio", "percent", "count"},
    "duration": {"duration"},
}
"""The dimensions of metrics of which a figure of each dimension can be one."""


class Left(NamedTuple):
    """What stands before a figure, taken apart."""

    name: str = ""
    level: bool = False
    better: Better = ""
    role: Role = ""
    each: bool = False
    aside: bool = False
    """The figure stands in brackets."""


def metric_of(name: str) -> Metric | None:
    """The metric that goes by a name, any bracket behind it left out; nothing where none does."""
    return bind(re.sub(r"[(（][^()（）]*[)）]$", "", name))


def clear(name: str, value: Quantity) -> tuple[str, Metric | None]:
    """A name that is short and says something, with its metric; of a longer one the metric that it ends with."""
    name = name.strip(_EDGES + ":：=")
    if name.lower() in words.NOT_A_NAME or not _LETTERS.search(name):
        return "", None
    if words.ZH_UNCLEAR.search(name) or all(word.lower() in words.EN_VERBS for word in name.split()):
        return "", None
    short = len(name) <= 24 if HAN.search(name) else len(name) <= 90 and name.count(" ") <= 10
    metric = metric_of(name) if len(name) <= 90 else None
    if metric is None and not short:
        last = next(reversed(mentions(name[-REACH:])), None)
        if last is None or last.end < len(name[-REACH:]):
            return "", None
        name, metric = last.text, last.metric
    return name, metric if metric and metric.dimension in _KINDS.get(value.dimension, ()) else None


def left_of(text: str, *, bounded: bool) -> Left:
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
    labels: tuple[tuple[Role, re.Pattern[str]], ...] = (
        ("actual", words.ACTUAL), ("baseline", words.BASELINE), ("target", words.TARGET), ("target", words.PLANNED),
    )  # fmt: skip
    for said, pattern in labels:
        label = list(pattern.finditer(trimmed[-24:]))
        if label and label[-1].end() == len(trimmed[-24:]):
            role = said
            trimmed = trimmed[: len(trimmed) - len(label[-1][0])].rstrip(_EDGES + ":：=(（")
    left = _chinese(trimmed, bounded=bounded) if HAN.search(trimmed) else _english(trimmed, bounded=bounded)
    return left._replace(role=role or left.role, aside=aside)


def _chinese(text: str, *, bounded: bool) -> Left:
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
    return Left(text, level, better, role, each)  # type: ignore[arg-type]


def _english(text: str, *, bounded: bool) -> Left:
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
    return Left(" ".join(parts).strip(_EDGES), level, better, role, each)  # type: ignore[arg-type]


def _way(word: str) -> Better:
    if word in words.EN_MOVES:
        return ""
    return "higher" if word in words.EN_UP else "lower"
