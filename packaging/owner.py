"""Writes the owner of the repository wherever it stands. Until it is published, it stands as OWNER.

server.json holds it; whatever else names the repository follows. Usage: python packaging/owner.py NAME
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
FILES = ("server.json", "README.md", "README.zh-CN.md", "pyproject.toml", "SECURITY.md", "CONTRIBUTING.md")
GITHUB_NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9]|-(?=[A-Za-z0-9])){0,38}")
STANDS = re.compile(r"((?:io\.github\.|github\.com/))[A-Za-z0-9-]+(/fupan\b)")


def main(owner: str) -> None:
    if not GITHUB_NAME.fullmatch(owner):
        sys.exit(f"{owner!r} is no name at GitHub")
    for name in FILES:
        path = ROOT / name
        before = path.read_text(encoding="utf-8")
        after = STANDS.sub(rf"\g<1>{owner}\g<2>", before)
        if after != before:
            path.write_text(after, encoding="utf-8")
            print(f"{name} names {owner} now")


if __name__ == "__main__":
    main(*sys.argv[1:])
