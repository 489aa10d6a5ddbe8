package main

import (
	"crypto/sha256"
	"fmt"

	"unknot/engine/journal"
	"unknot/interop/fhir"
)

// siftAny sorts a file of JSON Lines, or the answers of a FHIR
// QuestionnaireResponse, which are a full safety check.
func (d *diary) siftAny(file string, text []byte) (sifted, error) {
	if !fhir.IsResource(text) {
		return d.sift(file, text), nil
	}
	read, err := fhir.Read(d.p.engine.Questions(), file, text)
	if err != nil {
		return sifted{}, fmt.Errorf("import: %w", err)
	}
	entry := d.checkOf(read, text)
	if read.Answers.Count() == 0 {
		return sifted{}, fmt.Errorf("import: %s: no question of the safety check is answered in it; nothing was written", file)
	}
	line, err := d.journal.Codec().Encode(entry)
	if err != nil {
		return sifted{}, err
	}
	found := d.sift(file, line)
	if len(found.bad) == 0 {
		fmt.Fprintln(d.p.err, d.p.words.Say("cli.imported.fhir", "at", clockTime(entry.At),
			"n", fmt.Sprint(read.Answers.Count()), "total", fmt.Sprint(len(d.p.engine.Pack().Items))))
	}
	return found, nil
}

// checkOf makes the entry of answers. It has the id it was written from, or one
// made of the file, so that the same file read again is known.
func (d *diary) checkOf(read fhir.Answers, text []byte) journal.Entry {
	at, id := d.Now(), read.Entry
	if read.Authored != nil {
		at = *read.Authored
	}
	if id == "" {
		id = fmt.Sprintf("fhir-%x", sha256.Sum256(text))[:37]
	}
	device := "fhir"
	if e, ok := d.entry(id); ok { // written by this record: the same again
		device = e.Device
	}
	return journal.Make(id, at, device, journal.Screened{Answers: read.Answers})
}
