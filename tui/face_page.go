package tui

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"charm.land/lipgloss/v2"

	"unknot/engine/protocol"
)

// A row is something on a page that the cursor can be on: a question, a choice
// of one, or an action.
type row struct {
	field, choice int // choice -1 for the field itself, noneOf for "none"
	action        int // -1 for a field
}

// noneOf is the choice that says none of the others.
const noneOf = 1 << 20

// rows lists what the cursor can be on, from top to bottom.
func (p *page) rows() []row {
	var out []row
	for i := range p.fields {
		f := &p.fields[i]
		if f.kind != ticks {
			out = append(out, row{i, -1, -1})
			continue
		}
		for c := range f.choices {
			out = append(out, row{i, c, -1})
		}
		if !f.optional {
			out = append(out, row{i, noneOf, -1})
		}
	}
	for i := range p.actions {
		out = append(out, row{-1, -1, i})
	}
	return out
}

// A sheet is a page laid out as lines, with the lines of each row.
type sheet struct {
	lines []string
	spans [][2]int // from, to
	dense bool     // without empty lines
}

// A list of more actions than these is set without empty lines in a window
// that is not roomy, so that what is grave is as near as what is mild.
const fewActions, roomy = 8, 22

// space adds an empty line.
func (s *sheet) space() {
	if !s.dense {
		s.lines = append(s.lines, "")
	}
}

func (s *sheet) add(style lipgloss.Style, indent int, first, text string, width int) {
	pad := strings.Repeat(" ", indent)
	for i, part := range wrap(text, width-indent-utf8.RuneCountInString(first)) {
		lead := first
		if i > 0 {
			lead = strings.Repeat(" ", utf8.RuneCountInString(first))
		}
		s.lines = append(s.lines, style.Render(pad+lead+part))
	}
}

// margin is left of every line of a page.
const margin = 2

// layout lays a page out.
func (f *face) layout() sheet {
	p, width := f.g.page, min(f.width-margin, widest)
	s := sheet{dense: f.height < roomy && len(p.actions) > fewActions}
	s.add(f.look.tone(p.tone), margin, "", p.title, width)
	if p.tone == danger {
		f.layNumber(&s)
	}
	for i, l := range p.body {
		if i == 0 || spaced(p.body[i-1].kind, l.kind) {
			s.space()
		}
		f.layLine(&s, l, width)
	}
	rows := p.rows()
	for i, r := range rows {
		from := len(s.lines)
		if i == 0 || r.action < 0 && r.field != rows[i-1].field || r.action == 0 {
			s.space()
		}
		if r.action < 0 && r.choice <= 0 && p.fields[r.field].kind == ticks {
			s.add(f.look.strong, margin, "", p.fields[r.field].label, width)
		}
		f.layRow(&s, r, i == f.cursor, width)
		s.spans = append(s.spans, [2]int{from, len(s.lines)})
	}
	return s
}

// layNumber draws the emergency number large.
func (f *face) layNumber(s *sheet) {
	n, err := strconv.Atoi(f.g.Number)
	if err != nil || n <= 0 || f.g.Number[0] == '0' {
		return // it stands in the text in any case
	}
	s.space()
	for _, r := range bigNumber(n, f.width-2*margin, numberHigh) {
		s.lines = append(s.lines, f.look.paper.Render("  ")+f.look.danger.Render(" "+r+" "))
	}
}

// numberHigh is how high the emergency number is drawn, in rows.
const numberHigh = 5

// spaced reports whether an empty line comes between two kinds of line.
func spaced(before, l lineKind) bool {
	switch l {
	case strong:
		return true
	case plain:
		return before == plain || before == bullet
	case soft, bullet:
	}
	return before == plain || before == soft && l == bullet
}

func (f *face) layLine(s *sheet, l line, width int) {
	switch l.kind {
	case strong:
		s.add(f.look.strong, margin, "", l.text, width)
	case soft:
		s.add(f.look.soft, margin, "", l.text, width)
	case bullet:
		s.add(f.look.ink, margin, "· ", l.text, width)
	case plain:
		s.add(f.look.ink, margin, "", l.text, width)
	}
}

// layRow lays one row out, with a mark at the cursor.
func (f *face) layRow(s *sheet, r row, here bool, width int) {
	style, point := f.look.ink, "  "
	if here {
		style, point = f.look.cursor, "> "
	}
	p := f.g.page
	switch {
	case r.action >= 0:
		a := &p.actions[r.action]
		s.add(style, 0, fmt.Sprintf("%s[%s] ", point, keyName(a.key)), a.label, width)
		return
	case r.choice >= 0:
		x := &p.fields[r.field]
		label, on := f.g.say("none"), x.given && x.ticked == 0
		if r.choice != noneOf {
			label, on = x.choices[r.choice], x.ticked&(1<<r.choice) != 0
		}
		s.add(style, 0, point+box(on)+" ", label, width)
		return
	}
	x := &p.fields[r.field]
	s.add(style, 0, point, x.label, width)
	s.add(f.answerStyle(x), margin, "  ", f.answerText(x, here), width)
	if here && f.why && x.why != "" {
		s.add(f.look.soft, margin, "  ", x.why, width)
	}
}

func (f *face) answerStyle(x *field) lipgloss.Style {
	if x.given {
		return f.look.strong
	}
	return f.look.soft
}

// answerText shows the ways to answer, and the one chosen.
func (f *face) answerText(x *field, here bool) string {
	switch x.kind {
	case counted:
		switch {
		case here && f.typed != "":
			return f.typed + "_"
		case x.given:
			return strconv.Itoa(x.number)
		}
		return f.g.say("number", "min", strconv.Itoa(x.min), "max", strconv.Itoa(x.max))
	case written:
		return x.text + "_"
	case asked, ticks:
	}
	say := func(a protocol.Answer, id string) string {
		return box(x.given && x.answer == a) + " " + f.g.say(id)
	}
	return say(protocol.Yes, "yes") + "   " + say(protocol.No, "no") + "   " + say(protocol.Unsure, "unsure")
}

func box(on bool) string {
	if on {
		return "[x]"
	}
	return "[ ]"
}

// keyName is how a key is written.
func keyName(key string) string {
	if key == "enter" {
		return "Enter"
	}
	return key
}

// drawPage draws the part of a page that fits, with the keys, and in a session
// the stop control.
func (f *face) drawPage() []string {
	s := f.layout()
	foot := f.foot()
	room := max(1, f.height-len(foot))
	f.top = max(0, min(f.top, len(s.lines)-room))
	out := make([]string, 0, f.height)
	for i := range room {
		text := ""
		if f.top+i < len(s.lines) {
			text = s.lines[f.top+i]
		}
		out = append(out, text)
	}
	if f.top+room < len(s.lines) {
		out[room-1] = f.look.care.Render("  " + f.g.say("more"))
	}
	return append(out, foot...)
}

// foot is what stands below every page.
func (f *face) foot() []string {
	var out []string
	if f.g.notice != "" {
		for _, part := range wrap(f.g.notice, min(f.width-margin, widest)) {
			out = append(out, f.look.care.Render("  "+part))
		}
	}
	out = append(out, f.look.soft.Render("  "+f.keysOf(f.g.page)))
	if f.g.inSession() {
		out = append(out, f.stopBar())
	}
	return out
}

// keysOf names the keys of a page.
func (f *face) keysOf(p *page) string {
	keys := f.g.say("keys.move")
	r, ok := f.at()
	switch {
	case !ok || r.action >= 0:
		keys += "  " + f.g.say("keys.choose")
	case r.choice >= 0:
		keys += "  " + f.g.say("keys.tick")
	case p.fields[r.field].kind == asked:
		keys += "  " + f.g.say("keys.answer")
	default:
		keys += "  " + f.g.say("keys.type")
	}
	if p.back() != nil && !f.g.inSession() && !(ok && r.action < 0 && p.fields[r.field].kind == asked) {
		keys += "  " + f.g.say("keys.back")
	}
	return keys
}

// at returns the row the cursor is on.
func (f *face) at() (row, bool) {
	rows := f.g.page.rows()
	if f.cursor >= len(rows) {
		return row{}, false
	}
	return rows[f.cursor], true
}
