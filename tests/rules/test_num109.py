import pytest

from tests.conftest import seen


def told(text):
    return seen("NUM109", "check_document", {"text": text})


@pytest.mark.parametrize(
    "text",
    [
        "床位周转天数从8.2天缩短到8.9天。",
        "今年退货52件，比去年的48件少。",
        "The headcount fell to 48 in June from 45 in May.",
        "Turnout was 61%, higher than the 64% of last year.",
        "Open tickets now stand at 52, down from 48 a week ago.",
        "投诉逐月减少：149件、136件、142件。",
        "Sick days have risen every quarter:\n- Q1: 31\n- Q2: 36\n- Q3: 34\n- Q4: 40\n",
        "连续四个季度增长：12.1万、13.4万、13.0万、14.2万。",
        "Defects per thousand were 4.2, 3.9, 4.4 and 3.1, fewer in each successive month.",
        "Cumulative registrations: 120 by 5 May, 180 by 12 May, 174 by 19 May, 240 by 26 May.",
        "各店营业额由高到低：南门店 42 万元，北门店 31 万元，西门店 36 万元。",
        "客流回升：4月53万，5月49万，6月50万。",
    ],
)
def test_it_sees_figures_that_go_another_way_than_the_words(text):
    assert len(told(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "床位周转天数从8.9天缩短到8.2天。",
        "A店120人，B店降到130人。",
        "The headcount fell to 45 in June from 48 in May.",
        "Prices range from 5 to 12 euros, down from last year.",
        "The goal is to bring the time down from 18 minutes to 12 minutes.",
        "除3月外投诉逐月减少：149件、136件、142件、120件。",
        "Tickets fell in every region: North 12, South 8, West 15.",
        "每月都有增长，三个仓库分别存放120吨、80吨、140吨。",
        "The gain was $15.0 million and $13.3 million, respectively, in each quarter.",
        "Cumulative spend by team: Ops 120, Sales 80, HR 40.",
        "各店营业额由高到低：南门店 42 万元，北门店 36 万元，西门店 31 万元。",
        "客流回升：4月49万，5月53万，6月52万。",
    ],
)
def test_it_does_not_see_figures_that_do_or_are_of_several_things(text):
    assert told(text) == []
