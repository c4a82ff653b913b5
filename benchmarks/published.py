"""What is said about texts that were published: financial reports with their tables, and incident reviews.

Their figures were audited or read by many, so nearly all that is called wrong or asked about them is a false alarm; of
goals, actions and words it is not, and these are left out. `--list` prints each. Reports are of TAT-QA (dev part), the
reviews lie in `postmortems/`, in the folder that FUPAN_DATA names, else in `../shared/data`. `make bench` runs this.
"""

import json
import sys
from collections import Counter

from benchmarks.tatqa import DATA as TATQA
from benchmarks.tatqa import markdown
from mcp_server.model.document import Finding
from mcp_server.operations.check_document import CheckDocument, checked

EACH = 0.2
"""Findings and questions for each text, at most."""
WORDS = ("ACT", "TXT")


def texts() -> dict[str, str]:
    """Return the texts by where they come from."""
    reports = json.loads((TATQA / "tatqa_dataset_dev.json").read_text(encoding="utf-8"))
    found = {f"report {report['table']['uid'][:8]}": markdown(report) for report in reports}
    for path in sorted((TATQA.parent / "postmortems").glob("*/*")):
        if path.suffix in {".md", ".erb"}:
            found[f"review {path.parent.name}/{path.name}"] = path.read_text(encoding="utf-8")
    return found


def main() -> int:
    if not TATQA.is_dir():
        print(f"not run, for want of the data: {TATQA}")
        return 0
    said = {"report": Counter[str](), "review": Counter[str]()}
    number = Counter[str]()
    for name, text in texts().items():
        sort = name.split()[0]
        number[sort] += 1
        made = checked(CheckDocument(text=text))
        for one in (*made.findings, *made.questions):
            if not one.code.startswith(WORDS):
                said[sort][one.code] += 1
                if "--list" in sys.argv:
                    words = one.message if isinstance(one, Finding) else one.ask
                    print(f"{name}:{one.line} {one.code} {words} | {one.excerpt}")
    for sort, codes in said.items():
        by_code = ", ".join(f"{code} {n}" for code, n in codes.most_common())
        print(f"{sort + 's':10} {number[sort]:4}   said {codes.total():3}   {by_code}")
    each = sum(codes.total() for codes in said.values()) / number.total()
    print(f"{each:.2f} for each text (bar {EACH})   {'ok' if each <= EACH else 'MISSED'}")
    return int(each > EACH)


if __name__ == "__main__":
    sys.exit(main())
