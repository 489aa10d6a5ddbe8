// Command schema writes the JSON Schema of a pack from the Go types that read
// it:
//
//	go run ./tools/schema engine/protocol/schema/pack.schema.json
package main

import (
	"fmt"
	"os"

	"unknot/tools/schema/gen"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: schema FILE")
		os.Exit(2)
	}
	if err := os.WriteFile(os.Args[1], gen.Pack(), 0o644); err != nil {
		fmt.Fprintln(os.Stderr, "schema:", err)
		os.Exit(1)
	}
}
