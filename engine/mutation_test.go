package engine_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"unknot/engine/protocol"
)

func TestTheBuiltInPackDoesWhatTheVocabularySays(t *testing.T) {
	if why := broken(promised(t), facts(protocol.Lowback())); why != "" {
		t.Fatal(why)
	}
}

// Every single change of a rule is caught: either no such pack is loaded, or
// it is seen to do something else than the vocabulary says.
func TestEveryMutationOfTheRulesIsCaught(t *testing.T) {
	files := protocol.LowbackFiles()
	want := promised(t)
	refused, seen := 0, 0
	for _, m := range mutations(t, files) {
		p, err := protocol.Load(m.files)
		switch {
		case err != nil:
			refused++
		case broken(want, facts(p)) != "":
			seen++
		default:
			t.Errorf("survives: %s", m.name)
		}
		if m.softer && err == nil {
			t.Errorf("is loaded, though it is softer than the floor: %s (%s)", m.name, broken(want, facts(p)))
		}
	}
	if t.Logf("%d mutations: %d refused, %d seen", refused+seen, refused, seen); refused+seen < 500 {
		t.Error("that is too few to mean anything")
	}
}

// A mutation is a pack with one change. What is softer than the built-in pack
// must not be loaded at all.
type mutation struct {
	name   string
	files  map[string][]byte
	softer bool
}

// A mutator makes mutations of one file, each from a fresh copy.
type mutator struct {
	tb    testing.TB
	files map[string][]byte
	name  string
	out   []mutation
}

type object = map[string]any

func (m *mutator) document() object {
	m.tb.Helper()
	var doc object
	if err := json.Unmarshal(m.files[m.name], &doc); err != nil {
		m.tb.Fatal(err)
	}
	return doc
}

// add keeps a mutation, made by changing a copy of the document.
func (m *mutator) add(softer bool, name string, change func(object)) {
	m.tb.Helper()
	doc := m.document()
	change(doc)
	text, err := json.Marshal(doc)
	if err != nil {
		m.tb.Fatal(err)
	}
	if before, _ := json.Marshal(m.document()); string(before) == string(text) {
		m.tb.Fatalf("%s changes nothing", name)
	}
	files := map[string][]byte{}
	for k, v := range m.files {
		files[k] = v
	}
	files[m.name] = text
	m.out = append(m.out, mutation{m.name + ": " + name, files, softer})
}

// member is one object of a list of the document.
func member(doc object, list string, i int) object { return doc[list].([]any)[i].(object) }

// each calls f with every object of a list and its id.
func (m *mutator) each(list string, f func(i int, o object, id string)) {
	for i, o := range m.document()[list].([]any) {
		f(i, o.(object), o.(object)["id"].(string))
	}
}

func dropped(list any, i int) []any { return slices.Delete(slices.Clone(list.([]any)), i, i+1) }

func (m *mutator) drop(softer bool, list string) {
	m.each(list, func(i int, _ object, id string) {
		m.add(softer, "drop "+strings.TrimSuffix(list, "s")+" "+id, func(doc object) { doc[list] = dropped(doc[list], i) })
	})
}

// shift moves a word of a scale by one, and reports whether there is one.
func shift(scale []string, word any, by int) (string, bool) {
	w, _ := word.(string)
	i := slices.Index(scale, w) + by
	if w == "" || i < 0 || i >= len(scale) {
		return "", false
	}
	return scale[i], true
}

// words of the scales that rules use, mildest first.
var (
	levels   = []string{"clear", "adapt", "professional-first", "urgent", "emergency"}
	verdicts = []string{"go-on", "ease", "leave", "stop"}
	remedies = []string{"say", "half-dose", "rest-then-half", "suspend"}
)

// scale moves a word of every object of a list up and down.
func (m *mutator) scale(list, key string, scale []string) {
	m.each(list, func(i int, o object, id string) {
		for _, by := range []int{-1, 1} {
			if word, ok := shift(scale, o[key], by); ok {
				m.add(by < 0, id+": "+key+" "+word, func(doc object) { member(doc, list, i)[key] = word })
			}
		}
	})
}

// without drops every element of a list inside the objects of a list. A rule
// whose list is empty asks for nothing, and so is stricter.
func (m *mutator) without(softer bool, list, key string) {
	m.each(list, func(i int, o object, id string) {
		inner, _ := o[key].([]any)
		for k := range inner {
			if word, ok := inner[k].(string); ok {
				m.add(softer && (list != "rules" || len(inner) > 1), id+": "+key+" without "+word, func(doc object) { member(doc, list, i)[key] = dropped(inner, k) })
			}
		}
	})
}
