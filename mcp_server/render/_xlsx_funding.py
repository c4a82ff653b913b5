"""Where the money of a proposal comes from, whom it pays and whom it reaches, as sheets with live sums and shares."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final

from mcp_server.language.quantities import quantity
from mcp_server.methods._proposal_costs import Staffing, share_of
from mcp_server.methods._proposal_money import Purse
from mcp_server.methods._proposal_revenue import Reach
from mcp_server.methods.build_proposal import Proposal
from mcp_server.model.base import by_reference, called
from mcp_server.model.proposal import Post, Segment
from mcp_server.model.quantity import Quantity
from mcp_server.render._xlsx_book import Book, Cell, Page, Text
from mcp_server.render._xlsx_common import Names, cell_of, grid
from mcp_server.render._xlsx_gauge import Figure, Gauge, Place, gauge, gauges, product, timed
from mcp_server.render._xlsx_resources import summed
from mcp_server.render._xlsx_sales import times_of
from mcp_server.words import label, say

_PERCENT: Final = Gauge(Decimal(100), "", "%", 1)


def write_funding(book: Book, body: Proposal, names: Names) -> None:
    """Write sources, tranches and uses, and what is left of what is raised."""
    if body.balance is None:
        return
    locale, purse, balance = body.locale, Purse(body), body.balance
    page = book.page(say(locale, "proposal.funding"))
    page.title(say(locale, "proposal.funding"))
    page.note(say(locale, "sheet.given"))
    known = [purse.money(s.amount) for s in body.funding.sources]
    known += [purse.money(t.amount) for t in body.funding.tranches]
    money = gauges([*known, *(q for row in balance.rows for q in (row.amount, row.cost)), balance.spare], locale)
    totals: dict[str, Place] = {}
    for name, heads in (("sources", ("source_of_money", "interest")), ("tranches", ("tranche", "when", "source"))):
        items: Sequence[object] = getattr(body.funding, name)
        if items:
            _write_raised(page, name, heads, items, purse, money, names)
            if total := getattr(balance, name):
                totals[name] = _write_sum(page, total, money[total.unit], len(items))
            page.row += 1
    _write_uses(page, body, purse, money, totals.get("sources") or totals.get("tranches"))
    raised = balance.sources or balance.tranches
    if balance.spare and raised and balance.cost:
        shown = money[balance.spare.unit]
        place = totals.get("sources") or totals.get("tranches")
        cost = book.places.get("costs.one_off")
        formula = f"{product([place], shown)}-{product([cost], shown)}" if place and cost else ""
        page.write(page.row, 0, Text(label(locale, "spare"), 0, bold=True))
        page.write(page.row, 1, shown.fitting([balance.spare.value]).cell(balance.spare, formula), bold=True)
        page.row += 2


def _write_raised(
    page: Page, name: str, heads: Sequence[str], items: Sequence[object], purse: Purse, money: Mapping[str, Gauge],
    names: Names,
) -> None:  # fmt: skip
    """Write money that comes in, its amounts in the second column."""
    locale, how = page.book.locale, "how" if name == "sources" else "condition"
    told = [getattr(i, "text", "") if name == "tranches" or not getattr(i, "read", False) else "" for i in items]
    columns = [heads[0], "amount", *heads[1:], *([how] if any(told) else [])]
    rows: list[list[Cell]] = []
    for item, text in zip(items, told, strict=True):
        amount = purse.money(getattr(item, "amount", ""))
        own: dict[str, Cell] = {
            heads[0]: getattr(item, "name", "") or None, "amount": money[amount.unit].cell(amount) if amount else None,
            how: text or None,
        }  # fmt: skip
        for head in heads[1:]:
            kind = "amount" if head == "interest" else "names:sources" if head == "source" else ""
            own[head] = cell_of(getattr(item, head), kind, locale, names)
        own["amount"] = own["amount"] or getattr(item, "amount", "") or None
        rows.append([own[column] for column in columns])
    page.table([label(locale, column) for column in columns], rows, main=name == "sources")
    page.row -= 1


def _write_sum(page: Page, total: Quantity, shown: Gauge, count: int) -> Place:
    """Write the sum of the rows above in the second column."""
    page.write(page.row, 0, Text(say(page.book.locale, "sheet.total"), 0, bold=True))
    formula = f"SUM({page.at(page.row - count, 1)}:{page.at(page.row - 1, 1)})"
    page.write(page.row, 1, shown.fitting([total.value]).cell(total, formula), bold=True)
    page.row += 1
    return Place(page.at(page.row - 1, 1, absolute=True), shown)


def _write_uses(page: Page, body: Proposal, purse: Purse, money: Mapping[str, Gauge], raised: Place | None) -> None:
    balance, locale = body.balance, page.book.locale
    if balance is None or not balance.rows:
        return
    lines = by_reference(body.costs)
    shares = [
        share_of(use.share) if purse.money(use.amount) is None and row.amount else None
        for use, row in zip(body.funding.uses, balance.rows, strict=True)
    ]
    columns = ["use", "amount", *(["share"] if any(s is not None for s in shares) else [])]
    columns += [n for n in ("lines", "line_cost") if any(row.lines for row in balance.rows)]
    rows: list[list[Cell]] = []
    for at, (use, row, share) in enumerate(zip(body.funding.uses, balance.rows, shares, strict=True), page.row + 1):
        cells: dict[str, Cell] = {"use": row.name, "lines": "\n".join(row.lines) or None, "amount": use.amount or None}
        if row.amount:
            shown, formula = money[row.amount.unit].fitting([row.amount.value]), ""
            if share is not None and raised:
                own = Place(page.at(at, columns.index("share")), Gauge())
                formula = product([own, raised], shown)
            cells["amount"] = shown.cell(row.amount, formula)
        if share is not None:
            cells["share"] = _PERCENT._replace(places=0).fitting([share * 100]).cell(share * 100)
        if row.cost:
            shown = money[row.cost.unit]
            paid = dict.fromkeys(f"/costs/id={lines[ref].id}" for ref in use.costs if ref in lines)
            places = [page.book.places[one] for one in paid if one in page.book.places]
            formula = "+".join(product([place], shown) for place in places) if len(places) == len(paid) else ""
            cells["line_cost"] = shown.cell(row.cost, formula)
        rows.append([cells.get(name) for name in columns])
    page.table([label(locale, name) for name in columns], rows)
    page.row -= 1
    if balance.uses:
        _write_sum(page, balance.uses, money[balance.uses.unit], len(rows))
    page.row += 1


def write_team(book: Book, body: Proposal, names: Names) -> None:
    """Write who carries it and who is paid, and the pay against the cost lines."""
    locale, purse = body.locale, Purse(body)
    page = book.page(say(locale, "section.team"))
    page.title(say(locale, "section.team"))
    for part in body.prose("team"):
        page.line(part)
    grid(page, body.team, "person=name role time_given=time|amount how=text", names, main=True)
    places = _write_posts(page, body.organisation, purse, names)
    if body.staffing:
        page.row -= 1
        page.heading(label(locale, "pay_total"))
        _write_staffing(page, body, places)
    for one in body.stretched:
        page.line(
            say(locale, "proposal.stretched", role=one.role, group=one.group, backups=one.backups, heads=one.heads)
        )


def _write_posts(
    page: Page, posts: Sequence[Post], purse: Purse, names: Names
) -> dict[str, tuple[Place | None, Place | None]]:
    """Write the posts; say where the heads and the pay of each stand."""
    if not posts:
        return {}
    locale = page.book.locale
    pays = {post.id: (purse.money(post.pay), purse.yearly(post.pay)) for post in posts}
    split = any(times_of(own) > 1 for own, _ in pays.values())
    money = gauges([q for both in pays.values() for q in both], locale)
    columns = ["role", "group", "heads", "pay", *(["pay_a_year"] if split else []), "backups", "paid_from"]
    out: dict[str, tuple[Place | None, Place | None]] = {}
    rows: list[list[Cell]] = []
    for row, post in enumerate(posts, page.row + 1):
        own, yearly = pays[post.id]
        at = {name: page.at(row, columns.index(name), absolute=True) for name in columns}
        heads = quantity(post.heads) if post.heads else None
        cells: dict[str, Cell] = {
            "role": post.role or called(post), "group": post.group, "heads": cell_of(post.heads, "amount", locale),
            "pay": post.pay or None, "backups": cell_of(post.backups, "amount", locale),
            "paid_from": cell_of(post.paid_from, "names:costs", locale, names),
        }  # fmt: skip
        place = None
        if own and yearly:
            shown = money[own.unit]
            cells["pay"] = timed(shown, own, locale).cell(own)
            place = Place(at["pay"], shown)
            if split:
                cells["pay_a_year"] = shown.cell(yearly, product([place], shown, times_of(own)))
                place = Place(at["pay_a_year"], shown)
        if heads and heads.upper is None:
            shown = gauge((), heads.unit, locale).fitting([heads.value])
            cells["heads"] = shown.cell(heads)
            out[post.id] = (Place(at["heads"], shown), place)
        rows.append([cells.get(name) for name in columns])
    keep = [n for n in range(len(columns)) if n < 4 + split or any(row[n] is not None for row in rows)]
    kept = [[row[n] for n in keep] for row in rows]
    page.table([label(locale, columns[n]) for n in keep], kept, main=page.main is None)
    return out


def _write_staffing(page: Page, body: Proposal, places: Mapping[str, tuple[Place | None, Place | None]]) -> None:
    locale, known = page.book.locale, by_reference(body.costs)
    paid: dict[str, list[str]] = {}
    for post in body.organisation:
        refs = {known[ref].id for ref in post.paid_from if ref in known}
        if len(refs) == 1:
            paid.setdefault(f"/costs/id={refs.pop()}", []).append(post.id)
    columns = ["cost_line", "heads", "pay_total", "planned", "difference", "per_head"]
    columns += ["note"] if any(staff.reason for staff in body.staffing) else []
    money = gauges([q for s in body.staffing for q in (s.pay, s.planned, s.difference, s.per_head)], locale)
    rows: list[list[Cell]] = []
    for row, staff in enumerate(body.staffing, page.row + 1):
        at = {name: page.at(row, columns.index(name)) for name in columns}
        cells = _staffing(staff, at, [places.get(one, (None, None)) for one in paid.get(staff.at, ())], money)
        planned = page.book.places.get(staff.at)
        if planned and staff.planned:
            shown = money[staff.planned.unit]
            cells["planned"] = shown.cell(staff.planned, product([planned], shown))
        cells |= {"cost_line": staff.line}
        cells["note"] = say(locale, f"proposal.reason.{staff.reason}") if staff.reason else None
        rows.append([cells.get(name) for name in columns])
    page.table([label(locale, name) for name in columns], rows)


def _staffing(
    staff: Staffing, at: Mapping[str, str], posts: Sequence[tuple[Place | None, Place | None]],
    money: Mapping[str, Gauge],
) -> dict[str, Cell]:  # fmt: skip
    heads = [head.cell for head, _ in posts if head]
    cells: dict[str, Cell] = {
        "heads": Figure(float(staff.heads), "#,##0.##", summed(heads) if len(heads) == len(posts) else "")
    }
    if staff.pay:
        shown = money[staff.pay.unit]
        terms = [product([head, pay], shown) for head, pay in posts if head and pay]
        cells["pay_total"] = shown.cell(staff.pay, "+".join(terms) if len(terms) == len(posts) else "")
    if staff.planned:
        cells["planned"] = money[staff.planned.unit].cell(staff.planned)
    if staff.difference:
        cells["difference"] = money[staff.difference.unit].cell(staff.difference, f"{at['planned']}-{at['pay_total']}")
    if staff.per_head:
        shown = money[staff.per_head.unit].fitting([staff.per_head.value])
        cells["per_head"] = shown.cell(staff.per_head, f"{at['planned']}/{at['heads']}")
    return cells


def write_reach(page: Page, body: Proposal, names: Names) -> None:
    """Write whom it is for, and how many of them it reaches."""
    locale, told = body.locale, any(s.text and not s.read for s in body.segments)
    how = ["how"] if told else []
    columns = ["segment", "size", *how, "offer", "customer_budget"]
    sizes: dict[str, str] = {}
    rows: list[list[Cell]] = []
    for row, segment in enumerate(body.segments, page.row + 1):
        found = quantity(segment.size) if segment.size else None
        if found and found.upper is None:
            sizes[segment.id] = page.at(row, 1, absolute=True)
        rows.append([
            called(segment), cell_of(segment.size, "amount", locale), *([segment.text] if told else []),
            cell_of(segment.offer, "names:prices", locale, names), cell_of(segment.budget, "amount", locale),
        ])  # fmt: skip
    if rows:
        keep = [n for n in range(len(columns)) if n < 2 or any(row[n] is not None for row in rows)]
        page.table([label(locale, columns[n]) for n in keep], [[row[n] for n in keep] for row in rows])
    if body.reach:
        heads = ("offer", "segments", "size_of_segments", "customers", "year_number", "share_of_segment")
        lines = [_reach(page, row, one, body, sizes) for row, one in enumerate(body.reach, page.row + 1)]
        page.table([label(locale, name) for name in heads], lines)


def _reach(page: Page, row: int, one: Reach, body: Proposal, sizes: Mapping[str, str]) -> list[Cell]:
    locale = page.book.locale
    meant = [s for s in body.segments if _meant(s, one.at, body)]
    own = [sizes[s.id] for s in meant if s.id in sizes]
    plain, customers = gauge((), "", locale), page.book.places.get(f"{one.at}:customers")
    share: Cell = None
    if one.share:
        formula = f'IF({page.at(row, 2)}>0,{page.at(row, 3)}/{page.at(row, 2)},"")'
        share = _PERCENT.cell(one.share, formula)
    return [
        one.offer, "\n".join(one.segments),
        plain.fitting([one.size]).cell(one.size, summed(own) if len(own) == len(meant) else ""),
        plain.fitting([one.customers]).cell(one.customers, product([customers], plain) if customers else ""),
        one.year, share,
    ]  # fmt: skip


def _meant(segment: Segment, at: str, body: Proposal) -> bool:
    """Return whether a segment is one for which an offer is meant."""
    offers = by_reference(body.prices)
    return any(at.startswith(f"/prices/id={offers[ref].id}/") for ref in segment.offer if ref in offers)
