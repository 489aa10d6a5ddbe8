package main

import (
	"bytes"
	"encoding/json"
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
	"unknot/engine/screen"
	"unknot/engine/session"
)

func TestALargeRecordIsImportedInAFewSeconds(t *testing.T) {
	n := 60_000
	if testing.Short() || raced {
		n = 6_000
	}
	data := filepath.Join(t.TempDir(), "data")
	file := save(t, t.TempDir(), "large.jsonl", written(t, years(t, n)))
	for i, want := range []string{fmt.Sprintf(`"new":%d,"known":0`, n), fmt.Sprintf(`"new":0,"known":%d`, n)} {
		start := time.Now()
		out, _ := inProcess(t, data, "import", file, "--json")
		if !strings.Contains(out, want) {
			t.Errorf("import %d says %s", i+1, out)
		}
		t.Logf("import %d of %d entries: %v", i+1, n, time.Since(start))
	}
	out, _ := inProcess(t, data, "export")
	if want, _ := os.ReadFile(file); out != string(want) {
		t.Errorf("the export has %d bytes, the file %d", len(out), len(want))
	}
}

// firstMs is the earliest time of an entry that anyEntry makes.
const firstMs = 1_700_000_000_000

// anyEntry is an entry of any kind, about any other.
func anyEntry(a screen.Answers, started journal.Body) *rapid.Generator[journal.Entry] {
	id := rapid.StringMatching(`[a-d][0-9]{1,2}`)
	text := rapid.StringN(0, 20, -1).Filter(func(s string) bool { return strings.ToValidUTF8(s, "") == s })
	name := rapid.StringMatching(`[a-zé<&" ]{1,9}`)
	pain := rapid.IntRange(0, 10)
	body := rapid.Custom(func(t *rapid.T) journal.Body {
		switch rapid.IntRange(0, 9).Draw(t, "kind") {
		case 0:
			return journal.Screened{Answers: someAnswers(t, a)}
		case 1:
			return journal.Prechecked{Answers: someAnswers(t, a)}
		case 2:
			return started
		case 3:
			do := rapid.SampledFrom([]session.Do{session.Start, session.Pause, session.Resume, session.Skip, session.Stop, session.Gap}).Draw(t, "do")
			return journal.Happened{Session: id.Draw(t, "session"), Event: session.Event{At: rapid.Int64Range(0, 900_000).Draw(t, "at"), Do: do}}
		case 4:
			return journal.Ended{Session: id.Draw(t, "session"), As: session.Stopped, Because: "stopped"}
		case 5:
			return journal.After{Session: id.Draw(t, "session"), Pain: pain.Draw(t, "pain"), Minutes: 60, Note: text.Draw(t, "note")}
		case 6:
			return journal.Function{Ratings: []journal.Rating{{Activity: name.Draw(t, "activity"), Score: pain.Draw(t, "score")}}}
		case 7:
			return journal.Clearance{By: name.Draw(t, "by"), Flags: []string{id.Draw(t, "flag")}}
		case 8:
			return journal.Correction{Of: id.Draw(t, "of"), To: journal.Morning{Pain: pain.Draw(t, "pain")}, Why: text.Draw(t, "why")}
		}
		return journal.Morning{Pain: pain.Draw(t, "pain"), Note: text.Draw(t, "note")}
	})
	return rapid.Custom(func(t *rapid.T) journal.Entry {
		at := protocol.Moment{Ms: rapid.Int64Range(firstMs, firstMs+20*24*3_600_000).Draw(t, "ms"), Offset: rapid.Int16Range(-14*60, 14*60).Draw(t, "offset")}
		return journal.Make(id.Draw(t, "id"), at, name.Draw(t, "device"), body.Draw(t, "body"))
	})
}

// someAnswers are answers with one of them yes or not given.
func someAnswers(t *rapid.T, a screen.Answers) screen.Answers {
	table := engine.Lowback().Questions()
	i := rapid.IntRange(0, 20).Draw(t, "item")
	if rapid.Bool().Draw(t, "given") {
		if err := table.Answer(&a, i, protocol.Yes); err != nil {
			t.Fatal(err)
		}
		return a
	}
	table.Clear(&a, i)
	return a
}

// Whatever a record holds, an export and an import lose nothing of it: the
// second export is the first, byte for byte, and every entry of the file is in
// it as it was.
func TestExportAndImportLoseNothing(t *testing.T) {
	root, n := t.TempDir(), 0
	a, started := healthy(t), journal.Started{Plan: aPlan(t)}
	rapid.Check(t, func(t *rapid.T) {
		n++
		one, two := filepath.Join(root, fmt.Sprint(n), "one"), filepath.Join(root, fmt.Sprint(n), "two")
		entries := rapid.SliceOfNDistinct(anyEntry(a, started), 0, 30, func(e journal.Entry) string { return e.ID }).Draw(t, "entries")
		file := save(t, root, fmt.Sprint(n, ".jsonl"), written(t, entries))
		inProcess(t, one, "import", file)
		first, _ := inProcess(t, one, "export")
		inProcess(t, two, "import", save(t, root, fmt.Sprint(n, "-first.jsonl"), []byte(first)))
		inProcess(t, two, "import", file)
		second, _ := inProcess(t, two, "export")
		if first != second {
			t.Fatalf("first export:\n%s\nsecond export:\n%s", first, second)
		}
		for line := range bytes.Lines(written(t, entries)) {
			if !strings.Contains(first, string(line)) {
				t.Fatalf("lost: %s", line)
			}
		}
	})
}

// However a record arrives, in two halves or whole, no flag of it is lost.
func TestNoOrderOfImportsLosesAFlag(t *testing.T) {
	root, n := t.TempDir(), 0
	a, started := healthy(t), journal.Started{Plan: aPlan(t)}
	rapid.Check(t, func(t *rapid.T) {
		n++
		entries := rapid.SliceOfNDistinct(anyEntry(a, started), 0, 30, func(e journal.Entry) string { return e.ID }).Draw(t, "entries")
		cut := rapid.IntRange(0, len(entries)).Draw(t, "cut")
		whole, halves := filepath.Join(root, fmt.Sprint(n, "-whole")), filepath.Join(root, fmt.Sprint(n, "-halves"))
		inProcess(t, whole, "import", save(t, root, fmt.Sprint(n, ".jsonl"), written(t, entries)))
		for _, part := range [][]journal.Entry{entries[cut:], entries[:cut]} {
			inProcess(t, halves, "import", save(t, root, fmt.Sprint(n, ".jsonl"), written(t, part)))
		}
		had := flagsOf(t, halves)
		for id := range flagsOf(t, whole) {
			if !had[id] {
				t.Fatalf("%s stands in the whole and not in the halves", id)
			}
		}
	})
}

// flagsOf returns the flags that stand in a folder.
func flagsOf(t rapid.TB, data string) map[string]bool {
	t.Helper()
	out, _ := inProcess(t, data, "log", "flags", "--json")
	var r flagsReport
	if err := json.Unmarshal([]byte(out), &r); err != nil {
		t.Fatal(err)
	}
	ids := map[string]bool{}
	for _, f := range r.Standing {
		ids[f.ID] = true
	}
	return ids
}
