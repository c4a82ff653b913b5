"""A tool's result as a face gives it: Markdown and data that hold the same, within a limit."""

import json
from typing import Any

from mcp_server.model.base import Model
from mcp_server.model.document import Answer
from mcp_server.render.fit import fit, shortened
from mcp_server.render.markdown import code, environment, markdown


def data(result: Model) -> dict[str, Any]:
    """Return a result as JSON, without what is empty; what the schema promises is always there."""
    out = result.model_dump(mode="json", exclude_defaults=True)
    for name in ("sections", "findings", "questions", "next"):
        if isinstance(result, Answer):
            out.setdefault(name, [])
    out.pop("locale", None)
    return out


def compact(value: Any) -> str:
    """Return JSON without spaces, Chinese as it is."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def show(tool: str, result: Model, room: int) -> tuple[str, dict[str, Any]]:
    """Return Markdown and data of a result, each at most *room* characters where parts can be left to another call."""
    if isinstance(result, Answer):
        locale = result.locale

        def size(answer: Answer) -> int:
            return max(len(markdown(answer, locale)), len(compact(data(answer))))

        answer = fit(result, room, size)
        return markdown(answer, locale), data(answer)
    locale = getattr(result, "locale", "") or "en"
    template = environment(locale).get_template(f"{tool}.md.j2")

    def written(one: Model) -> str:
        return str(template.render(r=one, compact=compact, code=code))

    fitted = shortened(result, room, lambda one: max(len(written(one)), len(compact(data(one)))))
    return written(fitted), data(fitted)
