package main

import (
	"fmt"
	"strings"

	"github.com/boombuler/barcode/qr"

	"unknot/engine/strict"
)

// QR is a code to scan: a path of its dark modules, a unit each, in a square
// with the quiet edge that it needs.
type QR struct {
	Side int    `json:"side"`
	Path string `json:"path"`
}

const quiet = 4

func drawQR(in []byte) (any, error) {
	var of struct {
		Text string `json:"text"`
	}
	if err := strict.Decode("qr", in, &of); err != nil {
		return nil, err
	}
	code, err := qr.Encode(of.Text, qr.M, qr.Auto)
	if err != nil {
		return nil, fmt.Errorf("qr: %w", err)
	}
	n := code.Bounds().Dx()
	dark := func(x, y int) bool { r, _, _, _ := code.At(x, y).RGBA(); return r == 0 }
	var path strings.Builder
	for y := range n {
		for x := 0; x < n; x++ {
			from := x
			for x < n && dark(x, y) {
				x++
			}
			if x > from {
				fmt.Fprintf(&path, "M%d %dh%dv1h-%dz", from+quiet, y+quiet, x-from, x-from)
			}
		}
	}
	return QR{n + 2*quiet, path.String()}, nil
}
