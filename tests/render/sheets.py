"""How tests read a workbook: what is stored, what stands in the formulas, and what LibreOffice makes of them."""

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
        capture_output=True, text=True, timeout=110, check=False,
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
