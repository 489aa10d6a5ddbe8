# make run     builds unknot and starts a guided session, where there is a terminal
# make test    installs what the tests need and runs every test
# make check   formatting, vet, modules, arrows and style
# make verify  proves the safety properties and says what was covered
# make bench   every benchmark

export CGO_ENABLED ?= 1
BIN    := .cache/bin
UNKNOT := $(BIN)/unknot
WASM   := $(BIN)/unknot.wasm
LINT   := $(BIN)/golangci-lint
SCRIPTS := .ci/run $(wildcard tools/*.sh)

# Under the race detector proofs and exact planning take six times as long, and
# killing a writer mid-write kills it before it has written: they run without
# it, but for the test that shares a planner.
ALONE := ./engine/plan ./engine/verify
RACED  = $(filter-out $(ALONE:./%=unknot/%),$(shell go list ./...))

.PHONY: run test needs check verify bench wasm safety help

run: $(UNKNOT)
	@$(UNKNOT)

test: needs wasm
	go test -race -timeout 15m -skip '^TestKilledAtAnyInstant' $(RACED)
	go test -race -timeout 15m -run Shared ./engine/plan
	go test -timeout 15m -run '^TestKilledAtAnyInstant' ./store/sqlite
	go test -timeout 15m $(ALONE)

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

# SAFETY.md's table, from docs/risk/hazards.json.
safety:
	go run ./tools/safety

# The browser build of the engine.
wasm:
	@mkdir -p $(BIN)
	GOOS=wasip1 GOARCH=wasm CGO_ENABLED=0 go build -trimpath -ldflags '-s -w' -buildmode=c-shared -o $(WASM) ./cmd/unknot-wasm

help:
	@sed -n 's/^# make/make/p' Makefile

# Go knows best what changed, so these are always asked for.
.PHONY: $(UNKNOT)
$(UNKNOT):
	@mkdir -p $(BIN)
	@go build -trimpath -o $@ ./cmd/unknot

# The linter has a module of its own, so that its needs are not ours.
$(LINT): tools/lint/go.mod tools/lint/go.sum
	@mkdir -p $(BIN)
	cd tools/lint && go build -o ../../$@ github.com/golangci/golangci-lint/v2/cmd/golangci-lint
