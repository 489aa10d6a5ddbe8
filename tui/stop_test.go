package tui

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"unknot/engine/journal"
	"unknot/engine/protocol"
	"unknot/engine/session"
)

func size(w, h int) tea.WindowSizeMsg { return tea.WindowSizeMsg{Width: w, Height: h} }

// places are the ways to be in a session, each with how to get there.
var places = map[string]func(*rig){
	"getting ready": func(*rig) {},
	"rolling":       func(r *rig) { r.until(session.Roll) },
	"holding":       func(r *rig) { r.until(session.Hold) },
	"coming out":    func(r *rig) { r.until(session.Exit) },
	"paused":        func(r *rig) { r.until(session.Roll); r.keys("space") },
	"asked how":     func(r *rig) { r.until(session.Hold); r.keys("f") },
	"asked where":   func(r *rig) { r.until(session.Hold); r.keys("f", "5") },
	"after a gap":   func(r *rig) { r.until(session.Roll); r.pass(time.Hour); r.take(tickMsg{}) },
	"not saved": func(r *rig) {
		r.until(session.Roll)
		r.broken = errDisk
		r.keys("e")
		r.broken = nil
	},
}

func (r *rig) until(p session.Phase) {
	r.t.Helper()
	for range 1000 {
		if r.g.player.guidance().Phase == p {
			return
		}
		r.wait(time.Second)
	}
	r.t.Fatalf("never came to %s", p)
}

func TestStopIsShownInTheSameUpdateFromEverywhere(t *testing.T) {
	for place, to := range places {
		for _, key := range []string{"x", "X", "esc", "ctrl+c"} {
			w := newWorld(t)
			r := w.playing()
			to(r)
			r.held = true // nothing can be written yet
			r.keys(key)
			if r.g.inSession() || r.g.page == nil || r.g.page.name != "stopped" {
				t.Fatalf("%s, %s: not stopped:\n%s", place, key, r.look())
			}
			r.see("That was the right thing to do.")
			r.held = false
			r.settle()
			if s := w.journal.Sessions()[0]; !s.Ended || s.As != session.Stopped {
				t.Errorf("%s, %s: on record as ended %t, %s\n%s", place, key, s.Ended, s.As, w.kinds(0))
			}
		}
	}
}

func TestStoppingInsteadOfSayingWhereCountsAsTheWorstItCouldBe(t *testing.T) {
	w := newWorld(t)
	r := w.playing()
	r.until(session.Hold)
	r.held = true // the pause has not been written either
	r.keys("f", "7", "x")
	r.on("stopped")
	r.see("numb", "You did not say where")
	r.held = false
	r.settle()
	if s := w.standing(); len(s.Flags) != 1 || s.Flags[0].Level != protocol.Emergency {
		t.Errorf("flags %v\n%s", s.Flags, w.kinds(0))
	}
}

func TestAStopThatCannotBeSavedIsShownAndTriedAgain(t *testing.T) {
	w := newWorld(t)
	r := w.playing()
	r.until(session.Roll)
	w.broken = errDisk
	r.keys("x")
	r.on("stopped")
	r.see("That was the right thing to do.", "Not saved yet: the disk is full.")
	w.broken = nil
	r.wait(3 * time.Second)
	r.see("Saved.")
	if s := w.journal.Sessions()[0]; !s.Ended || s.As != session.Stopped {
		t.Errorf("on record as ended %t, %s", s.Ended, s.As)
	}
}

func TestAnEventThatCannotBeSavedPausesAndKeepsTheStop(t *testing.T) {
	w := newWorld(t)
	r := w.playing()
	r.until(session.Roll)
	before := r.g.player.state
	w.broken = errDisk
	r.keys("t")
	r.on("halt")
	r.see("the disk is full", "STOP")
	if r.g.player.state != before {
		t.Error("what was not recorded took effect")
	}
	r.wait(4 * time.Minute)
	r.on("halt")
	r.keys("r")
	r.on("halt")
	w.broken = nil
	r.keys("r")
	r.on("")
	if p := r.g.player.guidance(); p.Phase != session.Roll || p.Paused != 0 {
		t.Errorf("went on in %s", p.Phase)
	}
	r.agree()
}

// agree fails unless the record says of the session what the screen does.
func (r *rig) agree() {
	r.t.Helper()
	_, state, ok := r.journal.Session(r.g.player.id)
	if !ok || state != r.g.player.state {
		r.t.Errorf("the record is at %+v (%t), the screen at %+v", state, ok, r.g.player.state)
	}
}

func TestWhatTheEngineRefusesIsSaidAndNotRecorded(t *testing.T) {
	w := newWorld(t)
	r := w.playing()
	n := w.journal.Len()
	r.keys("t")
	r.see("A tender spot can be held while you are rolling.")
	if got := w.kinds(n); got != "" {
		t.Errorf("recorded %s", got)
	}
	r.agree()
}

func TestEveryKeyOfThePlayerIsOnRecordWhenItShows(t *testing.T) {
	w := newWorld(t)
	r := w.playing()
	r.until(session.Roll)
	for _, x := range []struct{ key, event string }{{"space", "pause"}, {"space", "resume"}, {"t", "tender-spot"}, {"e", "ease"}, {"s", "skip"}} {
		n := w.journal.Len()
		r.keys(x.key)
		if got := strings.Fields(w.kinds(n)); len(got) == 0 || got[0] != x.event {
			t.Errorf("%s: recorded %v", x.key, got)
		}
		r.agree()
	}
}

func TestEachSensationLeadsWhereTheEngineSays(t *testing.T) {
	for i, x := range protocol.Lowback().Sensations {
		w := newWorld(t)
		r := w.playing()
		r.until(session.Hold)
		r.keys("f")
		r.on("feel")
		r.see("Paused.", "STOP")
		r.keys(feelKeys[i : i+1])
		if r.g.page != nil && r.g.page.name == "where" {
			r.keys("1")
		}
		events := w.kinds(0)
		switch stopped := r.g.page != nil; {
		case !strings.Contains(events, "pause report"):
			t.Errorf("%s: %s", x.ID, events)
		case stopped && w.journal.Sessions()[0].As != session.Stopped:
			t.Errorf("%s: stopped on the screen only", x.ID)
		case !stopped && !strings.Contains(events, "report resume"):
			t.Errorf("%s: did not go on: %s", x.ID, events)
		}
		if r.g.page == nil {
			r.agree()
		}
		r.look()
	}
}

func TestGoingBackFromHowItFeelsGoesOn(t *testing.T) {
	r := newWorld(t).playing()
	r.until(session.Hold)
	r.keys("f", "g")
	r.on("")
	if p := r.g.player.guidance(); p.Paused != 0 {
		t.Error("still paused")
	}
	r.keys("space", "f", "g")
	if p := r.g.player.guidance(); p.Paused == 0 {
		t.Error("a pause of the person's own was ended")
	}
	r.agree()
}

func TestWhatIsFeltAfterTheSessionCountsToo(t *testing.T) {
	w := newWorld(t)
	r := w.playing()
	r.until(session.Hold)
	r.keys("x", "enter")
	for r.g.page.name == "stopped" {
		r.keys("enter")
	}
	r.on("after")
	r.keys("down", "down", "enter")
	r.on("feel")
	r.keys("9", "3")
	r.on("felt")
	r.see("Contact a health service today.")
	if s := w.standing(); len(s.Flags) != 1 || s.Flags[0].Level != protocol.Urgent {
		t.Errorf("flags %v", s.Flags)
	}
	r.keys("enter")
	r.on("suspended")
}

func TestALateTickIsAGapAndNeverTheEnd(t *testing.T) {
	for name, late := range map[string]func(*world){
		"the program stood still": func(w *world) { w.pass(20 * time.Minute) },
		"the computer slept":      func(w *world) { w.reading.Wall.Ms += 20 * 60 * 1000 },
	} {
		w := newWorld(t)
		r := w.playing()
		r.until(session.Roll)
		r.wait(3 * time.Second)
		r.held = true
		late(w)
		r.take(tickMsg{})
		r.on("gap")
		r.see("Unknot did not run for 20 minutes, so the session paused. Resume or end?", "STOP")
		r.held = false
		r.settle()
		r.wait(5 * time.Minute)
		r.on("gap")
		r.keys("r")
		r.on("")
		if p := r.g.player.guidance(); p.Phase != session.Roll || p.Step != 0 {
			t.Errorf("%s: went on in step %d, %s", name, p.Step, p.Phase)
		}
		r.agree()
	}
}

func TestAfterAGapTheSessionCanBeEnded(t *testing.T) {
	w := newWorld(t)
	r := w.playing()
	r.until(session.Roll)
	w.pass(time.Minute)
	r.keys("space") // a key after a gap only wakes
	r.on("gap")
	r.keys("e")
	r.on("after")
	if b, ok := w.journal.Entries()[w.journal.Len()-1].Body.(journal.Ended); !ok || b.As != session.Stopped || b.Because != "interrupted" {
		t.Errorf("ended as %+v", b)
	}
}

func TestAClockSetBackChangesNothing(t *testing.T) {
	r := newWorld(t).playing()
	r.until(session.Roll)
	before := r.g.player.guidance().Left
	r.reading.Wall.Ms -= 3600 * 1000
	r.wait(2 * time.Second)
	r.on("")
	if got := before - r.g.player.guidance().Left; got != 2000 {
		t.Errorf("two seconds took %d ms", got)
	}
}

func TestASessionThatWasKilledIsResumedPausedOrEnded(t *testing.T) {
	for _, phase := range []session.Phase{session.Enter, session.Roll, session.Hold, session.Exit} {
		w := newWorld(t)
		killed := w.playing()
		killed.until(phase)
		at := killed.g.player.state
		w.pass(10 * time.Minute)

		r := w.rig()
		r.on("open")
		r.see("A session was left open.")
		r.keys("r")
		r.on("")
		p := r.g.player.guidance()
		if p.Paused != session.ByGap || p.Step != at.Step() {
			t.Errorf("%s: resumed in step %d, paused %d", phase, p.Step, p.Paused)
		}
		r.see("PAUSED", "STOP")
		r.agree()
		r.wait(time.Minute)
		r.keys("space")
		r.agree()

		w.pass(2 * time.Hour)
		late := w.rig()
		late.on("open")
		if late.g.page.find("r") != nil {
			t.Errorf("%s: resumed after hours", phase)
		}
		late.keys("enter")
		if s := w.journal.Sessions()[0]; !s.Ended || s.As != session.Stopped {
			t.Errorf("%s: on record as ended %t, %s", phase, s.Ended, s.As)
		}
	}
}

func TestAPlanMadeBeforeAFlagCannotBeStarted(t *testing.T) {
	w := newWorld(t)
	w.clear()
	r := w.rig()
	r.keys("space", "p")
	r.on("plan")
	w.record(journal.Screened{Answers: healthy(t, []string{"weight-loss"})}) // on another device
	for range 5 {
		r.keys("enter")
	}
	r.on("suspended")
	if n := len(w.journal.Sessions()); n != 0 {
		t.Errorf("%d sessions", n)
	}
}

func TestTheTerminalGoingAwayStopsAndLeaves(t *testing.T) {
	w := newWorld(t)
	r := w.playing()
	r.until(session.Roll)
	r.take(hangUpMsg{})
	if !r.g.left {
		t.Error("did not leave")
	}
	if s := w.journal.Sessions()[0]; s.As != session.Stopped {
		t.Errorf("on record as %s", s.As)
	}
}

func TestLeavingDoesNotWaitForEverForTheDisk(t *testing.T) {
	r := newWorld(t).playing()
	r.held = true
	r.take(hangUpMsg{})
	if r.g.left {
		t.Fatal("left before anything was saved")
	}
	r.wait(4 * time.Second)
	if !r.g.left {
		t.Error("still here")
	}
}

func TestTheEndCanWaitForTheDisk(t *testing.T) {
	w := newWorld(t)
	r := w.playing()
	r.held = true
	r.wait(13 * time.Minute)
	r.see("That was the whole session.", "STOP")
	r.held = false
	r.work()
	r.wait(time.Second)
	r.on("after")
	if s := w.journal.Sessions()[0]; s.As != session.Completed {
		t.Errorf("on record as %s", s.As)
	}
}

func TestLeavingWhileASessionStartsStopsIt(t *testing.T) {
	w := newWorld(t)
	w.clear()
	r := w.rig()
	r.keys("space", "p")
	r.held = true
	for range 5 {
		r.keys("enter")
	}
	r.take(hangUpMsg{})
	r.held = false
	r.settle()
	if s := w.journal.Sessions(); !r.g.left || len(s) != 1 || s[0].As != session.Stopped {
		t.Errorf("left %t, recorded %s", r.g.left, w.kinds(0))
	}
}
