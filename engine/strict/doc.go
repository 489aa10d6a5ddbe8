// Package strict reads JSON and refuses everything that was not asked for.
//
// Advice that can hurt a person must not rest on a value somebody guessed, so
// unknown keys, duplicate keys, missing keys, wrong types, nulls, numbers out
// of range and text after the end are all faults. A reader gets every fault at
// once, each with its file, its path inside the file, and what was found.
//
// # Promises
//
//   - Parse and Decode never panic and never recurse deeper than MaxDepth.
//   - Keys are compared exactly, letter case included.
//   - What a fault quotes is cut to a length that fits one line.
//
// The fuzz tests beside this file check the first; tables check the rest.
package strict
