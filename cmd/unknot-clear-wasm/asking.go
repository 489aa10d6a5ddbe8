package main

import (
	"fmt"
	"strconv"

	"unknot/clearcode"
	"unknot/engine/protocol"
	"unknot/engine/strict"
)

// makeAsk writes the question about flags that stand, the gravest first.
func makeAsk(in []byte) (any, error) {
	var of struct {
		Flags []struct {
			ID    string          `json:"id"`
			Rule  protocol.RuleID `json:"rule"`
			Since protocol.Day    `json:"since"`
		} `json:"flags"`
	}
	if err := strict.Decode("ask", in, &of); err != nil {
		return nil, err
	}
	var a clearcode.Ask
	for _, f := range of.Flags[:min(len(of.Flags), clearcode.Most)] {
		a.Flags = append(a.Flags, clearcode.Asked{Flag: clearcode.FlagOf(f.ID, f.Rule), Since: f.Since})
	}
	text, err := a.Encode()
	return map[string]string{"ask": text}, err
}

// Asked is a flag of a question, as the page of the professional shows it.
type Asked struct {
	Flag  string          `json:"flag"`            // names it in sign
	Rule  protocol.RuleID `json:"rule,omitempty"`  // left out where this version does not know it
	Level string          `json:"level,omitempty"` // likewise
	Since protocol.Day    `json:"since"`
	From  *protocol.Day   `json:"from,omitempty"` // the first day it can be cleared, when that is not today
}

// readAsk reads a question.
func readAsk(in []byte) (any, error) {
	var of struct {
		Ask   string       `json:"ask"`
		Today protocol.Day `json:"today"`
	}
	if err := strict.Decode("read-ask", in, &of); err != nil {
		return nil, err
	}
	a, err := clearcode.DecodeAsk(of.Ask)
	if err != nil {
		return nil, err
	}
	out := []Asked{}
	for _, f := range a.Flags {
		out = append(out, asked(f, of.Today))
	}
	return map[string][]Asked{"flags": out}, nil
}

// asked says what is known of a flag. A level that is not known may be the
// gravest there is.
func asked(f clearcode.Asked, today protocol.Day) Asked {
	out := Asked{Flag: write(f.Flag), Since: f.Since}
	level := protocol.Emergency
	if r, ok := clearcode.RuleOf(pack, f.Rule); ok {
		out.Rule = r.ID
		if r.Level != 0 {
			out.Level, level = r.Level.String(), r.Level
		}
	}
	if tomorrow := f.Since + 1; level.NeverSameDay() && today < tomorrow {
		out.From = &tomorrow
	}
	return out
}

// write and flagOf name a flag on its way through the page.
func write(f clearcode.Flag) string { return fmt.Sprintf("%04x%06x", f.Rule, f.ID) }

func flagOf(s string) (clearcode.Flag, error) {
	n, err := strconv.ParseUint(s, 16, 40)
	if err != nil || len(s) != 10 {
		return clearcode.Flag{}, fmt.Errorf("sign: %s names no flag", strict.Quote(s))
	}
	return clearcode.Flag{Rule: uint16(n >> 24), ID: uint32(n & (1<<24 - 1))}, nil
}
