"""What was there, what came and what went, and what is left: balances, net amounts and remainders."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product
from typing import Final, Literal, cast

from mcp_server.language.amounts import Amount, negative, of_one_unit, off
from mcp_server.language.folding import HAN_RUN
from mcp_server.language.relations import Said, said
from mcp_server.language.shapes import DATE
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

Sign = Literal["open", "in", "out", ""]
THERE: Final[Sign] = "open"
GONE: Final[Sign] = "out"

_MOST: Final = 8
"""Figures of one balance."""
_FEWEST: Final = 4
"""Figures of a balance over several sentences."""
_OPENS: Final = regex(
    r"\b(?:open(?:ing|ed|s)?|beg[ai]n(?:ning)?|start(?:ed|ing|s)?|brought forward|b/f|stood at|initial(?:ly)?"
    r"|(?:carried|brought) (?:in|over from)|b/d|previous(?:ly)?|outstanding when|on the books|at first"
    r"|originally"
    r"|gross)\b"
    r"|期初|[月年周季日]初|初始|上[个]?[月期年周季](?:末|结|余|遗|留|存|剩)|结转|原有|原来|原(?=\s?$|[是为共])|应发|应付|应收"
    r"|含税(?<!不含税)|价税合计"
)
_OPENED: Final = regex(
    r"^in (?:the )?(?:store|stock|hand|house|bank) (?:on|at) |^(?:at the (?:start|beginning)|to start with)\b"
)
_COMES: Final = regex(
    r"\b(?:receipts?|received|receiv(?:es|ing)|joined|joiners|starters|add(?:ed|ing|itions)|hir(?:ed|es)"
    r"|deposit(?:s|ed)?|bought"
    r"|purchase[sd]?|inflows?|takings|income|took (?:in|on|delivery of)|admi(?:tted|ssions)|recruit(?:ed|s)?"
    r"|deliver(?:ed|ies)|arriv(?:als|ed)|new|inward|incoming|plus|gain(?:ed)?|raised|earned|collected|drew|got"
    r"|came(?: in| by)?|cooked|baked|brewed|made|produced|printed|picked|harvested|hatched"
    r"|bottled|built|opened|logged|reported|registered|enrolled|taken on|moved in|won|started|logged|lodged|filed"
    r"|paid in|sign(?:ed )?-?ups?)\b"
    r"|进货|买[进入]|收进|运进|入库|到货|收入|收到|收回|新增|新招|新进|入职|入院|入住|转入|调入|补货|购入|购进|采购|招聘|加入|存入"
    r"|买进|买入|收进|运进|搬进|调来|补进|接收|并入|划入|捐入|孵出|出生"
    r"|流入|归还|新签|增加|补充|增购|追加|扩容|新到|新进|带来|贡献|进账|回来|募得|募集|拨入|补回"
)
_GOES: Final = regex(
    r"\b(?:less|minus|ship(?:ped|ments)|s(?:old|ales)|w(?:rote|rite|ritten)[ -]offs?|paid(?! in)(?: out)?"
    r"|payments?|spen[td]"
    r"|spending|expen(?:ses|diture)|outgoings?|outflows?|withdr(?:ew|awn|awals?)|return(?:ed|s)|gave (?:away"
    r"|out)|used|lost|scrapped"
    r"|deduct(?:ing|ed|ions?)|after|net of|took out|issue[sd]|leavers|departures|cancel\w+|disposals?"
    r"|disposed of|dispatched"
    r"|discharge[sd]|repa(?:id|yments?)|discounts?|refund(?:ed|s)|minus|resign\w*|retire\w*|turned down"
    r"|rejected|sent out|went out"
    r"|handed out|served|threw|thrown|gave|given|burn(?:ed|t)|ate|eaten|drank|planted|posted|sprayed|drew down"
    r"|transferred"
    r"|moved out|concluded|decided|settled|finished|churned|dropped(?: out)?|died|fell due|broke|broken|scrapped"
    r"|disposed"
    r"|dispatched|sent|loaned|lent|donated|raffled|paid off|left|quit|consum(?:ed|ption)|closed|solved|resolved"
    r"|completed"
    r"|handled|tax(?:es)?|vat|fees?)\b"
    r"|出库|出货|支出|付出|付款|离职|注销|领用|报废|发出|发货|发往|销售|售出|卖出|卖掉|扣|减|退|转出|调出|损耗"
    r"|用掉|用去|用了|花|烂掉|坏掉|坏了|送走|送出|运走|运出|拉走|调走|搬走|搬出|领走|烧掉|病死|死亡|拆除|划出|借出|外借|遗失|折损"
    r"|流出|流失|出院|耗用|消耗|取出|还款|辞职|解约|核销|税额|折扣|优惠|作废|破损|丢失|关闭|办结|结案|解决|处理"
    r"|完成|交付|归档|吃掉|消化|拨付|拨出|付掉|流出|用去|装修|还贷|偿还|缴|赔付|捐出|带走|淘汰|取消|撤销|下架"
)
_WENT: Final = regex(
    r"^(?:[a-z-]+ )?(?:(?:went|flowed|moved|drained|passed) out|(?:were |was |have |had |been )*(?:sold|shipped"
    r"|written off|returned|discharged|used"
    r"|scrapped|lost"
    r"|cancelled|given away|turned down|rejected|spent|paid out|withdrawn|left|resigned|retired|died|churned"
    r"|dropped out|moved away|gone|went home|moved on)"
    r"|(?:in|of|for) (?:[a-z]+ )?(?:returns|discounts|costs|expenses|fees|tax(?:es)?|deductions|refunds|write-offs))\b"
    r"|^(?:退|离职|注销|报废|出库|领走|发往|发出|卖出)"
)
_CAME: Final = regex(
    r"^(?:[a-z-]+ )?(?:were |was |have |had |been )*(?:joined|arrived|came in|added|hired|admitted|bought"
    r"|delivered|recruited"
    r"|received|signed up|taken on)\b|^(?:新增|入职|入库|到货|加入)"
)
_BACK: Final = regex(
    r"^(?:重新|再次?|又)[入上回]|^(?:[a-z]+ )?(?:came|come|were (?:put|taken)|went) back (?:in|on|to)\b"
)
"""What had gone and is there again."""
_CLOSES: Final = regex(
    r"\b(?:clos(?:ing|ed|es?)|end(?:ed|ing|s)?|finish(?:ed|es|ing)?|carried (?:forward|over|out|down)|rolled over"
    r"|c/[fd]|balance|stood over|on hand|stock|now|tonight|today|left with|comes? down to"
    r"|came down to)\b"
    r"|期末|[月年周季日]末|月底|年底|结存|余额|库存|遗留|未结|积压"
)
_NET: Final = regex(
    r"\bfor a net\b|\bnet (?:gain|loss|change|proceeds|pay)\b|\btake-home\b|净增|净减|净额|净[利收入流]|实发"
    r"|实收|实付|实到|到手|不含税|结余|盈余"
)
_REST: Final = regex(
    r"\b(?:leav(?:ing|es?)|left(?: us)?(?: with)?|remain(?:ing|s|ed|der)|the rest|the others?)\b|余下|剩余|剩下"
    r"|还剩|尚余|仅剩|剩|其余|留下|(?<![多业])余$"
)
_REST_BEHIND: Final = regex(
    r"^(?:[a-z]+ ){0,2}(?:are |is |were |was )?(?:left|remain(?:s|ed|ing)?|still|in hand|to go|at the (?:end|close)"
    r"|on hand|in stock|now"
    r"|today|tonight|stood over|open|on the books|in it|over)\b"
)
_ELSE: Final = regex(
    r"\b(?:targets?|goals?|plan(?:ned)?|budget(?:ed)?|last (?:year|month|week|quarter)|average|mean|each|per"
    r"|every|than|compared"
    r"|forecast|expect\w*|at least|including|of which|increase[sd]?|decrease[sd]?|grew|growth|rose|fell|higher"
    r"|lower|fiscal"
    r"|compared|change)\b|\b(?:from|by|than)$"
    r"|目标|计划|预算|预计|去年|上年|同期|同比|环比|平均|人均|每|[日周月年]增|其中|最[高低多少]|较|比"
)
_JOINS: Final = frozenset({"", "and", "plus", "和", "及", "以及", "与", "另", "and the other", "and another"})

_OPENED_NOW: Final = regex(r"\b(?:open(?:ed|s)?|started|begun|began)\b")
_GUESSED: Final = 2
"""Figures of a balance of which words may leave open whether they came or went."""
_NOUN: Final = 2
"""Characters that make a Chinese noun."""
_DATED: Final = regex(
    rf"{DATE}|\b(?:had|held|there (?:were|was)|now|today|at (?:the )?(?:start|beginning|end|close|opening)"
    rf"|last (?:year|month|week|quarter)"
    r"|(?:year|month)[- ]end|this (?:morning|evening))\b|[年月周季期](?:初|末|底)|目前|现有|现在|截至"
)
_MORE_OF_IT: Final = regex(r"^[、和及与]|\band (?:the |a )?[a-z ]{1,20} of\s?$")


def sign(near: str, behind: str = "") -> Sign:
    """Return what the words beside a figure say of it: it was there first, it came, it went, or nothing of the kind."""
    if near.endswith(" and") and (_WENT.search(behind) or _CAME.search(behind)):
        # five joined and three left: what stands before it is told of the one before
        near = ""
    if _OPENS.search(near) or _OPENED.search(behind):
        return "open"
    if _BACK.search(behind):
        return "in"
    # the verb next to the figure counts: "received, of those sold"
    goes = max((found.start() for found in _GOES.finditer(near)), default=-1)
    comes = max((found.start() for found in _COMES.finditer(near)), default=-1)
    if goes < 0 and comes < 0:
        return "out" if _WENT.search(behind) else "in" if _CAME.search(behind) else ""
    return "out" if goes > comes else "in"


def closes(near: str, behind: str = "") -> bool:
    """Whether words say that a figure is what is there in the end."""
    return bool(_CLOSES.search(near) or _REST.search(near) or _REST_BEHIND.search(behind))


def flows(parts: Sequence[Amount]) -> list[Quantity] | None:
    """Return figures with their signs where some came and some went; nothing where they are only members."""
    signs = [sign(one.near, one.behind) for one in parts]
    if THERE not in signs and not {"in", GONE} <= set(signs):
        return None
    return [negative(one.figure) if own == GONE else one.figure for one, own in zip(parts, signs, strict=True)]


def stocks(kind: Sequence[Amount]) -> Iterator[Said]:
    """Yield what is left from one figure that opens to one that closes, with all that came and went between them."""
    opened = None
    for at, one in enumerate(kind):
        if opened is not None and _FEWEST <= at - opened + 1 <= _MOST and _ends(kind[opened], one):
            told = list(balances(kind[opened : at + 1]))
            yield from told
            opened = at if told else opened
        if sign(one.near, one.behind) == THERE or _DATED.search(f"{one.near} {one.behind}"):
            opened = at


def turned(kind: Sequence[Amount]) -> Iterator[Said]:
    """Yield what is left where it is said first: the end, the start, and what came and went between them."""
    if not _FEWEST <= len(kind) <= _MOST or any(_ELSE.search(one.head) or _ELSE.search(one.tail) for one in kind):
        return
    signs = [sign(one.near, one.behind) for one in kind]
    ends = [n for n, one in enumerate(kind) if signs[n] != THERE and _CLOSES.search(one.near)]
    if signs.count(THERE) != 1 or len(ends) != 1 or ends[0] == len(kind) - 1:
        return
    last = kind[ends[0]]
    rest = [(one, own) for one, own in zip(kind, signs, strict=True) if one is not last]
    rest.sort(key=lambda pair: pair[1] != THERE)
    unknown = sum(own == "" for _, own in rest)
    if unknown <= 1 and unknown < len(rest) - 1:
        yield from _guessed([*(one for one, _ in rest), last], [own for _, own in rest])


def _ends(first: Amount, last: Amount) -> bool:
    """Whether two figures are of one stock at two times: by words, by a date beside each, or by the same noun."""
    if closes(last.near, last.behind):
        return True
    if all(_DATED.search(f"{one.near} {one.behind}") for one in (first, last)):
        return True
    names = [HAN_RUN.findall(one.near) for one in (first, last)]
    return bool(names[0] and names[1] and len(names[0][-1]) > 1 and names[0][-1][-_NOUN:] == names[1][-1][-_NOUN:])


def balances(kind: Sequence[Amount]) -> Iterator[Said]:
    """Yield what is left of figures that can be added, where the words give a part to most of them."""
    if not 3 <= len(kind) <= _MOST or any(_ELSE.search(one.head) or _ELSE.search(one.tail) for one in kind):
        return
    *flows, last = kind
    rest = bool(_REST.search(last.near) or _REST_BEHIND.search(last.behind))
    net = bool(_NET.search(last.near))
    ends = len(kind) >= _FEWEST and _ends(kind[0], last)
    if not (rest or net or ends or _CLOSES.search(last.near)):
        return
    signs: list[Sign] = []
    for one in flows:
        own = sign(one.near, one.behind)
        joins = signs and signs[-1] != THERE and (one.near in _JOINS or _MORE_OF_IT.search(one.head))
        if own == THERE and signs[:1] == [THERE] and _OPENED_NOW.search(one.near):
            # so many carried in, so many opened: these came
            own = "in"
        signs.append(own if own or not joins else signs[-1])
    strict = False
    if rest and not any(own in {"in", "open"} for own in signs[1:]) and "" in signs[1:]:
        # of so many, these and those: what is not left has gone
        signs, strict = [GONE if n else THERE for n in range(len(flows))], True
    elif ends and signs[1:].count("") <= _GUESSED and THERE not in signs[1:] and set(signs[1:]) != {""}:
        yield from _guessed(kind, [THERE, *signs[1:]])
        return
    bases = [n for n, own in enumerate(signs) if own in {"open", ""}]
    based = len(bases) == 1 and signs.count("open") <= 1
    flowing = not bases and net and "in" in signs and "out" in signs
    if not (based or flowing) or (set(signs) <= {"in"}):
        return
    if found := _left(kind, signs):
        reading, away = found
        yield reading._replace(clear=away <= (Decimal("0.15") if strict else Decimal("0.4")))


def nets(kind: Sequence[Amount]) -> Iterator[Said]:
    """Yield what is called net of the figure of the same name before it, without those between the two."""
    for at, one in enumerate(kind[2:], 2):
        found = _NET_OF.search(one.near)
        name = found and (found[1] or found[2])
        for first in range(at - 2, max(-1, at - _MOST), -1):
            whole = kind[first]
            if not name or name not in whole.near or _NET_OF.search(whole.near):
                continue
            parts = [whole.figure, *(negative(two.figure) for two in kind[first + 1 : at])]
            if any(_ELSE.search(two.near) and two is not whole for two in kind[first : at + 1]):
                break
            away = off(parts, one.figure)
            if away is not None and away * one.figure.value <= whole.figure.value * _NEARLY:
                yield said("sum", parts, one.figure)
            break


def scattered(kind: Sequence[Amount]) -> Iterator[Said]:
    """Yield what is there in the end of a pair that tells both ends, with what came and went before them."""
    if not _FEWEST <= len(kind) <= _MOST:
        return
    *flowing, first, last = kind
    if not (_START.search(f"{first.near} {first.behind}") and _END.search(f"{last.near} {last.behind}")):
        return
    signs: list[Sign] = ["in" if _OPENED_NOW.search(one.near) else sign(one.near, one.behind) for one in flowing]
    found = _left([first, *flowing, last], [THERE, *signs]) if set(signs) == {"in", GONE} else None
    if found and not any(_ELSE.search(one.near) for one in kind):
        away = off([one for one in found[0].of if isinstance(one, Quantity)], last.figure)
        yield found[0]._replace(clear=away is not None and away <= _NEARLY)


_START: Final = regex(
    r"\b(?:at|from) the (?:start|beginning|open\w*)\b|\b(?:start|beginning) of\b|^opening|[月年周季期日]初"
)
_END: Final = regex(r"\b(?:at|by) the (?:end|close)\b|\bend of\b|^closing|[月年周季期日][末底]")
_NET_OF: Final = regex(r"净([\u4e00-\u9fff]{2})[^,;]{0,2}$|\bnet ([a-z]{4,})\b")
"""Net of what, as the figure that it is taken from is called too."""
_NEARLY: Final = Decimal("0.15")


def _guessed(kind: Sequence[Amount], signs: Sequence[Sign]) -> Iterator[Said]:
    """Yield the balance that comes nearest, where words leave open of a few figures whether they came or went."""
    ways = product(*(("in", "out") if own == "" else (own,) for own in signs))
    found = [one for way in ways if (one := _left(kind, cast("Sequence[Sign]", way)))]
    if found:
        reading, away = min(found, key=lambda one: one[1])
        yield reading._replace(clear=away <= (Decimal("0.15") if "" in signs else Decimal("0.4")))


def _left(kind: Sequence[Amount], signs: Sequence[Sign]) -> tuple[Said, Decimal] | None:
    """Return a balance and how far it is off, of its largest figure; nothing where rounding may be the reason."""
    figures = of_one_unit([one.figure for one in kind])
    parts = [negative(one) if own == "out" else one for one, own in zip(figures, signs, strict=False)]
    away = off(parts, figures[-1])
    if away is None or any(one.value < 0 for one in figures):
        return None
    base = max(one.value for one in figures)
    return said("sum", parts, figures[-1]), away * figures[-1].value / base if base else Decimal(0)
