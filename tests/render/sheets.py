"""How tests read a workbook: what is stored, what stands in the formulas, and what LibreOffice makes of them."""

import copy
import shutil
import subprocess
from io import BytesIO

import openpyxl
import pytest

from mcp_server.render.formats import Export
from mcp_server.render.xlsx import render
from tests.conftest import METHOD, document


def made(tool, brief, part=""):
    """Return a document and its workbook."""
    found = document(tool, brief)
    return found, render(Export(found, METHOD[tool], part))


def stored(content):
    """Return the workbook with the values that are stored beside its formulas."""
    return openpyxl.load_workbook(BytesIO(content), data_only=True)


def formulas(content):
    return openpyxl.load_workbook(BytesIO(content))


def cells(book):
    return {(sheet.title, cell.coordinate): cell.value for sheet in book for row in sheet.iter_rows() for cell in row}


def find(sheet, *words):
    """Return the cell right of the first row that begins with these words."""
    for row in sheet.iter_rows():
        values = [cell.value for cell in row]
        if values[: len(words)] == list(words):
            return row[len(words) :]
    raise AssertionError(f"{words} is not in {sheet.title}")


def recalculated(content, folder, change=lambda _: None):
    """Return what LibreOffice computes from the formulas alone: no stored value goes in."""
    return recalculated_all({"in": (content, change)}, folder)["in"]


def recalculated_all(changes, folder):
    """Return the same of several workbooks, each a content and a change, by name."""
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice (soffice) is not installed: formulas are not recalculated")
    folder.mkdir(exist_ok=True)
    for name, (content, change) in changes.items():
        book = formulas(content)
        change(book)
        book.save(folder / f"{name}.xlsx")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    files = [folder / f"{name}.xlsx" for name in changes]
    done = subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", folder / "out", *files],
        capture_output=True, text=True, timeout=280, check=False,
    )  # fmt: skip
    results = {name: folder / "out" / f"{name}.xlsx" for name in changes}
    missing = [name for name, result in results.items() if not result.exists()]
    assert not missing, f"LibreOffice Calc did not convert {missing}: {done.stdout}{done.stderr}"
    return {name: openpyxl.load_workbook(result, data_only=True) for name, result in results.items()}


def differing(content, again):
    """Return how many formulas there are, and those whose recalculated value is not the stored one."""
    now, then = cells(again), cells(stored(content))
    live = [at for at, value in cells(formulas(content)).items() if isinstance(value, str) and value.startswith("=")]

    def same(one, two):
        if isinstance(one, int | float) and isinstance(two, int | float):
            return abs(one - two) <= 1e-9 * max(1, abs(one), abs(two))
        return (one if one is not None else "") == (two if two is not None else "")

    return len(live), [(at, then[at], now.get(at)) for at in live if not same(then[at], now.get(at))]


def with_(brief, **at):
    """Return a brief with other values, each named by its place: costs__0__amount."""
    out = copy.deepcopy(brief)
    for place, value in at.items():
        *steps, last = place.split("__")
        here = out
        for step in steps:
            here = here[int(step)] if step.isdigit() else here[step]
        here[last] = value
    return out


def rows(book, sheet):
    """Return the rows of a sheet, those of one name in their order."""
    found = [tuple("" if v is None else v for v in row) for row in book[sheet].iter_rows(values_only=True)]
    return sorted(found, key=lambda row: str(row[0]))


def same(one, two):
    if isinstance(one, int | float) and isinstance(two, int | float):
        return one == pytest.approx(two, rel=1e-9, abs=1e-6)
    return one == two


def put(sheet, row, value, column=0):
    """Return what writes a value right of a name."""

    def change(book):
        find(book[sheet], *(row if isinstance(row, tuple) else (row,)))[column].value = value

    return change


def all_again(tool, laws, briefs, folder):
    """Return, as LibreOffice computes them, the workbooks with what each law changes, and the plain ones of the briefs,
    by name; a law is a brief, what changes its workbook, the same as fields of the brief, and the sheets to look at."""
    known = {name: made(tool, brief)[1] for name, brief in briefs.items()}
    of = {id(brief): known[name] for name, brief in briefs.items()}
    changes = {name: (of[id(brief)], change) for name, (brief, change, _, _) in laws.items()}
    return recalculated_all({**changes, **{name: (content, lambda _: None) for name, content in known.items()}}, folder)


def hold(tool, law, again):
    """Hold every row of a changed workbook against the workbook of the changed brief."""
    brief, _, fields, sheets = law
    wanted, before = (stored(made(tool, one)[1]) for one in (with_(brief, **fields), brief))
    for sheet in sheets:
        now, then = rows(again, sheet), rows(wanted, sheet)
        assert len(now) == len(then)
        assert [(a, b) for a, b in zip(now, then, strict=True) if not all(map(same, a, b))] == [], sheet
        assert then != rows(before, sheet)
