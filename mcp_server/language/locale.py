"""Which language a text is written in."""

from collections.abc import Iterator
from typing import Any

from mcp_server.model.base import Model
from mcp_server.regex import regex

_HAN = regex(r"[\u3400-\u9fff]")
_LATIN = regex(r"[A-Za-z]+")
ENOUGH = 1_000
"""Characters that decide."""


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for member in value.values():
            yield from _texts(member)
    elif isinstance(value, list | tuple):
        for member in value:
            yield from _texts(member)
    elif isinstance(value, Model):
        for name in type(value).model_fields:
            if member := getattr(value, name):
                yield from _texts(member)


def locale_of(value: Any) -> str:
    """Return zh-CN where Chinese characters outnumber half of the Latin words in a text, brief or JSON; else en."""
    texts, seen = [], 0
    for text in _texts(value):
        texts.append(text)
        seen += len(text)
        if seen > ENOUGH:
            break
    said = "\n".join(texts)
    return "zh-CN" if len(_HAN.findall(said)) * 2 > len(_LATIN.findall(said)) else "en"
