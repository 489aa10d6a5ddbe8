package figure

import (
	"slices"

	"unknot/engine/body"
	"unknot/engine/body/space"
)

// Looks of layers: what they are made of, as in figure.css.
const (
	looksSkin, looksSkinOver = "f-near", "f-near f-over"
	looksWear, looksWearOver = "f-wear", "f-wear f-over"
	looksFar, looksFarWear   = "f-far", "f-farwear"
	looksHair, looksHairOver = "f-hair", "f-hair f-thin"
	looksTarget              = "f-target"
	looksHatch, looksLine    = "f-hatch", "f-line f-fine"
)

// A layer is one outline before it is traced, or corners that are known at once.
type layer struct {
	look    string
	field   *field
	corners [][]dot // of straight-sided pieces, where there is no field
	open    bool    // the corners are those of lines
	touched bool    // the tool presses it in
}

// place says where a limb lies against the trunk, seen from the eye.
type place uint8

const (
	far    place = iota + 1 // behind the trunk, and drawn paler
	behind                  // behind the trunk
	beside                  // one with the trunk
	ahead                   // before the trunk
)

// A scene draws one pose of a technique from one view. What lies before what
// is decided once, from the middle of the stroke, and then kept.
type scene struct {
	who           *dressed
	view          View
	wall          bool
	above         bool // the eye looks down
	arms          [2]place
	legs          [2]place
	face          bool    // the eye sees the face, not the hair
	ears          [2]bool // which of them the eye sees
	target, hatch bool    // whether they are drawn
	bare          []body.Region
	keep          []body.Region
}

// compose decides what lies before what.
func compose(who *dressed, v View, poses *[Frames]body.Pose) scene {
	p := &poses[1]
	s := scene{who: who, view: v, wall: p.Tool.Ball, above: v == Second && faceDown(p)}
	cam := look(v, p)
	trunk := cam.near(space.Lerp(p.Frames[body.Pelvis].At, p.Frames[body.Chest].At, .5))
	hand := func(i int) float64 { return cam.near(p.Frames[body.HandLeft+body.Segment(i)].At) }
	arm := func(i int) float64 {
		return (cam.near(p.Frames[body.ForearmLeft+body.Segment(i)].At) + cam.near(p.Frames[body.HandLeft+body.Segment(i)].At)) / 2
	}
	leg := func(i int) float64 {
		return (cam.near(p.Frames[body.ShankLeft+body.Segment(i)].At) + cam.near(p.Frames[body.ThighLeft+body.Segment(i)].At)) / 2
	}
	for i := range 2 {
		pair := (leg(i) - leg(1-i)) / 2
		s.arms[i], s.legs[i] = trunkPlace(hand(i)-trunk, 0), trunkPlace(leg(i)-trunk, .20)
		switch {
		case v == Side:
			s.arms[i], s.legs[i] = pairPlace((arm(i)-arm(1-i))/2, .06), pairPlace(pair, .06)
		case s.wall:
			s.legs[i] = pairPlace(pair, .075)
		case s.above:
			s.arms[i], s.legs[i] = behind, beside
		}
	}
	s.face = p.Frames[body.Head].Turn.X.Dot(cam.eye) > .5
	s.regions(poses)
	b := brush{scene: &s, pose: p, cam: cam}
	_, seen := b.spread(s.bare)
	_, back := b.area(s.keep, .15)
	s.target, s.hatch = seen > enough, back > enoughBack
	for i := range s.ears {
		s.ears[i] = p.Frames[body.Head].Turn.Y.Mul(1-2*float64(i)).Dot(cam.eye) > .4
	}
	return s
}

// pairPlace places a limb by how much nearer it is than the middle of the pair.
func pairPlace(near, least float64) place {
	switch {
	case near < -least:
		return far
	case near > least:
		return ahead
	}
	return beside
}

// trunkPlace places a limb by how much nearer it is than the trunk.
func trunkPlace(near, thick float64) place {
	switch {
	case near < -.35:
		return far
	case near < -thick:
		return behind
	case near > thick:
		return ahead
	}
	return beside
}

// A drawing is all layers of one pose, the farthest first.
type drawing struct {
	layers []layer
	tool   int // the tool is drawn before this layer
}

// draw draws one pose.
func (s *scene) draw(p *body.Pose) drawing {
	b := &brush{scene: s, pose: p, cam: look(s.view, p)}
	b.limbs(far)
	b.limbs(behind)
	b.trunk()
	tool := len(b.out)
	b.limbs(ahead)
	b.headAndArms()
	switch {
	case s.above:
		tool = 0
	case s.view == Side || s.wall:
		tool = len(b.out)
	}
	return drawing{b.out, tool}
}

// A brush draws one pose, layer by layer.
type brush struct {
	*scene
	pose *body.Pose
	cam  camera
	out  []layer
}

func (b *brush) paint(look string, f *field) {
	if len(f.pieces) > 0 {
		b.out = append(b.out, layer{look: look, field: f})
	}
}

// pieces projects the surface of some segments.
func (b *brush) pieces(segments ...body.Segment) []flat {
	var out []flat
	for i := range b.who.shapes {
		s := &b.who.shapes[i]
		if slices.Contains(segments, s.Segment) {
			out = append(out, b.project(s))
		}
	}
	return out
}

func (b *brush) project(s *body.Shape) flat {
	return b.cam.project(s, b.pose.Frames[s.Segment], soft(s))
}

// floor is where every outline ends, unless it is seen from above.
func (s *scene) floor() []cut {
	if s.above {
		return nil
	}
	return []cut{{out: dot{0, -1}}}
}

// limbs draws the arms and legs that lie at a place. Those ahead of the trunk
// belong to it in the side view, and the arms come last of all.
func (b *brush) limbs(at place) {
	for i := range 2 {
		if b.arms[i] == at && at != ahead {
			b.arm(i, at)
		}
	}
	for i := range 2 {
		if b.legs[i] != at || b.joined(i) {
			continue
		}
		skin, wear := looksSkin, looksWearOver
		if at == far {
			skin, wear = looksFar, looksFarWear
		}
		b.paint(wear, &field{pieces: b.leg(i), cuts: b.floor()})
		b.foot(i, skin)
	}
}

func (b *brush) arm(i int, at place) {
	s := body.Segment(i)
	look := looksSkinOver
	if at == far {
		look = looksFar
	}
	b.paint(look, &field{
		pieces: b.pieces(body.UpperArmLeft+s, body.ForearmLeft+s, body.HandLeft+s),
		cuts:   b.floor(),
	})
}

// hem returns the line where the leggings end, square to the shank, and
// whether there is one: not where the shank points at the eye.
func (b *brush) hem(i int) (cut, bool) {
	s := body.ShankLeft + body.Segment(i)
	f, end := b.pose.Frames[s], b.who.body.Part(s).End
	knee, ankle := b.cam.see(f.At), b.cam.see(f.Out(end))
	way := ankle.sub(knee)
	return cut{on: lerp(knee, ankle, b.who.hem), out: way.unit()}, way.len() > .4*end.Len()
}

// leg returns what the leggings cover of a leg.
func (b *brush) leg(i int) []flat {
	s := body.Segment(i)
	out := append(b.pieces(body.ThighLeft+s), b.pieces(body.ShankLeft+s)...)
	if hem, ok := b.hem(i); ok {
		for k := range out {
			if out[k].segment == body.ShankLeft+s {
				out[k].clip = &hem
			}
		}
	}
	return out
}

// foot draws a foot with the bare ankle.
func (b *brush) foot(i int, look string) {
	s := body.Segment(i)
	var out []flat
	if hem, ok := b.hem(i); ok {
		up := cut{on: hem.on.sub(hem.out.mul(.003)), out: hem.out.mul(-1)}
		for _, piece := range b.pieces(body.ShankLeft + s) {
			piece.clip, piece.soft = &up, .02
			out = append(out, piece)
		}
	}
	out = append(out, b.pieces(body.FootLeft+s)...)
	b.paint(look, &field{pieces: out, cuts: b.floor()})
}

// trunk draws the trunk with the legs that are one with it, neck and shoulders.
func (b *brush) trunk() {
	f := &field{pieces: b.pieces(body.Pelvis, body.Abdomen, body.Chest), cuts: b.pressed()}
	for i := range 2 {
		if b.joined(i) {
			f.pieces = append(f.pieces, b.leg(i)...)
		}
	}
	scoop := b.project(&b.who.scoop)
	f.cuts = append(f.cuts, cut{piece: &scoop, inside: true})
	skins := []*field{b.skin(&b.who.scoop)}
	for i := range b.who.holes {
		side := b.pose.Frames[body.Chest].Turn.Y.Mul(1 - 2*float64(i))
		if b.arms[i] == far || side.Dot(b.cam.eye) < -.4 {
			continue
		}
		hole := b.project(&b.who.holes[i])
		f.cuts = append(f.cuts, cut{piece: &hole, inside: true})
		skins = append(skins, b.skin(&b.who.holes[i]))
	}
	b.out = append(b.out, layer{look: looksWearOver, field: f, touched: true})
	for _, skin := range skins {
		b.paint(looksSkin, skin)
	}
	b.marks(f)
	b.feet()
}

// feet draws the feet of the legs that are one with the trunk, the nearer last.
func (b *brush) feet() {
	first := 0
	if b.cam.near(b.pose.Frames[body.FootLeft].At) > b.cam.near(b.pose.Frames[body.FootRight].At) {
		first = 1
	}
	for _, i := range []int{first, 1 - first} {
		if b.joined(i) {
			b.foot(i, looksSkin)
		}
	}
}

// joined reports whether a leg is one with the trunk.
func (b *brush) joined(i int) bool {
	return b.legs[i] == beside || b.legs[i] == ahead && (b.view == Side || b.wall)
}

// skin is what a hole of the top leaves bare; it reaches a little under the top.
func (b *brush) skin(hole *body.Shape) *field {
	bare := b.project(hole)
	pieces := append(b.pieces(body.Chest), b.neck())
	return &field{pieces: pieces, cuts: []cut{{piece: &bare, grow: .003}}}
}

// pressed is what floor and tool take from the trunk. Seen from another side
// than its end, the tool is drawn before the trunk.
func (b *brush) pressed() []cut {
	out := b.floor()
	if b.view == Side {
		tool := &b.pose.Tool
		at := b.cam.see(tool.Centre)
		ring := flat{cone: true, from: at, to: at, rFrom: tool.Radius, rTo: tool.Radius}
		out = append(out, cut{piece: &ring, inside: true})
	}
	return out
}

// headAndArms draws what is nearest: the head, and the arms before the trunk.
func (b *brush) headAndArms() {
	for i := range 2 {
		if b.arms[i] == beside {
			b.arm(i, beside)
		}
	}
	face := &field{pieces: append(b.pieces(body.Head), b.neck())}
	hair := &field{}
	for i := range b.who.hair {
		hair.pieces = append(hair.pieces, b.project(&b.who.hair[i]))
	}
	if b.who.bun != nil {
		bun := &field{pieces: []flat{b.project(b.who.bun)}}
		if b.face || b.view == Side {
			b.paint(looksHair, bun)
		} else {
			defer b.paint(looksHairOver, bun)
		}
	}
	if b.face {
		b.paint(looksHair, hair)
		b.paint(looksSkin, face)
		b.paint(looksHair, b.hairline(hair))
		b.lines()
	} else {
		b.paint(looksSkin, face)
		b.paint(looksHair, hair)
	}
	b.ear()
	for i := range 2 {
		if b.arms[i] == ahead {
			b.arm(i, ahead)
		}
	}
}

// neck runs from the chest to the head, whichever way the head is bent.
func (b *brush) neck() flat {
	from := b.pose.Frames[body.Chest].Out(b.who.neck[0])
	to := b.pose.Frames[body.Head].Out(b.who.neck[1])
	return flat{
		segment: body.Chest, soft: .03, cone: true, from: b.cam.see(from), to: b.cam.see(to),
		deepFrom: b.cam.near(from), deepTo: b.cam.near(to),
		rFrom: b.who.neckWide * 1.06, rTo: b.who.neckWide,
	}
}

// hairline is the hair round a face that looks at the eye, down to the ears.
func (b *brush) hairline(hair *field) *field {
	opening := b.project(&b.who.opening)
	head := b.pose.Frames[body.Head]
	down := b.cam.way(head.Turn.Z.Mul(-1)).unit()
	pieces := append([]flat{b.project(b.who.find("skull"))}, hair.pieces...)
	return &field{pieces: pieces, cuts: []cut{{piece: &opening, inside: true}, {on: opening.at.add(down.mul(b.who.h(4))), out: down}}}
}

// lines draws what is fine in a face that looks at the eye: nothing stares.
func (b *brush) lines() {
	l := layer{look: looksLine, open: true}
	for _, line := range b.who.lines {
		var points []dot
		for _, p := range line {
			points = append(points, b.cam.see(b.pose.Frames[body.Head].Out(p)))
		}
		l.corners = append(l.corners, points)
	}
	b.out = append(b.out, l)
}

// ear draws the ear that the eye sees.
func (b *brush) ear() {
	for i := range b.who.ears {
		if b.ears[i] {
			b.paint(looksSkin, &field{pieces: []flat{b.project(&b.who.ears[i])}})
		}
	}
}
