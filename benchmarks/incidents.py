"""Stated times to repair and to resolve of real incident reviews against the clock times in them.

Every one that differs is printed with both, so that anybody can see that it does. Source: the incident log of the UK
Ministry of Justice Cloud Platform, MIT. `make bench` runs this.
"""

import os
import sys
from pathlib import Path

from mcp_server.operations.check_document import CheckDocument, checked

PROJECT = Path(__file__).resolve().parents[1]
DATA = Path(os.environ.get("FUPAN_DATA") or PROJECT.parent / "shared" / "data") / "postmortems"
CHECKED_AT_LEAST = 40


def main() -> int:
    if not DATA.is_dir():
        print(f"skipped: no reviews at {DATA}; set FUPAN_DATA to the folder that holds postmortems")
        return 0
    read = held = 0
    others: list[str] = []
    for path in sorted(DATA.rglob("*.md*")):
        made = checked(CheckDocument(text=path.read_text(encoding="utf-8")))
        times = [one for one in made.relations if one.op == "elapsed"]
        read += len(times)
        held += sum(one.holds for one in times)
        for one in times:
            if not one.holds:
                print(
                    f"  {path.name[:44]:44} line {one.line:3}: {one.stated:>8} stated, {one.formula} is {one.computed}"
                )
        others += [f"{path.name}:{one.line} {one.formula} = {one.stated}" for one in made.relations
                   if not one.holds and one.op != "elapsed"]  # fmt: skip
    print(f"{read} stated times checked, {held} hold, {read - held} differ; other relations that fail: {len(others)}")
    for line in others:
        print(f"  {line}")
    reached = read >= CHECKED_AT_LEAST and not others
    print(f"bar: {CHECKED_AT_LEAST} checked, no other relation called false   {'ok' if reached else 'MISSED'}")
    return int(not reached)


if __name__ == "__main__":
    sys.exit(main())
