//go:build wasip1

// Command unknot-papers-wasm makes the page for the professional, the files and
// the days of reminders from a record, as a WebAssembly reactor. It is given
// the record with each call, and keeps nothing.
//
// door.go has the names of the calls.
package main

import "unknot/reactor"

func init() { reactor.Answer = ask }

func main() {}
