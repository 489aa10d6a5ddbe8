package verify

import (
	"unknot/engine/journal"
	"unknot/engine/protocol"
	"unknot/engine/session"
	"unknot/engine/stop"
)

// feel makes a report the pack has; it panics when it has not.
func feel(s *Subject, sensation protocol.SensationID, place protocol.PlaceID) stop.Report {
	r, err := s.Engine.Sensations().Report(sensation, place, nil)
	if err != nil {
		panic("engine: internal error: " + err.Error())
	}
	return r
}

// checkPrefixes is S7: the record of a session is cut after every entry.
func checkPrefixes(s *Subject) Result {
	var r report
	for _, p := range samplePlans(s) {
		for _, script := range scripts(s, p.Seconds) {
			c := cutting{Subject: s, report: &r}
			c.record(journal.Started{Plan: p}, script)
			if c.cuts(); r.failed() {
				return r.result()
			}
		}
	}
	return r.result()
}

// cutting is the record of one session.
type cutting struct {
	*Subject
	*report
	entries []journal.Entry
}

// scripts returns what happens in a session, by the second: left alone, with
// spots and pauses, stopped, and stopped by what is felt.
func scripts(s *Subject, seconds int) [][]session.Event {
	var quiet []session.Event
	for at := int64(0); at < int64(seconds)*1000; at += 15_000 {
		quiet = append(quiet, session.Event{At: at, Do: session.Alive})
	}
	quiet[0].Do = session.Start
	with := func(changes ...session.Event) []session.Event {
		out := append([]session.Event{}, quiet[:12]...)
		for i, e := range changes {
			e.At = out[len(out)-1].At + int64(i+1)*1000
			out = append(out, e)
		}
		return out
	}
	return [][]session.Event{
		quiet,
		with(session.Event{Do: session.TenderSpot}, session.Event{Do: session.Pause}, session.Event{Do: session.Resume}, session.Event{Do: session.Skip}),
		with(session.Event{Do: session.Ease}, session.Event{Do: session.Stop}),
		with(session.Event{Do: session.Feel, Report: feel(s, "sharp", "here")}),
		with(session.Event{Do: session.Feel, Report: feel(s, "numb", "saddle")}),
	}
}

// began is when the recorded session starts.
var began = at(8*hour, 0)

// record writes the entries a face would write.
func (c *cutting) record(started journal.Started, events []session.Event) {
	check := c.checked("check", protocol.Moment{Ms: began.Ms - minute})
	c.entries = []journal.Entry{check, journal.Make("s", began, "a", started)}
	for i, e := range events {
		c.entries = append(c.entries, journal.Make(ident("s-event", i), protocol.Moment{Ms: began.Ms + e.At}, "a", journal.Happened{Session: "s", Event: e}))
	}
}

// cuts reads the record back after every entry.
func (c *cutting) cuts() {
	for n := 2; n <= len(c.entries) && !c.failed(); n++ {
		c.count("prefixes of a session", 1)
		c.cut(c.entries[:n])
	}
}

func (c *cutting) cut(entries []journal.Entry) {
	now := protocol.Moment{Ms: entries[len(entries)-1].At.Ms + 30*minute}
	st := c.Standing(entries, now)
	m, s, running := c.Engine.Journal(entries...).Session("s")
	over := c.endedBy(entries)
	switch {
	case st.May:
		c.fail("a session may start beside one that was cut short\n%s", c.lines(entries))
	case over && (st.Open != nil || running):
		c.fail("a session that was stopped is open again\n%s", c.lines(entries))
	case over:
	case st.Open == nil || !st.Open.MayResume || !running:
		c.fail("a session cut short cannot be resumed half an hour later\n%s", c.lines(entries))
	case s.End() != 0:
		c.fail("a session cut short counts as %v\n%s", s.End(), c.lines(entries))
	default:
		c.resume(entries, m, s, now)
	}
}

// endedBy reports whether the events of a record end its session.
func (c *cutting) endedBy(entries []journal.Entry) bool {
	m, s, ok := c.Engine.Journal(entries[:2]...).Session("s")
	if !ok {
		return false
	}
	for _, e := range entries[2:] {
		if h, ok := e.Body.(journal.Happened); ok {
			s, _ = c.Apply(m, s, h.Event)
		}
	}
	return s.End() != 0
}

// resume takes a session up again: paused where it was, and no sooner over
// than the plan takes.
func (c *cutting) resume(entries []journal.Entry, m *session.Machine, s session.State, now protocol.Moment) {
	if s.Phase() == session.Ready {
		return
	}
	since := now.Ms - began.Ms
	back, why := c.Apply(m, s, session.Event{At: since, Do: session.Gap})
	if why != 0 || back.Paused() != session.ByGap || back.Phase() != s.Phase() || back.Step() != s.Step() {
		c.fail("a resumed session is not paused where it was\n%s", c.lines(entries))
		return
	}
	if m.Advance(back, since+day).End() != 0 {
		c.fail("a resumed session that is left alone ends by itself\n%s", c.lines(entries))
		return
	}
	far := protocol.Moment{Ms: entries[len(entries)-1].At.Ms + 2*hour}
	if st := c.Standing(entries, far); st.Open == nil || st.Open.MayResume {
		c.fail("a session left for two hours can still be resumed\n%s", c.lines(entries))
	}
}
