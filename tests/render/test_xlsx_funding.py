"""Money raised, people paid, risks and reach of a proposal compute again in its workbook as they do on the server."""

import pytest

from tests.render.sheets import all_again, differing, formulas, hold, made, put, stored

RAISED = {
    "aim": "Run a laundry", "locale": "en", "as_of": "2026-01-05",
    "costs": [
        {"id": "fit", "name": "Fitting out", "amount": "$260,000"}, {"id": "van", "name": "Vans", "amount": "$120,000"},
        {"id": "people", "name": "People", "amount": "$180,000 a year"},
    ],
    "funding": {
        "sources": [{"id": "own", "name": "Own funds", "amount": "$220,000"}, {"id": "bank", "name": "Bank", "amount": "$180,000", "interest": "5%"}],
        "tranches": [{"id": "t1", "name": "First", "amount": "$300,000", "when": "2026-03-01", "source": "own", "text": "Lease signed"}],
        "uses": [{"id": "u1", "name": "Laundry", "share": "65%", "costs": ["fit"]}, {"id": "u2", "name": "Rest", "amount": "$140,000", "costs": ["van", "fit"]}],
    },
    "organisation": [
        {"id": "op", "role": "Operator", "group": "Laundry", "heads": "3", "pay": "$3,000 a month", "backups": "1", "paid_from": ["people"]},
        {"id": "dr", "role": "Driver", "group": "Round", "heads": "2", "pay": "$36,000 a year", "paid_from": ["people"]},
        {"id": "ad", "role": "Adviser", "heads": "1"},
    ],
    "risks": [
        {"id": "r1", "text": "A machine stands still", "probability": "20%", "impact": "4", "cost": "$30,000", "prevention": "Service contract"},
        {"id": "r2", "text": "Driver ill", "probability": "high", "impact": "2", "cost": "$4,000"},
    ],
    "segments": [{"id": "s1", "name": "Small", "size": "310", "offer": ["linen"]}, {"id": "s2", "name": "Large", "size": "40", "offer": ["linen"]}],
    "prices": [{"id": "linen", "name": "Linen", "price": "$640 a month", "unit_cost": "$150 a month", "customers": {"2026": "45 hotels", "2027": "80 hotels"}}],
}  # fmt: skip
CHINESE = {
    "aim": "开洗衣房", "locale": "zh-CN", "as_of": "2026-01-05", "currency": "万元",
    "costs": [{"id": "fit", "name": "装修", "amount": "260"}, {"id": "people", "name": "人员", "amount": "180万元/年"}],
    "funding": {"sources": [{"id": "own", "name": "自有资金", "amount": "300"}], "uses": [{"id": "u", "name": "装修", "share": "八成", "costs": ["fit"]}]},
    "organisation": [{"id": "op", "role": "洗涤工", "heads": "12人", "pay": "8,000元/月", "paid_from": ["people"]}],
    "risks": [{"id": "r", "text": "停机", "probability": "高", "impact": "高", "cost": "30万元"}],
}  # fmt: skip
pytestmark = pytest.mark.timeout(300)


def likely(book):
    """Make the first risk more likely: its rank is a formula."""
    next(row for row in book["Risks"].iter_rows() if row[1].value == "A machine stands still")[2].value = 0.5


FUNDING, TEAM, MARKET, RISKS = "Sources and uses", "Team", "Go-to-market", "Risks"
LAWS = {
    "source": (RAISED, put(FUNDING, "Bank", 260000), {"funding__sources__1__amount": "$260,000"}, (FUNDING,)),
    "share": (RAISED, put(FUNDING, "Laundry", 0.5, 1), {"funding__uses__0__share": "50%"}, (FUNDING,)),
    "cost": (RAISED, put("Cost", "Vans", 150000), {"costs__1__amount": "$150,000"}, (FUNDING, "Cost")),
    "heads": (RAISED, put(TEAM, "Operator", 4, 1), {"organisation__0__heads": "4"}, (TEAM,)),
    "pay": (RAISED, put(TEAM, "Operator", 3500, 2), {"organisation__0__pay": "$3,500 a month"}, (TEAM,)),
    "paid": (RAISED, put("Cost", "People", 200000), {"costs__2__amount": "$200,000 a year"}, (TEAM, "Cost")),
    "size": (RAISED, put(MARKET, "Small", 500), {"segments__0__size": "500"}, (MARKET,)),
    "reach": (RAISED, put("Revenue model", ("Linen", 2027), 99), {"prices__0__customers__2027": "99 hotels"}, (MARKET, "Revenue model")),
    "risk": (RAISED, likely, {"risks__0__probability": "50%"}, (RISKS,)),
    "来源": (CHINESE, put("资金来源与用途", "自有资金", 400), {"funding__sources__0__amount": "400"}, ("资金来源与用途",)),
    "人数": (CHINESE, put("团队", "洗涤工", 15, 1), {"organisation__0__heads": "15人"}, ("团队",)),
}  # fmt: skip


@pytest.fixture(scope="module")
def again(tmp_path_factory):
    """Return the changed workbooks as LibreOffice computes them, by name."""
    return all_again("build_proposal", LAWS, {"en": RAISED, "zh-CN": CHINESE}, tmp_path_factory.mktemp("funding"))


@pytest.mark.parametrize("name", LAWS)
def test_a_changed_figure_gives_the_workbook_of_the_changed_brief(name, again):
    hold("build_proposal", LAWS[name], again[name])


@pytest.mark.parametrize("brief", [RAISED, CHINESE], ids=["en", "zh"])
def test_libreoffice_computes_every_stored_figure(brief, again):
    _, content = made("build_proposal", brief)
    count, wrong = differing(content, again[brief["locale"]])
    assert (count > 15, wrong) == (True, [])


def test_what_is_missing_leaves_its_cells_empty_and_says_why():
    brief = {
        **RAISED,
        "costs": [{"id": "people", "name": "People"}],
        "funding": {"uses": [{"name": "Rest", "share": "5%"}]},
    }
    book = stored(made("build_proposal", brief)[1])
    (line,) = [row for row in book[TEAM].iter_rows(values_only=True) if row[0] == "People"]
    assert (line[1:6], line[6]) == ((5, None, None, None, None), "the line has no amount")
    assert [row[1] for row in book[FUNDING].iter_rows(values_only=True) if row[0] == "Rest"] == [None]


def test_a_part_alone_needs_no_other_sheet():
    for part in ("team", "risks", "go_to_market"):
        book = formulas(made("build_proposal", RAISED, part)[1])
        live = [
            c.value for s in book for row in s.iter_rows() for c in row if isinstance(c.value, str) and "!" in c.value
        ]
        assert {v.partition("!")[0].strip("='") for v in live if v.startswith("=")} <= {"Revenue model"}
