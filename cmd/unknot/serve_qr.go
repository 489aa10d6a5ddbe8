package main

import (
	"fmt"
	"strings"

	"github.com/boombuler/barcode/qr"
)

// quiet is the white edge that a QR code needs, in modules.
const quiet = 4

// sayQR prints the address for a phone as a QR code, and says which it is.
// Without one it is that of this computer, which is no use to a phone.
func (p *program) sayQR(here, elsewhere string) {
	address := elsewhere
	if address == "" {
		address = here
		p.tell("serve.qr.here")
	}
	code, err := qrCode(address)
	if err != nil {
		fmt.Fprintln(p.err, err)
		return
	}
	fmt.Fprint(p.err, p.drawQR(code))
	fmt.Fprintln(p.err, address)
}

// A bitmap has a true for every dark module, by row.
type bitmap [][]bool

// qrCode returns a text as a QR code, with its quiet edge.
func qrCode(text string) (bitmap, error) {
	code, err := qr.Encode(text, qr.M, qr.Auto)
	if err != nil {
		return nil, fmt.Errorf("serve: the QR code: %w", err)
	}
	n := code.Bounds().Dx()
	out := make(bitmap, n+2*quiet)
	for y := range out {
		out[y] = make([]bool, n+2*quiet)
		for x := range out[y] {
			if x, y := x-quiet, y-quiet; x >= 0 && y >= 0 && x < n && y < n {
				r, _, _, _ := code.At(x, y).RGBA()
				out[y+quiet][x+quiet] = r == 0
			}
		}
	}
	return out, nil
}

// Black on white, whatever the colours of the terminal are, and back.
const blackOnWhite, backToUsual = "\x1b[38;5;16;48;5;231m", "\x1b[0m"

// drawQR draws two modules in a letter, one above the other. Where no colours
// can be set the letters are taken to be light on dark, unless the terminal
// says otherwise, and the light modules are drawn.
func (p *program) drawQR(code bitmap) string {
	coloured := p.terminal && p.env("NO_COLOR") == "" && p.env("TERM") != "dumb"
	inked := coloured || p.darkLetters()
	var b strings.Builder
	for y := 0; y < len(code); y += 2 {
		if coloured {
			b.WriteString(blackOnWhite)
		}
		for x := range code[y] {
			lower := y+1 < len(code) && code[y+1][x]
			b.WriteString(halves[code[y][x] == inked][lower == inked])
		}
		if coloured {
			b.WriteString(backToUsual)
		}
		b.WriteString("\n")
	}
	return b.String()
}

// halves are the letters by whether their upper and lower half is drawn.
var halves = map[bool]map[bool]string{
	false: {false: " ", true: "▄"},
	true:  {false: "▀", true: "█"},
}

// darkLetters reports whether a terminal says that its background is light.
func (p *program) darkLetters() bool {
	fields := strings.Split(p.env("COLORFGBG"), ";")
	ground := fields[len(fields)-1]
	return ground == "7" || ground == "15"
}
