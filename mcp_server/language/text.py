"""A text, and what is read from it once for all who look at it."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from mcp_server.errors import TooLarge
from mcp_server.language.naming import Named
from mcp_server.language.naming import named as named_in
from mcp_server.language.otherwise import Otherwise
from mcp_server.language.pages import Page, page
from mcp_server.language.paper_tokens import tokens_of
from mcp_server.language.quantities import Token
from mcp_server.language.shapes import SPELLED, Shape, bare, shapes
from mcp_server.language.stated_each import Fit, each_of
from mcp_server.language.timely import Moments, moments_of
from mcp_server.language.times import year_of
from mcp_server.language.verdict_words import LIKELY
from mcp_server.limits import PAIRS, VALUES
from mcp_server.model.quantity import Quantity


@dataclass(frozen=True)
class Text:
    """A text, and what is read from it once for all who look at it."""

    page: Page
    tokens: tuple[Token, ...]

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """Its figures."""
        return tuple(token.quantity for token in self.tokens if token.quantity)

    @cached_property
    def year(self) -> int | None:
        """The one year that it speaks of most; nothing where it names none."""
        years = Counter(year for token in self.tokens[:500] if token.sort == "date" and (year := year_of(token.text)))
        return years.most_common(1)[0][0] if years else None

    @cached_property
    def shapes(self) -> tuple[Shape, ...]:
        """Its sentences that have a figure."""
        return tuple(shapes(self.page, self.tokens))

    @cached_property
    def moments(self) -> tuple[Moments, ...]:
        """Its sentences that speak of time."""
        return tuple(moments_of(self.page, self.year))

    @cached_property
    def told(self) -> tuple[Shape, ...]:
        """Its sentences that have a figure, or a word of verdict."""
        return self._with(LIKELY)

    @cached_property
    def spelled(self) -> tuple[Shape, ...]:
        """Its sentences that have a figure, or may have one in words."""
        return self._with(SPELLED)

    @cached_property
    def named(self) -> list[Named]:
        """Its figures with the words that say what each is the figure of."""
        return named_in(self.page, self.shapes)

    @cached_property
    def fits(self) -> list[Fit]:
        """Its amounts for each of something that miss their total and number."""
        return each_of(self.shapes, self.named)

    @cached_property
    def otherwise(self) -> Otherwise:
        """How its figures follow otherwise than readings that fail say."""
        return Otherwise(self.spelled, self.page.lines)

    def _with(self, words: re.Pattern[str]) -> tuple[Shape, ...]:
        """Return its sentences that have a figure or some of these words."""
        return tuple(sorted((*self.shapes, *bare(self.page, self.tokens, words)), key=lambda one: one.sentence.start))


def read_text(text: str) -> Text:
    """Return a text as sentences, tables and tokens; raise TooLarge where they are more than a person would write."""
    pages = page(text)
    read = Text(pages, tuple(tokens_of(pages)))
    for what, count in (("sentences", len(read.page.sentences)), ("figures", len(read.tokens))):
        if count >= VALUES:
            raise TooLarge(f"The text has {VALUES:,} {what} or more (limit VALUES): send it in parts.")
    if sum(len(shape.tokens) ** 2 for shape in read.shapes) > PAIRS:
        raise TooLarge(
            f"The text has more than {PAIRS:,} pairs of figures in its sentences (limit PAIRS): send it in parts."
        )
    return read
