// Command bodyview is a scratch viewer.
package main

import (
	"fmt"
	"math"
	"os"
	"strings"

	"unknot/engine/body"
	"unknot/engine/body/space"
)

func main() {
	id := os.Args[1]
	p := body.Typical(body.Male)
	if len(os.Args) > 3 && os.Args[3] == "f" {
		p = body.Typical(body.Female)
	}
	b, err := body.New(p)
	if err != nil {
		panic(err)
	}
	t, err := b.Technique(id, body.Left)
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	var out strings.Builder
	out.WriteString(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2400 1500" width="1600" height="1000"><rect width="2400" height="1500" fill="#fff"/>`)
	for k, along := range []float64{0, .5, 1} {
		pose, err := t.At(along)
		if err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		for v, view := range [][2]space.V{{{X: 1}, {Z: 1}}, {{Y: -1}, {Z: 1}}, {{X: 1}, {Y: 1}}} {
			ox, oy := 400+float64(k)*800, 420+float64(v)*500
			if v == 1 {
				oy = 900
			}
			if v == 2 {
				oy = 1200
			}
			draw(&out, b, &pose, view, ox, oy, 300)
		}
		if along == .5 {
			fmt.Printf("pitch %.1f touch %.3v normal %.2v patch %.3v centre %.3v\n", space.InDegrees(pose.Frames[body.Pelvis].Turn.Angles().Y), pose.Touch.World, pose.Touch.Normal, pose.Touch.Patch, b.Centre(&pose))
			for _, s := range body.Segments() {
				a := pose.Angles(s)
				fmt.Printf("%-16s y %4.0f x %4.0f z %4.0f\n", s, space.InDegrees(a.Y), space.InDegrees(a.X), space.InDegrees(a.Z))
			}
		}
	}
	out.WriteString(`</svg>`)
	_ = os.WriteFile(os.Args[2], []byte(out.String()), 0o644)
}

func draw(out *strings.Builder, b *body.Body, p *body.Pose, view [2]space.V, ox, oy, k float64) {
	at := func(v space.V) (float64, float64) { return ox + k*v.Dot(view[0]), oy - k*v.Dot(view[1]) }
	fmt.Fprintf(out, `<path d="M%.1f %.1fh600" stroke="#999"/>`, ox-300, oy)
	for _, s := range b.Shapes() {
		if s.Guide {
			continue
		}
		f := p.Frames[s.Segment]
		var pts []string
		for i := range 48 {
			a := float64(i) / 48 * 2 * math.Pi
			d := view[0].Mul(math.Cos(a)).Add(view[1].Mul(math.Sin(a)))
			x, y := at(f.Out(s.Support(f.Turn.Back(d))))
			pts = append(pts, fmt.Sprintf("%.1f,%.1f", x, y))
		}
		fill := "#5a7"
		if strings.HasSuffix(s.Name, "right") {
			fill = "#a75"
		}
		if strings.HasPrefix(s.Name, "buttock") {
			fill = "#37c"
		}
		fmt.Fprintf(out, `<polygon points="%s" fill="%s" fill-opacity=".45" stroke="#222" stroke-width="1"/>`, strings.Join(pts, " "), fill)
	}
	x, y := at(p.Tool.Centre)
	fmt.Fprintf(out, `<circle cx="%.1f" cy="%.1f" r="%.1f" fill="none" stroke="red" stroke-width="3"/>`, x, y, k*p.Tool.Radius)
	x, y = at(p.Touch.World)
	fmt.Fprintf(out, `<circle cx="%.1f" cy="%.1f" r="5" fill="red"/>`, x, y)
	x, y = at(b.Centre(p))
	fmt.Fprintf(out, `<circle cx="%.1f" cy="%.1f" r="5" fill="black"/>`, x, y)
	for _, r := range p.Rests {
		for _, q := range r.Points {
			x, y = at(q)
			fmt.Fprintf(out, `<circle cx="%.1f" cy="%.1f" r="4" fill="blue"/>`, x, y)
		}
	}
}
