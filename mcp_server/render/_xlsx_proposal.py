"""A proposal as sheets: what it costs and sells, what each case is worth, where the money comes from, and the risks."""

from typing import cast

from mcp_server.language.quantities import quantity
from mcp_server.methods.build_proposal import Proposal
from mcp_server.model.document import Document
from mcp_server.render._xlsx_book import Book
from mcp_server.render._xlsx_cases import write_cases
from mcp_server.render._xlsx_common import grid, names_of
from mcp_server.render._xlsx_costs import write_costs
from mcp_server.render._xlsx_funding import write_funding, write_reach, write_team
from mcp_server.render._xlsx_gauge import gauges
from mcp_server.render._xlsx_resources import write_risks
from mcp_server.render._xlsx_sales import write_sales
from mcp_server.words import say


def write(book: Book, document: Document, section: str) -> bool:
    """Write a section that can be computed again; say whether it is one."""
    body, names = cast("Proposal", document.body), names_of(document)
    sells = any(sale.revenue for sale in body.sales)
    if section == "finance":
        write_costs(book, body)
        if sells:
            write_sales(book, body)
        write_cases(book, body)
        write_funding(book, body, names)
    elif section == "go_to_market" and sells:
        if say(body.locale, "proposal.revenue_model").lower() not in book.names:
            write_sales(book, body)
        told = [offer for offer in body.prices if offer.text and not offer.read]
        if body.prose(section) or body.segments or told:
            page = book.page(say(body.locale, "section.go_to_market"))
            page.title(say(body.locale, "section.go_to_market"))
            for part in body.prose(section):
                page.line(part)
            write_reach(page, body, names)
            grid(page, told, "offer=name how=text")
    elif section == "team" and body.organisation:
        write_team(book, body, names)
    elif section == "risks" and body.ranked:
        costs = [quantity(risk.cost) for risk in body.risks if risk.cost]
        money = gauges([*costs, *(risk.expected for risk in body.ranked)], body.locale)
        page = write_risks(book, body.ranked, body.risks, body.expected_loss, money)
        for part in body.prose(section):
            page.line(part)
    else:
        return False
    return True
