"""Alarms of a text that are true already by the figures of the same text."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from mcp_server.language.folding import words
from mcp_server.language.shapes import Shape
from mcp_server.model.paper import Alarm
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

_SIGNS: Final = {">": 1, ">=": 1, "<": -1, "<=": -1}
_CUE: Final = regex(
    r"\bif\b|\bwhen\b|\bonce\b|\balarm|\balert|\bwarning|预警|告警|报警|触发|红灯|黄灯|红线|时[,，]|即启动|升级"
)
_TODAY: Final = regex(
    r"\b(?:was|is|are|were|stands? at|stood at|currently|today|now)\b|目前|当前|现为|现在|现状|上月|本月|为|达"
)
_AIM: Final = regex(
    r"目标|不高于|不低于|不超过|至少|至多|计划|at most|at least|target|goal|aim|plan|must|should|shall"
    r"|will|by \ue007|≥|≤|控制在|降到|提高到|降至|提升到"
)
_NOW_HEAD: Final = regex(
    r"where we (?:are|stand)|today|current|baseline|status|situation|现状|当前|基线|概况|背景|运行情况", 2
)
_WORD: Final = regex(r"[a-z]{4,}|p[0-9]{2}")
_HAN: Final = regex(r"[\u4e00-\u9fff]{2,}")
_COMMON: Final = frozenset(
    words(
        "when once falls below exceeds exceed above over drops under than with from that this month week quarter year "
        "team owner called told until alarm alert warning rises each every more less value rate time days"
    )
)
_TURNS: Final = frozenset(words("如果 当月 本月 上月 超过 低于 高于 目前 当前 触发 预警 报警 告警"))


class Known(NamedTuple):
    """What a measure is today."""

    words: frozenset[str]
    value: Quantity


def alarms(shapes: Sequence[Shape]) -> Iterator[Alarm]:
    """Yield alarms that today's figure of the same measure sets off, unless they only begin where the target does."""
    known: list[Known] = []
    aims: list[Known] = []
    for shape in shapes:
        figures = list(shape.figures())
        if not figures or shape.sentence.sort == "heading":
            continue
        if _CUE.search(shape.text):
            continue
        if _AIM.search(shape.text) or any(value.bound != "=" for _, value in figures):
            aims += [Known(_words(shape.text), value) for _, value in figures]
        elif len(figures) <= 3 and (_TODAY.search(shape.text) or any(map(_NOW_HEAD.search, shape.sentence.under))):
            known += [Known(_words(shape.text[max(0, place - 40) : place]), value) for place, value in figures]
    for shape in shapes:
        if not _CUE.search(shape.text) or shape.sentence.sort == "heading":
            continue
        for place, limit in shape.figures():
            sign = _SIGNS.get(limit.bound)
            about = _words(shape.text[max(0, place - 40) : place])
            if sign and about and not any(_same(aim, about, limit) and aim.value.value == limit.value for aim in aims):
                yield from _true_already(shape, limit, sign, [one for one in known if _same(one, about, limit)])


def _true_already(shape: Shape, limit: Quantity, sign: int, known: Sequence[Known]) -> Iterator[Alarm]:
    # two figures of one measure: nobody can say which one is today's
    if len({one.value.value for one in known}) == 1 and (known[0].value.value - limit.value) * sign > 0:
        text = " ".join(shape.sentence.text.split())[:160]
        yield Alarm(
            line=shape.sentence.line,
            excerpt=text,
            name=text[:40],
            value=limit.text.strip(),
            baseline=known[0].value.text.strip(),
        )


def _same(one: Known, about: frozenset[str], limit: Quantity) -> bool:
    alike = one.value.unit == limit.unit and one.value.dimension == limit.dimension
    return alike and one.value.upper is None and len(one.words & about) >= min(2, len(about))


def _words(text: str) -> frozenset[str]:
    """Return what tells measures apart: the beginnings of words, and pairs of Chinese characters."""
    low = text.lower()
    found = {word[:6] for word in _WORD.findall(low) if word not in _COMMON}
    for run in _HAN.findall(low):
        found |= {run[i : i + 2] for i in range(len(run) - 1)}
    return frozenset(
        found - {"如果", "当月", "本月", "上月", "超过", "低于", "高于", "目前", "当前", "触发", "预警", "报警", "告警"}
    )
