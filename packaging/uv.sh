# Sourced by the scripts that make environments: UV is a uv of a known version, from PyPI, under build/.
UV_VERSION=0.13.9
UV="$PWD/build/uv/bin/uv"
if [ "$("$UV" --version 2>/dev/null | cut -d' ' -f2)" != "$UV_VERSION" ]; then
    echo "Installing uv $UV_VERSION into build/uv"
    "$PYTHON" -m pip install --quiet --disable-pip-version-check --upgrade --target "$PWD/build/uv" "uv==$UV_VERSION"
fi
