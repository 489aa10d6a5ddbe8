// Command mesh writes the body that people turn: a typical woman's, as binary
// glTF, with a clip of every technique on either side.
//
//	go run ./tools/mesh web/public/body/body.glb
package main

import (
	"fmt"
	"os"
	"path/filepath"

	"unknot/engine/body"
	"unknot/figure/mesh"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: mesh OUT")
		os.Exit(2)
	}
	if err := write(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// write makes the file, and the folder it is in.
func write(path string) error {
	b, err := body.New(body.Typical(body.Female))
	if err != nil {
		return err
	}
	out, err := mesh.Make(b)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, out, 0o644)
}
