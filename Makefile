# The commands of the README. `make` alone lists them.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
GOALSITE := $(BIN)/goalsite

.DEFAULT_GOAL := help
.PHONY: help site serve test matrix check fix docs browser dist clean messages fuzz fuzz-builds bench bench-check

help: ## List what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sort | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

$(VENV)/.installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.tested: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group dev
	@touch $@

site: $(VENV)/.installed ## Build the example portfolio into site/
	$(GOALSITE) build content --output site

serve: $(VENV)/.installed ## Serve the example portfolio and rebuild on each save
	$(GOALSITE) serve content

browser: ## Install the browser that the tests use, where there is none
	@if command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null; then :; \
	elif command -v apt-get >/dev/null; then \
	  sudo=$$(test "$$(id -u)" = 0 || echo sudo); \
	  $$sudo apt-get update -qq && $$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium; \
	else echo "install Chromium to run the browser tests" >&2; exit 1; fi

test: $(VENV)/.tested browser ## Run all tests
	$(BIN)/python -m pytest -n auto

matrix: $(VENV)/.tested browser ## Let axe look at every kind of page at each width in all colours
	ALL_WAYS=1 $(BIN)/python -m pytest -n auto tests/browser/test_pages.py

check: $(VENV)/.tested ## Check the example portfolio, the code and the types
	$(GOALSITE) check content --strict
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

fix: $(VENV)/.tested ## Let ruff mend what it can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: $(VENV)/.tested ## Write the generated pages of docs/ anew
	$(BIN)/python docs/generate.py

messages: $(VENV)/.tested ## Write the catalogue of messages anew and compile translations
	$(BIN)/python -m tests.messages

fuzz: $(VENV)/.tested ## Try 100,000 texts on both ways to HTML, and as much front matter on both ways to an entry
	$(BIN)/python -m tests.site.fuzz_fast
	$(BIN)/python -m tests.model.fuzz_plain

fuzz-builds: $(VENV)/.tested ## Do random things to a portfolio and build it beside a clean copy
	$(BIN)/python -m tests.cli.fuzz_builds

bench: $(VENV)/.tested ## Measure builds and saves beside Hugo, Eleventy, MkDocs and Pelican
	$(BIN)/python -m tests.bench.build
	$(BIN)/python -m tests.bench.serve

bench-check: $(VENV)/.tested ## Measure the check beside reading and parsing alone
	$(BIN)/python -m tests.bench.check

dist: $(VENV)/.tested ## Build the wheel and the source archive into dist/
	$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .

clean: ## Remove everything that was made
	rm -rf site dist $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis
