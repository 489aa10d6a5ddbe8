package journal

import (
	"unknot/engine/plan"
	"unknot/engine/progress"
	"unknot/engine/protocol"
	"unknot/engine/screen"
	"unknot/engine/session"
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
	bad       []AdverseEvent
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
	Plan    plan.Plan
	Ended   bool
	As      session.End
	Because string // as its face wrote it, when no event ended it
	Worked  uint16 // techniques whose rolling began
	Before  int    // pain before, of 10; -1 when not known
	After   int    // pain after, of 10; -1 when not known
	machine *session.Machine
	state   session.State
	felt    uint64 // sensations reported
}

// Machine returns the machine of the session, nil when its plan cannot be
// followed, and the state after its newest event.
func (s *SessionState) Machine() (*session.Machine, session.State) { return s.machine, s.state }

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
	case Adverse:
		f.adverse(e, b)
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
