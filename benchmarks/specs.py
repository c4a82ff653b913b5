"""How many of the Recognizers-Text specs are read exactly, and how fast.

A case is exact when the values read are the values of its `Results`, as multisets, for the dimension of its file
(number or percentage). The grammar was tuned on cases whose CRC-32 of `Input` is even; the odd ones are reported.
Source of the specs: Microsoft Recognizers-Text, Specs, MIT. `make bench` runs this; `--misses` lists even misses.
"""

import json
import os
import sys
import time
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from mcp_server.language.quantities import quantities

PROJECT = Path(__file__).resolve().parents[1]
DATA = Path(os.environ.get("FUPAN_DATA") or PROJECT.parent / "shared" / "data") / "recognizers-specs"
BARS = {"Chinese": 0.92, "English": 0.78}
SECONDS_AT_MOST = 0.020
"""For 10,000 characters."""


def cases() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for language in BARS:
        for dimension in ("Number", "Percent"):
            path = DATA / language / f"{dimension}Model.json"
            for case in json.loads(path.read_text(encoding="utf-8-sig")):
                yield language, dimension, case


def expected(case: dict[str, Any]) -> list[float | None]:
    said = [str((result.get("Resolution") or {}).get("value")).rstrip("%") for result in case["Results"]]
    return [None if value in {"null", "None"} else float(value) for value in said]


def read(text: str, dimension: str) -> list[float]:
    wanted = "percent" if dimension == "Percent" else "count"
    return [float(one.value) for one in quantities(text, every=True) if one.dimension == wanted]


def same(wanted: list[float | None], found: list[float]) -> bool:
    left = list(found)
    for value in wanted:
        close = next(
            (one for one in left if value is not None and abs(one - value) <= 1e-6 * max(abs(value), 1e-6)), None
        )
        if close is None:
            return False
        left.remove(close)
    return not left


def seconds(read_all: Callable[[], object], characters: int) -> float:
    """Seconds for 10,000 characters, the best of five runs."""
    best = float("inf")
    for _ in range(5):
        start = time.perf_counter()
        read_all()
        best = min(best, time.perf_counter() - start)
    return best / characters * 10_000


def speeds(texts: list[str]) -> dict[str, float]:
    """Seconds for 10,000 characters of the specs, as one text and one case after the other, and of business prose."""
    whole = "\n".join(texts)
    prose = "\n".join(path.read_text(encoding="utf-8") for path in sorted((PROJECT / "docs").rglob("*.md")))[:100_000]
    return {
        "all cases as one text": seconds(lambda: quantities(whole, every=True), len(whole)),
        "one case after the other": seconds(lambda: [quantities(text, every=True) for text in texts], len(whole)),
        "prose of docs/": seconds(lambda: quantities(prose), len(prose)) if prose else 0.0,
    }


def main() -> int:
    if not DATA.is_dir():
        print(f"skipped: no specs at {DATA}; set FUPAN_DATA to the folder that holds recognizers-specs")
        return 0
    score: dict[tuple[str, str, bool], list[int]] = {}
    texts: list[str] = []
    for language, dimension, case in cases():
        even = zlib.crc32(case["Input"].encode()) % 2 == 0
        wanted, found = expected(case), read(case["Input"], dimension)
        hit = same(wanted, found)
        counts = score.setdefault((language, dimension, even), [0, 0])
        counts[0] += hit
        counts[1] += 1
        texts.append(case["Input"])
        if not hit and even and "--misses" in sys.argv:
            print(f"  {case['Input']!r}: {wanted} read as {found}")
    missed = False
    print(f"{'':18}{'even (tuned on)':>18}{'odd (reported)':>18}")
    for language, bar in BARS.items():
        pooled = {True: [0, 0], False: [0, 0]}
        for dimension in ("Number", "Percent"):
            cells = []
            for even in (True, False):
                hits, total = score[language, dimension, even]
                pooled[even][0] += hits
                pooled[even][1] += total
                cells.append(f"{hits}/{total} {hits / total:6.1%}")
            print(f"{language} {dimension:10}{cells[0]:>18}{cells[1]:>18}")
        cells = [
            f"{pooled[even][0]}/{pooled[even][1]} {pooled[even][0] / pooled[even][1]:6.1%}" for even in (True, False)
        ]
        print(f"{language} {'pooled':10}{cells[0]:>18}{cells[1]:>18}   bar {bar:.0%} on odd")
        missed |= pooled[False][0] / pooled[False][1] < bar
    for name, taken in speeds(texts).items():
        print(f"{name:26}{taken * 1000:8.1f} ms for 10,000 characters   bar {SECONDS_AT_MOST * 1000:.0f} ms")
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
