import pytest

from mcp_server.errors import BriefError, NotFound
from mcp_server.limits import ANSWER_CHARACTERS
from mcp_server.operations.explain import Page
from mcp_server.registry import run
from mcp_server.render.show import compact, show
from mcp_server.rules import rules

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("locale", ["zh-CN", "en"])
@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
async def test_every_rule_is_explained_in_both_languages_within_an_answer(desk, rule, locale):
    page = await run("explain", {"id": rule.code, "locale": locale}, desk)
    text, data = show("explain", page, ANSWER_CHARACTERS)
    assert max(len(text), len(compact(data))) <= ANSWER_CHARACTERS
    assert page.title == rule.words[locale]["title"]
    assert text.startswith(f"# {rule.code} {rule.name}\n\n{page.title}\n\n")
    assert text.count("```yaml ") == 2


async def test_a_rule_is_known_by_its_code_and_by_its_name(desk):
    by_code = await run("explain", {"id": " pln201 "}, desk)
    assert by_code == await run("explain", {"id": "Work-In-A-Circle"}, desk)
    assert by_code == Page(id="PLN201", title=by_code.title, text=by_code.text)


@pytest.mark.parametrize("id_", ["", "NOPE", "PLN", "pln201; drop table", "\u202ePLN201", "<script>", "x" * 200])
async def test_what_is_no_rule_is_said_with_what_codes_begin_with(desk, id_):
    with pytest.raises(NotFound, match="codes begin with ACT, FIN") as caught:
        await run("explain", {"id": id_}, desk)
    assert len(str(caught.value)) < 200


async def test_a_language_that_is_not_there_is_refused(desk):
    with pytest.raises(BriefError, match="/locale: must be one of: zh-CN, en"):
        await run("explain", {"id": "PLN201", "locale": "fr"}, desk)
