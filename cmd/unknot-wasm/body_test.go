package main

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/imports/wasi_snapshot_preview1"

	"unknot/engine/protocol"
)

// bodyTechniques are passed to testdata/loads.
var bodyTechniques = protocol.IDs(protocol.Lowback().Techniques, func(x protocol.Technique) protocol.TechniqueID { return x.ID })

// builtLoads builds testdata/loads, with more in the environment.
func builtLoads(t *testing.T, env ...string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "loads")
	build := exec.Command("go", "build", "-o", file, "./testdata/loads")
	build.Env = append(os.Environ(), env...)
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return file
}

func loadsInWebAssembly(t *testing.T) string {
	t.Helper()
	code, err := os.ReadFile(builtLoads(t, "GOOS=wasip1", "GOARCH=wasm"))
	if err != nil {
		t.Fatal(err)
	}
	ctx := context.Background()
	rt := wazero.NewRuntime(ctx)
	defer func() { _ = rt.Close(ctx) }()
	wasi_snapshot_preview1.MustInstantiate(ctx, rt)
	var out bytes.Buffer
	config := wazero.NewModuleConfig().WithStdout(&out).WithStderr(&out).WithArgs(append([]string{"loads"}, bodyTechniques...)...)
	if _, err := rt.InstantiateWithConfig(ctx, code, config); err != nil {
		t.Fatalf("%v\n%s", err, out.String())
	}
	return out.String()
}

// Machines may join a product and a sum into one rounding, which WebAssembly
// never does. Newtons and metres of some hundreds agree to a billionth.
func TestWebAssemblyBearsTheSameLoads(t *testing.T) {
	native, err := exec.Command(builtLoads(t), bodyTechniques...).Output()
	if err != nil {
		t.Fatal(err)
	}
	want, got := strings.Fields(string(native)), strings.Fields(loadsInWebAssembly(t))
	numbers := 0
	for i := range want {
		if i >= len(got) {
			t.Fatalf("WebAssembly says %d words of %d", len(got), len(want))
		}
		a, errA := strconv.ParseFloat(want[i], 64)
		b, errB := strconv.ParseFloat(got[i], 64)
		switch {
		case errA != nil || errB != nil:
			if want[i] != got[i] {
				t.Fatal(differ(want, got, i))
			}
		case math.Abs(a-b) > 1e-9*math.Max(1, math.Abs(a)):
			t.Error(differ(want, got, i))
		default:
			numbers++
		}
	}
	if len(want) != len(got) || numbers < 3000 {
		t.Errorf("%d words and %d, %d numbers", len(want), len(got), numbers)
	}
}

func differ(want, got []string, i int) string {
	from := max(0, i-6)
	return fmt.Sprintf("native %q, WebAssembly %q", want[from:i+1], got[from:i+1])
}
