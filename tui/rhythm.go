package tui

import (
	"fmt"
	"strconv"
	"strings"

	"unknot/engine/session"
)

// rhythm draws what moves: the stroke while rolling, the breath while holding.
// It takes one row, or three in a window that is tall.
func (f *face) rhythm(now session.Guidance) []string {
	row, bar := "", ""
	switch {
	case now.Paused != 0:
	case now.Phase == session.Roll && now.Stroke.Length > 0:
		row = f.stroke(now.Stroke)
	case now.Phase == session.Hold && now.Breath.Length > 0:
		bar = f.breathBar(now.Breath)
		row = f.breath(now.Breath)
	case now.Phase == session.Hold:
		row = f.look.ink.Render(f.g.say("breath.own"))
	}
	if row != "" {
		row = f.look.centre(row, f.width)
	}
	if f.height < tall {
		return []string{row}
	}
	if bar != "" {
		bar = f.look.centre(bar, f.width)
	}
	return []string{bar, row, bar}
}

// tall is the height of a window that has room to spare.
const tall = 28

// moving is the width of what moves, in cells: odd, so that it has a middle.
func (f *face) moving() int { return min(max(f.width-47, 13), 61)/2*2 + 1 }

// stroke draws a marker that moves to and fro, with its direction in arrows
// and in a word.
func (f *face) stroke(s session.Stroke) string {
	width := f.moving() + 10
	at := int((s.Length - s.Left) * int64(width-1) / s.Length)
	arrow, word := "►", "stroke.there"
	if s.Back {
		at, arrow, word = width-1-at, "◄", "stroke.back"
	}
	track := f.look.soft.Render(strings.Repeat("·", at)) + f.look.going.Render("●") + f.look.soft.Render(strings.Repeat("·", width-1-at))
	return f.look.going.Render(arrow+" ") + track + f.look.going.Render(" "+arrow) + f.look.ink.Render("  "+f.g.say(word))
}

// breathBar draws a bar that grows while breathing in and shrinks while
// breathing out, from its middle.
func (f *face) breathBar(b session.Breath) string {
	half := int64(f.moving() / 2)
	part := (b.Length - b.Left) * half / b.Length
	if b.Out {
		part = half - part
	}
	side := strings.Repeat("·", int(half-part))
	return f.look.soft.Render(side) + f.look.going.Render(strings.Repeat("█", int(part)*2+1)) + f.look.soft.Render(side)
}

// breath draws the bar between the word for in or out and the count. Both have
// a width that does not change, so that the bar stays in the middle.
func (f *face) breath(b session.Breath) string {
	word, count := "breath.in", ""
	if b.Out {
		word = "breath.out"
	}
	if b.Count <= b.Of {
		count = f.g.say("breath.count", "n", strconv.Itoa(b.Count), "of", strconv.Itoa(b.Of))
	}
	return f.look.strong.Render(fmt.Sprintf("%*s  ", besideBar, f.g.say(word))) + f.breathBar(b) +
		f.look.soft.Render(fmt.Sprintf("  %-*s", besideBar, count))
}

// besideBar is the width of the words beside the breath, in cells.
const besideBar = 14
