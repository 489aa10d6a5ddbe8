package journal

import (
	"unknot/engine/progress"
	"unknot/engine/protocol"
	"unknot/engine/screen"
	"unknot/engine/session"
	"unknot/engine/stop"
)

// fold is what follows from the entries so far, in the order of time.
type fold struct {
	codec       *Codec
	newest      protocol.Moment
	corrections map[correctable]Correction

	full    protocol.Moment // last full screening with every question answered
	answers screen.Answers  // of it
	outcome screen.Outcome  // of it, as it was then
	checked protocol.Moment // last time the short questions were all answered
	newerAt int             // entries of newer versions
	flags   map[string]*flagState
	flagIDs []string // in the order they were raised
	cleared []clearanceState

	sessions []SessionState
	open     int // index in sessions of the one under way, -1 for none
	bySID    map[string]int
	reports  []reported
	off      uint16 // techniques off until the next full screening
	tallies  []progress.Tally

	mornings  []progress.Morning
	functions []progress.Function
	findings  []progress.Finding
}

// correctable is what a correction replaces: only a value of the same kind.
type correctable struct {
	id   string
	kind Kind
}

// flagState is a flag, written or only drawn.
type flagState struct {
	Rule     protocol.RuleID
	Level    protocol.Level
	cause    string
	device   string
	at       protocol.Moment
	recorded bool
}

// clearanceState is a clearance and when it was given.
type clearanceState struct {
	Clearance
	id string
	at protocol.Moment
}

// reported is a sensation in a session, for rules that look back.
type reported struct {
	ms      int64
	bit     uint64
	session int // index in sessions, -1 for one that is not known
}

// SessionState is a session of the record and how far it got.
type SessionState struct {
	ID      string
	At      protocol.Moment
	Ended   bool
	As      session.End
	Worked  uint16 // techniques whose rolling began
	machine *session.Machine
	state   session.State
	felt    uint64 // sensations reported
	before  int    // pain before, -1 when not known
}

func newFold(c *Codec) fold {
	f := fold{codec: c, open: -1, corrections: map[correctable]Correction{}, flags: map[string]*flagState{}, bySID: map[string]int{}}
	for _, t := range c.pack.Techniques {
		f.tallies = append(f.tallies, progress.Tally{Technique: t.ID})
	}
	return f
}

// add folds one entry in.
func (f *fold) add(e Entry) {
	f.newest = f.newest.Later(e.At)
	switch b := f.corrected(e).(type) {
	case Screened:
		f.screened(e, b.Answers)
	case Prechecked:
		f.prechecked(e, b.Answers)
	case Started:
		f.started(e, b)
	case Happened:
		f.happened(e, b)
	case Ended:
		f.ended(b)
	case After:
		f.after(e, b)
	case Morning:
		f.morning(e, b)
	case Function:
		f.function(e, b)
	case Flag:
		f.raise(e.ID, e, b.Rule, b.Level, b.Cause).recorded = true
	case Clearance:
		f.cleared = append(f.cleared, clearanceState{b, e.ID, e.At})
	case Correction:
	case Newer:
		f.newerAt++
	}
}

// corrected returns the body of an entry, or what corrected it.
func (f *fold) corrected(e Entry) Body {
	if c, ok := f.corrections[correctable{e.ID, e.Kind}]; ok {
		return c.To
	}
	return e.Body
}

// raise notes a flag. The graver level counts when it is raised twice.
func (f *fold) raise(id string, e Entry, rule protocol.RuleID, level protocol.Level, cause string) *flagState {
	s, ok := f.flags[id]
	if !ok {
		s = &flagState{Rule: rule, Level: level, cause: cause, device: e.Device, at: e.At}
		f.flags[id] = s
		f.flagIDs = append(f.flagIDs, id)
	}
	s.Level = max(s.Level, level)
	s.at = s.at.Later(e.At)
	return s
}

func (f *fold) screened(e Entry, a screen.Answers) {
	o := f.codec.screen.Screen(&a, f.clearedItems(e.At))
	f.raiseFired(e, o)
	f.shortChecked(e, a)
	if o.Complete {
		f.full, f.answers, f.outcome, f.off = e.At, a, o, 0
	}
}

func (f *fold) prechecked(e Entry, a screen.Answers) {
	f.raiseFired(e, f.codec.screen.Screen(&a, f.clearedItems(e.At)))
	f.shortChecked(e, a)
}

// shortChecked notes that the short questions were answered, all of them.
func (f *fold) shortChecked(e Entry, a screen.Answers) {
	if f.codec.screen.Short(&a).Complete {
		f.checked = e.At
	}
}

// raiseFired raises a flag for every rule that fired, suspends, and is not
// cleared.
func (f *fold) raiseFired(e Entry, o screen.Outcome) {
	o.Fired.Minus(o.Cleared).Each(func(i int) {
		if r := &f.codec.pack.Rules[i]; r.Level.Suspends() {
			f.raise(FlagID(e.ID, r.ID), e, r.ID, r.Level, e.ID)
		}
	})
}

// clearedItems returns the items that a professional has cleared at a time:
// those of lifted flags whose rule is one a clearance can open, and reads no
// other item. What changes from week to week, such as a pain, is cleared for as
// long as a full check is good for; after that a yes is news again.
func (f *fold) clearedItems(at protocol.Moment) protocol.Set {
	var items protocol.Set
	for _, id := range f.flagIDs {
		s := f.flags[id]
		c, lifted := f.lifted(id, s, at)
		i, ok := f.codec.pack.Rule(s.Rule)
		if !lifted || !ok || f.codec.pack.Rules[i].Level != protocol.ProfessionalFirst {
			continue
		}
		fresh := at.Day()-c.at.Day() < protocol.Day(f.codec.pack.Dose.Screening.Default)
		if read := itemsOf(f.codec.pack, i); read.Len() == 1 && (fresh || f.lasting(read)) {
			items = items.Or(read)
		}
	}
	return items
}

// lasting reports whether all items are conditions that stay.
func (f *fold) lasting(items protocol.Set) bool {
	all := true
	items.Each(func(i int) { all = all && f.codec.pack.Items[i].Lasting })
	return all
}

// itemsOf returns the items a screening rule reads.
func itemsOf(p *protocol.Pack, rule int) protocol.Set {
	var items protocol.Set
	for _, clause := range p.Rules[rule].When {
		for _, a := range clause {
			if i, ok := p.Item(a.Item); ok {
				items = items.With(i)
			}
		}
	}
	return items
}

// lifted returns the clearance that lifts a flag at a time. The newest one that
// names the flag counts. It lifts when it is not over, and for an urgent or
// emergency flag when it was not given on the flag's own day.
func (f *fold) lifted(id string, s *flagState, at protocol.Moment) (*clearanceState, bool) {
	for i := len(f.cleared) - 1; i >= 0; i-- {
		c := &f.cleared[i]
		if !names(c.Flags, id) || c.at.Ms > at.Ms {
			continue
		}
		over := c.Until != 0 && at.Day() > c.Until
		tooSoon := s.Level.NeverSameDay() && c.at.DayAt(s.at.Offset) <= s.at.Day()
		return c, !over && !tooSoon
	}
	return nil, false
}

func names(ids []string, id string) bool {
	for _, x := range ids {
		if x == id {
			return true
		}
	}
	return false
}

func (f *fold) started(e Entry, b Started) {
	m, err := session.NewMachine(f.codec.stop, &b.Plan, f.history(e.At, len(f.sessions)))
	s := SessionState{ID: e.ID, At: e.At, state: session.New(), before: -1}
	if err == nil {
		s.machine = m
	}
	f.bySID[e.ID] = len(f.sessions)
	f.open = len(f.sessions)
	f.sessions = append(f.sessions, s)
}

// history returns what was reported before a time, and in the session before
// number n.
func (f *fold) history(at protocol.Moment, n int) stop.History {
	var h stop.History
	for i := len(f.reports) - 1; i >= 0 && at.Ms-f.reports[i].ms < weekMs; i-- {
		if f.reports[i].session != n {
			h.Week |= f.reports[i].bit
		}
	}
	if n > 0 {
		h.Last = f.sessions[n-1].felt
	}
	return h
}

const weekMs = 7 * 24 * 3600 * 1000

func (f *fold) happened(e Entry, b Happened) {
	i, ok := f.bySID[b.Session]
	if !ok {
		i = -1
	}
	if b.Event.Do == session.Feel {
		defer f.felt(e, b, i)
	}
	if !ok || f.sessions[i].machine == nil {
		f.judgeAlone(e, b, i)
		return
	}
	s := &f.sessions[i]
	before := s.state
	next, refused := s.machine.Apply(before, b.Event)
	if refused != 0 {
		f.judgeAlone(e, b, i)
	}
	s.state, s.Worked = next, s.Worked|next.Worked()
	f.off |= next.Off()
	if next.End() != 0 && before.End() == 0 {
		f.over(e, i)
	}
}

// over closes a session that an event ended, and raises its flags.
func (f *fold) over(e Entry, i int) {
	s := &f.sessions[i]
	if !s.Ended {
		s.Ended, s.As = true, s.state.End()
	}
	if level := s.state.Level(); level.Suspends() {
		for _, rule := range f.codec.stop.RuleIDs(s.state.Rules()) {
			f.raise(FlagID(e.ID, rule), e, rule, level, e.ID)
		}
	}
	if f.open == i {
		f.open = -1
	}
}

// judgeAlone judges a report whose session is not known or no longer listens:
// what was felt counts wherever it was said.
func (f *fold) judgeAlone(e Entry, b Happened, i int) {
	if b.Event.Do != session.Feel {
		return
	}
	n := i
	if n < 0 {
		n = len(f.sessions)
	}
	found := f.codec.stop.Judge(b.Event.Report, f.history(e.At, n), uint8(f.codec.pack.Dose.Ceiling.Default))
	if found.Level.Suspends() {
		for _, rule := range f.codec.stop.RuleIDs(found.Rules) {
			f.raise(FlagID(e.ID, rule), e, rule, found.Level, e.ID)
		}
	}
	if t, ok := f.techniqueOf(i); ok && found.Off {
		f.off |= 1 << t
	}
}

// techniqueOf returns the technique a session is at, or ended at.
func (f *fold) techniqueOf(i int) (int, bool) {
	if i < 0 || f.sessions[i].machine == nil || f.sessions[i].state.Phase() == session.Ready {
		return 0, false
	}
	return f.codec.pack.Technique(f.sessions[i].machine.TechniqueAt(f.sessions[i].state))
}

// felt notes a report for the rules that look back, and counts it.
func (f *fold) felt(e Entry, b Happened, i int) {
	bit := b.Event.Report.Bit()
	f.reports = append(f.reports, reported{e.At.Ms, bit, i})
	if i >= 0 {
		f.sessions[i].felt |= bit
	}
	if t, ok := f.techniqueOf(i); ok {
		f.tallies[t].Add(f.codec.stop.Sensation(b.Event.Report))
	}
}

func (f *fold) ended(b Ended) {
	i, ok := f.bySID[b.Session]
	if !ok {
		return
	}
	s := &f.sessions[i]
	if f.open == i {
		f.open = -1
	}
	if s.Ended {
		return
	}
	s.Ended, s.As = true, b.As
	if s.machine != nil && b.As == session.Completed {
		for _, t := range s.machine.Techniques() {
			s.Worked |= 1 << t
		}
	}
}
