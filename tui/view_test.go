package tui

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"unknot/engine/journal"
	"unknot/engine/session"
)

// golden compares a screen with the file of its name. With UPDATE=1 in the
// environment it writes the file.
func golden(t *testing.T, name, got string) {
	t.Helper()
	lines := strings.Split(got, "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	got = strings.Join(lines, "\n") + "\n"
	file := filepath.Join("testdata", name+".txt")
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s has changed; look at it, and run with UPDATE=1 when it is right:\n%s", name, got)
	}
}

// bare is a world without colour.
func bare(t *testing.T) *world {
	w := newWorld(t)
	w.env = func(name string) string { return map[string]string{"NO_COLOR": "1"}[name] }
	return w
}

func TestTheScreensLookAsTheyDid(t *testing.T) {
	r := bare(t).playing()
	shot := func(name string, w, h int) {
		t.Helper()
		r.take(size(w, h))
		golden(t, name, r.look())
	}
	shot("enter-80x24", 80, 24)
	shot("enter-60x18", 60, 18)
	r.until(session.Roll)
	r.wait(2 * time.Second)
	shot("roll-80x24", 80, 24)
	r.keys("space")
	shot("paused-60x18", 60, 18)
	r.keys("space", "e")
	shot("eased-60x18", 60, 18)
	r.until(session.Hold)
	r.wait(2 * time.Second)
	shot("hold-60x18", 60, 18)
	r.wait(22 * time.Second)
	shot("hold-asks-120x40", 120, 40)
	shot("small-40x10", 40, 10)
	r.keys("f")
	shot("feel-60x18", 60, 18)
	r.keys("4")
	shot("where-60x18", 60, 18)
	r.keys("3")
	shot("stopped-80x24", 80, 24)
}

func TestTheEmergencyLooksAsItDid(t *testing.T) {
	r := bare(t).rig()
	r.take(size(60, 18))
	r.keys("enter")
	golden(t, "check-60x18", r.look())
	r.keys("y")
	golden(t, "emergency-60x18", r.look())
}

// noticed is a bare world with mornings, activities and something bad.
func noticed(t *testing.T) *world {
	w := bare(t)
	w.mornings(2, 3)
	w.record(journal.Function{Ratings: []journal.Rating{{Activity: "Walk", Score: 5}, {Activity: "Sit", Score: 4}}},
		journal.Adverse{What: journal.OtherEvent, Day: w.Now().Day() - 1, Outcome: journal.Ongoing, Note: "a cramp in the calf, on the left, in the night"})
	w.pass(time.Minute)
	w.clear()
	return w
}

func TestWhatIsNotedLooksAsItDid(t *testing.T) {
	r := noticed(t).rig()
	shot := func(name string, w, h int) {
		t.Helper()
		r.take(size(w, h))
		golden(t, name, r.look())
	}
	shot("today-80x24", 80, 24)
	r.keys("h")
	shot("adverse-what-60x18", 60, 18)
	r.keys("3", "3", "x", "enter", "enter")
	shot("adverse-day-60x18", 60, 18)
	r.keys("esc", "1", "1", "enter", "enter")
	shot("adverse-done-60x18", 60, 18)
	r.keys("b", "l")
	shot("noted-80x24", 80, 24)
	shot("noted-60x18", 60, 18)
	r.keys("3", "9", "enter", "enter", "enter", "enter")
	shot("noted-saved-60x18", 60, 18)
	r.keys("3")
	shot("correct-60x18", 60, 18)
}

// colour finds a colour in what is sent to the terminal.
var colour = regexp.MustCompile(`\x1b\[[0-9;]*\b(3[0-8]|4[0-8]|9[0-7]|10[0-7])\b[0-9;]*m`)

func TestWithoutColourNothingIsColouredAndTheStopStandsOut(t *testing.T) {
	for _, w := range []*world{bare(t), newWorld(t)} {
		r := w.playing()
		raw := r.f.View().Content
		if got, want := colour.MatchString(raw), w.env == nil; got != want {
			t.Errorf("colours in the screen: %t, want %t", got, want)
		}
		stop := raw[strings.LastIndex(raw, "\n"):]
		if w.env != nil && !strings.Contains(stop, "\x1b[1;7m") {
			t.Errorf("the stop control does not stand out: %q", stop)
		}
	}
}

// every window from tiny to large shows the way to stop; the rig checks it at
// each look.
func TestEveryWindowShowsTheStopAndTheTime(t *testing.T) {
	r := newWorld(t).playing()
	r.until(session.Roll)
	for h := 1; h <= 50; h += 3 {
		for w := 8; w <= 200; w += 13 {
			r.take(size(w, h))
		}
	}
	r.take(size(40, 10))
	r.see("Make the window 60 x 18.", "STOP", "█")
	r.keys("x")
	r.on("stopped")
}

func TestTheNumberIsAsLargeAsTheWindowAllows(t *testing.T) {
	for _, x := range []struct{ n, width, height, rows int }{
		{45, 56, 5, 5}, {45, 56, 8, 8}, {120, 56, 20, 13}, {7, 200, 20, 20}, {45, 3, 5, 0},
	} {
		got := bigNumber(x.n, x.width, x.height)
		if len(got) != x.rows {
			t.Errorf("%d in %d x %d takes %d rows, want %d", x.n, x.width, x.height, len(got), x.rows)
		}
		for _, row := range got {
			if ansi.StringWidth(row) > x.width {
				t.Errorf("%d in %d x %d is %d wide", x.n, x.width, x.height, ansi.StringWidth(row))
			}
		}
	}
}

func TestTheStrokeGoesToAndFroAndTheBreathGrowsAndShrinks(t *testing.T) {
	r := newWorld(t).playing()
	at := func(s session.Stroke) int { return strings.Index(ansi.Strip(r.f.stroke(s)), "●") }
	if a, b := at(session.Stroke{Left: 3000, Length: 3000}), at(session.Stroke{Left: 100, Length: 3000}); a >= b {
		t.Errorf("there: from %d to %d", a, b)
	}
	if a, b := at(session.Stroke{Left: 3000, Length: 3000, Back: true}), at(session.Stroke{Left: 100, Length: 3000, Back: true}); a <= b {
		t.Errorf("back: from %d to %d", a, b)
	}
	full := func(b session.Breath) int { return strings.Count(r.f.breath(b), "█") }
	if a, b := full(session.Breath{Left: 4000, Length: 4000}), full(session.Breath{Left: 1, Length: 4000}); a >= b {
		t.Errorf("in: from %d to %d", a, b)
	}
	if a, b := full(session.Breath{Left: 6000, Length: 6000, Out: true}), full(session.Breath{Left: 1, Length: 6000, Out: true}); a <= b {
		t.Errorf("out: from %d to %d", a, b)
	}
}
