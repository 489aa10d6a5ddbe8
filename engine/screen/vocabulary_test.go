package screen_test

import (
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"unknot/engine/protocol"
	"unknot/engine/screen"
)

// An expected row is one line of the table of the vocabulary.
type expected struct {
	item  protocol.ItemID
	kind  string
	level protocol.Level
	want  screen.AdaptationsReport // once allowed
	sites bool
}

// vocabulary reads the table that was copied from the public vocabulary.
func vocabulary(tb testing.TB) []expected {
	tb.Helper()
	text, err := os.ReadFile("../testdata/vocabulary/screening.txt")
	if err != nil {
		tb.Fatal(err)
	}
	var out []expected
	for line := range strings.Lines(string(text)) {
		if cells := strings.Fields(line); len(cells) > 0 && cells[0] != "#" {
			out = append(out, row(tb, cells))
		}
	}
	return out
}

func row(tb testing.TB, cells []string) expected {
	x := expected{item: protocol.ItemID(cells[0]), kind: cells[1], want: unchanged()}
	if err := x.level.UnmarshalText([]byte(cells[2])); err != nil {
		tb.Fatal(err)
	}
	for _, cell := range cells[3:] {
		key, list, _ := strings.Cut(cell, "=")
		n, _ := strconv.Atoi(list)
		switch key {
		case "out":
			x.want.Techniques = as[protocol.TechniqueID](list)
		case "tool":
			x.want.Tools = as[protocol.ToolID](list)
		case "firm":
			x.want.Firmnesses = []protocol.Firmness{protocol.Medium, protocol.Hard}
		case "hold":
			x.want.HoldMax = n
		case "discomfort":
			x.want.DiscomfortMax = n
		case "pacing":
			x.want.Pacing = false
		case "doctor":
			x.want.SeeDoctor = true
		case "sites":
			x.sites = true
		default:
			tb.Fatalf("the table has %q", cell)
		}
	}
	return x
}

func as[T ~string](list string) []T {
	var out []T
	for s := range strings.SplitSeq(list, ",") {
		out = append(out, T(s))
	}
	return out
}

// unchanged is a session nothing is left out of.
func unchanged() screen.AdaptationsReport {
	return screen.AdaptationsReport{Techniques: []protocol.TechniqueID{}, Sites: []protocol.SiteID{}, Tools: []protocol.ToolID{},
		Firmnesses: []protocol.Firmness{}, HoldMax: 60, DiscomfortMax: 5, Pacing: true}
}

// with answers one more question of a full set: yes, unsure, a number, or the
// first site.
func with(tb testing.TB, t *screen.Table, a screen.Answers, id protocol.ItemID, answer any) screen.Answers {
	tb.Helper()
	i, ok := t.Pack().Item(id)
	if !ok {
		tb.Fatalf("%q is not asked", id)
	}
	var err error
	switch answer := answer.(type) {
	case protocol.Answer:
		err = t.Answer(&a, i, answer)
	case int:
		err = t.AnswerCount(&a, i, answer)
	case []protocol.SiteID:
		var bits uint32
		for _, id := range answer {
			s, _ := t.Pack().Site(id)
			bits |= 1 << s
		}
		err = t.AnswerSites(&a, i, bits)
	case nil:
		t.Clear(&a, i)
	}
	if err != nil {
		tb.Fatal(err)
	}
	return a
}

// yes is an answer that fires the rule of an item on its own.
func (x expected) yes() []any {
	switch x.kind {
	case "yn":
		return []any{protocol.Yes, protocol.Unsure}
	case "sites":
		return []any{[]protocol.SiteID{"buttock-left"}}
	}
	return nil
}

func items(t *screen.Table, ids ...protocol.ItemID) protocol.Set {
	var out protocol.Set
	for _, id := range ids {
		i, _ := t.Pack().Item(id)
		out = out.With(i)
	}
	return out
}

func TestEveryQuestionOfTheVocabularyIsAskedAndNoOther(t *testing.T) {
	table, _ := full(t)
	var got, want []string
	for _, it := range table.Pack().Items {
		got = append(got, string(it.ID)+" "+it.Kind.String())
	}
	for _, x := range vocabulary(t) {
		want = append(want, string(x.item)+" "+x.kind)
	}
	if len(want) != 53 || !slices.Equal(got, want) {
		t.Errorf("asked\n%s\nwant %d\n%s", strings.Join(got, "\n"), len(want), strings.Join(want, "\n"))
	}
}

func TestTheSitesAreThoseOfTheVocabulary(t *testing.T) {
	table, _ := full(t)
	got := protocol.IDs(table.Pack().Sites, func(s protocol.Site) protocol.SiteID { return s.ID })
	want := strings.Fields("buttock-left buttock-right hip-front-left hip-front-right hip-side-left hip-side-right " +
		"thigh-front-left thigh-front-right thigh-back-left thigh-back-right upper-back")
	if !slices.Equal(got, want) {
		t.Errorf("sites are %v", got)
	}
}

func TestTheShortFormAsksTheNineEmergencies(t *testing.T) {
	table, _ := full(t)
	var want protocol.Set
	for _, x := range vocabulary(t) {
		if x.level == protocol.Emergency {
			want = want.Or(items(table, x.item))
		}
	}
	if got := table.ShortItems(); got != want || got.Len() != 9 {
		t.Errorf("short items are %v, want %v", got, want)
	}
}

func TestTheGreatestHoldAndCeilingAreThoseOfTheVocabulary(t *testing.T) {
	table, a := full(t)
	if got := table.Report(&a, table.Screen(&a, protocol.Set{})).Adaptations; got.HoldMax != 60 || got.DiscomfortMax != 5 || !got.Pacing || got.SeeDoctor {
		t.Errorf("nothing found changes %+v", got)
	}
}
