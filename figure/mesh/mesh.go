package mesh

import (
	"sort"

	"unknot/engine/body"
	"unknot/engine/body/space"
)

// rounds is how often the net is evened out.
const rounds = 4

// Make returns the file of a body. It fails where the body cannot take a pose.
func Make(b *body.Body) ([]byte, error) {
	all, err := takes(b)
	if err != nil {
		return nil, err
	}
	f := &file{}
	f.Asset = asset{Version: "2.0", Generator: "unknot tools/mesh", Copyright: "Unknot, Apache-2.0", Extras: map[string]any{"tones": named()}}
	f.Used = []string{"KHR_mesh_quantization"}
	f.Required = f.Used
	dressed := dressOfBody(b)
	s := f.skeleton(dressed.f.frames)
	f.body(dressed, s)
	s.roller = f.tool("roller", roller(toolOf(all, false)))
	s.ball = f.tool("ball", sphere(toolOf(all, true)))
	s.once, s.times = f.instants()
	for _, t := range all {
		f.clip(s, t)
	}
	return f.bytes()
}

// named returns the tones by name, as they stand in COLOR_0.
func named() map[string][4]uint8 {
	out := map[string][4]uint8{}
	for t := Skin; t < tones; t++ {
		out[t.String()] = t.linear()
	}
	return out
}

// toolOf returns the tool of the first take that has a ball, or none.
func toolOf(all []take, ball bool) body.Tool {
	for _, t := range all {
		if t.poses[0].Tool.Ball == ball {
			return t.poses[0].Tool
		}
	}
	return body.Tool{}
}

// A dressed body is a skin with what is drawn on it.
type dressed struct {
	*skin
	f *field
	d dress
	a atlas
	h float64
}

// dressOfBody makes the skin of a body and cuts it along clothes, hair, regions
// and stripes.
func dressOfBody(b *body.Body) dressed {
	f := fieldOf(b, rest(b))
	s := f.net(gridOf(b.Person.Height))
	s.smooth(f, rounds)
	s.weigh(f)
	out := dressed{s, f, dressOf(b, f), atlasOf(b, f), b.Person.Height}
	s.cut(f, out.d.worn)
	s.cut(f, out.d.hairy)
	for i := range out.a.regions {
		s.cut(f, out.a.border(i))
	}
	s.stripes(f, out.a, out.h)
	return out
}

// tone returns the tone of a face, and the regions it is in.
func (d dressed) tone(p point) (Tone, uint64) {
	set, under := d.a.of(p), d.d.tone(p)
	switch {
	case set == 0 || d.a.forbidden(set) && !d.a.striped(p, d.h):
		return under, set
	case !d.a.forbidden(set):
		return Target, set
	case under == Wear:
		return Never, set
	default:
		return Bare, set
	}
}

// skeleton adds a node for every segment and returns what the clips move.
func (f *file) skeleton(frames []space.Frame) stage {
	s := stage{frames: frames, joints: make([]int, len(frames))}
	for i, seg := range body.Segments() {
		s.joints[seg] = i
		l := s.local(seg, frames)
		q := spin(l.Turn)
		f.Nodes = append(f.Nodes, node{Name: seg.String(), Translation: tenths(turned(l.At)), Rotation: q[:]})
		if seg != body.Pelvis {
			p := s.joints[seg.Parent()]
			f.Nodes[p].Children = append(f.Nodes[p].Children, i)
		}
	}
	f.Scenes = []scene{{Nodes: []int{0}}}
	return s
}

// body adds the skin, a primitive for every set of regions.
func (f *file) body(d dressed, s stage) {
	parts := d.parts()
	places := make([]space.V, len(parts.vertices))
	for i, v := range parts.vertices {
		places[i] = v.at
	}
	b := boxOf(places)
	attributes := f.attributes(parts.vertices, b)
	m := mesh{Name: "body"}
	for _, set := range parts.sets {
		name := d.a.name(set)
		if name == "" {
			name = "body"
		}
		m.Primitives = append(m.Primitives, primitive{attributes, f.indices(parts.faces[set]), f.material(name)})
	}
	f.Meshes = append(f.Meshes, m)
	inverse := make([][16]float32, 0, len(s.frames)-1)
	for _, seg := range body.Segments() {
		inverse = append(inverse, b.inverse(s.frames[seg]))
	}
	joints := s.joints[1:]
	f.Skins = []gltfSkin{{f.put(accessor{ComponentType: float, Count: len(inverse), Type: "MAT4"}, inverse, 0, 0), joints[0], joints}}
	zero := 0
	f.root(node{Name: "body", Mesh: &zero, Skin: &zero})
}

// parts are the vertices of a skin, and the faces by set of regions.
type parts struct {
	vertices []vertex
	faces    map[uint64][]uint16
	sets     []uint64 // in order
}

// parts splits the skin by tone and by set of regions.
func (d dressed) parts() parts {
	type key struct {
		point int
		tone  Tone
		set   uint64
	}
	out, seen := parts{faces: map[uint64][]uint16{}}, map[key]uint16{}
	for _, face := range d.faces {
		tone, set := d.tone(d.middle(face))
		if _, ok := out.faces[set]; !ok {
			out.sets = append(out.sets, set)
		}
		for _, i := range face {
			k := key{i, tone, set}
			if _, ok := seen[k]; !ok {
				seen[k] = uint16(len(out.vertices))
				p := d.points[i]
				out.vertices = append(out.vertices, vertex{p.at, p.out, tone, p.weights})
			}
			out.faces[set] = append(out.faces[set], seen[k])
		}
	}
	sort.Slice(out.sets, func(i, j int) bool { return out.sets[i] < out.sets[j] })
	return out
}

// root adds a node that hangs on no other and returns its number.
func (f *file) root(n node) int {
	f.Nodes = append(f.Nodes, n)
	f.Scenes[0].Nodes = append(f.Scenes[0].Nodes, len(f.Nodes)-1)
	return len(f.Nodes) - 1
}

// tool adds a tool, which is not seen until a clip shows it, and returns the
// node that a clip moves.
func (f *file) tool(name string, s solid) int {
	places := make([]space.V, len(s.vertices))
	for i, v := range s.vertices {
		places[i] = v.at
	}
	b := boxOf(places)
	f.Meshes = append(f.Meshes, mesh{name, []primitive{{f.attributes(s.vertices, b), f.indices(s.indices), f.material(name)}}})
	m := len(f.Meshes) - 1
	f.Nodes = append(f.Nodes, node{Name: name + "-surface", Mesh: &m, Scale: []float64{b.half, b.half, b.half}, Translation: tenths(turned(b.mid))})
	return f.root(node{Name: name, Children: []int{len(f.Nodes) - 1}, Scale: []float64{0, 0, 0}})
}

// instants stores the times of the keys.
func (f *file) instants() (once, times int) {
	all := make([]float32, keys)
	for i := range all {
		all[i] = float32(i) * seconds / (keys - 1)
	}
	once = f.put(accessor{ComponentType: float, Count: 1, Type: "SCALAR", Min: []float64{0}, Max: []float64{0}}, all[:1], 0, 0)
	times = f.put(accessor{ComponentType: float, Count: keys, Type: "SCALAR", Min: []float64{0}, Max: []float64{seconds}}, all, 0, 0)
	return once, times
}
