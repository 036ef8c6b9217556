# Every command of the project. All paths are relative, so that a checkout may lie anywhere,
# also where the path has a space in it.
SHELL := /bin/sh
PYTHON ?= python3
PORT ?= 8000
ARGS ?=
export PORT
IN := .venv/bin/python

.DEFAULT_GOAL := help
.PHONY: help setup setup-tests demo test test-services check fmt bench requirements assets lock clean

help: ## say what each command does
	@grep -E '^[a-z-]+:.*## ' Makefile | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 24

setup: ## system libraries, .venv and assets for running the portal
	@"$(PYTHON)" scripts/setup.py

setup-tests: ## the same and what the test suite needs (Chromium, poppler, qpdf)
	@"$(PYTHON)" scripts/setup.py --tests

demo: setup ## the portal with the demonstration world on http://127.0.0.1:$PORT/ until Ctrl-C
	@exec $(IN) -m pbp_portal.run demo

test: setup-tests ## the whole test suite; ARGS='-k quorum' is passed on to pytest
	@exec $(IN) -m pytest -n 2 --dist worksteal $(ARGS)

test-services: ## the same suite on the PostgreSQL and Redis of DATABASE_URL and REDIS_URL, or on Debian's
	@"$(PYTHON)" scripts/setup.py --tests --services
	@exec $(IN) scripts/with_services.py $(IN) -m pytest -n 2 --dist worksteal $(ARGS)

check: setup ## lint, format, types, import contracts, templates, migrations, deployment settings
	@exec $(IN) scripts/check.py $(ARGS)

fmt: setup ## format the Python code
	@$(IN) -m ruff check --fix --quiet .
	@$(IN) -m ruff format .

bench: setup ## print the benchmark ratios
	@exec $(IN) benchmarks/run.py $(ARGS)

requirements: setup ## a line per requirement: served by which test, or missing
	@exec $(IN) -m tests.requirements_report $(ARGS)

assets: setup ## build static/dist anew
	@rm -f static/dist/.stamp
	@"$(PYTHON)" scripts/assets.py

lock: setup ## pin what pyproject.toml asks for, with hashes
	@scripts/lock.sh

clean: ## remove what was built; the data under var/ stay
	@rm -rf .venv node_modules static/dist staticfiles .ruff_cache .mypy_cache .pytest_cache .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
