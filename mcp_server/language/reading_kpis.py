"""Measures with their targets and baselines, read from prose."""

import re
from collections.abc import Iterable
from typing import Final

from mcp_server.knowledge.lexicon import key
from mcp_server.language.dates import when
from mcp_server.language.durations import estimate
from mcp_server.language.quantities import quantity
from mcp_server.language.reading_clauses import Clause, clauses, labelled
from mcp_server.language.reading_figures import Named
from mcp_server.language.reading_names import Role, metric_of
from mcp_server.language.reading_words import EN_DOWN, EN_MOVES, EN_UP, ZH_DOWN, ZH_UP
from mcp_server.limits import NAME_CHARACTERS
from mcp_server.model.goals import Better, Kpi
from mcp_server.regex import regex

LABELS: Final = {
    "owner": "负责人|责任人|owner|responsible",
    "source": "数据来源|来源|source",
    "definition": "统计口径|口径|定义|definition",
}
_DAY: Final = r"20\d\d[-/.年]\d{1,2}(?:[-/.月]\d{1,2}[日号]?)?|\d{1,2}月(?:\d{1,2}[日号])?"
_DUE: Final = (
    regex(
        rf"((?:20\d\d年?|今年|明年|本年)?(?:Q[1-4]|H[12]|[上下]半年|第?[一二三四1-4]季度|{_DAY}|(?<=年)|年)(?:底|末|中)?)(?:之前|以前|前)",
        re.IGNORECASE,
    ),
    regex(
        rf"\b(?:by|before|until|no\slater\sthan)\s(?:the\s)?((?:end\sof\s)?(?:(?:Q[1-4]|H[12])(?:\s20\d\d)?|{_DAY}|20\d\d"
        r"|(?:January|February|March|April|May|June|July|August|September|October|November|December)(?:\s\d{1,2}(?!\d))?(?:,?\s20\d\d)?"
        r"|(?:the\s)?(?:year|quarter|month))|year[- ]end|mid-year)\b",
        re.IGNORECASE,
    ),
)
_LASTS: Final = regex(
    r"连续(?P<zh>\d+\s?个?(?:季度|[天日周月]))|\bfor\s(?P<n>\d+)\s(?:consecutive|straight)\s(?P<en>days|weeks|months|quarters)",
    re.IGNORECASE,
)
_UNIT: Final = regex(
    r"(?:.*[0-9][十百千万亿]*|[^0-9]*[零一二三四五六七八九十百千万亿](?!分))"
    r"(?:\s?(?:thousand|million|billion|trillion|mn|bn|[kKMmB](?![A-Za-z])))?\s?",
    re.DOTALL,
)
_MOVES: Final = regex(
    rf"(?<!同比)(?<!环比)(?<![去上]年)(?<!同期)(?:(?P<up>{ZH_UP})|(?P<down>{ZH_DOWN}))了?$"
    rf"|^(?:(?P<raise>{'|'.join(EN_UP - EN_MOVES)})|(?P<lower>{'|'.join(EN_DOWN)}))\s(?=\w)",
    re.IGNORECASE,
)
_ABOUT: Final = regex(
    r"\s?(?:/|每|per\s).*|(?:及|或)?以[上下内]|左右|上下|\+|(?:or|and)\s(?:more|above|less|fewer).*", re.IGNORECASE
)


def name_key(name: str) -> str:
    """What two names of one measure have in common: the metric that both go by, else their words."""
    metric = metric_of(name)
    return f"metric {metric.id}" if metric else " ".join(key(name))


def kpis_in(clause: Clause, stated: Role) -> tuple[Kpi, ...]:
    """The measures of a clause; a figure is what *stated* says, unless the words or its bound say otherwise."""
    found: dict[str, Kpi] = {}
    for said in clause.named:
        one = _moved(said)
        new = _kpi(clause, one, one.role or stated)
        same = found.get(name_key(one.name))
        if same is None or agree(same, new):
            found[name_key(one.name)] = together(same, new) if same else new
    return tuple(found.values())


def read_kpis(text: str, stated: Role = "target") -> tuple[Kpi, ...]:
    """Every measure with a figure that a text names, two statements about one measure together."""
    return merged(kpi for clause in clauses(text) for kpi in kpis_in(clause, stated))


def merged(kpis: Iterable[Kpi]) -> tuple[Kpi, ...]:
    """KPIs in which none stands twice, where one gives what the other leaves out; two targets stay two KPIs."""
    out: list[Kpi] = []
    at: dict[str, int] = {}
    for kpi in kpis:
        index = at.setdefault(name_key(kpi.name), len(out)) if kpi.name else len(out)
        if index == len(out):
            out.append(kpi)
        elif agree(out[index], kpi):
            out[index] = together(out[index], kpi)
        else:
            out.append(kpi)
    return tuple(out)


def agree(one: Kpi, two: Kpi) -> bool:
    """Whether two KPIs can be one: neither has another figure than the other, and all are of one kind."""
    if not (_one_figure(one.target, two.target) and _one_figure(one.baseline, two.baseline)):
        return False
    figures = (quantity(figure) for figure in (one.target, one.baseline, two.target, two.baseline) if figure)
    kinds = {"count" if q.dimension == "money" else q.dimension for q in figures if q and not q.signed}
    return len(kinds) <= 1


def _one_figure(one: str, two: str) -> bool:
    """Whether two figures of one measure are the same one: one may be written without the bound of the other."""
    if not one or not two or one == two:
        return True
    first, second = quantity(one), quantity(two)
    if first is None or second is None or "=" not in {first.bound, second.bound}:
        return False
    return all(getattr(first, name) == getattr(second, name) for name in ("value", "upper", "unit", "per", "signed"))


def together(one: Kpi, two: Kpi) -> Kpi:
    """One KPI with what either says; the first holds where both say something."""
    joint = "；" if re.search(r"[\u3400-\u9fff]", one.text + two.text) else "; "
    text = one.text if two.text in one.text else joint.join((one.text, two.text))
    fields = {
        name: getattr(one, name) or getattr(two, name) for name in Kpi.model_fields if name not in {"text", "read"}
    }
    if one.target == "" and two.better:
        fields["better"] = two.better
    bounded = quantity(two.target) if one.target and two.target else None
    if bounded and bounded.bound != "=":
        fields["target"] = two.target
    return Kpi(**fields, text=text, read=True)


def _moved(one: Named) -> Named:
    """A figure by how much its measure is to move as the signed target that it is: 成本下降10% is 成本, -10%."""
    moves = _MOVES.search(one.name)
    if one.before or one.role or moves is None or one.quantity.dimension not in {"percent", "points"}:
        return one
    name = (one.name[: moves.start()] or one.name[moves.end() :]).strip()
    if one.quantity.signed or one.quantity.bound != "=" or len(name) < 2 or quantity(f"-{one.value}") is None:
        return one
    better: Better = "higher" if moves["up"] or moves["raise"] else "lower"
    value = f"{'+' if better == 'higher' else '-'}{one.value}"
    return one._replace(name=name, value=value, better=better, role="target", metric=metric_of(name))


def _kpi(clause: Clause, one: Named, role: Role) -> Kpi:
    metric, unit = one.metric, _unit(one.value)
    if not unit and metric and metric.unit == "%":
        unit = "%"
    better: Better = one.better or (metric.better if metric and metric.better else "")
    said = labelled(clause.text, LABELS)
    return Kpi(
        text=clause.text,
        read=True,
        name=one.name,
        unit=unit[:NAME_CHARACTERS],
        behaviour=metric.behaviour if metric else "",
        better=better,
        baseline=one.before or (one.value if role in {"baseline", "actual"} else ""),
        target="" if role in {"baseline", "actual"} and not one.before else one.value,
        due=due_in(clause.text),
        lasts=_lasts(clause.text),
        owner=said.get("owner", ""),
        source=said.get("source", ""),
        definition=said.get("definition", ""),
    )


def due_in(text: str) -> str:
    """The day, month or quarter by which something shall be done, as written; empty where none is named."""
    for pattern in _DUE:
        found = pattern.search(text) if len(text) <= 400 else None
        if found:
            moment = when(found[1])
            if moment and moment.sort not in {"anchor", "offset"}:
                return found[1]
    return ""


def _lasts(text: str) -> str:
    found = _LASTS.search(text)
    span = (found["zh"] or f"{found['n']} {found['en']}") if found else ""
    return span if span and estimate(span) else ""


def _unit(value: str) -> str:
    """The unit of a figure as written: "%", "天", "yuan"."""
    found = _UNIT.match(value)
    return _ABOUT.sub("", value[found.end() :]).strip() if found else ""
