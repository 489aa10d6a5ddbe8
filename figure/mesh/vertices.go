package mesh

import (
	"math"

	"unknot/engine/body/space"
)

// A vertex is a corner in one tone, in one set of regions.
type vertex struct {
	at, out space.V
	tone    Tone
	weights []float64 // of the segments; none for a tool
}

// direction returns a direction in steps of a 127th.
func direction(v space.V) [4]int8 {
	var out [4]int8
	for i, x := range turned(v) {
		out[i] = int8(math.Round(x * 127))
	}
	return out
}

// attributes stores the vertices and returns their accessors, by name.
func (f *file) attributes(all []vertex, b box) map[string]int {
	places, outs, tones := make([][4]int16, len(all)), make([][4]int8, len(all)), make([][4]uint8, len(all))
	low, high := [3]float64{1e9, 1e9, 1e9}, [3]float64{-1e9, -1e9, -1e9}
	for i, v := range all {
		places[i], outs[i], tones[i] = b.whole(v.at), direction(v.out), v.tone.linear()
		for k := range 3 {
			low[k], high[k] = math.Min(low[k], float64(places[i][k])), math.Max(high[k], float64(places[i][k]))
		}
	}
	n := len(all)
	out := map[string]int{
		"POSITION": f.put(accessor{ComponentType: signedShort, Normalized: true, Count: n, Type: "VEC3", Min: low[:], Max: high[:]}, places, 8, vertexBuffer),
		"NORMAL":   f.put(accessor{ComponentType: signedByte, Normalized: true, Count: n, Type: "VEC3"}, outs, 4, vertexBuffer),
		"COLOR_0":  f.put(accessor{ComponentType: unsignedByte, Normalized: true, Count: n, Type: "VEC4"}, tones, 4, vertexBuffer),
	}
	if all[0].weights != nil {
		joints, weights := carried(all)
		out["JOINTS_0"] = f.put(accessor{ComponentType: unsignedByte, Count: n, Type: "VEC4"}, joints, 4, vertexBuffer)
		out["WEIGHTS_0"] = f.put(accessor{ComponentType: unsignedByte, Normalized: true, Count: n, Type: "VEC4"}, weights, 4, vertexBuffer)
	}
	return out
}

// carried returns by which joints the vertices are carried, and how much of 255.
func carried(all []vertex) (joints, weights [][4]uint8) {
	joints, weights = make([][4]uint8, len(all)), make([][4]uint8, len(all))
	for i, v := range all {
		k, left := 0, 255
		for s, w := range v.weights {
			if n := int(math.Round(w * 255)); n > 0 && k < 4 {
				n = min(n, left)
				joints[i][k], weights[i][k] = uint8(s-1), uint8(n)
				k, left = k+1, left-n
			}
		}
		weights[i][most(weights[i])] += uint8(left) // what rounding left over
	}
	return joints, weights
}

func most(w [4]uint8) int {
	best := 0
	for k := range w {
		if w[k] > w[best] {
			best = k
		}
	}
	return best
}

// indices stores which vertices the faces join.
func (f *file) indices(all []uint16) int {
	return f.put(accessor{ComponentType: unsignedShort, Count: len(all), Type: "SCALAR"}, all, 0, elementBuffer)
}

// material adds a material and returns its number.
func (f *file) material(name string) int {
	f.Materials = append(f.Materials, material{Name: name, PBR: roughPBR{Roughness: .9}})
	return len(f.Materials) - 1
}
