//go:build wasip1

// Command unknot-papers-wasm makes the page for the professional, the files and
// the days of reminders from a record, as a WebAssembly reactor. It is given
// the record with each call, and keeps nothing.
//
// It is called as the engine's reactor is: buffer for as many bytes as name and
// input take, both written there, then call with the two lengths. door.go has
// the names.
package main

import (
	"unsafe"
)

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
		return answer(0, []byte("call: name and input are longer than the buffer"))
	}
	text, err := ask(string(in[:nameLength]), in[nameLength:nameLength+inputLength])
	if err != nil {
		return answer(0, []byte(err.Error()))
	}
	return answer(1, text)
}

func answer(status byte, b []byte) uint64 {
	out = append([]byte{status}, b...)
	return uint64(uintptr(unsafe.Pointer(unsafe.SliceData(out))))<<32 | uint64(len(out))
}

func main() {}
