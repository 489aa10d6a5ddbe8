//go:build unix

package main

import (
	"os"
	"path/filepath"
	"runtime"

	"github.com/mattn/go-isatty"
)

// isTTY reports whether a character device is a terminal.
func isTTY(f *os.File) bool { return isatty.IsTerminal(f.Fd()) }

// userFolder returns the folder for the data of programs.
func userFolder(env func(string) string) (string, error) {
	home := env("HOME")
	if home == "" {
		return "", errNoFolder
	}
	if runtime.GOOS == "darwin" {
		return filepath.Join(home, "Library", "Application Support", "unknot"), nil
	}
	return filepath.Join(home, ".local", "share", "unknot"), nil
}
