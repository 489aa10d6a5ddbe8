package sqlite

import (
	"fmt"
	"path/filepath"
	"testing"

	"unknot/store"
	"unknot/store/storetest"
)

// entries returns n records of about 500 bytes, as journal entries are.
func entries(n int) []store.Record {
	records := storetest.Made("entry", n)
	for i := range records {
		records[i].Body = append(records[i].Body, make([]byte, 450)...)
	}
	return records
}

func benchLog(b *testing.B, path string) *Log {
	b.Helper()
	log, err := Open(background, path)
	if err != nil {
		b.Fatal(err)
	}
	return log
}

func BenchmarkAppendOne(b *testing.B) {
	log := benchLog(b, filepath.Join(b.TempDir(), "log.db"))
	defer log.Close()
	body := entries(1)[0].Body
	n := 0
	for b.Loop() {
		n++
		if _, err := log.Append(background, store.Record{ID: fmt.Sprint(n), Body: body}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkAppend60000(b *testing.B) {
	records := entries(60_000)
	for b.Loop() {
		log := benchLog(b, filepath.Join(b.TempDir(), "log.db"))
		if n, err := log.Append(background, records...); n != len(records) || err != nil {
			b.Fatal(n, err)
		}
		log.Close()
	}
}

func BenchmarkWith60000(b *testing.B) {
	path := filepath.Join(b.TempDir(), "log.db")
	records := entries(60_000)
	log := benchLog(b, path)
	if _, err := log.Append(background, records...); err != nil {
		b.Fatal(err)
	}
	b.Run("read", func(b *testing.B) {
		for b.Loop() {
			if all, err := storetest.ReadAll(log); len(all) != len(records) || err != nil {
				b.Fatal(len(all), err)
			}
		}
	})
	b.Run("append again", func(b *testing.B) {
		for b.Loop() {
			if n, err := log.Append(background, records...); n != 0 || err != nil {
				b.Fatal(n, err)
			}
		}
	})
	if err := log.Close(); err != nil {
		b.Fatal(err)
	}
	b.Run("open and close", func(b *testing.B) {
		for b.Loop() {
			benchLog(b, path).Close()
		}
	})
	b.Run("salvage", func(b *testing.B) {
		for b.Loop() {
			if all, _, err := Salvage(background, path); len(all) != len(records) || err != nil {
				b.Fatal(len(all), err)
			}
		}
	})
}
