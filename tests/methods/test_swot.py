"""Whole analyses; scores after F. R. David, Strategic Management (IFE and EFE matrices), worked out by hand."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inline_snapshot import external_file

from mcp_server.methods.swot import PAIRS, Cell, FactorScore, Priority, Swot, SwotBrief, Weighed, swot
from mcp_server.model.swot import Factor, Strategy
from mcp_server.operations._compose import whole
from tests.conftest import METHOD, document

SHOP = {
    "en": {
        "aim": "Open a second bakery in the station quarter in 2026?",
        "items": [
            {"id": "1", "text": "412 regulars buy at least twice a week", "quadrant": "strength", "evidence": "Till, 2025", "weight": "0.4", "rating": "4"},
            {"id": "2", "text": "One baker knows the sourdough", "quadrant": "weakness", "evidence": "Rota", "weight": "0.6", "rating": "1"},
            {"id": "3", "text": "9,000 commuters pass the station every day", "quadrant": "opportunity", "evidence": "City count, May 2025", "weight": "50%", "rating": "3"},
            {"id": "4", "text": "Rents in the quarter rose by 12% in 2025", "quadrant": "threat", "evidence": "Broker's report", "weight": "50%", "rating": "2"},
        ],
        "strategies": [
            {"id": "1", "text": "Breakfast to go for commuters", "items": ["1", "3"]},
            {"id": "2", "text": "Train two bakers before signing the lease", "items": ["2", "3", "4"], "direction": "WO"},
        ],
    },
    "zh-CN": {
        "aim": "2026年是否在车站片区开第二家面包店？",
        "items": [
            {"id": "1", "text": "412名老顾客每周至少来两次", "quadrant": "strength", "evidence": "2025年收银数据", "weight": "0.4", "rating": "4"},
            {"id": "2", "text": "只有一位师傅会做老面", "quadrant": "weakness", "evidence": "排班表", "weight": "0.6", "rating": "1"},
            {"id": "3", "text": "车站每天有9,000人次通勤", "quadrant": "opportunity", "evidence": "2025年5月市政统计", "weight": "50%", "rating": "3"},
            {"id": "4", "text": "片区租金2025年上涨12%", "quadrant": "threat", "evidence": "中介报告", "weight": "50%", "rating": "2"},
        ],
        "strategies": [
            {"id": "1", "text": "面向通勤者的外带早餐", "items": ["1", "3"]},
            {"id": "2", "text": "签约前先带出两名师傅", "items": ["2", "3", "4"], "direction": "WO"},
        ],
    },
}  # fmt: skip


def weighed(id_, text, quadrant, weight, rating, score):
    return Weighed(
        at=f"/items/id={id_}", id=id_, text=text, quadrant=quadrant,
        weight=Decimal(weight), rating=Decimal(rating), score=Decimal(score),
    )  # fmt: skip


def test_items_are_weighed_strategies_ranked_and_what_no_strategy_uses_is_named():
    items = (
        Factor(id="s1", text="Regulars", quadrant="strength", weight="0.3", rating="4"),
        Factor(id="s2", text="Site", quadrant="strength", weight="0.1", rating="3"),
        Factor(id="w1", text="One baker", quadrant="weakness", weight="0.4", rating="1"),
        Factor(id="o1", text="Commuters", quadrant="opportunity", weight="60", rating="3"),
        Factor(id="t1", text="Rents", quadrant="threat", weight="60", rating="2"),
    )
    strategies = (
        Strategy(id="a", text="Train bakers", items=("w1", "o1")),
        Strategy(id="b", text="Breakfast", items=("Regulars", "o1", "o1", "nowhere")),
        Strategy(id="c", text="Everything", items=("s2", "w1", "o1", "t1")),
        Strategy(id="d", text="Nothing"),
    )
    given_ = {"locale": "en", "aim": "Open a second shop?", "items": items, "strategies": strategies}
    assert swot.compute(SwotBrief(**given_)) == Swot(
        **given_,
        scores=(
            # Weights 0.3 + 0.1 + 0.4 = 0.8; shares 0.375, 0.125, 0.5; (0.3×4 + 0.1×3 + 0.4×1) ÷ 0.8 = 1.9 ÷ 0.8 = 2.375.
            FactorScore(
                origin="internal", weights=Decimal("0.8"), score=Decimal("2.38"),
                items=(
                    weighed("s1", "Regulars", "strength", "0.375", 4, "1.5"),
                    weighed("s2", "Site", "strength", "0.125", 3, "0.375"),
                    weighed("w1", "One baker", "weakness", "0.5", 1, "0.5"),
                ),
            ),
            # (60×3 + 60×2) ÷ 120 = 2.5.
            FactorScore(
                origin="external", weights=Decimal(120), score=Decimal("2.5"),
                items=(weighed("o1", "Commuters", "opportunity", "0.5", 3, "1.5"), weighed("t1", "Rents", "threat", "0.5", 2, 1)),
            ),
        ),
        tows=(
            Cell(direction="SO", strategies=("Breakfast",), uncovered=("s2",)),
            Cell(direction="WO", strategies=("Train bakers",)),
            Cell(direction="ST", uncovered=("s1", "s2", "t1")),
            Cell(direction="WT", uncovered=("w1", "t1")),
        ),
        priorities=(
            Priority(at="/strategies/id=c", text="Everything", direction="", items=("s2", "w1", "o1", "t1"), score=Decimal("3.375"), rank=1),
            Priority(at="/strategies/id=b", text="Breakfast", direction="SO", items=("s1", "o1"), score=Decimal(3), rank=2),
            Priority(at="/strategies/id=a", text="Train bakers", direction="WO", items=("w1", "o1"), score=Decimal(2), rank=3),
        ),
    )  # fmt: skip


def test_strategies_with_the_same_score_share_a_place():
    items = [
        Factor(id=q, text=q, quadrant=q, weight="0.5", rating="2")
        for q in ("strength", "weakness", "opportunity", "threat")
    ]
    strategies = [Strategy(id=str(n), text=str(n), items=(items[n % 2].id, items[2 + n // 2].id)) for n in range(3)]
    body = swot.compute(SwotBrief(locale="en", items=tuple(items), strategies=tuple(strategies)))
    assert [(p.text, p.rank) for p in body.priorities] == [("0", 1), ("1", 1), ("2", 1)]


@pytest.mark.parametrize(
    "broken",
    [
        {"weight": "", "rating": "3"}, {"weight": "0.5", "rating": ""}, {"weight": "-0.5", "rating": "3"}, {"weight": "0", "rating": "3"},
        {"weight": "0.5", "rating": "5"}, {"weight": "0.5", "rating": "0"},
    ],
    ids=str,
)  # fmt: skip
def test_a_side_with_a_figure_missing_or_off_its_scale_has_no_score(broken):
    items = (
        Factor(id="s", text="Regulars", quadrant="strength", **broken),
        Factor(id="o", text="Commuters", quadrant="opportunity", weight="1", rating="3"),
    )
    body = swot.compute(SwotBrief(locale="en", items=items, strategies=(Strategy(id="a", text="x", items=("s", "o")),)))
    assert [score.origin for score in body.scores] == ["external"]
    assert body.priorities == ()


SIDE = st.lists(st.tuples(st.integers(1, 1_000), st.integers(10, 40)), min_size=1, max_size=12)


@given(SIDE)
def test_a_score_lies_between_the_lowest_and_the_highest_rating_and_scales_out(side):
    items = tuple(
        Factor(id=str(n), text="x", quadrant="strength", weight=str(w), rating=str(Decimal(r) / 10))
        for n, (w, r) in enumerate(side)
    )
    (score,) = swot.compute(SwotBrief(locale="en", items=items)).scores
    ratings = [Decimal(r) / 10 for _, r in side]
    assert min(ratings) <= score.score <= max(ratings)
    tenfold = tuple(item.model_copy(update={"weight": f"{item.weight}0"}) for item in items)
    (again,) = swot.compute(SwotBrief(locale="en", items=tenfold)).scores
    assert (again.score, again.items) == (score.score, score.items)


@given(st.lists(st.sampled_from(["strength", "weakness", "opportunity", "threat"]), max_size=8), st.data())
def test_each_item_is_used_or_named_as_unused_in_both_of_its_cells(quadrants, data):
    items = tuple(Factor(id=str(n), text="x", quadrant=q) for n, q in enumerate(quadrants))
    refs = st.lists(st.sampled_from([i.id for i in items] or [""]), max_size=4)
    strategies = tuple(
        Strategy(id=str(n), text="s", items=tuple(data.draw(refs)), direction=d) for n, (d, _, _) in enumerate(PAIRS)
    )
    cells = {
        cell.direction: cell for cell in swot.compute(SwotBrief(locale="en", items=items, strategies=strategies)).tows
    }
    for number, (direction, inside, outside) in enumerate(PAIRS if items else ()):
        mine = {item.id for item in items if item.quadrant in {inside, outside}}
        assert set(cells[direction].uncovered) == mine - set(strategies[number].items)


def test_nothing_at_all_gives_an_empty_analysis():
    assert document("swot", {"locale": "en"}).body == Swot(locale="en", as_of="2026-01-05")


def test_a_text_with_headings_becomes_items_once():
    method = METHOD["swot"]
    brief = method.read(
        SwotBrief(locale="zh-CN", text="优势：老顾客多；劣势：只有一位师傅。机会：通勤人流；威胁：租金上涨")
    )
    assert [(item.quadrant, item.text, item.read) for item in brief.items] == [
        ("strength", "老顾客多", True),
        ("weakness", "只有一位师傅", True),
        ("opportunity", "通勤人流", True),
        ("threat", "租金上涨", True),
    ]
    assert method.read(brief) == brief


@pytest.mark.parametrize("locale", SHOP)
def test_an_analysis_reads_well(locale):
    text = whole(document("swot", SHOP[locale]))
    if locale == "en":
        assert text == external_file("../golden/swot.en.md", format=".txt")
    else:
        assert text == external_file("../golden/swot.zh-CN.md", format=".txt")
