package sqlite

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"unknot/store"
	"unknot/store/storetest"
)

// long returns records of all sizes: some on a page with others, some over
// many pages.
func long(n int) []store.Record {
	var records []store.Record
	for i := range n {
		records = append(records, batch(i)...)
	}
	return records
}

// bytesOf returns the bytes of a closed log with these records.
func bytesOf(t *testing.T, records []store.Record) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "log.db")
	log := mustOpen(t, path)
	if _, err := log.Append(background, records...); err != nil {
		t.Fatal(err)
	}
	if err := log.Close(); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// placeDamaged writes damaged bytes where a log is expected.
func placeDamaged(t *testing.T, b []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "log.db")
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// honest wants a damaged file to be refused and left alone, or to give an
// error when it is read, or to give back exactly what was written. It reports
// whether the damage was noticed.
func honest(t *testing.T, path string, want []store.Record) (noticed bool) {
	t.Helper()
	untouched(t, path, func() {
		got, refused, err := read(path)
		if err == nil {
			if diff := storetest.Differ(got, want); diff != "" {
				t.Errorf("a damaged file reads as another log: %s", diff)
			}
			return
		}
		noticed = true
		var e *Error
		if !errors.As(err, &e) || (e.Fault != Damaged && e.Fault != Foreign && e.Fault != Newer) || strings.Contains(err.Error(), "\n") {
			t.Fatalf("a damaged file is reported as: %v", err)
		}
		if refused {
			_, err := Open(background, path)
			wantFault(t, err, e.Fault, path)
		}
	})
	return noticed
}

// read reads a whole file, and reports whether it was refused at once.
func read(path string) (records []store.Record, refused bool, err error) {
	log, err := OpenReadOnly(background, path)
	if err != nil {
		return nil, true, err
	}
	defer log.Close()
	records, err = storetest.ReadAll(log)
	return records, false, err
}

// saved wants Salvage to return some of the records, whole and in order, to
// leave the file alone, and to say when something is missing. It returns how
// many there are.
func saved(t *testing.T, path string, want []store.Record) (n int) {
	t.Helper()
	untouched(t, path, func() {
		got, problems, err := Salvage(background, path)
		if err != nil {
			t.Fatal(err)
		}
		if len(got) < len(want) && len(problems) == 0 {
			t.Errorf("%d of %d records were salvaged and no problem noted", len(got), len(want))
		}
		rest := want
		for _, r := range got {
			for len(rest) > 0 && rest[0].ID != r.ID {
				rest = rest[1:]
			}
			if len(rest) == 0 || string(rest[0].Body) != string(r.Body) {
				t.Fatalf("record %q was never written so, or stood elsewhere", r.ID)
			}
		}
		n = len(got)
	})
	return n
}

func TestAFlippedByteIsNeverReadAsAnotherRecord(t *testing.T) {
	want := long(120)
	whole := bytesOf(t, want)
	r := rand.New(rand.NewPCG(1, 2))
	noticed := 0
	for i := range 150 {
		b := append([]byte{}, whole...)
		at := r.IntN(len(b))
		if i%3 == 0 {
			at = r.IntN(100) // the header
		}
		b[at] ^= byte(1 + r.IntN(255))
		path := placeDamaged(t, b)
		if honest(t, path, want) {
			noticed++
		}
		if n := saved(t, path, want); n < len(want)-60 {
			t.Errorf("byte %d: only %d of %d records were salvaged", at, n, len(want))
		}
	}
	if noticed < 75 {
		t.Errorf("the damage was noticed %d times of 150: the test shows little", noticed)
	}
}

func TestADestroyedPageLosesOnlyItsOwnRecords(t *testing.T) {
	want := long(400)
	whole := bytesOf(t, want)
	for n := range len(whole) / pageSize {
		if n > 12 && n%17 != 0 {
			continue // the first pages, where the tables begin, and some others
		}
		t.Run(fmt.Sprint("page ", n+1), func(t *testing.T) {
			b := append([]byte{}, whole...)
			for i := range pageSize {
				b[n*pageSize+i] = byte(i * 7)
			}
			path := placeDamaged(t, b)
			if !honest(t, path, want) {
				t.Error("the damage was not noticed")
			}
			if got := saved(t, path, want); got < len(want)-60 {
				t.Errorf("only %d of %d records were salvaged", got, len(want))
			}
		})
	}
}

func TestACutFileGivesBackWhatIsLeft(t *testing.T) {
	want := long(400)
	whole := bytesOf(t, want)
	path := placeDamaged(t, whole[:len(whole)/2+1000])
	_, err := Open(background, path)
	wantFault(t, err, Damaged, path)
	if got := saved(t, path, want); got < len(want)/3 {
		t.Errorf("only %d of %d records were salvaged from half a file", got, len(want))
	}
}

func TestADestroyedHeaderStillGivesBackWhatIsInTheWAL(t *testing.T) {
	path := filepath.Join(t.TempDir(), "log.db")
	log := mustOpen(t, path)
	want := long(100)
	if _, err := log.Append(background, want...); err != nil {
		t.Fatal(err)
	}
	for _, size := range []int{0, 100, pageSize} {
		crashed := crash(t, path, "-wal")
		if err := os.WriteFile(crashed, []byte(strings.Repeat("x", size)), 0o600); err != nil {
			t.Fatal(err)
		}
		if size == 0 {
			untouched(t, crashed, func() {
				_, err := Open(background, crashed)
				wantFault(t, err, Damaged, crashed)
			})
		}
		if got := saved(t, crashed, want); got != len(want) {
			t.Errorf("with %d bytes of rubbish, %d of %d records were salvaged", size, got, len(want))
		}
	}
}

func TestARecordThatIsGoneIsNoticedWhenReading(t *testing.T) {
	path := fresh(t, 30)
	db := raw(t, path)
	run(t, db, "DROP TRIGGER record_is_never_removed")
	run(t, db, "DELETE FROM record WHERE position BETWEEN 11 AND 13")
	log := mustOpen(t, path)
	_, _, err := log.After(background, 5, 100)
	wantFault(t, err, Damaged, path)
	if err == nil || !strings.Contains(err.Error(), "records 11 to 13 are missing") {
		t.Errorf("%v does not name the records", err)
	}
	wantFault(t, log.Check(background), Damaged, path)
	closeAll(t, path)
	if got := saved(t, path, storetest.Made("a", 30)); got != 27 {
		t.Errorf("%d records were salvaged, want 27", got)
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte{5, 0, 15, 14, 4, 'a', 'b', 0, 0, 0, 0})
	f.Fuzz(func(t *testing.T, row []byte) {
		if r, ok := decode(row); ok && r.Check() != nil {
			t.Errorf("decode(%x) = %q, which is outside the limits", row, r.ID)
		}
	})
}
