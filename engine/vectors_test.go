package engine_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"unknot/engine"
	"unknot/engine/vectors"
)

var rewrite = flag.Bool("rewrite", false, "write the transcripts anew; the difference is the review")

// callsFile holds every call of the transcripts with its answer, for builds
// that do not run transcripts themselves.
const callsFile = "testdata/vectors/calls.jsonl"

// A recordedCall is one line of callsFile.
type recordedCall struct {
	Call  string          `json:"call"`
	In    json.RawMessage `json:"in"`
	Out   json.RawMessage `json:"out,omitempty"`
	Error string          `json:"error,omitempty"`
}

func TestTheTranscriptsAreReproduced(t *testing.T) {
	files, err := filepath.Glob("testdata/vectors/*.txt")
	if err != nil || len(files) < 10 {
		t.Fatalf("%d transcripts, %v", len(files), err)
	}
	var calls bytes.Buffer
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got, err := vectors.Run(string(text), recording(t, &calls))
			if err != nil {
				t.Fatal(err)
			}
			compare(t, file, []byte(got))
		})
	}
	compare(t, callsFile, calls.Bytes())
}

// recording calls the engine and writes down what it says.
func recording(t *testing.T, to *bytes.Buffer) vectors.Call {
	return func(name string, in []byte) ([]byte, error) {
		out, err := engine.Lowback().Call(name, in)
		line := recordedCall{Call: name, In: in, Out: out}
		if err != nil {
			line.Error = err.Error()
		}
		b, jsonErr := json.Marshal(line)
		if jsonErr != nil {
			t.Fatal(jsonErr)
		}
		to.Write(append(b, '\n'))
		return out, err
	}
}

// compare compares with a file, or writes it when -rewrite is given.
func compare(t *testing.T, file string, got []byte) {
	t.Helper()
	if *rewrite {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	a, b := bytes.Split(want, []byte("\n")), bytes.Split(got, []byte("\n"))
	for i := range max(len(a), len(b)) {
		if i >= len(a) || i >= len(b) || !bytes.Equal(a[i], b[i]) {
			t.Fatalf("%s is not reproduced from line %d on; run with -rewrite and read the difference", file, i+1)
		}
	}
}
