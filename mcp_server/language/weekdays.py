"""Days that are named with another day of the week than the calendar gives them: Tuesday, 20 July 2026."""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from mcp_server.language.times import MONTHS
from mcp_server.regex import regex

_DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_HAN: Final = "一二三四五六日"
_DAY_EN: Final = r"(?P<{0}>mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
_MONTH_EN: Final = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_NAMED: Final = (
    regex(
        rf"\b{_DAY_EN.format('w')},? (?:the )?(?P<d>[0-9]{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH_EN.format('m')}\b"
        r"(?:,? (?P<y>20[0-9]{2})\b)?",
        2,
    ),
    regex(
        rf"\b{_DAY_EN.format('w')},? {_MONTH_EN.format('m')} (?P<d>[0-9]{{1,2}})(?:st|nd|rd|th)?\b"
        r"(?:,? (?P<y>20[0-9]{2})\b)?",
        2,
    ),
    regex(
        rf"(?<![0-9])(?P<d>[0-9]{{1,2}})(?:st|nd|rd|th)? {_MONTH_EN.format('m')}(?:,? (?P<y>20[0-9]{{2}}))?"
        rf"(?:, | ?\()(?:a )?{_DAY_EN.format('w')}\b",
        2,
    ),
    regex(
        r"(?:(?P<y>20[0-9]{2})\s?年\s?)?(?<![0-9])(?P<m>[0-9]{1,2})\s?月\s?(?P<d>[0-9]{1,2})\s?[日号]"
        r"\s?[,，(（]?\s?(?:周|星期|礼拜)(?P<w>[一二三四五六日天])(?![一二三四五六日至到])"
    ),
)


class Misnamed(NamedTuple):
    """A day as written, and where its sentence is."""

    number: int
    written: str


class _Named(NamedTuple):
    number: int
    weekday: int
    month: int
    day: int
    year: int | None
    written: str

    def fits(self, year: int) -> bool:
        """Whether it is this day of the week in a year; a day that no month has is another matter."""
        last = monthrange(year, self.month)[1] if 1 <= self.month <= len(MONTHS) else 0
        return not 1 <= self.day <= last or date(year, self.month, self.day).weekday() == self.weekday


def misnamed_days(texts: Sequence[str]) -> Iterator[Misnamed]:
    """Yield the days whose day of the week is another, each with the number of its sentence.

    A day without a year lies in one of those that the text names, or where it names none in the one that most days fit.
    """
    named = [one for number, text in enumerate(texts) for one in _named(number, text)]
    if not named:
        return
    yield from (Misnamed(one.number, one.written) for one in named if one.year and not one.fits(one.year))
    loose = [one for one in named if not one.year]
    years = {int(found[0]) for text in texts for found in _YEAR.finditer(text)} or set(_LIKELY)
    fitting = {year: [one for one in loose if _may_be(one, year, loose)] for year in years | set(_LIKELY)}
    if any(len(some) == len(loose) for year, some in fitting.items() if year in years or len(loose) > 1):
        return
    best = max((fitting[year] for year in years), key=len)
    # a day alone may be one of a year that is not named
    if len(best) >= max(1, len(loose) - FEW):
        yield from (Misnamed(one.number, one.written) for one in loose if one not in best)


def _may_be(one: _Named, year: int, every: Sequence[_Named]) -> bool:
    """Whether a day may be one of a year, or of the winter at its end or its beginning."""
    early, late = (any((other.month < _JULY) is first for other in every) for first in (True, False))
    over = early and late and one.fits(year - 1 if one.month >= _JULY else year + 1)
    return one.fits(year) or over


FEW: Final = 2
"""Days of a text that are misnamed at most, where the others tell its year."""
_JULY: Final = 7
_YEAR: Final = regex(r"(?<![0-9.,])20[0-9]{2}(?![0-9.,]*[0-9])")
_LIKELY: Final = range(2018, 2032)


def _named(number: int, text: str) -> Iterator[_Named]:
    for pattern in _NAMED:
        for found in pattern.finditer(text):
            day, month = found["w"].lower(), found["m"].lower()
            weekday = _DAYS.index(day[:3]) if day.isascii() else _HAN.index(day.replace("天", "日"))
            at = MONTHS.index(month[:3]) + 1 if not month.isdigit() else int(month)
            year = int(found["y"]) if found["y"] else None
            yield _Named(number, weekday, at, int(found["d"]), year, found[0].strip(" (（"))
