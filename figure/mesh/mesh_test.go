package mesh

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math"
	"strings"
	"testing"

	"unknot/engine/body"
	"unknot/engine/body/space"
)

// typical returns the woman that tools/mesh makes the file of.
func typical(t *testing.T) *body.Body {
	t.Helper()
	b, err := body.New(body.Typical(body.Female))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// read returns what a file says of itself.
func read(t *testing.T, glb []byte) document {
	t.Helper()
	var d document
	n := binary.LittleEndian.Uint32(glb[12:])
	if err := json.Unmarshal(glb[20:20+n], &d); err != nil {
		t.Fatal(err)
	}
	return d
}

func TestTheSameBodyGivesTheSameBytes(t *testing.T) {
	b := typical(t)
	one, err := Make(b)
	if err != nil {
		t.Fatal(err)
	}
	two, _ := Make(b)
	if !bytes.Equal(one, two) {
		t.Error("the file differs from one time to the next")
	}
}

func TestTheFileHasEveryRegionAndAClipOfEveryTechniqueOnBothSides(t *testing.T) {
	b := typical(t)
	glb, err := Make(b)
	if err != nil {
		t.Fatal(err)
	}
	d := read(t, glb)
	all := ""
	for _, m := range d.Materials {
		all += strings.TrimPrefix(m.Name, "region:") + "+"
	}
	for _, r := range b.Regions() {
		if name := r.ID + ":" + sideName(r.Side); !strings.Contains(all, name+"+") {
			t.Errorf("no part of the skin is %s", name)
		}
	}
	var clips []string
	for _, a := range d.Animations {
		clips = append(clips, a.Name)
	}
	for _, id := range Techniques {
		for _, side := range []string{"left", "right"} {
			if !strings.Contains(fmt.Sprint(clips), id+":"+side) {
				t.Errorf("%s has no clip on the %s", id, side)
			}
		}
	}
	faces := 0
	for _, m := range d.Meshes {
		for _, p := range m.Primitives {
			faces += d.Accessors[p.Indices].Count / 3
		}
	}
	if faces < 15_000 || faces > 25_000 {
		t.Errorf("%d triangles, not 15,000 to 25,000", faces)
	}
	if len(glb) > 800_000 {
		t.Errorf("%d bytes, more than 800,000", len(glb))
	}
}

// Neither cuts nor stripes leave a slit: every edge has as many faces on the one
// side as on the other. (Between thumb and palm, which are thinner than a cell of
// the grid, two sheets of skin may share an edge.)
func TestTheSkinIsClosed(t *testing.T) {
	d := dressOfBody(typical(t))
	seen := map[[2]int]int{}
	for _, f := range d.faces {
		for i := range 3 {
			seen[[2]int{f[i], f[(i+1)%3]}]++
		}
	}
	open := 0
	for e, n := range seen {
		if n != seen[[2]int{e[1], e[0]}] {
			open++
		}
	}
	if open > 0 {
		t.Errorf("%d of %d edges are open", open, len(seen))
	}
}

func TestTheSkinIsWhereTheBodyIs(t *testing.T) {
	b := typical(t)
	d := dressOfBody(b)
	low, high := space.V{X: 9, Y: 9, Z: 9}, space.V{X: -9, Y: -9, Z: -9}
	worst := 0.0
	for _, p := range d.points {
		worst = math.Max(worst, math.Abs(d.f.at(p.at)))
		low = space.V{X: math.Min(low.X, p.at.X), Y: math.Min(low.Y, p.at.Y), Z: math.Min(low.Z, p.at.Z)}
		high = space.V{X: math.Max(high.X, p.at.X), Y: math.Max(high.Y, p.at.Y), Z: math.Max(high.Z, p.at.Z)}
	}
	if worst > .002 {
		t.Errorf("a corner is %.1f mm off the skin", worst*1000)
	}
	if math.Abs(high.Z-b.Person.Height) > .02 || math.Abs(low.Z) > .02 {
		t.Errorf("the body stands from %.3f to %.3f m", low.Z, high.Z)
	}
	if math.Abs(low.Y+high.Y) > .005 {
		t.Errorf("it reaches %.3f m to the right and %.3f to the left", -low.Y, high.Y)
	}
}

// In every clip the tool touches the skin: it sinks in as deep as the pose
// says, but for what smoothing and bending the skin takes.
func TestTheToolPressesTheSkinInEveryClip(t *testing.T) {
	const slack = .020 // metres
	b := typical(t)
	d := dressOfBody(b)
	all, err := takes(b)
	if err != nil {
		t.Fatal(err)
	}
	for _, clip := range all {
		for _, k := range []int{0, keys / 4, keys / 2} {
			pose := &clip.poses[k]
			deepest := math.Inf(-1)
			for _, p := range d.points {
				at := p.posed(d.f, pose)
				deepest = math.Max(deepest, pose.Tool.Radius-away(pose.Tool, space.V{X: at[0], Y: at[1], Z: at[2]}))
			}
			if math.Abs(deepest-pose.Touch.Sink) > slack {
				t.Errorf("%s at %d: the tool is %.0f mm in the skin, and the pose says %.0f", clip.name, k, deepest*1000, pose.Touch.Sink*1000)
			}
		}
	}
}

// away returns how far a place is from the axis of a roller or the middle of a
// ball; what is beside a roller is far away.
func away(t body.Tool, p space.V) float64 {
	v := p.Sub(t.Centre)
	if !t.Ball {
		if math.Abs(v.Y) > t.Length/2 {
			return 9
		}
		v.Y = 0
	}
	return v.Len()
}

func TestWeightsAreOneTogether(t *testing.T) {
	for i, p := range dressOfBody(typical(t)).points {
		sum, n := 0.0, 0
		for _, w := range p.weights {
			sum += w
			if w > 0 {
				n++
			}
		}
		if math.Abs(sum-1) > 1e-9 || n > 4 {
			t.Fatalf("corner %d has %d weights of %v together", i, n, sum)
		}
	}
}

func TestTurnsAreTheSameAsQuaternions(t *testing.T) {
	for i := range 200 {
		a := float64(i)
		r := space.AboutY(a * .37).Then(space.AboutX(a * .91)).Then(space.AboutZ(a * 1.7))
		q := turnTo(r)
		v := space.V{X: .3, Y: -.7, Z: .5}
		u := space.V{X: q[0], Y: q[1], Z: q[2]}
		got := v.Add(u.Cross(v).Mul(2 * q[3])).Add(u.Cross(u.Cross(v)).Mul(2))
		if got.Sub(r.Apply(v)).Len() > 1e-9 {
			t.Fatalf("turn %d takes %v to %v, as a quaternion to %v", i, v, r.Apply(v), got)
		}
	}
}
