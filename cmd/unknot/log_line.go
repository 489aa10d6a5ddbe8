package main

import (
	"fmt"
	"strconv"
	"strings"

	"unknot/engine/journal"
	"unknot/engine/protocol"
	"unknot/engine/screen"
	"unknot/engine/session"
)

// line says an entry in one line.
func (d *diary) line(e journal.Entry) string { return d.bodyLine(e, e.Body) + note(noteOf(e.Body)) }

func (d *diary) bodyLine(e journal.Entry, body journal.Body) string {
	say := d.p.words.Say
	switch b := body.(type) {
	case journal.Screened:
		return say("cli.entry.screening", "outcome", d.outcome(&b.Answers))
	case journal.Prechecked:
		return say("cli.entry.precheck", "n", strconv.Itoa(b.Answers.Count()))
	case journal.Started:
		return say("cli.entry.started", "time", clock(b.Plan.Seconds), "n", strconv.Itoa(len(b.Plan.Steps)))
	case journal.Happened:
		return d.eventLine(b)
	case journal.Ended:
		return say("cli.entry.ended." + b.As.String())
	case journal.After:
		return say("cli.entry.after", "n", strconv.Itoa(b.Pain), "minutes", strconv.Itoa(b.Minutes))
	case journal.Morning:
		return say("cli.entry.morning", "n", strconv.Itoa(b.Pain))
	case journal.Function:
		return say("cli.entry.function", "names", ratings(b))
	case journal.Adverse:
		return d.adverseLine(b)
	case journal.Flag:
		return say("cli.entry.flag", "level", say("level."+b.Level.String()+".name"), "reason", d.reason(b.Rule, b.Cause))
	case journal.Clearance:
		return d.clearanceLine(b)
	case journal.Correction:
		return say("cli.entry.correction", "id", b.Of, "to", d.bodyLine(e, b.To), "why", b.Why)
	}
	return say("cli.entry.newer")
}

// noteOf returns the note of a body.
func noteOf(b journal.Body) string {
	switch b := b.(type) {
	case journal.After:
		return b.Note
	case journal.Morning:
		return b.Note
	case journal.Adverse:
		return b.Note
	case journal.Clearance:
		return b.Limits.Note
	}
	return ""
}

// note returns a note as it follows a line.
func note(s string) string {
	if s == "" {
		return ""
	}
	return " (" + s + ")"
}

// outcome says what answers lead to by themselves.
func (d *diary) outcome(a *screen.Answers) string {
	o := d.p.engine.Screen(a, protocol.Set{})
	if !o.Complete && !o.Level.Suspends() {
		return d.p.words.Say("incomplete.title")
	}
	return d.p.words.Say("level." + o.Level.String() + ".title")
}

// eventLine says something that happened in a session.
func (d *diary) eventLine(b journal.Happened) string {
	say := d.p.words.Say
	at := clock(int(b.Event.At / 1000))
	if b.Event.Do != session.Feel {
		return say("cli.entry.event."+b.Event.Do.String(), "time", at)
	}
	t := d.p.engine.Sensations()
	felt := say("sensation." + string(t.Sensation(b.Event.Report)) + ".name")
	if place := t.Place(b.Event.Report); place != "" {
		felt += ", " + say("place."+string(place)+".name")
	}
	if n, ok := b.Event.Report.Discomfort(); ok {
		felt += ", " + say("cli.entry.discomfort", "n", strconv.Itoa(n))
	}
	return say("cli.entry.event.report", "time", at, "felt", felt)
}

func ratings(f journal.Function) string {
	out := make([]string, len(f.Ratings))
	for i, r := range f.Ratings {
		out[i] = fmt.Sprintf("%s %d", r.Activity, r.Score)
	}
	return strings.Join(out, ", ")
}

// clearanceLine says who cleared how much, until when and with what limits.
func (d *diary) clearanceLine(b journal.Clearance) string {
	say := d.p.words.Say
	text := say("cli.entry.clearance", "by", b.By, "n", strconv.Itoa(len(b.Flags)))
	if b.Until != 0 {
		text += ", " + say("cli.entry.until", "day", dayName(b.Until))
	}
	if len(b.Limits.Techniques) > 0 {
		text += ", " + say("cli.entry.without", "names", d.p.names("technique", texts(b.Limits.Techniques)))
	}
	if b.Limits.HoldMax > 0 {
		text += ", " + say("cli.entry.hold", "seconds", strconv.Itoa(b.Limits.HoldMax))
	}
	return text
}

// reason says why a rule raised a flag: what the person answered, felt or
// noted.
func (d *diary) reason(rule protocol.RuleID, cause string) string {
	say, pack := d.p.words.Say, d.p.engine.Pack()
	if i, ok := pack.Rule(rule); ok {
		item := pack.Rules[i].When[0][0].Item
		return say("cli.you-said", "said", say("item."+string(item)+".said", "n", d.counted(item, cause)))
	}
	for _, r := range pack.StopRules {
		if r.ID == rule && len(r.Sensations) > 0 {
			return say("cli.you-felt", "felt", say("sensation."+string(r.Sensations[0])+".name"))
		}
	}
	if d.p.words.Has(string(rule) + ".say") {
		return say(string(rule) + ".say")
	}
	return say("cli.rule", "rule", string(rule))
}

// counted returns the number that was answered to a question in an entry.
func (d *diary) counted(item protocol.ItemID, cause string) string {
	i, _ := d.p.engine.Pack().Item(item)
	e, _ := d.entry(cause)
	var a screen.Answers
	switch b := e.Body.(type) {
	case journal.Screened:
		a = b.Answers
	case journal.Prechecked:
		a = b.Answers
	}
	if n, ok := d.p.engine.Questions().GetCount(&a, i); ok {
		return strconv.Itoa(n)
	}
	return "?"
}
