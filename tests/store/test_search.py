"""What is found, in which order, and how fast."""

from dataclasses import fields
from datetime import UTC, date, datetime, timedelta
from time import thread_time

import pytest
from sqlalchemy import insert

from mcp_server.errors import TooLarge
from mcp_server.language.terms import searchable, sought, spaced, terms
from mcp_server.model.record import Listed, Page, Principal, Query
from mcp_server.store.tables import document, event, search

ANN = Principal("north", "ann")
NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)


def ids(page):
    return [row.id for row in page.rows]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("留存", ["zh"]),
        ("延期", ["zh"]),
        ("率", ["zh"]),
        ("客户留存率", ["zh"]),
        ("存户", []),
        ("ＲＥＴＥＮＴＩＯＮ", ["en", "zh"]),
        ("milestone", ["en"]),
        ("Milestones", ["en"]),
        ("stone", []),
        ("2026", ["zh"]),
        ("延期 milestone", ["en", "zh"]),
        ("  ", ["en", "zh"]),
        ("…！？", []),
        ("AND", []),
        ('" OR title:"', ["en"]),
        ("NEAR(留 存) - * ^ {", ["zh"]),
    ],
)
def test_words_of_both_languages_are_found(store, words, found, a_record):
    store.create(ANN, a_record("zh", title="2026年计划", words="提升客户留存率（retention）\n避免延期"))
    store.create(ANN, a_record("en", title="Title", words="Customer retention, three milestones"))
    assert sorted(ids(store.find(ANN, Query(words=words)))) == found


def test_all_words_come_before_some_then_rare_words_and_titles_then_the_newest(store, a_record):
    texts = {
        "both": ("Plan", "renewal of churned customers"),
        "title": ("Renewal", "plan"),
        "rare": ("Plan", "renewal"),
        "common": ("Plan", "customers"),
        "newer": ("Plan", "customers"),
    }
    for number, (name, (title, words)) in enumerate(texts.items()):
        store.create(ANN, a_record(name, title=title, words=words, at=NOON + timedelta(hours=number)))
    for number in range(9):
        store.create(ANN, a_record(f"noise-{number}", words=f"customers of region {number}", kind="swot"))
    assert ids(store.find(ANN, Query(words="customers renewal", kind="plan"))) == [
        *("both", "title", "rare", "newer", "common")
    ]


def test_only_the_words_of_the_newest_revision_are_found(store, a_record):
    store.create(ANN, a_record(title="留存", words="alpha"))
    store.revise(ANN, a_record(title="延期", words="beta"), 1)
    assert [store.find(ANN, Query(words=w)).total for w in ("留存", "alpha", "延期", "beta")] == [0, 0, 1, 1]
    assert [store.find(ANN, Query(title=t)).total for t in ("留", "期")] == [0, 1]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (Query(), ["c", "b", "a"]),
        (Query(kind="swot"), ["b"]),
        (Query(id="a"), ["a"]),
        (Query(actor="ben"), ["c"]),
        (Query(title="aNNUAL"), ["a"]),
        (Query(title="100%"), ["b"]),
        (Query(title="100_"), []),
        (Query(title="ｂ＼"), ["c"]),
        (Query(since=date(2026, 1, 6)), ["c", "b"]),
        (Query(until=date(2026, 1, 5)), ["a"]),
        (Query(since=date(2026, 1, 6), until=date(2026, 1, 6)), ["b"]),
        (Query(since=date(1, 1, 1), until=date(9999, 12, 31)), ["c", "b", "a"]),
        (Query(words="plan", kind="plan", since=date(2026, 1, 6)), ["c"]),
        (Query(offset=1, limit=1), ["b"]),
    ],
)
def test_each_filter_leaves_what_fits_newest_first(store, query, found, a_record):
    last = NOON.replace(hour=23, minute=59, second=59, microsecond=999_999)
    store.create(ANN, a_record("a", title="Annual", words="plan", at=last))
    store.create(ANN, a_record("b", title="100% or 1001", words="plan", kind="swot", at=last + timedelta(days=1)))
    store.create(ANN, a_record("c", title="b\\c", words="plan", actor="ben", at=last + timedelta(days=2)))
    page = store.find(ANN, query)
    assert ids(page) == found
    assert page.total == (3 if query.limit == 1 else len(found))


def test_pages_hold_every_document_once_and_each_tells_the_total(store, a_record):
    for number in range(23):
        store.create(ANN, a_record(f"plan-{number}", words="same"))
    for words in ("", "same"):
        pages = [store.find(ANN, Query(words=words, offset=offset, limit=5)) for offset in range(0, 35, 5)]
        assert [len(page.rows) for page in pages] == [5, 5, 5, 5, 3, 0, 0]
        assert {page.total for page in pages} == {23}
        assert len({name for page in pages for name in ids(page)}) == 23
    assert store.find(ANN, Query(limit=0)) == Page((), 23)
    assert store.find(ANN, Query(offset=10**30, limit=-5)) == Page((), 23)
    assert len(store.find(ANN, Query(offset=-7, limit=10**30)).rows) == 23


def test_a_search_that_is_too_long_names_its_limit(store, a_record):
    with pytest.raises(TooLarge, match="More than 200 terms"):
        store.find(ANN, Query(words=" ".join(map(str, range(201)))))
    with pytest.raises(TooLarge, match="limit NAME_CHARACTERS"):
        store.find(ANN, Query(title="x" * 201))
    longest = " ".join(map(str, range(200)))
    store.create(ANN, a_record(words=longest))
    assert store.find(ANN, Query(words=longest)).total == 1


def test_ten_thousand_documents_are_searched_in_fifty_milliseconds(store, a_record):
    vocabulary = [a + b for a in "客户留存渠道交付质量成本预算风险" for b in "目标计划延期复盘改进分析报表例会"]
    records = [
        a_record(
            f"plan-{n}",
            title=f"计划 {n}",
            words="，".join(vocabulary[(n * k + k * k) % len(vocabulary)] for k in range(1, 31)) + f" region{n % 97}",
            at=NOON + timedelta(minutes=n),
        )
        for n in range(10_000)
    ]
    fill(store, records)
    known = [(record, {*terms(record.title), *terms(record.words)}) for record in records]
    for words in ("", "region7", "客户目标 region7 延期", "险会", "存盘 报表", "客户 留延"):
        fits = {record.id for record, there in known if not words or there & {*sought(words)}}
        took = []
        for _ in range(7):
            start = thread_time()
            page = store.find(ANN, Query(words=words))
            took.append(thread_time() - start)
        assert page.total == len(fits)
        assert len(page.rows) == 20
        assert fits.issuperset(ids(page))
        assert min(took) < 0.050


def fill(store, records):
    """Write what `create` writes, many at a time."""
    heads, bodies, indexed = [], [], []
    for number, record in enumerate(records):
        head = {field.name: getattr(record, field.name) for field in fields(Listed)} | {"tenant": ANN.tenant}
        heads.append(head | {"number": number, "title_searchable": searchable(record.title)})
        bodies.append(head | {"op": "create", "version": "0", "words": record.words, "content": "{}"})
        indexed.append({"rowid": number, "title": spaced(record.title), "words": spaced(record.words)})
    with store._database.writes.begin() as connection:
        for table, rows in ((document, heads), (event, bodies), (search, indexed)):
            connection.execute(insert(table), rows)
