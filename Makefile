# Two commands are enough on a fresh machine: `make demo` and `make test`.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
LOCK   := installer/requirements.lock
STAMP  := $(VENV)/.complete
WORDS  := resources/i18n/jgvisit_nl
# test processes beside each other; a file's tests stay together, for they share what is costly to make
WORKERS ?= 2

.DEFAULT_GOAL := help
.PHONY: help venv system demo test lint format bench reliability pictures guides screens packages packages-check lock clean

help:
	@echo "make demo   the fictional municipality (headless where there is no display)"
	@echo "make test   every test"
	@echo "also: venv system lint format bench reliability pictures guides screens packages packages-check lock clean"

venv: $(STAMP) $(WORDS).qm

$(WORDS).qm: $(WORDS).ts $(STAMP)
	@$(BIN)/python installer/build_translations.py

$(STAMP): $(LOCK) pyproject.toml
	$(PYTHON) installer/check_python.py
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(LOCK)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

system:
	@sh installer/linux/system.sh

demo: system venv
	@$(BIN)/jgvisit demo $(ARGS)

test: system venv
	@$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile $(ARGS)

lint: venv
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/jgvisit content check

format: venv
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: system venv
	@$(BIN)/python -m tests.bench $(ARGS)

screens: system venv
	@$(BIN)/python -m tests.gallery $(ARGS)

$(VENV)/.fuzzing: $(STAMP) installer/fuzzing.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r installer/fuzzing.lock
	@touch $@

reliability: system venv $(VENV)/.fuzzing
	@$(BIN)/python -m tests.reliability $(ARGS)

pictures: venv
	@$(BIN)/python -m installer.build_design_pictures
	@$(BIN)/python -m tests.gallery.guide_pictures
	@GUIDE_PICTURES=1 $(BIN)/python -m pytest -q -k pictures_of_the_guides tests/integration/server/test_server_pages_browser.py

guides: venv
	@mkdir -p build
	@for name in worker administrator privacy; do $(BIN)/jgvisit guide $$name --out build/jgvisit-$$name.pdf || exit 1; done

packages: venv
	@$(BIN)/python -m installer.bundle linux
	@if [ -n "$(WINDOWS_PYTHON)" ]; then $(BIN)/python -m installer.bundle windows --python "$(WINDOWS_PYTHON)" $(ARGS); fi

packages-check: venv
	@$(BIN)/python -m installer.checks.linux $(ARGS)
	@if ls build/packages/*.msi >/dev/null 2>&1; then $(BIN)/python -m installer.checks.wine; fi

lock:
	uv pip compile -q pyproject.toml --all-extras --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-header -o $(LOCK)
	cd installer && uv pip compile -q fuzzing.txt --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-header --no-annotate -o fuzzing.lock

clean:
	rm -rf $(VENV) build .mypy_cache .ruff_cache .pytest_cache
