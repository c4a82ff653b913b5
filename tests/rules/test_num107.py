import pytest

from tests.conftest import seen

EVIDENCE = [
    {"metric": "renewal rate", "value": "88%", "when": "2026-03", "source": "Contract ledger"},
    {"metric": "revenue", "value": "$4.0M", "when": "2025", "source": "Ledger"},
    {"metric": "revenue", "value": "$5.0M", "when": "2026", "source": "Ledger"},
]


@pytest.mark.parametrize("text", ["Renewal rate was 92% in March 2026.", "Churn was 7.3%.", "共签约 437 家客户。"])
def test_it_sees_a_figure_that_is_in_no_evidence(text):
    assert len(seen("NUM107", "check_document", {"text": text, "evidence": EVIDENCE})) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Renewal rate was 88% in March 2026.",
        "Revenue rose from $4.0M in 2025 to $5.0M in 2026, by 25%.",
        "We assume 7.3% churn.",
        "Version 2.1 of 2026-03-05.",
    ],
)
def test_it_does_not_see_what_is_given_computed_or_assumed(text):
    assert seen("NUM107", "check_document", {"text": text, "evidence": EVIDENCE}) == []


def test_it_does_not_see_anything_without_evidence():
    assert seen("NUM107", "check_document", {"text": "Renewal rate was 92%."}) == []
