package engine_test

import (
	"slices"

	"unknot/engine/protocol"
	"unknot/engine/stop"
)

// stopFacts are what a pack makes of every sensation at every place.
func stopFacts(p *protocol.Pack, t *stop.Table) []string {
	var out []string
	ceiling := uint8(p.Dose.Ceiling.Default)
	for _, s := range p.Sensations {
		for _, name := range placeNames {
			place := protocol.PlaceID(name)
			if name == "-" {
				place = ""
			}
			if r, err := t.Report(s.ID, place, nil); err == nil {
				out = append(out, fact("felt", s.ID, name, cell(t.Judge(r, stop.History{}, ceiling))))
			}
		}
	}
	for d := 4; d <= 6; d++ {
		if r, err := t.Report("easing-ache", "here", &d); err == nil {
			out = append(out, fact("discomfort", d, t.Judge(r, stop.History{}, ceiling).Verdict))
		}
	}
	for _, x := range []struct {
		s    protocol.SensationID
		when string
	}{{"steady-ache", "step"}, {"steady-ache", "week"}, {"dizzy", "week"}, {"dizzy", "last"}, {"back-worse", "last"}, {"back-worse", "week"}} {
		r, err := t.Report(x.s, "here", nil)
		if err != nil {
			continue
		}
		h := map[string]stop.History{"step": {Step: r.Bit()}, "week": {Week: r.Bit()}, "last": {Last: r.Bit()}}[x.when]
		f := t.Judge(r, h, ceiling)
		out = append(out, fact("again", x.s, x.when, f.Verdict, level(f.Level)))
	}
	return out
}

// cell writes a finding as the table has it.
func cell(f stop.Finding) string {
	out := f.Verdict.String() + map[protocol.Level]string{protocol.ProfessionalFirst: "P", protocol.Urgent: "U", protocol.Emergency: "E"}[f.Level]
	if f.Off {
		out += "+off"
	}
	if f.Breathe {
		out += "+breathe"
	}
	return out
}

func doseFacts(p *protocol.Pack) []string {
	d := &p.Dose
	whole := func(name string, l protocol.Limit) string { return fact("limit", name, l.Default, l.Min, l.Max) }
	out := []string{whole("session", d.Session), whole("minutes", d.Minutes), whole("hold", d.Hold), whole("firstHold", d.FirstHold), whole("roll", d.Roll),
		fact("limit muscleSide max", d.MuscleSide.Max), whole("speed", d.Speed), fact("limit discomfort from", d.Discomfort.Min, "to", d.Discomfort.Max),
		fact("limit ceiling", d.Ceiling.Default, "max", d.Ceiling.Max), whole("week", d.Week), fact("limit day max", d.Day.Max),
		fact("limit inARow max", d.InARow.Max), fact("limit screening", d.Screening.Default)}
	for _, b := range d.Breaths {
		out = append(out, fact("breath", b.ID, b.In, b.Out, b.Default))
	}
	return append(out, fact("ask", d.Ask))
}

// broken returns the first fact that is promised and not so, or so and not
// promised; "" when the pack does what the vocabulary says.
func broken(promised, facts []string) string {
	for _, f := range promised {
		if !slices.Contains(facts, f) {
			return "not so: " + f
		}
	}
	for _, f := range facts {
		if !slices.Contains(promised, f) {
			return "not promised: " + f
		}
	}
	return ""
}
