"""What is known about metrics: their names, behaviour, direction, range and pitfalls, each with a published source."""

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from functools import cache, cached_property, lru_cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import BeforeValidator, Field, ValidationError

from mcp_server.bytecode import compiled
from mcp_server.errors import BriefError, Fault, NotFound
from mcp_server.knowledge import wording
from mcp_server.knowledge.entries import Line, Lines, Locale, Names, listed, read
from mcp_server.knowledge.lexicon import Lexicon, fold, key
from mcp_server.limits import NAME_CHARACTERS
from mcp_server.model.base import Model
from mcp_server.regex import regex

_FOLDER = Path(__file__).parent / "metrics"
_UNBOUND, _ALONE = "unbound", "alone"
_ID = regex(r"[a-z][a-z0-9_]*")
_BRACKETS = regex(r"(.*\S)\s*[(\[【]([^()\[\]【】]*)[)\]】]\s*")
_PERIODS = (
    r"fy \d{2,4}",
    r"20\d\d(?: 年(?: 度)?)?",
    r"[qh] [1-4]",
    r"(?:第 )?[一二三四1-4] 季 度",
    r"\d{1,2} 月(?: 份)?",
)
_ARITHMETIC = (ast.Expression, ast.BinOp, ast.Name, ast.Constant, ast.operator, ast.Load)

Behaviour = Literal["stock", "flow", "rate"]
Better = Literal["higher", "lower", "range"]
Scale = Literal["money", "count", "percent", "duration", "effort", "ratio", "score"]


def _possible(value: Any) -> Any:
    """`0..100`, `0..` and `..100` as a lower and an upper end."""
    if not isinstance(value, str):
        return value
    low, dots, high = value.partition("..")
    try:
        ends = tuple(Decimal(end) if end else None for end in (low.strip(), high.strip()))
    except InvalidOperation:
        dots, ends = "", (None, None)
    if not dots or any(end is not None and not end.is_finite() for end in ends):
        raise ValueError("must be written as 0..100, 0.. or ..100")
    if ends[0] is not None and ends[1] is not None and ends[0] >= ends[1]:
        raise ValueError("must run from a smaller number to a larger one")
    return ends


Claim = tuple[str, str]
"""A name and the id of the metric that goes by it; no id where it fits several or only looks like one."""


class Metric(Model):
    """One measure as it is usually defined."""

    id: str
    domain: str
    """The file that it comes from: sales, finance …"""
    name: Annotated[Lines, Field(min_length=2)]
    aliases: Mapping[Locale, Names] = {}
    definition: Annotated[Lines, Field(min_length=2)]
    """What is counted, of what."""
    behaviour: Behaviour
    """A stock is a level on a day, a flow adds up over time, a rate does neither."""
    dimension: Scale
    unit: str = ""
    """A hint: %, days, customers, currency …"""
    better: Better | None = None
    """None where more is neither good nor bad in itself."""
    formula: str = ""
    """Over the ids of other metrics, where all its parts are metrics."""
    range: Annotated[tuple[Decimal | None, Decimal | None], BeforeValidator(_possible)] = (None, None)
    """The values that are possible, in the unit."""
    complement: str = ""
    """The metric that makes 100 % with this one."""
    observed: Literal["daily", "weekly", "monthly", "quarterly", "yearly"] = "monthly"
    lag: str = ""
    """How long after its cause an effect can show."""
    pitfalls: Lines = {}
    source: Line
    """A published definition, or "usual: …" for common practice."""

    def spellings(self) -> Iterator[str]:
        """Every name that it goes by, in both languages and as an id."""
        yield self.id
        yield from self.name.values()
        for names in self.aliases.values():
            yield from names


class Mention(NamedTuple):
    """A metric named in a text: where it stands, and as it is written there."""

    metric: Metric
    start: int
    end: int
    text: str


class Book(Mapping[str, Metric]):
    """Metrics by their id, and by every name that they go by."""

    def __init__(
        self, entries: Mapping[str, Mapping[str, Any]], names: Mapping[tuple[str, ...], str], alone: Iterable[str]
    ) -> None:
        """Take entries as they are written, and ids by the keys of names; a name that is `alone` is not looked for in
        running text."""
        self._entries, self.names, self._alone = entries, names, tuple(alone)
        self._metrics: dict[str, Metric] = {}

    def __getitem__(self, name: str) -> Metric:
        if name not in self._metrics:
            self._metrics[name] = Metric.model_validate({**self._entries[name], "id": name})
        return self._metrics[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def by_name(self, words: tuple[str, ...]) -> Metric | None:
        """The metric of which this is the key of a name."""
        return self[name] if (name := self.names.get(words)) else None

    @cached_property
    def lexicon(self) -> Lexicon[str]:
        """The names to be found in running text, with their ids."""
        before, after = wording.words("changes_before"), wording.words("changes_after")
        # 大客户 is a name of its own, so that 客户续费率 is not found within 大客户续费率.
        hidden = {key(name): None for name in before}, {key(name): None for name in self._alone}
        return Lexicon(
            hidden[0] | {words: name or None for words, name in self.names.items()} | hidden[1], before, after
        )


def _keys(claims: Iterable[Claim]) -> dict[tuple[str, ...], str]:
    """Ids by the keys of names; of two claims on one name the later one holds."""
    return {key(name): metric for name, metric in claims}


def _own() -> tuple[Any, ...]:
    layer = _layer(_FOLDER)
    return (*layer, _keys([*layer.unclaimed(), *layer.claims()]))


_TEAM: list[Path] = []
"""The folder of the team that this process serves, where it has one."""


def adopt(folder: Path | None) -> None:
    """Lay a team's own metrics over the known ones from now on; a face does so once, before the first document.

    Raises BriefError with every fault, and then leaves things as they are.
    """
    _book(folder)
    _TEAM[:] = [folder] if folder else []
    _bound.cache_clear()


def metrics(folder: Path | None = None) -> Book:
    """The metrics that come with the server, with a team's own laid over them: of a folder, else of the adopted one."""
    return _book(folder or (_TEAM[0] if _TEAM else None))


@cache
def _book(folder: Path | None) -> Book:
    """The metrics that come with the server, with a team's own from a folder of the same format laid over them.

    A team's entry with a known id replaces the fields that it gives; a name that it claims is taken from the entry
    that had it. Each folder is read once. Raises BriefError with file, entry and field of every fault.
    """
    *written, names = compiled(_FOLDER.glob("*.yaml"), "metrics", _own)
    base = _Layer(*written)
    if folder is None:
        return Book(base.entries, names, base.alone)
    own = _layer(folder)
    laid = _Layer(
        {n: {**base.entries.get(n, {}), **own.entries.get(n, {})} for n in {**base.entries, **own.entries}}, (), ()
    )
    claims = [*base.unclaimed(), *laid.claims(), *own.unclaimed(), *own.claims()]
    book, faults, found = Book(laid.entries, _keys(claims), base.alone + own.alone), [*_bad_names(own)], {}
    for name, entry in laid.entries.items():
        try:
            found[name] = book[name]
        except ValidationError as error:
            at = f"{entry['domain']}.yaml#/{name}"
            faults += [Fault("/".join([at, *map(str, fault["loc"])]), fault["msg"]) for fault in error.errors()]
    if faults := [*faults, *_loose_ends(found)]:
        raise BriefError(faults)
    return book


def bind(name: str, book: Book | None = None) -> Metric | None:
    """The metric that goes by this name; harmless qualifiers (year-end, 年度, our, a period, a unit) are left out.

    None where no metric goes by it, several do, or a word in it makes it another measure (net, new, key account).
    """
    if len(name) > NAME_CHARACTERS:
        return None
    return _bind(fold(name).strip(), book) if book else _bound(name)


@lru_cache(maxsize=4_096)
def _bound(name: str) -> Metric | None:
    """The metric of our own book by this name: rules and methods ask for the same few names again and again."""
    return _bind(fold(name).strip(), metrics())


def mentions(text: str, book: Book | None = None) -> tuple[Mention, ...]:
    """The metrics that a text names, in order: the longest name at each place, none within another."""
    book = book or metrics()
    return tuple(Mention(book[name], start, end, text[start:end]) for name, start, end in book.lexicon.find(text))


def _bind(name: str, book: Book) -> Metric | None:
    words = key(name)
    if words in book.names:
        return book.by_name(words)
    if bracketed := _BRACKETS.fullmatch(name):
        outer, inner = _bind(bracketed[1], book), bracketed[2]
        return outer if outer and (_is_harmless(inner) or _bind(inner, book) is outer) else None
    rest, averaged = " ".join(words), False
    while stripped := _at_an_end("qualifier").search(rest):
        averaged = averaged or bool(_at_an_end("average").fullmatch(stripped[0].strip()))
        rest = rest[: stripped.start()] + rest[stripped.end() :]
        if (words := tuple(rest.split())) in book.names:
            metric = book.by_name(words)
            # The mean of a rate is that rate; the mean of a stock or a flow is another measure.
            return metric if metric and (metric.behaviour == "rate" or not averaged) else None
    return None


def _is_harmless(text: str) -> bool:
    """Whether there is nothing but qualifiers and units in a text."""
    rest = " ".join(key(text))
    for kind in ("qualifier", "unit"):
        while stripped := _at_an_end(kind).search(rest):
            rest = rest[: stripped.start()] + rest[stripped.end() :]
    return not rest


@cache
def _at_an_end(kind: Literal["qualifier", "average", "unit"]) -> re.Pattern[str]:
    """Matches a word of a kind, or a period, at the start or the end of a key joined by spaces."""
    known = sorted({" ".join(key(word)) for word in wording.words(kind)}, key=len, reverse=True)
    choice = "|".join([*map(re.escape, known), *(_PERIODS if kind == "qualifier" else ())])
    return regex(rf"^(?:{choice})(?: |$)|(?:^| )(?:{choice})$")


class _Layer(NamedTuple):
    """The entries of one folder as they are written, each with its domain."""

    entries: Mapping[str, Mapping[str, Any]]
    unbound: tuple[str, ...]
    """Names that fit several metrics or only look like one."""
    alone: tuple[str, ...]
    """Names that are too common as words to be looked for in running text."""

    def unclaimed(self) -> Iterator[Claim]:
        return ((name, "") for name in self.unbound)

    def claims(self) -> Iterator[Claim]:
        """The names that are written in this folder, with the id that each stands for."""
        for metric, entry in self.entries.items():
            yield metric, metric
            for name in (*_texts(entry.get("name")), *_texts(entry.get("aliases"))):
                yield name, metric


def _layer(folder: Path) -> _Layer:
    if not folder.is_dir():
        raise NotFound(f"There is no folder {folder.name!r} of metrics.")
    entries: dict[str, Mapping[str, Any]] = {}
    names: dict[str, list[str]] = {_UNBOUND: [], _ALONE: []}
    faults = []
    for path in sorted(folder.glob("*.yaml")):
        for name, entry in read(path).items():
            at = f"{path.name}#/{name}"
            if not isinstance(entry, dict):
                faults.append(Fault(at, "must be a mapping of fields"))
            elif name in names:
                names[name] += _texts(entry)
            elif name in entries:
                faults.append(Fault(at, f"stands in {entries[name]['domain']}.yaml, too"))
            elif not _ID.fullmatch(name):
                faults.append(Fault(at, "an id is written in small letters, digits and _"))
            else:
                entries[name] = {**entry, "domain": path.stem}
    if faults:
        raise BriefError(faults)
    return _Layer(entries, tuple(names[_UNBOUND]), tuple(names[_ALONE]))


def _texts(value: Any) -> Iterator[str]:
    """Every text in a value, whatever its shape: that it has the right one is checked elsewhere."""
    if isinstance(value, str):
        yield from listed(value)
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _texts(inner)


def _bad_names(layer: _Layer) -> Iterator[Fault]:
    first: dict[tuple[str, ...], str] = {}
    for name, metric in (*layer.unclaimed(), *layer.claims()):
        at = f"{layer.entries[metric]['domain']}.yaml#/{metric}" if metric else _UNBOUND
        if not key(name):
            yield Fault(at, f"{name!r} has neither a letter, a digit nor a Chinese character")
        elif (owner := first.setdefault(key(name), metric)) != metric:
            yield Fault(at, f"{name!r} belongs to {owner or _UNBOUND}, too")


def _loose_ends(found: Mapping[str, Metric]) -> Iterator[Fault]:
    """References to metrics that are not there, and formulas that are none or lead back to themselves."""
    parts: dict[str, set[str]] = {}
    for metric in found.values():
        at = f"{metric.domain}.yaml#/{metric.id}"
        if metric.complement and metric.complement not in found:
            yield Fault(f"{at}/complement", f"there is no metric {metric.complement!r}")
        try:
            parts[metric.id] = _parts(metric.formula)
        except ValueError:
            yield Fault(f"{at}/formula", "must be + - * / over ids of metrics and numbers")
            continue
        if missing := parts[metric.id] - found.keys():
            yield Fault(f"{at}/formula", f"there is no metric {min(missing)!r}")
    try:
        TopologicalSorter(parts).prepare()
    except CycleError as error:
        name = error.args[1][0]
        yield Fault(f"{found[name].domain}.yaml#/{name}/formula", "leads back to itself")


def _parts(formula: str) -> set[str]:
    """The ids in a formula; raises ValueError where it is no arithmetic."""
    try:
        nodes = [*ast.walk(ast.parse(formula or "0", mode="eval"))]
    except (SyntaxError, RecursionError, MemoryError):
        raise ValueError(formula) from None
    if not all(isinstance(node, _ARITHMETIC) for node in nodes):
        raise ValueError(formula)
    return {node.id for node in nodes if isinstance(node, ast.Name)}
