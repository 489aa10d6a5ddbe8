package engine_test

import (
	"bufio"
	"encoding/json"
	"os"
	"testing"

	"unknot/engine"
)

// FuzzDoor calls the door with anything, beginning with every call that the
// transcripts make. Whatever comes in is answered with JSON or with an error,
// and twice with the same.
func FuzzDoor(f *testing.F) {
	file, err := os.Open(callsFile)
	if err != nil {
		f.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var c recordedCall
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			f.Fatal(err)
		}
		f.Add(c.Call, []byte(c.In))
	}
	f.Fuzz(func(t *testing.T, name string, in []byte) {
		out, err := engine.Lowback().Call(name, in)
		if (err == nil) != json.Valid(out) {
			t.Fatalf("%s %s: answered %q, error %v", name, in, out, err)
		}
		if err != nil && err.Error() == "" {
			t.Fatalf("%s %s: an error that says nothing", name, in)
		}
		if again, _ := engine.Lowback().Call(name, in); string(again) != string(out) {
			t.Fatalf("%s %s: answered %q and then %q", name, in, out, again)
		}
	})
}
