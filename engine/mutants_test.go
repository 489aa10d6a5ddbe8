package engine_test

import (
	"fmt"
	"maps"
	"slices"
	"testing"
)

func mutations(tb testing.TB, files map[string][]byte) []mutation {
	var out []mutation
	for name, mutate := range map[string]func(*mutator){"screening.json": mutateScreening, "sensations.json": mutateSensations,
		"dose.json": mutateDose, "between.json": mutateBetween, "techniques.json": mutateTechniques} {
		m := &mutator{tb: tb, files: files, name: name}
		mutate(m)
		out = append(out, m.out...)
	}
	slices.SortFunc(out, func(a, b mutation) int {
		if a.name < b.name {
			return -1
		}
		return 1
	})
	return out
}

func mutateScreening(m *mutator) {
	m.drop(true, "items")
	m.drop(true, "rules")
	m.scale("rules", "level", levels)
	m.each("items", func(i int, o object, id string) {
		short := o["short"] == true
		m.add(short, id+": short "+fmt.Sprint(!short), func(doc object) { member(doc, "items", i)["short"] = !short })
		m.add(true, "drop item and rules of "+id, func(doc object) {
			doc["items"] = dropped(doc["items"], i)
			doc["rules"] = slices.DeleteFunc(doc["rules"].([]any), func(r any) bool {
				return r.(object)["id"] == "screen."+id
			})
		})
	})
	m.each("rules", func(i int, o object, id string) {
		m.add(true, id+": only together with fever-unwell and no-floor", func(doc object) {
			r := member(doc, "rules", i)
			r["when"] = append(r["when"].([]any), []any{object{"item": "fever-unwell"}}, []any{object{"item": "no-floor"}})
		})
		m.conditions(i, o, id)
		m.adaptation(i, o, id)
	})
}

// conditions drops every condition of a rule and moves every bound.
func (m *mutator) conditions(i int, o object, id string) {
	clauses := o["when"].([]any)
	for c := range clauses {
		atoms := clauses[c].([]any)
		m.add(len(clauses) == 1, fmt.Sprintf("%s: without clause %d", id, c), func(doc object) { member(doc, "rules", i)["when"] = dropped(clauses, c) })
		for a := range atoms {
			m.add(true, fmt.Sprintf("%s: without condition %d.%d", id, c, a), func(doc object) {
				member(doc, "rules", i)["when"].([]any)[c] = dropped(atoms, a)
			})
			for _, key := range []string{"atLeast", "below"} {
				n, ok := atoms[a].(object)[key].(float64)
				for _, by := range []float64{-1, 1} {
					if ok {
						m.add((key == "atLeast") == (by > 0), fmt.Sprintf("%s: %s %v", id, key, n+by), func(doc object) {
							member(doc, "rules", i)["when"].([]any)[c].([]any)[a].(object)[key] = n + by
						})
					}
				}
			}
		}
	}
}

// adaptation drops what a rule changes: all of it, and each part.
func (m *mutator) adaptation(i int, o object, id string) {
	adapt, ok := o["adapt"].(object)
	if !ok {
		return
	}
	m.add(true, id+": no adaptation", func(doc object) { delete(member(doc, "rules", i), "adapt") })
	for _, key := range slices.Sorted(maps.Keys(adapt)) {
		m.add(true, id+": no "+key, func(doc object) { delete(member(doc, "rules", i)["adapt"].(object), key) })
		switch v := adapt[key].(type) {
		case []any:
			for k := range v {
				m.add(true, fmt.Sprintf("%s: %s without %v", id, key, v[k]), func(doc object) {
					member(doc, "rules", i)["adapt"].(object)[key] = dropped(v, k)
				})
			}
		case float64:
			m.add(true, fmt.Sprintf("%s: %s %v", id, key, v+1), func(doc object) { member(doc, "rules", i)["adapt"].(object)[key] = v + 1 })
			m.add(false, fmt.Sprintf("%s: %s %v", id, key, v-1), func(doc object) { member(doc, "rules", i)["adapt"].(object)[key] = v - 1 })
		case bool:
			m.add(true, fmt.Sprintf("%s: %s %t", id, key, !v), func(doc object) { member(doc, "rules", i)["adapt"].(object)[key] = !v })
		}
	}
}

func mutateSensations(m *mutator) {
	m.drop(true, "sensations")
	m.drop(true, "places")
	m.drop(true, "rules")
	m.scale("rules", "verdict", verdicts)
	m.scale("rules", "level", levels)
	m.without(true, "rules", "sensations")
	m.without(true, "rules", "places")
	m.each("rules", func(i int, o object, id string) {
		rule := func(doc object) object { return member(doc, "rules", i) }
		for _, key := range []string{"level", "techniqueOff", "breathe", "again", "places"} {
			if _, ok := o[key]; ok && !(key == "techniqueOff" && o["level"] != nil) { // which the rule without a level says for every place
				m.add(key != "again" && key != "places", id+": no "+key, func(doc object) { delete(rule(doc), key) })
			}
		}
		for _, again := range []string{"on-step", "in-7-days", "in-next-session"} {
			if o["again"] != again && o["verdict"] != "go-on" {
				m.add(true, id+": only "+again, func(doc object) { rule(doc)["again"] = again })
			}
		}
		if n, ok := o["overBy"].(float64); ok {
			m.add(true, fmt.Sprintf("%s: over by %v", id, n+1), func(doc object) { rule(doc)["overBy"] = n + 1 })
			m.add(false, fmt.Sprintf("%s: over by %v", id, n-1), func(doc object) { rule(doc)["overBy"] = n - 1 })
		} else if o["verdict"] != "go-on" {
			m.add(true, id+": only over the ceiling", func(doc object) { rule(doc)["overBy"] = 0 })
		}
	})
}

func mutateDose(m *mutator) {
	doc := m.document()
	for _, name := range slices.Sorted(maps.Keys(doc)) {
		limit, ok := doc[name].(object)
		if !ok {
			continue
		}
		get := func(key string) float64 { return limit[key].(float64) }
		set := func(key string, n float64) func(object) { return func(doc object) { doc[name].(object)[key] = n } }
		m.add(true, name+": default over max", set("default", get("max")+1))
		m.add(true, name+": default below min", set("default", get("min")-1))
		if keepsWhole[name] {
			m.add(true, name+": max wider", set("max", get("max")+1))
			m.add(true, name+": min wider", set("min", get("min")-1))
		}
	}
	m.add(true, "asks at 40 only", func(doc object) { doc["ask"] = []any{40} })
	m.add(true, "asks at 20 only", func(doc object) { doc["ask"] = []any{20} })
	m.add(false, "asks at 10 too", func(doc object) { doc["ask"] = []any{10, 20, 40} })
	m.each("breaths", func(i int, o object, id string) {
		m.add(false, "drop breath "+id, func(doc object) { doc["breaths"] = dropped(doc["breaths"], i) })
		m.add(false, id+": out shorter", func(doc object) { member(doc, "breaths", i)["out"] = o["out"].(float64) - 500 })
	})
}

// keepsWhole are the limits whose bounds the vocabulary states, all of them at
// the floor.
var keepsWhole = map[string]bool{"session": true, "minutes": true, "hold": true, "firstHold": true, "roll": true, "speed": true, "discomfort": true, "week": true,
	"muscleSide": true, "day": true, "inARow": true, "screening": true, "ceiling": true, "holds": true, "firstHolds": true}

func mutateBetween(m *mutator) {
	m.scale("mornings", "remedy", remedies)
	m.scale("mornings", "level", levels)
	m.each("mornings", func(i int, o object, id string) {
		m.add(true, "drop "+id, func(doc object) { doc["mornings"] = dropped(doc["mornings"], i) })
		for key, up := range map[string]bool{"rise": true, "count": true, "of": false} {
			n := o[key].(float64)
			m.add(up, fmt.Sprintf("%s: %s %v", id, key, n+1), func(doc object) { member(doc, "mornings", i)[key] = n + 1 })
			m.add(!up, fmt.Sprintf("%s: %s %v", id, key, n-1), func(doc object) { member(doc, "mornings", i)[key] = n - 1 })
		}
	})
	for _, x := range []struct {
		rule, key string
		by        float64
		softer    bool
	}{{"mean", "rise", 1, true}, {"mean", "rise", -1, false}, {"function", "fall", 1, true}, {"function", "fall", -1, false}, {"settle", "minutes", 1, true},
		{"settle", "minutes", -1, false}, {"noChange", "weeks", 1, true}, {"noChange", "weeks", -1, false}, {"noChange", "points", 1, false}, {"noChange", "points", -1, true},
		{"noChange", "percent", 1, false}, {"noChange", "percent", -10, true}, {"window", "default", 1, true}, {"window", "default", -1, true},
		{"baseline", "default", 1, false}, {"baseline", "default", -1, false}} {
		m.add(x.softer, fmt.Sprintf("%s: %s by %v", x.rule, x.key, x.by), func(doc object) {
			o := doc[x.rule].(object)
			o[x.key] = o[x.key].(float64) + x.by
		})
	}
	for _, rule := range []string{"mean", "function"} {
		m.add(true, rule+": rest only", func(doc object) { doc[rule].(object)["remedy"] = "rest-then-half" })
		m.add(true, rule+": adapt only", func(doc object) { doc[rule].(object)["level"] = "adapt" })
		m.add(false, rule+": urgent", func(doc object) { doc[rule].(object)["level"] = "urgent" })
		m.add(true, rule+": dropped", func(doc object) { delete(doc, rule) })
	}
}

func mutateTechniques(m *mutator) {
	m.without(true, "techniques", "needs")
	m.drop(true, "never")
	m.each("techniques", func(i int, o object, id string) {
		for _, region := range []string{"lumbar-spine", "flank", "sacrum-coccyx", "iliac-crest-rim", "groin-crease", "back-of-knee", "neck"} {
			m.add(true, id+": loads "+region, func(doc object) {
				t := member(doc, "techniques", i)
				t["loads"] = append(t["loads"].([]any), region)
			})
		}
		for _, never := range []string{"lumbar-roll", "ql-roll"} {
			m.add(true, id+": as "+never, func(doc object) { member(doc, "techniques", i)["id"] = never })
		}
		m.add(true, id+": rolls the quadratus lumborum", func(doc object) { member(doc, "techniques", i)["muscles"] = []any{"quadratus-lumborum"} })
		m.add(true, id+": no sites", func(doc object) { member(doc, "techniques", i)["areas"] = []any{} })
	})
}
