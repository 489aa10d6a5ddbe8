package main

import (
	"fmt"
	"slices"

	"unknot/engine"
	"unknot/engine/journal"
	"unknot/engine/plan"
	"unknot/engine/protocol"
	"unknot/engine/screen"
	"unknot/engine/session"
)

// A course is what became of a person.
type course struct {
	kind      kind
	suspended int // day, -1 for never
	rule      protocol.RuleID
	onset     int  // day from which the person got worse, 0 for those who did not
	eased     int  // days on which a rest or half a dose held
	followed  int  // days
	told      bool // on the last day, that nothing useful has changed
}

// follow follows people, a fifth of each kind.
func follow(people int) []course {
	e := engine.Lowback()
	w := newWorld(e)
	var out []course
	for _, k := range kinds {
		for n := range people / len(kinds) {
			out = append(out, w.follow(newPerson(k, n)))
		}
	}
	return out
}

// A world is what is the same for everybody: good answers and one plan.
type world struct {
	engine  *engine.Engine
	full    screen.Answers
	short   screen.Answers
	session plan.Plan
	monday  protocol.Moment
}

func newWorld(e *engine.Engine) *world {
	w := &world{engine: e}
	q := e.Questions()
	for i, it := range e.Pack().Items {
		must(w.answer(&w.full, i, it))
		if it.Short {
			must(q.Answer(&w.short, i, protocol.No))
		}
	}
	must(w.monday.UnmarshalText([]byte("2026-01-05T00:00:00Z")))
	var err error
	w.session, err = e.Plan(&w.full, e.Screen(&w.full, protocol.Set{}), plan.Wish{Minutes: 12, Tools: []protocol.ToolID{"foam-roller", "massage-ball"}, Week: 3})
	must(err)
	return w
}

// answer answers no, and numbers that no rule minds.
func (w *world) answer(a *screen.Answers, i int, it protocol.Item) error {
	q := w.engine.Questions()
	switch {
	case it.Kind == protocol.YesNo:
		return q.Answer(a, i, protocol.No)
	case it.Kind == protocol.SiteOf:
		return q.AnswerSites(a, i, 0)
	case it.ID == "age":
		return q.AnswerCount(a, i, 40)
	}
	return q.AnswerCount(a, i, 3)
}

func must(err error) {
	if err != nil {
		panic("courses: internal error: " + err.Error())
	}
}

// A diary is the record of one person.
type diary struct {
	*world
	journal *journal.Journal
	n       int
}

// write adds an entry at an hour of a day.
func (d *diary) write(day, hour int, b journal.Body) string {
	at := d.monday
	at.Ms += int64(day*24+hour) * 3_600_000
	at.Ms = max(at.Ms, d.journal.Newest().Ms+1)
	d.n++
	id := fmt.Sprintf("e%05d", d.n)
	d.journal.Add(journal.Make(id, at, "d", b))
	d.journal.Add(d.journal.Owed()...)
	return id
}

// standing is where the person stands at an hour of a day.
func (d *diary) standing(day, hour int) journal.Standing {
	at := d.monday
	at.Ms += int64(day*24+hour) * 3_600_000
	return d.journal.Standing(at)
}

// follow lives a person's twelve weeks, a day after the other, until rolling is
// suspended.
func (w *world) follow(p *person) course {
	d := &diary{world: w, journal: w.engine.Journal()}
	c := course{kind: p.kind, suspended: -1, onset: p.from}
	for day := range days {
		if pain, noted := p.morning(day); noted {
			d.write(day, 7, journal.Morning{Pain: pain})
		}
		if day%7 == 6 {
			d.write(day, 8, d.activities(p, day))
		}
		c.followed++
		s := d.standing(day, 17)
		if len(s.Flags) > 0 {
			c.suspended, c.rule = day, s.Flags[0].Rule
			return c
		}
		if s.Holding != nil {
			c.eased++
		}
		c.told = s.NotHelping
		d.evening(day, s)
	}
	return c
}

// evening is the evening of a day: the check when it is due, and a session when one
// is suggested and may start.
func (d *diary) evening(day int, s journal.Standing) {
	if s.Renew == nil || s.Now.Day() >= *s.Renew {
		d.write(day, 17, journal.Screened{Answers: d.full})
		s = d.standing(day, 17)
	}
	if !slices.Contains(s.Week.Suggested, s.Now.Day()) {
		return
	}
	d.write(day, 18, journal.Prechecked{Answers: d.short})
	if s = d.standing(day, 18); !s.May {
		return
	}
	id := d.write(day, 18, journal.Started{Plan: d.session})
	d.write(day, 18, journal.Happened{Session: id, Event: session.Event{Do: session.Start}})
	d.write(day, 19, journal.Ended{Session: id, As: session.Completed, Because: "done"})
}

// activities are three things that go worse by as much as the pain is up.
func (d *diary) activities(p *person, day int) journal.Function {
	var f journal.Function
	for _, name := range []string{"walking", "sitting", "lifting"} {
		f.Ratings = append(f.Ratings, journal.Rating{Activity: name, Score: p.rating(10 - p.level(day))})
	}
	return f
}
