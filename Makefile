# `make` alone lists the targets.
PORT ?= 8000
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
MANAGE := $(BIN)/python manage.py
# For every Python and platform that is supported, wherever the packages come from.
LOCK := $(BIN)/uv pip compile --quiet --no-config --universal --python-version 3.11 \
	--generate-hashes --custom-compile-command "make lock"
export PORT

.DEFAULT_GOAL := help
.PHONY: help setup lock run serve onet search-quality search-benchmark request-files check test test-deep format screenshots

help: ## List the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## */\t/' | expand -t 18

setup: $(VENV)/.ready ## Make .venv with everything that development needs

$(VENV)/.ready: requirements.txt requirements-dev.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed: set PYTHON=/path/to/python3.11"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

lock: setup ## Lock what the requirements*.in name: ARGS=--upgrade takes the newest that they allow
	$(LOCK) $(ARGS) requirements.in --output-file requirements.txt
	$(LOCK) $(ARGS) requirements-dev.in --constraints requirements.txt --output-file requirements-dev.txt

run: setup ## Serve the guide for development on 127.0.0.1:$PORT (8000), with a worker and the schedule
	@$(MANAGE) prepare_development
	$(BIN)/python scripts/with_worker.py $(MANAGE) runserver 127.0.0.1:$(PORT)

serve: setup ## Serve it as in production, plain HTTP on 127.0.0.1:$PORT, same database
	@PATH="$(CURDIR)/$(BIN):$$PATH" scripts/serve

onet: setup ## Import a release of O*NET as drafts: make onet ONET=path/to/db_27_0_text.zip
	@test -n "$(ONET)" || { echo "Say which release: make onet ONET=path/to/db_27_0_text.zip"; exit 1; }
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) import_onet "$(ONET)"

search-quality: setup ## Judge the search over a whole release, on both databases: make search-quality ONET=path/to/db_27_0_text.zip
	@test -n "$(ONET)" || { echo "Say which release: make search-quality ONET=path/to/db_27_0_text.zip"; exit 1; }
	@unset DATABASE_URL; $(BIN)/python -m scripts.measure_search quality "$(ONET)"

search-benchmark: setup ## Measure search at three sizes, on both databases: make search-benchmark ONET=path/to/db_27_0_text.zip
	@test -n "$(ONET)" || { echo "Say which release: make search-benchmark ONET=path/to/db_27_0_text.zip"; exit 1; }
	@unset DATABASE_URL; $(BIN)/python -m scripts.measure_search benchmark "$(ONET)"

request-files: setup ## Count the files that one request runs through: ARGS=--files names them
	@$(BIN)/python -m scripts.measure_request_files $(ARGS)

check: setup ## Formatting, lint, types, Django's checks, missing migrations
	@PATH="$(CURDIR)/$(BIN):$$PATH" scripts/check

test: setup ## Everything: the checks, then all tests on SQLite and on PostgreSQL
	@PATH="$(CURDIR)/$(BIN):$$PATH" scripts/test

test-deep: setup ## The tests that take long, on both databases
	@PATH="$(CURDIR)/$(BIN):$$PATH" scripts/test deep

format: setup ## Format the code and repair what lint can repair
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format --quiet .

screenshots: setup ## Take the screenshots of the editors' handbook anew (needs Chromium)
	$(BIN)/python -m scripts.screenshots.studio
