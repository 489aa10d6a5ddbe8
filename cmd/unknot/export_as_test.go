package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"unknot/engine/journal"
	"unknot/interop/made"
)

// Every form there is writes something of a record that has it, and says so.
func TestEveryFormIsWrittenWholeAndSaid(t *testing.T) {
	root := t.TempDir()
	data := filepath.Join(root, "data")
	var r made.Record
	at := made.Moment("2027-01-14T18:00:00+01:00") // the day of the test's clock is the 15th
	for _, e := range made.FiveYears()[:400] {
		if r.Entries = append(r.Entries, e); e.Kind == journal.KindAfter {
			break // the first session is over
		}
	}
	r.Add(at, journal.Screened{Answers: made.Healthy()})
	inProcess(t, data, "import", save(t, root, "in.jsonl", written(t, r.Entries)))
	for _, form := range formNames() {
		out := filepath.Join(root, "out."+form)
		_, said := inProcess(t, data, "export", "--as", form, "--out", out)
		info, err := os.Stat(out)
		if err != nil || info.Size() == 0 || !strings.Contains(said, out) {
			t.Errorf("%s: %v, said %q", form, err, said)
		}
		if left, _ := filepath.Glob(filepath.Join(root, ".unknot-export-*")); len(left) > 0 {
			t.Errorf("%s left %q", form, left)
		}
	}
}
