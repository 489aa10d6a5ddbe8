package tui

import (
	"strings"
	"testing"
	"time"

	"unknot/engine/journal"
)

const aDay = 24 * time.Hour

// mornings notes one morning a day; the last is of today.
func (w *world) mornings(pains ...int) {
	for i, p := range pains {
		if i > 0 {
			w.pass(aDay)
		}
		w.record(journal.Morning{Pain: p})
	}
}

// rolled puts a session on record that went through its plan.
func (w *world) rolled() {
	r := w.playing()
	r.wait(time.Duration(r.g.player.plan.Seconds+20) * time.Second)
	if w.standing().Sessions == 0 {
		w.t.Fatal("no session is on record")
	}
}

// short answers the short questions and opens the guide.
func (w *world) short() *rig {
	w.record(journal.Prechecked{Answers: healthy(w.t, nil)})
	return w.rig()
}

// bodies returns what is on record of one kind.
func bodies[T journal.Body](w *world) []T {
	var out []T
	for _, e := range w.journal.Entries() {
		if b, ok := e.Body.(T); ok {
			out = append(out, b)
		}
	}
	return out
}

func TestAMorningCanBeNotedOnADayOfRest(t *testing.T) {
	w := newWorld(t)
	w.rolled()
	if r := w.rig(); r.g.page.find("m") != nil {
		t.Error("the morning of a day is asked about after its session")
	}
	w.pass(aDay)
	w.rolled()
	w.pass(aDay) // two in a row: a day of rest
	r := w.rig()
	r.on("rest")
	r.keys("m")
	r.on("morning")
	r.keys("4", "enter", "enter")
	r.on("rest")
	if got := bodies[journal.Morning](w); len(got) != 1 || got[0].Pain != 4 {
		t.Errorf("on record: %+v", got)
	}
	if x := r.g.page.find("m"); x != nil {
		t.Error("it is asked again")
	}
}

func TestAMorningCanBeNotedBeforeTheShortQuestions(t *testing.T) {
	w := newWorld(t)
	w.rolled()
	w.pass(aDay)
	r := w.rig()
	r.on("check")
	r.keys("m", "4", "enter", "enter")
	r.on("check")
	if got := bodies[journal.Morning](w); len(got) != 1 || got[0].Pain != 4 {
		t.Errorf("on record: %+v", got)
	}
}

func TestAMorningThatWasPassedOverIsNotOnRecord(t *testing.T) {
	w := newWorld(t)
	w.rolled()
	w.pass(aDay)
	r := w.short()
	r.keys("m")
	r.on("morning")
	r.keys("s")
	r.on("today")
	if got := bodies[journal.Morning](w); len(got) != 0 {
		t.Errorf("on record: %+v", got)
	}
}

func TestActivitiesAreNamedOnceAndRatedEveryWeek(t *testing.T) {
	w := newWorld(t)
	w.rolled()
	r := w.rig()
	r.see("Once a week you can note how up to three things go")
	r.keys("a")
	r.on("name")
	r.keys("W", "a", "l", "k", "enter", "enter")
	r.keys("S", "i", "t", "enter", "enter")
	r.keys("enter", "enter")
	r.on("rating")
	r.keys("5", "enter", "7", "enter", "enter")
	r.on("rest")
	got := bodies[journal.Function](w)
	if len(got) != 1 || len(got[0].Ratings) != 2 || got[0].Ratings[0] != (journal.Rating{Activity: "Walk", Score: 5}) || got[0].Ratings[1].Score != 7 {
		t.Fatalf("on record: %+v", got)
	}
	if r.g.page.find("a") != nil {
		t.Error("they are asked again in the same week")
	}
	w.pass(7 * aDay)
	r = w.short()
	r.on("today")
	r.see("how do these go for you? Walk, Sit.")
}

func TestActivitiesThatFallSuspendAndSayByWhichNumbers(t *testing.T) {
	w := newWorld(t)
	w.rolled()
	w.record(journal.Function{Ratings: []journal.Rating{{Activity: "Walk", Score: 7}}})
	w.pass(7 * aDay)
	r := w.short()
	r.keys("a")
	r.on("rating")
	r.keys("4", "enter", "enter")
	r.on("suspended")
	r.see("Walk: 7 of 10 on", "4 now.")
}

func TestARestMorningSaysItsNumberAndTheUsualOne(t *testing.T) {
	w := newWorld(t)
	w.clear()
	w.mornings(2, 2, 2, 4)
	r := w.rig()
	r.on("rest")
	r.see("Today: 4 of 10, where 2 is usual for you.")
}

func TestAClearanceThatEndsSoonWarns(t *testing.T) {
	w := newWorld(t)
	w.record(journal.Screened{Answers: healthy(t, []string{"blood-thinners"})})
	w.pass(aDay)
	var flags []string
	for _, f := range w.standing().Flags {
		flags = append(flags, f.ID)
	}
	w.pass(time.Minute)
	w.record(journal.Clearance{By: "Dr \x1b[31mVega", Flags: flags, Until: w.Now().Day() + 3})
	w.pass(time.Minute)
	w.record(journal.Screened{Answers: healthy(t, []string{"blood-thinners"})})
	r := w.rig()
	r.on("today")
	r.see("Vega is good until", "After that day rolling is off again")
	for _, l := range r.g.page.body {
		if strings.ContainsRune(l.text, '\x1b') {
			t.Errorf("a name brings a control code: %q", l.text)
		}
	}
}

func TestSixFlatWeeksAreSaidWithTheirNumbersAndNothingIsBlocked(t *testing.T) {
	w := newWorld(t)
	w.rolled()
	for range 43 {
		w.record(journal.Morning{Pain: 4})
		w.pass(aDay)
	}
	w.record(journal.Screened{Answers: healthy(t, nil)}, journal.Morning{Pain: 4})
	r := w.rig()
	r.on("today")
	r.see("After six weeks nothing useful has changed.", "4 of 10 in the first week, 4 in the newest")
	if r.g.page.find("p") == nil {
		t.Error("no plan can be made")
	}
}

func TestTheRenewedCheckLooksBack(t *testing.T) {
	w := newWorld(t)
	w.rolled()
	w.record(journal.Function{Ratings: []journal.Rating{{Activity: "Walk", Score: 4}}})
	for i := range 29 {
		w.record(journal.Morning{Pain: 5 - i/15})
		w.pass(aDay)
	}
	w.record(journal.Function{Ratings: []journal.Rating{{Activity: "Walk", Score: 6}}})
	r := w.rig()
	r.on("welcome")
	r.see("Since your last safety check", "Sessions: 1.", "Pain in the morning: 5 of 10 in your first week, 4 now", "Walk: 4 of 10 at first, 6 now. Higher is better.")
}

func TestAfterSomethingBadTheCheckSaysWhyItComes(t *testing.T) {
	w := newWorld(t)
	w.clear()
	w.record(journal.Adverse{What: journal.Bruise, Day: w.Now().Day(), Outcome: journal.Ongoing})
	r := w.rig()
	r.on("welcome")
	r.see("You noted that something went wrong.")
}

func TestPainAboveItsBoundIsNoMorning(t *testing.T) {
	w := newWorld(t)
	w.rolled()
	w.pass(aDay)
	r := w.short()
	r.keys("m", "1", "1")
	r.see("That number is out of range.")
	r.keys("enter", "enter")
	r.on("morning")
	if got := bodies[journal.Morning](w); len(got) != 0 {
		t.Errorf("on record: %+v", got)
	}
}

func TestThePlainLinesTakeAMorningAndTheActivities(t *testing.T) {
	w := newWorld(t)
	w.rolled()
	w.pass(aDay)
	w.record(journal.Prechecked{Answers: healthy(t, nil)})
	r := w.reader()
	r.lines("m", "3", "enter")
	r.lines("a", "Walking", "", "", "", "6", "enter")
	if got := bodies[journal.Morning](w); len(got) != 1 || got[0].Pain != 3 {
		t.Errorf("mornings on record: %+v", got)
	}
	if got := bodies[journal.Function](w); len(got) != 1 || got[0].Ratings[0] != (journal.Rating{Activity: "Walking", Score: 6}) {
		t.Errorf("activities on record: %+v\n%s", got, r.out.String())
	}
}
