package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"

	"unknot/engine/plan"
	"unknot/engine/session"
	"unknot/engine/stop"
	"unknot/engine/strict"
)

func runReplay(_ context.Context, p *program, args []string) error {
	fs := flag.NewFlagSet("replay", flag.ContinueOnError)
	planFile := fs.String("plan", "", "file with a plan as 'unknot plan --json' prints it")
	eventsFile := fs.String("events", "", "file with the events")
	asJSON := fs.Bool("json", false, "JSON only")
	if _, err := parse(fs, args, 0, 0); err != nil {
		return err
	}
	if *planFile == "" || *eventsFile == "" || *planFile == "-" && *eventsFile == "-" {
		return usageError{"replay: needs --plan FILE and --events FILE; one of them may be - for standard input"}
	}
	m, err := p.machine(*planFile)
	if err != nil {
		return err
	}
	data, err := p.read(*eventsFile)
	if err != nil {
		return err
	}
	events, err := session.ReadEvents(p.engine.Sensations(), *eventsFile, data)
	if err != nil {
		return err
	}
	result, err := m.Replay(events)
	if err != nil {
		return inFile(*eventsFile, err)
	}
	return p.answer(*asJSON, result, func(w io.Writer) { p.sayResult(w, result) })
}

// machine reads a plan and makes its machine, with nothing felt before.
func (p *program) machine(file string) (*session.Machine, error) {
	data, err := p.read(file)
	if err != nil {
		return nil, err
	}
	made, err := plan.Read(p.engine.Pack(), file, data)
	if err != nil {
		return nil, err
	}
	return p.engine.Session(&made, stop.History{})
}

// inFile adds the file to a fault that does not know it.
func inFile(file string, err error) error {
	var f strict.Fault
	if errors.As(err, &f) && f.File == "" {
		f.File = file
		return f
	}
	return err
}

// sayResult says what came of a session.
func (p *program) sayResult(w io.Writer, r session.Result) {
	for _, e := range r.Phases {
		fmt.Fprintf(w, "%8s  %d  %s\n", clock(int(e.At/1000)), e.Step+1, e.Phase)
	}
	fmt.Fprintf(w, "%8s  %s: %s\n", clock(int(r.Ended.At/1000)), r.Ended.As, r.Ended.Because)
	for _, f := range r.Flags {
		fmt.Fprintf(w, "  ! %s: %s\n", p.words.Say("level."+f.Level.String()+".name"), p.words.Say(string(f.ID)+".do"))
	}
	for _, x := range r.Refused {
		fmt.Fprintf(w, "  x %s %s: %s\n", clock(int(x.At/1000)), x.Do, p.words.Say("session.refused."+x.Why.String()))
	}
}
