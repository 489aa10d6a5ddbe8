package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"io/fs"

	"github.com/pressly/goose/v3"
)

// newest is the schema version this program writes: the number of the last
// file in migrations.
const newest = 1

//go:embed migrations/*.sql
var files embed.FS

// migrate brings the file from version to newest. When another program does
// the same at the same time one of the two fails and starts over.
func migrate(ctx context.Context, db *sql.DB, version int) error {
	if version == newest {
		return nil
	}
	p, err := provider(db)
	if err != nil {
		return err
	}
	for range 3 {
		if _, err = p.Up(ctx); err == nil {
			return nil
		}
	}
	return err
}

// provider returns the migrations for db, silent and without global state.
func provider(db *sql.DB) (*goose.Provider, error) {
	sub, err := fs.Sub(files, "migrations")
	if err != nil {
		return nil, err
	}
	return goose.NewProvider(goose.DialectSQLite3, db, sub,
		goose.WithDisableGlobalRegistry(true), goose.WithLogger(goose.NopLogger()))
}
