package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"unknot/engine/journal"
	"unknot/engine/protocol"
	"unknot/papers"
)

func runLogStanding(ctx context.Context, p *program, args []string) error {
	c := newCall("log standing")
	if _, err := parse(c.FlagSet, args, 0, 0); err != nil {
		return err
	}
	d, err := p.view(ctx, *c.data)
	if err != nil {
		return err
	}
	s := d.journal.Standing(d.Now())
	return p.answer(*c.asJSON, s, func(w io.Writer) { d.sayStanding(w, s) })
}

// lately is how many entries unknot log shows.
const lately = 5

// aloneReport is what unknot log answers.
type aloneReport struct {
	Standing journal.Standing `json:"standing"`
	listReport
}

// runLogAlone says where the person stands and what was noted last.
func runLogAlone(ctx context.Context, p *program, args []string) error {
	c := newCall("log")
	if _, err := parse(c.FlagSet, args, 0, 0); err != nil {
		return err
	}
	d, err := p.view(ctx, *c.data)
	if err != nil {
		return err
	}
	list := d.journal.Entries()
	list = list[max(0, len(list)-lately):]
	r := aloneReport{Standing: d.journal.Standing(d.Now())}
	if r.listReport, err = d.listed(list); err != nil {
		return err
	}
	return p.answer(*c.asJSON, r, func(w io.Writer) {
		d.sayStanding(w, r.Standing)
		if len(list) > 0 {
			fmt.Fprintf(w, "\n%s\n", p.words.Say("cli.log.lately"))
		}
		d.sayLines(w, list)
	})
}

// sayStanding says whether a session may start today, and if not, why not and
// what would change it.
func (d *diary) sayStanding(w io.Writer, s journal.Standing) {
	if s.May {
		fmt.Fprintln(w, d.p.words.Say("standing.may"))
	}
	for _, o := range d.p.told(s.Why) {
		fmt.Fprintln(w, d.p.obstacle(o, "say"))
		if o.Code == journal.Suspended {
			d.sayFlags(w, s.Flags)
		}
		fmt.Fprintln(w, "  "+d.p.obstacle(o, "change"))
		if id := "cli.standing." + string(o.Code); d.p.words.Has(id) {
			fmt.Fprintln(w, "  "+d.p.words.Say(id))
		}
	}
	d.sayEnding(w, s)
	d.sayToday(w, s)
}

// told returns the obstacles worth telling: each code once, and the short
// questions only when nothing else stands in the way.
func (p *program) told(why []journal.Obstacle) []journal.Obstacle {
	var out []journal.Obstacle
	for _, o := range why {
		known := slices.ContainsFunc(out, func(x journal.Obstacle) bool { return x.Code == o.Code })
		if !known && (o.Code != journal.PrecheckDue || len(why) == 1) {
			out = append(out, o)
		}
	}
	return out
}

// obstacle returns one sentence about an obstacle.
func (p *program) obstacle(o journal.Obstacle, part string) string {
	return papers.Say(p.words, o, part)
}

// sayFlags says the flags that stand and what to do about the gravest.
func (d *diary) sayFlags(w io.Writer, flags []journal.FlagState) {
	for _, f := range flags {
		fmt.Fprintf(w, "  - %s\n", tidy(d.flagLine(f)))
	}
	if len(flags) > 0 {
		fmt.Fprintln(w, "  "+d.p.whatToDo(flags[0].Level))
	}
}

// whatToDo says what to do at a level.
func (p *program) whatToDo(l protocol.Level) string {
	return p.words.Say("level."+l.String()+".do", "number", p.words.Say("cli.emergency-number"))
}

// flagLine says a flag: since when, how grave, and why.
func (d *diary) flagLine(f journal.FlagState) string {
	return fmt.Sprintf("%s  %s: %s", clockTime(f.Since), d.p.words.Say("level."+f.Level.String()+".name"), d.reason(f.Rule, d.cause(f.ID, f.Rule)))
}

// cause returns the id of the entry that gave a flag.
func (d *diary) cause(flag string, rule protocol.RuleID) string {
	if e, ok := d.entry(flag); ok {
		if b, ok := e.Body.(journal.Flag); ok {
			return b.Cause
		}
	}
	return strings.TrimSuffix(flag, "/"+string(rule))
}

// sayToday says what else holds for a session today.
func (d *diary) sayToday(w io.Writer, s journal.Standing) {
	say := func(when bool, id string, args ...string) {
		if when {
			fmt.Fprintln(w, d.p.words.Say(id, args...))
		}
	}
	say(len(s.Week.Suggested) > 0 && s.Sessions > 0, "cli.today.days", "days", dayNames(s.Week.Suggested))
	say(s.Half, "cli.today.half")
	say(s.HoldMax > 0, "adapt.hold", "seconds", strconv.Itoa(s.HoldMax))
	say(len(s.Off) > 0, "adapt.technique", "names", d.p.names("technique", texts(s.Off)))
	say(s.NotHelping, string(d.p.engine.Pack().Between.NoChange.ID)+".say")
	x := d.p.engine.Insight(d.journal, s.Now)
	say(x.RateNow, "cli.today.rate", "example", d.example(x.Activities))
	say(s.Sessions > 0 && s.MorningsDue > 0, "cli.today.mornings", "n", strconv.Itoa(s.MorningsDue))
}

// flagsReport is every flag of a record.
type flagsReport struct {
	Standing []journal.FlagState `json:"standing"`
	Lifted   []journal.FlagState `json:"lifted"`
}

func runLogFlags(ctx context.Context, p *program, args []string) error {
	c := newCall("log flags")
	if _, err := parse(c.FlagSet, args, 0, 0); err != nil {
		return err
	}
	d, err := p.view(ctx, *c.data)
	if err != nil {
		return err
	}
	s := d.journal.Standing(d.Now())
	return p.answer(*c.asJSON, flagsReport{s.Flags, s.Lifted}, func(w io.Writer) { d.sayAllFlags(w, s) })
}

func (d *diary) sayAllFlags(w io.Writer, s journal.Standing) {
	say := d.p.words.Say
	if len(s.Flags)+len(s.Lifted) == 0 {
		fmt.Fprintln(w, say("cli.flags.none"))
	}
	for _, f := range s.Flags {
		fmt.Fprintf(w, "%s  %s\n    %s\n", say("cli.flags.stands"), tidy(d.flagLine(f)), tidy(f.ID))
	}
	for _, f := range s.Lifted {
		fmt.Fprintf(w, "%s  %s\n    %s\n", tidy(say("cli.flags.lifted", "by", f.By)), tidy(d.flagLine(f)), tidy(f.ID))
	}
}
