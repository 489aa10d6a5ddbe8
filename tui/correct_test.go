package tui

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"unknot/engine/journal"
)

func TestNothingNotedSaysSo(t *testing.T) {
	r := newWorld(t).today()
	r.keys("l")
	r.on("noted")
	r.see("What you noted", "Nothing noted in the last eight weeks.", "[b] Back")
	r.only("b")
	r.keys("esc")
	r.on("today")
}

func TestAMorningIsCorrectedAndWhatWasSaidFirstStays(t *testing.T) {
	w := newWorld(t)
	w.clear()
	w.record(journal.Morning{Pain: 3, Note: "stiff"})
	r := w.rig()
	r.keys("l")
	r.see("[1] Today: Pain in the morning: 3 of 10 (stiff)")
	r.keys("1")
	r.on("correct")
	r.see("Correct your pain number of Monday, 2026-11-23", "[b] Leave it as it is")
	r.keys("2", "enter")
	r.typed("misread")
	r.keys("enter")
	if n := len(bodies[journal.Correction](w)); n != 0 {
		t.Fatalf("%d on record before it was saved", n)
	}
	r.keys("enter")
	r.on("noted")
	r.see("Saved. What you said before stays in your record.", "[1] Today: Pain in the morning: 2 of 10 (stiff) (changed)")
	got := bodies[journal.Correction](w)
	if len(got) != 1 || got[0].To != (journal.Morning{Pain: 2, Note: "stiff"}) || got[0].Why != "misread" {
		t.Errorf("on record: %+v", got)
	}
	if got := bodies[journal.Morning](w); len(got) != 1 || got[0].Pain != 3 {
		t.Errorf("said first: %+v", got)
	}
	r.keys("1")
	r.see("Pain in the morning: 2 of 10 (stiff). Reason given: misread", "What you said before", "Today: Pain in the morning: 3 of 10 (stiff)")
}

func TestTheSameNumberAgainRecordsNothing(t *testing.T) {
	w := newWorld(t)
	w.clear()
	w.record(journal.Morning{Pain: 3})
	r := w.rig()
	r.keys("l", "1", "enter", "enter", "enter")
	r.on("correct")
	r.see("It says this already.")
	r.keys("esc")
	r.on("noted")
	if n := len(bodies[journal.Correction](w)); n != 0 {
		t.Errorf("%d on record", n)
	}
}

func TestANumberOutOfRangeIsNoCorrection(t *testing.T) {
	w := newWorld(t)
	w.clear()
	w.record(journal.Morning{Pain: 3})
	r := w.rig()
	r.keys("l", "1", "1", "1")
	r.see("That number is out of range.")
	r.keys("enter", "enter", "enter")
	r.on("correct")
	r.see("This one has no answer yet.")
	if n := len(bodies[journal.Correction](w)); n != 0 {
		t.Errorf("%d on record", n)
	}
}

func TestOneActivityIsCorrectedAndTheOtherStays(t *testing.T) {
	w := newWorld(t)
	w.clear()
	w.record(journal.Function{Ratings: []journal.Rating{{Activity: "Walk\x1b[2J", Score: 5}, {Activity: "Sit", Score: 4}}})
	r := w.rig()
	r.keys("l", "1")
	r.see("Correct your activity numbers of Monday", "Sit: 0 is not at all, 10 is as well as ever")
	r.keys("enter", "9", "enter", "enter", "enter")
	got := bodies[journal.Correction](w)
	if len(got) != 1 || got[0].Why != "mistyped" {
		t.Fatalf("on record: %+v", got)
	}
	if b := got[0].To.(journal.Function); len(b.Ratings) != 2 || b.Ratings[0].Score != 5 || b.Ratings[1].Score != 9 {
		t.Errorf("on record: %+v", b)
	}
}

func TestPainAfterASessionKeepsItsSessionItsMinutesAndItsNote(t *testing.T) {
	w := newWorld(t)
	w.rolled()
	id := w.journal.Sessions()[0].ID
	w.record(journal.After{Session: id, Pain: 4, Minutes: 9, Note: "sore"})
	r := w.rig()
	r.keys("l", "1")
	r.see("Correct your pain number after the session of Monday, 2026-11-23")
	r.keys("2", "enter", "enter", "enter")
	got := bodies[journal.Correction](w)
	if len(got) != 1 || got[0].To != (journal.After{Session: id, Pain: 2, Minutes: 9, Note: "sore"}) {
		t.Errorf("on record: %+v", got)
	}
}

func TestWhatBecameOfSomethingBadIsAddedLater(t *testing.T) {
	w := newWorld(t)
	was := journal.Adverse{What: journal.Bruise, Day: w.Now().Day() - 1, Outcome: journal.Ongoing, Note: "hip"}
	w.record(was)
	w.pass(time.Minute)
	r := w.today()
	r.keys("l", "1")
	r.on("outcome-now")
	r.see("Bruise: how is it now?", "Bruise, on Sunday, 2026-11-22: not better yet (hip)")
	r.keys("1")
	r.see("It says this already.")
	r.keys("3")
	r.on("noted")
	r.see("Saved.", "Bruise, on Sunday, 2026-11-22: gone (hip) (changed)")
	was.Outcome = journal.Resolved
	got := bodies[journal.Correction](w)
	if len(got) != 1 || got[0].To != was || got[0].Why != "how it went on" {
		t.Errorf("on record: %+v", got)
	}
	r.keys("b")
	r.on("today") // how it went on asks for no new check
}

func TestALongListHasPages(t *testing.T) {
	w := newWorld(t)
	for i := range 20 {
		if i > 0 {
			w.pass(aDay)
		}
		w.record(journal.Morning{Pain: 2, Note: fmt.Sprintf("day %d", i)})
	}
	w.pass(time.Minute)
	r := w.today()
	r.keys("l")
	r.see("[1] Today: Pain in the morning: 2 of 10 (day 19)", "[9]", "[o] Older")
	r.keys("o", "o")
	r.see("(day 1)", "(day 0)", "[n] Newer")
	if r.g.page.find("o") != nil || r.g.page.find("3") != nil {
		t.Error("the list goes on")
	}
	r.keys("2", "5", "enter", "enter", "enter")
	r.see("Saved.", "Pain in the morning: 5 of 10 (day 0) (changed)")
	r.keys("n", "n")
	r.see("(day 19)")
	r.only("1", "2", "3", "4", "5", "6", "7", "8", "9", "o", "b")
}

func TestANoteOfAnyLengthIsShortInTheListAndWholeOnItsPage(t *testing.T) {
	w := newWorld(t)
	w.clear()
	w.record(journal.Morning{Pain: 2, Note: strings.Repeat("ä", 400)})
	r := w.rig()
	r.keys("l")
	if label := r.g.page.actions[0].label; strings.Count(label, "ä") != mostClip-1 || !strings.HasSuffix(label, "…)") {
		t.Errorf("in the list: %s", label)
	}
	r.keys("1")
	if text := r.all(); strings.Count(text, "ä") != 400 {
		t.Errorf("on its page: %s", text)
	}
}

func TestACorrectionThatSuspendsShowsItAtOnce(t *testing.T) {
	w := newWorld(t)
	w.clear()
	for i, p := range []int{2, 2, 2, 4, 2} { // the fourth is much worse; a second one suspends
		if i > 0 {
			w.pass(aDay)
		}
		w.record(journal.Morning{Pain: p})
	}
	w.record(journal.Prechecked{Answers: healthy(t, nil)})
	r := w.rig()
	r.keys("l", "1", "4", "enter", "enter", "enter")
	r.on("suspended")
	r.see("See a professional before you roll.", "Saved. What you said before stays in your record.")
	r.keys("l", "1", "2", "enter", "enter", "enter")
	r.on("noted") // it was off before
	r.keys("b")
	r.on("suspended") // and stays off
}

func TestACorrectionThatMakesADayOfRestSaysSoAtOnce(t *testing.T) {
	w := newWorld(t)
	w.clear()
	w.mornings(2, 2, 2, 2)
	r := w.rig()
	r.keys("l", "1", "4", "enter", "enter", "enter")
	r.on("noted")
	r.see("Saved.", "Today: 4 of 10, where 2 is usual for you.")
	r.keys("b")
	r.on("rest")
}

func TestACorrectionThatCannotBeSavedStaysOnThePage(t *testing.T) {
	w := newWorld(t)
	w.clear()
	w.record(journal.Morning{Pain: 3})
	r := w.rig()
	r.keys("l", "1", "2", "enter", "enter")
	w.broken = errDisk
	r.keys("enter")
	r.on("correct")
	r.see("This could not be saved: the disk is full.")
	w.broken = nil
	r.keys("enter")
	r.on("noted")
	if n := len(bodies[journal.Correction](w)); n != 1 {
		t.Errorf("%d on record", n)
	}
}

func TestThePlainLinesCorrect(t *testing.T) {
	w := newWorld(t)
	w.clear()
	w.record(journal.Morning{Pain: 3})
	w.record(journal.Adverse{What: journal.Flare, Day: w.Now().Day(), Outcome: journal.Ongoing})
	r := w.reader()
	r.lines("l", "1", "2", "2", "12", "4", "", "")
	r.reads("What you noted", "1: Today: Flare", "2: Today: Pain in the morning: 3 of 10", "b: Back", "Flare: how is it now?", "Saved.", "getting better (changed)",
		"Correct your pain number of Monday", "Press Enter for 3.", "That is not one of the answers.", "Type a line, or press Enter for none.", "Enter: Save", "b: Leave it as it is", "Saved.", "Pain in the morning: 4 of 10 (changed)")
	if got := bodies[journal.Correction](w); len(got) != 2 {
		t.Errorf("on record: %+v\n%s", got, r.out.String())
	}
}
