# Everything that is done with the planner, in one word each. Needs Python 3.11 or later, pip and make.

PYTHON ?= python3
PORT ?= 8000
POSTGRES_URL ?= postgres://postgres@127.0.0.1:5432/postgres

IN := .venv/bin
MANAGE := $(IN)/python manage.py
PYTEST := $(IN)/pytest -n auto
PLATE := build/figures
PIP := $(IN)/python -m pip install --quiet --disable-pip-version-check

# Every test process would compile the whole project anew.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help run test test-sqlite test-postgres check bench figures handouts rules-doc format

help:  ## say what can be done
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: .venv/ready .env  ## set everything up, load the library, and serve it on this machine (PORT=8000)
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) load_library
	@$(MANAGE) plan examples/sciatica.json --pdf example-programme.pdf
	@echo "Printed example: example-programme.pdf"
	@$(MANAGE) make_demo
	@echo "Open http://127.0.0.1:$(PORT)/ (Ctrl-C stops it)."
	@DJANGO_RUNSERVER_HIDE_WARNING=true $(MANAGE) runserver --noreload 127.0.0.1:$(PORT)

test: .venv/ready-dev  ## run every test on SQLite, and those of the database on PostgreSQL too
	@status=0; \
	$(MAKE) --no-print-directory test-postgres || status=1; \
	$(MAKE) --no-print-directory test-sqlite || status=1; \
	exit $$status

test-sqlite: .venv/ready-dev
	DATABASE_URL= $(PYTEST)

test-postgres: .venv/ready-dev
	DATABASE_URL=$(POSTGRES_URL) $(PYTEST) --only-database

check: .venv/ready-dev  ## format, lint, types, imports, migrations, then the tests: what has to pass before a change goes in
	$(IN)/ruff format --check
	$(IN)/ruff check
	$(IN)/djade --check --target-version 5.2 $$(find templates -name '*.html')
	$(IN)/codespell
	$(IN)/mypy
	$(IN)/lint-imports
	$(IN)/bandit --quiet --recursive --configfile pyproject.toml manage.py planner exercises
	DEBUG=on DATABASE_URL=sqlite://:memory: $(MANAGE) makemigrations --check --dry-run
	LONG_RUN=1 $(MAKE) test

figures: .venv/ready .env  ## draw every exercise on one sheet, and some for the README: docs/images
	$(MANAGE) draw_figures docs/images/exercises.pdf
	@mkdir -p build
	$(MANAGE) draw_figures $(PLATE).pdf --only bird-dog figure-four-stretch clamshell half-kneeling-hip-flexor-stretch sit-to-stand downward-dog
	pdftoppm -r 48 -png -singlefile docs/images/exercises.pdf docs/images/exercises
	pdftoppm -r 96 -png -singlefile $(PLATE).pdf docs/images/figures

handouts: .venv/ready .env  ## draw every example in every layout, small: docs/images/handouts
	$(MANAGE) draw_handouts examples docs/images/handouts

rules-doc: .venv/ready .env  ## write what the planner does with each rule: docs/clinical-rules.md
	$(MANAGE) write_rules_document

bench: .venv/ready-bench  ## measure how fast figures are drawn, plans made and handouts printed, as ratios within one run
	$(IN)/python -m bench.figures
	$(IN)/python -m bench.plans
	$(IN)/python -m bench.handouts

format: .venv/ready-dev  ## bring code and templates into their form
	$(IN)/ruff check --fix --exit-zero
	$(IN)/ruff format
	$(IN)/djade --target-version 5.2 $$(find templates -name '*.html')

.env:  # made once; what a person writes into it stays
	@umask 077; $(PYTHON) -c 'import secrets; print("SECRET_KEY=" + secrets.token_urlsafe(50), "DEBUG=on", sep="\n")' > .env.new
	@mv .env.new .env
	@echo "Wrote .env with a new SECRET_KEY and DEBUG=on."

.venv/bin/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed: make PYTHON=...")'
	$(PYTHON) -m venv .venv

.venv/ready: requirements.txt | .venv/bin/pip
	$(PIP) --requirement requirements.txt
	@touch $@

.venv/ready-dev: requirements.txt requirements-dev.txt | .venv/bin/pip
	$(PIP) --requirement requirements-dev.txt
	@touch .venv/ready $@

.venv/ready-bench: requirements-bench.txt .venv/ready-dev
	$(PIP) --requirement requirements-bench.txt
	@touch $@
