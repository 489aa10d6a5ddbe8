package strict

import (
	"fmt"
	"strings"
)

// A Fault is one thing wrong with one place of one file.
type Fault struct {
	File string // as the caller named it; "-" for standard input
	Path string // for example "rules[3].level"; empty for the whole file
	Why  string // a clause that says what was found and what is allowed
}

// Error says where and what, on one line.
func (f Fault) Error() string {
	switch {
	case f.File == "" && f.Path == "":
		return f.Why
	case f.Path == "":
		return f.File + ": " + f.Why
	case f.File == "":
		return f.Path + ": " + f.Why
	}
	return f.File + ": " + f.Path + ": " + f.Why
}

// Faults are all faults of one reading, in the order they stand in the file.
type Faults []Fault

// Error joins the faults, one a line.
func (fs Faults) Error() string {
	lines := make([]string, len(fs))
	for i, f := range fs {
		lines[i] = f.Error()
	}
	return strings.Join(lines, "\n")
}

// Err returns fs as an error, or nil when there is no fault.
func (fs Faults) Err() error {
	if len(fs) == 0 {
		return nil
	}
	return fs
}

// Add appends a fault made from a format.
func (fs *Faults) Add(file, path, format string, args ...any) {
	*fs = append(*fs, Fault{File: file, Path: path, Why: fmt.Sprintf(format, args...)})
}

// quoteMax is the most characters of a wrong value that a fault repeats.
const quoteMax = 40

// Quote returns s in quotation marks, cut to fit a line.
func Quote(s string) string {
	if r := []rune(s); len(r) > quoteMax {
		s = string(r[:quoteMax]) + "…"
	}
	return fmt.Sprintf("%q", s)
}
