# Two commands matter: `make run` and `make test`. Both do all the set-up they need.
PYTHON ?= python3
BIN := .venv/bin
.DEFAULT_GOAL := help
.PHONY: help run test explore check fix bench crisis-train crisis-report lint-train pictures flood torture migration setup setup-dev

help: ## show this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

.venv/.runtime: requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

.venv/.dev: requirements-dev.lock .venv/.runtime
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	touch $@

setup: .venv/.runtime ## make the environment, pinned by hash

setup-dev: .venv/.dev
	@command -v chromium-headless-shell >/dev/null \
		|| { test "$$(id -u)" = 0 && apt-get update -qq && apt-get install -y -qq chromium-headless-shell; } \
		|| command -v chromium >/dev/null \
		|| { test "$$(id -u)" = 0 && apt-get install -y -qq chromium; } \
		|| { echo "the browser tests need Debian's chromium: apt-get install chromium"; exit 1; }

run: setup ## start Senim here: chat on 8080, panel on 8081 (demo: the second factor may be skipped)
	SENIM_PANEL__DEMO=$${SENIM_PANEL__DEMO:-true} $(BIN)/senim run

# the code is read by two hundred processes: what Python made of it is kept, whatever the environment says
test: export PYTHONDONTWRITEBYTECODE =
test: setup-dev ## every test, on three processes: browsers and kills leave a core waiting
	$(BIN)/pytest -n 3 --dist worksteal

explore: setup-dev ## the properties alone, with examples nobody tried before: what breaks becomes a case
	HYPOTHESIS_PROFILE=explore $(BIN)/pytest -n 3 -m hypothesis

check: .venv/.dev ## format, lint, types, import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

fix: .venv/.dev ## let the tools mend what they can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: .venv/.dev ## every performance figure beside its peer, into bench/results.json
	$(BIN)/python -m bench

.venv/.lab: requirements-lab.lock .venv/.runtime
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-lab.lock
	touch $@

crisis-train: .venv/.lab ## the weights of crisis screening anew, from the labelled messages
	$(BIN)/python -m bench.crisis train

crisis-report: .venv/.lab ## the figures of crisis screening, into docs/crisis-screening.md
	$(BIN)/python -m bench.crisis report

lint-train: .venv/.lab ## the weights of the safe-messaging linter anew, from the labelled sentences
	$(BIN)/python -m bench.safe_messaging

pictures: .venv/.lab ## the shipped pictures anew, from their SVGs
	$(BIN)/python -m bench.pictures

flood: .venv/.dev ## ten minutes of messages and panel writes at once
	$(BIN)/python -m bench.flood

torture: .venv/.dev ## Telegram in bad weather: a hundred kills, five thousand messages, polled and brought
	$(BIN)/python -m bench.torture

migration: .venv/.dev ## a new migration: make migration m="add appointments"
	$(BIN)/python -m db.new_migration "$(m)"
