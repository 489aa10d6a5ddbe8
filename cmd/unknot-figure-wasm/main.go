//go:build wasip1

// Command unknot-figure-wasm makes films of a person as a WebAssembly reactor,
// for those who set their own height and mass in the app. It knows the one call
// "films", and keeps nothing.
package main

import (
	"errors"

	"unknot/figure"
	"unknot/reactor"
)

func init() {
	reactor.Answer = func(name string, input []byte) ([]byte, error) {
		if name != "films" {
			return nil, errors.New("call: there is only films")
		}
		return figure.Asked(input)
	}
}

func main() {}
