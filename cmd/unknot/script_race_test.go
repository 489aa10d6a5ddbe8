//go:build race

package main

// raced is whether this test binary looks for races.
const raced = true
