// Command types writes the TypeScript types of everything that crosses the
// engine's door, from the Go types that cross it, and the ids of all sentences:
//
//	go run ./tools/types web/src/engine/types.gen.ts web/src/words/ids.gen.ts
package main

import (
	"fmt"
	"os"

	"unknot/tools/types/gen"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: types TYPES-FILE IDS-FILE")
		os.Exit(2)
	}
	for i, text := range []string{gen.Types(), gen.Words()} {
		if err := os.WriteFile(os.Args[i+1], []byte(text), 0o644); err != nil {
			fmt.Fprintln(os.Stderr, "types:", err)
			os.Exit(1)
		}
	}
}
