package main

import (
	"context"
	"fmt"
	"io"
	"strconv"

	"unknot/engine"
)

// The weeks of mornings that are drawn.
const usualWeeks, mostWeeks = 8, 12

// runProgress says what the record shows over time.
func runProgress(ctx context.Context, p *program, args []string) error {
	c := newCall("progress")
	weeks := c.Int("weeks", usualWeeks, "how many weeks of mornings are drawn, 1 to 12")
	if _, err := parse(c.FlagSet, args, 0, 0); err != nil {
		return err
	}
	if *weeks < 1 || *weeks > mostWeeks {
		return fmt.Errorf("progress: --weeks: is %d, must be 1 to %d", *weeks, mostWeeks)
	}
	d, err := p.view(ctx, *c.data)
	if err != nil {
		return err
	}
	x := d.p.engine.Insight(d.journal, d.Now())
	return p.answer(*c.asJSON, x, func(w io.Writer) { d.sayProgress(w, &x, *weeks) })
}

// sayProgress says an insight, a section after the other.
func (d *diary) sayProgress(w io.Writer, x *engine.Insight, weeks int) {
	if len(x.Sessions)+len(x.Mornings)+len(x.Adverse) == 0 {
		fmt.Fprintln(w, d.p.words.Say("cli.progress.none"))
		return
	}
	d.sayMedian(w, x)
	d.sayMornings(w, x, weeks)
	d.sayWeeks(w, x)
	d.saySessions(w, x)
	d.sayFelt(w, x)
	d.sayActivities(w, x)
	d.sayBad(w, x)
	d.sayChanges(w, x)
}

// sayMedian says how the median went, or how many mornings it still needs.
func (d *diary) sayMedian(w io.Writer, x *engine.Insight) {
	say := d.p.words.Say
	switch c := x.Change; {
	case c != nil && c.First2 == c.Now2:
		fmt.Fprintf(w, "%s %s\n", say("cli.progress.same", "now", half(c.Now2)), say("cli.progress.lead"))
	case c != nil:
		fmt.Fprintf(w, "%s %s\n", say("cli.progress.change", "first", half(c.First2), "now", half(c.Now2)), say("cli.progress.lead"))
	case x.Missing > 1:
		fmt.Fprintln(w, say("cli.progress.missing", "n", strconv.Itoa(x.Missing)))
	case x.Missing == 1:
		fmt.Fprintln(w, say("cli.progress.missing.one"))
	default:
		fmt.Fprintln(w, say("cli.progress.early"))
	}
	if x.NotHelping {
		fmt.Fprintln(w, say(string(d.p.engine.Pack().Between.NoChange.ID)+".say"))
	}
}

// half returns half a number, as in 2.5.
func half(twice int) string {
	if twice%2 != 0 {
		return strconv.Itoa(twice/2) + ".5"
	}
	return strconv.Itoa(twice / 2)
}

// head says the title of a section.
func (d *diary) head(w io.Writer, id string, args ...string) {
	fmt.Fprintf(w, "\n%s\n", d.p.words.Say(id, args...))
}
