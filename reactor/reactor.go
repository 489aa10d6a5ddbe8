//go:build wasip1

// Package reactor is the door of a WebAssembly build: what the host calls, and
// how bytes pass. A program of this kind sets Answer before main and is built
// with -buildmode=c-shared.
//
// The host calls _initialize once. For each call it asks buffer for as many
// bytes as name and input take, writes both there one after the other, and
// calls call with the two lengths. The result is the address of the answer in
// the upper half and its length in the lower. The answer's first byte is 1 for
// what was asked for and 0 for the text of an error. Buffers are good until the
// next call, and memory may have grown: views on it are made anew after each
// call.
package reactor

import "unsafe"

// Answer answers a call by name. It keeps nothing of the input.
var Answer func(name string, input []byte) ([]byte, error)

// in and out are kept so that what the host sees is not collected.
var in, out []byte

//go:wasmexport buffer
func buffer(n uint32) uint32 {
	in = make([]byte, max(n, 1))
	return uint32(uintptr(unsafe.Pointer(unsafe.SliceData(in))))
}

//go:wasmexport call
func call(nameLength, inputLength uint32) uint64 {
	if uint64(nameLength)+uint64(inputLength) > uint64(len(in)) {
		return give(0, []byte("call: name and input are longer than the buffer"))
	}
	b, err := Answer(string(in[:nameLength]), in[nameLength:nameLength+inputLength])
	if err != nil {
		return give(0, []byte(err.Error()))
	}
	return give(1, b)
}

func give(status byte, b []byte) uint64 {
	out = append([]byte{status}, b...)
	return uint64(uintptr(unsafe.Pointer(unsafe.SliceData(out))))<<32 | uint64(len(out))
}
