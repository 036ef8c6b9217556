#!/bin/sh
# Pins what pyproject.toml asks for: everything for development, and what production runs.
# The second takes its versions from the first, so that both always agree.
set -eu
pin() {
  .venv/bin/python -m uv pip compile --quiet --generate-hashes --no-emit-index-url --no-annotate --no-header \
    --python-version 3.11 "$@" pyproject.toml
}
pin --group dev -o requirements.lock
pin -c requirements.lock -o requirements-production.lock
