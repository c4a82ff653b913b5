"""PLN215 turns-that-do-not-meet, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    "text",
    [
        "Two seatings: the first runs from 5 p.m. to 7.30 p.m., the second from 7 p.m. to 9.30 p.m., with half an hour between them for the tables.",
        "Night watch, unbroken: Olga from 3 May to 9 May, Pim from 11 May to 18 May 2027.",
        "Age groups, each child in exactly one:\n\n- ages 5 to 7\n- ages 8 to 10\n- ages 10 to 12\n",
        "Fees: 1-20 people 300 euros, 21-40 people 500 euros, 40-60 people 700 euros.",
        "值班不断人：小贺7月1日至7月10日，小祁7月13日至7月20日。",
        "泳池早场上午六点到八点半，晚场下午五点到八点，夜场七点半到九点，三场依次进行，中间不重叠。",
        "答辩分两组：第一组3月2日至3月6日，第二组3月9日至3月13日，两组之间间隔一周。",
        "评分档次：60分至69分为合格，70分至79分为中等，79分至89分为良好。",
    ],
)
def test_it_sees_turns_that_leave_or_share_time_that_they_should_not(text):
    assert len(seen("PLN215", "check_document", {"text": text})) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Two seatings: the first runs from 5 p.m. to 7 p.m., the second from 7.30 p.m. to 9.30 p.m., with half an hour between them for the tables.",
        "Night watch, unbroken: Olga from 3 May to 10 May, Pim from 11 May to 18 May 2027.",
        "Age groups, each child in exactly one:\n\n- ages 5 to 7\n- ages 8 to 10\n- ages 11 to 13\n",
        "Parcels: 1 to 5 kg cost 6 euros, 5 to 10 kg 9 euros, 10 to 20 kg 14 euros.",
        "小贺7月1日至7月10日出差，小祁7月13日至7月20日休假。",
        "泳池早场上午六点到八点半，晚场下午五点到八点，中间清场。",
        "答辩分两组：第一组3月2日至3月6日，第二组3月16日至3月20日，两组之间间隔一周。",
        "- 筹备：2月1日至2月28日\n- 整治：3月1日至6月30日\n- 回头看：7月1日至7月31日\n\n三期首尾相接。",
    ],
)
def test_it_does_not_see_turns_that_meet_or_of_which_nothing_is_said(text):
    assert seen("PLN215", "check_document", {"text": text}) == []
