//go:build !linux && !darwin && !freebsd

package main

import "os"

// freeBytes says that the room on a disk is not known here.
func freeBytes(string) (uint64, bool) { return 0, false }

// terminalSize says that the size of a terminal is not known here.
func terminalSize(*os.File) (columns, rows int, ok bool) { return 0, 0, false }
