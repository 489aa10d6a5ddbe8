package engine

import (
	"unknot/engine/journal"
	"unknot/engine/progress"
	"unknot/engine/protocol"
	"unknot/engine/session"
)

// A Course is what a record shows over time: counts, not scores.
type Course struct {
	Mornings []MorningPoint   `json:"mornings"` // in the order of days
	Missing  int              `json:"missing"`  // mornings still needed for a median
	Change   *MedianChange    `json:"change"`   // from the first median to the newest, null while they share mornings
	Weeks    []WeekCount      `json:"weeks"`    // the newest last, this one included
	Sessions []SessionLine    `json:"sessions"` // in which rolling began, the newest last
	Tallies  []progress.Tally `json:"tallies"`  // of techniques that were ever asked about
}

// A MorningPoint is a morning with the median of the window that ends with it.
type MorningPoint struct {
	Day     protocol.Day `json:"day"`
	Pain    int          `json:"pain"`    // 0 to 10
	Median2 *int         `json:"median2"` // twice the median, null with too few mornings
}

// A MedianChange is two medians, twice each.
type MedianChange struct {
	First2 int `json:"first2"`
	Now2   int `json:"now2"`
}

// A WeekCount counts the days of a week, Monday first, with a session in which
// rolling began.
type WeekCount struct {
	Monday protocol.Day `json:"monday"`
	Days   int          `json:"days"`
}

// A SessionLine is one session and the pain around it.
type SessionLine struct {
	ID        string          `json:"id"`
	At        protocol.Moment `json:"at"`
	Completed bool            `json:"completed"`
	Before    *int            `json:"before"` // of 10, null when not known
	After     *int            `json:"after"`
}

// courseWeeks is how many weeks a course counts, this one included.
const courseWeeks = 12

// Course returns what a journal shows at a time.
func (e *Engine) Course(j *journal.Journal, now protocol.Moment) Course {
	between, mornings := &e.pack.Between, j.Mornings()
	today := now.Later(j.Newest()).DayAt(now.Offset)
	out := Course{Mornings: points(between, mornings), Missing: progress.Missing(between, mornings, today),
		Sessions: []SessionLine{}, Tallies: []progress.Tally{}}
	out.Change = change(out.Mornings, protocol.Day(between.Window.Default))
	worked := map[protocol.Day]bool{}
	for _, s := range j.Sessions() {
		if s.Worked != 0 {
			worked[s.At.Day()] = true
			out.Sessions = append(out.Sessions, lineOf(&s))
		}
	}
	out.Weeks = weeks(worked, today)
	for _, t := range j.Tallies() {
		if t.Eased+t.Same+t.Hurt > 0 {
			out.Tallies = append(out.Tallies, t)
		}
	}
	return out
}

func points(between *protocol.Between, mornings []progress.Morning) []MorningPoint {
	out := []MorningPoint{}
	for i, m := range mornings {
		p := MorningPoint{Day: m.Day, Pain: m.Pain}
		if twice, ok := progress.Median2(between, mornings[:i+1], m.Day+1); ok {
			p.Median2 = &twice
		}
		out = append(out, p)
	}
	return out
}

// change returns the first and the newest median, when they share no morning.
func change(points []MorningPoint, window protocol.Day) *MedianChange {
	for _, p := range points {
		if p.Median2 == nil {
			continue
		}
		last := points[len(points)-1]
		if last.Median2 == nil || last.Day < p.Day+window {
			return nil
		}
		return &MedianChange{*p.Median2, *last.Median2}
	}
	return nil
}

// weeks counts the worked days of the newest weeks, from the first that has
// one.
func weeks(worked map[protocol.Day]bool, today protocol.Day) []WeekCount {
	out := []WeekCount{}
	monday := today - protocol.Day(today.Weekday())
	for w := courseWeeks - 1; w >= 0; w-- {
		c := WeekCount{Monday: monday - protocol.Day(7*w)}
		for d := c.Monday; d < c.Monday+7; d++ {
			if worked[d] {
				c.Days++
			}
		}
		if c.Days > 0 || len(out) > 0 || w == 0 {
			out = append(out, c)
		}
	}
	return out
}

func lineOf(s *journal.SessionState) SessionLine {
	return SessionLine{ID: s.ID, At: s.At, Completed: s.Ended && s.As == session.Completed, Before: known(s.Before), After: known(s.After)}
}

// known returns a number, or null for one that is not known.
func known(n int) *int {
	if n < 0 {
		return nil
	}
	return &n
}
