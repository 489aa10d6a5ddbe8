package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// writeWhole writes a file whole or not at all: into a file beside it, which
// takes its name once the disk has it. A file that is there is kept unless
// force says otherwise.
func writeWhole(path string, force bool, data []byte) error {
	path, err := target(path, force)
	if err != nil {
		return err
	}
	temp, err := os.CreateTemp(filepath.Dir(path), ".unknot-export-")
	if err != nil {
		return fmt.Errorf("export: %s: %w; nothing was written", path, plain(err))
	}
	defer os.Remove(temp.Name()) // after the renaming there is nothing to remove
	_, err = temp.Write(data)
	if err == nil {
		err = temp.Sync()
	}
	if err = errors.Join(err, temp.Close()); err == nil {
		err = os.Rename(temp.Name(), path)
	}
	if err != nil {
		return fmt.Errorf("export: %s: %w; nothing was written", path, plain(err))
	}
	return syncFolder(filepath.Dir(path))
}

// target returns the file to write, or why it must not be written.
func target(path string, force bool) (string, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return path, nil
	case err != nil:
		return "", fmt.Errorf("export: %s: %w; nothing was written", path, plain(err))
	case info.IsDir():
		return "", fmt.Errorf("export: %s is a folder; name a file in it", path)
	case !info.Mode().IsRegular():
		return "", fmt.Errorf("export: %s is not a file; use --to - and redirect standard output", path)
	case !force:
		return "", fmt.Errorf("export: %s is there already; choose another name, or write over it with --force", path)
	}
	return filepath.EvalSymlinks(path)
}

// syncFolder has the disk remember the names in a folder, where a folder can
// be asked to.
func syncFolder(folder string) error {
	d, err := os.Open(folder)
	if err != nil {
		return nil // a folder that may be written and not listed
	}
	defer d.Close()
	_ = d.Sync() // some systems cannot; the file itself is on disk
	return nil
}
