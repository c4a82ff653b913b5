"""Totals right behind all of their parts: "tools 83, training 12, machines 50, 100 in total" leaves no doubt.

Where every figure of its kind from the start of a sentence on stands in a row, and the next one is called their total
and nothing else, or words say of how many it is the total, nothing else explains a total that they do not make.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Final

from mcp_server.language.amounts import PAUSE, Amount, like, of_one_unit, off
from mcp_server.language.claims import recompute
from mcp_server.language.folding import words
from mcp_server.language.relations import Said, said
from mcp_server.language.stated_balance import flows
from mcp_server.language.stated_rows import ASIDE, BREAKS, LEAST, MOST, OPEN, PARTED, TWICE
from mcp_server.language.stated_runs import plain
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

_GAP: Final = 48
"""Characters between two parts, and between the last and its total."""
_BESIDE: Final = 24
"""Characters behind a total that may say what is counted twice in it."""
_WHOLE: Final = 100
_FIGURE: Final = regex(r"[\ue000-\ue009]")
_NEAR: Final = Decimal("0.15")
"""How far what only a colon calls a total may be off."""
_ROUND: Final = 10_000
"""The largest step in which people count and seldom round."""
_ROUNDED: Final = regex(r"约|四舍五入|取整|尾差|左右|\brounded|rounding|about|nearly|roughly")
_BY_ROUNDING: Final = regex(r"四舍五入|[取约进舍]整|舍入|尾差|进位|尾数|\bround(?:ed|ing|s)?\b")
_ODD: Final = 3
"""How far off 100 shares may be that are rounded."""
_APART: Final = 30
"""The same where one of them is wrong."""
_TIMES: Final = 3
"""How many times as much as its parts a total may be, or they as much as it."""
_WORDS: Final = (
    *enumerate("两三四五六七八九十", 2),
    *enumerate(words("two three four five six seven eight nine ten"), 2),
)
_N: Final = {word: number for number, word in _WORDS}
_NUMBER: Final = f"[2-9]|{'|'.join(_N)}"
_ALL: Final = "总(?:投资|投入|费用|成本|预算|支出|收入|造价|价|额|人数|数)"
_ALL_OF: Final = regex(_ALL)
"""Words for a total that may be of more than stands before it."""
_TOTAL: Final = regex(
    r"^(?:(?:因|由于|经)?(?:四舍五入|取整|尾差)后?的?(?:原因|缘故)?)?"
    rf"(?:(?:以上|上述|前述|这|此|那){{0,2}}(?:(?P<n>{_NUMBER})大?[项类个种部块笔处批组家队层期段店厂库区县市校院线科班人次方条]{{1,2}}"
    rf"(?:费用|工作|支出|投入)?)?)?(?:合计|共计|总计|总共|一共|合共|加起来|共|{_ALL})(?:为|是|达|约|有|需|用|花|[:：])?$"
    rf"|^(?:and |or |so |that |which |this |these |they |it |all |the |for )*(?:(?P<m>{_NUMBER}) )?(?:of them )?"
    r"(?:are |is |makes? |comes? to )?(?:(?:in total|altogether|all told|in all|together)"
    r"(?: (?:that|it|this) (?:is|makes|comes to))?"
    r"|a total of|total(?:s|led|l?ing)?(?: (?:of|is|are|to))?|adds? up to|adding up to|sum(?:s|ming)? to)[,:]?$"
)
"""All the words from the last comma to a total."""
_BEHIND: Final = regex(r"^(?:[a-z-]+ )?(?:in total|altogether|all told|in all|all together)$")
_SO: Final = regex(r"^(?:(?:and|or|so|that is|which is|that makes|which makes|making|that) ?)*$")
"""Words before such a total that say no more."""
_AGAIN: Final = regex(r"\b(?:that is|i\.e|which is|equals|or)$|[即合]$|折[合算]|相当于|也就是|换算|等于", re.MULTILINE)
"""Words by which a figure is told again."""


def closed(own: Sequence[Amount], text: str, before: Sequence[Sequence[Amount]]) -> Iterator[Said]:
    """Yield the totals of a sentence that stand right behind all their parts, of it or of those *before* it."""
    for parts, whole, sure in _closed(own, text, before):
        made = sum((one.value for one in parts), Decimal(0))
        away = off(parts, whole)
        if away is not None and (
            made < whole.value * _TIMES and whole.value < made * _TIMES if sure else away <= _NEAR
        ):
            yield said("sum", parts, whole, sure=sure)._replace(certain=sure)


def rounded(
    own: Sequence[Amount], text: str, before: Sequence[Sequence[Amount]]
) -> Iterator[tuple[Sequence[Quantity], Quantity]]:
    """Yield such totals with their parts, where only the rounding of whole thousands may explain that they differ."""
    for parts, whole, sure in _closed(own, text, before):
        made = sum((one.value for one in parts), Decimal(0))
        every = (*parts, whole)
        whole_ones = all(1 < one.step <= _ROUND and "." not in one.text for one in every)
        result = recompute("sum", parts, whole)
        if sure and made != whole.value and result and result.holds and whole_ones and not _ROUNDED.search(text):
            yield parts, whole


def rounded_shares(
    own: Sequence[Amount], text: str, before: Sequence[Sequence[Amount]]
) -> Iterator[tuple[Sequence[Quantity], Quantity]]:
    """Yield shares of a sentence, or of the one *before*, with the sum that they are said to have by rounding.

    Who says that they make 101 has added them up as they stand.
    """
    if not _BY_ROUNDING.search(text):
        return
    for at, one in enumerate(own):
        bare = one.figure.dimension == "count" and not (one.figure.unit or one.figure.per)
        if not (bare or one.figure.dimension == "percent") or not 0 < abs(one.figure.value - _WHOLE) <= _ODD:
            continue
        parts = [two.figure for two in own[:at] if two.figure.dimension == "percent"]
        if not parts and before:
            parts = [two.figure for two in before[-1] if two.figure.dimension == "percent"]
        made = sum((two.value for two in parts), Decimal(0))
        if len(parts) >= LEAST and made != one.figure.value and abs(made - _WHOLE) <= _APART:
            text = f"{one.figure.value:f}%" if bare else one.figure.text
            yield parts, one.figure.model_copy(update={"unit": "%", "dimension": "percent", "text": text})


def _closed(
    own: Sequence[Amount], text: str, before: Sequence[Sequence[Amount]]
) -> Iterator[tuple[Sequence[Quantity], Quantity, bool]]:
    """Yield totals behind all their parts, and whether words call them so and not only a colon."""
    own = _by_one(_without_prices(own))
    clean = set(plain(own))
    for at, one in enumerate(own):
        found = _TOTAL.search(one.near)
        colon = at >= LEAST and one.head.strip() == ":"
        if one not in clean or not (found or colon or (_BEHIND.search(one.behind) and _SO.search(one.near))):
            continue
        number = _number(found["n"] or found["m"]) if found else 0
        shares = one.figure.dimension == "percent"
        row = [two for two in own[:at] if (two.figure.dimension == "percent") is shares]
        if found and row and row[-1].figure.dimension == "count" and row[-1].tail.strip() == one.near:
            # all three of them together
            number = int(row.pop().figure.value)
        if parts := _run(row, one):
            more = _more(text[parts[-1].place + 1 : one.place], parts[-1], one)
            parts = parts if _in_row([*parts, one], text) and number in {0, len(parts)} and not more else ()
        elif not row:
            parts = _numbered(before, one, number)
        if _are_parts(parts, one, text, number):
            *figures, whole = of_one_unit([*(two.figure for two in parts), one.figure])
            yield figures, whole, not (colon or _ALL_OF.search(one.near))
        elif parts and before and not number:
            # equipment 336. Works 64, software 50, investment of 450 in all
            earlier = [two for two in plain(before[-1]) if like(two.figure, one.figure)]
            if earlier and _are_parts([*earlier, *parts], one, text, 0):
                *figures, whole = of_one_unit([*(two.figure for two in (*earlier, *parts)), one.figure])
                yield figures, whole, False


def _without_prices(own: Sequence[Amount]) -> Sequence[Amount]:
    """Return figures without those that make the next one: two partner managers at $110,000, $220,000 a year."""
    made = {
        factor
        for one, two, three in zip(own, own[1:], own[2:], strict=False)
        if one.figure.value * two.figure.value == three.figure.value and like(two.figure, three.figure)
        for factor in (one, two)
        if one.figure.value != 1
    }
    return [one for one in own if one not in made] if made else own


def _by_one(own: Sequence[Amount]) -> Sequence[Amount]:
    """Return the figures of a sentence as amounts where a total is of one thing like them: $11 a box, $5, $17 a box."""
    every = {one.figure.per for one in own} - {""}
    of_it = len(every) == 1 and any(
        one.head.strip() == ":" and (one.figure.per or re.search(rf"\b{next(iter(every))}\b", one.behind))
        for one in own
    )
    if not of_it:
        return own
    return [replace(one, figure=one.figure.model_copy(update={"per": ""})) for one in own]


def _run(row: Sequence[Amount], total: Amount) -> Sequence[Amount]:
    """Return the figures like a total that stand last; none where others like it stand before them."""
    first = len(row)
    while first and like(row[first - 1].figure, total.figure):
        first -= 1
    return () if any(like(one.figure, total.figure) for one in row[:first]) else row[first:]


def _more(gap: str, last: Amount, total: Amount) -> bool:
    """Whether more is told between the last part and its total than words of theirs: with those on loan."""
    own = {last.behind, total.near, ""}
    return any(words.strip() not in own and not _FIGURE.search(words) for words in PAUSE.split(gap.rstrip(" :(")))


def _numbered(before: Sequence[Sequence[Amount]], total: Amount, number: int) -> Sequence[Amount]:
    """Return so many figures of the last sentences that these hold no others which might be meant."""
    parts: list[Amount] = []
    for own in reversed(before):
        parts = [*(one for one in plain(own) if like(one.figure, total.figure)), *parts]
        if len(parts) >= number:
            break
    return parts if len(parts) == number > 0 else []


def _number(word: str | None) -> int:
    return int(word) if word and word.isdigit() else _N.get(word or "", 0)


def _in_row(row: Sequence[Amount], text: str) -> bool:
    """Whether figures follow each other as the members of a list do."""
    for one, other in pairwise(row):
        gap = text[one.place + 1 : other.place]
        if len(gap) > _GAP or not PARTED.search(gap) or BREAKS.search(gap):
            return False
    return True


def _are_parts(parts: Sequence[Amount], total: Amount, text: str, number: int) -> bool:
    """Whether nothing beside figures says that they are less than all parts of a total, or more."""
    if total.figure.value == _WHOLE and total.figure.dimension == "percent":
        return False
    if not (LEAST if not number else 2) <= len(parts) <= MOST or any(
        not like(one.figure, total.figure) for one in parts
    ):
        return False
    units = {one.figure.unit for one in parts}
    bare = [one for one in parts if not (one.figure.unit or one.near)]
    listed = len(units) == 2 and parts[-1].figure.unit in units - {""} and not any(one.near for one in parts[1:])
    if not listed and (len(units) > 1 or len(bare) > 1):
        # 1, 2, 3 and 5 are numbers of houses; 46, 52 and 39 pupils are all pupils
        return False
    beside = "\n".join(f"{one.near}\n{one.behind}" for one in parts)
    return not (
        len(plain(parts)) < len(parts)
        or ASIDE.search(beside)
        or OPEN.search(beside)
        or (total.figure.unit != "人次" and TWICE.search(text, 0, total.place + _BESIDE))
        or flows(parts)
        or _AGAIN.search(beside)
    )
