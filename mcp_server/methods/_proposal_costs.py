"""What a proposal costs, who is paid from it, and where the money comes from."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from mcp_server.compute.critical_path import cycle, order
from mcp_server.language.quantities import quantity
from mcp_server.methods._proposal_money import IN_A_YEAR, Purse
from mcp_server.model.base import Model, by_reference, called
from mcp_server.model.plan import Account
from mcp_server.model.proposal import Cost, CostType, Post, ProposalBrief
from mcp_server.model.quantity import Quantity

DEEPEST = 8
"""Levels that a table shows by setting in."""


class CostAccount(Account):
    """A cost line with what hangs below it; an amount that is a share shows its formula."""

    cost_type: CostType = ""
    """As written, as its amount says (300,000 a year), or as of the line that contains it."""
    lines: int = 0
    """How many lines hang below it."""
    open: bool = False
    """Some line below it has no amount."""
    unclear: bool = False
    """An amount is written, but it is a range, or no money."""
    part: Decimal | None = None
    """Percent of all that is spent once."""

    @property
    def indented(self) -> str:
        """Its name, set in by its depth."""
        return "· " * min(self.depth, DEEPEST) + self.name

    @property
    def source(self) -> str:
        """The formula of its amount, or of the sum below it."""
        own = self.amount.source if self.amount else ""
        return own or (self.parts.source if self.parts and not self.amount else "")


class Costs(NamedTuple):
    """The cost lines as a tree, and what they come to."""

    accounts: tuple[CostAccount, ...]
    one_off: Quantity | None
    """What is spent once, reserve included; nothing where some amount is missing or in another currency."""
    yearly: Quantity | None
    """What is spent each year."""
    circle: tuple[str, ...]
    """Ids of lines that contain each other."""
    missing: tuple[str, ...]
    """Lines whose amount is not known."""


class Parts(NamedTuple):
    """What is spent once and each year, where both are known."""

    one_off: Quantity | None
    yearly: Quantity | None


def share_of(text: str) -> Decimal | None:
    """Return a share as a part of one; nothing where the text is none."""
    found = quantity(text) if text.strip() else None
    if found is None or found.upper is not None:
        return None
    if found.dimension == "percent":
        return found.value / 100
    return found.value if found.dimension in {"count", "ratio"} and not found.unit and 0 <= found.value <= 1 else None


class _Tree:
    """Works out the amounts of lines: shares from above, sums from below."""

    def __init__(self, brief: ProposalBrief, purse: Purse) -> None:
        self.purse, self.lines = purse, {line.id: line for line in brief.costs}
        known = by_reference(brief.costs)
        parents = {
            line.id: (known[line.parent].id,)
            for line in brief.costs
            if line.parent in known and known[line.parent] is not line
        }
        self.parent = {one: above[0] for one, above in parents.items()}
        own = [line.id for line in brief.costs if line.parent in known and known[line.parent] is line]
        self.circle = cycle(parents) or tuple(own)
        self.order = order({line.id: parents.get(line.id, ()) for line in brief.costs})
        self.below: dict[str, list[str]] = defaultdict(list)
        for one in self.order:
            if one in self.parent:
                self.below[self.parent[one]].append(one)
        self.amounts = {one: purse.money(line.amount) for one, line in self.lines.items()}
        self.types: dict[str, CostType] = {}
        self._from_above()
        self.sums: dict[str, Quantity | None] = {}
        for one in reversed(self.order):
            self.sums[one] = purse.total([q for child in self.below[one] if (q := self.value(child))])
        self._from_above()
        self.opened: dict[str, bool] = {}
        self.spent: dict[str, Parts] = {}
        for one in reversed(self.order):
            self.opened[one] = any(self.value(child) is None or self.opened[child] for child in self.below[one])
            self.spent[one] = self._parts(one)

    def _from_above(self) -> None:
        """Give each line its type, and a share its amount where that of the line above is known by now."""
        for one in self.order:
            line, above = self.lines[one], self.parent.get(one, "")
            amount = self.amounts[one]
            timed = "yearly" if amount and amount.per in IN_A_YEAR else ""
            self.types[one] = line.cost_type or timed or self.types.get(above, "")  # type: ignore[assignment]
            share, whole = share_of(line.share), self.amounts.get(above)
            if amount is None and share is not None and whole is not None:
                source = f"{line.share.strip()} × {self.purse.word(whole)}"
                self.amounts[one] = self.purse.computed(whole.value * share, source, whole)

    def value(self, one: str) -> Quantity | None:
        """Return the amount of a line, else the sum of those below it; one for a month as one for a year."""
        amount = self.amounts[one]
        if amount is not None and amount.per in IN_A_YEAR and IN_A_YEAR[amount.per] > 1:
            return self.purse.yearly(self.lines[one].amount)
        return amount or self.sums.get(one)

    def _parts(self, one: str) -> Parts:
        """Return what a line spends once and each year: by the lines below it where all of them are known."""
        below = self.below[one]
        if below and not self.opened[one]:
            rows = [self.spent[child] for child in below]
            if self.amounts[one] is None or len({self.types[child] == "yearly" for child in below}) > 1:
                once, each = [r.one_off for r in rows if r.one_off], [r.yearly for r in rows if r.yearly]
                return Parts(self.purse.total(once), self.purse.total(each))
        value = self.value(one)
        return Parts(None, value) if self.types[one] == "yearly" else Parts(value, None)


def costs(brief: ProposalBrief, purse: Purse) -> Costs:
    """Return the cost lines as a tree, depth first, with what they come to once and each year."""
    tree, accounts = _Tree(brief, purse), list[CostAccount]()

    tops = [one for one in tree.order if one not in tree.parent]
    stack = [(one, 0) for one in reversed(tops)]
    while stack:
        one, depth = stack.pop()
        amount, summed = tree.amounts[one], tree.sums.get(one)
        left = None
        if amount and summed and amount.unit == summed.unit:
            left = purse.computed(
                amount.value - summed.value, f"{purse.word(amount)} − {purse.word(summed)}", amount
            )  # fmt: skip
        accounts.append(
            CostAccount(
                at=f"/costs/id={one}",
                name=called(tree.lines[one]),
                depth=depth,
                amount=amount,
                parts=summed,
                left=left,
                cost_type=tree.types[one],
                lines=len(tree.below[one]),
                open=tree.opened[one],
                unclear=amount is None and bool(tree.lines[one].amount.strip()),
            )
        )
        stack += [(child, depth + 1) for child in reversed(tree.below[one])]
    missing = tuple(called(tree.lines[one]) for one in tops if tree.value(one) is None)
    parts = [tree.spent[one] for one in tops]
    once, each = [p.one_off for p in parts if p.one_off], [p.yearly for p in parts if p.yearly]
    whole = not missing and not tree.circle
    total = purse.total(once) if whole else None
    parted = tuple(_parted(account, total) for account in accounts)
    return Costs(parted, total, purse.total(each) if whole else None, tree.circle, missing)


def _parted(account: CostAccount, total: Quantity | None) -> CostAccount:
    """Return a line that is spent once with its percent of all."""
    value = account.amount or account.parts
    if total is None or value is None or total.value <= 0 or account.cost_type == "yearly" or value.unit != total.unit:
        return account
    return account.model_copy(update={"part": value.value / total.value * 100})


class Staffing(Model):
    """The people whom one cost line pays, against its amount."""

    at: str
    line: str
    roles: tuple[str, ...]
    heads: Decimal
    pay: Quantity | None = None
    """Heads times pay, all roles together; nothing where some pay is not known."""
    planned: Quantity | None = None
    difference: Quantity | None = None
    """Planned less pay."""
    per_head: Quantity | None = None
    reason: Literal["", "no_pay", "no_amount", "currencies", "times"] = ""
    """Why the two are not compared."""

    @property
    def source(self) -> str:
        """The formula of the pay."""
        return self.pay.source if self.pay else ""


class Stretched(Model):
    """A role of which more people must be able to stand in for each than its group has beside it."""

    at: str
    role: str
    group: str
    heads: Decimal
    backups: Decimal


def _count(text: str) -> Decimal | None:
    found = quantity(text) if text.strip() else None
    return None if found is None or found.upper is not None or found.value < 0 else found.value


def staffing(brief: ProposalBrief, purse: Purse, lines: Costs) -> tuple[Staffing, ...]:
    """Return for each cost line that pays people what these cost; a post with several lines is left to none of them."""
    known = by_reference(brief.costs)
    paid: dict[str, list[Post]] = defaultdict(list)
    for post in brief.organisation:
        refs = {known[ref].id for ref in post.paid_from if ref in known}
        if len(refs) == 1:
            paid[refs.pop()].append(post)
    rows = {account.at: account for account in lines.accounts}
    return tuple(
        _staffed(rows[f"/costs/id={one}"], posts, purse) for one, posts in paid.items() if f"/costs/id={one}" in rows
    )


def _staffed(account: CostAccount, posts: Sequence[Post], purse: Purse) -> Staffing:
    heads = [_count(post.heads) or Decimal(0) for post in posts]
    pays = [purse.yearly(post.pay) for post in posts]
    planned = account.amount or account.parts
    found = Staffing(
        at=account.at, line=account.name, roles=tuple(p.role or called(p) for p in posts), heads=sum(heads, Decimal(0)),
        planned=planned,
    )  # fmt: skip
    if planned is None:
        return found.model_copy(update={"reason": "no_amount"})
    if found.heads:
        source = f"{purse.word(planned)} ÷ {found.heads:f}"
        found = found.model_copy(update={"per_head": purse.computed(planned.value / found.heads, source, planned)})
    if not all(pays) or not all(heads):
        return found.model_copy(update={"reason": "no_pay"})
    known = [p for p in pays if p]
    if len({p.unit for p in (*known, planned)}) > 1:
        return found.model_copy(update={"reason": "currencies"})
    by_year = {p.per == "year" for p in known}
    if len(by_year) > 1 or by_year.pop() != (account.cost_type == "yearly"):
        return found.model_copy(update={"reason": "times"})
    source = " + ".join(f"{n:f} × {purse.word(p)}" for n, p in zip(heads, known, strict=True))
    pay = purse.computed(sum((n * p.value for n, p in zip(heads, known, strict=True)), Decimal(0)), source, planned)
    rest = purse.computed(planned.value - pay.value, f"{purse.word(planned)} − {purse.word(pay)}", planned)
    return found.model_copy(update={"pay": pay, "difference": rest})


def stretched(brief: ProposalBrief) -> tuple[Stretched, ...]:
    """Return the roles whose backups are more than the other people of their group."""
    groups: dict[str, Decimal] = defaultdict(Decimal)
    for post in brief.organisation:
        groups[post.group.strip()] += _count(post.heads) or Decimal(0)
    return tuple(
        Stretched(
            at=f"/organisation/id={post.id}/backups", role=post.role or called(post), group=post.group.strip(),
            heads=groups[post.group.strip()], backups=backups,
        )
        for post in brief.organisation
        if post.group.strip()
        and all(p.heads for p in brief.organisation if p.group.strip() == post.group.strip())
        and (backups := _count(post.backups)) is not None
        and backups >= max(groups[post.group.strip()], Decimal(1))
    )  # fmt: skip


class UseRow(Model):
    """What money is spent on, against the cost lines that it pays."""

    at: str
    name: str
    amount: Quantity | None = None
    lines: tuple[str, ...] = ()
    """Names of the cost lines."""
    cost: Quantity | None = None
    """What these lines come to."""

    @property
    def source(self) -> str:
        """The formula of the amount, where it is a share."""
        return self.amount.source if self.amount else ""


class Balance(Model):
    """Sources against uses and cost."""

    sources: Quantity | None = None
    tranches: Quantity | None = None
    uses: Quantity | None = None
    cost: Quantity | None = None
    """What is spent once."""
    spare: Quantity | None = None
    """Sources less cost; below zero it is short."""
    rows: tuple[UseRow, ...] = ()
    unpaid: tuple[str, ...] = ()
    """Ids of cost lines at the bottom that no use pays, neither they nor any above them, once some use names one."""


def balance(brief: ProposalBrief, purse: Purse, lines: Costs) -> Balance | None:
    """Return sources against uses and cost; nothing where no money is raised."""
    given = brief.funding
    if not (given.sources or given.tranches or given.uses):
        return None

    def summed(amounts: Sequence[str]) -> Quantity | None:
        found = [purse.money(text) for text in amounts]
        return purse.total([q for q in found if q]) if all(found) else None

    sources = summed([s.amount for s in given.sources])
    tranches = summed([t.amount for t in given.tranches])
    raised = sources or tranches
    known = by_reference(brief.costs)
    accounts = {account.at.removeprefix("/costs/id="): account for account in lines.accounts}
    rows = tuple(_used(use_at, known, accounts, raised, brief, purse) for use_at in range(len(given.uses)))
    amounts = [row.amount for row in rows]
    uses = purse.total([a for a in amounts if a]) if all(amounts) else None
    spare = None
    if raised and lines.one_off and raised.unit == lines.one_off.unit:
        source = f"{purse.word(raised)} − {purse.word(lines.one_off)}"
        spare = purse.computed(raised.value - lines.one_off.value, source, raised)
    return Balance(
        sources=sources, tranches=tranches, uses=uses, cost=lines.one_off, spare=spare, rows=rows,
        unpaid=_unpaid(brief, known),
    )  # fmt: skip


def _used(
    place: int, known: Mapping[str, Cost], accounts: Mapping[str, CostAccount], raised: Quantity | None,
    brief: ProposalBrief, purse: Purse,
) -> UseRow:  # fmt: skip
    use = brief.funding.uses[place]
    amount, share = purse.money(use.amount), share_of(use.share)
    if amount is None and share is not None and raised is not None:
        amount = purse.computed(raised.value * share, f"{use.share.strip()} × {purse.word(raised)}", raised)
    paid = list(dict.fromkeys(known[ref].id for ref in use.costs if ref in known and known[ref].id in accounts))
    values = [accounts[one].amount or accounts[one].parts for one in paid]
    cost = purse.total([v for v in values if v]) if all(values) else None
    return UseRow(
        at=f"/funding/uses/id={use.id}", name=called(use), amount=amount,
        lines=tuple(accounts[one].name for one in paid), cost=cost,
    )  # fmt: skip


def _unpaid(brief: ProposalBrief, known: Mapping[str, Cost]) -> tuple[str, ...]:
    """Return the lines at the bottom that no use pays, neither they nor any that contains them."""
    paid = {known[ref].id for use in brief.funding.uses for ref in use.costs if ref in known}
    if not paid:
        return ()
    above = {line.id: known[line.parent].id for line in brief.costs if line.parent in known}

    def covered(one: str) -> bool:
        seen = set[str]()
        while one and one not in seen:
            if one in paid:
                return True
            seen.add(one)
            one = above.get(one, "")
        return False

    bottom = [line.id for line in brief.costs if line.id not in set(above.values())]
    return tuple(one for one in bottom if not covered(one))
