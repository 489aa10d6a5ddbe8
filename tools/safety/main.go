// Command safety writes the risk file of docs/risk/hazards.json into SAFETY.md.
//
// Run it from the top of the repository: make safety. The test beside it fails
// when SAFETY.md is out of date, when a hazard has no control, and when a
// hazard names a test that does not exist.
package main

import (
	"fmt"
	"os"
)

// Where the hazards are written by hand, and where they are shown.
const (
	dataFile = "docs/risk/hazards.json"
	pageFile = "SAFETY.md"
)

func main() {
	if err := run("."); err != nil {
		fmt.Fprintln(os.Stderr, "safety:", err)
		os.Exit(1)
	}
}

// run brings the page of the repository at root up to date.
func run(root string) error {
	list, err := read(root)
	if err != nil {
		return err
	}
	page, err := os.ReadFile(root + "/" + pageFile)
	if err != nil {
		return err
	}
	whole, err := insert(string(page), render(list))
	if err != nil {
		return err
	}
	return os.WriteFile(root+"/"+pageFile, []byte(whole), 0o644)
}
