package main

import (
	"unknot/engine/journal"
	"unknot/report"
)

// harms returns the adverse events of the record, for the page.
func (p *program) harms(d *diary) []report.Harm {
	out := []report.Harm{}
	for _, a := range d.journal.Adverse() {
		h := report.Harm{Day: a.Day, What: p.words.Say("cli.adverse." + string(a.What) + ".name"), Note: a.Note}
		if a.Outcome != journal.NotSaid {
			h.Outcome = p.words.Say("cli.outcome." + string(a.Outcome) + ".name")
		}
		out = append(out, h)
	}
	return out
}
