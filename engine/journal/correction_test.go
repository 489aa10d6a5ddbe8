package journal_test

import (
	"testing"

	"unknot/engine/journal"
)

func TestACorrectionCountsInPlaceOfWhatItCorrects(t *testing.T) {
	r := screened(on(1, "06:00"))
	ids := r.mornings(2, 3, 3, 3, 5)
	r.write(on(6, "10:00"), journal.Correction{Of: ids[3], To: journal.Morning{Pain: 3}, Why: "slipped"})
	if m := r.Mornings(); m[3].Pain != 3 || r.Standing(on(6, "12:00")).Half {
		t.Errorf("mornings are %v", m)
	}
	if r.Len() != 6 {
		t.Errorf("%d entries are kept, not 6", r.Len())
	}
}

func TestTheLatestCorrectionCountsInWhateverOrderTheyCome(t *testing.T) {
	first := journal.Make("c1", on(6, "10:00"), "d", journal.Correction{Of: "e002", To: journal.Morning{Pain: 1}})
	last := journal.Make("c2", on(6, "11:00"), "d", journal.Correction{Of: "e002", To: journal.Morning{Pain: 2}})
	for _, list := range [][]journal.Entry{{first, last}, {last, first}} {
		r := screened(on(1, "06:00"))
		r.mornings(2, 5)
		for _, e := range list {
			r.Add(e)
		}
		if m := r.Mornings(); m[0].Pain != 2 {
			t.Errorf("mornings are %v", m)
		}
	}
}

func TestACorrectionMayComeBeforeWhatItCorrects(t *testing.T) {
	r := screened(on(1, "06:00"))
	r.Add(journal.Make("c1", on(6, "10:00"), "d", journal.Correction{Of: "m1", To: journal.Morning{Pain: 1}}))
	r.Add(journal.Make("m1", on(5, "07:00"), "d", journal.Morning{Pain: 5}))
	r.Add(journal.Make("m2", on(7, "07:00"), "d", journal.Morning{Pain: 4}))
	if m := r.Mornings(); len(m) != 2 || m[0].Pain != 1 || m[1].Pain != 4 {
		t.Errorf("mornings are %v", m)
	}
}

func TestACorrectionOfAnotherKindIsIgnored(t *testing.T) {
	r := screened(on(1, "06:00"))
	ids := r.mornings(2, 5)
	r.write(on(3, "10:00"), journal.Correction{Of: ids[0], To: journal.After{Session: "s", Pain: 1}})
	r.write(on(3, "11:00"), journal.Correction{Of: "e001", To: journal.Morning{Pain: 9}})
	r.write(on(3, "12:00"), journal.Correction{Of: "nobody", To: journal.Morning{Pain: 9}})
	if m := r.Mornings(); len(m) != 1 || m[0].Pain != 5 {
		t.Errorf("mornings are %v", m)
	}
}

func TestACorrectionOfAnotherKindDoesNotHideOneOfTheRightKind(t *testing.T) {
	r := screened(on(1, "06:00"))
	ids := r.mornings(2, 5)
	r.write(on(3, "10:00"), journal.Correction{Of: ids[0], To: journal.Morning{Pain: 7}})
	r.write(on(3, "11:00"), journal.Correction{Of: ids[0], To: journal.After{Session: "s", Pain: 1}})
	if m := r.Mornings(); m[0].Pain != 7 {
		t.Errorf("mornings are %v", m)
	}
}

func TestActivitiesAndPainAfterwardsCanBeCorrected(t *testing.T) {
	r := screened(on(1, "06:00"))
	r.write(on(2, "10:00"), journal.Function{Ratings: []journal.Rating{{Activity: "walking", Score: 8}}})
	id := r.write(on(3, "10:00"), journal.Function{Ratings: []journal.Rating{{Activity: "walking", Score: 8}}})
	r.write(on(3, "11:00"), journal.Correction{Of: id, To: journal.Function{Ratings: []journal.Rating{{Activity: "walking", Score: 5}}}})
	mustFlag(t, r.Standing(on(3, "12:00")), "between.function-down professional-first")

	r = screened(on(1, "06:00"))
	r.mornings(2, 3)
	after := r.write(on(2, "12:00"), journal.After{Session: "s", Pain: 3, Minutes: 90})
	r.write(on(2, "13:00"), journal.Correction{Of: after, To: journal.After{Session: "s", Pain: 5, Minutes: 90}})
	if !r.Standing(on(2, "14:00")).Half {
		t.Error("a full dose")
	}
}

func TestTwoEntriesOfOneIDAreBothKeptAndTheGraverCounts(t *testing.T) {
	r := screened(on(1, "06:00"))
	good := journal.Make("x", on(2, "10:00"), "phone", journal.Prechecked{Answers: short()})
	bad := journal.Make("x", on(2, "10:00"), "laptop", journal.Prechecked{Answers: short("both-legs=yes")})
	if n := r.Add(good, bad, good, bad); n != 2 || r.Len() != 3 {
		t.Errorf("%d added, %d entries", n, r.Len())
	}
	mustFlag(t, r.Standing(on(2, "11:00")), "screen.both-legs emergency")

	r = screened(on(1, "06:00"))
	r.Add(journal.Make("m", on(2, "07:00"), "phone", journal.Morning{Pain: 6}), journal.Make("m", on(2, "07:00"), "phone", journal.Morning{Pain: 2}))
	if m := r.Mornings(); r.Len() != 3 || len(m) != 1 || m[0].Pain != 6 {
		t.Errorf("mornings are %v", m)
	}
}
