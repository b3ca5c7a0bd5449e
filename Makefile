# Needs python3 (3.11 or newer) and make, nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help demo test lint gold bench lock clean
help:  ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

$(VENV)/.installed: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("recoupe needs Python 3.11 or newer, this is " + sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	@$(PYTHON) -m venv $(VENV) || { echo "python3 can't make a virtual environment: install its venv module (Debian: python3-venv)" >&2; exit 1; }
	@echo "Installing recoupe and the French model into $(VENV) (once) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed requirements-dev.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

demo: $(VENV)/.installed  ## install, then cross-check the bundled examples
	@$(BIN)/recoupe check examples --json demo-ledger.json --html demo-report.html
	@echo
	@echo "Open demo-report.html in a browser; demo-ledger.json is the same as data."

test: $(VENV)/.installed-dev  ## install, then run the tests
	@$(BIN)/python -m pytest

lint: $(VENV)/.installed-dev  ## formatter, linter, types and layers
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: $(VENV)/.installed-dev  ## words per second of the main job beside the bare model
	@$(BIN)/python benchmarks/speed.py

lock: $(VENV)/.installed-dev  ## compile the locks anew
	@$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --python-version 3.11 pyproject.toml --group build -o requirements.lock
	@$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --python-version 3.11 --group dev -c requirements.lock -o requirements-dev.lock

clean:  ## remove what make made
	rm -rf $(VENV) demo-ledger.json demo-report.html .pytest_cache .mypy_cache .ruff_cache
