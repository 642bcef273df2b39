# The commands of this project. `make site` and `make test` are the two to know.

# Tests start hundreds of commands: what is installed is compiled once, not by each of them.
unexport PYTHONDONTWRITEBYTECODE

PYTHON ?= python3
VENV := .venv
AUDIT := build/audit
PEERS := build/peers
FORMAT ?= text
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check

SINCE ?=
HTML_CHECKER := tests/node_modules/vnu-jar/build/dist/vnu.jar

.PHONY: site offline test check serve acceptance quality lighthouse benchmark intake-benchmark check-benchmark scale growth sbom audit licences torture coverage mutation lint clean lock preview links last-links suggestion proposal release messages

site: $(VENV)/.site-installed  ## build the digest into site/
	@$(BIN)/digest build
	@echo "The digest is in site/: open site/index.html with a browser, with or without a network."

offline: $(VENV)/.offline-installed  ## build the digest, and its editions to take along into site/bundles/
	@$(BIN)/digest offline

check: $(VENV)/.site-installed  ## find every problem in content/
	@$(BIN)/digest check --format $(FORMAT) $(if $(SINCE),--since $(SINCE))

preview: site  ## build the site with a page changes.html, which lists what changed since SINCE
	@$(BIN)/digest preview --since $(SINCE)

links: $(VENV)/.test-installed  ## ask every source whether it still answers; the next site tells in data/links.json
	@$(BIN)/digest links

last-links:  ## bring what the sources answered last night to where the next site takes it from
	@.github/last_links.sh

suggestion: $(VENV)/.site-installed  ## draft the article that an issue suggests, from GitHub's event file
	@$(BIN)/digest new --draft --from-issue "$$GITHUB_EVENT_PATH"

proposal:  ## put that draft on a branch and open a pull request
	@.github/propose.sh

release:  ## put the editions that are too large for the site into a release
	@.github/release.sh

messages: $(VENV)/.test-installed  ## renew docs/messages.md and docs/schema from the tests' cases and the models
	@$(BIN)/python -m tests.desk.message_list
	@$(BIN)/digest schema

serve: $(VENV)/.site-installed  ## build, serve on loopback, rebuild on change
	@$(BIN)/digest serve

test: lint $(HTML_CHECKER)  ## run all tests that need nothing beside this folder
	@tests/system_packages.sh
	$(BIN)/python -m pytest tests --ignore=tests/acceptance --ignore=tests/benchmarks --ignore=tests/torture -n 2 --dist loadfile

lint: $(VENV)/.test-installed  ## style, types and the import layers
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

acceptance: $(VENV)/.test-installed  ## hold the project against ../shared: real raw articles, researched facts
	@test -d ../shared || { echo "make acceptance: ../shared is missing; it needs raw articles and facts beside this folder" >&2; exit 1; }
	$(BIN)/python -m pytest tests/acceptance

quality: $(VENV)/.quality-installed  ## measure cleaning, deduplication and tagging beside their peers
	$(BIN)/python -m tests.quality

lighthouse: site $(VENV)/.test-installed  ## let Lighthouse judge home, an article, a topic and the search, as on a phone
	@tests/system_packages.sh
	@npm install --silent --no-audit --no-fund --prefix tests --no-save --ignore-scripts lighthouse@13.5.0
	$(BIN)/python -m tests.benchmarks.lighthouse site

benchmark: site $(VENV)/.test-installed  ## time the search of the site, over HTTP and from a disk
	@tests/system_packages.sh
	$(BIN)/python -m tests.benchmarks.search site

intake-benchmark: $(VENV)/.quality-installed  ## time cleaning, deduplication and tagging beside their peers; takes half an hour
	$(BIN)/python -m tests.benchmarks.intake

check-benchmark: $(VENV)/.test-installed  ## time checks of 10,000 articles beside mere parsing of their heads
	$(BIN)/python -m tests.benchmarks.check

torture: $(VENV)/.test-installed  ## attack the project in every way it has to bear; TORTURE=full takes hours
	@tests/system_packages.sh torture
	$(BIN)/python -m pytest tests/torture

coverage: $(VENV)/.torture-installed  ## run all tests and tell which branches of the package none has taken
	$(BIN)/python -m coverage erase
	$(BIN)/python -m coverage run -m pytest tests --ignore=tests/acceptance --ignore=tests/benchmarks --ignore=tests/torture
	$(BIN)/python -m coverage combine --quiet
	$(BIN)/python -m coverage report

mutation: $(VENV)/.torture-installed  ## change the guards' code, one place at a time in a copy, and tell what no test notices; takes an hour
	rm -rf build/mutation
	mkdir -p build/mutation
	git ls-files -z | tar --null --files-from=- --create | tar --extract --directory=build/mutation
	cd build/mutation && EXAMPLES=15 $(abspath $(BIN))/mutmut run
	cd build/mutation && $(abspath $(BIN))/mutmut results

licences: $(VENV)/.torture-installed  ## list the licences of everything the site is built with
	$(BIN)/pip-licenses --from=mixed --order=license --python=$(BIN)/python

scale: $(VENV)/.test-installed $(PEERS)/.installed  ## time builds of 10,000 articles beside Hugo, Pelican and MkDocs; takes an hour
	PEERS=$(PEERS) $(BIN)/python -m tests.benchmarks.scale 10000

growth: $(VENV)/.test-installed  ## time builds of 1,000 to 10,000 articles, phase by phase; takes a quarter of an hour
	$(BIN)/python -m tests.benchmarks.growth

sbom: $(VENV)/.site-installed $(AUDIT)/.installed  ## list what the site is built with, as CycloneDX, in build/sbom.json
	@mkdir -p build
	$(AUDIT)/bin/cyclonedx-py environment --output-reproducible --pyproject pyproject.toml --output-file build/sbom.json $(BIN)/python

audit: $(AUDIT)/.installed  ## ask the public databases for known weaknesses of what the site is built with
	$(AUDIT)/bin/pip-audit --requirement requirements.txt --require-hashes --disable-pip

clean:  ## remove everything that was made
	rm -rf build site .site.new* .site.old .site.spare .site.lock $(VENV)

lock: $(VENV)/.test-installed  ## renew the locked requirements from pyproject.toml
	$(PIP) install uv
	$(BIN)/uv pip compile pyproject.toml $(LOCKED) -o requirements.txt
	$(BIN)/uv pip compile pyproject.toml --extra offline $(LOCKED) -c requirements.txt -o requirements-offline.txt
	$(BIN)/uv pip compile pyproject.toml --extra test $(LOCKED) -c requirements-offline.txt -o requirements-test.txt
	$(BIN)/uv pip compile pyproject.toml --extra quality $(LOCKED) -c requirements-test.txt -o requirements-quality.txt
	$(BIN)/uv pip compile pyproject.toml --extra torture $(LOCKED) -c requirements-test.txt -o requirements-torture.txt
	$(BIN)/uv pip compile --group peers $(LOCKED) -o requirements-peers.txt
	$(BIN)/uv pip compile --group audit $(LOCKED) -c requirements-test.txt -o requirements-audit.txt

LOCKED := --quiet --universal --upgrade --generate-hashes --no-header --no-annotate --no-emit-index-url

$(HTML_CHECKER): tests/system_packages.sh
	@tests/system_packages.sh
	@npm install --silent --no-audit --no-fund --prefix tests --no-save --ignore-scripts vnu-jar@26.9.27
	@touch $@

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: install it, or name it with make PYTHON=…" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "Python cannot make a virtual environment; on Debian: apt install python3-venv" >&2; exit 1; }

$(VENV)/.site-installed: requirements.txt pyproject.toml | $(VENV)/bin/python
	@echo "Installing what the digest needs …"
	@$(PIP) install --no-compile --require-hashes -r requirements.txt
	@$(PIP) install --no-deps --no-build-isolation --no-index -e .
	@touch $@

$(VENV)/.offline-installed: requirements-offline.txt $(VENV)/.site-installed
	@echo "Installing what the offline editions need …"
	@$(PIP) install --no-compile --require-hashes -r requirements-offline.txt
	@touch $@

$(VENV)/.test-installed: requirements-test.txt $(VENV)/.site-installed
	@echo "Installing what the tests need …"
	@$(PIP) install --no-compile --require-hashes -r requirements-test.txt
	@touch $@

$(VENV)/.quality-installed: requirements-quality.txt $(VENV)/.test-installed
	@echo "Installing what the quality tables compare with …"
	@$(PIP) install --no-compile --require-hashes -r requirements-quality.txt
	@touch $@

$(VENV)/.torture-installed: requirements-torture.txt $(VENV)/.test-installed
	@echo "Installing what the campaigns need …"
	@$(PIP) install --no-compile --require-hashes -r requirements-torture.txt
	@touch $@

$(PEERS)/.installed: requirements-peers.txt
	@echo "Installing the peers …"
	@$(PYTHON) -m venv $(PEERS)
	@$(PEERS)/bin/python -m pip --quiet --disable-pip-version-check install --no-compile --require-hashes -r requirements-peers.txt
	@touch $@

$(AUDIT)/.installed: requirements-audit.txt
	@echo "Installing the tools of the audit …"
	@$(PYTHON) -m venv $(AUDIT)
	@$(AUDIT)/bin/python -m pip --quiet --disable-pip-version-check install --no-compile --require-hashes -r requirements-audit.txt
	@touch $@
