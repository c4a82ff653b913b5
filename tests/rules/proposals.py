"""Proposals with a case that holds, and what a test changes in it."""


def case(**changed):
    """Return our case: $1,000 at 10 %, with fees of $400 in each of three years."""
    fees = {"id": "f", "name": "Fees", "counts_as": "revenue", "amount": "$400"}
    ours = {"id": "c", "name": "Ours", "whose": "ours", "outlay": "$1,000", "rate": "10%", "horizon": "3 years"}
    return {**ours, "benefits": [fees], **changed}


def chinese_case(**changed):
    """Return our case in Chinese: 100万元 at 8 %, with fees of 45万元 in each of three years."""
    fees = {"id": "f", "name": "服务费", "counts_as": "收入", "amount": "45万元"}
    ours = {"id": "c", "name": "公司测算", "whose": "我方", "outlay": "100万元", "rate": "8%", "horizon": "3年"}
    return {**ours, "benefits": [fees], **changed}


def proposal(*cases, **more):
    """Return a brief of cases."""
    return {"cases": list(cases), **more}
