package figure

import (
	"strings"

	"unknot/engine/body"
	"unknot/engine/body/space"
)

// A dressed body is a body with what its model has no need of: a face, hair, a
// thumb, and the edges of its clothes.
type dressed struct {
	body     *body.Body
	shapes   []body.Shape
	hair     []body.Shape
	bun      *body.Shape
	opening  body.Shape // what the hair leaves free of a face that looks at the eye
	neck     [2]space.V // from here in the chest to here in the head
	neckWide float64
	lines    [][]space.V // lids, brows and mouth, in the head's frame
	ears     []body.Shape
	scoop    body.Shape   // what the neckline leaves bare
	holes    []body.Shape // what the armholes leave bare
	hem      float64      // of the leggings, as a share of the shank
	height   float64
}

// Look says what the model does not: how the hair is worn.
type Look struct{ Short bool }

// dress adds to the body what it lacks.
func dress(b *body.Body, l Look) *dressed {
	d := &dressed{body: b, height: b.Person.Height, hem: .80}
	named := map[string]bool{}
	for _, s := range b.Shapes() {
		if !s.Guide && s.Name != "neck" {
			d.shapes = append(d.shapes, s)
			named[s.Name] = true
		}
	}
	d.face(named)
	d.wear()
	d.collar()
	d.comb(l)
	for _, side := range []string{"left", "right"} {
		if !named["thumb-"+side] {
			d.thumb(side)
		}
	}
	return d
}

// find returns the piece with a name, or nil.
func (d *dressed) find(name string) *body.Shape {
	for i := range d.shapes {
		if d.shapes[i].Name == name {
			return &d.shapes[i]
		}
	}
	return nil
}

// h returns a share of height, given in thousandths, in metres.
func (d *dressed) h(n float64) float64 { return n * d.height / 1000 }

func (d *dressed) v(x, y, z float64) space.V { return space.V{X: d.h(x), Y: d.h(y), Z: d.h(z)} }

// face gives the head its lips, in thousandths of height from the chin.
func (d *dressed) face(named map[string]bool) {
	chin := d.find("chin")
	if chin == nil || named["lips"] {
		return
	}
	d.shapes = append(d.shapes, body.Shape{Name: "lips", Segment: body.Head, At: chin.At.Add(d.v(5, 0, 20)), Axes: d.v(10, 14, 9.5)})
}

// collar sets the neck between chest and skull.
func (d *dressed) collar() {
	d.neckWide = d.h(33)
	for _, s := range d.body.Shapes() {
		if s.Name == "neck" {
			d.neckWide = s.RadiusTo * .92
		}
	}
	d.neck[0] = d.body.Part(body.Chest).End.Add(d.v(2, 0, -38))
	d.neck[1] = d.find("skull").At.Add(d.v(-16, 0, -36))
}

// wear cuts the top: a scoop at the neck and a hole for each arm.
func (d *dressed) wear() {
	neck := d.body.Part(body.Chest).End
	d.scoop = body.Shape{Name: "scoop", Segment: body.Chest, At: neck.Add(d.v(30, 0, -12)), Axes: d.v(66, 62, 50)}
	for _, s := range []body.Segment{body.UpperArmLeft, body.UpperArmRight} {
		d.holes = append(d.holes, body.Shape{Name: "armhole", Segment: body.Chest, At: d.body.Part(s).Joint.Add(d.v(0, 0, 4)), Axes: d.v(34, 27, 46)})
	}
}

// comb does the hair: a cap and a knot, or a short cap; and puts on the ears.
func (d *dressed) comb(l Look) {
	skull := d.find("skull")
	if skull == nil {
		return
	}
	at := func(x, y, z float64) space.V { return skull.At.Add(d.v(x, y, z)) }
	ball := func(c, axes space.V) {
		d.hair = append(d.hair, body.Shape{Name: "hair", Segment: body.Head, At: c, Axes: axes})
	}
	ball(at(-14, 0, 12), skull.Axes.Add(d.v(-7, 2, -4)))
	ball(at(-24, 0, -14), d.v(33, skull.Axes.Y/d.height*1000, 40))
	if !l.Short {
		d.bun = &body.Shape{Name: "bun", Segment: body.Head, At: at(-62, 0, 30), Axes: d.v(24, 24, 24)}
	}
	d.opening = body.Shape{Name: "opening", Segment: body.Head, At: at(22, 0, -14), Axes: d.v(38, 38, 42)}
	d.lines = append(d.lines, []space.V{at(52, -9, -46), at(54, 0, -47.5), at(52, 9, -46)})
	for _, side := range []float64{1, -1} {
		d.lines = append(d.lines,
			[]space.V{at(52, 10*side, -12), at(52, 14*side, -14.2), at(50, 19*side, -14.2), at(47, 23*side, -12)},
			[]space.V{at(54, 9*side, 0), at(53.5, 14*side, 2.2), at(51, 20*side, 2), at(47, 25*side, -1)})
		d.ears = append(d.ears, body.Shape{Name: "ear", Segment: body.Head, At: at(1, side*(skull.Axes.Y/d.height*1000-1), -16), Axes: d.v(7.5, 4, 13)})
	}
}

// thumb gives a hand its thumb.
func (d *dressed) thumb(side string) {
	palm := d.find("palm-" + side)
	if palm == nil {
		return
	}
	from := palm.At.Add(space.V{X: palm.Axes.X * .55, Z: palm.Axes.Z * .35})
	to := palm.At.Add(space.V{X: palm.Axes.X * 1.5, Z: -palm.Axes.Z * .75})
	d.shapes = append(d.shapes, body.Shape{Name: "thumb-" + side, Segment: palm.Segment, From: from, To: to, RadiusFrom: d.h(8), RadiusTo: d.h(5.5)})
}

// soft returns how softly a piece joins its neighbours, in metres.
func soft(s *body.Shape) float64 {
	switch s.Segment {
	case body.Head:
		if strings.HasPrefix(s.Name, "neck") {
			return .045
		}
		return .014
	case body.HandLeft, body.HandRight:
		return .02
	case body.FootLeft, body.FootRight:
		return .05
	case body.Pelvis, body.Abdomen, body.Chest:
		return .10
	default:
		return .05
	}
}
