package screen

import "unknot/engine/protocol"

// A Report is an outcome with ids in place of indexes, as it is printed.
type Report struct {
	Triage      *protocol.Level   `json:"triage"` // null when incomplete and no level is reached
	Complete    bool              `json:"complete"`
	Missing     []protocol.ItemID `json:"missing"`
	Reasons     []Reason          `json:"reasons"` // gravest first
	Adaptations AdaptationsReport `json:"adaptations"`
}

// A Reason is a rule that fired, and what made it fire.
type Reason struct {
	Rule    protocol.RuleID     `json:"rule"`
	Items   []protocol.ItemID   `json:"items"`
	Level   protocol.Level      `json:"level"`
	Sources []protocol.SourceID `json:"sources"`
	Cleared bool                `json:"cleared,omitempty"`
}

// An AdaptationsReport lists what is left out and what is bounded.
type AdaptationsReport struct {
	Techniques    []protocol.TechniqueID `json:"techniques"` // left out
	Sites         []protocol.SiteID      `json:"sites"`      // left out
	Tools         []protocol.ToolID      `json:"tools"`      // left out
	Firmnesses    []protocol.Firmness    `json:"firmnesses"` // left out
	HoldMax       int                    `json:"holdMax"`    // seconds
	DiscomfortMax int                    `json:"discomfortMax"`
	Pacing        bool                   `json:"pacing"`
	SeeDoctor     bool                   `json:"seeDoctor,omitempty"`
}

// Report returns o with ids. The answers must be those that led to o.
func (t *Table) Report(a *Answers, o Outcome) Report {
	r := Report{Complete: o.Complete, Missing: []protocol.ItemID{}, Reasons: t.Reasons(a, o), Adaptations: t.adaptations(o.Adapt)}
	if o.Level != 0 {
		r.Triage = &o.Level
	}
	o.Missing.Each(func(i int) { r.Missing = append(r.Missing, t.pack.Items[i].ID) })
	return r
}

// Reasons returns the rules that fired, gravest first.
func (t *Table) Reasons(a *Answers, o Outcome) []Reason {
	out := []Reason{}
	truth := t.truth(a)
	o.Fired.Each(func(i int) {
		r := Reason{Rule: t.pack.Rules[i].ID, Items: []protocol.ItemID{}, Level: t.rules[i].level,
			Sources: t.pack.Rules[i].Sources, Cleared: o.Cleared.Has(i)}
		if r.Cleared {
			r.Level = protocol.Adapt
		}
		t.firing(i, truth).Each(func(j int) { r.Items = append(r.Items, t.pack.Items[j].ID) })
		out = append(out, r)
	})
	protocol.Order(out, func(r Reason) int { return -int(r.Level) })
	return out
}

func (t *Table) adaptations(a Adaptations) AdaptationsReport {
	d := &t.pack.Dose
	out := AdaptationsReport{Techniques: []protocol.TechniqueID{}, Sites: []protocol.SiteID{}, Tools: []protocol.ToolID{},
		Firmnesses: []protocol.Firmness{}, HoldMax: d.Hold.Max, DiscomfortMax: d.Ceiling.Max, Pacing: !a.NoPacing, SeeDoctor: a.SeeDoctor}
	for i, x := range t.pack.Techniques {
		if a.Techniques&(1<<i) != 0 {
			out.Techniques = append(out.Techniques, x.ID)
		}
	}
	for i, x := range t.pack.Sites {
		if a.Sites&(1<<i) != 0 {
			out.Sites = append(out.Sites, x.ID)
		}
	}
	for i, x := range t.pack.Tools {
		if a.Tools&(1<<i) != 0 {
			out.Tools = append(out.Tools, x.ID)
		}
	}
	for f := protocol.Soft; f <= protocol.Hard; f++ {
		if a.Firmnesses&(1<<f) != 0 {
			out.Firmnesses = append(out.Firmnesses, f)
		}
	}
	if a.HoldMax != 0 {
		out.HoldMax = int(a.HoldMax)
	}
	if a.DiscomfortMax != 0 {
		out.DiscomfortMax = int(a.DiscomfortMax)
	}
	return out
}
