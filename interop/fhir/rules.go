package fhir

import (
	"fmt"
	"strings"

	"unknot/engine/protocol"
)

// planDefinition is the rules of the pack: those of the safety check with a
// condition in FHIRPath, which reads a QuestionnaireResponse.
func (w *writer) planDefinition() planDefinition {
	p := planDefinition{ResourceType: "PlanDefinition", ID: uuid("plan", w.packName()), URL: urn("plan", w.packName()), Version: w.version(),
		Name: "UnknotRules", Title: w.say("fhir.plan.title"), Type: ecaRule, Status: "active", Description: w.say("fhir.plan.about")}
	pack := w.in.Engine.Pack()
	for _, s := range pack.Sources {
		a := related{Type: "citation", Label: string(s.ID), Citation: s.Cite}
		if s.DOI != "" {
			a.URL = "https://doi.org/" + s.DOI
		}
		p.RelatedArtifact = append(p.RelatedArtifact, a)
	}
	check := action{Title: w.say("fhir.rules.check")}
	for _, r := range pack.Rules {
		check.Action = append(check.Action, w.screenRule(&r))
	}
	stops := action{Title: w.say("fhir.rules.stop")}
	for _, r := range pack.StopRules {
		a := action{Title: string(r.ID), Description: w.say("verdict." + r.Verdict.String() + ".name"), Code: ruleCode(r.ID)}
		if r.Level != 0 {
			a.Code = append(a.Code, w.level(r.Level))
		}
		stops.Action = append(stops.Action, a)
	}
	between := action{Title: w.say("fhir.rules.between")}
	for _, id := range pack.Between.Rules() {
		between.Action = append(between.Action, action{Title: string(id), TextEquivalent: w.say(string(id) + ".say"), Code: ruleCode(id)})
	}
	p.Action = []action{check, stops, between}
	return p
}

func ruleCode(id protocol.RuleID) []concept {
	return []concept{{Coding: []coding{{ourRules, string(id), ""}}}}
}

func (w *writer) level(l protocol.Level) concept {
	return concept{Coding: []coding{{ourLevels, l.String(), ""}}, Text: w.say("level." + l.String() + ".title")}
}

func (w *writer) screenRule(r *protocol.Rule) action {
	return action{Prefix: r.Basis, Title: string(r.ID), Description: w.say("level." + r.Level.String() + ".title"),
		Code:      append(ruleCode(r.ID), w.level(r.Level)),
		Condition: []condition{{"applicability", expression{"text/fhirpath", w.path(r)}}}}
}

// path is when a rule fires: every clause has a condition that holds.
func (w *writer) path(r *protocol.Rule) string {
	clauses := make([]string, len(r.When))
	for i, clause := range r.When {
		atoms := make([]string, len(clause))
		for j, a := range clause {
			atoms[j] = w.atom(a)
		}
		clauses[i] = strings.Join(atoms, " or ")
		if len(atoms) > 1 && len(clauses) > 1 {
			clauses[i] = "(" + clauses[i] + ")"
		}
	}
	return strings.Join(clauses, " and ")
}

// atom is one condition: a yes or not sure, a site that is not none, or a
// number on one side of a bound. What is not answered does not hold.
func (w *writer) atom(a protocol.Atom) string {
	answer := fmt.Sprintf("item.item.where(linkId = '%s').answer.value", a.Item)
	i, _ := w.in.Engine.Pack().Item(a.Item)
	switch {
	case a.AtLeast != nil:
		return fmt.Sprintf("%s.where($this >= %d).exists()", answer, *a.AtLeast)
	case a.Below != nil:
		return fmt.Sprintf("%s.where($this < %d).exists()", answer, *a.Below)
	case w.in.Engine.Pack().Items[i].Kind == protocol.SiteOf:
		return fmt.Sprintf("%s.where(code != '%s').exists()", answer, none)
	}
	return fmt.Sprintf("%s.where(code = 'Y' or code = 'asked-unknown').exists()", answer)
}
