package stop_test

import (
	"os"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"unknot/engine/protocol"
	"unknot/engine/stop"
)

func lowback() *stop.Table { return stop.New(protocol.Lowback()) }

// A felt row is one cell of the table of the vocabulary.
type felt struct {
	sensation protocol.SensationID
	place     protocol.PlaceID // empty: not said
	want      stop.Finding     // without its rules
}

// vocabulary reads the table that was copied from the public vocabulary.
func vocabulary(tb testing.TB) []felt {
	tb.Helper()
	text, err := os.ReadFile("../testdata/vocabulary/stop.txt")
	if err != nil {
		tb.Fatal(err)
	}
	var places []string
	var out []felt
	for line := range strings.Lines(string(text)) {
		cells := strings.Fields(line)
		switch {
		case len(cells) == 12 && cells[1] == "sensation":
			places = cells[2:]
		case len(cells) == 11 && cells[0] != "#":
			for i, cell := range cells[1:] {
				place := protocol.PlaceID(strings.Trim(places[i], "-"))
				out = append(out, felt{protocol.SensationID(cells[0]), place, finding(tb, cell)})
			}
		}
	}
	if len(out) != 12*10 {
		tb.Fatalf("the table has %d cells", len(out))
	}
	return out
}

func finding(tb testing.TB, cell string) stop.Finding {
	word, more, _ := strings.Cut(cell, "+")
	f := stop.Finding{Off: more == "off", Breathe: more == "breathe"}
	f.Level = map[byte]protocol.Level{'P': protocol.ProfessionalFirst, 'U': protocol.Urgent, 'E': protocol.Emergency}[word[len(word)-1]]
	if err := f.Verdict.UnmarshalText([]byte(strings.TrimRight(word, "PUE"))); err != nil {
		tb.Fatal(err)
	}
	return f
}

func report(tb testing.TB, t *stop.Table, s protocol.SensationID, place protocol.PlaceID, discomfort ...int) stop.Report {
	tb.Helper()
	var n *int
	if len(discomfort) > 0 {
		n = &discomfort[0]
	}
	r, err := t.Report(s, place, n)
	if err != nil {
		tb.Fatal(err)
	}
	return r
}

// bare returns a finding without its rules.
func bare(f stop.Finding) stop.Finding {
	f.Rules = 0
	return f
}

func TestEachSensationAtEachPlaceMeansWhatTheVocabularySays(t *testing.T) {
	table := lowback()
	for _, x := range vocabulary(t) {
		for _, ceiling := range []uint8{5, 3} {
			got := table.Judge(report(t, table, x.sensation, x.place), stop.History{}, ceiling)
			if bare(got) != x.want {
				t.Errorf("%s at %q is %+v, want %+v", x.sensation, x.place, got, x.want)
			}
			if got.Rules == 0 || len(table.RuleIDs(got.Rules)) == 0 {
				t.Errorf("%s at %q is judged by no rule", x.sensation, x.place)
			}
		}
	}
}

func TestTheSensationsAndPlacesAreThoseOfTheVocabulary(t *testing.T) {
	p := protocol.Lowback()
	if len(p.Sensations) != 12 || len(p.Places) != 9 {
		t.Errorf("%d sensations, %d places", len(p.Sensations), len(p.Places))
	}
}

func TestAPlaceThatWasNotSaidIsTheWorstOfAllPlaces(t *testing.T) {
	table := lowback()
	worst := map[protocol.SensationID]stop.Finding{}
	unsaid := map[protocol.SensationID]stop.Finding{}
	for _, x := range vocabulary(t) {
		got := table.Judge(report(t, table, x.sensation, x.place), stop.History{}, 5)
		w := worst[x.sensation]
		if x.place == "" {
			unsaid[x.sensation] = got
			continue
		}
		w.Verdict, w.Level, w.Off = max(w.Verdict, got.Verdict), max(w.Level, got.Level), w.Off || got.Off
		worst[x.sensation] = w
	}
	for s, w := range worst {
		if got := unsaid[s]; got.Verdict != w.Verdict || got.Level != w.Level || got.Off != w.Off {
			t.Errorf("%s without a place is %+v, the worst place is %+v", s, got, w)
		}
	}
}

func TestDiscomfortAtTheCeilingEasesAndOverItLeaves(t *testing.T) {
	table := lowback()
	for _, x := range []struct {
		sensation     protocol.SensationID
		discomfort    int
		ceiling       uint8
		verdict       protocol.Verdict
		rulesMustHave protocol.RuleID
	}{
		{"easing-ache", 0, 5, protocol.GoOn, "stop.easing-ache"}, {"easing-ache", 4, 5, protocol.GoOn, "stop.easing-ache"},
		{"easing-ache", 5, 5, protocol.Ease, "stop.at-ceiling"}, {"easing-ache", 6, 5, protocol.Leave, "stop.over-ceiling"},
		{"easing-ache", 10, 5, protocol.Leave, "stop.over-ceiling"},
		{"easing-ache", 2, 3, protocol.GoOn, "stop.easing-ache"}, {"easing-ache", 3, 3, protocol.Ease, "stop.at-ceiling"},
		{"easing-ache", 4, 3, protocol.Leave, "stop.over-ceiling"}, {"easing-ache", 5, 3, protocol.Leave, "stop.over-ceiling"},
		{"easing-ache", 6, 3, protocol.Leave, "stop.over-ceiling"},
		{"steady-ache", 4, 5, protocol.Ease, "stop.steady-ache"}, {"steady-ache", 5, 5, protocol.Ease, "stop.at-ceiling"},
		{"steady-ache", 6, 5, protocol.Leave, "stop.over-ceiling"},
		{"too-much", 0, 5, protocol.Leave, "stop.too-much"}, {"too-much", 6, 5, protocol.Leave, "stop.too-much"},
		{"sharp", 0, 5, protocol.Stop, "stop.sharp"}, {"sharp", 10, 3, protocol.Stop, "stop.sharp"},
	} {
		got := table.Judge(report(t, table, x.sensation, "here", x.discomfort), stop.History{}, x.ceiling)
		ids := table.RuleIDs(got.Rules)
		found := false
		for _, id := range ids {
			found = found || id == x.rulesMustHave
		}
		if got.Verdict != x.verdict || got.Level != 0 || !found {
			t.Errorf("%s at %d of %d is %+v by %v, want %v by %s", x.sensation, x.discomfort, x.ceiling, got, ids, x.verdict, x.rulesMustHave)
		}
	}
}

func TestWhatIsFeltAgainCountsMore(t *testing.T) {
	table := lowback()
	bit := func(s protocol.SensationID) uint64 { return report(t, table, s, "").Bit() }
	for _, x := range []struct {
		name      string
		sensation protocol.SensationID
		history   stop.History
		verdict   protocol.Verdict
		level     protocol.Level
	}{
		{"a steady ache", "steady-ache", stop.History{}, protocol.Ease, 0},
		{"a steady ache again on the step", "steady-ache", stop.History{Step: bit("steady-ache")}, protocol.Leave, 0},
		{"a steady ache in the week", "steady-ache", stop.History{Week: ^uint64(0), Last: ^uint64(0)}, protocol.Ease, 0},
		{"a steady ache after an easing one", "steady-ache", stop.History{Step: bit("easing-ache")}, protocol.Ease, 0},
		{"dizzy", "dizzy", stop.History{}, protocol.Stop, 0},
		{"dizzy again in the week", "dizzy", stop.History{Week: bit("dizzy")}, protocol.Stop, protocol.ProfessionalFirst},
		{"dizzy again in the last session only", "dizzy", stop.History{Last: bit("dizzy"), Step: bit("dizzy")}, protocol.Stop, 0},
		{"back worse", "back-worse", stop.History{}, protocol.Stop, 0},
		{"back worse in the session before", "back-worse", stop.History{Last: bit("back-worse")}, protocol.Stop, protocol.ProfessionalFirst},
		{"back worse in the week, not in the session before", "back-worse", stop.History{Week: bit("back-worse")}, protocol.Stop, 0},
		{"easing, whatever came before", "easing-ache", stop.History{Step: ^uint64(0), Week: ^uint64(0), Last: ^uint64(0)}, protocol.GoOn, 0},
	} {
		t.Run(x.name, func(t *testing.T) {
			got := table.Judge(report(t, table, x.sensation, "here"), x.history, 5)
			if got.Verdict != x.verdict || got.Level != x.level {
				t.Errorf("is %+v, want %v %v", got, x.verdict, x.level)
			}
		})
	}
}

func TestAReportThatCannotBeReadIsTheWorst(t *testing.T) {
	table, other := lowback(), protocol.Lowback()
	want := stop.Finding{Verdict: protocol.Stop, Level: protocol.Emergency}
	if got := table.Judge(stop.Report{}, stop.History{}, 5); got != want {
		t.Errorf("nothing reported is %+v", got)
	}
	small := *other
	small.Sensations, small.Places = other.Sensations[:1], other.Places[:1]
	few := stop.New(&small)
	for _, r := range []stop.Report{report(t, table, "chest", "here"), report(t, table, "easing-ache", "foot")} {
		if got := few.Judge(r, stop.History{}, 5); got != want {
			t.Errorf("a report of another pack is %+v", got)
		}
	}
}

func anyReport(r *rapid.T, table *stop.Table) stop.Report {
	all := []stop.Report{}
	table.Every(func(x stop.Report) { all = append(all, x) })
	return rapid.SampledFrom(all).Draw(r, "report")
}

func anyHistory(r *rapid.T) stop.History {
	return stop.History{Step: rapid.Uint64Range(0, 1<<12-1).Draw(r, "step"), Week: rapid.Uint64Range(0, 1<<12-1).Draw(r, "week"),
		Last: rapid.Uint64Range(0, 1<<12-1).Draw(r, "last")}
}

// milder reports whether a asks for less than b.
func milder(a, b stop.Finding) bool {
	return a.Verdict < b.Verdict || a.Level < b.Level || b.Off && !a.Off
}

func TestMoreDiscomfortALongerHistoryOrALowerCeilingIsNeverMilder(t *testing.T) {
	table := lowback()
	rapid.Check(t, func(r *rapid.T) {
		x, h := anyReport(r, table), anyHistory(r)
		ceiling := uint8(rapid.IntRange(2, 5).Draw(r, "ceiling"))
		before := table.Judge(x, h, ceiling)
		longer := stop.History{Step: h.Step | anyHistory(r).Step, Week: h.Week | anyHistory(r).Week, Last: h.Last | anyHistory(r).Last}
		if after := table.Judge(x, longer, ceiling); milder(after, before) {
			r.Fatalf("a longer history: %+v became %+v", before, after)
		}
		if after := table.Judge(x, h, ceiling-1); milder(after, before) {
			r.Fatalf("a lower ceiling: %+v became %+v", before, after)
		}
		if n, ok := x.Discomfort(); ok && n < stop.MaxDiscomfort {
			y := report(t, table, table.Sensation(x), table.Place(x), n+1)
			if after := table.Judge(y, h, ceiling); milder(after, before) {
				r.Fatalf("more discomfort: %+v became %+v", before, after)
			}
		}
		unsaid := report(t, table, table.Sensation(x), "")
		if n, ok := x.Discomfort(); ok {
			unsaid = report(t, table, table.Sensation(x), "", n)
		}
		if after := table.Judge(unsaid, h, ceiling); milder(after, before) {
			r.Fatalf("no place: %+v became %+v", before, after)
		}
	})
}

func TestJudgingAllocatesNothing(t *testing.T) {
	table := lowback()
	x := report(t, table, "sharp", "foot", 10)
	h := stop.History{Step: ^uint64(0), Week: ^uint64(0), Last: ^uint64(0)}
	var f stop.Finding
	if n := testing.AllocsPerRun(100, func() { f = table.Judge(x, h, 5) }); n != 0 || f.Verdict != protocol.Stop {
		t.Errorf("allocates %v times", n)
	}
}
