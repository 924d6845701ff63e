#!/bin/sh
# Writes requirements.lock and those of tests, fuzzers, documentation, Spark and lowest versions anew from pyproject.toml. Needs uv on the PATH, and the network.
# Universal: one file for Python 3.11 and newer on every machine. No address of a registry goes in.
set -eu
cd "$(dirname "$0")/../.."
lock() {
    out=$1
    shift
    UV_PYTHON_DOWNLOADS=never uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-header --no-annotate --no-emit-index-url --no-emit-find-links \
        pyproject.toml --group house "$@" --output-file "$out" "${upgrade:---no-upgrade}"
}
upgrade=${1:-}
lock requirements.lock
# The test lock holds everything of the other one at the same versions.
lock requirements-test.lock --group test --group lint --constraint requirements.lock
# So does that of the fuzzers.
lock requirements-fuzz.lock --group test --group lint --group fuzz --constraint requirements-test.lock
# And what builds the documentation.
lock requirements-docs.lock --group docs --constraint requirements-test.lock
# And the engine for clusters, which is tried apart.
lock requirements-spark.lock --extra spark --group test --group lint --constraint requirements-test.lock
# The lowest versions that pyproject.toml allows, which tools/setup/lowest.sh tries, on Python 3.11 alone.
UV_PYTHON_DOWNLOADS=never uv pip compile --quiet --python-version 3.11 --resolution lowest-direct \
    --extra fonts --extra parquet --extra pdf --extra serve --extra sheets --extra citations --extra places --extra tiles \
    --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links \
    pyproject.toml --output-file requirements-lowest.lock --upgrade
