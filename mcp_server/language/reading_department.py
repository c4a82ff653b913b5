"""Who plans, and where they stand, read from prose."""

import re
from collections.abc import Iterator
from typing import Final

from mcp_server.language.reading_clauses import Clause, clauses, segments, split
from mcp_server.language.reading_resources import HEAD, role_in
from mcp_server.limits import ITEMS
from mcp_server.model.situation import Department, Improvement, Strength, Team

_HAN: Final = re.compile(r"[\u3400-\u9fff]")
_NAME: Final = re.compile(
    r"(?P<zh>[^\s,，。;；:：、()（）]{0,18}?(?:事业部|部门|部|中心|团队|科室|科|处|办公室|小组|分公司|公司))"
    r"(?=$|[\s,，。;；:：、(（]|负责|面向|主要|成立|承担|服务|是|现有|共有|共|目前|致力|按|由|为|属)"
    r"|(?:the\s|our\s)?(?P<en>(?:[A-Z&][\w&/-]*\s|[a-z][\w&/-]*\s){0,5}?(?:department|dept|team|division|business\sunit|unit|group|office))\b",
    re.I,
)
_NO_NAME: Final = re.compile(
    r"(?:本|我|我们|该|各)?(?:部门|部|团队|中心|公司|小组)|(?:the|our|a|an)?\s?(?:small\s)?(?:department|dept|team|division|unit|group|office)",
    re.I,
)
_FUNCTION: Final = re.compile(
    r"负责|面向|服务|主要|承担|致力|职责|使命|按|是"
    r"|(?:serv(?:es|ing)|responsib\w+|in\scharge|measured|focus\w*|cover(?:s|ing)|provid\w+|support\w*|own(?:s|ing)|that|which|who|is\s"
    r"|runs?\b|running|sell(?:s|ing)?\b|build(?:s|ing)?\b|for\s)",
    re.I,
)
_LABELS: Final = (
    ("name", re.compile(r"部门名称|名称|部门|(?:department|name)", re.I)),
    ("function", re.compile(r".{0,4}(?:职能|职责|定位|使命)|(?:function|mission|responsibilit(?:y|ies)|role|remit)", re.I)),
    ("teams", re.compile(r".{0,6}(?:团队|人员|编制|人数|人力|队伍)(?:构成|规模|配置|情况)?|(?:\w+\s)?(?:team|staff|headcount|people)", re.I)),
    ("situation", re.compile(r".{0,6}(?:现状|概况|情况|背景)|(?:\w+\s)?(?:situation|status|background|context)", re.I)),
    ("strengths", re.compile(r".{0,6}(?:优势|亮点|长处|强项)|(?:\w+\s){0,2}(?:strengths?|assets|what\sworks)", re.I)),
    (
        "improvements",
        re.compile(
            r".{0,8}(?:问题|待改进.{0,3}|改进.{0,3}|不足(?:之处)?|短板|劣势|弱点|痛点|挑战|薄弱环节)"
            r"|(?:\w+\s){0,3}(?:problems?|weakness(?:es)?|issues?|gaps?|challenges?|pain\spoints?|shortcomings?|to\simprove|improvements?)",
            re.I,
        ),
    ),
)  # fmt: skip
_WORKS: Final = re.compile(
    r"已(?:经)?(?:全面)?(?:部署|上线|建成|具备|建立|形成|打通|覆盖|沉淀|落地)|突出|优势|领先|良好|愿意|稳定|强劲|成熟|优秀|口碑|显著|扎实|高度认可"
    r"|\b(?:in\splace|strong(?:ly)?|willing|well[- ]established|robust|mature|excellent|proven|stable|leading|reliable|loyal|deployed)\b",
    re.I,
)
_WORKS_NOT: Final = re.compile(
    r"不|未|缺|弱|尚|欠|没有|难|差|低|\b(?:not|no|lacks?|lacking|weak|poor|missing|without|hardly|low|too|un\w+able)\b",
    re.I,
)
_STAFF: Final = re.compile(
    r"团队|现有|共有|下设|编制|配备|\b(?:team\sof|staff\sof|we\s(?:have|are)|consists?\sof|made\sup\sof|headcount)\b",
    re.I,
)
_PREDICATE: Final = re.compile(r"[高低差少弱慢多乱旧大小缺紧松浅难重长]$|不\w$|不足$|薄弱$|波动$|缺失$|流失$|滞后$")
_EDGES: Final = " \t\r\n,，、;；:：。."


def read_department(text: str) -> Department:
    """Name, function, teams, strengths and improvements, each with its excerpt; all the rest is the situation."""
    found: dict[str, list[str]] = {"name": [], "function": [], "situation": []}
    teams: list[Team] = []
    strengths: list[Strength] = []
    improvements: list[Improvement] = []
    alone = _alone(text)
    label, behind = "", 0
    for index, clause in enumerate(() if alone else clauses(text, commas=False)):
        if re.search(r"[。.]|\n\s*\n", text[behind : clause.start]):
            label = ""
        behind = clause.end
        head = HEAD.match(clause.text)
        if head and (said := _label(head[1])):
            label, clause = said, clause.within(head.end(), len(clause.text))
        if label in {"name", "function"}:
            found[label].append(clause.text)
            label = ""
        elif label == "improvements":
            improvements += [Improvement(text=piece, read=True) for piece in _listed(clause.text)]
        elif label == "strengths":
            strengths += [Strength(text=piece, read=True) for piece in _listed(clause.text)]
        elif label == "situation":
            found["situation"].append(clause.text)
        else:
            rest = clause
            if index == 0 and (opening := _opening(clause)):
                found["name"].append(opening[0])
                rest = opening[1]
                if rest.text and _FUNCTION.match(rest.text) and not _STAFF.search(rest.text):
                    found["function"].append(rest.text)
                    continue
            others = [*_teams(rest, teams, listed=label == "teams")]
            for other in others:
                if _WORKS.search(other) and not _WORKS_NOT.search(other):
                    strengths.append(Strength(text=other, read=True))
                else:
                    found["situation"].append(other)
    said_ = {
        "name": alone or next(iter(found["name"]), "")[:60].strip(_EDGES), "function": _together(found["function"]),
        "teams": tuple(teams[:ITEMS]), "strengths": tuple(strengths[:ITEMS]), "improvements": tuple(improvements[:ITEMS]),
    }  # fmt: skip
    if not any(said_.values()):
        return Department(text=text)
    return Department(text=text, read=True, situation=_together(found["situation"]), **said_)  # type: ignore[arg-type]


def _alone(text: str) -> str:
    """A text that is nothing but a name: "Sales", 销售部."""
    name = text.strip()
    if re.search(r"[,，;；:：。.!?\n(（0-9%]|^(?:we|our|i)\s|^我", name, re.I):
        return ""
    return name if (len(name) <= 12 if _HAN.search(name) else len(name) <= 40 and len(name.split()) <= 5) else ""


def _label(head: str) -> str:
    """What a label announces."""
    return next((name for name, pattern in _LABELS if pattern.fullmatch(head)), "")


def _opening(clause: Clause) -> tuple[str, Clause] | None:
    """The name that a text begins with, and what follows it."""
    found = _NAME.match(clause.text)
    if found is None or _NO_NAME.fullmatch(found[0].strip()):
        return None
    return found["zh"] or found["en"], clause.within(found.end(), len(clause.text))


def _teams(clause: Clause, teams: list[Team], *, listed: bool) -> Iterator[str]:
    """Adds the teams that a clause names, and gives what it says besides."""
    if not (clause.figures and (listed or _STAFF.search(clause.text))):
        if clause.text:
            yield clause.text
        return
    rest, read = [], False
    for segment in segments(clause):
        role = role_in(segment, listed=True)
        if role and role.heads:
            name = re.sub(
                r"^.*(?:现有|共有|下设|配备|团队有|team\sof|staff\sof|we\shave)\s?", "", role.name, flags=re.I
            ).strip()
            if name:
                teams.append(Team(text=segment.text, read=True, name=name, heads=role.heads))
                read = True
                continue
        rest.append(segment.text)
    yield from rest if read else [clause.text]


def _listed(text: str) -> list[str]:
    """The members of a list; a short one without a predicate belongs to the next: 制造、零售覆盖薄弱."""
    pieces = list(split(text, "、,，" if not _HAN.search(text) or "、" not in text else "、"))
    out: list[str] = []
    low = 0
    for index, piece in enumerate(pieces):
        last = index == len(pieces) - 1
        short = len(piece) <= 3 and not _PREDICATE.search(piece) if _HAN.search(piece) else " " not in piece
        if not last and short:
            continue
        out.append(_slice(text, pieces[low], piece))
        low = index + 1
    return [piece for piece in (p.strip(_EDGES) for p in out) if piece]


def _slice(text: str, first: str, last: str) -> str:
    if first == last:
        return last
    start = text.find(first)
    return text[start : text.find(last, start) + len(last)]


def _together(texts: list[str]) -> str:
    joint = "；" if any(_HAN.search(text) for text in texts) else "; "
    return joint.join(texts)
