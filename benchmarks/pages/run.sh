#!/usr/bin/env bash
# `make pages`: exported pages and drawings in headless Chromium (CHROMIUM, else the one that is installed).
set -euo pipefail
cd "$(dirname "$0")/../.."
PYTHON="$PWD/.venv/bin/python"
CHROMIUM="${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}"
[ -n "$CHROMIUM" ] || { echo "Chromium is missing: on Debian and Ubuntu, install the package chromium, or set CHROMIUM." && exit 1; }
source benchmarks/conformance/node.sh
npm_packages pages puppeteer-core@25.16.0 axe-core@4.14.1
rm -rf build/pages
"$PYTHON" -m benchmarks.pages.write build/pages
MODULES="$MODULES" node benchmarks/pages/look.mjs build/pages "$CHROMIUM"
