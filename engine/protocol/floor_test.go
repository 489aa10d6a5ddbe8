package protocol_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"unknot/engine/protocol"
)

// What no pack may do without or make milder, tried on every part of the
// built-in pack.

func TestNoItemCanBeDropped(t *testing.T) {
	for _, x := range protocol.Lowback().Items {
		id := string(x.ID)
		faults := faultsAfter(t, "screening.json", "", func(o object) {
			o["items"] = without(o["items"], id)
			o["rules"] = without(o["rules"], "screen."+id)
			forget(o, id)
		})
		mustFault(t, faults, "screening.json", `"`+id+`"`)
	}
}

// forget takes an item out of the conditions of every rule.
func forget(o object, id string) {
	for _, r := range list(o["rules"]) {
		for i, c := range r["when"].([]any) {
			r["when"].([]any)[i] = slices.DeleteFunc(c.([]any), func(a any) bool { return a.(object)["item"] == id })
		}
	}
}

func TestNoScreeningRuleCanBeDropped(t *testing.T) {
	for _, r := range protocol.Lowback().Rules {
		faults := faultsAfter(t, "screening.json", "", func(o object) { o["rules"] = without(o["rules"], string(r.ID)) })
		mustFault(t, faults, "screening.json", strings.TrimPrefix(string(r.ID), "screen."))
	}
}

func TestNoScreeningRuleCanBeMadeMilder(t *testing.T) {
	for i, r := range protocol.Lowback().Rules {
		for l := protocol.Clear; l < r.Level; l++ {
			faults := faultsAfter(t, "screening.json", fmt.Sprintf("rules[%d]", i), set("level", l.String()))
			mustFault(t, faults, "screening.json", "")
		}
	}
}

func TestNoForbiddenRegionCanBeMadeATargetOrDropped(t *testing.T) {
	for i, r := range protocol.Lowback().Regions {
		if r.Kind == protocol.Forbidden {
			id := string(r.ID)
			mustFault(t, faultsAfter(t, "body.json", fmt.Sprintf("regions[%d]", i), set("kind", "target")), "body.json", id)
			mustFault(t, faultsAfter(t, "body.json", "", drop("regions", id)), "body.json", id)
		}
	}
}

func TestNoTechniqueCanLoadAForbiddenRegion(t *testing.T) {
	p := protocol.Lowback()
	for i := range p.Techniques {
		for _, r := range p.Regions {
			if r.Kind == protocol.Forbidden {
				faults := faultsAfter(t, "techniques.json", fmt.Sprintf("techniques[%d]", i), appendTo("loads", string(r.ID)))
				mustFault(t, faults, "techniques.json", string(r.ID))
			}
		}
	}
}

func TestNoLimitOfTheDoseCanBeWidened(t *testing.T) {
	doc := document(t, lowback(t)["dose.json"])
	for _, name := range slices.Sorted(maps.Keys(doc)) {
		limit, ok := doc[name].(object)
		if !ok {
			continue
		}
		for key, by := range map[string]int{"min": -1, "max": 1} {
			n, _ := limit[key].(json.Number).Int64()
			mustFault(t, faultsAfter(t, "dose.json", name, set(key, int(n)+by)), "dose.json", name)
		}
	}
}

func TestNoFirstStopCanBeSoftenedOrDropped(t *testing.T) {
	for i, r := range protocol.Lowback().StopRules {
		if r.Again != "" || r.OverBy != nil || r.Breathe {
			continue // see TestKnownGaps
		}
		path := fmt.Sprintf("rules[%d]", i)
		for v := protocol.GoOn; v < r.Verdict; v++ {
			mustFault(t, faultsAfter(t, "sensations.json", path, set("verdict", v.String())), "sensations.json", "")
		}
		for l := protocol.ProfessionalFirst; l < r.Level; l++ {
			mustFault(t, faultsAfter(t, "sensations.json", path, set("level", l.String())), "sensations.json", "")
		}
		if r.Level != 0 {
			mustFault(t, faultsAfter(t, "sensations.json", path, unset("level")), "sensations.json", "")
		}
		mustFault(t, faultsAfter(t, "sensations.json", "", drop("rules", string(r.ID))), "sensations.json", "")
	}
}

func TestDiscomfortOverTheCeilingCannotBeIgnored(t *testing.T) {
	mustFault(t, faultsAfter(t, "sensations.json", "", drop("rules", "stop.over-ceiling")), "sensations.json", "over the ceiling")
	mustFault(t, faultsAfter(t, "sensations.json", "", func(o object) { byID(o["rules"], "stop.over-ceiling")["overBy"] = 3 }), "sensations.json", "over the ceiling")
}

func TestNoSensationCanBeDropped(t *testing.T) {
	for _, s := range protocol.Lowback().Sensations {
		faults := faultsAfter(t, "sensations.json", "", func(o object) {
			o["sensations"] = without(o["sensations"], string(s.ID))
			o["rules"] = slices.DeleteFunc(o["rules"].([]any), func(r any) bool {
				only, ok := r.(object)["sensations"].([]any)
				return ok && slices.Contains(only, any(string(s.ID)))
			})
		})
		mustFault(t, faults, "sensations.json", string(s.ID))
	}
}
