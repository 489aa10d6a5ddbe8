package journal_test

import (
	"reflect"
	"slices"
	"testing"

	"unknot/engine/journal"
	"unknot/engine/protocol"
	"unknot/engine/session"
)

func TestFlagsFollowFromEveryKindOfEntry(t *testing.T) {
	for _, x := range []struct {
		name  string
		write func(r *record)
		want  []string
	}{
		{"a full check", func(r *record) { r.write(on(5, "10:00"), journal.Screened{Answers: answers("night-pain=unsure")}) }, []string{"screen.night-pain urgent"}},
		{"an age", func(r *record) { r.write(on(5, "10:00"), journal.Screened{Answers: answers("age=17")}) }, []string{"screen.age professional-first"}},
		{"a short check", func(r *record) { r.write(on(5, "10:00"), journal.Prechecked{Answers: short("both-legs=yes")}) }, []string{"screen.both-legs emergency"}},
		{"a short check of one answer", func(r *record) {
			r.write(on(5, "10:00"), journal.Prechecked{Answers: filled(map[string]string{}, []string{"both-legs=unsure"})})
		}, []string{"screen.both-legs emergency"}},
		{"an adapting answer", func(r *record) { r.write(on(5, "10:00"), journal.Screened{Answers: answers("fibromyalgia=yes")}) }, nil},
		{"a report", func(r *record) { r.roll(on(5, "10:00"), "0 start", "30 report numb saddle") }, []string{"stop.numb-emergency emergency"}},
		{"a report without a place", func(r *record) { r.roll(on(5, "10:00"), "0 start", "30 report weak") }, []string{"stop.weak-both-legs emergency"}},
		{"a report before the start", func(r *record) { r.roll(on(5, "10:00"), "0 report weak foot") }, []string{"stop.weak urgent"}},
		{"a report that only stops", func(r *record) { r.roll(on(5, "10:00"), "0 start", "30 report sharp here") }, nil},
		{"a report after the end", func(r *record) { r.roll(on(5, "10:00"), "0 start", "30 stop", "40 report chest here") }, []string{"stop.chest emergency"}},
		{"a report to a session nobody knows", func(r *record) {
			r.write(on(5, "10:00"), journal.Happened{Session: "lost", Event: session.Event{At: 1, Do: session.Feel, Report: felt("tingling", "foot")}})
		}, []string{"stop.tingling-leg professional-first"}},
		{"a report whose time runs back", func(r *record) {
			id := r.roll(on(5, "10:00"), "0 start", "30 alive")
			r.write(on(5, "10:01"), journal.Happened{Session: id, Event: session.Event{At: 5, Do: session.Feel, Report: felt("chest", "here")}})
		}, []string{"stop.chest emergency"}},
		{"dizzy twice in seven days", func(r *record) {
			r.roll(on(5, "10:00"), "0 start", "30 report dizzy here")
			r.roll(on(12, "09:59"), "0 start", "30 report dizzy here")
		}, []string{"stop.dizzy-again professional-first"}},
		{"dizzy again after seven days", func(r *record) {
			r.roll(on(5, "10:00"), "0 start", "30 report dizzy here")
			r.roll(on(12, "10:01"), "0 start", "30 report dizzy here")
		}, nil},
		{"the back worse in two sessions running", func(r *record) {
			r.roll(on(5, "10:00"), "0 start", "30 report back-worse here")
			r.roll(on(25, "10:00"), "0 start", "30 report back-worse here")
		}, []string{"stop.back-worse-again professional-first"}},
		{"the back worse, with a good session between", func(r *record) {
			r.roll(on(5, "10:00"), "0 start", "30 report back-worse here")
			r.completed(on(7, "10:00"))
			r.roll(on(9, "10:00"), "0 start", "30 report back-worse here")
		}, nil},
		{"the back worse, said twice in one session", func(r *record) {
			r.roll(on(5, "10:00"), "0 start", "30 report back-worse here", "32 report back-worse here")
		}, nil},
		{"two bad mornings of three", func(r *record) { r.mornings(2, 3, 3, 3, 5, 3, 5) }, []string{"between.two-points-often professional-first"}},
		{"the mean of the week up", func(r *record) { r.mornings(1, 3, 3, 3, -1, -1, -1, -1, 4, 4, 4) }, []string{"between.mean-up professional-first"}},
		{"one bad morning", func(r *record) { r.mornings(2, 3, 3, 3, 5) }, nil},
		{"activities fallen by two", func(r *record) {
			r.write(on(5, "10:00"), journal.Function{Ratings: []journal.Rating{{Activity: "walking", Score: 8}}})
			r.write(on(6, "10:00"), journal.Function{Ratings: []journal.Rating{{Activity: "walking", Score: 6}}})
		}, []string{"between.function-down professional-first"}},
		{"a flag somebody wrote", func(r *record) {
			r.write(on(5, "10:00"), journal.Flag{Rule: "screen.of-another-pack", Level: protocol.Urgent, Cause: "x"})
		}, []string{"screen.of-another-pack urgent"}},
	} {
		t.Run(x.name, func(t *testing.T) {
			r := screened(on(1, "06:00"))
			x.write(r)
			mustFlag(t, r.Standing(on(28, "12:00")), x.want...)
			before := r.Standing(on(28, "12:00"))
			r.settle()
			if len(r.Owed()) != 0 || !reflect.DeepEqual(r.Standing(on(28, "12:00")), before) {
				t.Errorf("writing what is owed changes where a person stands")
			}
		})
	}
}

func TestAMorningTooManyFlagsComeGravestFirst(t *testing.T) {
	r := screened(on(1, "06:00"))
	r.write(on(2, "10:00"), journal.Screened{Answers: answers("implant=yes", "both-legs=yes", "fracture=yes")})
	mustFlag(t, r.Standing(on(2, "11:00")), "screen.both-legs emergency", "screen.fracture urgent", "screen.implant professional-first")
}

func TestTwoDevicesDrawTheSameFlag(t *testing.T) {
	e := journal.Make("c1", on(2, "10:00"), "phone", journal.Screened{Answers: answers("fracture=yes")})
	phone, laptop := journal.New(codec), journal.New(codec)
	phone.Add(e)
	laptop.Add(journal.Make("m1", on(1, "07:00"), "laptop", journal.Morning{Pain: 3}), e)
	a, b := phone.Owed(), laptop.Owed()
	if len(a) != 1 || !reflect.DeepEqual(a, b) || a[0].ID != "c1/screen.fracture" || a[0].At != on(2, "10:00") {
		t.Fatalf("owed are %+v and %+v", a, b)
	}
	phone.Add(a...)
	phone.Add(b...)
	if n := phone.Add(laptop.Entries()...); n != 1 || phone.Len() != 3 || len(phone.Flags()) != 1 {
		t.Errorf("%d added, %d entries, flags %v", n, phone.Len(), phone.Flags())
	}
}

func TestSharpPainPutsTheTechniqueOffUntilTheNextFullCheck(t *testing.T) {
	off := []protocol.TechniqueID{"glute-roll"}
	for _, x := range []struct {
		name   string
		events []string
	}{
		{"while rolling", []string{"0 start", "30 report sharp here"}},
		{"just after the stop", []string{"0 start", "30 stop", "32 report sharp here"}},
	} {
		t.Run(x.name, func(t *testing.T) {
			r := screened(on(2, "10:00"))
			r.roll(on(2, "10:10"), x.events...)
			if s := r.Standing(on(3, "10:00")); !slices.Equal(s.Off, off) {
				t.Errorf("off are %v", s.Off)
			}
			r.write(on(4, "10:00"), journal.Prechecked{Answers: short()})
			r.write(on(4, "10:01"), journal.Screened{Answers: answers("six-weeks=")})
			if s := r.Standing(on(4, "11:00")); !slices.Equal(s.Off, off) {
				t.Errorf("a check that is not complete puts %v off", s.Off)
			}
			r.write(on(5, "10:00"), journal.Screened{Answers: answers()})
			if s := r.Standing(on(5, "11:00")); len(s.Off) != 0 {
				t.Errorf("after the full check %v is off", s.Off)
			}
		})
	}
}

func TestPainThatDoesNotSettleIsHalfADose(t *testing.T) {
	for _, x := range []struct {
		name         string
		pain, before int
		minutes      int
		half         bool
	}{{"late and worse", 4, 3, 60, true}, {"early and worse", 4, 3, 59, false}, {"late and the same", 3, 3, 90, false}, {"no pain before is known", 9, -1, 90, false}} {
		t.Run(x.name, func(t *testing.T) {
			r := screened(on(1, "06:00"))
			r.mornings(5, x.before)
			id := r.completed(on(5, "10:00"))
			r.write(on(5, "12:00"), journal.After{Session: id, Pain: x.pain, Minutes: x.minutes})
			if s := r.Standing(on(5, "13:00")); s.Half != x.half {
				t.Errorf("half is %t", s.Half)
			}
		})
	}
}

func TestPainOfTheFullCheckOfTheDayCountsAsThePainBefore(t *testing.T) {
	r := newRecord()
	r.write(on(5, "09:00"), journal.Screened{Answers: answers("pain-now=2")})
	id := r.completed(on(5, "09:10"))
	r.write(on(5, "12:00"), journal.After{Session: id, Pain: 3, Minutes: 120})
	if s := r.Standing(on(5, "13:00")); !s.Half {
		t.Error("a full dose")
	}
}

func TestAWorseSecondMorningOfADayCountsAndABetterOneDoesNot(t *testing.T) {
	r := screened(on(1, "06:00"))
	r.mornings(2, 3, 3, 3, 5)
	r.write(on(5, "08:00"), journal.Morning{Pain: 2})
	if m := r.Mornings(); len(m) != 4 || m[3].Pain != 5 {
		t.Errorf("mornings are %v", m)
	}
	r.write(on(5, "09:00"), journal.Morning{Pain: 7})
	if m := r.Mornings(); len(m) != 4 || m[3].Pain != 7 {
		t.Errorf("mornings are %v", m)
	}
}

func TestMorningsBeforeAClearanceAreNotJudgedAgain(t *testing.T) {
	r := screened(on(1, "06:00"))
	r.mornings(2, 3, 3, 3, 5, 5)
	flags := r.Flags()
	if len(flags) != 1 {
		t.Fatalf("flags are %v", flags)
	}
	r.clear(on(6, "10:00"), flags...)
	r.mornings(7, 5)
	mustFlag(t, r.Standing(on(7, "12:00")))
}

func TestAnswersAfterHoldsAreCountedByTechnique(t *testing.T) {
	r := screened(on(1, "06:00"))
	r.roll(on(2, "10:00"), "0 start", "86 report easing-ache here", "150 report steady-ache here", "160 report too-much here")
	for _, c := range r.Tallies() {
		switch {
		case c.Technique == "glute-roll" && c.Eased != 1, c.Technique == "tfl-roll" && (c.Same != 1 || c.Hurt != 1):
			t.Errorf("counted %+v", c)
		}
	}
}

// What is said while the person gets into a technique may be the reason to leave
// it: then the session is at the next one at once.
func TestAReportThatLeavesATechniqueCountsForThatTechnique(t *testing.T) {
	r := screened(on(1, "06:00"))
	r.roll(on(2, "10:00"), "0 start", "2 report too-much here")
	for _, c := range r.Tallies() {
		if want := c.Technique == somePlan.Steps[0].Technique; (c.Hurt == 1) != want {
			t.Errorf("counted %+v", c)
		}
	}
}

func TestTheStandingSaysFromWhichDayAnUrgentFlagCanBeCleared(t *testing.T) {
	for item, late := range map[string]bool{"implant": false, "night-pain": true, "both-legs": true} {
		r := newRecord()
		r.write(on(5, "10:00"), journal.Screened{Answers: answers(item + "=yes")})
		from := r.Standing(on(5, "23:59")).Flags[0].ClearFrom
		if (from != nil) != late || late && *from != date(6) {
			t.Errorf("%s can be cleared from %v", item, from)
		}
		if from := r.Standing(on(6, "00:01")).Flags[0].ClearFrom; from != nil {
			t.Errorf("%s still waits the day after", item)
		}
	}
}
