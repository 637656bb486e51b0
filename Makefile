# A fresh machine needs python3 (3.11 or newer), pip and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test lint changes freeze fuzz crash load wheel bench clean

$(VENV)/.made: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	touch $@

$(VENV)/.made-dev: $(VENV)/.made
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $@

demo: $(VENV)/.made ## Draw the bundled example and say where its page lies
	$(BIN)/lagebild demo --output lagebild-demo.html

test: $(VENV)/.made-dev lint ## Everything that must hold: style, types, layers, data, behaviour
	$(BIN)/pytest

lint: $(VENV)/.made-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/lagebild languages lint

changes: $(VENV)/.made-dev ## Which findings a change gained and lost on a fixed corpus, as a diff
	$(BIN)/python -m tests.frozen

freeze: $(VENV)/.made-dev ## Take the findings as reviewed
	$(BIN)/python -m tests.frozen --write

fuzz: $(VENV)/.made-dev ## 100,000 broken documents through intake
	$(BIN)/python -m tests.intake.fuzz 100000

crash: $(VENV)/.made-dev ## kill a process that adds reports, 200 times
	LAGEBILD_KILLS=200 $(BIN)/pytest tests/test_crash.py

load: $(VENV)/.made-dev ## 200 requests at once on a served case of 1,000 reports
	$(BIN)/python bench/serving.py

# The reading as compiled code: docs/decisions/compiled-wheels.md. Built from a copy, so that nothing compiled lies in src.
COMPILED := $(abspath build/compiled)
$(COMPILED)/.made: $(VENV)/.made-dev pyproject.toml $(shell find src -type f -not -path '*/__pycache__/*')
	rm -rf $(COMPILED) dist/lagebild-*.whl
	HATCH_BUILD_HOOKS_ENABLE=1 PIP_CONSTRAINT=$(abspath constraints.txt) $(BIN)/python -m build --outdir dist
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --target $(COMPILED) dist/lagebild-*.whl
	PYTHONPATH=$(COMPILED) $(BIN)/python -c 'from lagebild.reading import pipeline as p; exit(p.__file__.endswith(".py"))'
	touch $@

wheel: $(COMPILED)/.made ## A wheel for this machine with the reading compiled, and all tests with it: a C compiler, ten minutes
	PYTHONPATH=$(COMPILED) $(BIN)/lagebild languages lint
	PYTHONPATH=$(COMPILED) $(BIN)/pytest

# CORPORA: the folder with the corpora (docs/corpora.md); without it, corpora/ here.
CORPORA ?= $(or $(LAGEBILD_CORPORA),corpora)
# LARGEST: the most reports read at once by the speed bench; 1000 takes four minutes, 10000 about twenty.
LARGEST ?= 10000
# COMPILER: with one the compiled build is measured too, which takes ten minutes to make; `make bench COMPILER=` leaves it out.
COMPILER ?= $(shell command -v cc 2>/dev/null)

$(VENV)/.made-bench: $(VENV)/.made-dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[bench]'
	touch $@

bench: $(VENV)/.made-bench ## Quality and speed, measured: docs/quality.md, docs/speed.md, the table in the README
	$(BIN)/python bench/quality.py --corpora $(CORPORA)
	-test -z "$(COMPILER)" || $(MAKE) $(COMPILED)/.made
	$(BIN)/python bench/speed.py --corpora $(CORPORA) --largest $(LARGEST) \
	  $(if $(COMPILER),$$(test ! -e $(COMPILED)/.made || echo --compiled $(COMPILED)))

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache lagebild-demo.html
