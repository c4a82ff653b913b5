#!/usr/bin/env bash
# `make conformance`: the official suite on a fixture made by the product's own server class and HTTP stack, and on the product
# itself; the inspector's strict check of tools/list on stdio and HTTP. One line per run; exit 1 where one fails.
set -euo pipefail
cd "$(dirname "$0")/../.."
PYTHON="$PWD/.venv/bin/python"
export PYTHONPATH="$PWD"
FOLDER="$PWD/build/conformance"
rm -rf "$FOLDER" && mkdir -p "$FOLDER"
source benchmarks/conformance/node.sh
npm_packages inspector @modelcontextprotocol/inspector@2.12.0
INSPECTOR="$MODULES/@modelcontextprotocol/inspector/clients/launcher/build/index.js"
npm_packages conformance @modelcontextprotocol/conformance@0.2.0-alpha.12
SUITE="$MODULES/@modelcontextprotocol/conformance/dist/index.js"
FAILED=0

say() { # NAME OK DETAIL
    if [ "$2" = 0 ]; then printf 'ok      %-44s %s\n' "$1" "$3"; else printf 'FAILED  %-44s %s\n' "$1" "$3" && FAILED=1; fi
}

RUNNING=()
trap 'kill "${RUNNING[@]}" 2>/dev/null || true' EXIT
FIXTURE_PORT=$(free_port)
"$PYTHON" -W ignore benchmarks/conformance/fixture.py "$FIXTURE_PORT" 2>"$FOLDER/fixture.log" & RUNNING+=($!)
until_open "$FIXTURE_PORT"
PRODUCT_PORT=$(free_port)
"$PYTHON" -m mcp_server serve --http --port "$PRODUCT_PORT" --store "$FOLDER/product.db" 2>"$FOLDER/product.log" & RUNNING+=($!)
until_open "$PRODUCT_PORT"

# The required set of a revision, frozen at its release, on the fixture.
for revision in 2025-11-25 2026-07-28; do
    status=0
    node "$SUITE" server --url "http://127.0.0.1:$FIXTURE_PORT/mcp" --requirements "$revision" -o "$FOLDER/$revision" \
        >"$FOLDER/required-$revision.log" 2>&1 || status=$?
    count=$(node "$SUITE" list --requirements "$revision" | sed -n '/^Server/,/^Client/p' | grep -c '^  - ')
    passed=$(sed -n '/=== SUMMARY/,/^Total/p' "$FOLDER/required-$revision.log" | grep -c '✓' || true)
    say "required scenarios of $revision, fixture" "$status" "$count required; $passed passed in all"
    [ "$status" = 0 ] || sed -n '/=== SUMMARY/,/^Total/p' "$FOLDER/required-$revision.log" | grep '✗' || tail -20 "$FOLDER/required-$revision.log"
done

# The scenarios that any server can be asked, on the product as it is served.
declare -A GENERIC=(
    [2025-11-25]="server-initialize server-session-lifecycle ping tools-list resources-list prompts-list
        dns-rebinding-protection server-sse-multiple-streams"
    [2026-07-28]="server-stateless tools-list resources-list prompts-list sep-2164-resource-not-found caching
        dns-rebinding-protection http-header-validation server-sse-multiple-streams
        input-required-result-unsupported-methods"
)
for revision in 2025-11-25 2026-07-28; do
    status=0 count=0
    for scenario in ${GENERIC[$revision]}; do
        log="$FOLDER/product-$revision-$scenario.log"
        if ! node "$SUITE" server --url "http://127.0.0.1:$PRODUCT_PORT/mcp" --scenario "$scenario" --spec-version "$revision" \
            --expected-failures benchmarks/conformance/baseline.yml >"$log" 2>&1; then
            status=1 && echo "  $scenario" && { grep '✗' "$log" || tail -5 "$log"; }
        fi
        count=$((count + 1))
    done
    say "generic scenarios of $revision, product" "$status" "$count run"
done

# tools/list as the inspector sees it: no warning about the schemas, and small.
export MCP_INSPECTOR_SECRET_STORE=memory HOME="$FOLDER/home"
mkdir -p "$HOME"
inspected() { # NAME BYTES ERA TARGET…
    local log="$FOLDER/strict-${1// /-}-$3" status=0
    node "$INSPECTOR" --cli "${@:4}" --protocol-era "$3" --method tools/list --strict --format json \
        >"$log.json" 2>"$log.log" || status=$?
    detail=$("$PYTHON" benchmarks/conformance/listed.py "$log.json" "$log.log" "$2") || status=1
    say "inspector --strict, $1, $3" "$status" "$detail"
}
STDIO=("$PYTHON" -m mcp_server serve --store "$FOLDER/inspector.db")
for era in legacy modern; do
    inspected "stdio, core" 24000 "$era" "${STDIO[@]}" --tools core
    inspected "stdio, all" 44000 "$era" "${STDIO[@]}"
    inspected "http, all" 44000 "$era" "http://127.0.0.1:$PRODUCT_PORT/mcp" --transport http
done
exit $FAILED
