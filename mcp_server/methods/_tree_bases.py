"""Rates that are multiplied by something else than what they are a share of."""

from collections.abc import Iterable, Mapping

from mcp_server.compute.expressions import Term
from mcp_server.compute.tree import Tree, name_of
from mcp_server.methods._tree_change import RATIOS
from mcp_server.methods._tree_nouns import OtherBase
from mcp_server.model.base import by_reference
from mcp_server.model.tree import Node


def other_bases(
    tree: Tree, nodes: Iterable[Node], units: Mapping[str, str], names: Mapping[str, str]
) -> tuple[OtherBase, ...]:
    """Return each rate in a product whose denominator is a node of the tree that has no part in that product.

    A product that holds all the leaves of the denominator is a chain that leads to it. Products of rates alone are
    shares of shares, and a denominator that is no node may be another word for a factor: neither is looked at.
    """
    known = by_reference(nodes)
    base = {node.id: known[node.of.strip()].id for node in known.values() if node.of.strip() in known}
    below = _below(tree)
    found = []
    for node in tree.order:
        if node not in tree.formulas:
            continue
        ids = {name_of(child): child for child in tree.children[node]}
        for product in (term for term in tree.formulas[node].term.walk() if term.operation == "product"):
            inside = [ids[term.text] for term in product.walk() if term.operation == "name" and term.text in ids]
            leaves = frozenset().union(*(below[each] for each in inside if each in below))
            for rate in _multiplied(product, ids):
                whole = base.get(rate)
                others = [each for each in inside if each != rate and units.get(each, "") not in RATIOS]
                if units.get(rate) not in RATIOS or whole is None or whole in {rate, node, *inside} or not others:
                    continue
                if not below.get(whole, frozenset((whole,))) <= leaves:
                    by = tuple(dict.fromkeys(names[each] for each in others))
                    found.append(OtherBase(at=f"/nodes/id={rate}/of", name=names[rate], of=names[whole], by=by))
    return tuple(found)


def _multiplied(product: Term, ids: Mapping[str, str]) -> tuple[str, ...]:
    """Return the nodes that are factors of a product by themselves."""
    pairs = zip(product.terms, product.signs, strict=True)
    return tuple(ids[t.text] for t, sign in pairs if sign > 0 and t.operation == "name" and t.text in ids)


def _below(tree: Tree) -> dict[str, frozenset[str]]:
    """Return the leaves that each node is made of; a leaf is made of itself."""
    below: dict[str, frozenset[str]] = {}
    for node in tree.order:
        inner = [below[child] for child in tree.children[node] if child in below]
        below[node] = frozenset().union(*inner) if inner else frozenset((node,))
    return below
