package tui

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"unknot/engine/body"
	"unknot/engine/protocol"
	"unknot/engine/session"
	"unknot/figure"
)

// Pictures are the drawings of techniques, each made when it is first shown.
// They show the app's own person: the terminal asks for no measures.
type pictures map[protocol.TechniqueID]*figure.Film

// of returns the film of a technique, or nil where there is none.
func (p pictures) of(id protocol.TechniqueID) *figure.Film {
	if f, known := p[id]; known {
		return f
	}
	p[id] = nil
	b, err := body.New(body.Typical(body.Female))
	if err != nil {
		return nil
	}
	if f, err := figure.New(b, string(id), figure.Side, figure.Look{}); err == nil {
		p[id] = &f
	}
	return p[id]
}

// legible is how many cells a drawing needs at least for a person to be made out.
const legible = 170

// drawing draws how the step is done, at most so many rows high and half the
// window wide. It is nil where that is too little.
func (f *face) drawing(now session.Guidance, room int) []string {
	if f.pictures == nil {
		f.pictures = pictures{}
	}
	film := f.pictures.of(now.Technique)
	if film == nil {
		return nil
	}
	side := body.Right
	if now.Side == protocol.Left {
		side = body.Left
	}
	width := min(f.width/2-2, film.Columns(room))
	if lines := film.Terminal(along(now), width, side); len(lines)*width >= legible {
		return lines
	}
	return nil
}

// along is where on the stroke the person is, 0 to 1: half way, unless they roll.
func along(now session.Guidance) float64 {
	if now.Phase != session.Roll || now.Stroke.Length <= 0 {
		return .5
	}
	done := 1 - float64(now.Stroke.Left)/float64(now.Stroke.Length)
	if now.Stroke.Back {
		return 1 - done
	}
	return done
}

// middle is what stands between the words of the player: the drawing, where
// there is room for one, and the number.
func (f *face) middle(now session.Guidance, room int) []string {
	drawing := f.drawing(now, room)
	if drawing == nil {
		return f.number(now, f.width, room)
	}
	wide := 0
	for _, line := range drawing {
		wide = max(wide, ansi.StringWidth(line))
	}
	out := f.number(now, f.width-wide-2, room)
	top := (room - len(drawing)) / 2
	for i := range out {
		line := ""
		if n := i - top; n >= 0 && n < len(drawing) {
			line = drawing[n]
		}
		out[i] = f.look.ink.Render("  "+line+strings.Repeat(" ", wide-ansi.StringWidth(line))) + out[i]
	}
	return out
}
