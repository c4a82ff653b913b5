"""Figures in a row make the whole beside them, whether or not words say so."""

import pytest

from mcp_server.language.claims import recomputed
from mcp_server.language.paper import read_paper, relations
from mcp_server.language.text import read_text

SEEN = [
    "Rent 21,300, wages 38,450, materials 12,900, insurance 2,150: 78,400 EUR left the account in May.",
    "Leaks cost us 52 hours: 21 in the mill, 17 in the boiler house and 16 at the dock.",
    "The 512,400 EUR divide into hulls 240,000, engines 150,300, rigging 82,000 and paint 50,100 EUR.",
    "Of the 268 lamps taken down, 121 were rewired, 96 scrapped and 61 sold.",
    "The 143 by colour, each kite counted once: 61 red kites, 44 blue kites, 29 green kites, 19 others.",
    "场租 42 万，搭建 67 万，印刷 18 万，差旅 26 万，合计 163 万元。",
    "到会 128 人，赞成 97 人，反对 14 人，弃权 7 人。",
    "Our givers last year: 218 private persons, 67 firms, 14 trusts, 8 public bodies. Together 397.",
    "- Oats: 3,120 kg\n- Rye: 1,460 kg\n- Barley: 820 kg\n\nIn all we bought 5,500 kg of grain.",
    "Of 46 foals, 25 were fillies and 24 colts.",
    "The 180,000 are paid in three parts: 80,000 in 2025, 60,000 in 2026 and 50,000 in 2027.",
    "收到稿件 436 篇，录用 118 篇，退改 97 篇，退稿 201 篇。",
]
UNSEEN = [
    "Staff: 312 at the end of June, six joined and four left, 314 now.",
    "The band has 54 players: 20 on strings, 14 on brass, 9 on reeds and 11 drummers. Of these, 8 also sing and 5 teach.",
    "四条线上半年分别检修 15 次、12 次、10 次、8 次，下半年计划共检修 40 次。",
    "每份 14.5 元：食材 8.2 元、人工 2.9 元、配送 1.6 元，其余为水电和损耗。",
    "Of our 46 audits, 29 were in food and 21 in dairies, which are a part of food.",
    "The 190,000 are paid in three parts: 80,000 in 2025, 60,000 in 2026 and 50,000 in 2027.",
    "Rent 21,300, wages 38,450, materials 12,900, insurance 2,150: 74,800 EUR left the account in May.",
    "Leaks cost us 54 hours: 21 in the mill, 17 in the boiler house and 16 at the dock.",
    "Of the 268 lamps taken down, 121 were rewired, 96 cleaned and 61 both.",
    "The house spent 143,000, mainly on wages (61,000), rent (44,000) and light (29,000).",
    "Sales were 512, against 240 in May, 150 in June and 132 in July last year.",
    "到会 128 人，赞成 97 人，反对 14 人，弃权 17 人。",
    "Our givers last year: 218 private persons, 67 firms, 14 trusts, 8 public bodies. Together 307.",
    "- Oats: 3,120 kg\n- Rye: 1,460 kg\n- Barley: 820 kg\n\nWe need 5,500 kg next year.",
    "回收旧书 8,640 册，其中小说 3,250 册、教材 2,980 册、画册 1,160 册。",
    "按月产 9,000 件算，少产 4,500 件，提前备货 4,800 件，高出缺口 300 件。",
]
ASKED = [
    "The survey brought 1,318 forms (1,450 had gone out, 91 %). Satisfied were 793, fairly so 396, hardly 105, not 38.",
    "At the gate 43 % came on foot, 31 % by bus and 23 % by car.",
]
GIVEN = [
    "The survey brought 1,332 forms (1,450 had gone out, 92 %). Satisfied were 793, fairly so 396, hardly 105, not 38.",
    "Of the mills the first ran at 43 % of its load, the second at 31 % and the third at 23 %.",
]


@pytest.mark.parametrize("text", SEEN)
def test_a_whole_beside_parts_that_do_not_make_it_is_seen(text: str) -> None:
    assert any(one.op == "sum" and not recomputed(one).holds for one in relations(read_text(text)))


@pytest.mark.parametrize("text", UNSEEN)
def test_a_whole_that_its_parts_make_or_need_not_make_is_not_seen(text: str) -> None:
    assert all(recomputed(one).holds for one in relations(read_text(text)) if one.op == "sum")


@pytest.mark.parametrize("text", ASKED)
def test_a_row_that_nearly_makes_what_stands_near_it_is_asked_about(text: str) -> None:
    assert any(one.op == "sum" for one in read_paper(text, "en", ()).nearly) or any(
        not recomputed(one).holds for one in relations(read_text(text))
    )


@pytest.mark.parametrize("text", GIVEN)
def test_a_row_that_makes_it_or_means_something_else_is_not_asked_about(text: str) -> None:
    assert not read_paper(text, "en", ()).nearly
