"""The members of a list within a sentence, and how many they are."""

import re
from decimal import Decimal
from typing import Final

from mcp_server.language.folding import words
from mcp_server.language.numerals import whole_number
from mcp_server.regex import regex

_THE: Final = regex(r"(?:the|our|her|his|their|its|my|your) [a-z-]+(?: [a-z-]+)?(?<!s)$")
"""One that is known: the parish."""
VALUES: Final = {
    word: Decimal(n)
    for n, word in enumerate(
        words("two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"), 2
    )
}
FEW_ZH: Final = "十[一二三四五六七八九]|[两俩仨二三四五六七八九十]"
"""What a few things are counted by, as a pattern."""
AND_ZH: Final = regex(
    r"(?<![共总温饱缓平随])和(?![谐平气解睦蔼好])|(?<!参)与(?!会)|以及|(?<![涉普以])及(?!时|格|其)|或者?"
)
AND_EN: Final = regex(r"\s(?:and|or|plus|&)\s")
INNER: Final = regex(r"\([^()]{1,80}\)")
_ASIDE: Final = regex(
    r"^(?:which|who|where|because|so|but|as|with|although|while|not|especially|above all|after|when|if|though"
    r"|since|all|each|both of)\b"
)
_MANY: Final = regex(
    r"^(?:the )?(?P<n>both|two|three|four|five|six|[2-6](?= [a-z]))\b|^(?P<z>[两二三四五六])[个名家位条项台]"
)
_OWN: Final = regex(
    rf"^(?:(?:the|our|her|his|their|its|my|your) )?(?:(?P<a>an?|one)|(?P<n>{'|'.join(VALUES)}|[2-9]|1[0-9])"
    rf"|(?P<b>both|a pair of|a couple of))\s"
    r"(?!%|percent|p\.?m|a\.?m|o'clock|years?|months?|weeks?|days?|hours?|minutes?|(?:st|nd|rd|th)\b)(?=[a-z])"
    r"|^(?P<z>[两二三四五六七八九])[名位个](?=[\u4e00-\u9fff])"
    r"|[\u4e00-\u9fff]\s?(?P<t>[一两二三四五六七八九]|[0-9]{1,2})\s?[名位人个](?:\([^()]*\))?$"
)
"""How many a member of a list says that it is: two consultants, 律师两名."""


def own_number(item: str) -> int | None:
    """Return how many a member of a list says that it is."""
    found = _OWN.search(item)
    if found is None:
        return 1 if _THE.match(item) else None
    if found["a"] or found["b"]:
        return 1 if found["a"] else 2
    said = found["n"] or found["z"] or found["t"]
    return int(VALUES.get(said) or whole_number(said))


def named_in(names: str) -> tuple[list[tuple[int, int]], int, int]:
    """Return where the members of a list stand, and how many they are at least and at most."""
    whole = names
    # what stands in brackets parts nothing: Gita (chair, from Monday), Paul
    names = INNER.sub(lambda found: "(" + "x" * (len(found[0]) - 2) + ")", names)
    mark = ";" if ";" in names else "、" if "、" in names else ","
    chinese = bool(re.search("[\u4e00-\u9fff]", names))
    high = len(names)
    if mark == "、":
        # what stands behind the last member is no member
        names = regex(",(?=以及|及|和|还有|另有|最后)").sub("、", names)
        stop = names.find(",", names.rfind("、"))
        high = stop if stop > 0 else high
    elif (
        mark == ","
        and (last := list(re.finditer(r"\band [^,]+(?=,)", names)))
        and " and " not in names[last[-1].end() :]
    ):
        high = last[-1].end()
    spans: list[tuple[int, int]] = []
    low = 0
    for end in (*(at for at in range(high) if names[at] == mark and not names[at + 1 : at + 4].isdigit()), high):
        spans.append((low, end))
        low = end + 1
    joint = AND_ZH if chinese else AND_EN
    first, last_end = spans[-1] if spans else (0, high)
    led = re.match(r"\s*(?:and|or|plus|&|和|以及|及|还有|另有)\s?", names[first:last_end])
    if mark != ";" and not led and (found := joint.search(names, first, last_end)):
        spans[-1:] = [(first, found.start()), (found.end(), last_end)]
    elif led:
        spans[-1] = (first + led.end(), last_end)
    tidy = []
    for one, two in spans:
        inner = names[one:two]
        begin, end = one + len(inner) - len(inner.lstrip()), one + len(inner.rstrip(" ."))
        if end > begin:
            tidy.append((begin, end))
    least = most = len(tidy)
    for one, two in tidy:
        inner = whole[one:two]
        if days := regex(r"(?<![0-9])([0-9]{1,2})\s?[-–~至]\s?([0-9]{1,2})(?![0-9])").search(inner):
            most += max(0, int(days[2]) - int(days[1]))
        least -= bool(_ASIDE.search(inner))
        most += len(joint.findall(inner))
        if many := _MANY.search(inner):
            word = many["n"] or ""
            most += (
                whole_number(many["z"]) if many["z"] else 2 if word == "both" else int(VALUES.get(word, word or 2))
            ) - 1
    return tidy, least, most
