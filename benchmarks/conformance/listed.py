"""What the inspector's strict check found in tools/list, and how large the list is as compact UTF-8 JSON.

Usage: python benchmarks/conformance/listed.py LIST.json STDERR.log BYTES; exit 1 on any finding, or over BYTES.
"""

import json
import sys
from pathlib import Path


def main(listed: str, said: str, most: str) -> None:
    limit = int(most)
    envelope = json.loads(Path(listed).read_text(encoding="utf-8"))
    tools = envelope["result"]["tools"]
    findings = envelope.get("schemaFindings", [])
    size = len(json.dumps({"tools": tools}, ensure_ascii=False, separators=(",", ":")).encode())
    print(f"{len(tools)} tools, {size:,} bytes (at most {limit:,}), {len(findings)} warnings")
    for finding in findings:
        print(f"  {json.dumps(finding)[:300]}")
    if "portability" in Path(said).read_text(encoding="utf-8"):
        print("  " + Path(said).read_text(encoding="utf-8")[:600])
        sys.exit(1)
    sys.exit(bool(findings) or not tools or size > limit)


if __name__ == "__main__":
    main(*sys.argv[1:])
