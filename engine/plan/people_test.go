package plan

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"unknot/engine/protocol"
	"unknot/engine/screen"
)

// both are the tools of the built-in pack.
var both = []protocol.ToolID{"foam-roller", "massage-ball"}

func lowback(t testing.TB) *Planner {
	t.Helper()
	return planner(t, protocol.Lowback())
}

func planner(t testing.TB, p *protocol.Pack) *Planner {
	t.Helper()
	table, err := screen.New(p)
	if err != nil {
		t.Fatal(err)
	}
	out, err := New(table)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// person answers every question of the built-in pack with "no", and then as
// told: yes to some items, and a list of sites.
type person struct {
	answers screen.Answers
	outcome screen.Outcome
}

func answered(t testing.TB, p *Planner, yes []protocol.ItemID, sites ...protocol.SiteID) person {
	t.Helper()
	var who person
	var cleared protocol.Set
	for i, it := range p.pack.Items {
		var err error
		switch it.Kind {
		case protocol.YesNo:
			with := protocol.No
			if slices.Contains(yes, it.ID) {
				with, cleared = protocol.Yes, cleared.With(i)
			}
			err = p.table.Answer(&who.answers, i, with)
		case protocol.Count:
			err = p.table.AnswerCount(&who.answers, i, map[protocol.ItemID]int{"age": 44, "pain-now": 3}[it.ID])
		case protocol.SiteOf:
			var bits uint32
			for _, id := range sites {
				s, ok := p.pack.Site(id)
				if !ok {
					t.Fatalf("no site %q", id)
				}
				if it.ID == "skin-sites" {
					bits |= 1 << s
				}
			}
			err = p.table.AnswerSites(&who.answers, i, bits)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	who.outcome = p.table.Screen(&who.answers, cleared)
	return who
}

// adapting are the items that adapt a session, some once cleared.
var adapting = []protocol.ItemID{"blood-thinners", "pregnant-postpartum", "thin-bones", "implant", "heart-blood-pressure",
	"inflammatory-pattern", "fibromyalgia", "no-floor", "wrist-shoulder", "cannot-cross-leg", "breathing-condition"}

// few draws at most most of list, each once.
func few[T comparable](t *rapid.T, list []T, most int, label string) []T {
	return rapid.SliceOfNDistinct(rapid.SampledFrom(list), 0, most, rapid.ID[T]).Draw(t, label)
}

func anyone(t *rapid.T, tb testing.TB, p *Planner) person {
	sites := few(t, ids(p.pack.Sites, func(s protocol.Site) protocol.SiteID { return s.ID }), 3, "sites")
	return answered(tb, p, few(t, adapting, 2, "yes"), sites...)
}

func anyWish(t *rapid.T, p *Planner) Wish {
	techniques := ids(p.pack.Techniques, func(x protocol.Technique) protocol.TechniqueID { return x.ID })
	muscles := ids(p.pack.Muscles, func(m protocol.Muscle) protocol.MuscleID { return m.ID })
	w := Wish{Minutes: rapid.IntRange(10, 15).Draw(t, "minutes"), Week: rapid.SampledFrom([]int{1, 2, 4, 5, 1000}).Draw(t, "week"),
		Half: rapid.IntRange(0, 5).Draw(t, "half") == 0, Tools: few(t, both, 2, "tools"),
		Tight: few(t, muscles, 3, "tight"), Off: few(t, techniques, 4, "off")}
	if rapid.Bool().Draw(t, "known idle") {
		w.Idle = rapid.SliceOfN(rapid.IntRange(-1, 9), len(p.pack.Muscles), len(p.pack.Muscles)).Draw(t, "idle")
	}
	return w
}

func ids[ID ~string, T any](list []T, id func(T) ID) []ID {
	out := make([]ID, len(list))
	for i, x := range list {
		out[i] = id(x)
	}
	return out
}

func mustPlan(t testing.TB, p *Planner, who person, w Wish) Plan {
	t.Helper()
	out, err := p.Plan(&who.answers, who.outcome, w)
	if err != nil {
		t.Fatal(err)
	}
	return out
}
