# Nothing but Python 3.11 or later, and make, is needed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PYTEST = NODE_PATH=$(CURDIR)/$(VENV)/node/node_modules $(BIN)/pytest -n auto

# Also here where bytecode is not to be written: all workers would compile all modules each time.
export PYTHONDONTWRITEBYTECODE =

.PHONY: demo test coverage lint catalogues documents pictures fuzz bench clean

## Prints the shipped mission's agenda and writes every delegate's calendar to calendars/
demo: $(VENV)/installed
	$(BIN)/itinerary --programme japan-2025 agenda
	$(BIN)/itinerary --programme japan-2025 export --output calendars

## Checks formatting, lint, types and imports, and runs the tests
test: $(VENV)/installed-dev $(VENV)/installed-node lint
	$(PYTEST) --no-cov

## Runs the tests, and says which lines they leave out: it takes twice the time
coverage: $(VENV)/installed-dev $(VENV)/installed-node
	$(PYTEST) --cov --cov-report=term:skip-covered

lint: $(VENV)/installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	MYPYPATH=tests/bench $(BIN)/mypy --strict tests/bench/*.py tests/bench/peers/*.py
	$(BIN)/lint-imports

## Finds every sentence of the code, and brings the catalogues in itinerary/languages/ up to date
catalogues: $(VENV)/installed-dev
	$(BIN)/python tools/catalogues.py extract

## Brings the parts of docs/ that the code writes up to date, such as docs/mistakes.md
documents: $(VENV)/installed
	$(BIN)/python tools/documents.py

## Draws the pictures of docs/pictures/ anew, from what the tool writes to a terminal
pictures: $(VENV)/installed
	$(BIN)/python tools/pictures.py

## Ten minutes of random input: make fuzz SECONDS=600
SECONDS ?= 600
fuzz: $(VENV)/installed-dev
	$(BIN)/python tests/fuzz/fuzz_programme.py $(SECONDS)

## Times the tool beside others, some minutes long: make bench RUNS=9 OPTIONS=--json
RUNS ?= 9
bench:
	$(PYTHON) tests/bench/bench.py --runs $(RUNS) $(OPTIONS)

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

# Installing compiles the catalogues, so that it is done again when they change.
CATALOGUES := $(wildcard itinerary/languages/*.po)

$(VENV)/installed: pyproject.toml $(CATALOGUES) | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

$(VENV)/installed-dev: pyproject.toml $(CATALOGUES) | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@ $(VENV)/installed

# Two more readers of calendars and what drives a browser, where npm is there and can; the tests do
# without them elsewhere.
$(VENV)/installed-node: tests/readers/package.json | $(VENV)/bin/python
	mkdir -p $(VENV)/node
	cp tests/readers/package.json $(VENV)/node/
	-npm install --silent --no-audit --no-fund --prefix $(VENV)/node
	touch $@

clean:
	rm -rf $(VENV) calendars dist .coverage .mypy_cache .ruff_cache .pytest_cache .hypothesis
