package storetest

import (
	"testing"

	"unknot/store"
)

func paging(t *testing.T, open Open) {
	log := opened(t, open)
	want := Made("a", 10)
	add(t, log, 10, want...)
	var got []store.Record
	position := int64(0)
	for _, n := range []int{3, 3, 3, 1, 0, 0} {
		records, last, err := log.After(background, position, 3)
		if err != nil || len(records) != n {
			t.Fatalf("After %d = %d records, %v; want %d", position, len(records), err, n)
		}
		if n == 0 != (last == position) || last < position {
			t.Fatalf("After %d with %d records ended at %d", position, n, last)
		}
		got, position = append(got, records...), last
	}
	if diff := Differ(got, want); diff != "" {
		t.Error(diff)
	}
	if records, last, err := log.After(background, position+1000, 3); len(records) != 0 || last != position+1000 || err != nil {
		t.Errorf("After the end = %v, %d, %v; want none, the same position, nil", records, last, err)
	}
}

func badPage(t *testing.T, open Open) {
	log := opened(t, open)
	add(t, log, 1, rec("a", "1"))
	for _, bad := range []struct {
		position int64
		limit    int
	}{{-1, 1}, {0, 0}, {0, -1}} {
		if records, last, err := log.After(background, bad.position, bad.limit); err == nil || records != nil || last != bad.position {
			t.Errorf("After(%d, %d) = %v, %d, %v; want an error", bad.position, bad.limit, records, last, err)
		}
	}
}

func many(t *testing.T, open Open) {
	log := opened(t, open)
	if _, ok := log.(Memory); ok {
		t.Skip("the oracle looks at every record for every record")
	}
	want := Made("a", 20_000)
	add(t, log, 20_000, want...)
	holds(t, log, want...)
	records, _, err := log.After(background, 0, 50_000)
	if diff := Differ(records, want); diff != "" || err != nil {
		t.Errorf("in one page: %s, %v", diff, err)
	}
	add(t, log, 0, want[9_000:11_000]...)
}
