package sqlite

import (
	"context"
	"errors"
	"os"
	"path/filepath"
)

// OpenReadOnly opens the log at path for reading, also where nothing can be
// written: it creates no file and no folder, there or beside it. Append on it
// is an [*Error] with the fault [ReadOnly].
//
// When another program appends to the file meanwhile, After may return an
// [*Error] with the fault [Busy]; open the file again then.
func OpenReadOnly(ctx context.Context, path string) (*Log, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, faultReading(path, err)
	}
	l, err := openReadOnly(ctx, path)
	if err != nil {
		return nil, faultReading(path, err)
	}
	return l, nil
}

func openReadOnly(ctx context.Context, path string) (*Log, error) {
	if _, err := os.Stat(path); err != nil {
		return nil, &Error{Fault: Unreachable, Path: path, Why: "cannot be opened (" + cause(err) + ")", Err: err}
	}
	l := &Log{path: path, before: stampOf(path)}
	source := path
	if l.way = l.before.way(); l.way == looking && !l.before.shm {
		// A program was killed and its -shm is gone: to read the -wal SQLite
		// would write one.
		var err error
		if l.copied, err = copyAside(path); err != nil {
			return nil, err
		}
		source = filepath.Join(l.copied, copyName)
	}
	if err := l.look(ctx, source); err != nil {
		os.RemoveAll(l.copied) // removes nothing when there is no copy
		return nil, err
	}
	return l, nil
}

// look inspects the file to read and opens it.
func (l *Log) look(ctx context.Context, source string) error {
	version, err := inspect(ctx, source)
	if err != nil {
		return renamed(err, l.path)
	}
	if version == 0 {
		return &Error{Fault: Foreign, Path: l.path, Why: "has no log in it yet"}
	}
	l.db, err = single(address(source, l.way, usual))
	return err
}

// renamed makes an error about a copy one about the original.
func renamed(err error, path string) error {
	if e := (*Error)(nil); errors.As(err, &e) {
		e.Path = path
	}
	return err
}
