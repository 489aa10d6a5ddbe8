package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"unknot/engine"
	"unknot/engine/journal"
	"unknot/engine/protocol"
)

func runLogAdverse(ctx context.Context, p *program, args []string) error {
	c := newCall("log adverse")
	day := c.String("day", "", "when it was, like 2026-11-22; today when left out")
	outcome := c.String("outcome", string(journal.NotSaid), "what became of it: "+strings.Join(journal.Outcomes(), ", "))
	note := c.String("note", "", "a word about it; needed for other")
	rest, err := parse(c.FlagSet, args, 1, 1)
	if err != nil {
		return err
	}
	b := journal.Adverse{What: journal.AdverseKind(rest[0]), Outcome: journal.Outcome(*outcome), Note: strings.TrimSpace(*note)}
	if err := checkAdverse(b); err != nil {
		return err
	}
	d, err := p.openDiary(ctx, *c.data)
	if err != nil {
		return err
	}
	defer d.Close()
	if b.Day, err = d.dayOf(*day); err != nil {
		return err
	}
	return d.add(ctx, c, d.Now(), b)
}

// checkAdverse says what is wrong with something bad as it was typed.
func checkAdverse(b journal.Adverse) error {
	if why := b.What.Check(); why != "" {
		return fmt.Errorf("log adverse: what happened %s", why)
	}
	if why := b.Outcome.Check(); why != "" {
		return fmt.Errorf("log adverse: --outcome: %s", why)
	}
	if b.What == journal.OtherEvent && b.Note == "" {
		return usageError{"log adverse: other needs --note TEXT: what it was"}
	}
	return nil
}

// dayOf reads a day that has been, today when it is left out.
func (d *diary) dayOf(s string) (protocol.Day, error) {
	today := d.Now().Day()
	if s == "" {
		return today, nil
	}
	var day protocol.Day
	if err := day.UnmarshalText([]byte(s)); err != nil {
		return day, fmt.Errorf("log adverse: --day: %w", err)
	}
	if day > today {
		return day, fmt.Errorf("log adverse: --day: %s is still to come; today is %s", s, today.Date())
	}
	return day, nil
}

// onlyOutcome reads the one outcome of a correction.
func onlyOutcome(b *journal.Adverse, values []string) error {
	if len(values) != 1 {
		return fmt.Errorf("log correct: one outcome is needed: %s", strings.Join(journal.Outcomes(), ", "))
	}
	b.Outcome = journal.Outcome(values[0])
	if why := b.Outcome.Check(); why != "" {
		return fmt.Errorf("log correct: the outcome %s", why)
	}
	return nil
}

// adverseLine says what happened, when, and what became of it.
func (d *diary) adverseLine(b journal.Adverse) string {
	say := d.p.words.Say
	return say("cli.entry.adverse", "what", say("cli.adverse."+string(b.What)+".name"), "day", dayName(b.Day),
		"outcome", say("cli.outcome."+string(b.Outcome)+".name"))
}

// sayAdverse says what to do about something bad, and that the check is due.
func (d *diary) sayAdverse(w io.Writer, b journal.Adverse) {
	say := d.p.words.Say
	fmt.Fprintln(w, say("cli.adverse."+string(b.What)+".do", "number", say("cli.emergency-number")))
	fmt.Fprintln(w, say("cli.adverse.check"))
}

// sayEnding warns of clearances that end soon, each once.
func (d *diary) sayEnding(w io.Writer, s journal.Standing) {
	var said []string
	for _, f := range s.Ending() {
		text := d.p.words.Say("cli.ending", "by", f.By, "day", dayName(*f.Until))
		if !slices.Contains(said, text) {
			said = append(said, text)
			fmt.Fprintln(w, tidy(text))
		}
	}
}

// example shows how the activities are noted: with the names that the person
// used last.
func (d *diary) example(list []engine.ActivityDay) string {
	if len(list) == 0 {
		return d.p.words.Say("cli.today.rate.example")
	}
	var out []string
	for _, r := range list[len(list)-1].Ratings {
		out = append(out, strconv.Quote(r.Activity+"=N"))
	}
	return tidy(strings.Join(out, " "))
}
