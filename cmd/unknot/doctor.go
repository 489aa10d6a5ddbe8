package main

import (
	"context"
	"flag"
	"fmt"
	"io"
)

// A state is how a check came out.
type state string

// The states.
const (
	fine    state = "ok"
	warning state = "warning"
	problem state = "problem"
)

// A finding is what one check of the doctor found.
type finding struct {
	Check string            `json:"check"`
	State state             `json:"state"`
	Say   string            `json:"say"`
	Do    string            `json:"do,omitempty"` // when it is not ok
	Facts map[string]string `json:"facts,omitempty"`
}

// doctorReport is every finding.
type doctorReport struct {
	State  state     `json:"state"` // the worst of them
	Checks []finding `json:"checks"`
}

// runDoctor looks at everything the program depends on. It changes nothing and
// always answers.
func runDoctor(ctx context.Context, p *program, args []string) error {
	fs := flag.NewFlagSet("doctor", flag.ContinueOnError)
	asJSON := fs.Bool("json", false, "JSON only")
	data := fs.String("data", "", "folder of the record")
	if _, err := parse(fs, args, 0, 0); err != nil {
		return err
	}
	r := doctorReport{State: fine, Checks: p.examine(ctx, *data)}
	for _, f := range r.Checks {
		if f.State == problem || f.State == warning && r.State == fine {
			r.State = f.State
		}
	}
	return p.answer(*asJSON, r, func(w io.Writer) { p.sayDoctor(w, r) })
}

// examine makes every check.
func (p *program) examine(ctx context.Context, data string) []finding {
	out := []finding{p.checkVersion(), p.checkPack()}
	dir, err := p.dataFolder(data)
	if err != nil {
		out = append(out, p.found("folder", problem, "none", "why", err.Error()))
	} else {
		out = append(out, p.checkFolder(dir), p.checkRoom(dir))
		out = append(out, p.checkJournal(ctx, dir)...)
	}
	out = append(out, p.checkApp(ctx, data)...)
	return append(out, p.checkTerminal(), p.checkLetters(), p.checkVoice())
}

// found makes a finding: its sentences are cli.doctor.<check>.<which>.say and,
// when it is not ok, .do. The facts fill them in.
func (p *program) found(check string, s state, which string, facts ...string) finding {
	id := "cli.doctor." + check + "." + which
	f := finding{Check: check, State: s, Say: p.words.Say(id+".say", facts...), Facts: map[string]string{}}
	for i := 0; i+1 < len(facts); i += 2 {
		f.Facts[facts[i]] = facts[i+1]
	}
	if s != fine {
		f.Do = p.words.Say(id+".do", facts...)
	}
	return f
}

// sayDoctor says the findings, one a line, with what to do under those that
// need it.
func (p *program) sayDoctor(w io.Writer, r doctorReport) {
	for _, f := range r.Checks {
		fmt.Fprintf(w, "%-8s %s\n", f.State, tidy(f.Say))
		if f.Do != "" {
			fmt.Fprintf(w, "%-8s %s\n", "", tidy(f.Do))
		}
	}
	fmt.Fprintf(w, "\n%s\n", p.words.Say("cli.doctor."+string(r.State)))
}
