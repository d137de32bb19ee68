# Everything a newcomer or a developer types. Each target makes what it needs; `make help` lists them.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check -qq
DATA   ?= ../shared/data
SCORE  ?= ../shared/score
LOCK   := uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate --no-header

.DEFAULT_GOAL := help
.PHONY: help demo test lint bench docs bench-flat pictures lock clean

help:  ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(VENV)/.run  ## read the sample reports and show the events that they tell
	@$(BIN)/dateline demo

test: $(VENV)/.dev  ## run the tests
	@$(BIN)/python -m pytest

lint: $(VENV)/.dev  ## style, types and the walls between the rooms
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && $(BIN)/lint-imports

bench: $(VENV)/.dev  ## speed beside bare spaCy, memory, and every score on the development data
	@$(BIN)/python benchmarks/bench.py --data $(DATA) --score $(SCORE)

bench-flat: $(VENV)/.dev  ## cost of adding a report, and of each page, at 20,000 reports (about 40 minutes)
	@rm -f flat.db flat.db-wal flat.db-shm
	@$(BIN)/python benchmarks/flat.py 20000 --archive flat.db && $(BIN)/python benchmarks/pages.py flat.db

docs: $(VENV)/.dev  ## write docs/commands.md anew from the commands' own help
	@$(BIN)/python -m typer dateline.cli utils docs --name dateline --title "The command" --output docs/commands.md

pictures: $(VENV)/.dev  ## take the README's pictures of the pages anew (needs Chromium)
	@$(BIN)/python docs/pictures.py

lock: $(VENV)/.dev  ## write the lock files anew from pyproject.toml
	$(BIN)/$(LOCK) --extra build pyproject.toml -o requirements/run.txt
	$(BIN)/$(LOCK) --extra dev pyproject.toml -c requirements/run.txt -o requirements/dev.txt

clean:  ## remove the environment and every cache
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

# The project itself is installed without build isolation and without its dependencies: all of both are in the lock.
$(VENV)/bin/python:
	@echo "Making $(VENV) with $(PYTHON)"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements/run.txt pyproject.toml | $(VENV)/bin/python
	@echo "Installing Dateline and what it needs (a minute or two, once)"
	@$(PIP) install --require-hashes -r requirements/run.txt
	@$(PIP) install --no-build-isolation --no-deps -e .
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.run
	@echo "Installing what tests and checks need (a minute or two, once)"
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@
