package main

import (
	"bytes"
	"context"
	"fmt"

	"unknot/interop/csv"
)

// exportCSV writes one long table.
func exportCSV(ctx context.Context, p *program, w *exportWish) (exportMade, error) {
	d, err := p.view(ctx, w.data)
	if err != nil {
		return exportMade{}, err
	}
	var out bytes.Buffer
	out.Grow(d.journal.Len() * bytesAnEntry)
	if err := csv.Write(&out, p.engine, d.journal); err != nil {
		return exportMade{}, fmt.Errorf("export: %w", err)
	}
	return exportMade{out.Bytes(), p.words.Say("cli.files.csv", "n", fmt.Sprint(d.journal.Len()), "file", p.fileName(w.to))}, nil
}

// bytesAnEntry is what an entry takes in the table, by and large: most are
// events of sessions, which have no row.
const bytesAnEntry = 80
