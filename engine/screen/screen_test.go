package screen_test

import (
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"unknot/engine/protocol"
	"unknot/engine/screen"
)

func TestYesAndUnsureLeadToTheLevelOfTheVocabulary(t *testing.T) {
	table, no := full(t)
	for _, x := range vocabulary(t) {
		for _, yes := range x.yes() {
			a := with(t, table, no, x.item, yes)
			o := table.Screen(&a, protocol.Set{})
			if o.Level != x.level || !o.Complete || o.Allows() != (x.level <= protocol.Adapt) {
				t.Errorf("%s %v leads to %v, complete %t, allowed %t; want %v", x.item, yes, o.Level, o.Complete, o.Allows(), x.level)
			}
		}
	}
}

func TestNothingFoundIsClear(t *testing.T) {
	table, a := full(t)
	if o := table.Screen(&a, protocol.Set{}); o.Level != protocol.Clear || !o.Allows() || !o.Fired.Empty() {
		t.Errorf("outcome is %+v", o)
	}
}

func TestOneQuestionWithoutAnswerIsIncompleteAndAllowsNothing(t *testing.T) {
	table, no := full(t)
	for _, x := range vocabulary(t) {
		a := with(t, table, no, x.item, nil)
		o := table.Screen(&a, protocol.Set{})
		if o.Complete || o.Allows() || o.Level != 0 || o.Missing != items(table, x.item) {
			t.Errorf("without %s the outcome is %+v", x.item, o)
		}
	}
}

func TestALevelAlreadyReachedIsReportedThoughIncomplete(t *testing.T) {
	table, _ := full(t)
	for _, x := range vocabulary(t) {
		for _, yes := range x.yes() {
			a := with(t, table, screen.Answers{}, x.item, yes)
			o := table.Screen(&a, protocol.Set{})
			want := x.level
			if want == protocol.Clear {
				want = 0
			}
			if o.Complete || o.Allows() || o.Level != want || o.Missing.Len() != 52 {
				t.Errorf("only %s answered: %v, complete %t, %d missing; want %v", x.item, o.Level, o.Complete, o.Missing.Len(), want)
			}
		}
	}
}

func TestNothingAnsweredIsNoLevel(t *testing.T) {
	table, _ := full(t)
	var a screen.Answers
	if o := table.Screen(&a, protocol.Set{}); o.Level != 0 || o.Complete || o.Allows() || o.Missing.Len() != 53 {
		t.Errorf("outcome is %+v", o)
	}
}

// numbers are the levels of numbers at both sides of their bounds.
var numbers = []struct {
	item  protocol.ItemID
	n     int
	level protocol.Level
}{
	{"age", 0, protocol.ProfessionalFirst}, {"age", 17, protocol.ProfessionalFirst}, {"age", 18, protocol.Clear},
	{"age", 64, protocol.Clear}, {"age", 65, protocol.Clear}, {"age", 120, protocol.Clear},
	{"pain-now", 0, protocol.Clear}, {"pain-now", 7, protocol.Clear}, {"pain-now", 8, protocol.ProfessionalFirst}, {"pain-now", 10, protocol.ProfessionalFirst},
}

func TestNumbersLeadToTheirLevelFromTheBoundOn(t *testing.T) {
	table, no := full(t)
	for _, x := range numbers {
		a := with(t, table, no, x.item, x.n)
		if o := table.Screen(&a, protocol.Set{}); o.Level != x.level {
			t.Errorf("%s %d leads to %v, want %v", x.item, x.n, o.Level, x.level)
		}
	}
}

func TestAMinorInjuryIsUrgentOnlyWithWeakBones(t *testing.T) {
	table, no := full(t)
	for _, minor := range []protocol.Answer{protocol.Yes, protocol.Unsure} {
		injured := with(t, table, no, "minor-injury", minor)
		for _, x := range []struct {
			item  protocol.ItemID
			with  any
			level protocol.Level
		}{
			{"thin-bones", protocol.Yes, protocol.Urgent}, {"thin-bones", protocol.Unsure, protocol.Urgent},
			{"steroids", protocol.Yes, protocol.Urgent}, {"steroids", protocol.Unsure, protocol.Urgent},
			{"age", 64, protocol.Clear}, {"age", 65, protocol.Urgent}, {"age", 120, protocol.Urgent},
			{"thin-bones", protocol.No, protocol.Clear}, {"six-weeks", protocol.Yes, protocol.ProfessionalFirst},
		} {
			a := with(t, table, injured, x.item, x.with)
			if o := table.Screen(&a, protocol.Set{}); o.Level != x.level {
				t.Errorf("minor injury %v with %s %v leads to %v, want %v", minor, x.item, x.with, o.Level, x.level)
			}
		}
	}
}

func TestAMinorInjuryAtAnUnknownAgeIsIncomplete(t *testing.T) {
	table, no := full(t)
	a := with(t, table, with(t, table, no, "minor-injury", protocol.Yes), "age", nil)
	if o := table.Screen(&a, protocol.Set{}); o.Allows() || o.Complete {
		t.Errorf("outcome is %+v", o)
	}
}

func TestOnlyProfessionalFirstCanBeCleared(t *testing.T) {
	table, no := full(t)
	var all protocol.Set
	for i := range table.Pack().Items {
		all = all.With(i)
	}
	for _, x := range vocabulary(t) {
		for _, yes := range x.yes() {
			a := with(t, table, no, x.item, yes)
			want := x.level
			if want == protocol.ProfessionalFirst {
				want = protocol.Adapt
			}
			for _, cleared := range []protocol.Set{all, items(table, x.item)} {
				if o := table.Screen(&a, cleared); o.Level != want || o.Allows() != (want <= protocol.Adapt) {
					t.Errorf("%s cleared is %v, want %v", x.item, o.Level, want)
				}
			}
		}
	}
	for _, x := range numbers {
		a := with(t, table, no, x.item, x.n)
		if o := table.Screen(&a, items(table, x.item)); !o.Allows() {
			t.Errorf("%s %d cleared is %v", x.item, x.n, o.Level)
		}
	}
}

func TestAClearanceOfOneItemClearsNoOther(t *testing.T) {
	table, no := full(t)
	for _, x := range vocabulary(t) {
		if x.level != protocol.ProfessionalFirst {
			continue
		}
		a := with(t, table, no, x.item, protocol.Yes)
		for i := range table.Pack().Items {
			if id := table.Pack().Items[i].ID; id != x.item {
				if o := table.Screen(&a, protocol.Set{}.With(i)); o.Level != protocol.ProfessionalFirst {
					t.Errorf("%s is cleared by a clearance of %s", x.item, id)
				}
			}
		}
	}
}

func TestAClearedAnswerDoesNotHideAnother(t *testing.T) {
	table, no := full(t)
	a := with(t, table, with(t, table, no, "implant", protocol.Yes), "disc-herniation", protocol.Yes)
	if o := table.Screen(&a, items(table, "implant")); o.Level != protocol.ProfessionalFirst || o.Allows() {
		t.Errorf("outcome is %+v", o)
	}
}

func TestEachItemChangesWhatTheVocabularySays(t *testing.T) {
	table, no := full(t)
	for _, x := range vocabulary(t) {
		for _, yes := range x.yes() {
			a := with(t, table, no, x.item, yes)
			want := x.want
			if x.sites {
				want.Sites = yes.([]protocol.SiteID)
			}
			for _, cleared := range []protocol.Set{{}, items(table, x.item)} {
				if got := table.Report(&a, table.Screen(&a, cleared)).Adaptations; !reflect.DeepEqual(got, want) {
					t.Errorf("%s %v changes %+v, want %+v", x.item, yes, got, want)
				}
			}
		}
	}
}

func TestTheSitesOfBothListsAreLeftOut(t *testing.T) {
	table, no := full(t)
	a := with(t, table, no, "skin-sites", []protocol.SiteID{"upper-back", "hip-side-right"})
	a = with(t, table, a, "injury-sites", []protocol.SiteID{"buttock-left", "upper-back"})
	got := table.Report(&a, table.Screen(&a, protocol.Set{})).Adaptations.Sites
	if want := []protocol.SiteID{"buttock-left", "hip-side-right", "upper-back"}; !slices.Equal(got, want) {
		t.Errorf("left out are %v, want %v", got, want)
	}
}

func TestTheStricterOfTwoBoundsCounts(t *testing.T) {
	table, no := full(t)
	a := with(t, table, with(t, table, no, "fibromyalgia", protocol.Yes), "thin-bones", protocol.Yes)
	got := table.Report(&a, table.Screen(&a, items(table, "thin-bones"))).Adaptations
	if got.HoldMax != 30 || got.DiscomfortMax != 3 || len(got.Techniques) != 2 || len(got.Firmnesses) != 2 {
		t.Errorf("changes are %+v", got)
	}
}

// S5: nothing answered otherwise than "no" makes an outcome milder.
func TestAGraverAnswerNeverMakesTheOutcomeMilder(t *testing.T) {
	table, _ := full(t)
	grave := func(o screen.Outcome) int {
		if o.Allows() {
			return int(o.Level)
		}
		return 100 + int(o.Level)
	}
	rapid.Check(t, func(r *rapid.T) {
		a, cleared := anyAnswers(r, table), anySet(r, len(table.Pack().Items))
		before := table.Screen(&a, cleared)
		i := rapid.SampledFrom(ynItems(table)).Draw(r, "item")
		if table.Get(&a, i) != protocol.No {
			return
		}
		b := a
		switch rapid.IntRange(0, 2).Draw(r, "change") {
		case 0:
			table.Clear(&b, i)
		case 1:
			table.Answer(&b, i, protocol.Yes)
		case 2:
			table.Answer(&b, i, protocol.Unsure)
		}
		after := table.Screen(&b, cleared)
		if grave(after) < grave(before) || after.Level < before.Level && after.Complete {
			r.Fatalf("%+v became %+v", before, after)
		}
	})
}

func TestScreeningAllocatesNothing(t *testing.T) {
	table, no := full(t)
	a := no
	for _, x := range vocabulary(t) {
		for _, yes := range x.yes() {
			a = with(t, table, a, x.item, yes)
		}
	}
	var o screen.Outcome
	if n := testing.AllocsPerRun(100, func() { o = table.Screen(&a, protocol.Set{}); o = table.Short(&no) }); n != 0 {
		t.Errorf("screening allocates %v times", n)
	}
	_ = o
}

func TestTheShortFormIsCompleteWithItsNineAnswers(t *testing.T) {
	table, no := full(t)
	short := screen.Answers{}
	for _, x := range vocabulary(t) {
		if x.level == protocol.Emergency {
			short = with(t, table, short, x.item, protocol.No)
		}
	}
	if o := table.Short(&short); !o.Allows() || o.Level != protocol.Clear || short.Count() != 9 {
		t.Errorf("nine times no is %+v", o)
	}
	for _, x := range vocabulary(t) {
		if x.level != protocol.Emergency {
			continue
		}
		a := with(t, table, short, x.item, protocol.Unsure)
		if o := table.Short(&a); o.Level != protocol.Emergency || o.Allows() {
			t.Errorf("%s unsure is %+v", x.item, o)
		}
		a = with(t, table, short, x.item, nil)
		if o := table.Short(&a); o.Complete || o.Allows() || o.Missing != items(table, x.item) {
			t.Errorf("without %s: %+v", x.item, o)
		}
	}
	if o := table.Short(&no); !o.Allows() {
		t.Errorf("a full set of answers is %+v", o)
	}
}
