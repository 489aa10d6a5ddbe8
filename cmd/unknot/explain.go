package main

import (
	"context"
	"flag"
	"fmt"
	"io"

	"unknot/engine"
	"unknot/engine/protocol"
)

// explained is an explanation with its sentences.
type explained struct {
	engine.Explanation
	Text []string `json:"text"`
}

func runExplain(_ context.Context, p *program, args []string) error {
	fs := flag.NewFlagSet("explain", flag.ContinueOnError)
	asJSON := fs.Bool("json", false, "JSON only")
	rest, err := parse(fs, args, 1, 1)
	if err != nil {
		return err
	}
	out, err := p.explained(rest[0])
	if err != nil {
		return err
	}
	return p.answer(*asJSON, out, func(w io.Writer) { p.sayExplained(w, out) })
}

// explained returns an explanation with its sentences.
func (p *program) explained(id string) (explained, error) {
	x, err := p.engine.Explain(id)
	if err != nil {
		return explained{}, err
	}
	out := explained{Explanation: x, Text: make([]string, len(x.Words))}
	side, other := p.words.Say("cli.one-side"), p.words.Say("cli.other-side")
	for i, id := range x.Words {
		out.Text[i] = p.words.Say(string(id), "side", side, "other", other, "number", p.words.Say("cli.emergency-number"))
	}
	return out, nil
}

func (p *program) sayExplained(w io.Writer, x explained) {
	if x.Refused {
		fmt.Fprintf(w, "%s\n", p.words.Say("cli.never"))
	}
	for _, t := range x.Text {
		fmt.Fprintf(w, "%s\n", t)
	}
	if l := x.Limit; l != nil {
		fmt.Fprintf(w, "%s\n", p.words.Say("cli.limit", "default", fmt.Sprint(l.Default), "min", fmt.Sprint(l.Min), "max", fmt.Sprint(l.Max), "unit", l.Unit))
	}
	if x.Level != 0 && x.Kind != "level" {
		fmt.Fprintf(w, "%s\n", p.words.Say("cli.leads-to", "level", p.words.Say("level."+x.Level.String()+".name")))
	}
	for _, id := range x.Instead {
		fmt.Fprintf(w, "  > %s: %s\n", id, p.words.Say("technique."+string(id)+".why"))
	}
	for _, s := range x.Sources {
		p.saySource(w, s)
	}
}

func (p *program) saySource(w io.Writer, s protocol.Source) {
	where := ""
	if s.DOI != "" {
		where = " doi:" + s.DOI
	}
	fmt.Fprintf(w, "  [%s] %s%s\n      %s\n", s.Established, s.Cite, where, s.Says)
}
