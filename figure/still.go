package figure

import (
	"strconv"
	"strings"
)

// unit is how many millimetres one unit of a picture is: strokes are as wide as
// figure.css says at that scale.
const unit = 5

// Between returns the points of a loop at a place of the stroke, 0 to 1, in
// millimetres: on the parabola through the three frames.
func (l *Loop) Between(along float64) []float64 {
	a, b, c := parabola(along)
	out := make([]float64, len(l[1]))
	for i := range out {
		out[i] = a*float64(l[0][i]) + b*float64(l[1][i]) + c*float64(l[2][i])
	}
	return out
}

// parabola returns how much each frame counts at a place of the stroke.
func parabola(t float64) (first, mid, last float64) {
	return (1 - t) * (1 - 2*t), 4 * t * (1 - t), t * (2*t - 1)
}

// path writes a loop as SVG path data, in units.
func path(b *strings.Builder, p []float64, k Kind) {
	n := len(p) / 2
	at := func(i int) dot { return dot{p[2*((i+n)%n)] / unit, p[2*((i+n)%n)+1] / unit} }
	if k == Open {
		at = func(i int) dot {
			i = max(0, min(n-1, i))
			return dot{p[2*i] / unit, p[2*i+1] / unit}
		}
	}
	write := func(letter string, points ...dot) {
		b.WriteString(letter)
		for i, q := range points {
			if i > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(tenths(q.X))
			b.WriteByte(' ')
			b.WriteString(tenths(q.Y))
		}
	}
	write("M", at(0))
	steps := n
	if k == Open {
		steps = n - 1
	}
	for i := range steps {
		if k == Straight {
			write("L", at(i+1))
			continue
		}
		from, to := at(i), at(i+1)
		arm := to.sub(from).len() / 3
		write("C", from.add(runs(at, i).mul(arm)), to.sub(runs(at, i+1).mul(arm)), to)
	}
	if k != Open {
		b.WriteByte('Z')
	}
}

// runs returns the way a curve runs at a point: from its neighbour before to
// its neighbour after.
func runs(at func(int) dot, i int) dot {
	d := at(i + 1).sub(at(i - 1))
	if l := d.len(); l > 0 {
		return d.mul(1 / l)
	}
	return dot{}
}

// tenths writes a number to a tenth.
func tenths(n float64) string {
	s := strconv.FormatFloat(n, 'f', 1, 64)
	return strings.TrimSuffix(s, ".0")
}

// Phase is a moment of a technique that a still shows.
type Phase uint8

// The phases: getting on, both ends of the stroke, holding a tender spot in its
// middle, getting off.
const (
	Enter Phase = iota + 1
	Start
	End
	Hold
	Exit
)

// Phases lists them in order.
func Phases() []Phase { return []Phase{Enter, Start, End, Hold, Exit} }

// String returns the phase's name.
func (p Phase) String() string { return [...]string{"", "enter", "start", "end", "hold", "exit"}[p] }

// frame is the film's frame of a phase.
func (p Phase) frame() int { return [...]int{1, Lifted, 0, 2, 1, Lifted}[p] }

// colours are those of the light page: web/src/look/tokens.css.
var colours = map[string]string{
	looksSkin: "#B08060", looksWear: "#3A5056", looksFar: "#DCC6B3", looksFarWear: "#9AA7A8", looksHair: "#3A2C26",
	looksTarget: "#5CC8BC", looksHatch: paper,
}

const (
	paper, ink, ground = "#FAF6EF", "#1A2629", "#857A6A"
)

// Still is one phase of a film as an SVG file that needs nothing else: for
// print, and for readers who want no motion. It has no title: the words beside
// it say what it shows.
func (f *Film) Still(p Phase) string {
	var b strings.Builder
	k := p.frame()
	box := f.Box
	b.WriteString(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="` + fours(box) + `">` + "\n")
	b.WriteString(`<rect x="` + units(box[0]) + `" y="` + units(box[1]) + `" width="` + units(box[2]) + `" height="` + units(box[3]) + `" fill="` + paper + `"/>` + "\n")
	if f.Floor {
		b.WriteString(`<path d="M` + units(box[0]) + ` 0h` + units(box[2]) + `" stroke="` + ground + `" stroke-width="1.5"/>` + "\n")
	}
	if f.Wall {
		b.WriteString(`<path d="M0 0V` + units(box[1]) + `" stroke="` + ground + `" stroke-width="1.5"/>` + "\n")
	}
	for i := range f.Layers {
		if i == f.Tool.Over {
			f.still(&b, &f.Marks[k])
		}
		f.Layers[i].still(&b, k)
	}
	if f.Tool.Over >= len(f.Layers) {
		f.still(&b, &f.Marks[k])
	}
	if p == Hold {
		b.WriteString(`<g transform="translate(` + units(f.Marks[k].Spot[0]) + " " + units(f.Marks[k].Spot[1]) + `)"><circle r="8.5" fill="none" stroke="#0d1518" stroke-width="6"/><circle r="8.5" fill="none" stroke="#fff" stroke-width="3"/><circle r="3.6" fill="#fff" stroke="#0d1518" stroke-width="2"/></g>` + "\n")
	}
	b.WriteString("</svg>\n")
	return b.String()
}

// still writes one layer at a frame.
func (l *Layer) still(b *strings.Builder, frame int) {
	look, edge, _ := strings.Cut(l.Look, " ")
	if l.Look == looksLine {
		b.WriteString(`<path fill="none" stroke="` + colours[looksHair] + `" stroke-width=".9" stroke-linecap="round"`)
	} else {
		b.WriteString(`<path fill="` + colours[look] + `"`)
	}
	switch edge {
	case "f-over":
		b.WriteString(` stroke="` + paper + `" stroke-width="3" stroke-linejoin="round" paint-order="stroke"`)
	case "f-thin":
		b.WriteString(` stroke="` + paper + `" stroke-width="1.4" stroke-opacity=".7" paint-order="stroke"`)
	}
	b.WriteString(` d="`)
	for _, loop := range l.Loops {
		points := make([]float64, len(loop[frame]))
		for i, n := range loop[frame] {
			points[i] = float64(n)
		}
		path(b, points, l.Kind)
	}
	b.WriteString("\"/>\n")
}

// still writes the tool at a frame.
func (f *Film) still(b *strings.Builder, m *Mark) {
	r := f.Tool.Radius
	if f.Tool.Along != [2]int{} {
		x, y := max(r, f.Tool.Along[0]), max(r, f.Tool.Along[1])
		b.WriteString(`<rect x="` + units(m.Tool[0]-x) + `" y="` + units(m.Tool[1]-y) + `" width="` + units(2*x) + `" height="` + units(2*y) + `" rx="3" fill="` + ink + `"/>` + "\n")
		return
	}
	at := `<circle cx="` + units(m.Tool[0]) + `" cy="` + units(m.Tool[1]) + `" r="`
	b.WriteString(at + units(r) + `" fill="` + ink + `"/>` + "\n")
	if !f.Tool.Ball {
		b.WriteString(at + units(r/2) + `" fill="` + paper + `"/>` + "\n")
	}
}

// units writes millimetres as units.
func units(millimetres int) string { return tenths(float64(millimetres) / unit) }

func fours(n [4]int) string {
	return units(n[0]) + " " + units(n[1]) + " " + units(n[2]) + " " + units(n[3])
}
