//go:build !wasip1

package main

import "fmt"

func main() {
	fmt.Println("build this with GOOS=wasip1 GOARCH=wasm go build -buildmode=c-shared")
}
