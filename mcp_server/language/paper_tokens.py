"""The tokens of a page: not those of its code, and dates also where they are written with blanks."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Final

from mcp_server.language.pages import Page
from mcp_server.language.quantities import Token, tokens


def tokens_of(page: Page) -> Iterator[Token]:
    """Return the tokens of a page."""
    return _tight(_said(page))


_LOOSE: Final = re.compile(r"(?<=[0-9])[ \u00a0](?=[年月日号时点分至到])|(?<=[年月至到])[ \u00a0](?=[0-9])")


def _tight(text: str) -> Iterator[Token]:
    """Yield the tokens of a text whose dates may be written with blanks (6 月 8 日), with offsets as written."""
    gaps = [found.start() for found in _LOOSE.finditer(text)]
    if not gaps:
        yield from tokens(text)
        return
    tight = _LOOSE.sub("", text)
    # where the n-th gap lies in the tight text
    cuts = [gap - number for number, gap in enumerate(gaps)]
    for token in tokens(tight):
        start, end = token.start + bisect_right(cuts, token.start), token.end + bisect_left(cuts, token.end)
        figure = token.quantity and token.quantity.model_copy(update={"start": start, "end": end})
        yield token._replace(start=start, end=end, quantity=figure)


def _said(page: Page) -> str:
    """Return a text with blanks in the place of code, so that offsets hold."""
    if all(line.sort != "code" for line in page.lines):
        return page.text
    pieces, at = [], 0
    for line in page.lines:
        if line.sort == "code":
            pieces += [page.text[at : line.start], " " * len(line.text)]
            at = line.start + len(line.text)
    return "".join([*pieces, page.text[at:]])
