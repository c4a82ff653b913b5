"""The rules, collected from the files beside this one and sorted by code."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from mcp_server.bytecode import compiled
from mcp_server.model.base import Item, Model, branches
from mcp_server.model.brief import Waiver
from mcp_server.model.document import Finding, Question, Sourced
from mcp_server.model.paper import Paper
from mcp_server.model.pointer import escaped
from mcp_server.rules._rule import Rule, See
from mcp_server.words import fill, say
from mcp_server.words.format import listing

_FOLDER = Path(__file__).parent
SHOWN = 3
"""Sightings of one rule whose messages are written out."""
FIRST = (
    "FIN106",
    "FIN108",
    "FIN102",
    "FIN101",
    "PRI101",
    "PRI102",
    "PRI106",
    "PRI103",
    "RET314",
    "PLN307",
    "PLN308",
    "WHY105",
    "TGT102",
    "TGT101",
    "KPI101",
    "PLN104",
    "PLN101",
    "TGT107",
    "TGT103",
    "TGT105",
)
"""Questions in the order in which their answers let most be computed; the others follow by code."""


def _rule(module: str) -> Rule:
    """Return the rule of a file."""
    (found,) = (value for value in vars(import_module(f"{__name__}.{module}")).values() if isinstance(value, Rule))
    return found


@cache
def rules() -> tuple[Rule, ...]:
    """Return every rule, by code."""
    return tuple(sorted((_rule(path.stem) for path in _FOLDER.glob("[!_]*.py")), key=lambda r: r.code))


def _collected() -> dict[str, tuple[str, ...]]:
    index: dict[str, tuple[str, ...]] = {}
    for rule in rules():
        for noun in rule.nouns:
            name = noun if isinstance(noun, str) else noun.__name__
            index[name] = (*index.get(name, ()), rule.see.__module__.rpartition(".")[2])
    return index


@cache
def _index() -> dict[str, tuple[str, ...]]:
    """Return the names of nouns, each with the files of the rules that judge it."""
    found: dict[str, tuple[str, ...]] = compiled(_FOLDER.glob("[!_]*.py"), "nouns", _collected)
    return found


@cache
def _judges(noun: type[Model]) -> tuple[Rule, ...]:
    """Return the rules of a noun by code; those of other methods are not even loaded."""
    names = [base.__name__ for base in noun.__mro__]
    files = {file for name in names for file in _index().get(name, ())}

    def judges(rule: Rule) -> bool:
        return any(n in names if isinstance(n, str) else issubclass(noun, n) for n in rule.nouns)

    return tuple(sorted(filter(judges, map(_rule, files)), key=lambda r: r.code))


def step(value: Any, index: int) -> str:
    """Return how a pointer names a member of a list: by its id where it has one, else by its place."""
    handle = value.id if isinstance(value, Item) else ""
    return f"id={escaped(handle)}" if handle else str(index)


def nouns(value: Any, at: str = "") -> Iterator[tuple[Model, str]]:
    """Yield every noun of a body with its pointer into the brief: its own `at`, else the way to it."""
    if isinstance(value, Model):
        if "at" in type(value).model_fields:
            at = value.at  # type: ignore[attr-defined]
        yield value, at
        for name in branches(type(value)):
            if child := getattr(value, name):
                yield from nouns(child, f"{at}/{name}")
    elif isinstance(value, tuple):
        for index, member in enumerate(value):
            if isinstance(member, Model):
                yield from nouns(member, f"{at}/{step(member, index)}")


def _sightings(body: Model, figures: Iterable[Sourced]) -> dict[Rule, list[tuple[str, See]]]:
    seen: dict[Rule, dict[str, list[See]]] = defaultdict(dict)
    for noun, at in (*nouns(body), *((figure, figure.at) for figure in figures)):
        for rule in _judges(type(noun)):
            for see in rule.see(noun):
                where = see.at if see.at.startswith("/") else f"{at}/{see.at}".rstrip("/")
                there = seen[rule].setdefault(where, [])
                if all(see.facts != other.facts for other in there):
                    there.append(see)
    return {rule: [(at, see) for at, sees in places.items() for see in sees] for rule, places in seen.items()}


def _waived(code: str, at: str, waivers: Iterable[Waiver]) -> bool:
    return any(
        w.code and w.reason and code.startswith(w.code) and (not w.at or at == w.at or at.startswith(f"{w.at}/"))
        for w in waivers
    )


def check(
    body: Model, locale: str, waivers: Iterable[Waiver] = (), figures: Iterable[Sourced] = ()
) -> tuple[tuple[Finding, ...], tuple[Question, ...]]:
    """Return what the rules see in *body* and in the *figures* of its prose: one finding or question per rule, errors
    first, with all its pointers."""
    findings, questions = [], []
    waivers = tuple(waivers)
    for rule, sights in sorted(_sightings(body, figures).items(), key=lambda pair: pair[0].code):
        left = [(at, see) for at, see in sights if not _waived(rule.code, at, waivers)]
        if not left:
            continue
        at = tuple(dict.fromkeys(at for at, _ in left))
        words = rule.words[locale]

        def written(key: str, left: list[tuple[str, See]] = left, words: Any = words) -> str:
            # What many sightings have in common, such as a list of names, is written out once.
            told = {tuple(map(id, see.facts.values())): see.facts for _, see in left}
            texts = list(dict.fromkeys(fill(words[key], locale, facts) for facts in told.values()))
            rest = len(texts) - SHOWN
            return " ".join(texts[:SHOWN]) + (say(locale, "rule.more", n=rest) if rest > 0 else "")

        if rule.level == "question":
            questions.append(Question(code=rule.code, at=at, ask=written("ask"), why=words["why"]))
        else:
            findings.append(
                Finding(code=rule.code, level=rule.level, at=at, message=written("message"), fix=words["fix"])
            )
    findings.sort(key=lambda f: (f.level != "error", f.code))
    questions.sort(key=lambda q: (FIRST.index(q.code) if q.code in FIRST else len(FIRST), q.code))
    return tuple(findings), tuple(questions)


def check_text(paper: Paper, locale: str, waivers: Iterable[Waiver] = ()) -> tuple[Finding | Question, ...]:
    """Return what the rules see in a text: one finding or question for each place, in the order of the lines.

    The place of a sighting is that of the innermost noun around it which has a line; a rule on the whole paper names
    such a noun by its pointer from the root: `See("/sentences/3", …)`.
    """
    places = {at: noun for noun, at in located(paper) if getattr(noun, "line", 0)}
    waivers = tuple(waivers)
    told: list[Finding | Question] = []
    for noun, at in located(paper):
        for rule in _judges(type(noun)):
            for see in rule.see(noun):
                words, where = rule.words[locale], see.at if see.at.startswith("/") else at
                while where and where not in places:
                    where = where.rpartition("/")[0]
                place = places.get(where)
                pointer = getattr(place or noun, "at", "/text")
                if _waived(rule.code, pointer, waivers):
                    continue
                more = {"line": place.line, "excerpt": place.excerpt} if place else {}  # type: ignore[attr-defined]
                if rule.level == "question":
                    ask = fill(words["ask"], locale, see.facts)
                    told.append(Question(code=rule.code, at=(pointer,), ask=ask, why=words["why"], **more))
                    continue
                message = fill(words["message"], locale, see.facts)
                level, fix = rule.level, words["fix"]
                told.append(Finding(code=rule.code, level=level, at=(pointer,), message=message, fix=fix, **more))
    once = dict.fromkeys(told)
    return tuple(sorted(once, key=lambda one: (one.line, one.code)))


def located(value: Any, at: str = "") -> Iterator[tuple[Model, str]]:
    """Yield every noun of a paper with its place in it: the way to it by names and numbers."""
    if isinstance(value, Model):
        yield value, at
        for name in branches(type(value)):
            if child := getattr(value, name):
                yield from located(child, f"{at}/{name}")
    elif isinstance(value, tuple):
        for index, member in enumerate(value):
            yield from located(member, f"{at}/{index}")


def rule_named(code: str) -> Rule | None:
    """Return the rule with that code or name."""
    return next((r for r in rules() if code.strip().upper() == r.code or code.strip().lower() == r.name), None)


def known_codes() -> str:
    """Return the letters that codes begin with, for an error's text."""
    return listing(sorted({r.code[:3] for r in rules()}), "en")


def misnamed(code: str) -> str:
    """Return what is wrong with a code that no rule begins with; nothing where one does."""
    if any(rule.code.startswith(code.strip().upper()) for rule in rules()):
        return ""
    return f"no rule begins with {code[:40]!r}; codes begin with {known_codes()}"
