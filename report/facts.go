package report

import (
	"slices"

	"unknot/clearcode"
	"unknot/engine/journal"
	"unknot/engine/plan"
	"unknot/engine/progress"
	"unknot/engine/protocol"
	"unknot/engine/session"
)

// facts are what the page shows, taken from a record.
type facts struct {
	in       *Input
	from, to protocol.Day // the days the page looks at, both included
	standing journal.Standing
	checks   []check
	flags    []flag
	cleared  []clearance
	pains    []pain
	sessions []protocol.Day // with a session in which rolling began
	doses    []dose
	minutes  map[area]int // seconds, by region and side
	count    counts
	felt     []feeling
	after    [3]int  // sessions after which pain was lower, the same, higher
	can      []rated // how activities go, in the order of time
}

// A check is a full safety check and the level its answers lead to.
type check struct {
	day      protocol.Day
	level    protocol.Level // unset when incomplete and none is reached
	complete bool
	entry    journal.Entry
}

// A flag is a reason to suspend and the days it stood.
type flag struct {
	id, cause string
	rule      protocol.RuleID
	level     protocol.Level
	at        protocol.Moment
	stood     []span
	by        string       // who lifted it last
	lifted    protocol.Day // and when, 0 for never
}

// A span is days in a row, both included.
type span struct{ from, to protocol.Day }

// A clearance is one of the record, and when it was given.
type clearance struct {
	journal.Clearance
	at protocol.Moment
}

// A pain is a morning with the own median of the days before it. Medians are
// doubled; -1 for too few mornings.
type pain struct {
	progress.Morning
	trend2 int // of the window that ends with this morning
	usual2 int // of the window before it, which an alarm is measured against
}

// A dose is what was done by one technique.
type dose struct {
	technique int // index into the pack
	sessions  int
	seconds   [3]int // by side
	eased     int    // holds after which the ache eased, in the whole record
	same      int
	hurt      int
}

// An area is a region of the body on one side.
type area struct {
	region protocol.RegionID
	side   protocol.Side
}

// counts are of sessions.
type counts struct{ began, completed, stopped, seconds int }

// A feeling is a sensation and how often it was reported.
type feeling struct {
	id protocol.SensationID
	n  int
}

// gather takes from a record what the page shows.
func gather(in *Input) *facts {
	s := in.Journal.Standing(in.Now)
	to := s.Now.Day()
	f := &facts{in: in, from: to - protocol.Day(in.Days) + 1, to: to, standing: s, minutes: map[area]int{}}
	for _, e := range slices.Concat(in.Journal.Entries(), in.Journal.Owed()) {
		f.entry(e)
	}
	f.correct()
	for i := range f.flags {
		f.settle(&f.flags[i])
	}
	slices.SortStableFunc(f.flags, f.weightier)
	f.mornings()
	f.rolled()
	return f
}

func (f *facts) entry(e journal.Entry) {
	switch b := e.Body.(type) {
	case journal.Screened:
		o := f.in.Engine.Screen(&b.Answers, protocol.Set{})
		f.checks = append(f.checks, check{e.At.Day(), o.Level, o.Complete, e})
	case journal.Flag:
		f.flags = append(f.flags, flag{id: e.ID, cause: b.Cause, rule: b.Rule, level: b.Level, at: e.At})
	case journal.Clearance:
		f.cleared = append(f.cleared, clearance{b, e.At})
	case journal.Function:
		f.can = append(f.can, rated{e.ID, dayName(e.At.Day()), b})
	case journal.Happened:
		if day := e.At.Day(); b.Event.Do == session.Feel && day >= f.from && day <= f.to {
			f.feel(f.in.Engine.Sensations().Sensation(b.Event.Report))
		}
	}
}

// feel counts a sensation that was reported.
func (f *facts) feel(id protocol.SensationID) {
	if i := slices.IndexFunc(f.felt, func(x feeling) bool { return x.id == id }); i >= 0 {
		f.felt[i].n++
	} else if id != "" {
		f.felt = append(f.felt, feeling{id, 1})
	}
}

// settle works out on which days a flag stood: until a clearance that names it,
// and again after that is over.
func (f *facts) settle(x *flag) {
	open := x.at.Day()
	for _, c := range f.cleared {
		if !slices.Contains(c.Flags, x.id) || x.level.NeverSameDay() && c.at.DayAt(x.at.Offset) <= x.at.Day() {
			continue
		}
		day := c.at.Day()
		if open != 0 && open <= day {
			x.stood = append(x.stood, span{open, max(open, day-1)})
		}
		x.by, x.lifted, open = c.By, day, 0
		if c.Until != 0 {
			open = c.Until + 1
		}
	}
	if open != 0 && open <= f.to {
		x.stood = append(x.stood, span{open, f.to})
	}
}

// stands reports whether a flag stands now, by the engine.
func (f *facts) stands(id string) bool {
	return slices.ContainsFunc(f.standing.Flags, func(x journal.FlagState) bool { return x.ID == id })
}

// weightier puts what stands first, then the graver, then the newer.
func (f *facts) weightier(a, b flag) int {
	weight := func(x flag) int64 {
		w := int64(x.level) << 50
		if f.stands(x.id) {
			w += 1 << 55
		}
		return w + x.at.Ms
	}
	return -int(sign(weight(a) - weight(b)))
}

func sign(n int64) int64 {
	switch {
	case n > 0:
		return 1
	case n < 0:
		return -1
	}
	return 0
}

// mornings takes the mornings of the days the page looks at.
func (f *facts) mornings() {
	between, all := &f.in.Engine.Pack().Between, f.in.Journal.Mornings()
	for i, m := range all {
		if m.Day < f.from || m.Day > f.to {
			continue
		}
		p := pain{Morning: m, trend2: -1, usual2: -1}
		if twice, ok := progress.Median2(between, all[:i+1], m.Day+1); ok {
			p.trend2 = twice
		}
		if twice, ok := progress.Median2(between, all[:i], m.Day); ok {
			p.usual2 = twice
		}
		f.pains = append(f.pains, p)
	}
}

// rolled adds up the sessions of the days the page looks at.
func (f *facts) rolled() {
	pack := f.in.Engine.Pack()
	f.doses = make([]dose, len(pack.Techniques))
	for i := range f.doses {
		f.doses[i] = dose{technique: i}
	}
	for _, t := range f.in.Journal.Tallies() {
		if i, ok := pack.Technique(t.Technique); ok {
			f.doses[i].eased += t.Eased
			f.doses[i].same += t.Same
			f.doses[i].hurt += t.Hurt
		}
	}
	for _, s := range f.in.Journal.Sessions() {
		if day := s.At.Day(); s.Worked != 0 && day >= f.from && day <= f.to {
			f.sessions = append(f.sessions, day)
			f.session(&s)
		}
	}
	f.doses = slices.DeleteFunc(f.doses, func(d dose) bool { return d.sessions == 0 })
}

func (f *facts) session(s *journal.SessionState) {
	f.count.began++
	if s.Before >= 0 && s.After >= 0 {
		f.after[1+sign(int64(s.After-s.Before))]++
	}
	switch {
	case s.Ended && s.As == session.Completed:
		f.count.completed++
	case s.Ended && s.As == session.Stopped:
		f.count.stopped++
	}
	seen := uint16(0)
	for i := range s.Plan.Steps {
		if t, ok := f.in.Engine.Pack().Technique(s.Plan.Steps[i].Technique); ok && s.Worked&(1<<t) != 0 && reached(s, i) {
			f.step(&s.Plan.Steps[i], t)
			seen |= 1 << t
		}
	}
	for t := range f.doses {
		if seen&(1<<t) != 0 {
			f.doses[t].sessions++
		}
	}
}

// reached reports whether a session got as far as a step of its plan.
func reached(s *journal.SessionState, step int) bool {
	m, state := s.Machine()
	return m == nil || s.As == session.Completed || step <= state.Step()
}

// step counts the rolling and holding of a step, as planned.
func (f *facts) step(s *plan.Step, t int) {
	f.count.seconds += s.Work()
	f.doses[t].seconds[s.Side] += s.Work()
	for _, region := range f.in.Engine.Pack().Techniques[t].Loads {
		f.minutes[area{region, s.Side}] += s.Work()
	}
}

// newest returns the newest full check, complete or not.
func (f *facts) newest() (check, bool) {
	if len(f.checks) == 0 {
		return check{}, false
	}
	return f.checks[len(f.checks)-1], true
}

// ask returns the question to the professional, "" when nothing stands.
func (f *facts) ask() string {
	var a clearcode.Ask
	for _, x := range f.standing.Flags {
		if len(a.Flags) < clearcode.Most {
			a.Flags = append(a.Flags, clearcode.Asked{Flag: clearcode.FlagOf(x.ID, x.Rule), Since: x.Since.Day()})
		}
	}
	text, err := a.Encode()
	if err != nil {
		return ""
	}
	return text
}
