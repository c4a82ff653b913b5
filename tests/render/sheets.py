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
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice (soffice) is not installed: formulas are not recalculated")
    book = formulas(content)
    change(book)
    folder.mkdir(exist_ok=True)
    book.save(folder / "in.xlsx")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    done = subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", folder / "out", folder / "in.xlsx"],
        capture_output=True, text=True, timeout=110, check=False,
    )  # fmt: skip
    result = folder / "out" / "in.xlsx"
    assert result.exists(), f"LibreOffice Calc did not convert the workbook: {done.stdout}{done.stderr}"
    return openpyxl.load_workbook(result, data_only=True)


def differing(content, again):
    """Return how many formulas there are, and those whose recalculated value is not the stored one."""
    now, then = cells(again), cells(stored(content))
    live = [at for at, value in cells(formulas(content)).items() if isinstance(value, str) and value.startswith("=")]

    def same(one, two):
        if isinstance(one, int | float) and isinstance(two, int | float):
            return abs(one - two) <= 1e-9 * max(1, abs(one), abs(two))
        return (one if one is not None else "") == (two if two is not None else "")

    return len(live), [(at, then[at], now.get(at)) for at in live if not same(then[at], now.get(at))]
