"""A proposal as sheets: what it costs and sells, what each case is worth, and where the money comes from."""

from typing import Final, cast

from mcp_server.methods.build_proposal import Proposal
from mcp_server.model.document import Document
from mcp_server.render._xlsx_book import Book
from mcp_server.render._xlsx_cases import write_cases
from mcp_server.render._xlsx_common import Names, grid, names_of
from mcp_server.render._xlsx_costs import write_costs
from mcp_server.render._xlsx_sales import Sold, write_sales
from mcp_server.words import say

_SAID: Final = ("segments", "prices")


def write(book: Book, document: Document, section: str) -> bool:
    """Write the finance of a proposal, or what it sells; say whether that is the section."""
    body, names = cast("Proposal", document.body), names_of(document)
    if section == "finance":
        costs = write_costs(book, body)
        sold: Sold = write_sales(book, body, costs) if _modelled(body) else {}
        write_cases(book, body, costs, sold)
        _write_funding(book, body, names)
        return True
    return section == "go_to_market" and _write_market(book, body, names)


def _modelled(body: Proposal) -> bool:
    """Return whether some case takes what is sold, so that it stands before the cases."""
    return any(s.at.startswith("/prices/") for result in body.results for s in result.streams)


def _write_funding(book: Book, body: Proposal, names: Names) -> None:
    if not body.balance:
        return
    page = book.page(say(body.locale, "proposal.funding"))
    page.title(say(body.locale, "proposal.funding"))
    grid(page, body.funding.sources, "source_of_money=name amount|amount interest|amount how=text", main=True)
    grid(page, body.funding.tranches, "tranche=name amount|amount when source|names:sources condition=text", names)
    grid(page, body.balance.rows, "use=name amount formula=source lines line_cost=cost", names)


def _write_market(book: Book, body: Proposal, names: Names) -> bool:
    """Write whom it is for and what it sells; say whether something is sold."""
    if not any(sale.revenue for sale in body.sales):
        return False
    locale, told = body.locale, body.prose("go_to_market")
    if told or body.segments or any(not offer.read for offer in body.prices if offer.text):
        page = book.page(say(locale, "section.go_to_market"))
        page.title(say(locale, "section.go_to_market"))
        for part in told:
            page.line(part)
        # What was said is shown where not all of it became fields.
        how = {
            items: " how=text" if any(i.text and not i.read for i in getattr(body, items)) else "" for items in _SAID
        }
        segments = "size|amount offer|names:prices customer_budget=budget|amount"
        grid(page, body.segments, f"segment=name{how['segments']} {segments}", names)
        if how["prices"]:
            grid(page, body.prices, "offer=name how=text")
        reach = "offer segments size_of_segments=size customers year_number=year share_of_segment=share formula=source"
        grid(page, body.reach, reach)
    if say(locale, "proposal.revenue_model").lower() not in book.names:
        write_sales(book, body, {})
    return True
