package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"unknot/engine/body"
	"unknot/engine/protocol"
	"unknot/engine/strict"
)

// bodied is what 'unknot body' prints. Newtons and millimetres have one
// decimal, shares three.
type bodied struct {
	Technique string          `json:"technique"`
	Side      protocol.Side   `json:"side"`
	Load      bodyLoad        `json:"load"`
	Supports  []bodySupport   `json:"supports"`
	Clearance []bodyClearance `json:"clearance"`
}

type bodyLoad struct {
	Newton    body.Band `json:"newton"`
	Share     body.Band `json:"share"`
	Predicted bool      `json:"predicted"`
}

type bodySupport struct {
	At     string    `json:"at"`
	Newton body.Band `json:"newton"`
}

type bodyClearance struct {
	Region string  `json:"region"`
	Mm     float64 `json:"mm"`
}

// A bodyQuestion is what a command line asks about a body.
type bodyQuestion struct {
	id     string
	side   protocol.Side
	person body.Person
}

func runBody(_ context.Context, p *program, args []string) error {
	fs := flag.NewFlagSet("body", flag.ContinueOnError)
	technique := fs.String("technique", "", "the technique to look at")
	task := fs.String("task", "", "or a task whose force was measured: "+strings.Join(body.Tasks(), ", "))
	side := fs.String("side", "left", "the side that is worked: left or right")
	height := fs.Float64("height", 175, "of the person, in cm")
	mass := fs.Float64("mass", 75, "of the person, in kg")
	sex := fs.String("sex", "f", "which published measures: f or m")
	asJSON := fs.Bool("json", false, "JSON only")
	if _, err := parse(fs, args, 0, 0); err != nil {
		return err
	}
	if (*technique == "") == (*task == "") {
		return usageError{"body: --technique ID or --task ID is missing, or both are there; give one"}
	}
	q := bodyQuestion{id: *technique + *task, person: body.Person{Height: *height / 100, Mass: *mass}}
	if err := p.bodyIDs(*technique, *task); err != nil {
		return err
	}
	if err := q.side.UnmarshalText([]byte(*side)); err != nil {
		return fmt.Errorf("--side: %w", err)
	}
	if q.person.Sex = sexOf(*sex); q.person.Sex == 0 {
		return fmt.Errorf("--sex: is %s, must be f or m: it picks the published measures", strict.Quote(*sex))
	}
	return p.body(q, *asJSON)
}

// sexOf returns which measures are meant, 0 for none.
func sexOf(id string) body.Sex {
	for _, s := range []body.Sex{body.Female, body.Male} {
		if s.String() == id {
			return s
		}
	}
	return 0
}

// bodyIDs checks that a technique or task is one that has a pose.
func (p *program) bodyIDs(technique, task string) error {
	pack := p.engine.Pack()
	if slices.ContainsFunc(pack.Never, func(n protocol.Never) bool { return string(n.ID) == technique }) {
		return fmt.Errorf("--technique: %s is never rolled, so it has no pose; 'unknot explain %s' says why", strict.Quote(technique), technique)
	}
	techniques := protocol.IDs(pack.Techniques, func(x protocol.Technique) protocol.TechniqueID { return x.ID })
	if technique != "" && !slices.Contains(techniques, technique) {
		return fmt.Errorf("--technique: %s is not a technique of this pack%s", strict.Quote(technique), strict.Hint(technique, techniques))
	}
	if task != "" && !slices.Contains(body.Tasks(), task) {
		return fmt.Errorf("--task: %s is not a measured task; use %s%s", strict.Quote(task), strings.Join(body.Tasks(), ", "), strict.Hint(task, body.Tasks()))
	}
	return nil
}

// A bodyAnswer is what a question comes to.
type bodyAnswer struct {
	bodyQuestion
	ends      [2]body.Load // at the lower and the upper end of the stroke
	load      body.Load    // half way along the stroke
	press     [2]body.Pressure
	dials     []body.Dial
	clearance []bodyClearance
}

// body answers a question about a body.
func (p *program) body(q bodyQuestion, asJSON bool) error {
	b, err := body.New(q.person)
	if err != nil {
		return err
	}
	t, err := b.Technique(q.id, body.Side(q.side))
	if err != nil {
		return err
	}
	a := bodyAnswer{bodyQuestion: q}
	if err := a.weigh(b, t); err != nil {
		return err
	}
	clear, err := t.Clearance()
	if err != nil {
		return err
	}
	a.clearance = nearest(clear)
	return p.answer(asJSON, a.report(), func(w io.Writer) { p.sayBody(w, &a) })
}

// weigh works out load, pressure and dials.
func (a *bodyAnswer) weigh(b *body.Body, t *body.Technique) error {
	for i, along := range []float64{0, 1, .5} {
		pose, err := t.At(along)
		if err != nil {
			return err
		}
		load, err := b.Load(t, &pose)
		if err != nil {
			return err
		}
		if i < 2 {
			a.ends[i] = load
			continue
		}
		a.load = load
		a.press = [2]body.Pressure{pose.Pressure(load, protocol.Soft), pose.Pressure(load, protocol.Hard)}
	}
	dials, err := b.Dials(t)
	a.dials = dials
	return err
}

// nearest returns the smallest clearance of every region, in the order they come.
func nearest(all []body.Clear) []bodyClearance {
	out := []bodyClearance{}
	for _, c := range all {
		mm := math.Floor(c.Millimetres*10) / 10 // never more than the truth
		i := slices.IndexFunc(out, func(o bodyClearance) bool { return o.Region == c.Region })
		if i < 0 {
			out = append(out, bodyClearance{c.Region, mm})
		} else {
			out[i].Mm = min(out[i].Mm, mm)
		}
	}
	return out
}

// report is the answer as JSON.
func (a *bodyAnswer) report() bodied {
	out := bodied{Technique: a.id, Side: a.side, Clearance: a.clearance, Supports: []bodySupport{}}
	out.Load = bodyLoad{Newton: rounded(a.load.Tool, 10), Share: rounded(a.load.Share, 1000), Predicted: a.load.Predicted}
	for _, s := range a.load.Supports {
		out.Supports = append(out.Supports, bodySupport{s.At, rounded(s.Newton, 10)})
	}
	return out
}

// rounded returns a band in whole parts of 1.
func rounded(b body.Band, parts float64) body.Band {
	// What is nothing but rounding is 0 and not -0.
	return body.Band{Low: math.Round(b.Low*parts)/parts + 0, High: math.Round(b.High*parts)/parts + 0}
}
