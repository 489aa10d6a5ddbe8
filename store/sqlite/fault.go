package sqlite

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	driver "modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"
)

// fault turns what the system or SQLite said about a file into an [*Error].
func fault(path string, err error) error { return judge(path, err, ofPlace) }

// faultReading is fault for those who promise to write nothing.
func faultReading(path string, err error) error { return judge(path, err, ofFile) }

// judge finds the fault. It asks place where SQLite says only that it could
// not.
func judge(path string, err error, place func(string, error) (Fault, string)) error {
	var known *Error
	switch {
	case err == nil, errors.As(err, &known),
		errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	}
	e := &Error{Fault: Unreachable, Path: path, Why: "cannot be used (" + oneLine(err.Error()) + ")", Err: err}
	var broken *brokenError
	var gone *goneError
	if errors.As(err, &broken) || errors.As(err, &gone) {
		e.Fault, e.Why = Damaged, "is damaged ("+err.Error()+")"
	}
	if f, why := ofSystem(err); f != 0 {
		e.Fault, e.Why = f, why
	}
	if f, why := ofSQLite(path, err, place); f != 0 {
		e.Fault, e.Why = f, why
	}
	return e
}

// ofSystem judges an error of the operating system; 0 is none it knows.
func ofSystem(err error) (Fault, string) {
	switch {
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return Full, "has no room left on its disk"
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return ReadOnly, "cannot be written to (" + cause(err) + ")"
	case errors.Is(err, fs.ErrNotExist):
		return Unreachable, "is not there"
	}
	return 0, ""
}

// cause returns the innermost words of err, without path and call.
func cause(err error) string {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err.Error()
	}
	return err.Error()
}

// ofSQLite judges an error of SQLite; 0 is none it knows.
func ofSQLite(path string, err error, place func(string, error) (Fault, string)) (Fault, string) {
	switch code(err) & 0xff {
	case lib.SQLITE_FULL:
		return Full, "has no room left on its disk"
	case lib.SQLITE_CORRUPT, lib.SQLITE_ERROR: // a query that is always right fails
		return Damaged, "is damaged (" + oneLine(err.Error()) + ")"
	case lib.SQLITE_NOTADB:
		return Foreign, "is not a log, or its first page is destroyed"
	case lib.SQLITE_BUSY, lib.SQLITE_LOCKED, lib.SQLITE_PROTOCOL:
		return Busy, "is locked by another program"
	case lib.SQLITE_READONLY, lib.SQLITE_CANTOPEN, lib.SQLITE_IOERR, lib.SQLITE_PERM:
		return place(path, err)
	}
	return 0, ""
}

// ofPlace finds out, by trying, whether the folder may be written and has room.
func ofPlace(path string, err error) (Fault, string) {
	if tryFile(path) != nil {
		return ofFile(path, err)
	}
	if f, why := ofSystem(tryFolder(filepath.Dir(path))); f != 0 {
		return f, why
	}
	if code(err)&0xff == lib.SQLITE_READONLY {
		return ReadOnly, "cannot be written to"
	}
	return ofFile(path, err)
}

// ofFile says why the file cannot be read.
func ofFile(path string, err error) (Fault, string) {
	if e := tryFile(path); e != nil {
		return Unreachable, "cannot be opened (" + cause(e) + ")"
	}
	return Unreachable, "cannot be opened or read (" + oneLine(err.Error()) + ")"
}

// tryFile opens a file and closes it again, which is safe because SQLite has
// just failed to use it and so holds no locks on it.
func tryFile(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	return f.Close()
}

// tryFolder writes a small file into a folder and removes it again.
func tryFolder(folder string) error {
	f, err := os.CreateTemp(folder, ".try-")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	defer f.Close()
	if _, err := f.Write(make([]byte, 16*pageSize)); err != nil {
		return err
	}
	return f.Sync()
}

// code returns the extended result code of SQLite in err, or 0.
func code(err error) int {
	var e *driver.Error
	if errors.As(err, &e) {
		return e.Code()
	}
	return 0
}

// isBusy reports whether another program's lock is what err is about.
func isBusy(err error) bool {
	c := code(err) & 0xff
	return c == lib.SQLITE_BUSY || c == lib.SQLITE_LOCKED || c == lib.SQLITE_PROTOCOL
}
