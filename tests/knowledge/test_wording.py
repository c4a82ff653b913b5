import re
import time
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcp_server.knowledge import wording
from mcp_server.knowledge.lexicon import key
from mcp_server.knowledge.wording import Kind, found, words

KINDS = get_args(Kind)
FOUND = {
    "vague_action": [
        ("下阶段要加强沟通", ["加强沟通"]),
        ("加强与研发部的沟通,提高安全意识", ["加强与研发部的沟通", "提高安全意识"]),
        ("持续优化流程,引起重视", ["持续优化", "引起重视"]),
        ("进一步完善机制", ["进一步完善"]),
        ("Strengthen the team communication", ["Strengthen the team communication"]),
        ("We are raising... raise awareness, be more careful", ["raise awareness", "be more careful"]),
        (
            "continuously improving our work; improved collaboration",
            ["continuously improving", "improved collaboration"],
        ),
        ("paying closer attention to tests", ["paying closer attention"]),
    ],
    "vague_degree": [
        ("转化率显著提升,进一步降低成本,尽快完成", ["显著", "进一步", "尽快"]),
        ("大幅度提高", ["大幅度"]),
        ("Significantly faster, ASAP, world-class", ["Significantly", "ASAP", "world-class"]),
        ("as soon\nas possible", ["as soon\nas possible"]),
    ],
    "blame": [
        ("原因是小组成员责任心不强、粗心大意", ["责任心不强", "粗心大意"]),
        ("因操作失误导致回滚", ["操作失误"]),
        ("caused by human errors and carelessness", ["human errors", "carelessness"]),
        ("The engineer was negligent; he didn't pay attention", ["negligent", "didn't pay attention"]),
        ("The team is to blame", ["is to blame"]),
    ],
    "loaded": [
        ("上线一塌糊涂,双方互相甩锅", ["一塌糊涂", "甩锅"]),
        ("The launch was a fiasco, simply terrible", ["fiasco", "terrible"]),
    ],
    "anonymous": [
        ("某公司使用后效率翻番", ["某公司"]),
        ("某大型制造企业节省30%", ["某大型制造企业"]),
        ("研究表明,据统计", ["研究表明", "据统计"]),
        ("A leading European bank saved 30%; studies show", ["A leading European bank", "studies show"]),
        ("one of them, a well-known retailer", ["a well-known retailer"]),
    ],
    "collective_owner": [
        ("各部门", ["各部门"]),
        ("销售部", ["部"]),
        ("相关人员", ["相关人员"]),
        ("Everyone", ["Everyone"]),
        ("the project team", ["team"]),
        ("Sales", ["Sales"]),
        ("All stakeholders", ["All", "stakeholders"]),
    ],
    "external": [
        ("竞品降价,监管政策收紧", ["竞品", "监管", "政策"]),
        ("New entrants and a price war in the market", ["New entrants", "price war", "market"]),
    ],
    "internal": [
        ("我们的团队经验足", ["我们", "团队", "经验"]),
        ("Our own staff and in-house know-how", ["Our", "own", "staff", "in-house", "know-how"]),
    ],
    "vague_verb": [
        ("加强数据治理", ["加强"]),
        ("Improving and streamlines; explore", ["Improving", "streamlines", "explore"]),
    ],
}
NOT_FOUND = {
    "vague_action": [
        "每周三15点与研发部开30分钟例会",
        "沟通次数增加到4次",
        "品牌意识调查",
        "Raise the price by 5%",
        "brand awareness 30%",
        "The continuous improvement board meets on Monday",
        "improve the build from 14 to 10 days",
        "优化首页加载至2秒",
    ],
    "vague_degree": [
        "提升5个百分点",
        "差异统计上显著,显著性水平0.05",
        "a statistically significant difference",
        "two significant figures",
        "更多信息见附录",
        "faster by 20 %",
    ],
    "blame": [
        "配置缺少校验,导致错误写入",
        "具有重大意义",
        "git blame shows the commit",
        "images use lazy loading, lazily",
        "a blameless review, without blame",
        "增加防误操作开关",
        "the human error rate model",
        "The fault was in the power supply",
        "negligible cost",
    ],
    "loaded": [
        "灾难恢复演练",
        "disaster recovery plan tested",
        "a natural disaster",
        "the message queue",
        "massive load",
    ],
    "anonymous": [
        "某些功能未完成",
        "据国家统计局2025年公报",
        "a major release",
        "a large table",
        "one customer in five",
        "leading indicators",
    ],
    "collective_owner": [
        "王敏",
        "销售部经理 王敏",
        "部门经理李强",
        "团队负责人 张伟",
        "Anna Schmidt",
        "Team lead Anna",
        "Head of Sales",
        "VP Marketing",
        "Department head",
        "Steamboat Allan",
    ],
    "external": [
        "市场部人手不足",
        "行业经验丰富",
        "our go-to-market plan",
        "time to market",
        "internal policy",
        "marketing",
    ],
    "internal": ["竞争对手公司上市", "监管制度", "customer experience", "hour", "flower", "week"],
    "vague_verb": ["技术支持热线", "support tickets", "a test drive", "Deliver ten kits by 5 May", "签订合同"],
}


@pytest.mark.parametrize(("kind", "text", "expected"), [(k, *case) for k, cases in FOUND.items() for case in cases])
def test_words_of_a_kind_are_found_as_they_are_written(kind, text, expected):
    assert [word.text for word in found(kind, text)] == expected


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in NOT_FOUND.items() for text in texts])
def test_other_words_and_exceptions_are_not_found(kind, text):
    assert found(kind, text) == ()


def test_the_file_holds_the_kinds_that_are_declared_and_no_others():
    assert tuple(wording._kinds()) == KINDS


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_distinct_words_in_both_languages_and_finds_each_of_them(kind):
    chinese, english = (wording._kinds()[kind][locale].split(", ") for locale in ("zh-CN", "en"))
    assert all(re.search("[\u3400-\u9fff]", word) for word in chinese)
    assert not any(re.search("[\u3400-\u9fff]", word) for word in english)
    assert len({*map(key, words(kind))}) == len(words(kind))
    assert [word for word in words(kind) if [hit.text for hit in found(kind, word)] != [word]] == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_exception_would_be_found_if_it_were_none(kind):
    sought, _ = wording._compiled(kind)
    assert [text for text in wording._kinds()[kind].get("except", ()) if not sought.search(text.lower())] == []


@given(
    st.sampled_from(KINDS),
    st.text(st.sampled_from("加强沟通某公司粗心XX[填写]{{a}} team blame git__,。\n"), max_size=60),
)
def test_found_words_stand_where_they_are_said_to_stand_and_do_not_overlap(kind, text):
    behind = 0
    for word in found(kind, text):
        assert behind <= word.start < word.end <= len(text)
        assert word.text == text[word.start : word.end]
        behind = word.end


@pytest.mark.parametrize("kind", KINDS)
def test_hostile_text_is_searched_in_linear_time(kind):
    found(kind, "")
    pieces = (
        "加强",
        "某大型",
        "[填写",
        "{{a",
        "_",
        "x",
        "a large ",
        "strengthen our ",
        "部",
        "<your ",
        "团队 ",
        "lazy ",
    )
    for piece, length in (*((piece, 20_000) for piece in pieces), ("加强某XX team ", 200_000)):
        text = (piece * length)[:length]
        start = time.process_time()
        found(kind, text)
        assert time.process_time() - start < length / 100_000, piece
