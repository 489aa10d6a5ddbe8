package body_test

import (
	"math"
	"testing"

	"unknot/engine/body"
	"unknot/engine/body/space"
)

// A slice is what a horizontal plane cuts out of the standing body: points on
// the skin of every shape it meets.
func slice(b *body.Body, height float64, keep func(*body.Shape) bool) []space.V {
	frames := b.Standing()
	var out []space.V
	for _, s := range b.Shapes() {
		if !keep(&s) || s.Guide {
			continue
		}
		out = append(out, cut(&s, frames[s.Segment], height)...)
	}
	return out
}

// cut returns points of one shape's skin at a height.
func cut(s *body.Shape, f space.Frame, height float64) []space.V {
	var out []space.V
	if s.IsCone() {
		for i := range 101 {
			k := float64(i) / 100
			at := f.Out(space.Lerp(s.From, s.To, k))
			r := s.RadiusFrom + (s.RadiusTo-s.RadiusFrom)*k
			out = append(out, ring(at, space.V{X: r, Y: r, Z: r}, height)...)
		}
		return out
	}
	return ring(f.Out(s.At), s.Axes, height)
}

// ring returns points at a height of an ellipsoid that stands upright.
func ring(at, axes space.V, height float64) []space.V {
	k := 1 - (height-at.Z)*(height-at.Z)/(axes.Z*axes.Z)
	if k <= 0 {
		return nil
	}
	k = math.Sqrt(k)
	out := make([]space.V, 72)
	for i := range out {
		a := float64(i) / 72 * 2 * math.Pi
		out[i] = space.V{X: at.X + k*axes.X*math.Cos(a), Y: at.Y + k*axes.Y*math.Sin(a), Z: height}
	}
	return out
}

// extent returns how far points reach along an axis, in millimetres.
func extent(points []space.V, axis space.V) float64 {
	low, high := math.Inf(1), math.Inf(-1)
	for _, p := range points {
		low, high = min(low, p.Dot(axis)), max(high, p.Dot(axis))
	}
	return (high - low) * 1000
}

// girth returns how long a tape round points is, in millimetres.
func girth(points []space.V) float64 {
	sum := 0.0
	for i := range 360 { // Cauchy: the mean width times pi
		a := float64(i) / 360 * math.Pi
		sum += extent(points, space.V{X: math.Cos(a), Y: math.Sin(a)})
	}
	return sum / 360 * math.Pi
}

func trunk(s *body.Shape) bool { return s.Segment <= body.Chest }
func hips(s *body.Shape) bool {
	return s.Segment == body.Pelvis || s.Segment == body.ThighLeft || s.Segment == body.ThighRight
}
func thigh(s *body.Shape) bool { return s.Segment == body.ThighLeft }
func all(*body.Shape) bool     { return true }

// Where the survey measures, as shares of height.
const chestAt, waistAt, hipAt, thighAt, shouldersAt = .725, .602, .504, .466, .775

// measured are what the survey has of a body, in millimetres.
func measured(b *body.Body) map[string]float64 {
	h := b.Person.Height
	x, y := space.V{X: 1}, space.V{Y: 1}
	return map[string]float64{
		"chest depth":           extent(slice(b, chestAt*h, trunk), x),
		"chest breadth":         extent(slice(b, chestAt*h, trunk), y),
		"waist depth":           extent(slice(b, waistAt*h, trunk), x),
		"waist breadth":         extent(slice(b, waistAt*h, trunk), y),
		"buttock depth":         extent(slice(b, hipAt*h, hips), x),
		"hip breadth":           extent(slice(b, hipAt*h, hips), y),
		"buttock circumference": girth(slice(b, hipAt*h, hips)),
		"thigh circumference":   girth(slice(b, thighAt*h, thigh)),
		"bideltoid breadth":     extent(slice(b, shouldersAt*h, all), y),
	}
}

// survey is evidence 7.3: medians, and the 95th percentile for men. A woman's
// numbers are marked there as derived.
var survey = []struct {
	name              string
	man, man95, woman float64
}{
	{"chest depth", 253, 298, 247},
	{"waist depth", 234, 300, 213},
	{"buttock depth", 246, 291, 225},
	{"chest breadth", 289, 320, 268},
	{"waist breadth", 325, 385, 297},
	{"hip breadth", 344, 387, 353},
	{"bideltoid breadth", 509, 567, 448},
	{"thigh circumference", 624, 723, 610},
	{"buttock circumference", 1017, 1149, 1020},
}

func TestTheTypicalBodyHasTheMediansOfTheSurvey(t *testing.T) {
	man, woman := typical(t, body.Male), typical(t, body.Female)
	for _, m := range survey {
		check(t, "man's "+m.name, measured(man)[m.name], m.man, .05)
		check(t, "woman's "+m.name, measured(woman)[m.name], m.woman, .05)
	}
}

// A man at the 95th percentile of mass for his median height is about as thick
// and broad as the 95th percentile of each measure: within half of the spread.
func TestAHeavyManIsAsThickAsTheSurveySays(t *testing.T) {
	heavy := body.Typical(body.Male)
	heavy.Mass = 111
	b, err := body.New(heavy)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range survey {
		got := measured(b)[m.name]
		if spread := m.man95 - m.man; math.Abs(got-m.man95) > spread/2 {
			t.Errorf("%s: %.0f mm, the survey's 95th percentile is %.0f", m.name, got, m.man95)
		}
	}
}

func check(t *testing.T, what string, got, want, share float64) {
	t.Helper()
	if math.Abs(got-want) > share*want {
		t.Errorf("%s: %.0f mm, the survey has %.0f", what, got, want)
	}
}

func typical(t *testing.T, s body.Sex) *body.Body {
	t.Helper()
	b, err := body.New(body.Typical(s))
	if err != nil {
		t.Fatal(err)
	}
	return b
}
