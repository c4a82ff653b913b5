"""Tries an installed Fupan as a client would: tools, a plan, a prompt, a worked example.

Prints one line; exit 1 on any fault.

Usage: python packaging/trial.py NAME COMMAND ARGUMENT…   or   python packaging/trial.py NAME --bundle FOLDER
"""

import json
import os
import sys
import tempfile
from pathlib import Path

import anyio
from mcp import Client, StdioServerParameters


def of_bundle(folder: Path, home: str) -> StdioServerParameters:
    """Return how a host starts an unpacked bundle, its variables filled in."""
    config = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["server"]["mcp_config"]

    def filled(text: str) -> str:
        return text.replace("${__dirname}", str(folder)).replace("${user_config.folder}", home)

    return StdioServerParameters(
        command=config["command"],
        args=[filled(argument) for argument in config["args"]],
        env={"PATH": os.environ["PATH"], **{name: filled(value) for name, value in config["env"].items()}},
        cwd=home,
    )


async def tried(name: str, server: StdioServerParameters, home: Path, form: str) -> None:
    async with Client(server) as client:
        tools = (await client.list_tools()).tools
        plan = await client.call_tool("generate_plan", {"department": "Support desk", "period": "2026Q2"})
        kept = (plan.structured_content or {}).get("id", "")
        await client.call_tool("export_document", {"id": kept, "format": form})
        prompt = await client.get_prompt("plan_department", {"department": "Support desk"})
        listed = (await client.list_resources()).resources
        example = next(r.uri for r in listed if str(r.uri).startswith("fupan://examples/"))
        text = (await client.read_resource(example)).contents[0].text
    data = plan.structured_content
    checks = {
        "generate_plan is offered": "generate_plan" in {tool.name for tool in tools},
        "a plan comes back and is kept": not plan.is_error and data["kind"] == "plan" and data["kept"],
        "the prompt is filled in": "Support desk" in prompt.messages[0].content.text,
        f"{example} can be read": len(text) > 1_000,
        f"it is exported as {form}": any((home / "exports").glob(f"*.{form}")),
        "the document lies in its folder": (home / "fupan.db").is_file(),
    }
    for check, held in checks.items():
        if not held:
            print(f"FAILED  {name}: {check}; {plan.content[0].text[:300]}")
    if not all(checks.values()):
        sys.exit(1)
    read = f"{example} ({len(text):,} characters)"
    print(f"ok      {name}: {len(tools)} tools, a plan, exported as {form}, a prompt, {read}")


def main(name: str, command: str, *arguments: str) -> None:
    with tempfile.TemporaryDirectory() as home:
        server = (
            of_bundle(Path(arguments[0]).resolve(), home)
            if command == "--bundle"
            else StdioServerParameters(command=command, args=list(arguments), env={"FUPAN_HOME": home}, cwd=home)
        )
        form = "docx" if command == "--bundle" or "export" in name else "md"
        anyio.run(tried, name, server, Path(home), form)


if __name__ == "__main__":
    main(*sys.argv[1:])
