"""The icon: a game of Go being replayed, as a PNG.

Usage: python packaging/icon.py FILE.png
"""

import struct
import sys
import zlib
from pathlib import Path

SIZE = 512
WOOD, LINE, BLACK, WHITE, RED = (233, 196, 131), (122, 86, 40), (38, 38, 42), (246, 244, 238), (196, 52, 44)
FIRST, STEP, RADIUS = 80, 88, 40
STONES = {(1, 1): BLACK, (3, 1): WHITE, (2, 2): BLACK, (1, 3): WHITE, (3, 3): BLACK, (2, 1): WHITE}
LAST = (3, 3)
"""The move that is looked at again."""

Colour = tuple[int, int, int]


def mixed(under: Colour, over: Colour, share: float) -> Colour:
    if share <= 0:
        return under
    share = min(1.0, share)
    red, green, blue = (round(u + (o - u) * share) for u, o in zip(under, over, strict=True))
    return red, green, blue


def nearest(across: int) -> int:
    """Return which line of the board is next to a coordinate."""
    return min(4, max(0, round((across - FIRST) / STEP)))


def pixel(x: int, y: int) -> tuple[int, int, int, int]:
    """Return the colour of a point; edges are soft over one pixel."""
    corner, far = 96, SIZE - 1 - 96
    dx, dy = max(corner - x, x - far, 0), max(corner - y, y - far, 0)
    alpha = min(1.0, max(0.0, corner - (dx * dx + dy * dy) ** 0.5 + 0.5)) if dx and dy else 1.0
    colour, last = WOOD, FIRST + 4 * STEP
    for across, along in ((x, y), (y, x)):
        if FIRST - 2 <= along <= last + 2:
            colour = mixed(colour, LINE, 2.5 - abs(across - FIRST - STEP * nearest(across)))
    place = nearest(x), nearest(y)
    if stone := STONES.get(place):
        distance = ((x - FIRST - place[0] * STEP) ** 2 + (y - FIRST - place[1] * STEP) ** 2) ** 0.5
        colour = mixed(colour, stone, RADIUS - distance + 0.5)
        if place == LAST:
            colour = mixed(colour, RED, 3.5 - abs(distance - 18))
    return *colour, round(255 * alpha)


def png() -> bytes:
    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    rows = b"".join(b"\0" + b"".join(bytes(pixel(x, y)) for x in range(SIZE)) for y in range(SIZE))
    head = struct.pack(">IIBBBBB", SIZE, SIZE, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(png())
