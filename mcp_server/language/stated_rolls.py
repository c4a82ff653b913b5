"""Things that are named first and counted behind, and those of a table that a sentence counts elsewhere."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from mcp_server.language.folding import fold
from mcp_server.language.members import INNER, own_number
from mcp_server.language.numerals import whole_number
from mcp_server.language.pages import Page, Sentence, Table
from mcp_server.language.relations import Said
from mcp_server.language.stated_counts import MOST, Piece, Told
from mcp_server.regex import regex

_LONG: Final = 40
"""Characters beyond which what is named is no name."""
_FEW: Final = 3
"""Words of a phrase of time or place, and no name."""
_HEAD: Final = 16
"""Characters beyond which the head of a column is no noun."""
_TABLES: Final = 40
"""Tables that sentences are held against."""
_AWAY: Final = 2
"""By how much a number of things is off where they were meant."""
_UNITS: Final = frozenset("档级样本份台套个家项类大门种名位人次场天期批轮处栋幢座条件样道款")
_NAME: Final = r"(?:[^,;:、。!?()的等]|等(?=[奖级次座舱品])){1,20}"
_PAUSED: Final = regex(r"日,\s?$")
"""Behind the last of several days."""
_CALLED: Final = regex(rf"(?P<list>{_NAME}(?:、{_NAME}){{1,24}})$")
_TOGETHER: Final = regex(r"(?:,|\(|——?|-)?\s?(?:一?共|总共|共计|合计|总计|合共|全部|计|加起来)(?:有|是|为|计)?\s?$")
"""Between what is named and its number."""
_OPENED: Final = regex(r"\s?\((?:共|total:? |in all,? )?\s?$")
_CLOSED: Final = regex(r"^\s?(?:[\u4e00-\u9fff]{0,3}|[a-z]+(?: [a-z]+)?|in (?:all|total))?\s?(?:[,;][^()]{0,40})?\)")
_OTHERS: Final = regex(
    r"其他|其它|其余|另外|以及|每(?![周月年])|[这该各前近超约第为有两]\s?$"
    r"|\b(?:others?|etc|and so on|e\.g|such as|including)\b"
)
_VERB: Final = regex(
    r".*(?:由|在|是|为|有|对|向|给|把|从|和我|包括|选派|覆盖|走访|设立|开设|涉及|邀请|新增|采购|到访|参加"
    r"|出席|列席|请了|抽查|检查|关停|停用)"
)
_GROUP: Final = regex(r"^\s?(?:成员|组员|队员|同事|同学|老师|队友|人员)?(?:都|全部|均|皆|一致|全体)")
_LAST: Final = regex(r"(?:以及|和|与|及)(?=[^、]*$)")
_JOINED: Final = regex("[和与及]")
_FEW_OF: Final = regex(r"(?P<n>[一两二三四五六七八九])[位名个](?P<who>.{1,12})$")
_LABEL: Final = regex(
    r"(?:[0-9]{1,2}月)?(?P<n>[0-9]{1,4})(?:[-–~至到](?P<m>[0-9]{1,4}))?(?:[号#日月栋幢期班楼]?(?![0-9])[\u4e00-\u9fff]{0,5})"
)
_BEHIND_EN: Final = regex(r"^(?: [a-z]+){0,2}? (?:in all|in total|altogether|all told|together)\b")
_AHEAD_EN: Final = regex(
    r"(?:,| –| —|—)\s?(?:(?:that is|that's|this is|so|i\.e\.)? ?(?:in all|a total of|making|totall?ing|all)? ?)$"
)
_LEADS_EN: Final = regex(r"\b(?:in all|a total of|making|totall?ing) ?$")
_ADVERB: Final = regex(
    r"^(?:on|in|at|by|after|during|since|for|with|as|if|when|however|today|yesterday|last|this|so|but|also|then"
    r"|finally|from|until|because|while|although|and)\b"
)
_AND: Final = regex(r",? (?:and|&|plus) ")


def rolls(piece: Piece) -> Iterator[Said]:
    """Yield things that are named before they are counted: 北京、上海、广州三个城市; A, B and C, three in all."""
    done: tuple[str, ...] = ()
    for one in piece.told:
        if done and regex("[人名位]").search(one.figure.unit) and _GROUP.search(piece.text[one.end : one.end + 12]):
            # 由甲、乙、丙三人组成，四名成员都……
            yield Said(one.figure.start, "count", done, one.figure, clear=True)
            continue
        found = _called(piece, one) or _named(piece, one)
        if found is None:
            continue
        items, clear = found
        yield Said(one.figure.start, "count", items, one.figure, clear=clear)
        if clear and len(items) == one.figure.value:
            done = items


def _called(piece: Piece, one: Told) -> tuple[tuple[str, ...], bool] | None:
    """Return the Chinese names right before their number, and whether it is clear that they are all."""
    ahead = piece.text[: one.low]
    together = _TOGETHER.search(ahead)
    opened = None if together else _OPENED.search(ahead)
    if opened and not _CLOSED.search(piece.text[one.end : one.end + 8]):
        return None
    joined = together or opened or _PAUSED.search(ahead)
    found = _CALLED.search(ahead[: joined.start()] if joined else ahead)
    counted = piece.text[one.low : one.end + 2]
    if found is None or not (one.figure.unit in _UNITS or set(counted) & _UNITS):
        return None
    names, low = found["list"], found.start("list")
    # 项目组由张工、李工: what stands before the verb is no name
    if verb := _VERB.match(names.partition("、")[0]):
        names, low = names[verb.end() :], low + verb.end()
    # the last two are joined: 甲、乙和丙
    parted = _LAST.sub(lambda found: "、" + " " * (len(found[0]) - 1), names)
    spans = [part.span() for part in re.finditer("[^、]+", parted) if names[slice(*part.span())].strip()]
    written = [names[a:b].replace(" ", "") for a, b in spans]
    items = tuple(piece.written(low + a, low + b).strip() for a, b in spans)
    labels = [_LABEL.fullmatch(text) for text in written]
    several = [label or _FEW_OF.match(text) for label, text in zip(labels, written, strict=True)]
    figures = any(
        low + a <= at < low + b
        for (a, b), own in zip(spans, several, strict=True)
        if not own
        for at in piece.quantities
    )
    if figures:
        # so many of each: a sum
        return None
    if any(c.isdigit() for c in names):
        if not all(labels[:-1]):
            return None
        items = tuple(text for item, label in zip(items, labels, strict=True) for text in _spread(item, label))
    behind = piece.text[one.end : one.end + 8]
    items = tuple(text for item in items for text in _several(item))
    noun = bool(joined) or bool(
        regex(r"^[\u4e00-\u9fff]{2}|^[档级类种样][。;,!]?").search(behind if one.figure.unit else behind[:2])
    )
    if len(items) < 2 or _OTHERS.search(names) or not noun:
        return None
    pairs = bool(_JOINED.search(parted))
    return items, not pairs and len(items) > 2 and abs(len(items) - int(one.figure.value)) <= _AWAY


def _several(item: str) -> Sequence[str]:
    """Return each of a few who are named together: 两位副校长 are two."""
    found = _FEW_OF.match(item)
    return [f"{found['who']} {n}" for n in range(1, whole_number(found["n"]) + 1)] if found else [item]


def _spread(item: str, label: re.Match[str] | None) -> Sequence[str]:
    """Return each of a range of numbers: 3-5号楼 are three."""
    if label is None or not label["m"]:
        return [item]
    low, high = int(label["n"]), int(label["m"])
    return [f"{n}" for n in range(low, high + 1)] if low < high <= low + MOST else [item]


def _named(piece: Piece, one: Told) -> tuple[tuple[str, ...], bool] | None:
    """Return the English names right before their number, and whether it is clear that they are all."""
    ahead, behind = piece.text[: one.low], piece.text[one.end : one.end + 40]
    opened = _OPENED.search(ahead)
    closed = opened and _CLOSED.search(behind)
    told = _BEHIND_EN.search(behind) or _LEADS_EN.search(ahead)
    cut = opened if closed else _AHEAD_EN.search(ahead) if told else None
    if cut is None:
        return None
    # what stands in brackets parts nothing: nurse (chair), two consultants
    ahead = INNER.sub(lambda found: " " * len(found[0]), ahead[: cut.start()])
    low = max((found.end() for found in re.finditer(r"[:;(–—]|\. ", ahead)), default=0)
    names = ahead[low:]
    colon = low > 0 and ahead[low - 1] == ":"
    figures = [at for at in piece.quantities if low <= at < cut.start()]
    if (figures and not (colon and closed)) or _OTHERS.search(names) or "、" in names:
        return None
    spans, at = [], 0
    for found in re.finditer(r",(?: (?:and|&|plus) )?| (?:and|&|plus) ", names):
        spans.append((low + at, low + found.start()))
        at = found.end()
    spans.append((low + at, cut.start()))
    spans = [(a, b) for a, b in spans if piece.text[a:b].strip()]
    first = piece.text[spans[0][0] : spans[0][1]].strip()
    if not colon and _ADVERB.search(first) and first.count(" ") < _FEW:
        # on Monday, we saw Leeds, York and Hull
        spans = spans[1:]
    items = tuple(piece.written(a, b).strip() for a, b in spans)
    if figures:
        own = [own_number(piece.text[a:b].strip()) for a, b in spans]
        if len(figures) > sum(bool(n and n > 1) for n in own):
            return None
        items = tuple(item for item, n in zip(items, own, strict=True) for item in [item] * (n or 1))
    last = names[names.rfind(",") :]
    if len(items) < 3 or any(len(text) > _LONG for text in items[1:]) or not (colon or _AND.search(last)):
        return None
    return items, len(_AND.findall(names)) < 2 and abs(len(items) - int(one.figure.value)) <= _AWAY


_ALL_ZH: Final = regex(r"(?:共|全部|所有|全|涉及|覆盖|上述|以上|这|全体|合计)(?:有|是|的)?\s?$")
_ALL_ZH_BEHIND: Final = regex(r"^(?:全部|均|都|皆|无一|一律)")
_ALL_EN: Final = regex(r"\b(?:all(?: of)?(?: the| our| these)?|each of the|these|across(?: the| our)?) $")
_WITHIN_EN: Final = regex(r"^,? (?:in|of|from|that|which|with|on|at|to|under|over|outside|whose|listed) ")
_REST: Final = regex(
    r"^\W*(?:其他|其它|其余|others?|rest|remaining|合计|总计|小计|共计|total|sum|average|平均|all)\b", re.IGNORECASE
)


def of_tables(page: Page, read: Sequence[Piece]) -> Iterator[tuple[Said, Sentence]]:
    """Yield the number of all things of a sort that a sentence tells, against the rows of the one table of them."""
    named: dict[str, list[Table]] = {}
    for table in page.tables:
        if table.rows and table.heads.cells:
            named.setdefault(fold(table.heads.cells[0].text).text.lower().partition("(")[0].strip(" *_"), []).append(
                table
            )
    for name, (table, *others) in [*named.items()][:_TABLES]:
        names = [row.cells[0].text.strip() for row in table.rows if row.cells and row.cells[0].text.strip()]
        items = tuple(text for text in names if not _REST.search(text))
        whole = len(set(names)) == len(table.rows) and 2 <= len(items) <= MOST
        if others or not 2 <= len(name) <= _HEAD or not whole:
            continue
        noun = regex(
            rf"^[^\s]{{1,5}}?{re.escape(name)}|^\S+ (?:[a-z-]+ )?{re.escape(name.rstrip('sy'))}(?:y|s|es|ies)?\b"
        )
        for piece in read:
            for one in piece.told:
                found = noun.match(piece.text[one.low : one.low + 48])
                if found is None or abs(len(items) - one.figure.value) > _AWAY:
                    continue
                ahead, behind = piece.text[: one.low], piece.text[one.low + found.end() :]
                every = _ALL_ZH.search(ahead) or _ALL_ZH_BEHIND.search(behind) or _ALL_EN.search(ahead)
                if every and not _WITHIN_EN.search(behind):
                    yield Said(one.figure.start, "count", items, one.figure, clear=True), piece.sentence
