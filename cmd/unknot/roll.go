package main

import (
	"context"
	"errors"
	"flag"
	"os/signal"
	"syscall"
	"time"

	"unknot/tui"
)

// runRoll is unknot roll: a guided session in this terminal.
func runRoll(ctx context.Context, p *program, args []string) error {
	return rollBy(ctx, p, args, p.timing())
}

// A timing is how a session tells the time.
type timing struct {
	clock func() tui.Reading
	tick  time.Duration // between two looks at the clock
}

// timing returns the clocks of the program: the one on the wall, and one that
// only runs forwards.
func (p *program) timing() timing {
	began := time.Now()
	return timing{tick: time.Second / 10, clock: func() tui.Reading { return tui.Reading{Mono: time.Since(began), Wall: p.now()} }}
}

// rollBy guides a session by a timing.
func rollBy(ctx context.Context, p *program, args []string, by timing) error {
	o := tui.Options{Engine: p.engine, Words: p.words, Clock: by.clock, Tick: by.tick, In: p.in, Out: p.out, Env: p.env}
	fs := flag.NewFlagSet("roll", flag.ContinueOnError)
	data := fs.String("data", "", "the folder of your record")
	fs.BoolVar(&o.Plain, "plain", false, "plain lines for a screen reader or a pipe, without a voice of their own")
	fs.BoolVar(&o.Quiet, "quiet", false, "no bell")
	fs.BoolVar(&o.NoVoice, "no-voice", false, "no speech")
	fs.StringVar(&o.Number, "emergency-number", "", "the number to call in an emergency, 112 when not given")
	if _, err := parse(fs, args, 0, 0); err != nil {
		return err
	}
	o.Plain = o.Plain || p.terminal && p.env("TERM") == "dumb"
	if !p.terminal && !o.Plain {
		return errors.New(p.words.Say("tui.no-terminal"))
	}
	d, err := p.openDiary(ctx, *data)
	if err != nil {
		return err
	}
	o.Diary = d
	ctx, cancel := signal.NotifyContext(ctx, syscall.SIGHUP)
	defer cancel()
	return errors.Join(tui.Run(ctx, o), d.Close())
}
