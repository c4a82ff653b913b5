"""Averages with their total and number, speeds and yields with what makes them, and how many of one go with another."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from mcp_server.language.amounts import Amount, amounts, is_amount
from mcp_server.language.relations import Said, said
from mcp_server.language.shapes import COUNT, Shape
from mcp_server.language.stated_rates import shared
from mcp_server.language.stated_roles import EARLIER, GREW
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

_MEAN: Final = regex(
    r"(?:平均|均摊|折合|摊到|合到|相当于|即|合)?(?:下来)?(?:每(?P<each>小时|分钟|[\u4e00-\u9fff]{1,2}?)"
    r"|(?P<every>[\u4e00-\u9fff])均)(?:每(?P<also>[天日月年周]))?"
    r"(?:[^,，。;0-9]{0,6}?)(?:为|是|约|达|只有|有|要)?\s?$"
    r"|\b(?:(?:on|an|at an|of|the) average|averag(?:ed|es|ing)|mean|works? out at|that is|i\.e\.,?|or|so|which is"
    r"|which makes|making"
    r"|which means|giving|a (?:yield|speed|rate|pace|output|density|cost|price|wage|load) of)(?: of| about| just| only"
    r"| nearly| roughly)*\s?$"
)
_SURE: Final = regex(r"平均|均|\baverag|\bmean\b|works? out|yield|speed|pace")
_PER: Final = regex(
    r"^\s?(?:[a-z]{1,12} )?(?:(?:per|an?|each|every|for each|for every) "
    r"(?:(?:average|typical|normal|usual|ordinary|regular|single|full|mean|working|standard) )?"
    r"(?P<thing>[a-z]+)|(?P<each>each|apiece)\b"
    r"|(?P<of>[a-z]{0,3})\s?/\s?(?P<by>[a-z]{1,12}))"
    r"|^\s?[\u4e00-\u9fff]{0,2}\s?/\s?(?P<zh>[\u4e00-\u9fff]{1,2})"
)
AIM: Final = regex(
    r"目标|计划|预计|要求|不[超低]|至[少多]|上限|标准|增|降|提|减|比|较"
    r"|\b(?:targets?|goals?|plan(?:ned)?|need|required|limit|maximum|minimum|at least|at most|than|up|down|rose|fell)\b"
)
PERIODS: Final = {
    "日": "days", "天": "days", "周": "weeks", "月": "months", "年": "years", "时": "hours", "小时": "hours",
    "分钟": "minutes",
}  # fmt: skip
SHORT: Final = {
    "h": "hours",
    "hr": "hours",
    "d": "days",
    "ha": "hectares",
    "min": "minutes",
    "s": "seconds",
    "t": "tonnes",
}
PEOPLE: Final = frozenset(
    {
        "人",
        "名",
        "位",
        "people",
        "persons",
        "pupils",
        "guests",
        "employees",
        "students",
        "members",
        "children",
        "participants",
    }
    | {
        "visitors",
        "staff",
        "colleagues",
        "patients",
        "residents",
        "volunteers",
        "players",
        "workers",
        "men",
        "women",
        "adults",
    }
)
EACH_PERSON: Final = frozenset(
    {"person", "head", "人", "capita", "pupil", "guest", "employee", "student", "member", "child"}
)
_RATIO: Final = regex(
    rf"\b(?:ratio|proportion) (?:of|is|was) (?:about )?(?:(?P<a>{COUNT})(?: to |\s?:\s?)(?P<b>{COUNT})"
    rf"|(?P<range>{COUNT}))|比例?(?:为|是|约|达)?\s?(?P<c>{COUNT})\s?[:比]\s?(?P<d>{COUNT})"
)
_MONTHLY: Final = frozenset({"月", "month"})
_A_YEAR: Final = regex(r"全年|\b(?:annual|a year|the year|yearly)\b")
TELLS_EACH: Final = regex(
    r"[均每/比]|平均|\b(?:average|averag|mean|per|each|apiece|every|ratio|proportion|an?|works? out|yield|speed)"
)
_LOOSE: Final = Decimal("0.12")
_FAR: Final = Decimal(5)
"""How many times as much as an average a stated one may be to be meant for it."""


def means(shape: Shape, before: Shape | None, recent: Sequence[Shape] = ()) -> Iterator[Said]:
    """Yield the averages and ratios of a sentence; one figure of them may stand in the sentence right ahead of it, and
    of how many things it is in one of those before."""
    if not TELLS_EACH.search(shape.text) and not any(figure.per for _, figure in shape.figures()):
        return
    every = [one for one in amounts(shape) if one.figure.text]
    last = [one for one in amounts(before) if _is_plain(one)] if before is not None else []
    yield from _ratios(shape, every)
    if not 2 <= len(every) <= 10:
        return
    for n, mean in enumerate(every):
        per = per_what(mean)
        if (
            per is None
            or mean.figure.upper is not None
            or mean.figure.signed
            or mean.figure.dimension not in {"count", "money", "duration", "effort"}
        ):
            continue
        if AIM.search(mean.near) or EARLIER.search(mean.near):
            continue
        stop = max(shape.text.rfind(";", 0, mean.place), 0)
        ahead = [one for one in every[:n] if one.place >= stop and _is_plain(one)]
        pairs = [(total, number) for total in ahead for number in ahead if _makes(total, number, mean, per)]
        if not pairs and len(ahead) == 1 and len(last) == 1:
            pairs = [two for two in ((ahead[0], last[0]), (last[0], ahead[0])) if _makes(*two, mean, per)]
        if not pairs and per in _MONTHLY and _A_YEAR.search(shape.text[: mean.place]):
            year = [one for one in ahead if one.figure.dimension == mean.figure.dimension and _unit(one) == _unit(mean)]
            if len(year) == 1 and _A_YEAR.search(year[0].head):
                yield from _mean(year[0].figure, Quantity(value=Decimal(12), text="12"), mean.figure, clear=True)
        if not pairs and per and mean.figure.dimension != "duration" and mean.figure.bound == "=":
            yield from _of_recent(mean, per, ahead, recent)
        if len(pairs) > 1:
            pairs = [two for two in pairs if _unit(two[1]) == per] or pairs
        # "with seven slots a day" is what is given, ", 850 an hour" what follows
        follows = _MEAN.search(mean.head) or mean.head.rstrip().endswith((",", "(", ":", "=", "–", "—"))
        clear = len(pairs) == 1 and len(ahead) < 4 and bool(follows)
        for total, number in pairs:
            yield from _mean(total.figure, number.figure, mean.figure, clear=clear)


def _of_recent(mean: Amount, per: str, ahead: Sequence[Amount], recent: Sequence[Shape]) -> Iterator[Said]:
    """Yield an average of the one total ahead of it over the number that a sentence before gives of these things."""
    totals = [one for one in ahead if one.figure.dimension == mean.figure.dimension and _unit(one) == _unit(mean)]
    if len(totals) != 1 or not _MEAN.search(mean.head):
        return
    total = totals[0]
    numbers = [
        one for shape in recent for one in amounts(shape) if _is_plain(one) and one.figure.dimension == "count"
        and _unit(one) and _makes(total, one, mean, per)
    ]  # fmt: skip
    names = {total.near[-_NAME:], mean.near[:_NAME]}
    own = [one for one in numbers if any(shared(name, one.near) for name in names)]
    if len({one.figure.value for one in own or numbers}) == 1:
        number = (own or numbers)[-1].figure
        times = total.figure.value / number.value / mean.figure.value
        if 1 / _NEAR <= times <= _NEAR:
            yield from _mean(total.figure, number, mean.figure, clear=True)


_NAME: Final = 8
"""Characters beside a figure that name it."""
_NEAR: Final = Decimal("1.3")


def _is_plain(one: Amount) -> bool:
    return (
        is_amount(one.figure)
        and not GREW.search(one.head)
        and not EARLIER.search(one.near)
        and not AIM.search(one.near)
    )


def per_what(one: Amount) -> str | None:
    """Return for each of what a figure is told: day, head, 台; empty where only an average is meant; else nothing."""
    if one.figure.per:
        return one.figure.per
    behind = _PER.match(one.tail)
    found = _MEAN.search(one.head)
    if behind and (behind["thing"] or behind["by"] or behind["zh"]):
        return behind["thing"] or behind["by"] or behind["zh"]
    if found:
        if found["also"]:
            return None
        return found["each"] or found["every"] or ("" if _SURE.search(found[0]) else None)
    return "" if behind and behind["each"] else None


def _makes(total: Amount, number: Amount, mean: Amount, per: str) -> bool:
    """Whether a total of so many would give such an average, by their units."""
    if total is number or total.figure.dimension != mean.figure.dimension:
        return False
    unit, one = _unit(number), _unit(mean)
    if total.figure.dimension == "count" and not (one_unit(_unit(total), one) if one else unit != _unit(total)):
        return False
    if total.figure.unit != mean.figure.unit and total.figure.dimension != "count":
        return False
    if not per:
        return unit != _unit(total) and number.figure.dimension in {"count", "duration"}
    if number.figure.dimension == "money":
        return False
    wanted = PERIODS.get(per) or SHORT.get(per) or per
    if unit in PEOPLE and per in EACH_PERSON:
        return True
    if number.figure.dimension == "duration":
        return unit.removeprefix("working ").rstrip("s") == wanted.rstrip("s")
    if wanted and (number.tail.startswith(wanted) or number.near.rstrip().endswith(wanted)):
        return True
    if len(unit) > 3 and unit[:3] == wanted[:3]:
        return True
    return one_unit(unit, wanted) or (per in {"个", "家"} and not number.figure.unit)


def _unit(one: Amount) -> str:
    """Return what a figure counts: its unit, or the word behind it."""
    if one.figure.unit:
        return one.figure.unit.lower()
    found = None if one.figure.per else regex(r"^\s?([a-z]+|[\u4e00-\u9fff])").match(one.tail)
    return found[1] if found else ""


def one_unit(one: str, other: str) -> bool:
    """Whether two units name one thing, short or long."""
    if one == other or one.rstrip("s") == other.rstrip("s"):
        return True
    if {one, other} <= PEOPLE:
        return True
    short, long = sorted((one, other), key=len)
    return bool(short) and (SHORT.get(short) == long or (not short.isascii() and short in long))


def _mean(total: Quantity, number: Quantity, mean: Quantity, *, clear: bool) -> Iterator[Said]:
    times = total.value / number.value / mean.value if number.value and mean.value else Decimal(0)
    clear = clear and 1 / _FAR <= times <= _FAR
    if mean.bound == "=":
        yield said("ratio", (total, number), mean, clear=clear)
    elif clear and mean.value:
        off = (total.value / number.value - mean.value) / mean.value
        low, high = {"~": (-_LOOSE, _LOOSE), ">": (Decimal(0), Decimal(9)), ">=": (Decimal(0), Decimal(9))}.get(
            mean.bound, (Decimal(-1), Decimal(0))
        )
        if not low <= off <= high:
            yield said("ratio", (total, number), mean.model_copy(update={"bound": "="}))


def _ratios(shape: Shape, every: Sequence[Amount]) -> Iterator[Said]:
    """Yield how many of one thing are said to go with how many of another."""
    for found in _RATIO.finditer(shape.text):
        place = next(found.start(name) for name in ("a", "c", "range") if found.start(name) >= 0)
        first = shape.figure(place)
        second = (
            first.upper if found["range"] else shape.figure(found.start("b") if found["b"] else found.start("d")).value
        )
        ahead = [one for one in every if one.place < found.start() and _is_plain(one)]
        if (
            len(ahead) != 2
            or second is None
            or not (first.value and second)
            or any(one.figure.dimension != "count" for one in ahead)
        ):
            continue
        one, two = ahead[0].figure, ahead[1].figure
        stated = max(first.value, second) / min(first.value, second)
        large, small = (one, two) if one.value >= two.value else (two, one)
        off = abs(large.value / small.value - stated)
        if off >= (Decimal("0.5") if stated >= 4 else stated * _LOOSE):
            value = Quantity(value=round(stated, 1), text=f"{stated:.1f}", start=first.start)
            yield said("ratio", (large, small), value)
