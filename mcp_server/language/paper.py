"""A pasted text, read into nouns that know where they stand."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TypeVar

from mcp_server.knowledge.metrics import bind
from mcp_server.language.actions import doings
from mcp_server.language.again import again
from mcp_server.language.aims import aims
from mcp_server.language.alarms import alarms, bands
from mcp_server.language.backwards import backwards
from mcp_server.language.boards import boards
from mcp_server.language.courses import contraries
from mcp_server.language.echoed_bases import echoed_bases
from mcp_server.language.echoed_days import echoed_days
from mcp_server.language.echoed_times import echoed_times
from mcp_server.language.echoes import echoes
from mcp_server.language.folding import fold
from mcp_server.language.funnels import funnel_tables
from mcp_server.language.gates import gates
from mcp_server.language.gates_listed import loosened
from mcp_server.language.lights import lights
from mcp_server.language.nearly import nearly
from mcp_server.language.nearly_added import nearly_added
from mcp_server.language.nearly_called import nearly_called
from mcp_server.language.nearly_changes import nearly_changed
from mcp_server.language.nearly_concluded import nearly_concluded
from mcp_server.language.nearly_means import nearly_means
from mcp_server.language.nearly_portions import nearly_portions
from mcp_server.language.nearly_rebased import nearly_rebased
from mcp_server.language.nearly_repaid import nearly_repaid
from mcp_server.language.nearly_rows import nearly_rows
from mcp_server.language.nearly_shared import nearly_shared
from mcp_server.language.occasions import overdue
from mcp_server.language.pages import Page, excerpt_of
from mcp_server.language.pages import Sentence as SentenceRead
from mcp_server.language.paper_figures import figures_of
from mcp_server.language.passed import passed
from mcp_server.language.periods import outside
from mcp_server.language.phases import joins
from mcp_server.language.portions import portioned
from mcp_server.language.ranked_figures import ranked
from mcp_server.language.rankings import misranked
from mcp_server.language.relations import Said, known, settled, stated
from mcp_server.language.same import twice
from mcp_server.language.scales import scales
from mcp_server.language.shapes import Shape
from mcp_server.language.stages import unordered
from mcp_server.language.stamped import stamps
from mcp_server.language.stated_back import back
from mcp_server.language.stated_called_wholes import called_wholes
from mcp_server.language.stated_counted import counted, unexplained
from mcp_server.language.stated_counterparts import counterparts
from mcp_server.language.stated_each import nearly_each, told_each
from mcp_server.language.stated_events import between, near
from mcp_server.language.stated_lasting import lasting
from mcp_server.language.stated_lists import named
from mcp_server.language.stated_made import bought, listed, made
from mcp_server.language.stated_means import means
from mcp_server.language.stated_moves import moves
from mcp_server.language.stated_named_shares import named_shares
from mcp_server.language.stated_nested import nested
from mcp_server.language.stated_pairs import paired
from mcp_server.language.stated_parts import of_items, of_wholes
from mcp_server.language.stated_products import products
from mcp_server.language.stated_rates import named_rates, rates
from mcp_server.language.stated_repairs import repairs
from mcp_server.language.stated_roles import roles
from mcp_server.language.stated_rounds import filled, rounds
from mcp_server.language.stated_spread import spread
from mcp_server.language.stated_sums import sums
from mcp_server.language.stated_table_spans import span_rows
from mcp_server.language.stated_tables import tables
from mcp_server.language.stated_taxes import taxed
from mcp_server.language.stated_terms import Line, joined
from mcp_server.language.stated_terms import line as read_line
from mcp_server.language.stated_totals import totals
from mcp_server.language.stated_wholes import wholes
from mcp_server.language.stated_within import insides
from mcp_server.language.text import Text, read_text
from mcp_server.language.told_cells import told_cells
from mcp_server.language.tracing import evidence_facts, trace
from mcp_server.language.turns import turns
from mcp_server.language.verdicts import verdicts
from mcp_server.language.week_numbers import misnumbered
from mcp_server.model.brief import Claim, Evidence
from mcp_server.model.paper import Contrary, Echo, Figure, Nearly, Paper, Quote, Sentence, Stated, Twice, Untimely
from mcp_server.model.quantity import Quantity

Found = TypeVar("Found", Contrary, Echo, Nearly, Twice, Untimely)


PAIR = 2
"""Figures of two items of a list that may make that of a third."""
RECENT = 8
"""Sentences with figures before one in which the whole of its share may stand."""
_LEADS = 2
"""Place from the end, of the sentences read, of that which leads to a list that begins with the last."""
NEAR = 24
"""Figures of a paragraph that may be parts of a total behind them."""


def read_paper(text: str, locale: str, claims: Iterable[Claim] = (), evidence: Iterable[Evidence] = ()) -> Paper:
    """Return a text as nouns for the rules."""
    read, claims, evidence = read_text(text), tuple(claims), tuple(evidence)
    shaped, year = read.shapes, read.year
    said = tuple(_settled(read))
    clear = frozenset(_explained(one for one, _, _ in said))
    explained = clear | read.otherwise.places
    # that the change between two figures fits in some order is no reason where the words do not tell the order
    unturned = frozenset(_explained(one for one, _, _ in said if one.clear or one.op != "change"))
    results = frozenset(one.value.start for one, _, _ in said if one.clear)
    facts = known(one for one, _, _ in said)
    every = tuple(boards(read.page, shaped))
    courses = tuple({one.line: one for one in (*loosened(shaped), *gates(read.page, shaped, year))}.values())
    both = tuple(_first(twice(read.page, shaped, year), told_cells(read.page, shaped), again(shaped, year)))
    told = frozenset(one.place for one, _, _ in said)
    against = tuple(verdicts(read.page, read.told, read.moments))
    met = tuple(joins(read.page, read.moments, year))
    scaled = tuple(scales(read.page, shaped))
    lines = {one.line for one in scaled}
    turned = tuple(one for one in turns(read.page, read.moments, year, met) if one.line not in lines)
    lines = {one.line for one in courses} | {one.line for one in turned}
    turning = tuple(
        one
        for one in _first(
            contraries(read.page, read.tokens, shaped, every, year),
            unordered(read.page, shaped, year),
        )
        if one.line not in lines
    )
    lines |= {one.line for one in turning} | {one.line for one in met}
    return Paper(
        locale=locale,
        lines=len(read.page.lines),
        sentences=tuple(
            Sentence(line=s.line, excerpt=excerpt_of(s.text), sort=s.sort, text=s.text, under=s.under, lead=s.lead)
            for s in read.page.sentences
        ),
        doings=tuple(doings(read.page)),
        aims=tuple(aims(read.page)),
        stated=tuple(stated(one, line, excerpt) for one, line, excerpt in said),
        nearly=tuple(
            _first(
                nearly_each(read.fits, results),
                nearly_shared(shaped, facts.wrong),
                nearly_called(shaped, read.named, results),
                nearly_repaid(shaped, read.named, results),
                nearly_rebased(said),
                nearly(read.page, shaped, explained, frozenset(one.place for one, _, _ in said if one.clear)),
                unexplained(read.moments, told),
                near(read.moments, told),
                nearly_added(read.page, read.spelled, explained),
                nearly_portions(read.spelled, read.named, clear),
                nearly_concluded(read.spelled, clear),
                nearly_means(read.page, shaped, unturned),
                nearly_rows(read.page, shaped, unturned),
                nearly_changed(shaped, [read_line(one) for one in shaped], unturned),
            )
        ),
        quotes=tuple(_quotes(read, claims)),
        figures=tuple(_traced(read, figures_of(read.page, read.quantities), claims, evidence)),
        joins=met,
        turns=turned,
        alarms=tuple(alarms(read.page, shaped)),
        lights=tuple(lights(read.page, shaped)),
        bands=tuple(bands(read.page, shaped)),
        verdicts=against,
        passed=tuple(passed(read.told, frozenset(one.line for one in against))),
        scales=scaled,
        contraries=turning,
        untimely=tuple(
            one
            for one in _first(
                backwards(read.page, read.moments, year),
                overdue(read.page, read.moments, year),
                outside(read.page, read.moments, year),
                misnumbered(read.page, read.moments),
            )
            if one.line not in lines
        ),
        ranks=tuple(_first(misranked(read.page, every), ranked(shaped))),
        twice=both,
        echoes=tuple(
            one
            for one in _first(
                echoes(read.named, facts, stamps(shaped)),
                echoed_days(read.page, shaped, year),
                echoed_bases(shaped, read.named),
                echoed_times(read.page),
            )
            if all(one.line not in {other.line, other.there} for other in both)
        ),
        courses=courses,
        evidence=evidence,
    )


def _first(*every: Iterable[Found]) -> Iterator[Found]:
    """Yield what several readers find, one for each line."""
    lines: set[int] = set()
    for one in chain(*every):
        if one.line not in lines:
            lines.add(one.line)
            yield one


def relations(read: Text) -> Iterator[Stated]:
    """Yield the relations that a text states, in the order of its figures."""
    return (stated(one, line, excerpt) for one, line, excerpt in _settled(read))


def _explained(said: Iterable[Said]) -> Iterator[int]:
    """Yield the places of the figures of which the words say clearly how they follow, and of what they follow from."""
    for one in said:
        if one.clear:
            yield one.value.start
            if one.op != "within":
                yield from (part.start for part in one.of if isinstance(part, Quantity))


def _settled(read: Text) -> Iterator[tuple[Said, int, str]]:
    """Yield what each stated figure means, with its line and excerpt."""
    places: dict[int, tuple[int, str]] = {}
    readings: list[Said] = []
    for one, sentence in (
        *_in_sentences(read),
        *named(read.page, read.tokens),
        *back(read.page, read.shapes),
        *repairs(read.page),
        *wholes(read.spelled),
        *totals(read.page, read.spelled),
        *told_each(read.fits),
        *lasting(read.moments),
        *counted(read.moments),
        *between(read.moments),
        *filled(read.moments),
    ):
        places[one.place] = sentence.line, excerpt_of(sentence.text)
        readings.append(one)
    for one, row in (*tables(read.page), *span_rows(read.page, read.year), *funnel_tables(read.page)):
        places[one.place] = row.line, excerpt_of(" | ".join(cell.text for cell in row.cells))
        readings.append(one)
    yield from ((one, *places[one.place]) for one in settled(readings, read.otherwise.explains))


def _in_sentences(read: Text) -> Iterator[tuple[Said, SentenceRead]]:
    """Yield what each sentence states of its own figures; those of its paragraph may be parts of its total."""
    before: list[Quantity] = []
    ahead: Shape | None = None
    told: Line | None = None
    run: list[Shape] = []
    recent: list[Shape] = []
    lead: Shape | None = None
    line = 0
    for shape in read.shapes:
        if shape.sentence.line > line + 1 or shape.sentence.sort == "heading":
            before, ahead, told = [], None, None
        line, own = shape.sentence.line, read_line(shape)
        shares, loose, shares_ahead = portioned(shape), portioned(shape, most=True), ahead and portioned(ahead)
        for one in (
            *roles(shape),
            *moves(own, told),
            *products(own, told),
            *bought(own.terms),
            *made(shape, ahead),
            *sums(shape, before),
            *rates(shape),
            *named_rates(own),
            *insides(shares, shares_ahead, recent),
            *nested(shares, recent),
            *of_wholes(shares, shares_ahead),
            *paired(loose, shares_ahead),
            *counterparts(shape, ahead),
            *called_wholes(shares, recent),
            *named_shares(shape, ahead),
            *spread(loose, recent),
            *means(shape, ahead, recent),
            *rounds(shape),
            *taxed(shape, ahead),
        ):
            yield one, shape.sentence
        recent = [*recent, loose][-RECENT:]
        follows = told and shape.sentence.sort == "item" and len(told.terms) + len(own.terms) <= PAIR
        ahead, told = shape, joined(told, own) if told and follows else own
        if shape.sentence.sort == "item" and run and shape.sentence.line == run[-1].sentence.line + 1:
            run.append(shape)
        else:
            yield from ((one, of.sentence) for one, of in (*listed(run, shape), *of_items(run, lead)))
            lead = recent[-_LEADS] if len(recent) >= _LEADS else None
            run = [shape] if shape.sentence.sort == "item" else []
        before = [*before, *(one for _, one in shape.figures())][-NEAR:]
    yield from ((one, of.sentence) for one, of in (*listed(run, None), *of_items(run, lead)))


def _traced(
    read: Text, figures: Iterable[Figure], claims: tuple[Claim, ...], evidence: tuple[Evidence, ...]
) -> Iterator[Figure]:
    """Yield figures with their metric and, where there is evidence, with what they stand on."""
    found = {}
    if evidence:
        found = {one.figure.start: one for one in trace(read.page.text, evidence_facts(evidence), claims=claims)}
    for figure in figures:
        known = bind(figure.subject) if figure.subject else None
        more = {"metric": known.id} if known else {}
        if traced := found.get(figure.start):
            rests = traced.formula or ", ".join(dict.fromkeys(fact.source for fact in traced.facts if fact.source))
            more |= {"verdict": traced.verdict, "stands_on": rests}
        yield figure.model_copy(update=more) if more else figure


def _quotes(read: Text, claims: Iterable[Claim]) -> Iterable[Quote]:
    """Yield the claims that a caller says the text makes, with the line on which their words stand."""
    plain, lines = _plain(read.page)
    for number, claim in enumerate(claims):
        words = "".join(fold(claim.text).text.lower().split())
        place = plain.find(words) if words else -1
        line = lines[place] if place >= 0 else 0
        yield Quote(**claim.model_dump(), at=f"/claims/{number}", line=line, excerpt=excerpt_of(claim.text))


def _plain(page: Page) -> tuple[str, list[int]]:
    """Return a text folded and without blanks, and the line of each character."""
    pieces, lines = [], []
    for line in page.lines:
        piece = "".join(fold(line.text).text.lower().split())
        pieces.append(piece)
        lines.extend([line.number] * len(piece))
    return "".join(pieces), lines
