# Two commands are enough: `make demo` and `make test`. Needs Python 3.11 or newer and nothing else.
# Settings come from the environment, for example: make demo PORT=8001

PYTHON ?= python3
BIN := .venv/bin
export PYTHON_CHOSEN := $(filter-out file default,$(origin PYTHON))
# Two workers on two cores halve the wait; `make test PYTEST_ARGS="-x tests/domain"` runs a part in one.
PYTEST_ARGS ?= -n auto --maxprocesses 4

.DEFAULT_GOAL := help
.PHONY: help demo test check bench bench-peers bench-pretix fresh lock messages screenshots clean base dev

help: ## Show what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | while IFS="$$(printf '\t')" read -r name text; do printf '  make %-12s %s\n' "$$name" "$$text"; done

demo: base ## Start everything with the demo programme; Ctrl-C stops it
	@exec $(BIN)/veerkracht demo --end-with-parent

test: dev ## Run all tests
	@$(BIN)/python scripts/chromium.py
	@exec $(BIN)/python -m pytest $(PYTEST_ARGS)

check: dev ## Check style, types, templates, import contracts, migrations and translations
	@$(BIN)/python scripts/check.py

bench: dev ## Measure speed and memory; prints one JSON line per measurement
	@for file in benchmarks/[a-z]*.py; do $(BIN)/python -m benchmarks.$$(basename $$file .py) || exit 1; done

bench-peers: dev ## Install the matchers beside which `python -m benchmarks.matching --peers all` measures ours
	@exec $(PYTHON) scripts/bench_peers.py

bench-pretix: dev ## Install the ticket shop beside which `python -m benchmarks.seats` measures ours
	@exec $(PYTHON) scripts/bench_pretix.py

fresh: dev ## Write down anew what an empty database starts from; after a change of migrations
	@exec $(BIN)/veerkracht fresh

lock: dev ## Write requirements/*.txt anew from requirements/*.in
	@exec $(PYTHON) scripts/lock.py

messages: dev ## Bring the translation files up to date with the texts in the code
	@exec $(BIN)/python scripts/messages.py

screenshots: dev ## Make the screenshots of the README anew from the demo programme
	@$(BIN)/python scripts/chromium.py
	@exec $(BIN)/python scripts/screenshots.py

clean: ## Remove .venv and caches; data in var/ stays
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis build *.egg-info src/*.egg-info
	find src tests scripts benchmarks -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true

base:
	@$(PYTHON) scripts/bootstrap.py base

dev:
	@$(PYTHON) scripts/bootstrap.py dev
