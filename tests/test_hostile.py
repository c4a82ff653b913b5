"""Whatever comes in, a tool gives a result or says what is wrong; `python tests/test_hostile.py N` tries N calls each."""

import json
import random
import re
import sys
import time
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import anyio
import pytest

from mcp_server.errors import FupanError
from mcp_server.limits import ANSWER_CHARACTERS, METHOD_SECONDS
from mcp_server.model.base import Item, Model, Reads
from mcp_server.model.record import Query
from mcp_server.operations._compose import document_of, method_of, whole
from mcp_server.registry import TOOLS, run
from mcp_server.render.show import show
from mcp_server.rules import rules
from tests.conftest import a_desk
from tests.faces.examples import EXAMPLES

IDS = (
    "a",
    "b",
    "c",
    "d",
    "指标一",
    "kpi-1",
    "x y",
    "a/b~c",
    "id=a",
    "0",
    "-",
    "doc-1",
    "doc-2",
    "doc-3",
    "TGT101",
    "nowhere",
)
WORDS = (
    *(
        "收入提高到5,700万元",
        "Reach ARR of $57 million",
        "签约客户数 180 家",
        "降本 30%",
        "张三",
        "Q3",
        "a | b",
        "续费率≥92%",
    ),
    *(
        "张三、李四",
        "strengths: loyal team; threats: price war",
        "2026年第一季度",
        "P0",
        "30%",
        "high",
        "每周一",
        "monthly",
    ),
)
READABLE: dict[Reads | None, tuple[str, ...]] = {
    Reads.QUANTITY: (
        *("5,700万", "≥92%", "$1.2M", "3人月", "0", "-5%", "0.4", "1", "4", "40%", "8 person-months per quarter"),
        *("+5pp", "99999999999999999999", "2-4%", "一亿三千万", "0.0000000001", "1,000,000亿", "9" * 150),
    ),
    Reads.WHEN: (
        *("2026-03-05", "2026Q3", "3月", "M2", "T+30", "2026-W18", "this year", "1900年", "2199-12-31"),
        *("M2 + 2 weeks", "下季度", "2026-02-29", "T+99999999", "13 weeks from 2026-07-06", "2025", "年底"),
    ),
    Reads.DURATION: ("10天", "2周", "5/8/15 days", "0 days", "5000 weeks", "3个月", "half a day", "1 year"),
    None: (*WORDS, *IDS),
}
FORMULAS = (
    *(
        "a + b * c",
        "a / b",
        "指标一 * 2",
        "a / (b - b)",
        "min(a, b, c)",
        "wavg(a, b, c, d)",
        "sum()",
        "9" * 400,
        "a ** b",
    ),
    *(
        "(" * 60 + "a" + ")" * 60,
        "+".join("a" * 900),
        "-" * 300 + "a",
        "1e308 * 1e308",
        "1e300",
        "__import__('os')",
        "a if b else c",
    ),
    *(
        "max(" * 40 + "a" + ")" * 40,
        "a + nowhere",
        "a/b/c/d",
        "a%",
        "١+٢",
        "a·b",
        "=",
        "",
        "a\n+\nb",
        "lambda: 0",
        "a.b",
        "[a]*9",
    ),
)
POOLS = {
    "formula": FORMULAS,
    "as_of": ("", "2026-01-05", "2026-03-05"),
    **dict.fromkeys(("id", "name", "parent", "cause", "after"), IDS),
}
NASTY: tuple[Any, ...] = (
    *(
        None,
        True,
        False,
        0,
        -1,
        1e308,
        -0.0,
        5e-324,
        10**15,
        2**53 + 1,
        10**400,
        float("nan"),
        float("inf"),
        0.1,
        10**30,
    ),
    *(
        "",
        " ",
        "\x00",
        "\ud800",
        "\u202ethat",
        "a\u0301" * 40,
        "👩‍👩‍👧‍👦" * 50,
        "\ufeff\u200b",
        "x" * 5_000,
        "长" * 5_000,
        "0" * 5_000,
    ),
    *(
        "\u2028\u2029\x85",
        "\r\n# head\n",
        "NaN",
        "Infinity",
        "1e999999999",
        "9" * 190,
        "-1e-999",
        "1E+30",
        "0x1F",
        "٣٤",
        "½",
        "²",
    ),
    *(
        "<script>alert(1)</script>",
        "](javascript:x)",
        '"]; click a',
        "{{ 7*7 }}",
        "{% for a in b %}",
        "{a}",
        "%s%n",
        "|---|",
        "```",
    ),
    *(
        "1/0",
        "5/8",
        "0/0/0 days",
        "-3 days",
        "100/1/5 days",
        "2026-13-45",
        "9999-12-31",
        "half",
        "1e3",
        "T+",
        "M99 + 9999999999 weeks",
        "99999999999年",
        "10:00",
        "=1+1",
    ),
    *(
        [],
        {},
        [[]],
        [None],
        [[[[[[[[["a"]]]]]]]]],
        {"a": {"a": {"a": {}}}},
        {"": ""},
        {"id": "a"},
        {"text": []},
        [1, "a", {}],
    ),
)


class Maker:
    """Makes arguments for a model: mostly as it wants them, and one time in `1/nasty` something else."""

    def __init__(self, seed: str, nasty: float) -> None:
        self.chance, self.nasty = random.Random(seed), nasty

    def any_of(self, hint: Any, field: str = "") -> Any:
        if self.chance.random() < self.nasty:
            return self.chance.choice(NASTY)
        reads, parts = None, [hint]
        while get_origin(parts[-1]) in {Annotated, Union, UnionType}:
            marks = get_args(parts[-1])
            reads = next((mark for mark in marks if isinstance(mark, Reads)), reads)
            parts.append(marks[0])
        hint = parts[-1]
        if get_origin(hint) is tuple:
            made = [self.any_of(get_args(hint)[0], field) for _ in range(self.chance.choice((0, 1, 1, 2, 3, 6)))]
            handles = [
                json.dumps(one.get("id"), default=str) if isinstance(one, dict) else index
                for index, one in enumerate(made)
            ]
            return [
                one
                for index, one in enumerate(made)
                if handles.index(handles[index]) == index or self.chance.random() < self.nasty
            ]
        if get_origin(hint) is dict:
            return {self.chance.choice(IDS): self.any_of(get_args(hint)[1]) for _ in range(self.chance.randrange(4))}
        if get_origin(hint) is Literal:
            return self.chance.choice(get_args(hint))
        if isinstance(hint, type) and issubclass(hint, Model):
            bare = issubclass(hint, Item) and self.chance.random() < 0.2
            return self.chance.choice(WORDS) if bare else self.fields(hint)
        if hint in {int, bool}:
            return self.chance.choice((0, 1, 2, 3, 99) if hint is int else (True, False))
        return self.chance.choice(POOLS.get(field) or READABLE[reads])

    def fields(self, model: type[Model]) -> Any:
        hints = get_type_hints(model, include_extras=True)
        often = 0.15 + 0.8 * self.chance.random()
        wanted = [n for n, f in model.model_fields.items() if f.is_required() or self.chance.random() < often]
        made = {name: self.any_of(hints[name], name) for name in wanted}
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
        hints = get_type_hints(model, include_extras=True)

        def one() -> Any:
            if self.chance.random() < self.nasty:
                return {"op": self.any_of(str), "path": self.any_of(str), "value": 1}
            op, name = (
                self.chance.choice(("add", "add", "replace", "remove", "move", "copy", "test")),
                self.chance.choice([*hints]),
            )
            if op == "add" and name in model.model_fields:
                return {"op": op, "path": f"/{name}", "value": self.any_of(hints[name], name)}
            value = {"from": self.pointer(brief)} if op in {"move", "copy"} else {"value": self.any_of(str)}
            return {"op": op, "path": self.pointer(brief)} | value

        return [one() for _ in range(self.chance.choice((1, 1, 1, 2, 4)))]

    def call(self, tool: str, desk: Any) -> Any:
        """Return arguments for a tool; those of operations speak of what is on the desk."""
        sent = self.fields(TOOLS[tool].input)
        if tool in {"get_document", "revise_document"} and self.chance.random() > self.nasty:
            record = desk.store.get(desk.principal, self.chance.choice(("doc-1", "doc-2", "doc-3")))
            document = document_of(record)
            brief, body = (
                noun.model_dump(mode="json", exclude_defaults=True) for noun in (document.brief, document.body)
            )
            if tool == "revise_document":
                patch = self.patch(brief, method_of(document.kind).brief)
                return {"id": record.id, "revision": record.revision, "patch": patch}
            near = {
                "id": record.id,
                "page": 1,
                "at": self.pointer(body),
                "section": self.chance.choice([*method_of(document.kind).sections]),
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


def texts(value: Any) -> list[str]:
    below = [*value, *value.values()] if isinstance(value, dict) else value if isinstance(value, list | tuple) else []
    return [value] if isinstance(value, str) else [text for member in below for text in texts(member)]


SLIPS = re.compile(
    r"NaN|Infinity|\bNone\b(?! of)|Decimal\(|E\+\d|<(?:function|bound|mcp_server|class)|\bTrue\b|\bFalse\b"
)


def faults_of(text: str, sent: Any) -> set[str]:
    """Return what a text says that only a program says, unless it was sent."""
    found = set(SLIPS.findall(text))
    return {slip for slip in found if all(slip not in told for told in texts(sent))} if found else found


async def outcome(tool: str, seed: str, desk: Any) -> str:
    """Carry out one call; return the name of its error, or nothing; AssertionError where anything else comes of it."""
    sent = Maker(seed, random.Random(seed).choice((0, 0.02, 0.1, 0.4))).call(tool, desk)
    before, started = kept(desk), time.perf_counter()
    try:
        result = await run(tool, sent, desk)
    except FupanError as error:
        assert len(str(error)) <= 4_096
        assert str(error).encode()
        assert kept(desk) == before
        return type(error).__name__
    finally:
        assert time.perf_counter() - started < METHOD_SECONDS
    text, data = show(tool, result, ANSWER_CHARACTERS)
    assert max(len(text), len(json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False))) <= 10_000
    assert text.encode()
    assert faults_of(text, [sent, EXAMPLES]) == set()
    if TOOLS[tool].read_only:
        assert kept(desk) == before
    else:
        document = document_of(desk.store.get(desk.principal, result.id))
        for locale in ("zh-CN", "en"):
            assert faults_of(whole(document.model_copy(update={"locale": locale})), [sent, EXAMPLES]) == set()
    return ""


@pytest.mark.anyio
@pytest.mark.parametrize("tool", TOOLS)
async def test_whatever_comes_in_a_result_or_an_error_that_helps_comes_out(tool):
    seen = set()
    for round_ in range(6):
        desk = await a_full_desk()
        for index in range(25):
            seen.add(await outcome(tool, f"{tool} {round_} {index}", desk))
    assert "" in seen
    assert "BriefError" in seen


async def long_run(tools: list[str], count: int, first: int) -> None:
    for tool in tools:
        outcomes: dict[str, int] = {}
        slowest, desk = (0.0, ""), None
        for index in range(first, first + count):
            desk = await a_full_desk() if desk is None or index % 25 == 0 else desk
            seed, started = f"{tool} {index}", time.perf_counter()
            try:
                came = await outcome(tool, seed, desk)
            except Exception as error:  # noqa: BLE001
                came = f"!! {type(error).__name__} {str(error)[:100]!r}"
                if came not in outcomes:
                    import traceback

                    print(seed, "".join(traceback.format_exception(error)[-4:])[-1500:])
            outcomes[came] = outcomes.get(came, 0) + 1
            slowest = max(slowest, (time.perf_counter() - started, seed))
        print(tool, outcomes, slowest, flush=True)


if __name__ == "__main__":
    anyio.run(long_run, sys.argv[3:] or [*TOOLS], int(sys.argv[1]), int(sys.argv[2]))
