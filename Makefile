# gmm-quiz: `make demo` shows the main job, `make test` runs the tests. Both install what they need.

PREFIX ?= /usr/local
DESTDIR ?=
SWIFT ?= swift
OUT ?= demo

# The standard library goes into the executable: it then starts fast, and runs without a toolchain.
RELEASE := -c release --static-swift-stdlib
TOOL := .build/release/gmm-quiz
SAMPLES := problems/samples
SUDO := $(shell [ "$$(id -u)" = 0 ] || command -v sudo)
APT := libxml2-dev libflint-dev pkg-config

.PHONY: all build demo test test-long test-verdicts fuzz lint format bench bench-solver docs install uninstall deps clean

all: build

build: deps
	$(SWIFT) build $(RELEASE) --product gmm-quiz

# Homework for a roster, sample answers marked, and where the results are. The debug build is made
# in half the time, and the tests need it too.
demo: TOOL := .build/debug/gmm-quiz
demo: deps
	$(SWIFT) build --product gmm-quiz
	@rm -rf "$(OUT)"
	@echo
	@echo "== A sheet for each of the 24 students of $(SAMPLES)/roster.csv"
	@$(TOOL) generate lecture-16 --roster $(SAMPLES)/roster.csv --secret $(SAMPLES)/secret.key \
	  --out "$(OUT)/homework" --solutions
	@echo
	@echo "== The sample answers, marked (some are broken on purpose: exit status 1)"
	@$(TOOL) grade lecture-16 --roster $(SAMPLES)/roster.csv --secret $(SAMPLES)/secret.key \
	  --manifest "$(OUT)/homework/manifest.json" --out "$(OUT)/marks" $(SAMPLES)/answers \
	  || [ $$? -eq 1 ]
	@echo
	@echo "Open in a browser:"
	@for page in "$(OUT)"/homework/sheets/ana-*.html "$(OUT)"/marks/feedback/ana-*.html \
	  "$(OUT)/marks/report.html"; do \
	  echo "  $$(cd "$$(dirname "$$page")" && pwd)/$${page##*/}"; done

test: deps
	$(SWIFT) test --disable-xctest

# The same tests over hundreds of thousands of instances, and the whole reference: some ten minutes.
test-long: deps
	GMM_QUIZ_LONG=1 $(SWIFT) test -c release --disable-xctest --filter 'SolvingTests|BallsTests|DiscriminationTests|GradingTests'

# A million verdicts beside the reference that decides in exact fractions and 230 digits: some ten
# minutes, half of them for the reference, which takes mpmath from PyPI.
test-verdicts: deps
	[ -d .build/bench-python ] || python3 -m venv .build/bench-python
	.build/bench-python/bin/pip install -q mpmath gmpy2
	.build/bench-python/bin/python Tests/Vectors/verdicts.py .build/verdicts.tsv 1000000
	GMM_QUIZ_VERDICTS=$$PWD/.build/verdicts.tsv $(SWIFT) test -c release --disable-xctest --filter VerdictTests
# The reader of typed answers beside random texts, for hours with RUNS=10000000. What fails is kept in
# .build/fuzz; its place, once it is mended, is Tests/Fuzz/FailCases. The compiler heeds only the last
# -sanitize of several, hence a third one with both.
RUNS ?= 100000
FUZZ := Tests/Fuzz
fuzz: deps
	$(SWIFT) build -c release --package-path $(FUZZ) --scratch-path .build/fuzz \
	  --sanitize=fuzzer --sanitize=address -Xswiftc -sanitize=fuzzer,address
	@mkdir -p .build/fuzz/corpus
	@python3 $(FUZZ)/seeds.py .build/fuzz/seeds
	SWIFT_BACKTRACE=enable=no .build/fuzz/release/fuzz-answers -runs=$(RUNS) -max_len=300 -timeout=5 \
	  -dict=$(FUZZ)/answers.dict -artifact_prefix=.build/fuzz/ \
	  .build/fuzz/corpus $(FUZZ)/FailCases .build/fuzz/seeds

lint:
	$(SWIFT) format lint --strict -r Sources Tests Package.swift

format:
	$(SWIFT) format -i -r Sources Tests Package.swift

# Ratios, measured side by side; nothing depends on them.
bench: deps
	$(SWIFT) run -c release --package-path Benchmarks gmm-bench $(WHAT)

# The solver beside python-flint and mpmath, which are fetched from PyPI for this alone.
bench-solver: deps
	$(SWIFT) build -c release --package-path Benchmarks
	[ -d .build/bench-python ] || python3 -m venv .build/bench-python
	.build/bench-python/bin/pip install -q python-flint mpmath gmpy2
	.build/bench-python/bin/python Benchmarks/solver.py Benchmarks/.build/release/gmm-bench

# The DocC archives, in .build/docs. The symbols of the test bundle can't be read, hence the `true`.
DOCUMENTED := Answers Exercises Grading Gradebook Solving
DOCC ?= $(shell command -v docc || xcrun --find docc 2>/dev/null)
docs: deps
	$(SWIFT) build --product gmm-quiz
	@$(SWIFT) package dump-symbol-graph >/dev/null 2>&1 || true
	@set -e; graphs=$$($(SWIFT) build --show-bin-path)/../symbolgraph; \
	for t in $(DOCUMENTED); do \
	  rm -rf .build/docs/$$t.symbols; mkdir -p .build/docs/$$t.symbols; \
	  cp $$graphs/$$t.symbols.json .build/docs/$$t.symbols/; \
	  $(DOCC) convert Sources/$$t/$$t.docc --additional-symbol-graph-dir .build/docs/$$t.symbols \
	    --fallback-display-name $$t --fallback-bundle-identifier gmm-quiz.$$t \
	    --warnings-as-errors --output-path .build/docs/$$t.doccarchive; \
	done

install: build
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/share/gmm-quiz"
	install $(TOOL) "$(DESTDIR)$(PREFIX)/bin/gmm-quiz"
	cp -R problems templates "$(DESTDIR)$(PREFIX)/share/gmm-quiz/"

uninstall:
	rm -f "$(DESTDIR)$(PREFIX)/bin/gmm-quiz"
	rm -rf "$(DESTDIR)$(PREFIX)/share/gmm-quiz"

# Debian 12 has Arb as a package of its own; from FLINT 3 on it is a part of FLINT.
deps:
	@if [ -f .build/deps-installed ]; then :; \
	elif command -v apt-get >/dev/null; then \
	  set -e; missing=; \
	  for p in $(APT); do dpkg -s $$p >/dev/null 2>&1 || missing="$$missing $$p"; done; \
	  if [ ! -f /usr/include/arb.h ] && [ ! -f /usr/include/flint/arb.h ]; then \
	    $(SUDO) apt-get update -qq; \
	    if apt-cache show libflint-arb-dev >/dev/null 2>&1; then missing="$$missing libflint-arb-dev"; fi; \
	  elif [ -n "$$missing" ]; then $(SUDO) apt-get update -qq; fi; \
	  if [ -n "$$missing" ]; then \
	    echo "Installing$$missing"; \
	    $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
	  fi; \
	  mkdir -p .build; touch .build/deps-installed; \
	elif command -v brew >/dev/null; then \
	  brew install flint libxml2; mkdir -p .build; touch .build/deps-installed; \
	else \
	  echo "Install libxml2 and FLINT 3 (or FLINT 2 with Arb), with their headers, then go on:"; \
	  echo "  Fedora: dnf install libxml2-devel flint-devel    Arch: pacman -S libxml2 flint"; \
	fi

clean:
	rm -rf .build "$(OUT)"
