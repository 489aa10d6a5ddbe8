package sqlite

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"unknot/store/storetest"
)

// newer makes a file as a later version of this program would write it: with
// another column and another table.
func newer(t *testing.T, path string) {
	t.Helper()
	db := raw(t, path)
	run(t, db, "ALTER TABLE record ADD COLUMN device TEXT")
	run(t, db, "CREATE TABLE later (what TEXT)")
	run(t, db, "INSERT INTO goose_db_version (version_id, is_applied) VALUES (7, 1)")
}

// refusesNewer wants a newer file to be refused by all but Salvage.
func refusesNewer(t *testing.T, path string) {
	t.Helper()
	want := "has schema version 7 and this program knows up to 1"
	_, err := Open(background, path)
	wantFault(t, err, Newer, path)
	if err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("%v does not say %q", err, want)
	}
	_, err = OpenReadOnly(background, path)
	wantFault(t, err, Newer, path)
	records, problems, err := Salvage(background, path)
	if diff := storetest.Differ(records, storetest.Made("a", 100)); diff != "" || len(problems) != 0 || err != nil {
		t.Errorf("Salvage: %s, %q, %v", diff, problems, err)
	}
}

func TestANewerSchemaIsRefusedAndLeftAlone(t *testing.T) {
	path := fresh(t, 100)
	newer(t, path)
	closeAll(t, path)
	untouched(t, path, func() { refusesNewer(t, path) })
}

// closeAll folds the -wal in, as the last program to close the file does.
func closeAll(t *testing.T, path string) {
	t.Helper()
	db := raw(t, path)
	run(t, db, "PRAGMA wal_checkpoint(truncate)")
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestANewerSchemaThatIsStillInTheWALIsRefusedToo(t *testing.T) {
	path := fresh(t, 100)
	newer(t, path)
	crashed := crash(t, path, "-wal", "-shm")
	untouched(t, crashed, func() { refusesNewer(t, crashed) })
}

// crash copies a file that is open, and some of those beside it, as they would
// be left by a program that was killed.
func crash(t *testing.T, path string, beside ...string) string {
	t.Helper()
	to := filepath.Join(t.TempDir(), "crashed.db")
	for _, suffix := range append([]string{""}, beside...) {
		b, err := os.ReadFile(path + suffix)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(to+suffix, b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return to
}
