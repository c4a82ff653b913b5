#!/usr/bin/env bash
# `make clients`: clients of different make list the tools, make a plan and get a prompt, on stdio and on HTTP. One line per run.
# Each client has an environment of its own under build/. What cannot be installed is skipped by name, but for the first four.
# Usage: run.sh [NAME…]
set -euo pipefail
cd "$(dirname "$0")/../.."
PYTHON="$PWD/.venv/bin/python"
export PYTHONPATH="$PWD"
FOLDER="$PWD/build/clients"
HERE="$PWD/benchmarks/clients"
mkdir -p "$FOLDER"
source benchmarks/conformance/node.sh
source packaging/uv.sh
FAILED=0
NAMES=("$@")
[ $# -gt 0 ] || NAMES=(mcp typescript-v2 typescript-v1 fastmcp pydantic-ai langchain)

# The server's own path, not the client's: the client's Python has no Fupan.
printf '#!/bin/sh\nPYTHONPATH="%s" exec "%s" -m mcp_server "$@"\n' "$PWD" "$PYTHON" >"$FOLDER/fupan"
chmod +x "$FOLDER/fupan"
unset PYTHONPATH
PORT=$(free_port)
"$FOLDER/fupan" serve --http --port "$PORT" --store "$FOLDER/http.db" 2>"$FOLDER/http.log" &
trap 'kill %1 2>/dev/null || true' EXIT
until_open "$PORT"

# An environment with one client in it; its Python is in CLIENT.
environment() { # NAME REQUIREMENT…
    CLIENT="$FOLDER/$1/bin/python"
    if [ "$(cat "$FOLDER/$1/.installed" 2>/dev/null)" != "${*:2}" ]; then
        rm -rf "${FOLDER:?}/$1"
        "$UV" venv --quiet --python "$PYTHON" "$FOLDER/$1" && "$UV" pip install --quiet --python "$CLIENT" "${@:2}" &&
            echo "${*:2}" >"$FOLDER/$1/.installed"
    fi
}

on_both() { # NAME COMMAND…
    local wire target detail
    for wire in stdio http; do
        target=("$FOLDER/fupan" serve --store "$FOLDER/$1.db")
        [ "$wire" = stdio ] || target=("http://127.0.0.1:$PORT/mcp")
        if detail=$("${@:2}" "$wire" "${target[@]}" 2>"$FOLDER/$1-$wire.log"); then
            printf 'ok      %-26s %-6s %s\n' "$1" "$wire" "$detail"
        else
            printf 'FAILED  %-26s %-6s\n' "$1" "$wire" && tail -5 "$FOLDER/$1-$wire.log" && FAILED=1
        fi
    done
}

for name in "${NAMES[@]}"; do
    ready=0
    case "$name" in
    mcp) on_both "mcp, 2026-07-28" "$PYTHON" "$HERE/of_mcp.py" auto && on_both "mcp, 2025-11-25" "$PYTHON" "$HERE/of_mcp.py" legacy ;;
    typescript-*)
        version=@modelcontextprotocol/client@2.4.0
        [ "$name" = typescript-v2 ] || version=@modelcontextprotocol/sdk@1.32.2
        npm_packages "$name" "$version" || ready=1
        cp "$HERE/of_typescript.mjs" "$NODE_FOLDER/$name/"
        run=(node "$NODE_FOLDER/$name/of_typescript.mjs")
        if [ $ready != 0 ]; then echo "FAILED  $name cannot be installed" && FAILED=1
        elif [ "$name" = typescript-v1 ]; then on_both "TypeScript v1" "${run[@]}" v1 "$HERE/brief.json"
        else
            on_both "TypeScript v2" "${run[@]}" v2 "$HERE/brief.json"
            on_both "TypeScript v2, negotiating" "${run[@]}" v2-auto "$HERE/brief.json"
        fi
        ;;
    fastmcp)
        environment fastmcp fastmcp==4.1.2 || ready=1
        if [ $ready = 0 ]; then on_both fastmcp "$CLIENT" "$HERE/of_fastmcp.py"; else echo "FAILED  fastmcp cannot be installed" && FAILED=1; fi
        ;;
    pydantic-ai)
        environment pydantic-ai 'pydantic-ai-slim[mcp]==2.68.0' fastmcp==4.1.2 || ready=1
        if [ $ready = 0 ]; then on_both pydantic-ai "$CLIENT" "$HERE/of_pydantic_ai.py"; else echo "skipped pydantic-ai: cannot be installed"; fi
        ;;
    langchain)
        environment langchain langchain-mcp-adapters==0.3.2 || ready=1
        if [ $ready = 0 ]; then on_both langchain-mcp-adapters "$CLIENT" "$HERE/of_langchain.py"; else echo "skipped langchain: cannot be installed"; fi
        ;;
    *) echo "no client is called $name" && FAILED=1 ;;
    esac
done
exit $FAILED
