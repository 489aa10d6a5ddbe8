package report

import (
	"math"

	"codeberg.org/go-pdf/fpdf"

	"unknot/engine/protocol"
)

// A spot is a place on a figure: across from the middle line, positive to the
// right of the picture, and down from the base of the neck. Figures are
// figureHigh high, whatever their size on the page.
type spot struct{ x, y float64 }

const figureHigh = 104.0

// contour is half of the outline of a trunk and a thigh, from the neck down the
// outside and up the inside. It is drawn smoothly through its spots, on both
// sides. Drawn for this page by eye; it measures nothing.
var contour = []spot{{4.2, 0}, {4.8, 4}, {9.5, 7.2}, {16.2, 9.2}, {19, 13}, {18.2, 19}, {15.9, 25}, {15, 33}, {13.4, 41},
	{12.9, 46}, {14.2, 53}, {16.8, 61}, {17.9, 68}, {17.4, 77}, {15.6, 88}, {12.9, 98}, {12.2, 104}}

var inside = []spot{{4.6, 104}, {4.1, 97}, {2.6, 86}, {0.9, 75.5}}

// A shape is an ellipse that stands for a region of the body.
type shape struct {
	spot
	rx, ry, turned float64 // turned in degrees, against the clock on the right side
}

// Where the regions are that a tool may press on: seen from behind and from
// the front, on the right of the picture.
var (
	behind = []struct {
		protocol.RegionID
		shape
	}{
		{"buttock-side", shape{spot{14.4, 63}, 2.2, 5.6, 8}},
		{"buttock-upper-outer", shape{spot{8.6, 61.5}, 4.3, 4.4, 0}},
		{"piriformis-lateral", shape{spot{8.9, 68.6}, 4.2, 1.8, 24}},
	}
	before = []struct {
		protocol.RegionID
		shape
	}{
		{"hip-side-tfl", shape{spot{14.9, 64.5}, 1.9, 5.2, 6}},
		{"hip-front-below-asis", shape{spot{10.3, 63.6}, 2.2, 4.2, -10}},
		{"thigh-front-upper", shape{spot{9.6, 77.5}, 4, 7.2, 2}},
	}
)

// A figure is one view of the body on the page.
type figure struct {
	*page
	x, y, scale float64
	mirrored    bool // the person's left is on the right of the picture
}

func (g figure) at(s spot, right float64) (x, y float64) {
	return g.x + right*s.x*g.scale, g.y + s.y*g.scale
}

// figures draws the body from the front and from behind, with what was rolled.
func (p *page) figures(x, top, width float64) {
	const high = 42.0
	y := p.head(x, top, width, p.say("figure.title"))
	scale := high / figureHigh
	front := figure{p, x + width*0.25, y + 2.6, scale, true}
	back := figure{p, x + width*0.75, y + 2.6, scale, false}
	front.body()
	for _, r := range before {
		front.region(r.RegionID, r.shape)
	}
	front.label("figure.front")
	back.body()
	back.never()
	for _, r := range behind {
		back.region(r.RegionID, r.shape)
	}
	back.label("figure.back")
	p.shades(x, y+high+3.4)
}

// body draws the outline.
func (g figure) body() {
	half := append(smooth(contour), smooth(inside)...)
	var outline []fpdf.PointType
	for _, s := range half {
		x, y := g.at(s, 1)
		outline = append(outline, fpdf.PointType{X: x, Y: y})
	}
	for i := len(half) - 1; i >= 0; i-- {
		x, y := g.at(half[i], -1)
		outline = append(outline, fpdf.PointType{X: x, Y: y})
	}
	g.fill(ground)
	g.pen(soft, 0.25)
	g.pdf.Polygon(outline, "FD")
	g.reach(g.y + figureHigh*g.scale)
	if !g.mirrored { // the spine and the folds under the buttocks
		g.curve(spot{0, 8}, spot{0, 56})
		for _, side := range []float64{-1, 1} {
			g.arc(spot{6.2, 72.4}, side)
		}
	}
}

// curve is a faint straight line on the body.
func (g figure) curve(a, b spot) {
	x1, y1 := g.at(a, 1)
	x2, y2 := g.at(b, 1)
	g.line(faint, 0.2, x1, y1, x2, y2)
}

// arc is the fold under a buttock.
func (g figure) arc(s spot, right float64) {
	x, y := g.at(s, right)
	g.pen(faint, 0.25)
	g.pdf.Arc(x, y-1.2*g.scale, 5*g.scale, 3*g.scale, 0, 200, 340, "D")
}

// never marks the lower back, which is never rolled.
func (g figure) never() {
	outline, stripes := lowerBack()
	for _, s := range stripes {
		x1, y1 := g.at(s[0], 1)
		x2, y2 := g.at(s[1], 1)
		g.line(alarm, 0.15, x1, y1, x2, y2)
	}
	var edge []fpdf.PointType
	for _, s := range outline {
		x, y := g.at(s, 1)
		edge = append(edge, fpdf.PointType{X: x, Y: y})
	}
	g.pen(alarm, 0.2)
	g.pdf.Polygon(edge, "D")
}

// region shades a region on both sides by how long it was rolled.
func (g figure) region(id protocol.RegionID, e shape) {
	for _, right := range []float64{1, -1} {
		x, y := g.at(e.spot, right)
		tint := g.shade(g.minutes[area{id, g.side(right)}])
		g.fill(tint)
		g.pen(deep, 0.2)
		g.pdf.Ellipse(x, y, e.rx*g.scale, e.ry*g.scale, -right*e.turned, "FD")
	}
}

// side returns which side of the person is on a side of the picture.
func (g figure) side(right float64) protocol.Side {
	if (right > 0) == g.mirrored {
		return protocol.Left
	}
	return protocol.Right
}

// label names the view, and the sides.
func (g figure) label(id string) {
	g.centre(note, g.x, g.y-3, g.say(id))
	for _, right := range []float64{1, -1} {
		x, _ := g.at(spot{19.5, 0}, right)
		g.centre(tiny, x, g.y+0.6, g.in.Words.Say("report.figure."+g.side(right).String()))
	}
}

// steps are how many shades tell how long a region was rolled.
const steps = 4

// shade returns the colour of a region that was rolled for seconds: white for
// none, and darker by quarters of the most that any was.
func (p *page) shade(seconds int) colour {
	return tint(p.quarter(seconds))
}

// quarter returns 0 for not rolled, and 1 to steps by share of the most.
func (p *page) quarter(seconds int) int {
	if seconds == 0 {
		return 0
	}
	return min(steps, 1+(seconds-1)*steps/p.most())
}

func (p *page) most() int {
	out := 1
	for _, n := range p.minutes { // only the largest is wanted
		out = max(out, n)
	}
	return out
}

func tint(step int) colour {
	out := colour{}
	for i := range out {
		out[i] = white[i] + (deep[i]-white[i])*step/steps
	}
	return out
}

// shades says what the shades of the figures mean.
func (p *page) shades(x, y float64) {
	p.write(tiny, x, y+2.6, 0, p.say("figure.never"))
	if len(p.sessions) == 0 {
		return
	}
	x = p.write(tiny, x, y, 0, p.say("figure.none")) + 1
	for i := range steps + 1 {
		p.rect(tint(i), x, y+0.4, 4, 1.8)
		p.pen(deep, 0.15)
		p.pdf.Rect(x, y+0.4, 4, 1.8, "D")
		x += 4
	}
	p.write(tiny, x+1, y, 0, p.say("figure.most", "n", minutes(p.most())))
}

// smooth puts spots between spots, on a curve through them all.
func smooth(list []spot) []spot {
	const between = 6
	var out []spot
	for i := range len(list) - 1 {
		a, b := list[max(0, i-1)], list[i]
		c, d := list[i+1], list[min(len(list)-1, i+2)]
		for k := range between {
			t := float64(k) / between
			out = append(out, spot{through(a.x, b.x, c.x, d.x, t), through(a.y, b.y, c.y, d.y, t)})
		}
	}
	return append(out, list[len(list)-1])
}

// through is the curve of Catmull and Rom between b and c.
func through(a, b, c, d, t float64) float64 {
	v := 0.5 * (2*b + (c-a)*t + (2*a-5*b+4*c-d)*t*t + (3*b-a-3*c+d)*t*t*t)
	return math.Round(v*1000) / 1000
}
