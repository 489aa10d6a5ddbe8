package tui

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"unknot/engine/session"
	"unknot/engine/stop"
)

// A printer is the guide in plain lines: it prints what is shown and reads
// answers a line at a time. It suits a screen reader and a pipe, and never
// moves the cursor.
type printer struct {
	g     *guide
	out   io.Writer
	voice *voice

	page   *page  // printed last
	notice string // printed last
	body   int    // lines of the page that are printed
	at     int    // field being asked; len(fields) for the actions
	listed bool   // the questions were read out; "none" may be said
}

// runPlain runs the guide in plain lines until the person has left.
func runPlain(ctx context.Context, g *guide, v *voice) error {
	p := &printer{g: g, out: g.Out, voice: v}
	quit := make(chan struct{})
	defer close(quit)
	lines, done := readLines(g.In, quit), make(chan doneMsg, 1)
	ticks := time.NewTicker(g.Tick)
	defer ticks.Stop()
	hangUp := ctx.Done()
	for {
		p.sync()
		if g.left {
			return nil
		}
		if t, ok := g.next(); ok {
			go func() { done <- doneMsg{t, t.run(context.WithoutCancel(ctx))} }()
		}
		select {
		case text, ok := <-p.listen(lines):
			g.clock()
			if lines = p.take(lines, text, ok); lines == nil {
				p.inputEnded()
			}
		case <-ticks.C:
			g.tick()
		case m := <-done:
			g.finish(m.task, m.err)
		case <-hangUp:
			hangUp = nil
			g.clock()
			g.hangUp()
		}
	}
}

// take takes a line, and returns the channel to read on from: nil at the end
// of the input.
func (p *printer) take(lines <-chan string, text string, ok bool) <-chan string {
	if !ok {
		return nil
	}
	p.line(strings.TrimSpace(text), text)
	return lines
}

// listen returns the input while it may be read: always in a session, and
// otherwise once what was answered is on record and shown.
func (p *printer) listen(lines <-chan string) <-chan string {
	if p.g.inSession() || p.g.idle() {
		return lines
	}
	return nil
}

// readLines reads lines until the end of the input or until quit.
func readLines(in io.Reader, quit <-chan struct{}) <-chan string {
	lines := make(chan string)
	go func() {
		defer close(lines)
		s := bufio.NewScanner(in)
		for s.Scan() {
			select {
			case lines <- s.Text():
			case <-quit:
				return
			}
		}
	}()
	return lines
}

func (p *printer) print(text string) { fmt.Fprintln(p.out, text) }

// sync prints what has changed since the last time.
func (p *printer) sync() {
	g := p.g
	cues := g.heard()
	if bells := p.voice.play(cues); bells > 0 && !g.Quiet {
		fmt.Fprint(p.out, "\a")
	}
	for _, c := range cues {
		if c.text != "" && c.text != g.notice {
			p.print(c.text)
		}
	}
	if g.page != p.page {
		p.page, p.body, p.listed = g.page, 0, false
		p.open()
	}
	p.printBody()
	if g.notice != p.notice {
		if p.notice = g.notice; g.notice != "" {
			p.print(g.notice)
		}
	}
}

// open prints the head of a new page, and its first question.
func (p *printer) open() {
	if p.page == nil {
		if p.g.inSession() {
			p.print(p.g.say("plain.keys"))
		}
		return
	}
	p.print("")
	p.print(p.page.title)
	p.printBody()
	p.at = p.first()
	p.list()
	p.ask()
}

// first returns the first field to be asked: of a page of questions the first
// that is open, of others every one in turn.
func (p *printer) first() int {
	if !p.questions() {
		return 0
	}
	if i := p.page.open(); i >= 0 {
		return i
	}
	return len(p.page.fields)
}

// questions reports whether the page is one of the safety check.
func (p *printer) questions() bool { return len(p.page.actions) > 0 && p.page.actions[0].rest }

// printBody prints what is new of a page's text.
func (p *printer) printBody() {
	if p.page == nil {
		return
	}
	for ; p.body < len(p.page.body); p.body++ {
		p.print(p.page.body[p.body].text)
	}
}

// line takes one line of input. In a session the way to stop comes before
// everything.
func (p *printer) line(text, raw string) {
	g := p.g
	key := strings.ToLower(text)
	switch {
	case g.inSession() && (key == "x" || key == "stop"):
		g.pressStop()
	case g.page == nil && g.inSession():
		p.sessionLine(key)
	case g.page == nil:
	case key == "" && p.at < len(p.page.fields) && p.page.fields[p.at].kind != written:
		p.keep()
	case p.at < len(p.page.fields):
		p.fieldLine(key, raw)
	default:
		p.actionLine(key)
	}
}

// keep takes an empty line: it keeps what a field has, and is never an answer.
func (p *printer) keep() {
	if p.page.fields[p.at].given && !p.questions() {
		p.at++
	}
	p.ask()
}

// sessionLine takes a line while a session runs.
func (p *printer) sessionLine(key string) {
	switch key {
	case "p", "r", "pause", "space":
		key = "space"
	case "", "?":
		p.where()
		return
	}
	if !p.g.key(key) {
		p.print(p.g.say("plain.keys"))
	}
}

// where says where the session is.
func (p *printer) where() {
	g := p.g
	now := g.player.guidance()
	if now.Phase == session.Over {
		return
	}
	p.print(g.say("plain.where", "n", strconv.Itoa(now.Step+1), "of", strconv.Itoa(now.Steps), "name", g.name(now.Technique, now.Side),
		"seconds", strconv.FormatInt((now.Left+999)/1000, 10), "time", clockOf(int((now.Total+999)/1000)), "do", g.instruction(now.Say, now.Side)))
	p.print(g.say("plain.keys"))
}

// inputEnded leaves. A session under way is paused and left, to be resumed or
// ended the next time.
func (p *printer) inputEnded() {
	g := p.g
	if !g.inSession() {
		g.hangUp()
		return
	}
	p.print(g.say("plain.ended"))
	if g.player.guidance().Paused == 0 {
		g.act(session.Pause, stop.Report{}, nil)
	}
	g.leave()
}
