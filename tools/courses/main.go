// Command courses follows generated people through twelve weeks by the
// engine's own rules, and writes what came of them into docs/courses.md.
//
// The people are made up; they show what the rules do, not what backs do.
package main

import (
	"flag"
	"fmt"
	"os"
	"strings"
)

func main() {
	file := flag.String("file", "docs/courses.md", "document whose table is written")
	people := flag.Int("people", 1000, "how many people, a fifth of each course")
	flag.Parse()
	if err := write(*file, table(follow(*people))); err != nil {
		fmt.Fprintln(os.Stderr, "courses:", err)
		os.Exit(1)
	}
}

// The lines between which the table stands.
const begin, end = "<!-- courses: begin -->\n", "<!-- courses: end -->\n"

// write puts a table between the lines of a document.
func write(file, table string) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	before, _, ok1 := strings.Cut(string(text), begin)
	_, after, ok2 := strings.Cut(string(text), end)
	if !ok1 || !ok2 {
		return fmt.Errorf("%s: the lines %q and %q are not there", file, strings.TrimSpace(begin), strings.TrimSpace(end))
	}
	return os.WriteFile(file, []byte(before+begin+table+end+after), 0o644)
}
