package csv

import (
	"unknot/engine/journal"
	"unknot/engine/session"
	"unknot/interop/worked"
)

// entry writes the rows of one entry. Kinds that are not named here, those of
// later versions of this program among them, have a row for each field.
func (t *table) entry(e journal.Entry) error {
	if to, ok := t.corrected[corrects{e.ID, e.Kind}]; ok {
		e.Body = to
	}
	switch b := e.Body.(type) {
	case journal.Morning:
		return t.write(of(e).is("pain", b.Pain, ofTen).noted(b.Note))
	case journal.Function:
		return t.function(e, b)
	case journal.Started:
		return t.started(e)
	case journal.Happened:
		return t.happened(e, b)
	case journal.After:
		r := of(e)
		r.session = b.Session
		return t.write(r.is("pain", b.Pain, ofTen).noted(b.Note), r.is("minutes-after", b.Minutes, minutes))
	case journal.Flag:
		return t.write(of(e).says(string(b.Rule), b.Level.String()))
	case journal.Ended, journal.Correction, journal.Newer:
		return nil // told by the session, by what it corrects, and by JSON Lines
	}
	return t.fieldByField(e)
}

// function writes a row for each activity, by the name the person gave it.
func (t *table) function(e journal.Entry, b journal.Function) error {
	for _, x := range b.Ratings {
		if err := t.write(of(e).is(x.Activity, x.Score, ofTen)); err != nil {
			return err
		}
	}
	return nil
}

// started writes a session and its steps, as they went.
func (t *table) started(e journal.Entry) error {
	s, spans := t.spansOf(e.ID)
	if s == nil {
		return nil
	}
	r := of(e)
	r.kind, r.session = "session", e.ID
	all := worked.Of(spans, -1)
	as := s.As
	if !s.Ended {
		as = 0
	}
	rows := []row{r.took("planned", int64(s.Plan.Seconds)*1000), r.took("taken", all.Total()), r.took("rolled", all.Rolled),
		r.took("held", all.Held), r.took("paused", all.Paused), r.says("ended", as.String())}
	for _, x := range []struct {
		name string
		pain int
	}{{"pain-before", s.Before}, {"pain-after", s.After}} {
		if x.pain >= 0 {
			rows = append(rows, r.is(x.name, x.pain, ofTen))
		}
	}
	return t.write(append(rows, steps(r, s, spans)...)...)
}

// steps are the rows of the steps of a session that began.
func steps(r row, s *journal.SessionState, spans []worked.Span) []row {
	var rows []row
	r.kind = "step"
	for i := range s.Plan.Steps {
		done := worked.Of(spans, i)
		if done.Total() == 0 {
			continue
		}
		x := r.within(&s.Plan, i)
		rows = append(rows, x.took("planned", int64(s.Plan.Steps[i].Work())*1000), x.took("rolled", done.Rolled), x.took("held", done.Held))
	}
	return rows
}

// happened writes what was felt. The other events are told by the session.
func (t *table) happened(e journal.Entry, b journal.Happened) error {
	if b.Event.Do != session.Feel {
		return nil
	}
	r := of(e)
	r.kind, r.session = "feeling", b.Session
	if s, spans := t.spansOf(b.Session); s != nil {
		if x, ok := worked.At(spans, b.Event.At); ok {
			r = r.within(&s.Plan, x.Step)
		}
	}
	rules := t.engine.Sensations()
	r = r.says(string(rules.Sensation(b.Event.Report)), string(rules.Place(b.Event.Report)))
	if n, ok := b.Event.Report.Discomfort(); ok {
		r = r.is(r.name, n, ofTen)
	}
	return t.write(r)
}
