package papers

import (
	"unknot/engine/journal"
	"unknot/interop/fhir"
	"unknot/report"
)

// Harms returns the adverse events of the record, for the page.
func (r *Record) Harms() []report.Harm {
	out := []report.Harm{}
	for _, a := range r.Journal.Adverse() {
		h := report.Harm{Day: a.Day, What: r.Words.Say("cli.adverse." + string(a.What) + ".name"), Note: a.Note}
		if a.Outcome != journal.NotSaid {
			h.Outcome = r.Words.Say("cli.outcome." + string(a.Outcome) + ".name")
		}
		out = append(out, h)
	}
	return out
}

// FHIRHarms returns them for the bundle.
func (r *Record) FHIRHarms() []fhir.Harm {
	out := []fhir.Harm{}
	for _, a := range r.Journal.Adverse() {
		outcome := string(a.Outcome)
		if a.Outcome == journal.NotSaid {
			outcome = ""
		}
		out = append(out, fhir.Harm{ID: a.ID, Day: a.Day, What: r.Words.Say("cli.adverse." + string(a.What) + ".name"), Outcome: outcome})
	}
	return out
}
