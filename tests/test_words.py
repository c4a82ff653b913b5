"""Nothing is said that is in no catalogue, and nothing is in a catalogue that is never said."""

import ast
import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import mcp_server
from mcp_server.compute.expressions import FAULTS
from mcp_server.language.typed import _shape
from mcp_server.methods import METHODS
from mcp_server.model.quantity import Quantity
from mcp_server.words import LOCALES, Key, adopt, catalogue, fill, label, say
from mcp_server.words.format import amount, listing, number, plain, quantity, shown

PACKAGE = Path(mcp_server.__file__).parent
CODE = [path for path in PACKAGE.rglob("*.py") if path.parent.name != "words"]
TEMPLATES = {path.name: path.read_text("utf-8") for path in (PACKAGE / "render" / "templates").glob("*.j2")}
KEY = re.compile(r"[a-z_]+(?:\.\w+)+")
COLUMNS = [
    column
    for text in TEMPLATES.values()
    for columns in re.findall(r"grid\(.*?, \"([^\"]+)\"\)", text)
    for column in columns.split()
]


def constants(path):
    """Return the texts in a file of code; of an f-string, the part before its first brace, with a star."""
    tree = ast.parse(path.read_text("utf-8"))
    parts = {part for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr) and node.values and isinstance(node.values[0], ast.Constant):
            yield f"{node.values[0].value}*"
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in parts:
            yield node.value


IN_CODE = {text for path in CODE for text in constants(path)}
IN_TEMPLATES = {
    text for source in TEMPLATES.values() for text in re.findall(r"\"([^\"]*)\"|'([^']*)'", source) for text in text
}
JOINED = {f"{text}*" for source in TEMPLATES.values() for text in re.findall(r"\"([a-z_.]+[._])\" ~", source)}
SAID = IN_CODE | IN_TEMPLATES | JOINED


WRITTEN = {"true", "false", "wavg", "revision"}
"""What is written in English in any language."""
NOTHING = {locale: set() for locale in LOCALES}


SECTIONS = {f"section.{name}" for method in METHODS.values() for name in method.sections}


def is_said(key):
    if key.startswith("section."):
        return key in SECTIONS | SAID
    return key in SAID or any(key.startswith(text[:-1]) for text in SAID if re.fullmatch(r"[a-z_.]+[._]\*", text))


def choices(models):
    """Return for each field of the models, and of those below them, the choices that it has."""
    found, stack, seen = {}, list(models), set()
    while stack:
        model = stack.pop()
        if model in seen:
            continue
        seen.add(model)
        for name, (below, _, options) in _shape(model).items():
            found.setdefault(name, set()).update(option for option in options if option)
            stack += [below] if below else []
    return found


def test_every_text_that_is_said_is_in_both_catalogues():
    families = {key.partition(".")[0] for key in catalogue("en")} - {"label"}
    said = {text for text in SAID if KEY.fullmatch(text) and text.partition(".")[0] in families}
    assert {locale: said - set(catalogue(locale)) for locale in LOCALES} == NOTHING


def test_every_text_made_of_a_name_is_in_both_catalogues():
    wanted = {
        *(f"section.{name}" for method in METHODS.values() for name in method.sections),
        *(f"{family}.{method.kind}" for method in METHODS.values() for family in ("kind", "label.kind")),
        *(
            f"fault.{name}"
            for name in ("quantity", "when", "duration", "int", "bool", "string", "tuple", "dict", "model")
        ),
        *(f"formula.{name}" for name in FAULTS),
        *(f"state.{name}" for name in ("partial", "empty")),
        *(f"level.{name}" for name in ("error", "warning")),
    }
    assert {locale: wanted - set(catalogue(locale)) for locale in LOCALES} == NOTHING


def test_every_head_of_a_table_and_every_label_has_a_text_in_both_languages():
    heads = {column.partition("=")[0].partition("|")[0] for column in COLUMNS}
    heads |= {name for source in TEMPLATES.values() for name in re.findall(r"label\(\"(\w+)\"\)", source)}
    assert {locale: {h for h in heads if f"label.{h}" not in catalogue(locale)} for locale in LOCALES} == NOTHING


def test_every_choice_that_is_shown_has_a_text_in_both_languages():
    labelled = {column.rpartition("=")[2].partition("|")[0] for column in COLUMNS if column.endswith("|label")}
    options = {
        option
        for field, each in choices(m.brief for m in METHODS.values()).items()
        if field in labelled
        for option in each
    }
    assert {locale: {o for o in options if f"label.{o}" not in catalogue(locale)} for locale in LOCALES} == NOTHING


def test_no_text_is_never_said():
    tokens = {token for text in SAID for token in re.split(r"[\s=|:,]+", text)}
    tokens |= {option for each in choices(m.brief for m in METHODS.values()).values() for option in each}
    unsaid = {
        key
        for key in catalogue("en")
        if not is_said(key) and not (key.startswith("label.") and (is_said(key[6:]) or key[6:] in tokens))
    }
    assert unsaid == set()


def test_no_text_of_one_language_holds_the_other():
    assert {key for key, text in catalogue("en").items() if re.search(r"[\u3400-\u9fff，。；：（）]", text)} == set()
    bare = {
        key: re.sub(r"\{\w+\}|`[^`]*`|get_document\(.*?\)|\([^)]*=[^)]*\)", "", text)
        for key, text in catalogue("zh-CN").items()
    }
    english = {key: words for key, text in bare.items() if (words := set(re.findall(r"\b[a-z]{4,}\b", text)) - WRITTEN)}
    assert english == {}


@pytest.mark.parametrize(
    ("value", "unit", "chinese", "english"),
    [
        ("57000000", "CNY", "5,700万元", "CNY 57 million"),
        ("123456789", "CNY", "1.2346亿元", "CNY 123.46 million"),
        ("1200000000", "USD", "12亿美元", "$1.2 billion"),
        ("-57000000", "EUR", "-5,700万欧元", "-€57 million"),
        ("1398000", "USD", "139.8万美元", "$1.398 million"),
        ("12345", "CNY", "1.2345万元", "CNY 12,345"),
        ("9999", "CNY", "9,999元", "CNY 9,999"),
        ("28.6", "%", "28.6%", "28.6%"),
        ("12345", "%", "12,345%", "12,345%"),
        ("5", "pp", "5个百分点", "5 percentage points"),
        ("1", "pp", "1个百分点", "1 percentage point"),
        ("0.3", "‰", "0.3‰", "0.3‰"),
        ("3.5", "person-months", "3.5人月", "3.5 person-months"),
        ("1", "person-months", "1人月", "1 person-month"),
        ("1", "days", "1天", "1 day"),
        ("2", "weeks", "2周", "2 weeks"),
        ("18000", "家", "1.8万家", "18,000家"),
        ("180", "customers", "180 customers", "180 customers"),
        ("1", "databases", "1 databases", "1 database"),
        ("1", "review categories", "1 review categories", "1 review category"),
        ("1", "boxes", "1 boxes", "1 box"),
        ("1", "ms", "1 ms", "1 ms"),
        ("12345", "万元", "12,345万元", "12,345万元"),
        ("3.1415926", "", "3.14", "3.14"),
        ("0", "", "0", "0"),
        ("0.00003", "", "0.00003", "0.00003"),
        ("-0.000000000000001", "", "0", "0"),
        ("0.123456", "", "0.1235", "0.1235"),
        ("1E+3", "", "1,000", "1,000"),
        ("1E-320", "", "0", "0"),
    ],
)
def test_a_figure_is_written_as_each_language_writes_it(value, unit, chinese, english):
    assert (amount(Decimal(value), unit, "zh-CN"), amount(Decimal(value), unit, "en")) == (chinese, english)


FIGURES = st.decimals(allow_nan=False, allow_infinity=False, min_value=Decimal("-1e60"), max_value=Decimal("1e60"))


@given(FIGURES, st.sampled_from(["", "CNY", "USD", "%", "pp", "days", "万元", "家"]), st.sampled_from(LOCALES))
def test_no_figure_is_written_with_an_exponent_or_a_minus_zero(value, unit, locale):
    text = amount(value, unit, locale)
    assert not re.search(r"[eE][+-]?\d|NaN|Inf", text)
    assert not re.match(r"-[^\d]*0(?![.,\d])", text)


@given(st.decimals(min_value=Decimal("-1e30"), max_value=Decimal("1e30"), allow_nan=False))
def test_a_figure_as_written_is_the_figure_to_five_digits(value):
    for locale, words in (("zh-CN", {"亿": 10**8, "万": 10**4}), ("en", {" billion": 10**9, " million": 10**6})):
        text = number(value, locale)
        word = next((w for w in words if text.endswith(w)), "")
        read = Decimal(text.removesuffix(word).replace(",", "")) * words.get(word, 1)
        assert abs(read - value) <= max(abs(value) * Decimal("5e-5"), Decimal("0.005"))


@pytest.mark.parametrize(
    ("value", "chinese", "english"),
    [
        (Quantity(value=Decimal(57_000_000), unit="CNY", text=" 5,700万 "), "5,700万", "5,700万"),
        (Quantity(value=Decimal(92), unit="%", bound=">=", basis="computed"), "≥92%", "≥92%"),
        (Quantity(value=Decimal(5), unit="pp", signed=True, basis="computed"), "+5个百分点", "+5 percentage points"),
        (Quantity(value=Decimal(-30), unit="%", signed=True, basis="computed"), "-30%", "-30%"),
        (Quantity(value=Decimal(30_000), unit="CNY", bound="~", basis="computed"), "约3万元", "about CNY 30,000"),
        (Quantity(value=Decimal(2), upper=Decimal(4), unit="%", bound="range", basis="computed"), "2%–4%", "2%–4%"),
    ],
    ids=lambda x: x if isinstance(x, str) else "",
)
def test_a_quantity_is_shown_as_written_or_as_computed(value, chinese, english):
    assert (quantity(value, "zh-CN"), quantity(value, "en")) == (chinese, english)


def test_lists_days_and_counts_are_written_as_each_language_writes_them():
    values = ("a", date(2026, 3, 5), 12_345, Decimal("0.5"), ("b", "c"))
    assert listing(values, "zh-CN") == "a、2026-03-05、12,345、0.5、b、c"
    assert listing(values, "en") == "a, 2026-03-05, 12,345, 0.5, b, c"
    assert plain(Decimal("1234567.50")) == "1,234,567.5"
    assert shown(["x"], "en") == "x"


def test_braces_are_filled_in_the_language_of_the_text():
    facts = {"n": Decimal(30_000), "names": ("a", Key("strength")), "key": Key("strength")}
    assert fill("{n} {names} {key}", "zh-CN", facts) == "3万 a、优势 优势"
    assert fill("{n} {names} {key} {n:.1f}", "en", facts) == "30,000 a, Strength Strength 30000.0"
    assert fill("no braces {here}", "en", {}) == "no braces {here}"
    assert fill("{text}", "en", {"text": "{n} {0} %s"}) == "{n} {0} %s"


@pytest.mark.parametrize(
    ("n", "text"),
    [(1, "1 link"), (Decimal(1), "1 link"), ("1", "1 link"), (0, "0 links"), (2, "2 links"), (1_001, "1,001 links")],
)
def test_an_english_word_fits_its_number(n, text):
    assert fill("{n} {n:link|links}", "en", {"n": n}) == text


def test_a_key_that_is_not_there_is_a_bug_and_a_label_that_is_not_there_is_its_own_name():
    with pytest.raises(KeyError):
        say("en", "no.such.key")
    assert label("zh-CN", "my_own_scenario") == "my own scenario"


@pytest.fixture
def team():
    yield
    adopt({})


@pytest.mark.usefixtures("team")
def test_a_team_says_it_in_its_own_words_until_it_stops():
    adopt({"zh-CN": {"section.overview": "一页纸", "label.owner": "Owner"}})
    assert (say("zh-CN", "section.overview"), label("zh-CN", "owner"), say("zh-CN", "section.risks")) == (
        "一页纸",
        "Owner",
        "风险",
    )
    assert say("en", "section.overview") == "Overview"
    adopt({"en": {"section.overview": "One page"}})
    assert (say("zh-CN", "section.overview"), say("en", "section.overview")) == ("总览", "One page")
    adopt({})
    assert say("en", "section.overview") == "Overview"
