package body

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"unknot/engine/body/space"
	"unknot/engine/protocol"
)

var rolled = []string{"glute-roll", "piriformis-figure-four", "tfl-roll", "hip-flexor-roll", "glute-wall-ball", "piriformis-wall-ball", "tfl-wall-ball"}

// hardest presses the tool of a pose in as deep as the highest load does that
// the pose can put on it, so many times over, on a bed of springs (see
// [Touch.Under]); the tool gives way too.
func hardest(t rapid.TB, tech *Technique, pose Pose, f protocol.Firmness, times float64) Pose {
	t.Helper()
	l, err := tech.body.Load(tech, &pose)
	if err != nil {
		t.Fatal(err)
	}
	springs := math.Pi * pose.Touch.round() / (1/flesh440 + gives(f))
	drawn, sunk := pose.Touch.Sink, math.Sqrt(times*l.Tool.High*l.square/springs)
	if sunk <= drawn {
		return pose
	}
	pose.Touch.Sink = sunk
	pose.Touch.Patch[0] *= math.Sqrt(sunk / drawn)
	pose.Touch.Patch[1] *= math.Sqrt(sunk / drawn)
	pose.Tool.Centre = pose.Tool.Centre.Sub(pose.Touch.Normal.Mul(sunk - drawn))
	return pose
}

// turnedUp returns how many times the drawn pose's highest load a dial makes it.
func turnedUp(t rapid.TB, tech *Technique) float64 {
	t.Helper()
	dials, err := tech.body.Dials(tech)
	if err != nil {
		t.Fatal(err)
	}
	pose, err := tech.At(.5)
	if err != nil {
		t.Fatal(err)
	}
	drawn, err := tech.body.Load(tech, &pose)
	if err != nil {
		t.Fatal(err)
	}
	most := drawn.Tool.High * drawn.square
	for _, d := range dials {
		most = max(most, d.Load.Tool.High*d.Load.square)
	}
	return most / (drawn.Tool.High * drawn.square)
}

// dense returns places all over a region, a few millimetres apart even on the
// steep sides of the cleft. Where its border runs along a jump of the skin, both
// sides belong to it: a quarter of a millimetre beyond is still its.
func dense(r Region) []Spot {
	var out []Spot
	low, high := r.extent()
	for up := range 37 {
		for round := range 37 {
			if at := between(low, high, float64(up)/36, float64(round)/36); r.inside(at) {
				out = append(out, r.spot(at))
			}
		}
	}
	for i, a := range r.corners {
		b := r.corners[(i+1)%len(r.corners)]
		for k := range 40 {
			at := between(a, b, float64(k)/40, float64(k)/40)
			for _, off := range []around{{}, {.00025, 0}, {-.00025, 0}, {0, .0025}, {0, -.0025}} {
				out = append(out, r.spot(around{at.height + off.height, at.turn + off.turn}))
			}
		}
	}
	return out
}

// dumb measures a clearance as one would with a tape: at 40 places of the
// stroke, from many points of the region to many points of the patch, put off
// its mark in many directions, and to the tool itself.
func dumb(t *testing.T, tech *Technique, r Region) float64 {
	t.Helper()
	spots := dense(r)
	off := readAtlas().Placement
	along, across := float64(off.Along)/1000*tech.body.Person.Height, float64(off.Across)/1000
	nearest, times := math.Inf(1), turnedUp(t, tech)
	for i := range 40 {
		pose, err := tech.At(float64(i) / 39)
		if err != nil {
			t.Fatal(err)
		}
		pose = hardest(t, tech, pose, protocol.Soft, times)
		patch := patchOf(&pose)
		widest := math.Max(pose.Touch.Patch[0], pose.Touch.Patch[1])
		for _, s := range spots {
			q := pose.Frames[Pelvis].In(pose.Frames[s.Segment].Out(s.Local))
			if apart(q.Sub(patch[0]), along, across)-widest < nearest { // else none of the patch is nearer
				for _, p := range patch {
					nearest = math.Min(nearest, apart(q.Sub(p), along, across))
				}
			}
			way := pose.Frames[s.Segment].Out(s.Local).Sub(pose.Tool.Centre)
			if !pose.Tool.Ball {
				way.Y = 0
			}
			nearest = math.Min(nearest, way.Len()-pose.Tool.Radius)
		}
	}
	return nearest * 1000
}

// patchOf returns points of the patch's rim and middle, in the pelvis's frame.
func patchOf(p *Pose) []space.V {
	touch, n := p.Frames[Pelvis].In(p.Touch.World), p.Frames[Pelvis].Turn.Back(p.Touch.Normal)
	side := p.Frames[Pelvis].Turn.Back(space.V{Y: 1})
	on := side.Cross(n)
	out := []space.V{touch}
	for i := range 48 {
		s, c := math.Sincos(float64(i) * math.Pi / 24)
		out = append(out, touch.Add(on.Mul(p.Touch.Patch[0]*c)).Add(side.Mul(p.Touch.Patch[1]*s)))
	}
	return out
}

// apart returns how much is left of a way when its start is put off towards
// its end, by so much along the body and so much across.
func apart(way space.V, along, across float64) float64 {
	up := math.Max(0, math.Abs(way.Z)-along)
	flat := math.Max(0, math.Hypot(way.X, way.Y)-across)
	return math.Hypot(up, flat)
}

// The bound is never above what the tape says, and not far below: 1.5 mm for
// the size of the cells, some tenths for the pieces of the stroke and for a patch
// as large as that of the next sample; the tape itself is up to 3 mm too long
// between its points.
func TestTheClearanceIsALowerBoundAndAlmostTheTruth(t *testing.T) {
	for _, i := range []int{0, 1234, 5184, SurveySize - 1, 7777} {
		b, err := New(Survey(i))
		if err != nil {
			t.Fatal(err)
		}
		regions := b.Regions()
		for _, id := range rolled {
			tech, err := b.Technique(id, Left)
			if err != nil {
				t.Fatal(err)
			}
			clear, err := tech.Clearance()
			if err != nil {
				t.Fatal(err)
			}
			for k, c := range clear {
				if c.Region != regions[k].ID || c.Side != regions[k].Side {
					t.Fatalf("clearance %d is of %s, the region is %s", k, c.Region, regions[k].ID)
				}
				if c.Region == "neck" || c.Region == "back-of-knee" {
					continue // on parts that move: see the test below
				}
				tape := dumb(t, tech, regions[k])
				if c.Millimetres > tape+.01 {
					t.Errorf("%s, body %d: %s is said to be %.1f mm away and is %.1f", id, i, c.Region, c.Millimetres, tape)
				}
				if tape-c.Millimetres > 5 {
					t.Errorf("%s, body %d: %s is said to be only %.1f mm away and is %.1f", id, i, c.Region, c.Millimetres, tape)
				}
			}
		}
	}
}

// For what moves against the pelvis the bound holds too, but takes away more.
func TestTheClearanceOfMovingPartsIsALowerBound(t *testing.T) {
	b, err := New(Survey(4321))
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{"glute-roll", "hip-flexor-roll", "tfl-wall-ball"} {
		tech, err := b.Technique(id, Left)
		if err != nil {
			t.Fatal(err)
		}
		p, err := tech.press()
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range b.Keepout().fields {
			if f.region.ID != "back-of-knee" && f.region.ID != "neck" {
				continue
			}
			at := p.clear(f, math.Inf(1))
			for i := range 200 {
				pose, _ := tech.At(float64(i) / 199)
				for _, s := range f.region.Spots() {
					q := pose.Frames[Pelvis].In(pose.Frames[s.Segment].Out(s.Local))
					if d := 1000 * apart(q.Sub(pose.Frames[Pelvis].In(pose.Touch.World)), p.along, p.across); d < at.Millimetres {
						t.Fatalf("%s: %s is said to be %.1f mm away and is %.1f", id, at.Region, at.Millimetres, d)
					}
				}
			}
		}
	}
}

// Between two poses that were solved, what moves against the pelvis stays
// within what is taken away for it: as the tool sees it, no place on the way is
// further from the second than the first is; and that much is taken away.
func TestWhatMovesBetweenTwoSolvedPosesIsTakenAway(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		b, err := New(Survey(rapid.IntRange(0, SurveySize-1).Draw(r, "body")))
		if err != nil {
			r.Fatal(err)
		}
		tech, err := b.Technique(rapid.SampledFrom(rolled).Draw(r, "technique"), Left)
		if err != nil {
			r.Fatal(err)
		}
		p, err := tech.press()
		if err != nil {
			r.Fatal(err)
		}
		part := rapid.SampledFrom([]Segment{ThighRight, ShankLeft, ShankRight, Head}).Draw(r, "part")
		if p.steady[part] {
			return
		}
		at := b.parts[part].End.Mul(rapid.Float64Range(0, 1).Draw(r, "where"))
		k := rapid.IntRange(1, samples-1).Draw(r, "pose")
		seen := func(along float64) space.V {
			pose, err := tech.At(along)
			if err != nil {
				r.Fatal(err)
			}
			return pose.Frames[Pelvis].In(pose.Frames[part].Out(at)).Sub(pose.Frames[Pelvis].In(pose.Touch.World))
		}
		first, second := seen(float64(k-1)/(samples-1)), seen(float64(k)/(samples-1))
		step := second.Sub(first).Len()
		on := (float64(k-1) + rapid.Float64Range(0, 1).Draw(r, "between")) / (samples - 1)
		if d := seen(on).Sub(second).Len(); d > step+1e-3 {
			r.Fatalf("%v is %.2f mm from where it is going, %.2f are taken away", part, d*1000, step*1000)
		}
		pose := p.poses[k]
		tape, q := math.Inf(1), pose.Frames[Pelvis].In(pose.Frames[part].Out(at))
		for _, x := range patchOf(&pose) {
			tape = math.Min(tape, apart(q.Sub(x), p.along, p.across))
		}
		if metres, _ := p.swings(part, at); metres > tape-step+1e-6 {
			r.Fatalf("%v: %.2f mm are said to be left, of %.2f a step of %.2f is not taken away", part, metres*1000, tape*1000, step*1000)
		}
	})
}

// What the bound follows in the pelvis's frame is what the poses show.
func TestTheTouchOnTheTrackIsTheTouchOfThePose(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		b, err := New(Survey(rapid.IntRange(0, SurveySize-1).Draw(r, "body")))
		if err != nil {
			r.Fatal(err)
		}
		tech, err := b.Technique(rapid.SampledFrom(rolled).Draw(r, "technique"), Left)
		if err != nil {
			r.Fatal(err)
		}
		p, err := tech.press()
		if err != nil {
			r.Fatal(err)
		}
		x := &p.pieces[rapid.IntRange(0, pieceCount-1).Draw(r, "piece")]
		pose, err := tech.At(x.at)
		if err != nil {
			r.Fatal(err)
		}
		if d := pose.Frames[Pelvis].In(pose.Touch.World).Sub(x.touch).Len(); d > 1e-9 {
			r.Fatalf("the touch is %.3g m off", d)
		}
		deeper := x.sunk - pose.Touch.Sink
		way := pose.Frames[Pelvis].In(pose.Tool.Centre.Sub(pose.Touch.Normal.Mul(deeper))).Sub(x.centre)
		if !p.ball {
			way = way.Sub(p.axle.Mul(way.Dot(p.axle)))
		}
		if d := way.Len(); d > 1e-9 {
			r.Fatalf("the tool is %.3g m off", d)
		}
	})
}

// Between the middles of two pieces nothing moves further than is taken away.
func TestNothingMovesFurtherWithinAPieceThanIsTakenAway(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		b, err := New(Survey(rapid.IntRange(0, SurveySize-1).Draw(r, "body")))
		if err != nil {
			r.Fatal(err)
		}
		tech, err := b.Technique(rapid.SampledFrom(rolled).Draw(r, "technique"), Left)
		if err != nil {
			r.Fatal(err)
		}
		p, err := tech.press()
		if err != nil {
			r.Fatal(err)
		}
		at := rapid.Float64Range(0, 1).Draw(r, "along")
		x := &p.pieces[min(pieceCount-1, int(at*pieceCount))]
		q, n, _ := tech.way.at((2*at - 1) * tech.way.half)
		if d := q.Sub(x.touch).Len(); d > x.moved+1e-12 {
			r.Fatalf("the touch moves %.3g m, %.3g are taken away", d, x.moved)
		}
		hub := q.Add(n.Mul(tech.tool.Radius - x.sunk))
		if d := hub.Sub(x.centre).Len(); d > x.slackTool+1e-12 {
			r.Fatalf("the tool moves %.3g m, %.3g are taken away", d, x.slackTool)
		}
	})
}

// Everything of a region that lies within a cell is as near to its middle as is
// taken away, at every size that cells are cut to.
func TestNoSkinOfACellIsFurtherFromItsMiddleThanIsTakenAway(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		b, err := New(Survey(rapid.IntRange(0, SurveySize-1).Draw(r, "body")))
		if err != nil {
			r.Fatal(err)
		}
		k := b.Keepout()
		fields := append(k.fields, k.bones...)
		f := &fields[rapid.IntRange(0, len(fields)-1).Draw(r, "region")]
		cells := f.cells
		for {
			c := &cells[rapid.IntRange(0, len(cells)-1).Draw(r, "cell")]
			if c.torn {
				return
			}
			for range 20 {
				at := between(c.low, c.high, rapid.Float64Range(0, 1).Draw(r, "up"), rapid.Float64Range(0, 1).Draw(r, "round"))
				if d := f.region.stands(f.region.spot(at)).Sub(f.region.stands(c.spot)).Len(); f.region.inside(at) && d > c.radius+1e-12 {
					r.Fatalf("%s: skin is %.2f mm from the middle of its cell, %.2f are taken away", f.region.ID, d*1000, c.radius*1000)
				}
			}
			if c.small() {
				return
			}
			cells = f.region.split(c)
		}
	})
}

// loaded is what the pack says each technique loads.
var loaded = map[string][]string{
	"glute-roll": {"buttock-upper-outer"}, "piriformis-figure-four": {"piriformis-lateral", "buttock-upper-outer"},
	"tfl-roll": {"hip-side-tfl", "hip-front-below-asis"}, "hip-flexor-roll": {"hip-front-below-asis", "thigh-front-upper"},
	"glute-wall-ball": {"buttock-upper-outer", "buttock-side"}, "piriformis-wall-ball": {"piriformis-lateral", "buttock-upper-outer"},
	"tfl-wall-ball": {"hip-side-tfl"},
}

// The survey is a grid; bodies between its points hold as well.
func TestBodiesBetweenThoseOfTheSurveyHoldToo(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		off := rapid.Float64Range(-percentile99, percentile99)
		p := surveyed(rapid.SampledFrom([]Sex{Female, Male}).Draw(r, "sex"), off.Draw(r, "height"), off.Draw(r, "mass"), off.Draw(r, "legs"), off.Draw(r, "hips"))
		b, err := New(p)
		if err != nil {
			r.Fatal(err)
		}
		everythingHolds(r, b)
	})
}

// everythingHolds checks that no margin of any technique is used up on a body.
func everythingHolds(t interface{ Fatal(...any) }, b *Body) {
	k := b.Keepout()
	for _, id := range rolled {
		m := Margins{Technique: id, Loads: loaded[id]}
		left, err := b.Technique(id, Left)
		if err != nil {
			t.Fatal(err)
		}
		if err := m.Try(k, left); err != nil {
			t.Fatal(err)
		}
		if err := m.Holds(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestEveryTechniqueStaysOnItsTargetAndOffEverythingForbidden(t *testing.T) {
	for i := 0; i < SurveySize; i += 97 {
		b, err := New(Survey(i))
		if err != nil {
			t.Fatal(err)
		}
		everythingHolds(t, b)
	}
}

func TestAStrokeFiveCentimetresTooHighDoesNotHold(t *testing.T) {
	b, err := New(Typical(Male))
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range rolled {
		high, err := b.Higher(id, Left, 50)
		if err != nil {
			t.Fatal(err)
		}
		m := Margins{Technique: id}
		if err := m.Try(b.Keepout(), high); err != nil {
			t.Fatal(err)
		}
		if m.Holds() == nil {
			t.Errorf("%s holds all the same", id)
		}
	}
}

func TestTheRightSideIsAsClearAsTheLeft(t *testing.T) {
	b, err := New(Typical(Female))
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range rolled {
		left, _ := b.Technique(id, Left)
		right, err := b.Technique(id, Right)
		if err != nil || !left.Mirrors(right) {
			t.Fatalf("%s: the right is not the left's mirror image: %v", id, err)
		}
		l, _ := left.Clearance()
		r, _ := right.Clearance()
		for i := range l {
			k := i
			switch l[i].Side {
			case Left:
				k = i + 1
			case Right:
				k = i - 1
			}
			// Which cells are cut first may differ: 3 mm.
			if math.Abs(l[i].Millimetres-r[k].Millimetres) > 3 {
				t.Errorf("%s: %s is %.1f mm away on the left, %.1f on the right", id, l[i].Region, l[i].Millimetres, r[k].Millimetres)
			}
		}
	}
}

// Evidence 7.5: palpation errs by one vertebra, .02 of height; and 3 cm across.
func TestThePlacementErrorIsAVertebraAndThreeCentimetres(t *testing.T) {
	b, err := New(Typical(Male))
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range rolled {
		tech, err := b.Technique(id, Left)
		if err != nil {
			t.Fatal(err)
		}
		p, err := tech.press()
		if err != nil {
			t.Fatal(err)
		}
		if math.Abs(p.along-.02*b.Person.Height) > 1e-12 || p.across != .03 {
			t.Errorf("%s: %.1f mm along and %.1f across", id, p.along*1000, p.across*1000)
		}
	}
}

func TestTheSurveyReachesFromThe1stToThe99thPercentile(t *testing.T) {
	low, high := Survey(0), Survey(SurveySize-1)
	if low.Sex != Female || high.Sex != Male || low.Legs != -percentile99 || high.Hips != percentile99 {
		t.Errorf("from %s to %s", low.Describe(), high.Describe())
	}
	if math.Abs(low.Height-1.480) > .001 || math.Abs(high.Height-1.918) > .001 {
		t.Errorf("from %.3f to %.3f m", low.Height, high.Height)
	}
	if got := thicker(2.33); math.Abs(got-1.412) > .001 {
		t.Errorf("the heaviest is %.3f times the middle", got)
	}
}

func BenchmarkClearance(b *testing.B) {
	x, _ := New(Typical(Male))
	t, _ := x.Technique("glute-roll", Left)
	for b.Loop() {
		if _, err := t.Clearance(); err != nil {
			b.Fatal(err)
		}
	}
}
