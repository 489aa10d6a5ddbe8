//go:build !unix

package main

import (
	"os"
	"path/filepath"

	"github.com/mattn/go-isatty"
)

// isTTY reports whether a character device is a terminal.
func isTTY(f *os.File) bool {
	return isatty.IsTerminal(f.Fd()) || isatty.IsCygwinTerminal(f.Fd())
}

// userFolder returns the folder for the data of programs.
func userFolder(env func(string) string) (string, error) {
	dir := env("LocalAppData")
	if dir == "" {
		return "", errNoFolder
	}
	return filepath.Join(dir, "unknot"), nil
}
