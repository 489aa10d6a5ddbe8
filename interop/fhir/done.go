package fhir

import (
	"fmt"
	"strings"

	"unknot/engine/journal"
	"unknot/engine/plan"
	"unknot/engine/protocol"
	"unknot/engine/session"
)

// sessions are a Procedure each, with the pain after it, and an AdverseEvent
// when something that was felt ended it.
func (w *writer) sessions() {
	for _, s := range w.in.Journal.Sessions() {
		if s.Worked == 0 {
			continue
		}
		w.put("session", s.ID, w.session(&s))
		w.stopped(&s)
	}
	sessions := map[string]bool{}
	for _, s := range w.in.Journal.Sessions() {
		sessions[s.ID] = s.Worked != 0
	}
	for _, e := range w.in.Journal.Entries() {
		if b, ok := w.corrected(e).(journal.After); ok && sessions[b.Session] {
			o := w.pain(e.ID, e.At.String(), b.Pain)
			o.PartOf = []reference{ref("session", b.Session)}
			w.put("observation", e.ID, o)
		}
	}
}

// corrected returns what an entry says after the newest correction of it.
func (w *writer) corrected(e journal.Entry) journal.Body {
	if to, ok := w.better[e.ID]; ok && journal.Make("", e.At, "", to).Kind == e.Kind {
		return to
	}
	return e.Body
}

func (w *writer) session(s *journal.SessionState) procedure {
	_, state := s.Machine()
	p := procedure{ResourceType: "Procedure", ID: uuid("session", s.ID), Identifier: []identifier{{ourIDs, s.ID}},
		InstantiatesCanonical: []string{w.canonical("plan")}, Status: status(s), Code: concept{Text: w.say("fhir.session")}, Subject: w.subject,
		PerformedPeriod: period{Start: s.At.String()}}
	if s.Ended {
		p.PerformedPeriod.End = protocol.Moment{Ms: s.At.Ms + state.Now(), Offset: s.At.Offset}.String()
	}
	for i := range s.Plan.Steps {
		if t, ok := w.in.Engine.Pack().Technique(s.Plan.Steps[i].Technique); ok && s.Worked&(1<<t) != 0 {
			p.BodySite = w.regions(p.BodySite, t, s.Plan.Steps[i].Side)
			p.Note = append(p.Note, annotation{Text: w.dose(&s.Plan.Steps[i])})
		}
	}
	return p
}

func status(s *journal.SessionState) string {
	switch {
	case !s.Ended:
		return "in-progress"
	case s.As == session.Completed:
		return "completed"
	}
	return "stopped"
}

// regions adds the regions that a technique presses on, each once.
func (w *writer) regions(list []concept, technique int, side protocol.Side) []concept {
	for _, id := range w.in.Engine.Pack().Techniques[technique].Loads {
		text := w.say("region."+string(id)+".name") + ", " + w.say("side."+side.String()+".name")
		known := false
		for _, c := range list {
			known = known || c.Text == text
		}
		if !known {
			list = append(list, concept{Text: text})
		}
	}
	return list
}

func (w *writer) dose(s *plan.Step) string {
	return w.say("fhir.dose", "technique", w.say("technique."+string(s.Technique)+".name"), "side", w.say("side."+s.Side.String()+".name"),
		"roll", fmt.Sprint(s.Roll), "hold", fmt.Sprint(s.Hold), "holds", fmt.Sprint(s.Holds))
}

// stopped is what ended a session, when it was something that was felt.
func (w *writer) stopped(s *journal.SessionState) {
	m, state := s.Machine()
	if m == nil || state.End() != session.Stopped || state.Rules() == 0 {
		return
	}
	table := w.in.Engine.Sensations()
	text := []string{w.say("sensation." + string(table.Sensation(state.Report())) + ".name")}
	if place := table.Place(state.Report()); place != "" {
		text = append(text, w.say("place."+string(place)+".name"))
	}
	w.put("stopped", s.ID, adverseEvent{ResourceType: "AdverseEvent", ID: uuid("stopped", s.ID), Actuality: "actual",
		Event: concept{Text: strings.Join(text, ", ")}, Subject: w.subject,
		Date:          protocol.Moment{Ms: s.At.Ms + state.Now(), Offset: s.At.Offset}.String(),
		SuspectEntity: []suspect{{ref("session", s.ID)}}})
}

// pain is a pain of 10.
func (w *writer) pain(id, at string, n int) observation {
	q := score(n)
	return observation{ResourceType: "Observation", ID: uuid("observation", id), Status: "final", Category: survey, Code: painScore,
		Subject: w.subject, EffectiveDateTime: at, ValueQuantity: &q}
}

// mornings are the pains of mornings, one a day, as they stand after
// corrections.
func (w *writer) mornings() {
	for _, m := range w.in.Journal.Mornings() {
		id := "morning " + m.Day.Date()
		w.put("observation", id, w.pain(id, m.Day.Date(), m.Pain))
	}
}

// ratings are the person's own activities.
func (w *writer) ratings() {
	for _, e := range w.in.Journal.Entries() {
		b, ok := w.corrected(e).(journal.Function)
		if !ok {
			continue
		}
		o := observation{ResourceType: "Observation", ID: uuid("observation", e.ID), Status: "final", Category: survey,
			Code: concept{Text: w.say("fhir.activities")}, Subject: w.subject, EffectiveDateTime: e.At.String()}
		for _, r := range b.Ratings {
			o.Component = append(o.Component, component{concept{Text: r.Activity}, score(r.Score)})
		}
		w.put("observation", e.ID, o)
	}
}

// outcomes are those of FHIR that say what ours say.
var outcomes = map[string]coding{
	"resolved":   {harmOutcome, "resolved", "Resolved"},
	"recovering": {harmOutcome, "recovering", "Recovering"},
	"ongoing":    {harmOutcome, "ongoing", "Ongoing"},
}

// harms are the adverse events that were noted.
func (w *writer) harms() {
	for _, h := range w.in.Harms {
		a := adverseEvent{ResourceType: "AdverseEvent", ID: uuid("harm", h.ID), Actuality: "actual", Event: concept{Text: h.What}, Subject: w.subject, Date: h.Day.Date()}
		if c, ok := outcomes[h.Outcome]; ok {
			a.Outcome = &concept{Coding: []coding{c}}
		}
		w.put("harm", h.ID, a)
	}
}

// flags are what suspended rolling, and whether it still does.
func (w *writer) flags() {
	s := w.in.Journal.Standing(w.in.Now)
	add := func(f journal.FlagState, status string, p period) {
		w.put("flag", f.ID, flag{ResourceType: "Flag", ID: uuid("flag", f.ID), Identifier: []identifier{{ourIDs, f.ID}}, Status: status, Category: safety,
			Code: concept{Coding: append(ruleCode(f.Rule)[0].Coding, w.level(f.Level).Coding...), Text: w.level(f.Level).Text}, Subject: w.subject, Period: p})
	}
	for _, f := range s.Flags {
		add(f, "active", period{Start: f.Since.String()})
	}
	for _, f := range s.Lifted {
		p := period{Start: f.Since.String(), End: w.liftedAt(f.ID)}
		add(f, "inactive", p)
	}
}

// liftedAt returns when the newest clearance of a flag was noted.
func (w *writer) liftedAt(id string) string {
	at := ""
	for _, e := range w.in.Journal.Entries() {
		if b, ok := e.Body.(journal.Clearance); ok {
			for _, f := range b.Flags {
				if f == id {
					at = e.At.String()
				}
			}
		}
	}
	return at
}
