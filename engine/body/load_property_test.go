package body_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"unknot/engine/body"
)

// anybody is a body between the 1st and the 99th percentile, about: 1.48 to
// 1.93 m, a body-mass index of 18 to 38, any proportions.
func anybody(t *rapid.T) *body.Body {
	p := body.Person{
		Height: rapid.Float64Range(1.48, 1.93).Draw(t, "height"),
		Sex:    rapid.SampledFrom([]body.Sex{body.Female, body.Male}).Draw(t, "sex"),
		Legs:   rapid.Float64Range(-2.33, 2.33).Draw(t, "legs"),
		Hips:   rapid.Float64Range(-2.33, 2.33).Draw(t, "hips"),
	}
	p.Mass = p.Height * p.Height * rapid.Float64Range(18, 38).Draw(t, "body-mass index")
	b, err := body.New(p)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// posing is any technique or task of any body at any place of its stroke. A
// body that cannot take a pose is another test's concern.
func posing(t *rapid.T, side body.Side, b *body.Body, id string, along float64) (*body.Technique, body.Pose) {
	tech, err := b.Technique(id, side)
	if err != nil {
		t.Skip(err)
	}
	pose, err := tech.At(along)
	if err != nil {
		t.Skip(err)
	}
	return tech, pose
}

func anyID(t *rapid.T) string {
	return rapid.SampledFrom(append(body.Tasks(), techniques...)).Draw(t, "id")
}

func TestAnyBodyIsHeldUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := anybody(t)
		tech, pose := posing(t, body.Left, b, anyID(t), rapid.Float64Range(0, 1).Draw(t, "along"))
		l, err := b.Load(tech, &pose)
		if err != nil {
			t.Fatal(err)
		}
		// The tool of a wall holds up a part, or pulls down, as steep as it rolls.
		weight, low, high := b.Person.Mass*body.Gravity, 0.0, 0.0
		wall := pose.Tool.Centre.Z > pose.Tool.Radius+1e-9
		if !wall {
			low, high = l.Tool.Low, l.Tool.High
		}
		for _, s := range l.Supports {
			low, high = low+s.Newton.Low, high+s.Newton.High
			if s.Share.Low < -1e-9 || s.Share.Low > s.Share.High+1e-9 {
				t.Errorf("%s: %.4f", s.At, s.Share)
			}
		}
		slack := 1e-6 * weight
		if wall {
			slack += body.Grip * l.Tool.High
		}
		if low > weight+slack || high < weight-slack {
			t.Errorf("between %.1f and %.1f N hold up %.1f", low, high, weight)
		}
		if l.Share.Low < -1e-9 || l.Share.Low > l.Share.High+1e-9 || l.Share.High > 1+1e-9 || l.Friction > body.Grip+1e-9 {
			t.Errorf("%+v", l)
		}
	})
}

func TestTheOtherSideBearsTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b, id, along := anybody(t), anyID(t), rapid.Float64Range(0, 1).Draw(t, "along")
		left, p := posing(t, body.Left, b, id, along)
		right, q := posing(t, body.Right, b, id, along)
		l, err := b.Load(left, &p)
		r, err2 := b.Load(right, &q)
		if err != nil || err2 != nil {
			t.Fatal(err, err2)
		}
		same := func(what string, a, b body.Band) {
			if math.Abs(a.Low-b.Low) > 1e-9 || math.Abs(a.High-b.High) > 1e-9 {
				t.Errorf("%s: %v and %v", what, a, b)
			}
		}
		same("tool", l.Share, r.Share)
		for i := range l.Supports {
			same(l.Supports[i].At, l.Supports[i].Share, r.Supports[i].Share)
			if l.Supports[i].At == r.Supports[i].At {
				t.Errorf("%s is on both sides", l.Supports[i].At)
			}
		}
	})
}

// Next to one another in the stroke is next to one another in load: the band
// never jumps.
func TestTheBandGoesSmoothlyAlongTheStroke(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b, id, along := anybody(t), anyID(t), rapid.Float64Range(0, .999).Draw(t, "along")
		tech, p := posing(t, body.Left, b, id, along)
		_, q := posing(t, body.Left, b, id, along+.001)
		l, err := b.Load(tech, &p)
		r, err2 := b.Load(tech, &q)
		if err != nil || err2 != nil {
			t.Fatal(err, err2)
		}
		// The whole stroke changes a share by less than one, and no place by
		// more than ten times its part.
		if math.Abs(l.Share.Low-r.Share.Low) > .01 || math.Abs(l.Share.High-r.Share.High) > .01 {
			t.Errorf("%.4f beside %.4f", l.Share, r.Share)
		}
	})
}

func FuzzLoad(f *testing.F) {
	f.Add(1.75, 75.0, 1.0, 0.0, uint8(0), uint8(1), .5)
	f.Add(math.NaN(), math.Inf(1), -1.0, 9.0, uint8(200), uint8(7), -1.0)
	ids := append(body.Tasks(), techniques...)
	f.Fuzz(func(t *testing.T, height, mass, legs, hips float64, id, side uint8, along float64) {
		b, err := body.New(body.Person{Height: height, Mass: mass, Legs: legs, Hips: hips, Sex: body.Sex(side%2 + 1)})
		if err != nil {
			return
		}
		tech, err := b.Technique(ids[int(id)%len(ids)], body.Side(side))
		if err != nil {
			return
		}
		pose, err := tech.At(along)
		if err != nil {
			return
		}
		l, err := b.Load(tech, &pose)
		if err != nil {
			return
		}
		all := []float64{l.Tool.Low, l.Tool.High, l.Friction}
		for _, s := range l.Supports {
			all = append(all, s.Newton.Low, s.Newton.High)
		}
		for _, x := range all {
			if math.IsNaN(x) || x < -1e-6 || x > 2*mass*body.Gravity {
				t.Errorf("%+v", l)
			}
		}
	})
}
