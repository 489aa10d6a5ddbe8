package sqlite

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
)

// create makes the file, empty, and its folders, unless they are there.
//
// SQLite makes the file, because a file that this program opens and closes by
// itself loses the locks that another Log of this program holds on it.
func create(ctx context.Context, path string) error {
	info, err := os.Stat(path)
	if err == nil && info.IsDir() {
		return &Error{Fault: Unreachable, Path: path, Why: "is a folder, not a file"}
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	folder := filepath.Dir(path)
	if err := makeFolder(folder); err != nil {
		return err
	}
	if err := touch(ctx, path); err != nil {
		return err
	}
	return syncFolder(folder)
}

// touch creates an empty database that only its owner can read.
func touch(ctx context.Context, path string) error {
	db, err := single(address(path, creating, usual))
	if err != nil {
		return err
	}
	defer db.Close()
	if err := db.PingContext(ctx); err != nil {
		return err
	}
	return os.Chmod(path, 0o600)
}

// makeFolder makes folder and the folders it lies in, for their owner alone,
// and has the disk remember each.
func makeFolder(folder string) error {
	if info, err := os.Stat(folder); err == nil && info.IsDir() {
		return nil
	}
	parent := filepath.Dir(folder)
	if parent != folder {
		if err := makeFolder(parent); err != nil {
			return err
		}
	}
	if err := os.Mkdir(folder, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	return syncFolder(parent)
}

// syncFolder returns once the names in a folder are on disk. Windows keeps
// them without being asked and cannot be asked.
func syncFolder(folder string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(folder)
	if errors.Is(err, fs.ErrPermission) {
		return nil // a folder we may pass through but not list
	}
	if err != nil {
		return err
	}
	defer d.Close()
	if err := d.Sync(); !errors.Is(err, syscall.EINVAL) {
		return err
	}
	return nil // a file system that cannot sync a folder
}
