package main

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/imports/wasi_snapshot_preview1"

	"unknot/figure"
)

// The reactor gives what Go gives, but for a millimetre: compilers may round
// the last bit of a sum differently, and points are whole millimetres.
func TestTheReactorDrawsWhatGoDraws(t *testing.T) {
	file := filepath.Join(t.TempDir(), "figure.wasm")
	build := exec.Command("go", "build", "-buildmode=c-shared", "-o", file, ".")
	build.Env = append(os.Environ(), "GOOS=wasip1", "GOARCH=wasm")
	if b, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, b)
	}
	code, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	ask := []byte(`{"height":180,"mass":70,"sex":"m","short":true,"technique":"glute-roll"}`)
	got := call(t, code, ask)
	want, err := figure.Asked(ask)
	if err != nil {
		t.Fatal(err)
	}
	if got[0] != 1 {
		t.Fatalf("the reactor answers %s", got[1:])
	}
	if n, m := len(got)-1, len(want); n < m*98/100 || n > m*102/100 {
		t.Errorf("the reactor's films are %d bytes, Go's %d", n, m)
	}
	if got := call(t, code, []byte(`{"height":90,"mass":70,"sex":"m","short":true,"technique":"glute-roll"}`)); got[0] != 0 {
		t.Error("a person out of range was drawn")
	}
}

// call makes one call of a fresh reactor.
func call(t *testing.T, code, input []byte) []byte {
	t.Helper()
	ctx := context.Background()
	rt := wazero.NewRuntime(ctx)
	defer func() { _ = rt.Close(ctx) }()
	wasi_snapshot_preview1.MustInstantiate(ctx, rt)
	mod, err := rt.InstantiateWithConfig(ctx, code, wazero.NewModuleConfig().WithStartFunctions("_initialize"))
	if err != nil {
		t.Fatal(err)
	}
	const name = "films"
	at, err := mod.ExportedFunction("buffer").Call(ctx, uint64(len(name)+len(input)))
	if err != nil || !mod.Memory().Write(uint32(at[0]), append([]byte(name), input...)) {
		t.Fatal("the buffer cannot be written", err)
	}
	res, err := mod.ExportedFunction("call").Call(ctx, uint64(len(name)), uint64(len(input)))
	if err != nil {
		t.Fatal(err)
	}
	out, ok := mod.Memory().Read(uint32(res[0]>>32), uint32(res[0]))
	if !ok {
		t.Fatal("the answer lies outside memory")
	}
	return append([]byte(nil), out...)
}
