"""Whole analyses; chains, shares and places in the tables were worked out by hand."""

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inline_snapshot import external_file

from mcp_server.methods.run_5whys import CHAIN, Bone, Chain, FiveWhys, Link, Root, WhysBrief, run_5whys
from mcp_server.model.causes import Cause, Countermeasure, Problem
from mcp_server.operations._compose import whole
from tests.conftest import METHOD, document

CHECKOUT = {
    "en": {
        "problem": {
            "what": "3% of orders failed at checkout", "where": "Web shop", "when": "2025-12-12", "size": "1,140 of 38,000 orders",
        },
        "causes": [
            {"id": "1", "because": "The connection pool was exhausted", "basis": "fact", "evidence": "Pool graph of 12 December", "category": "machine"},
            {"id": "2", "because": "A call to the bank waits up to 60 s", "parent": "1", "basis": "fact", "evidence": "Trace 4711", "category": "method",
             "share": "70%", "controllable": "yes"},
            {"id": "3", "because": "No load test covers the bank's slow days", "parent": "1", "basis": "hypothesis", "share": "30%", "controllable": "yes"},
        ],
        "countermeasures": [
            {"id": "1", "cause": ["2"], "action": "Set the timeout of bank calls to 5 s", "owner": "Ines Ortega", "due": "2026-01-16",
             "metric": "Failed orders", "baseline": "3%", "expected": "≤0.2%", "check": "2026-02-16"},
        ],
        "as_of": "2026-01-05",
    },
    "zh-CN": {
        "problem": {"what": "3%的订单在支付环节失败", "where": "网上商城", "when": "2025-12-12", "size": "38,000单中的1,140单"},
        "causes": [
            {"id": "1", "because": "数据库连接池被占满", "basis": "fact", "evidence": "12月12日连接池监控图", "category": "设备"},
            {"id": "2", "because": "调用银行接口最长等待60秒", "parent": "1", "basis": "fact", "evidence": "链路追踪4711", "category": "方法",
             "share": "70%", "controllable": "yes"},
            {"id": "3", "because": "压测没有覆盖银行接口变慢的情形", "parent": "1", "basis": "hypothesis", "share": "30%", "controllable": "yes"},
        ],
        "countermeasures": [
            {"id": "1", "cause": ["2"], "action": "把银行接口超时设为5秒", "owner": "周敏", "due": "2026-01-16",
             "metric": "支付失败率", "baseline": "3%", "expected": "≤0.2%", "check": "2026-02-16"},
        ],
        "as_of": "2026-01-05",
    },
}  # fmt: skip


def analysis(problem, *causes, **more):
    return run_5whys.compute(WhysBrief(locale="en", problem=Problem(what=problem), causes=causes, **more))


def test_causes_are_read_down_and_up_with_their_roots_and_what_is_done_about_them():
    causes = (
        Cause(id="a", because="Pool exhausted", basis="fact", evidence="Graph", category="machine"),
        Cause(id="b", because="Timeout of 60 s", parent="a", basis="fact", evidence="Trace", share="30%"),
        Cause(id="c", because="No load test", parent="a", basis="hypothesis", evidence="Somebody said", share="0.7"),
        Cause(id="d", because="Retry storm", category="machine"),
    )
    measures = (
        Countermeasure(id="m", cause=("a",), action="Larger pool"),
        Countermeasure(id="n", cause=("b", "x"), action="Shorter timeout"),
    )
    given_ = {"locale": "en", "problem": Problem(what="Orders failed"), "causes": causes, "countermeasures": measures}
    assert run_5whys.compute(WhysBrief(**given_)) == FiveWhys(
        **given_,
        links=(
            Link(at="/causes/id=a", id="a", because="Pool exhausted", effect="Orders failed", above=0, depth=1, root=False, shown=True),
            Link(at="/causes/id=b", id="b", because="Timeout of 60 s", effect="Pool exhausted", above=1, depth=2, root=True, shown=True),
            Link(at="/causes/id=c", id="c", because="No load test", effect="Pool exhausted", above=1, depth=2, root=True, shown=False),
            Link(at="/causes/id=d", id="d", because="Retry storm", effect="Orders failed", above=0, depth=1, root=True, shown=False),
        ),
        chains=(
            Chain(
                links=("a", "b"), depth=2, hypotheses=0,
                forward="Orders failed ← because Pool exhausted ← because Timeout of 60 s",
                backward="Timeout of 60 s → therefore Pool exhausted → therefore Orders failed",
            ),
            Chain(
                links=("a", "c"), depth=2, hypotheses=1,
                forward="Orders failed ← because Pool exhausted ← because No load test",
                backward="No load test → therefore Pool exhausted → therefore Orders failed",
            ),
            Chain(
                links=("d",), depth=1, hypotheses=1,
                forward="Orders failed ← because Retry storm", backward="Retry storm → therefore Orders failed",
            ),
        ),
        roots=(
            Root(at="/causes/id=c", id="c", because="No load test", share=Decimal(70), cumulative=Decimal(70), countermeasures=("m",)),
            Root(at="/causes/id=b", id="b", because="Timeout of 60 s", share=Decimal(30), cumulative=Decimal(100), countermeasures=("m", "n")),
            Root(at="/causes/id=d", id="d", because="Retry storm", category="machine"),
        ),
        fishbone=(Bone(category="machine", causes=("Pool exhausted", "Retry storm")), Bone(category="Uncategorised", causes=("Timeout of 60 s", "No load test"))),
    )  # fmt: skip


def test_a_problem_alone_gives_the_first_questions_and_the_evidence_to_collect():
    made = document("run_5whys", {"problem": "支付失败率由0.2%升到3%"})
    assert (made.body.links, made.body.chains, made.body.roots, made.body.fishbone) == ((), (), (), ())
    text = whole(made)
    assert text.count("\n- ") == 7
    assert "同时收集这些证据" in text
    assert text.count("## ") == 1


def test_a_cause_and_a_countermeasure_that_are_texts_alone_are_shown_where_they_belong():
    made = document(
        "run_5whys",
        {
            "problem": "Parcels come back",
            "causes": ["Nobody checks the address"],
            "countermeasures": [
                {"text": "The form checks the address", "cause": ["cause-1"]},
                {"text": "?", "action": "Train"},
            ],
        },
    )
    assert [(one.because, one.read) for one in made.brief.causes] == [("Nobody checks the address", True)]
    assert [(one.action, one.read) for one in made.brief.countermeasures] == [
        ("The form checks the address", True), ("Train", False),
    ]  # fmt: skip
    text = whole(made)
    assert "| cause-1 | Nobody checks the address |" in text
    assert "| The form checks the address | Nobody checks the address |" in text


def test_a_cause_hangs_on_the_problem_however_the_problem_is_called():
    for parent in ("", "problem", "问题", "Orders failed", "p1"):
        brief = WhysBrief(
            locale="en",
            problem=Problem(id="p1", what="Orders failed"),
            causes=(Cause(id="a", because="x", parent=parent),),
        )
        assert [link.above for link in run_5whys.compute(brief).links] == [0]


def test_causes_in_a_circle_and_causes_of_nothing_known_are_named_and_hang_on_nothing():
    body = analysis(
        "Orders failed",
        Cause(id="a", because="Pool exhausted"),
        Cause(id="b", because="Late", parent="c"),
        Cause(id="c", because="Busy", parent="b"),
        Cause(id="d", because="Tired", parent="c"),
        Cause(id="e", because="Bored", parent="nowhere"),
    )
    assert (set(body.circle), body.lost, [link.id for link in body.links]) == ({"b", "c"}, ("e",), ["a"])


def test_a_cause_that_explains_itself_is_a_circle():
    body = analysis("Orders failed", Cause(id="a", because="Late", parent="a"))
    assert (body.circle, body.links, body.roots) == (("a",), (), ())


@st.composite
def trees(draw):
    """Causes whose parent is one before them, the problem, or nothing known."""
    count = draw(st.integers(1, 30))
    parents = [draw(st.integers(-2, number - 1)) for number in range(count)]
    return tuple(
        Cause(id=f"c{n}", because=f"b{n}", parent="lost" if p == -2 else "" if p == -1 else f"c{p}")
        for n, p in enumerate(parents)
    )


@given(trees())
def test_every_chain_leads_from_the_problem_to_a_root_and_every_link_lies_on_one(causes):
    body = analysis("Orders failed", *causes)
    place = {link.id: number for number, link in enumerate(body.links, 1)}
    above = {link.id: link.above for link in body.links}
    for chain in body.chains:
        ids = [place[name] for name in chain.links]
        assert [above[name] for name in chain.links] == [0, *ids[:-1]]
        assert chain.forward.split(" ← because ") == ["Orders failed", *(f"b{name[1:]}" for name in chain.links)]
        assert chain.backward.split(" → therefore ") == chain.forward.split(" ← because ")[::-1]
    assert {name for chain in body.chains for name in chain.links} == set(place)
    assert sorted(chain.links[-1] for chain in body.chains) == sorted(root.id for root in body.roots)
    assert {link.id for link in body.links if link.root} == {root.id for root in body.roots}
    assert set(body.lost) <= {cause.id for cause in causes} - set(place)


@pytest.mark.parametrize("length", [33, 500])
def test_a_long_chain_keeps_its_root_and_is_read_at_both_ends(length):
    causes = [Cause(id=f"c{n}", because=f"b{n} " + "x" * 3_000, parent=f"c{n - 1}" if n else "") for n in range(length)]
    body = analysis("Orders failed", *causes)
    (chain,), (root,) = body.chains, body.roots
    assert (root.id, chain.depth, len(chain.links)) == (f"c{length - 1}", length, length)
    steps = chain.forward.split(" ← because ")
    assert (steps[0], steps[1][:3], steps[-1][: len(str(length)) + 1]) == ("Orders failed", "b0 ", f"b{length - 1}")
    assert len(chain.forward) < CHAIN + 20 * len(steps)


def test_five_hundred_causes_below_one_stem_are_read_in_time():
    causes = [Cause(id=f"c{n}", because="x" * 1_000, parent=f"c{min(n - 1, 250)}" if n else "") for n in range(500)]
    started = time.process_time()
    body = analysis("Orders failed", *causes)
    assert len(body.chains) == 249
    assert time.process_time() - started < 2


def test_what_the_text_tells_of_size_place_and_time_is_read_and_what_was_typed_stays():
    method = METHOD["run_5whys"]
    brief = method.read(
        WhysBrief(locale="zh-CN", problem=Problem(text="12月12日网上商城有3%的订单支付失败", where="全站"))
    )
    assert (brief.problem.size, brief.problem.where, brief.problem.read) == ("3%", "全站", True)
    assert method.read(brief) == brief


@pytest.mark.parametrize("locale", CHECKOUT)
def test_an_analysis_reads_well(locale):
    text = whole(document("run_5whys", CHECKOUT[locale]))
    if locale == "en":
        assert text == external_file("../golden/five_whys.en.md", format=".txt")
    else:
        assert text == external_file("../golden/five_whys.zh-CN.md", format=".txt")
