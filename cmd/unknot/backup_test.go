package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"unknot/engine"
	"unknot/engine/journal"
	"unknot/engine/protocol"
	"unknot/words"
)

// at is a program at a time, with what it is told.
func at(ms int64, data string, args ...string) (*program, *bytes.Buffer) {
	var said bytes.Buffer
	return &program{args: args, in: strings.NewReader(""), out: &bytes.Buffer{}, err: &said,
		env:    func(name string) string { return map[string]string{"UNKNOT_DATA": data}[name] },
		now:    func() protocol.Moment { return protocol.Moment{Ms: ms, Offset: 60} },
		random: rand.Reader, engine: engine.Lowback(), words: words.English()}, &said
}

// Whatever is in a record and however often it is backed up, on a clock that
// may run back, there are as many copies as are to stay, the newest of them is
// the whole record, and each can be imported.
func TestBackupsAreWholeAndAsManyAsAreToStay(t *testing.T) {
	root, n := t.TempDir(), 0
	a, started := healthy(t), journal.Started{Plan: aPlan(t)}
	rapid.Check(t, func(t *rapid.T) {
		n++
		data, to := filepath.Join(root, fmt.Sprint(n)), filepath.Join(root, fmt.Sprint(n, "-to"))
		if err := os.Mkdir(to, 0o700); err != nil {
			t.Fatal(err)
		}
		keep, made := rapid.IntRange(1, 4).Draw(t, "keep"), 0
		for range rapid.IntRange(1, 4).Draw(t, "runs") {
			entries := rapid.SliceOfNDistinct(anyEntry(a, started), 1, 4, func(e journal.Entry) string { return e.ID }).Draw(t, "entries")
			inProcess(t, data, "import", "--skip-bad", save(t, root, fmt.Sprint(n, ".jsonl"), written(t, entries)))
			p, said := at(1_800_000_000_000+rapid.Int64Range(0, 3).Draw(t, "ms"), data, "backup", "--to", to, "--keep", fmt.Sprint(keep), "--json")
			if code := run(context.Background(), p); code != answered {
				t.Fatalf("exit %d: %s", code, said)
			}
			made++
			names, err := generations(to)
			if err != nil || len(names) != min(made, keep) {
				t.Fatalf("%d runs, %d to stay, there are %q, %v", made, keep, names, err)
			}
			whole, _ := inProcess(t, data, "export")
			for i, name := range names {
				text, err := os.ReadFile(filepath.Join(to, name))
				if err != nil || len(text) == 0 {
					t.Fatal(i, err)
				}
			}
			if !oneIs(t, to, names, whole) {
				t.Fatalf("none of %q is the record", names)
			}
		}
		left, err := filepath.Glob(filepath.Join(to, ".*"))
		if err != nil || len(left) > 0 {
			t.Fatalf("half files: %q %v", left, err)
		}
	})
}

func oneIs(t *rapid.T, folder string, names []string, want string) bool {
	for _, name := range names {
		if text, err := os.ReadFile(filepath.Join(folder, name)); err == nil && string(text) == want {
			return true
		}
	}
	return false
}

func TestACopyThatIsReadBackOtherwiseIsNoCopy(t *testing.T) {
	p, _ := at(1_800_000_000_000, "")
	line := written(t, []journal.Entry{journal.Make("a", protocol.Moment{Ms: firstMs}, "phone", journal.Morning{Pain: 2})})
	for name, text := range map[string][]byte{"short": line[:len(line)-2], "other": bytes.Replace(line, []byte("2"), []byte("3"), 1), "empty": nil} {
		if err := p.proven(save(t, t.TempDir(), "copy", text), line); err == nil {
			t.Errorf("%s: it is taken for whole", name)
		}
	}
	if err := p.proven(save(t, t.TempDir(), "copy", []byte("{}\n")), []byte("{}\n")); err == nil {
		t.Error("what no import takes is taken for whole")
	}
	if err := p.proven(save(t, t.TempDir(), "copy", line), line); err != nil {
		t.Error(err)
	}
}

// What a killed run left half written is cleared away once it is old, and is
// never taken for a copy.
func TestHalfFilesAreNoCopies(t *testing.T) {
	to := t.TempDir()
	old, fresh := save(t, to, ".unknot-backup-123", []byte("half")), save(t, to, ".unknot-backup-456", []byte("half"))
	long := fileTime(t, old)
	clearHalves(to)
	if _, err := os.Stat(old); err == nil {
		t.Errorf("the half file of %v is still there", long)
	}
	if _, err := os.Stat(fresh); err != nil {
		t.Errorf("the file of a run that may be under way is gone: %v", err)
	}
	if names, err := generations(to); err != nil || len(names) != 0 {
		t.Errorf("copies: %q %v", names, err)
	}
}

// fileTime makes a file two hours old.
func fileTime(t *testing.T, path string) time.Time {
	t.Helper()
	then := time.Now().Add(-2 * halfAge)
	if err := os.Chtimes(path, then, then); err != nil {
		t.Fatal(err)
	}
	return then
}
