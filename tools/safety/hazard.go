package main

import (
	"os"

	"unknot/engine/strict"
)

// A hazard is one way in which somebody could come to harm.
type hazard struct {
	ID         string    `json:"id"`       // H-001 and on
	Hazard     string    `json:"hazard"`   // what is dangerous
	Sequence   string    `json:"sequence"` // how it comes about
	Harm       string    `json:"harm"`     // to whom it does what
	Before     risk      `json:"before"`   // without the controls
	Controls   []control `json:"controls"`
	After      risk      `json:"after"`      // with them
	Properties []string  `json:"properties"` // S1 to S8
	Tests      []string  `json:"tests"`      // that would fail: Go functions, and the browser's by their sentence
	Residual   string    `json:"residual"`   // what is left, said plainly
}

// A risk is an estimate: how bad, 1 to 5, and how likely, 1 to 5.
type risk struct {
	Severity    int `json:"severity"`
	Probability int `json:"probability"`
}

// A control makes harm less likely or less bad. Kinds are, best first: design
// (it cannot happen), protection (it is caught), information (it is said).
type control struct {
	Kind string `json:"kind"`
	What string `json:"what"`
}

// class says how grave a risk is, from severity times probability.
func (r risk) class() string {
	switch n := r.Severity * r.Probability; {
	case n >= 12:
		return "high"
	case n >= 6:
		return "medium"
	}
	return "low"
}

// read reads the hazards of the repository at root.
func read(root string) ([]hazard, error) {
	data, err := os.ReadFile(root + "/" + dataFile)
	if err != nil {
		return nil, err
	}
	var file struct {
		Hazards []hazard `json:"hazards"`
	}
	err = strict.Decode(dataFile, data, &file)
	return file.Hazards, err
}
