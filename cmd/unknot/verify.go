package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"path/filepath"
	"sync"
	"time"

	"unknot/engine"
	"unknot/engine/protocol"
	"unknot/engine/strict"
	"unknot/engine/verify"
)

// verified is what 'unknot verify' prints.
type verified struct {
	Pack       string          `json:"pack"`
	Holds      bool            `json:"holds"`
	Properties []verify.Result `json:"properties"`
	Seconds    float64         `json:"seconds"`
}

func runVerify(_ context.Context, p *program, args []string) error {
	fs := flag.NewFlagSet("verify", flag.ContinueOnError)
	dir := fs.String("pack", "", "folder of a pack of your own; the built-in one when left out")
	asJSON := fs.Bool("json", false, "JSON only")
	if _, err := parse(fs, args, 0, 0); err != nil {
		return err
	}
	e, err := p.engineOf(*dir)
	if err != nil {
		return err
	}
	start := time.Now()
	out := verified{Pack: fmt.Sprintf("%s %d", e.Pack().About.ID, e.Pack().About.Version), Holds: true, Properties: checkAll(e)}
	out.Seconds = float64(time.Since(start).Milliseconds()) / 1000
	for _, r := range out.Properties {
		out.Holds = out.Holds && r.Holds
	}
	if err := p.answer(*asJSON, out, func(w io.Writer) { p.sayVerified(w, out) }); err != nil {
		return err
	}
	if !out.Holds {
		return errQuiet
	}
	return nil
}

// engineOf returns the engine of the pack in a folder, or the built-in one.
func (p *program) engineOf(dir string) (*engine.Engine, error) {
	if dir == "" {
		return p.engine, nil
	}
	files, err := packFiles(dir)
	if err != nil {
		return nil, err
	}
	pack, err := protocol.Load(files)
	if faults, ok := err.(strict.Faults); ok {
		for i := range faults {
			faults[i].File = filepath.Join(dir, faults[i].File)
		}
		return nil, fmt.Errorf("this pack has faults, and none of its properties can be proved:\n%w", faults)
	}
	return engine.New(pack)
}

// checkAll runs every check, two at once, and returns one result a property.
func checkAll(e *engine.Engine) []verify.Result {
	checks := verify.Checks()
	results := make([]verify.Result, len(checks))
	next := make(chan int)
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			for i := range next {
				results[i] = verify.Try(checks[i], verify.Of(e))
			}
		})
	}
	for i := range checks {
		next <- i
	}
	close(next)
	wg.Wait()
	return verify.Together(results)
}

func (p *program) sayVerified(w io.Writer, v verified) {
	for _, r := range v.Properties {
		mark := "verify.holds"
		if !r.Holds {
			mark = "verify.fails"
		}
		fmt.Fprintf(w, "%s  %s  %s\n", r.ID, p.words.Say(mark), p.words.Say("property."+r.ID+".says"))
		for _, c := range r.Covered {
			fmt.Fprintf(w, "      %11d  %s\n", c.N, c.What)
		}
		p.sayClosest(w, r.Closest)
		if !r.Holds {
			fmt.Fprintf(w, "%s\n", r.Counterexample)
		}
	}
	id := "verify.all"
	if !v.Holds {
		id = "verify.not-all"
	}
	fmt.Fprintln(w, p.words.Say(id, "pack", v.Pack, "seconds", fmt.Sprintf("%.1f", v.Seconds)))
}

// sayClosest prints how near the tool comes to what it must stay off, the
// nearest for each.
func (p *program) sayClosest(w io.Writer, all []verify.Closest) {
	for _, c := range all {
		mm := fmt.Sprintf("%.1f", float64(c.Tenths)/10)
		fmt.Fprintln(w, "      "+p.words.Say("verify.closest", "technique", c.Technique, "to", c.To, "mm", mm, "on", c.On))
	}
}
