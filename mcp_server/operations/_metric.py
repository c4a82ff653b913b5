"""The page of a metric: what is known of it, or what a team has laid down."""

import re
from typing import Final, Literal

from mcp_server.errors import NotFound
from mcp_server.knowledge.lexicon import key
from mcp_server.knowledge.metrics import Book, Metric, bind, metrics
from mcp_server.language.quantities import quantity
from mcp_server.render.markdown import inline
from mcp_server.words import label, say
from mcp_server.words.format import amount, plain

_NAME: Final = re.compile(r"[a-z][a-z0-9_]*")
_WIDE: Final = {",": "，", ";": "；", ":": "："}
_NARROW: Final = re.compile(r"(?<=[\u3400-\u9fff])[,;:]|(?<=%)[,;:](?=[\u3400-\u9fff])")
_NEAR: Final = 12
"""Metrics that are named where none goes by a name."""

Locale = Literal["zh-CN", "en"]


def metric_named(name: str) -> Metric | None:
    """Return the metric with this id, or that goes by this name in either language."""
    return metrics().get(name.strip()) or bind(name)


def metric_page(name: str, locale: Locale) -> str:
    """Return the page of a metric as Markdown; raises NotFound with those whose names have a word in common."""
    metric = metric_named(name)
    if metric is None:
        there = ", ".join(one.id for one in found(name)[:_NEAR])
        raise NotFound(
            say(locale, "metric.none", name=name[:60]) + (say(locale, "metric.near", ids=there) if there else "")
        )
    return _page(metric, metrics(), locale)


def found(text: str) -> list[Metric]:
    """Return the metrics of which some name has all the words of a text, by id; all of them where there is no word."""
    words = set(key(text))
    return [
        metric
        for _, metric in sorted(metrics().items())
        if any(words <= set(key(spelling)) for spelling in metric.spellings())
    ]


def line(metric: Metric, locale: Locale) -> str:
    """Return a metric in one line: its id, its name, what it is, and its unit."""
    return " · ".join(filter(None, (metric.id, metric.name[locale], label(locale, metric.behaviour), metric.unit)))


def _page(metric: Metric, book: Book, locale: Locale) -> str:
    colon = "：" if locale == "zh-CN" else ": "
    other: Locale = "en" if locale == "zh-CN" else "zh-CN"
    names = [*metric.aliases.get(locale, ()), metric.name[other], *metric.aliases.get(other, ())]
    facts = [
        ("metric.names", ("、" if locale == "zh-CN" else ", ").join(names)),
        ("metric.behaviour", say(locale, f"metric.behaviour.{metric.behaviour}")),
        ("metric.unit", metric.unit),
        ("metric.better", label(locale, metric.better) if metric.better else say(locale, "metric.neither")),
        ("metric.range", _range(metric)),
        ("metric.formula", _formula(metric.formula, book, locale)),
        ("metric.complement", _called(metric.complement, book, locale)),
        ("metric.observed", say(locale, f"metric.observed.{metric.observed}")),
        ("metric.lag", _lag(metric.lag, locale)),
        ("metric.pitfalls", _wide(metric.pitfalls.get(locale, ""))),
        ("metric.source", metric.source),
    ]
    lines = [f"# {inline(metric.name[locale])} · `{metric.id}`", "", inline(_wide(metric.definition[locale])), ""]
    lines += [f"- {say(locale, name)}{colon}{inline(text)}" for name, text in facts if text]
    return "\n".join(lines) + "\n"


def _called(id: str, book: Book, locale: Locale) -> str:  # noqa: A002 - the field's name
    return book[id].name[locale] if id in book else id


def _formula(text: str, book: Book, locale: Locale) -> str:
    named = _NAME.sub(lambda found: _called(found[0], book, locale), text)
    return named.replace("*", "×").replace("/", "÷")


def _wide(text: str) -> str:
    """Return a text with Chinese punctuation behind Chinese characters; the files of knowledge write it narrow."""
    return _NARROW.sub(lambda found: _WIDE[found[0]], text)


def _range(metric: Metric) -> str:
    low, high = metric.range
    unit = metric.unit if metric.unit == "%" else ""
    if low is not None and high is not None:
        return f"{plain(low)}–{plain(high)}{unit}"
    return f"≥{plain(low)}{unit}" if low is not None else f"≤{plain(high)}{unit}" if high is not None else ""


def _lag(text: str, locale: Locale) -> str:
    read = quantity(text) if text else None
    return amount(read.value, read.unit, locale) if read else text
