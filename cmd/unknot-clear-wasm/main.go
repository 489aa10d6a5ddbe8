//go:build wasip1

// Command unknot-clear-wasm reads, makes and draws clearance codes as a
// WebAssembly reactor, for the page of the professional and for the person who
// types a code in. It knows no record and keeps nothing; chance for a key comes
// from its caller.
//
// door.go has the names of the calls.
package main

import "unknot/reactor"

func init() { reactor.Answer = ask }

func main() {}
