package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"unknot/server"
)

// erasing is how the file of a record is called while it is being erased, so
// that a computer that loses its power meanwhile finishes it afterwards.
const erasing = ".erasing"

// Erase implements server.Journal. It removes the file of the record and those
// beside it, and the name of this device with them.
//
// While another program has the record open nothing is removed: what it writes
// would be lost, a reason not to roll among it. The last program that closes a
// record takes its -wal away, so a -wal that stays is another's.
func (x *exchange) Erase(ctx context.Context) error {
	x.mu.Lock()
	defer x.mu.Unlock()
	ctx = context.WithoutCancel(ctx)
	if err := x.open(ctx); err != nil {
		return x.p.wayOut(err)
	}
	if err := x.shut(); err != nil {
		return x.p.wayOut(err)
	}
	err := x.setAside()
	if err == nil {
		err = x.finishErasing()
	}
	return x.p.wayOut(errors.Join(err, x.open(ctx)))
}

// setAside renames the file, and takes that back when somebody has opened it
// meanwhile.
func (x *exchange) setAside() error {
	path := x.journalPath()
	if inUse(path) {
		return server.ErrInUse
	}
	if err := os.Rename(path, path+erasing); err != nil {
		return server.ErrInUse // some systems do not rename what is open
	}
	if inUse(path) {
		return errors.Join(server.ErrInUse, os.Rename(path+erasing, path))
	}
	return nil
}

// inUse reports whether a program has a record open.
func inUse(path string) bool {
	_, err := os.Stat(path + "-wal")
	return err == nil
}

// finishErasing removes a record that was set aside, and what belonged to it.
func (x *exchange) finishErasing() error {
	path := x.journalPath() + erasing
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	for _, name := range []string{filepath.Join(x.dir, "device"), x.logPath(), path} {
		if err := os.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return syncFolder(x.dir)
}
