package main

import (
	"bytes"
	"context"
	"fmt"

	"unknot/engine/journal"
	"unknot/interop/fhir"
)

// exportFHIR writes the record as a FHIR R4 Bundle.
func exportFHIR(ctx context.Context, p *program, w *exportWish) (exportMade, error) {
	d, err := p.view(ctx, w.data)
	if err != nil {
		return exportMade{}, err
	}
	var out bytes.Buffer
	if err := fhir.Write(&out, fhir.Input{Engine: p.engine, Words: p.words, Journal: d.journal, Now: d.Now(), Harms: p.fhirHarms(d)}); err != nil {
		return exportMade{}, fmt.Errorf("export: %w", err)
	}
	return exportMade{out.Bytes(), p.words.Say("cli.exported.fhir", "file", p.fileName(w.to))}, nil
}

// fhirHarms returns the adverse events of the record, for the bundle.
func (p *program) fhirHarms(d *diary) []fhir.Harm {
	out := []fhir.Harm{}
	for _, a := range d.journal.Adverse() {
		outcome := string(a.Outcome)
		if a.Outcome == journal.NotSaid {
			outcome = ""
		}
		out = append(out, fhir.Harm{ID: a.ID, Day: a.Day, What: p.words.Say("cli.adverse." + string(a.What) + ".name"), Outcome: outcome})
	}
	return out
}
