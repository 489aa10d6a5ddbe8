package tui

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"unknot/engine"
	"unknot/engine/journal"
	"unknot/engine/progress"
	"unknot/engine/protocol"
)

// lies is what lies between sessions, as of the newest look at the record.
type lies struct {
	engine.Between
	morning bool            // this morning is asked about
	back    *engine.Insight // to look back on, when the check is old
}

// A morning is asked about until two in the afternoon, and while the last
// session is not long ago; the app does the same.
const (
	untilHour = 14
	afterDays = 14
)

// morningDue reports whether this morning was not noted yet, by someone who
// rolled on one of the days before.
func morningDue(j *journal.Journal, now protocol.Moment) bool {
	today := now.Day()
	hour := (now.Ms/60_000 + int64(now.Offset)) / 60 % 24
	if slices.ContainsFunc(j.Mornings(), func(m progress.Morning) bool { return m.Day == today }) || hour >= untilHour {
		return false
	}
	return slices.ContainsFunc(j.Sessions(), func(s journal.SessionState) bool {
		away := today - s.At.Day()
		return s.Worked != 0 && away > 0 && away <= afterDays
	})
}

// due returns what the person can note now besides a session.
func (g *guide) due(s journal.Standing) []action {
	var out []action
	if g.lies.morning {
		out = append(out, action{key: "m", label: g.say("morning.do"), do: g.showMorning})
	}
	if g.lies.Rate {
		out = append(out, action{key: "a", label: g.say("rate.do"), do: func() { g.startRating(s) }})
	}
	return out
}

// notes returns what can be noted and looked at on any day. From shows the page
// that these are on.
func (g *guide) notes(from func()) []action {
	return []action{
		{key: "h", label: g.word("app.adverse.link"), do: func() { g.startAdverse(from) }},
		{key: "l", label: g.word("app.progress.noted"), do: func() { g.startNoted(from) }},
	}
}

// weekly is the one line about the activities, once a week.
func (g *guide) weekly() []line {
	switch {
	case !g.lies.Rate:
		return nil
	case len(g.lies.Named) == 0:
		return []line{{text: g.say("rate.first"), kind: soft}}
	}
	return []line{{text: g.say("rate.again", "names", tidy(strings.Join(g.lies.Named, ", "))), kind: soft}}
}

// ending warns of clearances that end soon, each once.
func (g *guide) ending(now protocol.Moment) []line {
	var out []line
	for _, f := range g.lies.Ending {
		l := line{text: g.say("ending", "by", tidy(f.By), "day", g.day(*f.Until, now)), kind: strong}
		if !slices.Contains(out, l) {
			out = append(out, l)
		}
	}
	return out
}

// noChange says by which numbers rolling does not help, and that nothing is
// switched off.
func (g *guide) noChange() []line {
	x := g.lies.NoChange
	if x == nil {
		return nil
	}
	return []line{
		{text: g.word("app.not-helping.mornings", "first", half(x.First2), "now", half(x.Now2)), kind: soft},
		{text: g.word("app.not-helping.rule", "points", strconv.Itoa(x.Points), "percent", strconv.Itoa(x.Percent)), kind: soft},
		{text: g.word("app.not-helping.do.3"), kind: soft},
	}
}

// flagNumbers says the numbers that a flag was raised by.
func (g *guide) flagNumbers(f journal.FlagState, now protocol.Moment) []line {
	for i := range g.lies.Flags {
		if x := &g.lies.Flags[i]; x.Rule == f.Rule && x.Day == f.Since.Day() {
			return g.numbers(x, now)
		}
	}
	return nil
}

// numbers says the numbers by which a rule between sessions fired.
func (g *guide) numbers(x *engine.Grounds, now protocol.Moment) []line {
	if x == nil {
		return nil
	}
	var out []line
	add := func(id string, args ...string) {
		out = append(out, line{text: g.word("app.grounds."+id, args...), kind: soft})
	}
	for _, m := range x.Mornings {
		add("morning", "day", upper(g.day(m.Day, now)), "pain", strconv.Itoa(m.Pain), "usual", half(m.Usual2))
	}
	if m := x.Means; m != nil {
		add("means", "before", tenth(m.Before10), "now", tenth(m.Now10))
	}
	if x.Earlier != nil && x.Later != nil {
		for _, r := range x.Later.Ratings {
			if i := slices.IndexFunc(x.Earlier.Ratings, func(e journal.Rating) bool { return e.Activity == r.Activity }); i >= 0 {
				add("fell", "name", tidy(r.Activity), "then", strconv.Itoa(x.Earlier.Ratings[i].Score), "day", g.day(x.Earlier.Day, now), "now", strconv.Itoa(r.Score))
			}
		}
	}
	if s := x.Around; s != nil && s.Before != nil && s.After != nil {
		add("around", "day", upper(g.day(s.At.Day(), now)), "before", strconv.Itoa(*s.Before), "after", strconv.Itoa(*s.After))
	}
	return out
}

// tidy makes a text from a record, which may come from anywhere, safe to show
// on one line of a terminal.
func tidy(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029' {
			return ' '
		}
		return r
	}, s)
}

// half writes half a number, as in 2.5.
func half(twice int) string { return tenth(5 * twice) }

// tenth writes a tenth of a number, without a point where it is whole.
func tenth(n int) string {
	if n%10 == 0 {
		return strconv.Itoa(n / 10)
	}
	return strconv.Itoa(n/10) + "." + strconv.Itoa(n%10)
}

// upper makes the first letter large, for the beginning of a sentence.
func upper(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
