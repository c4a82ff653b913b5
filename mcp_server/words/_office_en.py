"""What Word and PowerPoint files say in English."""

from collections.abc import Mapping

OFFICE: Mapping[str, str] = {
    "office.standing": "{kind} · revision {revision} · {day}",
    "office.page": "Page {page} of {pages}",
    "office.contents": "Contents",
    "office.summary": "At a glance",
    "office.figure": "Figure {number}: {title}",
    "office.undrawn": "Not drawn, as the font of the charts has no {letters}: {chart}. The figures are in the text.",
    "office.more": "… and {n} more: see “{title}”",
    "office.rest": "… and {n} more: see the full document",
    "office.columns": "Without the columns {heads}: see the full document",
    "office.others": "Likewise",
    "office.partial": "This section is not complete: see “{title}”.",
    "office.closing": "Findings and open questions",
    "office.holds": "Checked: nothing was found to be wrong or missing.",
    "office.open": "Checked: {errors} {errors:error|errors}, {warnings} {warnings:warning|warnings}, {questions} open {questions:question|questions}.",
    "office.there": "See “{title}”.",
    "office.finding.level": "Level",
    "office.finding.message": "What is the matter",
    "office.finding.fix": "How to mend it",
    "office.finding.code": "Rule",
    "office.question.ask": "Question",
    "office.question.why": "Why it matters",
    "office.question.code": "Rule",
}
