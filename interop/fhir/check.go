package fhir

import (
	"fmt"

	"unknot/engine/journal"
	"unknot/engine/protocol"
	"unknot/engine/screen"
)

// questionnaire is the full safety check, a group a page.
func (w *writer) questionnaire() questionnaire {
	q := questionnaire{ResourceType: "Questionnaire", ID: uuid("questionnaire", w.packName()), URL: urn("questionnaire", w.packName()),
		Version: w.version(), Name: "UnknotSafetyCheck", Title: w.say("fhir.questionnaire.title"), Status: "active",
		SubjectType: []string{"Patient"}, Description: w.say("fhir.questionnaire.about")}
	for _, item := range w.in.Engine.Pack().Items {
		page := fmt.Sprintf("page-%d", item.Page)
		if n := len(q.Item); n == 0 || q.Item[n-1].LinkID != page {
			q.Item = append(q.Item, asked{LinkID: page, Text: w.say(fmt.Sprintf("page.%d.title", item.Page)), Type: "group"})
		}
		group := &q.Item[len(q.Item)-1]
		group.Item = append(group.Item, w.asked(&item))
	}
	return q
}

func (w *writer) asked(item *protocol.Item) asked {
	out := asked{LinkID: string(item.ID), Text: w.say("item." + string(item.ID) + ".ask"), Required: true}
	switch item.Kind {
	case protocol.YesNo:
		out.Type = "choice"
		for _, a := range []protocol.Answer{protocol.No, protocol.Yes, protocol.Unsure} {
			out.AnswerOption = append(out.AnswerOption, option{answerCodes[a]})
		}
	case protocol.Count:
		out.Type = "integer"
	case protocol.SiteOf:
		out.Type, out.Repeats = "choice", true
		out.AnswerOption = append(out.AnswerOption, option{w.site(none)})
		for _, s := range w.in.Engine.Pack().Sites {
			out.AnswerOption = append(out.AnswerOption, option{w.site(string(s.ID))})
		}
	}
	return out
}

// site is the code of a site, or of none.
func (w *writer) site(id string) coding {
	if id == none {
		return coding{ourSites, none, w.say("fhir.none")}
	}
	return coding{ourSites, id, w.say("site." + id + ".name")}
}

// responses are the full checks, and the short ones that raised a flag.
func (w *writer) responses() {
	causes := map[string]bool{}
	for _, e := range w.in.Journal.Entries() {
		if b, ok := e.Body.(journal.Flag); ok {
			causes[b.Cause] = true
		}
	}
	for _, e := range w.in.Journal.Entries() {
		switch b := e.Body.(type) {
		case journal.Screened:
			w.put("response", e.ID, w.response(e, &b.Answers))
		case journal.Prechecked:
			if causes[e.ID] {
				w.put("response", e.ID, w.response(e, &b.Answers))
			}
		}
	}
}

// response is one check. A check with open questions is in progress, never
// completed.
func (w *writer) response(e journal.Entry, a *screen.Answers) response {
	out := response{ResourceType: "QuestionnaireResponse", ID: uuid("response", e.ID), Identifier: identifier{ourIDs, e.ID},
		Questionnaire: w.canonical("questionnaire"), Status: "in-progress", Subject: w.subject, Authored: e.At.String()}
	pack := w.in.Engine.Pack()
	if a.Count() == len(pack.Items) {
		out.Status = "completed"
	}
	for i, item := range pack.Items {
		if !a.Given().Has(i) {
			continue
		}
		page := fmt.Sprintf("page-%d", item.Page)
		if n := len(out.Item); n == 0 || out.Item[n-1].LinkID != page {
			out.Item = append(out.Item, answered{LinkID: page})
		}
		group := &out.Item[len(out.Item)-1]
		group.Item = append(group.Item, answered{LinkID: string(item.ID), Answer: w.answers(a, i)})
	}
	return out
}

func (w *writer) answers(a *screen.Answers, i int) []answer {
	table, pack := w.in.Engine.Questions(), w.in.Engine.Pack()
	switch pack.Items[i].Kind {
	case protocol.YesNo:
		c := answerCodes[table.Get(a, i)]
		return []answer{{ValueCoding: &c}}
	case protocol.Count:
		n, _ := table.GetCount(a, i)
		return []answer{{ValueInteger: &n}}
	case protocol.SiteOf:
	}
	bits, _ := table.GetSites(a, i)
	var out []answer
	for j, s := range pack.Sites {
		if bits&(1<<j) != 0 {
			c := w.site(string(s.ID))
			out = append(out, answer{ValueCoding: &c})
		}
	}
	if out == nil {
		c := w.site(none)
		out = []answer{{ValueCoding: &c}}
	}
	return out
}
