package engine

import (
	"unknot/engine/journal"
	"unknot/engine/progress"
	"unknot/engine/protocol"
)

// Grounds are the numbers by which a rule between sessions fired on a day. Only
// those that the rule reads are there.
type Grounds struct {
	Rule     protocol.RuleID `json:"rule"`
	Day      protocol.Day    `json:"day"`
	Mornings []RisenMorning  `json:"mornings"` // that counted, with what was usual
	Means    *MeanChange     `json:"means"`
	Earlier  *ActivityDay    `json:"earlier"` // the ratings that the newest are worse than
	Later    *ActivityDay    `json:"later"`
	Around   *SessionLine    `json:"around"` // the session after which pain did not settle
}

// A RisenMorning is a morning that was worse than usual.
type RisenMorning struct {
	Day    protocol.Day `json:"day"`
	Pain   int          `json:"pain"`
	Usual2 int          `json:"usual2"` // twice the median of the days before
}

// A MeanChange is the mean of a window and of the one before it, in tenths,
// rounded down.
type MeanChange struct {
	Before10 int `json:"before10"`
	Now10    int `json:"now10"`
}

// grounds returns the numbers of a rule on a day, nil when it is no rule
// between sessions.
func (e *Engine) grounds(j *journal.Journal, rule protocol.RuleID, day protocol.Day) *Grounds {
	b := &e.pack.Between
	g := &Grounds{Rule: rule, Day: day, Mornings: []RisenMorning{}}
	mornings := until(j.Mornings(), day)
	switch rule {
	case b.Mean.ID:
		now, before, _ := progress.Means10(b, mornings, j.JudgedBefore(day))
		g.Means = &MeanChange{before, now}
	case b.Function.ID:
		g.Earlier, g.Later = e.fallen(j, day)
	case b.Settle.ID:
		g.Around = unsettled(j, day)
	default:
		for _, r := range b.Mornings {
			if r.ID == rule {
				g.Mornings = risenOf(b, mornings, j.JudgedBefore(day), r)
				return g
			}
		}
		return nil
	}
	return g
}

// until returns the mornings up to a day.
func until(mornings []progress.Morning, day protocol.Day) []progress.Morning {
	for len(mornings) > 0 && mornings[len(mornings)-1].Day > day {
		mornings = mornings[:len(mornings)-1]
	}
	return mornings
}

// risenOf returns the newest mornings that a rule counted.
func risenOf(b *protocol.Between, mornings []progress.Morning, since protocol.Day, r protocol.MorningRule) []RisenMorning {
	out := []RisenMorning{}
	for i := max(0, len(mornings)-r.Of); i < len(mornings); i++ {
		m := mornings[i]
		if up2, ok := progress.Rise2(b, mornings, i); ok && up2 >= 2*r.Rise && m.Day >= since {
			out = append(out, RisenMorning{m.Day, m.Pain, 2*m.Pain - up2})
		}
	}
	return out
}

// fallen returns the ratings of a day and those that they are worse than.
func (e *Engine) fallen(j *journal.Journal, day protocol.Day) (earlier, later *ActivityDay) {
	var list []progress.Function
	for _, f := range j.Functions() {
		if f.Day <= day {
			list = append(list, f)
		}
	}
	if a, b, ok := progress.Fallen(&e.pack.Between, list, j.JudgedBefore(day)); ok {
		x, y := activityDay(a), activityDay(b)
		return &x, &y
	}
	return nil, nil
}

// unsettled returns the session of a day after which there was more pain than
// before it.
func unsettled(j *journal.Journal, day protocol.Day) *SessionLine {
	var out *SessionLine
	for _, s := range j.Sessions() {
		if away := day - s.At.Day(); (away == 0 || away == 1) && s.Before >= 0 && s.After > s.Before {
			line := lineOf(&s)
			out = &line
		}
	}
	return out
}
