#!/usr/bin/env bash
# `make package`: server.json, the wheel and the bundle for Claude Desktop, each tried as a stranger would. One line per check.
set -euo pipefail
cd "$(dirname "$0")/.."
PYTHON="$PWD/.venv/bin/python"
FOLDER="$PWD/build/packaging"
rm -rf "$FOLDER" && mkdir -p "$FOLDER"
source packaging/uv.sh
source benchmarks/conformance/node.sh

"$PYTHON" packaging/check_server_json.py

# The wheel, in an environment that has nothing else, far from the checkout.
"$PYTHON" -m hatchling build --target wheel --directory "$FOLDER" >/dev/null 2>&1
WHEEL=$(ls "$FOLDER"/fupan-*.whl)
"$UV" venv --quiet --python "$PYTHON" "$FOLDER/empty"
"$UV" pip install --quiet --compile-bytecode --python "$FOLDER/empty/bin/python" "$WHEEL"
VERSION=$(cd "$FOLDER" && "$FOLDER/empty/bin/fupan" --version)
[ "$VERSION" = "fupan, version $(basename "$WHEEL" | cut -d- -f2)" ] || { echo "FAILED  $VERSION" && exit 1; }
echo "ok      wheel $(basename "$WHEEL"), $(wc -c <"$WHEEL" | tr -d " ") bytes: $VERSION"
"$PYTHON" packaging/trial.py "wheel in an empty environment" "$FOLDER/empty/bin/fupan" serve
"$UV" pip install --quiet --compile-bytecode --python "$FOLDER/empty/bin/python" "$WHEEL[export]"
"$PYTHON" packaging/trial.py "wheel with its extra export" "$FOLDER/empty/bin/fupan" serve

# The bundle, unpacked and started as its manifest says.
npm_packages mcpb @anthropic-ai/mcpb@2.1.2
MCPB="$MODULES/@anthropic-ai/mcpb/dist/cli/cli.js"
"$PYTHON" packaging/build_mcpb.py "$WHEEL" "$UV" node "$MCPB"
node "$MCPB" unpack "$PWD"/build/fupan-*.mcpb "$FOLDER/bundle" >/dev/null
PATH="$(dirname "$UV"):$PATH" "$PYTHON" packaging/trial.py "bundle, started by uv" --bundle "$FOLDER/bundle"
