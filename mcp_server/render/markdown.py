"""Markdown: what a person reads, and what a model reads when it gets no data."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from mcp_server.methods._method import Method
from mcp_server.model.base import Item, Model, branches, called
from mcp_server.model.document import Answer, Document, Finding, Question, Section, State
from mcp_server.regex import regex
from mcp_server.words import label, say
from mcp_server.words.format import named, plain, shown

_CONTROL = regex(
    "[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
_TAG = regex(r"<(?=[A-Za-z/!?])")
_SPACE = regex(r"\s+")
_BAR = regex(r"(\\*)\|")
_BLOCK = regex(r"(\d{1,9}(?=[.)](?:\s|$))|)(?=#{1,6}(?:\s|$)|>|~~~|[-+*](?:\s|$)|[-_*=](?:\s*[-_*=])*$|(?<=\d)[.)])")
"""What opens a heading, a list, a quotation, a rule or a fence at the beginning of a line."""
_DIAGRAM = regex(r"[:;#\"'`<>{}\[\]|\\&]+|%(?:\s*%)+")
_TURN = regex(r"(?<=direction)\s+(?=TB|TD|BT|RL|LR)", re.IGNORECASE)
"""Two words that turn a diagram even where they stand in a label."""
_KEYWORD = regex(
    r"(?:section|title|click|call|href|style|classDef|class|linkStyle|subgraph|direction|end|dateFormat|axisFormat"
    r"|tickInterval|inclusiveEndDates|topAxis|excludes|includes|todayMarker|weekday|weekend|accTitle|accDescr|gantt"
    r"|flowchart|graph)\b|\d{4}-\d\d-\d\d|%",
    re.IGNORECASE,
)
"""What a line of a diagram must not begin with."""


_PLAIN = regex(
    r"(?!\d+[.)])[A-Za-z0-9\u3400-\u9fff≥≤（“](?: ?[A-Za-z0-9\u3400-\u9fff%≥≤。，、；：“”（）,;:()/.'+-])*", re.ASCII
)
"""Most texts of people: nothing in them is markup anywhere."""


class Safe(str):
    """Text that is Markdown already."""

    __slots__ = ()


def one_line(text: str) -> str:
    """Return a person's text as one line, without the characters that nobody sees."""
    return _SPACE.sub(" ", _CONTROL.sub("", text)).strip()


def inline(text: str) -> str:
    """Return a person's text as one line of Markdown in which nothing is a block, a code span, a link or HTML."""
    if _PLAIN.fullmatch(text):
        return text
    text = one_line(text)
    for mark, safe in (("](", "]\\("), ("]:", "]\\:"), ("`", "'")):
        if mark in text:
            text = text.replace(mark, safe)
    if "|" in text:
        # A backslash before a bar would free it: it is doubled, so that it stands for itself.
        text = _BAR.sub(lambda found: found[1] * 2 + "\\|", text)
    if "<" in text:
        text = _TAG.sub("&lt;", text)
    return _BLOCK.sub(r"\1\\", text, count=1) if _BLOCK.match(text) else text


def code(text: str) -> str:
    """Return a text as a code span."""
    return "`" + one_line(text).replace("`", "'") + "`"


def table(heads: Sequence[str], rows: Iterable[Sequence[Any]], locale: str) -> Safe:
    """Return a table without the columns that no row fills; nothing where there is no row."""
    cells = [
        [c if isinstance(c, Safe) else inline(shown(c, locale)) if c is not None else "" for c in row] for row in rows
    ]
    keep = [i for i in range(len(heads)) if any(row[i] for row in cells)]
    if not cells or not keep:
        return Safe("")
    lines = [[heads[i] for i in keep], ["---"] * len(keep), *([row[i] or "—" for i in keep] for row in cells)]
    return Safe("\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n")


def _written(value: Any, kind: str, locale: str) -> Any:
    """Return a value as a column of a kind shows it."""
    if kind == "label":
        return label(locale, {True: "yes", False: "no"}.get(value, value))
    if kind.startswith("say:"):
        return Safe(say(locale, f"{kind.removeprefix('say:')}.{value}"))
    if kind == "share":
        return Safe(f"{plain(value * 100, 0)}%")
    if kind == "percent":
        return Safe(f"{plain(value, 1)}%")
    if kind == "unit":
        return named(value, locale)
    if kind == "quarter":
        return Safe(f"{value.year}Q{(value.month + 2) // 3}")
    if kind == "month":
        return Safe(f"{value:%Y-%m}")
    if kind == "week":
        return Safe("{}-W{:02}".format(*value.isocalendar()[:2]))
    return value


def mermaid(text: str) -> Safe:
    """Return a person's text as a label of a Mermaid diagram: nothing in it is markup or a keyword there."""
    words = _SPACE.sub(" ", _TURN.sub("-", _DIAGRAM.sub(" ", one_line(text)))).strip()[:80].strip()
    return Safe(f"· {words}" if _KEYWORD.match(words) else words or "-")


def _colon(locale: str) -> str:
    return "：" if locale == "zh-CN" else ": "


def aside(text: str, locale: str) -> str:
    """Return a text in brackets, to be put behind another."""
    return f"（{text}）" if locale == "zh-CN" else f" ({text})"


@cache
def environment(locale: str) -> Any:
    """Return the templates of this package, with the words of *locale*."""
    from jinja2 import (  # noqa: PLC0415 - loads with the first document
        Environment,
        PackageLoader,
        StrictUndefined,
        pass_context,
    )

    from mcp_server.render._compiled import Compiled  # noqa: PLC0415

    def finalize(value: Any) -> str:
        if value is None:
            return ""
        return value if isinstance(value, Safe) else inline(shown(value, locale))

    environment = Environment(  # noqa: S701 - this is Markdown; `finalize` makes every value safe
        loader=PackageLoader("mcp_server", "render/templates"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=finalize,
        bytecode_cache=Compiled(locale),
    )
    environment.globals.update(
        t=lambda key, **facts: Safe(
            say(locale, key, **{k: v if isinstance(v, Safe) else inline(shown(v, locale)) for k, v in facts.items()})
        ),
        label=lambda key: label(locale, key),
        cells=lambda heads, rows: table(heads, rows, locale),
        safe=Safe,
        colon=Safe(_colon(locale)),
        semicolon=Safe("；" if locale == "zh-CN" else "; "),
        aside=lambda text: Safe(aside(text if isinstance(text, Safe) else inline(shown(text, locale)), locale)),
        locale=locale,
    )
    # With the context it is never worked out while compiling, when a team's wording may be another one.
    environment.filters.update(label=pass_context(lambda _, key: label(locale, key)), mermaid=mermaid)
    return environment


def _named(item: Item) -> str:
    """Return what to call an item for a reader: its name, or the words that say what it is."""
    return called(item)


def _lookup(document: Document) -> Callable[..., Any]:
    """Return what turns ids of items in some lists of the document (`initiatives,milestones`; any list where none is
    named) into their names."""
    known: dict[tuple[str, str], str] = {}

    def collect(value: Any, field: str) -> None:
        if isinstance(value, Item) and value.id:
            known.setdefault((field, value.id), _named(value))
            known.setdefault(("", value.id), _named(value))
        if isinstance(value, Model):
            for name in branches(type(value)):
                collect(getattr(value, name), name)
        elif isinstance(value, tuple):
            for member in value:
                collect(member, field)

    collect(document.brief, "")

    def names(value: Any, lists: str = "") -> Any:
        if isinstance(value, str):
            return next((known[field, value] for field in lists.split(",") if (field, value) in known), value)
        return tuple(names(member, lists) for member in value)

    return names


def _tables(document: Document) -> dict[str, Any]:
    """Return what a template calls to set out items: `names` for ids, `rows` and `grid` for a list by columns."""
    locale, names = document.locale, _lookup(document)

    def cells(items: Sequence[Any], column: str) -> Iterator[Sequence[Any]]:
        """Yield what each item has in a column, `ATTRIBUTE`, `ATTRIBUTE|KIND`, `…|names:LISTS` or `…|say:KEY`; of
        `|usage` one cell for each month."""
        attribute, _, kind = column.rpartition("=")[2].partition("|")
        sort, _, lists = kind.partition(":")
        for item in items:
            value = getattr(item, attribute)
            if kind == "usage":
                yield [
                    Safe(plain(x.demand) if x.capacity is None else f"{plain(x.demand)}/{plain(x.capacity)}")
                    for x in value
                ]
            elif value in (None, "", ()):
                yield (None,)
            else:
                yield (names(value, lists) if sort in {"name", "names"} else _written(value, kind, locale),)

    def rows(items: Iterable[Any], columns: str) -> list[list[Any]]:
        items = tuple(items)
        filled = [cells(items, column) for column in columns.split()]
        return [[cell for part in parts for cell in part] for parts in zip(*filled, strict=True)]

    def grid(items: Iterable[Any], columns: str) -> Safe:
        heads = [label(locale, column.partition("=")[0].partition("|")[0]) for column in columns.split()]
        return table(heads, rows(items, columns), locale)

    return {"names": names, "rows": rows, "grid": grid}


def _state(document: Document, text: str, fields: tuple[str, ...]) -> State:
    if not text.strip():
        return "empty"
    told: tuple[Finding | Question, ...] = (*document.findings, *document.questions)
    ats = [at for found in told for at in found.at]
    touched = any(at == f"/{field}" or at.startswith(f"/{field}/") for at in ats for field in fields)
    return "partial" if touched else "complete"


def sections(document: Document, method: Method, only: str = "") -> tuple[Section, ...]:
    """Return the document's sections in order, or the one that is asked for; an empty one says that it is empty."""
    template = environment(document.locale).get_template(f"{method.name}.md.j2")
    there = method.outline(document.body)
    context = template.new_context({"d": document, "b": document.body, "there": there, **_tables(document)})
    out = []
    for name in there:
        if only and name != only:
            continue
        prose = (inline(note.text) for note in document.brief.notes if note.section == name != "appendix")
        text = "\n\n".join(["".join(template.blocks[name](context)).strip(), *prose])
        text = re.sub(r"\n{3,}", "\n\n", text).strip()
        state = _state(document, text, method.sections[name])
        title = say(document.locale, f"section.{name}")
        out.append(Section(id=name, title=title, state=state, markdown=text))
    return tuple(out)


def joined(title: str, parts: Iterable[Section]) -> str:
    """Return a document's text: its title, and each section that holds something below its own."""
    return "\n\n".join([f"# {inline(title)}", *(f"## {s.title}\n\n{s.markdown}" for s in parts if s.markdown)]) + "\n"


def markdown(answer: Answer, locale: str) -> str:
    """Return a whole answer: its sections, then what was found, what is asked, and what to do next."""
    parts = [f"# {inline(answer.title)}\n\n{say(locale, 'answer.head', id=answer.id, revision=answer.revision)}"]
    if not answer.kept:
        parts.append(say(locale, "answer.not_kept"))
    outlines, empty = [], []
    for section in answer.sections:
        if section.state == "empty":
            empty.append(section.title)
            continue
        state = "" if section.state == "complete" else aside(say(locale, f"state.{section.state}"), locale)
        if section.markdown:
            parts.append(f"## {section.title}{state}\n\n{section.markdown}")
        else:
            length = say(locale, "answer.length", n=section.length)
            outlines.append(f"- {section.id}: {section.title}{state} · {length} · {section.lead}")
    if empty:
        parts.append(say(locale, "answer.empty", names=tuple(empty)))
    if outlines:
        more = say(locale, "answer.more_sections", id=answer.id)
        parts.append(f"## {say(locale, 'answer.outline')}\n\n{more}\n" + "\n".join(outlines))
    colon = _colon(locale)
    if answer.findings:
        levels = {level: say(locale, f"level.{level}") for level in ("error", "warning")}
        lines = [
            f"- **{f.code}** {levels[f.level]}{colon}{inline(f.message)} → {f.fix} {code(' '.join(f.at))}"
            for f in answer.findings
        ]
        parts.append(f"## {say(locale, 'answer.findings')}\n\n" + "\n".join(lines))
    if answer.questions:
        lines = [
            f"- **{q.code}** {inline(q.ask)}{aside(q.why, locale)} {code(' '.join(q.at))}" for q in answer.questions
        ]
        parts.append(f"## {say(locale, 'answer.questions')}\n\n" + "\n".join(lines))
    if answer.counts:
        counted = tuple(f"{code} × {n}" if n > 1 else code for code, n in answer.counts.items())
        parts.append(say(locale, "answer.more_found", codes=counted))
    if answer.next:
        lines = [f"- `{n.tool}`{colon}{n.why}" for n in answer.next]
        parts.append(f"## {say(locale, 'answer.next')}\n\n" + "\n".join(lines))
    return "\n\n".join(parts) + "\n"
