package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"unknot/server"
)

// keyFile has the key of the record, for its owner alone.
const keyFile = "key"

// keyIn returns the key of the record in a folder, and makes it the first time.
func keyIn(dir string, random io.Reader) (server.Key, error) {
	return keyAt(filepath.Join(dir, keyFile), random)
}

// keyAt returns the key in a file, and makes it the first time.
func keyAt(path string, random io.Reader) (server.Key, error) {
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return makeKey(path, random)
	}
	if err != nil {
		return "", fmt.Errorf("serve: %s: %w", path, plain(err))
	}
	key, err := server.ReadKey(string(text))
	if err != nil {
		return "", fmt.Errorf("serve: %s: %w; remove the file, and a new key is made", path, err)
	}
	return key, os.Chmod(path, 0o600)
}

// makeKey makes a key. When another program makes one at the same time, the
// first counts.
func makeKey(path string, random io.Reader) (server.Key, error) {
	key, err := server.NewKey(random)
	if err != nil {
		return "", err
	}
	temp, err := os.CreateTemp(filepath.Dir(path), ".unknot-key-") // 0600
	if err != nil {
		return "", fmt.Errorf("serve: %s: %w", path, plain(err))
	}
	defer os.Remove(temp.Name())
	_, err = fmt.Fprintln(temp, key)
	if err = errors.Join(err, temp.Close()); err == nil {
		err = os.Link(temp.Name(), path)
	}
	if errors.Is(err, fs.ErrExist) {
		return keyAt(path, random)
	}
	return key, err
}
