"""Whether server.json may be published: the schema of the MCP registry, and the rules that its schema does not hold.

The rules always run. The schema is not ours to copy: it is read from FUPAN_SCHEMA, else from ../shared/guides/, and
where it is not there, that is said. Usage: python packaging/check_server_json.py; exit 1 on any fault.
"""

import json
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
SCHEMA = Path(os.environ.get("FUPAN_SCHEMA", ROOT.parent / "shared" / "guides" / "server.schema.json"))
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]*[A-Za-z0-9]/[A-Za-z0-9][A-Za-z0-9._-]*[A-Za-z0-9]")
RANGE = re.compile(r"[\^~<>=*]|\.x\b|\|\||\s-\s")
REPOSITORY = re.compile(r"https://(github|gitlab)\.com/[\w.-]+/[\w.-]+")
PICTURES = {"image/png", "image/jpeg", "image/jpg", "image/svg+xml", "image/webp"}
OWNED = re.compile(r"(?:io\.github\.|github\.com/)([A-Za-z0-9-]+)/fupan\b")
PUBLISHER = "io.modelcontextprotocol.registry/publisher-provided"


def version_faults(at: str, version: Any) -> Iterator[str]:
    if not isinstance(version, str) or not 1 <= len(version) <= 255 or version == "latest" or RANGE.search(version):
        yield f"{at}: {version!r} is not one version"


def unknown_variables(url: str, known: set[str]) -> Iterator[str]:
    for name in re.findall(r"\{([^}]+)\}", url):
        if name not in known:
            yield f"{url}: {{{name}}} is the name of nothing"


def argument_faults(argument: dict[str, Any]) -> Iterator[str]:
    name, value = argument.get("name", ""), argument.get("value", argument.get("default", ""))
    if argument.get("type") == "positional" and not (argument.get("value") or argument.get("valueHint")):
        yield "a positional argument needs a value or a valueHint"
    if argument.get("type") == "named" and (not name or re.search(r"[\s<>$]", name)):
        yield f"a named argument needs a plain name with its dashes, not {name!r}"
    if name and str(value).startswith(name):
        yield f"the value of {name} begins with its name"


def package_faults(package: dict[str, Any]) -> Iterator[str]:
    at = f"package {package.get('identifier')!r}"
    kind, transport = package.get("registryType"), package.get("transport", {})
    arguments = [*package.get("runtimeArguments", []), *package.get("packageArguments", [])]
    if kind == "pypi":
        yield from version_faults(at, package.get("version"))
        if re.search(r"\s", package.get("identifier", " ")):
            yield f"{at}: a name on PyPI has no spaces"
    if kind == "mcpb" and not re.fullmatch(r"[a-f0-9]{64}", package.get("fileSha256", "")):
        yield f"{at}: a bundle needs its fileSha256"
    if package.get("runtimeArguments") and not package.get("runtimeHint"):
        yield f"{at}: runtimeArguments need a runtimeHint"
    if transport.get("type") == "stdio":
        if transport.get("url"):
            yield f"{at}: stdio has no url"
    elif not re.match(r"https?://", transport.get("url", "")):
        yield f"{at}: a transport other than stdio needs a url"
    else:
        known = {v["name"] for v in package.get("environmentVariables", [])}
        known |= {a[key] for a in arguments for key in ("name", "valueHint") if a.get(key)}
        yield from unknown_variables(transport["url"], known)
    for argument in arguments:
        for fault in argument_faults(argument):
            yield f"{at}: {fault}"


def faults(server: dict[str, Any], readme: str, version: str) -> list[str]:
    """Return what the registry would refuse, and what does not agree with the README and the program's version."""

    def found() -> Iterator[str]:
        name = server.get("name", "")
        if not NAME.fullmatch(name) or not 3 <= len(name) <= 200:
            yield f"name: {name!r} is no namespace/name"
        for field, required in (("description", True), ("title", False)):
            text = server.get(field)
            if (required or text is not None) and not (
                isinstance(text, str) and 1 <= len(text.strip()) <= len(text) <= 100
            ):
                yield f"{field}: 1 to 100 characters"
        yield from version_faults("version", server.get("version"))
        if not REPOSITORY.fullmatch(server.get("repository", {}).get("url", "")):
            yield "repository: https://github.com/OWNER/NAME, or at GitLab"
        for url in (server.get("websiteUrl"), *(icon.get("src") for icon in server.get("icons", []))):
            if url is not None and not (url.startswith("https://") and len(url) <= 255):
                yield f"{url}: an absolute https address of at most 255 characters"
        for icon in server.get("icons", []):
            if icon.get("mimeType", "image/png") not in PICTURES:
                yield f"{icon['src']}: no picture that the registry takes"
        for package in server.get("packages", []):
            yield from package_faults(package)
        for remote in server.get("remotes", []):
            if not re.match(r"https://(?!localhost|127\.|\[::1\])", remote.get("url", "")):
                yield f"{remote.get('url')}: a remote is https, and not this machine"
            yield from unknown_variables(remote.get("url", ""), set(remote.get("variables", {})))
        if len(json.dumps(server.get("_meta", {}).get(PUBLISHER, {})).encode()) > 4_096:
            yield f"_meta: {PUBLISHER} has more than 4,096 bytes"
        # What the registry asks PyPI for, and what agrees within this repository.
        if not re.search(rf"mcp-name: {re.escape(name)}(?=\s|<|-->|$)", readme):
            yield f"README: says nowhere 'mcp-name: {name}'"
        if len(owners := set(OWNED.findall(json.dumps(server)))) != 1:
            yield f"more than one owner: {', '.join(sorted(owners))}"
        if {server.get("version"), *(p.get("version") for p in server.get("packages", []))} != {version}:
            yield f"version: the program is {version}"

    return list(found())


def schema_faults(server: dict[str, Any]) -> list[str] | None:
    """Return what the registry's schema refuses; None where the schema is not here."""
    if not SCHEMA.exists():
        return None
    import jsonschema

    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    kind = jsonschema.validators.validator_for(schema)
    kind.check_schema(schema)
    errors = kind(schema, format_checker=kind.FORMAT_CHECKER).iter_errors(server)
    return [f"/{'/'.join(map(str, e.path))}: {e.message[:200]}" for e in sorted(errors, key=lambda e: str(e.path))]


def main() -> None:
    sys.path.insert(0, str(ROOT))
    from mcp_server import __version__

    server = json.loads((ROOT / "server.json").read_text(encoding="utf-8"))
    found = faults(server, (ROOT / "README.md").read_text(encoding="utf-8"), __version__)
    by_schema = schema_faults(server)
    for fault in (*found, *(by_schema or ())):
        print(f"FAILED  server.json: {fault}")
    print("skipped the registry's schema: it is not here (FUPAN_SCHEMA)" if by_schema is None else "ok      schema")
    if not found and not by_schema:
        print(f"ok      server.json: {server['name']} {server['version']}")
    sys.exit(bool(found or by_schema))


if __name__ == "__main__":
    main()
