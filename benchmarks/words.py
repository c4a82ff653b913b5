"""What the rules on words see: blame, and actions without an owner or a date.

The reviews lie in `postmortems/` of the folder that FUPAN_DATA names, else of `../shared/data`.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from zlib import crc32

import yaml

from mcp_server.language.actions import doings
from mcp_server.language.blame import blamed
from mcp_server.language.pages import page

SETS = Path(__file__).parent / "sets"
DATA = Path(os.environ.get("FUPAN_DATA") or Path(__file__).parents[2] / "shared" / "data") / "postmortems"
BAR = 0.90


def rates(pairs: Iterable[tuple[bool, bool]]) -> tuple[float, float, str]:
    """Return precision and recall of (seen, labelled), and what they come from."""
    told = list(pairs)
    hit = sum(seen and labelled for seen, labelled in told)
    seen, labelled = sum(s for s, _ in told), sum(w for _, w in told)
    return hit / max(seen, 1), hit / max(labelled, 1), f"{hit} of {seen} seen and {labelled} labelled"


def blame(half: int | None) -> tuple[float, float, str]:
    entries = yaml.safe_load((SETS / "blame.yaml").read_text("utf-8"))
    chosen = (e for e in entries if half is None or crc32(e["id"].encode()) % 2 == half)
    return rates((bool(blamed(e["text"])), e["blame"]) for e in chosen)


def actions() -> Iterator[tuple[bool, bool]]:
    """Yield for each line of the reviews whether an action lacks an owner or a date: as seen, and as labelled."""
    labelled: dict[tuple[str, int], bool] = {}
    for e in yaml.safe_load((SETS / "actions-posthog.yaml").read_text("utf-8")):
        labelled[e["file"], e["line"]] = e["action"] and not (e["owner"] and e["date"])
    seen: dict[tuple[str, int], bool] = {}
    for name in {file for file, _ in labelled}:
        for doing in doings(page((DATA / "posthog" / name).read_text("utf-8"))):
            seen[name, doing.line] = not (doing.owner and doing.due)
    for place in labelled.keys() | seen.keys():
        yield seen.get(place, False), labelled.get(place, False)


def main() -> None:
    missed = False
    rows = [("blame, all sentences", blame(None)), ("blame, half for reporting", blame(1))]
    if DATA.is_dir():
        rows.append(("actions without owner or date, reviews", rates(actions())))
        texts = sorted(path for path in DATA.glob("*/*") if path.suffix in {".md", ".erb"})
        hits = [clause for path in texts for s in page(path.read_text("utf-8")).sentences if (clause := blamed(s.text))]
        print(f"{'blame seen in incident reviews':42} {len(hits)} in {len(texts)} (bar 0) {'MISSED' if hits else 'ok'}")
        missed = bool(hits)
    else:
        print(f"not run, for want of the data: {DATA}")
    for title, (precision, recall, detail) in rows:
        short = min(precision, recall) < BAR
        state = f"(bar {BAR:.0%} each) {'MISSED' if short else 'ok'}"
        print(f"{title:42} precision {precision:6.1%}  recall {recall:6.1%}  {state} ({detail})")
        missed = missed or short
    sys.exit(missed)


if __name__ == "__main__":
    main()
