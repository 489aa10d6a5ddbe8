package report

import (
	"fmt"
	"io"
	"time"

	"unknot/engine/protocol"
)

// Write makes the page and writes it as PDF. Its error is a wish that cannot
// be met, or a writer that fails.
func Write(w io.Writer, in Input) error {
	if err := in.check(); err != nil {
		return err
	}
	page := draw(&in)
	out, err := page.bytes()
	if err != nil {
		return fmt.Errorf("report: %w", err)
	}
	_, err = w.Write(out)
	return err
}

// A page is the sheet and what goes on it.
type page struct {
	*sheet
	*facts
}

// The parts of the page and where they begin, in millimetres from its top.
// Each keeps to its own place whatever it has to say.
const (
	headTop    = 11.0
	answerTop  = 32.0
	courseTop  = 74.0
	flagTop    = 132.5
	doseTop    = 165.5
	returnTop  = 224.0
	footTop    = 285.5
	columnGap  = 6.0
	lastBottom = pageHeight - 6
)

func draw(in *Input) *page {
	f := gather(in)
	at := time.UnixMilli(f.standing.Now.Ms).UTC()
	p := &page{newSheet(at, in.Words.Say("report.title")), f}
	p.head1()
	p.part(answerTop, courseTop, p.answers)
	p.part(courseTop, flagTop, p.course)
	p.part(flagTop, doseTop, p.events)
	p.part(doseTop, returnTop, p.rolling)
	p.part(returnTop, footTop, p.question)
	p.foot()
	return p
}

// part draws one part of the page. That it keeps to its place is a promise the
// tests hold it to.
func (p *page) part(top, bottom float64, draw func(top float64)) {
	p.low = top
	draw(top)
	if p.low > bottom {
		p.over = append(p.over, fmt.Sprintf("%.1f to %.1f goes down to %.1f", top, bottom, p.low))
	}
}

func (p *page) say(id string, args ...string) string { return p.in.Words.Say("report."+id, args...) }

// head1 says whose page it is, of when, and where things stand.
func (p *page) head1() {
	y := headTop
	p.write(title, margin, y, 120, p.say("title"))
	p.right(note, margin+inner, y+0.5, p.say("made", "day", dayName(p.to)))
	p.right(note, margin+inner, y+3.6, p.say("covers", "from", dayName(p.from), "to", dayName(p.to), "n", fmt.Sprint(p.in.Days)))
	y += 8.2
	p.field(margin, y, 100, p.say("name"), p.in.Name)
	p.field(margin+106, y, inner-106, p.say("born"), p.in.Born)
	p.now(y + 5.2)
}

// field is a label with what is known, or a line to write on.
func (p *page) field(x, y, width float64, label, text string) {
	end := p.write(note, x, y+0.4, 0, label) + 1.5
	if text != "" {
		p.write(strong, end, y, x+width-end, text)
	}
	p.line(faint, 0.2, end, y+3.9, x+width, y+3.9)
}

// now says in one bar where the person stands.
func (p *page) now(y float64) {
	const high = 5.6
	back, words := ground, strong
	if len(p.standing.Flags) > 0 {
		back, words = rose, strong.red()
	}
	p.rect(back, margin, y, inner, high)
	p.write(words, margin+2, y+1.1, inner-4, p.nowSays())
}

// level is what the newest complete check leads to now, unset without one.
func (p *page) level() protocol.Level {
	if p.standing.Screened == nil {
		return 0
	}
	return p.in.Engine.Screen(&p.standing.Answers, p.standing.ClearedItems).Level
}

// foot says what made the page, by which rules, and what it is not.
func (p *page) foot() {
	p.line(faint, 0.2, margin, footTop, margin+inner, footTop)
	p.write(tiny, margin, footTop+0.8, inner, p.footRules())
	p.write(tiny, margin, footTop+3.4, inner, p.say("foot.plain"))
}

// dayName returns a day as 3 Nov 2026.
func dayName(d protocol.Day) string { return dayTime(d).Format("2 Jan 2006") }

func dayTime(d protocol.Day) time.Time { return time.Unix(int64(d)*24*3600, 0).UTC() }
