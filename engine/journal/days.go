package journal

import (
	"slices"

	"unknot/engine/progress"
	"unknot/engine/protocol"
)

// morning folds a morning in. A second one on a day replaces the first when it
// is worse, so that no order of arrival can hide a bad morning.
func (f *fold) morning(e Entry, b Morning) {
	day := e.At.Day()
	i, found := slices.BinarySearchFunc(f.mornings, day, func(m progress.Morning, d protocol.Day) int { return int(m.Day - d) })
	switch {
	case !found:
		f.mornings = slices.Insert(f.mornings, i, progress.Morning{Day: day, Pain: b.Pain})
	case f.mornings[i].Pain < b.Pain:
		f.mornings[i].Pain = b.Pain
	default:
		return
	}
	if i == len(f.mornings)-1 {
		between := &f.codec.pack.Between
		f.found(e, progress.Mornings(between, f.mornings, f.since()))
	}
}

// since returns the day after the newest clearance that named a flag of the
// rules between sessions: what came before it has been judged by a
// professional.
func (f *fold) since() protocol.Day {
	return f.sinceOf(func(*clearanceState) bool { return true })
}

// sinceOf is since by some of the clearances.
func (f *fold) sinceOf(counts func(*clearanceState) bool) protocol.Day {
	var day protocol.Day
	for i := range f.cleared {
		c := &f.cleared[i]
		if !counts(c) {
			continue
		}
		for _, id := range c.Flags {
			if s, ok := f.flags[id]; ok && f.isBetween(s.Rule) {
				day = max(day, c.at.Day()+1)
			}
		}
	}
	return day
}

// JudgedBefore returns the first day that is not judged with what a professional
// has looked at, as it was on a day: that after the newest clearance before it
// which named a flag of the rules between sessions.
func (j *Journal) JudgedBefore(day protocol.Day) protocol.Day {
	return j.fold.sinceOf(func(c *clearanceState) bool { return c.at.Day() < day })
}

// isBetween reports whether a rule is one of those between sessions.
func (f *fold) isBetween(id protocol.RuleID) bool {
	b := &f.codec.pack.Between
	return id == b.Mean.ID || id == b.Function.ID ||
		slices.ContainsFunc(b.Mornings, func(r protocol.MorningRule) bool { return r.ID == id })
}

// found notes what the rules found: a suspension as a flag, the rest as a
// finding.
func (f *fold) found(e Entry, list []progress.Finding) {
	for _, x := range list {
		if x.Remedy == protocol.Suspend {
			f.raise(FlagID(e.ID, x.Rule), e, x.Rule, x.Level, e.ID)
		}
		f.findings = append(f.findings, x)
	}
}

func (f *fold) function(e Entry, b Function) {
	in := progress.Function{Day: e.At.Day()}
	for _, r := range b.Ratings {
		in.Ratings = append(in.Ratings, progress.Rating(r))
	}
	f.functions = append(f.functions, in)
	between := &f.codec.pack.Between
	f.found(e, progress.Functions(between, f.functions, f.since()))
}

// after judges the pain after a session against the newest pain before it: of
// the morning of that day, or of the safety check.
func (f *fold) after(e Entry, b After) {
	if i, ok := f.bySID[b.Session]; ok {
		f.sessions[i].After = b.Pain
	}
	before, ok := f.painBefore(e.At.Day())
	if !ok {
		return
	}
	if x, late := progress.Settled(&f.codec.pack.Between, before, b.Pain, b.Minutes, e.At.Day()); late {
		f.found(e, []progress.Finding{x})
	}
}

// painBefore returns the pain of a day's morning, or else of the full
// screening when that was on the same day.
func (f *fold) painBefore(day protocol.Day) (int, bool) {
	if n := len(f.mornings); n > 0 && f.mornings[n-1].Day == day {
		return f.mornings[n-1].Pain, true
	}
	if i, ok := f.codec.pack.Item("pain-now"); ok && f.full.Ms != 0 && f.full.Day() == day {
		return f.codec.screen.GetCount(&f.answers, i)
	}
	return 0, false
}

// days returns the days with a session in which rolling began, in order.
func (f *fold) days() []protocol.Day {
	var out []protocol.Day
	for i := range f.sessions {
		if s := &f.sessions[i]; s.Worked != 0 {
			out = append(out, s.At.Day())
		}
	}
	protocol.Order(out, func(d protocol.Day) int { return int(d) })
	return slices.Compact(out)
}
