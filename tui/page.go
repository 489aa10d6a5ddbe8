package tui

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"unknot/engine/protocol"
)

// A tone is what a page is about: going on, or danger. Faces colour by it and
// always have a word beside the colour.
type tone uint8

const (
	calm tone = iota + 1
	care
	danger
)

// A page is something to read and to answer. Faces lay it out as they can; what
// is on it is the same for all.
type page struct {
	name    string // for tests
	tone    tone
	title   string
	body    []line
	fields  []field
	actions []action
	changed func() // after an answer
}

// A line is one paragraph.
type line struct {
	text string
	kind lineKind
}

type lineKind uint8

const (
	plain lineKind = iota
	strong
	soft
	bullet
)

// A field is one question.
type field struct {
	kind     fieldKind
	label    string
	why      string // why we ask; may be empty
	min, max int
	choices  []string
	optional bool                // of ticks: none of them is fine, and need not be said
	check    func(string) string // of written: what is wrong with the text, or ""; nil where any will do

	given  bool
	answer protocol.Answer // of asked
	number int             // of counted
	ticked uint32          // of ticks, bits by choice
	text   string          // of written
}

type fieldKind uint8

const (
	asked   fieldKind = iota + 1 // yes, no, not sure
	counted                      // a number
	ticks                        // any of some choices, or none
	written                      // a line of text
)

// An action is something to choose. The first of a page is the main one.
type action struct {
	key   string
	label string
	rest  bool // answers what is still open with "no" or "none"
	needs bool // only when every field is answered
	back  bool // goes back; Escape does it too, outside of a session
	do    func()
}

// choices are the ways to answer a question by one of a few ids, by number.
func choices(ids []string, name func(string) string, pick func(string)) []action {
	var out []action
	for i, id := range ids {
		out = append(out, action{key: strconv.Itoa(i + 1), label: name(id), do: func() { pick(id) }})
	}
	return out
}

// open returns the first field that is not answered, or -1.
func (p *page) open() int {
	for i := range p.fields {
		if !p.fields[i].given {
			return i
		}
	}
	return -1
}

// settle answers what can be answered with "no" or "none" that way, where
// nothing was answered yet.
func (p *page) settle() {
	for i := range p.fields {
		f := &p.fields[i]
		switch {
		case f.given:
		case f.kind == asked:
			f.answer, f.given = protocol.No, true
		case f.kind == ticks:
			f.ticked, f.given = 0, true
		}
	}
}

// press does what an action does, unless something is still open. It returns
// the open field, or -1.
func (p *page) press(a *action) int {
	if a.rest {
		p.settle()
		p.note()
	}
	if i := p.open(); a.needs && i >= 0 {
		return i
	}
	a.do()
	return -1
}

// find returns the action with a key.
func (p *page) find(key string) *action {
	for i := range p.actions {
		if p.actions[i].key == key {
			return &p.actions[i]
		}
	}
	return nil
}

// back returns the action that goes back.
func (p *page) back() *action {
	for i := range p.actions {
		if p.actions[i].back {
			return &p.actions[i]
		}
	}
	return nil
}

// note tells the owner of the page that an answer has changed.
func (p *page) note() {
	if p.changed != nil {
		p.changed()
	}
}

// reply answers field i of kind asked.
func (p *page) reply(i int, a protocol.Answer) {
	p.fields[i].answer, p.fields[i].given = a, true
	p.note()
}

// count answers field i of kind counted, and reports whether the text is a
// number within its bounds.
func (p *page) count(i int, text string) bool {
	f := &p.fields[i]
	n, err := strconv.Atoi(strings.TrimSpace(text))
	f.given = err == nil && n >= f.min && n <= f.max
	f.number = 0
	if f.given {
		f.number = n
	}
	p.note()
	return f.given
}

// tick turns choice c of field i on or off; a negative one means none.
func (p *page) tick(i, c int) {
	f := &p.fields[i]
	switch {
	case c < 0:
		f.ticked, f.given = 0, true
	default:
		f.ticked ^= 1 << c
		f.given = f.ticked != 0 || f.optional
	}
	p.note()
}

// maxNote is how many characters a note may have.
const maxNote = 500

// write answers field i of kind written.
func (p *page) write(i int, text string) {
	if utf8.RuneCountInString(text) <= maxNote {
		p.fields[i].text = text
	}
	if f := &p.fields[i]; f.check != nil {
		f.given = f.check(f.text) == ""
	}
	p.note()
}
