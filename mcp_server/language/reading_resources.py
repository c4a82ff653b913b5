"""People, money and tools, read from prose."""

import re
from dataclasses import dataclass, field
from typing import Final

from mcp_server.language.quantities import quantity
from mcp_server.language.reading_clauses import LONGEST, Clause, clauses, segments, split
from mcp_server.language.reading_figures import Figure, counted
from mcp_server.language.reading_words import words
from mcp_server.limits import ITEMS, NAME_CHARACTERS
from mcp_server.model.quantity import Quantity
from mcp_server.model.resources import BudgetLine, Resources, Role
from mcp_server.regex import regex

HEAD: Final = regex(r"\s*([^:：,，、;；]{1,40}?)\s*[:：]\s*")
"""A label before what it is about."""

_SUBJECTS: Final = (
    ("budget", regex(r"预算|经费|资金|费用|\b(?:budget|funding|funds|spend(?:ing)?|money)\b", re.IGNORECASE)),
    (
        "people",
        regex(
            r"人力|人员|人手|编制|团队|队伍|\b(?:people|staff|team|headcount|head-count|ftes?|personnel)\b",
            re.IGNORECASE,
        ),
    ),
    ("tools", regex(r"工具|系统|平台|软件|\b(?:tools?|systems?|software|platforms?)\b", re.IGNORECASE)),
)
_HEADS: Final = words("名 人 位 员")
_PERSONS: Final = regex(
    r"(?:ers|ors|ists|ians|ants|ysts|men|women|staff|people|sales|presales|operations|marketing|support|reps?|SEs|AEs|AMs|PMs"
    r"|BDRs|SDRs|FTEs|interns|agents|leads|heads|employees|colleagues|members|assistants|experts|hires|juniors|seniors)$"
)
_NO_PERSONS: Final = words(
    "servers computers printers containers customers users partners suppliers papers orders centers trailers numbers",
    "offers vendors factors sensors monitors routers buyers",
)
_TOTALS: Final = words("团队 总 共 合计 总计 总人数 人员 编制 人数 全员 total team headcount people staff")
_OF_TIME: Final = regex(
    r"精力|时间|工时|产能|of\s(?:their|his|her|the|its)\s(?:time|capacity)|capacity|time", re.IGNORECASE
)
_ZH_FOR: Final = regex(r"(?:用于|组建|组成|成立|投入到?|负责)\s?([^,，;；。、()（）]{2,30})")
_ZH_HEAD: Final = regex(
    r"^(?:(?:公司|集团|总部)(?:层面)?的?|其中|另有|另|可用|可|现有|共有|配备|由|从|有|还有|每个?(?:周|月|季度|季|年))+"
)
_ZH_TAIL: Final = regex(r"(?:每个?(?:周|月|季度|季|年))?(?:可?支持|协助|投入|可用|共计|合计|共|约|可?提供|有)?$")
_EN_FORM: Final = regex(
    r"\bto\s(?:form|build|set\sup|create|staff|run|start)\s(?:an?\s|the\s)?([A-Za-z][^,;.()]{1,40})", re.IGNORECASE
)
_EN_OF: Final = regex(r"\s(?:of|for)\s([A-Za-z][^,;.()]{1,60})", re.IGNORECASE)
_EN_THINGS: Final = regex(r"(?:\s[A-Za-z][\w&/'-]*){1,5}")
_EN_CUT: Final = regex(
    r"\s(?:per|half|full|part|in|on|from|for|who|that|to|at|by|with|can|are|is|will|support\w*)\b.*$",
    re.IGNORECASE | re.DOTALL,
)
_ZH_EVERY: Final = regex(r"每个?(周|月|季度|季|年)")
_EN_EVERY: Final = regex(r"\b(?:per|a|every|each)\s(week|month|quarter|year)\b", re.IGNORECASE)
_FOR: Final = regex(r"^(?:用于|用作|作为|给|投入|for|on|of|to|in|goes\sto|is\sfor)\s?", re.IGNORECASE)
_PART: Final = regex(r"其中|包括|包含|of\swhich|including|incl\.?|made\sup\sof", re.IGNORECASE)
_SCALE: Final = regex(r"[0-9][0-9,.]*\s?(?:[万亿]|million|billion|thousand|[kKM]\b|mn|bn)")
_UNIT_IN_HEAD: Final = regex(
    r"[(（](?:单位[:：]?\s?)?([十百千万亿]*元|[十百千]?[万亿]|[A-Z]{3}|(?:million|thousand)\s[a-z]+)[)）]"
)
_THERE: Final = regex(
    r"(?P<zh>.+?)(?:均|都)?已(?:经)?(?:部署|上线|启用|具备|建成|可用)|(?P<en>.+?)\s(?:is|are)\s(?:already\s)?(?:in\splace|available|live|in\suse)",
    re.IGNORECASE | re.DOTALL,
)
_EDGES: Final = " \t\r\n,，、;；:：“”\"'()（）"


@dataclass
class _Reading:
    """What was read so far, and what the last label said about what follows it."""

    roles: list[Role] = field(default_factory=list)
    lines: list[BudgetLine] = field(default_factory=list)
    tools: list[str] = field(default_factory=list)
    subject: str = ""
    parent: str = ""
    """The budget that the amounts are parts of."""
    unit: str = ""
    """The unit of amounts that have none."""

    def opened(self, subject: str, parent: str = "", unit: str = "") -> None:
        """Takes note of a label, or of its end."""
        self.subject, self.parent, self.unit = subject, parent, unit

    def take(self, clause: Clause) -> None:
        """Adds what a clause says."""
        there = _THERE.fullmatch(clause.text)
        if not clause.figures and len(clause.text) <= LONGEST and (self.subject == "tools" or there):
            self.tools += _names(there["zh"] or there["en"] if there else clause.text)
            return
        for segment in segments(clause) if clause.figures else ():
            if line := _line(segment, self):
                self.subject = "budget"
                if not self.parent and _subject(line.name) == "budget":
                    self.parent = line.name
                self.lines.append(line)
            elif role := role_in(segment, listed=self.subject == "people"):
                self.roles.append(role)


def read_resources(text: str) -> Resources:
    """Roles with heads or capacity, budget lines and tools, each with its excerpt; what is not clear stays text."""
    found, behind = _Reading(), 0
    for clause in clauses(text, commas=False):
        if re.search(r"[。.]", text[behind : clause.start]):
            found.opened("")
        behind = clause.end
        head = HEAD.match(clause.text)
        if head and (subject := _subject(head[1])):
            found.opened(subject, *(_total(clause, head, found.lines) if subject == "budget" else ()))
            found.take(clause.within(head.end(), len(clause.text)))
        else:
            found.take(clause)
    tools = tuple(dict.fromkeys(found.tools))
    return Resources(
        text=text,
        read=bool(found.roles or found.lines or tools),
        roles=tuple(found.roles[:ITEMS]),
        budget=tuple(found.lines[:ITEMS]),
        tools=tools[:ITEMS],
    )


def role_in(segment: Clause, *, listed: bool) -> Role | None:
    """The people that one member of a list speaks of; *listed* where a label says that it is a list of people."""
    if len(segment.figures) != 1 or (found := _role(segment, segment.figures[0], listed=listed)) is None:
        return None
    name, heads, capacity = found
    name = name.strip(_EDGES)
    if len(name) < 2 or len(name) > 60 or not any(c.isalpha() for c in name) or name.lower() in _TOTALS:
        return None
    if any(said and quantity(said) is None for said in (heads, capacity)):
        return None
    return Role(text=segment.text, read=True, name=name, heads=heads, capacity=capacity)


def _role(segment: Clause, figure: Figure, *, listed: bool) -> tuple[str, str, str] | None:
    """Name, heads and capacity."""
    value = figure.quantity
    before, after = segment.text[: figure.start].strip(_EDGES), segment.text[figure.end :]
    if value.dimension == "effort" or (value.dimension == "percent" and _OF_TIME.search(after)):
        return _purpose(before, after), "", _capacity(value, before, after)
    if value.dimension != "count" or value.bound not in {"=", "~"} or _SCALE.search(value.text):
        return None
    number, noun = counted(value)
    things = _EN_THINGS.match(after)
    if noun or (things and (not value.unit or value.unit.isascii())):
        noun = _EN_CUT.sub("", f"{noun or value.unit}{things[0] if things else ''}").strip()
        last = noun.split(" ")[-1]
        if not listed and (last.lower() in _NO_PERSONS or not (_PERSONS.search(last) or _PERSONS.search(f"{last}s"))):
            return None
        return noun, number if quantity(number) else value.text, ""
    heads = value.unit in _HEADS or (value.unit == "个" and listed)
    if not heads and (value.unit or after.strip(_EDGES) or not before):
        return None
    return _ZH_TAIL.sub("", _ZH_HEAD.sub("", before)) or after.lstrip("的 "), value.text, ""


def _purpose(before: str, after: str) -> str:
    """What an amount of working time is for."""
    for pattern in (_ZH_FOR, _EN_FORM, _EN_OF):
        if found := pattern.search(after):
            return _EN_CUT.sub("", found[1]).removeprefix("the ")
    return _ZH_TAIL.sub("", _ZH_HEAD.sub("", before)) or after.lstrip("的 ")


def _capacity(value: Quantity, before: str, after: str) -> str:
    """An amount of working time with the period that it is for, where that stands apart from it."""
    if value.per:
        return value.text
    zh, en = _ZH_EVERY.search(before), _EN_EVERY.search(after)
    told = f"{value.text}/{zh[1]}" if zh else f"{value.text} per {en[1]}" if en else value.text
    return told if quantity(told) else value.text


def _subject(label: str) -> str:
    """What a label announces."""
    return next((name for name, pattern in _SUBJECTS if pattern.search(label)), "")


def _total(clause: Clause, head: re.Match[str], lines: list[BudgetLine]) -> tuple[str, str]:
    """The total that the label of a budget names, which becomes a line of its own, and the unit of the amounts."""
    unit = _UNIT_IN_HEAD.search(head[1])
    figures = [f for f in clause.figures if f.end <= head.end(1)]
    name = _clean(head[1][: figures[0].start]) if len(figures) == 1 and _is_amount(figures[0].quantity) else ""
    if name:
        lines.append(BudgetLine(text=head[1].strip(), read=True, name=name, amount=figures[0].quantity.text))
    return name, unit[1] if unit else ""


def _line(segment: Clause, found: _Reading) -> BudgetLine | None:
    """The money that one member of a list speaks of."""
    listed, text = found.subject == "budget", segment.text
    if len(segment.figures) != 1 or not (listed or _subject(text) == "budget"):
        return None
    figure = segment.figures[0]
    value = figure.quantity
    if not _is_amount(value) and not (listed and found.unit and not value.unit):
        return None
    number, noun = counted(value)
    before = _clean(text[: figure.start])
    after = _clean(text[figure.start + len(number) if noun else figure.end :])
    name = after if after and (not before or noun) else before
    amount = number + (found.unit if value.dimension == "count" and not _SCALE.search(number) else "")
    if not name or quantity(amount) is None:
        return None
    parent = found.parent if name != found.parent else ""
    capped = value.bound in {"<=", "<"}
    return BudgetLine(
        text=text, read=True, name=name, parent=parent, amount="" if capped else amount, limit=amount if capped else ""
    )


def _is_amount(value: Quantity) -> bool:
    """Whether a figure can be money: it has a currency, or none and a size that heads do not have."""
    if value.dimension == "money":
        return True
    large = _SCALE.search(value.text) is not None or value.value >= 10_000
    return value.dimension == "count" and large and (not value.unit or value.unit.isascii())


def _clean(name: str) -> str:
    name = _FOR.sub("", _PART.sub("", name).strip(_EDGES)).strip(_EDGES)
    name = re.sub(r"(?:共计|合计|总计|总额|共|约|为|是|of|is|:)$", "", name, flags=re.IGNORECASE).strip(_EDGES)
    name = re.sub(r"^(?:and|和|与|及)\s?", "", name, flags=re.IGNORECASE)
    return name if 2 <= len(name) <= 60 and any(c.isalpha() for c in name) else ""


def _names(text: str) -> list[str]:
    """The things that a list names."""
    pieces = [piece for part in split(text, "、,，;；") for piece in re.split(r"\s(?:and|plus)\s|以及|和|与|及", part)]
    return [name for piece in pieces if 1 < len(name := piece.strip(_EDGES + "。.")) <= min(60, NAME_CHARACTERS)]
