"""Whether rates and present values equal published ones, and those of pyxirr: `python -m benchmarks.finance`.

pyxirr goes into an environment of its own under build/peers/; where it cannot be had the comparison is skipped by name.
"""

import json
import random
import subprocess
import sys
import time
import venv
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

from mcp_server.compute.cash_flow import irr, mirr, npv, xirr, xnpv

FLOWS = 500
AGREEMENT = 1e-9
PEER = Path(__file__).parents[1] / "build" / "peers" / "pyxirr"
PEER_SCRIPT = """
import json, sys, time
from datetime import date
from importlib.metadata import version
import pyxirr
cases = json.load(sys.stdin)
dated = [([date.fromordinal(day) for day in days], amounts) for days, amounts in cases]
start = time.perf_counter()
plain = [pyxirr.irr(amounts) for _, amounts in dated]
middle = time.perf_counter()
by_date = [pyxirr.xirr(days, amounts) for days, amounts in dated]
end = time.perf_counter()
json.dump({"version": version("pyxirr"), "irr": plain, "xirr": by_date,
           "seconds": [middle - start, end - middle]}, sys.stdout)
"""
DAYS = (date(2008, 1, 1), date(2008, 3, 1), date(2008, 10, 30), date(2009, 2, 15), date(2009, 4, 1))


def money(*amounts: int) -> list[Decimal]:
    return [Decimal(amount) for amount in amounts]


def published() -> int:
    """Print each published value beside ours and return how many differ in a printed digit."""
    dated = list(zip(DAYS, money(-10000, 2750, 4250, 3250, 2750), strict=True))
    saved, years = money(-120000, 39000, 30000, 21000, 37000, 46000), money(-70000, 12000, 15000, 18000, 21000, 26000)
    rows = [
        ("XIRR, Microsoft", xirr(dated).rate, "0.373362535", "2e-9"),
        ("XNPV at 9 %, Microsoft", xnpv(Decimal("0.09"), dated).value, "2086.647602", "5e-7"),
        ("IRR, four years, Excel", irr(years[:5]).rate, "-0.021", "5e-4"),
        ("IRR, five years, Excel", irr(years).rate, "0.087", "5e-4"),
        ("IRR, two years, Excel", irr(years[:3]).rate, "-0.444", "5e-4"),
        ("NPV at 10 %, Excel", npv(Decimal("0.1"), money(0, -10000, 3000, 4200, 6800)).value, "1188.44", "5e-3"),
        ("MIRR at 10 and 12 %, Excel", mirr(saved, Decimal("0.1"), Decimal("0.12")).value, "0.1261", "5e-5"),
    ]
    both = irr(money(-1000, 2500, -1540))
    rows += [("IRR with two roots, low", both.roots[0], "0.1", "1e-20"), ("… high", both.roots[-1], "0.4", "1e-20")]
    missed = 0
    for name, ours, value, within in rows:
        close = ours is not None and abs(ours - Decimal(value)) <= Decimal(within)
        missed += not close
        print(f"{name:28} published {value:>12}  ours {ours:.12f}  {'equal' if close else 'DIFFERENT'}")
    print(f"{'… called the rate':28} published {'no':>12}  ours {both.rate or 'no'}")
    return missed + (both.rate is not None)


def cases() -> Iterator[tuple[list[int], list[float]]]:
    """Give flows with one change of sign, which by Descartes' rule have exactly one root, on irregular days."""
    chance = random.Random(3)
    for _ in range(FLOWS):
        outlays, receipts = chance.randint(1, 4), chance.randint(1, 21)
        amounts = [-chance.randint(1, 10**6) / 100 for _ in range(outlays)]
        amounts += [chance.randint(1, 10**6) / 100 for _ in range(receipts)]
        # Rates beyond -90 % and 1000 % are asked of nobody.
        share = chance.uniform(0.6, 3) * -sum(amounts[:outlays]) / sum(amounts[outlays:])
        amounts[outlays:] = [max(0.01, round(amount * share, 2)) for amount in amounts[outlays:]]
        days = [date(2026, 1, 1)]
        while len(days) < len(amounts):
            days.append(days[-1] + timedelta(days=chance.randint(200, 500)))
        assert sum((one < 0) != (other < 0) for one, other in pairwise(amounts)) == 1
        yield [day.toordinal() for day in days], amounts


def peer(flows: list[tuple[list[int], list[float]]]) -> dict[str, Any]:
    """Return what pyxirr finds for the flows, or nothing, having said why."""
    python = PEER / "bin" / "python"
    try:
        if not python.exists():
            venv.create(PEER, with_pip=True)
        if subprocess.run([python, "-c", "import pyxirr"], capture_output=True, check=False).returncode:
            subprocess.run([python, "-m", "pip", "install", "--quiet", "pyxirr"], check=True, timeout=300)
        run = subprocess.run(
            [python, "-c", PEER_SCRIPT],
            input=json.dumps(flows),
            capture_output=True,
            text=True,
            check=True,
            timeout=300,
        )
    except (OSError, subprocess.SubprocessError) as trouble:
        print(f"skipped: comparison with pyxirr, which could not be had ({type(trouble).__name__})")
        return {}
    found: dict[str, Any] = json.loads(run.stdout)
    return found


def main() -> int:
    """Print the figures and return 1 where a bar is missed."""
    missed = published()
    flows = list(cases())
    exact = [(days, [Decimal(str(amount)) for amount in amounts]) for days, amounts in flows]
    start = time.perf_counter()
    plain = [irr(amounts) for _, amounts in exact]
    middle = time.perf_counter()
    by_date = [xirr(zip(map(date.fromordinal, days), amounts, strict=True)) for days, amounts in exact]
    end = time.perf_counter()
    alone = sum(len(rates.roots) == 1 for rates in (*plain, *by_date))
    print(f"{FLOWS} flows, by period and by date: one root in {alone} of {2 * FLOWS}")
    missed += alone != 2 * FLOWS
    print(
        f"ours     IRR {(middle - start) / FLOWS * 1e6:6.0f} µs  XIRR {(end - middle) / FLOWS * 1e6:6.0f} µs (Decimal)"
    )
    if found := peer(flows):
        seconds = [second / FLOWS * 1e6 for second in found["seconds"]]
        print(f"pyxirr   IRR {seconds[0]:6.0f} µs  XIRR {seconds[1]:6.0f} µs (float, version {found['version']})")
        for name, ours, theirs in (("IRR", plain, found["irr"]), ("XIRR", by_date, found["xirr"])):
            pairs = [(our.rate, their) for our, their in zip(ours, theirs, strict=True) if their is not None]
            apart = max(abs(float(our) - their) for our, their in pairs if our is not None)
            ok = apart <= AGREEMENT and len(pairs) == FLOWS
            missed += not ok
            print(
                f"{name:4} largest difference from pyxirr in {len(pairs)} flows {apart:.1e}, bar {AGREEMENT:.0e}: ",
                end="",
            )
            print("ok" if ok else "MISSED")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
