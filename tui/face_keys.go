package tui

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"unknot/engine/protocol"
)

// pressPage takes a key on a page.
func (f *face) pressPage(key, text string) {
	r, ok := f.at()
	writing := ok && r.action < 0 && f.page.fields[r.field].kind == written
	switch key {
	case "up", "shift+tab":
		f.move(-1)
	case "down", "tab":
		f.move(1)
	case "pgup":
		f.top -= f.height / 2
	case "pgdown":
		f.top += f.height / 2
	case "enter":
		f.enter(r, ok)
	case "esc":
		if a := f.page.back(); a != nil {
			f.do(a)
		}
	default:
		switch {
		case ok && r.action < 0 && f.answer(r, key, text):
		case writing:
		default:
			f.shortcut(key)
		}
	}
}

// shortcut does the action of a key. One that answers every question left has
// to be seen first, so that no question is passed unread.
func (f *face) shortcut(key string) {
	a := f.page.find(key)
	if a == nil {
		return
	}
	for i, r := range f.page.rows() {
		if a.rest && r.action >= 0 && &f.page.actions[r.action] == a && !f.visible(i) {
			f.turn(i)
			return
		}
	}
	f.do(a)
}

// visible reports whether a row can be seen whole, or fills the window.
func (f *face) visible(i int) bool {
	s := f.layout()
	room := f.height - len(f.foot())
	hidden := 0
	if f.top+room < len(s.lines) {
		hidden = 1 // the line that says there is more
	}
	from, to := s.spans[i][0], s.spans[i][1]
	return from+1 >= f.top && to <= f.top+room-hidden || to-from >= room-1 && from >= f.top && from < f.top+room-1
}

// move moves the cursor, once the row it moves to can be seen; until then it
// scrolls, so that nothing is passed unread.
func (f *face) move(by int) {
	rows := f.g.page.rows()
	if len(rows) == 0 {
		f.top += by
		return
	}
	target := f.cursor
	if f.visible(f.cursor) {
		target = min(max(f.cursor+by, 0), len(rows)-1)
	}
	if target != f.cursor {
		f.why, f.typed = false, ""
	}
	if target == f.cursor && by < 0 && f.visible(f.cursor) {
		f.top -= 3
		return
	}
	for range 3 {
		if f.visible(target) {
			break
		}
		f.top += f.towards(target)
	}
	if f.visible(target) {
		f.cursor = target
	}
}

// towards is the direction in which a row lies.
func (f *face) towards(i int) int {
	if f.layout().spans[i][0] < f.top {
		return -1
	}
	return 1
}

// enter chooses what the cursor is on. What cannot be seen is scrolled to
// first.
func (f *face) enter(r row, ok bool) {
	switch {
	case !ok:
	case !f.visible(f.cursor):
		f.turn(f.cursor)
	case r.action >= 0:
		f.do(&f.page.actions[r.action])
	case r.choice >= 0:
		f.toggle(r)
	default:
		f.move(1)
	}
}

// turn turns most of a page towards a row.
func (f *face) turn(i int) {
	by := f.towards(i)
	for range max(1, f.height-len(f.foot())-3) {
		if f.top += by; f.visible(i) {
			return
		}
	}
}

// do does an action, or shows what is still to be answered.
func (f *face) do(a *action) {
	p := f.page
	if i := p.press(a); i >= 0 && f.g.page == p {
		f.g.notice = f.g.missing(&p.fields[i])
		f.show(i)
	}
}

// show moves the cursor to a field.
func (f *face) show(field int) {
	for i, r := range f.g.page.rows() {
		if r.field == field {
			f.cursor, f.why, f.typed = i, false, ""
			break
		}
	}
	for range 1000 {
		if f.visible(f.cursor) {
			return
		}
		f.top += f.towards(f.cursor)
	}
}

// answers are the keys that answer a question.
var answers = map[string]protocol.Answer{"y": protocol.Yes, "n": protocol.No, "u": protocol.Unsure}

// answer takes a key as the answer to what the cursor is on, and reports
// whether it was one.
func (f *face) answer(r row, key, text string) bool {
	p := f.page
	x := &p.fields[r.field]
	switch x.kind {
	case asked:
		if a, ok := answers[key]; ok && f.visible(f.cursor) {
			p.reply(r.field, a)
			f.next(p)
			return true
		}
		if key == "w" {
			f.why = !f.why
			return true
		}
	case counted:
		return f.digit(r.field, key)
	case ticks:
		if key == "space" && f.visible(f.cursor) {
			f.toggle(r)
			return true
		}
	case written:
		return f.write(r.field, key, text)
	}
	return false
}

// next moves on after an answer, when the page is still there.
func (f *face) next(p *page) {
	if f.g.page == p {
		f.g.notice = ""
		f.move(1)
	}
}

// toggle turns a choice on or off.
func (f *face) toggle(r row) {
	c := r.choice
	if c == noneOf {
		c = -1
	}
	f.g.notice = ""
	f.page.tick(r.field, c)
}

// digit types a number.
func (f *face) digit(field int, key string) bool {
	switch {
	case key == "backspace":
		f.typed = f.typed[:max(0, len(f.typed)-1)]
	case len(key) == 1 && key >= "0" && key <= "9" && len(f.typed) < 3:
		f.typed += key
	default:
		return false
	}
	f.g.notice = ""
	n, _ := strconv.Atoi(f.typed)
	if !f.page.count(field, f.typed) && n > f.page.fields[field].max {
		f.g.notice = f.g.say("out-of-range")
	}
	return true
}

// write types a line.
func (f *face) write(field int, key, text string) bool {
	x := f.page.fields[field].text
	switch {
	case key == "backspace":
		_, size := utf8.DecodeLastRuneInString(x)
		f.page.write(field, x[:len(x)-size])
	case text != "":
		f.page.write(field, x+text)
	default:
		return false
	}
	return true
}

// paste writes pasted text into a line, and nowhere else: no answer comes out
// of a clipboard.
func (f *face) paste(text string) {
	if f.g.page == nil {
		return
	}
	if r, ok := f.at(); ok && r.action < 0 && f.g.page.fields[r.field].kind == written {
		f.g.page.write(r.field, f.g.page.fields[r.field].text+strings.Join(strings.Fields(text), " "))
	}
}
