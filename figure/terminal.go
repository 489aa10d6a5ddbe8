package figure

import (
	"math"
	"strings"

	"unknot/engine/body"
)

// Columns is how many characters wide a drawing may be to fit in so many rows.
func (f *Film) Columns(rows int) int {
	return int(2 * float64(rows) * float64(f.Box[2]) / float64(f.Box[3]))
}

// Terminal draws a film at a place of the stroke, 0 to 1, in braille: so many
// characters wide, each of two by four dots. What is near is full, what is far
// and where the tool works is every other dot, what is hatched stays empty.
func (f *Film) Terminal(along float64, width int, side body.Side) []string {
	if width < 1 {
		return nil
	}
	across := float64(f.Box[2]) / float64(2*width)
	high := int(math.Ceil(float64(f.Box[3]) / across / 4))
	c := canvas{film: f, across: across, mirrored: side == body.Left, last: 2*width - 1}
	for i := range f.Layers {
		c.shapes = append(c.shapes, f.Layers[i].outline(along))
	}
	first, mid, last := parabola(along)
	for i := range c.tool {
		c.tool[i] = first*float64(f.Marks[0].Tool[i]) + mid*float64(f.Marks[1].Tool[i]) + last*float64(f.Marks[2].Tool[i])
	}
	var out []string
	for row := range high {
		var line strings.Builder
		for column := range width {
			line.WriteRune(c.letter(column, row))
		}
		out = append(out, strings.TrimRight(line.String(), "\u2800"))
	}
	return out
}

// A canvas is a film at one place of its stroke, to be asked for dots.
type canvas struct {
	film     *Film
	across   float64 // millimetres from dot to dot
	mirrored bool
	last     int // the column of the dots furthest right
	shapes   [][][]dot
	tool     [2]float64
}

// dots are the bits of a braille letter, column by column.
var dots = [2][4]rune{{0x01, 0x02, 0x04, 0x40}, {0x08, 0x10, 0x20, 0x80}}

// letter returns the braille letter of a place.
func (c *canvas) letter(column, row int) rune {
	out := rune(0x2800)
	for x := range 2 {
		for y := range 4 {
			if c.on(2*column+x, 4*row+y) {
				out |= dots[x][y]
			}
		}
	}
	return out
}

// on reports whether a dot is set.
func (c *canvas) on(x, y int) bool {
	if c.mirrored {
		x = c.last - x
	}
	p := dot{float64(c.film.Box[0]) + (float64(x)+.5)*c.across, float64(c.film.Box[1]) + (float64(y)+.5)*c.across}
	if c.film.Floor && p.Y >= 0 {
		return p.Y < c.across
	}
	if c.film.Tool.Along == [2]int{} {
		away := p.sub(dot{c.tool[0], c.tool[1]}).len() / float64(c.film.Tool.Radius)
		if away <= 1.25 {
			return away <= 1 && (away > .45 || c.film.Tool.Ball)
		}
	}
	for i := len(c.shapes) - 1; i >= 0; i-- {
		if c.film.Layers[i].Kind == Open || !inside(c.shapes[i], p) {
			continue
		}
		switch look, _, _ := strings.Cut(c.film.Layers[i].Look, " "); look {
		case looksHatch:
			return false
		case looksTarget, looksFar, looksFarWear:
			return (x+y)%2 == 0
		default:
			return true
		}
	}
	return c.film.Wall && math.Abs(p.X) < c.across/2
}

// outline returns a layer's loops at a place of the stroke.
func (l *Layer) outline(along float64) [][]dot {
	var out [][]dot
	for i := range l.Loops {
		p := l.Loops[i].Between(along)
		loop := make([]dot, 0, len(p)/2)
		for k := 0; k < len(p); k += 2 {
			loop = append(loop, dot{p[k], p[k+1]})
		}
		out = append(out, loop)
	}
	return out
}

// inside reports whether a point lies within loops, holes left out.
func inside(loops [][]dot, p dot) bool {
	odd := false
	for _, loop := range loops {
		for i, a := range loop {
			b := loop[(i+1)%len(loop)]
			if (a.Y > p.Y) != (b.Y > p.Y) && p.X < a.X+(b.X-a.X)*(p.Y-a.Y)/(b.Y-a.Y) {
				odd = !odd
			}
		}
	}
	return odd
}
