# `make help` lists the targets. Everything is made in .venv and build; `make clean` removes both.

PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
SETUP := packaging/setup
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help run test check bench bench-peers fuzz torture soak screens pictures words package trial audit lock clean setup setup-test setup-deb setup-deb-if-it-can-be setup-package setup-audit

run: setup ## open the inbox on the demo server (with no display: a tour in words, pictures in build/screens)
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname)" = Darwin ]; then \
		exec $(PY) -m evoinbox --demo; \
	else \
		echo "There is no display, so here is a tour off-screen; its pictures go to build/screens."; \
		QT_QPA_PLATFORM=offscreen exec $(PY) tests/support/tour.py build/screens; \
	fi

# A file's tests stay together, in order: what they share is made once. Where one crashes, all end: pytest-xdist waits
# for ever when tests kept together have lost their place. What makes packages is set up while the checks run.
test: setup-test ## set up, check, and run all tests, two files at a time (JOBS=1: one)
	@$(MAKE) --no-print-directory -j2 check setup-deb-if-it-can-be
	@$(PY) -m pytest -n $(or $(JOBS),2) --dist loadfile --no-loadscope-reorder --max-worker-restart=0

setup-deb-if-it-can-be:
	@$(MAKE) --no-print-directory setup-deb || echo "Without that no package is tried: its tests are skipped."

check: setup-test ## lint, formatting, types, import contracts, house rules
	@$(PY) -m ruff check
	@$(PY) -m ruff format --check
	@$(PY) -m mypy
	@$(VENV)/bin/lint-imports --no-cache
	@$(PY) -m pytest -q --no-header tests/test_house.py

bench: setup-test ## measure: ratios within one run, never part of the tests
	@$(PY) -m tests.bench

# An environment with what the program needs and nothing else: httpx loads more where it finds more.
PLAIN := build/plain
bench-peers: setup-test $(PLAIN)/run.stamp ## start, memory and idle cost beside other inboxes that are installed; with TEXTS (100,000) cached
	@$(PY) -m tests.bench.peers --python $(CURDIR)/$(PLAIN)/bin/python $(if $(TEXTS),--texts $(TEXTS))

fuzz: setup-test ## a million mutated replies (BODIES) and hostile texts (TEXTS); QUESTIONS to the search and to a plain scan
	@$(PY) -m tests.fuzz --bodies $(or $(BODIES),1000000) --texts $(or $(TEXTS),1000000)
	@$(PY) -m tests.fuzz.window
	@$(PY) -m tests.fuzz.searching --questions $(or $(QUESTIONS),1000)

torture: setup-test ## SENDS texts (10,000) through a program that is killed and starved; two random walks of EVENTS (100,000)
	@$(PY) -m tests.torture --sends $(or $(SENDS),10000) $(if $(SEED),--seed $(SEED))
	@$(PY) -m tests.torture.in_step --events $(or $(EVENTS),100000) $(if $(SEED),--seed $(SEED))
	@EVOINBOX_OPERATIONS=$(or $(EVENTS),100000) EVOINBOX_SEED=$(or $(SEED),7) QT_QPA_PLATFORM=offscreen \
		$(PY) -m pytest -q --no-header --timeout 0 tests/ui/test_one_number.py

soak: setup-test ## play a day: 5,000 arrivals, 500 sends, 2,000 switches; table and picture in build/soak
	@$(PY) -m tests.soak $(if $(ARRIVALS),--arrivals $(ARRIVALS) --noted $(ARRIVALS)) $(if $(SENDS),--sends $(SENDS)) $(if $(SWITCHES),--switches $(SWITCHES))

screens: setup ## draw each state in each palette, language and text size to build/screens
	@QT_QPA_PLATFORM=offscreen $(PY) tests/support/screens.py build/screens

pictures: setup-test ## draw anew the pictures that the painting code is compared with: look at them before committing
	@QT_QPA_PLATFORM=offscreen EVOINBOX_PICTURES=new $(PY) -m pytest -q --no-header tests/ui/test_pictures.py

words: setup-test ## write the translations' files anew from the words of the code; lists what has none yet
	@$(PY) tests/support/translations.py

# An environment of its own: what is not needed to run is not there to be frozen by mistake.
FREEZE := build/freeze
package: setup-test setup-package ## make the packages of this system in dist, and use the program that came out
	@PYTHONPATH=. $(FREEZE)/bin/python packaging/build.py
	@echo "Using the frozen program as an agent does ..."
	@PYTHONPATH=. $(PY) packaging/smoke.py $(CURDIR)/build/package/frozen/evoinbox/evoinbox

trial: ## as root: the .deb of `make package` in a clean Debian 12 (RELEASES: others): use, upgrade, remove, purge
	@$(PY) packaging/trial.py $(RELEASES)

# Apart from the others: what looks at the packages is none of them.
AUDIT := build/audit/env
audit: setup-audit ## licences, known faults of all locked packages (asks the network), and a bill of materials in build/audit
	@PYTHONPATH=. $(AUDIT)/bin/python packaging/audit.py

lock: ## write the lock files anew from pyproject.toml (UPGRADE=1: with newer versions)
	@$(PYTHON) $(SETUP)/lock.py $(if $(UPGRADE),--upgrade)

clean: ## remove all that was made here
	rm -rf $(VENV) build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find evoinbox tests packaging -name __pycache__ -type d -exec rm -rf {} +

help: ## this list
	@sed -n 's/^\([a-z-]*\):[^#]*## /\1|/p' Makefile | awk -F'|' '{ printf "make %-11s %s\n", $$1, $$2 }'

# A stamp is newer than what it was made from, so set-up costs nothing once done.
setup: $(VENV)/run.stamp
setup-test: $(VENV)/test.stamp
setup-deb: $(FREEZE)/deb.stamp
setup-package: $(FREEZE)/package.stamp
setup-audit: $(AUDIT)/audit.stamp

$(PY):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "EvoInbox needs Python 3.11 or newer; set PYTHON=/path/to/it."; exit 1; }
	@echo "Making the virtual environment $(VENV) ..."
	@$(PYTHON) -m venv $(VENV) || { echo "No virtual environment: on Debian, install python3-venv."; rm -rf $(VENV); exit 1; }

$(VENV)/run.stamp: $(PY) $(SETUP)/requirements.lock $(SETUP)/system.sh $(SETUP)/probe.py
	@$(SETUP)/system.sh run
	@echo "Installing the Python packages that the program needs (Qt is the large one, 100 MB) ..."
	@$(PY) -m pip install -qq --require-hashes -r $(SETUP)/requirements.lock
	@$(PY) $(SETUP)/probe.py
	@touch $@

$(VENV)/test.stamp: $(VENV)/run.stamp $(SETUP)/requirements-test.lock
	@$(SETUP)/system.sh test
	@echo "Installing the Python packages that checks and tests need ..."
	@$(PY) -m pip install -qq --require-hashes -r $(SETUP)/requirements-test.lock
	@touch $@

$(PLAIN)/run.stamp: $(VENV)/run.stamp
	@echo "Installing what the program needs once more, by itself ..."
	@$(PYTHON) -m venv --clear $(PLAIN)
	@$(PLAIN)/bin/python -m pip install -qq --require-hashes -r $(SETUP)/requirements.lock
	@$(PLAIN)/bin/python $(SETUP)/probe.py
	@touch $@

$(FREEZE)/deb.stamp: $(SETUP)/requirements-package.lock $(SETUP)/system.sh
	@$(SETUP)/system.sh deb
	@echo "Installing the Python packages that packaging needs ..."
	@$(PYTHON) -m venv --clear $(FREEZE)
	@$(FREEZE)/bin/python -m pip install -qq --require-hashes -r $(SETUP)/requirements-package.lock
	@touch $@

$(FREEZE)/package.stamp: $(FREEZE)/deb.stamp
	@$(SETUP)/system.sh package
	@touch $@

$(AUDIT)/audit.stamp: $(SETUP)/requirements-audit.lock
	@echo "Installing the Python packages that the audit needs ..."
	@$(PYTHON) -m venv --clear $(AUDIT)
	@$(AUDIT)/bin/python -m pip install -qq --require-hashes -r $(SETUP)/requirements-audit.lock
	@touch $@
