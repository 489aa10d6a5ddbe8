//go:build wasip1

// Command unknot-wasm is the engine's door as a WebAssembly reactor: forty
// lines around one record and its calls. The record is empty at first; an
// instance that trapped is thrown away, and a new one is given the entries
// again.
//
// The host calls _initialize once. For each call it asks buffer for as many
// bytes as name and input take, writes both there one after the other, and
// calls call with the two lengths. The result is the address of the answer in
// the upper half and its length in the lower. The answer's first byte is 1 for
// JSON and 0 for the text of an error. Buffers are good until the next call,
// and memory may have grown: views on it are made anew after each call.
package main

import (
	"unsafe"

	"unknot/engine"
)

// in and out are kept so that what the host sees is not collected.
var in, out []byte

// record is the person's, from the start of the instance to its end.
var record = engine.Lowback().Record()

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
	name, input := in[:nameLength], in[nameLength:nameLength+inputLength]
	b, err := record.Call(string(name), input)
	if err != nil {
		return answer(0, []byte(err.Error()))
	}
	return answer(1, b)
}

func answer(status byte, b []byte) uint64 {
	out = append([]byte{status}, b...)
	return uint64(uintptr(unsafe.Pointer(unsafe.SliceData(out))))<<32 | uint64(len(out))
}

func main() {}
