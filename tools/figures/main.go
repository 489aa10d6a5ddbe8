// Command figures writes every picture that is made from the body model: the
// app's films and the drawings of the documentation. With a folder it writes
// contact sheets there instead, to be looked at.
//
//	go run ./tools/figures
//	go run ./tools/figures -sheets web/shots
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"unknot/tools/figures/gen"
)

func main() {
	sheets := flag.String("sheets", "", "folder for contact sheets")
	flag.Parse()
	if err := run(*sheets); err != nil {
		fmt.Fprintln(os.Stderr, "figures:", err)
		os.Exit(1)
	}
}

func run(sheets string) error {
	if sheets == "" {
		files, err := gen.Files()
		if err != nil {
			return err
		}
		return write("", files)
	}
	for _, s := range gen.Sitters() {
		f, err := gen.Sheet(s)
		if err != nil {
			return fmt.Errorf("%s: %w", s.Name, err)
		}
		if err := write(sheets, []gen.File{f}); err != nil {
			return err
		}
	}
	return nil
}

func write(folder string, files []gen.File) error {
	for _, f := range files {
		path := filepath.Join(folder, f.Path)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, f.Text, 0o644); err != nil {
			return err
		}
	}
	return nil
}
