package sqlite

import (
	"context"
	"fmt"
	"strings"
)

// A Fault is a kind of trouble with the file. The zero Fault is none.
type Fault int

const (
	// ReadOnly is a file or folder that cannot be written to. OpenReadOnly
	// may still read it.
	ReadOnly Fault = iota + 1
	// Full is a disk without room. What was there before is unharmed.
	Full
	// Damaged is a file that is not what was written. Salvage reads the rest.
	Damaged
	// Newer is a file that a later version of this program has written.
	Newer
	// Foreign is a file that is no log, or whose first page is destroyed.
	Foreign
	// Busy is a file that another program has kept locked for too long.
	Busy
	// Unreachable is a file that cannot be opened or read at all.
	Unreachable
)

// names and advice have one line for every fault.
var names = map[Fault]string{
	ReadOnly: "read-only", Full: "full", Damaged: "damaged", Newer: "newer",
	Foreign: "foreign", Busy: "busy", Unreachable: "unreachable",
}

var advice = map[Fault]string{
	ReadOnly:    "make the file and its folder writable, or open it for reading only",
	Full:        "nothing was saved and nothing was lost; make room on the disk and try again",
	Damaged:     "it was left as it is; export what is readable, then go on with a new file",
	Newer:       "it was left as it is; use the newer program, or export what is readable",
	Foreign:     "it was left as it is; choose another file, or export what is readable from it",
	Busy:        "close the other program or wait for it, then try again",
	Unreachable: "check that the path is right and that you may read it",
}

// String returns the fault in a word, for example "read-only".
func (f Fault) String() string {
	if name, ok := names[f]; ok {
		return name
	}
	return fmt.Sprintf("Fault(%d)", int(f))
}

// An Error reports trouble with the file of a log.
type Error struct {
	Fault Fault
	Path  string
	Why   string // a clause that goes on from the path
	Err   error  // what the system or SQLite said, or nil
}

// Error says on one line where it is, what it is and what to do.
func (e *Error) Error() string {
	return fmt.Sprintf("store: %s %s: %s", e.Path, e.Why, advice[e.Fault])
}

// Unwrap returns what the system or SQLite said.
func (e *Error) Unwrap() error { return e.Err }

// stopped is the error of a call whose context has ended.
func stopped(ctx context.Context) error {
	return fmt.Errorf("store: stopped before it was done: %w", ctx.Err())
}

// oneLine returns s with its line breaks and runs of blanks made single
// blanks.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
