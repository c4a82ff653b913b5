"""What was found in files, for a person, a program, a code scanner or a pipeline."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import sha256
from os.path import normpath
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

from mcp_server import __version__
from mcp_server.model.document import Finding, Question
from mcp_server.operations.check_document import Checked
from mcp_server.operations.explain import rule_page
from mcp_server.rules import rule_named
from mcp_server.words import say


class File(NamedTuple):
    """A file, what stands in it, and what was found there."""

    path: str
    text: str
    result: Checked


class Row(NamedTuple):
    """One thing that was found, in one shape whether it is a finding or a question."""

    path: str
    code: str
    level: str
    """error, warning or question."""
    line: int
    """1 where it has none."""
    excerpt: str
    message: str
    fix: str


def rows(files: Iterable[File]) -> list[Row]:
    """Return everything that was found, by file and line."""
    found = []
    for path, _, result in files:
        told: Sequence[Finding | Question] = (*result.findings, *result.questions)
        for one in sorted(told, key=lambda one: (one.line, one.code)):
            if isinstance(one, Finding):
                row = Row(path, one.code, one.level, max(one.line, 1), one.excerpt, one.message, one.fix)
            else:
                row = Row(path, one.code, "question", max(one.line, 1), one.excerpt, one.ask, one.why)
            found.append(row)
    return found


def text(files: Sequence[File]) -> str:
    """Return `path:line: CODE message` with its excerpt for each, and what was read in each file."""
    lines = []
    for row in rows(files):
        lines.append(f"{row.path}:{row.line}: {row.code} {' '.join(row.message.split())}")
        if row.excerpt:
            lines.append(f"    {row.excerpt}")
    for path, _, result in files:
        counts = result.counts
        said = say(result.locale, f"check.state.{result.state}")
        facts = {name: counts[name] for name in ("lines", "figures", "relations", "hold")}
        lines.append(
            say(result.locale, "check.file", path=path, said=said, counts=say(result.locale, "check.counts", **facts))
        )
    return "\n".join(lines)


def as_json(files: Sequence[File]) -> str:
    """Return the findings of all files, and what was read in each, as JSON."""
    findings = [row._asdict() for row in rows(files)]
    read = [{"path": f.path, "state": f.result.state, "counts": f.result.counts} for f in files]
    return json.dumps({"findings": findings, "files": read}, ensure_ascii=False, indent=1)


_LEVELS: Mapping[str, str] = {"error": "error", "warning": "warning", "question": "note"}


def sarif(files: Sequence[File]) -> str:
    """Return the findings as SARIF 2.1.0, which code scanners read."""
    found = rows(files)
    codes = sorted({row.code for row in found})
    lines = {file.path: file.text.splitlines() for file in files}
    locale = files[0].result.locale if files else "en"
    alike: Counter[tuple[str, ...]] = Counter()
    results = []
    for row in found:
        said = (row.path, row.code, row.excerpt)
        alike[said] += 1
        results.append(
            {
                "ruleId": row.code,
                "ruleIndex": codes.index(row.code),
                "level": _LEVELS[row.level],
                "message": {"text": f"{row.message}{'' if row.message.endswith('。') else ' '}{row.fix}".strip()},
                "locations": [
                    {
                        "physicalLocation": {
                            "artifactLocation": {"uri": _uri(row.path)},
                            "region": _region(row, lines[row.path]),
                        }
                    }
                ],
                # What is said, and how often it was before: it stays the same where lines above come and go.
                "partialFingerprints": {"excerpt/v1": f"{sha256(row.excerpt.encode()).hexdigest()}:{alike[said]}"},
            }
        )
    driver = {
        "name": "fupan",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_described(code, locale) for code in codes],
    }
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }
    return json.dumps(log, ensure_ascii=False, indent=1)


def _within(path: str) -> str:
    """Return a path from the folder where the check runs, with slashes; whole where it leads out of it."""
    whole = Path(path).absolute()
    here = Path(normpath(whole))
    return (here.relative_to(Path.cwd()) if here.is_relative_to(Path.cwd()) else here).as_posix()


def _uri(path: str) -> str:
    """Return a path as a reference relative to where the check runs, else as the URI of a file."""
    within = _within(path)
    return Path(within).as_uri() if Path(within).is_absolute() else quote(within)


def _region(row: Row, lines: Sequence[str]) -> dict[str, Any]:
    """Return where an excerpt stands in its line; the whole line where it is not there to the letter."""
    line = lines[row.line - 1] if row.line <= len(lines) else ""
    start = line.find(row.excerpt)
    first, last = (start, start + len(row.excerpt)) if row.excerpt and start >= 0 else (0, len(line))
    return {
        "startLine": row.line,
        "startColumn": first + 1,
        "endLine": row.line,
        "endColumn": last + 1,
        "snippet": {"text": line[first:last]},
    }


def _described(code: str, locale: str) -> dict[str, Any]:
    rule = rule_named(code)
    assert rule is not None
    return {
        "id": code,
        "name": "".join(part.capitalize() for part in rule.name.split("-")),
        "shortDescription": {"text": rule.words[locale]["title"]},
        "fullDescription": {"text": " ".join(rule.page["What it does"].split())},
        "help": {"text": " ".join(rule.page["Fix"].split()), "markdown": rule_page(code, locale)},
        "defaultConfiguration": {"level": _LEVELS[rule.level]},
    }


def github(files: Sequence[File]) -> str:
    """Return the findings as the commands by which a GitHub workflow marks lines."""
    return "\n".join(
        f"::{'notice' if row.level == 'question' else row.level} file={_property(_within(row.path))},line={row.line},"
        f"title={_property(row.code)}::{_data(row.message)}"
        for row in rows(files)
    )


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")


FORMATS: Mapping[str, Callable[[Sequence[File]], str]] = {
    "text": text,
    "json": as_json,
    "sarif": sarif,
    "github": github,
}


def levels(files: Iterable[File]) -> Counter[str]:
    """Return how many there are of each level."""
    return Counter(row.level for row in rows(files))
