package tui

import (
	"fmt"
	"strconv"
	"strings"
)

// list reads out a page of questions, so that "none of these" is an answer,
// and what else can be done at any question.
func (p *printer) list() {
	if p.questions() {
		for i := range p.page.fields {
			p.print(fmt.Sprintf("%d. %s", i+1, p.page.fields[i].label))
		}
		p.listed = true
		p.print(p.g.say("plain.none", "key", p.page.actions[0].key))
	}
	if f := p.page.fields; len(f) > 0 && f[0].kind != written {
		p.offer(p.page.actions[1:])
	}
}

// offer lists what can be done.
func (p *printer) offer(list []action) {
	for _, a := range list {
		p.print(p.g.say("plain.action", "key", keyName(a.key), "label", a.label))
	}
}

// ask asks for the field at hand, or for an action.
func (p *printer) ask() {
	if p.at >= len(p.page.fields) {
		p.choose()
		return
	}
	f := &p.page.fields[p.at]
	switch f.kind {
	case asked:
		p.print(p.g.say("plain.asked", "ask", f.label))
	case counted:
		p.print(f.label)
		p.print(p.g.say("plain.counted", "min", strconv.Itoa(f.min), "max", strconv.Itoa(f.max)))
		if f.given {
			p.print(p.g.say("plain.given", "n", strconv.Itoa(f.number)))
		}
	case ticks:
		p.print(f.label)
		for i, c := range f.choices {
			p.print(fmt.Sprintf("%d. %s", i+1, c))
		}
		p.print(p.g.say("plain.ticks"))
		if f.given && !p.questions() {
			p.print(p.g.say("plain.none-given"))
		}
	case written:
		p.print(f.label)
		if f.given {
			p.print(p.g.say("plain.written"))
		} else {
			p.print(p.g.say("plain.must"))
		}
	}
}

// choose lists the actions. A page of questions that is done goes on by
// itself.
func (p *printer) choose() {
	if p.questions() && p.page.open() < 0 {
		p.do(&p.page.actions[0])
		return
	}
	p.offer(p.page.actions)
	if p.g.inSession() {
		p.print(p.g.say("plain.stop"))
	}
}

// fieldLine takes a line as the answer to a field.
func (p *printer) fieldLine(key, raw string) {
	page, at := p.page, p.at
	f := &page.fields[at]
	if a := page.actions; key == a[0].key && a[0].rest && p.listed {
		page.settle()
		page.note()
		p.onward(page)
		return
	}
	if a := page.find(key); a != nil && f.kind != written && !answerKey(f.kind, key) {
		p.do(a)
		return
	}
	if !p.reply(page, at, key, raw) {
		p.print(p.wrong(f))
		p.ask()
		return
	}
	p.onward(page)
}

// wrong says that a line is no answer to a field.
func (p *printer) wrong(f *field) string {
	if f.kind == written {
		return p.g.missing(f)
	}
	return p.g.say("plain.again")
}

// answerKey reports whether a key is the answer to a kind of question, so that
// no action can take it.
func answerKey(kind fieldKind, key string) bool {
	_, ok := answers[key]
	_, err := strconv.Atoi(key)
	return kind == asked && ok || kind != asked && err == nil
}

// reply answers a field with a line, and reports whether it is an answer.
func (p *printer) reply(page *page, at int, key, raw string) bool {
	f := &page.fields[at]
	switch f.kind {
	case asked:
		if key == "w" {
			p.print(f.why)
			return true
		}
		a, ok := answers[key]
		if ok {
			page.reply(at, a)
		}
		return ok
	case counted:
		return page.count(at, key)
	case ticks:
		return p.replyTicks(page, at, key)
	case written:
		page.write(at, strings.TrimSpace(raw))
		return f.given || key == ""
	}
	return false
}

// replyTicks reads numbers of choices, "none", or "all".
func (p *printer) replyTicks(page *page, at int, key string) bool {
	f := &page.fields[at]
	var set uint32
	for _, word := range strings.FieldsFunc(key, func(r rune) bool { return r == ',' || r == ' ' }) {
		n, err := strconv.Atoi(word)
		switch {
		case err == nil && n >= 1 && n <= len(f.choices):
			set |= 1 << (n - 1)
		case word != "none" && word != "0":
			return false
		}
	}
	page.tick(at, -1)
	for c := range f.choices {
		if set&(1<<c) != 0 {
			page.tick(at, c)
		}
	}
	return true
}

// onward asks for what is still open, on the page that is still shown.
func (p *printer) onward(page *page) {
	if p.g.page != page {
		return
	}
	switch {
	case p.questions():
		p.at = p.first()
	case p.at < len(page.fields):
		p.at++
	}
	p.ask()
}

// actionLine takes a line as the choice of an action. An empty line is the
// action of the Enter key.
func (p *printer) actionLine(key string) {
	if key == "" {
		key = "enter"
	}
	a := p.page.find(key)
	if a == nil {
		p.print(p.g.say("plain.again"))
		p.choose()
		return
	}
	p.do(a)
}

// do does an action, or asks what is still open.
func (p *printer) do(a *action) {
	page := p.page
	if i := page.press(a); i >= 0 && p.g.page == page {
		p.at = i
		p.print(p.g.missing(&page.fields[i]))
		p.ask()
	}
}
