# Two commands on a fresh machine: `make run` and `make test`. `make help` explains the rest.
SHELL := /bin/sh
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
ARGS ?=
OUT ?= screens
JOBS ?= 2

.PHONY: help run setup test lint fix bench screens dist test-dist soak data lock

help: ## Explain every target
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: ## Set up what is missing and open the application (ARGS="check score FILE" for the command line)
	@$(PYTHON) tools/setup.py --venv "$(VENV)" --profile run
	@$(BIN)/banso $(ARGS)

setup: ## Only make the environment (VENV=DIR elsewhere), with the command DIR/bin/banso
	@$(PYTHON) tools/setup.py --venv "$(VENV)" --profile run

test: ## Lint, types, contracts and all tests, as CI runs them
	@$(PYTHON) tools/setup.py --venv "$(VENV)" --profile test
	@$(MAKE) --no-print-directory lint
	$(BIN)/python -m pytest -n $(JOBS) --cov --cov-report= $(ARGS)
	$(BIN)/python tools/coverage_gate.py

lint: ## Only lint, format, types and import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

fix: ## Let ruff mend and format what it can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: ## Measure: ratios against a limit or a peer in the same run
	@$(PYTHON) tools/setup.py --venv "$(VENV)" --profile test
	@$(BIN)/python -m bench $(ARGS)

screens: ## Draw every screen and every PDF page as PNG into OUT=DIR
	@$(PYTHON) tools/setup.py --venv "$(VENV)" --profile test
	@$(BIN)/python -m tools.screens --out "$(OUT)" $(ARGS)

dist: ## Build the PyInstaller bundle dist/banso
	@$(PYTHON) tools/setup.py --venv "$(VENV)" --profile dist
	$(BIN)/python -m PyInstaller --noconfirm --clean --distpath dist --workpath build installer/banso.spec

test-dist: dist ## Open the bundle without a screen and score a check with it
	$(BIN)/python tools/test_dist.py dist/banso

soak: ## The long campaigns (more examples, more kills)
	@$(PYTHON) tools/setup.py --venv "$(VENV)" --profile test
	BANSO_TEST_CAMPAIGN=long $(BIN)/python -m pytest -n $(JOBS) --timeout=7200 tests/domain tests/services tests/reports

data: ## Build the table of postal codes anew (resources/reference/postal.zip)
	@$(PYTHON) tools/setup.py --venv "$(VENV)" --profile data
	$(BIN)/python -m tools.postal

lock: ## Renew the hash-pinned locks in requirements/ (needs uv; they name no index)
	uv pip compile --universal --generate-hashes --no-emit-index-url --no-strip-extras --python-version 3.11 --no-annotate --no-header pyproject.toml --extra desktop -o requirements/desktop.txt
	uv pip compile --universal --generate-hashes --no-emit-index-url --no-strip-extras --python-version 3.11 --no-annotate --no-header pyproject.toml --extra desktop --group dev -c requirements/desktop.txt -o requirements/dev.txt
	uv pip compile --universal --generate-hashes --no-emit-index-url --no-strip-extras --python-version 3.11 --no-annotate --no-header requirements/build.in -o requirements/build.txt
	uv pip compile --universal --generate-hashes --no-emit-index-url --no-strip-extras --python-version 3.11 --no-annotate --no-header --group data -o requirements/data.txt
