"""What a Word file says of itself, and how a team's own file takes the facts of a document."""

import re
from collections.abc import Mapping
from typing import Any, Final

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from mcp_server.model.document import Document
from mcp_server.render._office import xml_safe
from mcp_server.words import say

NEEDLESS: Final = ("thumbnail", "stylesWithEffects", "customXml")
"""Parts of the library's empty file that say nothing, by the end of their kind."""
_PLACE = re.compile(r"\{\{\s*(title|kind|revision|date|id)\s*\}\}")
_COMPATIBLE = {"name": "compatibilityMode", "uri": "http://schemas.microsoft.com/office/word", "val": "15"}


def _facts(document: Document) -> Mapping[str, str]:
    return {
        "title": document.title,
        "kind": say(document.locale, f"kind.{document.kind}"),
        "revision": str(document.revision),
        "date": document.at.date().isoformat(),
        "id": document.id,
    }


def _fill(root: Any, facts: Mapping[str, str]) -> None:
    """Put facts in the place of {{title}}, {{kind}}, {{revision}}, {{date}} and {{id}}."""
    for paragraph in root.iter(qn("w:p")):
        # A line of a team's file may lie in many runs, cut anywhere: it is read as one.
        texts = list(paragraph.iter(qn("w:t")))
        whole = "".join(t.text or "" for t in texts)
        if _PLACE.search(whole):
            texts[0].text = xml_safe(_PLACE.sub(lambda found: facts[found[1]], whole))
            for text in texts[1:]:
                text.text = ""


def cover(file: Any, document: Document) -> bool:
    """Fill in what a team's file says by itself; return whether it shows anything, which is then the cover."""
    body = file.element.body
    written = any(t.text and t.text.strip() for t in body.iter(qn("w:t")))
    shows = written or next(body.iter(qn("w:drawing"), qn("w:pict")), None) is not None
    if shows:
        _fill(body, _facts(document))
    else:
        for child in tuple(body):
            body.remove(child)
    return shows


def finished(file: Any, document: Document, *, own: bool) -> None:
    """Say in the file what it is, and fill in the lines above and below the text of a team's file."""
    facts = _facts(document)
    for relation in tuple(file.part.rels.values()):
        if relation.reltype in {RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER}:
            _fill(relation.target_part.element, facts)
    about = file.core_properties
    about.title, about.subject, about.category = xml_safe(document.title), facts["kind"], facts["kind"]
    about.author = about.last_modified_by = "Fupan"
    about.comments = about.keywords = ""
    about.identifier, about.version, about.language = document.id, str(document.revision), document.locale
    about.revision = document.revision
    about.created = about.modified = document.at.replace(tzinfo=None)
    if not own:
        return
    for part in (file.part, file.part.package):
        for key, relation in tuple(part.rels.items()):
            if relation.reltype.endswith(NEEDLESS):
                part.rels.pop(key)
    settings = file.settings.element
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == _COMPATIBLE["name"]:
            setting.set(qn("w:val"), _COMPATIBLE["val"])
    for setting in settings.iter(qn("w:themeFontLang")):
        setting.set(qn("w:eastAsia"), "zh-CN")
