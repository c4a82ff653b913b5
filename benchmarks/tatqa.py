"""What tracing accepts on real reports: answers that are true, and numbers that were taken from other reports.

TAT-QA (Zhu et al. 2021, ACL), dev part: tables and text of financial reports, and questions whose answers were worked
out by people, with the derivation written down. The tables and texts are the evidence. Three things are measured:

* each derivation is written before its answer, as a careful author would: how many are recomputed;
* each answer stands behind its question, without derivation: how many are supported, derived or possibly derived;
* each report's questions get answers of other reports (of a percentage where a percentage is asked): how many of those
  are accepted.

`tatqa/` lies in the folder that FUPAN_DATA names, else in `../shared/data`. `make bench` runs this.
"""

import json
import os
import random
import sys
import time
from collections import Counter
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, NamedTuple

from mcp_server.language.tracing import Facts, facts_in, trace

DATA = Path(os.environ.get("FUPAN_DATA") or Path(__file__).parents[2] / "shared" / "data") / "tatqa"
RECOMPUTED = 0.98
TRUE_ACCEPTED = 0.30
FOREIGN_ACCEPTED = 0.01
FOREIGN_POSSIBLE = 0.03
FOREIGN_EACH = 20
"""Answers of other reports that each report gets."""


class Asked(NamedTuple):
    question: str
    answer: str
    """As a person writes it: 1,234.5, or 12.3%."""
    percent: bool
    derivation: str


def cell(text: str) -> str:
    return " ".join(text.replace("|", "/").split())


def markdown(report: dict[str, Any]) -> str:
    """A report as Markdown: its paragraphs, and its table."""
    rows = report["table"]["table"]
    lines = [f"| {' | '.join(map(cell, row))} |" for row in rows]
    rule = f"|{' --- |' * len(rows[0])}"
    prose = [paragraph["text"] for paragraph in report["paragraphs"]]
    return "\n\n".join([*prose, "\n".join([lines[0], rule, *lines[1:]])])


def asked(report: dict[str, Any]) -> list[Asked]:
    found = []
    for question in report["questions"]:
        if question["answer_type"] != "arithmetic" or not question["derivation"]:
            continue
        try:
            value = Decimal(str(question["answer"]).replace(",", ""))
        except InvalidOperation:
            continue
        percent = question["scale"] == "percent"
        answer = f"{value:,f}{'%' if percent else ''}"
        found.append(Asked(question["question"].rstrip(" ?"), answer, percent, question["derivation"]))
    return found


def verdict(text: str, facts: Facts) -> str:
    """What is said of the last figure of a text."""
    found = trace(text, facts)
    return found[-1].verdict if found else "not read"


def stated(one: Asked) -> str:
    return f"{one.derivation} = {one.answer}"


def told(name: str, figure: float, bar: float, least: bool) -> bool:
    kept = figure >= bar if least else figure <= bar
    print(f"{name:64}{figure:7.1%}   bar {'≥' if least else '≤'} {bar:.0%}   {'ok' if kept else 'MISSED'}")
    return kept


def main() -> int:
    path = DATA / "tatqa_dataset_dev.json"
    if not path.is_file():
        print(f"skipped: no TAT-QA at {DATA}; set FUPAN_DATA to the folder that holds tatqa")
        return 0
    reports = [(markdown(report), asked(report)) for report in json.loads(path.read_text(encoding="utf-8"))]
    every = [one for _, questions in reports for one in questions]
    drawn = random.Random(2026)
    recomputed, true, foreign = 0, Counter[str](), Counter[str]()
    begin = time.perf_counter()
    for text, questions in reports:
        if not questions:
            continue
        facts = Facts(facts_in(text))
        for one in questions:
            hit = verdict(stated(one), facts) == "derived"
            recomputed += hit
            if not hit and "--misses" in sys.argv:
                print("  not recomputed:", stated(one))
            true[verdict(f"{one.question}: {one.answer}", facts)] += 1
        own = {one.answer for one in questions}
        for other in drawn.sample(every, FOREIGN_EACH):
            if other.answer in own or other in questions:
                continue
            like = [one for one in questions if one.percent == other.percent] or questions
            said = f"{drawn.choice(like).question}: {other.answer}"
            kind = verdict(said, facts)
            foreign[kind] += 1
            if kind in {"supported", "derived"} and "--foreign" in sys.argv:
                print("  foreign", kind, said, [(v.formula, v.facts) for v in trace(said, facts)][-1])
    answers, strangers = true.total(), foreign.total()
    print(f"{len(reports)} reports, {answers} answers, {strangers} of others, {time.perf_counter() - begin:.0f} s")
    for name, counts in (("answers", true), ("of other reports", foreign)):
        print(f"{name:18}" + ", ".join(f"{kind} {n / counts.total():.1%}" for kind, n in counts.most_common()))
    accepted = true["supported"] + true["derived"] + true["possibly_derived"]
    kept = [
        told("gold derivations recomputed when stated", recomputed / answers, RECOMPUTED, least=True),
        told("true answers supported, derived or possibly derived", accepted / answers, TRUE_ACCEPTED, least=True),
        told("numbers of other reports supported or derived",
             (foreign["supported"] + foreign["derived"]) / strangers, FOREIGN_ACCEPTED, least=False),
        told("numbers of other reports possibly derived",
             foreign["possibly_derived"] / strangers, FOREIGN_POSSIBLE, least=False),
    ]  # fmt: skip
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
