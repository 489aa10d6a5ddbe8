package main

import (
	"encoding/json"
	"io"
)

// answer prints an answer. JSON goes to standard output, when it is asked for
// or when that is not a terminal; words for people go to the terminal, or else
// to standard error.
func (p *program) answer(asJSON bool, v any, human func(io.Writer)) error {
	if asJSON || !p.terminal {
		b, err := json.Marshal(v)
		if err != nil {
			return err
		}
		if _, err := p.out.Write(append(b, '\n')); err != nil {
			return err
		}
	}
	switch {
	case asJSON:
	case p.terminal:
		human(p.out)
	default:
		human(p.err)
	}
	return nil
}
