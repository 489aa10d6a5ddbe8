package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/imports/wasi_snapshot_preview1"

	"unknot/engine"
	"unknot/engine/vectors"
)

// A built engine runs as WebAssembly.
type built struct {
	ctx context.Context
	mod api.Module
}

// theReactor builds the engine for WebAssembly and starts it, once for all
// tests.
var theReactor = sync.OnceValues(func() (*built, error) {
	dir, err := os.MkdirTemp("", "unknot-wasm")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	file := filepath.Join(dir, "engine.wasm")
	build := exec.Command("go", "build", "-buildmode=c-shared", "-o", file, ".")
	build.Env = append(os.Environ(), "GOOS=wasip1", "GOARCH=wasm")
	if b, err := build.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("%w\n%s", err, b)
	}
	code, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	ctx := context.Background()
	rt := wazero.NewRuntime(ctx)
	wasi_snapshot_preview1.MustInstantiate(ctx, rt)
	mod, err := rt.InstantiateWithConfig(ctx, code, wazero.NewModuleConfig().WithStartFunctions("_initialize"))
	return &built{ctx, mod}, err
})

func newReactor(t *testing.T) *built {
	t.Helper()
	r, err := theReactor()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// Call is engine.Call through the reactor.
func (r *built) Call(name string, in []byte) ([]byte, error) {
	text := append([]byte(name), in...)
	at, err := r.mod.ExportedFunction("buffer").Call(r.ctx, uint64(len(text)))
	if err != nil {
		return nil, err
	}
	if !r.mod.Memory().Write(uint32(at[0]), text) {
		return nil, errors.New("the buffer lies outside memory")
	}
	res, err := r.mod.ExportedFunction("call").Call(r.ctx, uint64(len(name)), uint64(len(in)))
	if err != nil {
		return nil, err
	}
	out, ok := r.mod.Memory().Read(uint32(res[0]>>32), uint32(res[0]))
	if !ok {
		return nil, errors.New("the answer lies outside memory")
	}
	if out[0] == 0 {
		return nil, errors.New(string(out[1:]))
	}
	return bytes.Clone(out[1:]), nil
}

func TestWebAssemblyAnswersEveryCallToTheByte(t *testing.T) {
	r := newReactor(t)
	calls, err := os.Open("../../engine/testdata/vectors/calls.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = calls.Close() }()
	lines := bufio.NewScanner(calls)
	lines.Buffer(nil, 1<<20)
	n := 0
	for ; lines.Scan(); n++ {
		var c struct {
			Call, Error string
			In, Out     json.RawMessage
		}
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			t.Fatal(err)
		}
		got, err := r.Call(c.Call, c.In)
		native, nativeErr := engine.Lowback().Call(c.Call, c.In)
		if !bytes.Equal(got, native) || text(err) != text(nativeErr) || text(err) != c.Error || !bytes.Equal(got, c.Out) {
			t.Fatalf("line %d: %s %s\nWebAssembly: %s %v\nnative:      %s %v", n+1, c.Call, c.In, got, err, native, nativeErr)
		}
	}
	if n < 100 {
		t.Fatalf("only %d calls were compared", n)
	}
}

func TestWebAssemblyReproducesTheTranscripts(t *testing.T) {
	r := newReactor(t)
	files, err := filepath.Glob("../../engine/testdata/vectors/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no transcripts: %v", err)
	}
	for _, file := range files {
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		got, err := vectors.Run(string(want), r.Call)
		if err != nil || got != string(want) {
			t.Errorf("%s is not reproduced: %v\n%s", file, err, got)
		}
	}
}

func TestWebAssemblyRefusesACallLongerThanItsBuffer(t *testing.T) {
	r := newReactor(t)
	if _, err := r.mod.ExportedFunction("buffer").Call(r.ctx, 4); err != nil {
		t.Fatal(err)
	}
	res, err := r.mod.ExportedFunction("call").Call(r.ctx, 1<<31, 1<<31)
	if err != nil {
		t.Fatal(err)
	}
	if out, _ := r.mod.Memory().Read(uint32(res[0]>>32), uint32(res[0])); len(out) == 0 || out[0] != 0 {
		t.Fatalf("it answered %q", out)
	}
}

func text(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}
