package main

import (
	"fmt"
	"io"
	"math"

	"unknot/engine/body"
)

// sayBody says in words how hard a technique presses, what else bears the
// weight, and what changes it.
func (p *program) sayBody(w io.Writer, a *bodyAnswer) {
	say := func(id string, args ...string) { fmt.Fprintln(w, p.words.Say("cli.body."+id, args...)) }
	say("about", "name", p.bodyName(a), "side", p.words.Say("side."+a.side.String()+".name"),
		"height", number(a.person.Height*100), "mass", number(a.person.Mass), "measures", p.words.Say("cli.body.measures."+a.person.Sex.String()))
	say("load", "share", percent(a.load.Share), "newton", span(a.load.Tool))
	say("along", "low", percent(a.ends[0].Share), "high", percent(a.ends[1].Share))
	if a.load.Limbs == 2 {
		say("both")
	}
	if a.load.Predicted {
		say("predicted")
	} else {
		say("measured." + a.id)
	}
	say("pressure", "soft", span(a.press[0].KPa), "softarea", span(a.press[0].Area), "hard", span(a.press[1].KPa), "hardarea", span(a.press[1].Area))
	say("supports")
	for _, s := range a.load.Supports {
		fmt.Fprintf(w, "  %-24s %s\n", p.words.Say("cli.body.at."+s.At), p.words.Say("cli.body.share", "share", percent(s.Share), "newton", span(s.Newton)))
	}
	p.sayDials(w, a)
	p.sayClearance(w, a)
}

// bodyName is the name of the technique or task.
func (p *program) bodyName(a *bodyAnswer) string {
	if id := "cli.body.task." + a.id; p.words.Has(id) {
		return p.words.Say(id)
	}
	return p.words.Say("technique." + a.id + ".name")
}

func (p *program) sayDials(w io.Writer, a *bodyAnswer) {
	if len(a.dials) == 0 {
		return
	}
	fmt.Fprintln(w, p.words.Say("cli.body.dials"))
	for _, d := range a.dials {
		fmt.Fprintf(w, "  %-52s %s\n", p.words.Say("cli.body."+d.ID), percent(d.Load.Share))
	}
}

func (p *program) sayClearance(w io.Writer, a *bodyAnswer) {
	if len(a.clearance) == 0 {
		return
	}
	fmt.Fprintln(w, p.words.Say("cli.body.clearance"))
	for _, c := range a.clearance {
		fmt.Fprintf(w, "  %-40s %s mm\n", p.words.Say("region."+c.Region+".name"), number(c.Mm))
	}
}

// percent writes a band of shares.
func percent(b body.Band) string {
	return span(body.Band{Low: b.Low * 100, High: b.High * 100}) + " %"
}

// span writes a band in whole numbers, one where both ends are the same.
func span(b body.Band) string {
	low, high := number(math.Round(b.Low)), number(math.Round(b.High))
	if low == high {
		return low
	}
	return low + "-" + high
}

// number writes a number with at most one decimal.
func number(x float64) string { return fmt.Sprint(math.Round(x*10) / 10) }
