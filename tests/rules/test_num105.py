import pytest

from tests.conftest import seen

TEXT = "# 一季度\n共 ６０ 人，其中研发 40 人、销售 20 人。\n\nRevenue rose from $40k\nto $44k."


def quoted(words):
    return seen("NUM105", "check_document", {"text": TEXT, "claims": [{"text": words}]})


@pytest.mark.parametrize("words", ["研发 40 人、销售 21 人", "Revenue rose to $44k", "共 60 人。其中", "一季度总结"])
def test_it_sees_words_that_the_text_does_not_say(words):
    ((at, said),) = quoted(words)
    assert at == "/claims/0"
    assert words in said


@pytest.mark.parametrize("words", ["研发40人、销售20人", "共 60 人，其中研发", "REVENUE rose from $40k to $44k", ""])
def test_it_does_not_see_words_that_differ_in_blanks_case_or_width(words):
    assert quoted(words) == []
