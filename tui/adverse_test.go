package tui

import (
	"strings"
	"testing"
	"time"

	"unknot/engine/journal"
)

// today opens the guide on a day on which one may roll.
func (w *world) today() *rig {
	w.t.Helper()
	w.clear()
	r := w.rig()
	r.on("today")
	return r
}

func TestSomethingBadIsNotedAPageAQuestionAndTheCheckComesNext(t *testing.T) {
	w := newWorld(t)
	r := w.today()
	r.keys("h")
	r.on("adverse-what")
	r.see("The safety check comes before your next session.", "[1] A bruise", "[b] Back", "Esc back")
	r.keys("1")
	r.see("When was it, or when did you notice it?")
	r.keys("2")
	r.see("How is it now?")
	r.keys("2")
	r.see("A word about it", "It can stay empty.")
	r.keys("h", "i", "p", "enter")
	if got := bodies[journal.Adverse](w); len(got) != 0 {
		t.Fatalf("on record before it was saved: %+v", got)
	}
	r.keys("enter")
	r.on("adverse-done")
	r.see("Noted.", "within two days", "The safety check comes before your next session", "See a professional.")
	got := bodies[journal.Adverse](w)
	want := journal.Adverse{What: journal.Bruise, Day: w.Now().Day() - 1, Outcome: journal.Recovering, Note: "hip"}
	if len(got) != 1 || got[0] != want {
		t.Errorf("on record: %+v", got)
	}
	r.keys("enter")
	r.on("check")
}

func TestEachKindSaysAtOnceWhatToDo(t *testing.T) {
	for key, want := range map[string]string{
		"1": "A bruise over the spine is for a health service to look at",
		"2": "Rest is fine.",
		"3": "With chest pain or trouble breathing, call 112 now.",
		"4": "If you are not sure that it is harmless, ask a health service.",
	} {
		w := newWorld(t)
		r := w.today()
		r.keys("h", key, "1", "1", "x", "enter", "enter")
		r.on("adverse-done")
		r.see(want, "See a professional.")
		r.keys("esc")
		r.on("welcome")
		r.see("You noted that something went wrong.")
	}
}

func TestAnotherDayIsTypedAndNeverStillToCome(t *testing.T) {
	w := newWorld(t)
	r := w.today()
	r.keys("h", "2", "3")
	r.on("adverse-day")
	r.see("The day, like 2026-11-21")
	for _, x := range []struct{ text, want string }{
		{"", "Please say when. The day cannot be in the future."},
		{"2026-11-24", "Please say when. The day cannot be in the future."},
		{"2026-02-30", "That is not a day. Type it like 2026-11-21."},
		{"1066-10-14", "That is not a day."},
		{"friday", "That is not a day."},
	} {
		r.clearText()
		r.typed(x.text)
		r.keys("enter", "enter")
		r.on("adverse-day")
		r.see(x.want)
	}
	r.clearText()
	r.typed("2026-11-02")
	r.keys("enter", "enter")
	r.on("adverse-outcome")
	r.keys("3", "enter", "enter")
	if got := bodies[journal.Adverse](w); len(got) != 1 || got[0].Day.Date() != "2026-11-02" || got[0].Outcome != journal.Resolved {
		t.Errorf("on record: %+v", got)
	}
}

func TestSomethingElseNeedsAWord(t *testing.T) {
	w := newWorld(t)
	r := w.today()
	r.keys("h", "4", "1", "4", "space", "enter", "enter")
	r.on("adverse-note")
	r.see("Please say in a few words what it was.")
	if n := len(bodies[journal.Adverse](w)); n != 0 {
		t.Fatalf("%d on record without a word", n)
	}
	r.typed("cramp")
	r.keys("enter", "enter")
	if got := bodies[journal.Adverse](w); len(got) != 1 || got[0].Note != "cramp" || got[0].Outcome != journal.NotSaid {
		t.Errorf("on record: %+v", got)
	}
}

func TestBackAndEscapeLeaveNothingOnRecord(t *testing.T) {
	w := newWorld(t)
	r := w.today()
	before := w.journal.Len()
	for _, back := range []string{"b", "esc"} {
		r.keys("h", "1", "3", back)
		if back == "b" { // typed into the day; Escape is the way out of a text
			r.keys("esc")
		}
		r.on("adverse-when")
		r.keys("1", "2", "esc")
		r.on("adverse-outcome")
		r.keys(back)
		r.on("adverse-when")
		r.keys(back)
		r.on("adverse-what")
		r.keys(back)
		r.on("today")
	}
	if w.journal.Len() != before {
		t.Errorf("on record: %s", w.kinds(before))
	}
}

func TestWhatCannotBeSavedStaysOnThePage(t *testing.T) {
	w := newWorld(t)
	r := w.today()
	r.keys("h", "1", "1", "1", "l", "enter")
	w.broken = errDisk
	r.keys("enter")
	r.on("adverse-note")
	r.see("This could not be saved: the disk is full.")
	w.broken = nil
	r.keys("enter")
	r.on("adverse-done")
	if got := bodies[journal.Adverse](w); len(got) != 1 || got[0].Note != "l" {
		t.Errorf("on record: %+v", got)
	}
}

// stood makes a record on which rolling is off.
func stood(t *testing.T, yes string) *world {
	w := newWorld(t)
	w.record(journal.Screened{Answers: healthy(t, []string{yes})})
	return w
}

func TestWhileRollingIsOffSomethingBadSaysToSeeAProfessional(t *testing.T) {
	w := stood(t, "disc-herniation")
	r := w.rig()
	r.on("suspended")
	r.keys("h", "2", "1", "1", "enter", "enter")
	r.on("adverse-done")
	r.see("See a professional before you roll.")
	if a := r.g.page.actions; len(a) != 1 {
		t.Errorf("there is more to do than to go on: %d", len(a))
	}
	r.keys("enter")
	r.on("suspended")
}

func TestSomethingBadCanBeNotedWhereverThePersonStands(t *testing.T) {
	w := newWorld(t)
	if r := w.rig(); r.g.page.find("h") != nil {
		t.Error("before the first check there is something to note")
	}
	w.rolled()
	if r := w.rig(); r.g.page.name != "rest" || r.g.page.find("h") == nil || r.g.page.find("l") == nil {
		t.Errorf("not on %s", r.g.page.name)
	}
	w.pass(2 * aDay)
	r := w.rig()
	r.on("check") // the short questions
	r.keys("h")
	r.on("adverse-what")
	r.keys("esc")
	r.on("check")
	w.pass(30 * aDay)
	if r := w.rig(); r.g.page.name != "welcome" || r.g.page.find("h") == nil {
		t.Errorf("not on %s", r.g.page.name)
	}
}

func TestAfterASessionSomethingBadLeadsBackToItsEnd(t *testing.T) {
	r := newWorld(t).playing()
	r.wait(40 * time.Second)
	r.keys("x", "enter", "s")
	r.on("next")
	r.keys("h", "3", "1", "3", "enter", "enter")
	r.on("adverse-done")
	r.keys("b")
	r.on("next")
	r.keys("l")
	r.on("noted")
	r.keys("esc")
	r.on("next")
}

func TestThePlainLinesNoteSomethingBad(t *testing.T) {
	w := newWorld(t)
	w.clear()
	r := w.reader()
	r.lines("h", "4", "3", "2027-01-01", "2026-11-20", "", "9", "3", "", "", "a cramp", "")
	r.reads("What happened?", "4: Something else", "b: Back", "3: Earlier", "The day, like 2026-11-21", "Press Enter alone to see the way back.",
		"Please say when. The day cannot be in the future.", "Enter: Continue", "How is it now?", "That is not one of the answers.", "3: Gone",
		"Say in a few words what it was.", "Please say in a few words what it was.", "Noted.", "ask a health service", "Enter: Do the safety check")
	if got := bodies[journal.Adverse](w); len(got) != 1 || got[0].Note != "a cramp" || got[0].Day.Date() != "2026-11-20" {
		t.Errorf("on record: %+v\n%s", got, r.out.String())
	}
}

func TestThePlainLinesGoBack(t *testing.T) {
	w := newWorld(t)
	w.clear()
	r := w.reader()
	before := w.journal.Len()
	r.lines("h", "1", "3", "", "b", "1", "1", "word", "b", "b", "b", "b")
	if r.p.g.page.name != "today" || w.journal.Len() != before {
		t.Errorf("on %s, on record: %s", r.p.g.page.name, w.kinds(before))
	}
}

func TestThePlainShortQuestionsNameEveryKey(t *testing.T) {
	w := newWorld(t)
	w.clear()
	w.pass(2 * aDay)
	w.reader().reads("Type o for none of these", "h: Note a bruise, a flare or dizziness", "l: See and change", "q: Leave")
}

// typed types a text.
func (r *rig) typed(text string) { r.keys(strings.Split(text, "")...) }

// clearText removes what was typed into the text at the cursor.
func (r *rig) clearText() {
	r.keys("up", "up")
	for range r.g.page.fields[0].text {
		r.keys("backspace")
	}
}
