package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"unknot/engine"
	"unknot/engine/progress"
)

// newest is how many sessions, and ratings of an activity, are listed.
const newest = 12

// fewAnswers is how many answers a range says something from.
const fewAnswers = 5

// sayWeeks says how many days of each week had a session.
func (d *diary) sayWeeks(w io.Writer, x *engine.Insight) {
	s := d.p.signs()
	d.head(w, "cli.progress.weeks", "least", strconv.Itoa(x.Target.Least), "most", strconv.Itoa(x.Target.Most))
	for _, week := range x.Weeks {
		drawing := strings.Repeat(s.done, week.Days) + strings.Repeat(s.free, max(0, x.Target.Most-week.Days))
		fmt.Fprintln(w, "  "+d.p.words.Say("cli.progress.week", "monday", fmt.Sprintf("%-10s", shortDay(week.Monday)), "drawing", drawing, "n", strconv.Itoa(week.Days)))
	}
	fmt.Fprintln(w, "  "+d.p.words.Say("cli.progress.rest"))
}

// saySessions says the pain before and after each session, the newest first.
func (d *diary) saySessions(w io.Writer, x *engine.Insight) {
	if len(x.Sessions) == 0 {
		return
	}
	d.head(w, "cli.progress.sessions")
	for i := len(x.Sessions) - 1; i >= max(0, len(x.Sessions)-newest); i-- {
		s := x.Sessions[i]
		id := "cli.progress.session"
		if !s.Completed {
			id += ".stopped"
		}
		fmt.Fprintln(w, "  "+d.p.words.Say(id, "day", fmt.Sprintf("%-10s", shortDay(s.At.Day())), "before", d.number(s.Before), "after", d.number(s.After)))
	}
	if more := len(x.Sessions) - newest; more > 0 {
		fmt.Fprintln(w, "  "+d.p.words.Say("cli.progress.session.more", "n", strconv.Itoa(more)))
	}
}

// number says a number that may not be known.
func (d *diary) number(n *int) string {
	if n == nil {
		return d.p.words.Say("cli.progress.unknown")
	}
	return strconv.Itoa(*n)
}

// sayFelt says what was felt under each technique and side.
func (d *diary) sayFelt(w io.Writer, x *engine.Insight) {
	if len(x.Sessions) == 0 {
		return
	}
	d.head(w, "cli.progress.felt")
	sure := false
	for i := range x.Techniques {
		f := &x.Techniques[i]
		fmt.Fprintln(w, "  "+d.feltLine(f))
		sure = sure || f.Eased.Of >= fewAnswers
	}
	if len(x.Techniques) == 0 {
		fmt.Fprintln(w, "  "+d.p.words.Say("cli.progress.felt.none"))
	}
	if sure {
		fmt.Fprintln(w, "  "+d.p.words.Say("cli.progress.uncertain"))
	}
}

// feltLine says the counts of a technique and side, and how sure they are.
func (d *diary) feltLine(f *engine.Felt) string {
	say := d.p.words.Say
	who := []string{"technique", say("technique." + string(f.Technique) + ".short"), "side", say("side." + f.Side.String() + ".name")}
	if f.Eased.Of == 0 {
		return d.plural("cli.progress.felt.unsaid", f.Sessions, who...)
	}
	text := d.plural("cli.progress.felt.line", f.Eased.Of, append(who, "of", strconv.Itoa(f.Eased.Of), "eased", strconv.Itoa(f.Eased.Count),
		"same", strconv.Itoa(f.Same), "hurt", strconv.Itoa(f.Hurt.Count))...) + " " + d.sureness(f.Eased)
	if f.Lighter > 0 {
		text += " " + d.plural("cli.progress.felt.lighter", f.Lighter)
	}
	return text
}

// sureness says between which bounds a share lies.
func (d *diary) sureness(s progress.Share) string {
	if s.Of < fewAnswers {
		return d.p.words.Say("cli.progress.felt.few")
	}
	return d.p.words.Say("cli.progress.felt.sure", "low", strconv.Itoa(s.Low), "high", strconv.Itoa(s.High))
}

// plural says a sentence about n things, or the one about one.
func (d *diary) plural(id string, n int, args ...string) string {
	if n == 1 {
		id += ".one"
	}
	return d.p.words.Say(id, append(args, "n", strconv.Itoa(n))...)
}

// sayActivities says how each activity went, the last ratings of it.
func (d *diary) sayActivities(w io.Writer, x *engine.Insight) {
	var names []string
	scores := map[string][]string{}
	for _, day := range x.Activities {
		for _, r := range day.Ratings {
			if scores[r.Activity] == nil {
				names = append(names, r.Activity)
			}
			scores[r.Activity] = append(scores[r.Activity], strconv.Itoa(r.Score))
		}
	}
	if len(names) > 0 {
		d.head(w, "cli.progress.activities")
	}
	for _, name := range names {
		list := scores[name]
		fmt.Fprintln(w, tidy("  "+d.p.words.Say("cli.progress.activity", "name", name, "scores", strings.Join(list[max(0, len(list)-newest):], " "))))
	}
	if x.RateNow {
		fmt.Fprintln(w, d.p.words.Say("cli.today.rate", "example", d.example(x.Activities)))
	}
}

// sayBad says what bad things were noted.
func (d *diary) sayBad(w io.Writer, x *engine.Insight) {
	if len(x.Adverse) > 0 {
		d.head(w, "cli.progress.adverse")
	}
	for _, b := range x.Adverse {
		fmt.Fprintln(w, tidy("  "+d.p.words.Say("cli.progress.adverse.line", "day", b.Day.Date(), "what", d.p.words.Say("cli.adverse."+string(b.What)+".name"),
			"outcome", d.p.words.Say("cli.outcome."+string(b.Outcome)+".name"))+note(b.Note)))
	}
}

// sayChanges says what was changed and why.
func (d *diary) sayChanges(w io.Writer, x *engine.Insight) {
	d.head(w, "cli.progress.changes")
	for _, c := range x.Changes {
		fmt.Fprintln(w, tidy("  "+d.p.words.Say("cli.progress.change.line", "day", c.Day.Date(), "what", d.changed(&c))))
	}
	if len(x.Changes) == 0 {
		fmt.Fprintln(w, "  "+d.p.words.Say("cli.progress.changes.none"))
	}
}

// changed says one change and its reason.
func (d *diary) changed(c *engine.Change) string {
	say := d.p.words.Say
	switch c.Did {
	case engine.HalvedNext, engine.RestedDay:
		return say(string(c.Rule) + ".say")
	case engine.Suspended:
		return say("cli.progress.did.suspended", "why", d.reason(c.Rule, d.cause(c.Flag, c.Rule)))
	case engine.Cleared:
		if c.Until != nil {
			return say("cli.progress.did.cleared.until", "by", c.By, "until", dayName(*c.Until))
		}
		return say("cli.progress.did.cleared", "by", c.By)
	case engine.TurnedOff, engine.LeftToday:
	}
	return say("cli.progress.did."+string(c.Did), "technique", say("technique."+string(c.Technique)+".short"))
}
