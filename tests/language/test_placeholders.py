import pytest

from mcp_server.language.placeholders import placeholders


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("负责人:待定", ["待定"]),
        ("预算XX万元,[填写金额],【待填写日期】", ["[填写金额]", "【待填写日期】", "XX"]),
        ("X月X日上线", ["X", "X"]),
        ("Owner: TBD; {{company}}; [insert name]; <your name>", ["[insert name]", "<your name>", "TBD", "{{company}}"]),
        ("受影响约【待数据组补】人", ["【待数据组补】"]),
        ("Lorem ipsum dolor; signed: ______", ["Lorem ipsum", "______"]),
        ("Chart: [chart goes here]; N/A (to be confirmed)", ["[chart goes here]", "to be confirmed"]),
    ],
)
def test_what_was_left_in_is_given_as_written_brackets_first(text, words):
    assert list(placeholders(text)) == words


@pytest.mark.parametrize(
    "text",
    [
        "XXL码, 6XX, SXX1",
        "- [x] done",
        "[填写说明](https://example.org/help)",
        "see [1] and [note]",
        "snake_case_name and __init__",
        "the to-do list",
        "if a < b and c > d",
        "{a: 1}",
        "文本框",
    ],
)
def test_what_means_something_is_none(text):
    assert list(placeholders(text)) == []
