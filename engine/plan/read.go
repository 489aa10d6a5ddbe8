package plan

import (
	"unknot/engine/protocol"
	"unknot/engine/strict"
)

// printed is a plan as it stands in a file.
type printed struct {
	Allowed       bool               `json:"allowed"`
	Seconds       int                `json:"seconds"`
	Steps         []Step             `json:"steps"`
	LeftOut       []LeftOut          `json:"left_out,omitempty"`
	Notes         []Note             `json:"notes,omitempty"`
	DiscomfortMax *int               `json:"discomfortMax,omitempty"`
	Breath        *protocol.BreathID `json:"breath,omitempty"`
	Firmness      protocol.Firmness  `json:"firmness,omitempty"`
}

// Read decodes a plan as printed and refuses whatever could harm the person
// who follows it. The plan need not be one of ours: it may have been shortened
// or adapted by hand, within every limit of the pack.
//
// The error, when not nil, is of type strict.Faults and holds every fault.
func Read(p *protocol.Pack, file string, data []byte) (Plan, error) {
	node, err := strict.Parse(file, data)
	if err != nil {
		return Plan{}, strict.Faults{err.(strict.Fault)}
	}
	r := strict.Reader{File: file}
	out := ReadNode(p, &r, "", &node)
	if err := r.Faults.Err(); err != nil {
		return Plan{}, err
	}
	return out, nil
}

// ReadNode is Read for a plan that stands at path of a larger file. It adds
// its faults to r; when there are any the plan is not to be used.
func ReadNode(p *protocol.Pack, r *strict.Reader, path string, n *strict.Node) Plan {
	if refusal(n) {
		r.Fault(strict.Join(path, "allowed"), "is false: this plan is a refusal, and there is nothing in it to roll")
		return Plan{}
	}
	c := checker{pack: p, reader: r, path: path, from: len(r.Faults)}
	var in printed
	r.Read(path, n, &in)
	if n.Kind != strict.Object {
		return Plan{}
	}
	c.form = len(r.Faults)
	c.plan(&in)
	return in.plan(p)
}

// refusal reports whether n says that no session is allowed.
func refusal(n *strict.Node) bool {
	for i := range n.Kids {
		if k := &n.Kids[i]; k.Key == "allowed" && k.Kind == strict.Bool && k.Text == "false" {
			return true
		}
	}
	return false
}

// plan returns what was read, with what was left out of the file filled in by
// the pack: its own ceiling of discomfort and its default pace.
func (in *printed) plan(p *protocol.Pack) Plan {
	out := Plan{Allowed: true, Seconds: in.Seconds, Steps: in.Steps, LeftOut: in.LeftOut, Notes: in.Notes,
		DiscomfortMax: p.Dose.Ceiling.Max, Breath: pace(&p.Dose, false), Firmness: in.Firmness}
	if in.DiscomfortMax != nil {
		out.DiscomfortMax = *in.DiscomfortMax
	}
	if in.Breath != nil {
		out.Breath = *in.Breath
	}
	return out
}

// pace returns the id of the default breathing pace, or of the natural one.
func pace(d *protocol.Dose, natural bool) protocol.BreathID {
	for i := range d.Breaths {
		if b := &d.Breaths[i]; natural && b.In == 0 && b.Out == 0 || !natural && b.Default {
			return b.ID
		}
	}
	return ""
}
