# Two commands do everything on a machine that has only Python (3.11 or newer) and make:
#   make demo    read the sample reports, print the case list and a case file, write its page
#   make test    style, types and tests
# The environment is made in .venv from requirements.lock, where every package is pinned by version and hash.

PYTHON ?= python3
MODELS := victims alike whole surety
VENV := .venv
BIN := $(VENV)/bin
export OMP_NUM_THREADS ?= 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# each of the many processes that the tests start would otherwise compile the whole program anew
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help demo test lint types unit eval gate bench train lock clean

help:  ## say what there is
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

$(VENV)/.core: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "habeas needs Python 3.11 or newer; set PYTHON=python3.11")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.core requirements-dev.lock
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.lock
	@touch $@

demo: $(VENV)/.core  ## read the sample reports and show what comes out
	@rm -rf demo && mkdir demo
	$(BIN)/habeas read examples/reports --casebook demo/sample.casebook
	@echo
	$(BIN)/habeas cases --casebook demo/sample.casebook
	@echo
	$(BIN)/habeas show 1 --casebook demo/sample.casebook
	@$(BIN)/habeas page 1 --casebook demo/sample.casebook --output demo/case-1.html
	@echo
	@echo "The page of this case: $(CURDIR)/demo/case-1.html"

test: $(VENV)/.dev lint types unit  ## style, types and tests

lint: $(VENV)/.dev
	$(BIN)/ruff check src tests eval tools
	$(BIN)/ruff format --check src tests eval tools

types: $(VENV)/.dev
	$(BIN)/mypy

unit: $(VENV)/.dev
	$(BIN)/python -m pytest -n 2
	$(BIN)/python -m pytest -n 2 -rs --database postgresql tests/store tests/actions/test_desk.py tests/actions/test_upkeep.py tests/actions/test_move.py tests/actions/test_hand_over.py \
		tests/web/test_deciding.py tests/web/test_entry.py tests/web/test_pages.py tests/web/test_many.py

eval: $(VENV)/.dev  ## every benchmark whose data are here, beside what others reach; adds to eval/trend.csv
	$(BIN)/python -m eval.run

gate: $(VENV)/.dev  ## the quality floors, measured and compared
	$(BIN)/python -m eval.gate

bench: $(VENV)/.dev  ## how long reading takes, beside a plain spaCy pass
	$(BIN)/python -m eval.speed

train: $(VENV)/.train  ## fit the learned parts again from the data in ../shared, seeds fixed
	for model in $(MODELS); do OMP_NUM_THREADS=1 $(BIN)/python -m tools.train.$$model || exit 1; done

$(VENV)/.train: $(VENV)/.core requirements-train.lock
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-train.lock
	@touch $@

lock: $(VENV)/.dev  ## resolve the pinned versions again (needs uv)
	$(BIN)/uv pip compile pyproject.toml tools/build.in --universal --python-version 3.11 --generate-hashes --no-header -q -o requirements.lock
	$(BIN)/uv pip compile pyproject.toml tools/build.in --extra dev --universal --python-version 3.11 --generate-hashes --no-header -q -c requirements.lock -o requirements-dev.lock
	$(BIN)/uv pip compile pyproject.toml tools/build.in --extra train --universal --python-version 3.11 --generate-hashes --no-header -q -c requirements.lock -o requirements-train.lock

clean:  ## throw the environment and the demo away
	rm -rf $(VENV) demo
