package fhir

import (
	"fmt"
	"strings"

	"unknot/engine/journal"
	"unknot/engine/protocol"
)

// carePlan is the routine: what is rolled, what is never rolled, and what
// professionals allowed.
func (w *writer) carePlan() carePlan {
	s := w.in.Journal.Standing(w.in.Now)
	d := &w.in.Engine.Pack().Dose
	c := carePlan{ResourceType: "CarePlan", ID: uuid("careplan", "routine"), InstantiatesCanonical: []string{w.canonical("plan")},
		Status: "active", Intent: "plan", Title: w.say("fhir.care.title"), Subject: w.subject, Created: w.now().String(),
		Description: w.say("fhir.care.about", "least", fmt.Sprint(d.Week.Min), "most", fmt.Sprint(d.Week.Max), "minutes", fmt.Sprint(d.Session.Default/60))}
	state := "in-progress"
	if len(s.Flags) > 0 {
		c.Status, state = "on-hold", "on-hold"
	}
	c.Activity = w.activities(&s, state)
	for _, e := range w.in.Journal.Entries() {
		if b, ok := e.Body.(journal.Clearance); ok {
			c.Note = append(c.Note, annotation{b.By, e.At.String(), w.clearance(b)})
		}
	}
	return c
}

// activities are the techniques of the pack: those that are off or left out,
// and those that are never rolled, are not to be performed.
func (w *writer) activities(s *journal.Standing, state string) []activity {
	var out []activity
	off := map[protocol.TechniqueID]bool{}
	for _, id := range s.Off {
		off[id] = true
	}
	for _, t := range w.in.Engine.Pack().Techniques {
		a := detail{Code: w.technique(t.ID), Status: state, Description: w.say("technique." + string(t.ID) + ".why")}
		if off[t.ID] {
			a.DoNotPerform, a.Description = true, w.say("fhir.care.off")
		}
		out = append(out, activity{a})
	}
	for _, n := range w.in.Engine.Pack().Never {
		out = append(out, activity{detail{Code: concept{[]coding{{ourMoves, string(n.ID), ""}}, w.say("never." + string(n.ID) + ".name")},
			Status: "stopped", DoNotPerform: true, Description: w.say("never." + string(n.ID) + ".refusal")}})
	}
	return out
}

func (w *writer) technique(id protocol.TechniqueID) concept {
	return concept{[]coding{{ourMoves, string(id), ""}}, w.say("technique." + string(id) + ".name")}
}

// clearance says what a professional allowed, in words.
func (w *writer) clearance(b journal.Clearance) string {
	text := []string{w.say("fhir.cleared", "names", strings.Join(b.Flags, ", "))}
	if b.Until != 0 {
		text = append(text, w.say("fhir.cleared.until", "day", b.Until.Date()))
	}
	if len(b.Limits.Techniques) > 0 {
		names := protocol.IDsOf(b.Limits.Techniques, func(id protocol.TechniqueID) string { return w.technique(id).Text })
		text = append(text, w.say("fhir.cleared.without", "names", strings.Join(names, ", ")))
	}
	if b.Limits.HoldMax > 0 {
		text = append(text, w.say("adapt.hold", "seconds", fmt.Sprint(b.Limits.HoldMax)))
	}
	if b.Limits.Note != "" {
		text = append(text, b.Limits.Note)
	}
	return strings.Join(text, " ")
}
