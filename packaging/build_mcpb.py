"""The bundle for Claude Desktop: build/fupan-VERSION.mcpb, made of the wheel's own files.

The bundle brings no libraries: uv fetches them when it first starts, by the lock that is made here and kept nowhere
else. Usage: python packaging/build_mcpb.py WHEEL UV MCPB…   (MCPB… is how the mcpb program is called)
"""

import json
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import Any

from icon import png

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "build" / "mcpb"
ENTRY = "mcp_server/__main__.py"
RUN = ["run", "--directory", "${__dirname}", "--frozen", "--no-dev", "python", "-m", "mcp_server", "serve"]
CHINESE = {
    "display_name": "复盘 Fupan",
    "description": "计划与复盘工具：算得清、对得上、记得住。",
    "long_description": "把年度目标、业务需求、KPI、资源、举措与风险的原话交给助手，由复盘读出数字与日期，"
    "排期、测算、检查，并指出缺什么。不含大模型，不需要密钥，数据不离开本机。",
    "user_config": {"folder": {"title": "文档存放位置", "description": "计划与复盘文档保存在这个文件夹。"}},
}


def manifest(server: dict[str, Any], project: dict[str, Any]) -> dict[str, Any]:
    """Return the manifest, from what server.json, pyproject.toml and schemas/ say."""
    names = json.loads((ROOT / "schemas" / "index.json").read_text(encoding="utf-8"))["all"]
    tools = [json.loads((ROOT / "schemas" / f"{name}.json").read_text(encoding="utf-8")) for name in names]
    return {
        "manifest_version": "0.4",
        "name": "fupan",
        "display_name": server["title"],
        "version": server["version"],
        "description": server["description"],
        "long_description": "Give your assistant seven texts, as you would say them. Fupan reads the figures and dates "
        "in them, schedules, computes, checks, and asks what is missing. No model inside, no key; nothing leaves this "
        "machine.",
        "author": {"name": "Fupan contributors"},
        "repository": {"type": "git", "url": server["repository"]["url"]},
        "icon": "icon.png",
        "icons": [{"src": "icon.png", "size": "512x512"}],
        "localization": {"resources": "mcpb-resources/${locale}.json", "default_locale": "en"},
        "server": {
            "type": "uv",
            "entry_point": ENTRY,
            "mcp_config": {"command": "uv", "args": RUN, "env": {"FUPAN_HOME": "${user_config.folder}"}},
        },
        "tools": [{"name": tool["name"], "description": tool["description"]} for tool in tools],
        "prompts_generated": True,
        "keywords": project["keywords"],
        "license": project["license"],
        "compatibility": {
            "platforms": ["darwin", "win32", "linux"],
            "runtimes": {"python": project["requires-python"]},
        },
        "user_config": {
            "folder": {
                "type": "directory",
                "title": "Folder for documents",
                "description": "Plans and retrospectives are kept in this folder.",
                "required": False,
                "default": "${DOCUMENTS}/Fupan",
            }
        },
    }


def project_file(project: dict[str, Any], version: str) -> str:
    """Return the pyproject.toml of the bundle: what to install, and that the bundle itself is not built."""
    every = [*project["dependencies"], *project["optional-dependencies"]["export"]]
    needed = "".join(f"  {json.dumps(requirement)},\n" for requirement in every)
    return (
        f'[project]\nname = "fupan"\nversion = "{version}"\nrequires-python = "{project["requires-python"]}"\n'
        f"dependencies = [\n{needed}]\n\n[tool.uv]\npackage = false\n"
    )


def build(wheel: Path, uv: str, mcpb: list[str]) -> Path:
    """Return the packed bundle, validated."""
    server = json.loads((ROOT / "server.json").read_text(encoding="utf-8"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    stage = FOLDER / "stage"
    shutil.rmtree(FOLDER, ignore_errors=True)
    (stage / "mcpb-resources").mkdir(parents=True)
    with zipfile.ZipFile(wheel) as files:
        files.extractall(stage, [name for name in files.namelist() if name.startswith("mcp_server/")])
    for name, text in {
        "manifest.json": json.dumps(manifest(server, project), ensure_ascii=False, indent=2),
        "mcpb-resources/zh-Hans.json": json.dumps(CHINESE, ensure_ascii=False, indent=2),
        "pyproject.toml": project_file(project, server["version"]),
        ".mcpbignore": ".venv/\n__pycache__/\n*.pyc\n",
    }.items():
        (stage / name).write_text(text + "\n", encoding="utf-8")
    (stage / "icon.png").write_bytes(png())
    shutil.copy(ROOT / "LICENSE", stage)
    for path in (ENTRY, "icon.png", "mcpb-resources/zh-Hans.json", "mcp_server/_data/schemas/index.json"):
        if not (stage / path).is_file():  # the validator looks at none of these
            sys.exit(f"{path} is not in the bundle")
    packed = ROOT / "build" / f"fupan-{server['version']}.mcpb"
    subprocess.run([uv, "lock", "--quiet", "--directory", str(stage)], check=True)
    for step in (["validate", str(stage / "manifest.json")], ["pack", str(stage), str(packed)]):
        done = subprocess.run([*mcpb, *step], capture_output=True, text=True, check=False)
        if done.returncode:
            sys.exit(done.stdout + done.stderr)
    return packed


if __name__ == "__main__":
    made = build(Path(sys.argv[1]), sys.argv[2], sys.argv[3:])
    print(f"ok      bundle {made.relative_to(ROOT)}, {made.stat().st_size:,} bytes, validated and packed")
