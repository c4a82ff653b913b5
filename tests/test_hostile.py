"""Whatever comes in, a tool gives a result or says what is wrong: `python tests/test_hostile.py N` tries N calls of each."""

import json
import random
import re
import sys
import time
from collections import Counter
from dataclasses import replace
from itertools import count
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import anyio
import pytest

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent.parent))

from mcp_server.errors import FupanError
from mcp_server.limits import ANSWER_CHARACTERS, METHOD_SECONDS
from mcp_server.methods import METHODS
from mcp_server.model.base import Item, Model, Reads
from mcp_server.model.record import Query
from mcp_server.operations._compose import answer, compose, document_of, method_of, whole
from mcp_server.registry import TOOLS, run
from mcp_server.render.markdown import markdown, sections
from mcp_server.render.show import compact, show
from mcp_server.rules import rules
from tests.conftest import a_desk
from tests.faces.examples import EXAMPLES

IDS = (
    *("a", "b", "c", "d", "指标一", "kpi-1", "x y", "a/b~c", "id=a", "0", "-", "doc-1", "doc-2", "TGT101", "nowhere"),
    *("budget_used", "problem", "strength"),
)  # fmt: skip
TEXTS: dict[Reads | None, tuple[str, ...]] = {
    Reads.QUANTITY: (
        *("5,700万", "≥92%", "$1.2M", "3人月", "0", "-5%", "0.4", "1", "4", "40%", "8 person-months per quarter", "2-4%"),
        *("+5pp", "9" * 20, "一亿三千万", "0.0000000001", "1,000,000亿", "1e3", "120 days", "0%", "≤3", "36"),
    ),
    Reads.WHEN: (
        *("2026-03-05", "2026Q3", "3月", "M2", "T+30", "2026-W18", "this year", "1900年", "2199-12-31", "年底", "2025"),
        *("M2 + 2 weeks", "下季度", "2026-02-29", "T+99999999", "13 weeks from 2026-07-06", "2026-01-05", "a", "b"),
    ),
    Reads.PRICE: ("1,999元/店/年", "$20 per seat per month", "免费", "0", "-5元/天", "9" * 20, "20-30元/月", "480", "3家", "1亿"),
    Reads.DURATION: ("10天", "2周", "5/8/15 days", "0 days", "5000 weeks", "3个月", "half a day", "1 year", "1 day"),
    None: (
        *("收入提高到5,700万元", "Reach ARR of $57 million", "签约客户数 180 家", "降本 30%", "张三", "Q3", "a | b", "续费率≥92%"),
        *("张三、李四", "strengths: loyal team; threats: price war", "2026年第一季度", "P0", "30%", "high", "每周一", "monthly"),
        *IDS,
    ),
}  # fmt: skip
FORMULAS = (
    *("a + b * c", "a / b", "指标一 * 2", "a / (b - b)", "min(a, b, c)", "wavg(a, b, c, d)", "sum()", "9" * 400, "a ** b"),
    *("(" * 60 + "a" + ")" * 60, "+".join("a" * 900), "-" * 300 + "a", "1e308 * 1e308", "1e300", "__import__('os')", "max(a)"),
    *("max(" * 40 + "a" + ")" * 40, "a + nowhere", "a/b/c/d", "a%", "١+٢", "a·b", "=", "", "a\n+\nb", "lambda: 0", "a.b"),
)  # fmt: skip
POOLS = {"formula": FORMULAS, "as_of": ("", "2026-01-05", "2026-03-05"), "plan": ("", "", "doc-1", "doc-2", "nowhere")}
POOLS |= {
    "year": ("", "1", "2-3", "第2年起", "2027", "soon", "0", "9999"),
    "currency": ("", "元", "万元", "USD", "pebbles"),
}
POOLS |= dict.fromkeys(("id", "name", "parent", "cause", "after", "option", "criterion"), IDS)
NASTY: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1e308, -0.0, 5e-324, 10**15, 2**53 + 1, 10**400, float("nan"), float("inf"), 0.1, 10**30),
    *("", " ", "\x00", "\ud800", "\u202ethat", "a\u0301" * 40, "👩‍👩‍👧‍👦" * 50, "\ufeff\u200b", "x" * 5_000, "长" * 5_000),
    *("\u2028\u2029\x85", "\r\n# head\n", "NaN", "Infinity", "1e999999999", "9" * 190, "-1e-999", "1E+30", "0x1F", "٣٤", "½", "²"),
    *("<script>alert(1)</script>", "](javascript:x)", '"]; click a', "{{ 7*7 }}", "{% for a in b %}", "{a}", "%s%n", "|---|", "```"),
    *("1/0", "0/0/0 days", "-3 days", "100/1/5 days", "2026-13-45", "9999-12-31", "T+", "M99 + 9999999999 weeks", "=1+1", "half"),
    *([], {}, [[]], [None], [[[[[[[[["a"]]]]]]]]], {"a": {"a": {"a": {}}}}, {"": ""}, {"id": "a"}, {"text": []}, [1, "a", {}]),
)  # fmt: skip
INJECTED = (
    *("<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<!-- c", "</td>", "<a\nhref=x>", "<http://evil.example>", "\\<b>"),
    *("[x](javascript:alert(1))", "![x](http://evil.example/x.png)", "[a]: http://evil.example", "[x]\\(y)", "\\[x](y)"),
    *("a | b \\| c \\", "| a | b |", "|", "# head", "- item", "1. item", "> said", "~~~\ncode", "```\ncode", "---", "===", "* * *"),
    *("{{ 7*7 }}{% x %}{# y #}", '"]; click c0 href "javascript:x"', "%%{init: {}}%%", "section a", "end", "direction LR"),
    *("\u202egnp.exe", "a\u200bb", "\x1b[31mred", "`x", "$(id)", "=HYPERLINK(1)"),
)  # fmt: skip
SLIPS = re.compile(
    r"NaN|Infinity|\bNone\b(?! of)|Decimal\(|E\+\d|<(?:function|bound|mcp_server|class)|\bTrue\b|\bFalse\b"
)


def kind_of(hint):
    """Return a field's type without its marks, and what its text must be readable as."""
    reads = None
    while get_origin(hint) in {Annotated, Union, UnionType}:
        hint, *marks = get_args(hint)
        reads = next((mark for mark in marks if isinstance(mark, Reads)), reads)
    return hint, reads


class Maker:
    """Makes arguments for a model: mostly as it wants them, and with a chance of `nasty` something else."""

    def __init__(self, seed: str, nasty: float) -> None:
        self.chance, self.nasty = random.Random(seed), nasty

    def value(self, hint: Any, field: str = "") -> Any:
        if self.chance.random() < self.nasty:
            return self.chance.choice(NASTY)
        hint, reads = kind_of(hint)
        if get_origin(hint) is tuple:
            made = [self.value(get_args(hint)[0], field) for _ in range(self.chance.choice((0, 1, 1, 2, 3, 6)))]
            ids = [one.get("id") if isinstance(one, dict) else None for one in made]
            return [one for place, one in enumerate(made) if not ids[place] or ids[place] not in ids[:place]]
        if get_origin(hint) is dict:
            return {self.chance.choice(IDS): self.value(get_args(hint)[1]) for _ in range(self.chance.randrange(4))}
        if get_origin(hint) is Literal:
            return self.chance.choice(get_args(hint))
        if isinstance(hint, type) and issubclass(hint, Model):
            bare = issubclass(hint, Item) and self.chance.random() < 0.2
            return self.chance.choice(TEXTS[None]) if bare else self.fields(hint)
        if hint in {int, bool}:
            return self.chance.choice((0, 1, 1, 2, 99) if hint is int else (True, False))
        return self.chance.choice(POOLS.get(field) or TEXTS[reads])

    def fields(self, model: type[Model]) -> Any:
        hints = get_type_hints(model, include_extras=True)
        often = 0.15 + 0.8 * self.chance.random()
        wanted = [n for n, f in model.model_fields.items() if f.is_required() or self.chance.random() < often]
        made = {name: self.value(hints[name], name) for name in wanted}
        return made | ({self.chance.choice(IDS): "?"} if self.chance.random() < self.nasty else {})

    def pointer(self, value: Any) -> str:
        """Return the way to something in JSON, or near it."""
        at = ""
        while isinstance(value, dict | list) and value and self.chance.random() < 0.8:
            name = self.chance.choice([*value] if isinstance(value, dict) else range(len(value)))
            value = value[name]
            handle = value.get("id") if isinstance(value, dict) and isinstance(name, int) else None
            at += f"/id={handle}" if isinstance(handle, str) and self.chance.random() < 0.5 else f"/{name}"
        return at + self.chance.choice((*[""] * 12, "/-", "/owner", "/0", "/id=a", "/²", "/text", "~", "/" + "9" * 90))

    def patch(self, brief: Any, model: type[Model]) -> list[Any]:
        hints, ops = (
            get_type_hints(model, include_extras=True),
            ("add", "add", "replace", "remove", "move", "copy", "test"),
        )

        def one() -> Any:
            op, name = self.chance.choice(ops), self.chance.choice([*model.model_fields])
            if self.chance.random() < self.nasty:
                return {"op": self.value(str), "path": self.value(str), "value": 1}
            if op == "add":
                return {"op": op, "path": f"/{name}", "value": self.value(hints[name], name)}
            what = {"from": self.pointer(brief)} if op in {"move", "copy"} else {"value": self.value(str)}
            return {"op": op, "path": self.pointer(brief)} | what

        return [one() for _ in range(self.chance.choice((1, 1, 1, 2, 4)))]

    def call(self, tool: str, desk: Any) -> Any:
        """Return arguments for a tool; those of operations speak of what is on the desk."""
        sent = self.fields(TOOLS[tool].input)
        if tool in {"get_document", "revise_document"} and self.chance.random() >= self.nasty:
            record = desk.store.get(desk.principal, self.chance.choice(("doc-1", "doc-2", "doc-3")))
            document, method = document_of(record), method_of(record.kind)
            brief, body = (
                noun.model_dump(mode="json", exclude_defaults=True) for noun in (document.brief, document.body)
            )
            if tool == "revise_document":
                return {"id": record.id, "revision": record.revision, "patch": self.patch(brief, method.brief)}
            near = {
                "id": record.id,
                "page": 1,
                "at": self.pointer(body),
                "section": self.chance.choice([*method.sections]),
            }
            sent |= {name: value for name, value in near.items() if self.chance.random() < 0.8}
        if tool == "explain" and self.chance.random() < 0.5:
            sent["id"] = self.chance.choice(rules()).code
        return sent


async def a_full_desk():
    """Return a desk with a plan, a tree and a SWOT on it."""
    desk = a_desk()
    for name in ("generate_plan", "build_kpi_tree", "swot"):
        await run(name, EXAMPLES[name], desk)
    return desk


def kept(desk):
    return desk.store.find(desk.principal, Query(limit=1_000)).rows


def texts(value):
    below = [*value, *value.values()] if isinstance(value, dict) else value if isinstance(value, list | tuple) else []
    return [value] if isinstance(value, str) else [text for member in below for text in texts(member)]


def slips(text, sent):
    """Return what a text says that only a program says, unless it was sent."""
    found = set(SLIPS.findall(text))
    return {slip for slip in found if all(slip not in told for told in texts([sent, EXAMPLES]))}


async def outcome(tool, seed, desk):
    """Carry out one call and return the name of its error, or nothing; whatever else comes of it is a failure."""
    sent = Maker(seed, random.Random(seed).choice((0, 0.02, 0.1, 0.4))).call(tool, desk)
    before, started, there = kept(desk), time.perf_counter(), [sent]
    if tool == "revise_document":
        there += [document_of(desk.store.get(desk.principal, row.id)).brief.model_dump() for row in before]
    try:
        result = await run(tool, sent, desk)
    except FupanError as error:
        assert time.perf_counter() - started < METHOD_SECONDS
        assert len(str(error).encode()) <= 4_096
        assert kept(desk) == before
        return type(error).__name__
    assert time.perf_counter() - started < METHOD_SECONDS
    text, data = show(tool, result, ANSWER_CHARACTERS)
    assert json.loads(json.dumps(data, allow_nan=False)) == data
    assert max(len(text), len(compact(data))) <= ANSWER_CHARACTERS
    assert text.encode()
    assert slips(text, there) == set()
    if TOOLS[tool].read_only:
        assert kept(desk) == before
        return ""
    document = document_of(desk.store.get(desk.principal, result.id))
    for locale in ("zh-CN", "en"):
        assert slips(whole(document.model_copy(update={"locale": locale})), there) == set()
    return ""


@pytest.mark.anyio
@pytest.mark.parametrize("tool", TOOLS)
async def test_whatever_comes_in_a_result_or_an_error_that_helps_comes_out(tool, tmp_path):
    seen = Counter()
    for part in range(6):
        desk = replace(await a_full_desk(), exports=tmp_path)
        seen.update([await outcome(tool, f"{tool} {part} {number}", desk) for number in range(25)])
    assert seen[""] >= 5
    assert seen["BriefError"] >= 5


def everywhere(hint, words, field=""):
    """Return a value for a type in which each free text is the next of *words*."""
    hint, reads = kind_of(hint)
    if get_origin(hint) is tuple:
        return [everywhere(get_args(hint)[0], words, field) for _ in range(2)]
    if get_origin(hint) is dict:
        return {next(words)[:99]: everywhere(get_args(hint)[1], words, field)}
    if get_origin(hint) is Literal:
        return get_args(hint)[-1]
    if isinstance(hint, type) and issubclass(hint, Model):
        hints = get_type_hints(hint, include_extras=True)
        return {
            name: everywhere(hints[name], words, name) for name in hint.model_fields if name not in {"locale", "as_of"}
        }
    if hint in {int, bool}:
        return hint(1)
    known = {Reads.QUANTITY: "5", Reads.PRICE: "5", Reads.WHEN: "2026-03-05", Reads.DURATION: "5 days"}
    return known.get(reads) or (f"{next(words)} {next(NUMBERS)}" if field == "id" else next(words))


NUMBERS = count()
DIAGRAM = re.compile(
    r"flowchart TD|gantt|  dateFormat YYYY-MM-DD|  axisFormat %m-%d|  tickInterval 1(?:week|month)|  [a-z]\d+\[\"[^\"]+\"\]|  [a-z]\d+ --> [a-z]\d+"
    r"|  (?!section|end\b|click|title|\d{4}-)[^:;#\"]+ :(?:crit, ?|milestone, ?)*\d{4}-\d\d-\d\d, \d+d"
)


def active(text, titles):
    """Return the lines of Markdown that hold what a reader's program would act on: none, for all of it is text."""
    found, width, fenced = [], 0, ""
    for line in text.splitlines():
        if line.startswith("```"):
            fenced = "" if fenced else line
            width = 0
            found += [line] if fenced not in {"", "```mermaid"} else []
            continue
        if fenced:
            found += [] if DIAGRAM.fullmatch(line) else [line]
            continue
        bare = re.sub(r"`[^`]*`", "", line)
        cells = len(re.findall(r"(?<!\\)(?:\\\\)*\|", line)) if line.startswith("| ") else 0
        wrong = re.search(r"<[A-Za-z/!?]|\]\(|\]:|[\x00-\x1f\u202a-\u202e\u200b]|\b49\b", bare)
        wrong = wrong or re.match(r"\s*(?:>|~~~|(?:[-_*=]\s*){3,}$)", line) or bare.count("`")
        wrong = (
            wrong or (line.startswith("#") and line.lstrip("# ") not in titles) or (width and cells and cells != width)
        )
        found += [line] if wrong else []
        width = cells
    return found


@pytest.mark.parametrize("method", METHODS.values(), ids=lambda method: method.name)
def test_no_text_in_any_field_of_any_method_is_more_than_text(method):
    hints = get_type_hints(method.brief, include_extras=True)
    for turn in range(0, len(INJECTED), 2):
        words = (INJECTED[number % len(INJECTED)] for number in count(turn))
        brief = {name: everywhere(hints[name], words, name) for name in method.brief.model_fields}
        document = compose(brief | {"locale": "en", "as_of": "2026-01-05"}, method, a_desk(), "doc-1", 1)
        titles = {section.title for section in sections(document, method)}
        titles |= {f"{title} (partial)" for title in titles} | {"Findings", "Questions", "Next", "Other sections"}
        for text in (whole(document), markdown(answer(document, kept=True), "en")):
            head, _, rest = text.partition("\n")
            assert active(head.removeprefix("# ") + "\n" + rest, titles) == []


async def long_run(number):
    failed = 0
    for tool in TOOLS:
        seen, slowest, desk = Counter(), (0.0, ""), await a_full_desk()
        for index in range(number):
            desk = desk if index % 25 else await a_full_desk()
            seed, started = f"{tool} long {index}", time.perf_counter()
            try:
                seen[await outcome(tool, seed, desk)] += 1
            except Exception as error:  # noqa: BLE001 - whatever it is, it is counted and told
                failed += 1
                print(f"{seed}: {type(error).__name__}: {str(error)[:300]}")
            slowest = max(slowest, (time.perf_counter() - started, seed))
        print(tool, dict(seen), f"slowest {slowest[0]:.2f} s: {slowest[1]}", flush=True)
    sys.exit(f"{failed} failed" if failed else 0)


if __name__ == "__main__":
    anyio.run(long_run, int(sys.argv[1]))
