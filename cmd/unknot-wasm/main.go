//go:build wasip1

// Command unknot-wasm is the engine's door as a WebAssembly reactor, around one
// record. The record is empty at first; an instance that trapped is thrown
// away, and a new one is given the entries again.
package main

import (
	"unknot/engine"
	"unknot/reactor"
)

func init() { reactor.Answer = engine.Lowback().Record().Call }

func main() {}
