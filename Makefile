# Python 3.11 or newer and make are enough; everything else is put into .venv.

VENV := .venv
BIN := $(VENV)/bin
UV ?= $(shell command -v uv)
WORKERS ?= 3
# Where to serve: make run PORT=8001
PORT ?= 8000
# Which tests: make test T=tests/text
T ?= tests
# How long for each harness: make fuzz FUZZ_SECONDS=600
FUZZ_SECONDS ?= 60
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard web/translations/*/LC_MESSAGES/*.po))

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run test check bench soak fuzz requirements clean

help:  ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' Makefile

run: $(VENV)/.installed $(CATALOGUES)  ## Install, prepare the demonstration meeting, serve it
	@$(BIN)/acuerdo serve --demonstration --port $(PORT)

test: $(VENV)/.installed-test $(CATALOGUES)  ## Run all tests, after installing what they need
	@sh tests/install.sh
	@$(BIN)/python -m pytest -q -n $(WORKERS) $(T)

check: $(VENV)/.installed-test  ## Style, types and the laws on who may import whom
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

bench: $(VENV)/.installed-test  ## Print what is measured, against whom
	@sh tests/install.sh
	@$(BIN)/python -m benchmarks

soak: $(VENV)/.installed-test $(CATALOGUES)  ## The long tests: many more examples, races, kills
	@sh tests/install.sh
	@HYPOTHESIS_PROFILE=soak $(BIN)/python -m pytest -q -n $(WORKERS) $(T)

fuzz: $(VENV)/.installed-test  ## Parser, merge and Word reader against inputs made to break them (FUZZ_SECONDS each)
	@$(BIN)/python -c 'import atheris' 2>/dev/null || $(PIP_INSTALL) --require-hashes -r tests/fuzz/requirements.txt \
		|| { echo "Fuzzing needs atheris, which comes for Linux on x86-64 only: see tests/fuzz/requirements.txt" >&2; exit 1; }
	@for part in parser merging word; do \
		echo "== $$part, $(FUZZ_SECONDS) s =="; \
		$(BIN)/python -m tests.fuzz.$$part -max_total_time=$(FUZZ_SECONDS) -verbosity=0 || exit 1; \
	done

requirements:  ## Write the hashed requirements files anew (needs uv)
	@uv pip compile -q --universal --generate-hashes --no-annotate --no-header --python-version 3.11 \
		--group build pyproject.toml -o requirements.txt
	@uv pip compile -q --universal --generate-hashes --no-annotate --no-header --python-version 3.11 \
		--group build --extra test -c requirements.txt pyproject.toml -o requirements-test.txt

clean:  ## Remove what was installed and made; var/ with its database stays
	@rm -rf $(VENV) out .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache $(CATALOGUES)
	@find engine web tests benchmarks workflows -name __pycache__ -type d -prune -exec rm -rf {} +

# The first interpreter that is new enough; a name that is there but does not run (pyenv's shims) is passed over.
$(BIN)/python:
	@for name in $(PYTHON) python3.13 python3.12 python3.11 python3; do \
		if $$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then found=$$name; break; fi; \
	done; \
	if [ -z "$$found" ]; then \
		echo "Acuerdo needs Python 3.11 or newer and found none; install it, or say where: make PYTHON=/path/to/python3" >&2; \
		exit 1; \
	fi; \
	if [ -n "$(UV)" ]; then $(UV) venv -q --no-project --python "$$(command -v $$found)" $(VENV); \
	else $$found -m venv $(VENV); fi \
	|| { rm -rf $(VENV); echo "The environment $(VENV) could not be made; on Debian, apt-get install python3-venv." >&2; exit 1; }

PIP_INSTALL = $(if $(UV),$(UV) pip install -q --python $(BIN)/python,$(BIN)/python -m pip install -q --disable-pip-version-check)

# $(1): a hashed requirements file. Nothing outside it is fetched: the build tool of the project itself is in it too.
define install
	@echo "Installing into $(VENV) ..."
	@if [ -n "$(UV)" ]; then \
		$(UV) pip install -q --python $(BIN)/python --require-hashes -r $(1) && \
		$(UV) pip install -q --python $(BIN)/python --no-deps --no-build-isolation -e .; \
	else \
		$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r $(1) && \
		$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .; \
	fi
endef

$(VENV)/.installed: requirements.txt pyproject.toml | $(BIN)/python
	$(call install,requirements.txt)
	@touch $@

# Holds everything that requirements.txt holds, so one installation serves both.
$(VENV)/.installed-test: requirements-test.txt pyproject.toml | $(BIN)/python
	$(call install,requirements-test.txt)
	@touch $(VENV)/.installed $@

# Stands after the installation, which brings pybabel; `test` reaches it through .installed-test.
%.mo: %.po | $(VENV)/.installed
	@$(BIN)/pybabel -q compile -i $< -o $@
