package tui

import (
	"strconv"

	"unknot/engine"
	"unknot/engine/journal"
)

// renewed says why the full check is due again, and looks back when it is
// because its days are over.
func (g *guide) renewed(s journal.Standing) []line {
	switch g.lies.Check {
	case journal.AfterAdverse:
		return []line{{text: g.word("app.renew.after-adverse")}}
	case journal.AfterCleared:
		return []line{{text: g.word("app.renew.after-cleared")}}
	case journal.NotDue, journal.FirstCheck, journal.OldCheck:
	}
	out := []line{{text: g.say("renew.why", "n", strconv.Itoa(g.pack.Dose.Screening.Default))}}
	if g.lies.back != nil && s.Screened != nil {
		out = append(out, g.lookBack(g.lies.back, s)...)
	}
	if s.NotHelping {
		out = append(out, line{text: g.word(string(g.pack.Between.NoChange.ID) + ".say")})
		out = append(out, g.noChange()...)
	}
	return out
}

// lookBack says in counts how the weeks since the last full check went, and
// claims nothing of why.
func (g *guide) lookBack(x *engine.Insight, s journal.Standing) []line {
	out := []line{{text: g.word("app.review.since", "day", g.day(*s.Screened, s.Now)), kind: strong}}
	add := func(id string, args ...string) {
		out = append(out, line{text: g.word("app.review."+id, args...), kind: bullet})
	}
	sessions := 0
	for _, y := range x.Sessions {
		if y.At.Day() >= *s.Screened {
			sessions++
		}
	}
	add("sessions", "n", strconv.Itoa(sessions))
	switch c := x.Change; {
	case c == nil:
		add("mornings.few")
	case c.First2 == c.Now2:
		add("mornings.same", "now", half(c.Now2))
	default:
		add("mornings", "first", half(c.First2), "now", half(c.Now2))
	}
	for _, name := range g.lies.Named {
		if scores := scoresOf(x.Activities, name); len(scores) > 1 {
			add("activity", "name", tidy(name), "then", strconv.Itoa(scores[0]), "now", strconv.Itoa(scores[len(scores)-1]))
		}
	}
	eased, same, hurt := 0, 0, 0
	for _, t := range x.Tallies {
		eased, same, hurt = eased+t.Eased, same+t.Same, hurt+t.Hurt
	}
	if eased+same+hurt > 0 {
		add("held", "eased", strconv.Itoa(eased), "same", strconv.Itoa(same), "hurt", strconv.Itoa(hurt))
	}
	return append(out, line{text: g.word("app.review.honest"), kind: soft})
}

// scoresOf returns the ratings of one activity, the newest last.
func scoresOf(days []engine.ActivityDay, name string) []int {
	var out []int
	for _, d := range days {
		for _, r := range d.Ratings {
			if r.Activity == name {
				out = append(out, r.Score)
			}
		}
	}
	return out
}
