package tui

import (
	"bytes"
	"context"
	"io"
	"strings"
	"testing"
	"time"

	"unknot/engine/journal"
	"unknot/engine/session"
)

// A reader is the guide in plain lines, driven by a test.
type reader struct {
	*world
	p   *printer
	out bytes.Buffer
}

func (w *world) reader() *reader {
	g := newGuide(w.options())
	g.open()
	r := &reader{world: w}
	r.p = &printer{g: g, out: &r.out, voice: &voice{}}
	r.settle()
	return r
}

func (r *reader) settle() {
	r.t.Helper()
	r.p.sync()
	for {
		t, ok := r.p.g.next()
		if !ok {
			break
		}
		r.p.g.finish(t, t.run(context.Background()))
		r.p.sync()
	}
	if text := r.out.String(); strings.Contains(text, "⟦") || strings.Contains(text, "{") || strings.Contains(text, "\x1b") {
		r.t.Fatalf("words are missing, or the cursor moves:\n%s", text)
	}
}

func (r *reader) lines(lines ...string) {
	r.t.Helper()
	for _, text := range lines {
		r.p.g.clock()
		r.p.line(strings.TrimSpace(text), text)
		r.settle()
	}
}

func (r *reader) wait(d time.Duration) {
	r.t.Helper()
	for ; d > 0; d -= time.Second / 2 {
		r.pass(time.Second / 2)
		r.p.g.tick()
		r.settle()
	}
}

// reads fails unless the texts were printed in this order.
func (r *reader) reads(texts ...string) {
	r.t.Helper()
	rest := r.out.String()
	for _, text := range texts {
		i := strings.Index(rest, text)
		if i < 0 {
			r.t.Fatalf("%q was not printed, or not in order:\n%s", text, r.out.String())
		}
		rest = rest[i+len(text):]
	}
}

// playingPlain returns a reader in the first step of a session.
func (w *world) playingPlain() *reader {
	w.t.Helper()
	w.clear()
	r := w.reader()
	r.lines("1, 2", "", "", "p", "")
	if !r.p.g.inSession() {
		w.t.Fatalf("no session:\n%s", r.out.String())
	}
	return r
}

func TestPlainLinesCarryEveryInstructionOfThePlanInOrder(t *testing.T) {
	r := newWorld(t).playingPlain()
	g := r.p.g
	var want []string
	steps := g.player.plan.Steps
	for i, x := range steps {
		base := "technique." + string(x.Technique)
		side, other := g.word("side."+x.Side.String()+".name"), g.word("side."+x.Side.Other().String()+".name")
		enter, lead := ".enter", "Step "
		if i > 0 && steps[i-1].Technique == x.Technique {
			enter, lead = ".switch", "Switch sides. Step "
		}
		want = append(want, lead, g.name(x.Technique, x.Side))
		for _, part := range []string{enter, ".roll", ".hold", ".exit"} {
			want = append(want, g.word(base+part, "side", side, "other", other))
		}
	}
	for g.inSession() {
		r.wait(10 * time.Second)
	}
	r.reads(append(want, "This was the last step.", "That was the whole session.", "How is your lower back now?")...)
	r.lines("4", "", "not bad", "", "")
	last := r.journal.Entries()[r.journal.Len()-1]
	if b, ok := last.Body.(journal.After); !ok || b.Pain != 4 || b.Note != "not bad" {
		t.Errorf("the last entry is %v", last)
	}
	if !g.left {
		t.Error("the program goes on")
	}
}

func TestPlainLinesDoNotTalkEverySecond(t *testing.T) {
	r := newWorld(t).playingPlain()
	r.out.Reset()
	r.wait(100 * time.Second)
	if n := strings.Count(r.out.String(), "\n"); n > 12 {
		t.Errorf("%d lines in 100 seconds:\n%s", n, r.out.String())
	}
}

func TestPlainLinesAskTheWholeCheck(t *testing.T) {
	w := newWorld(t)
	r := w.reader()
	r.lines("", "o", "o", "o", "o", "o", "o", "o", "41", "2", "n", "", "n", "w", "n", "n", "none", "1,3")
	r.reads("Page 1 of 8", "none of these", "q: Leave", "Page 2 of 8", "b: Back", "How old are you?\nType a number from 0 to 120.", "Page 8 of 8", "What we changed")
	s := w.standing()
	g := r.p.g
	i, _ := g.pack.Item("injury-sites")
	if sites, ok := g.questions().GetSites(&s.Answers, i); !ok || sites != 0b101 {
		t.Errorf("the sites are %b", sites)
	}
}

func TestAnEmptyLineIsNoAnswer(t *testing.T) {
	w := newWorld(t)
	w.clear()
	w.pass(48 * time.Hour)
	r := w.reader()
	r.lines("", "maybe", "")
	if r.p.g.page.open() != 0 {
		t.Errorf("answered:\n%s", r.out.String())
	}
	r.reads("Type y for yes", "That is not one of the answers.")
	r.lines("n", "y")
	r.reads("Get emergency help now.", "112", "You said:")
}

func TestPlainLinesStopFromEveryPage(t *testing.T) {
	for _, before := range [][]string{{}, {"p"}, {"f"}, {"f", "4"}} {
		w := newWorld(t)
		r := w.playingPlain()
		r.wait(45 * time.Second)
		r.lines(append(before, "x")...)
		r.reads("That was the right thing to do.")
		if s := w.journal.Sessions()[0]; s.As != session.Stopped {
			t.Errorf("%v: on record as %s", before, s.As)
		}
	}
}

func TestPlainLinesSayWhereWeAre(t *testing.T) {
	r := newWorld(t).playingPlain()
	r.wait(10 * time.Second)
	r.lines("?", "hm", "p", "")
	r.reads("Step 1 of", "seconds left here", "Type a letter", "Paused.")
}

func TestTheEndOfTheInputPausesASession(t *testing.T) {
	w := newWorld(t)
	r := w.playingPlain()
	r.p.inputEnded()
	r.settle()
	r.reads("The input has ended. The session is paused.")
	if !r.p.g.left || w.standing().Open == nil || !strings.HasSuffix(w.kinds(0), "pause") {
		t.Errorf("left %t, recorded %s", r.p.g.left, w.kinds(0))
	}
	again := w.reader()
	again.reads("A session was left open.", "r: Resume", "e: End the session")
}

// TestPlainLinesFromAPipe runs the whole of Run, goroutines and all.
func TestPlainLinesFromAPipe(t *testing.T) {
	w := newWorld(t)
	w.clear()
	o := w.options()
	var out bytes.Buffer
	o.In, o.Out, o.Plain, o.Tick = strings.NewReader("1\n\n\np\n\n"), &out, true, time.Millisecond
	if err := Run(context.Background(), o); err != nil {
		t.Fatal(err)
	}
	if text := out.String(); !strings.Contains(text, "The session is paused. Start unknot roll again") {
		t.Errorf("said:\n%s", text)
	}
}

func TestACancelledRunStopsTheSession(t *testing.T) {
	w := newWorld(t)
	w.clear()
	in, feed := io.Pipe()
	ctx, cancel := context.WithCancel(context.Background())
	o := w.options()
	o.In, o.Out, o.Plain, o.Tick = in, io.Discard, true, time.Millisecond
	done := make(chan error)
	go func() { done <- Run(ctx, o) }()
	for _, text := range []string{"1\n", "\n", "\n", "p\n", "\n", "?\n", "?\n"} {
		if _, err := feed.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	cancel()
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	if s := w.journal.Sessions(); len(s) != 1 || s[0].As != session.Stopped {
		t.Errorf("on record: %s", w.kinds(0))
	}
}
