"""What Word and PowerPoint files share: safe text, how wide it is, a team's own template, and equal bytes."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from io import BytesIO
from math import ceil
from pathlib import Path
from typing import Final, TypeVar
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from mcp_server.errors import BriefError, Fault, TooLarge
from mcp_server.limits import OFFICE_BYTES, OFFICE_FILES, OFFICE_UNPACKED

LATIN: Final = "Arial"
HAN: Final = "Microsoft YaHei"
"""Fonts that Office has on Windows and on a Mac, and LibreOffice has a stand-in of the same widths for."""

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_EPOCH = (1980, 1, 1, 0, 0, 0)

T = TypeVar("T")


def xml_safe(text: str) -> str:
    """Return a text without the characters that no XML file may hold."""
    return _NO_XML.sub("", text)


@cache
def _em(character: str) -> float:
    """Return the width of a character in ems, rather too much than too little."""
    if character in "ijlI.,:;'|!()[]/ ·`":
        return 0.33
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0.0
    if unicodedata.east_asian_width(character) in "WFA":
        return 1.0
    if character in "mwMW@%":
        return 0.9
    return 0.7 if character.isupper() else 0.57 if character.isascii() else 0.65


def width(text: str, size: float) -> float:
    """Return how wide a text is in points, in a face of *size* points."""
    return size * sum(map(_em, text))


_WORD = re.compile(r"[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+|\s|.")


def pieces(text: str) -> list[str]:
    """Return the parts of a text between which a line may break."""
    return _WORD.findall(text)


def lines_of(text: str, room: float, size: float) -> int:
    """Return how many lines a text takes where each has *room* points."""
    count, used = 1, 0.0
    for piece in pieces(text):
        wide = width(piece, size)
        if used + wide <= room:
            used += wide
        elif piece.isspace():
            used = room
        else:
            count += (used > 0) + ceil(wide / room) - 1
            used = wide - (ceil(wide / room) - 1) * room
    return count


def widths(rows: Sequence[Sequence[str]], room: float, size: float, padding: float) -> tuple[list[float], bool]:
    """Return the width of each column in points, and whether no word has to be broken for it.

    Each column gets what its longest word needs; the rest goes to those with more text.
    """
    least, ideal = [], []
    for column in zip(*rows, strict=True):
        longest = max((width(piece, size) for text in column for piece in pieces(text)), default=0)
        whole = max(width(text, size) for text in column)
        # A few Chinese characters side by side read as a word, though a line may break between any two.
        least.append(min(max(longest, min(whole, 4 * size)), 10 * size) + padding)
        ideal.append(min(whole, 32 * size) + padding)
    spare = room - sum(least)
    if spare < 0:
        return [part * room / sum(least) for part in least], False
    if sum(ideal) <= room:
        stretch = min(room, max(sum(ideal) * 1.15, room * 0.6)) / sum(ideal)
        return [part * stretch for part in ideal], True
    return _shared(least, ideal, spare), True


def _shared(least: list[float], ideal: list[float], spare: float) -> list[float]:
    """Return the least widths with what is spare: none gets more than is ideal, and who lacks little gets it first."""
    out = list(least)
    while spare > 0.1 and (
        lacking := [(i, high - now) for i, (high, now) in enumerate(zip(ideal, out, strict=True)) if high > now]
    ):
        parts = sum(lack**0.5 for _, lack in lacking)
        given = [(i, min(lack, spare * lack**0.5 / parts)) for i, lack in lacking]
        for i, more in given:
            out[i] += more
        spare -= sum(more for _, more in given)
    return out


def packed(blob: bytes, patch: Callable[[str, bytes], bytes] = lambda _name, data: data) -> bytes:
    """Return a zip file with the same parts, without the time of its making, each changed by *patch*."""
    out = BytesIO()
    with ZipFile(BytesIO(blob)) as source, ZipFile(out, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            info = ZipInfo(name, _EPOCH)
            info.compress_type = ZIP_DEFLATED
            target.writestr(info, patch(name, source.read(name)))
    return out.getvalue()


def template(folder: Path | None, names: Iterable[str]) -> Path | None:
    """Return the first of the files that a team keeps in its folder."""
    return next((folder / name for name in names if (folder / name).is_file()), None) if folder else None


def unpacked(path: Path, opened: Callable[[BytesIO], T]) -> T:
    """Return a team's template as the library opens it; raise BriefError where it is none, or TooLarge.

    A template proper (.dotx, .potx) says in its list of contents that it is one: to the library it is a document.
    """
    blob = _read(path)
    try:
        return opened(BytesIO(packed(blob, _as_document)))
    except Exception:  # noqa: BLE001 - a broken file can break the library anywhere
        raise _fault(path, "is broken, or no file of this kind: open it in Office and save it anew") from None


def _read(path: Path) -> bytes:
    """Return a file that is a zip file of a size that can be unpacked, without macros."""
    try:
        with path.open("rb") as file:
            blob = file.read(OFFICE_BYTES + 1)
        if len(blob) > OFFICE_BYTES:
            raise TooLarge(f"{path.name}: more than {OFFICE_BYTES:,} bytes (limit OFFICE_BYTES)")
        with ZipFile(BytesIO(blob)) as packed_file:
            infos = packed_file.infolist()
    except OSError:
        raise _fault(path, "cannot be read") from None
    except (BadZipFile, ValueError):
        raise _fault(path, "is no Word or PowerPoint file, or is broken") from None
    if len(infos) > OFFICE_FILES or sum(info.file_size for info in infos) > OFFICE_UNPACKED:
        raise TooLarge(f"{path.name}: more than {OFFICE_UNPACKED:,} bytes unpacked (limit OFFICE_UNPACKED)")
    if any(info.filename.lower().endswith("vbaproject.bin") for info in infos):
        raise _fault(path, "holds macros: save it without them")
    return blob


def _as_document(name: str, data: bytes) -> bytes:
    if name != "[Content_Types].xml":
        return data
    return data.replace(b"wordprocessingml.template.main+xml", b"wordprocessingml.document.main+xml").replace(
        b"presentationml.template.main+xml", b"presentationml.presentation.main+xml"
    )


def _fault(path: Path, message: str) -> BriefError:
    return BriefError([Fault(path.name, message)])
