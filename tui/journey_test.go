package tui

import (
	"slices"
	"strings"
	"testing"
	"time"

	"unknot/engine/journal"
	"unknot/engine/protocol"
	"unknot/engine/session"
)

func TestAPersonGoesFromTheFirstStartToTheEndOfASession(t *testing.T) {
	w := newWorld(t)
	r := w.rig()
	r.on("welcome")
	r.see("Never roll the lower back itself.")
	r.keys("enter")
	for r.g.page.name == "check" {
		r.none()
	}
	r.on("outcome")
	r.see("You can roll today.")
	r.keys("enter")
	r.on("today")
	r.keys("p")
	r.on("today") // what is at hand was not said
	r.see("This one has no answer yet.")
	r.keys("space", "p")
	r.on("plan")
	r.see("Your 12 minutes", "Buttock roll, left")
	for r.g.page != nil {
		r.keys("enter")
	}
	r.see("Step 1 of", "GET READY", "STOP")
	for i := 0; r.g.page == nil && i < 100; i++ {
		r.wait(10 * time.Second)
	}
	r.on("after")
	r.see("That was the whole session.")
	s := w.journal.Sessions()[0]
	if !s.Ended || s.As != session.Completed {
		t.Fatalf("the session is on record as ended %t, as %s", s.Ended, s.As)
	}
	r.keys("2", "enter", "enter")
	r.on("note")
	r.keys("f", "i", "n", "e", "enter", "enter")
	r.on("next")
	r.see("Your next session can be: tomorrow.")
	last := w.journal.Entries()[w.journal.Len()-1]
	if b, ok := last.Body.(journal.After); !ok || b.Pain != 2 || b.Note != "fine" {
		t.Fatalf("the last entry is %v", last)
	}
	r.keys("enter")
	if !r.g.left {
		t.Fatal("the program goes on")
	}
}

func TestEveryPhaseAndEveryQuarterMinuteHasASignOfLife(t *testing.T) {
	r := newWorld(t).playing()
	for r.g.page == nil {
		r.wait(time.Second)
	}
	var before session.Event
	m := r.g.player.machine
	state := session.New()
	for _, e := range r.journal.Entries() {
		b, ok := e.Body.(journal.Happened)
		if !ok {
			continue
		}
		if gap := b.Event.At - before.At; gap > aliveEach.Milliseconds()+1000 {
			t.Errorf("nothing for %d ms before %d", gap, b.Event.At)
		}
		was := m.Advance(state, b.Event.At-1100)
		if was.Phase() != state.Phase() && state.Phase() != session.Ready {
			t.Errorf("a phase began before %d and was not recorded within a second", b.Event.At)
		}
		state, _ = m.Apply(state, b.Event)
		before = b.Event
	}
	if state.End() != session.Completed {
		t.Error("the record does not come to the end")
	}
}

func TestEscapeGoesBackAPageOfTheCheck(t *testing.T) {
	r := newWorld(t).rig()
	r.keys("enter")
	first := r.g.page.title
	r.keys("esc")
	if r.g.page.title != first {
		t.Fatal("there is something before the first page")
	}
	r.none()
	r.keys("esc")
	if r.g.page.title != first || r.g.page.open() >= 0 {
		t.Errorf("on %s, or its answers are lost", r.g.page.title)
	}
}

func TestNoAnswerIsPreselected(t *testing.T) {
	r := newWorld(t).rig()
	r.keys("enter")
	for r.g.page.name == "check" {
		for _, f := range r.g.page.fields {
			if f.given {
				t.Errorf("%q has an answer", f.label)
			}
		}
		r.none()
	}
}

func TestNoneOfTheseCannotBeSaidBeforeItWasSeen(t *testing.T) {
	r := newWorld(t).rig()
	r.take(size(60, 18))
	r.keys("enter")
	page := r.g.page
	r.keys("o")
	if r.g.page != page || page.fields[0].given {
		t.Fatal("questions below the window were answered")
	}
	r.keys("o")
	if r.g.page == page {
		t.Fatal("not even when they were all seen")
	}
}

func TestAnEmergencyIsShownAtOnceAndAsksNothingMore(t *testing.T) {
	for key, page := range map[string]int{"y": 0, "u": 1} {
		w := newWorld(t)
		r := w.rig()
		r.keys("enter")
		for range page {
			r.none()
		}
		r.held = true // even when the disk hangs
		r.keys(key)
		r.on("outcome")
		r.see("Get emergency help now.", "112", "You said:")
		if r.g.page.find("enter") != nil {
			t.Error("there is a way on")
		}
		r.held = false
		r.settle()
		if s := w.standing(); s.May || len(s.Flags) != 1 || s.Flags[0].Level != protocol.Emergency {
			t.Errorf("%s: the record says may %t, flags %v", key, s.May, s.Flags)
		}
	}
}

func TestTheShortQuestionsComeBeforeEverySession(t *testing.T) {
	w := newWorld(t)
	w.clear()
	w.pass(48 * time.Hour)
	r := w.rig()
	r.on("check")
	if n := len(r.g.page.fields); n != 9 {
		t.Fatalf("%d questions, want the nine", n)
	}
	r.none()
	r.on("today")
	w.pass(48 * time.Hour)
	again := w.rig()
	again.keys("down", "down", "y")
	again.on("outcome")
	again.see("Get emergency help now.")
}

func TestEachLevelHasItsOutcome(t *testing.T) {
	for _, x := range []struct {
		item, see string
		on        bool
	}{
		{"fibromyalgia", "You can roll, with changes. We have changed your session to fit what you told us.", true},
		{"disc-herniation", "See a professional before you roll.", false},
		{"weight-loss", "Contact a health service today.", false},
	} {
		w := newWorld(t)
		r := w.rig()
		r.keys("enter")
		for r.g.page.name == "check" {
			r.answerYes(x.item)
			r.none()
		}
		r.on("outcome")
		r.see(x.see)
		if on := r.g.page.find("enter") != nil; on != x.on {
			t.Errorf("%s: the way on is there: %t", x.item, on)
		}
		if x.on {
			continue
		}
		next := w.rig()
		next.on("suspended")
		next.see(x.see)
		body := next.all()
		for _, want := range []string{"In the check you said:", "What to tell them", "What would change this", "unknot log clearance"} {
			if !strings.Contains(body, want) {
				t.Errorf("%s: %q is not on the page:\n%s", x.item, want, body)
			}
		}
		next.only("q", "h", "l")
	}
}

func TestARestDayIsSaidKindlyAndHasNoWayAround(t *testing.T) {
	w := newWorld(t)
	r := w.playing()
	r.wait(40 * time.Second) // into the rolling
	r.keys("x")
	next := w.rig()
	next.on("rest")
	next.see("Today is for rest.", "You have had your session today.", "tomorrow")
	next.only("enter", "a", "h", "l") // to leave, to rate what matters, to note and to look at notes
}

// only fails when the page has an action of another key.
func (r *rig) only(keys ...string) {
	r.t.Helper()
	for _, a := range r.g.page.actions {
		if !slices.Contains(keys, a.key) {
			r.t.Errorf("%s leads on from %s", a.label, r.g.page.name)
		}
	}
}

// answerYes answers a question with yes when it is on the page.
func (r *rig) answerYes(item string) {
	r.t.Helper()
	ask := r.g.word("item." + item + ".ask")
	for i := range r.g.page.fields {
		if r.g.page.fields[i].label == ask {
			r.g.page.reply(i, protocol.Yes)
			return
		}
	}
}

// all returns the whole text of the page.
func (r *rig) all() string {
	out := r.g.page.title
	for _, l := range r.g.page.body {
		out += "\n" + l.text
	}
	return out
}
