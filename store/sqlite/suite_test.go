package sqlite

import (
	"context"
	"path/filepath"
	"testing"

	"unknot/store"
	"unknot/store/storetest"
)

func TestSQLitePassesTheSuite(t *testing.T) {
	storetest.Run(t, func(t *testing.T) storetest.Open {
		path := filepath.Join(t.TempDir(), "a folder?", "100% #1.db")
		return func() (store.Log, error) { return Open(context.Background(), path) }
	})
}
