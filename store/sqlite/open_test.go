package sqlite

import (
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/pressly/goose/v3"

	"unknot/store/storetest"
)

// raw opens the file behind this package's back.
func raw(t *testing.T, path string) *sql.DB {
	t.Helper()
	db, err := single(address(path, writing, usual))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

func run(t *testing.T, db *sql.DB, query string) {
	t.Helper()
	if _, err := db.Exec(query); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
}

func TestANewLogIsForItsOwnerAlone(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows keeps rights in lists, not in mode bits")
	}
	path := filepath.Join(t.TempDir(), "one", "two", "log.db")
	log := mustOpen(t, path)
	if _, err := log.Append(background, storetest.Made("a", 1)...); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]fs.FileMode{
		filepath.Dir(filepath.Dir(path)): 0o700, filepath.Dir(path): 0o700,
		path: 0o600, path + "-wal": 0o600, path + "-shm": 0o600,
	} {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		if got := info.Mode().Perm(); got != want {
			t.Errorf("%s has mode %v, want %v", filepath.Base(name), got, want)
		}
	}
}

func TestACommitWaitsForTheDisk(t *testing.T) {
	log := mustOpen(t, fresh(t, 1))
	for pragma, want := range map[string]string{
		"journal_mode": "wal", "synchronous": "2", "fullfsync": "1", "foreign_keys": "1", "busy_timeout": "5000", "page_size": "4096",
	} {
		var got string
		if err := log.db.QueryRow("PRAGMA " + pragma).Scan(&got); err != nil || got != want {
			t.Errorf("%s = %s, %v; want %s", pragma, got, err, want)
		}
	}
}

func TestTheDatabaseItselfRefusesToChangeARecord(t *testing.T) {
	db := raw(t, fresh(t, 3))
	for _, query := range []string{"UPDATE record SET body = x'00'", "DELETE FROM record", "DELETE FROM record WHERE position = 3"} {
		if _, err := db.Exec(query); err == nil || !strings.Contains(err.Error(), "append-only") {
			t.Errorf("%s: %v, want a refusal", query, err)
		}
	}
}

func TestManyMayCreateOneLogAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "folder", "log.db")
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			log, err := Open(background, path)
			if err != nil {
				t.Errorf("opener %d: %v", i, err)
				return
			}
			defer log.Close()
			if _, err := log.Append(background, storetest.Made(string(rune('a'+i)), 5)...); err != nil {
				t.Errorf("opener %d: %v", i, err)
			}
		})
	}
	wg.Wait()
	if all, err := storetest.ReadAll(mustOpen(t, path)); len(all) != 40 || err != nil {
		t.Errorf("%d records, %v; want 40", len(all), err)
	}
}

func TestNewestIsTheLastMigration(t *testing.T) {
	p, err := provider(raw(t, fresh(t, 0)))
	if err != nil {
		t.Fatal(err)
	}
	current, target, err := p.GetVersions(background)
	if current != newest || target != newest || err != nil {
		t.Errorf("the file is at %d, the last migration is %d (%v); newest is %d", current, target, err, newest)
	}
}

func TestAMigrationHappensOnce(t *testing.T) {
	db := raw(t, fresh(t, 0))
	if _, err := db.Exec(`INSERT INTO ` + goose.DefaultTablename + ` (version_id, is_applied) VALUES (1, 1)`); err == nil {
		t.Error("a second program could apply migration 1 again")
	}
}

func TestAnEmptyFileBecomesALog(t *testing.T) {
	path := filepath.Join(t.TempDir(), "log.db")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := OpenReadOnly(background, path)
	wantFault(t, err, Foreign, path)
	log := mustOpen(t, path)
	if n, err := log.Append(background, storetest.Made("a", 1)...); n != 1 || err != nil {
		t.Errorf("Append = %d, %v", n, err)
	}
}

func TestAFileLockedTooLongIsBusy(t *testing.T) {
	path := fresh(t, 1)
	hasty := tuning{patience: 50 * time.Millisecond}
	log, err := open(background, path, hasty)
	if err != nil {
		t.Fatal(err)
	}
	defer log.Close()
	tx, err := raw(t, path).Begin()
	if err != nil {
		t.Fatal(err)
	}
	_, err = log.Append(background, storetest.Made("b", 1)...)
	wantFault(t, err, Busy, path)
	_, err = open(background, path, hasty)
	wantFault(t, err, Busy, path)
	if err := tx.Rollback(); err != nil {
		t.Fatal(err)
	}
	if n, err := log.Append(background, storetest.Made("b", 1)...); n != 1 || err != nil {
		t.Errorf("after the lock is gone, Append = %d, %v", n, err)
	}
}

func TestWhatIsNotALogIsRefusedAndLeftAlone(t *testing.T) {
	dir := t.TempDir()
	text, other := filepath.Join(dir, "text"), filepath.Join(dir, "other.db")
	if err := os.WriteFile(text, []byte(strings.Repeat("a letter to the doctor\n", 400)), 0o600); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", other)
	if err != nil {
		t.Fatal(err)
	}
	run(t, db, "CREATE TABLE cookies (name TEXT)")
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{text, other} {
		untouched(t, path, func() {
			_, err := Open(background, path)
			wantFault(t, err, Foreign, path)
			_, err = OpenReadOnly(background, path)
			wantFault(t, err, Foreign, path)
			records, problems, err := Salvage(background, path)
			if len(records) != 0 || len(problems) == 0 || err != nil {
				t.Errorf("Salvage = %d records, %q, %v", len(records), problems, err)
			}
		})
	}
}

func TestAPathThatLeadsNowhereSaysSo(t *testing.T) {
	dir := t.TempDir()
	_, err := Open(background, dir)
	wantFault(t, err, Unreachable, dir)
	missing := filepath.Join(dir, "missing", "log.db")
	_, err = OpenReadOnly(background, missing)
	wantFault(t, err, Unreachable, missing)
	if !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("%v does not wrap ErrNotExist", err)
	}
	_, _, err = Salvage(background, missing)
	wantFault(t, err, Unreachable, missing)
	if _, err := os.Stat(filepath.Dir(missing)); err == nil {
		t.Error("looking at a missing file created its folder")
	}
	below := filepath.Join(fresh(t, 1), "log.db")
	_, err = Open(background, below)
	wantFault(t, err, Unreachable, below)
}

func TestEveryFaultHasANameAndAdvice(t *testing.T) {
	for f := ReadOnly; f <= Unreachable; f++ {
		line := (&Error{Fault: f, Path: "/p", Why: "is so"}).Error()
		if strings.Contains(f.String(), "Fault") || advice[f] == "" || strings.Contains(line, "\n") {
			t.Errorf("fault %d: name %q, line %q", f, f, line)
		}
	}
}
