"""What the check of a text says in English."""

from collections.abc import Mapping

CHECK: Mapping[str, str] = {
    "check.state.faults": "What does not hold",
    "check.state.holds": "What could be recomputed holds",
    "check.state.no_relation": "Figures that the text does not connect: nothing to recompute",
    "check.state.nothing_to_check": "Nothing to check",
    "check.file": "{path}: {said}. {counts}",
    "check.counts": "{lines} {lines:line|lines}, {figures} {figures:figure|figures}, {relations} stated {relations:relation|relations} recomputed, {hold} of them hold.",
    "check.line": "line {n}",
    "check.relations": "Relations recomputed",
    "check.figures": "Figures read",
    "check.at": "Line",
    "check.written": "As written",
    "check.of": "Of what",
    "check.left_out": "Not listed here for want of room: {what}.",
    "check.left.findings": "{n} {n:finding|findings}",
    "check.left.questions": "{n} {n:question|questions}",
    "check.left.relations": "{n} {n:relation|relations}",
    "check.left.figures": "{n} {n:figure|figures}",
    "check.stands_on": "Source or formula",
}
