package sqlite

import (
	"testing"

	"unknot/store"
	"unknot/store/storetest"
)

// fill appends records of 8 KiB until it fails, and returns those that were
// acknowledged and the error.
func fill(log *Log) (kept []store.Record, err error) {
	for _, r := range storetest.Made("fill", 10_000) {
		r.Body = append(make([]byte, 8192), r.Body...)
		if _, err = log.Append(background, r); err != nil {
			return kept, err
		}
		kept = append(kept, r)
	}
	return kept, nil
}

func TestAFullDiskIsSaidAndLosesNothing(t *testing.T) {
	path := fresh(t, 0)
	log, err := open(background, path, tuning{patience: usual.patience, maxPages: 60})
	if err != nil {
		t.Fatal(err)
	}
	defer log.Close()
	kept, err := fill(log)
	wantFault(t, err, Full, path)
	if len(kept) == 0 {
		t.Fatal("not one record was kept")
	}
	wantRecords(t, log, kept)
	run(t, log.db, "PRAGMA max_page_count = 100000") // room again, on the same handle
	more := storetest.Made("more", 5)
	if n, err := log.Append(background, more...); n != 5 || err != nil {
		t.Fatalf("with room again, Append = %d, %v", n, err)
	}
	wantRecords(t, log, append(kept, more...))
	if err := log.Check(background); err != nil {
		t.Error(err)
	}
}

func TestABatchThatDoesNotFitIsNotKeptInPart(t *testing.T) {
	path := fresh(t, 3)
	log, err := open(background, path, tuning{patience: usual.patience, maxPages: 40})
	if err != nil {
		t.Fatal(err)
	}
	defer log.Close()
	added, err := log.Append(background, long(100)...)
	wantFault(t, err, Full, path)
	if added != 0 {
		t.Errorf("%d records are said to be added", added)
	}
	wantRecords(t, log, storetest.Made("a", 3))
}
