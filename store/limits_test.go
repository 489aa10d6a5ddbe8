package store_test

import (
	"errors"
	"strings"
	"testing"

	"unknot/store"
)

func TestARecordOutsideTheLimitsIsRefused(t *testing.T) {
	tests := []struct {
		name string
		rec  store.Record
		want string // empty: the record is fine
	}{
		{"one character", store.Record{ID: "a"}, ""},
		{"200 characters of four bytes", store.Record{ID: strings.Repeat("🧘", store.MaxID)}, ""},
		{"1 MiB", store.Record{ID: "a", Body: make([]byte, store.MaxBody)}, ""},
		{"no id", store.Record{}, `store: record "": its id is empty`},
		{"201 characters", store.Record{ID: strings.Repeat("é", 201)}, "its id has 201 characters, 200 are allowed"},
		{"broken UTF-8", store.Record{ID: "a\xff"}, "its id is not valid UTF-8"},
		{"a NUL", store.Record{ID: "a\x00b"}, "its id contains a NUL character"},
		{"a byte over 1 MiB", store.Record{ID: "a", Body: make([]byte, store.MaxBody+1)}, "its body has 1048577 bytes, 1048576 are allowed"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			err := tt.rec.Check()
			if tt.want == "" {
				if err != nil {
					t.Fatalf("Check() = %v, want nil", err)
				}
				return
			}
			var bad *store.RecordError
			if !errors.As(err, &bad) || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("Check() = %v, want a RecordError with %q", err, tt.want)
			}
		})
	}
}

func TestAnErrorFitsALineHoweverLongTheID(t *testing.T) {
	err := &store.ConflictError{ID: strings.Repeat("x", 200)}
	if n := len(err.Error()); n > 110 {
		t.Errorf("%q has %d bytes, want at most 110", err, n)
	}
}
