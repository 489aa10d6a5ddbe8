package main

import (
	"bytes"
	"context"
	"fmt"

	"unknot/interop/fhir"
)

// exportFHIR writes the record as a FHIR R4 Bundle.
func exportFHIR(ctx context.Context, p *program, w *exportWish) (exportMade, error) {
	d, err := p.view(ctx, w.data)
	if err != nil {
		return exportMade{}, err
	}
	var out bytes.Buffer
	if err := fhir.Write(&out, fhir.Input{Engine: p.engine, Words: p.words, Journal: d.journal, Now: d.Now(), Harms: d.papers().FHIRHarms()}); err != nil {
		return exportMade{}, fmt.Errorf("export: %w", err)
	}
	return exportMade{out.Bytes(), p.words.Say("cli.exported.fhir", "file", p.fileName(w.to))}, nil
}
