"""A prompt template filled in, for clients that show no prompts."""

from functools import partial
from typing import Annotated, Final

import anyio
from pydantic import Field

from mcp_server.errors import TooLarge
from mcp_server.limits import ANSWER_CHARACTERS
from mcp_server.model.base import Model, Name, Text
from mcp_server.model.brief import Locale
from mcp_server.render.prompt import Argument, Prompt, broken, filled, prompt_named, prompts, said
from mcp_server.tool import Desk, tool

ARGUMENTS: Final = 50
WORDS: Final = {
    "zh-CN": {"head": "模板", "required": "必填", "choices": "可选值", "broken": "无法使用的模板文件"},
    "en": {"head": "Templates", "required": "required", "choices": "one of", "broken": "Files that cannot be used"},
}


class FillTemplate(Model):
    """Which template, and what to fill in."""

    name: Name = ""
    """Of the template; left out, the answer lists what there is."""
    locale: Locale = ""
    """zh-CN or en; that of the arguments when left out."""
    arguments: Annotated[dict[Name, Text], Field(max_length=ARGUMENTS)] = {}
    """{argument: text}, in the person's own words."""


class FilledTemplate(Model):
    """A template's text, or the list of templates."""

    name: str
    locale: str
    text: str


@tool("Fill in a template", read_only=True, idempotent=True)
async def fill_template(asked: FillTemplate, desk: Desk) -> FilledTemplate:
    """Get step-by-step instructions for a plan, 5 Whys, KPI tree or SWOT: a prompt template, filled in as text.

    Use this where the client shows no prompts; without a name it lists the templates, a team's own included, with their
    arguments. Nothing is computed or kept: the text says which tools to call.
    """
    return await anyio.to_thread.run_sync(partial(_answer, asked, desk))


def _answer(asked: FillTemplate, desk: Desk) -> FilledTemplate:
    if not asked.name:
        locale = asked.locale or "en"
        return FilledTemplate(name="", locale=locale, text=_list(desk, locale))
    prompt = prompt_named(asked.name, desk.templates)
    done = filled(prompt, asked.locale, asked.arguments)
    answer = FilledTemplate(name=prompt.name, locale=done.locale, text=done.text)
    if (size := len(answer.model_dump_json())) > ANSWER_CHARACTERS:
        longest = max(asked.arguments, key=lambda name: len(asked.arguments[name]), default="")
        raise TooLarge(
            f"Filled in, the template has {size:,} characters; the limit ANSWER_CHARACTERS is {ANSWER_CHARACTERS:,}. "
            f"Pass a shorter {longest[:60]!r} here, and the whole text to the tool that the template names."
        )
    return answer


def _list(desk: Desk, locale: str) -> str:
    """Return what there is, and what cannot be used, as Markdown within an answer's room."""
    words = WORDS[locale]
    parts = [f"# {words['head']}", *(_entry(prompt, locale) for prompt in prompts(desk.templates))]
    if faults := broken(desk.templates):
        parts.append("\n".join([f"## {words['broken']}", *(f"- {f.at}: {f.message[:200]}" for f in faults)]))
    text = "\n\n".join(parts)
    room = ANSWER_CHARACTERS * 4 // 5
    return text if len(text) <= room else text[:room].rpartition("\n")[0] + "\n…\n"


def _entry(prompt: Prompt, locale: str) -> str:
    lines = [f"## {prompt.name}", f"{said(prompt.title, locale)}: {said(prompt.description, locale)}"]
    return "\n".join([*lines, *(_line(argument, locale) for argument in prompt.arguments)])


def _line(argument: Argument, locale: str) -> str:
    words = WORDS[locale]
    facts = [words["required"]] if argument.required else []
    facts += [f"{words['choices']} {', '.join(argument.choices)}"] if argument.choices else []
    about = f" ({'; '.join(facts)})" if facts else ""
    return f"- `{argument.name}` {said(argument.label, locale)}{about}: {said(argument.description, locale)}"
