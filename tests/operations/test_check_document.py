import pytest

from mcp_server.errors import BriefError, TooLarge
from mcp_server.limits import ANSWER_CHARACTERS
from mcp_server.operations.check_document import CheckDocument, checked
from mcp_server.registry import run
from mcp_server.render.show import compact, show

pytestmark = pytest.mark.anyio

CLAIM = {"text": "研发 80 人、销售 30 人", "op": "sum", "of": ["80人", "30人"], "value": "120人"}


def check(text, **more):
    return checked(CheckDocument(text=text, **more))


@pytest.mark.parametrize("text", ["", " \n\n", "Hello there.", "```\n1 + 1 = 3\n```", "\u200b\ufeff"])
def test_a_text_without_figures_is_nothing_to_check_and_never_fine(text):
    made = check(text)
    assert (made.state, made.findings, made.counts["figures"]) == ("nothing_to_check", (), 0)


def test_figures_that_nothing_connects_are_read_and_said_to_be_unconnected():
    made = check("收入 5,700万元。\n\n客户 180 家。")
    assert made.state == "no_relation"
    assert [(one.line, one.text) for one in made.figures] == [(1, "5,700万元"), (3, "180 家")]


def test_a_claim_is_recomputed_and_stands_where_its_words_stand():
    made = check("# 一季度\n\n共 120 人，其中研发80人、销售30人。", claims=(CLAIM,), select=("NUM103",))
    ((found),) = (one for one in made.findings if one.at == ("/claims/0",))
    assert (found.code, found.line, found.excerpt) == ("NUM103", 3, "研发 80 人、销售 30 人")


def test_codes_can_be_chosen_and_left_out_and_findings_waived():
    text = "共 120 人。"
    for more in ({"ignore": ("num103", "NUM105")}, {"select": ("WHY",)}):
        assert check(text, claims=(CLAIM,), **more).findings == ()
    codes = [
        one.code for one in check(text, claims=(CLAIM,), waivers=({"code": "NUM103", "reason": "estimate"},)).findings
    ]
    assert codes == ["NUM105"]


def test_a_code_that_is_not_there_is_refused():
    with pytest.raises(BriefError, match="/select/0: no rule begins with 'XYZ'; codes begin with ACT"):
        check("1", select=("XYZ",))


async def test_a_text_over_the_limit_is_refused_by_name(desk):
    with pytest.raises(TooLarge, match="TEXT_CHARACTERS"):
        await run("check_document", {"text": "1 " * 100_001}, desk)
    with pytest.raises(TooLarge, match=r"VALUES|PAIRS|CHECK_SECONDS"):
        await run("check_document", {"text": "1%\n" * 30_000}, desk)


@pytest.mark.parametrize("locale", ["zh-CN", "en"])
async def test_a_long_answer_keeps_its_findings_and_says_what_is_left_out(desk, locale):
    text = "\n".join(f"收入 {i}.5 万元。" for i in range(900))
    made = await run("check_document", {"text": text, "claims": [CLAIM], "locale": locale}, desk)
    said, data = show("check_document", made, ANSWER_CHARACTERS)
    assert max(len(said), len(compact(data))) <= ANSWER_CHARACTERS
    assert {one["code"] for one in data["findings"]} >= {"NUM103", "NUM105"}
    assert data["left_out"]["figures"] + len(data.get("figures", ())) == 900
    assert str(f"{data['left_out']['figures']:,}") in said
