"""Who plans, and where they stand, read from prose."""

import re
from collections.abc import Iterator
from typing import Final

from mcp_server.language.reading_clauses import LONGEST, Clause, clauses, segments, split
from mcp_server.language.reading_resources import HEAD, role_in
from mcp_server.limits import ITEMS
from mcp_server.model.situation import Department, Improvement, Strength, Team
from mcp_server.regex import regex

_HAN: Final = regex(r"[\u3400-\u9fff]")
_NAME: Final = regex(
    r"(?:(?:我们?|本部门)是|作为)?(?P<zh>[^\s,，。;；:：、()（）]{0,18}?(?:事业部|部门|部|中心|团队|车间|科室|科|处|办公室|小组|分公司|公司))"
    r"(?=$|[\s,，。;；:：、(（]|负责|面向|主要|成立|承担|服务|是|现有|共有|共|目前|致力|按|由|为|属)"
    r"|(?:(?:we\sare|i\s(?:lead|run|head|manage))\s)?(?:the\s|our\s|an?\s)?(?P<en>(?:[A-Z&][\w&/-]*\s|[a-z][\w&/-]*\s){0,5}?"
    r"(?:department|dept|team|division|business\sunit|unit|group|office))\b"
    r"|(?P<who>[^\d,，。;；:：、()（）]{2,40}?)\s?[,，]?\s?(?=负责|主要负责|面向|(?:responsible\sfor|in\scharge\sof|serving)\b)",
    re.IGNORECASE,
)
_NO_NAME: Final = regex(
    r"(?:本|我|我们|该|各)?(?:部门|部|团队|中心|公司|小组)"
    r"|(?:the|our|a|an)?\s?(?:small\s)?(?:department|dept|team|division|unit|group|office)",
    re.IGNORECASE,
)
_FUNCTION: Final = regex(
    r"负责|面向|服务|主要|承担|致力|职责|使命|按|是"
    r"|(?:serv(?:es|ing)|responsib\w+|in\scharge|measured|focus\w*|cover(?:s|ing)|provid\w+|support\w*|own(?:s|ing)|that|which"
    r"|who|is\s|runs?\b|running|sell(?:s|ing)?\b|build(?:s|ing)?\b|for\s)",
    re.IGNORECASE,
)
_LABELS: Final = {
    name: regex(pattern, re.IGNORECASE)
    for name, pattern in {
        "name": r"部门名称|名称|部门|(?:department|name)",
        "function": r".{0,4}(?:职能|职责|定位|使命)|(?:function|mission|responsibilit(?:y|ies)|role|remit)",
        "teams": r".{0,6}(?:团队|人员|编制|人数|人力|队伍)(?:构成|规模|配置|情况)?"
        r"|(?:\w+\s)?(?:team|staff|headcount|people)",
        "situation": r".{0,6}(?:现状|概况|情况|背景)|(?:\w+\s)?(?:situation|status|background|context)",
        "strengths": r".{0,6}(?:优势|亮点|长处|强项)|(?:\w+\s){0,2}(?:strengths?|assets|what\sworks)",
        "improvements": r".{0,8}(?:问题|待改进.{0,3}|改进.{0,3}|不足(?:之处)?|短板|劣势|弱点|痛点|挑战|薄弱环节)"
        r"|(?:\w+\s){0,3}(?:problems?|weakness(?:es)?|issues?|gaps?|challenges?|pain\spoints?|shortcomings?|to\simprove|improvements?)",
    }.items()
}
_WORKS: Final = regex(
    r"已(?:经)?(?:全面)?(?:部署|上线|建成|具备|建立|形成|打通|覆盖|沉淀|落地)|突出|优势|领先|良好|愿意|稳定|强劲|成熟"
    r"|优秀|口碑|显著|扎实|高度认可"
    r"|\b(?:in\splace|strong(?:ly)?|willing|well[- ]established|robust|mature|excellent|proven|stable|leading|reliable"
    r"|loyal|deployed)\b",
    re.IGNORECASE,
)
_WORKS_NOT: Final = regex(
    r"不|未|缺|弱|尚|欠|没有|难|差|低|\b(?:not|no|lacks?|lacking|weak|poor|missing|without|hardly|low|too|un\w+able)\b",
    re.IGNORECASE,
)
_STAFF: Final = regex(
    r"团队|现有|共有|共\d+[人名]|下设|编制|配备|\b(?:team\sof|staff\sof|we\s(?:have|are)|consists?\sof|made\sup\sof|headcount)\b",
    re.IGNORECASE,
)
_STAFF_OF: Final = regex(r"^.*(?:现有|共有|下设|配备|团队有|team\sof|staff\sof|we\shave)\s?", re.IGNORECASE | re.DOTALL)
_PREDICATE: Final = regex(r"[高低差少弱慢多乱旧大小缺紧松浅难重长]$|不\w$|不足$|薄弱$|波动$|缺失$|流失$|滞后$")
_STOP: Final = regex(r"[。.]|\n\s*\n")
_EDGES: Final = " \t\r\n,，、;；:：。."


def read_department(text: str) -> Department:
    """Name, function, teams, strengths and improvements, each with its excerpt; all the rest is the situation."""
    if name := _alone(text):
        return Department(text=text, read=True, name=name)
    said: dict[str, list[str]] = {label: [] for label in ("name", "function", "situation", "strengths", "improvements")}
    teams: list[Team] = []
    for label, clause in _opened(_under_labels(text), said):
        if label in {"strengths", "improvements"}:
            said[label] += _listed(clause.text)
        elif label in said:
            said[label].append(clause.text)
        else:
            for rest in _teams(clause, teams, listed=label == "teams"):
                works = _WORKS.search(rest) and not _WORKS_NOT.search(rest)
                said["strengths" if works else "situation"].append(rest)
    named = next(iter(said["name"]), "").strip(_EDGES)
    found = Department(
        name=named if len(named) <= 60 else "",
        function=_together(said["function"]),
        teams=tuple(teams[:ITEMS]),
        strengths=tuple(Strength(text=piece, read=True) for piece in said["strengths"][:ITEMS]),
        improvements=tuple(Improvement(text=piece, read=True) for piece in said["improvements"][:ITEMS]),
    )
    if found == Department():
        return Department(text=text)
    return found.model_copy(update={"text": text, "read": True, "situation": _together(said["situation"])})


def _alone(text: str) -> str:
    """A text that is nothing but a name: "Sales", 销售部."""
    name = text.strip()
    if len(name) > 40 or re.search(r"[,，;；:：。.!?\n(（0-9%]|^(?:we|our|i)\s|^我", name, re.IGNORECASE):
        return ""
    return name if (len(name) <= 12 if _HAN.search(name) else len(name.split()) <= 5) else ""


def _under_labels(text: str) -> Iterator[tuple[str, Clause]]:
    """The clauses of a text, each with the label that it stands under: 优势, "Problems", … up to the next full stop."""
    label, behind = "", 0
    for clause in clauses(text, commas=False):
        if _STOP.search(text[behind : clause.start]):
            label = ""
        behind = clause.end
        head = HEAD.match(clause.text)
        said = next((name for name, pattern in _LABELS.items() if pattern.fullmatch(head[1])), "") if head else ""
        if head and said:
            yield said, clause.within(head.end(), len(clause.text))
            label = said if said in {"strengths", "improvements"} else ""
        else:
            yield label, clause


def _opened(under: Iterator[tuple[str, Clause]], said: dict[str, list[str]]) -> Iterator[tuple[str, Clause]]:
    """The same without the name that the first clause begins with, and with the function that follows it as such."""
    for index, (label, clause) in enumerate(under):
        opening = _NAME.match(clause.text) if not index and not label else None
        if opening is None or _NO_NAME.fullmatch(opening[0].strip()):
            yield label, clause
            continue
        said["name"].append(opening["zh"] or opening["en"] or opening["who"])
        rest = clause.within(opening.end(), len(clause.text))
        if rest.text:
            yield "function" if _FUNCTION.match(rest.text) and not _STAFF.search(rest.text) else label, rest


def _teams(clause: Clause, teams: list[Team], *, listed: bool) -> Iterator[str]:
    """Adds the teams that a clause names, and gives what it says besides."""
    if not (clause.figures and (listed or _STAFF.search(clause.text))):
        yield from [clause.text] if clause.text else []
        return
    rest, before = [], len(teams)
    for segment in segments(clause):
        role = role_in(segment, listed=True)
        name = _STAFF_OF.sub("", role.name).strip() if role and role.heads else ""
        if role and name:
            teams.append(Team(text=segment.text, read=True, name=name, heads=role.heads))
        else:
            rest.append(segment.text)
    yield from rest if len(teams) > before else [clause.text]


def _listed(text: str) -> list[str]:
    """The members of a list; a short one without a predicate belongs to the next: 制造、零售覆盖薄弱."""
    pieces = list(split(text, ",，")) if len(text) <= LONGEST else [text]
    if len(pieces) == 1 and len(text) <= LONGEST:
        pieces = list(split(text, "、"))
    out: list[str] = []
    begin = at = 0
    for index, piece in enumerate(pieces):
        start = text.index(piece, at)
        at = start + len(piece)
        begin = start if begin < 0 else begin
        short = len(piece) <= 3 and not _PREDICATE.search(piece) if _HAN.search(piece) else " " not in piece
        if not short or index == len(pieces) - 1:
            out.append(text[begin:at].strip(_EDGES))
            begin = -1
    return [piece for piece in out if piece]


def _together(texts: list[str]) -> str:
    joint = "；" if any(_HAN.search(text) for text in texts) else "; "
    return joint.join(texts)
