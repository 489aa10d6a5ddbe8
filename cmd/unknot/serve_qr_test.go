package main

import (
	"regexp"
	"strings"
	"testing"

	"github.com/boombuler/barcode/qr"
)

// seen reads a drawing back as a camera sees it: true for dark. On a terminal
// without colours letters are light, unless dark is said.
func seen(t *testing.T, drawing string, dark bool) [][]bool {
	t.Helper()
	if coloured := strings.HasPrefix(drawing, blackOnWhite); coloured {
		dark = true
		for line := range strings.Lines(drawing) {
			if !strings.HasPrefix(line, blackOnWhite) || !strings.HasSuffix(line, backToUsual+"\n") {
				t.Fatalf("a line does not set its colours and put them back: %q", line)
			}
		}
		drawing = regexp.MustCompile("\x1b[^m]*m").ReplaceAllString(drawing, "")
	}
	ink := map[rune][2]bool{' ': {false, false}, '▀': {true, false}, '▄': {false, true}, '█': {true, true}}
	var out [][]bool
	for line := range strings.Lines(drawing) {
		var upper, lower []bool
		for _, r := range strings.TrimSuffix(line, "\n") {
			halves, ok := ink[r]
			if !ok {
				t.Fatalf("%q is in the drawing", r)
			}
			upper, lower = append(upper, halves[0] == dark), append(lower, halves[1] == dark)
		}
		out = append(out, upper, lower)
	}
	return out
}

func TestTheQRCodeIsTheSameOnEveryTerminal(t *testing.T) {
	const address = "http://192.168.100.200:8656/#key=aaaaaaaaaaaaaaaaaaaaaaaaaa"
	want, err := qr.Encode(address, qr.M, qr.Auto)
	if err != nil {
		t.Fatal(err)
	}
	code, err := qrCode(address)
	if err != nil {
		t.Fatal(err)
	}
	vars := map[string]string{}
	p := testProgram(t.TempDir())
	p.env = func(name string) string { return vars[name] }
	for _, tt := range []struct {
		name     string
		terminal bool
		vars     map[string]string
		dark     bool // letters are dark
	}{
		{"a terminal", true, nil, false},
		{"a light terminal", true, map[string]string{"COLORFGBG": "0;15"}, false},
		{"no colours", true, map[string]string{"NO_COLOR": "1"}, false},
		{"no colours, light", true, map[string]string{"NO_COLOR": "1", "COLORFGBG": "0;15"}, true},
		{"no colours, dark", true, map[string]string{"NO_COLOR": "1", "COLORFGBG": "15;0"}, false},
		{"a dumb terminal", true, map[string]string{"TERM": "dumb"}, false},
		{"a pipe", false, nil, false},
	} {
		p.terminal, vars = tt.terminal, tt.vars
		drawing := p.drawQR(code)
		if escapes := strings.Contains(drawing, "\x1b"); escapes && (tt.vars["NO_COLOR"] != "" || !tt.terminal) {
			t.Errorf("%s: colours are set", tt.name)
		}
		got := seen(t, drawing, tt.dark)
		n := want.Bounds().Dx()
		for y := -quiet; y < n+quiet; y++ {
			for x := -quiet; x < n+quiet; x++ {
				dark := false
				if x >= 0 && y >= 0 && x < n && y < n {
					r, _, _, _ := want.At(x, y).RGBA()
					dark = r == 0
				}
				if got[y+quiet][x+quiet] != dark {
					t.Fatalf("%s: module %d, %d is wrong", tt.name, x, y)
				}
			}
		}
	}
}
