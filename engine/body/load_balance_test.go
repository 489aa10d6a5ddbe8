package body

import (
	"math"
	"testing"

	"unknot/engine/body/space"
)

// everyLoad calls do with every technique and task of both typical people at
// five places of the stroke.
func everyLoad(t *testing.T, do func(b *Body, tech *Technique, p *Pose)) {
	t.Helper()
	for _, sex := range []Sex{Female, Male} {
		b, err := New(Typical(sex))
		if err != nil {
			t.Fatal(err)
		}
		for _, st := range stances() {
			tech, err := b.Technique(st.ID, Left)
			if err != nil {
				t.Fatal(err)
			}
			for i := range 5 {
				p, err := tech.At(float64(i) / 4)
				if err != nil {
					t.Fatal(err)
				}
				do(b, tech, &p)
			}
		}
	}
}

// A push is a force on the system of body and tool at a point, in newtons.
type push struct{ at, force space.V }

// pushes turns a solution into forces, from the pose and not from the columns:
// the tool's base under or behind it, and the points that stand.
func pushes(b *Body, tech *Technique, p *Pose, x []float64) []push {
	w := b.Person.Mass * Gravity
	var out []push
	q := b.balance(tech, p)
	next := 0
	for ; q.cols[next].rest < 0; next++ {
		at := p.Touch.World
		if next == 1 { // the other limb
			s := p.Touch.Segment.Other()
			at = p.Frames[s].Out(p.Touch.Local.Mirror())
		}
		foot := space.V{X: p.Tool.Centre.X, Y: at.Y}
		way := at.Sub(foot)
		scale := way.Z
		if tech.st.Base == onWall {
			foot = space.V{Y: p.Tool.Centre.Y, Z: p.Tool.Centre.Z}
			way = at.Sub(foot)
			scale = way.X
		}
		out = append(out, push{foot, way.Mul(x[next] * w / scale)})
	}
	for i := range p.Rests {
		for _, at := range p.Rests[i].Points {
			out = append(out, push{at, space.V{Z: x[next] * w}})
			next++
		}
	}
	return out
}

func TestForcesSumToBodyWeightAndMomentsClose(t *testing.T) {
	everyLoad(t, func(b *Body, tech *Technique, p *Pose) {
		q := b.balance(tech, p)
		for i := -1; i < q.rests; i++ {
			sum := &q.onTool
			if i >= 0 {
				sum = &q.onRest[i]
			}
			for _, sign := range []float64{1, -1} {
				s := q.system()
				if !s.start() {
					t.Fatalf("%s cannot be held at %.2f", tech.st.ID, p.Along)
				}
				s.least(sum, sign)
				x := s.values()
				closes(t, b, p, pushes(b, tech, p, x[:len(q.cols)]))
			}
		}
	})
}

// closes checks three equations in newtons and newton metres: to a thousandth
// of either, which is what is left of sums of some hundreds.
func closes(t *testing.T, b *Body, p *Pose, forces []push) {
	t.Helper()
	weight := b.Person.Mass * Gravity
	up := -weight
	moment := b.Centre(p).Cross(space.V{Z: -weight})
	for _, f := range forces {
		if f.force.Z < -1e-6 && f.at.Z == 0 {
			t.Errorf("the floor pulls with %.3f N", f.force.Z)
		}
		up += f.force.Z
		moment = moment.Add(f.at.Cross(f.force))
	}
	if math.Abs(up) > .001 || math.Abs(moment.X) > .001 || math.Abs(moment.Y) > .001 {
		t.Errorf("%.6f N and %.6f, %.6f Nm are left", up, moment.X, moment.Y)
	}
}

// The dumb way to the ends of a band: every corner of what is possible, each
// where as many bounds are reached as there are unknowns left.
func TestTheBandEndsAtTheOutermostCorners(t *testing.T) {
	n := 0
	everyLoad(t, func(b *Body, tech *Technique, p *Pose) {
		if n++; n%4 != 0 { // one of the places, ever another
			return
		}
		q := b.balance(tech, p)
		want := Band{math.Inf(1), math.Inf(-1)}
		corners(q, func(x []float64) {
			sum := 0.0
			for j, v := range x {
				sum += q.onTool[j] * v
			}
			want = Band{math.Min(want.Low, sum), math.Max(want.High, sum)}
		})
		s := q.system()
		if !s.start() {
			t.Fatal("cannot be held")
		}
		got := s.band(&q.onTool)
		if math.Abs(got.Low-want.Low) > 1e-7 || math.Abs(got.High-want.High) > 1e-7 {
			t.Errorf("%s at %.2f: %.9f, corners %.9f", tech.st.ID, p.Along, got, want)
		}
	})
}

// An edge is a sum of unknowns that is never under a bound.
type edge struct {
	of    costs
	bound float64
}

// edges are all bounds of a balance.
func edges(q *balance) []edge {
	var out []edge
	var grip costs
	for j := range q.cols {
		var one costs
		one[j] = 1
		out = append(out, edge{one, 0})
		grip[j] = q.cols[j].grip
	}
	out = append(out, edge{grip, 0})
	for i := range q.rests {
		low, high := edge{q.onRest[i], q.least[i]}, edge{bound: -q.most[i]}
		for j := range high.of {
			high.of[j] = -low.of[j]
		}
		out = append(out, low, high)
	}
	return out
}

// corners calls do with every corner.
func corners(q *balance, do func([]float64)) {
	all, n := edges(q), len(q.cols)
	var try func(from int, chosen []edge)
	try = func(from int, chosen []edge) {
		if len(chosen) == n-3 {
			if x := solve(q, chosen); x != nil && inside(all, x) {
				do(x)
			}
			return
		}
		for i := from; i < len(all); i++ {
			try(i+1, append(chosen[:len(chosen):len(chosen)], all[i]))
		}
	}
	try(0, nil)
}

func inside(all []edge, x []float64) bool {
	for _, e := range all {
		sum := -e.bound
		for j, v := range x {
			sum += e.of[j] * v
		}
		if sum < -1e-9 {
			return false
		}
	}
	return true
}

// solve solves the three equations and the edges that are reached, by
// elimination; nil where there is no single answer.
func solve(q *balance, reached []edge) []float64 {
	n := len(q.cols)
	m := make([][]float64, 3, n)
	for i := range m {
		m[i] = make([]float64, n+1)
		for j, c := range q.cols {
			m[i][j] = [3]float64{c.up, c.aboutX, c.aboutY}[i]
		}
	}
	m[0][n] = 1
	for _, e := range reached {
		m = append(m, append(append([]float64{}, e.of[:n]...), e.bound))
	}
	for c := range n {
		best := c
		for r := c; r < n; r++ {
			if math.Abs(m[r][c]) > math.Abs(m[best][c]) {
				best = r
			}
		}
		if math.Abs(m[best][c]) < 1e-9 {
			return nil
		}
		m[c], m[best] = m[best], m[c]
		for r := range n {
			if f := m[r][c] / m[c][c]; r != c && f != 0 {
				for k := c; k <= n; k++ {
					m[r][k] -= f * m[c][k]
				}
			}
		}
	}
	x := make([]float64, n)
	for i := range x {
		x[i] = m[i][n] / m[i][i]
	}
	return x
}

// Bodies of one shape stand in the same way on tools of one shape: with height
// go all lengths, with its third power the mass. The lengths of tool and stroke
// are whole millimetres, so that height goes from 1.60 to 2.00 m.
func TestSharesOfBodiesOfOneShapeAreTheSame(t *testing.T) {
	for _, st := range stances() {
		small, large := st, st
		small.Tool.Radius, small.Tool.Length, small.Tool.Beside = 76, 440, 40
		large.Tool.Radius, large.Tool.Length, large.Tool.Beside = 95, 550, 50
		small.Touch.Stroke, small.Touch.Sink = 60, 12
		large.Touch.Stroke, large.Touch.Sink = 75, 15
		if st.Tool.Ball {
			small.Tool.Radius, large.Tool.Radius = 40, 50
		}
		a := shares(t, Person{Height: 1.60, Mass: 60, Sex: Female}, &small)
		b := shares(t, Person{Height: 2.00, Mass: 60 * 1.25 * 1.25 * 1.25, Sex: Female}, &large)
		// One length does not scale: toes that trail hang 3 mm over the floor,
		// which turns a leg, a fifth of the body, by a thousandth. That moves
		// the centre of mass by a ten-thousandth of height.
		if math.Abs(a.Low-b.Low) > 2e-4 || math.Abs(a.High-b.High) > 2e-4 {
			t.Errorf("%s: %.6f and %.6f", st.ID, a, b)
		}
	}
}

func shares(t *testing.T, p Person, st *stance) Band {
	t.Helper()
	b, err := New(p)
	if err != nil {
		t.Fatal(err)
	}
	tech, err := b.ready(st, Left)
	if err != nil {
		t.Fatal(err)
	}
	pose, err := tech.At(.25)
	if err != nil {
		t.Fatal(err)
	}
	l, err := b.Load(tech, &pose)
	if err != nil {
		t.Fatal(err)
	}
	return l.Share
}

// What a limb bears at most, as docs/body.md tells people.
func TestEachLimbBearsAtMostWhatPeopleAreTold(t *testing.T) {
	for _, c := range []struct {
		id   string
		kind RestKind
		name string
		most float64
	}{
		{"glute-roll", Hand, "hand-left", .35},
		{"glute-roll", Foot, "foot-right", .25},
		{"tfl-roll", Forearm, "forearm-left", .35},
		{"tfl-roll", Knee, "knee-right", .30},
		{"glute-wall-ball", Foot, "foot-left", 1},
	} {
		b, err := New(Typical(Male))
		if err != nil {
			t.Fatal(err)
		}
		tech, err := b.Technique(c.id, Left)
		if err != nil {
			t.Fatal(err)
		}
		least, most := b.limits(tech, &Rest{Name: c.name, Kind: c.kind})
		if most != c.most || least <= 0 || least > .07 {
			t.Errorf("%s in %s bears %.3f to %.3f, at most %.2f is said", c.name, c.id, least, most, c.most)
		}
	}
	// On the worked side a foot bears no more than its leg.
	b, _ := New(Typical(Male))
	tech, _ := b.Technique("glute-roll", Right)
	leg := .1416 + .0433 + .0137
	if _, most := b.limits(tech, &Rest{Name: "foot-right", Kind: Foot}); math.Abs(most-leg) > 1e-9 {
		t.Errorf("the worked side's foot bears up to %.3f, its leg weighs %.3f", most, leg)
	}
}
