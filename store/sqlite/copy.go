package sqlite

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// copyName is what a copied file is called in its temporary folder.
const copyName = "copy.db"

// copyAside copies the file at path, and the -wal beside it, into a new
// temporary folder. It copies again when someone wrote meanwhile, and in the
// end takes what it has.
func copyAside(path string) (folder string, err error) {
	folder, err = os.MkdirTemp("", "unknot-")
	if err != nil {
		return "", err
	}
	for range 5 {
		before := stampOf(path)
		if err = copyBoth(path, filepath.Join(folder, copyName)); err != nil {
			os.RemoveAll(folder)
			return "", fmt.Errorf("copying it to %s: %w", folder, err)
		}
		if stampOf(path) == before {
			break
		}
		time.Sleep(50 * time.Millisecond)
	}
	return folder, nil
}

// copyBoth copies a file and its -wal, if it has one.
func copyBoth(from, to string) error {
	if err := copyFile(from, to); err != nil {
		return err
	}
	err := copyFile(from+"-wal", to+"-wal")
	if errors.Is(err, fs.ErrNotExist) {
		err = os.Remove(to + "-wal") // of an earlier try
	}
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Close())
}
