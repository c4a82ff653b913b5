# demo test check generate serve bench; each sets itself up.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test check generate serve bench conformance clients pages package clean

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Fupan needs Python 3.11 or newer; set PYTHON=python3.12, for example."; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "Python's venv module is missing: on Debian and Ubuntu, install the package python3-venv."; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(READY)
	@$(BIN)/python docs/demo.py

test: $(READY)
	$(BIN)/python -m pytest -n 2 --dist loadfile

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

generate: $(READY)
	$(BIN)/python docs/generate.py
	$(BIN)/ruff format --quiet .

serve: $(READY)
	$(BIN)/fupan serve --http

bench: $(READY)
	$(BIN)/python -m benchmarks

conformance: $(READY)
	bash benchmarks/conformance/run.sh

pages: $(READY)
	bash benchmarks/pages/run.sh

clients: $(READY)
	bash benchmarks/clients/run.sh
	$(BIN)/python benchmarks/clients/chain.py

package: $(READY)
	bash packaging/check.sh

clean:
	rm -rf $(VENV) dist build
