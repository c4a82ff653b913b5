"""How long hostile texts take to read, and that time grows no faster than they do.

Digits alone, nested brackets, marks that turn the direction of text, full-width forms, emoji and more, up to 1 MB each;
and reports as dense with figures as a report can be, checked whole, up to the longest text that is taken.
`make bench` runs this.
"""

import sys
import time
from itertools import pairwise

from mcp_server.language.quantities import tokens
from mcp_server.limits import TEXT_CHARACTERS
from mcp_server.operations.check_document import CheckDocument, checked

SIZES = (62_500, 125_000, 250_000, 500_000, 1_000_000)
SECONDS_AT_MOST = 2.0
"""Of the processor, for 1 MB."""
GROWTH_AT_MOST = 3.0
"""Times as long for twice the text; a quadratic reader takes four times."""
NOTICED = 0.05
"""Seconds below which the clock says little."""
PIECES = {
    "digits": "1234567890",
    "nested brackets": "（1(2[3{4",
    "direction marks": "\u202e1\u202d2\u200f",
    "full-width forms": "１２３，４５６．７８％",
    "emoji": "👩‍👩‍👧‍👦3️⃣🇨🇳",
    "numerals": "一二三四五六七八九十百千万亿",
    "percentages": "1% ",
    "hyphens": "1-",
    "commas": "1,",
    "words": "twenty one hundred and ",
    "blanks": " \u3000\t1",
}
CHECKED_SIZES = (TEXT_CHARACTERS // 4, TEXT_CHARACTERS // 2, TEXT_CHARACTERS)
CHECKED_AT_MOST = 10.0
"""Seconds of the processor, for the longest text that is checked."""
REPORTS = {
    "report in Chinese": "本月营收 8,640 万元，同比增长 20%，占全年 4.2 亿元的 20.6%。\n",
    "report in English": "Revenue rose from 12.5 million to 14 million, up 12%, a share of 40% of the 35 million.\n",
    "list of rates": "- Retention rate: 92%, target 95%, last year 90%\n",
    "list of counts": "- Item A: 12\n",
}


def checking(text: str) -> float:
    start = time.process_time()
    checked(CheckDocument(text=text))
    return time.process_time() - start


def reports() -> bool:
    """Print how long reports take to check; return whether one of them takes too long."""
    missed = False
    print(f"{'seconds to check:':24}" + "".join(f"{size:>11,}" for size in CHECKED_SIZES))
    for name, piece in REPORTS.items():
        taken = [checking((piece * (size // len(piece) + 1))[:size]) for size in CHECKED_SIZES]
        fits = taken[-1] <= CHECKED_AT_MOST and all(two <= GROWTH_AT_MOST * one for one, two in pairwise(taken))
        missed |= not fits
        print(f"{name:24}" + "".join(f"{one:11.2f}" for one in taken) + f"   {'ok' if fits else 'MISSED'}")
    print(f"bars: {CHECKED_AT_MOST:.0f} s for {TEXT_CHARACTERS:,} characters, and the same growth")
    return missed


def seconds(text: str) -> float:
    best = float("inf")
    for _ in range(2):
        start = time.process_time()
        tokens(text)
        best = min(best, time.process_time() - start)
    return best


def main() -> int:
    missed = False
    print(f"{'seconds for characters:':24}" + "".join(f"{size:>11,}" for size in SIZES))
    for name, piece in PIECES.items():
        taken = [seconds((piece * (size // len(piece) + 1))[:size]) for size in SIZES]
        growth = max((two / one for one, two in pairwise(taken) if one > NOTICED), default=0.0)
        fits = taken[-1] <= SECONDS_AT_MOST and growth <= GROWTH_AT_MOST
        missed |= not fits
        print(f"{name:24}" + "".join(f"{one:11.3f}" for one in taken) + f"   {'ok' if fits else 'MISSED'}")
    print(f"bars: {SECONDS_AT_MOST:.0f} s for 1 MB, at most {GROWTH_AT_MOST:.0f} times as long for twice the text")
    return int(reports() or missed)


if __name__ == "__main__":
    sys.exit(main())
