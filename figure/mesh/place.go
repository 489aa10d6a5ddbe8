package mesh

import (
	"math"

	"unknot/engine/body/space"
)

// In glTF the front looks along Z, up is Y and left is X: the body's axes, each
// one place further.
func turned(v space.V) [3]float64 { return [3]float64{v.Y, v.Z, v.X} }

// spin returns a turn as glTF has it.
func spin(r space.Rot) [4]float64 {
	q := turnTo(r)
	return [4]float64{q[1], q[2], q[0], q[3]}
}

// A box is where a mesh's whole numbers lie: the middle, and how far one goes
// at most from it, metres.
type box struct {
	mid  space.V
	half float64
}

// boxOf returns the box around places.
func boxOf(at []space.V) box {
	low, high := at[0], at[0]
	for _, p := range at {
		low = space.V{X: math.Min(low.X, p.X), Y: math.Min(low.Y, p.Y), Z: math.Min(low.Z, p.Z)}
		high = space.V{X: math.Max(high.X, p.X), Y: math.Max(high.Y, p.Y), Z: math.Max(high.Z, p.Z)}
	}
	b := box{mid: space.Lerp(low, high, .5)}
	size := high.Sub(low)
	b.half = round(math.Max(size.X, math.Max(size.Y, size.Z))/2+.001, 1e-3)
	b.mid = space.V{X: round(b.mid.X, 1e-3), Y: round(b.mid.Y, 1e-3), Z: round(b.mid.Z, 1e-3)}
	return b
}

// whole returns a place in steps of the box, the fourth number being room.
func (b box) whole(p space.V) [4]int16 {
	var out [4]int16
	for i, x := range turned(p.Sub(b.mid)) {
		out[i] = int16(math.Round(x / b.half * 32767))
	}
	return out
}

// inverse returns the matrix that takes whole places to a frame's own, column
// after column.
func (b box) inverse(f space.Frame) [16]float32 {
	var m [16]float32
	axes := [3]space.V{{Y: 1}, {Z: 1}, {X: 1}} // X, Y and Z of glTF
	for c, axis := range axes {
		for r, x := range turned(f.Turn.Back(axis)) {
			m[4*c+r] = float32(round(x*b.half, 1e-7))
		}
	}
	for r, x := range turned(f.In(b.mid)) {
		m[12+r] = float32(round(x, 1e-7))
	}
	m[15] = 1
	return m
}

// round returns x in steps, so that machines agree.
func round(x, step float64) float64 {
	n := math.Round(x / step)
	return n / math.Round(1/step)
}

// tenths rounds the numbers of a place to a tenth of a millimetre.
func tenths(v [3]float64) []float64 {
	out := make([]float64, 3)
	for i, x := range v {
		out[i] = round(x, 1e-4)
	}
	return out
}
