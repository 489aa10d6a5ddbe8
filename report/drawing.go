package report

import (
	"fmt"
	"strings"

	"unknot/engine/protocol"
)

// A Drawing is shapes and words in a box, in millimetres, for a face that
// draws vectors: each shape is a path as SVG writes it.
type Drawing struct {
	Width  float64  `json:"width"`
	Text   float64  `json:"text"` // the size of its words
	Height float64  `json:"height"`
	Shapes []Stroke `json:"shapes"`
	Labels []Label  `json:"labels"`
}

// A Stroke is a path with its line and what it is filled with, "" for neither.
type Stroke struct {
	D     string  `json:"d"`
	Line  string  `json:"line"`
	Width float64 `json:"width"`
	Fill  string  `json:"fill"`
	Dash  bool    `json:"dash"`
}

// A Label is a word at its baseline. Anchor is start, middle or end.
type Label struct {
	X      float64 `json:"x"`
	Y      float64 `json:"y"`
	Anchor string  `json:"anchor"`
	Text   string  `json:"text"`
	Bold   bool    `json:"bold"`
}

func (d *Drawing) stroke(line colour, width float64, path string, dash bool) {
	d.Shapes = append(d.Shapes, Stroke{D: path, Line: line.hex(), Width: width, Dash: dash})
}

func (d *Drawing) filled(fill colour, path string) {
	d.Shapes = append(d.Shapes, Stroke{D: path, Fill: fill.hex()})
}

func (d *Drawing) label(x, y float64, anchor, text string, bold bool) {
	d.Labels = append(d.Labels, Label{round(x), round(y), anchor, text, bold})
}

func (c colour) hex() string { return fmt.Sprintf("#%02x%02x%02x", c[0], c[1], c[2]) }

// round keeps a hundredth of a millimetre.
func round(x float64) float64 { return float64(int(x*100+0.5)) / 100 }

func box(x, y, w, h float64) string { return fmt.Sprintf("M%.2f %.2fh%.2fv%.2fh%.2fz", x, y, w, h, -w) }

func dot(x, y, r float64) string {
	return fmt.Sprintf("M%.2f %.2fa%.2f %.2f 0 1 0 %.2f 0a%.2f %.2f 0 1 0 %.2f 0", x-r, y, r, r, 2*r, r, r, -2*r)
}

func straight(x1, y1, x2, y2 float64) string {
	return fmt.Sprintf("M%.2f %.2fL%.2f %.2f", x1, y1, x2, y2)
}

// A room is what a drawing of the course has: how wide, how high its chart,
// how much of that its names take, and the size of its words.
type room struct{ wide, high, names, text float64 }

// Where the course is drawn: across the page, and on a phone.
var wideRoom, phoneRoom = room{inner, 30, 25, 3}, room{88, 44, 24, 4}

// drawCourse draws the mornings, sessions, levels and suspensions on one axis.
func (p *page) drawCourse(r room) Drawing {
	d := Drawing{Width: r.wide, Height: r.high + 3 + 5.4*r.text, Text: r.text, Shapes: []Stroke{}, Labels: []Label{}}
	c := chart{r.names, 2, r.wide - r.names - 1, r.high, p.since(), p.to, r.text}
	p.each(c, func(x, w float64) { d.filled(rose, box(x, c.y, w, c.h)) })
	for n := 0; n <= 10; n += 2 {
		d.stroke(faint, 0.15, straight(c.x, c.of(float64(n)), c.x+c.w, c.of(float64(n))), false)
		d.label(c.x-1, c.of(float64(n))+0.35*c.text, "end", fmt.Sprint(n), false)
	}
	p.months(&d, c)
	d.stroke(deep, 0.55, p.path(c, func(m pain) (int, bool) { return m.trend2, m.trend2 >= 0 }), false)
	rise := p.rise()
	d.stroke(alarm, 0.3, p.path(c, func(m pain) (int, bool) { return min(20, m.usual2+2*rise), m.usual2 >= 0 }), true)
	radius := min(0.9, max(0.35, 60/float64(c.to-c.from+1)))
	var points strings.Builder
	for _, m := range p.pains {
		points.WriteString(dot(c.at(m.Day), c.of(float64(m.Pain)), radius))
	}
	d.filled(dots, points.String())
	p.drawStrips(&d, c)
	if len(p.pains) == 0 {
		d.label(c.x+c.w/2, c.y+c.h/2, "middle", p.say("course.none"), false)
	}
	return d
}

// each calls draw with the stretch of every suspension on the chart.
func (p *page) each(c chart, draw func(x, w float64)) {
	for _, x := range p.flags {
		for _, s := range x.stood {
			if s.to >= c.from && s.from <= c.to {
				draw(c.edge(s.from), c.edge(s.to+1)-c.edge(s.from))
			}
		}
	}
}

func (p *page) months(d *Drawing, c chart) {
	for day, last := c.from, -100.0; day <= c.to; day++ {
		if name := tick(dayTime(day), int(c.to-c.from)+1); name != "" && c.at(day)-last > c.apart() && c.x+c.w-c.edge(day) > c.apart()*0.9 {
			d.stroke(faint, 0.15, straight(c.edge(day), c.y, c.edge(day), c.y+c.h+4.9*c.text), false)
			d.label(c.edge(day)+0.4, c.y+c.h+5*c.text, "start", name, false)
			last = c.at(day)
		}
	}
}

// path is a line through doubled values, broken after a gap of a week.
func (p *page) path(c chart, value func(pain) (int, bool)) string {
	var out strings.Builder
	last := protocol.Day(-100)
	for _, m := range p.pains {
		twice, ok := value(m)
		if !ok {
			continue
		}
		letter := "L"
		if m.Day-last > 7 {
			letter = "M"
		}
		fmt.Fprintf(&out, "%s%.2f %.2f", letter, c.at(m.Day), c.of(float64(twice)/2))
		last = m.Day
	}
	return out.String()
}

// drawStrips are the sessions, the checks and the suspensions, day by day.
func (p *page) drawStrips(d *Drawing, c chart) {
	row := 1.3 * c.text
	y := c.y + c.h + 1.2*c.text
	d.label(0, y, "start", p.say("course.sessions"), false)
	var marks strings.Builder
	for _, day := range p.sessions {
		marks.WriteString(straight(c.at(day), y-0.75*c.text, c.at(day), y+0.05*c.text))
	}
	d.stroke(ink, 0.14*c.text, marks.String(), false)
	y += row
	d.label(0, y, "start", p.say("course.checks"), false)
	for _, k := range p.marked(c) {
		d.label(c.at(k.day), y, "middle", p.say("level."+levelID(k)), true)
	}
	y += row
	d.label(0, y, "start", p.say("course.suspended"), false)
	p.each(c, func(x, w float64) { d.filled(alarm, box(x, y-0.7*c.text, w, 0.7*c.text)) })
}

// drawFigures draws the body from the front and from behind, with what was
// rolled.
func (p *page) drawFigures() Drawing {
	const high, top = 42.0, 6.0
	d := Drawing{Width: 52, Height: high + top + 4.5, Text: 2.5, Shapes: []Stroke{}, Labels: []Label{}}
	scale := high / figureHigh
	front, back := figure{p, 13, top, scale, true}, figure{p, 39, top, scale, false}
	front.drawBody(&d, "figure.front")
	for _, r := range before {
		front.drawRegion(&d, r.RegionID, r.shape)
	}
	back.drawBody(&d, "figure.back")
	back.drawNever(&d)
	for _, r := range behind {
		back.drawRegion(&d, r.RegionID, r.shape)
	}
	p.drawShades(&d, top+high+1.6)
	return d
}

func (g figure) drawBody(d *Drawing, id string) {
	half := append(smooth(contour), smooth(inside)...)
	var out strings.Builder
	for i, s := range half {
		x, y := g.at(s, 1)
		fmt.Fprintf(&out, "%s%.2f %.2f", map[bool]string{true: "M", false: "L"}[i == 0], x, y)
	}
	for i := len(half) - 1; i >= 0; i-- {
		x, y := g.at(half[i], -1)
		fmt.Fprintf(&out, "L%.2f %.2f", x, y)
	}
	d.Shapes = append(d.Shapes, Stroke{D: out.String() + "z", Line: soft.hex(), Width: 0.25, Fill: ground.hex()})
	d.label(g.x, g.y-2.6, "middle", g.say(id), false)
	for _, right := range []float64{1, -1} {
		x, _ := g.at(spot{19.5, 0}, right)
		d.label(x, g.y+2.2, "middle", g.in.Words.Say("report.figure."+g.side(right).String()), false)
	}
}

func (g figure) drawRegion(d *Drawing, id protocol.RegionID, e shape) {
	for _, right := range []float64{1, -1} {
		x, y := g.at(e.spot, right)
		d.Shapes = append(d.Shapes, Stroke{D: ellipse(x, y, e.rx*g.scale, e.ry*g.scale, right*e.turned),
			Line: deep.hex(), Width: 0.2, Fill: g.shade(g.minutes[area{id, g.side(right)}]).hex()})
	}
}

// ellipse is an ellipse turned by degrees with the clock, by its two halves.
func ellipse(x, y, rx, ry, turned float64) string {
	dx, dy := turn(rx, turned)
	return fmt.Sprintf("M%.2f %.2fA%.2f %.2f %.0f 1 0 %.2f %.2fA%.2f %.2f %.0f 1 0 %.2f %.2fz",
		x-dx, y-dy, rx, ry, turned, x+dx, y+dy, rx, ry, turned, x-dx, y-dy)
}

// drawNever marks the lower back, which is never rolled.
func (g figure) drawNever(d *Drawing) {
	outline, stripes := lowerBack()
	var out strings.Builder
	for _, s := range stripes {
		x1, y1 := g.at(s[0], 1)
		x2, y2 := g.at(s[1], 1)
		out.WriteString(straight(x1, y1, x2, y2))
	}
	for i, s := range outline {
		x, y := g.at(s, 1)
		fmt.Fprintf(&out, "%s%.2f %.2f", map[bool]string{true: "M", false: "L"}[i == 0], x, y)
	}
	d.stroke(alarm, 0.15, out.String()+"z", false)
}

func (p *page) drawShades(d *Drawing, y float64) {
	if len(p.sessions) == 0 {
		return
	}
	d.label(0, y+1.9, "start", p.say("figure.none"), false)
	for i := range steps + 1 {
		d.Shapes = append(d.Shapes, Stroke{D: box(6+4*float64(i), y, 4, 1.9), Line: deep.hex(), Width: 0.15, Fill: tint(i).hex()})
	}
	d.label(27, y+1.9, "start", p.say("figure.most", "n", minutes(p.most())), false)
}
