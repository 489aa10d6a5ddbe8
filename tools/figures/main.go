// Command figures writes every picture that is made from the body model: the
// app's films and the drawings of the documentation.
//
//	go run ./tools/figures
package main

import (
	"fmt"
	"os"
	"path/filepath"

	"unknot/tools/figures/gen"
)

func main() {
	files, err := gen.Files()
	for _, f := range files {
		if err == nil {
			err = write(f)
		}
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "figures:", err)
		os.Exit(1)
	}
}

func write(f gen.File) error {
	if err := os.MkdirAll(filepath.Dir(f.Path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(f.Path, f.Text, 0o644)
}
