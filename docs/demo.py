"""`make demo`: a real MCP client obtains a department plan, then a retrospective, from seven texts each, and completes
them; in both languages.

The client starts Fupan over stdio and makes two calls for each document. The patch of the second one was written in
advance, in the place of the model that would draft it in a chat: its initiatives, causes, owners, dates and costs are
in the example file, and nowhere else.
"""

import sys
from collections import Counter
from pathlib import Path
from typing import Any

import anyio
import yaml
from mcp import Client, StdioServerParameters

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "build" / "demo"
EXAMPLES = ("annual-sales-plan", "mvp-retrospective")
SAYS = {
    "zh-CN": {
        "first": "第一次调用 {tool}：只有七段话",
        "second": "第二次调用 revise_document：加上事先写好的补充（代替模型的起草，{n} 步）",
        "kept": "编号 {id}，第 {revision} 版；待确认 {questions} 类，错误 {errors} 个，提醒 {warnings} 个",
        "section": "章节：{title}",
        "partial": "（不完整）",
        "file": "全文：{path}",
        "store": "文档保存在：{path}",
    },
    "en": {
        "first": "First call, {tool}: the seven texts alone",
        "second": "Second call, revise_document: a patch written in advance in a model's place ({n} steps)",
        "kept": "id {id}, revision {revision}; kinds of questions: {questions}, errors: {errors}, warnings: {warnings}",
        "section": "Section: {title}",
        "partial": " (partial)",
        "file": "The whole text: {path}",
        "store": "Documents are kept in: {path}",
    },
}


def rule(text: str) -> None:
    print(f"\n━━━ {text} " + "━" * max(3, 90 - len(text)))


def state(says: dict[str, str], answer: dict[str, Any]) -> str:
    levels = Counter(f["level"] for f in answer["findings"])
    return says["kept"].format(
        id=answer["id"],
        revision=answer["revision"],
        questions=len(answer["questions"]),
        errors=levels["error"],
        warnings=levels["warning"],
    )


async def call(client: Client, tool: str, arguments: dict[str, Any]) -> dict[str, Any]:
    result = await client.call_tool(tool, arguments)
    if result.is_error:
        sys.exit(f"{tool}: {result.content[0].text}")
    return dict(result.structured_content)


async def whole(client: Client, identity: str) -> str:
    """Return all pages of a document's text."""
    pages, page = [], {"pages": 1}
    while len(pages) < page["pages"]:
        page = await call(client, "get_document", {"id": identity, "page": len(pages) + 1})
        pages.append(page["text"])
    return "".join(pages)


async def show(client: Client, name: str, locale: str) -> int:
    says = SAYS[locale]
    text = (ROOT / "prompts" / "examples" / f"{name}.{locale}.yaml").read_text(encoding="utf-8")
    example = yaml.load(text, Loader=yaml.BaseLoader)
    rule(says["first"].format(tool=example["tool"]))
    first = await call(client, example["tool"], example["brief"])
    print(state(says, first))
    for question in first["questions"]:
        print(f"  ? {question['ask']}")
    rule(says["second"].format(n=len(example["patch"])))
    changed = {"id": first["id"], "revision": first["revision"], "patch": example["patch"]}
    second = await call(client, "revise_document", changed)
    print(state(says, second))
    for finding in second["findings"]:
        print(f"  ! {finding['code']} {finding['message']}")
    for section in second["sections"]:
        if section["state"] == "empty":
            continue
        part = await call(client, "get_document", {"id": second["id"], "view": "section", "section": section["id"]})
        rule(says["section"].format(title=section["title"]) + says.get(section["state"], ""))
        print(part["text"].partition("\n")[2].strip())
    path = FOLDER / f"{name}.{locale}.md"
    path.write_text(await whole(client, second["id"]), encoding="utf-8")
    print("\n" + says["file"].format(path=path))
    return sum(f["level"] == "error" for f in second["findings"])


async def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    store = FOLDER / "fupan.db"
    store.unlink(missing_ok=True)
    server = StdioServerParameters(
        command=sys.executable, args=["-m", "mcp_server", "serve", "--store", str(store)], cwd=str(ROOT)
    )
    errors = 0
    async with Client(server) as client:
        for name in EXAMPLES:
            for locale in SAYS:
                errors += await show(client, name, locale)
    print(SAYS["en"]["store"].format(path=store))
    sys.exit(1 if errors else 0)


if __name__ == "__main__":
    anyio.run(main)
