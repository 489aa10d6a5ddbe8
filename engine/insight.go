package engine

import (
	"unknot/engine/journal"
	"unknot/engine/progress"
	"unknot/engine/protocol"
)

// An Insight is a course with what it means by the rules: what counts as worse,
// what each technique did, and what this led to. Counts, with how uncertain
// they are; never a score.
type Insight struct {
	Course
	Today      protocol.Day           `json:"today"`
	Target     Target                 `json:"target"`
	Bands      []*Band                `json:"bands"` // one a morning, null while there is no median
	Next       *Band                  `json:"next"`  // of a morning today
	Techniques []Felt                 `json:"techniques"`
	Changes    []Change               `json:"changes"` // in the order of days
	Activities []ActivityDay          `json:"activities"`
	RateNow    bool                   `json:"rateNow"` // the activities were not rated for a week
	Adverse    []journal.AdverseEvent `json:"adverse"`
	NotHelping bool                   `json:"notHelping"`
}

// A Target is how many sessions a week has by the method.
type Target struct {
	Least int `json:"least"`
	Usual int `json:"usual"`
	Most  int `json:"most"`
}

// A Band is from where on a morning counts as worse than usual, twice the
// points: from Worse2 on the mildest rule counts it, from Clearly2 on the
// sharpest.
type Band struct {
	Usual2   int `json:"usual2"` // the own median of the days before
	Worse2   int `json:"worse2"`
	Clearly2 int `json:"clearly2"`
}

// An ActivityDay is how the activities that the person named went on a day.
type ActivityDay struct {
	Day     protocol.Day     `json:"day"`
	Ratings []journal.Rating `json:"ratings"`
}

// rateDays is how often activities are rated: once a week.
const rateDays = 7

// Insight returns what a journal shows at a time, and what it led to.
func (e *Engine) Insight(j *journal.Journal, now protocol.Moment) Insight {
	s := j.Standing(now)
	week := e.pack.Dose.Week
	out := Insight{Course: e.Course(j, now), Today: s.Now.Day(), Target: Target{week.Min, week.Default, week.Max},
		Techniques: e.felt(j), Changes: e.changes(j, &s), Activities: activities(j), NotHelping: s.NotHelping,
		Adverse: append([]journal.AdverseEvent{}, j.Adverse()...)}
	out.Bands, out.Next = bands(&e.pack.Between, j.Mornings(), out.Today)
	out.RateNow = rateNow(out.Activities, s.Sessions, out.Today)
	return out
}

// bands returns the band of every morning, and that of a morning today.
func bands(b *protocol.Between, mornings []progress.Morning, today protocol.Day) (list []*Band, next *Band) {
	list = []*Band{}
	for i, m := range mornings {
		list = append(list, bandOf(b, mornings[:i], m.Day))
	}
	return list, bandOf(b, mornings, today)
}

// bandOf returns the band of a day by the mornings before it.
func bandOf(b *protocol.Between, mornings []progress.Morning, day protocol.Day) *Band {
	usual2, ok := progress.Median2(b, mornings, day)
	if !ok || len(b.Mornings) == 0 {
		return nil
	}
	least, most := b.Mornings[0].Rise, b.Mornings[0].Rise
	for _, r := range b.Mornings {
		least, most = min(least, r.Rise), max(most, r.Rise)
	}
	return &Band{usual2, usual2 + 2*least, usual2 + 2*most}
}

// activities returns the ratings by day, the last of a day.
func activities(j *journal.Journal) []ActivityDay {
	out := []ActivityDay{}
	for _, f := range j.Functions() {
		a := activityDay(f)
		if n := len(out); n > 0 && out[n-1].Day == a.Day {
			out[n-1] = a
			continue
		}
		out = append(out, a)
	}
	return out
}

// activityDay returns ratings as they are written.
func activityDay(f progress.Function) ActivityDay {
	a := ActivityDay{Day: f.Day}
	for _, r := range f.Ratings {
		a.Ratings = append(a.Ratings, journal.Rating(r))
	}
	return a
}

// rateNow reports whether a week has passed since the activities were rated, by
// someone who rolls.
func rateNow(list []ActivityDay, sessions int, today protocol.Day) bool {
	return sessions > 0 && (len(list) == 0 || today-list[len(list)-1].Day >= rateDays)
}
