package tui

import "strings"

// glyphs are the digits, three pixels wide and five high.
var glyphs = [10][5]string{
	{"###", "#.#", "#.#", "#.#", "###"},
	{".#.", "##.", ".#.", ".#.", "###"},
	{"###", "..#", "###", "#..", "###"},
	{"###", "..#", "###", "..#", "###"},
	{"#.#", "#.#", "###", "..#", "..#"},
	{"###", "#..", "###", "..#", "###"},
	{"###", "#..", "###", "#.#", "###"},
	{"###", "..#", "..#", "..#", "..#"},
	{"###", "#.#", "###", "#.#", "###"},
	{"###", "#.#", "###", "..#", "###"},
}

// Pixels of a glyph.
const glyphWide, glyphHigh = 3, 5

// bigNumber draws a number in blocks, as large as fits. A cell is two pixels
// high, so that pixels come out about square. It returns nil when not even the
// smallest fits.
func bigNumber(n, width, height int) []string {
	digits := number(n)
	columns := len(digits)*(glyphWide+1) - 1
	scale := min(width/columns, height*2/glyphHigh)
	if scale < 2 {
		return nil
	}
	rows := make([]string, 0, (glyphHigh*scale+1)/2)
	for y := 0; y < glyphHigh*scale; y += 2 {
		rows = append(rows, bigRow(digits, y, scale))
	}
	return rows
}

// bigRow draws the two rows of pixels of one row of cells.
func bigRow(digits []int, y, scale int) string {
	var b strings.Builder
	for i, d := range digits {
		if i > 0 {
			b.WriteString(strings.Repeat(" ", scale))
		}
		for x := range glyphWide * scale {
			b.WriteString(cell(lit(d, x, y, scale), lit(d, x, y+1, scale)))
		}
	}
	return b.String()
}

// lit reports whether a pixel of a scaled digit is on.
func lit(d, x, y, scale int) bool {
	return y/scale < glyphHigh && glyphs[d][y/scale][x/scale] == '#'
}

func cell(top, bottom bool) string {
	switch {
	case top && bottom:
		return "█"
	case top:
		return "▀"
	case bottom:
		return "▄"
	}
	return " "
}

// number splits a number into digits.
func number(n int) []int {
	if n < 10 {
		return []int{max(n, 0)}
	}
	return append(number(n/10), n%10)
}
