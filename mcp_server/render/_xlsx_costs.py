"""What a proposal costs, and where the money comes from, as sheets whose sums and shares are formulas."""

from collections.abc import Sequence
from typing import Final

from mcp_server.methods._proposal_costs import share_of
from mcp_server.methods._proposal_money import Purse
from mcp_server.methods.build_proposal import Proposal
from mcp_server.model.quantity import Quantity
from mcp_server.render._xlsx_book import Book, Text
from mcp_server.render._xlsx_gauge import Place, gauge_of, gauges
from mcp_server.render._xlsx_resources import Terms, Tree, summed, write_accounts
from mcp_server.render._xlsx_sales import times_of
from mcp_server.words import label, say

_ONCE: Final = "one_off"
_YEARLY: Final = "yearly"


def write_costs(book: Book, body: Proposal) -> None:
    """Write the cost lines and what they come to."""
    if not body.accounts:
        return
    locale = body.locale
    page = book.page(say(locale, "proposal.budget"))
    page.title(say(locale, "proposal.budget"))
    page.note(say(locale, "sheet.given"))
    found = [q for a in body.accounts for q in (a.amount, a.limit, a.parts, a.cost, a.left) if q]
    money = gauges(found, locale)
    tree, _ = write_accounts(page, body.accounts, money, {}, locale, _terms(body))
    sheet = page.far(0, 0).rpartition("!")[0]
    book.places |= {
        account.at: Place(f"{sheet}!{tree.cell(place)}", money[own.unit])
        for place, account in enumerate(body.accounts)
        if (own := tree.figure(place)) and tree.terms[place].times == 1
    }
    page.row -= 1
    for name, total in ((_ONCE, body.one_off), (_YEARLY, body.yearly)):
        if total is None:
            continue
        parts = [one for place, a in enumerate(body.accounts) if not a.depth for one in _spent(tree, place, name)]
        amounts = [q for one in parts if (q := tree.figure(one))]
        same = sum(q.value for q in amounts) == total.value and {q.unit for q in amounts} == {total.unit}
        page.write(page.row, 0, Text(label(locale, f"spent.{name}"), 0, bold=True))
        shown = money.get(total.unit, gauge_of([total], locale)).fitting([total.value])
        page.write(page.row, 1, shown.cell(total, summed([tree.cell(n) for n in parts]) if same else ""), bold=True)
        book.places[f"costs.{name}"] = Place(page.far(page.row, 1), shown)
        page.row += 1


def _terms(body: Proposal) -> dict[str, Terms]:
    """Return how the amounts of lines are given."""
    purse, lines = Purse(body), {f"/costs/id={line.id}": line for line in body.costs}
    above: list[Quantity | None] = []
    out = {}
    for account in body.accounts:
        line = lines[account.at]
        del above[account.depth :]
        own = purse.money(line.amount)
        share = share_of(line.share) if own is None and above and above[-1] else None
        out[account.at] = Terms(share if account.amount else None, times_of(own))
        above.append(account.amount)
    return out


def _spent(tree: Tree, place: int, name: str) -> Sequence[int]:
    """Return the lines that make up what a line spends once, or each year: those below it where all are known and
    it has no amount of its own, or they are of both types."""
    account, below = tree.accounts[place], tree.below.get(place, [])
    types = {getattr(tree.accounts[n], "cost_type", "") == _YEARLY for n in below}
    if below and not getattr(account, "open", False) and (account.amount is None or len(types) > 1):
        return [one for n in below for one in _spent(tree, n, name)]
    own = _YEARLY if getattr(account, "cost_type", "") == _YEARLY else _ONCE
    return [place] if own == name and tree.figure(place) else []
