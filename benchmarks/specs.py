"""How many of the Recognizers-Text specs are read exactly, and how fast, also beside recognizers-text itself.

A case is exact when the values read are the values of its `Results`, as multisets, for the dimension of its file
(number or percentage). The grammar was tuned on cases whose CRC-32 of `Input` is even; the odd ones are reported.
Source of the specs: Microsoft Recognizers-Text, Specs, MIT. `make bench` runs this; `--misses` lists even misses.
recognizers-text goes into an environment of its own under build/peers/; where it cannot be had the comparison is
skipped by name. It is told the language of each text, which we are not, and gets the cases one by one: in one text it
stops at the first that it cannot read.
"""

import json
import os
import subprocess
import sys
import time
import venv
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
TIMES_FASTER = 5
RUNS = 20
PROSE_CHARACTERS = 100_000
PEER = PROJECT / "build" / "peers" / "recognizers-text"
PEER_PACKAGES = ("recognizers-text-number==1.0.2a2", "recognizers-text==1.0.2a2", "emoji<2")
PEER_SCRIPT = """
import json, sys, time
from recognizers_number import recognize_number, recognize_percentage
def read(texts):
    start = time.process_time()
    for culture, text in texts:
        recognize_number(text, culture), recognize_percentage(text, culture)
    return time.process_time() - start
all_texts = json.load(sys.stdin)
json.dump([min(read(texts), read(texts)) for texts in all_texts], sys.stdout)
"""
CULTURES = {"Chinese": "zh-cn", "English": "en-us"}


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
    """Seconds of the processor for 10,000 characters, the best of some runs."""
    best = float("inf")
    for _ in range(RUNS):
        start = time.process_time()
        read_all()
        best = min(best, time.process_time() - start)
    return best / characters * 10_000


def peer(texts: list[list[tuple[str, str]]]) -> list[float]:
    """The same of recognizers-text for each list of texts; nothing where it could not be had, having said why."""
    python = PEER / "bin" / "python"
    try:
        if not python.exists():
            venv.create(PEER, with_pip=True)
        if subprocess.run([python, "-c", "import recognizers_number"], capture_output=True, check=False).returncode:
            subprocess.run([python, "-m", "pip", "install", "--quiet", *PEER_PACKAGES], check=True, timeout=300)
        run = subprocess.run(
            [python, "-c", PEER_SCRIPT],
            input=json.dumps(texts),
            capture_output=True,
            text=True,
            check=True,
            timeout=300,
        )
    except (OSError, subprocess.SubprocessError) as trouble:
        print(f"skipped: comparison with recognizers-text, which could not be had ({type(trouble).__name__})")
        return []
    return [
        taken / sum(len(text) for _, text in row) * 10_000
        for taken, row in zip(json.loads(run.stdout), texts, strict=True)
    ]


def speeds(texts: list[tuple[str, str]]) -> bool:
    """Print how long 10,000 characters of the specs and of business prose take; whether a bar was missed."""
    each = [text for _, text in texts]
    whole = "\n".join(each)
    prose = "\n".join(path.read_text(encoding="utf-8") for path in sorted((PROJECT / "docs").rglob("*.md")))
    prose = prose[:PROSE_CHARACTERS]
    found = len(quantities(whole, every=True)) / len(whole) * 10_000
    theirs = peer([texts, [("en-us", line) for line in prose[: len(whole)].splitlines()]]) or [0.0, 0.0]
    missed = False
    print(f"the specs hold {found:.0f} numbers in 10,000 characters")
    for name, characters, other, read_all in (
        ("all cases as one text", len(whole), theirs[0], lambda: quantities(whole, every=True)),
        ("one case after the other", len(whole), theirs[0], lambda: [quantities(text, every=True) for text in each]),
        ("prose of docs/", len(prose), theirs[1], lambda: quantities(prose)),
    ):
        taken = seconds(read_all, characters)
        ok = taken <= SECONDS_AT_MOST and (not other or other >= TIMES_FASTER * taken)
        missed |= not ok
        beside = f"; {other / taken:.0f} × as fast as recognizers-text, bar {TIMES_FASTER} ×" if other else ""
        print(
            f"{name:26}{taken * 1000:6.1f} ms for 10,000 characters, bar {SECONDS_AT_MOST * 1000:.0f} ms{beside}: "
            + ("ok" if ok else "MISSED")
        )
    return missed


def main() -> int:
    if not DATA.is_dir():
        print(f"skipped: no specs at {DATA}; set FUPAN_DATA to the folder that holds recognizers-specs")
        return 0
    score: dict[tuple[str, str, bool], list[int]] = {}
    texts: list[tuple[str, str]] = []
    for language, dimension, case in cases():
        even = zlib.crc32(case["Input"].encode()) % 2 == 0
        wanted, found = expected(case), read(case["Input"], dimension)
        hit = same(wanted, found)
        counts = score.setdefault((language, dimension, even), [0, 0])
        counts[0] += hit
        counts[1] += 1
        texts.append((CULTURES[language], case["Input"]))
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
    return int(speeds(texts) or missed)


if __name__ == "__main__":
    sys.exit(main())
