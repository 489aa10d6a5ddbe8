package journal_test

import (
	"fmt"
	"unicode/utf8"

	"pgregory.net/rapid"

	"unknot/engine/journal"
	"unknot/engine/protocol"
	"unknot/engine/session"
	"unknot/engine/stop"
)

// Generators of entries that a person and their devices could write.

func anyText(r *rapid.T, label string, least, most int) string {
	return rapid.StringN(least, most, -1).Filter(utf8.ValidString).Draw(r, label)
}

func anyMoment(r *rapid.T) protocol.Moment {
	m := on(1, "00:00")
	m.Ms += rapid.Int64Range(0, 12*24*60).Draw(r, "minute") * 60_000
	m.Offset = rapid.SampledFrom([]int16{60, 60, 60, 0, -600, 840}).Draw(r, "offset")
	return m
}

var everyReport = func() []stop.Report {
	var all []stop.Report
	rules.Every(func(x stop.Report) { all = append(all, x) })
	return all
}()

func anyEvent(r *rapid.T) session.Event {
	e := session.Event{At: rapid.Int64Range(0, 250_000).Draw(r, "at"), Do: session.Do(rapid.IntRange(1, int(session.Alive)).Draw(r, "do"))}
	if e.Do == session.Feel {
		e.Report = rapid.SampledFrom(everyReport).Draw(r, "report")
	}
	return e
}

var someAnswers = []string{"implant=yes", "fracture=unsure", "both-legs=yes", "fibromyalgia=yes", "age=17", "minor-injury=yes", "steroids=yes", "six-weeks=", "skin-sites=[\"upper-back\"]"}

var someFlags = []string{"a0/screen.implant", "a1/screen.implant", "a2/screen.fracture", "a3/screen.both-legs", "a4/stop.numb-leg", "a5/between.two-points-often"}

// bodies are how many cases bodyOf has.
const bodies = 16

// anyBody draws the body of an entry.
func anyBody(r *rapid.T) journal.Body { return bodyOf(r, rapid.IntRange(0, bodies-1).Draw(r, "kind")) }

// bodyOf draws the body of one case. Sessions and corrections refer to the ids
// a0 to a19.
func bodyOf(r *rapid.T, which int) journal.Body {
	other := fmt.Sprintf("a%d", rapid.IntRange(0, 19).Draw(r, "of"))
	switch which {
	case 0, 1:
		return journal.Screened{Answers: answers(rapid.SliceOfN(rapid.SampledFrom(someAnswers), 0, 2).Draw(r, "said")...)}
	case 2:
		return journal.Prechecked{Answers: short(rapid.SliceOfN(rapid.SampledFrom([]string{"both-legs=yes", "bowel-change="}), 0, 1).Draw(r, "said")...)}
	case 3, 4:
		return journal.Started{Plan: somePlan}
	case 5, 6, 7:
		return journal.Happened{Session: other, Event: anyEvent(r)}
	case 8:
		return journal.Ended{Session: other, As: session.End(rapid.IntRange(1, 2).Draw(r, "as")), Because: anyText(r, "because", 1, 20)}
	case 9:
		return journal.After{Session: other, Pain: rapid.IntRange(0, 10).Draw(r, "pain"), Minutes: rapid.IntRange(0, 1440).Draw(r, "minutes"), Note: anyText(r, "note", 0, 30)}
	case 10:
		return anyMorning(r)
	case 11:
		return anyFunction(r)
	case 12:
		return journal.Flag{Rule: protocol.RuleID(rapid.SampledFrom([]string{"screen.implant", "screen.fracture", "x.y"}).Draw(r, "rule")),
			Level: protocol.Level(rapid.IntRange(3, 5).Draw(r, "level")), Cause: other}
	case 13:
		return anyClearance(r)
	case 14:
		return anyAdverse(r)
	}
	to := rapid.SampledFrom([]journal.Body{anyMorning(r), anyFunction(r), anyAdverse(r), journal.After{Session: other, Pain: 3}}).Draw(r, "to")
	return journal.Correction{Of: other, To: to, Why: anyText(r, "why", 0, 20)}
}

func anyMorning(r *rapid.T) journal.Morning {
	return journal.Morning{Pain: rapid.IntRange(0, 10).Draw(r, "pain"), Note: anyText(r, "note", 0, 30)}
}

func anyAdverse(r *rapid.T) journal.Adverse {
	return journal.Adverse{What: journal.AdverseKind(rapid.SampledFrom(journal.AdverseKinds()).Draw(r, "what")), Day: date(rapid.IntRange(1, 12).Draw(r, "day")),
		Outcome: journal.Outcome(rapid.SampledFrom(journal.Outcomes()).Draw(r, "outcome")), Note: anyText(r, "note", 1, 30)}
}

func anyFunction(r *rapid.T) journal.Function {
	var f journal.Function
	for _, a := range rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"walking", "sitting", "lifting", "<b>&\u2028"}), 1, 3, rapid.ID).Draw(r, "activities") {
		f.Ratings = append(f.Ratings, journal.Rating{Activity: a, Score: rapid.IntRange(0, 10).Draw(r, "score")})
	}
	return f
}

func anyClearance(r *rapid.T) journal.Clearance {
	c := journal.Clearance{By: anyText(r, "by", 1, 20), Flags: rapid.SliceOfN(rapid.SampledFrom(someFlags), 1, 3).Draw(r, "flags")}
	if rapid.Bool().Draw(r, "ends") {
		c.Until = date(rapid.IntRange(1, 20).Draw(r, "until"))
	}
	if rapid.Bool().Draw(r, "limited") {
		c.Limits = journal.Limits{Techniques: []protocol.TechniqueID{"tfl-roll"}, HoldMax: 30, Note: anyText(r, "note", 0, 20)}
	}
	return c
}

// anyEntries draws entries; a few share an id.
func anyEntries(r *rapid.T, most int) []journal.Entry {
	var out []journal.Entry
	for i := range rapid.IntRange(0, most).Draw(r, "entries") {
		id := fmt.Sprintf("a%d", i)
		if i > 0 && rapid.IntRange(0, 19).Draw(r, "again") == 0 {
			id = out[i-1].ID
		}
		out = append(out, journal.Make(id, anyMoment(r), rapid.SampledFrom([]string{"phone", "laptop"}).Draw(r, "device"), anyBody(r)))
	}
	return out
}
