package report

import (
	"fmt"
	"time"

	"unknot/engine/protocol"
)

// A chart is where days and pains are on the page.
type chart struct {
	x, y, w, h float64
	from, to   protocol.Day
	text       float64 // the size of its words
}

// fewest is how many days a chart shows at least, where the page looks at so many.
const fewest = 28

// since is the first day on the chart: a little before the first there is
// anything of, so that what there is has the room.
func (f *facts) since() protocol.Day {
	first := f.to - fewest + 1
	for _, m := range f.pains {
		first = min(first, m.Day-1)
	}
	for _, d := range f.sessions {
		first = min(first, d-1)
	}
	for _, k := range f.checks {
		if k.day >= f.from {
			first = min(first, k.day-1)
		}
	}
	for _, x := range f.flags {
		for _, s := range x.stood {
			if s.to >= f.from {
				first = min(first, s.from-1)
			}
		}
	}
	return max(first, f.from)
}

// at returns the middle of a day.
func (c chart) at(d protocol.Day) float64 {
	return c.x + c.w*(float64(d-c.from)+0.5)/float64(c.to-c.from+1)
}

// edge returns where a day begins, not outside the chart.
func (c chart) edge(d protocol.Day) float64 {
	d = min(max(d, c.from), c.to+1)
	return c.x + c.w*float64(d-c.from)/float64(c.to-c.from+1)
}

// of returns the height of a pain, of 10.
func (c chart) of(pain float64) float64 { return c.y + c.h*(10-pain)/10 }

// course draws the mornings, sessions, levels and suspensions on one axis.
func (p *page) course(top float64) {
	y := p.head(margin, top, inner, p.say("course.title"))
	p.legend(y)
	c := chart{margin + 20, y + 4.2, inner - 20, 31, p.since(), p.to, 2}
	p.suspended(c)
	p.scale(c)
	p.line7(c)
	p.threshold(c)
	p.points(c)
	p.strips(c)
	p.write(tiny, margin+20, c.y+c.h+13.4, inner-20, p.say("course.letters"))
	if len(p.pains) == 0 {
		p.centre(plain, c.x+c.w/2, c.y+c.h/2-2, p.say("course.none"))
	}
}

// scale draws the lines of 0 to 10 and of the months.
func (p *page) scale(c chart) {
	for n := 0; n <= 10; n += 2 {
		p.line(faint, 0.12, c.x, c.of(float64(n)), c.x+c.w, c.of(float64(n)))
		p.right(tiny, c.x-1, c.of(float64(n))-1.2, fmt.Sprint(n))
	}
	p.block(note, margin, c.y+c.h/2-4, 14, 4, p.say("course.axis"))
	bottom := c.y + c.h + 12.4
	for d, last := c.from, -100.0; d <= c.to; d++ {
		t := dayTime(d)
		if name := tick(t, int(c.to-c.from)+1); name != "" && c.at(d)-last > c.apart() && c.x+c.w-c.edge(d) > c.apart()*0.64 {
			p.line(faint, 0.12, c.edge(d), c.y, c.edge(d), bottom)
			p.write(tiny, c.edge(d)+0.4, bottom-1.6, c.x+c.w-c.edge(d), name)
			last = c.at(d)
		}
	}
}

// apart is how far the days under the chart keep from each other.
func (c chart) apart() float64 { return max(11, 4*c.text) }

// tick returns what stands under a day: mondays of a few weeks, months of more.
func tick(t time.Time, days int) string {
	switch {
	case days <= 120 && t.Weekday() == time.Monday:
		return t.Format("2 Jan")
	case days > 120 && t.Day() == 1 && (t.Month() == 1 || days <= 31):
		return t.Format("Jan 2006")
	case days > 120 && t.Day() == 1:
		return t.Format("Jan")
	}
	return ""
}

// suspended shades the days on which rolling was suspended.
func (p *page) suspended(c chart) {
	for _, x := range p.flags {
		for _, s := range x.stood {
			if s.to >= c.from && s.from <= c.to {
				p.rect(rose, c.edge(s.from), c.y, c.edge(s.to+1)-c.edge(s.from), c.h)
			}
		}
	}
}

// points are the mornings.
func (p *page) points(c chart) {
	r := min(0.75, max(0.35, 60/float64(c.to-c.from+1)))
	p.fill(dots)
	for _, m := range p.pains {
		p.pdf.Circle(c.at(m.Day), c.of(float64(m.Pain)), r, "F")
	}
}

// line7 is the own median of seven days; it breaks where there are too few
// mornings.
func (p *page) line7(c chart) {
	p.joined(c, deep, 0.55, func(m pain) (int, bool) { return m.trend2, m.trend2 >= 0 })
}

// threshold is the pain from which a morning counts towards a suspension.
func (p *page) threshold(c chart) {
	rise := p.rise()
	p.pdf.SetDashPattern([]float64{1.1, 0.8}, 0)
	p.joined(c, alarm, 0.3, func(m pain) (int, bool) { return min(20, m.usual2+2*rise), m.usual2 >= 0 })
	p.pdf.SetDashPattern(nil, 0)
}

// rise is by how much a morning has to be over the own median to count towards
// a suspension.
func (f *facts) rise() int {
	out := 0
	for _, r := range f.in.Engine.Pack().Between.Mornings {
		if r.Remedy == protocol.Suspend && (out == 0 || r.Rise < out) {
			out = r.Rise
		}
	}
	return out
}

// joined draws a line through doubled values, broken after a gap of a week.
func (p *page) joined(c chart, in colour, width float64, value func(pain) (int, bool)) {
	p.pen(in, width)
	last := protocol.Day(-100)
	for _, m := range p.pains {
		twice, ok := value(m)
		if !ok {
			continue
		}
		x, y := c.at(m.Day), c.of(float64(twice)/2)
		if m.Day-last <= 7 {
			p.pdf.LineTo(x, y)
		} else {
			p.pdf.MoveTo(x, y)
		}
		last = m.Day
	}
	if last >= 0 {
		p.pdf.DrawPath("D")
	}
}

// strips are the sessions, the checks with their levels, and the suspensions,
// day by day under the chart.
func (p *page) strips(c chart) {
	y := c.y + c.h + 1.2
	p.write(tiny, margin, y, 19, p.say("course.sessions"))
	for _, d := range p.sessions {
		p.line(ink, 0.28, c.at(d), y+0.2, c.at(d), y+2.3)
	}
	y += 3.2
	p.write(tiny, margin, y, 19, p.say("course.checks"))
	p.levels(c, y)
	y += 3.2
	p.write(tiny, margin, y, 19, p.say("course.suspended"))
	for _, x := range p.flags {
		for _, s := range x.stood {
			if s.to >= c.from && s.from <= c.to {
				p.rect(alarm, c.edge(s.from), y+0.4, c.edge(s.to+1)-c.edge(s.from), 1.7)
			}
		}
	}
}

// levels puts a letter for the level of each check; where two would touch, the
// graver stays.
func (p *page) levels(c chart, y float64) {
	for _, k := range p.marked(c) {
		look := tiny
		look.bold, look.in = true, deep
		if k.level.Suspends() {
			look.in = alarm
		}
		p.centre(look, c.at(k.day), y, p.say("level."+levelID(k)))
	}
}

// marked are the checks that have room for a letter.
func (p *page) marked(c chart) []check {
	var kept []check
	for _, k := range p.checks {
		if k.day < c.from || k.day > c.to {
			continue
		}
		if n := len(kept) - 1; n >= 0 && c.at(k.day)-c.at(kept[n].day) < max(2.4, c.text) {
			if k.level > kept[n].level {
				kept[n] = k
			}
			continue
		}
		kept = append(kept, k)
	}
	return kept
}

func levelID(k check) string {
	if k.level == 0 {
		return "incomplete"
	}
	return k.level.String()
}

// legend says what the signs of the chart mean.
func (p *page) legend(y float64) {
	x := margin + 20.0
	p.fill(dots)
	p.pdf.Circle(x+0.8, y+1.4, 0.7, "F")
	x = p.write(note, x+2.4, y, 0, p.say("course.morning")) + 4
	p.line(deep, 0.55, x, y+1.5, x+5, y+1.5)
	x = p.write(note, x+6, y, 0, p.say("course.median")) + 4
	p.pdf.SetDashPattern([]float64{1.1, 0.8}, 0)
	p.line(alarm, 0.3, x, y+1.5, x+5, y+1.5)
	p.pdf.SetDashPattern(nil, 0)
	x = p.write(note, x+6, y, 0, p.say("course.alarm", "n", fmt.Sprint(p.rise()))) + 4
	p.rect(rose, x, y+0.3, 4, 2.4)
	p.write(note, x+5, y, margin+inner-x-5, p.say("course.rose"))
}
