"""Every limit, in one table. A limit that is passed is named in the error."""

from typing import Final

# What comes in
BODY_BYTES: Final = 1_048_576
"""One call, as bytes."""
TEXT_CHARACTERS: Final = 200_000
"""One text."""
VALUES: Final = 20_000
"""Texts, numbers, lists and objects of one call, counted together."""
PAIRS: Final = 120_000
"""Pairs of figures that stand in one sentence, over a text that is checked."""
DEPTH: Final = 32
"""Lists and objects within each other."""
TASKS: Final = 1_000
"""Initiatives of a plan."""
NODES: Final = 500
"""Nodes of a KPI tree."""
CASES: Final = 20
"""Calculations of a proposal."""
ITEMS: Final = 500
"""Anything else that is a list."""
NAME_CHARACTERS: Final = 200
"""A name or an id."""

# Formulas
FORMULA_CHARACTERS: Final = 4_000
FORMULA_NODES: Final = 1_000
FORMULA_DEPTH: Final = 50
"""Brackets within each other."""

# Time
METHOD_SECONDS: Final = 5.0
CHECK_SECONDS: Final = 120.0
"""Every figure of a text, held against the others."""
EXPORT_SECONDS: Final = 30.0
BODY_SECONDS: Final = 10.0
"""From the first to the last byte of an HTTP body."""

# What goes out
FAULTS: Final = 20
"""Faults told in full; the rest is counted."""
FAULT_CHARACTERS: Final = 4_000
ANSWER_CHARACTERS: Final = 10_000
"""An answer over MCP: its Markdown, and its JSON."""
ANSWER_BYTES: Final = 262_144
"""An answer over HTTP or at the terminal."""
FINDINGS: Final = 20
QUESTIONS: Final = 8

# Templates of a team
TEMPLATE_CHARACTERS: Final = 20_000
TEMPLATE_NODES: Final = 500
TEMPLATE_OUTPUT: Final = 64_000
OFFICE_BYTES: Final = 20_971_520
"""A Word or PowerPoint template."""
OFFICE_UNPACKED: Final = 104_857_600
OFFICE_FILES: Final = 2_000
"""Parts of one such file."""
