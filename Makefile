# Civic Scorecard: every task of the project by name. `make help` lists them.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
QUICK := -n 2 --dist loadfile -m "not browser"
COVER := --cov --cov-branch --cov-report=json:.coverage.json --cov-report=

# The first Python that is new enough; only asked for where uv is absent.
FIND_PYTHON = for name in python3 python3.14 python3.13 python3.12 python3.11; do \
	if command -v $$name >/dev/null && $$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	2>/dev/null; then echo $$name; exit 0; fi; done; \
	echo "Civic Scorecard needs Python 3.11 or later, or uv." >&2; exit 1
FIND_BROWSER = command -v chromium || command -v chromium-browser || command -v google-chrome \
	|| command -v google-chrome-stable

.PHONY: help setup run test quick thorough check fix bench shots lock browser

help: ## List what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(STAMP) ## Fill .venv with what the lock file names

# The lock names every package, so pip is told not to look for others: it would take a newer release
# of one that is asked for with an extra, and then refuse it for having no hash.
$(STAMP): requirements.lock pyproject.toml
	@if command -v uv >/dev/null; then \
		[ -x $(BIN)/python ] || uv venv --quiet --python '>=3.11' $(VENV); \
		uv pip sync --quiet --python $(BIN)/python --require-hashes requirements.lock; \
		uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .; \
	else \
		python=$$($(FIND_PYTHON)); \
		[ -x $(BIN)/pip ] || $$python -m venv --clear $(VENV); \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes \
			--requirement requirements.lock; \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps \
			--no-build-isolation --editable .; \
	fi
	@touch $(STAMP)

run: setup ## Serve the dashboard on http://127.0.0.1:8050 (HOST= and PORT= override)
	@exec $(BIN)/scorecard serve

test: setup browser ## Run every test, and hold coverage to its limits
	@failed=; \
	$(BIN)/python -m pytest $(QUICK) $(COVER) || failed=1; \
	$(BIN)/python -m pytest -m browser || failed=1; \
	$(BIN)/python tests/house/coverage_limits.py .coverage.json || failed=1; \
	[ -z "$$failed" ]

quick: setup ## Run the unit tests, in about a minute
	$(BIN)/python -m pytest -n 2 --dist loadfile -m "not browser and not slow" tests/unit

thorough: setup ## Try the statutory clocks on 10,000 cases for each property
	SCORECARD_THOROUGH=1 $(BIN)/python -m pytest -n 2 tests/unit/domain/clocks -k agree

browser: setup
	@if $(FIND_BROWSER) >/dev/null; then exit 0; fi; \
	if command -v apt-get >/dev/null; then \
		sudo=; [ "$$(id -u)" = 0 ] || sudo=sudo; \
		if $$sudo apt-get update -qq && $$sudo apt-get install -y -qq chromium; then exit 0; fi; \
	fi; \
	$(BIN)/python -m playwright install --with-deps chromium

check: setup ## Look for faults without running the product
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/deptry .
	$(BIN)/python -m pytest tests/house -m "not slow"

fix: setup ## Mend what can be mended without thinking
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: setup ## Measure what the README's performance table says
	$(BIN)/python -m benchmarks

shots: setup browser ## Take the pictures in docs/images again
	SCORECARD_SHOTS=1 $(BIN)/python -m pytest tests/browser -m browser

lock: ## Write requirements.lock again (needs uv); UPGRADE=1 takes the newest versions
	@uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --all-extras --group dev \
		--generate-hashes --no-emit-index-url --custom-compile-command "make lock" \
		$(if $(UPGRADE),--upgrade) --output-file requirements.lock
