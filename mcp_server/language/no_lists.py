"""What stands behind a number and is no list of what it counts: remarks on it, who mends it by when, parts of another
figure, or a number that is a name."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from mcp_server.language.folding import either
from mcp_server.language.members import INNER, named_in
from mcp_server.language.naming_words import LABEL
from mcp_server.regex import regex

_REMARK: Final = regex(
    either(
        """目标 计划 预算 预计 上限 下限 限值 阈值 标准 要求 基准 去年 上年 上月 上季 上期 上周 同期 同比 环比 比 较 占
        其中 约 平均 人均 日均 月均 最[高低多少大小长短快慢] 预警 报警 警戒 控制值 合同 原 实际 得分 评分 低于 高于
        超过? 不[高低多少足]
        不含 含 另有?""",
        """actual, score[ds]?, target, goal, plan(?:ned)?, budget(?:ed)?, forecast, limit, max(?:imum)?, min(?:imum)?,
        warning, alarm, alert, trip, threshold, norm, standard, average, mean, median, previous(?:ly)?, prior, against,
        up, down, compared, vs, versus, of (?:which|these|them|whom), including, excluding, under, over, above, below,
        less than, more than, about, roughly, net, gross, (?:the )?(?:same|last) (?:year|month|week|quarter), was,
        from, since, due, by""",
    )
)
"""How something begins that tells more of a figure: its target, its limit, what it was before."""
_VERDICT: Final = regex(
    r"(?:未|没有?|已|均|都|尚未|仍|不)?\s?(?:做到|达标|达到|达成|完成|合格|通过|超标|超限|落实|解决|处理|关闭|到位"
    r"|办结|整改|触发|发生|计入)了?"
    r"|(?:all |not |none |never |still |already |both )?(?:met|missed|done|reached|achieved|passed|failed|closed|open"
    r"|complete[d]?|finished|pending|overdue|late|on time|resolved|fixed|mended|counted|included|kept)(?: yet"
    r"| in time)?"
)
"""What is all that a remark says."""
_MONTH: Final = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DAYS: Final = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_DATED: Final = regex(
    r"(?:by|before|until|due|from|on|at the|no later than|not later than|于|在|至|截至|截止|最迟|最晚|预计|计划|每"
    r"|自|从)?\s?"
    rf"(?:(?:the )?(?:end|middle|beginning|start) of )?(?:[0-9]{{1,2}}(?:st|nd|rd|th)? {_MONTH}|{_MONTH} [0-9]{{1,2}}\b"
    rf"|{_DAYS}|q[1-4]\b|(?:next|this) (?:week|month|quarter|year)|(?:week|calendar week) [0-9]|20[0-9]{{2}}\b"
    r"|[0-9]{1,2}\s?月|[本下][周月季]|月[初中底末]|年[初中底末]|周[一二三四五六日末]|季度?末"
    r"|[0-9]{1,2}[./][0-9]{1,2}(?![0-9%])"
    r"|(?:[0-9]{2,4}\s?年|明年|今年)|[0-9]{1,2}:[0-9]{2})"
)
"""What begins with a time: by when something is done, where the others tell of no time."""
_FIGURE: Final = regex(r"[0-9][0-9,]*(?:\.[0-9]+)?")
_LIMITS: Final = regex(
    r"目标|指标|限|阈|标准|口径|值|分类|\b(?:targets?|goals?|limits?|thresholds?|values|levels|figures|readings"
    r"|numbers|measures"
    r"|scores)\b"
)
"""What is counted are figures, and each may have its own remark."""
_BASIS: Final = regex(
    r"(?:均|都|全部|皆|一律|统一|各|暂|先)?(?:按照?|以|照|依|凭|据|满|超|近|约|不足|达)\s?$|\b(?:as|per|based on)\s$"
)
"""What stands before a number that something is reckoned by."""
_PUMP: Final = regex(
    r"\b(?:pump|berth|line|boiler|furnace|reactor|machine|truck|bus|tram|train|route|car|van|vessel|ship|bay|dock|gate"
    r"|pier|quay|tank|well|kiln|oven|press|mill|shaft|turbine|generator|engine|motor|server|node|rack|cluster|switch"
    r"|router|release|sprint|tier|class|category|crew|shift|form|appendix|clause|article|paragraph|rule|schedule|option"
    r"|scenario|model|type|size|position|rank|place|seat|bed|stand|booth|stall|hangar|runway|exit|elevator|lift"
    r"|escalator"
    r"|platform|terminal|plant|site|block|tower|wing|hall|theatre|studio|court|pitch|field|pool|greenhouse|barn|shed"
    r"|silo|conveyor|crane|robot|cell|station|substation|transformer|feeder|circuit|sensor|camera|channel|port|box|day"
    r"|week|month|quarter|year|kr|objective|priority|finding|recommendation|condition|question|round|wave|batch|cohort"
    r"|workstream|package|unit|ward|room|floor|level|house|store|branch|depot|district|region|zone|section|segment|lane"
    r"|track|group|team|chapter|page|table|figure|item|no|nr|number|version|phase|stage|step|grade|part|point"
    r"|building)\s$"
)
"""What a number behind it is the name of, in the singular: pump 3."""


def is_name(text: str, low: int, high: int) -> bool:
    """Whether a number in digits, as it stands in a folded sentence, is the name of what stands before it: berth 4."""
    head = text[max(0, low - 24) : low]
    digits = text[low:high].strip().isdigit()
    return digits and bool(_PUMP.search(head) or (LABEL.search(head) and not head.rstrip().endswith("s")))


def is_basis(head: str) -> bool:
    """Whether the words before a number say that something is reckoned by it: 均按 2 台计."""
    return bool(_BASIS.search(head))


def remarks(counted: str, items: Sequence[str]) -> bool:
    """Whether some members of what would be a list only tell more of what is counted, or who does it by when."""
    lows = [item.lower().strip(" *_") for item in items]
    if all(_VERDICT.fullmatch(low) for low in lows):
        return False
    if any(_VERDICT.fullmatch(low) for low in lows):
        return True
    dated = [bool(_DATED.match(low)) for low in lows]
    if any(dated) and not all(dated):
        return True
    if _LIMITS.search(counted):
        return False
    found = [_REMARK.match(low) if any(c.isdigit() for c in low) else None for low in lows]
    return any(found) and len({one[0] if one else "" for one in found}) > 1


def parts_another(ahead: str, items: Sequence[str]) -> bool:
    """Whether the first figures of all members make one that stands before them: 6 blocks with 318 flats: 212 …."""
    first = [_FIGURE.search(item) for item in items]
    if not all(first):
        return False
    return tells_of(ahead, sum(_value(found) for found in first if found))


def tells_of(text: str, value: Decimal | int) -> bool:
    """Whether a figure stands in a text."""
    return any(_value(found) == value for found in _FIGURE.finditer(text))


def _value(found: re.Match[str]) -> Decimal:
    return Decimal(found[0].replace(",", ""))


def parted_otherwise(names: str, number: int) -> bool:
    """Whether what stands before the first semicolon of a list has just so many members, or what its commas part."""
    first, mark, _ = names.partition(";")
    if mark and len(named_in(first)[0]) == number:
        return True
    return "、" in names and len([one for one in INNER.sub("", names).split(",") if one.strip()]) == number
