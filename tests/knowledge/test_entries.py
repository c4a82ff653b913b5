from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from mcp_server.errors import BriefError, TooLarge
from mcp_server.knowledge import entries

FOLDER = Path(entries.__file__).parent
FILES = sorted(FOLDER.rglob("*.yaml"))
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp", "Zs"]), min_size=1)
NESTED = st.recursive(
    TEXTS | st.lists(TEXTS, min_size=1, max_size=3),
    lambda inner: st.dictionaries(st.from_regex(r"[\w-]+", fullmatch=True), inner, min_size=1, max_size=3),
    max_leaves=8,
)


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "own.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_yaml_library_reads_every_file_alike(path: Path):
    assert entries.read(path) == yaml.load(path.read_text(encoding="utf-8"), yaml.CBaseLoader)


def test_texts_mappings_and_lists_are_read_as_they_are_written(tmp_path):
    text = '# a comment\n\nsales:\n  better: no\n  range: 1.10\n  unit: "%"\n  notes:\n    - one: two\n    - 三\n'
    with pytest.raises(BriefError, match=r"own\.yaml:8"):
        entries.read(written(tmp_path, text))
    assert entries.read(written(tmp_path, text.replace("one: two", "one"))) == {
        "sales": {"better": "no", "range": "1.10", "unit": "%", "notes": ["one", "三"]}
    }


def test_an_empty_file_has_no_entries(tmp_path):
    assert entries.read(written(tmp_path, "\ufeff\n# nothing\n\r\n")) == {}


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("a: 1\na: 2\n", 2, "'a' stands here twice"),
        ("a:\n  b: 1\n  b: 2\n", 3, "'b' stands here twice"),
        ("a:\nb: 1\n", 1, "'a' has no text"),
        ("a:\n", 1, "'a' has no text"),
        ("a: 1\n  b: 2\n", 2, "does not line up"),
        ("a:\n    b: 1\n  c: 2\n", 3, "does not line up"),
        ("a:\n  - x\n  b: 1\n", 3, "does not line up"),
        ("a:\n  b: 1\n  - x\n", 3, "does not line up"),
        ("- x\n", 1, "does not line up"),
        ("a: [1, 2]\n", 1, "double quotes"),
        ("a: {b: 1}\n", 1, "double quotes"),
        ("a: *b\n", 1, "double quotes"),
        ("a: &b 1\n", 1, "double quotes"),
        ("a: |\n  b\n", 1, "double quotes"),
        ("a: b: c\n", 1, "double quotes"),
        ("a: b # c\n", 1, "double quotes"),
        ('a: "b" c\n', 1, "double quotes must enclose"),
        ('a: "b\n', 1, "double quotes must enclose"),
        ("a b c\n", 1, "write `key: text`"),
        ("\ta: 1\n", 1, "write `key: text`"),
        ("a: 1\n---\nb: 2\n", 2, "write `key: text`"),
    ],
)
def test_a_line_that_cannot_be_read_is_named_with_its_file(tmp_path, text, line, says):
    with pytest.raises(BriefError, match=f"own.yaml:{line}: .*{says}"):
        entries.read(written(tmp_path, text))


def test_deep_nesting_is_refused_before_it_costs_anything(tmp_path):
    deep = "".join(f"{' ' * level}a:\n" for level in range(500)) + " " * 500 + "a: 1\n"
    with pytest.raises(BriefError, match="deeper than"):
        entries.read(written(tmp_path, deep))


def test_a_file_beyond_the_limit_or_in_another_encoding_is_refused(tmp_path):
    with pytest.raises(TooLarge, match=r"own\.yaml"):
        entries.read(written(tmp_path, "# " + "x" * 1_048_576))
    path = tmp_path / "own.yaml"
    path.write_bytes("名: 值".encode("gb18030"))
    with pytest.raises(BriefError, match="UTF-8"):
        entries.read(path)


@settings(max_examples=30)
@given(st.dictionaries(st.from_regex(r"[\w-]+", fullmatch=True), NESTED, min_size=1, max_size=3))
def test_what_is_written_is_read_again(value):
    with TemporaryDirectory() as folder:
        path = written(Path(folder), "\n".join(lines(value, 0)))
        assert entries.read(path) == value


def lines(value: dict, indent: int):
    for name, inner in value.items():
        if isinstance(inner, dict):
            yield f"{' ' * indent}{name}:"
            yield from lines(inner, indent + 2)
        elif isinstance(inner, list):
            yield f"{' ' * indent}{name}:"
            yield from (f"{' ' * indent}  - {quoted(text)}" for text in inner)
        else:
            yield f"{' ' * indent}{name}: {quoted(inner)}"


def quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
