package engine

import (
	"encoding/json"
	"errors"
	"fmt"

	"unknot/engine/journal"
	"unknot/engine/plan"
	"unknot/engine/protocol"
	"unknot/engine/screen"
	"unknot/engine/session"
	"unknot/engine/strict"
)

// A Record is one person's journal in memory with the door beside it, for a
// face that cannot call Go and holds a long journal: entries go in as they
// come, and no call reads them all again. It stores nothing: whoever holds it
// writes what Call gives back, and makes a new one when a write fails.
//
// A Record is not safe for use by several goroutines at once.
type Record struct {
	engine  *Engine
	journal *journal.Journal
}

// Record returns an empty record.
func (e *Engine) Record() *Record { return &Record{e, e.Journal()} }

// RecordCalls are the names that Record.Call knows besides those of Calls.
func RecordCalls() []string {
	return []string{"record.merge", "record.write", "record.standing", "record.today", "record.review", "record.session", "record.outcome",
		"record.between", "record.insight", "record.noted"}
}

// Call answers a call of the record, or of the door, by name, JSON in and JSON
// out.
//
//	record.merge     {"entries":[…]}
//	record.write     {"now":"…","device":"…","ids":["…"],"bodies":[{"kind":"…","body":{…}}]}
//	record.standing  {"now":"…"}
//	record.today     {"now":"…","choice":{"minutes":12,"tools":["…"]}}
//	record.review    {"now":"…"}
//	record.session   {"session":"…","at":61.5}
//	record.outcome   {"now":"…"}
//	record.between   {"now":"…"}
//	record.insight   {"now":"…"}
//	record.noted     {"now":"…","days":56}
func (c *Record) Call(name string, in []byte) ([]byte, error) {
	calls := map[string]call{
		"record.merge": c.merge, "record.write": c.write, "record.standing": c.standing,
		"record.today": c.today, "record.review": c.review, "record.session": c.session, "record.outcome": c.outcome,
		"record.between": c.between, "record.insight": c.insight, "record.noted": c.noted,
	}
	if f, ok := calls[name]; ok {
		return answer(name, in, f)
	}
	return c.engine.Call(name, in)
}

// Written is what a call added to the record.
type Written struct {
	Entries []string        `json:"entries"` // lines to be stored, to the letter, in this order
	Known   int             `json:"known"`   // entries that were there already
	Faulty  []Faulty        `json:"faulty"`  // entries that cannot be read; nothing of them was added
	Refused session.Refusal `json:"refused"` // why a session did not take an event; nothing was added
}

// Faulty is an entry that cannot be read, and why.
type Faulty struct {
	Entry int    `json:"entry"` // its place in the list, from 0
	Why   string `json:"why"`
}

// merge adds entries of any origin, and the flags that follow from them.
func (c *Record) merge(r *strict.Reader, n *strict.Node) (any, error) {
	var in struct {
		Entries kept `json:"entries"`
	}
	if r.Read("", n, &in); gathered(r) {
		return nil, nil
	}
	if in.Entries.Kind != strict.Array {
		r.Fault("entries", "is %s, must be a list of entries", in.Entries.Show())
		return nil, nil
	}
	out := Written{Faulty: []Faulty{}}
	var fresh []journal.Entry
	for i := range in.Entries.Kids {
		entry, err := c.engine.codec.Decode(fmt.Sprintf("entries[%d]", i), []byte(in.Entries.Kids[i].Raw))
		if err != nil {
			out.Faulty = append(out.Faulty, Faulty{i, err.Error()})
			continue
		}
		if c.journal.Has(entry) {
			out.Known++
			continue
		}
		fresh = append(fresh, entry)
	}
	return c.add(out, fresh)
}

// add adds entries with the flags they owe, and says how they are stored.
func (c *Record) add(out Written, fresh []journal.Entry) (any, error) {
	c.journal.Add(fresh...)
	owed := c.journal.Owed()
	c.journal.Add(owed...)
	out.Entries = []string{}
	seen := map[string]bool{}
	for _, entry := range append(fresh, owed...) {
		line, err := c.engine.codec.Encode(entry)
		if err != nil {
			return nil, err
		}
		if seen[string(line)] { // twice in one list
			out.Known++
			continue
		}
		seen[string(line)] = true
		out.Entries = append(out.Entries, string(line))
	}
	return out, nil
}

// bodyIn is what an entry of the caller's says.
type bodyIn struct {
	Kind journal.Kind `json:"kind"`
	Body kept         `json:"body"`
}

// write makes entries of now. Each gets a millisecond of its own after the
// newest, so that what happens in a session keeps its order; the ids are the
// caller's, so that a call that is made again adds nothing.
func (c *Record) write(r *strict.Reader, n *strict.Node) (any, error) {
	var in struct {
		Now    protocol.Moment `json:"now"`
		Device string          `json:"device"`
		IDs    []string        `json:"ids"`
		Bodies []bodyIn        `json:"bodies"`
	}
	if r.Read("", n, &in); gathered(r) {
		return nil, nil
	}
	if len(in.IDs) != len(in.Bodies) {
		return nil, errors.New("write: there must be as many ids as bodies")
	}
	out, at := Written{Faulty: []Faulty{}}, in.Now
	at.Ms = max(at.Ms, c.journal.Newest().Ms+1)
	var fresh []journal.Entry
	for i, b := range in.Bodies {
		if c.journal.HasID(in.IDs[i]) {
			out.Known++
			continue
		}
		entry, err := c.entry(in.IDs[i], at, in.Device, b)
		if err != nil {
			return nil, err
		}
		fresh = append(fresh, entry)
		at.Ms++
	}
	if out.Refused = c.refuses(fresh); out.Refused != 0 {
		out.Entries, out.Known = []string{}, 0
		return out, nil
	}
	return c.add(out, fresh)
}

// entry reads an entry as if it had come from elsewhere: one reader for all.
func (c *Record) entry(id string, at protocol.Moment, device string, b bodyIn) (journal.Entry, error) {
	line, err := json.Marshal(struct {
		V      int             `json:"v"`
		ID     string          `json:"id"`
		At     protocol.Moment `json:"at"`
		Device string          `json:"device"`
		Kind   journal.Kind    `json:"kind"`
		Body   json.RawMessage `json:"body"`
	}{journal.VersionOf(b.Kind, &b.Body.Node), id, at, device, b.Kind, json.RawMessage(b.Body.Raw)})
	if err != nil {
		return journal.Entry{}, fmt.Errorf("write: %w", err)
	}
	return c.engine.codec.Decode("entry "+strict.Quote(id), line)
}

// refuses tries the events of entries on their sessions, one after the other,
// and returns why the first that is refused is.
func (c *Record) refuses(entries []journal.Entry) session.Refusal {
	states := map[string]session.State{}
	for _, entry := range entries {
		b, ok := entry.Body.(journal.Happened)
		if !ok {
			continue
		}
		m, state, found := c.journal.Session(b.Session)
		if !found {
			continue
		}
		if s, ok := states[b.Session]; ok {
			state = s
		}
		next, why := m.Apply(state, b.Event)
		if why != 0 && b.Event.Do != session.Alive { // a sign of life is true whenever it comes
			return why
		}
		states[b.Session] = next
	}
	return 0
}

// now reads a call that needs the time and nothing else.
func (c *Record) now(r *strict.Reader, n *strict.Node) protocol.Moment {
	var in struct {
		Now protocol.Moment `json:"now"`
	}
	r.Read("", n, &in)
	return in.Now
}

func (c *Record) standing(r *strict.Reader, n *strict.Node) (any, error) {
	now := c.now(r, n)
	if gathered(r) {
		return nil, nil
	}
	return c.journal.Standing(now), nil
}

func (c *Record) today(r *strict.Reader, n *strict.Node) (any, error) {
	var in struct {
		Now    protocol.Moment `json:"now"`
		Choice Choice          `json:"choice"`
	}
	if r.Read("", n, &in); gathered(r) {
		return nil, nil
	}
	s := c.journal.Standing(in.Now)
	return c.engine.Today(&s, in.Choice)
}

func (c *Record) review(r *strict.Reader, n *strict.Node) (any, error) {
	now := c.now(r, n)
	if gathered(r) {
		return nil, nil
	}
	return c.engine.Course(c.journal, now), nil
}

// An OutcomeView is the newest full safety check and what it leads to now,
// with what a professional has cleared.
type OutcomeView struct {
	Answers json.RawMessage `json:"answers"`
	Report  screen.Report   `json:"report"`
}

func (c *Record) outcome(r *strict.Reader, n *strict.Node) (any, error) {
	now := c.now(r, n)
	if gathered(r) {
		return nil, nil
	}
	s := c.journal.Standing(now)
	o := c.engine.Screen(&s.Answers, s.ClearedItems)
	return OutcomeView{c.engine.screen.AppendJSON(nil, &s.Answers), c.engine.screen.Report(&s.Answers, o)}, nil
}

// A SessionView is a session of the record at a time of its own.
type SessionView struct {
	Plan      plan.Plan              `json:"plan"`
	Newest    session.Seconds        `json:"newest"` // when its newest event was
	Guidance  session.Guidance       `json:"guidance"`
	Ended     session.Ended          `json:"ended"`
	Where     protocol.PlaceID       `json:"where,omitzero"` // of the report that ended it
	Rules     []protocol.RuleID      `json:"rules"`          // that ended it
	Technique protocol.TechniqueID   `json:"technique,omitzero"`
	Side      protocol.Side          `json:"side,omitzero"`
	Off       []protocol.TechniqueID `json:"off"` // until the next full check
}

// session shows a session as it is at a time, or at its newest event when that
// is later.
func (c *Record) session(r *strict.Reader, n *strict.Node) (any, error) {
	var in struct {
		Session string          `json:"session"`
		At      session.Seconds `json:"at"`
	}
	if r.Read("", n, &in); gathered(r) {
		return nil, nil
	}
	s, ok := c.journal.SessionOf(in.Session)
	if !ok {
		return nil, fmt.Errorf("the record has no session %s", strict.Quote(in.Session))
	}
	m, state := s.Machine()
	if m == nil {
		return nil, fmt.Errorf("the plan of session %s cannot be followed by this version", strict.Quote(in.Session))
	}
	out := SessionView{Plan: s.Plan, Newest: session.Seconds(state.Now()), Rules: c.engine.stop.RuleIDs(state.Rules()), Off: []protocol.TechniqueID{}}
	now := state
	if !s.Ended {
		now = m.Advance(state, max(int64(in.At), state.Now()))
	}
	out.Guidance, out.Ended = m.Guide(now), m.Ended(now)
	if s.Ended && out.Ended.As == 0 {
		out.Ended.As, out.Ended.Because = s.As, s.Because
	}
	out.Where = c.engine.stop.Place(state.Report())
	if state.Phase() != session.Ready {
		out.Technique, out.Side = m.TechniqueAt(state), s.Plan.Steps[state.Step()].Side
	}
	for i, t := range c.engine.pack.Techniques {
		if state.Off()&(1<<i) != 0 {
			out.Off = append(out.Off, t.ID)
		}
	}
	return out, nil
}
