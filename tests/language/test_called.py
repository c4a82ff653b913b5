import pytest

from tests.conftest import seen

FAR = "\n\nNothing else is told of here.\n\n"


def asked(text):
    return seen("NUM108", "check_document", {"text": text})


@pytest.mark.parametrize(
    "text",
    [
        f"巡检共发现缺陷 250 处。{FAR}到月底整改缺陷 215 处，整改率 88%。",
        f"年初在读学员 2,600 人。{FAR}3 月退费学员 52 人，退费率 2.5%。",
        f"本年共售出割草机 1,116 台。{FAR}原目标割草机 1,200 台，完成 95%。",
        f"The survey was sent to 1,260 guests.{FAR}It has come back from 315 guests, a response rate of 28%.",
        f"本季共送出 96,000 单。{FAR}破损 288 单，破损率 3%。",
        f"27 people have joined.{FAR}The plan was 30 joiners, so 95% was reached.",
    ],
)
def test_it_asks_of_a_rate_that_a_figure_elsewhere_nearly_gives(text):
    assert len(asked(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        f"巡检共发现缺陷 250 处。{FAR}到月底整改缺陷 215 处，整改率 86%。",
        f"年初在读学员 2,600 人。{FAR}3 月退费学员 52 人，去年同期退费率 2.5%。",
        f"本年共售出割草机 1,116 台。{FAR}割草机 1,200 台，合格率 95%。",
        f"The survey was sent to 1,260 guests.{FAR}It has come back from 315 homes; the target rate is 28%.",
        f"本季共送出 96,000 单。{FAR}破损 288 单，破损率 0.3%。",
        f"27 people have joined.{FAR}The plan was 30 joiners, so 90% was reached.",
    ],
)
def test_it_does_not_ask_of_one_that_holds_or_is_of_something_else(text):
    assert asked(text) == []
