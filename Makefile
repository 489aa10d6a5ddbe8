# make run     builds unknot with the app in it, starts it and opens it in the browser
# make app     builds the app alone, into web/dist
# make test    installs what the tests need and runs every test
# make check   formatting, vet, modules, arrows and style
# make verify  proves the safety properties and says what was covered
# make bench   every benchmark
# make bench-web  what the app takes in a browser, Lighthouse among it

export CGO_ENABLED ?= 1
BIN    := .cache/bin
UNKNOT := $(BIN)/unknot
WASM   := web/engine.wasm
FIGURE := web/figure.wasm
CLEAR  := web/clear.wasm
PAPERS := web/papers.wasm
MESH   := web/public/body/body.glb
APP    := web/dist/index.html
MODULES := web/node_modules/.package-lock.json
LINT   := $(BIN)/golangci-lint
SCRIPTS := .ci/run $(wildcard tools/*.sh)

# Under the race detector proofs, exact planning and made-up people take six times as long, and
# killing a writer mid-write kills it before it has written: they run without
# it, but for the test that shares a planner.
ALONE := ./engine/body ./engine/plan ./engine/verify ./tools/courses
RACED  = $(filter-out $(ALONE:./%=unknot/%),$(shell go list ./...))

.PHONY: run app test test-go test-web needs check check-web verify bench bench-web wasm mesh types figures safety courses shots help

run: $(UNKNOT)
	@$(UNKNOT)

test: needs test-go test-web

test-go: $(APP)
	go test -race -timeout 15m -skip '^TestKilledAtAnyInstant' $(RACED)
	go test -race -timeout 15m -run Shared ./engine/plan
	go test -timeout 15m -run '^TestKilledAtAnyInstant' ./store/sqlite
	go test -timeout 15m $(ALONE)

# Types and rules of the browser's code, its units, and the app in a browser.
test-web: $(UNKNOT)
	cd web && npm run --silent check && npm run --silent unit && npm run --silent browser

needs:
	@bash tools/needs.sh

check: $(LINT)
	@test -z "$$(gofmt -l .)" || { gofmt -d .; exit 1; }
	go vet ./...
	go mod verify
	bash tools/long-files.sh
	$(LINT) run ./...
	@if command -v shellcheck >/dev/null; then shellcheck $(SCRIPTS); else echo "shellcheck is missing: the scripts were not checked"; fi

verify: $(UNKNOT)
	@$(UNKNOT) verify

bench:
	go test -run '^$$' -bench . -benchmem ./...

# The app, measured in a browser, on a machine that does nothing else.
# SESSION_MINUTES=15 watches a whole session. Lighthouse comes with a Node of its own.
bench-web: $(UNKNOT)
	cd web && npx playwright test --config playwright.bench.config.ts
	cd web/bench && npm ci --no-audit --no-fund --silent && node lighthouse.mjs

# What the browser knows of Go: the types of the door and the ids of the words.
types:
	go run ./tools/types web/src/engine/types.gen.ts web/src/words/ids.gen.ts

# Every picture that is made from the body model: the app's films, docs/figures.
figures:
	go run ./tools/figures

# Every screen in both themes at both sizes, and contact sheets of the figures
# and of the body, into web/shots.
shots: $(UNKNOT)
	go run ./tools/figures -sheets web/shots
	cd web && npx playwright test --config playwright.shots.config.ts

# What the rules between sessions do with a thousand made-up people, into docs/courses.md.
courses:
	go run ./tools/courses

# SAFETY.md's table, from docs/risk/hazards.json.
safety:
	go run ./tools/safety

# The browser build of the engine. Without inlining it is a tenth smaller.
wasm: $(WASM)
$(WASM): $(shell find engine reactor cmd/unknot-wasm -name '*.go' -not -name '*_test.go' -o -path '*/data/*.json') go.mod
	GOOS=wasip1 GOARCH=wasm CGO_ENABLED=0 go build -trimpath -ldflags '-s -w' -gcflags=all=-l -buildmode=c-shared -o $@ ./cmd/unknot-wasm
	@touch $@

# The figures of another person than the app's own.
.PHONY: figure-wasm
figure-wasm: $(FIGURE)
$(FIGURE): $(shell find engine/body engine/strict figure reactor cmd/unknot-figure-wasm -name '*.go' -not -name '*_test.go' -o -path '*/data/*.json') go.mod
	GOOS=wasip1 GOARCH=wasm CGO_ENABLED=0 go build -trimpath -ldflags '-s -w' -gcflags=all=-l -buildmode=c-shared -o $@ ./cmd/unknot-figure-wasm
	@touch $@

# Clearance codes, for the page of the professional and who types one in.
$(CLEAR): $(shell find engine/protocol engine/strict clearcode reactor cmd/unknot-clear-wasm -name '*.go' -not -name '*_test.go' -o -path '*/data/*.json') go.mod
	GOOS=wasip1 GOARCH=wasm CGO_ENABLED=0 go build -trimpath -ldflags '-s -w' -gcflags=all=-l -buildmode=c-shared -o $@ ./cmd/unknot-clear-wasm
	@touch $@

# The page for the professional and the files.
$(PAPERS): $(shell find engine words report clearcode interop papers reactor cmd/unknot-papers-wasm -name '*.go' -not -name '*_test.go' -o -path '*/data/*.json' -o -path 'words/en/*.json') go.mod
	GOOS=wasip1 GOARCH=wasm CGO_ENABLED=0 go build -trimpath -ldflags '-s -w' -gcflags=all=-l -buildmode=c-shared -o $@ ./cmd/unknot-papers-wasm
	@touch $@

# The body that people turn.
mesh: $(MESH)
$(MESH): $(shell find engine/body figure/mesh tools/mesh -name '*.go' -not -name '*_test.go' -o -path '*/data/*.json') go.mod
	go run ./tools/mesh $@

# The app, from what it is made of.
app: $(APP)
$(APP): $(WASM) $(FIGURE) $(CLEAR) $(PAPERS) $(MESH) $(MODULES) $(shell find web/src web/build web/public -type f) $(wildcard words/en/*.json) web/index.html web/vite.config.ts
	cd web && npm run --silent build
	@touch $@

$(MODULES): web/package.json web/package-lock.json
	cd web && npm ci --no-audit --no-fund --silent
	@touch $@

help:
	@sed -n 's/^# make/make/p' Makefile

# Go knows best what changed, so these are always asked for.
.PHONY: $(UNKNOT)
$(UNKNOT): $(APP)
	@mkdir -p $(BIN)
	@go build -trimpath -o $@ ./cmd/unknot

# The linter has a module of its own, so that its needs are not ours.
$(LINT): tools/lint/go.mod tools/lint/go.sum
	@mkdir -p $(BIN)
	cd tools/lint && go build -o ../../$@ github.com/golangci/golangci-lint/v2/cmd/golangci-lint
