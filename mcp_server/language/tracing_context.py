"""What each figure of a sentence is the figure of: the facts that its words name, and when."""

import re
from typing import Final, NamedTuple

from mcp_server.knowledge.metrics import mentions
from mcp_server.language.dates import moments
from mcp_server.language.terms import terms
from mcp_server.language.tracing_facts import Facts, When, periods
from mcp_server.language.tracing_search import Op, cued
from mcp_server.language.tracing_text import Clause, Sentence

_AIMS: Final = re.compile(
    r"目标|要求|承诺|计划|预算|门槛|标准|期望|相比|对比|[对比]|原定|不低于|不高于|没有|未|不到|[≥≤]"
    r"|\b(?:target\w*|goals?|aim\w*|against|wanted|plan\w*|budget\w*|promis\w*|versus|vs|than|limit|at\s+least|at\s+most|of|expected|not)\b",
    re.IGNORECASE,
)
_GOES_ON: Final = re.compile(
    r"(?>(?:同比|环比|[较比](?:上年|去年|上期|同期|上月|上季度)?(?:同期)?|增长|增加|提升|提高|上升|上涨|下降|降低|减少|下滑|缩短"
    r"|[了至到为达约近超过由从即是有仅只也又再并且和与及其中分别各共合计总占]|[,，、:：;；()（）\s]"
    r"|(?:and|or|to|from|up|down|by|of|a|an|the|was|were|is|are|it|this|that|which|reach\w*|fell|rose|grew|then|now|about|only|in"
    r"|at|total\w*|respectively|against|versus|vs)\b)*)",
    re.IGNORECASE,
)
"""What stands before a figure that has no subject of its own, so that it speaks of what the words before spoke of."""
_INTENT: Final = re.compile(
    r"目标|计划|拟|需要|要(?=提|增|降|减|达|把|再|做到)|争取|力争|确保|要求|应当?(?!对|用|收|付|急|答)|须|必须|将(?=[在于提达实完使把由]|[\u4e00-\u9fff]{0,6}[至到])"
    r"|不低于|不高于|不超过|之前完成|建议|希望"
    r"|\b(?:will|shall|should|must|target\w*|goals?|plan(?:s|ned|ning)?|aim\w*|propos\w+|intend\w*|want\w*|need\w*|to\s+reach|ha(?:s|ve)\s+to"
    r"|at\s+least|at\s+most|no\s+more\s+than)\b",
    re.IGNORECASE,
)
_ASSUMED: Final = re.compile(
    r"假设|假定|设定|预计|估计|预期|估算|推测|若|如果|倘若|例如|比如"
    r"|\b(?:assum\w+|suppos\w+|estimat\w+|expect\w*|forecast\w*|if|would|could|might|e\.g\.|for\s+example|say)\b",
    re.IGNORECASE,
)


class Context(NamedTuple):
    """What a sentence speaks of."""

    names: dict[int, tuple[int, ...]]
    """Of each figure, the names of facts that it can be the figure of."""
    when: dict[int, When]
    """Of each figure, the times that are stated with it."""
    cues: tuple[Op, ...]
    """What may have been done with figures."""
    every: tuple[int, ...]
    """All names of facts that it speaks of."""
    times: When
    assumed: frozenset[int]
    """Figures that the sentence says are assumed or only possible."""
    intended: frozenset[int]
    """Figures that the sentence says are to be."""
    aims: bool
    """It speaks of what was wanted."""


def context(sentence: Sentence, facts: Facts, about: str) -> Context:
    """Return what a sentence speaks of; `about` and its headings count where its own words name nothing."""
    above = f"{about} {sentence.about}".strip()
    known = mentions(sentence.text)
    metrics: dict[str, list[int]] = {}
    for mention in known:
        metrics.setdefault(mention.metric.id, []).append(mention.start + sentence.start)
    headed = [mention.metric.id for mention in mentions(above)] if above else []
    within = [frozenset(terms(mention.text)) for mention in known]
    every = tuple(
        index
        for index in facts.named(set(terms(f"{above} {sentence.text}")), [*metrics, *headed])
        if not _is_another(facts, index, metrics, within)
    )
    times = (periods(sentence.text) or periods(sentence.about)) if facts.dated else frozenset()
    names: dict[int, tuple[int, ...]] = {}
    when: dict[int, When] = {}
    before: tuple[int, ...] = ()
    for clause in sentence.clauses:
        fit = _best(clause, facts, every, metrics)
        if not fit and every and not _is_counted(clause, sentence) and _GOES_ON.fullmatch(_lead(clause, sentence)):
            fit = before or every
        before = fit or before
        here = (periods(clause.text) or times) if times and clause.figures else times
        for order, place in enumerate(clause.figures):
            names[place], when[place] = _in_order(fit, clause, order, facts), here
    return Context(
        names, when, cued(sentence.text), every, times, *_wished(sentence), bool(_AIMS.search(sentence.text))
    )


def _wished(sentence: Sentence) -> tuple[frozenset[int], frozenset[int]]:
    """Return the figures whose clause says that they are assumed, and those that stand with a word of intent."""
    sure = _ASSUMED.search(sentence.text) is None
    intent = _INTENT.search(sentence.text)
    assumed: list[int] = []
    intended: list[int] = []
    for clause in sentence.clauses:
        if not sure and _ASSUMED.search(clause.text):
            assumed += clause.figures
        if intent and intent.start() < clause.start - sentence.start + len(clause.text):
            intended += clause.figures
    return frozenset(assumed), frozenset(intended)


def _is_another(facts: Facts, index: int, metrics: dict[str, list[int]], within: list[frozenset[str]]) -> bool:
    """Whether the words of a metric stand in a sentence only as part of the name of another one."""
    name = facts.names[index]
    return bool(name.metric) and name.metric not in metrics and any(name.terms <= other for other in within)


def _best(clause: Clause, facts: Facts, every: tuple[int, ...], metrics: dict[str, list[int]]) -> tuple[int, ...]:
    """Return the names of which a clause has most of the words; none where it has no word of any."""
    own, scores = set(terms(clause.text)), {}
    for index in every:
        name = facts.names[index]
        if name.metric in metrics:
            there = any(clause.start <= at < clause.start + len(clause.text) for at in metrics[name.metric])
            scores[index] = 1.0 if there else 0.0
        else:
            scores[index] = len(name.terms & own) / (len(name.terms) or 1)
    best = max(scores.values(), default=0.0)
    return tuple(index for index in every if scores[index] == best) if best else ()


def _in_order(fit: tuple[int, ...], clause: Clause, order: int, facts: Facts) -> tuple[int, ...]:
    """Return the name of one figure where a clause lists as many names as figures: 分别为, respectively."""
    if len(fit) < 2 or len(clause.figures) != len(fit):
        return fit
    low = clause.text.lower()
    shared = frozenset.intersection(*(facts.names[index].terms for index in fit))
    places = []
    for index in fit:
        own = facts.names[index].terms - shared
        at = min((found for term in own if (found := low.find(term)) >= 0), default=-1)
        if at < 0:
            return fit
        places.append((at, index))
    return (sorted(places)[order][1],)


def _is_counted(clause: Clause, sentence: Sentence) -> bool:
    """Whether the first figure of a clause counts things that it names: two people."""
    first = sentence.figures[clause.figures[0]] if clause.figures else None
    return first is not None and first.dimension == "count" and first.unit.isascii() and first.unit != ""


def _lead(clause: Clause, sentence: Sentence) -> str:
    """Return what stands in a clause before its first figure, without the times that it names."""
    if not clause.figures:
        return clause.text
    lead = clause.text[: max(0, sentence.figures[clause.figures[0]].start - clause.start)]
    for dated in moments(lead) if lead.strip() else ():
        lead = lead.replace(dated.text, " ")
    return lead
