package progress_test

import (
	"testing"

	"unknot/engine/progress"
	"unknot/engine/protocol"
)

// rated makes the ratings of a day, of walking, sitting and lifting; a
// negative score is an activity that was not rated.
func rated(day protocol.Day, scores ...int) progress.Function {
	f := progress.Function{Day: day}
	for i, s := range scores {
		if s >= 0 {
			f.Ratings = append(f.Ratings, progress.Rating{Activity: []string{"walking", "sitting", "lifting"}[i], Score: s})
		}
	}
	return f
}

func TestFunctionSuspendsWhenItsMeanFellByTwo(t *testing.T) {
	for _, x := range []struct {
		name  string
		list  []progress.Function
		since protocol.Day
		found bool
	}{
		{"nothing rated", nil, 0, false},
		{"rated once", []progress.Function{rated(1, 0, 0, 0)}, 0, false},
		{"fallen by two", []progress.Function{rated(1, 8, 8, 8), rated(8, 6, 6, 6)}, 0, true},
		{"fallen by two on average", []progress.Function{rated(1, 8, 8, 8), rated(8, 2, 8, 8)}, 0, true},
		{"fallen by a little less", []progress.Function{rated(1, 8, 8, 8), rated(8, 3, 8, 8)}, 0, false},
		{"one up, others down", []progress.Function{rated(1, 5, 8, 8), rated(8, 9, 3, 3)}, 0, true},
		{"risen by two", []progress.Function{rated(1, 4, 4, 4), rated(8, 6, 6, 6)}, 0, false},
		{"fallen since the last time, not since the first", []progress.Function{rated(1, 4, 4, 4), rated(8, 9, 9, 9), rated(15, 7, 7, 7)}, 0, true},
		{"fallen slowly since the first", []progress.Function{rated(1, 8, 8, 8), rated(8, 7, 7, 7), rated(15, 6, 6, 6)}, 0, true},
		{"fallen, and risen again", []progress.Function{rated(1, 8, 8, 8), rated(8, 6, 6, 6), rated(15, 8, 8, 8)}, 0, false},
		{"only common activities count", []progress.Function{rated(1, 8, -1, 8), rated(8, 8, 0, -1)}, 0, false},
		{"no common activity", []progress.Function{rated(1, 8, -1), rated(8, -1, 0)}, 0, false},
		{"one common activity", []progress.Function{rated(1, 8, 8), rated(8, -1, 6)}, 0, true},
		{"judged by a professional since", []progress.Function{rated(1, 8, 8, 8), rated(8, 6, 6, 6)}, 2, false},
		{"fallen again since", []progress.Function{rated(1, 8, 8, 8), rated(8, 6, 6, 6), rated(15, 4, 4, 4)}, 8, true},
	} {
		t.Run(x.name, func(t *testing.T) {
			got := progress.Functions(between, x.list, x.since)
			if len(got) > 1 || (len(got) == 1) != x.found {
				t.Fatalf("found %v", got)
			}
			if x.found && got[0] != (progress.Finding{Rule: "between.function-down", Day: x.list[len(x.list)-1].Day, Remedy: protocol.Suspend, Level: protocol.ProfessionalFirst}) {
				t.Errorf("found %+v", got[0])
			}
		})
	}
}

// twoWeeks is a first week and a newest week, six weeks apart.
func twoWeeks(first, now int) []progress.Morning {
	var out []progress.Morning
	for d := range 7 {
		out = append(out, progress.Morning{Day: protocol.Day(d), Pain: first})
	}
	for d := range 7 {
		out = append(out, progress.Morning{Day: protocol.Day(36 + d), Pain: now})
	}
	return out
}

func TestNoUsefulChangeIsSaidAfterSixWeeks(t *testing.T) {
	for _, x := range []struct {
		name       string
		first, now int
		today      protocol.Day
		said       bool
	}{
		{"the same", 5, 5, 42, true}, {"worse", 5, 6, 42, true},
		{"better by one of five", 5, 4, 42, true}, {"better by two", 5, 3, 42, false}, {"better by two of nine", 9, 7, 42, false},
		{"better by one of three, a third", 3, 2, 42, false}, {"better by one of four, a quarter", 4, 3, 42, true},
		{"gone", 1, 0, 42, false}, {"never any pain", 0, 0, 42, false},
		{"a day too early", 5, 5, 41, false}, {"too few mornings now", 5, 5, 47, false},
	} {
		t.Run(x.name, func(t *testing.T) {
			f, said := progress.NotHelping(between, twoWeeks(x.first, x.now), 0, x.today)
			if said != x.said {
				t.Errorf("said %t", said)
			}
			if said && (f.Rule != "between.no-change" || f.Remedy != protocol.SayPlainly || f.Level != 0 || f.Day != x.today) {
				t.Errorf("found %+v", f)
			}
		})
	}
}

func TestThirtyPerCentIsAUsefulChange(t *testing.T) {
	list := append(twoWeeks(5, 5)[:7], mornings(3, 3, 3, 4, 4, 4)...)
	for i := range list[7:] {
		list[7+i].Day = protocol.Day(37 + i)
	}
	if c := progress.Changed(between, list, 42); !c.Useful || c.First2 != 10 || c.Now2 != 7 {
		t.Errorf("from 5 to 3.5: %+v", c)
	}
}

func TestTheChangeIsUnknownWithTooFewMornings(t *testing.T) {
	if c := progress.Changed(between, nil, 50); c.Known || c.Useful {
		t.Errorf("of nothing: %+v", c)
	}
	if c := progress.Changed(between, twoWeeks(5, 1)[5:], 42); c.Known || c.Useful {
		t.Errorf("of two first mornings: %+v", c)
	}
	if c := progress.Changed(between, mornings(5, 5, 5, 1, 1, 1), 105); c.Known {
		t.Errorf("within the first week: %+v", c)
	}
	if c := progress.Changed(between, twoWeeks(5, 1), 42); !c.Known || !c.Useful || c.First2 != 10 || c.Now2 != 2 {
		t.Errorf("of two weeks: %+v", c)
	}
}

func TestPainMustSettleWithinAnHour(t *testing.T) {
	for _, x := range []struct {
		before, after, minutes int
		late                   bool
	}{{3, 3, 60, false}, {3, 4, 59, false}, {3, 4, 60, true}, {3, 10, 0, false}, {3, 4, 1440, true}, {3, 2, 90, false}, {0, 1, 60, true}} {
		f, late := progress.Settled(between, x.before, x.after, x.minutes, 9)
		if late != x.late {
			t.Errorf("%d, then %d after %d minutes: %t", x.before, x.after, x.minutes, late)
		}
		if late && (f.Rule != "between.settle" || f.Remedy != protocol.HalfDose || f.Day != 9) {
			t.Errorf("found %+v", f)
		}
	}
}

func TestARemedyHoldsThreeDaysAndUntilASessionFollowed(t *testing.T) {
	half := progress.Finding{Rule: "half", Day: 10, Remedy: protocol.HalfDose}
	rest := progress.Finding{Rule: "rest", Day: 10, Remedy: protocol.RestAndHalf}
	newer := progress.Finding{Rule: "newer", Day: 12, Remedy: protocol.HalfDose}
	for _, x := range []struct {
		name     string
		findings []progress.Finding
		sessions []protocol.Day
		today    protocol.Day
		want     protocol.RuleID
	}{
		{"nothing found", nil, nil, 10, ""},
		{"on its own day", []progress.Finding{half}, nil, 10, "half"},
		{"before its day", []progress.Finding{half}, nil, 9, ""},
		{"for ever without a session", []progress.Finding{half}, []protocol.Day{3, 9}, 99, "half"},
		{"three days, though a session followed", []progress.Finding{half}, []protocol.Day{11}, 13, "half"},
		{"no longer than three when one followed", []progress.Finding{half}, []protocol.Day{11}, 14, ""},
		{"a session on its own day follows", []progress.Finding{half}, []protocol.Day{10}, 14, ""},
		{"a session today has not followed yet", []progress.Finding{half}, []protocol.Day{14}, 14, "half"},
		{"the graver of two", []progress.Finding{half, rest}, nil, 10, "rest"},
		{"the newer of two alike", []progress.Finding{half, newer}, nil, 12, "newer"},
		{"a graver older one", []progress.Finding{rest, newer}, nil, 12, "rest"},
		{"a suspension is not a remedy that holds", []progress.Finding{{Rule: "s", Day: 10, Remedy: protocol.Suspend}}, nil, 10, ""},
		{"nor is a plain word", []progress.Finding{{Rule: "s", Day: 10, Remedy: protocol.SayPlainly}}, nil, 10, ""},
	} {
		t.Run(x.name, func(t *testing.T) {
			if f, ok := progress.Holding(x.findings, x.sessions, x.today); f.Rule != x.want || ok != (x.want != "") {
				t.Errorf("holding is %+v, %t", f, ok)
			}
		})
	}
}

func TestATallyCountsWhatWasFelt(t *testing.T) {
	c := progress.Tally{Technique: "glute-roll"}
	for _, s := range []protocol.SensationID{"", "easing-ache", "easing-ache", "steady-ache", "too-much", "sharp", "numb", "back-worse", "dizzy", ""} {
		c.Add(s)
	}
	if c != (progress.Tally{Technique: "glute-roll", Eased: 2, Same: 1, Hurt: 5, Silent: 2}) {
		t.Errorf("counted %+v", c)
	}
}
